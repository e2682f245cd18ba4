//! Erasing what should never have been written, such as a parent’s name, from every copy
//! of a record: here at once, on other laptops when they hear of it. It cannot be undone.

use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::exchange::ErasedWords;
use crate::words::{capitalized, counted};
use trellis_domain::id::Id;
use trellis_domain::noun::{ALL, FieldOf, Noun, Type, erasure};
use trellis_domain::value::Value;

impl Trellis {
    /// Erases every text that ever stood in a field of a record, or in all of its fields
    /// of free text. The record itself stays.
    ///
    /// # Errors
    /// Where there is no such record or field, nothing in it is text, or it cannot be
    /// written.
    pub fn erase_words(
        &mut self,
        record: Id,
        field: Option<&str>,
        why: &str,
    ) -> Result<ErasedWords, Error> {
        self.writable()?;
        self.settle_drafts()?;
        let noun = self.noun_of(record)?;
        let fields: Vec<&'static FieldOf> = noun
            .fields
            .iter()
            .filter(|it| field.map_or_else(|| is_free(noun, it), |name| it.name == name))
            .collect();
        if fields.is_empty() {
            return Err(Error::new(
                format!(
                    "There is no field “{}” in this {}",
                    field.unwrap_or_default(),
                    crate::drafts::noun_word(noun)
                ),
                "Look at the fields with `trellis-cli dump --canonical`.",
            ));
        }
        let mut values = Vec::new();
        for field in &fields {
            for version in self.reading().history(noun.name, record, field.name)? {
                if matches!(version.value, Some(Value::Text(_))) {
                    values.push((version.change, field.name));
                }
            }
        }
        if values.is_empty() {
            return Err(Error::new(
                "No words stand there, and none ever did that are not erased already",
                "See whether it is the record you mean.",
            ));
        }
        self.act(|act| {
            for (change, field) in &values {
                act.writing.erase(*change, field, why)?;
            }
            for field in &fields {
                act.writing.settle_draft(record, field.name)?;
            }
            Ok(())
        })?;
        Ok(ErasedWords {
            values: u32::try_from(values.len()).unwrap_or(u32::MAX),
            sentence: capitalized(&format!(
                "{} erased here, and on every laptop that hears of it. Papers, backup copies and files that were sent before still hold them.",
                counted(values.len(), "text is", "texts are")
            )),
        })
    }

    fn noun_of(&self, record: Id) -> Result<&'static Noun, Error> {
        for noun in ALL.iter().filter(|noun| noun.name != erasure::NOUN.name) {
            let state = self.reading().record_state(noun.name, record)?;
            if state.highest_stamp().is_some() {
                return Ok(noun);
            }
        }
        Err(Error::gone("record"))
    }
}

/// Words that somebody typed, not a code of a closed list or the name of a file.
fn is_free(noun: &Noun, field: &FieldOf) -> bool {
    field.holds == Type::Text && crate::typed::is_free_text(noun, field)
}
