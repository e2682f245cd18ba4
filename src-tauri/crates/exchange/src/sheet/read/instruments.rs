//! How a self-check is gone through: what counts, who takes part, what entries add up to.

use super::Book;
use crate::sheet::columns::{INDICES, INSTRUMENTS, LISTS, ROLES};
use crate::sheet::mistake::shown;
use crate::sheet::table::{Reading, Row};
use std::collections::BTreeMap;
use trellis_domain::pack::{Index, Instrument, Inventory, PartGuide, ScoreWords, Scoring};
use trellis_domain::words::AssessmentPart;

impl Book {
    /// Gives the lists their instruments.
    pub(super) fn instruments(&mut self, lists: &mut [Inventory]) {
        let mut instruments: BTreeMap<String, Instrument> = BTreeMap::new();
        for row in self.rows(&INSTRUMENTS) {
            let it = &mut self.reading;
            let list = it.known(&row, "List", "list", &LISTS);
            if !list.is_empty() {
                it.claim(&row, "List", "instrument", &list);
            }
            let least_answered = share(it, &row);
            let undecided = it.word(&row, "Without agreement");
            let words = ScoreWords {
                zero: it.text(&row, "Word for 0"),
                one: it.text(&row, "Word for 1"),
                two: it.text(&row, "Word for 2"),
            };
            let procedure = it.lines(&row, "Procedure");
            if let (Some(least_answered), Some(undecided)) = (least_answered, undecided) {
                let scoring = Scoring {
                    least_answered,
                    undecided,
                };
                let instrument = Instrument {
                    parts: Vec::new(),
                    procedure,
                    indices: Vec::new(),
                    scoring,
                    words,
                };
                instruments.insert(list, instrument);
            }
        }
        for row in self.rows(&ROLES) {
            let it = &mut self.reading;
            let list = it.known(&row, "List", "instrument", &INSTRUMENTS);
            let part: Option<AssessmentPart> = it.word(&row, "Role");
            let about = it.text(&row, "About");
            let votes = it.is_yes(&row, "Votes");
            if let Some(part) = part {
                it.mark(&row, "Role", format!("part {}", part.code()));
                if let Some(of) = instruments.get_mut(&list) {
                    of.parts.push(PartGuide { part, about, votes });
                }
            }
        }
        for row in self.rows(&INDICES) {
            let it = &mut self.reading;
            let id = it.id(&row, "Id", "index");
            let list = it.known(&row, "List", "instrument", &INSTRUMENTS);
            let index = Index {
                id,
                name: it.text(&row, "Name"),
                domain: it.find_word(&row, "Domain"),
                entries: it.list(&row, "Entries"),
            };
            if let Some(of) = instruments.get_mut(&list) {
                of.indices.push(index);
            }
        }
        for list in lists {
            list.instrument = instruments.remove(&list.id);
        }
    }
}

/// A share in hundredths. What is more than the whole is named by the pack's own check.
fn share(it: &mut Reading, row: &Row) -> Option<u32> {
    let text = it.text(row, "Least answered");
    if text.is_empty() {
        return None;
    }
    let share = text.parse().ok();
    if share.is_none() {
        let what = format!("“{}” is not a whole number", shown(&text));
        let remedy = "Write how many in 100, such as 80".to_owned();
        it.note_in(row, "Least answered", what, remedy);
    }
    share
}
