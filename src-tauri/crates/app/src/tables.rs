//! Everything that is kept, as tables for a spreadsheet.
//!
//! Tables follow from the declarations of the nouns, and so does who may read them: a
//! record that is for fewer people than the file is in no table, and its name in no cell.

mod cells;
pub(crate) mod for_whom;
pub(crate) mod names;
pub(crate) mod shown;
pub(crate) mod words;

use crate::error::Error;
use crate::plans::export::write_whole;
use crate::trellis::Trellis;
use crate::view::transfer::{TableQuery, TablesWritten};
use crate::words::listed;
use for_whom::marked;
use shown::Shown;
use std::path::Path;
use trellis_domain::calendar::short_date;
use trellis_exchange::tables::{
    Cell, Cover, LONGEST_TEXT, NotWritten, Table, files, packed, workbook,
};

impl Trellis {
    /// Everything that this audience may read, as tables in the order a reader meets
    /// them. Empty tables are left out.
    ///
    /// # Errors
    /// Where a region is gone, or the workbook cannot be read.
    pub(crate) fn tables(&self, ask: &TableQuery) -> Result<Vec<Table>, Error> {
        for region in &ask.regions {
            self.get_region(*region)?;
        }
        let shown = Shown::read(self, ask)?;
        let tables = shown.nouns().map(|noun| self.table_of(noun, &shown));
        let mut tables: Vec<Table> = tables.collect();
        tables.retain(|table| !table.rows.is_empty());
        Ok(tables)
    }

    /// Writes everything that this audience may read: an Excel workbook where the name
    /// ends with `.xlsx`, CSV files in one packed file for `.zip`, and in a folder
    /// otherwise. A name that does not say for whom it is, where that is not the region,
    /// is made to.
    ///
    /// # Errors
    /// Where a region is gone, something is there already that would be lost, or it
    /// cannot be written.
    pub fn export_tables(&self, ask: &TableQuery, to: &Path) -> Result<TablesWritten, Error> {
        let to = marked(to, ask.audience)?;
        let tables = self.tables(ask)?;
        let cover = self.cover(ask, &tables)?;
        let mut sentence = for_whom::sentence(ask.audience).to_owned();
        let prefix = for_whom::prefix(ask.audience);
        match ending(&to).as_str() {
            "xlsx" => {
                let bytes = workbook(Some(&cover), &tables).map_err(|error| not_written(&error))?;
                write_whole(&to, &bytes)?;
                sentence.push_str(&cut_short(&tables));
            }
            "zip" => {
                let bytes = packed(&cover, &tables, prefix).map_err(|error| not_written(&error))?;
                write_whole(&to, &bytes)?;
            }
            _ => {
                let files = files(&cover, &tables, prefix).map_err(|error| not_written(&error))?;
                write_folder(&to, &files)?;
            }
        }
        Ok(TablesWritten {
            path: to.display().to_string(),
            tables: count(tables.len()),
            rows: count(tables.iter().map(|table| table.rows.len()).sum()),
            sentence,
        })
    }

    fn cover(&self, ask: &TableQuery, tables: &[Table]) -> Result<Cover, Error> {
        let mut names = Vec::new();
        for region in &ask.regions {
            names.push(self.region_name(Some(*region))?);
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let regions = match names.as_slice() {
            [] => "All regions, and what belongs to none.".to_owned(),
            names => format!("{}.", listed(names)),
        };
        let mut lines = vec![
            format!("Written on {}.", short_date(self.today())),
            regions,
            for_whom::sentence(ask.audience).to_owned(),
            "Days are written year-month-day. The last column names the record.".to_owned(),
        ];
        lines.extend(
            tables
                .iter()
                .map(|table| format!("{}: {}", table.name, table.rows.len())),
        );
        Ok(Cover {
            title: "Tables from Trellis".to_owned(),
            lines,
            mark: for_whom::mark(ask.audience).map(str::to_owned),
        })
    }
}

/// Excel’s cells hold less than a note may.
fn cut_short(tables: &[Table]) -> String {
    let is_long = |cell: &&Cell| {
        matches!(cell, Cell::Text(text) if text.len() > LONGEST_TEXT
            && text.encode_utf16().count() > LONGEST_TEXT)
    };
    let rows = tables.iter().flat_map(|table| &table.rows);
    match rows.flatten().filter(is_long).count() {
        0 => String::new(),
        1 => " One text is longer than a cell of Excel can hold and ends with “…”; a CSV file has it whole.".to_owned(),
        many => format!(" {many} texts are longer than a cell of Excel can hold and end with “…”; a CSV file has them whole."),
    }
}

/// Writes files into a folder of their own, all or none.
pub(crate) fn write_folder(to: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    let is_taken =
        to.is_file() || std::fs::read_dir(to).is_ok_and(|mut entries| entries.next().is_some());
    if is_taken {
        return Err(Error::new(
            format!("Something lies at {} already", to.display()),
            "Name a new or an empty folder.",
        ));
    }
    let beside = to.with_extension("part");
    let write = || -> Result<(), Error> {
        make(&beside)?;
        for (name, bytes) in files {
            write_whole(&beside.join(name), bytes)?;
        }
        if to.is_dir() {
            // It is empty; not every system lets a folder take the place of another.
            std::fs::remove_dir(to).map_err(|error| no_folder(to, error))?;
        }
        std::fs::rename(&beside, to).map_err(|error| no_folder(to, error))
    };
    let written = write();
    if written.is_err() {
        // What is half-written is of no use to anybody.
        let _ = std::fs::remove_dir_all(&beside);
    }
    written
}

fn make(folder: &Path) -> Result<(), Error> {
    std::fs::create_dir(folder).map_err(|error| no_folder(folder, error))
}

fn no_folder(folder: &Path, error: std::io::Error) -> Error {
    Error::new(
        format!("The folder {} could not be made", folder.display()),
        "Choose another place, or make the folder above it first.",
    )
    .caused_by(error)
}

/// The ending of a name, in small letters.
pub(crate) fn ending(to: &Path) -> String {
    to.extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

/// Whether a single table is to be CSV, by the name of its file.
pub(crate) fn is_csv(to: &Path) -> Result<bool, Error> {
    match ending(to).as_str() {
        "csv" => Ok(true),
        "xlsx" => Ok(false),
        _ => Err(Error::new(
            format!("“{}” is neither .csv nor .xlsx", to.display()),
            "Give the file a name that ends with one of them.",
        )),
    }
}

pub(crate) fn not_written(error: &NotWritten) -> Error {
    Error::new(error.to_string(), format!("{}.", error.remedy()))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
