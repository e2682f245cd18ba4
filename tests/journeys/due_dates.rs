//! What others set a day for: a state report, a grant. It is the support team's, it
//! comes back, and nobody else sees it.

use crate::hands::{all_of, begin, begin_with_region, day, place, region, visit};
use trellis_app::Trellis;
use trellis_app::view::due::{DueDateCard, EditDueDate};
use trellis_app::view::today::TodayScreen;
use trellis_domain::id::Id;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{Repeats, VisitPhase};

pub fn due(region: Option<Id>, what: &str, on: &str) -> EditDueDate {
    EditDueDate {
        region,
        what: Some(what.to_owned()),
        due_on: Some(day(on)),
        ..EditDueDate::default()
    }
}

fn words(cards: &[DueDateCard]) -> Vec<(&str, &str, &str)> {
    let mut words = Vec::new();
    for card in cards {
        let (region, what, text) = (&card.region_name, &card.what, &card.due_text);
        words.push((region.as_str(), what.as_str(), text.as_str()));
    }
    words
}

#[test]
fn today_lists_by_day_what_is_late_what_comes_up_and_what_comes_later() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    for (region, what, on) in [
        (Some(heron), "County budget", "2027-02-20"),
        (None, "Funder’s report", "2027-02-19"),
        (Some(cedar), "State report", "2026-11-03"),
        (Some(heron), "Contract", "2026-11-19"),
        (None, "Grant application", "2026-12-31"),
    ] {
        trellis.add_due_date(&due(region, what, on)).unwrap();
    }
    let today = trellis.today_view().unwrap();
    let expected = [
        ("Cedar Gap", "State report", "Was due Nov 3"),
        ("Heron Lake", "Contract", "Due today"),
        ("Support team", "Grant application", "Due Dec 31"),
        ("Support team", "Funder’s report", "Due Feb 19, 2027"),
    ];
    assert_eq!(words(&today.due_dates), expected);
    assert_eq!(
        words(&today.due_later),
        [("Heron Lake", "County budget", "Due Feb 20, 2027")]
    );
    let standings: Vec<Standing> = today.due_dates.iter().map(|it| it.standing).collect();
    let (late, ahead) = (Standing::Late, Standing::ComingUp);
    assert_eq!(standings, [late, ahead, ahead, ahead]);

    let of_heron = trellis.due_dates(Some(heron)).unwrap();
    assert_eq!(of_heron.len(), 2);
    assert!(of_heron.iter().all(|it| it.region == Some(heron)));
    // What is about a region that is gone is shown nowhere, and comes back with it.
    trellis.delete_region(heron).unwrap();
    assert!(trellis.due_dates(Some(heron)).is_err());
    assert_eq!(trellis.due_dates(None).unwrap().len(), 3);
    trellis.undo().unwrap();
    assert_eq!(trellis.due_dates(None).unwrap().len(), 5);
}

#[test]
fn one_that_comes_back_begins_its_next_date_in_the_same_step() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let report = EditDueDate {
        repeats: Some(Repeats::Quarterly),
        set_by: Some("State office".to_owned()),
        remark: Some("By the portal".to_owned()),
        ..due(Some(cedar), "State report", "2026-11-30")
    };
    let first = trellis.add_due_date(&report).unwrap();
    let done = trellis.done_due_date(first, None).unwrap();
    assert_eq!(done.next_on, Some(day("2027-02-28")));
    assert_eq!(done.sentence, "Done. It is due again on Feb 28, 2027.");
    let cards = trellis.due_dates(Some(cedar)).unwrap();
    assert_eq!(
        words(&cards),
        [
            ("Cedar Gap", "State report", "Due Feb 28, 2027"),
            ("Cedar Gap", "State report", "Done Nov 19")
        ]
    );
    let next = &cards[0];
    assert_eq!(Some(next.id), done.next);
    assert_eq!(
        (next.set_by.as_str(), next.remark.as_str(), next.repeats),
        ("State office", "By the portal", Some(Repeats::Quarterly))
    );

    // Clamped to February's end, it goes back to the 30th.
    let after = trellis.done_due_date(next.id, None).unwrap();
    assert_eq!(after.next_on, Some(day("2027-05-30")));
    trellis.undo().unwrap();

    // One undo takes both back.
    trellis.undo().unwrap();
    let cards = trellis.due_dates(Some(cedar)).unwrap();
    assert_eq!(words(&cards), [("Cedar Gap", "State report", "Due Nov 30")]);
    trellis.redo().unwrap();
    assert_eq!(trellis.due_dates(Some(cedar)).unwrap().len(), 2);

    // Not done after all, and done once more: the next date stands there once.
    trellis.reopen_due_date(first).unwrap();
    let again = trellis.done_due_date(first, None).unwrap();
    assert_eq!(again.next, None);
    assert_eq!(trellis.due_dates(Some(cedar)).unwrap().len(), 2);
}

#[test]
fn one_that_does_not_come_back_is_done_once() {
    let (_desk, mut trellis) = begin();
    let grant = trellis
        .add_due_date(&due(None, "Grant", "2026-12-01"))
        .unwrap();
    let done = trellis
        .done_due_date(grant, Some(day("2026-11-17")))
        .unwrap();
    assert_eq!((done.next, done.sentence.as_str()), (None, "Done."));
    assert!(trellis.today_view().unwrap().due_dates.is_empty());
    let error = trellis.done_due_date(grant, None).unwrap_err();
    assert_eq!(error.what(), "This was done on Nov 17, 2026");
}

#[test]
fn what_does_not_fit_is_refused_in_a_sentence() {
    let (_desk, mut trellis) = begin();
    let error = trellis.add_due_date(&due(None, " ", "2026-12-01"));
    assert_eq!(error.unwrap_err().what(), "What is due is still empty");
    let without_day = EditDueDate {
        due_on: None,
        ..due(None, "Grant", "2026-12-01")
    };
    let error = trellis.add_due_date(&without_day).unwrap_err();
    assert_eq!(error.what(), "The day is still empty");
    let grant = trellis
        .add_due_date(&due(None, "Grant", "2026-12-01"))
        .unwrap();
    let error = trellis.done_due_date(grant, Some(day("2026-11-20")));
    assert_eq!(error.unwrap_err().what(), "That day is still to come");
    for (field, text, what) in [
        ("what", "", "What is due is still empty"),
        ("due_on", "", "The day is still empty"),
        ("due_on", "soon", "“soon” is not a date"),
        ("repeats", "weekly", "“weekly” is not one of the choices"),
        // A day typed into it would not begin the next date.
        (
            "done_on",
            "2026-11-01",
            "This field is no longer in the workbook",
        ),
    ] {
        let error = trellis.set_field(&place("due_date", grant, field), text);
        assert_eq!(error.unwrap_err().what(), what, "{field} {text}");
    }
    trellis
        .set_field(&place("due_date", grant, "remark"), "Two pages")
        .unwrap();
    trellis
        .set_field(&place("due_date", grant, "repeats"), "yearly")
        .unwrap();
    let card = trellis.due_dates(None).unwrap().remove(0);
    assert_eq!(
        (card.remark.as_str(), card.repeats_name.as_str()),
        ("Two pages", "Every year")
    );
    trellis.delete_due_date(grant).unwrap();
    let gone = trellis.edit_due_date(grant, &EditDueDate::default());
    assert_eq!(
        gone.unwrap_err().what(),
        "This due date is no longer in the workbook"
    );
}

#[test]
fn the_room_and_paper_know_nothing_of_them() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let new = EditDueDate {
        set_by: Some("zteamstate".to_owned()),
        remark: Some("zteamremark".to_owned()),
        ..due(Some(cedar), "zteamreport", "2026-11-18")
    };
    trellis.add_due_date(&new).unwrap();
    trellis
        .add_due_date(&due(None, "zteamgrant", "2026-11-18"))
        .unwrap();
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    let plan = trellis.start_plan(cedar, Some(today)).unwrap();
    let mut shown = all_of(&trellis.visit_room(today).unwrap());
    shown.push_str(&all_of(&trellis.plan(plan).unwrap()));
    shown.push_str(&trellis.plan_pages(plan).unwrap().join("\n"));
    shown.push_str(&screen(&trellis));
    assert!(!shown.contains("zteam"), "{shown}");
    assert!(trellis.search_in_room("zteam", cedar).unwrap().is_empty());
    let hits = trellis.search("zteamgrant").unwrap();
    assert_eq!(hits[0].opens, "today");
}

fn screen(trellis: &Trellis) -> String {
    let screen = trellis.today_screen().unwrap();
    assert!(matches!(screen, TodayScreen::Room { .. }));
    all_of(&screen)
}
