//! Before and after the room: what is due walks onto the agenda, a clock runs that nobody
//! started, and what was promised stands in one list.

use crate::hands::{action, begin_with_region, day, seat, tier, visit};
use crate::support_record::barrier;
use trellis_app::Trellis;
use trellis_app::view::people::EditSeat;
use trellis_app::view::support::EditBarrier;
use trellis_app::view::visit::{EditVisit, NewVisit};
use trellis_domain::id::Id;
use trellis_domain::words::{Audience, Tier, VisitPhase};
use trellis_tests::Desk;

/// The same desk, at another minute of the same day.
fn at(desk: &Desk, trellis: Trellis, hours: u32, minutes: u32) -> Trellis {
    drop(trellis);
    desk.open_at(hours, minutes).unwrap()
}

fn proposed(trellis: &Trellis, visit: Id) -> Vec<String> {
    let wrap = trellis.visit_wrap_up(visit).unwrap();
    let lines = wrap.minutes_proposed.into_iter();
    lines
        .map(|it| format!("{} {}", it.minutes, it.because))
        .collect()
}

#[test]
fn the_minutes_of_a_visit_are_proposed_by_a_clock_that_nobody_started() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let planned = NewVisit {
        starts_at: Some("10:00:00".parse().unwrap()),
        ends_at: Some("12:00:00".parse().unwrap()),
        ..visit(cedar, "2026-11-19")
    };
    let today = trellis.plan_visit(&planned).unwrap();
    assert_eq!(proposed(&trellis, today), ["120 as planned"]);

    let mut trellis = at(&desk, trellis, 10, 7);
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    // A look at what comes next, and back into the room.
    let mut trellis = at(&desk, trellis, 11, 0);
    trellis.set_phase(today, VisitPhase::WrapUp).unwrap();
    let mut trellis = at(&desk, trellis, 11, 2);
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    let mut trellis = at(&desk, trellis, 12, 22);
    trellis.set_phase(today, VisitPhase::WrapUp).unwrap();
    let expected = ["135 by the clock", "120 as planned"];
    assert_eq!(proposed(&trellis, today), expected);

    // Closed and reopened the same evening: the visit did not take until then.
    trellis.set_phase(today, VisitPhase::Closed).unwrap();
    let mut trellis = at(&desk, trellis, 20, 0);
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    trellis.set_phase(today, VisitPhase::WrapUp).unwrap();
    assert_eq!(proposed(&trellis, today), expected);

    // What a person wrote needs no proposal.
    let written = EditVisit {
        minutes: Some(130),
        ..EditVisit::default()
    };
    trellis.edit_visit(today, &written).unwrap();
    assert_eq!(proposed(&trellis, today), Vec::<String>::new());
}

#[test]
fn what_is_due_is_proposed_for_the_agenda_and_nothing_that_the_room_may_not_hear() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let mut agreed = tier(cedar, Tier::Intensive);
    agreed.agreed_on = Some(day("2026-05-20"));
    agreed.review_by = Some(day("2026-11-30"));
    trellis.agree_tier(&agreed).unwrap();
    for (what, audience) in [
        ("zregion hiring freeze", Audience::Region),
        ("zteam the funder hesitates", Audience::Team),
        ("zmine I doubt the budget", Audience::Mine),
    ] {
        let new = EditBarrier {
            audience: Some(audience),
            chase_on: Some(day("2026-11-18")),
            ..barrier(what)
        };
        trellis.add_barrier(cedar, &new).unwrap();
    }
    let known = trellis.add_seat(&seat(cedar, "Coordinator", "")).unwrap();
    let announced = EditSeat {
        announced: Some(true),
        ..EditSeat::default()
    };
    trellis.edit_seat(known, &announced).unwrap();
    trellis.add_seat(&seat(cedar, "Data lead", "")).unwrap();
    let mut newcomer = seat(cedar, "Trainer", "Dana");
    newcomer.from_on = Some(day("2026-11-02"));
    trellis.add_seat(&newcomer).unwrap();

    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let suggestions = trellis.visit_preparation(today).unwrap().suggestions;
    let lines: Vec<String> = suggestions
        .iter()
        .map(|it| format!("{} – {}", it.line.purpose, it.because))
        .collect();
    assert_eq!(
        lines,
        [
            "Does our agreement about support still fit? – Tier review by Nov 30",
            "Barrier: zregion hiring freeze – To be asked about again on Nov 18",
            "Vacant seat: Coordinator – Vacant since Jan 5",
            "First weeks: Trainer – Steps are still open",
        ]
    );
    // What stands on the agenda is not proposed again.
    for suggestion in suggestions {
        trellis.add_line(today, &suggestion.line).unwrap();
    }
    let left = trellis.visit_preparation(today).unwrap().suggestions;
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn what_was_promised_in_a_visit_stands_in_one_list() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let mut roster = action(cedar, "Send the roster");
    roster.visit = Some(today);
    roster.who = "Coordinator".to_owned();
    roster.by_on = Some(day("2026-12-04"));
    trellis.add_action(&roster).unwrap();
    let mut open = action(cedar, "Ask the agencies");
    open.visit = Some(today);
    trellis.add_action(&open).unwrap();
    trellis
        .add_action(&action(cedar, "From another day"))
        .unwrap();
    let hiring = EditBarrier {
        visit: Some(today),
        to_whom: Some("the lead agency".to_owned()),
        chase_on: Some(day("2026-12-01")),
        ..barrier("Hiring freeze")
    };
    trellis.add_barrier(cedar, &hiring).unwrap();
    let promised = trellis.visit_wrap_up(today).unwrap().promised;
    let lines: Vec<String> = promised
        .iter()
        .map(|it| {
            format!(
                "{} | {} | {} | {}",
                it.what,
                it.who,
                it.by_text,
                it.audience.code()
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "Barrier: Hiring freeze | to the lead agency | Ask again Dec 1 | team",
            "Send the roster | Coordinator | By Dec 4 | region",
            "Ask the agencies |  | No day named | region",
        ]
    );
}
