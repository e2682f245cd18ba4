//! A capacity assessment on the table.

use super::assessments::find_agency;
use super::{find_region, plain};
use crate::ask::assess::{AssessVerb, Which, WhichItem};
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::assessing::{
    AssessmentRoom, EditIndexScore, HandsView, ResultRow, StartAssessment, TableItem,
};
use trellis_app::view::frame::Place;
use trellis_app::{Error, Trellis};
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;

#[expect(clippy::too_many_lines, reason = "one arm for each verb")]
pub fn answer(trellis: &mut Trellis, ask: AssessVerb) -> Result<Answer, Error> {
    match ask {
        AssessVerb::Instruments => {
            let instruments = trellis.instruments();
            let mut text = String::new();
            for it in &instruments {
                let items = if it.holds_items {
                    ""
                } else {
                    " (results only)"
                };
                let _ = writeln!(text, "{}: {}{items}", it.code, it.name);
            }
            Ok(Answer::new(text, plain(&instruments)))
        }
        AssessVerb::Start {
            region,
            with,
            called,
            agency,
            respondents,
            items,
            on,
        } => {
            let region = find_region(trellis, &region)?;
            let agency = find_agency(trellis, &region, agency)?;
            let id = trellis.start_assessment(&StartAssessment {
                region: region.id,
                agency,
                visit: None,
                instrument: with.map(|typed| find_code(trellis, typed)),
                called,
                held_on: on,
                respondents,
                item_count: items,
            })?;
            let room = trellis.assessment_room(id)?;
            Ok(Answer::new(
                format!("Begun: {}. {}.", room.title, room.of),
                json!({ "assessment": id }),
            ))
        }
        AssessVerb::Show(which) => {
            let room = trellis.assessment_room(find(trellis, &which)?)?;
            Ok(Answer::new(shown(&room), plain(&room)))
        }
        AssessVerb::Go(item) => {
            let (id, item) = find_item(trellis, &item)?;
            trellis.go_to_item(id, &item)?;
            on_table(trellis, id)
        }
        AssessVerb::Vote {
            item,
            twos,
            ones,
            zeros,
            again,
            heard,
        } => {
            let (id, item) = find_item(trellis, &item)?;
            if again {
                trellis.vote_again(id, &item, heard.as_deref())?;
            }
            trellis.set_hands(id, &item, HandsView { zeros, ones, twos })?;
            on_table(trellis, id)
        }
        AssessVerb::Score {
            item,
            score,
            does_not_apply,
        } => {
            let (id, item) = find_item(trellis, &item)?;
            let next = if does_not_apply {
                trellis.leave_item_out(id, &item, true)?
            } else {
                trellis.keep_score(id, &item, score)?
            };
            kept(trellis, id, &item, next.as_deref())
        }
        AssessVerb::Park { item, back } => {
            let (id, item) = find_item(trellis, &item)?;
            let next = trellis.park_item(id, &item, !back)?;
            kept(trellis, id, &item, next.as_deref())
        }
        AssessVerb::Comment { item, text } => {
            let (id, item) = find_item(trellis, &item)?;
            trellis.comment_item(id, &item, &text)?;
            Ok(Answer::new(
                format!("Kept with {item}."),
                json!({ "item": item }),
            ))
        }
        AssessVerb::People {
            which,
            respondents,
            part,
            who,
        } => {
            let id = find(trellis, &which)?;
            if respondents.is_some() {
                trellis.set_respondents(id, respondents)?;
            }
            if let (Some(part), Some(who)) = (part, who) {
                trellis.add_part(id, part.into(), &who)?;
            }
            let room = trellis.assessment_room(id)?;
            Ok(Answer::new(people(&room), plain(&room.parts)))
        }
        AssessVerb::Index {
            which,
            name,
            score,
            out_of,
            domain,
        } => {
            let id = find(trellis, &which)?;
            let index = trellis.add_index_score(
                id,
                &EditIndexScore {
                    name: Some(name.clone()),
                    score: Some(score),
                    out_of,
                    domain: domain.as_deref().map(find_domain).transpose()?,
                    comment: None,
                },
            )?;
            Ok(Answer::new(
                format!("Kept the score of {}.", name.trim()),
                json!({ "index": index }),
            ))
        }
        AssessVerb::Reading { which, text } => {
            let id = find(trellis, &which)?;
            let place = Place {
                kind: "assessment".to_owned(),
                record: id,
                field: "reading".to_owned(),
            };
            trellis.set_field(&place, &text)?;
            Ok(Answer::new(
                "Kept the group’s reading.",
                json!({ "assessment": id }),
            ))
        }
        AssessVerb::Finish { which, on } => {
            let id = find(trellis, &which)?;
            let notices = trellis.finish_assessment(id, on)?;
            let mut text = "Finished.".to_owned();
            for notice in &notices {
                let _ = write!(text, "\n{notice}");
            }
            Ok(Answer::new(
                text,
                json!({ "assessment": id, "notices": notices }),
            ))
        }
        AssessVerb::Drop(which) => {
            let id = find(trellis, &which)?;
            trellis.drop_assessment(id)?;
            Ok(Answer::new(
                "Broken off; what was kept stays readable.",
                json!({ "assessment": id }),
            ))
        }
        AssessVerb::Reopen(which) => {
            let id = find(trellis, &which)?;
            trellis.reopen_assessment(id)?;
            on_table(trellis, id)
        }
    }
}

/// The code of an instrument, with hyphens or without.
fn find_code(trellis: &Trellis, typed: String) -> String {
    let instruments = trellis.instruments().into_iter();
    let mut codes = instruments.map(|it| it.code);
    codes
        .find(|code| *code == typed || code.replace('_', "-") == typed)
        .unwrap_or(typed)
}

/// The assessment that is meant.
fn find(trellis: &Trellis, which: &Which) -> Result<Id, Error> {
    if let Some(id) = &which.id {
        return id.trim().parse().map_err(|_| {
            Error::new(
                format!("“{id}” is not the id of an assessment"),
                "See the ids with `trellis-cli assessment list --json`.",
            )
        });
    }
    let region = find_region(trellis, which.region.as_deref().unwrap_or_default())?;
    let view = trellis.assessments_of(region.id)?;
    match view.running.as_slice() {
        [one] => Ok(one.id),
        [] => view.held.first().map(|card| card.id).ok_or_else(|| {
            Error::new(
                format!("No assessment runs in {}", region.name),
                "Begin one with `trellis-cli assess start`.",
            )
        }),
        _ => Err(Error::new(
            format!("More than one assessment runs in {}", region.name),
            "Name one with --id; see `trellis-cli assessment list --json`.",
        )),
    }
}

fn find_item(trellis: &Trellis, item: &WhichItem) -> Result<(Id, String), Error> {
    let id = find(trellis, &item.which)?;
    if let Some(item) = &item.item {
        return Ok((id, item.trim().to_owned()));
    }
    let at = trellis.assessment_room(id)?.at;
    let at = at.ok_or_else(|| {
        Error::new(
            "This assessment has no items here",
            "Type its results with `trellis-cli assess index`.",
        )
    })?;
    Ok((id, at.item))
}

fn find_domain(code: &str) -> Result<CapacityDomain, Error> {
    CapacityDomain::from_code(&code.trim().to_uppercase()).ok_or_else(|| {
        Error::new(
            format!("“{code}” is not a capacity domain"),
            "Write CC, LT, WD, QM or MN.",
        )
    })
}

fn on_table(trellis: &Trellis, id: Id) -> Result<Answer, Error> {
    let room = trellis.assessment_room(id)?;
    let text = room.at.as_ref().map_or_else(String::new, item_in_words);
    Ok(Answer::new(text, plain(&room.at)))
}

fn kept(trellis: &Trellis, id: Id, item: &str, next: Option<&str>) -> Result<Answer, Error> {
    let room = trellis.assessment_room(id)?;
    let line = room.items.iter().find(|it| it.item == item);
    let how = line.map_or_else(String::new, |it| it.standing_name.clone());
    let then = match next {
        Some(next) if next != item => format!("Next: {next}."),
        Some(_) => "The group is there.".to_owned(),
        None => "Every item is settled.".to_owned(),
    };
    Ok(Answer::new(
        format!("{item}: {how}. {then}"),
        json!({ "item": item, "standing": how, "next": next }),
    ))
}

fn item_in_words(at: &TableItem) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{} ({})", at.text, at.item);
    let _ = writeln!(text, "  {}", at.place);
    for round in at.before.iter().chain([&at.round]) {
        let hands = round.hands;
        let _ = writeln!(
            text,
            "  Round {}: {} for 2, {} for 1, {} for 0",
            round.round, hands.twos, hands.ones, hands.zeros
        );
        if !round.heard.is_empty() {
            let _ = writeln!(text, "    Heard: {}", round.heard);
        }
    }
    let _ = writeln!(text, "  {}", at.voting);
    for notice in &at.notices {
        let _ = writeln!(text, "  {notice}");
    }
    text
}

fn people(room: &AssessmentRoom) -> String {
    let mut text = String::new();
    for part in &room.parts {
        let votes = if part.votes { "votes" } else { "no vote" };
        let who: Vec<&str> = part.people.iter().map(|it| it.who.as_str()).collect();
        let who = if who.is_empty() {
            String::new()
        } else {
            format!(": {}", who.join(", "))
        };
        let _ = writeln!(text, "{} ({votes}){who}", part.name);
    }
    if let Some(respondents) = room.respondents {
        let _ = writeln!(text, "{respondents} have a vote.");
    }
    text
}

fn shown(room: &AssessmentRoom) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{} · {} · {}", room.title, room.of, room.state.word());
    for notice in &room.notices {
        let _ = writeln!(text, "{notice}");
    }
    if room.state == trellis_domain::words::AssessmentState::Running
        && let Some(at) = &room.at
    {
        text.push_str(&item_in_words(at));
    }
    let results = &room.results;
    if !results.tally.is_empty() {
        let _ = writeln!(text, "{}", results.tally);
    }
    let earlier: Vec<&str> = results.earlier.iter().map(|it| it.label.as_str()).collect();
    if !earlier.is_empty() {
        let _ = writeln!(text, "Earlier: {}", earlier.join(", "));
    }
    for row in &results.domains {
        figure(&mut text, row);
    }
    if !results.indices.is_empty() {
        let _ = writeln!(text, "Indices");
        for row in &results.indices {
            figure(&mut text, row);
        }
    }
    if !results.agreement.sentence.is_empty() {
        let _ = writeln!(text, "{}", results.agreement.sentence);
    }
    if !results.reading.is_empty() {
        let _ = writeln!(text, "The group’s reading: {}", results.reading);
    }
    text
}

fn figure(text: &mut String, row: &ResultRow) {
    let mut line = format!("  {}: {}", row.name, row.now_text);
    if row.of > 1 {
        let _ = write!(line, " ({} of {})", row.scored, row.of);
    }
    if !row.before_text.is_empty() {
        let _ = write!(line, ", before {}", row.before_text.join(", "));
    }
    if !row.change_text.is_empty() {
        let _ = write!(line, ", {}", row.change_text);
    }
    let _ = writeln!(text, "{line}");
}
