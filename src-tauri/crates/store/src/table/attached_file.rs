//! Photos, sheets and files kept with a region.

use crate::table::rows;
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};
use trellis_domain::id::Id;

rows! {
    /// Photos, sheets and files kept with a region.
    AttachedFileRow in "attached_file" {
        region: Id,
        visit: Id,
        audience: String,
        file_name: String,
        media_type: String,
        content_hash: String,
        bytes: i64,
        described: String,
        taken_on: NaiveDate,
        position: String,
    }
}

/// A file that was deleted and whose bytes are still here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedFileRow {
    /// The record.
    pub id: Id,
    /// What it is called.
    pub file_name: Option<String>,
    /// How many bytes.
    pub bytes: Option<i64>,
}

// A file whose bytes were erased is no file any more, whether or not it was deleted.
impl AttachedFileRow {
    /// The files of a region, in order.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn of_region(reading: crate::Reading<'_>, region: Id) -> Result<Vec<Self>, crate::Error> {
        Self::select(
            reading,
            "region = ?1 AND content_hash IS NOT NULL ORDER BY position, id",
            [region.as_bytes()],
        )
    }

    /// The files of a visit, in order.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn of_visit(reading: crate::Reading<'_>, visit: Id) -> Result<Vec<Self>, crate::Error> {
        Self::select(
            reading,
            "visit = ?1 AND content_hash IS NOT NULL ORDER BY position, id",
            [visit.as_bytes()],
        )
    }

    /// The files that hold these bytes.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn of_bytes(reading: crate::Reading<'_>, hash: &str) -> Result<Vec<Self>, crate::Error> {
        Self::select(reading, "content_hash = ?1 ORDER BY position, id", [hash])
    }

    /// Deleted files of a region whose bytes no other file of the workbook holds, each
    /// once.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn deleted_of_region(
        reading: crate::Reading<'_>,
        region: Id,
    ) -> Result<Vec<DeletedFileRow>, crate::Error> {
        use crate::table::column::Column;
        let mut statement = reading.connection().prepare_cached(
            "SELECT id, file_name, bytes FROM attached_file gone
             WHERE region = ?1 AND hidden <> 0 AND content_hash IS NOT NULL
               AND EXISTS (SELECT 1 FROM attachment WHERE hash = unhex(gone.content_hash))
               AND NOT EXISTS (SELECT 1 FROM attached_file other
                               WHERE other.content_hash = gone.content_hash
                                 AND (other.hidden = 0 OR other.id < gone.id))
             ORDER BY position, id",
        )?;
        let rows = statement.query_map([region.as_bytes()], |row| {
            Ok(DeletedFileRow {
                id: Column::read(row, 0)?.unwrap_or(Id::from_bytes([0; 16])),
                file_name: Column::read(row, 1)?,
                bytes: Column::read(row, 2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Deleted files that hold these bytes.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn deleted_of_bytes(
        reading: crate::Reading<'_>,
        hash: &str,
    ) -> Result<Vec<Id>, crate::Error> {
        use crate::table::column::Column;
        let mut statement = reading.connection().prepare_cached(
            "SELECT id FROM attached_file WHERE content_hash = ?1 AND hidden <> 0 ORDER BY id",
        )?;
        let rows = statement.query_map([hash], |row| Column::read(row, 0))?;
        let ids: Vec<Option<Id>> = rows.collect::<Result<_, _>>()?;
        Ok(ids.into_iter().flatten().collect())
    }

    /// What a file is called and the name of its bytes, deleted or not.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn bytes_of(
        reading: crate::Reading<'_>,
        id: Id,
    ) -> Result<Option<(Option<String>, String)>, crate::Error> {
        let mut statement = reading.connection().prepare_cached(
            "SELECT file_name, content_hash FROM attached_file
             WHERE id = ?1 AND content_hash IS NOT NULL",
        )?;
        let found =
            statement.query_row(params![id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(found.optional()?)
    }
}
