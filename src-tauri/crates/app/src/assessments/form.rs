//! What an assessment is gone through with: the instrument in the version it began with,
//! or a form of others of which Trellis knows no more than the numbers of its items.

use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::assessing::InstrumentChoice;
use std::sync::Arc;
use trellis_domain::pack::{CapacityDomain, Instrument, Inventory, Purpose, ReadPack};
use trellis_domain::words::CapacityMeasure;
use trellis_store::table::assessment::AssessmentRow;

/// The list that the word `self_check` stands for.
const SELF_CHECK: &str = "capacity-self-check";

/// The most items that a form of others may have here.
pub(super) const MOST_ITEMS: u32 = 200;

/// An instrument as one assessment uses it.
pub(crate) struct Form {
    /// How it goes and what counts.
    pub instrument: Instrument,
    /// What it is called.
    pub name: String,
    /// What it is and is not; empty for one that others own.
    pub note: String,
    /// Its items, in order.
    pub items: Vec<FormItem>,
    /// Trellis has the words of the items.
    pub holds_items: bool,
    /// Its version has not arrived on this laptop; another one stands in.
    pub is_stand_in: bool,
}

/// One item of a form.
pub(crate) struct FormItem {
    pub id: String,
    pub text: String,
    pub evidence: String,
    pub group: String,
    pub domain: Option<CapacityDomain>,
}

impl Form {
    pub(crate) fn find(&self, item: &str) -> Option<&FormItem> {
        self.items.iter().find(|it| it.id == item)
    }

    /// The place of an item among all.
    pub(super) fn place_of(&self, item: &str) -> Option<usize> {
        self.items.iter().position(|it| it.id == item)
    }
}

impl Trellis {
    /// What a capacity assessment can be begun with: the self-check, lists that an agency
    /// brought, and those that others own.
    pub fn instruments(&self) -> Vec<InstrumentChoice> {
        let lists = self.binder.inventories(Purpose::SelfCheck).into_iter();
        let lists = lists.map(|(_, list)| InstrumentChoice {
            code: code_of(list).to_owned(),
            name: list.title.clone(),
            note: list.note.clone(),
            holds_items: true,
            is_of_agency: false,
            is_unnamed: false,
        });
        let owned = [
            CapacityMeasure::Cca,
            CapacityMeasure::Ida,
            CapacityMeasure::Other,
        ];
        let owned = owned.into_iter().map(|measure| InstrumentChoice {
            code: measure.code().to_owned(),
            name: measure.word().to_owned(),
            note: String::new(),
            holds_items: false,
            is_of_agency: measure == CapacityMeasure::Ida,
            is_unnamed: measure == CapacityMeasure::Other,
        });
        lists.chain(owned).collect()
    }

    /// The list in use that a code stands for, with its pack.
    pub(super) fn list_in_use(&self, code: &str) -> Option<(Arc<ReadPack>, Inventory)> {
        let id = list_of(code);
        let (read, list) = self.binder.find_inventory(id)?;
        let pack = self.binder.find_pack(&read.pack.id)?;
        (list.purpose == Purpose::SelfCheck).then(|| (Arc::clone(pack), list.clone()))
    }

    /// What an assessment goes by: the words it began with, for as long as the workbook
    /// holds them.
    pub(crate) fn form_of(&self, row: &AssessmentRow) -> Form {
        let code = row.instrument.as_deref().unwrap_or_default();
        let Some(hash) = row.pack_hash.as_deref() else {
            return form_of_others(row, code);
        };
        let id = list_of(code);
        let kept = self
            .find_version(hash)
            .and_then(|read| read.pack.find_inventory(id).cloned());
        let is_stand_in = kept.is_none();
        let list = kept.or_else(|| self.list_in_use(code).map(|(_, list)| list));
        let Some(list) = list else {
            let mut form = form_of_others(row, code);
            form.is_stand_in = true;
            return form;
        };
        Form {
            name: list.title,
            note: list.note,
            items: list
                .entries
                .into_iter()
                .map(|entry| FormItem {
                    id: entry.id,
                    text: entry.text,
                    evidence: entry.evidence,
                    group: entry.group,
                    domain: entry.domain,
                })
                .collect(),
            instrument: list.instrument.unwrap_or_else(Instrument::plain),
            holds_items: true,
            is_stand_in,
        }
    }

    /// What an assessment was held with, in words.
    pub(super) fn instrument_name(&self, row: &AssessmentRow) -> String {
        let code = row.instrument.as_deref().unwrap_or_default();
        match CapacityMeasure::from_code(code) {
            Some(CapacityMeasure::Other) => match row.called.as_deref() {
                Some(called) if !called.trim().is_empty() => called.trim().to_owned(),
                _ => CapacityMeasure::Other.word().to_owned(),
            },
            Some(measure) => measure.word().to_owned(),
            None => self.form_of(row).name,
        }
    }
}

/// A form whose items Trellis does not hold: numbers, where somebody said how many.
fn form_of_others(row: &AssessmentRow, code: &str) -> Form {
    let count = row.item_count.and_then(|count| u32::try_from(count).ok());
    let count = count.unwrap_or_default().min(MOST_ITEMS);
    let measure = CapacityMeasure::from_code(code);
    Form {
        instrument: Instrument::plain(),
        name: measure.map_or_else(|| code.to_owned(), |measure| measure.word().to_owned()),
        note: String::new(),
        items: (1..=count)
            .map(|number| FormItem {
                id: number.to_string(),
                text: format!("Item {number}"),
                evidence: String::new(),
                group: String::new(),
                domain: None,
            })
            .collect(),
        holds_items: false,
        is_stand_in: false,
    }
}

/// The code that records keep for a list.
pub(super) fn code_of(list: &Inventory) -> &str {
    if list.id == SELF_CHECK {
        CapacityMeasure::SelfCheck.code()
    } else {
        &list.id
    }
}

/// The list that a code stands for.
fn list_of(code: &str) -> &str {
    if code == CapacityMeasure::SelfCheck.code() {
        SELF_CHECK
    } else {
        code
    }
}

/// What to say where a code stands for nothing.
pub(super) fn unknown_instrument(code: &str) -> Error {
    Error::new(
        format!("No instrument “{code}” is known here"),
        "Choose one from the list, or take up the pack that holds it in Settings.",
    )
}
