//! One contact: shown, changed, joined to its twin.

use super::super::{find_region, plain};
use super::mode;
use crate::ask::contacts::{EditContact as Ask, InitiativeWord, SupportWord};
use crate::ask::support::LeadWord;
use crate::say::Answer;
use chrono::NaiveDate;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::contact::ContactCard;
use trellis_app::view::contact_form::{ContactView, EditContact};
use trellis_app::{Error, Trellis};
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Initiative, Lead, Support};

/// The contact with this id, or the only one whose id begins like this or that took place
/// on this day.
fn find(trellis: &Trellis, wanted: &str) -> Result<Id, Error> {
    let wanted = wanted.trim().to_lowercase();
    if let Ok(id) = wanted.parse::<Id>() {
        return Ok(id);
    }
    let day = wanted.parse::<NaiveDate>().ok();
    let mut found = Vec::new();
    for region in trellis.list_regions()? {
        for card in trellis.list_contacts(region.id, None)? {
            let begins = !wanted.is_empty() && card.id.to_string().starts_with(&wanted);
            if begins || (day.is_some() && card.on == day) {
                found.push(card.id);
            }
        }
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Error::new(
            format!("There is no contact “{wanted}”"),
            "See `trellis-cli contact list --json` for their ids.",
        )),
        _ => Err(Error::new(
            format!("More than one contact is “{wanted}”"),
            "Write its whole id; `trellis-cli contact list --json` has it.",
        )),
    }
}

pub fn show(trellis: &Trellis, wanted: &str) -> Result<Answer, Error> {
    let view = trellis.contact(find(trellis, wanted)?)?;
    Ok(Answer::new(in_words(&view), plain(&view)))
}

pub fn edit(trellis: &mut Trellis, ask: Ask) -> Result<Answer, Error> {
    let id = find(trellis, &ask.contact)?;
    let mut cells = Vec::new();
    for typed in &ask.touched {
        cells.push(cell(typed)?);
    }
    let mut regions = Vec::new();
    for region in &ask.also_in {
        regions.push(find_region(trellis, region)?.id);
    }
    let change = EditContact {
        on: ask.on,
        mode: ask.mode.map(mode),
        place: ask.place,
        minutes: ask.minutes,
        preparation_minutes: ask.preparation,
        travel_minutes: ask.travel,
        planned_focus: ask.planned,
        actual_focus: ask.about,
        initiative: ask.initiative.map(|word| match word {
            InitiativeWord::Planned => Initiative::Planned,
            InitiativeWord::Offered => Initiative::Offered,
            InitiativeWord::Asked => Initiative::Asked,
        }),
        support: ask.support.map(|word| match word {
            SupportWord::Capacity => Support::Capacity,
            SupportWord::Universal => Support::Universal,
        }),
        led_by: ask.led_by.map(|word| match word {
            LeadWord::Isp => Lead::Isp,
            LeadWord::Together => Lead::Together,
            LeadWord::Local => Lead::Local,
        }),
        with_cit: ask.with_cit,
        with_clt: ask.with_clt,
        with_others: ask.with_others,
        people: ask.people,
        agency_named: ask.agency,
        agency_why: ask.agency_why,
        cit_beside: ask.cit_beside,
        cit_takes_over_on: ask.cit_takes_over_on,
        ..EditContact::default()
    };
    trellis.edit_contact(id, &change)?;
    for name in &ask.present {
        let practitioner = trellis.add_colleague(name, "")?;
        trellis.set_presence(id, practitioner, true)?;
    }
    for activity in &ask.activity {
        let component = activity.split('-').next().unwrap_or_default();
        trellis.set_activity(id, component, activity, true)?;
    }
    for (domain, stage) in cells {
        trellis.set_cell(id, domain, stage, true)?;
    }
    for region in regions {
        trellis.add_joint_region(id, region)?;
    }
    let view = trellis.contact(id)?;
    Ok(Answer::new(
        format!("Changed.\n{}", in_words(&view)),
        plain(&view),
    ))
}

/// “LT”, “LT-IN”.
fn cell(typed: &str) -> Result<(CapacityDomain, Option<CapacityStage>), Error> {
    let upper = typed.trim().to_uppercase();
    let (domain, stage) = match upper.split_once('-') {
        Some((domain, stage)) => (domain, Some(stage)),
        None => (upper.as_str(), None),
    };
    let known = CapacityDomain::from_code(domain).and_then(|domain| {
        let stage = match stage {
            Some(stage) => Some(CapacityStage::from_code(stage)?),
            None => None,
        };
        Some((domain, stage))
    });
    known.ok_or_else(|| {
        Error::new(
            format!("“{typed}” is not a capacity domain"),
            "Write one of CC, LT, WD, QM or MN, with a stage behind it if you like: LT-IN.",
        )
    })
}

pub fn twins(trellis: &Trellis, region: Option<&str>) -> Result<Answer, Error> {
    let regions = match region {
        Some(region) => vec![find_region(trellis, region)?],
        None => trellis.list_regions()?,
    };
    let mut text = String::new();
    let mut all = Vec::new();
    for region in regions {
        let pairs = trellis.likely_twins(region.id)?;
        for pair in &pairs {
            let _ = writeln!(text, "{}: {}", region.name, pair.because);
            let _ = writeln!(text, "  keep  {}", line(&pair.one.card));
            let _ = writeln!(text, "  other {}", line(&pair.other.card));
        }
        all.push(json!({
            "region": region.id,
            "region_name": region.name,
            "pairs": plain(&pairs),
        }));
    }
    if text.is_empty() {
        text.push_str("No two contacts look the same.");
    } else {
        text.push_str("Join two with `trellis-cli contact join KEEP OTHER`.");
    }
    Ok(Answer::new(text, json!(all)))
}

pub fn join(trellis: &mut Trellis, keep: &str, other: &str) -> Result<Answer, Error> {
    let (keep, other) = (find(trellis, keep)?, find(trellis, other)?);
    trellis.join_twins(keep, other)?;
    Ok(Answer::new(
        "Joined: they count once. Take it back with `trellis-cli contact split` or undo.",
        json!({ "kept": keep, "joined": other }),
    ))
}

pub fn split(trellis: &mut Trellis, contact: &str) -> Result<Answer, Error> {
    let id = find(trellis, contact)?;
    trellis.split_twin(id)?;
    Ok(Answer::new(
        "It stands for itself again.",
        json!({ "contact": id }),
    ))
}

fn line(card: &ContactCard) -> String {
    let about = card.about.replace('\n', " ");
    let meta = if card.meta.is_empty() {
        String::new()
    } else {
        format!("{} · ", card.meta)
    };
    format!("{}  {meta}{about}", card.id)
}

/// Everything about a contact, one kind of thing a line.
fn in_words(view: &ContactView) -> String {
    let mut text = String::new();
    let mut facts: Vec<String> = vec![view.region_name.clone()];
    facts.extend(view.on.map(short_date));
    facts.extend(view.mode.map(|it| it.word().to_owned()));
    facts.extend(view.minutes.map(|it| format!("{it} min")));
    facts.extend(view.month.map(|it| format!("month {it}")));
    let _ = writeln!(text, "{}", facts.join(" · "));
    let mut say = |label: &str, words: String| {
        if !words.is_empty() {
            let _ = writeln!(text, "  {label}: {}", words.replace('\n', " "));
        }
    };
    say("Planned", view.planned_focus.clone());
    say("About", view.actual_focus.clone());
    let word = |word: Option<&str>| word.map(str::to_lowercase);
    let kinds = [
        word(view.initiative.map(Initiative::word)),
        word(view.support.map(Support::word)),
    ];
    let kinds: Vec<String> = kinds.into_iter().flatten().collect();
    say("Kind", kinds.join(", "));
    let led_by = view.led_by.map(|it| it.word().to_lowercase());
    say("Led by", led_by.unwrap_or_default());
    let there = view.practitioners.iter().filter(|it| it.present);
    let mut there: Vec<String> = there.map(|it| it.name.clone()).collect();
    there.extend(view.with_cit.then(|| "the CIT".to_owned()));
    there.extend(view.with_clt.then(|| "the CLT".to_owned()));
    there.extend(Some(view.with_others.clone()).filter(|it| !it.is_empty()));
    there.extend(view.people.map(|it| format!("{it} people")));
    say("There", there.join(", "));
    let mut touched = Vec::new();
    for domain in &view.cells {
        for cell in domain
            .cells
            .iter()
            .filter(|it| it.touched || it.from_agenda)
        {
            touched.push(match cell.stage {
                Some(_) => format!("{}, {}", domain.name, cell.name.to_lowercase()),
                None => domain.name.clone(),
            });
        }
    }
    say("Domains", touched.join("; "));
    for component in &view.components {
        let mut used: Vec<String> = Vec::new();
        used.extend(component.minutes.map(|it| format!("{it} min")));
        for activity in component.activities.iter().filter(|it| it.used) {
            let essential = if activity.is_essential {
                " (essential)"
            } else {
                ""
            };
            used.push(format!("{}{essential}", activity.text));
        }
        say(&component.component, used.join("; "));
    }
    let agency = view.agencies.iter().find(|it| Some(it.id) == view.agency);
    say(
        "Agency",
        agency.map_or_else(String::new, |it| it.name.clone()),
    );
    say("Why there", view.agency_why.clone());
    say("CIT beside", view.cit_beside.clone());
    let takes_over = view.cit_takes_over_on.map(short_date);
    say("CIT takes over", takes_over.unwrap_or_default());
    let apart = [
        ("preparation", view.preparation_minutes),
        ("travel", view.travel_minutes),
    ];
    let apart = apart
        .into_iter()
        .filter_map(|(what, it)| Some(format!("{what} {} min", it?)));
    say("Apart from it", apart.collect::<Vec<_>>().join(", "));
    let joint = view.joint.iter().map(|it| it.region_name.clone());
    say("Also in", joint.collect::<Vec<_>>().join(", "));
    for twin in &view.twins {
        say("Joined to it", twin.about.clone());
    }
    if let Some(kept) = &view.twin_of {
        say("Stands behind", kept.about.clone());
    }
    for notice in &view.notices {
        let _ = writeln!(text, "note: {}", notice.text);
    }
    text
}
