//! “Since last time”: what others changed in a region since it was last opened here, by
//! the order in which it arrived, and who changed it.

mod record;
pub(crate) use record::Title;
mod words;

use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::since::{SinceLine, SinceView};
use crate::words::{listed, small_number};
use std::collections::BTreeSet;
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;
use trellis_store::table::practitioner::PractitionerRow;
use trellis_store::{Mark, SinceRow};

/// Lines that are shown; what more there is, is counted.
const AT_MOST: usize = 60;

/// Where this computer keeps how far a region was seen.
fn setting(region: Id) -> String {
    format!("seen:{region}")
}

/// What became of one record, however many changes it took.
struct Record {
    kind: String,
    id: Id,
    fields: BTreeSet<String>,
    authors: Vec<AuthorKey>,
    is_new: bool,
}

impl Trellis {
    /// What others changed in a region since [`Trellis::mark_seen`] was last told of it.
    /// What this installation wrote is no news, and neither is anything before the
    /// region was first opened here.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn since_last_time(&self, region: Id) -> Result<SinceView, Error> {
        self.get_region(region)?;
        let mark = self.reading().find_setting(&setting(region))?;
        let Some(mark) = mark.as_deref().and_then(Mark::read) else {
            return Ok(SinceView {
                is_first: true,
                ..SinceView::default()
            });
        };
        let mut news = self.reading().changes_after(region, &mark)?;
        news.retain(|change| change.is_delivered && change.author != self.author());
        let mut view = SinceView::default();
        for record in by_record(news) {
            let Some((text, audience)) = self.say(&record)? else {
                continue;
            };
            if view.lines.len() == AT_MOST {
                view.more += 1;
                continue;
            }
            let who = self.who(&record.authors)?;
            view.lines.push(SinceLine {
                kind: record.kind,
                record: record.id,
                text,
                who,
                audience,
            });
        }
        if view.more > 0 {
            let more = usize::try_from(view.more).unwrap_or(usize::MAX);
            view.more_text = format!("and {} more", small_number(more));
        }
        Ok(view)
    }

    /// The region was looked at: what is here by now is no news the next time. Where
    /// nothing can be written, nothing is kept.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be written.
    pub fn mark_seen(&mut self, region: Id) -> Result<(), Error> {
        self.get_region(region)?;
        if self.read_only().is_some() {
            return Ok(());
        }
        let mark = self.reading().latest_change()?.to_string();
        let setting = setting(region);
        if self.reading().find_setting(&setting)?.as_ref() != Some(&mark) {
            self.workbook.set_setting(&setting, &mark)?;
        }
        Ok(())
    }

    /// Everyone who had a part in it, each once.
    fn who(&self, authors: &[AuthorKey]) -> Result<String, Error> {
        let mut names: Vec<String> = Vec::new();
        for author in authors {
            let name = self.name_of(*author)?;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Ok(listed(&names))
    }

    pub(crate) fn name_of(&self, author: AuthorKey) -> Result<String, Error> {
        if author == self.author() {
            return Ok("you".to_owned());
        }
        let holder = self.reading().find_holder(author)?;
        if holder == Some(self.founding().holder) {
            return Ok("you, on another laptop".to_owned());
        }
        let known = match holder {
            Some(holder) => PractitionerRow::find(self.reading(), holder)?,
            None => None,
        };
        let name = known
            .and_then(|row| row.name)
            .filter(|name| !name.trim().is_empty());
        Ok(match name {
            Some(name) => name,
            None => self
                .find_member(author)?
                .map_or_else(|| "a colleague".to_owned(), |member| member.card.name),
        })
    }
}

/// Changes, the latest first, as what became of each record.
fn by_record(changes: Vec<SinceRow>) -> Vec<Record> {
    let mut at = std::collections::BTreeMap::new();
    let mut records: Vec<Record> = Vec::new();
    for change in changes {
        let place = (change.kind.clone(), change.record);
        let next = records.len();
        let index = *at.entry(place).or_insert(next);
        if index == next {
            records.push(Record {
                kind: change.kind,
                id: change.record,
                fields: BTreeSet::new(),
                authors: Vec::new(),
                is_new: change.is_new_record,
            });
        }
        if let Some(record) = records.get_mut(index) {
            record.fields.extend(change.fields);
            if !record.authors.contains(&change.author) {
                record.authors.push(change.author);
            }
        }
    }
    records
}
