//! What the nouns of the practice record are called in a line.

use crate::error::Error;
use crate::trellis::Trellis;
use trellis_domain::id::Id;
use trellis_domain::noun::Noun;
use trellis_domain::words::AdoptionStage;
use trellis_store::table::activity_use::ActivityUseRow;
use trellis_store::table::adherence_reason::AdherenceReasonRow;
use trellis_store::table::adopting_agency::AdoptingAgencyRow;
use trellis_store::table::adoption::AdoptionRow;
use trellis_store::table::agency::AgencyRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::contact_cell::ContactCellRow;
use trellis_store::table::cycle::CycleRow;
use trellis_store::table::material::MaterialRow;
use trellis_store::table::measurement::MeasurementRow;
use trellis_store::table::milestone::MilestoneRow;
use trellis_store::table::participant_answer::ParticipantAnswerRow;
use trellis_store::table::presence::PresenceRow;
use trellis_store::table::stage_move::StageMoveRow;

/// What a record is called, if it has a title.
pub(crate) struct Title(pub(crate) Option<String>);

impl Trellis {
    /// The title of a record, where it is worth a line. `word` is what the noun is
    /// called, and may be said better.
    pub(super) fn name_in_record(
        &self,
        noun: &'static Noun,
        id: Id,
        word: &mut String,
    ) -> Result<Option<Title>, Error> {
        let reading = self.reading();
        let title = match noun.name {
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
            "presence" => match PresenceRow::find(reading, id)? {
                Some(row) => {
                    "practitioner of a contact".clone_into(word);
                    self.title_of_part(row.contact, row.made_at)?.map(|it| it.0)
                }
                None => None,
            },
            "activity_use" => match ActivityUseRow::find(reading, id)? {
                Some(row) => {
                    "practice activity of a contact".clone_into(word);
                    self.title_of_part(row.contact, row.made_at)?.map(|it| it.0)
                }
                None => None,
            },
            "contact_cell" => match ContactCellRow::find(reading, id)? {
                Some(row) => {
                    "domain of a contact".clone_into(word);
                    self.title_of_part(row.contact, row.made_at)?.map(|it| it.0)
                }
                None => None,
            },
            "material" => MaterialRow::find(reading, id)?.map(|row| row.what),
            "participant_answer" => {
                "participant’s answer".clone_into(word);
                match ParticipantAnswerRow::find(reading, id)? {
                    Some(row) => Some(self.title_by_contact(row.contact)?),
                    None => None,
                }
            }
            "adherence_reason" => AdherenceReasonRow::find(reading, id)?.map(|row| {
                let component = row.component.as_deref()?;
                let activity = row.activity.as_deref()?;
                let known = self.find_activity(component, activity, None);
                Some(known.map_or_else(|| activity.to_owned(), |it| it.text))
            }),
            "milestone" => MilestoneRow::find(reading, id)?.map(|row| row.what),
            "cycle" => CycleRow::find(reading, id)?.map(|row| row.question),
            "measurement" => MeasurementRow::find(reading, id)?
                .map(|row| row.value.map(trellis_domain::hundredths::in_words)),
            "assessment" | "assessment_part" | "assessed_item" | "index_score" => {
                self.title_in_assessment(noun, id)?.map(|it| it.0)
            }
            // Hands are read beside their item.
            "vote_round" => None,
            // The region's own name stands above the lines; of the rest no word is repeated.
            _ => Some(None),
        };
        Ok(title.map(Title))
    }

    /// The title of the contact that a record belongs to. What was written together with
    /// the contact is said by the contact's own line.
    fn title_of_part(
        &self,
        contact: Option<Id>,
        made_at: Option<i64>,
    ) -> Result<Option<Title>, Error> {
        let contact = match contact {
            Some(contact) => ContactRow::find(self.reading(), contact)?,
            None => None,
        };
        Ok(contact
            .filter(|row| row.made_at != made_at)
            .map(|row| Title(self.contact_title(&row))))
    }

    fn program_name(&self, adoption: Option<Id>) -> Result<Option<String>, Error> {
        Ok(match adoption {
            Some(id) => AdoptionRow::find(self.reading(), id)?.and_then(|row| row.program),
            None => None,
        })
    }
}
