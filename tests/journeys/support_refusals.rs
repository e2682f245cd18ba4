//! What does not fit the record of support is refused with one sentence, by the verb and
//! in the field alike.

use crate::hands::{begin_with_region, day, place, region, seat, visit};
use crate::support_record::{barrier, connection, success, task};
use trellis_app::view::support::{EditBarrier, EditHandover, EditSuccess};
use trellis_domain::words::Lead;

#[expect(clippy::too_many_lines, reason = "one table of cases")]
#[test]
fn what_does_not_fit_is_refused_and_nothing_is_written() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let elsewhere = trellis.plan_visit(&visit(heron, "2026-11-20")).unwrap();
    let asked = EditBarrier {
        asked_on: Some(day("2026-11-10")),
        ..barrier("Rooms")
    };
    let b = trellis.add_barrier(cedar, &asked).unwrap();
    let s = trellis.add_success(cedar, &success("Groups")).unwrap();
    let h = trellis.add_handover(cedar, &led_by_task()).unwrap();
    let c = trellis.add_connection(cedar, &connection("Us", "Them"));
    let c = c.unwrap();
    let sat = trellis.add_seat(&seat(cedar, "Coordinator", "Maya"));
    let sat = sat.unwrap();
    let before = trellis.dump().unwrap();
    let on = |text: &str| Some(day(text));
    let tries = [
        (
            trellis.add_barrier(cedar, &barrier(" ")).map(drop),
            "What is in the way is still empty",
        ),
        (
            trellis.edit_barrier(b, &barrier("")),
            "What is in the way is still empty",
        ),
        (
            trellis.edit_barrier(
                b,
                &EditBarrier {
                    chase_on: on("2026-11-09"),
                    ..EditBarrier::default()
                },
            ),
            "The day to ask again, Nov 9, 2026, comes before the day they were asked, Nov 10, 2026",
        ),
        (
            trellis.edit_barrier(
                b,
                &EditBarrier {
                    answered_on: on("2026-11-20"),
                    ..EditBarrier::default()
                },
            ),
            "That day is still to come",
        ),
        (
            trellis
                .add_barrier(
                    cedar,
                    &EditBarrier {
                        visit: Some(elsewhere),
                        ..barrier("Rooms")
                    },
                )
                .map(drop),
            "This visit is no longer in the workbook",
        ),
        (
            trellis.add_success(cedar, &success("")).map(drop),
            "What went well is still empty",
        ),
        (
            trellis.edit_success(
                s,
                &EditSuccess {
                    seen_on: on("2026-11-20"),
                    ..EditSuccess::default()
                },
            ),
            "That day is still to come",
        ),
        (
            trellis.edit_handover(h, &task("\t")),
            "The task is still empty",
        ),
        (
            trellis.edit_handover(
                h,
                &EditHandover {
                    local_since: on("2026-01-01"),
                    ..EditHandover::default()
                },
            ),
            "The day from which the local team leads, Jan 1, 2026, comes before the day from which it was led together, Nov 19, 2026",
        ),
        (
            trellis
                .add_connection(cedar, &connection("Us", ""))
                .map(drop),
            "To whom they were linked is still empty",
        ),
        (
            trellis.edit_connection(c, &connection("", "Them")),
            "Who was linked is still empty",
        ),
        (
            trellis.set_onboarding_step(sat, "OB-01", on("2026-11-20"), None),
            "That day is still to come",
        ),
        (
            trellis.set_onboarding_step(sat, "BP-01", on("2026-11-19"), None),
            "“BP-01” is not an entry of this list",
        ),
        (
            trellis.set_onboarding_step(b, "OB-01", None, None),
            "This seat is no longer in the workbook",
        ),
    ];
    for (result, expected) in tries {
        assert_eq!(result.unwrap_err().what(), expected);
    }
    let typed = [
        (
            ("barrier", b, "what"),
            "",
            "What is in the way is still empty",
        ),
        (
            ("barrier", b, "state"),
            "gone",
            "“gone” is not one of the choices",
        ),
        (
            ("barrier", b, "chase_on"),
            "2026-11-09",
            "The day to ask again, Nov 9, 2026, comes before the day they were asked, Nov 10, 2026",
        ),
        (("success", s, "what"), " ", "What went well is still empty"),
        (
            ("success", s, "seen_on"),
            "2026-11-20",
            "That day is still to come",
        ),
        (
            ("handover", h, "led_by"),
            "all",
            "“all” is not one of the choices",
        ),
        (
            ("handover", h, "local_since"),
            "2026-01-01",
            "The day from which the local team leads, Jan 1, 2026, comes before the day from which it was led together, Nov 19, 2026",
        ),
        (
            ("connection", c, "to_whom"),
            "",
            "To whom they were linked is still empty",
        ),
    ];
    for ((kind, record, field), text, expected) in typed {
        let error = trellis.set_field(&place(kind, record, field), text);
        assert_eq!(error.unwrap_err().what(), expected, "{kind} {field}");
    }
    assert_eq!(trellis.dump().unwrap(), before);
}

fn led_by_task() -> EditHandover {
    EditHandover {
        led_by: Some(Lead::Together),
        ..task("The meeting")
    }
}
