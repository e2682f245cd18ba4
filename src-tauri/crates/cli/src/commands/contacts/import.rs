//! Taking in a log that was kept elsewhere.

use crate::ask::contacts::Import;
use crate::commands::{find_region, plain};
use crate::say::Answer;
use std::fmt::Write;
use trellis_app::view::transfer::{LogCounts, LogPreview, LogRowNote};
use trellis_app::{Error, Trellis};
use trellis_domain::log_file::{LEAVE_OUT, LogColumn, LogField, LogMapping, LogWord};
use trellis_domain::words::DayStyle;

pub fn answer(trellis: &mut Trellis, ask: &Import) -> Result<Answer, Error> {
    let first = trellis.look_over_log(&ask.file, None)?;
    let mapping = corrected(trellis, first.mapping, ask)?;
    let preview = trellis.look_over_log(&ask.file, Some(&mapping))?;
    if ask.dry_run || !preview.missing.is_empty() {
        return Ok(dry(&preview));
    }
    let done = trellis.import_log(&ask.file, &preview.mapping)?;
    let mut text = format!("{}\n", done.sentence);
    tell(&mut text, &done.bad);
    tell(&mut text, &preview.notes);
    Ok(Answer {
        text,
        is_bad_news: !done.bad.is_empty(),
        json: plain(&done),
    })
}

/// The mapping with what was said on the command line.
fn corrected(
    trellis: &Trellis,
    mut mapping: LogMapping,
    ask: &Import,
) -> Result<LogMapping, Error> {
    for said in &ask.map {
        let (column, code) = parted(said, "--map", "Date=date")?;
        let field = LogField::from_code(code).ok_or_else(|| {
            Error::new(
                format!("“{code}” is nothing that a column can be taken for"),
                "Write one such as date, minutes, about, component:CPC1 or leave_out.",
            )
        })?;
        // What had this before has it no more.
        for other in &mut mapping.columns {
            if other.field == field {
                other.field = LogField::LeaveOut;
            }
        }
        let column = find_column(&mut mapping, column)?;
        column.field = field;
        column.words.clear();
        column.days = None;
    }
    for said in &ask.days {
        let (column, code) = parted(said, "--days", "Date=day_first")?;
        let style = DayStyle::from_code(code).ok_or_else(|| {
            Error::new(
                format!("“{code}” is no way to write days"),
                "Write one of iso, month_first, month_first_short, day_first, \
                 day_first_short, dots, named and serial.",
            )
        })?;
        find_column(&mut mapping, column)?.days = Some(style);
    }
    for said in &ask.word {
        let (column, code) = parted(said, "--word", "Mode:F2F=in_person")?;
        let (column, theirs) = column.split_once(':').ok_or_else(|| {
            Error::new(
                format!("“{said}” does not say which column the word is of"),
                "Write --word as COLUMN:WORD=CODE, such as Mode:F2F=in_person.",
            )
        })?;
        let column = find_column(&mut mapping, column)?;
        let ours = if column.field == LogField::Region && code != LEAVE_OUT {
            find_region(trellis, code)?.id.to_string()
        } else {
            code.to_owned()
        };
        column
            .words
            .retain(|word| !word.theirs.eq_ignore_ascii_case(theirs));
        column.words.push(LogWord {
            theirs: theirs.to_owned(),
            ours,
        });
    }
    if let Some(region) = &ask.region {
        mapping.region = Some(find_region(trellis, region)?.id);
    }
    if let Some(source) = &ask.source {
        mapping.source.clone_from(source);
    }
    mapping.with_twins = ask.with_twins;
    Ok(mapping)
}

fn parted<'a>(said: &'a str, option: &str, example: &str) -> Result<(&'a str, &'a str), Error> {
    said.rsplit_once('=').ok_or_else(|| {
        Error::new(
            format!("“{said}” has no “=”"),
            format!("Write {option} such as {example}."),
        )
    })
}

fn find_column<'a>(mapping: &'a mut LogMapping, name: &str) -> Result<&'a mut LogColumn, Error> {
    let lower = name.trim().to_lowercase();
    mapping
        .columns
        .iter_mut()
        .find(|column| column.header.to_lowercase() == lower)
        .ok_or_else(|| {
            Error::new(
                format!("The log has no column “{name}”"),
                "Write a heading as it stands in the log.",
            )
        })
}

/// What would be done.
fn dry(preview: &LogPreview) -> Answer {
    let mut text = format!("{}\n", preview.file_name);
    for (column, view) in preview.mapping.columns.iter().zip(&preview.columns) {
        let _ = writeln!(text, "  {}: {}", column.header, column.field.word());
        if let Some(said) = &view.said {
            let _ = writeln!(text, "    {said}");
        }
        for word in view.words.iter().filter(|word| word.ours.is_none()) {
            let rows = if word.rows == 1 { "row" } else { "rows" };
            let _ = writeln!(
                text,
                "    “{}”, {} {rows}: not understood",
                word.theirs, word.rows
            );
        }
    }
    for missing in &preview.missing {
        let _ = writeln!(text, "{missing}");
    }
    if preview.missing.is_empty() {
        count(&mut text, &preview.counts);
        tell(&mut text, &preview.bad);
        tell(&mut text, &preview.notes);
    } else {
        text.push_str("try: name it with --map, --region or --source, then look again.\n");
    }
    Answer {
        text,
        is_bad_news: !preview.missing.is_empty() || !preview.bad.is_empty(),
        json: plain(preview),
    }
}

fn count(text: &mut String, counts: &LogCounts) {
    let _ = writeln!(text, "Rows: {}", counts.rows);
    for (number, what) in [
        (counts.fresh, "to add"),
        (counts.there, "here already"),
        (counts.edited_here, "edited here since, left as they are"),
        (
            counts.changed_there,
            "changed in the log since, left as they are",
        ),
        (counts.deleted, "deleted here, not brought back"),
        (
            counts.twins,
            "like a contact that is here already, not added",
        ),
        (counts.left_out, "left out"),
        (counts.bad, "cannot be read"),
    ] {
        if number > 0 {
            let _ = writeln!(text, "  {number} {what}");
        }
    }
}

fn tell(text: &mut String, notes: &[LogRowNote]) {
    for note in notes {
        let column = match note.column.as_str() {
            "" => String::new(),
            column => format!(", {column}"),
        };
        let _ = writeln!(
            text,
            "Row {}{column}: {}. {}.",
            note.row, note.what, note.remedy
        );
    }
}
