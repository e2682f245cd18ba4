//! Checklists: a conversation aid, in any order, with nothing locked.

use crate::binder::OWN;
use crate::drafts::get_contact;
use crate::edit::{Maybe, in_region, text};
use crate::error::Error;
use crate::notes::audience_of;
use crate::people::Staffing;
use crate::trellis::Trellis;
use crate::view::checklist::{
    CellView, EarlierItem, EditAnswer, ItemView, LeansOn, Mirrored, StripView,
};
use crate::view::guide::SourceView;
use crate::words::{counted, day, posts};
use std::collections::BTreeMap;
use trellis_domain::id::Id;
use trellis_domain::noun::answer as a;
use trellis_domain::pack::{Binder, CapacityDomain, CapacityStage, Mirror, Place, Standing};
use trellis_domain::rhythm::wants_a_look;
use trellis_domain::value::Value;
use trellis_domain::words::{Audience, GoalState, Judge, Lead, Mark, Status};
use trellis_store::Edit;
use trellis_store::table::adoption::AdoptionRow;
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
    /// One cell of a region's checklists, as it is walked through with a team: in the
    /// words that the visit began with, where there is one. Never holds a note that is
    /// *mine*.
    ///
    /// # Errors
    /// Where the region or visit is gone, or the workbook cannot be read.
    pub fn cell(
        &self,
        region: Id,
        domain: CapacityDomain,
        stage: CapacityStage,
        visit: Option<Id>,
    ) -> Result<CellView, Error> {
        self.get_region(region)?;
        let visit = visit.map(|visit| get_contact(self, visit)).transpose()?;
        let binder = self.binder_of(visit.as_ref());
        let place = Place::Cell(domain, stage);
        let questions = binder.questions_in(domain, stage);
        let answers = self.answers(region, None)?;
        Ok(CellView {
            region,
            domain,
            domain_name: domain.name().to_owned(),
            stage,
            stage_name: stage.name().to_owned(),
            questions: questions.into_iter().map(ToOwned::to_owned).collect(),
            items: self.items_at(region, &binder, place, None, &answers)?,
            earlier: self.earlier_items(&binder, place, &answers),
            about: about(&binder),
        })
    }

    /// The strip about the region as a whole, which belongs to no domain.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn strip(&self, region: Id) -> Result<StripView, Error> {
        self.get_region(region)?;
        let answers = self.answers(region, None)?;
        Ok(StripView {
            items: self.items_at(region, &self.binder, Place::Strip, None, &answers)?,
            earlier: self.earlier_items(&self.binder, Place::Strip, &answers),
        })
    }

    /// The items that are asked about one adopted program, and answers to those that no
    /// longer are.
    pub(crate) fn program_items(
        &self,
        region: Id,
        adoption: Id,
    ) -> Result<(Vec<ItemView>, Vec<EarlierItem>), Error> {
        let answers = self.answers(region, Some(adoption))?;
        let place = Place::Interventions;
        Ok((
            self.items_at(region, &self.binder, place, Some(adoption), &answers)?,
            self.earlier_items(&self.binder, place, &answers),
        ))
    }

    fn items_at(
        &self,
        region: Id,
        binder: &Binder,
        place: Place,
        adoption: Option<Id>,
        answers: &BTreeMap<String, AnswerRow>,
    ) -> Result<Vec<ItemView>, Error> {
        let notes = NoteRow::of_region(self.reading(), region)?;
        let about = ItemAbout {
            region,
            adoption,
            binder,
            notes: &notes,
        };
        let views = binder
            .items_at(place)
            .into_iter()
            .map(|standing| self.item_view(&about, standing, answers.get(&standing.item.id)));
        views.collect()
    }

    /// Answers to items that are no longer asked here, in the words they were given to.
    fn earlier_items(
        &self,
        binder: &Binder,
        place: Place,
        answers: &BTreeMap<String, AnswerRow>,
    ) -> Vec<EarlierItem> {
        let mut earlier = Vec::new();
        for (id, row) in answers {
            let is_asked = binder
                .find_item(id)
                .is_some_and(|standing| binder.is_asked(standing.item));
            let status = row.status.as_deref().and_then(Status::from_code);
            if is_asked || (status.is_none() && row.evidence.is_none()) {
                continue;
            }
            if let Some((stood, item)) = self.item_when_answered(row)
                && stood == place
            {
                earlier.push(EarlierItem {
                    id: id.clone(),
                    text: item.text,
                    status,
                    evidence: text(row.evidence.as_ref()),
                    reached_on: row.reached_on,
                    discussed_on: row.discussed_on,
                });
            }
        }
        earlier
    }

    fn answers(
        &self,
        region: Id,
        adoption: Option<Id>,
    ) -> Result<BTreeMap<String, AnswerRow>, Error> {
        Ok(AnswerRow::of_region(self.reading(), region)?
            .into_iter()
            .filter(|row| row.adoption == adoption)
            .filter_map(|row| Some((row.item.clone()?, row)))
            .collect())
    }

    fn item_view(
        &self,
        about: &ItemAbout<'_>,
        standing: Standing<'_>,
        answer: Option<&AnswerRow>,
    ) -> Result<ItemView, Error> {
        let (region, item, pack) = (about.region, standing.item, &standing.pack.pack);
        let word = |column: Option<&String>| column.cloned().unwrap_or_default();
        let status = answer.and_then(|row| Status::from_code(row.status.as_deref()?));
        let leans_on = item
            .leans_on
            .iter()
            .filter_map(|leaning| {
                let other = about.binder.find_item(&leaning.item)?.item;
                Some(LeansOn {
                    item: other.id.clone(),
                    text: other.text.clone(),
                    why: leaning.why.clone(),
                })
            })
            .collect();
        Ok(ItemView {
            id: item.id.clone(),
            answer: answer_record(region, &pack.id, &item.id, about.adoption),
            adoption: about.adoption,
            text: item.text.clone(),
            help: item.help.clone(),
            sources: sources(about.binder, standing),
            from: (pack.id != CHECKLISTS).then(|| pack.title.clone()),
            is_own: pack.id == OWN,
            answered_as: answer
                .filter(|row| row.status.is_some() && pack.id != OWN)
                .and_then(|row| self.item_when_answered(row))
                .map(|(_, then)| then.text)
                .filter(|then| *then != item.text),
            evidence_hint: item.evidence.clone(),
            is_rollout: item.rollout,
            status,
            evidence: word(answer.and_then(|row| row.evidence.as_ref())),
            led_by: answer.and_then(|row| Lead::from_code(row.led_by.as_deref()?)),
            judged_by: answer.and_then(|row| Judge::from_code(row.judged_by.as_deref()?)),
            reached_on: answer.and_then(|row| row.reached_on),
            mark: answer.and_then(|row| Mark::from_code(row.mark.as_deref()?)),
            discussed_on: answer.and_then(|row| row.discussed_on),
            not_looked_at_since: answer
                .filter(|_| status == Some(Status::InPlace))
                .and_then(|row| row.discussed_on.max(row.reached_on))
                .filter(|last| wants_a_look(*last, self.today())),
            mirrored: match item.mirrors {
                Some(mirror) => self.mirrored(region, mirror)?,
                None => None,
            },
            leans_on,
            notes: about
                .notes
                .iter()
                .filter(|note| note.item.as_deref() == Some(item.id.as_str()))
                .filter(|note| audience_of(note) != Audience::Mine)
                .map(|note| self.note_card(note))
                .collect::<Result<_, _>>()?,
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
        let visit = edit
            .visit
            .map(|visit| get_contact(self, visit))
            .transpose()?;
        let binder = self.binder_of(visit.as_ref());
        let Some(standing) = binder.find_item(&edit.item) else {
            return Err(Error::new(
                format!("“{}” is not an item of the checklists", edit.item),
                "Look the item up in its cell; ids look like LT-IN-02.",
            ));
        };
        if standing.place == Place::Interventions {
            self.get_adoption(edit.region, edit.adoption)?;
        } else if edit.adoption.is_some() {
            return Err(Error::new(
                "This item is asked about the region, not about one program",
                "Answer it in its cell.",
            ));
        }
        let visit_on = visit.map(|visit| visit.took_on.unwrap_or_else(|| self.today()));
        let pack = standing.pack.pack.id.as_str();
        let id = answer_record(edit.region, pack, &edit.item, edit.adoption);
        let row = AnswerRow::find(self.reading(), id)?;
        let stands = row.as_ref().and_then(|row| row.reached_on);
        let reaches = (edit.status == Some(Status::InPlace) && stands.is_none())
            .then(|| edit.reached_on.or(visit_on).unwrap_or_else(|| self.today()));
        let is_first = row.is_none();
        let mut record = key_of_answer(edit.region, pack, &edit.item, edit.adoption);
        if (is_first || edit.status.is_some()) && pack != OWN {
            record = record.set(a::pack_hash, standing.pack.hash.as_str());
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

    /// The key fields of an answer that was never set, found back from its id: a
    /// draft of its evidence knows nothing else.
    pub(crate) fn first_answer(&self, record: Id) -> Result<Option<Edit>, Error> {
        for region in RegionRow::list(self.reading())? {
            let programs = AdoptionRow::of_region(self.reading(), region.id)?;
            let adoptions: Vec<Option<Id>> = [None]
                .into_iter()
                .chain(programs.iter().map(|program| Some(program.id)))
                .collect();
            for standing in self.binder.items() {
                let (pack, item) = (standing.pack.pack.id.as_str(), &standing.item.id);
                let is_it = |of: &Option<Id>| answer_record(region.id, pack, item, *of) == record;
                if let Some(adoption) = adoptions.iter().copied().find(is_it) {
                    let key = key_of_answer(region.id, pack, item, adoption);
                    return Ok(Some(if pack == OWN {
                        key
                    } else {
                        key.set(a::pack_hash, standing.pack.hash.as_str())
                    }));
                }
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
            Mirror::ImprovementCycle => self.mirrored_cycles(region)?,
            Mirror::Assessment | Mirror::Handover | Mirror::Barriers => None,
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
            let mark = answer.mark.as_deref().and_then(Mark::from_code);
            let Some(mark) = mark else { continue };
            // In the words the team said yes to, whatever the checklists say today.
            if let Some((place, item)) = self.item_when_answered(&answer)
                && let Some(domain) = place.domain()
            {
                marked.entry(domain).or_default().add(mark, item.text);
            }
        }
        Ok(marked)
    }
}

/// What the views of several items have in common.
struct ItemAbout<'a> {
    region: Id,
    adoption: Option<Id>,
    binder: &'a Binder,
    notes: &'a [NoteRow],
}

/// The pack whose items need no word on where they come from.
const CHECKLISTS: &str = "trellis.checklists";

/// What the checklists are and are not, as they say it.
pub(crate) fn about(binder: &Binder) -> String {
    let checklists = binder.find_pack(CHECKLISTS);
    checklists.map_or_else(String::new, |read| read.pack.note.clone())
}

fn sources(binder: &Binder, standing: Standing<'_>) -> Vec<SourceView> {
    let help = standing.item.help.iter().flat_map(|help| &help.sources);
    let mut codes: Vec<&String> = standing.item.sources.iter().chain(help).collect();
    codes.dedup();
    SourceView::list(binder, &standing.pack.pack, codes)
}

/// The record of an answer. Nature names it: region, pack and item, and for an item
/// about a program, that program too.
pub(crate) fn answer_record(region: Id, pack: &str, item: &str, adoption: Option<Id>) -> Id {
    let (pack, item) = (pack.as_bytes(), item.as_bytes());
    match adoption {
        None => Id::natural(a::NOUN.name, &[region.as_bytes(), pack, item]),
        Some(adoption) => Id::natural(
            a::NOUN.name,
            &[region.as_bytes(), pack, item, adoption.as_bytes()],
        ),
    }
}

fn key_of_answer(region: Id, pack: &str, item: &str, adoption: Option<Id>) -> Edit {
    in_region(
        region,
        &a::NOUN,
        answer_record(region, pack, item, adoption),
    )
    .set(a::region, region)
    .set(a::pack, pack)
    .set(a::item, item)
    .maybe(a::adoption, adoption)
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
