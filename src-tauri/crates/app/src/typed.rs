//! What may be typed into one field: the same rules that the verbs hold, for a text
//! that comes in by itself.

use crate::drafts::get_plan;
use crate::edit::{in_order, not_to_come};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::visits::hours;
use chrono::{NaiveDate, NaiveTime};
use trellis_domain::assessing::HIGHEST;
use trellis_domain::id::Id;
use trellis_domain::noun::{
    FieldOf, Noun, Policy, Type, action as ac, adopted_pack, adoption as ad, agency as ag,
    agenda_line as l, agreed_plan, answer as a, assessed_item as ai, assessment as am,
    assessment_part as ap, attached_file as f, barrier as b, connection as cn, contact as c,
    cycle as cy, due_date as dd, erasure, goal as g, group_event as ge, handover as h,
    index_score as ix, local_copy, material as ma, measurement as me, milestone as ms, note as n,
    observation as ob, onboarding_step as os, organization_answer as oa, own_answer as wa,
    own_item as oi, participant_answer as pa, person as p, pivot as pv, reflection as rf,
    region as r, seat as s, stage_move as sm, success as sc, tier_agreement as t,
};
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::value::Value;
use trellis_domain::words::{
    ActionState, AdoptionStage, AssessmentPart, AssessmentState, BarrierState, CapacityMeasure,
    CycleNext, EventKind, Extent, Footing, GoalState, Initiative, Judge, Lead, Level, LineState,
    Mark, Mode, Phase, Repeats, Status, Support, Team, Tier, UseSince,
};
use trellis_store::table::agreed_plan::AgreedPlanRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::note::NoteRow;
use trellis_store::table::plan_line::PlanLineRow;
use trellis_store::table::seat::SeatRow;
use trellis_store::table::tier_agreement::TierAgreementRow;

impl Trellis {
    /// Reads typed text as what the field holds, and refuses what its verb would.
    pub(crate) fn read_typed(
        &self,
        noun: &'static Noun,
        field: &'static FieldOf,
        record: Id,
        text: &str,
    ) -> Result<Value, Error> {
        if is_kept_by_trellis(noun, field) {
            return Err(Error::gone("field"));
        }
        let value = if (noun.name, field.name) == (me::NOUN.name, me::value) {
            crate::measurements::typed_value(text)?.into()
        } else {
            parse(field.holds, text)?
        };
        if let (Value::Unset, Some(what)) = (&value, needed(noun, field)) {
            return Err(Error::needed(what));
        }
        if let Value::Text(code) = &value
            && !is_choice(noun, field, code)
        {
            return Err(Error::new(
                format!("“{code}” is not one of the choices"),
                "Choose one from the list.",
            ));
        }
        if let Value::Integer(number) = value {
            in_range(noun, field, number)?;
        }
        self.fits_beside(noun, field.name, record, &value)?;
        Ok(value)
    }

    /// Refuses what does not go together with the rest of the record.
    fn fits_beside(
        &self,
        noun: &Noun,
        field: &str,
        record: Id,
        value: &Value,
    ) -> Result<(), Error> {
        let day = |name: &str, stands: Option<NaiveDate>| match value {
            Value::Date(day) if field == name => Some(*day),
            _ => stands,
        };
        let time = |name: &str, stands: Option<NaiveTime>| match value {
            Value::Time(time) if field == name => Some(*time),
            _ => stands,
        };
        let reading = self.reading();
        match (noun.name, field) {
            ("goal", g::by_on) => {
                let agreed = GoalRow::find(reading, record)?.and_then(|row| row.agreed_on);
                in_order(
                    agreed,
                    "the day it was agreed",
                    day(g::by_on, None),
                    "The goal's date",
                )
            }
            ("contact", c::starts_at | c::ends_at) => {
                let row = ContactRow::find(reading, record)?;
                let (from, to) = row.map_or((None, None), |row| (row.starts_at, row.ends_at));
                hours(time(c::starts_at, from), time(c::ends_at, to))
            }
            ("contact", c::took_on | c::actual_focus) => self.contact_fits(record, field, value),
            ("seat", s::from_on | s::to_on) => {
                let row = SeatRow::find(reading, record)?;
                let (from, to) = row.map_or((None, None), |row| (row.from_on, row.to_on));
                crate::people::seat_days(day(s::from_on, from), day(s::to_on, to))
            }
            ("tier_agreement", t::agreed_on | t::review_by | t::ends_on) => {
                let Some(row) = TierAgreementRow::find(reading, record)? else {
                    return Ok(());
                };
                crate::tiers::tier_days(
                    day(t::agreed_on, row.agreed_on),
                    day(t::review_by, row.review_by),
                    day(t::ends_on, row.ends_on),
                )
            }
            ("agency", ag::agreed_on | ag::ends_on | ag::left_on) => {
                self.agency_fits(record, field, value)
            }
            ("agency", ag::name) => self.agency_name_fits(record, value),
            ("stage_move", sm::from_on) => not_to_come(self.today(), day(sm::from_on, None)),
            ("barrier", _) => self.barrier_fits(record, field, value),
            ("material", _) => self.material_fits(record, field, value),
            ("observation", _) => self.observation_fits(record, field, value),
            ("handover", h::together_since | h::local_since) => {
                self.handover_fits(record, field, value)
            }
            ("index_score", _) => self.index_score_fits(record, field, value),
            ("assessment", am::held_on) => not_to_come(self.today(), day(am::held_on, None)),
            ("milestone", _) => self.milestone_fits(record, field, value),
            ("cycle", _) => self.cycle_fits(record, field, value),
            ("measurement", me::on_day) => not_to_come(self.today(), day(me::on_day, None)),
            ("success", sc::seen_on) => not_to_come(self.today(), day(sc::seen_on, None)),
            ("onboarding_step", os::done_on) => not_to_come(self.today(), day(os::done_on, None)),
            ("attached_file", f::taken_on) => not_to_come(self.today(), day(f::taken_on, None)),
            ("attached_file", f::described) => self.words_fit(record, value),
            ("note", _) => match NoteRow::find(reading, record)? {
                Some(row) if !self.is_ours(row.made_by)? => Err(Error::new(
                    "Somebody else wrote this note",
                    "Add a note of your own beside it.",
                )),
                _ => Ok(()),
            },
            ("support_plan", _) => self.draft_plan(record).map(drop),
            ("plan_line", _) => {
                match PlanLineRow::find(reading, record)?.and_then(|row| row.plan) {
                    Some(plan) => self.draft_plan(plan).map(drop),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    /// A plan that is still a draft.
    pub(crate) fn draft_plan(
        &self,
        id: Id,
    ) -> Result<trellis_store::table::support_plan::SupportPlanRow, Error> {
        let row = get_plan(self, id)?;
        if AgreedPlanRow::of_plan(self.reading(), id)?.is_empty() {
            Ok(row)
        } else {
            Err(Error::new(
                "This version of the plan was agreed and stays as it is",
                "Start a new version; it begins with what stands today.",
            ))
        }
    }
}

/// Nobody types what ties records together, who may read them, or what was agreed.
fn is_kept_by_trellis(noun: &Noun, field: &FieldOf) -> bool {
    field.policy == Policy::Quiet
        || field.holds == Type::Id
        // Its verb begins the next date of one that comes back.
        || (noun.name == dd::NOUN.name && field.name == dd::done_on)
        || [
            agreed_plan::NOUN.name,
            adopted_pack::NOUN.name,
            local_copy::NOUN.name,
            erasure::NOUN.name,
        ]
        .contains(&noun.name)
}

/// What must not be empty, as its verb says it.
fn needed(noun: &Noun, field: &FieldOf) -> Option<&'static str> {
    Some(match (noun.name, field.name) {
        ("region", r::name) => "The region's name",
        ("goal", g::statement) => "The goal",
        ("action", ac::step) => "The step",
        ("agenda_line", l::purpose) => "What the line is for",
        ("seat", s::role) => "The role",
        ("person", p::name) => "The name",
        ("agency", ag::name) => "The agency’s name",
        ("stage_move", sm::stage) => "The stage",
        ("note", n::text) => "The note",
        ("adoption", ad::program) => "The program’s name",
        ("own_item", oi::text) => "The item",
        ("own_item", oi::evidence) => "How we would know",
        ("barrier", b::what) => "What is in the way",
        ("success", sc::what) => "What went well",
        ("handover", h::task) => "The task",
        ("due_date", dd::what) => "What is due",
        ("due_date", dd::due_on)
        | ("group_event", ge::took_on)
        | ("assessment", am::held_on)
        | ("measurement", me::on_day) => "The day",
        ("group_event", ge::title) => "The title",
        ("attached_file", f::file_name) => "The file’s name",
        ("connection", cn::who) => "Who was linked",
        ("material", ma::what) => "What was left",
        ("observation", ob::coach) => "Who observed",
        ("index_score", ix::name) => "The name of the index",
        ("index_score", ix::score) => "The score",
        ("assessment_part", ap::who) => "Who",
        ("milestone", ms::what) => "The milestone",
        ("cycle", cy::question) => "The question",
        ("measurement", me::value) => "The value",
        ("connection", cn::to_whom) => "To whom they were linked",
        _ => return None,
    })
}

/// Whether a field takes whatever words a person types: no closed list would take these.
pub(crate) fn is_free_text(noun: &Noun, field: &FieldOf) -> bool {
    is_choice(noun, field, "what nobody would choose")
}

/// A text, or a code of the closed list that the field takes.
fn is_choice(noun: &Noun, field: &FieldOf, code: &str) -> bool {
    match (noun.name, field.name) {
        ("answer", a::status) | ("organization_answer", oa::status) => {
            Status::from_code(code).is_some()
        }
        ("answer", a::judged_by) => Judge::from_code(code).is_some(),
        ("answer", a::led_by)
        | ("action", ac::led_by)
        | ("handover", h::led_by)
        | ("contact", c::led_by) => Lead::from_code(code).is_some(),
        ("answer", a::mark) | ("note", n::mark) => Mark::from_code(code).is_some(),
        ("region", r::phase) => Phase::from_code(code).is_some(),
        ("region", r::assessed_with) => CapacityMeasure::from_code(code).is_some(),
        ("adoption", ad::stage) | ("stage_move", sm::stage) => {
            AdoptionStage::from_code(code).is_some()
        }
        ("pivot", pv::level) => Level::from_code(code).is_some(),
        ("own_answer", wa::footing) => Footing::from_code(code).is_some(),
        ("seat", s::team) => Team::from_code(code).is_some(),
        ("tier_agreement", t::tier) => Tier::from_code(code).is_some(),
        ("contact", c::mode) | ("group_event", ge::mode) => Mode::from_code(code).is_some(),
        ("contact", c::initiative) => Initiative::from_code(code).is_some(),
        ("contact", c::support) => Support::from_code(code).is_some(),
        ("agenda_line", l::state) => LineState::from_code(code).is_some(),
        ("goal", g::state) => GoalState::from_code(code).is_some(),
        ("action", ac::state) => ActionState::from_code(code).is_some(),
        ("due_date", dd::repeats) => Repeats::from_code(code).is_some(),
        ("group_event", ge::kind) => EventKind::from_code(code).is_some(),
        ("assessment_part", ap::part) => AssessmentPart::from_code(code).is_some(),
        ("cycle", cy::next) => CycleNext::from_code(code).is_some(),
        ("assessment", am::state) => AssessmentState::from_code(code).is_some(),
        ("barrier", b::state) => BarrierState::from_code(code).is_some(),
        ("material", ma::use_since) => UseSince::from_code(code).is_some(),
        ("reflection", rf::quality | rf::engagement)
        | ("observation", ob::quality | ob::engagement)
        | ("participant_answer", pa::useful | pa::fitting | pa::involved) => {
            Extent::from_code(code).is_some()
        }
        ("goal", g::domain) | ("agenda_line", l::domain) => {
            CapacityDomain::from_code(code).is_some()
        }
        ("agenda_line", l::stage) => CapacityStage::from_code(code).is_some(),
        _ => true,
    }
}

fn in_range(noun: &Noun, field: &FieldOf, number: i64) -> Result<(), Error> {
    // What is measured may well be below zero.
    if number < 0 && noun.name != me::NOUN.name {
        return Err(Error::new(
            format!("{number} is less than zero"),
            "Write it without the minus.",
        ));
    }
    match field.name {
        c::minutes | c::preparation_minutes | c::travel_minutes => {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            crate::contacts::minutes(Some(number)).map(drop)
        }
        s::fte if noun.name == s::NOUN.name => {
            crate::people::share(Some(u32::try_from(number).unwrap_or(u32::MAX)))
        }
        ai::score if noun.name == ai::NOUN.name && number > i64::from(HIGHEST) => Err(Error::new(
            format!("{number} is no score of this scale"),
            "Choose 0, 1 or 2.",
        )),
        am::respondents if noun.name == am::NOUN.name => {
            crate::assessments::respondents_fit(Some(u32::try_from(number).unwrap_or(u32::MAX)))
        }
        c::people if number > 10_000 => Err(Error::new(
            format!("{number} people do not fit one room"),
            "Write how many were there, such as 12.",
        )),
        _ => Ok(()),
    }
}

/// Reads typed text as what the field holds.
fn parse(holds: Type, text: &str) -> Result<Value, Error> {
    let typed = text.trim();
    if typed.is_empty() {
        return Ok(Value::Unset);
    }
    let not_a = |what: &str, write: &str| {
        let shown: String = typed.chars().take(40).collect();
        Error::new(format!("“{shown}” is not {what}"), write.to_owned())
    };
    Ok(match holds {
        Type::Text => Value::typed(text),
        Type::Integer => Value::Integer(
            typed
                .parse()
                .map_err(|_| not_a("a whole number", "Write it in digits, such as 120."))?,
        ),
        Type::Boolean => Value::Boolean(match typed {
            "true" | "yes" => true,
            "false" | "no" => false,
            _ => return Err(not_a("yes or no", "Choose one of the two.")),
        }),
        Type::Date => Value::Date(
            typed
                .parse::<NaiveDate>()
                .map_err(|_| not_a("a date", "Write it as year-month-day, such as 2026-11-19."))?,
        ),
        Type::Time => Value::from(
            NaiveTime::parse_from_str(typed, "%H:%M")
                .or_else(|_| NaiveTime::parse_from_str(typed, "%H:%M:%S"))
                .map_err(|_| not_a("a time", "Write it as hours and minutes, such as 14:30."))?,
        ),
        Type::Id => Value::Id(
            typed
                .parse()
                .map_err(|_| not_a("a record", "Choose one from the list."))?,
        ),
    })
}
