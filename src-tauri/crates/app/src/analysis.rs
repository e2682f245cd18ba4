//! Everything for an analysis: one CSV file for each table, typed, with a dictionary of
//! every column.
//!
//! Other than the tables for a reader (see [`crate::tables`]), these keep the codes of
//! closed lists, name every record by its id, are all there even where they are empty,
//! and carry what a lead would otherwise have to compute. What is *mine* is in none of
//! them; whether a row may go to the region stands in the row.

mod computed;
mod dictionary;
mod records;
mod words;

use crate::error::Error;
use crate::tables::for_whom::{self, marked};
use crate::tables::shown::Shown;
use crate::tables::{not_written, write_folder};
use crate::trellis::Trellis;
use crate::view::transfer::{TableQuery, TablesWritten};
use std::collections::BTreeMap;
use std::path::Path;
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;
use trellis_domain::pack::Component;
use trellis_domain::words::Audience;
use trellis_exchange::tables::{Cell, Table, about, csv};
use trellis_store::table::practitioner::PractitionerRow;

/// How the name of every table begins: a file that leaves its folder still says for whom
/// it is.
const PREFIX: &str = "support_team_";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Text,
    Id,
    Integer,
    Decimal,
    Boolean,
    Date,
    Time,
}

impl Holds {
    /// As the dictionary says it.
    const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Id => "id",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Time => "time",
        }
    }

    /// As a database calls it.
    const fn sql(self) -> &'static str {
        match self {
            Self::Text | Self::Id => "VARCHAR",
            Self::Integer => "BIGINT",
            Self::Decimal => "DOUBLE",
            Self::Boolean => "BOOLEAN",
            Self::Date => "DATE",
            Self::Time => "TIME",
        }
    }
}

/// A column, as the dictionary explains it.
struct Column {
    name: String,
    holds: Holds,
    unit: &'static str,
    meaning: String,
    /// Code and word of a closed list.
    allowed: Vec<(&'static str, &'static str)>,
    /// Where it comes from: a field of a record, or how it is computed.
    source: String,
}

/// A table with its columns and rows.
struct Sheet {
    name: String,
    meaning: String,
    /// The widest audience of its rows.
    audience: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

/// What every table is made from.
struct Source<'t> {
    trellis: &'t Trellis,
    shown: Shown,
    authors: BTreeMap<AuthorKey, String>,
    components: Vec<Component>,
}

impl Trellis {
    /// Writes everything that the support team may read for an analysis, into a new
    /// folder whose name says for whom it is: these regions, or all of them and what
    /// belongs to none where none is named.
    ///
    /// # Errors
    /// Where a region is gone, something is there already, or it cannot be written.
    pub fn export_analysis(&self, regions: &[Id], to: &Path) -> Result<TablesWritten, Error> {
        for region in regions {
            self.get_region(*region)?;
        }
        let to = marked(to, Audience::Team)?;
        let ask = TableQuery {
            regions: regions.to_vec(),
            audience: Audience::Team,
        };
        let source = Source {
            trellis: self,
            shown: Shown::read_each(self, &ask)?,
            authors: self.names_of_authors()?,
            components: self.binder.components(),
        };
        let mut sheets = source.records();
        sheets.extend(source.computed(regions)?);
        let names: Vec<String> = self.names_of(regions)?;
        let cover = words::cover(self.today(), &names, &sheets);
        let mut files = vec![
            ("README.txt".to_owned(), about(&cover)),
            ("duckdb.sql".to_owned(), words::duckdb(&sheets).into_bytes()),
        ];
        let mut tables = vec![("data-dictionary".to_owned(), dictionary::table(&sheets))];
        let mut rows = 0;
        for sheet in sheets {
            rows += sheet.rows.len();
            let table = Table {
                headings: sheet.columns.into_iter().map(|it| it.name).collect(),
                name: sheet.name,
                rows: sheet.rows,
            };
            tables.push((format!("{PREFIX}{}", table.name), table));
        }
        let count = tables.len() - 1;
        for (name, table) in tables {
            let bytes = csv(&table, None).map_err(|error| not_written(&error))?;
            files.push((format!("{name}.csv"), bytes));
        }
        write_folder(&to, &files)?;
        Ok(TablesWritten {
            path: to.display().to_string(),
            tables: u32::try_from(count).unwrap_or(u32::MAX),
            rows: u32::try_from(rows).unwrap_or(u32::MAX),
            sentence: format!(
                "{} README.txt says how to open it.",
                for_whom::sentence(Audience::Team)
            ),
        })
    }

    fn names_of(&self, regions: &[Id]) -> Result<Vec<String>, Error> {
        regions
            .iter()
            .map(|region| self.region_name(Some(*region)))
            .collect()
    }

    /// The practitioner of every installation that wrote something, where their name is
    /// known.
    fn names_of_authors(&self) -> Result<BTreeMap<AuthorKey, String>, Error> {
        let mut names = BTreeMap::new();
        for author in self.reading().authors()? {
            let holder = if author == self.author() {
                Some(self.founding().holder)
            } else {
                self.reading().find_holder(author)?
            };
            let row = match holder {
                Some(holder) => PractitionerRow::find(self.reading(), holder)?,
                None => None,
            };
            if let Some(name) = row.and_then(|row| row.name) {
                names.insert(author, name);
            }
        }
        Ok(names)
    }
}
