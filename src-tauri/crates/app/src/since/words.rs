//! How a change is said: the noun, what it is called, and the fields that changed.
//!
//! What a note says is never repeated here, and what led to a change of plan neither:
//! the line may stand on a screen that others see.

use super::Record;
use super::record::Title;
use crate::audience::audience_from;
use crate::drafts::noun_word;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::words::{capitalized, day};
use trellis_domain::id::Id;
use trellis_domain::merge::LIFE;
use trellis_domain::noun::{self, Noun, Policy, Reach};
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Audience, Form, Team, Tier};
use trellis_store::table::action::ActionRow;
use trellis_store::table::adoption::AdoptionRow;
use trellis_store::table::agenda_line::AgendaLineRow;
use trellis_store::table::agreed_plan::AgreedPlanRow;
use trellis_store::table::answer::AnswerRow;
use trellis_store::table::attached_file::AttachedFileRow;
use trellis_store::table::component_use::ComponentUseRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::domain_stage::DomainStageRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::is_deleted;
use trellis_store::table::note::NoteRow;
use trellis_store::table::person::PersonRow;
use trellis_store::table::plan_line::PlanLineRow;
use trellis_store::table::seat::SeatRow;
use trellis_store::table::support_plan::SupportPlanRow;
use trellis_store::table::tier_agreement::TierAgreementRow;

/// Letters of a title that are shown.
const TITLE: usize = 90;

/// A record as a line names it.
pub(crate) struct Named {
    /// “goal”.
    pub(crate) word: String,
    /// “Every key task has a backup”; empty where it has no title.
    pub(crate) title: String,
    pub(crate) audience: Audience,
}

impl Trellis {
    /// What became of a record, in words, and who may read that. `None` where it is not
    /// worth a line: only an order changed, or it came and went.
    pub(super) fn say(&self, record: &Record) -> Result<Option<(String, Audience)>, Error> {
        let Some(noun) = noun::find(&record.kind) else {
            let text = "Something that only a newer Trellis can show".to_owned();
            return Ok(Some((text, Audience::Team)));
        };
        if noun.name == noun::erasure::NOUN.name {
            let text = "A text was taken out of every copy".to_owned();
            return Ok(Some((text, Audience::Team)));
        }
        let has_life = record.fields.contains(LIFE);
        if is_deleted(self.reading(), noun, record.id)? {
            // What went with its owner is said by the owner's line.
            return Ok((has_life && !record.is_new).then(|| {
                let text = format!("{} deleted", capitalized(noun_word(noun)));
                (text, fallback(noun))
            }));
        }
        let Some(named) = self.name_record(noun, record.id)? else {
            return Ok(None);
        };
        let fields = changed_fields(noun, record);
        let word = capitalized(&named.word);
        let what = match (record.is_new, noun.name) {
            (true, "agreed_plan") => "Plan agreed".to_owned(),
            (true, _) if !noun.is_natural => format!("New {}", named.word),
            _ if has_life => format!("{word} brought back"),
            _ if fields.is_empty() => return Ok(None),
            _ => format!("{word} changed"),
        };
        let mut text = what;
        if !named.title.is_empty() {
            text.push_str(": ");
            text.push_str(&short(&named.title));
        }
        let is_new = record.is_new && !noun.is_natural;
        if !is_new && !fields.is_empty() && noun.name != "note" {
            text.push_str(" – ");
            text.push_str(&fields.join(", "));
        }
        Ok(Some((text, named.audience)))
    }

    /// What a record is called and who may read it; `None` for one that is *mine*, or
    /// that nobody reads by itself.
    pub(crate) fn name_record(&self, noun: &'static Noun, id: Id) -> Result<Option<Named>, Error> {
        let reading = self.reading();
        let mut word = noun_word(noun).to_owned();
        let mut audience = fallback(noun);
        let title = match noun.name {
            "person" => PersonRow::find(reading, id)?.map(|row| row.name),
            "seat" => SeatRow::find(reading, id)?.map(|row| {
                // A vacancy that nobody has announced is for the support team, and so is
                // that somebody left.
                let is_leaving = row.person.is_none() || row.to_on.is_some();
                if is_leaving && row.announced != Some(true) {
                    audience = Audience::Team;
                }
                Some(seat_title(&row))
            }),
            "tier_agreement" => TierAgreementRow::find(reading, id)?.map(|row| {
                let tier = Tier::from_code(row.tier.as_deref()?)?;
                Some(tier.word().to_owned())
            }),
            "domain_stage" => {
                "stage".clone_into(&mut word);
                DomainStageRow::find(reading, id)?.map(|row| {
                    let stage = CapacityStage::from_code(row.stage.as_deref()?)?.name();
                    Some(match domain_name(row.domain.as_deref()) {
                        Some(domain) => format!("{domain}, {}", lowered(stage)),
                        None => stage.to_owned(),
                    })
                })
            }
            "answer" => {
                let row = AnswerRow::find(reading, id)?;
                let program = match row.as_ref().and_then(|row| row.adoption) {
                    Some(adoption) => AdoptionRow::find(reading, adoption)?,
                    None => None,
                };
                row.map(|row| {
                    let asked = self.item_when_answered(&row);
                    let item = asked.map_or_else(|| row.item.clone(), |(_, item)| Some(item.text));
                    match program.and_then(|row| row.program) {
                        Some(program) => item.map(|item| format!("{program}, {item}")),
                        None => item,
                    }
                })
            }
            "adoption" => AdoptionRow::find(reading, id)?.map(|row| row.program),
            "contact" => ContactRow::find(reading, id)?.map(|row| {
                if row.form.as_deref() != Some(Form::Visit.code()) {
                    "contact".clone_into(&mut word);
                }
                self.contact_title(&row)
            }),
            "component_use" => {
                "minutes of a contact".clone_into(&mut word);
                match ComponentUseRow::find(reading, id)? {
                    Some(row) => Some(self.title_by_contact(row.contact)?),
                    None => None,
                }
            }
            "agenda_line" => AgendaLineRow::find(reading, id)?.map(|row| row.purpose),
            "note" => match NoteRow::find(reading, id)? {
                Some(row) => {
                    let chosen = row.audience.as_deref().and_then(Audience::from_code);
                    audience = match (chosen, row.pivot) {
                        (Some(Audience::Mine), _) => return Ok(None),
                        (Some(Audience::Region), None) => Audience::Region,
                        _ => Audience::Team,
                    };
                    Some(None)
                }
                None => None,
            },
            "attached_file" => match AttachedFileRow::find(reading, id)? {
                // One whose bytes were erased is no file any more.
                Some(row) if row.content_hash.is_some() => {
                    audience = match audience_from(row.audience.as_ref()) {
                        Audience::Mine => return Ok(None),
                        chosen => chosen,
                    };
                    Some(row.described.or(row.file_name))
                }
                _ => None,
            },
            "goal" => GoalRow::find(reading, id)?.map(|row| row.statement),
            "action" => ActionRow::find(reading, id)?.map(|row| row.step),
            "support_plan" => {
                SupportPlanRow::find(reading, id)?.map(|row| row.version.map(version))
            }
            "plan_line" => {
                PlanLineRow::find(reading, id)?.map(|row| domain_name(row.domain.as_deref()))
            }
            "agreed_plan" => AgreedPlanRow::find(reading, id)?.map(|row| row.version.map(version)),
            _ => self
                .name_in_record(noun, id, &mut word)?
                .map(|Title(title)| title),
        };
        Ok(title.map(|title| Named {
            word,
            title: title.unwrap_or_default(),
            audience,
        }))
    }

    /// The title of a record that goes by the contact it is about.
    pub(super) fn title_by_contact(&self, contact: Option<Id>) -> Result<Option<String>, Error> {
        let row = match contact {
            Some(contact) => ContactRow::find(self.reading(), contact)?,
            None => None,
        };
        Ok(row.and_then(|row| self.contact_title(&row)))
    }

    /// What a contact is called, or the day it took place.
    pub(crate) fn contact_title(&self, row: &ContactRow) -> Option<String> {
        let on = row.took_on.map(|on| day(on, self.today()));
        match (row.title.clone().filter(|title| !title.is_empty()), on) {
            (Some(title), Some(on)) => Some(format!("{title}, {on}")),
            (title, on) => title.or(on),
        }
    }
}

/// Who may read a noun's records, as far as its declaration alone says.
fn fallback(noun: &Noun) -> Audience {
    match noun.reach {
        Reach::Region => Audience::Region,
        Reach::Team | Reach::Mine | Reach::Chosen => Audience::Team,
    }
}

fn domain_name(code: Option<&str>) -> Option<String> {
    let domain = CapacityDomain::from_code(code?)?;
    Some(domain.name().to_owned())
}

fn version(number: i64) -> String {
    format!("version {number}")
}

/// “CIT coordinator”.
fn seat_title(row: &SeatRow) -> String {
    let team = row.team.as_deref().and_then(Team::from_code);
    let team = match team {
        Some(Team::Cit) => "CIT",
        Some(Team::Clt) => "CLT",
        Some(team) => team.word(),
        None => "",
    };
    let role = lowered(row.role.as_deref().unwrap_or_default());
    format!("{team} {role}").trim().to_owned()
}

/// A word in the middle of a line; short forms keep their capitals.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first
            .to_lowercase()
            .chain([second])
            .chain(letters)
            .collect(),
        _ => text.to_owned(),
    }
}

fn short(title: &str) -> String {
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE {
        return line;
    }
    let begin: String = line.chars().take(TITLE - 1).collect();
    format!("{}…", begin.trim_end())
}

/// The fields that a person would say had changed, in the order of the declaration.
fn changed_fields(noun: &Noun, record: &Record) -> Vec<String> {
    let mut fields: Vec<String> = noun
        .fields
        .iter()
        .filter(|field| record.fields.contains(field.name))
        .filter(|field| field.policy == Policy::Conflict || field.name == "phase")
        .map(|field| field_word(noun.name, field.name))
        .collect();
    let is_newer = |field: &&String| *field != LIFE && noun.find_field(field).is_none();
    if record.fields.is_empty() || record.fields.iter().any(|field| is_newer(&field)) {
        fields.push("something that only a newer Trellis can show".to_owned());
    }
    fields.dedup();
    fields
}

/// What a field is called in a line.
fn field_word(noun: &str, field: &str) -> String {
    let word = match (noun, field) {
        ("contact", "phase") => "how far it is",
        ("contact", "took_on") | ("measurement", "on_day") => "day",
        ("contact", "people") => "how many came",
        ("contact", "with_cit" | "with_clt" | "with_others") => "who took part",
        ("contact", "agency") => "which agency",
        ("contact", "agency_why") => "why with that agency",
        ("contact", "cit_beside") => "who of the team was there",
        ("contact", "cit_takes_over_on") => "when the team takes over",
        ("presence", "present") => "whether they were there",
        ("contact_cell", "touched") => "whether it was touched",
        ("seat", "person") | ("action", "who" | "person") => "who",
        ("seat" | "stage_move", "from_on") => "since when",
        ("seat", "to_on") | ("cycle", "until_on") => "until when",
        ("seat", "announced") => "whether the vacancy is announced",
        ("seat", "fte") => "share of a post",
        ("person", "reach_at") => "how to reach them",
        ("region", "began_on") => "when support began",
        ("region", "plan_horizon") => "years of the plan",
        ("region", "same_as") => "which region it duplicates",
        ("region", "assessed_with") => "what capacity is assessed with",
        ("tier_agreement", "ends_on") => "when it ends",
        ("domain_stage", "working") => "whether the team works in it",
        ("domain_stage", "focus") => "whether it is in focus",
        ("adopting_agency", "delivers") => "who delivers it",
        ("agency", "ends_on") => "when the agreement ends",
        ("agency", "left_on") => "when it left",
        ("agency", "lead") => "who answers for it",
        ("adoption", "stage_since") => "in that stage since",
        ("agenda_line", "fallback") => "if it does not work",
        ("attached_file", "described") => "what it shows",
        ("attached_file", "taken_on") => "when it was taken",
        ("support_plan", "support_ahead") => "support ahead",
        ("support_plan", field) if field.starts_with("with_") => "what it prints",
        ("pivot", "look_at") => "contextual factor",
        ("support_plan", "prepared_by") => "who prepared it",
        ("material", "what") => "what was left",
        ("material", "use_since") => "whether it was used",
        ("material", "asked_on") => "when somebody asked",
        ("material", "remark") => "what came of it",
        ("milestone", "what") => "what will be true",
        ("cycle", "place") => "where",
        ("cycle", "from_on") => "from when",
        ("cycle", "gathers") => "what is gathered",
        ("cycle", "saw") => "what was seen",
        ("cycle", "compared") => "how it compares",
        ("cycle", "next") => "what comes next",
        ("cycle", "next_why") => "why",
        ("cycle", "ended_on") => "when it was decided",
        ("adherence_reason", "reason") => "why not or when",
        ("participant_answer", "next_time") => "what to do next time",
        (_, "evidence") => "how we know",
        (_, "judged_by") => "who judged",
        (_, "led_by") => "who leads",
        (_, "reached_on") => "when it was reached",
        (_, "by_on") => "by when",
        (_, "done_on") => "when it was done",
        (_, "agreed_on") => "when it was agreed",
        (_, "meets_on") => "meeting day",
        (_, "review_by") => "review by",
        (_, "serves") => "community goal",
        (_, "in_hand") => "resources in hand",
        (_, "needed") => "resources needed",
        (_, "in_the_way") => "what could get in the way",
        (_, "must_know") => "who must know",
        (_, "starts_at" | "ends_at") => "time",
        _ => return field.replace('_', " "),
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_word_without_signs() {
        for noun in noun::ALL {
            for field in noun.fields {
                let word = field_word(noun.name, field.name);
                let is_plain = |letter: char| letter.is_lowercase() || letter == ' ';
                assert!(word.chars().all(is_plain), "{} {word}", noun.name);
            }
        }
    }

    #[test]
    fn long_titles_are_cut_at_a_letter_and_short_forms_keep_their_capitals() {
        let long = "é".repeat(200);
        assert_eq!(short(&long).chars().count(), TITLE);
        assert_eq!(short("two\nlines"), "two lines");
        assert_eq!(lowered("Coordinator"), "coordinator");
        assert_eq!(lowered("QM lead"), "QM lead");
        assert_eq!(lowered(""), "");
    }
}
