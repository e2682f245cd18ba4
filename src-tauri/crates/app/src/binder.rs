//! The content packs in use, and the words that were in use before.
//!
//! Built-in packs lie at the bottom, agencies' packs on them, the support team's
//! own items on top. Every version that an answer or a visit refers to is kept in
//! the workbook, so that its words can be read for as long as the workbook can.

use crate::error::Error;
use crate::trellis::Trellis;
use std::collections::BTreeMap;
use std::sync::Arc;
use trellis_domain::id::Id;
use trellis_domain::pack::{
    Binder, CapacityDomain, CapacityStage, Cell, FORMAT, Item, ItemList, JUDGMENT, Pack, Place,
    ReadPack, Source,
};
use trellis_exchange::pack::{builtins, named, read_kept, write_pack};
use trellis_store::Reading;
use trellis_store::table::adopted_pack::AdoptedPackRow;
use trellis_store::table::answer::AnswerRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::own_item::OwnItemRow;

/// The pack id of the support team's own items.
pub(crate) const OWN: &str = "own";

/// The kinds of records that decide which words are in use.
const DECIDES: [&str; 2] = ["adopted_pack", "own_item"];

impl Trellis {
    /// Opens the binder again where one of these kinds of records changed.
    pub(crate) fn turn_pages(&mut self, changed: &[&'static str]) -> Result<(), Error> {
        if changed.iter().any(|kind| DECIDES.contains(kind)) {
            self.binder = Arc::new(self.load_binder()?);
            self.index.replace(None);
            self.past.borrow_mut().clear();
        }
        Ok(())
    }

    /// Puts together what the records say is in use.
    pub(crate) fn load_binder(&self) -> Result<Binder, Error> {
        let reading = self.reading();
        // What the present team says about a pack counts before what a former one said.
        let mut said: BTreeMap<String, (bool, Option<String>)> = BTreeMap::new();
        for row in AdoptedPackRow::list(reading)? {
            let Some(pack) = row.pack else { continue };
            let is_present = row.id == self.adopted_record(&pack);
            if is_present || said.get(&pack).is_none_or(|(is_present, _)| !is_present) {
                said.insert(pack, (is_present, row.hash));
            }
        }
        let adopted: BTreeMap<String, String> = said
            .into_iter()
            .filter_map(|(pack, (_, hash))| Some((pack, hash?)))
            .collect();
        let mut packs = Vec::new();
        let builtins = builtins()?;
        for builtin in &builtins {
            let id = &builtin.pack.id;
            let hash = match adopted.get(id) {
                Some(hash) => Some(hash.clone()),
                None => reading.find_setting(&setting(id))?,
            };
            let in_use = hash.and_then(|hash| self.find_version(&hash));
            packs.push(in_use.unwrap_or_else(|| Arc::clone(builtin)));
        }
        for (id, hash) in &adopted {
            if builtins.iter().all(|builtin| builtin.pack.id != *id)
                && let Some(words) = self.find_version(hash)
            {
                packs.push(words);
            }
        }
        packs.push(Arc::new(own_pack(reading)?));
        Ok(Binder::new(packs))
    }

    /// The words of a version by its hash, where this workbook or this Trellis has them.
    pub(crate) fn find_version(&self, hash: &str) -> Option<Arc<ReadPack>> {
        let mut builtins = builtins().ok()?.into_iter();
        if let Some(builtin) = builtins.find(|it| it.hash.as_str() == hash) {
            return Some(builtin);
        }
        if let Some(read) = self.shelf.borrow().get(hash) {
            return Some(Arc::clone(read));
        }
        let bytes = self.workbook.get_attachment(hash).ok()?;
        let read = Arc::new(read_kept(&bytes)?);
        let mut shelf = self.shelf.borrow_mut();
        shelf.insert(hash.to_owned(), Arc::clone(&read));
        Some(read)
    }

    /// Keeps the words of the built-in packs that answers refer to, the first time a
    /// workbook is open with them. A later Trellis brings other words; these stay.
    pub(crate) fn keep_words(&mut self) -> Result<(), Error> {
        let mut fresh = Vec::new();
        for builtin in builtins()? {
            if self
                .reading()
                .find_setting(&setting(&builtin.pack.id))?
                .is_none()
            {
                fresh.push(builtin);
            }
        }
        if fresh.is_empty() {
            return Ok(());
        }
        self.act(|act| {
            for read in &fresh {
                if read.pack.items().next().is_some() {
                    act.writing.put_attachment(&write_pack(&read.pack))?;
                }
            }
            Ok(())
        })?;
        for read in fresh {
            self.workbook
                .set_setting(&setting(&read.pack.id), read.hash.as_str())?;
        }
        Ok(())
    }

    /// The words that a visit goes by: those it began with, or those of today where
    /// it has not begun.
    pub(crate) fn binder_of(&self, visit: Option<&ContactRow>) -> Arc<Binder> {
        let Some(began_with) = visit.and_then(|row| row.packs.as_deref()) else {
            return Arc::clone(&self.binder);
        };
        if began_with == self.words_in_use() {
            return Arc::clone(&self.binder);
        }
        if let Some(past) = self.past.borrow().get(began_with) {
            return Arc::clone(past);
        }
        let mut packs: Vec<Arc<ReadPack>> = began_with
            .lines()
            .filter_map(|line| {
                let (id, hash) = line.split_once('=')?;
                // Words that have not arrived here must not leave the room without any.
                let in_use = || self.binder.find_pack(id).cloned();
                self.find_version(hash).or_else(in_use)
            })
            .collect();
        packs.extend(self.binder.find_pack(OWN).cloned());
        let past = Arc::new(Binder::new(packs));
        let mut known = self.past.borrow_mut();
        known.insert(began_with.to_owned(), Arc::clone(&past));
        past
    }

    /// The packs in use as a visit keeps them: `id=hash`, one a line. Own items are
    /// records and carry their own history.
    pub(crate) fn words_in_use(&self) -> String {
        let lines: Vec<String> = self
            .binder
            .packs()
            .filter(|read| read.pack.id != OWN)
            .map(|read| format!("{}={}", read.pack.id, read.hash))
            .collect();
        lines.join("\n")
    }

    /// The item that an answer was given to, in the words of that day where they are
    /// still to be had.
    pub(crate) fn item_when_answered(&self, row: &AnswerRow) -> Option<(Place, Item)> {
        let id = row.item.as_deref()?;
        let then = row
            .pack_hash
            .as_deref()
            .and_then(|hash| self.find_version(hash));
        let then = then.and_then(|read| {
            let item = read.pack.find_item(id)?.clone();
            Some((read.pack.find_place(id)?, item))
        });
        then.or_else(|| {
            let now = self.binder.find_item(id)?;
            Some((now.place, now.item.clone()))
        })
    }

    /// The pack that an item belongs to.
    pub(crate) fn pack_of_item(&self, item: &str) -> Option<String> {
        let standing = self.binder.find_item(item)?;
        Some(standing.pack.pack.id.clone())
    }
}

/// The setting that says which version of a built-in pack this workbook goes by
/// until somebody takes up a newer one.
fn setting(pack: &str) -> String {
    format!("pack:{pack}")
}

/// The item that a record of one's own makes.
pub(crate) fn own_item_id(record: Id) -> String {
    format!("own-{record}")
}

fn own_pack(reading: Reading<'_>) -> Result<ReadPack, Error> {
    let mut cells: BTreeMap<(CapacityDomain, CapacityStage), Vec<Item>> = BTreeMap::new();
    let mut strip = Vec::new();
    for row in OwnItemRow::list(reading)? {
        let domain = row.domain.as_deref().and_then(CapacityDomain::from_code);
        let stage = row.stage.as_deref().and_then(CapacityStage::from_code);
        let item = Item {
            id: own_item_id(row.id),
            text: row.text.unwrap_or_default(),
            evidence: row.evidence.unwrap_or_default(),
            sources: vec![JUDGMENT.to_owned()],
            rollout: false,
            mirrors: None,
            leans_on: Vec::new(),
            help: None,
            replaces: Vec::new(),
            retired: row.retired == Some(true),
        };
        match domain.zip(stage) {
            Some(cell) => cells.entry(cell).or_default().push(item),
            None => strip.push(item),
        }
    }
    let cells = cells.into_iter().map(|((domain, stage), items)| Cell {
        domain,
        stage,
        questions: Vec::new(),
        items,
    });
    Ok(named(Pack {
        format: FORMAT,
        id: OWN.to_owned(),
        version: "1".to_owned(),
        title: "Our own items".to_owned(),
        language: "en-US".to_owned(),
        note: "Written by the support team.".to_owned(),
        sources: vec![Source {
            code: JUDGMENT.to_owned(),
            title: "Our own judgment".to_owned(),
            address: None,
        }],
        cells: cells.collect(),
        strip: (!strip.is_empty()).then(|| ItemList {
            title: "The whole region".to_owned(),
            note: "Our own.".to_owned(),
            items: strip,
        }),
        ..Pack::default()
    }))
}

impl From<trellis_exchange::pack::PackError> for Error {
    fn from(error: trellis_exchange::pack::PackError) -> Self {
        Self::new(error.to_string(), format!("{}.", error.remedy())).caused_by(error)
    }
}
