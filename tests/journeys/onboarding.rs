//! The first weeks of somebody who took a seat: a list that stays with the seat.

use crate::agency::lay;
use crate::hands::{begin, begin_with_region, day, place, region, seat};
use trellis_app::Trellis;
use trellis_app::view::people::NewSeat;
use trellis_app::view::support::OnboardingStep;
use trellis_domain::id::Id;
use trellis_domain::words::Team;

fn newcomer(trellis: &mut Trellis, region: Id, from: &str) -> Id {
    let new = NewSeat {
        from_on: Some(day(from)),
        ..seat(region, "Coordinator", "Maya Ortiz")
    };
    trellis.add_seat(&new).unwrap()
}

fn step(trellis: &Trellis, region: Id, seat: Id, item: &str) -> OnboardingStep {
    let all = trellis.onboarding(region).unwrap();
    let view = all.into_iter().find(|it| it.seat == seat).unwrap();
    let groups = view.lists.into_iter().flat_map(|list| list.groups);
    let mut steps = groups.flat_map(|group| group.steps);
    steps.find(|step| step.item == item).unwrap()
}

#[test]
fn first_weeks_are_for_who_took_a_seat_within_six_months_or_began() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let fresh = newcomer(&mut trellis, cedar, "2026-05-19");
    let long = newcomer(&mut trellis, cedar, "2026-05-18");
    let to_come = newcomer(&mut trellis, cedar, "2026-12-01");
    trellis.add_seat(&seat(cedar, "Vacant", "")).unwrap();
    let other_team = NewSeat {
        team: Team::Clt,
        from_on: Some(day("2026-11-01")),
        ..seat(cedar, "Leader", "Noa")
    };
    trellis.add_seat(&other_team).unwrap();
    let seats = |trellis: &Trellis| -> Vec<Id> {
        let all = trellis.onboarding(cedar).unwrap();
        all.into_iter().map(|it| it.seat).collect()
    };
    assert_eq!(seats(&trellis), [fresh, to_come]);
    let view = trellis.onboarding(cedar).unwrap().remove(0);
    assert_eq!(view.person, "Maya Ortiz");
    let titles: Vec<_> = view.lists[0].groups.iter().map(|it| &it.title).collect();
    assert_eq!(titles[..2], ["Before the first day", "First week"]);

    let today = trellis.today();
    trellis
        .set_onboarding_step(long, "OB-01", Some(today), Some(" Noa "))
        .unwrap();
    assert_eq!(seats(&trellis), [fresh, long, to_come]);
    let done = step(&trellis, cedar, long, "OB-01");
    assert_eq!(
        (done.done_on, done.who_helped.as_str()),
        (Some(today), "Noa")
    );
    assert_eq!(step(&trellis, cedar, fresh, "OB-01").done_on, None);

    // Taking it back leaves nothing; so does undoing that.
    trellis
        .set_onboarding_step(long, "OB-01", None, None)
        .unwrap();
    assert_eq!(seats(&trellis), [fresh, to_come]);
    trellis.undo().unwrap();
    assert_eq!(step(&trellis, cedar, long, "OB-01").who_helped, "Noa");

    // Who left is still to be read, last.
    trellis.end_seat(long, today).unwrap();
    assert_eq!(seats(&trellis), [fresh, to_come, long]);
}

#[test]
fn a_first_word_about_a_step_may_be_typed_before_anything_is_there() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let maya = newcomer(&mut trellis, cedar, "2026-11-02");
    let record = step(&trellis, cedar, maya, "OB-04").record;
    trellis
        .set_field(&place("onboarding_step", record, "who_helped"), "Noa")
        .unwrap();
    let now = step(&trellis, cedar, maya, "OB-04");
    assert_eq!((now.record, now.who_helped.as_str()), (record, "Noa"));
    let early = place("onboarding_step", record, "done_on");
    let error = trellis.set_field(&early, "2026-11-20").unwrap_err();
    assert_eq!(error.what(), "That day is still to come");
}

#[test]
fn steps_stay_where_the_list_is_reworded() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let maya = newcomer(&mut trellis, cedar, "2026-11-02");
    let today = trellis.today();
    trellis
        .set_onboarding_step(maya, "OB-01", Some(today), Some("Noa"))
        .unwrap();
    trellis
        .set_onboarding_step(maya, "OB-02", Some(today), None)
        .unwrap();
    let before = step(&trellis, cedar, maya, "OB-01");

    let packs = trellis_exchange::pack::builtins().unwrap();
    let builtin = packs
        .iter()
        .find(|read| read.pack.find_inventory("first-weeks").is_some())
        .unwrap();
    let mut pack = serde_json::to_value(&builtin.pack).unwrap();
    pack["version"] = "9.0".into();
    let lists = pack["inventories"].as_array_mut().unwrap();
    let list = lists.iter_mut().find(|it| it["id"] == "first-weeks");
    let entries = list.unwrap()["entries"].as_array_mut().unwrap();
    entries[0]["text"] = "Somebody looks after our newcomer.".into();
    entries[1]["id"] = "OB-99".into();
    entries[1]["replaces"] = serde_json::json!(["OB-02"]);
    trellis.add_pack(&lay(&desk, &pack)).unwrap();

    let after = step(&trellis, cedar, maya, "OB-01");
    assert_eq!(after.text, "Somebody looks after our newcomer.");
    assert_eq!(
        (after.record, after.done_on, after.who_helped),
        (before.record, before.done_on, before.who_helped)
    );
    let replaced = step(&trellis, cedar, maya, "OB-99");
    assert_eq!(replaced.done_on, Some(today), "what it took the place of");
    trellis
        .set_onboarding_step(maya, "OB-99", None, None)
        .unwrap();
    assert_eq!(step(&trellis, cedar, maya, "OB-99").done_on, None);
}

#[test]
fn steps_go_with_their_seat_and_come_back_with_it() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let maya = newcomer(&mut trellis, cedar, "2026-11-02");
    let today = trellis.today();
    trellis
        .set_onboarding_step(maya, "OB-01", Some(today), Some("zregionhelper"))
        .unwrap();
    assert_eq!(trellis.search("zregionhelper").unwrap().len(), 1);
    trellis.delete_seat(maya).unwrap();
    assert!(trellis.onboarding(cedar).unwrap().is_empty());
    assert!(trellis.search("zregionhelper").unwrap().is_empty());
    let gone = trellis.set_onboarding_step(maya, "OB-01", None, None);
    assert_eq!(
        gone.unwrap_err().what(),
        "This seat is no longer in the workbook"
    );
    trellis.undo().unwrap();
    assert_eq!(step(&trellis, cedar, maya, "OB-01").done_on, Some(today));
}

#[test]
fn the_list_names_partners_to_meet_and_a_step_makes_the_connection() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let maya = newcomer(&mut trellis, cedar, "2026-11-02");
    let all = trellis.onboarding(cedar).unwrap().remove(0);
    let groups = all.lists.into_iter().flat_map(|list| list.groups);
    let partners: Vec<String> = groups
        .flat_map(|group| group.steps)
        .map(|step| step.partner)
        .filter(|partner| !partner.is_empty())
        .collect();
    assert_eq!(
        partners,
        [
            "State data team",
            "State Triple P coordinator",
            "CIT member of another region"
        ]
    );

    let made = trellis.connect_newcomer(maya, "OB-08").unwrap();
    let step_now = step(&trellis, cedar, maya, "OB-08");
    assert_eq!(
        (step_now.connection, step_now.connected_on, step_now.done_on),
        (Some(made), Some(trellis.today()), None),
        "introduced, and not met yet"
    );
    let connections = trellis.support_record(cedar).unwrap().connections;
    assert_eq!(
        (
            connections[0].who.as_str(),
            connections[0].to_whom.as_str(),
            connections[0].why.as_str()
        ),
        ("Maya Ortiz", "State data team", "First weeks: Coordinator")
    );
    assert_eq!(trellis.connect_newcomer(maya, "OB-08").unwrap(), made);
    assert_eq!(trellis.support_record(cedar).unwrap().connections.len(), 1);
    trellis.undo().unwrap();
    assert_eq!(step(&trellis, cedar, maya, "OB-08").connection, None);

    let error = trellis.connect_newcomer(maya, "OB-01").unwrap_err();
    assert_eq!(error.what(), "“OB-01” is not about a partner to meet");
    let empty = trellis.add_seat(&seat(cedar, "Data lead", "")).unwrap();
    let error = trellis.connect_newcomer(empty, "OB-08").unwrap_err();
    assert_eq!(error.what(), "Nobody sits in this seat");
}
