//! What may be typed into one field: the same rules that the verbs hold, for a text
//! that comes in by itself.

use crate::drafts::get_plan;
use crate::edit::{in_order, not_to_come};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::visits::hours;
use chrono::{NaiveDate, NaiveTime};
use trellis_domain::id::Id;
use trellis_domain::noun::{
    FieldOf, Noun, Policy, Type, action as ac, adopted_pack, adoption as ad, agenda_line as l,
    agreed_plan, answer as a, attached_file as f, barrier as b, connection as cn, contact as c,
    erasure, goal as g, handover as h, local_copy, note as n, onboarding_step as os,
    organization_answer as oa, own_answer as wa, own_item as oi, pivot as pv, region as r,
    seat as s, success as sc, tier_agreement as t,
};
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::value::Value;
use trellis_domain::words::{
    ActionState, AdoptionStage, BarrierState, CapacityMeasure, Footing, GoalState, Initiative,
    Judge, Lead, Level, LineState, Mark, Mode, Phase, Status, Support, Team, Tier,
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
        let value = parse(field.holds, text)?;
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
            ("seat", s::from_on | s::to_on) => {
                let row = SeatRow::find(reading, record)?;
                let (from, to) = row.map_or((None, None), |row| (row.from_on, row.to_on));
                in_order(
                    day(s::from_on, from),
                    "the seat's first day",
                    day(s::to_on, to),
                    "Its last day",
                )
            }
            ("tier_agreement", t::agreed_on | t::review_by | t::ends_on) => {
                let Some(row) = TierAgreementRow::find(reading, record)? else {
                    return Ok(());
                };
                let agreed = day(t::agreed_on, row.agreed_on);
                in_order(
                    agreed,
                    "the agreement",
                    day(t::review_by, row.review_by),
                    "The review",
                )?;
                in_order(
                    agreed,
                    "the agreement",
                    day(t::ends_on, row.ends_on),
                    "The expected end",
                )
            }
            ("barrier", _) => self.barrier_fits(record, field, value),
            ("handover", h::together_since | h::local_since) => {
                self.handover_fits(record, field, value)
            }
            ("success", sc::seen_on) => not_to_come(self.today(), day(sc::seen_on, None)),
            ("onboarding_step", os::done_on) => not_to_come(self.today(), day(os::done_on, None)),
            ("attached_file", f::taken_on) => not_to_come(self.today(), day(f::taken_on, None)),
            ("attached_file", f::described) => self.words_fit(record, value),
            ("note", _) => match NoteRow::find(reading, record)? {
                Some(row) if row.made_by != Some(self.author()) => Err(Error::new(
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
        ("note", n::text) => "The note",
        ("adoption", ad::program) => "The program’s name",
        ("own_item", oi::text) => "The item",
        ("own_item", oi::evidence) => "How we would know",
        ("barrier", b::what) => "What is in the way",
        ("success", sc::what) => "What went well",
        ("handover", h::task) => "The task",
        ("attached_file", f::file_name) => "The file’s name",
        ("connection", cn::who) => "Who was linked",
        ("connection", cn::to_whom) => "To whom they were linked",
        _ => return None,
    })
}

/// A text, or a code of the closed list that the field takes.
fn is_choice(noun: &Noun, field: &FieldOf, code: &str) -> bool {
    match (noun.name, field.name) {
        ("answer", a::status) | ("organization_answer", oa::status) => {
            Status::from_code(code).is_some()
        }
        ("answer", a::judged_by) => Judge::from_code(code).is_some(),
        ("answer", a::led_by) | ("action", ac::led_by) | ("handover", h::led_by) => {
            Lead::from_code(code).is_some()
        }
        ("answer", a::mark) | ("note", n::mark) => Mark::from_code(code).is_some(),
        ("region", r::phase) => Phase::from_code(code).is_some(),
        ("region", r::assessed_with) => CapacityMeasure::from_code(code).is_some(),
        ("adoption", ad::stage) => AdoptionStage::from_code(code).is_some(),
        ("pivot", pv::level) => Level::from_code(code).is_some(),
        ("own_answer", wa::footing) => Footing::from_code(code).is_some(),
        ("seat", s::team) => Team::from_code(code).is_some(),
        ("tier_agreement", t::tier) => Tier::from_code(code).is_some(),
        ("contact", c::mode) => Mode::from_code(code).is_some(),
        ("contact", c::initiative) => Initiative::from_code(code).is_some(),
        ("contact", c::support) => Support::from_code(code).is_some(),
        ("agenda_line", l::state) => LineState::from_code(code).is_some(),
        ("goal", g::state) => GoalState::from_code(code).is_some(),
        ("action", ac::state) => ActionState::from_code(code).is_some(),
        ("barrier", b::state) => BarrierState::from_code(code).is_some(),
        ("goal", g::domain) | ("agenda_line", l::domain) => {
            CapacityDomain::from_code(code).is_some()
        }
        ("agenda_line", l::stage) => CapacityStage::from_code(code).is_some(),
        _ => true,
    }
}

fn in_range(noun: &Noun, field: &FieldOf, number: i64) -> Result<(), Error> {
    if number < 0 {
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
