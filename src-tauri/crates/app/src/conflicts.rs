//! Questions: two people wrote to one field without having seen each other, and a person
//! decides.
//!
//! The inbox follows from what a workbook holds and from nothing else, so that it is the
//! same on every laptop. A decision is a change like any other: it names every answer
//! that whoever decided had seen, and travels. Another answer that came meanwhile is
//! among none of them, so the question stays open.

mod answers;
mod decide;
mod differing;
mod words;

pub(crate) use words::Called;

use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::conflict::{ConflictCard, ConflictGroup, ConflictsView};
use crate::words::{capitalized, counted};
use std::collections::BTreeSet;
use trellis_domain::change::Identity;
use trellis_domain::id::Id;
use trellis_domain::merge::LIFE;
use trellis_domain::noun::{self, FieldOf, Noun, adopted_pack as ap, local_copy as lc};
use trellis_domain::value::Value;
use trellis_domain::words::Audience;
use trellis_store::table::every::find_one;
use trellis_store::{Case, CaseHead, DisputedLife};

/// Fields that say one thing together: what is decided of the first holds of the second.
const TOGETHER: [(&str, &str, &str); 2] = [
    ("adopted_pack", ap::version, ap::hash),
    ("local_copy", lc::file_name, lc::file_hash),
];

/// A question with what stands.
struct Open {
    case: Case,
    noun: &'static Noun,
    about: About,
    /// The same however many answers come.
    id: Id,
    /// As it is seen now.
    name: String,
}

/// What a question is about.
enum About {
    /// Which value of a field holds.
    Field {
        field: &'static FieldOf,
        heads: Vec<CaseHead>,
        /// What goes along with it.
        follows: Option<(&'static FieldOf, Vec<CaseHead>)>,
    },
    /// Whether a record was deleted.
    Life(DisputedLife),
}

impl Trellis {
    /// Every question that waits, of one region or of all. While a visit is in the room
    /// it is covered.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn conflicts(&self, region: Option<Id>) -> Result<ConflictsView, Error> {
        if self.visit_in_room()?.is_some() {
            return Ok(ConflictsView {
                is_covered: true,
                sentence: "Covered while a visit is in the room.".to_owned(),
                ..ConflictsView::default()
            });
        }
        let mut groups: Vec<ConflictGroup> = Vec::new();
        let mut alike = Vec::new();
        for open in self.open_conflicts(region)? {
            let card = self.conflict_card(&open)?;
            if card.is_alike {
                alike.push(card.name.clone());
            }
            let title = self.title_of_group(card.region, card.audience)?;
            let is_here =
                |group: &&mut ConflictGroup| group.region == card.region && group.title == title;
            match groups.iter_mut().find(is_here) {
                Some(group) => group.cases.push(card),
                None => groups.push(ConflictGroup {
                    region: card.region,
                    title,
                    cases: vec![card],
                    by_latest: Vec::new(),
                }),
            }
        }
        for group in &mut groups {
            let is_by_latest = |card: &&ConflictCard| {
                let mut writings = card.answers.iter().flat_map(|it| &it.writings);
                !card.is_deletion && writings.all(|it| it.strange_clock.is_empty())
            };
            let named = group.cases.iter().filter(is_by_latest);
            group.by_latest = named.map(|card| card.name.clone()).collect();
        }
        Ok(ConflictsView {
            sentence: summary(&groups),
            is_covered: false,
            groups,
            alike,
        })
    }

    /// How many questions wait, in one region or in all.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn count_conflicts(&self, region: Option<Id>) -> Result<u32, Error> {
        Ok(u32::try_from(self.cases(region)?.len()).unwrap_or(u32::MAX))
    }

    /// The cases that ask a person; what goes along with another is not asked by itself.
    pub(crate) fn cases(&self, region: Option<Id>) -> Result<Vec<Case>, Error> {
        let mut cases = self.reading().open_cases(region)?;
        let there: BTreeSet<(Id, String)> = cases
            .iter()
            .map(|case| (case.record, case.field.clone()))
            .collect();
        cases.retain(|case| {
            let goes_along = TOGETHER.iter().any(|(kind, first, second)| {
                case.kind == *kind
                    && case.field == *second
                    && there.contains(&(case.record, (*first).to_owned()))
            });
            !goes_along && noun::find(&case.kind).is_some()
        });
        Ok(cases)
    }

    /// The questions that are not among these, as they are asked.
    pub(crate) fn conflict_cards_but(
        &self,
        known: &BTreeSet<(String, Id, String)>,
    ) -> Result<Vec<ConflictCard>, Error> {
        let mut cards = Vec::new();
        for open in self.open_conflicts(None)? {
            let case = &open.case;
            if !known.contains(&(case.kind.clone(), case.record, case.field.clone())) {
                cards.push(self.conflict_card(&open)?);
            }
        }
        Ok(cards)
    }

    /// The questions with what stands: by region and then by name, in the order in which
    /// a reader meets the nouns and their fields.
    fn open_conflicts(&self, region: Option<Id>) -> Result<Vec<Open>, Error> {
        let mut all = Vec::new();
        for case in self.cases(region)? {
            let Some(noun) = noun::find(&case.kind) else {
                continue;
            };
            let place = |field: &str| noun.fields.iter().position(|it| it.name == field);
            let order = (
                case.region.is_none(),
                self.region_name(case.region)?.to_lowercase(),
                case.region,
                noun::ALL.iter().position(|it| it.name == noun.name),
                case.record,
                place(&case.field),
            );
            if let Some(open) = self.open_conflict(case, noun)? {
                all.push((order, open));
            }
        }
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(all.into_iter().map(|(_, open)| open).collect())
    }

    fn open_conflict(&self, case: Case, noun: &'static Noun) -> Result<Option<Open>, Error> {
        let reading = self.reading();
        let mut seen: BTreeSet<Identity> = BTreeSet::new();
        let about = if case.field == LIFE {
            let life = reading.disputed_life(noun.name, case.record)?;
            seen.extend(&life.all);
            About::Life(life)
        } else {
            let Some(field) = noun.find_field(&case.field) else {
                return Ok(None);
            };
            let heads = reading.case_heads(noun.name, case.record, field.name)?;
            seen.extend(heads.iter().map(|head| head.version.change));
            let second = TOGETHER.iter().find_map(|(kind, first, second)| {
                (noun.name == *kind && field.name == *first)
                    .then(|| noun.find_field(second))
                    .flatten()
            });
            let follows = match second {
                Some(second) => {
                    let heads = reading.case_heads(noun.name, case.record, second.name)?;
                    seen.extend(heads.iter().map(|head| head.version.change));
                    Some((second, heads))
                }
                None => None,
            };
            About::Field {
                field,
                heads,
                follows,
            }
        };
        let id = Id::natural(
            "case",
            &[
                case.kind.as_bytes(),
                case.record.as_bytes(),
                case.field.as_bytes(),
            ],
        );
        let seen: Vec<&[u8]> = seen.iter().map(|it| it.as_bytes().as_slice()).collect();
        let name = format!("{}.{}", sign(id), sign(Id::natural("seen", &seen)));
        Ok(Some(Open {
            case,
            noun,
            about,
            id,
            name,
        }))
    }

    fn conflict_card(&self, open: &Open) -> Result<ConflictCard, Error> {
        let Open {
            case,
            noun,
            about,
            id,
            name,
        } = open;
        let row = find_one(self.reading(), noun, case.record)?;
        let called = self.called(noun, case.record, row.as_ref())?;
        let mut card = ConflictCard {
            name: name.clone(),
            id: *id,
            kind: case.kind.clone(),
            record: case.record,
            field: case.field.clone(),
            region: case.region,
            title: called.above(noun),
            field_word: "Deleted, and written to meanwhile".to_owned(),
            audience: called.audience,
            is_deletion: true,
            answers: Vec::new(),
            is_alike: false,
            takes_both: false,
            writes: crate::view::conflict::WrittenAs::Nothing,
            is_said: false,
        };
        match about {
            About::Life(life) => card.answers = self.answers_of_life(case.record, life)?,
            About::Field { field, heads, .. } => {
                card.field_word = crate::tables::words::heading(noun.name, field.name);
                card.is_deletion = false;
                card.answers = self.answers_of_field(noun, field, heads)?;
                card.is_said = words::is_said(noun, field);
                card.is_alike = card.is_said && are_alike(heads);
                card.takes_both = words::is_prose(noun, field) && texts(heads).len() > 1;
                card.writes = words::written_as(noun, field);
            }
        }
        Ok(card)
    }

    fn title_of_group(&self, region: Option<Id>, audience: Audience) -> Result<String, Error> {
        let name = self.region_name(region)?;
        Ok(match audience {
            _ if !name.is_empty() => name,
            Audience::Mine => "Yours alone".to_owned(),
            Audience::Team | Audience::Region => "The support team".to_owned(),
        })
    }
}

/// The first eight signs of an id.
fn sign(id: Id) -> String {
    id.to_string().chars().take(8).collect()
}

/// The texts that stand, each once, the earliest first.
fn texts(heads: &[CaseHead]) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    for head in heads.iter().rev() {
        if let Some(Value::Text(text)) = &head.version.value
            && !texts.contains(&text.as_str())
        {
            texts.push(text);
        }
    }
    texts
}

/// Every head holds a text, and they differ in blanks, capitals and punctuation alone.
fn are_alike(heads: &[CaseHead]) -> bool {
    let text = |head: &CaseHead| match &head.version.value {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let Some(first) = heads.first().and_then(text) else {
        return false;
    };
    heads.iter().all(|head| {
        text(head).is_some_and(|text| trellis_domain::same_words::same_words(&first, &text))
    })
}

fn summary(groups: &[ConflictGroup]) -> String {
    let count = groups.iter().map(|group| group.cases.len()).sum();
    let regions = groups.iter().filter(|group| group.region.is_some());
    match (count, regions.count()) {
        (0, _) => "Nothing waits for a decision.".to_owned(),
        (1, _) => "One question waits.".to_owned(),
        (count, 0 | 1) => format!(
            "{} wait.",
            capitalized(&counted(count, "question", "questions"))
        ),
        (count, regions) => format!(
            "{} wait, in {}.",
            capitalized(&counted(count, "question", "questions")),
            counted(regions, "region", "regions")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use trellis_domain::noun::Policy;

    #[test]
    fn what_goes_together_is_declared_and_asks() {
        for (kind, first, second) in TOGETHER {
            let noun = noun::find(kind).unwrap();
            for field in [first, second] {
                let declared = noun.find_field(field).unwrap();
                assert_eq!(declared.policy, Policy::Conflict, "{kind} {field}");
            }
        }
    }
}
