//! How a program moved from stage to stage: each move with its day, late entry and all.

use crate::hands::{begin_with_region, day, place};
use trellis_app::Trellis;
use trellis_app::view::own::{EditMove, EditProgram, NewMove, ProgramCard};
use trellis_domain::id::Id;
use trellis_domain::words::AdoptionStage::{self, Exploration, Full, Initial, Installation};

fn card(trellis: &Trellis, region: Id) -> ProgramCard {
    trellis.programs(region).unwrap().programs.remove(0)
}

fn line(trellis: &Trellis, region: Id) -> String {
    let steps = card(trellis, region).line;
    let texts: Vec<String> = steps.into_iter().map(|it| it.text).collect();
    texts.join(" → ")
}

/// The stage a program is in, and since when.
fn now(trellis: &Trellis, region: Id) -> (Option<AdoptionStage>, Option<chrono::NaiveDate>) {
    let card = card(trellis, region);
    (card.stage, card.stage_since)
}

fn entered(stage: AdoptionStage, on: &str) -> NewMove {
    NewMove {
        stage,
        from_on: day(on),
    }
}

fn into_stage(stage: AdoptionStage, since: Option<&str>) -> EditProgram {
    EditProgram {
        stage: Some(stage),
        stage_since: since.map(day),
        ..EditProgram::default()
    }
}

/// A region with one program in exploration since March 2024.
fn with_program() -> (trellis_tests::Desk, Trellis, Id, Id) {
    let (desk, mut trellis, cedar) = begin_with_region();
    let new = EditProgram {
        program: Some("Group Triple P".to_owned()),
        ..into_stage(Exploration, Some("2024-03-01"))
    };
    let program = trellis.add_program(cedar, &new).unwrap();
    (desk, trellis, cedar, program)
}

#[test]
fn each_change_of_stage_goes_into_the_line_in_the_same_step() {
    let (_desk, mut trellis, cedar, program) = with_program();
    assert_eq!(line(&trellis, cedar), "exploration since Mar 2024");
    trellis
        .edit_program(program, &into_stage(Installation, Some("2025-01-10")))
        .unwrap();
    let both = "exploration since Mar 2024 → installation since Jan 2025";
    assert_eq!(line(&trellis, cedar), both);
    trellis
        .edit_program(program, &into_stage(Initial, None))
        .unwrap();
    assert_eq!(
        line(&trellis, cedar),
        format!("{both} → initial implementation since Nov 2026")
    );
    assert_eq!(card(&trellis, cedar).notices, Vec::<String>::new());

    // One step back is one step: the program and its line.
    trellis.undo().unwrap();
    assert_eq!(line(&trellis, cedar), both);
    assert_eq!(
        now(&trellis, cedar),
        (Some(Installation), Some(day("2025-01-10")))
    );

    // The day of the stage that stands is corrected where it stands.
    let day_only = EditProgram {
        stage_since: Some(day("2025-02-03")),
        ..EditProgram::default()
    };
    trellis.edit_program(program, &day_only).unwrap();
    assert_eq!(
        line(&trellis, cedar),
        "exploration since Mar 2024 → installation since Feb 2025"
    );
    // The same stage again is no move.
    trellis
        .edit_program(program, &into_stage(Installation, None))
        .unwrap();
    assert_eq!(card(&trellis, cedar).line.len(), 2);
}

#[test]
fn an_earlier_move_is_entered_late_and_the_last_one_says_where_the_program_is() {
    let (_desk, mut trellis, cedar, program) = with_program();
    trellis
        .edit_program(program, &into_stage(Initial, Some("2026-02-02")))
        .unwrap();
    let late = trellis
        .add_stage_move(program, &entered(Installation, "2025-01-10"))
        .unwrap();
    assert_eq!(
        line(&trellis, cedar),
        "exploration since Mar 2024 → installation since Jan 2025 → initial implementation since Feb 2026"
    );
    assert_eq!(
        now(&trellis, cedar),
        (Some(Initial), Some(day("2026-02-02"))),
        "what came earlier moves nothing"
    );

    let full = trellis
        .add_stage_move(program, &entered(Full, "2026-10-01"))
        .unwrap();
    assert_eq!(now(&trellis, cedar), (Some(Full), Some(day("2026-10-01"))));
    let edit = EditMove {
        from_on: Some(day("2026-11-02")),
        ..EditMove::default()
    };
    trellis.edit_stage_move(full, &edit).unwrap();
    assert_eq!(now(&trellis, cedar), (Some(Full), Some(day("2026-11-02"))));
    trellis.delete_stage_move(full).unwrap();
    assert_eq!(
        now(&trellis, cedar),
        (Some(Initial), Some(day("2026-02-02")))
    );
    trellis.undo().unwrap();
    assert_eq!(now(&trellis, cedar).0, Some(Full));

    trellis.delete_stage_move(late).unwrap();
    let gone = trellis.edit_stage_move(late, &edit).unwrap_err();
    assert_eq!(
        gone.what(),
        "This stage of a program is no longer in the workbook"
    );
    let ahead = entered(Full, "2026-11-20");
    let error = trellis.add_stage_move(program, &ahead).unwrap_err();
    assert_eq!(error.what(), "That day is still to come");
}

#[test]
fn moves_out_of_order_are_noticed_and_kept() {
    let (_desk, mut trellis, cedar, program) = with_program();
    trellis
        .edit_program(program, &into_stage(Initial, Some("2025-01-10")))
        .unwrap();
    trellis
        .edit_program(program, &into_stage(Installation, Some("2025-06-02")))
        .unwrap();
    let notices = card(&trellis, cedar).notices;
    assert_eq!(
        notices,
        [
            "It went back from initial implementation to installation on Jun 2, 2025. That happens, and both stay; if it is not meant, correct one of the days."
        ]
    );
    assert_eq!(card(&trellis, cedar).line.len(), 3);

    // A stage chosen for a day before the last move: both are shown, and said.
    trellis
        .edit_program(program, &into_stage(Full, Some("2024-06-03")))
        .unwrap();
    let notices = card(&trellis, cedar).notices;
    let last = "By its days the last stage is installation since Jun 2025, and the program says full implementation since Jun 2024. Correct a day, or choose the stage again.";
    assert_eq!(notices.last().map(String::as_str), Some(last));
}

#[test]
fn a_stage_that_was_said_before_moves_were_kept_stays_in_the_line() {
    let (_desk, mut trellis, cedar, program) = with_program();
    // As an earlier Trellis left it: a stage in the program, and no move.
    let only = card(&trellis, cedar).line.remove(0).id.unwrap();
    trellis.delete_stage_move(only).unwrap();
    assert_eq!(now(&trellis, cedar), (None, None));
    trellis
        .set_field(&place("adoption", program, "stage"), "exploration")
        .unwrap();
    trellis
        .set_field(&place("adoption", program, "stage_since"), "2024-03-01")
        .unwrap();
    let step = card(&trellis, cedar).line.remove(0);
    assert_eq!(
        (step.id, step.text.as_str()),
        (None, "exploration since Mar 2024")
    );

    trellis
        .add_stage_move(program, &entered(Installation, "2025-01-10"))
        .unwrap();
    assert_eq!(
        line(&trellis, cedar),
        "exploration since Mar 2024 → installation since Jan 2025"
    );
    assert!(card(&trellis, cedar).line.iter().all(|it| it.id.is_some()));
    assert_eq!(now(&trellis, cedar).0, Some(Installation));
}

#[test]
fn the_line_goes_with_its_program_and_comes_back_with_it() {
    let (_desk, mut trellis, cedar, program) = with_program();
    trellis.delete_program(program).unwrap();
    assert!(trellis.programs(cedar).unwrap().programs.is_empty());
    trellis.undo().unwrap();
    assert_eq!(line(&trellis, cedar), "exploration since Mar 2024");
}
