//! Visits: planned, moved on their way, closed and opened again.

use super::contacts::mode;
use super::{find_region, plain};
use crate::ask::visits::{NewLine as AskLine, NewVisit as AskVisit, VisitVerb};
use crate::say::Answer;
use chrono::NaiveDate;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::visit::{AgendaLine, NewLine, NewVisit, VisitCard, VisitRoom};
use trellis_app::{Error, Trellis};
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::words::VisitPhase;

pub fn answer(trellis: &mut Trellis, ask: VisitVerb) -> Result<Answer, Error> {
    match ask {
        VisitVerb::List { region } => list(trellis, region.as_deref()),
        VisitVerb::Show { visit } => {
            let visit = find(trellis, &visit)?;
            let room = trellis.visit_room(visit.id)?;
            Ok(Answer::new(tell(&room), plain(&room)))
        }
        VisitVerb::Plan(ask) => plan(trellis, ask),
        VisitVerb::Move { visit, to } => to_phase(trellis, &visit, to.into()),
        VisitVerb::Close { visit } => to_phase(trellis, &visit, VisitPhase::Closed),
        VisitVerb::Reopen { visit } => {
            let found = find(trellis, &visit)?;
            if found.phase != VisitPhase::Closed {
                return Err(Error::new(
                    "This visit is not closed",
                    "Move it with `trellis-cli visit move`.",
                ));
            }
            to_phase(trellis, &found.id.to_string(), VisitPhase::WrapUp)
        }
        VisitVerb::Lines { visit } => {
            let visit = find(trellis, &visit)?;
            let room = trellis.visit_room(visit.id)?;
            let mut text = String::new();
            agenda(&mut text, &room.agenda);
            if text.is_empty() {
                text.push_str("The agenda is still empty.");
            }
            Ok(Answer::new(text, plain(&room.agenda)))
        }
        VisitVerb::Line(ask) => add_line(trellis, ask),
    }
}

fn list(trellis: &Trellis, region: Option<&str>) -> Result<Answer, Error> {
    let region = match region {
        Some(region) => Some(find_region(trellis, region)?.id),
        None => None,
    };
    let visits = trellis.list_visits(region)?;
    let mut text = String::new();
    for visit in &visits {
        let _ = writeln!(text, "{}", line(visit));
    }
    if visits.is_empty() {
        text.push_str("No visits yet. Plan one with `trellis-cli visit plan`.");
    }
    Ok(Answer::new(text, plain(&visits)))
}

/// “Nov 19, 2026 · Quarterly visit, Cedar Gap (prepare)”.
pub fn line(visit: &VisitCard) -> String {
    let on = visit.on.map_or_else(|| "No day yet".to_owned(), short_date);
    format!(
        "{on} · {}, {} ({})",
        visit.title,
        visit.region_name,
        visit.phase.word().to_lowercase()
    )
}

fn plan(trellis: &mut Trellis, ask: AskVisit) -> Result<Answer, Error> {
    let region = find_region(trellis, &ask.region)?;
    let id = trellis.plan_visit(&NewVisit {
        region: region.id,
        on: ask.on,
        starts_at: ask.from,
        ends_at: ask.until,
        title: ask.title,
        place: ask.place,
        mode: ask.mode.map(mode),
    })?;
    Ok(Answer::new(
        format!("Visit planned for {}, {}.", region.name, short_date(ask.on)),
        json!({ "visit": id }),
    ))
}

fn to_phase(trellis: &mut Trellis, visit: &str, to: VisitPhase) -> Result<Answer, Error> {
    let visit = find(trellis, visit)?;
    let newer = trellis.set_phase(visit.id, to)?;
    let mut text = format!(
        "{}, {}: {}.\n",
        visit.title,
        visit.region_name,
        to.word().to_lowercase()
    );
    if let Some(newer) = &newer {
        let _ = writeln!(
            text,
            "note: the checklists changed since it began. {} It goes on by the words of that day.",
            newer.summary
        );
    }
    Ok(Answer::new(
        text,
        json!({ "visit": visit.id, "phase": to.code(), "newer_words": newer.map(|it| plain(&it)) }),
    ))
}

fn add_line(trellis: &mut Trellis, ask: AskLine) -> Result<Answer, Error> {
    let visit = find(trellis, &ask.visit)?;
    let id = trellis.add_line(
        visit.id,
        &NewLine {
            purpose: ask.purpose,
            activity: ask.activity,
            materials: ask.materials,
            minutes: ask.minutes,
            fallback: ask.fallback,
            ..NewLine::default()
        },
    )?;
    Ok(Answer::new(
        format!(
            "Added a line to the agenda of {}, {}.",
            visit.title, visit.region_name
        ),
        json!({ "line": id }),
    ))
}

fn tell(room: &VisitRoom) -> String {
    let mut text = format!(
        "{}\n  {} ({})\n",
        room.region_name,
        room.meta,
        room.phase.word().to_lowercase()
    );
    if !room.agenda.is_empty() {
        let _ = writeln!(text, "\nAgenda");
        agenda(&mut text, &room.agenda);
    }
    for (heading, actions) in [
        ("Agreed in this visit", &room.actions_agreed),
        ("Open actions from before", &room.actions_open),
    ] {
        if !actions.is_empty() {
            let _ = writeln!(text, "\n{heading}");
        }
        for action in actions {
            let _ = writeln!(text, "  {}", action_line(&action.step, &action.due_text));
        }
    }
    text
}

/// “Draft the charter (by Dec 15)”.
pub fn action_line(step: &str, due: &str) -> String {
    if due.is_empty() {
        step.to_owned()
    } else {
        format!("{step} ({due})")
    }
}

fn agenda(text: &mut String, lines: &[AgendaLine]) {
    for line in lines {
        let minutes = line.minutes.map(|minutes| format!("{minutes} min"));
        let at = Some(line.planned_at.clone()).filter(|at| !at.is_empty());
        let activity = Some(line.activity.clone()).filter(|it| !it.is_empty());
        let state = line.state.word().to_lowercase();
        let facts: Vec<String> = [at, minutes, activity, Some(state)]
            .into_iter()
            .flatten()
            .collect();
        let _ = writeln!(text, "  {}\n    {}", line.purpose, facts.join(" · "));
    }
}

/// The visit with this id, or of this region: the next one that is not closed, else the
/// last one.
/// A visit by its id, by its day (in a region, where one is named), or the region's next.
pub fn find_in(trellis: &Trellis, region: Option<Id>, wanted: &str) -> Result<VisitCard, Error> {
    let Ok(on) = wanted.trim().parse::<NaiveDate>() else {
        return find(trellis, wanted);
    };
    let visits = trellis.list_visits(region)?;
    visits
        .into_iter()
        .find(|visit| visit.on == Some(on))
        .ok_or_else(|| {
            Error::new(
                format!("There is no visit on {on}"),
                "See `trellis-cli visit list` for the days.",
            )
        })
}

fn find(trellis: &Trellis, wanted: &str) -> Result<VisitCard, Error> {
    let lower = wanted.trim().to_lowercase();
    let all = trellis.list_visits(None)?;
    if let Some(visit) = all.iter().find(|visit| visit.id.to_string() == lower) {
        return Ok(visit.clone());
    }
    let region = find_region(trellis, wanted)?;
    let of_region = || all.iter().filter(|visit| visit.region == region.id);
    // The latest stand first.
    let mut next = of_region().filter(|visit| visit.phase != VisitPhase::Closed);
    let visit = next.next_back().or_else(|| of_region().next());
    visit.cloned().ok_or_else(|| {
        Error::new(
            format!("{} has no visit yet", region.name),
            "Plan one with `trellis-cli visit plan`.",
        )
    })
}
