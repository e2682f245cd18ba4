//! Deciding: one question at a time, or several alike in one action.

use super::answers::{by_value, in_a_sentence};
use super::{About, Open, texts, words};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::conflict::{ConflictsSettled, Decision, WrittenAs};
use crate::words::{capitalized, counted, small_number};
use trellis_domain::change::{Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::{FieldOf, Noun, note};
use trellis_domain::value::Value;
use trellis_store::table::note::NoteRow;
use trellis_store::{CaseHead, Edit};

/// What a decision writes.
enum Step {
    Edit(Edit),
    Restore(Scope, &'static Noun, Id),
    Delete(Scope, &'static Noun, Id),
}

impl Trellis {
    /// Decides a question as it was seen: `name` is that of its card. Undoing it opens
    /// the question again.
    ///
    /// # Errors
    /// Where it was settled meanwhile, another answer came, the decision does not fit, or
    /// it cannot be written.
    pub fn resolve_conflict(
        &mut self,
        name: &str,
        decision: &Decision,
    ) -> Result<ConflictsSettled, Error> {
        self.writable()?;
        let name = name.trim().to_lowercase();
        let all = self.open_conflicts(None)?;
        let Some(open) = all.iter().find(|open| open.name == name) else {
            return Err(self.not_as_seen(&name, &all)?);
        };
        let step = self.step(open, decision)?;
        self.take(vec![step])?;
        self.settled(1, 0)
    }

    /// Takes the latest answer of each of these questions, by the names of their cards,
    /// in one action. Those that are not as they were seen stay open.
    ///
    /// # Errors
    /// Where none of them is as it was seen, or it cannot be written.
    pub fn settle_by_latest(&mut self, names: &[String]) -> Result<ConflictsSettled, Error> {
        self.writable()?;
        let mut steps = Vec::new();
        let all = self.open_conflicts(None)?;
        for open in all.iter().filter(|open| names.contains(&open.name)) {
            if let About::Field { .. } = open.about
                && let Ok(step) = self.step(open, &Decision::Keep { number: 1 })
            {
                steps.push(step);
            }
        }
        if steps.is_empty() {
            return Err(Error::new(
                "None of these questions is as it was listed",
                "They were settled, or another answer came. Look at the list again.",
            ));
        }
        let settled = steps.len();
        self.take(steps)?;
        self.settled(settled, names.len().saturating_sub(settled))
    }

    fn take(&mut self, steps: Vec<Step>) -> Result<(), Error> {
        self.act(|act| {
            for step in steps {
                match step {
                    Step::Edit(edit) => act.edit(edit)?,
                    Step::Restore(scope, noun, id) => {
                        act.writing.restore(scope, noun, id)?;
                    }
                    Step::Delete(scope, noun, id) => act.delete(scope, noun, id)?,
                }
            }
            Ok(())
        })
    }

    fn settled(&self, settled: usize, stayed: usize) -> Result<ConflictsSettled, Error> {
        let left = self.count_conflicts(None)?;
        let mut sentence = match settled {
            1 => "Settled.".to_owned(),
            many => format!(
                "{} settled.",
                capitalized(&counted(many, "question", "questions"))
            ),
        };
        if stayed > 0 {
            let were = capitalized(&counted(stayed, "was", "were"));
            sentence.push_str(&format!(" {were} not as it was listed."));
        }
        sentence.push_str(&match left {
            0 => " Nothing more waits for a decision.".to_owned(),
            1 => " One question is left.".to_owned(),
            many => {
                let many = usize::try_from(many).unwrap_or(usize::MAX);
                format!(" {} questions are left.", capitalized(&small_number(many)))
            }
        });
        Ok(ConflictsSettled {
            sentence,
            settled: u32::try_from(settled).unwrap_or(u32::MAX),
            left,
        })
    }

    /// Why a question cannot be decided under this name.
    fn not_as_seen(&self, name: &str, all: &[Open]) -> Result<Error, Error> {
        let id = name.split('.').next().unwrap_or_default();
        let same = all
            .iter()
            .find(|open| open.name.split('.').next() == Some(id));
        let Some(open) = same else {
            return Ok(Error::new(
                "This question does not wait any more",
                "It was settled here or by a colleague. Look at the list again.",
            ));
        };
        let look = "Look at all answers, then decide.";
        let latest = match &open.about {
            About::Field { field, heads, .. } => {
                let latest = heads.iter().max_by_key(|head| head.arrived);
                latest.map(|head| (*field, head))
            }
            About::Life(_) => None,
        };
        let Some((field, head)) = latest else {
            return Ok(Error::new(
                "Something more was written to this record meanwhile",
                look,
            ));
        };
        let text = match &head.version.value {
            Some(value) => self.value_in_words(open.noun, field, value)?,
            None => None,
        };
        let writing = self.writing(head)?;
        let mut text = text.unwrap_or_else(|| "nothing".to_owned());
        if text.chars().count() > 120 {
            text = text.chars().take(119).chain(['…']).collect();
        }
        Ok(Error::new(
            format!(
                "Another answer came meanwhile: “{text}” ({}, {})",
                in_a_sentence(&writing.who),
                writing.when
            ),
            look,
        ))
    }

    fn step(&self, open: &Open, decision: &Decision) -> Result<Step, Error> {
        let (noun, record) = (open.noun, open.case.record);
        let (field, heads, follows) = match &open.about {
            About::Field {
                field,
                heads,
                follows,
            } => (*field, heads, follows),
            About::Life(_) => {
                let scope = self.get_scope(noun, record)?;
                return match decision {
                    Decision::Keep { number: 1 } => Ok(Step::Restore(scope, noun, record)),
                    Decision::Keep { number: 2 } => Ok(Step::Delete(scope, noun, record)),
                    Decision::Keep { number } => Err(no_answer(*number, 2)),
                    Decision::Both | Decision::Write { .. } => Err(Error::new(
                        "A record is either kept or deleted",
                        "Choose one of the two.",
                    )),
                };
            }
        };
        let mut edit = self.edit_existing(noun, record)?;
        let value = match decision {
            Decision::Keep { number } => {
                let answers = by_value(heads);
                let chosen = usize::try_from(*number)
                    .ok()
                    .and_then(|number| answers.get(number.checked_sub(1)?))
                    .ok_or_else(|| no_answer(*number, answers.len()))?;
                if let Some((second, others)) = follows {
                    let by: Vec<Identity> = chosen.iter().map(|it| it.version.change).collect();
                    let along = others
                        .iter()
                        .find(|it| by.contains(&it.version.change))
                        .or_else(|| others.first());
                    edit = edit.decide(second.name, keepable(along)?);
                }
                keepable(chosen.first().copied())?
            }
            Decision::Both if words::is_prose(noun, field) && texts(heads).len() > 1 => {
                self.may_write(noun, record, field)?;
                Value::typed(&texts(heads).join("\n\n"))
            }
            Decision::Both => {
                return Err(Error::new(
                    "Only texts can be kept one after another",
                    "Keep one of the answers, or write another one.",
                ));
            }
            Decision::Write { text } => self.written(noun, record, field, text)?,
        };
        Ok(Step::Edit(edit.decide(field.name, value)))
    }

    /// Another answer, under the rules of its field.
    fn written(
        &self,
        noun: &'static Noun,
        record: Id,
        field: &'static FieldOf,
        text: &str,
    ) -> Result<Value, Error> {
        if noun.name == note::NOUN.name && field.name == note::text {
            self.may_write(noun, record, field)?;
            let text = crate::edit::needed("The note", text)?;
            return Ok(Value::typed(text));
        }
        let is_choice = !crate::tables::words::choices(noun.name, field.name).is_empty();
        if words::written_as(noun, field) == WrittenAs::Nothing && !is_choice {
            return Err(Error::new(
                "Nobody writes this by hand",
                "Keep one of the answers; it can be changed afterwards.",
            ));
        }
        self.read_typed(noun, field, record, text)
    }

    /// Only its author puts a note into new words.
    fn may_write(&self, noun: &Noun, record: Id, field: &FieldOf) -> Result<(), Error> {
        if noun.name != note::NOUN.name || field.name != note::text {
            return Ok(());
        }
        let row = NoteRow::find(self.reading(), record)?;
        let author = row.and_then(|row| row.made_by);
        if author.is_none() || self.is_ours(author)? {
            return Ok(());
        }
        Err(Error::new(
            "Somebody else wrote this note",
            "Keep one of its answers as it is, or add a note of your own beside it.",
        ))
    }
}

fn no_answer(number: u32, there_are: usize) -> Error {
    Error::new(
        format!("There is no answer {number}"),
        format!("Choose one from 1 to {there_are}."),
    )
}

/// A value that can be written again. One that was erased is left empty.
fn keepable(head: Option<&CaseHead>) -> Result<Value, Error> {
    match head.and_then(|head| head.version.value.clone()) {
        Some(Value::Unknown { .. }) => Err(Error::new(
            "Only a newer Trellis can show this answer",
            "Keep another one, or decide with the newer Trellis.",
        )),
        value => Ok(value.unwrap_or(Value::Unset)),
    }
}
