//! A record with known numbers.

use crate::hands::{begin, contact, day, line, region, tier, visit};
use trellis_app::Trellis;
use trellis_app::view::contact::NewContact;
use trellis_app::view::dose::{DoseLine, DoseQuery};
use trellis_app::view::region::{NewRegion, NewTier};
use trellis_app::view::visit::{EditLine, EditVisit, NewLine};
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::dose::Tally;
use trellis_domain::id::Id;
use trellis_domain::noun::contact as c;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::value::Value;
use trellis_domain::words::{Initiative, LineState, Mode, Support, Tier, VisitPhase};
use trellis_store::{Action, Edit, Error, Workbook, Writing};
use trellis_tests::Desk;

pub fn tally(contacts: u32, minutes: u32, without_minutes: u32) -> Tally {
    Tally {
        contacts,
        minutes,
        without_minutes,
    }
}

/// A line as `name contacts/minutes`.
pub fn short(lines: &[DoseLine]) -> Vec<String> {
    let short = |it: &DoseLine| format!("{} {}/{}", it.name, it.contacts, it.minutes);
    lines.iter().map(short).collect()
}

pub fn of(region: Id) -> DoseQuery {
    DoseQuery {
        regions: vec![region],
        ..DoseQuery::default()
    }
}

pub fn agree(trellis: &mut Trellis, region: Id, to: Tier, on: &str) {
    let new = NewTier {
        agreed_on: Some(day(on)),
        ..tier(region, to)
    };
    trellis.agree_tier(&new).unwrap();
}

pub fn log(trellis: &mut Trellis, region: Id, mode: Mode, on: &str, minutes: Option<u32>) -> Id {
    let new = NewContact {
        mode,
        on: Some(day(on)),
        minutes,
        support: Some(Support::Capacity),
        ..contact(region, "Roles")
    };
    trellis.log_contact(&new).unwrap()
}

pub fn agenda(trellis: &mut Trellis, visit: Id, domain: CapacityDomain, state: LineState) {
    let new = NewLine {
        domain: Some(domain),
        ..line("What we talk about")
    };
    let line = trellis.add_line(visit, &new).unwrap();
    let edit = EditLine {
        state: Some(state),
        ..EditLine::default()
    };
    trellis.edit_line(line, &edit).unwrap();
}

/// Two regions. Cedar Gap began on March 31: universal, then intensive from June, brief
/// from September. Heron Lake was phoned once, and nobody knows when it began.
pub struct Record {
    pub desk: Desk,
    pub trellis: Trellis,
    pub cedar: Id,
    pub heron: Id,
    pub held: Id,
}

pub fn record() -> Record {
    let (desk, mut trellis) = begin();
    let new = NewRegion {
        began_on: Some(day("2026-03-31")),
        ..region("Cedar Gap")
    };
    let cedar = trellis.add_region(&new).unwrap();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    agree(&mut trellis, cedar, Tier::Intensive, "2026-06-01");
    agree(&mut trellis, cedar, Tier::Brief, "2026-09-15");

    // Before it began; the last day of month 1, the first of month 2; in June and in
    // September on the day a tier was agreed.
    log(&mut trellis, cedar, Mode::Email, "2026-03-30", Some(5));
    log(&mut trellis, cedar, Mode::Phone, "2026-04-29", Some(20));
    log(&mut trellis, cedar, Mode::Phone, "2026-04-30", None);
    let overlapping = log(&mut trellis, cedar, Mode::Video, "2026-06-01", Some(60));
    trellis
        .set_component(overlapping, "CPC1", Some(60))
        .unwrap();
    trellis
        .set_component(overlapping, "CPC2", Some(45))
        .unwrap();
    trellis
        .set_component(overlapping, "CPC3", Some(10))
        .unwrap();
    trellis.set_component(overlapping, "CPC3", None).unwrap();
    let asked = NewContact {
        mode: Mode::InPerson,
        on: Some(day("2026-09-15")),
        minutes: Some(90),
        initiative: Some(Initiative::Asked),
        support: Some(Support::Universal),
        ..contact(cedar, "A hub closes")
    };
    trellis.log_contact(&asked).unwrap();

    let held = trellis.plan_visit(&visit(cedar, "2026-11-10")).unwrap();
    agenda(
        &mut trellis,
        held,
        CapacityDomain::LeadershipAndTeams,
        LineState::Done,
    );
    agenda(
        &mut trellis,
        held,
        CapacityDomain::LeadershipAndTeams,
        LineState::Done,
    );
    agenda(
        &mut trellis,
        held,
        CapacityDomain::MediaNetworking,
        LineState::Done,
    );
    agenda(
        &mut trellis,
        held,
        CapacityDomain::QualityMonitoring,
        LineState::NotToday,
    );
    let minutes = EditVisit {
        minutes: Some(120),
        travel_minutes: Some(200),
        support: Some(Support::Capacity),
        ..EditVisit::default()
    };
    trellis.edit_visit(held, &minutes).unwrap();
    trellis.set_component(held, "CPC2", Some(100)).unwrap();
    trellis.set_phase(held, VisitPhase::Closed).unwrap();

    // Planned, and in the room: neither was held yet.
    let planned = trellis.plan_visit(&visit(cedar, "2026-11-12")).unwrap();
    agenda(
        &mut trellis,
        planned,
        CapacityDomain::WorkforceDevelopment,
        LineState::Done,
    );
    let now = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    trellis.set_phase(now, VisitPhase::InTheRoom).unwrap();

    // Taken back, and so uncounted.
    log(&mut trellis, cedar, Mode::Phone, "2026-11-18", Some(15));
    trellis.undo().unwrap();

    let universal = NewContact {
        on: Some(day("2026-11-02")),
        minutes: Some(30),
        support: Some(Support::Universal),
        ..contact(heron, "A question about the webinar")
    };
    trellis.log_contact(&universal).unwrap();
    Record {
        desk,
        trellis,
        cedar,
        heron,
        held,
    }
}

pub fn clear_day(desk: &Desk, region: Id, contact: Id) {
    let edit = Edit::new(Scope::Region(region), &c::NOUN, contact);
    by_a_colleague(desk, [edit.set(c::took_on, None::<Value>)]);
}

/// A colleague's changes, written here through the store: for what no screen of this
/// chapter writes.
pub fn by_a_colleague(desk: &Desk, edits: impl IntoIterator<Item = Edit>) {
    written(desk, |writing| {
        for edit in edits {
            writing.edit(edit)?;
        }
        Ok(())
    });
}

/// A colleague deletes a contact.
pub fn deleted(desk: &Desk, region: Id, contact: Id) {
    written(desk, |writing| {
        writing.delete(Scope::Region(region), &c::NOUN, contact)?;
        Ok(())
    });
}

fn written(desk: &Desk, work: impl FnOnce(&mut Writing<'_>) -> Result<(), Error>) {
    let mut workbook = Workbook::open(&desk.workbook(), None).unwrap();
    let mut salts = || [9; 16];
    let action = Action {
        author: AuthorKey::from_bytes([9; 32]),
        txn: Id::from_bytes([9; 16]),
        wall: 1_900_000_000_000,
        salts: &mut salts,
        sign: None,
    };
    workbook.write(action, work).unwrap();
}

/// A practice activity used in a contact.
pub fn used(region: Id, contact: Id, component: &str, activity: &str) -> Edit {
    use trellis_domain::noun::activity_use as u;
    let key: &[&[u8]] = &[
        contact.as_bytes(),
        component.as_bytes(),
        activity.as_bytes(),
    ];
    let id = Id::natural(u::NOUN.name, key);
    Edit::new(Scope::Region(region), &u::NOUN, id)
        .set(u::contact, contact)
        .set(u::component, component)
        .set(u::activity, activity)
        .set(u::region, region)
        .set(u::used, true)
}

/// A group event, and who took part: a region and how many people.
pub fn event(
    team: Id,
    number: u8,
    on: &str,
    minutes: i64,
    attended: &[(Id, Option<i64>)],
) -> Vec<Edit> {
    use trellis_domain::noun::{attendance as a, group_event as e};
    let event = Id::from_bytes([number; 16]);
    let mut edits = vec![
        Edit::new(Scope::Team(team), &e::NOUN, event)
            .set(e::kind, "webinar")
            .set(e::title, "Secret title")
            .set(e::took_on, day(on))
            .set(e::minutes, minutes),
    ];
    for (region, people) in attended {
        let id = Id::natural(a::NOUN.name, &[event.as_bytes(), region.as_bytes()]);
        let edit = Edit::new(Scope::Team(team), &a::NOUN, id)
            .set(a::event, event)
            .set(a::region, *region)
            .set(a::attended, true);
        edits.push(match people {
            Some(people) => edit.set(a::people, *people),
            None => edit,
        });
    }
    edits
}
