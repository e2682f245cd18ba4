//! Programs of a region: each with a stage of its own, and items answered for it alone.

use crate::hands::{answer, begin_with_region, day, region};
use trellis_app::Trellis;
use trellis_app::view::checklist::{EditAnswer, ItemView};
use trellis_app::view::own::{EditProgram, ProgramCard};
use trellis_domain::id::Id;
use trellis_domain::words::{AdoptionStage, Status};

fn program(name: &str) -> EditProgram {
    EditProgram {
        program: Some(name.to_owned()),
        ..EditProgram::default()
    }
}

fn card(trellis: &Trellis, region: Id, id: Id) -> ProgramCard {
    let programs = trellis.programs(region).unwrap().programs;
    programs.into_iter().find(|it| it.id == id).unwrap()
}

fn item(card: &ProgramCard, id: &str) -> ItemView {
    card.items.iter().find(|it| it.id == id).unwrap().clone()
}

#[test]
fn the_first_yes_finds_the_stage() {
    const YES: Option<bool> = Some(true);
    const NO: Option<bool> = Some(false);
    const OPEN: Option<bool> = None;
    let cases: [(&[Option<bool>], Option<AdoptionStage>); 10] = [
        (&[YES, YES, YES, YES], Some(AdoptionStage::Full)),
        (&[YES], Some(AdoptionStage::Full)),
        (&[NO, YES, NO, NO], Some(AdoptionStage::Initial)),
        (&[NO, YES], Some(AdoptionStage::Initial)),
        (&[NO, NO, YES, NO], Some(AdoptionStage::Installation)),
        (&[NO, NO, NO, YES], Some(AdoptionStage::Installation)),
        (&[NO, NO, NO, NO], Some(AdoptionStage::Exploration)),
        (&[NO, NO, NO], None),
        (&[OPEN, YES, YES, YES], None),
        (&[], None),
    ];
    let (_desk, trellis, cedar) = begin_with_region();
    assert_eq!(trellis.programs(cedar).unwrap().finder.len(), 4);
    for (answers, expected) in cases {
        assert_eq!(trellis.find_stage(answers), expected, "{answers:?}");
    }
}

#[test]
fn a_program_is_added_moves_on_and_is_taken_off() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let first = trellis
        .add_program(
            cedar,
            &EditProgram {
                agencies: Some("Alder House".to_owned()),
                stage: Some(AdoptionStage::Installation),
                stage_since: Some(day("2026-03-01")),
                ..program(" Level 4 Group ")
            },
        )
        .unwrap();
    let second = trellis.add_program(cedar, &program("Seminars")).unwrap();
    let view = trellis.programs(cedar).unwrap();
    let ids: Vec<Id> = view.programs.iter().map(|it| it.id).collect();
    assert_eq!(ids, [first, second]);
    let stages: Vec<_> = view.stages.iter().map(|it| it.stage).collect();
    assert_eq!(stages, AdoptionStage::ALL);
    assert_eq!(view.programs[0].program, "Level 4 Group");
    assert_eq!(view.programs[0].stage_since, Some(day("2026-03-01")));
    assert_eq!(
        (view.programs[1].stage, view.programs[1].stage_since),
        (None, None)
    );

    // A new stage counts from today; the same one again, or another word, does not.
    let stage = |stage| EditProgram {
        stage: Some(stage),
        ..EditProgram::default()
    };
    trellis
        .edit_program(first, &stage(AdoptionStage::Installation))
        .unwrap();
    trellis
        .edit_program(first, &program("Level 4 Groups"))
        .unwrap();
    let now = card(&trellis, cedar, first);
    assert_eq!(now.stage_since, Some(day("2026-03-01")));
    assert_eq!(now.agencies, "Alder House", "what is absent stays");
    trellis
        .edit_program(first, &stage(AdoptionStage::Initial))
        .unwrap();
    let now = card(&trellis, cedar, first);
    assert_eq!(now.stage, Some(AdoptionStage::Initial));
    assert_eq!(now.stage_since, Some(trellis.today()));

    trellis.delete_program(first).unwrap();
    assert_eq!(trellis.programs(cedar).unwrap().programs.len(), 1);
    let gone = trellis.edit_program(first, &program("Again")).unwrap_err();
    assert_eq!(gone.what(), "This program is no longer in the workbook");
    trellis.undo().unwrap();
    assert_eq!(card(&trellis, cedar, first).program, "Level 4 Groups");
}

#[test]
fn a_program_needs_a_name_that_is_not_taken() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let first = trellis.add_program(cedar, &program("Seminars")).unwrap();
    let what = |result: Result<Id, trellis_app::Error>| result.unwrap_err().what().to_owned();
    let empty = "The program’s name is still empty";
    assert_eq!(what(trellis.add_program(cedar, &program(" "))), empty);
    assert_eq!(
        what(trellis.add_program(cedar, &EditProgram::default())),
        empty
    );
    let error = trellis.edit_program(first, &program("")).unwrap_err();
    assert_eq!(error.what(), empty);
    assert_eq!(
        what(trellis.add_program(cedar, &program("Seminars"))),
        "Seminars is in the list already"
    );
    trellis.add_program(heron, &program("Seminars")).unwrap();
    assert_eq!(trellis.programs(cedar).unwrap().programs.len(), 1);
}

#[test]
fn items_are_answered_for_each_program_apart() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let groups = trellis.add_program(cedar, &program("Groups")).unwrap();
    let seminars = trellis.add_program(cedar, &program("Seminars")).unwrap();
    let elsewhere = trellis.add_program(heron, &program("Groups")).unwrap();
    let about = |program, evidence: &str, status| EditAnswer {
        adoption: Some(program),
        evidence: Some(evidence.to_owned()),
        ..answer(cedar, "IV-01", status)
    };
    trellis
        .answer(&about(groups, "Eight rooms", Status::InPlace))
        .unwrap();
    trellis
        .answer(&about(seminars, "One hall", Status::Partly))
        .unwrap();

    let there = item(&card(&trellis, cedar, groups), "IV-01");
    let here = item(&card(&trellis, cedar, seminars), "IV-01");
    let other = item(&card(&trellis, heron, elsewhere), "IV-01");
    assert_eq!(
        (there.status, there.evidence.as_str()),
        (Some(Status::InPlace), "Eight rooms")
    );
    assert_eq!(
        (here.status, here.evidence.as_str()),
        (Some(Status::Partly), "One hall")
    );
    assert_eq!(
        (there.adoption, here.adoption),
        (Some(groups), Some(seminars))
    );
    assert_eq!((other.status, other.evidence.as_str()), (None, ""));
    assert_ne!(there.answer, here.answer);
    assert_eq!(item(&card(&trellis, cedar, groups), "IV-02").status, None);
    let ids: Vec<String> = card(&trellis, cedar, groups)
        .items
        .into_iter()
        .map(|item| item.id)
        .collect();
    assert_eq!(ids.len(), 8, "{ids:?}");
}

#[test]
fn an_answer_says_which_program_where_one_is_asked_about_and_none_elsewhere() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let groups = trellis.add_program(cedar, &program("Groups")).unwrap();
    let elsewhere = trellis.add_program(heron, &program("Groups")).unwrap();
    let one_program = "This item is asked about one program";
    let region_only = "This item is asked about the region, not about one program";
    let cases = [
        ("IV-01", None, one_program),
        ("IV-01", Some(elsewhere), one_program),
        ("LT-IN-02", Some(groups), region_only),
        ("LT-EX-05", Some(groups), region_only),
    ];
    let before = trellis.dump().unwrap();
    for (id, adoption, expected) in cases {
        let edit = EditAnswer {
            adoption,
            ..answer(cedar, id, Status::InPlace)
        };
        let error = trellis.answer(&edit).unwrap_err();
        assert_eq!(error.what(), expected, "{id} about {adoption:?}");
    }
    assert_eq!(trellis.dump().unwrap(), before);
}
