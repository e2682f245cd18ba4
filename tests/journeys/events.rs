//! Group events: support to many regions at once, counted once.

use crate::hands::{all_of, begin, day, place, region, visit};
use trellis_app::Trellis;
use trellis_app::view::dose::DoseQuery;
use trellis_app::view::event::{AttendanceCard, EditAttendance, EditEvent};
use trellis_domain::dose::Tally;
use trellis_domain::dose::events::Attended;
use trellis_domain::id::Id;
use trellis_domain::words::{EventKind, Mode, VisitPhase};

fn event(title: &str, on: &str) -> EditEvent {
    EditEvent {
        title: Some(title.to_owned()),
        on: Some(day(on)),
        ..EditEvent::default()
    }
}

fn came(event: Id, region: Id, people: Option<u32>) -> EditAttendance {
    EditAttendance {
        event,
        region,
        attended: true,
        people,
    }
}

/// Each region at each event.
fn attendances(trellis: &Trellis) -> u32 {
    let dose = trellis.dose(&DoseQuery::default()).unwrap();
    dose.events.attended.events
}

fn names(regions: &[AttendanceCard]) -> Vec<(&str, Option<u32>)> {
    let pairs = regions.iter();
    pairs.map(|it| (it.name.as_str(), it.people)).collect()
}

#[test]
fn an_event_with_its_regions_counts_once() {
    let (_desk, mut trellis) = begin();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let webinar = trellis
        .add_event(&EditEvent {
            kind: Some(EventKind::Webinar),
            minutes: Some(60),
            preparation_minutes: Some(45),
            mode: Some(Mode::Video),
            starts_at: Some("13:00:00".parse().unwrap()),
            about: Some("Rosters".to_owned()),
            led_by: Some("State team".to_owned()),
            ..event("Rosters that hold", "2026-11-12")
        })
        .unwrap();
    trellis.attend(&came(webinar, heron, None)).unwrap();
    trellis.attend(&came(webinar, cedar, Some(4))).unwrap();
    let hours = trellis
        .add_event(&EditEvent {
            kind: Some(EventKind::OfficeHours),
            minutes: Some(30),
            ..event("Open hours", "2026-10-05")
        })
        .unwrap();
    trellis.attend(&came(hours, cedar, Some(1))).unwrap();
    let ahead = trellis
        .add_event(&event("Learning together", "2026-12-03"))
        .unwrap();

    let view = trellis.events().unwrap();
    assert_eq!(
        view.summary,
        "Two events took place, 1 h 30 min in all, each counted once; three attendances of regions."
    );
    let ids = |cards: &[trellis_app::view::event::EventCard]| -> Vec<Id> {
        cards.iter().map(|card| card.id).collect()
    };
    assert_eq!(ids(&view.ahead), [ahead]);
    assert_eq!(ids(&view.held), [webinar, hours]);
    let card = &view.held[0];
    assert_eq!(
        card.meta,
        "Nov 12, 2026 · 1:00 pm · Webinar · 60 min · video · led by State team"
    );
    assert_eq!(
        names(&card.regions),
        [("Cedar Gap", Some(4)), ("Heron Lake", None)]
    );

    let all = trellis.dose(&DoseQuery::default()).unwrap().events;
    let total = Tally {
        contacts: 2,
        minutes: 90,
        without_minutes: 0,
    };
    assert_eq!((all.total, all.attended.events), (total, 3));
    let regions: Vec<_> = all
        .by_region
        .iter()
        .map(|line| (line.name.as_str(), line.attended))
        .collect();
    let attended = |events, people, without_people| Attended {
        events,
        people,
        without_people,
    };
    assert_eq!(
        regions,
        [
            ("Cedar Gap", attended(2, 5, 0)),
            ("Heron Lake", attended(1, 0, 1))
        ]
    );
    let ask = DoseQuery {
        from: Some(day("2026-10-01")),
        to: Some(day("2026-10-31")),
        ..DoseQuery::default()
    };
    let october = trellis.dose(&ask).unwrap().events;
    assert_eq!((october.total.contacts, october.attended.events), (1, 1));
    let kinds: Vec<_> = october.by_kind.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(kinds, ["Office hours"]);
}

#[test]
fn a_regions_page_lists_what_it_attended_and_names_no_other() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let heron = trellis.add_region(&region("zheron")).unwrap();
    let both = trellis.add_event(&event("Both", "2026-11-12")).unwrap();
    let other = trellis.add_event(&event("zother", "2026-11-13")).unwrap();
    trellis.attend(&came(both, cedar, Some(4))).unwrap();
    trellis.attend(&came(both, heron, Some(2))).unwrap();
    trellis.attend(&came(other, heron, None)).unwrap();
    let of_cedar = trellis.events_of(cedar).unwrap();
    assert_eq!(of_cedar.len(), 1);
    assert_eq!(names(&of_cedar[0].regions), [("Cedar Gap", Some(4))]);
    assert!(!all_of(&of_cedar).contains('z'));

    // It did not take part after all; undo says that it did.
    let not = EditAttendance {
        attended: false,
        ..came(both, cedar, Some(4))
    };
    trellis.attend(&not).unwrap();
    assert!(trellis.events_of(cedar).unwrap().is_empty());
    trellis.undo().unwrap();
    let back = trellis.events_of(cedar).unwrap();
    assert_eq!(names(&back[0].regions), [("Cedar Gap", Some(4))]);
    // Saying it twice says it once.
    trellis.attend(&came(both, cedar, Some(6))).unwrap();
    let once = trellis.events_of(cedar).unwrap();
    assert_eq!(names(&once[0].regions), [("Cedar Gap", Some(6))]);

    // A region that is gone attended nothing, until it is back.
    trellis.delete_region(heron).unwrap();
    assert_eq!(attendances(&trellis), 1);
    trellis.undo().unwrap();
    assert_eq!(attendances(&trellis), 3);
}

#[test]
fn events_are_changed_deleted_and_come_back_with_who_attended() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let webinar = trellis.add_event(&event("Rosters", "2026-11-12")).unwrap();
    trellis.attend(&came(webinar, cedar, Some(4))).unwrap();
    let edit = EditEvent {
        title: Some(" Rosters that hold ".to_owned()),
        minutes: Some(75),
        ..EditEvent::default()
    };
    trellis.edit_event(webinar, &edit).unwrap();
    let card = trellis.events().unwrap().held.remove(0);
    assert_eq!(
        (card.title.as_str(), card.minutes),
        ("Rosters that hold", Some(75))
    );
    trellis
        .set_field(&place("group_event", webinar, "about"), "Who covers whom")
        .unwrap();
    let hits = trellis.search("covers").unwrap();
    assert_eq!(
        (hits[0].opens.as_str(), hits[0].opens_id),
        ("events", Some(webinar))
    );

    trellis.delete_event(webinar).unwrap();
    assert!(trellis.events_of(cedar).unwrap().is_empty());
    assert_eq!(attendances(&trellis), 0);
    trellis.undo().unwrap();
    assert_eq!(trellis.events_of(cedar).unwrap().len(), 1);
}

#[test]
fn what_does_not_fit_is_refused_in_a_sentence() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let error = trellis.add_event(&event("  ", "2026-11-12")).unwrap_err();
    assert_eq!(error.what(), "The title is still empty");
    let long = EditEvent {
        minutes: Some(1441),
        ..event("Long", "2026-11-12")
    };
    let error = trellis.add_event(&long).unwrap_err();
    assert_eq!(error.what(), "1441 minutes are more than a day");
    let webinar = trellis.add_event(&event("Rosters", "2026-11-12")).unwrap();
    let error = trellis.attend(&came(webinar, cedar, Some(10_001)));
    assert_eq!(
        error.unwrap_err().what(),
        "That is more people than fit one event"
    );
    for (field, text, what) in [
        ("title", "", "The title is still empty"),
        ("took_on", "", "The day is still empty"),
        ("kind", "party", "“party” is not one of the choices"),
        ("mode", "pigeon", "“pigeon” is not one of the choices"),
        ("minutes", "-5", "-5 is less than zero"),
    ] {
        let error = trellis.set_field(&place("group_event", webinar, field), text);
        assert_eq!(error.unwrap_err().what(), what, "{field} {text}");
    }
    let nowhere = came(cedar, cedar, None);
    let gone = trellis.attend(&nowhere).unwrap_err();
    assert_eq!(gone.what(), "This event is no longer in the workbook");
    let gone = trellis.attend(&came(webinar, webinar, None)).unwrap_err();
    assert_eq!(gone.what(), "This region is no longer in the workbook");
}

#[test]
fn the_room_and_paper_know_nothing_of_events() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let new = EditEvent {
        about: Some("zabout".to_owned()),
        led_by: Some("zlead".to_owned()),
        ..event("zwebinar", "2026-11-19")
    };
    let webinar = trellis.add_event(&new).unwrap();
    trellis.attend(&came(webinar, cedar, Some(4))).unwrap();
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    let plan = trellis.start_plan(cedar, Some(today)).unwrap();
    let mut shown = all_of(&trellis.visit_room(today).unwrap());
    shown.push_str(&all_of(&trellis.today_screen().unwrap()));
    shown.push_str(&all_of(&trellis.plan(plan).unwrap()));
    shown.push_str(&trellis.plan_pages(plan).unwrap().join("\n"));
    for word in ["zwebinar", "zabout", "zlead"] {
        assert!(!shown.contains(word), "{word}");
        assert!(trellis.search_in_room(word, cedar).unwrap().is_empty());
    }
}
