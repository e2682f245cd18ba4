//! How much support was given.

use super::{find_region, plain};
use crate::ask::dose::Dose;
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::dose::{DoseLine, DoseQuery};
use trellis_app::{Error, Trellis};

pub fn answer(trellis: &Trellis, ask: &Dose) -> Result<Answer, Error> {
    let mut query = DoseQuery {
        from: ask.from,
        to: ask.to,
        ..DoseQuery::default()
    };
    for region in &ask.region {
        query.regions.push(find_region(trellis, region)?.id);
    }
    if ask.csv {
        let csv = trellis.dose_csv(&query)?;
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
