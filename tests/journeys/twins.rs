//! Two records of one contact: offered as one, joined without losing anything, split
//! again, or kept apart.

use crate::dose::record::{agree, log};
use crate::hands::{all_of, begin_with_region, contact, day, region, visit};
use trellis_app::Trellis;
use trellis_app::view::contact::NewContact;
use trellis_app::view::dose::DoseQuery;
use trellis_domain::id::Id;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{Mode, Support, Tier, VisitPhase};
use trellis_tests::thursday;

fn pairs(trellis: &Trellis, region: Id) -> Vec<(Id, Id)> {
    let pairs = trellis.likely_twins(region).unwrap().into_iter();
    pairs.map(|it| (it.one.card.id, it.other.card.id)).collect()
}

fn counted(trellis: &Trellis) -> (u32, u32) {
    let total = trellis.dose(&DoseQuery::default()).unwrap().total;
    (total.contacts, total.minutes)
}

fn listed(trellis: &Trellis, region: Id) -> Vec<Id> {
    let cards = trellis.list_contacts(region, None).unwrap();
    cards.into_iter().map(|it| it.id).collect()
}

/// A call that was written down twice.
fn begin_with_twins() -> (trellis_tests::Desk, Trellis, Id, Id, Id) {
    let (desk, mut trellis, region) = begin_with_region();
    let one = log(&mut trellis, region, Mode::Phone, "2026-11-12", Some(45));
    let other = NewContact {
        on: Some(day("2026-11-12")),
        support: Some(Support::Capacity),
        ..contact(region, "Who does what")
    };
    let other = trellis.log_contact(&other).unwrap();
    (desk, trellis, region, one, other)
}

#[test]
fn contacts_that_look_alike_are_offered_with_the_reason() {
    let (_desk, mut trellis, cedar, one, other) = begin_with_twins();
    log(&mut trellis, cedar, Mode::Video, "2026-11-12", Some(45));
    log(&mut trellis, cedar, Mode::Phone, "2026-11-13", Some(45));
    let offered = trellis.likely_twins(cedar).unwrap();
    assert_eq!(offered.len(), 1);
    assert_eq!(
        offered[0].because,
        "Both on Nov 12, 2026, phone; one of them has no minutes."
    );
    let mut ids = [offered[0].one.card.id, offered[0].other.card.id];
    ids.sort();
    let mut expected = [one, other];
    expected.sort();
    assert_eq!(ids, expected);

    // A visit stays before a contact that was only logged.
    let held = trellis.plan_visit(&visit(cedar, "2026-11-10")).unwrap();
    trellis.set_phase(held, VisitPhase::Closed).unwrap();
    let logged = log(&mut trellis, cedar, Mode::InPerson, "2026-11-10", Some(90));
    assert_eq!(pairs(&trellis, cedar)[1], (held, logged));
}

#[test]
fn joined_twins_count_once_everywhere_and_nothing_is_lost() {
    let (_desk, mut trellis, cedar, one, other) = begin_with_twins();
    trellis.set_component(other, "CPC1", Some(20)).unwrap();
    let before = all_of(&trellis.region(cedar).unwrap());
    let alone = all_of(&trellis.contact(other).unwrap().components);
    assert_eq!(counted(&trellis), (2, 45));
    trellis.join_twins(one, other).unwrap();
    assert_eq!(counted(&trellis), (1, 45));
    assert!(
        trellis
            .dose(&DoseQuery::default())
            .unwrap()
            .by_component
            .is_empty()
    );
    assert_eq!(listed(&trellis, cedar), [one]);
    assert_eq!(trellis.region(cedar).unwrap().contacts.len(), 1);
    assert!(pairs(&trellis, cedar).is_empty());
    let view = trellis.contact(one).unwrap();
    assert_eq!(view.twins.len(), 1);
    assert_eq!(
        (view.twins[0].id, view.twins[0].about.as_str()),
        (other, "Who does what")
    );
    let behind = trellis.contact(other).unwrap();
    assert_eq!(behind.twin_of.unwrap().id, one);
    assert_eq!(all_of(&behind.components), alone);
    assert_eq!(trellis.search("who does what").unwrap().len(), 1);

    trellis.undo().unwrap();
    assert_eq!(all_of(&trellis.region(cedar).unwrap()), before);
    trellis.join_twins(one, other).unwrap();
    trellis.split_twin(other).unwrap();
    assert_eq!(all_of(&trellis.region(cedar).unwrap()), before);
    assert_eq!(counted(&trellis), (2, 45));
}

#[test]
fn the_last_time_in_person_and_the_visits_ahead_know_no_twin() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    agree(&mut trellis, cedar, Tier::Intensive, "2026-01-05");
    let one = log(&mut trellis, cedar, Mode::InPerson, "2026-10-08", Some(90));
    let other = log(&mut trellis, cedar, Mode::InPerson, "2026-10-08", Some(90));
    assert_eq!(trellis.region(cedar).unwrap().in_person, Standing::Done);
    trellis.join_twins(one, other).unwrap();
    assert_eq!(trellis.region(cedar).unwrap().in_person_text, "Oct 8");
    trellis.delete_contact(one).unwrap();
    // What stood behind it stands for itself again: it took place, after all.
    assert_eq!(listed(&trellis, cedar), [other]);
    assert_eq!(trellis.region(cedar).unwrap().in_person_text, "Oct 8");

    let planned = trellis.plan_visit(&visit(cedar, "2026-12-03")).unwrap();
    let double = trellis.plan_visit(&visit(cedar, "2026-12-03")).unwrap();
    trellis.join_twins(planned, double).unwrap();
    assert_eq!(trellis.today_view().unwrap().visits.len(), 1);
    assert_eq!(trellis.region(cedar).unwrap().visits.len(), 1);
}

#[test]
fn twins_of_twins_stand_behind_the_one_that_is_kept() {
    let (_desk, mut trellis, cedar, one, other) = begin_with_twins();
    let third = log(&mut trellis, cedar, Mode::Phone, "2026-11-12", Some(45));
    trellis.join_twins(one, other).unwrap();
    trellis.join_twins(third, one).unwrap();
    assert_eq!(listed(&trellis, cedar), [third]);
    assert_eq!(trellis.contact(third).unwrap().twins.len(), 2);
    // Turned round, the other one is kept.
    trellis.join_twins(other, third).unwrap();
    assert_eq!(listed(&trellis, cedar), [other]);
    assert_eq!(trellis.contact(other).unwrap().twins.len(), 2);
    // To join to one that stands behind another is to join to that one.
    let fourth = log(&mut trellis, cedar, Mode::Phone, "2026-11-12", Some(45));
    trellis.join_twins(third, fourth).unwrap();
    assert_eq!(listed(&trellis, cedar), [other]);
    assert_eq!(counted(&trellis).0, 1);
}

#[test]
fn two_that_only_look_alike_are_not_asked_about_again() {
    let (desk, mut trellis, cedar, one, other) = begin_with_twins();
    let before = trellis.dump().unwrap();
    trellis.keep_apart(other, one).unwrap();
    assert_eq!(
        trellis.dump().unwrap(),
        before,
        "this computer alone keeps it"
    );
    assert!(trellis.take_changed().contains(&"contact"));
    assert!(pairs(&trellis, cedar).is_empty());
    assert_eq!(counted(&trellis), (2, 45));
    assert!(
        trellis
            .contact(one)
            .unwrap()
            .notices
            .iter()
            .all(|it| it.contact.is_none())
    );
    drop(trellis);
    let trellis = desk.open_on(thursday(), 1).unwrap();
    assert!(pairs(&trellis, cedar).is_empty());
}

#[test]
fn only_contacts_of_one_region_are_joined() {
    let (_desk, mut trellis, _cedar, one, _other) = begin_with_twins();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let there = log(&mut trellis, heron, Mode::Phone, "2026-11-12", Some(45));
    let error = trellis.join_twins(one, there).unwrap_err();
    assert_eq!(error.what(), "These two contacts are of different regions");
    let error = trellis.join_twins(one, one).unwrap_err();
    assert_eq!(error.what(), "A contact cannot be joined to itself");
    assert_eq!(counted(&trellis).0, 3);
}
