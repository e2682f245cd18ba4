//! Contacts: logged by options or in one line, listed, shown, changed, and taken in from a
//! log.

mod form;
mod import;

use super::{find_region, plain};
use crate::ask::contacts::{ContactVerb, ModeWord, NewContact as Ask};
use crate::say::Answer;
use chrono::NaiveDate;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::contact::NewContact;
use trellis_app::{Error, Trellis};
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::words::Mode;

pub fn answer(trellis: &mut Trellis, ask: ContactVerb) -> Result<Answer, Error> {
    match ask {
        ContactVerb::Add(ask) => match ask.mode {
            Some(mode) => by_options(trellis, mode, ask),
            None => by_line(trellis, &ask),
        },
        ContactVerb::List { region, since } => list(trellis, region.as_deref(), since),
        ContactVerb::Import(ask) => import::answer(trellis, &ask),
        ContactVerb::Show { contact } => form::show(trellis, &contact),
        ContactVerb::Edit(edit) => form::edit(trellis, *edit),
        ContactVerb::Twins { region } => form::twins(trellis, region.as_deref()),
        ContactVerb::Join { keep, other } => form::join(trellis, &keep, &other),
        ContactVerb::Split { contact } => form::split(trellis, &contact),
    }
}

fn by_options(trellis: &mut Trellis, how: ModeWord, ask: Ask) -> Result<Answer, Error> {
    let region = find_region(trellis, &ask.region)?;
    let new = NewContact {
        on: ask.on,
        minutes: ask.minutes,
        with_cit: ask.with_cit,
        with_clt: ask.with_clt,
        ..NewContact::new(region.id, mode(how), ask.line)
    };
    let (id, notices) = log(trellis, &new)?;
    let mut text = format!("Contact logged for {}.\n", region.name);
    tell(&mut text, &notices);
    Ok(Answer::new(
        text,
        json!({ "contact": id, "notices": notices }),
    ))
}

/// The mode that a word on the command line means.
pub const fn mode(word: ModeWord) -> Mode {
    match word {
        ModeWord::InPerson => Mode::InPerson,
        ModeWord::Video => Mode::Video,
        ModeWord::Phone => Mode::Phone,
        ModeWord::Email => Mode::Email,
        ModeWord::SharedDocument => Mode::SharedDocument,
    }
}

fn by_line(trellis: &mut Trellis, ask: &Ask) -> Result<Answer, Error> {
    let region = find_region(trellis, &ask.region)?;
    let mut read = trellis.read_contact_line(&ask.line);
    // What is asked for outright counts more than a word in the line.
    read.minutes = ask.minutes.or(read.minutes);
    read.on = ask.on.or(read.on);
    read.with_cit |= ask.with_cit;
    read.with_clt |= ask.with_clt;
    let new = read.clone().for_region(region.id).ok_or_else(|| {
        Error::new(
            "The line does not say how the contact took place",
            "Write one of: in person, visit, video, zoom, teams, phone, call, email, mail, \
             shared document, doc; or name it with --mode.",
        )
    })?;
    let (id, looked_over) = log(trellis, &new)?;
    read.notices.extend(looked_over);
    let mut text = format!("Contact logged for {}.\n", region.name);
    for line in read.in_words() {
        let _ = writeln!(text, "  {line}");
    }
    tell(&mut text, &read.notices);
    Ok(Answer::new(
        text,
        json!({ "contact": id, "understood": plain(&read), "notices": read.notices }),
    ))
}

fn log(trellis: &mut Trellis, new: &NewContact) -> Result<(Id, Vec<String>), Error> {
    // Looked at before it is there, so that it is not taken for its own twin.
    let notices = trellis.look_over_contact(new)?;
    Ok((trellis.log_contact(new)?, notices))
}

fn tell(text: &mut String, notices: &[String]) {
    for notice in notices {
        let _ = writeln!(text, "note: {notice}");
    }
}

fn list(
    trellis: &Trellis,
    region: Option<&str>,
    since: Option<NaiveDate>,
) -> Result<Answer, Error> {
    let regions = match region {
        Some(region) => vec![find_region(trellis, region)?],
        None => trellis.list_regions()?,
    };
    let mut text = String::new();
    let mut all = Vec::new();
    for region in regions {
        let contacts = trellis.list_contacts(region.id, since)?;
        if !contacts.is_empty() {
            let _ = writeln!(text, "{}", region.name);
        }
        for contact in &contacts {
            let on = contact.on.map(short_date);
            let mode = contact.mode.map(|mode| mode.word().to_owned());
            let meta = Some(contact.meta.clone()).filter(|meta| !meta.is_empty());
            let head: Vec<String> = [on, mode, meta].into_iter().flatten().collect();
            let _ = writeln!(text, "  {}", head.join(" · "));
            let _ = writeln!(text, "    {}", contact.about);
        }
        all.push(json!({
            "region": region.id,
            "region_name": region.name,
            "contacts": plain(&contacts),
        }));
    }
    if text.is_empty() {
        text.push_str("No contacts yet. Log one with `trellis-cli contact add`.");
    }
    Ok(Answer::new(text, json!(all)))
}
