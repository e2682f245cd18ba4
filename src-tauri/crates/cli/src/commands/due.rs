//! Days that others set.

use super::{find_region, plain};
use crate::ask::due::DueVerb;
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::due::{DueDateCard, EditDueDate};
use trellis_app::{Error, Trellis};
use trellis_domain::id::Id;

pub fn answer(trellis: &mut Trellis, ask: DueVerb) -> Result<Answer, Error> {
    match ask {
        DueVerb::Add {
            what,
            on,
            region,
            set_by,
            repeats,
            remark,
        } => {
            let region = match region {
                Some(region) => Some(find_region(trellis, &region)?),
                None => None,
            };
            let id = trellis.add_due_date(&EditDueDate {
                region: region.as_ref().map(|region| region.id),
                what: Some(what),
                set_by,
                due_on: Some(on),
                repeats: repeats.map(Into::into),
                remark,
            })?;
            let whom = region.map_or_else(|| "the support team".to_owned(), |region| region.name);
            Ok(Answer::new(
                format!("Added a due date for {whom}. It is the support team’s and never prints."),
                json!({ "due": id }),
            ))
        }
        DueVerb::List { region } => {
            let region = match region {
                Some(region) => Some(find_region(trellis, &region)?.id),
                None => None,
            };
            let cards = trellis.due_dates(region)?;
            let mut text = String::new();
            for card in &cards {
                let _ = writeln!(text, "{}", line(card));
            }
            if cards.is_empty() {
                let _ = writeln!(text, "No due dates are written down.");
            }
            Ok(Answer::new(text, plain(&cards)))
        }
        DueVerb::Done { due, on } => {
            let id = find(trellis, &due)?;
            let done = trellis.done_due_date(id, on)?;
            Ok(Answer::new(done.sentence.clone(), plain(&done)))
        }
    }
}

/// “Was due Nov 3: State report, Cedar Gap (set by the state office, every quarter)”.
pub fn line(card: &DueDateCard) -> String {
    let set_by = (!card.set_by.is_empty()).then(|| format!("set by {}", card.set_by));
    let repeats = (!card.repeats_name.is_empty()).then(|| card.repeats_name.to_lowercase());
    let facts: Vec<String> = set_by.into_iter().chain(repeats).collect();
    let facts = match facts.join(", ").as_str() {
        "" => String::new(),
        facts => format!(" ({facts})"),
    };
    let mut line = format!(
        "{}: {}, {}{facts}",
        card.due_text, card.what, card.region_name
    );
    if !card.remark.is_empty() {
        let _ = write!(line, "\n  {}", card.remark.replace('\n', " "));
    }
    line
}

/// The open due date with this id, this name, or the only one that begins like this. Of
/// several with one name it is the first that is due.
fn find(trellis: &Trellis, wanted: &str) -> Result<Id, Error> {
    if let Ok(id) = wanted.trim().parse::<Id>() {
        return Ok(id);
    }
    let lower = wanted.trim().to_lowercase();
    let open: Vec<DueDateCard> = trellis
        .due_dates(None)?
        .into_iter()
        .filter(|card| card.done_on.is_none())
        .collect();
    if let Some(card) = open.iter().find(|card| card.what.to_lowercase() == lower) {
        return Ok(card.id);
    }
    let mut begins = open
        .iter()
        .filter(|card| card.what.to_lowercase().starts_with(&lower));
    match (begins.next(), begins.next()) {
        (Some(card), None) if !lower.is_empty() => Ok(card.id),
        (Some(_), Some(_)) if !lower.is_empty() => Err(Error::new(
            format!("More than one due date begins with “{wanted}”"),
            "Write more of it, or its id from `trellis-cli due list --json`.",
        )),
        _ => Err(Error::new(
            format!("Nothing is due that is called “{wanted}”"),
            "See `trellis-cli due list`.",
        )),
    }
}
