//! What does not fit is refused with one sentence and a remedy; what merely is unusual
//! is kept as it was typed.

use crate::hands::{
    action, answer, begin, begin_with_region, contact, day, goal, line, note, place, region, seat,
    tier, visit, words_on_paper,
};
use chrono::NaiveTime;
use trellis_app::view::checklist::EditAnswer;
use trellis_app::view::contact::NewContact;
use trellis_app::view::goal::{EditAction, EditGoal, NewGoal};
use trellis_app::view::people::{EditSeat, NewSeat};
use trellis_app::view::region::{EditRegion, NewTier};
use trellis_app::view::visit::{EditLine, EditVisit, NewVisit};
use trellis_app::{Code, Error, Trellis};
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{ActionState, Audience, Mark, Status, Tier};

/// What there is to handle wrongly.
struct There {
    region: Id,
    visit: Id,
    line: Id,
    goal: Id,
    action: Id,
    note: Id,
    seat: Id,
}

fn there(trellis: &mut Trellis, region: Id) -> There {
    let visit = trellis.plan_visit(&visit(region, "2026-11-19")).unwrap();
    There {
        region,
        visit,
        line: trellis.add_line(visit, &line("Welcome")).unwrap(),
        goal: trellis
            .add_goal(&goal(region, "Every task has a backup"))
            .unwrap(),
        action: trellis
            .add_action(&action(region, "Write the list"))
            .unwrap(),
        note: trellis
            .add_note(&note(region, Audience::Region, "Said aloud"))
            .unwrap(),
        seat: trellis
            .add_seat(&seat(region, "Coordinator", "Maya Ortiz"))
            .unwrap(),
    }
}

/// No record has this id.
const NOBODY: Id = Id::from_bytes([9; 16]);

type Try = fn(&mut Trellis, &There) -> Result<(), Error>;

const EMPTY: &str = "Write it, then save again.";
const DATES: &str = "Change one of the two dates, then save again.";
const MINUTES: &str = "Write the minutes of one contact, such as 120.";
const GONE: &str = "It may have been deleted. Undo the last step, or go back to the list.";

fn at(hour: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, 0, 0)
}

#[expect(clippy::too_many_lines, reason = "one table of cases")]
#[test]
fn each_thing_that_does_not_fit_gets_one_sentence_and_a_remedy() {
    let cases: &[(&str, Try, &str, &str)] = &[
        // Empty where something is needed. Blanks are nothing.
        (
            "a region",
            |t, _| t.add_region(&region(" \t ")).map(drop),
            "The region's name is still empty",
            EMPTY,
        ),
        (
            "a region, renamed to nothing",
            |t, at| {
                let name = Some(String::new());
                t.edit_region(
                    at.region,
                    &EditRegion {
                        name,
                        ..EditRegion::default()
                    },
                )
            },
            "The region's name is still empty",
            EMPTY,
        ),
        (
            "a seat",
            |t, at| t.add_seat(&seat(at.region, "", "Maya")).map(drop),
            "The role is still empty",
            EMPTY,
        ),
        (
            "a seat, taken by nobody",
            |t, at| t.fill_seat(at.seat, " ", day("2026-11-19")).map(drop),
            "The name is still empty",
            EMPTY,
        ),
        (
            "a note of blanks and line breaks",
            |t, at| {
                t.add_note(&note(at.region, Audience::Region, " \n\u{a0}\n"))
                    .map(drop)
            },
            "The note is still empty",
            EMPTY,
        ),
        (
            "a note, rewritten to nothing",
            |t, at| t.edit_note(at.note, ""),
            "The note is still empty",
            EMPTY,
        ),
        (
            "a goal",
            |t, at| t.add_goal(&goal(at.region, "")).map(drop),
            "The goal is still empty",
            EMPTY,
        ),
        (
            "a goal, reworded to nothing",
            |t, at| {
                let statement = Some(" ".to_owned());
                t.edit_goal(
                    at.goal,
                    &EditGoal {
                        statement,
                        ..EditGoal::default()
                    },
                )
            },
            "The goal is still empty",
            EMPTY,
        ),
        (
            "an action",
            |t, at| t.add_action(&action(at.region, "")).map(drop),
            "The step is still empty",
            EMPTY,
        ),
        (
            "an agenda line",
            |t, at| t.add_line(at.visit, &line("")).map(drop),
            "What the line is for is still empty",
            EMPTY,
        ),
        (
            "an agenda line, reworded to nothing",
            |t, at| {
                let purpose = Some(String::new());
                t.edit_line(
                    at.line,
                    &EditLine {
                        purpose,
                        ..EditLine::default()
                    },
                )
            },
            "What the line is for is still empty",
            EMPTY,
        ),
        (
            "a contact about nothing",
            |t, at| t.log_contact(&contact(at.region, "")).map(drop),
            "What it was about is still empty",
            EMPTY,
        ),
        (
            "an action carried over without a word",
            |t, at| {
                let state = Some(ActionState::CarriedOver);
                t.edit_action(
                    at.action,
                    &EditAction {
                        state,
                        ..EditAction::default()
                    },
                )
            },
            "An action that is carried over needs a reason",
            "Write in a few words what came in between.",
        ),
        // Dates and times in the wrong order.
        (
            "a goal for last year",
            |t, at| {
                let by_on = Some(day("2025-12-31"));
                t.add_goal(&NewGoal {
                    by_on,
                    ..goal(at.region, "Too late")
                })
                .map(drop)
            },
            "The goal's date, Dec 31, 2025, comes before today, Nov 19, 2026",
            DATES,
        ),
        (
            "a goal by a day before it was agreed",
            |t, at| {
                let by_on = Some(day("2026-11-18"));
                t.edit_goal(
                    at.goal,
                    &EditGoal {
                        by_on,
                        ..EditGoal::default()
                    },
                )
            },
            "The goal's date, Nov 18, 2026, comes before the day it was agreed, Nov 19, 2026",
            DATES,
        ),
        (
            "a review before the agreement",
            |t, at| {
                let review_by = Some(day("2026-11-18"));
                t.agree_tier(&NewTier {
                    review_by,
                    ..tier(at.region, Tier::Intensive)
                })
                .map(drop)
            },
            "The review, Nov 18, 2026, comes before the agreement, Nov 19, 2026",
            DATES,
        ),
        (
            "support that ends before it begins",
            |t, at| {
                let ends_on = Some(day("2026-01-01"));
                t.agree_tier(&NewTier {
                    ends_on,
                    ..tier(at.region, Tier::Brief)
                })
                .map(drop)
            },
            "The expected end, Jan 1, 2026, comes before the agreement, Nov 19, 2026",
            DATES,
        ),
        (
            "a seat that is left before it was taken",
            |t, at| t.vacate_seat(at.seat, day("2026-01-04")).map(drop),
            "This day, Jan 4, 2026, comes before the seat's first day, Jan 5, 2026",
            DATES,
        ),
        (
            "a seat that ends before it began",
            |t, at| t.end_seat(at.seat, day("2025-01-05")),
            "This day, Jan 5, 2025, comes before the seat's first day, Jan 5, 2026",
            DATES,
        ),
        (
            "a contact tomorrow",
            |t, at| {
                let on = Some(day("2026-11-20"));
                t.log_contact(&NewContact {
                    on,
                    ..contact(at.region, "Rota")
                })
                .map(drop)
            },
            "Nov 20, 2026 is still to come",
            "Plan a visit for it, or choose the day on which it took place.",
        ),
        (
            "a visit that ends before it starts",
            |t, it| {
                let new = NewVisit {
                    starts_at: at(14),
                    ends_at: at(10),
                    ..visit(it.region, "2026-12-01")
                };
                t.plan_visit(&new).map(drop)
            },
            "The visit would end at 10:00 am, before it starts at 2:00 pm",
            "Change one of the two times, then save again.",
        ),
        (
            "a visit whose end is moved before its start",
            |t, it| {
                t.edit_visit(
                    it.visit,
                    &EditVisit {
                        starts_at: at(10),
                        ..EditVisit::default()
                    },
                )?;
                t.edit_visit(
                    it.visit,
                    &EditVisit {
                        ends_at: at(9),
                        ..EditVisit::default()
                    },
                )
            },
            "The visit would end at 9:00 am, before it starts at 10:00 am",
            "Change one of the two times, then save again.",
        ),
        // Numbers that no day and no seat holds.
        (
            "thirty hours of contact",
            |t, at| {
                let minutes = Some(1800);
                t.log_contact(&NewContact {
                    minutes,
                    ..contact(at.region, "Rota")
                })
                .map(drop)
            },
            "1800 minutes are more than a day",
            MINUTES,
        ),
        (
            "thirty hours of visit",
            |t, at| {
                t.edit_visit(
                    at.visit,
                    &EditVisit {
                        minutes: Some(1800),
                        ..EditVisit::default()
                    },
                )
            },
            "1800 minutes are more than a day",
            MINUTES,
        ),
        (
            "thirty hours of travel",
            |t, at| {
                let travel_minutes = Some(1800);
                t.edit_visit(
                    at.visit,
                    &EditVisit {
                        travel_minutes,
                        ..EditVisit::default()
                    },
                )
            },
            "1800 minutes are more than a day",
            MINUTES,
        ),
        (
            "thirty hours on the agenda",
            |t, at| {
                t.edit_line(
                    at.line,
                    &EditLine {
                        minutes: Some(1800),
                        ..EditLine::default()
                    },
                )
            },
            "1800 minutes are more than a day",
            MINUTES,
        ),
        (
            "a seat of three posts",
            |t, at| {
                t.add_seat(&NewSeat {
                    fte: Some(300),
                    ..seat(at.region, "Trainer", "")
                })
                .map(drop)
            },
            "A share of more than two full posts does not fit one seat",
            "Write 1.0 for a full post, or add a second seat.",
        ),
        (
            "a seat, enlarged to three posts",
            |t, at| {
                t.edit_seat(
                    at.seat,
                    &EditSeat {
                        fte: Some(300),
                        ..EditSeat::default()
                    },
                )
            },
            "A share of more than two full posts does not fit one seat",
            "Write 1.0 for a full post, or add a second seat.",
        ),
        // Words from nowhere.
        (
            "an item that no checklist has",
            |t, at| t.answer(&answer(at.region, "LT-IN-99", Status::Partly)),
            "“LT-IN-99” is not an item of the checklists",
            "Look the item up in its cell; ids look like LT-IN-02.",
        ),
        (
            "a component in universal support",
            |t, at| t.set_component(at.visit, "CPC2", Some(10)),
            "Universal support carries no core practice components",
            "Change the kind of support to capacity building first, if that is what it was.",
        ),
        (
            "a component that nobody knows",
            |t, at| {
                let support = Some(trellis_domain::words::Support::Capacity);
                t.edit_visit(
                    at.visit,
                    &EditVisit {
                        support,
                        ..EditVisit::default()
                    },
                )?;
                t.set_component(at.visit, "CPC11", Some(10))
            },
            "“CPC11” is not a core practice component",
            "Choose one from the list, such as CPC1.",
        ),
        // Records that are gone, or never were.
        (
            "a region that is gone",
            |t, _| t.region(NOBODY).map(drop),
            "This region is no longer in the workbook",
            GONE,
        ),
        (
            "a visit that is gone",
            |t, _| t.visit_room(NOBODY).map(drop),
            "This visit is no longer in the workbook",
            GONE,
        ),
        (
            "a plan that is gone",
            |t, _| t.plan(NOBODY).map(drop),
            "This plan is no longer in the workbook",
            GONE,
        ),
        (
            "a note on a region that is gone",
            |t, _| t.add_note(&note(NOBODY, Audience::Mine, "Said")).map(drop),
            "This region is no longer in the workbook",
            GONE,
        ),
        (
            "a goal that was deleted",
            |t, at| {
                t.delete_goal(at.goal)?;
                t.edit_goal(at.goal, &EditGoal::default())
            },
            "This goal is no longer in the workbook",
            GONE,
        ),
        (
            "a field that no record has",
            |t, at| {
                t.set_field(&place("goal", at.goal, "colour"), "green")
                    .map(drop)
            },
            "This field is no longer in the workbook",
            GONE,
        ),
        (
            "a plan into a folder that is not there",
            |t, at| {
                let plan = t.start_plan(at.region, None)?;
                t.export_plan(plan, std::path::Path::new("nowhere at all/plan.pdf"))
                    .map(drop)
            },
            "The folder nowhere at all does not exist",
            "Choose another folder, or make this one first.",
        ),
    ];
    for (name, attempt, what, remedy) in cases {
        let (_desk, mut trellis, region) = begin_with_region();
        let there = there(&mut trellis, region);
        let before = trellis.dump().unwrap();
        let error = attempt(&mut trellis, &there).expect_err(name);
        assert_eq!(error.what(), *what, "{name}");
        assert_eq!(error.remedy(), *remedy, "{name}");
        let prepares = [
            "before its start",
            "nobody knows",
            "was deleted",
            "not there",
        ];
        if !prepares.iter().any(|part| name.contains(part)) {
            assert!(
                trellis.dump().unwrap() == before,
                "{name}: nothing was written"
            );
        }
        if *remedy == GONE {
            assert_eq!(error.code(), Some(Code::Gone), "{name}");
        }
    }
}

/// What is typed into a field of a screen, without a verb of its own.
struct Typed {
    kind: &'static str,
    field: &'static str,
    text: &'static str,
    what: &'static str,
    remedy: &'static str,
}

const NOT_TYPED: &str = "This field is no longer in the workbook";

#[rustfmt::skip]
const TYPED: &[Typed] = &[
    Typed { kind: "region", field: "name", text: " ", what: "The region's name is still empty", remedy: EMPTY },
    Typed { kind: "goal", field: "statement", text: "", what: "The goal is still empty", remedy: EMPTY },
    Typed { kind: "action", field: "step", text: "", what: "The step is still empty", remedy: EMPTY },
    Typed { kind: "agenda_line", field: "purpose", text: "", what: "What the line is for is still empty", remedy: EMPTY },
    Typed { kind: "seat", field: "role", text: "", what: "The role is still empty", remedy: EMPTY },
    Typed { kind: "note", field: "text", text: "", what: "The note is still empty", remedy: EMPTY },
    Typed {
        kind: "goal", field: "by_on", text: "2026-11-18",
        what: "The goal's date, Nov 18, 2026, comes before the day it was agreed, Nov 19, 2026", remedy: DATES,
    },
    Typed {
        kind: "seat", field: "to_on", text: "2026-01-04",
        what: "Its last day, Jan 4, 2026, comes before the seat's first day, Jan 5, 2026", remedy: DATES,
    },
    Typed { kind: "contact", field: "minutes", text: "1800", what: "1800 minutes are more than a day", remedy: MINUTES },
    Typed { kind: "agenda_line", field: "minutes", text: "1800", what: "1800 minutes are more than a day", remedy: MINUTES },
    Typed { kind: "contact", field: "travel_minutes", text: "-5", what: "-5 is less than zero", remedy: "Write it without the minus." },
    Typed { kind: "contact", field: "minutes", text: "1e3", what: "“1e3” is not a whole number", remedy: "Write it in digits, such as 120." },
    Typed {
        kind: "contact", field: "people", text: "100000",
        what: "100000 people do not fit one room", remedy: "Write how many were there, such as 12.",
    },
    Typed {
        kind: "seat", field: "fte", text: "300",
        what: "A share of more than two full posts does not fit one seat",
        remedy: "Write 1.0 for a full post, or add a second seat.",
    },
    Typed { kind: "goal", field: "state", text: "abandoned", what: "“abandoned” is not one of the choices", remedy: "Choose one from the list." },
    Typed { kind: "contact", field: "mode", text: "pigeon", what: "“pigeon” is not one of the choices", remedy: "Choose one from the list." },
    // Who may read a note is never widened in place, and nothing is moved elsewhere.
    Typed { kind: "note", field: "audience", text: "region", what: NOT_TYPED, remedy: GONE },
    Typed { kind: "note", field: "region", text: "01a1fffc-b93d-77e7-ad8f-bd5f4db8066e", what: NOT_TYPED, remedy: GONE },
    Typed { kind: "goal", field: "life", text: "false", what: NOT_TYPED, remedy: GONE },
];

#[test]
fn what_is_typed_into_a_field_meets_the_same_rules() {
    let (_desk, mut trellis, region) = begin_with_region();
    let there = there(&mut trellis, region);
    let before = trellis.dump().unwrap();
    for Typed {
        kind,
        field,
        text,
        what,
        remedy,
    } in TYPED
    {
        let record = match *kind {
            "region" => there.region,
            "goal" => there.goal,
            "action" => there.action,
            "agenda_line" => there.line,
            "seat" => there.seat,
            "note" => there.note,
            _ => there.visit,
        };
        let place = place(kind, record, field);
        let error = trellis.set_field(&place, text).expect_err(what);
        assert_eq!(
            (error.what(), error.remedy()),
            (*what, *remedy),
            "{kind}.{field} chosen"
        );
        trellis.save_draft(&place, text).unwrap();
        let error = trellis.settle_draft(&place).expect_err(what);
        assert_eq!(
            (error.what(), error.remedy()),
            (*what, *remedy),
            "{kind}.{field} typed"
        );
    }
    assert!(trellis.dump().unwrap() == before, "nothing was written");
}

/// Names as people have them, and as they do not.
const NAMES: [&str; 10] = [
    "Cedar Gap",
    "O’Brien & Søn – “Nord”",
    "Ðorđe Müller-Nguyễn",
    "北海道地域",
    "منطقة الجبال",
    "אזור הצפון",
    "Region \u{1f333}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "Ko\u{308}ln", // an o and the dots as two letters
    "../../etc/passwd: <b>\"C:\\x\"</b>",
    "a\u{202e}b\u{200b}c", // turned around, and a gap without width
];

#[test]
fn names_of_any_script_are_kept_shown_found_and_printed() {
    let (desk, mut trellis) = begin();
    for name in NAMES {
        let id = trellis.add_region(&region(name)).unwrap();
        trellis.add_seat(&seat(id, name, name)).unwrap();
        trellis.add_goal(&goal(id, name)).unwrap();
        trellis.add_action(&action(id, name)).unwrap();
        trellis.add_note(&note(id, Audience::Region, name)).unwrap();
        let profile = trellis.region(id).unwrap();
        // Two ways to write the same letter are one.
        let kept = name.replace("o\u{308}", "ö");
        for shown in [
            &profile.name,
            &profile.seats[0].person,
            &profile.seats[0].role,
            &profile.goals[0].statement,
            &profile.actions[0].step,
            &profile.notes[0].text,
        ] {
            assert_eq!(*shown, kept);
        }
        let plan = trellis.start_plan(id, None).unwrap();
        let file = trellis.plan(plan).unwrap().file_name;
        assert!(
            !file.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']),
            "{file}"
        );
        assert!(!file.starts_with('.'), "{file}");
        let exported = trellis.export_plan(plan, &desk.place(&file)).unwrap();
        assert!(exported.pages >= 1, "{name}");
        assert!(!trellis.plan_pages(plan).unwrap().is_empty());
    }
    // What is found does not hang on how a letter is written.
    assert_eq!(
        trellis.search("koln").unwrap().len(),
        trellis.search("Köln").unwrap().len()
    );
    assert!(!trellis.search("北海道地域").unwrap().is_empty());
    assert_eq!(trellis.list_regions().unwrap().len(), NAMES.len());
    assert!(trellis.check().unwrap().is_empty());
}

#[test]
fn nothing_typed_into_a_search_is_anything_but_words() {
    let (_desk, mut trellis, region) = begin_with_region();
    trellis
        .add_note(&note(
            region,
            Audience::Region,
            "Families ask for evening groups",
        ))
        .unwrap();
    for typed in [
        "\"",
        "'",
        "*",
        "AND",
        "NEAR(",
        "a OR b",
        "text:x",
        "-",
        "(",
        "\0",
        "%_%",
        "\u{1f333}",
        "^a",
    ] {
        trellis
            .search(typed)
            .unwrap_or_else(|error| panic!("{typed:?}: {error}"));
        trellis.search_in_room(typed, region).unwrap();
    }
    assert_eq!(trellis.search("FAMILIES eve").unwrap().len(), 1);
    assert!(trellis.search("  ").unwrap().is_empty());
}

/// A hundred thousand characters of words, with one at the end to look for.
fn long(word: &str) -> String {
    let mut text = "A sentence that goes on about the work. ".repeat(100_000 / 40 - 1);
    while text.chars().count() + word.chars().count() < 99_999 {
        text.push('.');
    }
    text + " " + word
}

#[test]
fn texts_of_a_hundred_thousand_characters_are_kept_and_printed_to_their_end() {
    let (desk, mut trellis, region) = begin_with_region();
    let (note_text, evidence, statement) = (
        long("zendofnote"),
        long("zendofevidence"),
        long("zendofgoal"),
    );
    assert_eq!(note_text.chars().count(), 100_000);
    trellis
        .add_note(&trellis_app::view::note::NewNote {
            mark: Some(Mark::Strong),
            domain: Some(CapacityDomain::LeadershipAndTeams),
            ..note(region, Audience::Region, &note_text)
        })
        .unwrap();
    trellis
        .answer(&EditAnswer {
            evidence: Some(evidence.clone()),
            ..answer(region, "LT-IN-02", Status::InPlace)
        })
        .unwrap();
    trellis.add_goal(&goal(region, &statement)).unwrap();
    let profile = trellis.region(region).unwrap();
    assert!(profile.notes[0].text == note_text && profile.goals[0].statement == statement);
    let cell = trellis
        .cell(
            region,
            CapacityDomain::LeadershipAndTeams,
            CapacityStage::Installation,
            None,
        )
        .unwrap();
    assert!(cell.items.iter().any(|item| item.evidence == evidence));
    assert_eq!(trellis.search("zendofnote").unwrap().len(), 1);

    let plan = trellis.start_plan(region, None).unwrap();
    let paper = desk.place("long.pdf");
    let exported = trellis.export_plan(plan, &paper).unwrap();
    assert!(exported.pages > 20, "{}", exported.pages);
    let words = words_on_paper(&paper);
    assert!(words.contains("zendofnote") && words.contains("zendofgoal"));
    trellis.undo().unwrap();
    assert!(trellis.check().unwrap().is_empty());
}

#[test]
fn a_draft_of_a_hundred_thousand_characters_comes_through_a_crash() {
    let (desk, mut trellis, region) = begin_with_region();
    let target = trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    let typed = long("zend");
    trellis
        .save_draft(&place("goal", target, "measure"), &typed)
        .unwrap();
    drop(trellis);
    let trellis = desk.open_on(day("2026-11-19"), 1).unwrap();
    assert!(trellis.region(region).unwrap().goals[0].measure == typed);
}

#[test]
fn a_plan_that_cannot_be_written_leaves_nothing_half_written() {
    let (desk, mut trellis, region) = begin_with_region();
    let plan = trellis.start_plan(region, None).unwrap();
    // A folder has the name that the plan should get.
    let taken = desk.place("plan.pdf");
    std::fs::create_dir(&taken).unwrap();
    std::fs::write(taken.join("inside"), "something").unwrap();
    let error = trellis.export_plan(plan, &taken).unwrap_err();
    assert_eq!(error.what(), format!("{} is a folder", taken.display()));
    assert_eq!(error.remedy(), "Choose another name, then export again.");
    let left: Vec<String> = std::fs::read_dir(taken.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("part"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}
