//! Capacity assessments that were held.

use super::{find_region, plain};
use crate::ask::assessments::AssessmentVerb;
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::assessment::NewAssessment;
use trellis_app::view::region::RegionCard;
use trellis_app::{Error, Trellis};
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;

pub fn answer(trellis: &mut Trellis, ask: AssessmentVerb) -> Result<Answer, Error> {
    match ask {
        AssessmentVerb::Note {
            region,
            with,
            on,
            agency,
        } => {
            let region = find_region(trellis, &region)?;
            let agency = find_agency(trellis, &region, agency)?;
            let id = trellis.record_assessment(&NewAssessment {
                region: region.id,
                agency,
                instrument: with.map(Into::into),
                held_on: on,
            })?;
            let next = trellis.assessments_of(region.id)?.next;
            Ok(Answer::new(
                format!(
                    "Noted an assessment for {}. Of the community: {}, {}.",
                    region.name, next.text, next.detail
                ),
                json!({ "assessment": id }),
            ))
        }
        AssessmentVerb::List { region } => {
            let region = find_region(trellis, &region)?;
            let view = trellis.assessments_of(region.id)?;
            let mut text = String::new();
            let _ = writeln!(
                text,
                "Of the community: {}, {}",
                view.next.text, view.next.detail
            );
            for card in &view.running {
                let _ = writeln!(text, "  Running · {} · {}", card.instrument_name, card.of);
            }
            for card in &view.held {
                let on = card.held_on.map_or_else(String::new, short_date);
                let _ = writeln!(text, "  {on} · {} · {}", card.instrument_name, card.of);
            }
            Ok(Answer::new(text, plain(&view)))
        }
    }
}

/// The agency of a region by its name; none where none was typed.
pub(super) fn find_agency(
    trellis: &Trellis,
    region: &RegionCard,
    wanted: Option<String>,
) -> Result<Option<Id>, Error> {
    let Some(wanted) = wanted else {
        return Ok(None);
    };
    let lower = wanted.trim().to_lowercase();
    let agencies = trellis.assessments_of(region.id)?.agencies;
    let known = agencies
        .iter()
        .find(|agency| agency.name.to_lowercase() == lower || agency.id.to_string() == lower);
    let known = known.ok_or_else(|| {
        Error::new(
            format!("{} has no agency “{wanted}”", region.name),
            "Write its whole name, or leave it out for the community.",
        )
    })?;
    Ok(Some(known.id))
}
