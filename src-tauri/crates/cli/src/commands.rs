//! From a question to an answer: open the workbook, ask the core, put it in words.

mod assess;
mod assessments;
mod charts;
mod conflicts;
mod contacts;
mod cycles;
mod documents;
mod dose;
mod due;
mod events;
mod exchange;
mod export;
mod fidelity;
mod files;
mod goals;
mod guide;
mod list;
mod packs;
mod support;
mod teams;
mod today;
mod visits;
mod write;

use crate::ask::packs::PackVerb;
use crate::ask::{Ask, Verb};
use crate::say::Answer;
use serde::Serialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use trellis_app::home::{default_workbook, home};
use trellis_app::view::region::RegionCard;
use trellis_app::world::{Laptop, World};
use trellis_app::{Code, Error, Guide, Trellis};

/// Does what was asked.
pub fn run(ask: Ask) -> Result<Answer, Error> {
    let is_default = ask.workbook.is_none();
    let path = match ask.workbook {
        Some(path) => path,
        None => default_workbook()?,
    };
    match ask.verb {
        Verb::Init => {
            make_folder(&path)?;
            Trellis::create(&path, &home()?, None, Box::new(Laptop))?;
            Ok(Answer::new(
                format!("An empty workbook lies at {}.", path.display()),
                json!({ "workbook": path }),
            ))
        }
        Verb::Sample { own, as_of } => {
            make_folder(&path)?;
            let as_of = as_of.unwrap_or_else(|| Laptop.today());
            let trellis = if own {
                Trellis::create_own_sample(&path, &home()?, as_of, Box::new(Laptop))?
            } else {
                Trellis::create_sample(&path, &home()?, as_of, Box::new(Laptop))?
            };
            let regions = trellis.list_regions()?;
            let names: Vec<&str> = regions.iter().map(|region| region.name.as_str()).collect();
            Ok(Answer::new(
                format!(
                    "The sample workbook lies at {}: {}.",
                    path.display(),
                    names.join(", ")
                ),
                json!({ "workbook": path, "regions": plain(&regions) }),
            ))
        }
        Verb::Pack(PackVerb::Check { path }) if is_default => {
            Ok(packs::check(&trellis_app::look_at_pack(&path)?))
        }
        Verb::Pack(PackVerb::Template { out }) => packs::template(&out),
        Verb::Guide { verb } if is_default && !path.exists() => {
            guide::answer(&Guide::builtin()?, verb)
        }
        _ if is_default && !path.exists() => Err(Error::new(
            format!(
                "There is no workbook yet; yours would be {}",
                path.display()
            ),
            "Make one with `trellis-cli init`, or look around in `trellis-cli sample`.",
        )
        .with_code(Code::NoWorkbook)),
        verb => in_workbook(&mut open(&path)?, verb),
    }
}

fn in_workbook(trellis: &mut Trellis, verb: Verb) -> Result<Answer, Error> {
    match verb {
        Verb::Init | Verb::Sample { .. } => Ok(Answer::new("", Value::Null)),
        Verb::Regions => list::regions(trellis),
        Verb::Region { add: Some(add), .. } => write::region(trellis, add),
        Verb::Region { add: None, region } => {
            let region = find_region(trellis, &region.unwrap_or_default())?;
            list::region(trellis, &region)
        }
        Verb::Answer(answer) => write::answer(trellis, answer),
        Verb::Note(note) => write::note(trellis, note),
        Verb::Goals(goal) => goals::goal(trellis, goal),
        Verb::Actions(action) => goals::action(trellis, action),
        Verb::Cycle(cycle) => cycles::answer(trellis, cycle),
        Verb::Contact(contact) => contacts::answer(trellis, contact),
        Verb::Today => today::answer(trellis),
        Verb::Visit(visit) => visits::answer(trellis, visit),
        Verb::Event(event) => events::answer(trellis, event),
        Verb::Due(due) => due::answer(trellis, due),
        Verb::Assessment(ask) => assessments::answer(trellis, ask),
        Verb::Assess(ask) => assess::answer(trellis, ask),
        Verb::Dose(ask) => dose::answer(trellis, &ask),
        Verb::Timeline(ask) => charts::timeline(trellis, &ask),
        Verb::SideBySide(ask) => charts::side_by_side(trellis, &ask),
        Verb::Chart(ask) => charts::chart(trellis, &ask),
        Verb::Adherence(ask) => fidelity::adherence(trellis, &ask),
        Verb::Reflect(ask) => fidelity::reflect(trellis, ask),
        Verb::Material(verb) => fidelity::material(trellis, verb),
        Verb::Barrier(barrier) => support::barrier(trellis, barrier),
        Verb::Handover(handover) => support::handover(trellis, handover),
        Verb::File(verb) => files::answer(trellis, verb),
        Verb::Seat(seat) => teams::seat(trellis, seat),
        Verb::Tier(tier) => teams::tier(trellis, tier),
        Verb::Document(ask) => documents::answer(trellis, ask),
        Verb::Plan {
            verb: Some(verb), ..
        } => documents::plan(trellis, &verb),
        Verb::Plan {
            verb: None,
            region,
            out,
            new,
        } => {
            let (region, out) = (region.unwrap_or_default(), out.unwrap_or_default());
            write::plan(trellis, &region, &out, new)
        }
        Verb::Conflicts(verb) => conflicts::answer(trellis, verb),
        Verb::Export(verb) => export::answer(trellis, verb),
        Verb::Cards { verb } => exchange::cards(trellis, verb),
        Verb::Bundle(verb) => exchange::bundle(trellis, verb),
        Verb::Folder { verb } => exchange::folder(trellis, verb),
        Verb::Erase(ask) => exchange::erase(trellis, &ask),
        Verb::Missing(ask) => exchange::missing(trellis, &ask),
        Verb::Pack(verb) => packs::answer(trellis, verb),
        Verb::Guide { verb } => guide::answer(&trellis.open_guide()?, verb),
        Verb::Search { words } => list::search(trellis, &words),
        Verb::Dump { shared, .. } => {
            let dump = if shared {
                trellis.dump_shared()?
            } else {
                trellis.dump()?
            };
            Ok(Answer::new(dump.clone(), json!({ "dump": dump })))
        }
        Verb::Undo => {
            let undone = trellis.undo()?;
            let text = std::iter::once(undone.sentence.clone())
                .chain(undone.left.iter().cloned())
                .collect::<Vec<_>>()
                .join("\n");
            Ok(Answer::new(text, plain(&undone)))
        }
        Verb::Check => list::check(trellis),
    }
}

fn open(path: &Path) -> Result<Trellis, Error> {
    Trellis::open(path, &home()?, None, Box::new(Laptop))
}

/// The default workbook's folder is ours to make; any other is the person's.
fn make_folder(path: &Path) -> Result<(), Error> {
    let ours: PathBuf = home()?;
    if path.parent() == Some(ours.as_path()) {
        std::fs::create_dir_all(&ours).map_err(|error| {
            Error::new(
                format!("The folder {} could not be made", ours.display()),
                "Name another workbook with --workbook.",
            )
            .caused_by(error)
        })?;
    }
    Ok(())
}

/// The region with this id, this name, or the only one whose name begins like this.
pub fn find_region(trellis: &Trellis, wanted: &str) -> Result<RegionCard, Error> {
    let regions = trellis.list_regions()?;
    let lower = wanted.trim().to_lowercase();
    let is_it = |region: &&RegionCard| {
        region.id.to_string() == lower || region.name.to_lowercase() == lower
    };
    if let Some(region) = regions.iter().find(is_it) {
        return Ok(region.clone());
    }
    let mut begins = regions
        .iter()
        .filter(|region| region.name.to_lowercase().starts_with(&lower));
    match (begins.next(), begins.next()) {
        (Some(region), None) if !lower.is_empty() => Ok(region.clone()),
        (Some(_), Some(_)) if !lower.is_empty() => Err(Error::new(
            format!("More than one region begins with “{wanted}”"),
            "Write more of its name, or its id from `trellis-cli regions --json`.",
        )),
        _ => Err(Error::new(
            format!("There is no region “{wanted}”"),
            "See `trellis-cli regions` for their names.",
        )),
    }
}

/// The one of a list that somebody means: its number there, its id, or the beginning of
/// its words.
pub fn pick<'a, T>(
    list: &'a [T],
    wanted: &str,
    named: impl Fn(&T) -> (String, &str),
    (what, command): (&str, &str),
) -> Result<&'a T, Error> {
    let lower = wanted.trim().to_lowercase();
    let number = lower.parse::<usize>().ok();
    if let Some(it) = number.and_then(|number| list.get(number.checked_sub(1)?)) {
        return Ok(it);
    }
    let mut begins = list.iter().filter(|it| {
        let (id, words) = named(it);
        !lower.is_empty() && (id == lower || words.to_lowercase().starts_with(&lower))
    });
    match (begins.next(), begins.next()) {
        (Some(it), None) => Ok(it),
        (Some(_), Some(_)) => Err(Error::new(
            format!("More than one {what} begins with “{wanted}”"),
            format!("Write more of it, or its number in `trellis-cli {command}`."),
        )),
        _ => Err(Error::new(
            format!("There is no {what} “{wanted}”"),
            format!("See `trellis-cli {command}` for them."),
        )),
    }
}

/// A view as JSON.
pub fn plain(view: &impl Serialize) -> Value {
    serde_json::to_value(view).unwrap_or(Value::Null)
}
