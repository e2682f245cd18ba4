//! Materials left, one's own look at a contact, and adherence over an engagement.

use super::{find_region, plain};
use crate::ask::fidelity::{
    Adherence, ExtentWord, MaterialVerb, Reflect, SpanWord, UseWord, Which,
};
use crate::say::Answer;
use chrono::NaiveDate;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::fidelity::{EditMaterial, EditReflection, MaterialCard};
use trellis_app::{Error, Trellis};
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::words::{Extent, Span, UseSince};

pub fn reflect(trellis: &mut Trellis, ask: Reflect) -> Result<Answer, Error> {
    let contact = find_contact(trellis, &ask.which)?;
    let edit = EditReflection {
        quality: ask.quality.map(extent),
        engagement: ask.engagement.map(extent),
        remark: ask.remark,
    };
    trellis.reflect(contact, &edit)?;
    Ok(Answer::new(
        "Kept as your own look; it is mine and never leaves.",
        json!({ "contact": contact }),
    ))
}

pub fn material(trellis: &mut Trellis, ask: MaterialVerb) -> Result<Answer, Error> {
    match ask {
        MaterialVerb::Add {
            which,
            what,
            resource,
        } => {
            let contact = find_contact(trellis, &which)?;
            let new = EditMaterial {
                what,
                resource,
                ..EditMaterial::default()
            };
            let id = trellis.add_material(contact, &new)?;
            Ok(Answer::new(
                "Kept what was left.",
                json!({ "material": id }),
            ))
        }
        MaterialVerb::List { region } => {
            let region = find_region(trellis, &region)?;
            let materials = trellis.materials_of(region.id)?;
            let mut text = String::new();
            for card in &materials {
                let _ = writeln!(text, "{}", in_words(card));
                if !card.remark.is_empty() {
                    let _ = writeln!(text, "  {}", card.remark.replace('\n', " "));
                }
            }
            if materials.is_empty() {
                let _ = writeln!(text, "Nothing is written down as left in {}.", region.name);
            }
            Ok(Answer::new(text, plain(&materials)))
        }
        MaterialVerb::Used {
            region,
            material,
            answer,
            remark,
        } => {
            let region = find_region(trellis, &region)?;
            let card = find_material(&trellis.materials_of(region.id)?, &material)?;
            let edit = EditMaterial {
                use_since: Some(match answer {
                    UseWord::Used => UseSince::Used,
                    UseWord::Adapted => UseSince::Adapted,
                    UseWord::NotYet => UseSince::NotYet,
                }),
                remark,
                ..EditMaterial::default()
            };
            trellis.edit_material(card.id, &edit)?;
            let word = edit.use_since.map_or("", UseSince::word);
            Ok(Answer::new(
                format!("{}: {}.", card.what, word.to_lowercase()),
                json!({ "material": card.id, "use_since": edit.use_since }),
            ))
        }
    }
}

/// “Left on Nov 4, 2026: roster template – used, asked on Nov 19, 2026”.
fn in_words(card: &MaterialCard) -> String {
    let left = card.left_on.map_or_else(
        || "Left".to_owned(),
        |on| format!("Left on {}", short_date(on)),
    );
    let used = if card.use_since.is_none() {
        "nobody asked yet".to_owned()
    } else {
        let asked = card.asked_on.map(short_date);
        let asked = asked.map_or_else(String::new, |on| format!(", asked on {on}"));
        format!("{}{asked}", card.use_name.to_lowercase())
    };
    format!("{left}: {} – {used}", card.what)
}

pub fn adherence(trellis: &Trellis, ask: &Adherence) -> Result<Answer, Error> {
    let region = find_region(trellis, &ask.region)?;
    let span = match ask.since {
        SpanWord::Quarter => Span::Quarter,
        SpanWord::Year => Span::Year,
        SpanWord::Tier => Span::SinceTier,
        SpanWord::Start => Span::Whole,
    };
    let view = trellis.adherence(region.id, span)?;
    let mut text = format!("{}\n", view.sentence);
    for component in &view.components {
        let _ = writeln!(text, "{} {}", component.code, component.name);
        for activity in &component.activities {
            let mark = if activity.is_essential {
                " (essential)"
            } else if activity.is_former {
                " (no longer in the guide)"
            } else {
                ""
            };
            let _ = writeln!(text, "  {}{mark}", activity.text);
            let _ = write!(text, "    {}", activity.in_words);
            if !activity.reason.is_empty() {
                let _ = write!(text, " – {}", activity.reason.replace('\n', " "));
            }
            text.push('\n');
        }
    }
    Ok(Answer::new(text, plain(&view)))
}

const fn extent(word: ExtentWord) -> Extent {
    match word {
        ExtentWord::Hardly => Extent::Hardly,
        ExtentWord::Partly => Extent::Partly,
        ExtentWord::Mostly => Extent::Mostly,
        ExtentWord::Fully => Extent::Fully,
    }
}

/// The contact with this id, or the only one of this day.
fn find_contact(trellis: &Trellis, which: &Which) -> Result<Id, Error> {
    let wanted = which.contact.trim();
    if let Ok(id) = wanted.parse::<Id>() {
        return Ok(id);
    }
    let on: NaiveDate = wanted.parse().map_err(|_| {
        Error::new(
            format!("“{wanted}” is neither the id nor the day of a contact"),
            "Write its day, such as 2026-11-04, or its id from `trellis-cli contact list --json`.",
        )
    })?;
    let regions = match &which.region {
        Some(region) => vec![find_region(trellis, region)?],
        None => trellis.list_regions()?,
    };
    let mut found = Vec::new();
    for region in regions {
        let contacts = trellis.list_contacts(region.id, Some(on))?;
        found.extend(contacts.into_iter().filter(|it| it.on == Some(on)));
    }
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => Err(Error::new(
            format!("There is no contact on {}", short_date(on)),
            "See `trellis-cli contact list` for their days.",
        )),
        _ => Err(Error::new(
            format!("There is more than one contact on {}", short_date(on)),
            "Name its region with --region, or its id from `trellis-cli contact list --json`.",
        )),
    }
}

/// The material with this id, or the only one whose words begin like this.
fn find_material(materials: &[MaterialCard], wanted: &str) -> Result<MaterialCard, Error> {
    let lower = wanted.trim().to_lowercase();
    let fits = |card: &&MaterialCard| {
        card.id.to_string() == lower
            || (!lower.is_empty() && card.what.to_lowercase().starts_with(&lower))
    };
    let found: Vec<&MaterialCard> = materials.iter().filter(fits).collect();
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => Err(Error::new(
            format!("Nothing that begins with “{wanted}” was left"),
            "See `trellis-cli material list` for what was.",
        )),
        _ => Err(Error::new(
            format!("More than one thing that was left begins with “{wanted}”"),
            "Write more of it, or its id from `trellis-cli material list --json`.",
        )),
    }
}
