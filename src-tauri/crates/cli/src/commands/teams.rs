//! Seats over time, and the support agreed with a region.

use super::{find_region, plain};
use crate::ask::teams::{SeatEdit, SeatVerb, TierVerb, TierWords, WhichSeat};
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::people::{EditSeat, NewSeat, SeatCard};
use trellis_app::view::region::{EditTier, NewTier, TierCard};
use trellis_app::view::turnover::{SpellKind, SpellView, Turnover};
use trellis_app::{Error, Trellis};
use trellis_domain::id::Id;

pub fn seat(trellis: &mut Trellis, ask: SeatVerb) -> Result<Answer, Error> {
    match ask {
        SeatVerb::List { region } => list(trellis, &region),
        SeatVerb::Turnover { region } => {
            let region = find_region(trellis, &region)?;
            let turnover = trellis.turnover(region.id)?;
            let text = match turnover.teams.as_slice() {
                [] => format!("No seats are written down for {}.", region.name),
                _ => over_time(&turnover),
            };
            Ok(Answer::new(text, plain(&turnover)))
        }
        SeatVerb::Add {
            region,
            role,
            team,
            fte,
            person,
            from,
            to,
            cover,
        } => {
            let region = find_region(trellis, &region)?;
            let new = NewSeat {
                region: region.id,
                team: team.into(),
                role,
                fte,
                person,
                from_on: from,
                to_on: to,
                cover,
            };
            let notices = trellis.look_over_seat(&new)?;
            let seat = trellis.add_seat(&new)?;
            Ok(done(
                format!("Added a seat for {}.", region.name),
                seat,
                &notices,
            ))
        }
        SeatVerb::Fill { which, person, on } => {
            let (card, region) = find_seat(trellis, &which)?;
            let on = on.unwrap_or_else(|| trellis.today());
            let notices = trellis.look_over_seat(&NewSeat {
                region,
                team: card.team,
                role: card.role.clone(),
                fte: card.fte,
                person: person.clone(),
                from_on: Some(on),
                to_on: None,
                cover: None,
            })?;
            let seat = trellis.fill_seat(card.id, &person, on)?;
            let text = format!("{} took the seat {} on {on}.", person.trim(), card.role);
            Ok(done(text, seat, &notices))
        }
        SeatVerb::Vacate { which, on, cover } => {
            let (card, _) = find_seat(trellis, &which)?;
            let on = on.unwrap_or_else(|| trellis.today());
            let seat = trellis.vacate_seat(card.id, on)?;
            if cover.is_some() {
                let edit = EditSeat {
                    cover,
                    ..EditSeat::default()
                };
                trellis.edit_seat(seat, &edit)?;
            }
            let text = format!("The seat {} is vacant from {on}.", card.role);
            Ok(done(text, seat, &[]))
        }
        SeatVerb::End { which, on } => {
            let (card, _) = find_seat(trellis, &which)?;
            let on = on.unwrap_or_else(|| trellis.today());
            trellis.end_seat(card.id, on)?;
            Ok(done(
                format!("The seat {} ended on {on}.", card.role),
                card.id,
                &[],
            ))
        }
        SeatVerb::Edit { which, what } => {
            let (card, region) = find_seat(trellis, &which)?;
            trellis.edit_seat(card.id, &edit(what))?;
            let notices: Vec<String> = trellis
                .look_over_seats(region)?
                .into_iter()
                .filter(|it| it.seats.contains(&card.id))
                .map(|it| it.text)
                .collect();
            Ok(done(
                format!("Changed the seat {}.", card.role),
                card.id,
                &notices,
            ))
        }
    }
}

fn edit(what: SeatEdit) -> EditSeat {
    EditSeat {
        role: what.role,
        fte: what.fte,
        cover: what.cover,
        announced: what.announced,
        reach_at: what.reach_at,
        from_on: what.from,
        to_on: what.to,
    }
}

/// What was done, and what about it is worth a look.
fn done(mut text: String, seat: Id, notices: &[String]) -> Answer {
    for notice in notices {
        let _ = write!(text, "\nnote: {notice}");
    }
    Answer::new(text, json!({ "seat": seat, "notices": notices }))
}

fn list(trellis: &Trellis, region: &str) -> Result<Answer, Error> {
    let region = find_region(trellis, region)?;
    let profile = trellis.region(region.id)?;
    let notices = trellis.look_over_seats(region.id)?;
    let mut text = String::new();
    for seat in &profile.seats {
        let _ = writeln!(text, "{}", line(seat));
    }
    if !profile.seats_before.is_empty() {
        let _ = writeln!(text, "Ended");
        for seat in &profile.seats_before {
            let _ = writeln!(text, "  {}", line(seat));
        }
    }
    for notice in &notices {
        let _ = writeln!(text, "note: {}", notice.text);
    }
    if text.is_empty() {
        let _ = writeln!(text, "No seats are written down for {}.", region.name);
    }
    Ok(Answer::new(
        text,
        json!({
            "seats": plain(&profile.seats),
            "ended": plain(&profile.seats_before),
            "notices": plain(&notices),
        }),
    ))
}

/// “Coordinator (CIT, 1.0 FTE): Maya Ortiz, since 2026-01-05”.
fn line(seat: &SeatCard) -> String {
    let mut of = vec![seat.team.word()];
    if !seat.fte_text.is_empty() {
        of.push(&seat.fte_text);
    }
    let who = if seat.is_vacant {
        "vacant"
    } else {
        &seat.person
    };
    let mut line = format!("{} ({}): {who}", seat.role, of.join(", "));
    if let Some(from) = seat.from_on {
        let _ = write!(line, ", since {from}");
    }
    if let Some(to) = seat.to_on {
        let _ = write!(line, ", until {to}");
    }
    if !seat.cover.is_empty() {
        let _ = write!(line, "; covered by {}", seat.cover);
    }
    line
}

fn over_time(turnover: &Turnover) -> String {
    let mut text = String::new();
    for team in &turnover.teams {
        let _ = writeln!(text, "{}", team.team_name);
        for line in &team.lines {
            let _ = writeln!(text, "  {}", line.role);
            for it in &line.spells {
                let _ = writeln!(text, "    {}", spell(it));
            }
        }
        for year in &team.years {
            let _ = writeln!(
                text,
                "  {}: {} came, {} left",
                year.year, year.came, year.left
            );
        }
        for quarter in &team.quarters {
            let _ = writeln!(
                text,
                "  {} ({}): {}",
                quarter.name, quarter.on, quarter.text
            );
        }
    }
    text
}

fn spell(it: &SpellView) -> String {
    let day = |day: Option<chrono::NaiveDate>, or: &str| {
        day.map_or_else(|| or.to_owned(), |day| day.to_string())
    };
    let who = match it.kind {
        SpellKind::Held => it.person.as_str(),
        SpellKind::Vacant => "vacant",
        SpellKind::Unwritten => "nothing written down",
    };
    let (from, to) = (day(it.from_on, "?"), day(it.to_on, "today"));
    let mut text = format!("{from} to {to}: {who}");
    if !it.length.is_empty() {
        let _ = write!(text, ", {}", it.length);
    }
    if !it.cover.is_empty() {
        let _ = write!(text, "; covered by {}", it.cover);
    }
    text
}

/// The seat with this id, this role, or the only one whose role begins like this. Seats
/// that ended are named by their id.
fn find_seat(trellis: &Trellis, which: &WhichSeat) -> Result<(SeatCard, Id), Error> {
    let region = find_region(trellis, &which.region)?;
    let profile = trellis.region(region.id)?;
    let lower = which.seat.trim().to_lowercase();
    let all = profile.seats.iter().chain(&profile.seats_before);
    if let Some(seat) = all.clone().find(|it| it.id.to_string() == lower) {
        return Ok((seat.clone(), region.id));
    }
    let same = |it: &&SeatCard| it.role.to_lowercase() == lower;
    let begins = |it: &&SeatCard| !lower.is_empty() && it.role.to_lowercase().starts_with(&lower);
    let mut found: Vec<&SeatCard> = profile.seats.iter().filter(same).collect();
    if found.is_empty() {
        found = profile.seats.iter().filter(begins).collect();
    }
    match found.as_slice() {
        [seat] => Ok(((*seat).clone(), region.id)),
        [] => Err(Error::new(
            format!("{} has no seat “{}” now", region.name, which.seat),
            "See `trellis-cli seat list` for its seats; one that ended is named by its id.",
        )),
        _ => Err(Error::new(
            format!("More than one seat begins with “{}”", which.seat),
            "Write more of its role, or its id from `trellis-cli seat list --json`.",
        )),
    }
}

pub fn tier(trellis: &mut Trellis, ask: TierVerb) -> Result<Answer, Error> {
    match ask {
        TierVerb::List { region } => {
            let region = find_region(trellis, &region)?;
            let tiers = trellis.list_tiers(region.id)?;
            let mut text = String::new();
            for card in &tiers {
                agreement(&mut text, card);
            }
            Ok(Answer::new(text, plain(&tiers)))
        }
        TierVerb::Agree {
            region,
            tier,
            what,
            on,
        } => {
            let region = find_region(trellis, &region)?;
            let said = Option::unwrap_or_default;
            let new = NewTier {
                region: region.id,
                tier: tier.into(),
                reasons: said(what.reasons),
                agreed_with: said(what.agreed_with),
                rhythm: said(what.rhythm),
                topics: said(what.topics),
                agreed_on: on,
                review_by: what.review_by,
                ends_on: what.ends_on,
            };
            let id = trellis.agree_tier(&new)?;
            let text = format!("Agreed for {}: {}.", region.name, new.tier.word());
            Ok(Answer::new(text, json!({ "agreement": id })))
        }
        TierVerb::Edit {
            region,
            agreement,
            tier,
            what,
            on,
        } => {
            let region = find_region(trellis, &region)?;
            let tiers = trellis.list_tiers(region.id)?;
            let id = find_agreement(&tiers, agreement.as_deref()).ok_or_else(|| {
                Error::new(
                    format!("{} has no such agreement", region.name),
                    "See `trellis-cli tier list --json` for their ids, or agree one with `trellis-cli tier agree`.",
                )
            })?;
            let TierWords {
                reasons,
                agreed_with,
                rhythm,
                topics,
                ends_on,
                review_by,
            } = what;
            trellis.edit_tier(
                id,
                &EditTier {
                    tier: tier.map(Into::into),
                    reasons,
                    agreed_with,
                    rhythm,
                    topics,
                    agreed_on: on,
                    review_by,
                    ends_on,
                },
            )?;
            Ok(Answer::new(
                format!("Changed an agreement of {}.", region.name),
                json!({ "agreement": id }),
            ))
        }
    }
}

/// The agreement with this id, or the one in force.
fn find_agreement(tiers: &[TierCard], wanted: Option<&str>) -> Option<Id> {
    match wanted {
        Some(wanted) => {
            let wanted = wanted.trim().to_lowercase();
            let mut ids = tiers.iter().filter_map(|it| it.id);
            ids.find(|id| id.to_string() == wanted)
        }
        None => tiers.first()?.id,
    }
}

fn agreement(text: &mut String, card: &TierCard) {
    let _ = write!(text, "{}", card.name);
    let _ = match (card.agreed_on, card.until) {
        (None, _) => write!(text, ", open to every region"),
        (Some(on), _) if card.is_ahead => write!(text, ", from {on}, still ahead"),
        (Some(on), None) => write!(text, ", since {on}"),
        (Some(on), Some(until)) => write!(text, ", {on} to {until}"),
    };
    let _ = writeln!(text);
    let dates = [
        ("Expected end", card.ends_on),
        ("Review by", card.review_by),
    ];
    for (label, words) in [
        ("Why", card.reasons.as_str()),
        ("Agreed with", &card.agreed_with),
        ("Contact", &card.rhythm),
        ("Topics", &card.topics),
    ] {
        if !words.is_empty() {
            let _ = writeln!(text, "  {label}: {}", words.replace('\n', " "));
        }
    }
    for (label, on) in dates {
        if let Some(on) = on {
            let _ = writeln!(text, "  {label}: {on}");
        }
    }
}
