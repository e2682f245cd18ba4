//! One paragraph for a funder: counts and hours in plain words, contact in person
//! against the minimum of one a quarter (S2, Table 6.4), and what is missing.

use super::{Counted, label};
use crate::view::dose::{DoseQuery, InPersonDose};
use crate::words::{capitalized, counted, small_number};
use chrono::NaiveDate;
use trellis_domain::calendar::{Quarter, long_date};
use trellis_domain::dose::Tally;
use trellis_domain::dose::events::EventDose;
use trellis_domain::words::Mode;

pub(super) fn paragraph(
    all: &Counted,
    ask: &DoseQuery,
    in_person: &[InPersonDose],
    today: NaiveDate,
) -> String {
    let sentences = [
        Some(all_told(all, ask)),
        latest(all, ask, today),
        minimum(all, in_person),
        events(&all.events),
        missing(&all.doses.all.total, &all.doses.all.without_day),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    sentences.join(" ")
}

/// “Cedar Gap was supported in 24 contacts (31.5 hours) since March 3, 2025, eight of
/// them in person.”
fn all_told(all: &Counted, ask: &DoseQuery) -> String {
    let total = all.doses.all.total;
    let (who, was) = match all.names.as_slice() {
        [] => return "There are no regions yet.".to_owned(),
        [(_, name)] => (name.clone(), "was"),
        several => (
            capitalized(&counted(several.len(), "region", "regions")),
            "were",
        ),
    };
    let first = all.doses.all.days.map(|(first, _)| first);
    let period = match (ask.from, ask.to) {
        (Some(from), Some(to)) => format!(" from {} to {}", long_date(from), long_date(to)),
        (None, Some(to)) => format!(" up to {}", long_date(to)),
        (from, None) => from
            .or(first)
            .map_or_else(String::new, |from| format!(" since {}", long_date(from))),
    };
    if total.contacts == 0 {
        return format!("{who}: no contact is on record{period}.");
    }
    let in_person = all.doses.all.modes.get(&Some(Mode::InPerson));
    let in_person = in_person.map_or(0, |tally| tally.contacts);
    format!(
        "{who} {was} supported in {} ({}){period}, {} of them in person.",
        contacts(total.contacts),
        hours(total.minutes),
        or_none(in_person),
    )
}

/// The quarter that is running, or the last one asked about.
fn latest(all: &Counted, ask: &DoseQuery, today: NaiveDate) -> Option<String> {
    let last = ask.to.map_or(today, |to| to.min(today));
    if ask.from.is_some_and(|from| from > last) {
        return None;
    }
    let quarter = Quarter::of(last);
    let tally = all
        .doses
        .all
        .quarters
        .get(&quarter)
        .copied()
        .unwrap_or_default();
    let is_cut = ask.from.is_some_and(|from| from > quarter.first_day())
        || (last < quarter.last_day() && last != today);
    let so_far = match quarter == Quarter::of(today) {
        _ if is_cut => ", within these days",
        true => " so far",
        false => "",
    };
    let ids = all.names.iter().map(|(id, _)| *id);
    let in_person: u32 = ids.map(|id| all.doses.in_person(id, quarter)).sum();
    let what = if tally.contacts == 0 {
        "no contact".to_owned()
    } else {
        format!(
            "{}, {}, {} in person",
            contacts(tally.contacts),
            hours(tally.minutes),
            or_none(in_person)
        )
    };
    Some(format!("In {}{so_far}: {what}.", label(quarter)))
}

/// Against the minimum of one: this quarter, and those that are over.
fn minimum(all: &Counted, in_person: &[InPersonDose]) -> Option<String> {
    let is_one = all.names.len() == 1;
    let mut parts = Vec::new();
    if let Some(now) = in_person.iter().find(|line| line.is_open && line.asked > 0) {
        parts.push(match (is_one, now.met) {
            (true, 0) => "this quarter it is still to come".to_owned(),
            (true, _) => "this quarter it is met".to_owned(),
            (false, met) => format!(
                "this quarter it is met so far in {} of {}",
                or_none(met),
                counted(now.asked as usize, "region", "regions")
            ),
        });
    }
    let over = in_person.iter().filter(|line| !line.is_open);
    let (asked, met) = over.fold((0_u32, 0_u32), |(asked, met), line| {
        (asked + line.asked, met + line.met)
    });
    if asked > 0 {
        parts.push(format!(
            "it was met in {} of {} before{}",
            or_none(met),
            counted(asked as usize, "full quarter", "full quarters"),
            if is_one { "" } else { ", over all regions" },
        ));
    }
    (!parts.is_empty()).then(|| {
        format!(
            "At least one contact in person each quarter is the minimum in intensive and brief \
             support: {}.",
            parts.join(", and ")
        )
    })
}

/// Events for many regions at once, beside the contacts.
pub(super) fn events(events: &EventDose) -> Option<String> {
    let total = events.total;
    let number = total.contacts as usize;
    (number > 0).then(|| {
        let regions = events.regions.len();
        format!(
            "Beside contacts, {} for many regions at once {} held ({}), each counted once; {} \
             took part.",
            counted(number, "event", "events"),
            if number == 1 { "was" } else { "were" },
            hours(total.minutes),
            counted(regions, "region", "regions"),
        )
    })
}

/// What the numbers leave out, so that nobody takes them for more than they are.
pub(super) fn missing(total: &Tally, without_day: &Tally) -> Option<String> {
    let mut parts = Vec::new();
    if total.without_minutes > 0 {
        parts.push(format!(
            "{} {} no minutes written down, so the hours are a lower bound",
            contacts(total.without_minutes),
            has(total.without_minutes)
        ));
    }
    if without_day.contacts > 0 {
        parts.push(format!(
            "{} ({}) {} no day and {} not counted above",
            contacts(without_day.contacts),
            hours(without_day.minutes),
            has(without_day.contacts),
            if without_day.contacts == 1 {
                "is"
            } else {
                "are"
            }
        ));
    }
    (!parts.is_empty()).then(|| format!("{}.", capitalized(&parts.join("; "))))
}

pub(super) fn contacts(count: u32) -> String {
    counted(count as usize, "contact", "contacts")
}

pub(super) fn or_none(count: u32) -> String {
    match count {
        0 => "none".to_owned(),
        count => small_number(count as usize),
    }
}

const fn has(count: u32) -> &'static str {
    if count == 1 { "has" } else { "have" }
}

/// “45 minutes”, “1 hour”, “31.5 hours”: to the tenth of an hour.
pub(super) fn hours(minutes: u32) -> String {
    let tenths = minutes.saturating_add(3) / 6;
    match (tenths / 10, tenths % 10) {
        _ if minutes == 1 => "1 minute".to_owned(),
        _ if minutes < 60 => format!("{minutes} minutes"),
        (1, 0) => "1 hour".to_owned(),
        (whole, 0) => format!("{whole} hours"),
        (whole, tenth) => format!("{whole}.{tenth} hours"),
    }
}

#[cfg(test)]
mod tests {
    use super::hours;

    #[test]
    fn hours_are_read_to_the_tenth() {
        for (minutes, words) in [
            (0, "0 minutes"),
            (1, "1 minute"),
            (59, "59 minutes"),
            (60, "1 hour"),
            (62, "1 hour"),
            (63, "1.1 hours"),
            (90, "1.5 hours"),
            (117, "2 hours"),
            (1890, "31.5 hours"),
        ] {
            assert_eq!(hours(minutes), words, "{minutes}");
        }
    }
}
