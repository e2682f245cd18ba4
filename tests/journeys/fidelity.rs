//! Fidelity of support is three separate things: adherence over an engagement, quality
//! and engagement by the eyes of whoever answers. Materials are left, and asked about.

use crate::adherence::activity;
use crate::hands::{all_of, begin, begin_with_region, contact, day, line, place, region, visit};
use trellis_app::view::contact::NewContact;
use trellis_app::view::fidelity::{
    EditMaterial, EditObservation, EditReflection, NewParticipantAnswer,
};
use trellis_app::{Error, Trellis};
use trellis_domain::id::Id;
use trellis_domain::words::{Extent, Mode, Span, Support, UseSince, VisitPhase};

/// A capacity-building contact that took place on a day.
pub fn held(trellis: &mut Trellis, region: Id, on: &str, about: &str) -> Id {
    let new = NewContact {
        on: Some(day(on)),
        mode: Mode::Video,
        support: Some(Support::Capacity),
        ..contact(region, about)
    };
    trellis.log_contact(&new).unwrap()
}

pub fn material(what: &str) -> EditMaterial {
    EditMaterial {
        what: Some(what.to_owned()),
        ..EditMaterial::default()
    }
}

pub fn sheet(useful: Option<Extent>, next_time: &str) -> NewParticipantAnswer {
    NewParticipantAnswer {
        useful,
        next_time: next_time.to_owned(),
        ..NewParticipantAnswer::default()
    }
}

pub fn observed_by(coach: &str) -> EditObservation {
    EditObservation {
        coach: Some(coach.to_owned()),
        ..EditObservation::default()
    }
}

fn remark(words: &str) -> EditReflection {
    EditReflection {
        remark: Some(words.to_owned()),
        ..EditReflection::default()
    }
}

/// What is proposed for a visit, and why.
fn proposed(trellis: &Trellis, visit: Id) -> Vec<(String, String)> {
    let view = trellis.visit_preparation(visit).unwrap();
    let lines = view.suggestions.into_iter();
    lines.map(|it| (it.line.purpose, it.because)).collect()
}

fn questions(trellis: &Trellis, region: Id, visit: Option<Id>) -> Vec<String> {
    let open = trellis.materials_to_ask(region, visit).unwrap();
    open.into_iter().map(|it| it.question).collect()
}

#[test]
fn what_was_left_is_asked_about_at_the_next_visit_and_answered_with_one_word() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let early = held(&mut trellis, cedar, "2025-11-04", "First steps");
    let late = held(&mut trellis, cedar, "2026-11-04", "Roster");
    let next = trellis.plan_visit(&visit(cedar, "2026-11-24")).unwrap();
    let hexagon = EditMaterial {
        resource: Some("cc-hexagon".to_owned()),
        ..EditMaterial::default()
    };
    trellis.add_material(early, &hexagon).unwrap();
    let roster = trellis
        .add_material(late, &material(" roster template "))
        .unwrap();
    let flyer = trellis.add_material(late, &material("flyer")).unwrap();

    assert_eq!(
        questions(&trellis, cedar, Some(next)),
        [
            "Left on Nov 4: roster template – was it used?",
            "Left on Nov 4: flyer – was it used?",
            "Left on Nov 4, 2025: The Hexagon: an exploration tool – was it used?",
        ]
    );
    // One line for each contact; what is on the agenda is not proposed again.
    let both = "Left on Nov 4: roster template and flyer – were they used?";
    let lines = proposed(&trellis, next);
    assert_eq!(
        lines[0],
        (
            both.to_owned(),
            "Left with the team; nobody asked yet".to_owned()
        )
    );
    assert_eq!(lines.len(), 2);
    trellis.add_line(next, &line(both)).unwrap();
    assert_eq!(proposed(&trellis, next).len(), 1);

    trellis.mark_used(roster, Some(UseSince::Adapted)).unwrap();
    trellis.mark_used(flyer, Some(UseSince::NotYet)).unwrap();
    assert_eq!(questions(&trellis, cedar, None).len(), 1);
    let cards = trellis.materials_of(cedar).unwrap();
    let told: Vec<_> = cards
        .iter()
        .map(|it| {
            (
                it.what.as_str(),
                it.use_since,
                it.use_name.as_str(),
                it.asked_on,
            )
        })
        .collect();
    let today = Some(trellis.today());
    assert_eq!(
        told,
        [
            (
                "roster template",
                Some(UseSince::Adapted),
                "Adapted and used",
                today
            ),
            ("flyer", Some(UseSince::NotYet), "Not used yet", today),
            ("The Hexagon: an exploration tool", None, "", None),
        ]
    );
    assert_eq!(cards[2].resource.as_deref(), Some("cc-hexagon"));
    assert_eq!(cards[0].contact_about, "Roster");

    // Taken back, it is open again; and undo does the same with any step.
    trellis.mark_used(roster, None).unwrap();
    assert_eq!(questions(&trellis, cedar, None).len(), 2);
    trellis.undo().unwrap();
    assert_eq!(questions(&trellis, cedar, None).len(), 1);
    trellis.delete_material(flyer).unwrap();
    assert_eq!(trellis.materials_in(late).unwrap().len(), 1);
    trellis.undo().unwrap();
    assert_eq!(trellis.materials_in(late).unwrap().len(), 2);
}

#[test]
fn what_is_left_in_a_visit_is_asked_about_once_it_is_over_and_never_in_itself() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let next = trellis.plan_visit(&visit(cedar, "2026-12-10")).unwrap();
    let before = trellis.plan_visit(&visit(cedar, "2026-11-10")).unwrap();
    trellis.add_material(today, &material("charter")).unwrap();
    let steps = [
        (VisitPhase::Prepare, 0, "still ahead"),
        (VisitPhase::InTheRoom, 0, "being handed over"),
        (VisitPhase::WrapUp, 1, "over"),
        (VisitPhase::Closed, 1, "closed"),
    ];
    for (phase, expected, why) in steps {
        trellis.set_phase(today, phase).unwrap();
        assert_eq!(
            questions(&trellis, cedar, Some(next)).len(),
            expected,
            "{why}"
        );
        assert!(
            questions(&trellis, cedar, Some(today)).is_empty(),
            "in itself"
        );
        assert!(
            questions(&trellis, cedar, Some(before)).is_empty(),
            "left later"
        );
    }
    trellis.delete_visit(today).unwrap();
    assert!(trellis.materials_of(cedar).unwrap().is_empty());
    trellis.undo().unwrap();
    assert_eq!(trellis.materials_of(cedar).unwrap().len(), 1);
}

#[test]
fn one_looks_back_once_for_each_contact_and_the_day_stays_that_of_the_first_look() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let call = held(&mut trellis, cedar, "2026-11-04", "Roster");
    let empty = trellis.contact_eyes(call).unwrap().own.unwrap();
    assert_eq!((empty.quality, empty.reflected_on), (None, None));
    let look = EditReflection {
        quality: Some(Extent::Mostly),
        ..remark("I talked too much")
    };
    trellis.reflect(call, &look).unwrap();
    drop(trellis);

    let mut trellis = desk.open_on(day("2026-12-01"), 1).unwrap();
    let later = EditReflection {
        engagement: Some(Extent::Partly),
        ..EditReflection::default()
    };
    trellis.reflect(call, &later).unwrap();
    let own = trellis.contact_eyes(call).unwrap().own.unwrap();
    assert_eq!(own.record, empty.record, "there is one");
    assert_eq!(
        (
            own.quality,
            own.engagement,
            own.remark.as_str(),
            own.reflected_on
        ),
        (
            Some(Extent::Mostly),
            Some(Extent::Partly),
            "I talked too much",
            Some(day("2026-11-19"))
        )
    );
    // A choice is taken back where it was made.
    let quality = place("reflection", own.record, "quality");
    trellis.set_field(&quality, "").unwrap();
    let own = trellis.contact_eyes(call).unwrap().own.unwrap();
    assert_eq!((own.quality, own.engagement), (None, Some(Extent::Partly)));
}

#[test]
fn typing_begins_where_no_look_and_no_reason_was_written_yet() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let call = held(&mut trellis, cedar, "2026-11-04", "Roster");
    let record = trellis.contact_eyes(call).unwrap().own.unwrap().record;
    let words = place("reflection", record, "remark");
    trellis.save_draft(&words, "Shorter next time").unwrap();
    let own = trellis.contact_eyes(call).unwrap().own.unwrap();
    assert_eq!(own.remark, "", "typed, and not yet history");
    trellis.settle_draft(&words).unwrap();
    let own = trellis.contact_eyes(call).unwrap().own.unwrap();
    assert_eq!(
        (own.remark.as_str(), own.reflected_on),
        ("Shorter next time", Some(trellis.today()))
    );

    let record = activity(&trellis, cedar, Span::Whole, "CPC1-A2").record;
    let words = place("adherence_reason", record, "reason");
    trellis
        .save_draft(&words, "When the new chair is here")
        .unwrap();
    trellis.settle_draft(&words).unwrap();
    assert_eq!(
        activity(&trellis, cedar, Span::Whole, "CPC1-A2").reason,
        "When the new chair is here"
    );
    let nowhere = place("reflection", Id::from_bytes([7; 16]), "remark");
    assert!(trellis.set_field(&nowhere, "Lost").is_err());
}

#[test]
fn participants_are_counted_by_word_and_nothing_tells_who_said_what() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let call = held(&mut trellis, cedar, "2026-11-04", "Roster");
    let said = |trellis: &Trellis| trellis.contact_eyes(call).unwrap().participants.unwrap();
    assert_eq!(
        (said(&trellis).sheets, said(&trellis).notice.as_str()),
        (0, "")
    );
    let sheets = [
        sheet(Some(Extent::Fully), "More time for questions"),
        sheet(Some(Extent::Hardly), ""),
        NewParticipantAnswer {
            fitting: Some(Extent::Mostly),
            involved: Some(Extent::Partly),
            ..sheet(Some(Extent::Fully), " begin with the coffee ")
        },
    ];
    for given in &sheets {
        trellis.add_participant_answer(call, given).unwrap();
    }
    let view = said(&trellis);
    assert_eq!(
        view.notice,
        "Three people answered; so few can be recognized by their words."
    );
    assert_eq!(
        view.next_time,
        ["begin with the coffee", "More time for questions"]
    );
    let counts = |at: usize| -> Vec<u32> {
        let counts = view.questions[at].counts.iter();
        counts.map(|it| it.count).collect()
    };
    assert_eq!(counts(0), [1, 0, 0, 2], "hardly, partly, mostly, fully");
    assert_eq!(counts(1), [0, 0, 1, 0], "one sheet answers it");
    assert_eq!(counts(2), [0, 1, 0, 0]);
    for _ in 0..2 {
        let given = sheet(Some(Extent::Mostly), "");
        trellis.add_participant_answer(call, &given).unwrap();
    }
    assert_eq!(said(&trellis).notice, "Five people answered.");

    trellis.delete_participant_answers(call).unwrap();
    assert_eq!(said(&trellis).sheets, 0);
    trellis.undo().unwrap();
    assert_eq!(said(&trellis).sheets, 5);
    drop(trellis);
    // The ids of other records begin with the time; these are made of nothing but chance.
    let kept = rusqlite::Connection::open(desk.workbook()).unwrap();
    let mut ids = kept.prepare("SELECT id FROM participant_answer").unwrap();
    let ids = ids.query_map([], |row| row.get::<_, [u8; 16]>(0)).unwrap();
    let versions: Vec<u8> = ids.map(|id| id.unwrap()[6] >> 4).collect();
    assert_eq!(versions, [5; 5]);
}

#[test]
fn the_own_eyes_the_participants_and_the_coach_stand_beside_each_other() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let call = held(&mut trellis, cedar, "2026-11-04", "Roster");
    let look = EditReflection {
        quality: Some(Extent::Fully),
        ..EditReflection::default()
    };
    trellis.reflect(call, &look).unwrap();
    trellis
        .add_participant_answer(call, &sheet(Some(Extent::Partly), ""))
        .unwrap();
    let seen = EditObservation {
        quality: Some(Extent::Mostly),
        saw: Some("Questions before advice".to_owned()),
        ..observed_by(" Ruth ")
    };
    let id = trellis.add_observation(call, &seen).unwrap();
    let next = EditObservation {
        engagement: Some(Extent::Hardly),
        try_next: Some("Ask the quiet ones".to_owned()),
        ..EditObservation::default()
    };
    trellis.edit_observation(id, &next).unwrap();
    let eyes = trellis.contact_eyes(call).unwrap();
    let coach = &eyes.observations[0];
    assert_eq!(
        (
            coach.coach.as_str(),
            coach.observed_on,
            coach.quality,
            coach.engagement
        ),
        (
            "Ruth",
            Some(day("2026-11-04")),
            Some(Extent::Mostly),
            Some(Extent::Hardly)
        )
    );
    assert_eq!(
        (coach.saw.as_str(), coach.try_next.as_str()),
        ("Questions before advice", "Ask the quiet ones")
    );
    assert_eq!(eyes.own.as_ref().unwrap().quality, Some(Extent::Fully));
    assert_eq!(eyes.participants.as_ref().unwrap().sheets, 1);
    let shown = all_of(&eyes);
    for never in ["average", "score", "percent", "total", "%"] {
        assert!(!shown.contains(never), "{never}: {shown}");
    }
    trellis.delete_observation(id).unwrap();
    assert!(trellis.contact_eyes(call).unwrap().observations.is_empty());
    trellis.undo().unwrap();
    assert_eq!(trellis.contact_eyes(call).unwrap().observations.len(), 1);
}

/// An activity as it is read in a span.
#[test]
fn ones_own_course_lists_each_look_by_the_day_of_its_contact() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let old = held(&mut trellis, cedar, "2025-03-01", "Beginnings");
    let call = held(&mut trellis, cedar, "2026-11-04", "Roster");
    let silent = held(&mut trellis, cedar, "2026-11-05", "No look at this");
    let there = held(&mut trellis, heron, "2026-11-06", "Elsewhere");
    trellis.reflect(old, &remark("Slow")).unwrap();
    let look = EditReflection {
        quality: Some(Extent::Mostly),
        engagement: Some(Extent::Partly),
        ..EditReflection::default()
    };
    trellis.reflect(call, &look).unwrap();
    trellis.reflect(there, &look).unwrap();
    let course = |trellis: &Trellis, span| -> Vec<(Id, String, String, String)> {
        let looks = trellis.own_course(cedar, span).unwrap().looks.into_iter();
        looks
            .map(|it| (it.contact, it.quality, it.engagement, it.remark))
            .collect()
    };
    let text = str::to_owned;
    let latest = (call, text("Mostly"), text("Partly"), text(""));
    assert_eq!(
        course(&trellis, Span::Quarter),
        std::slice::from_ref(&latest)
    );
    let first = (old, text(""), text(""), text("Slow"));
    assert_eq!(course(&trellis, Span::Whole), [latest, first]);
    assert!(
        course(&trellis, Span::Whole)
            .iter()
            .all(|it| it.0 != silent)
    );
}

type Try = fn(&mut Trellis, &There) -> Result<(), Error>;

/// What there is to handle wrongly.
struct There {
    region: Id,
    contact: Id,
    universal: Id,
    material: Id,
    observation: Id,
}

#[expect(clippy::too_many_lines, reason = "one table of cases")]
#[test]
fn what_does_not_fit_gets_one_sentence_and_a_remedy_and_nothing_is_written() {
    const NOBODY: Id = Id::from_bytes([9; 16]);
    const EMPTY: &str = "Write it, then save again.";
    const DATES: &str = "Change one of the two dates, then save again.";
    const TO_COME: &str = "Write the day on which it happened.";
    const CHOICE: &str = "Choose one from the list.";
    const GONE: &str = "It may have been deleted. Undo the last step, or go back to the list.";
    let cases: &[(Try, &str, &str)] = &[
        (
            |t, at| t.add_material(at.contact, &material(" ")).map(drop),
            "What was left is still empty",
            EMPTY,
        ),
        (
            |t, at| t.edit_material(at.material, &material("")),
            "What was left is still empty",
            EMPTY,
        ),
        (
            |t, at| {
                t.set_field(&place("material", at.material, "what"), " ")
                    .map(drop)
            },
            "What was left is still empty",
            EMPTY,
        ),
        (
            |t, at| {
                t.set_field(&place("material", at.material, "use_since"), "perhaps")
                    .map(drop)
            },
            "“perhaps” is not one of the choices",
            CHOICE,
        ),
        (
            |t, at| {
                let early = EditMaterial {
                    asked_on: Some(day("2026-11-03")),
                    ..EditMaterial::default()
                };
                t.edit_material(at.material, &early)
            },
            "The day somebody asked, Nov 3, 2026, comes before the day it was left, Nov 4, 2026",
            DATES,
        ),
        (
            |t, at| {
                t.set_field(&place("material", at.material, "asked_on"), "2026-11-20")
                    .map(drop)
            },
            "That day is still to come",
            TO_COME,
        ),
        (
            |t, _| t.mark_used(NOBODY, Some(UseSince::Used)),
            "This material is no longer in the workbook",
            GONE,
        ),
        (
            |t, at| t.add_participant_answer(at.contact, &sheet(None, " ")),
            "The sheet is still empty",
            "Take over at least one of its four answers.",
        ),
        (
            |t, at| t.add_observation(at.contact, &observed_by(" ")).map(drop),
            "Who observed is still empty",
            EMPTY,
        ),
        (
            |t, at| {
                t.set_field(&place("observation", at.observation, "coach"), "")
                    .map(drop)
            },
            "Who observed is still empty",
            EMPTY,
        ),
        (
            |t, at| {
                let early = "2026-11-03";
                t.set_field(&place("observation", at.observation, "observed_on"), early)
                    .map(drop)
            },
            "The day of the observation, Nov 3, 2026, comes before the contact, Nov 4, 2026",
            DATES,
        ),
        (
            |t, at| {
                let tomorrow = EditObservation {
                    observed_on: Some(day("2026-11-20")),
                    ..observed_by("Ruth")
                };
                t.add_observation(at.contact, &tomorrow).map(drop)
            },
            "That day is still to come",
            TO_COME,
        ),
        (
            |t, at| {
                t.set_field(&place("observation", at.observation, "quality"), "superb")
                    .map(drop)
            },
            "“superb” is not one of the choices",
            CHOICE,
        ),
        (
            |t, at| t.set_activity(at.universal, "CPC1", "CPC1-A1", true),
            "Universal support carries no core practice components",
            "Change the kind of support to capacity building first, if that is what it was.",
        ),
        (
            |t, at| t.set_activity(at.contact, "CPC1", "CPC2-A1", true),
            "“CPC2-A1” is not a practice activity of CPC1",
            "Choose one from the list, such as CPC1-A1.",
        ),
        (
            |t, at| t.set_adherence_reason(at.region, "CPC11", "CPC11-A1", "Later"),
            "“CPC11” is not a core practice component",
            "Choose one from the list, such as CPC1.",
        ),
        (
            |t, _| t.reflect(NOBODY, &remark("Lost")),
            "This visit is no longer in the workbook",
            GONE,
        ),
    ];
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let call = held(&mut trellis, cedar, "2026-11-04", "Roster");
    let at = There {
        region: cedar,
        contact: call,
        universal: trellis.log_contact(&contact(cedar, "Newsletter")).unwrap(),
        material: trellis.add_material(call, &material("Charter")).unwrap(),
        observation: trellis.add_observation(call, &observed_by("Ruth")).unwrap(),
    };
    let before = trellis.dump().unwrap();
    for (attempt, what, remedy) in cases {
        let error = attempt(&mut trellis, &at).expect_err(what);
        assert_eq!((error.what(), error.remedy()), (*what, *remedy));
        assert_eq!(trellis.dump().unwrap(), before, "{what}");
    }
}
