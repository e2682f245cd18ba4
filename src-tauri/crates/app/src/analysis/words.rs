//! What lies beside the tables: how to open them.

use super::{PREFIX, Sheet};
use crate::tables::for_whom;
use crate::words::listed;
use chrono::NaiveDate;
use std::fmt::Write;
use trellis_domain::calendar::short_date;
use trellis_domain::words::Audience;
use trellis_exchange::tables::Cover;

/// README.txt.
pub(super) fn cover(today: NaiveDate, regions: &[String], sheets: &[Sheet]) -> Cover {
    let names: Vec<&str> = regions.iter().map(String::as_str).collect();
    let regions = match names.as_slice() {
        [] => "All regions, and what belongs to none.".to_owned(),
        names => format!("{}.", listed(names)),
    };
    let mut lines = vec![
        format!("Written on {}. {regions}", short_date(today)),
        for_whom::sentence(Audience::Team).to_owned(),
        "Nothing that is somebody's own (mine) is in it. Whether a row may go to a region stands in its column audience.".to_owned(),
        String::new(),
        "WHAT IS HERE".to_owned(),
        "data-dictionary.csv explains every column of every table: type, unit, meaning, allowed values, where it comes from.".to_owned(),
        "duckdb.sql opens all tables in DuckDB with their types.".to_owned(),
        String::new(),
    ];
    lines.extend(sheets.iter().map(|sheet| {
        format!(
            "{PREFIX}{}.csv ({} rows): {}",
            sheet.name,
            sheet.rows.len(),
            sheet.meaning
        )
    }));
    let how = [
        "",
        "HOW IT IS WRITTEN",
        "CSV as in RFC 4180, UTF-8 with a byte order mark. Days are year-month-day, times hours:minutes, yes and no are true and false, nothing written is empty.",
        "Ids are texts; the column id of one table is named by columns of others (contact, goal, visit …).",
        "Codes of closed lists stand as they are kept; the dictionary gives their words.",
        "A text that begins with = + - or @ has an apostrophe before it, so that no spreadsheet runs it. Take the apostrophe off where you need the text as it was.",
        "Texts may hold several lines.",
        "",
        "HOW TO OPEN IT",
        "DuckDB, in this folder:",
        "  .read duckdb.sql",
        "  SUMMARIZE dose_by_mode;",
        "  or a single file, types found by looking: FROM read_csv('support_team_contact.csv');",
        "  (a text that looks like a number is then taken for one; duckdb.sql has the types of the dictionary)",
        "R:",
        "  contact <- read.csv(\"support_team_contact.csv\", fileEncoding = \"UTF-8-BOM\", na.strings = \"\")",
        "  or with readr: contact <- readr::read_csv(\"support_team_contact.csv\")",
        "Excel:",
        "  Open a file with a double click, or take it in with Data, From Text/CSV, which keeps long texts and lets you choose the type of each column.",
        "",
        "WHAT TO KNOW",
        "Components and domains overlap: their minutes add up to more than the contacts have. Modes and quarters add up.",
        "A contact with something in same_as is a twin: it stands behind the other one. Leave it out of counts; the tables by quarter do.",
        "Contacts without a day are in the table of contacts, and in none by quarter.",
        "Contacts without minutes count as contacts; how many they are stands beside the minutes.",
        "Numbers of one region do not rank it: regions begin at different times and with different support.",
        "Trellis is not affiliated with or endorsed by Triple P. No client or family records belong in it.",
    ];
    lines.extend(how.map(str::to_owned));
    Cover {
        title: "Trellis, for analysis".to_owned(),
        lines,
        mark: for_whom::mark(Audience::Team).map(str::to_owned),
    }
}

/// Every table with the types of the dictionary, as SQL that a database can run.
pub(super) fn duckdb(sheets: &[Sheet]) -> String {
    let mut sql = format!(
        "-- {}\n-- In this folder: duckdb analysis.duckdb \".read duckdb.sql\"\n",
        for_whom::mark(Audience::Team).unwrap_or_default()
    );
    for sheet in sheets {
        let _ = write!(
            sql,
            "CREATE OR REPLACE TABLE \"{}\" AS FROM read_csv('{PREFIX}{}.csv', header = true, delim = ',', quote = '\"', escape = '\"', columns = {{",
            sheet.name, sheet.name
        );
        for (at, column) in sheet.columns.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            let _ = write!(sql, "{comma}'{}': '{}'", column.name, column.holds.sql());
        }
        sql.push_str("});\n");
    }
    sql
}
