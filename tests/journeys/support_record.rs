//! What support leaves in a region beside its plan: barriers, successes, tasks that
//! change hands, connections.

use crate::hands::{all_of, begin_with_region, day, region, visit};
use trellis_app::view::support::{EditBarrier, EditConnection, EditHandover, EditSuccess};
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{Audience, BarrierState, Lead};

pub fn barrier(what: &str) -> EditBarrier {
    EditBarrier {
        what: Some(what.to_owned()),
        ..EditBarrier::default()
    }
}

pub fn success(what: &str) -> EditSuccess {
    EditSuccess {
        what: Some(what.to_owned()),
        ..EditSuccess::default()
    }
}

pub fn task(what: &str) -> EditHandover {
    EditHandover {
        task: Some(what.to_owned()),
        ..EditHandover::default()
    }
}

fn led_by(lead: Lead) -> EditHandover {
    EditHandover {
        led_by: Some(lead),
        ..EditHandover::default()
    }
}

pub fn connection(who: &str, to_whom: &str) -> EditConnection {
    EditConnection {
        who: Some(who.to_owned()),
        to_whom: Some(to_whom.to_owned()),
        ..EditConnection::default()
    }
}

#[test]
fn a_barrier_is_passed_upward_asked_about_again_and_answered() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let chased = |what: &str, on: &str| EditBarrier {
        chase_on: Some(day(on)),
        ..barrier(what)
    };
    let quiet = trellis.add_barrier(cedar, &barrier("Forms")).unwrap();
    let soon = trellis
        .add_barrier(cedar, &chased("Rooms", "2026-11-25"))
        .unwrap();
    let late = trellis
        .add_barrier(
            cedar,
            &EditBarrier {
                to_whom: Some("Lead agency".to_owned()),
                asked_on: Some(day("2026-10-01")),
                ..chased(" Travel money ", "2026-11-01")
            },
        )
        .unwrap();
    let barriers = trellis.support_record(cedar).unwrap().barriers;
    let order: Vec<_> = barriers.iter().map(|it| (it.id, it.standing)).collect();
    assert_eq!(
        order,
        [
            (late, Some(Standing::Late)),
            (soon, Some(Standing::ComingUp)),
            (quiet, None)
        ]
    );
    assert_eq!(barriers[0].what, "Travel money");

    trellis
        .edit_barrier(
            late,
            &EditBarrier {
                answer: Some("From January on".to_owned()),
                state: Some(BarrierState::Answered),
                ..EditBarrier::default()
            },
        )
        .unwrap();
    let barriers = trellis.support_record(cedar).unwrap().barriers;
    let card = barriers.last().unwrap();
    assert_eq!((card.id, card.standing), (late, None));
    assert_eq!(card.answered_on, Some(trellis.today()));
    assert_eq!(card.to_whom, "Lead agency", "what is absent stays");

    trellis.undo().unwrap();
    let card = trellis.support_record(cedar).unwrap().barriers.remove(0);
    assert_eq!((card.id, card.answered_on), (late, None));
    trellis.delete_barrier(late).unwrap();
    let gone = trellis.edit_barrier(late, &barrier("Again")).unwrap_err();
    assert_eq!(gone.what(), "This barrier is no longer in the workbook");
    trellis.undo().unwrap();
    assert_eq!(trellis.support_record(cedar).unwrap().barriers.len(), 3);
}

#[test]
fn today_names_open_barriers_to_ask_about_within_two_weeks() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let cases = [
        (cedar, "the last day", "2026-12-03", None),
        (cedar, "too far", "2026-12-04", None),
        (heron, "late", "2026-11-02", Some(BarrierState::Open)),
        (
            heron,
            "answered",
            "2026-11-20",
            Some(BarrierState::Answered),
        ),
        (heron, "lifted", "2026-11-20", Some(BarrierState::Lifted)),
        (heron, "dropped", "2026-11-20", Some(BarrierState::Dropped)),
        (heron, "today", "2026-11-19", None),
    ];
    for (region, what, on, state) in cases {
        let new = EditBarrier {
            chase_on: Some(day(on)),
            state,
            ..barrier(what)
        };
        trellis.add_barrier(region, &new).unwrap();
    }
    trellis.add_barrier(cedar, &barrier("no day")).unwrap();
    let due = trellis.today_view().unwrap().barriers_to_chase;
    let named: Vec<_> = due
        .iter()
        .map(|it| (it.region_name.as_str(), it.what.as_str(), it.standing))
        .collect();
    assert_eq!(
        named,
        [
            ("Heron Lake", "late", Standing::Late),
            ("Heron Lake", "today", Standing::ComingUp),
            ("Cedar Gap", "the last day", Standing::ComingUp),
        ]
    );
    trellis.delete_region(heron).unwrap();
    assert_eq!(trellis.today_view().unwrap().barriers_to_chase.len(), 1);
}

#[test]
fn a_success_is_kept_with_what_helped() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let id = trellis
        .add_success(
            cedar,
            &EditSuccess {
                visit: Some(today),
                helped_by: Some("An hour kept free".to_owned()),
                ..success("Groups are full")
            },
        )
        .unwrap();
    let spread = EditSuccess {
        could_spread_to: Some("The seminars".to_owned()),
        ..EditSuccess::default()
    };
    trellis.edit_success(id, &spread).unwrap();
    let card = trellis.support_record(cedar).unwrap().successes.remove(0);
    assert_eq!(
        (card.visit, card.seen_on),
        (Some(today), Some(trellis.today()))
    );
    assert_eq!(
        (card.helped_by.as_str(), card.could_spread_to.as_str()),
        ("An hour kept free", "The seminars")
    );
    trellis.delete_success(id).unwrap();
    assert!(trellis.support_record(cedar).unwrap().successes.is_empty());
    trellis.undo().unwrap();
    assert_eq!(trellis.support_record(cedar).unwrap().successes.len(), 1);
}

#[test]
fn a_task_is_handed_over_and_may_be_taken_back() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let id = trellis.add_handover(cedar, &task("The meeting")).unwrap();
    let tasks = trellis.support_record(cedar).unwrap().handovers;
    assert_eq!((tasks.isp.len(), tasks.isp[0].led_by), (1, Lead::Isp));
    let today = Some(trellis.today());
    let early = Some(day("2026-03-02"));
    let dated = EditHandover {
        together_since: early,
        ..led_by(Lead::Together)
    };
    // What is done, and the two days after it.
    let steps = [
        ("together, on a day", dated, early, None),
        ("to the local team", led_by(Lead::Local), early, today),
        ("again changes nothing", led_by(Lead::Local), early, today),
        ("back to both", led_by(Lead::Together), early, None),
        ("back altogether", led_by(Lead::Isp), None, None),
        ("over at once", led_by(Lead::Local), None, today),
    ];
    for (what, edit, together, local) in steps {
        trellis.edit_handover(id, &edit).unwrap();
        let tasks = trellis.support_record(cedar).unwrap().handovers;
        let mut all = tasks.local.iter().chain(&tasks.together).chain(&tasks.isp);
        let card = all.next().unwrap();
        assert_eq!(
            (card.together_since, card.local_since),
            (together, local),
            "{what}"
        );
        assert_eq!(Some(card.led_by), edit.led_by, "{what}");
    }
    trellis.undo().unwrap();
    assert_eq!(
        trellis.support_record(cedar).unwrap().handovers.isp.len(),
        1
    );
    trellis.delete_handover(id).unwrap();
    let gone = trellis.edit_handover(id, &task("Again")).unwrap_err();
    assert_eq!(gone.what(), "This handover is no longer in the workbook");
}

#[test]
fn a_connection_is_for_the_support_team_and_never_for_the_room_or_paper() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let id = trellis
        .add_connection(
            cedar,
            &EditConnection {
                why: Some("zteamwhy".to_owned()),
                ..connection("zteamwho", "zteamwhom")
            },
        )
        .unwrap();
    let came = EditConnection {
        came_of_it: Some("zteamcame".to_owned()),
        linked_on: Some(day("2026-11-02")),
        ..EditConnection::default()
    };
    trellis.edit_connection(id, &came).unwrap();
    let way = EditBarrier {
        audience: Some(Audience::Region),
        ..barrier("zregionway")
    };
    trellis.add_barrier(cedar, &way).unwrap();
    let well = EditSuccess {
        audience: Some(Audience::Region),
        ..success("zregionwell")
    };
    trellis.add_success(cedar, &well).unwrap();
    let card = trellis.support_record(cedar).unwrap().connections.remove(0);
    assert_eq!(
        (card.who.as_str(), card.linked_on),
        ("zteamwho", Some(day("2026-11-02")))
    );

    let plan = trellis.start_plan(cedar, Some(today)).unwrap();
    let mut shown = all_of(&trellis.visit_room(today).unwrap());
    shown.push_str(&all_of(&trellis.plan(plan).unwrap()));
    shown.push_str(&trellis.plan_pages(plan).unwrap().join("\n"));
    for word in ["zteamwho", "zteamwhom", "zteamwhy", "zteamcame"] {
        assert!(!shown.contains(word), "{word}");
        let there = trellis.search_in_room(word, cedar).unwrap();
        assert!(there.is_empty(), "“{word}” finds {there:?}");
        assert_eq!(trellis.find(word).unwrap().groups[0].title, "People");
    }
    for word in ["zregionway", "zregionwell"] {
        assert_eq!(trellis.search_in_room(word, cedar).unwrap().len(), 1);
        let found = trellis.find(word).unwrap();
        assert_eq!(found.groups[0].title, "Barriers and successes");
        assert_eq!(found.groups[0].hits[0].opens, "region");
    }
    trellis.delete_connection(id).unwrap();
    assert!(trellis.search("zteamwho").unwrap().is_empty());
    trellis.undo().unwrap();
    assert_eq!(trellis.support_record(cedar).unwrap().connections.len(), 1);
}
