//! Checklists: a conversation aid, in any order, with nothing locked.

use crate::drafts::get_contact;
use crate::edit::{Maybe, in_region, text};
use crate::error::Error;
use crate::notes::audience_of;
use crate::people::Staffing;
use crate::trellis::Trellis;
use crate::view::checklist::{CellView, EditAnswer, ItemView, LeansOn, Mirrored};
use crate::words::{counted, day, posts};
use std::collections::BTreeMap;
use trellis_domain::id::Id;
use trellis_domain::noun::answer as a;
use trellis_domain::pack::{CapacityDomain, CapacityStage, Item, Mirror};
use trellis_domain::value::Value;
use trellis_domain::words::{Audience, GoalState, Judge, Lead, Mark, Status};
use trellis_store::Edit;
use trellis_store::table::answer::AnswerRow;
use trellis_store::table::note::NoteRow;
use trellis_store::table::region::RegionRow;

/// The fields that can be cleared by name.
const CLEARABLE: [&str; 6] = [
    a::status,
    a::evidence,
    a::led_by,
    a::judged_by,
    a::reached_on,
    a::mark,
];

impl Trellis {
    /// One cell of a region's checklists, as it is walked through with a team. Never
    /// holds a note that is *mine*.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn cell(
        &self,
        region: Id,
        domain: CapacityDomain,
        stage: CapacityStage,
    ) -> Result<CellView, Error> {
        self.get_region(region)?;
        let pack = &self.pack.pack;
        let items = self.items(region, pack.items_in(domain, stage))?;
        Ok(CellView {
            region,
            domain,
            domain_name: domain.name().to_owned(),
            stage,
            stage_name: stage.name().to_owned(),
            questions: pack.questions_in(domain, stage).to_vec(),
            items,
            about: pack.note.clone(),
        })
    }

    /// The strip about the region as a whole, which belongs to no domain.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn strip(&self, region: Id) -> Result<Vec<ItemView>, Error> {
        self.get_region(region)?;
        self.items(region, &self.pack.pack.strip.items)
    }

    fn items(&self, region: Id, items: &[Item]) -> Result<Vec<ItemView>, Error> {
        let answers: BTreeMap<String, AnswerRow> = AnswerRow::of_region(self.reading(), region)?
            .into_iter()
            .filter_map(|row| Some((row.item.clone()?, row)))
            .collect();
        let notes = NoteRow::of_region(self.reading(), region)?;
        items
            .iter()
            .map(|item| self.item_view(region, item, answers.get(&item.id), &notes))
            .collect()
    }

    fn item_view(
        &self,
        region: Id,
        item: &Item,
        answer: Option<&AnswerRow>,
        notes: &[NoteRow],
    ) -> Result<ItemView, Error> {
        let word = |column: Option<&String>| column.cloned().unwrap_or_default();
        let status = answer.and_then(|row| Status::from_code(row.status.as_deref()?));
        let leans_on = item
            .leans_on
            .iter()
            .filter_map(|leaning| {
                let other = self.pack.pack.find_item(&leaning.item)?;
                Some(LeansOn {
                    item: other.id.clone(),
                    text: other.text.clone(),
                    why: leaning.why.clone(),
                })
            })
            .collect();
        Ok(ItemView {
            id: item.id.clone(),
            answer: self.answer_record(region, &item.id),
            text: item.text.clone(),
            evidence_hint: item.evidence.clone(),
            is_rollout: item.rollout,
            status,
            evidence: word(answer.and_then(|row| row.evidence.as_ref())),
            led_by: answer.and_then(|row| Lead::from_code(row.led_by.as_deref()?)),
            judged_by: answer.and_then(|row| Judge::from_code(row.judged_by.as_deref()?)),
            reached_on: answer.and_then(|row| row.reached_on),
            mark: answer.and_then(|row| Mark::from_code(row.mark.as_deref()?)),
            discussed_on: answer.and_then(|row| row.discussed_on),
            mirrored: match item.mirrors {
                Some(mirror) => self.mirrored(region, mirror)?,
                None => None,
            },
            leans_on,
            notes: notes
                .iter()
                .filter(|note| note.item.as_deref() == Some(item.id.as_str()))
                .filter(|note| audience_of(note) != Audience::Mine)
                .map(|note| self.note_card(note))
                .collect(),
            is_contested: answer.is_some_and(|row| row.contested),
        })
    }

    /// Sets an answer. The first answer of an item fixes the wording it was given to;
    /// an answer inside a visit counts the item as talked about there. Reaching *in
    /// place* sets the date, unless one stands.
    ///
    /// # Errors
    /// Where the item or visit is unknown, or it cannot be written.
    pub fn answer(&mut self, edit: &EditAnswer) -> Result<(), Error> {
        self.get_region(edit.region)?;
        if self.pack.pack.find_item(&edit.item).is_none() {
            return Err(Error::new(
                format!("“{}” is not an item of the checklists", edit.item),
                "Look the item up in its cell; ids look like LT-IN-02.",
            ));
        }
        let visit_on = match edit.visit {
            Some(visit) => Some(
                get_contact(self, visit)?
                    .took_on
                    .unwrap_or_else(|| self.today()),
            ),
            None => None,
        };
        let id = self.answer_record(edit.region, &edit.item);
        let row = AnswerRow::find(self.reading(), id)?;
        let stands = row.as_ref().and_then(|row| row.reached_on);
        let reaches = (edit.status == Some(Status::InPlace) && stands.is_none())
            .then(|| edit.reached_on.or(visit_on).unwrap_or_else(|| self.today()));
        let is_first = row.is_none();
        let mut record = self.key_of_answer(edit.region, &edit.item);
        if is_first || edit.status.is_some() {
            record = record.set(a::pack_hash, self.pack.hash.as_str());
        }
        record = record
            .maybe(a::status, edit.status)
            .maybe(a::evidence, edit.evidence.as_deref())
            .maybe(a::led_by, edit.led_by)
            .maybe(a::judged_by, edit.judged_by)
            .maybe(a::reached_on, edit.reached_on.or(reaches))
            .maybe(a::mark, edit.mark)
            .maybe(a::discussed_on, visit_on)
            .maybe(a::visit, edit.visit);
        for field in CLEARABLE {
            if edit.clear.iter().any(|cleared| cleared == field) {
                record = record.set(field, Value::Unset);
            }
        }
        self.act(|act| act.edit(record))
    }

    pub(crate) fn answer_record(&self, region: Id, item: &str) -> Id {
        let pack = self.pack.pack.id.as_bytes();
        Id::natural(a::NOUN.name, &[region.as_bytes(), pack, item.as_bytes()])
    }

    fn key_of_answer(&self, region: Id, item: &str) -> Edit {
        in_region(region, &a::NOUN, self.answer_record(region, item))
            .set(a::region, region)
            .set(a::pack, self.pack.pack.id.as_str())
            .set(a::item, item)
    }

    /// The key fields of an answer that was never set, found back from its id: a
    /// draft of its evidence knows nothing else.
    pub(crate) fn first_answer(&self, record: Id) -> Result<Option<Edit>, Error> {
        for region in RegionRow::list(self.reading())? {
            let found = self
                .pack
                .pack
                .items()
                .find(|(_, item)| self.answer_record(region.id, &item.id) == record);
            if let Some((_, item)) = found {
                return Ok(Some(
                    self.key_of_answer(region.id, &item.id)
                        .set(a::pack_hash, self.pack.hash.as_str()),
                ));
            }
        }
        Ok(None)
    }

    /// What a record of Trellis already says about an item, so that nobody types it
    /// twice. Records that Trellis does not keep yet say nothing.
    fn mirrored(&self, region: Id, mirror: Mirror) -> Result<Option<Mirrored>, Error> {
        let today = self.today();
        Ok(match mirror {
            Mirror::Roster => {
                let (seats, _) = self.seats(region)?;
                if seats.is_empty() {
                    return Ok(None);
                }
                // A vacancy that was not announced is not for the room to find, and while
                // there is one the roster proposes nothing.
                let all_said = seats.iter().all(|seat| !seat.is_vacant || seat.announced);
                let said: Vec<_> = seats
                    .into_iter()
                    .filter(|seat| !seat.is_vacant || seat.announced)
                    .collect();
                let staffing = Staffing::of(&said);
                let mut evidence =
                    format!("Roster: {} FTE filled on the CIT", posts(staffing.filled));
                if staffing.vacancies > 0 {
                    evidence.push_str(", ");
                    evidence.push_str(&staffing.vacancy(today));
                }
                let full = staffing.vacancies == 0 && staffing.filled > 0;
                let proposes = all_said.then_some(if full {
                    Status::InPlace
                } else {
                    Status::Partly
                });
                Some(Mirrored { evidence, proposes })
            }
            Mirror::Tier => {
                let (tier, _) = self.tiers(region)?;
                tier.agreed_on.map(|on| {
                    let mut evidence = format!("{}, agreed {}", tier.name, day(on, today));
                    if let Some(review) = tier.review_by {
                        evidence.push_str(", review by ");
                        evidence.push_str(&day(review, today));
                    }
                    Mirrored {
                        evidence,
                        proposes: Some(Status::InPlace),
                    }
                })
            }
            Mirror::Goals => {
                let goals = self.goals_of(region)?;
                let active: Vec<_> = goals
                    .iter()
                    .filter(|goal| goal.state == GoalState::Active)
                    .collect();
                if active.is_empty() {
                    return Ok(None);
                }
                let ready = active
                    .iter()
                    .all(|goal| !goal.measure.is_empty() && goal.by_on.is_some());
                Some(Mirrored {
                    evidence: format!(
                        "{}{}",
                        crate::words::capitalized(&counted(
                            active.len(),
                            "active goal",
                            "active goals"
                        )),
                        if ready {
                            ", each with a measure and a date"
                        } else {
                            ""
                        }
                    ),
                    proposes: Some(if ready {
                        Status::InPlace
                    } else {
                        Status::Partly
                    }),
                })
            }
            Mirror::Assessment | Mirror::ImprovementCycle | Mirror::Handover | Mirror::Barriers => {
                None
            }
        })
    }

    /// Everything marked strong or to work on in a region, by domain, newest first:
    /// what fills “Where we are”. Only what may print.
    pub(crate) fn marks(&self, region: Id) -> Result<BTreeMap<CapacityDomain, Marked>, Error> {
        let mut marked: BTreeMap<CapacityDomain, Marked> = BTreeMap::new();
        for note in NoteRow::of_region(self.reading(), region)? {
            if audience_of(&note) != Audience::Region {
                continue;
            }
            let domain = note.domain.as_deref().and_then(CapacityDomain::from_code);
            let domain = domain.or_else(|| self.domain_of_item(note.item.as_deref()));
            let mark = note.mark.as_deref().and_then(Mark::from_code);
            if let (Some(domain), Some(mark)) = (domain, mark) {
                marked
                    .entry(domain)
                    .or_default()
                    .add(mark, text(note.text.as_ref()));
            }
        }
        for answer in AnswerRow::of_region(self.reading(), region)? {
            let item = answer
                .item
                .as_deref()
                .and_then(|item| self.pack.pack.find_item(item));
            let domain = self.domain_of_item(answer.item.as_deref());
            let mark = answer.mark.as_deref().and_then(Mark::from_code);
            if let (Some(item), Some(domain), Some(mark)) = (item, domain, mark) {
                marked
                    .entry(domain)
                    .or_default()
                    .add(mark, item.text.clone());
            }
        }
        Ok(marked)
    }
}

/// The marked notes and answers of one domain.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marked {
    pub(crate) strong: Vec<String>,
    pub(crate) to_work_on: Vec<String>,
}

impl Marked {
    fn add(&mut self, mark: Mark, text: String) {
        match mark {
            Mark::Strong => self.strong.push(text),
            Mark::ToWorkOn => self.to_work_on.push(text),
        }
    }
}
