//! How much support was given.

use super::{find_region, plain};
use crate::ask::dose::{Dose, Table};
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::dose::{ActivityDose, DoseLine, DoseQuery};
use trellis_app::view::quarter::QuarterQuery;
use trellis_app::{Error, Trellis};
use trellis_domain::id::Id;

pub fn answer(trellis: &Trellis, ask: &Dose) -> Result<Answer, Error> {
    let mut query = DoseQuery {
        from: ask.from,
        to: ask.to,
        ..DoseQuery::default()
    };
    for region in &ask.region {
        query.regions.push(find_region(trellis, region)?.id);
    }
    if ask.quarter.is_some() {
        return quarter(trellis, ask, query.regions);
    }
    if let Some(table) = ask.csv {
        let csv = match table {
            Table::All => trellis.dose_csv(&query)?,
            Table::Squares => trellis.dose_squares_csv(&query)?,
        };
        return Ok(Answer::new(csv.clone(), json!({ "csv": csv })));
    }
    let dose = trellis.dose(&query)?;
    let mut text = format!("{}\n", dose.summary);
    let regions: Vec<Line<'_>> = dose
        .by_region
        .iter()
        .map(|it| (it.name.as_str(), it.contacts, it.minutes))
        .collect();
    if regions.len() > 1 {
        table(&mut text, "Region", &regions);
    }
    let quarters: Vec<Line<'_>> = dose.by_quarter.iter().map(line).collect();
    table(&mut text, "Quarter", &quarters);
    for (heading, lines) in [
        ("Tier on the day", &dose.by_tier),
        ("Mode", &dose.by_mode),
        ("How it came about", &dose.by_initiative),
        ("Kind of support", &dose.by_support),
        ("Core practice component (may overlap)", &dose.by_component),
        ("Capacity domain (may overlap)", &dose.by_domain),
    ] {
        let lines: Vec<Line<'_>> = lines.iter().map(line).collect();
        table(&mut text, heading, &lines);
    }
    activities(&mut text, &dose.by_activity);
    events(&mut text, &dose.events.by_kind);
    let names: Vec<String> = dose
        .by_month
        .iter()
        .map(|it| {
            it.month
                .map_or_else(|| "Not known".to_owned(), |month| month.to_string())
        })
        .collect();
    let months: Vec<Line<'_>> = names
        .iter()
        .zip(&dose.by_month)
        .map(|(name, it)| (name.as_str(), it.contacts, it.minutes))
        .collect();
    table(&mut text, "Month of the relationship", &months);
    Ok(Answer::new(text, plain(&dose)))
}

/// The summary of a quarter.
fn quarter(trellis: &Trellis, ask: &Dose, regions: Vec<Id>) -> Result<Answer, Error> {
    let query = QuarterQuery {
        regions,
        quarter: ask.quarter.clone(),
        least_people: ask.fewer_than,
    };
    if ask.csv.is_some() {
        let csv = trellis.quarter_csv(&query)?;
        return Ok(Answer::new(csv.clone(), json!({ "csv": csv })));
    }
    let summary = trellis.quarter_summary(&query)?;
    let mut text = format!("{}\n", summary.paragraph);
    let regions: Vec<Line<'_>> = summary
        .by_region
        .iter()
        .map(|it| (it.name.as_str(), it.tally.contacts, it.tally.minutes))
        .collect();
    table(&mut text, "Region", &regions);
    let _ = writeln!(text, "\nIn person, against the minimum of one");
    for it in &summary.by_region {
        let _ = writeln!(
            text,
            "{}: {} ({})",
            it.name,
            it.in_person,
            it.minimum_text.to_lowercase()
        );
    }
    for (heading, lines) in [
        ("Tier on the day", &summary.by_tier),
        ("Mode", &summary.by_mode),
        (
            "Core practice component (may overlap)",
            &summary.by_component,
        ),
        ("Capacity domain (may overlap)", &summary.by_domain),
    ] {
        let lines: Vec<Line<'_>> = lines.iter().map(line).collect();
        table(&mut text, heading, &lines);
    }
    activities(&mut text, &summary.by_activity);
    events(&mut text, &summary.events_by_kind);
    for it in summary.by_region.iter().filter(|it| it.events > 0) {
        let _ = writeln!(
            text,
            "{}: at {}, people: {}",
            it.name, it.events, it.people_text
        );
    }
    if !summary.changes.is_empty() {
        let _ = writeln!(text, "\nWhat changed");
        for change in &summary.changes {
            let _ = writeln!(text, "{change}");
        }
    }
    Ok(Answer::new(text, plain(&summary)))
}

fn activities(text: &mut String, lines: &[ActivityDose]) {
    let names: Vec<String> = lines
        .iter()
        .map(|it| {
            let essential = if it.is_essential { " (essential)" } else { "" };
            format!("{}: {}{essential}", it.component_name, it.name)
        })
        .collect();
    let lines: Vec<Line<'_>> = names
        .iter()
        .zip(lines)
        .map(|(name, it)| (name.as_str(), it.contacts, it.minutes))
        .collect();
    table(text, "Practice activity (may overlap)", &lines);
}

/// Events are no contacts, and are called what they are.
fn events(text: &mut String, lines: &[DoseLine]) {
    if !lines.is_empty() {
        let _ = writeln!(text, "\nEvents for many regions, each counted once");
    }
    for it in lines {
        let _ = writeln!(text, "{}: {}, {} minutes", it.name, it.contacts, it.minutes);
    }
}

/// A name, contacts and minutes.
type Line<'a> = (&'a str, u32, u32);

fn line(line: &DoseLine) -> Line<'_> {
    (&line.name, line.contacts, line.minutes)
}

fn table(text: &mut String, heading: &str, lines: &[Line<'_>]) {
    if lines.is_empty() {
        return;
    }
    let names = lines.iter().map(|(name, ..)| name.chars().count());
    let widest = names.chain([heading.chars().count()]).max();
    let widest = widest.unwrap_or_default();
    let _ = writeln!(text, "\n{heading:widest$}  contacts  minutes");
    for (name, contacts, minutes) in lines {
        let _ = writeln!(text, "{name:widest$}  {contacts:>8}  {minutes:>7}");
    }
}
