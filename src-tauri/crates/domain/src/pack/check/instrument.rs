//! How a list is gone through as a capacity assessment.

use super::{Check, Flaw, longest, quoted};
use crate::pack::{Instrument, Inventory, Pack, Purpose};
use std::collections::BTreeMap;

impl Check {
    pub(super) fn instrument(&mut self, place: &str, list: &Inventory, it: &Instrument) {
        if list.purpose != Purpose::SelfCheck {
            self.note(place, Flaw::NoInstrument);
        }
        let mut parts = BTreeMap::<&str, usize>::new();
        for guide in &it.parts {
            *parts.entry(guide.part.code()).or_default() += 1;
            let what = "description of a part";
            self.text(place, what, &guide.about, longest::SENTENCE);
        }
        self.repeated("part", &parts);
        if !it.parts.iter().any(|guide| guide.votes) {
            self.note(place, Flaw::NobodyVotes);
        }
        for line in &it.procedure {
            self.text(place, "line of the procedure", line, longest::HELP);
        }
        let share = it.scoring.least_answered;
        if share > 100 {
            self.note(place, Flaw::Share(share));
        }
        for (what, word) in [
            ("word for 0", &it.words.zero),
            ("word for 1", &it.words.one),
            ("word for 2", &it.words.two),
        ] {
            self.text(place, what, word, longest::SHORT);
        }
        self.indices(list, it);
    }

    /// Index ids stand for one thing in a pack, whatever list they are of.
    pub(super) fn index_ids(&mut self, pack: &Pack) {
        let mut ids = BTreeMap::<&str, usize>::new();
        let instruments = pack
            .inventories
            .iter()
            .filter_map(|it| it.instrument.as_ref());
        for index in instruments.flat_map(|it| &it.indices) {
            *ids.entry(&index.id).or_default() += 1;
        }
        self.repeated("index", &ids);
    }

    fn indices(&mut self, list: &Inventory, it: &Instrument) {
        for index in &it.indices {
            let place = format!("index {}", quoted(&index.id));
            self.small_id(&place, &index.id);
            self.text(&place, "name", &index.name, longest::HEADING);
            self.count(&place, index.entries.len());
            let mut entries = BTreeMap::<&str, usize>::new();
            for entry in &index.entries {
                *entries.entry(entry).or_default() += 1;
                if !list.entries.iter().any(|known| known.id == *entry) {
                    self.note(&place, Flaw::UnknownEntry(quoted(entry)));
                }
            }
            let twice = entries.into_iter().filter(|(_, times)| *times > 1);
            for (entry, _) in twice {
                self.note(&place, Flaw::EntryTwice(quoted(entry)));
            }
        }
    }
}
