//! Typed reads of the projection, one file per noun.
//!
//! Rows hold what the projection holds: winners only, every column optional,
//! nothing of deleted records. What a row means is for `app` to say.

mod column;

pub mod action;
pub mod activity_use;
pub mod adherence_reason;
pub mod adopted_pack;
pub mod adopting_agency;
pub mod adoption;
pub mod agency;
pub mod agenda_line;
pub mod agreed_plan;
pub mod answer;
pub mod assessed_item;
pub mod assessment;
pub mod assessment_part;
pub mod attached_file;
pub mod attendance;
pub mod barrier;
pub mod card;
pub mod component_use;
pub mod connection;
pub mod contact;
pub mod contact_cell;
pub mod cycle;
pub mod domain_stage;
pub mod dose;
pub mod due_date;
pub mod every;
pub mod goal;
pub mod group_event;
pub mod handover;
pub mod index_score;
pub mod local_copy;
pub mod material;
pub mod measurement;
pub mod milestone;
pub mod note;
pub mod observation;
pub mod onboarding_step;
pub mod organization_answer;
pub mod own_answer;
pub mod own_item;
pub mod participant_answer;
pub mod person;
pub mod pivot;
pub mod plan_line;
pub mod practitioner;
pub mod presence;
pub mod reflection;
pub mod region;
pub mod seat;
pub mod stage_move;
pub mod success;
pub mod support_plan;
pub mod tier_agreement;
pub mod vote_round;

/// Declares a row: its struct, and a `select` that takes what stands after `WHERE`.
macro_rules! rows {
    ($(#[$doc:meta])* $row:ident in $table:literal { $($field:ident: $type:ty,)+ }) => {
        $(#[$doc])*
        ///
        /// The columns are explained in `schema.sql`.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each column is explained in schema.sql and in domain::noun")]
        pub struct $row {
            pub id: trellis_domain::id::Id,
            pub contested: bool,
            pub made_by: Option<trellis_domain::change::AuthorKey>,
            pub made_at: Option<i64>,
            pub changed_at: Option<i64>,
            $(pub $field: Option<$type>,)+
        }

        impl $row {
            fn select(
                reading: crate::Reading<'_>,
                condition: &str,
                parameters: impl rusqlite::Params,
            ) -> Result<Vec<Self>, crate::Error> {
                const COLUMNS: &str = concat!(
                    "SELECT id, contested, made_by, made_at, changed_at",
                    $(", \"", stringify!($field), "\"",)+
                    " FROM \"", $table, "\" WHERE hidden = 0 AND ",
                );
                use crate::table::column::Column;
                let mut statement =
                    reading.connection().prepare_cached(&format!("{COLUMNS}{condition}"))?;
                let rows = statement.query_map(parameters, |row| {
                    let mut at = 5..;
                    Ok(Self {
                        id: Column::read(row, 0)?.unwrap_or(trellis_domain::id::Id::from_bytes([0; 16])),
                        contested: row.get(1)?,
                        made_by: Column::read(row, 2)?,
                        made_at: row.get(3)?,
                        changed_at: row.get(4)?,
                        $($field: Column::read(row, at.next().unwrap_or_default())?,)+
                    })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            }

            /// The record with this id, unless it is deleted or unknown.
            ///
            /// # Errors
            /// Where the workbook cannot be read.
            pub fn find(
                reading: crate::Reading<'_>,
                id: trellis_domain::id::Id,
            ) -> Result<Option<Self>, crate::Error> {
                Ok(Self::select(reading, "id = ?1", [id.as_bytes()])?.pop())
            }
        }
    };
}
pub(crate) use rows;

/// Declares a listing: its name, its condition with `?1` for one id, and the order.
macro_rules! list_by_id {
    ($(#[$doc:meta])* $row:ident::$name:ident, $condition:expr) => {
        impl $row {
            $(#[$doc])*
            ///
            /// # Errors
            /// Where the workbook cannot be read.
            pub fn $name(
                reading: crate::Reading<'_>,
                of: trellis_domain::id::Id,
            ) -> Result<Vec<Self>, crate::Error> {
                Self::select(reading, $condition, [of.as_bytes()])
            }
        }
    };
}
pub(crate) use list_by_id;

/// Declares a listing by one id (`?1`) and a first day (`?2`).
macro_rules! list_since {
    ($(#[$doc:meta])* $row:ident::$name:ident, $condition:expr) => {
        impl $row {
            $(#[$doc])*
            ///
            /// # Errors
            /// Where the workbook cannot be read.
            pub fn $name(
                reading: crate::Reading<'_>,
                of: trellis_domain::id::Id,
                since: chrono::NaiveDate,
            ) -> Result<Vec<Self>, crate::Error> {
                let parameters = rusqlite::params![of.as_bytes(), since.to_string()];
                Self::select(reading, $condition, parameters)
            }
        }
    };
}
pub(crate) use list_since;

/// What a record travels with, where the workbook knows the record. Deleted records
/// answer too: an edit of one that is being restored needs it.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn scope_of(
    reading: crate::Reading<'_>,
    noun: &'static trellis_domain::noun::Noun,
    record: trellis_domain::id::Id,
) -> Result<Option<trellis_domain::change::Scope>, crate::Error> {
    use column::Column;
    let mut statement = reading.connection().prepare_cached(&format!(
        "SELECT scope_tag, scope_of FROM \"{}\" WHERE id = ?1",
        noun.name
    ))?;
    let mut rows = statement.query([record.as_bytes()])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let tag = i64::read(row, 0)?.and_then(|tag| u8::try_from(tag).ok());
    let of = trellis_domain::id::Id::read(row, 1)?;
    Ok(tag
        .zip(of)
        .and_then(|(tag, of)| trellis_domain::change::Scope::from_tag(tag, of)))
}

/// Whether a record is deleted, itself or with what owns it. One that was never
/// written is not.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn is_deleted(
    reading: crate::Reading<'_>,
    noun: &'static trellis_domain::noun::Noun,
    record: trellis_domain::id::Id,
) -> Result<bool, crate::Error> {
    let sql = format!(
        "SELECT 1 FROM \"{}\" WHERE id = ?1 AND hidden <> 0",
        noun.name
    );
    let mut statement = reading.connection().prepare_cached(&sql)?;
    Ok(statement.exists([record.as_bytes()])?)
}
