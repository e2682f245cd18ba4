//! Visits: prepare, in the room, wrap up.
//!
//! What the room shows and what only the practitioner sees are different answers
//! ([`VisitRoom`] against [`VisitPreparation`] and [`VisitWrapUp`]), so that no
//! screen can show the wrong one by mistake.

mod clock;
mod promised;

use crate::binder::OWN;
use crate::contacts::{carries_none, component_edit, minutes};
use crate::drafts::{COMPOSER, get_contact};
use crate::edit::{Maybe, count, in_region, text};
use crate::error::Error;
use crate::notes::{OWN_COMPOSER, audience_of};
use crate::pivots::is_reason;
use crate::practitioners::presence_edit;
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::view::frame::DraftText;
use crate::view::goal::ActionCard;
use crate::view::visit::{
    ComponentMinutes, EditVisit, NewVisit, NewerWords, VisitCard, VisitFacts, VisitPreparation,
    VisitRoom, VisitWrapUp,
};
use crate::words::clock;
use chrono::NaiveTime;
use std::collections::BTreeMap;
use std::fmt::Write;
use trellis_domain::calendar::{month_of_relationship, short_date};
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::contact as c;
use trellis_domain::pack::Pack;
use trellis_domain::rhythm::goals_that_fit;
use trellis_domain::words::{
    ActionState, Audience, Form, GoalState, Initiative, LineState, Mode, Support, VisitPhase,
};
use trellis_store::table::action::ActionRow;
use trellis_store::table::component_use::ComponentUseRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::note::NoteRow;
use trellis_store::table::region::RegionRow;
use trellis_store::table::support_plan::SupportPlanRow;

impl Trellis {
    /// Plans a visit.
    ///
    /// # Errors
    /// Where it would end before it starts, its region is gone, or it cannot be
    /// written.
    pub fn plan_visit(&mut self, new: &NewVisit) -> Result<Id, Error> {
        self.get_region(new.region)?;
        hours(new.starts_at, new.ends_at)?;
        let support = self.usual_support(new.region)?;
        let title = match new.title.trim() {
            "" => "Quarterly visit",
            title => title,
        };
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(new.region, &c::NOUN, id)
                    .set(c::region, new.region)
                    .set(c::form, Form::Visit)
                    .set(c::phase, VisitPhase::Prepare)
                    .set(c::title, title)
                    .set(c::place, new.place.as_str())
                    .set(c::mode, new.mode.unwrap_or(Mode::InPerson))
                    .set(c::took_on, new.on)
                    .maybe(c::starts_at, new.starts_at)
                    .maybe(c::ends_at, new.ends_at)
                    .set(c::entered_on, act.today)
                    .set(c::initiative, Initiative::Planned)
                    .set(c::support, support)
                    .set(c::with_cit, true),
            )?;
            Ok(id)
        })
    }

    /// Changes facts of a visit.
    ///
    /// # Errors
    /// Where it is gone, its hours are out of order, or it cannot be written.
    pub fn edit_visit(&mut self, id: Id, edit: &EditVisit) -> Result<(), Error> {
        let row = get_contact(self, id)?;
        let region = row.region.ok_or_else(|| Error::gone("visit"))?;
        hours(
            edit.starts_at.or(row.starts_at),
            edit.ends_at.or(row.ends_at),
        )?;
        let contact_minutes = minutes(edit.minutes)?;
        let preparation = minutes(edit.preparation_minutes)?;
        let travel = minutes(edit.travel_minutes)?;
        self.act(|act| {
            act.edit(
                in_region(region, &c::NOUN, id)
                    .maybe(c::took_on, edit.on)
                    .maybe(c::starts_at, edit.starts_at)
                    .maybe(c::ends_at, edit.ends_at)
                    .maybe(c::title, edit.title.as_deref())
                    .maybe(c::place, edit.place.as_deref())
                    .maybe(c::mode, edit.mode)
                    .maybe(c::support, edit.support)
                    .maybe(c::minutes, contact_minutes)
                    .maybe(c::preparation_minutes, preparation)
                    .maybe(c::travel_minutes, travel)
                    .maybe(c::people, edit.people)
                    .maybe(c::with_cit, edit.with_cit)
                    .maybe(c::with_clt, edit.with_clt)
                    .maybe(c::with_others, edit.with_others.as_deref())
                    .maybe(c::planned_focus, edit.planned_focus.as_deref())
                    .maybe(c::actual_focus, edit.actual_focus.as_deref()),
            )
        })
    }

    /// Moves a visit on its way, or back: a closed one can be reopened. The words of the
    /// checklists stay those it began with; where a reopened one began with others than
    /// are in use now, the answer says so, for the person to choose.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn set_phase(&mut self, id: Id, to: VisitPhase) -> Result<Option<NewerWords>, Error> {
        let row = get_contact(self, id)?;
        let region = row.region.ok_or_else(|| Error::gone("visit"))?;
        let begins = to != VisitPhase::Prepare && row.packs.is_none();
        let words = begins.then(|| self.words_in_use());
        let is_reopened = phase(&row) == VisitPhase::Closed && to != VisitPhase::Closed;
        let newer = is_reopened.then(|| self.newer_words(&row)).flatten();
        self.keep_room(id, to)?;
        let was_there = begins && !self.is_presence_said(id)?;
        self.act(|act| {
            if was_there {
                act.edit(presence_edit(region, id, act.holder, true))?;
            }
            act.edit(
                in_region(region, &c::NOUN, id)
                    .set(c::phase, to)
                    .maybe(c::packs, words),
            )
        })?;
        self.keep_clock(id, phase(&row), to)?;
        Ok(newer)
    }

    /// Lets a visit go by the words in use now, where it began with others.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn renew_words(&mut self, id: Id) -> Result<(), Error> {
        let row = get_contact(self, id)?;
        let region = row.region.ok_or_else(|| Error::gone("visit"))?;
        let words = self.words_in_use();
        self.act(|act| act.edit(in_region(region, &c::NOUN, id).set(c::packs, words)))
    }

    /// What changed in the words since a visit began; none where nothing did.
    fn newer_words(&self, row: &ContactRow) -> Option<NewerWords> {
        let began_with = row.packs.as_deref()?;
        if began_with == self.words_in_use() {
            return None;
        }
        let then = self.binder_of(Some(row));
        let mut changes: Vec<_> = self
            .binder
            .packs()
            .filter(|now| now.pack.id != OWN)
            .filter(|now| then.find_pack(&now.pack.id) != Some(*now))
            .flat_map(|now| {
                let before = then.find_pack(&now.pack.id);
                now.pack.changes_since(before.map(|it| &it.pack))
            })
            .collect();
        let stopped = then
            .packs()
            .filter(|before| self.binder.find_pack(&before.pack.id).is_none());
        changes
            .extend(stopped.flat_map(|before| Pack::default().changes_since(Some(&before.pack))));
        Some(NewerWords {
            summary: crate::packs::summary(&changes),
            changes,
        })
    }

    /// Deletes a visit with its agenda. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_visit(&mut self, id: Id) -> Result<(), Error> {
        let region = get_contact(self, id)?
            .region
            .ok_or_else(|| Error::gone("visit"))?;
        self.act(|act| act.delete(Scope::Region(region), &c::NOUN, id))
    }

    /// Minutes of one core practice component in a contact.
    ///
    /// # Errors
    /// Where the contact gave universal support, which carries none, the component is
    /// unknown, or it cannot be written.
    pub fn set_component(
        &mut self,
        contact: Id,
        component: &str,
        in_use: Option<u32>,
    ) -> Result<(), Error> {
        let row = get_contact(self, contact)?;
        let region = row.region.ok_or_else(|| Error::gone("visit"))?;
        let in_use = minutes(in_use)?;
        // What stands there all the same can be taken away.
        if in_use.is_some() {
            if row.support.as_deref() == Some(Support::Universal.code()) {
                return Err(carries_none());
            }
            self.known_component(component)?;
        }
        self.act(|act| act.edit(component_edit(region, contact, component, in_use)))
    }

    /// A visit as the room sees it: no other region, no component minutes, no trace
    /// of what is *mine*.
    ///
    /// # Errors
    /// Where it is gone, or the workbook cannot be read.
    pub fn visit_room(&self, id: Id) -> Result<VisitRoom, Error> {
        let row = get_contact(self, id)?;
        let region_id = row.region.ok_or_else(|| Error::gone("visit"))?;
        let region = self.get_region(region_id)?;
        let mut agreed: Vec<ActionCard> = Vec::new();
        let mut open: Vec<ActionCard> = Vec::new();
        for action in ActionRow::of_region(self.reading(), region_id)? {
            let card = self.action_card(&action)?;
            if action.visit == Some(id) {
                agreed.push(card);
            } else if matches!(card.state, ActionState::Open | ActionState::CarriedOver) {
                open.push(card);
            }
        }
        let mut goals = self.goals_of(region_id)?;
        goals.retain(|goal| goal.state == GoalState::Active);
        let stream = NoteRow::of_visit(self.reading(), id)?
            .iter()
            .filter(|note| audience_of(note) != Audience::Mine && !is_reason(note))
            .map(|note| self.note_card(note))
            .collect::<Result<_, _>>()?;
        let fit = goals_that_fit(self.tiers(region_id)?.0.tier);
        Ok(VisitRoom {
            id,
            region: region_id,
            region_name: text(region.name.as_ref()),
            title: title(&row),
            on: row.took_on,
            meta: room_meta(&row, region.began_on),
            phase: phase(&row),
            agenda: self.timed_agenda(&row)?,
            stream,
            files: self.room_files(id)?,
            actions_agreed: agreed,
            actions_open: open,
            goals,
            goals_that_fit: u32::try_from(fit).unwrap_or(3),
            cycles: self.open_cycles(region_id)?,
            drafts: self.said_so_far(id)?,
        })
    }

    /// What only the practitioner sees before a visit.
    ///
    /// # Errors
    /// Where it is gone, or the workbook cannot be read.
    pub fn visit_preparation(&self, id: Id) -> Result<VisitPreparation, Error> {
        let row = get_contact(self, id)?;
        let region = row.region.ok_or_else(|| Error::gone("visit"))?;
        let last = self.last_visit(&row, region)?;
        let (last_visit, last_notes) = match &last {
            Some(last) => {
                let notes = NoteRow::of_visit(self.reading(), last.id)?;
                (Some(self.visit_card(last)?), self.note_cards(&notes)?)
            }
            None => (None, Vec::new()),
        };
        Ok(VisitPreparation {
            facts: facts(&row),
            last_visit,
            last_notes,
            suggestions: self.suggestions(&row, region, last.as_ref())?,
            seats: self.seats(region)?.0,
            own_notes: self.own_notes(id)?,
        })
    }

    /// What only the practitioner sees after a visit.
    ///
    /// # Errors
    /// Where it is gone, or the workbook cannot be read.
    pub fn visit_wrap_up(&self, id: Id) -> Result<VisitWrapUp, Error> {
        let row = get_contact(self, id)?;
        let region = row.region.ok_or_else(|| Error::gone("visit"))?;
        let components = if row.support.as_deref() == Some(Support::Universal.code()) {
            Vec::new()
        } else {
            let used: BTreeMap<String, Option<u32>> =
                ComponentUseRow::of_contact(self.reading(), id)?
                    .into_iter()
                    .filter_map(|row| Some((row.component?, count(row.minutes))))
                    .collect();
            self.binder
                .components()
                .into_iter()
                .map(|known| ComponentMinutes {
                    minutes: used.get(&known.code).copied().flatten(),
                    component: known.code,
                    name: known.name,
                    is_working_name: known.is_working_name,
                })
                .collect()
        };
        let mut not_today = self.agenda(id)?;
        not_today.retain(|line| line.state == LineState::NotToday);
        let plan = SupportPlanRow::of_region(self.reading(), region)?
            .into_iter()
            .find(|plan| plan.visit == Some(id))
            .map(|plan| plan.id);
        Ok(VisitWrapUp {
            facts: facts(&row),
            minutes_proposed: self.propose_minutes(&row)?,
            promised: self.promised_in(id, region)?,
            components,
            pivots: self.pivots_of(id)?,
            own_notes: self.own_notes(id)?,
            not_today,
            plan,
        })
    }

    /// Notes in the making, but for those that will be *mine*.
    fn said_so_far(&self, visit: Id) -> Result<Vec<DraftText>, Error> {
        let mut drafts = self.drafts_of(&[visit])?;
        drafts.retain(|draft| draft.place.kind == COMPOSER && draft.place.field != OWN_COMPOSER);
        Ok(drafts)
    }

    fn own_notes(&self, visit: Id) -> Result<Vec<crate::view::note::NoteCard>, Error> {
        NoteRow::of_visit(self.reading(), visit)?
            .iter()
            .filter(|note| audience_of(note) == Audience::Mine && !is_reason(note))
            .map(|note| self.note_card(note))
            .collect()
    }

    fn last_visit(&self, visit: &ContactRow, region: Id) -> Result<Option<ContactRow>, Error> {
        let today = self.today();
        Ok(ContactRow::of_region(self.reading(), region)?
            .into_iter()
            .find(|row| {
                row.id != visit.id
                    && row.form.as_deref() == Some(Form::Visit.code())
                    && was_held(row, today)
                    && (visit.took_on.is_none() || row.took_on < visit.took_on)
            }))
    }

    pub(crate) fn visit_card(&self, row: &ContactRow) -> Result<VisitCard, Error> {
        let region = match row.region {
            Some(region) => RegionRow::find(self.reading(), region)?,
            None => None,
        };
        Ok(self.visit_card_in(row, region.as_ref()))
    }

    /// The same, where the region is at hand.
    pub(crate) fn visit_card_in(&self, row: &ContactRow, region: Option<&RegionRow>) -> VisitCard {
        let began = region.and_then(|region| region.began_on);
        let mut meta = Vec::new();
        let at = match (row.starts_at, row.place.as_deref()) {
            (Some(at), Some(place)) => format!("{} at {place}", clock(at)),
            (Some(at), None) => clock(at),
            (None, Some(place)) => format!("at {place}"),
            (None, None) => String::new(),
        };
        if !at.is_empty() {
            meta.push(at);
        }
        if let Some(mode) = row.mode.as_deref().and_then(Mode::from_code) {
            meta.push(mode.word().to_lowercase());
        }
        if let Some(month) = began
            .zip(row.took_on)
            .and_then(|(from, on)| month_of_relationship(from, on))
        {
            meta.push(format!("month {month}"));
        }
        VisitCard {
            id: row.id,
            region: row.region.unwrap_or(row.id),
            region_name: region
                .and_then(|region| region.name.clone())
                .unwrap_or_default(),
            title: title(row),
            on: row.took_on,
            meta: meta.join(" · "),
            phase: phase(row),
            is_today: row.took_on == Some(self.today()),
        }
    }
}

fn title(row: &ContactRow) -> String {
    row.title.clone().unwrap_or_else(|| "Visit".to_owned())
}

fn phase(row: &ContactRow) -> VisitPhase {
    row.phase
        .as_deref()
        .and_then(VisitPhase::from_code)
        .unwrap_or(VisitPhase::Prepare)
}

fn room_meta(row: &ContactRow, began: Option<chrono::NaiveDate>) -> String {
    let mut meta = vec![title(row)];
    if let Some(on) = row.took_on {
        meta.push(short_date(on));
    }
    let mut line = meta.join(", ");
    if let Some(month) = began
        .zip(row.took_on)
        .and_then(|(from, on)| month_of_relationship(from, on))
    {
        // Writing to a String cannot fail.
        let _ = write!(line, " · month {month}");
    }
    if let Some(people) = row.people {
        let _ = write!(line, " · {people} people in the room");
    }
    line
}

fn facts(row: &ContactRow) -> VisitFacts {
    VisitFacts {
        on: row.took_on,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        title: title(row),
        place: text(row.place.as_ref()),
        mode: row.mode.as_deref().and_then(Mode::from_code),
        support: row.support.as_deref().and_then(Support::from_code),
        minutes: count(row.minutes),
        preparation_minutes: count(row.preparation_minutes),
        travel_minutes: count(row.travel_minutes),
        people: count(row.people),
        with_cit: row.with_cit == Some(true),
        with_clt: row.with_clt == Some(true),
        with_others: text(row.with_others.as_ref()),
        planned_focus: text(row.planned_focus.as_ref()),
        actual_focus: text(row.actual_focus.as_ref()),
    }
}

pub(crate) fn hours(starts_at: Option<NaiveTime>, ends_at: Option<NaiveTime>) -> Result<(), Error> {
    match (starts_at, ends_at) {
        (Some(from), Some(to)) if to <= from => Err(Error::new(
            format!(
                "The visit would end at {}, before it starts at {}",
                clock(to),
                clock(from)
            ),
            "Change one of the two times, then save again.",
        )),
        _ => Ok(()),
    }
}
