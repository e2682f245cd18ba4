//! Improvement cycles.

use super::{find_region, goals, pick, plain};
use crate::ask::cycles::{CycleVerb, Plan, WhichCycle};
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::cycle::{CycleCard, EditCycle};
use trellis_app::{Error, Trellis};
use trellis_domain::id::Id;
use trellis_domain::words::CycleNext;

pub fn answer(trellis: &mut Trellis, ask: CycleVerb) -> Result<Answer, Error> {
    match ask {
        CycleVerb::Start {
            region,
            question,
            plan,
        } => {
            let region = find_region(trellis, &region)?;
            let new = EditCycle {
                question: Some(question),
                ..planned(trellis, region.id, plan)?
            };
            let id = trellis.start_cycle(region.id, &new)?;
            let card = trellis.cycle(id)?;
            Ok(Answer::new(
                format!("Cycle started for {}. {}", region.name, stands(&card)),
                json!({ "cycle": id, "step": card.step.code() }),
            ))
        }
        CycleVerb::Edit {
            which,
            question,
            plan,
            saw,
            compared,
        } => {
            let card = find_cycle(trellis, &which)?;
            let edit = EditCycle {
                question,
                saw,
                compared,
                ..planned(trellis, card.region, plan)?
            };
            trellis.edit_cycle(card.id, &edit)?;
            shown(trellis, card.id)
        }
        CycleVerb::Show { which } => {
            let card = find_cycle(trellis, &which)?;
            shown(trellis, card.id)
        }
        CycleVerb::List { region } => {
            let region = find_region(trellis, &region)?;
            let cards = trellis.cycles_of(region.id)?;
            let mut text = String::new();
            for (at, card) in cards.iter().enumerate() {
                let _ = writeln!(text, "{}. {}: {}", at + 1, card.step_name, card.question);
                if let Some(facts) = facts(card) {
                    let _ = writeln!(text, "   {facts}");
                }
            }
            if cards.is_empty() {
                let _ = writeln!(text, "No improvement cycle was started in {}.", region.name);
            }
            Ok(Answer::new(text, plain(&cards)))
        }
        CycleVerb::Decide {
            which,
            next,
            why,
            on,
        } => {
            let card = find_cycle(trellis, &which)?;
            trellis.decide_cycle(card.id, next.into(), &why, on)?;
            shown(trellis, card.id)
        }
        CycleVerb::Next { which } => {
            let card = find_cycle(trellis, &which)?;
            let id = trellis.follow_cycle(card.id)?;
            let next = trellis.cycle(id)?;
            Ok(Answer::new(
                format!("Cycle {} started. {}", next.round, stands(&next)),
                plain(&next),
            ))
        }
        CycleVerb::Measure { which, value } => {
            let card = find_cycle(trellis, &which)?;
            goals::measure(trellis, None, Some(card.id), value)
        }
    }
}

fn planned(trellis: &Trellis, region: Id, plan: Plan) -> Result<EditCycle, Error> {
    let goal = match &plan.goal {
        Some(goal) => Some(goals::goal_in(trellis, region, goal)?.id),
        None => None,
    };
    Ok(EditCycle {
        goal,
        prediction: plan.prediction,
        who: plan.who,
        place: plan.place,
        from_on: plan.from,
        until_on: plan.until,
        gathers: plan.gathers,
        measure: plan.measure,
        ..EditCycle::default()
    })
}

fn find_cycle(trellis: &Trellis, which: &WhichCycle) -> Result<CycleCard, Error> {
    let region = find_region(trellis, &which.region)?;
    let cards = trellis.cycles_of(region.id)?;
    let found = pick(
        &cards,
        &which.cycle,
        |card| (card.id.to_string(), &card.question),
        ("cycle", "cycle list"),
    )?;
    Ok(found.clone())
}

fn shown(trellis: &Trellis, id: Id) -> Result<Answer, Error> {
    let card = trellis.cycle(id)?;
    let next = card.next.map_or_else(String::new, |next| {
        let on = card
            .ended_on
            .map_or_else(String::new, |on| format!(" ({on})"));
        format!("{}{on}", next.word())
    });
    let days = card.days_text.clone();
    let mut text = format!("{}\n", card.question);
    for (label, value) in [
        ("Serves", &card.goal_statement),
        ("We think", &card.prediction),
        ("Who", &card.who),
        ("Where", &card.place),
        ("When", &days),
        ("We note or count", &card.gathers),
        ("We measure", &card.measure),
        ("We saw", &card.saw),
        ("Compared with what we thought", &card.compared),
        ("Next", &next),
        ("Why", &card.next_why),
    ] {
        if !value.is_empty() {
            let _ = writeln!(text, "  {label}: {}", value.replace('\n', " "));
        }
    }
    let _ = writeln!(text, "{}", stands(&card));
    Ok(Answer::new(text, plain(&card)))
}

/// “At Plan: who tries it?”, or what is offered once it is decided.
fn stands(card: &CycleCard) -> String {
    match card.next {
        None => format!("Step: {}. {}", card.step_name, card.ask),
        Some(CycleNext::Adapt | CycleNext::Widen) if card.offers_next => {
            "Decided. `cycle next` starts the one that goes on from it.".to_owned()
        }
        Some(_) => "Decided.".to_owned(),
    }
}

fn facts(card: &CycleCard) -> Option<String> {
    let round = (card.round > 1).then(|| format!("round {}", card.round));
    let next = card.next.map(|next| next.word().to_owned());
    let late = card
        .is_overdue
        .then(|| "its last day has passed".to_owned());
    let facts: Vec<String> = [
        Some(card.who.clone()),
        Some(card.days_text.clone()),
        round,
        late,
        next,
    ]
    .into_iter()
    .flatten()
    .filter(|fact| !fact.is_empty())
    .collect();
    (!facts.is_empty()).then(|| facts.join("; "))
}
