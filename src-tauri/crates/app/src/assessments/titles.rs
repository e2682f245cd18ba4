//! What the records of an assessment are called in a line.

use crate::error::Error;
use crate::since::Title;
use crate::trellis::Trellis;
use trellis_domain::id::Id;
use trellis_domain::noun::{Noun, assessed_item, assessment, assessment_part, index_score};
use trellis_store::table::assessed_item::AssessedItemRow;
use trellis_store::table::assessment::AssessmentRow;
use trellis_store::table::assessment_part::AssessmentPartRow;
use trellis_store::table::index_score::IndexScoreRow;

impl Trellis {
    /// The title of an assessment or of what belongs to one; none where there is no such
    /// record.
    pub(crate) fn title_in_assessment(&self, noun: &Noun, id: Id) -> Result<Option<Title>, Error> {
        let reading = self.reading();
        let title = match noun.name {
            name if name == assessment::NOUN.name => {
                let row = AssessmentRow::find(reading, id)?;
                row.map(|row| Some(self.instrument_name(&row)))
            }
            name if name == assessment_part::NOUN.name => {
                AssessmentPartRow::find(reading, id)?.map(|row| row.who)
            }
            name if name == index_score::NOUN.name => {
                IndexScoreRow::find(reading, id)?.map(|row| row.name)
            }
            name if name == assessed_item::NOUN.name => match AssessedItemRow::find(reading, id)? {
                Some(row) => {
                    let of = match row.assessment {
                        Some(of) => AssessmentRow::find(reading, of)?,
                        None => None,
                    };
                    let item = row.item.unwrap_or_default();
                    let form = of.map(|of| self.form_of(&of));
                    let text = form.and_then(|form| Some(form.find(&item)?.text.clone()));
                    Some(Some(text.unwrap_or(item)))
                }
                None => None,
            },
            _ => None,
        };
        Ok(title.map(Title))
    }
}
