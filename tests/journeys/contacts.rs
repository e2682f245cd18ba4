//! A contact in one line: read, looked over, and written in one step.

use crate::hands::{all_of, begin, begin_with_region, contact, day, region, tier};
use trellis_app::Trellis;
use trellis_app::view::contact::{ComponentUse, NewContact};
use trellis_app::view::region::NewRegion;
use trellis_domain::id::Id;
use trellis_domain::words::{ActionState, Initiative, Mode, Support, Tier};
use trellis_tests::thursday;

const LINE: &str = "video 45m CIT; CPC 1 15, CPC 7 30; prep 20, travel 90; asked; \
                    agreed: send the roster by Dec 4; agreed: Maya asks the coach";

/// A region with intensive support.
fn begin_intensive() -> (trellis_tests::Desk, Trellis, Id) {
    let (desk, mut trellis, region) = begin_with_region();
    trellis.agree_tier(&tier(region, Tier::Intensive)).unwrap();
    (desk, trellis, region)
}

fn read(trellis: &Trellis, region: Id, line: &str) -> NewContact {
    trellis.read_contact_line(line).for_region(region).unwrap()
}

fn used(component: &str, minutes: u32) -> ComponentUse {
    ComponentUse {
        component: component.to_owned(),
        minutes,
    }
}

#[test]
fn one_line_becomes_a_contact_with_its_components_and_actions_in_one_step() {
    let (_desk, mut trellis, region) = begin_intensive();
    let before = all_of(&trellis.region(region).unwrap());
    let new = read(&trellis, region, LINE);
    assert_eq!(new.mode, Mode::Video);
    assert_eq!(new.initiative, Some(Initiative::Asked));
    assert_eq!(new.components, [used("CPC1", 15), used("CPC7", 30)]);
    assert!(trellis.look_over_contact(&new).unwrap().is_empty());

    let id = trellis.log_contact(&new).unwrap();
    let profile = trellis.region(region).unwrap();
    assert_eq!(profile.contacts.len(), 1);
    assert_eq!(profile.contacts[0].id, id);
    assert_eq!(profile.contacts[0].on, Some(thursday()));
    assert_eq!(profile.contacts[0].meta, "45 min · with the CIT");
    let wrap_up = trellis.visit_wrap_up(id).unwrap();
    assert_eq!(wrap_up.facts.support, Some(Support::Capacity));
    assert_eq!(wrap_up.facts.preparation_minutes, Some(20));
    assert_eq!(wrap_up.facts.travel_minutes, Some(90));
    let minutes: Vec<(String, u32)> = wrap_up
        .components
        .into_iter()
        .filter_map(|it| Some((it.component, it.minutes?)))
        .collect();
    assert_eq!(minutes, [("CPC1".to_owned(), 15), ("CPC7".to_owned(), 30)]);
    let mut steps: Vec<&str> = profile.actions.iter().map(|it| it.step.as_str()).collect();
    steps.sort_unstable();
    assert_eq!(steps, ["Maya asks the coach", "send the roster by Dec 4"]);
    for action in &profile.actions {
        assert_eq!(action.state, ActionState::Open);
        assert_eq!(action.who, "");
    }

    trellis.undo().unwrap();
    assert_eq!(all_of(&trellis.region(region).unwrap()), before);
}

#[test]
fn nothing_that_was_typed_is_lost() {
    let (_desk, mut trellis, region) = begin_intensive();
    let new = read(
        &trellis,
        region,
        "phone 20m with the coach; zzq and 3 of 4; video; agreed: qqz",
    );
    trellis.log_contact(&new).unwrap();
    let profile = trellis.region(region).unwrap();
    assert_eq!(profile.contacts[0].about, "zzq and 3 of 4; video");
    assert_eq!(profile.contacts[0].meta, "20 min · with the coach");
    assert_eq!(profile.actions[0].step, "qqz");
}

#[test]
fn what_was_agreed_says_what_it_was_about_where_nothing_else_does() {
    let (_desk, mut trellis, region) = begin_with_region();
    let new = read(&trellis, region, "phone; agreed: send the roster");
    trellis.log_contact(&new).unwrap();
    let profile = trellis.region(region).unwrap();
    assert_eq!(profile.contacts[0].about, "Agreed: send the roster");
    assert_eq!(profile.actions.len(), 1);

    let nothing = read(&trellis, region, "phone 10m; agreed:");
    assert_eq!(nothing.about, "agreed:");
    let blank = NewContact {
        agreed: vec!["  ".to_owned()],
        ..contact(region, "")
    };
    let error = trellis.log_contact(&blank).unwrap_err();
    assert_eq!(error.what(), "What it was about is still empty");
}

#[test]
fn a_line_without_a_mode_is_not_taken_for_a_phone_call() {
    let (_desk, trellis, region) = begin_with_region();
    let read = trellis.read_contact_line("roster, 45m");
    assert_eq!(read.mode, None);
    assert!(read.for_region(region).is_none());
}

#[test]
fn support_is_what_the_tier_says_unless_somebody_says_otherwise() {
    let (_desk, mut trellis, region) = begin_with_region();
    let plain = trellis.log_contact(&contact(region, "Rota")).unwrap();
    let facts = trellis.visit_wrap_up(plain).unwrap().facts;
    assert_eq!(facts.support, Some(Support::Universal));
    let new = read(&trellis, region, "phone 20m; capacity; cpc2 10m; Rota");
    let chosen = trellis.log_contact(&new).unwrap();
    let facts = trellis.visit_wrap_up(chosen).unwrap().facts;
    assert_eq!(facts.support, Some(Support::Capacity));
}

#[test]
fn components_are_refused_where_they_do_not_belong_and_nothing_is_written() {
    let (_desk, mut trellis, region) = begin_intensive();
    for (components, support, what) in [
        (
            vec![used("CPC1", 10)],
            Some(Support::Universal),
            "Universal support carries no core practice components",
        ),
        (
            vec![used("CPC99", 10)],
            None,
            "“CPC99” is not a core practice component",
        ),
        (
            vec![used("CPC1", 10), used("CPC1", 20)],
            None,
            "CPC1 stands twice",
        ),
        (
            vec![used("CPC1", 1800)],
            None,
            "1800 minutes are more than a day",
        ),
    ] {
        let new = NewContact {
            support,
            components,
            agreed: vec!["send the roster".to_owned()],
            ..contact(region, "Rota")
        };
        assert_eq!(trellis.log_contact(&new).unwrap_err().what(), what);
    }
    let profile = trellis.region(region).unwrap();
    assert!(profile.contacts.is_empty());
    assert!(profile.actions.is_empty());
}

#[test]
fn a_second_look_tells_and_never_refuses() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis
        .add_region(&NewRegion {
            began_on: Some(day("2026-01-31")),
            ..region("Cedar Gap")
        })
        .unwrap();
    let early = NewContact {
        on: Some(day("2026-01-30")),
        minutes: Some(45),
        support: Some(Support::Capacity),
        components: vec![used("CPC1", 45), used("CPC2", 46)],
        ..contact(cedar, "Rota")
    };
    assert_eq!(
        trellis.look_over_contact(&early).unwrap(),
        [
            "Jan 30, 2026 is before the relationship began, on Jan 31, 2026.",
            "CPC2 has 46 minutes, and the whole contact 45.",
        ]
    );
    trellis.log_contact(&early).unwrap();

    // The same again; another mode or day, or another length and other words, is another
    // contact.
    let twin = NewContact {
        on: Some(day("2026-01-30")),
        minutes: Some(45),
        ..contact(cedar, "Rota")
    };
    let told = trellis.look_over_contact(&twin).unwrap();
    assert_eq!(
        told.last().unwrap(),
        "This looks like the one of Jan 30, 2026 that is already logged: Rota"
    );
    for other in [
        NewContact {
            minutes: Some(44),
            about: "Reach".to_owned(),
            ..twin.clone()
        },
        NewContact {
            mode: Mode::Email,
            ..twin.clone()
        },
    ] {
        assert_eq!(trellis.look_over_contact(&other).unwrap().len(), 1);
    }
    let next_day = NewContact {
        on: Some(day("2026-02-01")),
        ..twin
    };
    assert!(trellis.look_over_contact(&next_day).unwrap().is_empty());
}

#[test]
fn a_late_entry_in_a_line_keeps_both_days_and_is_not_worth_a_word() {
    let (desk, mut trellis, region) = begin_intensive();
    let new = read(&trellis, region, "phone 20m Sep 2 rota");
    assert_eq!(new.on, Some(day("2026-09-02")));
    assert!(trellis.look_over_contact(&new).unwrap().is_empty());
    trellis.log_contact(&new).unwrap();
    let dump = trellis.dump().unwrap();
    assert!(dump.contains("2026-09-02") && dump.contains("2026-11-19"));
    let since = trellis
        .list_contacts(region, Some(day("2026-09-03")))
        .unwrap();
    assert!(since.is_empty());
    assert_eq!(trellis.list_contacts(region, None).unwrap().len(), 1);
    drop(desk);
}

#[test]
fn what_the_line_cannot_be_is_said_before_it_is_saved() {
    let (_desk, trellis, _region) = begin_with_region();
    let read = trellis.read_contact_line("phone 2026-12-24; universal; cpc 77 10");
    assert_eq!(
        read.notices,
        [
            "Dec 24, 2026 is still to come, so it was not read as the day of the contact.",
            "CPC77 is not a core practice component.",
            "Universal support carries no core practice components.",
        ]
    );
}
