//! Answers that only read.

use super::plain;
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::region::RegionCard;
use trellis_app::{Error, Trellis};

pub fn regions(trellis: &Trellis) -> Result<Answer, Error> {
    let regions = trellis.list_regions()?;
    let mut text = String::new();
    for region in &regions {
        let month = region
            .month
            .map_or_else(String::new, |month| format!(", month {month}"));
        let _ = writeln!(
            text,
            "{}\n  {}{month}; {}",
            region.name,
            region.tier.word(),
            actions(region)
        );
    }
    if regions.is_empty() {
        text.push_str("No regions yet. Add one with `trellis-cli region add NAME`.");
    }
    Ok(Answer::new(text, plain(&regions)))
}

fn actions(region: &RegionCard) -> String {
    match region.open_actions {
        0 => "no open actions".to_owned(),
        1 => "1 open action".to_owned(),
        number => format!("{number} open actions"),
    }
}

pub fn region(trellis: &Trellis, card: &RegionCard) -> Result<Answer, Error> {
    let region = trellis.region(card.id)?;
    let mut text = String::new();
    let _ = writeln!(text, "{}", region.name);
    for (label, value) in [
        ("Counties", region.counties.as_str()),
        ("Lead agency", &region.lead_agency),
        ("Support tier", &region.tier.name),
        ("In person this quarter", &region.in_person_text),
        ("CIT staffing", &region.staffing),
    ] {
        if !value.is_empty() {
            let _ = writeln!(text, "  {label}: {value}");
        }
    }
    let _ = writeln!(text, "\nCapacity map");
    for row in &region.map {
        let _ = writeln!(text, "  {}", row.name);
        for cell in &row.cells {
            let working = if cell.is_working {
                " (working here now)"
            } else {
                ""
            };
            let _ = writeln!(text, "    {}{working}: {}", cell.name, cell.tally);
        }
    }
    if !region.goals.is_empty() {
        let _ = writeln!(text, "\nGoals");
        for goal in &region.goals {
            let _ = writeln!(text, "  {}: {}", goal.state.word(), goal.statement);
        }
    }
    let open: Vec<_> = region
        .actions
        .iter()
        .filter(|action| !matches!(action.state.code(), "done" | "dropped"))
        .collect();
    if !open.is_empty() {
        let _ = writeln!(text, "\nOpen actions");
        for action in open {
            let _ = writeln!(
                text,
                "  {} ({}{})",
                action.step,
                action.who,
                due(&action.due_text)
            );
        }
    }
    Ok(Answer::new(text, plain(&region)))
}

fn due(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!(", {text}")
    }
}

pub fn search(trellis: &Trellis, words: &str) -> Result<Answer, Error> {
    let hits = trellis.search(words)?;
    let mut text = String::new();
    for hit in &hits {
        let _ = writeln!(
            text,
            "{}, {} ({})\n  {}",
            hit.title,
            hit.region_name,
            hit.audience.word(),
            hit.snippet.replace('\n', " ")
        );
    }
    if hits.is_empty() {
        let _ = writeln!(text, "Nothing found for “{words}”.");
    }
    Ok(Answer::new(text, plain(&hits)))
}

pub fn check(trellis: &Trellis) -> Result<Answer, Error> {
    let found: Vec<String> = trellis
        .check()?
        .into_iter()
        .map(|finding| finding.what)
        .collect();
    let text = if found.is_empty() {
        "The workbook is sound.".to_owned()
    } else {
        found.join("\n")
    };
    Ok(Answer {
        text,
        is_bad_news: !found.is_empty(),
        json: json!({ "found": found }),
    })
}
