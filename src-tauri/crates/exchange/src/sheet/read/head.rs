//! The sheet Pack: a word and a value a row.

use super::Book;
use crate::sheet::columns::{PACK, PACK_WORDS};
use crate::sheet::grid::Found;
use crate::sheet::mistake::{cell_name, shown};
use crate::sheet::table::{Row, Tab};
use crate::sheet::words::squash;
use std::collections::BTreeMap;
use trellis_domain::pack::{Item, ItemList, Pack};

/// The titles and notes of the two lists outside the cells.
pub(super) struct Heads {
    pub whole_region: Head,
    pub each_program: Head,
}

/// One of them.
pub(super) struct Head {
    title: Value,
    note: Value,
    items: &'static str,
}

/// A value of the sheet Pack, and where it stands or should stand.
struct Value {
    word: &'static str,
    text: Option<String>,
    tab: Tab,
    spot: (u32, u32),
}

impl Book {
    pub(super) fn head(&mut self, pack: &mut Pack) -> Heads {
        let is_there = |found: &Found| found.sheet.is_some_and(|it| it.name == PACK.name);
        let at = self.found.iter().position(is_there);
        let tab = Tab {
            name: PACK.name.to_owned(),
            at: at.unwrap_or(0),
        };
        let rows = self.rows(&PACK);
        let mut values: BTreeMap<&'static str, Value> = BTreeMap::new();
        for row in &rows {
            self.value(row, &mut values);
        }
        let below = rows.last().map_or(0, |row| row.spot().1 + 1);
        if at.is_none() {
            let remedy =
                "Begin with the workbook that Trellis writes, and keep its sheets".to_owned();
            self.reading
                .note(&tab, (0, 0), "this sheet is missing".to_owned(), remedy);
        }
        let mut take = |word: &'static str| {
            values.remove(word).unwrap_or_else(|| Value {
                word,
                text: None,
                tab: tab.clone(),
                spot: (below, 0),
            })
        };
        let mut needed = [
            (take("Id"), &mut pack.id),
            (take("Version"), &mut pack.version),
            (take("Title"), &mut pack.title),
            (take("Language"), &mut pack.language),
            (take("Note"), &mut pack.note),
        ];
        let heads = Heads {
            whole_region: Head {
                title: take("Whole region: title"),
                note: take("Whole region: note"),
                items: "the strip for the whole region",
            },
            each_program: Head {
                title: take("Each program: title"),
                note: take("Each program: note"),
                items: "the list for interventions",
            },
        };
        for (value, part) in &mut needed {
            if at.is_some() {
                **part = self.needed(value, "Write it in the column Value");
            }
        }
        let [(id, _), ..] = &needed;
        self.reading
            .places
            .insert("the pack".to_owned(), id.place());
        heads
    }

    fn value(&mut self, row: &Row, values: &mut BTreeMap<&'static str, Value>) {
        let word = self.reading.text(row, "Word");
        if word.is_empty() {
            return;
        }
        let is_it = |(known, ..): &&(&str, bool, &str)| squash(known) == squash(&word);
        let Some(&(known, ..)) = PACK_WORDS.iter().find(is_it) else {
            let what = format!("“{}” is not a word of this sheet", shown(&word));
            let remedy = "Correct it, or clear the row".to_owned();
            return self.reading.note_in(row, "Word", what, remedy);
        };
        if let Some(before) = values.get(known) {
            let what = format!("“{known}” stands in row {} as well", before.spot.0 + 1);
            let remedy = "Keep one of the two rows".to_owned();
            return self.reading.note_in(row, "Word", what, remedy);
        }
        let (tab, at) = row.spot();
        let value = Value {
            word: known,
            tab: tab.clone(),
            spot: (at, row.column("Value")),
            text: self.reading.find_text(row, "Value"),
        };
        values.insert(known, value);
    }

    fn needed(&mut self, value: &Value, remedy: &str) -> String {
        if value.text.is_none() {
            let what = format!("“{}” is empty", value.word);
            self.reading
                .note(&value.tab, value.spot, what, remedy.to_owned());
        }
        value.text.clone().unwrap_or_default()
    }

    /// A list outside the cells: there where it has a heading or items.
    pub(super) fn list(&mut self, head: &Head, items: Vec<Item>) -> Option<ItemList> {
        if head.title.text.is_none() && head.note.text.is_none() && items.is_empty() {
            return None;
        }
        let place = head.title.place();
        self.reading.places.insert(head.items.to_owned(), place);
        let remedy = "Write it in the column Value, for the sheet Items has such items";
        Some(ItemList {
            title: self.needed(&head.title, remedy),
            note: self.needed(&head.note, remedy),
            items,
        })
    }
}

impl Value {
    fn place(&self) -> (String, String) {
        let (row, column) = self.spot;
        (self.tab.name.clone(), cell_name(row, column))
    }
}
