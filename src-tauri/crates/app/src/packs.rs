//! Taking up content packs: look first, then adopt; every mistake at once.

use crate::binder::OWN;
use crate::error::Error;
use crate::plans::export::write_whole;
use crate::trellis::Trellis;
use crate::view::pack::{PackCard, PackPreview};
use crate::words::counted;
use std::path::Path;
use std::sync::Arc;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::adopted_pack as p;
use trellis_domain::pack::{Binder, Pack, PackChange, ReadPack, WhatChanged};
use trellis_domain::value::Value;
use trellis_exchange::pack::{builtins, read_pack_at, write_pack};
use trellis_exchange::sheet::{write_sheet, write_template};
use trellis_store::Edit;
use trellis_store::table::adopted_pack::AdoptedPackRow;

/// Looks at a pack against those that Trellis brings along, without a workbook.
///
/// # Errors
/// None that a person could mend: what is wrong with the pack stands in the preview.
pub fn look_at_pack(path: &Path) -> Result<PackPreview, Error> {
    Ok(preview(&Binder::new(builtins()?), path).0)
}

/// Writes the empty spreadsheet that an agency fills in.
///
/// # Errors
/// Where the file cannot be written.
pub fn write_pack_template(to: &Path) -> Result<(), Error> {
    write_whole(to, &write_template()?)
}

impl Trellis {
    /// The packs in use, those of Trellis first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn packs(&self) -> Result<Vec<PackCard>, Error> {
        let builtins = builtins()?;
        let in_use = self.binder.packs().filter(|read| read.pack.id != OWN);
        let cards = in_use.map(|read| {
            let builtin = builtins.iter().find(|it| it.pack.id == read.pack.id);
            PackCard {
                id: read.pack.id.clone(),
                title: read.pack.title.clone(),
                version: read.pack.version.clone(),
                code: read.hash.as_str().chars().take(8).collect(),
                note: read.pack.note.clone(),
                holds: holds(&read.pack),
                is_builtin: builtin.is_some(),
                newer: builtin
                    .filter(|it| it.hash != read.hash)
                    .map(|it| it.pack.version.clone()),
            }
        });
        Ok(cards.collect())
    }

    /// What a pack would change, before anybody takes it up. Nothing is changed.
    pub fn look_at_pack(&self, path: &Path) -> PackPreview {
        preview(&self.binder, path).0
    }

    /// What the newer version of a built-in pack would change.
    ///
    /// # Errors
    /// Where there is none.
    pub fn look_at_newer(&self, id: &str) -> Result<PackPreview, Error> {
        let newer = self.newer(id)?;
        Ok(against(&self.binder, &newer))
    }

    /// Takes up a pack for the support team. It is read and looked at once more, so
    /// that what was previewed is what is taken up.
    ///
    /// # Errors
    /// Where anything is wrong with it; the packs in use stay as they are.
    pub fn add_pack(&mut self, path: &Path) -> Result<PackPreview, Error> {
        let (preview, read) = preview(&self.binder, path);
        let Some(read) = read.filter(|_| preview.mistakes.is_empty()) else {
            let first = preview.mistakes.first().cloned().unwrap_or_default();
            let more = preview.mistakes.len().saturating_sub(1);
            let what = match more {
                0 => first,
                more => format!("{first} (and {more} more)"),
            };
            return Err(Error::new(what, preview.remedy));
        };
        self.take_up(&read)?;
        Ok(preview)
    }

    /// Takes up the version of a built-in pack that came with this Trellis.
    ///
    /// # Errors
    /// Where it is in use already, or cannot be written.
    pub fn take_up_newer(&mut self, id: &str) -> Result<(), Error> {
        let newer = self.newer(id)?;
        self.take_up(&newer)
    }

    /// Stops using an agency's pack. Answers to its items stay readable.
    ///
    /// # Errors
    /// Where it came with Trellis, is not in use, or it cannot be written.
    pub fn stop_pack(&mut self, id: &str) -> Result<(), Error> {
        if builtins()?.iter().any(|it| it.pack.id == id) {
            return Err(Error::new(
                "This pack came with Trellis and stays",
                "To use other words, take up a pack that replaces its items or chapters.",
            ));
        }
        self.get_pack(id)?;
        let record = self.adopted_record(id);
        let team = self.founding().team;
        self.act(|act| {
            act.edit(
                Edit::new(Scope::Team(team), &p::NOUN, record)
                    .set(p::pack, id)
                    .set(p::version, Value::Unset)
                    .set(p::hash, Value::Unset),
            )
        })
    }

    /// Writes a pack in use as a spreadsheet, to be edited and read back.
    ///
    /// # Errors
    /// Where it is not in use, or the file cannot be written.
    pub fn write_pack_sheet(&self, id: &str, to: &Path) -> Result<(), Error> {
        write_whole(to, &write_sheet(&self.get_pack(id)?.pack)?)
    }

    fn get_pack(&self, id: &str) -> Result<Arc<ReadPack>, Error> {
        self.binder.find_pack(id).cloned().ok_or_else(|| {
            Error::new(
                format!("No pack “{id}” is in use"),
                "Look at the list of packs; ids look like trellis.checklists.",
            )
        })
    }

    fn newer(&self, id: &str) -> Result<Arc<ReadPack>, Error> {
        let in_use = self.get_pack(id)?;
        let newer = builtins()?
            .into_iter()
            .find(|it| it.pack.id == id && it.hash != in_use.hash);
        newer.ok_or_else(|| {
            Error::new(
                "The newest version of this pack is in use already",
                "Nothing is left to do.",
            )
        })
    }

    fn take_up(&mut self, read: &ReadPack) -> Result<(), Error> {
        let record = self.adopted_record(&read.pack.id);
        let team = self.founding().team;
        let bytes = write_pack(&read.pack);
        self.act(|act| {
            act.writing.put_attachment(&bytes)?;
            act.edit(
                Edit::new(Scope::Team(team), &p::NOUN, record)
                    .set(p::pack, read.pack.id.as_str())
                    .set(p::version, read.pack.version.as_str())
                    .set(p::hash, read.hash.as_str()),
            )
        })?;
        // The record may have stood already, and only its words have arrived now.
        self.turn_pages(&[p::NOUN.name])
    }

    pub(crate) fn adopted_record(&self, id: &str) -> Id {
        let team = self.founding().team;
        Id::natural(p::NOUN.name, &[team.as_bytes(), id.as_bytes()])
    }

    /// The packs that colleagues took up and whose words have not arrived here.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn missing_packs(&self) -> Result<Vec<String>, Error> {
        let rows = AdoptedPackRow::list(self.reading())?.into_iter();
        Ok(rows
            .filter_map(|row| Some((row.pack?, row.version.unwrap_or_default(), row.hash?)))
            .filter(|(_, _, hash)| self.find_version(hash).is_none())
            .map(|(pack, version, _)| format!("{pack} {version}"))
            .collect())
    }
}

/// Reads a pack and holds it against those in use.
fn preview(binder: &Binder, path: &Path) -> (PackPreview, Option<ReadPack>) {
    match read_pack_at(path) {
        Ok(read) => (against(binder, &read), Some(read)),
        Err(error) => {
            let preview = PackPreview {
                id: String::new(),
                title: String::new(),
                version: String::new(),
                note: String::new(),
                in_use: None,
                changes: Vec::new(),
                summary: String::new(),
                mistakes: error.mistakes(),
                remedy: format!("{}.", error.remedy()),
            };
            (preview, None)
        }
    }
}

fn against(binder: &Binder, read: &ReadPack) -> PackPreview {
    let pack = &read.pack;
    let before = binder.find_pack(&pack.id);
    let changes = pack.changes_since(before.map(|it| &it.pack));
    let mut mistakes: Vec<String> = binder
        .find_clashes(pack)
        .iter()
        .map(ToString::to_string)
        .collect();
    if pack.id == OWN || pack.id.is_empty() {
        mistakes.push("the pack: its id is one that Trellis keeps for itself".to_owned());
    }
    if let Some(before) = before
        && before.hash != read.hash
        && before.pack.version == pack.version
    {
        mistakes.push(format!(
            "the pack: version {} is in use already with other words; give this one a higher number",
            pack.version
        ));
    }
    PackPreview {
        id: pack.id.clone(),
        title: pack.title.clone(),
        version: pack.version.clone(),
        note: pack.note.clone(),
        in_use: before.map(|it| it.pack.version.clone()),
        summary: summary(&changes),
        changes,
        mistakes,
        remedy: "Mend what is named, or send this list to whoever made the pack.".to_owned(),
    }
}

/// “3 added, 2 reworded, 1 retired”.
pub(crate) fn summary(changes: &[PackChange]) -> String {
    let kinds = [
        (WhatChanged::Added, "added"),
        (WhatChanged::Reworded, "reworded"),
        (WhatChanged::Moved, "moved"),
        (WhatChanged::Retired, "retired"),
    ];
    let counts: Vec<String> = kinds
        .iter()
        .filter_map(|(what, word)| {
            let count = changes.iter().filter(|it| it.what == *what).count();
            (count > 0).then(|| format!("{count} {word}"))
        })
        .collect();
    if counts.is_empty() {
        "Nothing changes.".to_owned()
    } else {
        format!("{}.", counts.join(", "))
    }
}

fn holds(pack: &Pack) -> String {
    let counts = [
        (pack.items().count(), "item", "items"),
        (pack.chapters.len(), "chapter", "chapters"),
        (pack.components.len(), "component", "components"),
        (pack.inventories.len(), "list", "lists"),
        (pack.resources.len(), "resource", "resources"),
    ];
    let said: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    said.join(", ")
}

impl From<trellis_exchange::sheet::SheetError> for Error {
    fn from(error: trellis_exchange::sheet::SheetError) -> Self {
        Self::new(error.to_string(), format!("{}.", error.remedy())).caused_by(error)
    }
}
