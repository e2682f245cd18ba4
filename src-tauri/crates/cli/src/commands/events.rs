//! Group events.

use super::contacts::mode;
use super::{find_region, plain};
use crate::ask::events::EventVerb;
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::event::{EditAttendance, EditEvent, EventCard};
use trellis_app::{Error, Trellis};
use trellis_domain::id::Id;

pub fn answer(trellis: &mut Trellis, ask: EventVerb) -> Result<Answer, Error> {
    match ask {
        EventVerb::Add(ask) => {
            let mut regions = Vec::new();
            for region in &ask.regions {
                regions.push(find_region(trellis, region)?);
            }
            let id = trellis.add_event(&EditEvent {
                kind: ask.kind.map(Into::into),
                title: Some(ask.title),
                mode: ask.mode.map(mode),
                on: ask.on,
                starts_at: ask.from,
                minutes: ask.minutes,
                preparation_minutes: ask.preparation,
                about: ask.about,
                led_by: ask.led_by,
            })?;
            for region in &regions {
                trellis.attend(&attended(id, region.id, None))?;
            }
            Ok(Answer::new("Added a group event.", json!({ "event": id })))
        }
        EventVerb::List { region } => list(trellis, region.as_deref()),
        EventVerb::Attend {
            event,
            region,
            people,
            not,
        } => {
            let event = find(trellis, &event)?;
            let region = find_region(trellis, &region)?;
            trellis.attend(&EditAttendance {
                attended: !not,
                ..attended(event.id, region.id, people)
            })?;
            let took = if not { "did not take" } else { "took" };
            Ok(Answer::new(
                format!("{} {took} part in “{}”.", region.name, event.title),
                json!({ "event": event.id, "region": region.id, "attended": !not }),
            ))
        }
    }
}

const fn attended(event: Id, region: Id, people: Option<u32>) -> EditAttendance {
    EditAttendance {
        event,
        region,
        attended: true,
        people,
    }
}

fn list(trellis: &Trellis, region: Option<&str>) -> Result<Answer, Error> {
    let mut text = String::new();
    if let Some(region) = region {
        let region = find_region(trellis, region)?;
        let cards = trellis.events_of(region.id)?;
        for card in &cards {
            tell(&mut text, card);
        }
        if cards.is_empty() {
            let _ = writeln!(text, "{} took part in no group event yet.", region.name);
        }
        return Ok(Answer::new(text, plain(&cards)));
    }
    let view = trellis.events()?;
    for (heading, cards) in [("Ahead", &view.ahead), ("Took place", &view.held)] {
        if !cards.is_empty() {
            let _ = writeln!(text, "{heading}");
        }
        for card in cards {
            tell(&mut text, card);
        }
    }
    let _ = writeln!(text, "{}", view.summary);
    Ok(Answer::new(text, plain(&view)))
}

fn tell(text: &mut String, card: &EventCard) {
    let _ = writeln!(text, "  {}\n    {}", card.title, card.meta);
    let regions: Vec<String> = card
        .regions
        .iter()
        .map(|it| match it.people {
            Some(people) => format!("{} ({people})", it.name),
            None => it.name.clone(),
        })
        .collect();
    if !regions.is_empty() {
        let _ = writeln!(text, "    With {}", regions.join(", "));
    }
}

/// The event with this id, this title, or the only one that begins like this.
fn find(trellis: &Trellis, wanted: &str) -> Result<EventCard, Error> {
    let view = trellis.events()?;
    let all: Vec<EventCard> = view.ahead.into_iter().chain(view.held).collect();
    let lower = wanted.trim().to_lowercase();
    let is_it =
        |card: &&EventCard| card.id.to_string() == lower || card.title.to_lowercase() == lower;
    if let Some(card) = all.iter().find(is_it) {
        return Ok(card.clone());
    }
    let mut begins = all
        .iter()
        .filter(|card| card.title.to_lowercase().starts_with(&lower));
    match (begins.next(), begins.next()) {
        (Some(card), None) if !lower.is_empty() => Ok(card.clone()),
        (Some(_), Some(_)) if !lower.is_empty() => Err(Error::new(
            format!("More than one event begins with “{wanted}”"),
            "Write more of its title, or its id from `trellis-cli event list --json`.",
        )),
        _ => Err(Error::new(
            format!("There is no event “{wanted}”"),
            "See `trellis-cli event list` for their titles.",
        )),
    }
}
