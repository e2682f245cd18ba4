//! The answers that stand, as a person compares them.

use super::differing::{differing, whole};
use super::words::{as_typed, is_said};
use crate::error::Error;
use crate::tables::words::heading;
use crate::trellis::Trellis;
use crate::view::conflict::{ConflictAnswer, ConflictWriting};
use crate::words::{capitalized, clock, counted, day};
use trellis_domain::calendar::short_date;
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;
use trellis_domain::merge::LIFE;
use trellis_domain::noun::{self, FieldOf, Noun, Policy};
use trellis_domain::value::Value;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::every::find_one;
use trellis_store::{CaseHead, DisputedLife, UnseenHead};

/// What was written while a record was deleted: as many lines are shown.
const MEANWHILE: usize = 12;

/// Whoever looks.
const YOU: &str = "You";

/// What stands instead of somebody's words.
const NOTHING: &str = "Left empty";
const ERASED: &str = "A text that was taken out of every copy";
const NEWER: &str = "Something that only a newer Trellis can show";

/// The heads that hold one value.
pub(super) fn by_value(heads: &[CaseHead]) -> Vec<Vec<&CaseHead>> {
    let mut values: Vec<Vec<&CaseHead>> = Vec::new();
    for head in heads {
        let same = values.iter_mut().find(|of| {
            of.first()
                .is_some_and(|first| first.version.value == head.version.value)
        });
        match same {
            Some(of) => of.push(head),
            None => values.push(vec![head]),
        }
    }
    values
}

/// Somebody, where a sentence goes on: names keep their capitals.
pub(super) fn in_a_sentence(who: &str) -> String {
    match who {
        YOU => "you".to_owned(),
        "A colleague" => "a colleague".to_owned(),
        name => name.to_owned(),
    }
}

/// What choosing each answer is called; no two are called the same.
fn name_choices(answers: &mut [ConflictAnswer]) {
    let by = |answer: &ConflictAnswer| {
        let first = answer.writings.first();
        let is_own = answer.writings.iter().any(|it| it.who == YOU);
        match first {
            _ if is_own => "Keep yours".to_owned(),
            Some(first) => format!("Keep {}’s", in_a_sentence(&first.who)),
            None => "Keep this".to_owned(),
        }
    };
    let words: Vec<String> = answers.iter().map(by).collect();
    for (answer, word) in answers.iter_mut().zip(&words) {
        let is_twice = words.iter().filter(|it| *it == word).count() > 1;
        answer.choice = if is_twice {
            format!("{word} ({})", answer.number)
        } else {
            word.clone()
        };
    }
}

impl Trellis {
    pub(super) fn answers_of_field(
        &self,
        noun: &Noun,
        field: &FieldOf,
        heads: &[CaseHead],
    ) -> Result<Vec<ConflictAnswer>, Error> {
        let mut answers = Vec::new();
        for (number, of) in (1..).zip(by_value(heads)) {
            let value = of.first().and_then(|head| head.version.value.as_ref());
            let said = match value {
                Some(value) => self.value_in_words(noun, field, value)?,
                None => None,
            };
            let is_absent = said.is_none();
            let text = said.unwrap_or_else(|| {
                match value {
                    None => ERASED,
                    Some(Value::Unset) => NOTHING,
                    Some(_) => NEWER,
                }
                .to_owned()
            });
            answers.push(ConflictAnswer {
                number,
                choice: String::new(),
                pieces: vec![whole(&text)],
                text,
                is_absent,
                typed: as_typed(value),
                is_shown: number == 1,
                writings: self.writings(&of)?,
                meanwhile: Vec::new(),
            });
        }
        name_choices(&mut answers);
        if is_said(noun, field) {
            let mut texts: Vec<&mut ConflictAnswer> =
                answers.iter_mut().filter(|it| !it.is_absent).collect();
            let said: Vec<String> = texts.iter().map(|it| it.text.clone()).collect();
            let said: Vec<&str> = said.iter().map(String::as_str).collect();
            for (answer, pieces) in texts.iter_mut().zip(differing(&said)) {
                answer.pieces = pieces;
            }
        }
        Ok(answers)
    }

    /// Keeping the record comes first, deleting it second.
    pub(super) fn answers_of_life(
        &self,
        record: Id,
        life: &DisputedLife,
    ) -> Result<Vec<ConflictAnswer>, Error> {
        let is_delete = |head: &&CaseHead| head.version.value == Some(Value::Boolean(false));
        let (deletes, restores): (Vec<&CaseHead>, Vec<&CaseHead>) =
            life.lives.iter().partition(is_delete);
        // A change that wrote several fields is one writing.
        let mut kept = restores;
        for unseen in &life.unseen {
            if kept
                .iter()
                .all(|it| it.version.change != unseen.head.version.change)
            {
                kept.push(&unseen.head);
            }
        }
        let answer = |number, text: &str, writings, meanwhile| ConflictAnswer {
            number,
            choice: text.to_owned(),
            text: text.to_owned(),
            is_absent: true,
            typed: String::new(),
            pieces: vec![whole(text)],
            is_shown: number == 1,
            writings,
            meanwhile,
        };
        Ok(vec![
            answer(
                1,
                "Keep it",
                self.writings(&kept)?,
                self.meanwhile(record, &life.unseen)?,
            ),
            answer(2, "Delete it", self.writings(&deletes)?, Vec::new()),
        ])
    }

    fn meanwhile(&self, of: Id, unseen: &[UnseenHead]) -> Result<Vec<String>, Error> {
        let mut lines: Vec<String> = Vec::new();
        for UnseenHead {
            kind,
            record,
            field,
            head,
        } in unseen
        {
            let Some(noun) = noun::find(kind) else {
                continue;
            };
            let whose = if *record == of {
                String::new()
            } else {
                let row = find_one(self.reading(), noun, *record)?;
                let called = self.called(noun, *record, row.as_ref())?;
                format!("{} – ", called.above(noun))
            };
            let line = if field == LIFE {
                format!("{whose}brought back")
            } else {
                let declared = noun.find_field(field);
                let Some(declared) = declared.filter(|it| it.policy == Policy::Conflict) else {
                    continue;
                };
                let words = match &head.version.value {
                    Some(value) => self.value_in_words(noun, declared, value)?,
                    None => Some(ERASED.to_owned()),
                };
                let words = words.unwrap_or_else(|| NOTHING.to_lowercase());
                format!("{whose}{}: {words}", heading(noun.name, field))
            };
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        if lines.len() > MEANWHILE {
            let more = lines.len() - MEANWHILE;
            lines.truncate(MEANWHILE);
            lines.push(format!("and {} more", counted(more, "line", "lines")));
        }
        Ok(lines)
    }

    fn writings(&self, heads: &[&CaseHead]) -> Result<Vec<ConflictWriting>, Error> {
        let mut writings: Vec<ConflictWriting> = Vec::new();
        for head in heads {
            let writing = self.writing(head)?;
            if !writings.contains(&writing) {
                writings.push(writing);
            }
        }
        Ok(writings)
    }

    pub(super) fn writing(&self, head: &CaseHead) -> Result<ConflictWriting, Error> {
        let (who, laptop) = self.who_and_where(head.version.author)?;
        let moment = self.local(head.version.wall);
        let visit = match head.visit {
            Some(visit) => ContactRow::find(self.reading(), visit)?,
            None => None,
        };
        let visit = visit.and_then(|row| self.contact_title(&row));
        let visit = visit.map_or_else(String::new, |title| format!(", in “{title}”"));
        Ok(ConflictWriting {
            who,
            when: format!(
                "{}, {}",
                day(moment.date(), self.today()),
                clock(moment.time())
            ),
            place: format!("{laptop}{visit}"),
            strange_clock: if head.has_strange_clock {
                format!(
                    "The clock there cannot have been right: it showed {}.",
                    short_date(moment.date())
                )
            } else {
                String::new()
            },
        })
    }

    /// “Dana Field”, “their laptop”.
    fn who_and_where(&self, author: AuthorKey) -> Result<(String, &'static str), Error> {
        if author == self.author() {
            return Ok((YOU.to_owned(), "this laptop"));
        }
        if self.reading().find_holder(author)? == Some(self.founding().holder) {
            return Ok((YOU.to_owned(), "another laptop of yours"));
        }
        Ok((capitalized(&self.name_of(author)?), "their laptop"))
    }
}
