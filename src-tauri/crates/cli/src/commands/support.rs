//! Barriers that are passed upward, and tasks that change hands.

use super::{find_region, plain};
use crate::ask::support::{BarrierVerb, HandoverVerb, LeadWord};
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::support::{BarrierCard, EditBarrier, EditHandover};
use trellis_app::{Error, Trellis};
use trellis_domain::rhythm::Standing;
use trellis_domain::words::Lead;

pub fn barrier(trellis: &mut Trellis, ask: BarrierVerb) -> Result<Answer, Error> {
    match ask {
        BarrierVerb::Add {
            region,
            what,
            to,
            asked_on,
            chase_on,
            audience,
        } => {
            let region = find_region(trellis, &region)?;
            let new = EditBarrier {
                what: Some(what),
                to_whom: to,
                asked_on,
                chase_on,
                audience: audience.map(Into::into),
                ..EditBarrier::default()
            };
            let id = trellis.add_barrier(region.id, &new)?;
            Ok(Answer::new(
                format!("Added a barrier for {}.", region.name),
                json!({ "barrier": id }),
            ))
        }
        BarrierVerb::List { region } => {
            let region = find_region(trellis, &region)?;
            let barriers = trellis.support_record(region.id)?.barriers;
            let mut text = String::new();
            for card in &barriers {
                let _ = writeln!(text, "{}: {}{}", card.state_name, card.what, details(card));
            }
            if barriers.is_empty() {
                let _ = writeln!(text, "No barriers are written down for {}.", region.name);
            }
            Ok(Answer::new(text, plain(&barriers)))
        }
    }
}

fn details(card: &BarrierCard) -> String {
    let mut lines = format!(" ({})", card.audience.word());
    if !card.to_whom.is_empty() {
        let _ = write!(lines, "\n  To {}", card.to_whom);
        if let Some(on) = card.asked_on {
            let _ = write!(lines, ", asked {on}");
        }
    }
    if let (Some(on), Some(standing)) = (card.chase_on, card.standing) {
        let was = if standing == Standing::Late {
            "Was to be asked about again"
        } else {
            "Ask again"
        };
        let _ = write!(lines, "\n  {was} {on}");
    }
    if !card.answer.is_empty() {
        let _ = write!(lines, "\n  Answer: {}", card.answer.replace('\n', " "));
    }
    lines
}

pub fn handover(trellis: &mut Trellis, ask: HandoverVerb) -> Result<Answer, Error> {
    match ask {
        HandoverVerb::Add {
            region,
            task,
            led_by,
        } => {
            let region = find_region(trellis, &region)?;
            let led_by = led_by.map(|word| match word {
                LeadWord::Isp => Lead::Isp,
                LeadWord::Together => Lead::Together,
                LeadWord::Local => Lead::Local,
            });
            let new = EditHandover {
                task: Some(task),
                led_by,
                ..EditHandover::default()
            };
            let id = trellis.add_handover(region.id, &new)?;
            Ok(Answer::new(
                format!("Added a task for {}.", region.name),
                json!({ "handover": id }),
            ))
        }
        HandoverVerb::List { region } => {
            let region = find_region(trellis, &region)?;
            let tasks = trellis.support_record(region.id)?.handovers;
            let mut text = String::new();
            for cards in [&tasks.local, &tasks.together, &tasks.isp] {
                if let Some(first) = cards.first() {
                    let _ = writeln!(text, "{}", first.led_by_name);
                }
                for card in cards {
                    let since = card.local_since.or(card.together_since);
                    let since = since.map_or_else(String::new, |on| format!(" (since {on})"));
                    let _ = writeln!(text, "  {}{since}", card.task);
                }
            }
            if text.is_empty() {
                let _ = writeln!(text, "No tasks are written down for {}.", region.name);
            }
            Ok(Answer::new(text, plain(&tasks)))
        }
    }
}
