//! Files for other programs.

use super::{find_region, plain};
use crate::ask::export::{ExportVerb, Tables};
use crate::say::Answer;
use serde_json::json;
use std::path::Path;
use trellis_app::view::transfer::{LogOut, TableQuery, TablesWritten};
use trellis_app::{Error, Trellis};

pub fn answer(trellis: &Trellis, ask: ExportVerb) -> Result<Answer, Error> {
    match ask {
        ExportVerb::Ics {
            out,
            region,
            for_the_team,
        } => {
            let region = match region {
                Some(region) => Some(find_region(trellis, &region)?.id),
                None => None,
            };
            let (dates, holds) = if for_the_team {
                let dates = trellis.write_team_calendar_file(&out)?;
                (dates, "for the support team only")
            } else {
                let dates = trellis.write_calendar_file(region, &out)?;
                (dates, "nothing but what may print")
            };
            let counted = match dates {
                1 => "1 date".to_owned(),
                dates => format!("{dates} dates"),
            };
            Ok(Answer::new(
                format!(
                    "Calendar exported: {counted}, {holds}.\nIt lies at {}.",
                    out.display()
                ),
                json!({ "calendar": out, "dates": dates }),
            ))
        }
        ExportVerb::Csv(ask) => {
            if is_workbook(&ask.out) {
                return Err(Error::new(
                    format!("{} is the name of a workbook", ask.out.display()),
                    "Name a folder or a .zip file, or use `export xlsx`.",
                ));
            }
            tables(trellis, &ask)
        }
        ExportVerb::Xlsx(ask) => {
            if !is_workbook(&ask.out) {
                return Err(Error::new(
                    format!("{} is not the name of a workbook", ask.out.display()),
                    "Give the file a name that ends with .xlsx.",
                ));
            }
            tables(trellis, &ask)
        }
        ExportVerb::Analysis { out, region } => {
            let mut regions = Vec::new();
            for region in &region {
                regions.push(find_region(trellis, region)?.id);
            }
            let written = trellis.export_analysis(&regions, &out)?;
            Ok(told(&written))
        }
        ExportVerb::Log {
            like,
            from,
            with_imported,
            tables: ask,
        } => {
            let mapping = trellis.columns_like(&like)?;
            let out = LogOut {
                query: query(trellis, &ask)?,
                from,
                with_imported,
            };
            let written = trellis.export_log(&mapping, &out, &ask.out)?;
            let text = format!("{}\nIt lies at {}.", written.sentence, written.path);
            Ok(Answer::new(text, plain(&written)))
        }
    }
}

fn is_workbook(out: &Path) -> bool {
    out.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

fn query(trellis: &Trellis, ask: &Tables) -> Result<TableQuery, Error> {
    let mut query = TableQuery {
        regions: Vec::new(),
        audience: ask.audience.into(),
    };
    for region in &ask.region {
        query.regions.push(find_region(trellis, region)?.id);
    }
    Ok(query)
}

fn tables(trellis: &Trellis, ask: &Tables) -> Result<Answer, Error> {
    let written = trellis.export_tables(&query(trellis, ask)?, &ask.out)?;
    Ok(told(&written))
}

fn told(written: &TablesWritten) -> Answer {
    let TablesWritten {
        path,
        tables,
        rows,
        sentence,
    } = written;
    let text =
        format!("Tables exported: {tables}, with {rows} rows. {sentence}\nThey lie at {path}.");
    Answer::new(text, plain(written))
}
