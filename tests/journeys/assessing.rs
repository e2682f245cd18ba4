//! A capacity assessment at the table: the self-check with seven respondents; what it comes to, beside every earlier
//! one; and what life does to it.

use crate::hands::{all_of, begin_with_region, day, note, place, region, table, visit};
use trellis_app::view::assessing::{
    AssessmentRoom, EditIndexScore, HandsView, ItemStanding, StartAssessment, TableItem,
};
use trellis_app::view::assessment::NewAssessment;
use trellis_app::view::frame::Place;
use trellis_app::{Error, Trellis};
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{
    AssessmentPart, AssessmentState, Audience, CapacityMeasure, VisitPhase,
};

pub const fn hands(zeros: u32, ones: u32, twos: u32) -> HandsView {
    HandsView { zeros, ones, twos }
}

/// The item on the table.
pub fn at(trellis: &Trellis, id: Id) -> TableItem {
    trellis.assessment_room(id).unwrap().at.unwrap()
}

/// “1.45” of a domain.
pub fn figure(room: &AssessmentRoom, domain: CapacityDomain) -> &str {
    let rows = room.results.domains.iter();
    let mut rows = rows.filter(|row| row.domain == Some(domain));
    &rows.next().unwrap().now_text
}

pub fn told(error: &Error) -> String {
    format!("{} – {}", error.what(), error.remedy())
}

/// Goes through every item; the score is said by what `of` makes of its number from 0.
pub fn through(trellis: &mut Trellis, id: Id, of: impl Fn(usize) -> u8) {
    let items = trellis.assessment_room(id).unwrap().items;
    for (number, item) in items.iter().enumerate() {
        trellis
            .keep_score(id, &item.item, Some(of(number)))
            .unwrap();
    }
}

/// Who takes part and who votes, as the self-check says it.
fn roles_are_the_instruments(room: &AssessmentRoom) {
    let votes: Vec<(&str, bool)> = room
        .parts
        .iter()
        .map(|part| (part.name.as_str(), part.votes))
        .collect();
    assert_eq!(
        votes,
        [
            ("Administrator", false),
            ("Facilitator", false),
            ("Note taker", false),
            ("Respondent", true),
            ("Observer", false),
        ]
    );
}

#[test]
fn seven_people_go_through_the_self_check() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let id = trellis
        .start_assessment(&table(cedar, "self_check", 7))
        .unwrap();
    trellis
        .add_part(id, AssessmentPart::Administrator, "The ISP")
        .unwrap();
    let seated = trellis
        .add_part(id, AssessmentPart::Respondent, "Two agency leads")
        .unwrap();

    // The instrument says who takes part, who votes, and how it goes.
    let room = trellis.assessment_room(id).unwrap();
    assert_eq!(room.title, "Trellis self-check, first administration");
    roles_are_the_instruments(&room);
    assert!(room.procedure.len() >= 3 && room.holds_items);
    assert_eq!(room.items.len(), 56);
    assert_eq!(room.parts[3].people[0].id, seated);

    // Everybody shows hands at once; each hand is one key.
    let first = at(&trellis, id);
    assert_eq!(first.place, "Co-creation partners · item 1 of 11");
    for score in [2, 2, 1, 1, 1, 0, 0] {
        trellis.raise_hand(id, &first.item, score, true).unwrap();
    }
    trellis.raise_hand(id, &first.item, 0, false).unwrap();
    let it = at(&trellis, id);
    assert_eq!(it.round.hands, hands(1, 3, 2));
    assert_eq!(it.voting, "6 of 7 voting");
    trellis.raise_hand(id, &first.item, 0, true).unwrap();

    // The hands differ, so nothing is kept; people talk and vote again.
    let error = trellis.keep_score(id, &first.item, None).unwrap_err();
    assert_eq!(error.what(), "The hands differ: 2 for 2, 3 for 1, 2 for 0");
    trellis
        .vote_again(id, &first.item, Some("The hours stand in two plans only"))
        .unwrap();
    trellis.set_hands(id, &first.item, hands(0, 7, 0)).unwrap();
    let it = at(&trellis, id);
    assert_eq!((it.round.round, it.unanimous), (2, Some(1)));
    assert_eq!(it.before[0].hands, hands(2, 3, 2));
    assert_eq!(it.before[0].heard, "The hours stand in two plans only");
    let next = trellis.keep_score(id, &first.item, None).unwrap();
    assert_eq!(next.as_deref(), Some("SC-CC-02"));

    // One comes back later; one does not apply; one is agreed although hands differ.
    trellis.park_item(id, "SC-CC-02", true).unwrap();
    trellis.leave_item_out(id, "SC-CC-03", true).unwrap();
    trellis.set_hands(id, "SC-CC-04", hands(0, 1, 6)).unwrap();
    trellis.keep_score(id, "SC-CC-04", Some(2)).unwrap();
    let room = trellis.assessment_room(id).unwrap();
    let standing: Vec<ItemStanding> = room.items.iter().take(5).map(|it| it.standing).collect();
    assert_eq!(
        standing,
        [
            ItemStanding::Agreed,
            ItemStanding::Parked,
            ItemStanding::DoesNotApply,
            ItemStanding::Agreed,
            ItemStanding::Unvoted,
        ]
    );
    assert_eq!(room.at.as_ref().unwrap().item, "SC-CC-05");
    // Two of ten items: too few for a figure, and nothing counts as 0.
    assert_eq!(figure(&room, CapacityDomain::CoCreationPartners), "–");

    // After the last item the group is taken to what it left.
    for (number, item) in room.items.iter().enumerate().skip(4) {
        let score = u8::try_from(number % 3).unwrap();
        let next = trellis.keep_score(id, &item.item, Some(score)).unwrap();
        if number == 55 {
            assert_eq!(next.as_deref(), Some("SC-CC-02"));
        }
    }
    trellis.set_hands(id, "SC-CC-02", hands(0, 0, 7)).unwrap();
    assert_eq!(trellis.keep_score(id, "SC-CC-02", None).unwrap(), None);
    trellis
        .set_field(
            &place("assessment", id, "reading"),
            "Strong at drafts, thin on hours.",
        )
        .unwrap();
    assert_eq!(
        trellis.finish_assessment(id, None).unwrap(),
        Vec::<String>::new()
    );

    // CC: 1, 2, left out, 2, then 4 % 3, 5 % 3 … 10 % 3 = 1 2 0 1 2 0 1: twelve over ten.
    let room = trellis.assessment_room(id).unwrap();
    assert_eq!(figure(&room, CapacityDomain::CoCreationPartners), "1.20");
    assert_eq!(room.state, AssessmentState::Held);
    assert_eq!(room.held_on, Some(day("2026-11-19")));
    let results = &room.results;
    let means: Vec<Option<u32>> = results.domains.iter().map(|row| row.now).collect();
    assert!(means.is_sorted_by(|one, next| one >= next), "{means:?}");
    assert_eq!(results.indices.len(), 3);
    assert_eq!(results.reading, "Strong at drafts, thin on hours.");
    assert!(results.strong.iter().all(|it| it.score == 2));
    assert!(results.to_work_on.is_sorted_by_key(|it| it.score));
    // Of three items with hands: one at once, one after talk.
    let agreement = &results.agreement;
    assert_eq!(
        (agreement.items, agreement.at_once, agreement.after_talk),
        (3, 1, 1)
    );
    assert_eq!((agreement.share, agreement.spread), (Some(33), Some(100)));
    assert!(!agreement.sentence.contains("ISP"));

    // It is what was due every six months.
    let next = trellis.assessments_of(cedar).unwrap().next;
    assert_eq!(next.standing, Standing::Done);
    assert_eq!(trellis.check().unwrap(), Vec::new());
}

#[test]
fn after_a_dead_battery_the_group_goes_on_exactly_where_it_was() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let id = trellis
        .start_assessment(&table(cedar, "self_check", 7))
        .unwrap();
    trellis.go_to_item(id, "SC-QM-04").unwrap();
    trellis.set_hands(id, "SC-QM-04", hands(2, 3, 2)).unwrap();
    trellis.vote_again(id, "SC-QM-04", None).unwrap();
    trellis.raise_hand(id, "SC-QM-04", 1, true).unwrap();
    let kept = at(&trellis, id);
    // Somebody is typing when the battery dies: nothing was kept of this item yet.
    let comment = Place {
        kind: "assessed_item".to_owned(),
        record: kept.record,
        field: "comment".to_owned(),
    };
    trellis
        .save_draft(&comment, "Data arrive on time. Next st")
        .unwrap();
    // A running one is not held: nothing is done yet, and nobody counts it.
    let view = trellis.assessments_of(cedar).unwrap();
    assert_ne!(view.next.standing, Standing::Done);
    assert_eq!((view.running.len(), view.held.len()), (1, 0));
    assert!(trellis.administrations_of(cedar).unwrap().is_empty());
    drop(trellis);

    let mut trellis = desk.open_on(day("2026-11-20"), 2).unwrap();
    let it = at(&trellis, id);
    assert_eq!(it.item, "SC-QM-04");
    assert_eq!((it.round.round, it.round.hands), (2, hands(0, 1, 0)));
    assert_eq!(it.before[0].hands, hands(2, 3, 2));
    assert_eq!(it.comment, "Data arrive on time. Next st");
    // The day is the one on which it is finished.
    trellis.keep_score(id, "SC-QM-04", Some(1)).unwrap();
    trellis.finish_assessment(id, None).unwrap();
    let room = trellis.assessment_room(id).unwrap();
    assert_eq!(room.held_on, Some(day("2026-11-20")));
}

type Step = fn(&mut Trellis, Id);

#[test]
fn every_step_is_taken_back_by_itself() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let id = trellis
        .start_assessment(&table(cedar, "self_check", 7))
        .unwrap();
    let before = |trellis: &Trellis| all_of(&trellis.assessment_room(id).unwrap());
    let steps: [(&str, Step); 9] = [
        ("a hand", |t, id| {
            t.raise_hand(id, "SC-CC-01", 1, true).unwrap();
        }),
        ("another round", |t, id| {
            t.vote_again(id, "SC-CC-01", None).unwrap();
        }),
        ("a choice", |t, id| {
            t.choose_score(id, "SC-CC-01", Some(2)).unwrap();
        }),
        ("a score, and on", |t, id| {
            t.keep_score(id, "SC-CC-01", None).unwrap();
        }),
        ("later", |t, id| {
            t.park_item(id, "SC-CC-02", true).unwrap();
        }),
        ("not here", |t, id| {
            t.leave_item_out(id, "SC-CC-03", true).unwrap();
        }),
        ("a comment", |t, id| {
            t.comment_item(id, "SC-CC-02", "Next year").unwrap();
        }),
        ("a part", |t, id| {
            t.add_part(id, AssessmentPart::NoteTaker, "AB").unwrap();
        }),
        ("the end", |t, id| {
            t.finish_assessment(id, None).unwrap();
        }),
    ];
    for (what, step) in steps {
        let was = before(&trellis);
        step(&mut trellis, id);
        let is = before(&trellis);
        assert_ne!(was, is, "{what}");
        trellis.undo().unwrap();
        assert_eq!(before(&trellis), was, "{what} taken back");
        trellis.redo().unwrap();
        assert_eq!(before(&trellis), is, "{what} done again");
    }
}

#[test]
fn it_is_held_beside_every_earlier_one_of_the_same_kind() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let mut hold = |on: &str, of: fn(usize) -> u8| {
        let id = trellis
            .start_assessment(&StartAssessment {
                held_on: Some(day(on)),
                ..table(cedar, "self_check", 7)
            })
            .unwrap();
        through(&mut trellis, id, of);
        let notices = trellis.finish_assessment(id, None).unwrap();
        (id, notices)
    };
    hold("2026-03-10", |_| 0);
    hold("2026-09-08", |_| 1);
    // Entered late: it stands where its day puts it.
    hold("2025-09-09", |number| u8::from(number < 11));
    let (twice, notices) = hold("2026-09-08", |number| if number < 11 { 2 } else { 1 });
    assert_eq!(
        notices,
        [
            "There is another one of this kind on the same day; the one begun later counts as the latest."
        ]
    );

    let now = trellis
        .start_assessment(&table(cedar, "self_check", 7))
        .unwrap();
    through(&mut trellis, now, |_| 1);
    let room = trellis.assessment_room(now).unwrap();
    assert_eq!(room.title, "Trellis self-check, fifth administration");
    let labels: Vec<&str> = room
        .results
        .earlier
        .iter()
        .map(|it| it.label.as_str())
        .collect();
    assert_eq!(
        labels,
        ["Sep 2025", "Mar 2026", "Sep 8, 2026", "Sep 8, 2026"]
    );
    let cc = room
        .results
        .domains
        .iter()
        .find(|row| row.domain == Some(CapacityDomain::CoCreationPartners))
        .unwrap();
    assert_eq!(
        cc.before,
        [Some(100), Some(0), Some(100), Some(200)],
        "by day, then by when they were begun"
    );
    assert_eq!((cc.now_text.as_str(), cc.change), ("1.00", Some(-100)));
    assert_eq!(cc.change_text, "−1.00");
    let lt = &room.results.domains[1];
    assert_eq!(lt.change_text, "0.00");

    // A dropped one, one with another instrument, and one of an agency stand elsewhere.
    trellis.drop_assessment(twice).unwrap_err();
    trellis.reopen_assessment(twice).unwrap_err();
    trellis.finish_assessment(now, None).unwrap();
    trellis.reopen_assessment(twice).unwrap();
    trellis.drop_assessment(twice).unwrap();
    trellis
        .record_assessment(&NewAssessment {
            region: cedar,
            agency: None,
            instrument: Some(CapacityMeasure::Cca),
            held_on: Some(day("2026-05-05")),
        })
        .unwrap();
    let room = trellis.assessment_room(now).unwrap();
    assert_eq!(room.results.earlier.len(), 3);
    let all = trellis.administrations_of(cedar).unwrap();
    let held: Vec<(Option<u32>, usize)> = all
        .iter()
        .map(|it| (it.domains.first().and_then(|it| it.mean), it.domains.len()))
        .collect();
    assert_eq!(
        held,
        [
            (Some(100), 5),
            (Some(0), 5),
            (None, 0),
            (Some(100), 5),
            (Some(100), 5)
        ]
    );
}

#[test]
fn what_cannot_be_begun_is_explained() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let start = |trellis: &mut Trellis, new: &StartAssessment| {
        told(&trellis.start_assessment(new).unwrap_err())
    };
    assert_eq!(
        start(&mut trellis, &table(cedar, "tarot", 7)),
        "No instrument “tarot” is known here – Choose one from the list, or take up the pack that holds it in Settings."
    );
    assert_eq!(
        start(&mut trellis, &table(cedar, "self_check", 0)),
        "Somebody has to have a vote – Write how many show hands, such as 7."
    );
    assert_eq!(
        start(&mut trellis, &table(cedar, "self_check", 9000)),
        "9000 people do not fit one table – Write how many show hands, such as 7."
    );
    let tomorrow = StartAssessment {
        held_on: Some(day("2026-11-20")),
        ..table(cedar, "self_check", 7)
    };
    assert_eq!(
        start(&mut trellis, &tomorrow),
        "That day is still to come – Write the day on which it happened."
    );
    let endless = StartAssessment {
        item_count: Some(4000),
        ..table(cedar, "cca_tp", 7)
    };
    assert_eq!(
        start(&mut trellis, &endless),
        "4000 items are more than a table gets through – Write how many the form has, at most 200."
    );
    assert!(trellis.assessments_of(cedar).unwrap().running.is_empty());
}

#[test]
fn what_does_not_fit_is_explained_at_once_and_nothing_is_lost() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let id = trellis
        .start_assessment(&table(cedar, "self_check", 7))
        .unwrap();
    let item = "SC-CC-01";
    // More hands than votes: counted, and explained beside the item.
    trellis.set_hands(id, item, hands(2, 4, 3)).unwrap();
    assert_eq!(
        at(&trellis, id).notices,
        ["Nine hands were counted, and 7 have a vote. Count again, or change how many vote."]
    );
    trellis.set_respondents(id, Some(9)).unwrap();
    assert_eq!(at(&trellis, id).notices, Vec::<String>::new());
    // An item without votes.
    let error = trellis.keep_score(id, "SC-CC-02", None).unwrap_err();
    assert_eq!(error.what(), "Nobody has shown a hand for this item yet");
    trellis.choose_score(id, "SC-CC-02", Some(1)).unwrap();
    assert_eq!(
        at(&trellis, id).notices,
        ["“1, partly” was agreed without counting hands."]
    );
    // Scores outside the scale, by every way in.
    for score in [3, 200] {
        let error = trellis.keep_score(id, item, Some(score)).unwrap_err();
        assert_eq!(error.what(), format!("{score} is no score of this scale"));
        trellis.raise_hand(id, item, score, true).unwrap_err();
    }
    let typed = place("assessed_item", at(&trellis, id).record, "score");
    for score in ["3", "-1", "two"] {
        trellis.set_field(&typed, score).unwrap_err();
    }
    let scores = |score: &str, out_of: &str| EditIndexScore {
        name: Some("Teams".to_owned()),
        score: Some(score.to_owned()),
        out_of: Some(out_of.to_owned()),
        ..EditIndexScore::default()
    };
    for (score, out_of, what) in [
        ("2.01", "2", "2.01 lies outside 0 to 2"),
        ("-1", "2", "-1 lies outside 0 to 2"),
        ("1", "0", "0 cannot be the highest score"),
        (
            "1.455",
            "2",
            "“1.455” has more than two places after the point",
        ),
        ("high", "2", "“high” is not a number"),
        (" ", "2", "The score is still empty"),
    ] {
        let error = trellis
            .add_index_score(id, &scores(score, out_of))
            .unwrap_err();
        assert_eq!(error.what(), what);
    }
    trellis.add_index_score(id, &scores("1", "2")).unwrap();
    let error = trellis.add_index_score(id, &scores("2", "2")).unwrap_err();
    assert_eq!(error.what(), "“Teams” stands there already");
    let index = trellis.assessment_room(id).unwrap().typed[0].id;
    let typed = place("index_score", index, "score");
    let error = trellis.set_field(&typed, "900").unwrap_err();
    assert_eq!(error.what(), "9 lies outside 0 to 2");
    let typed = place("assessment", id, "respondents");
    trellis.set_field(&typed, "9000").unwrap_err();
    // An empty round is no round to vote again after.
    trellis.vote_again(id, item, None).unwrap();
    let error = trellis.vote_again(id, item, None).unwrap_err();
    assert_eq!(error.what(), "Nobody has shown a hand in this round yet");
    // Nothing of all this was lost.
    let room = trellis.assessment_room(id).unwrap();
    let it = room.at.unwrap();
    assert_eq!(room.typed.len(), 1);
    assert_eq!(it.item, "SC-CC-02");
    trellis.go_to_item(id, item).unwrap();
    assert_eq!(at(&trellis, id).before[0].hands, hands(2, 4, 3));
    // What is finished is not changed by a key that was pressed too late.
    trellis.finish_assessment(id, None).unwrap();
    let error = trellis.raise_hand(id, item, 1, true).unwrap_err();
    assert_eq!(error.what(), "This assessment is finished");
}

#[test]
fn the_table_sees_nothing_that_is_mine_and_nothing_of_another_region() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("HERON-ELSEWHERE")).unwrap();
    let away = trellis
        .start_assessment(&table(heron, "self_check", 3))
        .unwrap();
    trellis
        .comment_item(away, "SC-CC-01", "ELSEWHERE comment")
        .unwrap();
    trellis
        .add_part(away, AssessmentPart::NoteTaker, "ELSEWHERE note taker")
        .unwrap();
    through(&mut trellis, away, |_| 2);
    trellis
        .set_field(&place("assessment", away, "reading"), "ELSEWHERE reading")
        .unwrap();
    trellis.finish_assessment(away, None).unwrap();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    trellis
        .add_note(&note(cedar, Audience::Mine, "MINE-ALONE about the vote"))
        .unwrap();
    trellis
        .add_note(&note(cedar, Audience::Team, "TEAM-ONLY about the vote"))
        .unwrap();
    let id = trellis
        .start_assessment(&StartAssessment {
            visit: Some(today),
            ..table(cedar, "self_check", 7)
        })
        .unwrap();
    trellis
        .comment_item(id, "SC-CC-01", "Hours in two plans")
        .unwrap();
    let seen = all_of(&trellis.assessment_room(id).unwrap());
    for word in ["ELSEWHERE", "MINE-ALONE", "TEAM-ONLY"] {
        assert!(!seen.contains(word), "{word}");
    }
    assert!(seen.contains("Hours in two plans"));
    let room = trellis.assessment_room(id).unwrap();
    assert_eq!(room.visit, Some(today));
    assert!(room.results.earlier.is_empty(), "Heron’s is not compared");
    // A visit or an agency of another region does not come in.
    trellis
        .start_assessment(&StartAssessment {
            visit: Some(today),
            ..table(heron, "cca_tp", 7)
        })
        .unwrap_err();
}
