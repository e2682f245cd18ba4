//! What the nouns of the practice record are called in a line.

use crate::error::Error;
use crate::trellis::Trellis;
use trellis_domain::id::Id;
use trellis_domain::noun::Noun;
use trellis_domain::words::AdoptionStage;
use trellis_store::table::adopting_agency::AdoptingAgencyRow;
use trellis_store::table::adoption::AdoptionRow;
use trellis_store::table::agency::AgencyRow;
use trellis_store::table::stage_move::StageMoveRow;

impl Trellis {
    /// The title of a record; `Some(None)` where it has none. `word` is what the noun is
    /// called, and may be said better.
    pub(super) fn name_in_record(
        &self,
        noun: &'static Noun,
        id: Id,
        word: &mut String,
    ) -> Result<Option<Option<String>>, Error> {
        let reading = self.reading();
        Ok(match noun.name {
            "agency" => AgencyRow::find(reading, id)?.map(|row| row.name),
            "adopting_agency" => match AdoptingAgencyRow::find(reading, id)? {
                Some(row) => Some(self.program_name(row.adoption)?),
                None => None,
            },
            "stage_move" => {
                "stage of a program".clone_into(word);
                match StageMoveRow::find(reading, id)? {
                    Some(row) => {
                        let program = self.program_name(row.adoption)?;
                        let stage = row.stage.as_deref().and_then(AdoptionStage::from_code);
                        let stage = stage.map(|it| it.word().to_lowercase());
                        let named = program.zip(stage);
                        Some(named.map(|(program, stage)| format!("{program}, {stage}")))
                    }
                    None => None,
                }
            }
            // The region's own name stands above the lines; of the rest no word is repeated.
            _ => Some(None),
        })
    }

    fn program_name(&self, adoption: Option<Id>) -> Result<Option<String>, Error> {
        Ok(match adoption {
            Some(id) => AdoptionRow::find(self.reading(), id)?.and_then(|row| row.program),
            None => None,
        })
    }
}
