//! The full form of a contact: everything about it in one place, changed field by field,
//! and none of what is for the support team in the room or on paper.

use crate::dose::record::{agenda, agree, log};
use crate::hands::{all_of, begin, begin_with_region, contact, day, place, region, tier, visit};
use trellis_app::Trellis;
use trellis_app::view::contact::{ComponentUse, NewContact};
use trellis_app::view::contact_form::{ContactView, EditContact, NoticeKind};
use trellis_app::view::dose::DoseQuery;
use trellis_app::view::region::NewRegion;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Form, Initiative, Lead, LineState, Mode, Support, Tier, VisitPhase};
use trellis_tests::thursday;

/// A region with intensive support, and a call with it.
fn begin_with_call() -> (trellis_tests::Desk, Trellis, Id, Id) {
    let (desk, mut trellis, region) = begin_with_region();
    trellis.agree_tier(&tier(region, Tier::Intensive)).unwrap();
    let call = trellis.log_contact(&contact(region, "Rota")).unwrap();
    (desk, trellis, region, call)
}

fn present(view: &ContactView) -> Vec<&str> {
    let there = view.practitioners.iter().filter(|it| it.present);
    there.map(|it| it.name.as_str()).collect()
}

fn kinds(view: &ContactView) -> Vec<NoticeKind> {
    view.notices.iter().map(|it| it.kind).collect()
}

#[test]
fn every_field_of_a_contact_can_be_set_and_stands_in_its_form() {
    let (_desk, mut trellis, region, call) = begin_with_call();
    let edit = EditContact {
        on: Some(day("2026-11-12")),
        mode: Some(Mode::Video),
        place: Some("the library".to_owned()),
        minutes: Some(45),
        preparation_minutes: Some(20),
        travel_minutes: Some(90),
        initiative: Some(Initiative::Asked),
        support: Some(Support::Capacity),
        led_by: Some(Lead::Together),
        with_cit: Some(false),
        with_clt: Some(true),
        with_others: Some("the coach".to_owned()),
        people: Some(6),
        planned_focus: Some("Rota".to_owned()),
        actual_focus: Some("A hub closes".to_owned()),
        agency_named: Some(" Family Centre ".to_owned()),
        agency_why: Some("Their lead left".to_owned()),
        cit_beside: Some("Maya".to_owned()),
        cit_takes_over_on: Some(day("2027-03-01")),
        ..EditContact::default()
    };
    trellis.edit_contact(call, &edit).unwrap();

    let view = trellis.contact(call).unwrap();
    assert_eq!((view.region, view.form), (region, Form::Logged));
    assert_eq!(view.region_name, "Cedar Gap");
    assert_eq!(view.on, Some(day("2026-11-12")));
    assert_eq!(view.entered_on, Some(thursday()));
    assert_eq!(
        (view.mode, view.place.as_str()),
        (Some(Mode::Video), "the library")
    );
    let minutes = (view.minutes, view.preparation_minutes, view.travel_minutes);
    assert_eq!(minutes, (Some(45), Some(20), Some(90)));
    assert_eq!(view.initiative, Some(Initiative::Asked));
    assert_eq!(view.led_by, Some(Lead::Together));
    assert_eq!(
        (view.with_cit, view.with_clt, view.people),
        (false, true, Some(6))
    );
    assert_eq!(view.planned_focus, "Rota");
    assert_eq!(view.actual_focus, "A hub closes");
    let agency = view.agencies.iter().find(|it| Some(it.id) == view.agency);
    assert_eq!(agency.unwrap().name, "Family Centre");
    assert_eq!(view.agency_why, "Their lead left");
    assert_eq!(view.cit_beside, "Maya");
    assert_eq!(view.cit_takes_over_on, Some(day("2027-03-01")));

    // The agency and the contact came in one step, and the next one is not another.
    let again = EditContact {
        agency_named: Some("family centre".to_owned()),
        ..EditContact::default()
    };
    trellis.edit_contact(call, &again).unwrap();
    assert_eq!(trellis.contact(call).unwrap().agencies.len(), 1);

    // What is set can be emptied again, all at once.
    let empty = EditContact {
        clear: [
            "agency",
            "agency_why",
            "cit_takes_over_on",
            "led_by",
            "people",
        ]
        .map(str::to_owned)
        .to_vec(),
        ..EditContact::default()
    };
    trellis.edit_contact(call, &empty).unwrap();
    let view = trellis.contact(call).unwrap();
    assert_eq!((view.agency, view.led_by, view.people), (None, None, None));
    assert_eq!(
        (view.agency_why.as_str(), view.cit_takes_over_on),
        ("", None)
    );
    assert_eq!(view.agencies.len(), 1);
    trellis.undo().unwrap();
    assert_eq!(trellis.contact(call).unwrap().led_by, Some(Lead::Together));
}

#[test]
fn a_new_agency_is_undone_with_the_choice_of_it() {
    let (_desk, mut trellis, _region, call) = begin_with_call();
    let edit = EditContact {
        agency_named: Some("Family Centre".to_owned()),
        ..EditContact::default()
    };
    trellis.edit_contact(call, &edit).unwrap();
    trellis.undo().unwrap();
    let view = trellis.contact(call).unwrap();
    assert_eq!((view.agency, view.agencies.len()), (None, 0));
}

#[test]
fn fields_that_are_typed_into_keep_the_same_rules() {
    let (_desk, mut trellis, region, call) = begin_with_call();
    for (field, text, what) in [
        ("took_on", "2026-12-24", "Dec 24, 2026 is still to come"),
        ("took_on", "", "The day is still empty"),
        ("actual_focus", " ", "What it was about is still empty"),
        ("led_by", "nobody", "“nobody” is not one of the choices"),
        ("minutes", "1800", "1800 minutes are more than a day"),
        (
            "agency",
            "Family Centre",
            "This field is no longer in the workbook",
        ),
    ] {
        let error = trellis
            .set_field(&place("contact", call, field), text)
            .unwrap_err();
        assert_eq!(error.what(), what, "{field}");
    }
    trellis
        .set_field(&place("contact", call, "cit_takes_over_on"), "2027-03-01")
        .unwrap();
    trellis
        .set_field(&place("contact", call, "led_by"), "local")
        .unwrap();
    let view = trellis.contact(call).unwrap();
    assert_eq!(view.cit_takes_over_on, Some(day("2027-03-01")));
    assert_eq!(view.led_by, Some(Lead::Local));

    // A visit may be planned.
    let planned = trellis.plan_visit(&visit(region, "2026-11-20")).unwrap();
    trellis
        .set_field(&place("contact", planned, "took_on"), "2026-12-24")
        .unwrap();
}

#[test]
fn what_a_contact_cannot_be_is_refused_and_nothing_is_written() {
    let (_desk, mut trellis, _region, call) = begin_with_call();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let there = trellis.log_contact(&contact(heron, "Reach")).unwrap();
    let agency = EditContact {
        agency_named: Some("Lake Clinic".to_owned()),
        ..EditContact::default()
    };
    trellis.edit_contact(there, &agency).unwrap();
    let elsewhere = trellis.contact(there).unwrap().agency;
    let before = all_of(&trellis.contact(call).unwrap());
    for (edit, what) in [
        (
            EditContact {
                on: Some(day("2026-12-24")),
                ..EditContact::default()
            },
            "Dec 24, 2026 is still to come",
        ),
        (
            EditContact {
                actual_focus: Some(" ".to_owned()),
                mode: Some(Mode::Email),
                ..EditContact::default()
            },
            "What it was about is still empty",
        ),
        (
            EditContact {
                agency: elsewhere,
                mode: Some(Mode::Email),
                ..EditContact::default()
            },
            "This agency is no longer in the workbook",
        ),
        (
            EditContact {
                clear: vec!["actual_focus".to_owned()],
                mode: Some(Mode::Email),
                ..EditContact::default()
            },
            "“actual_focus” cannot be emptied",
        ),
    ] {
        assert_eq!(trellis.edit_contact(call, &edit).unwrap_err().what(), what);
    }
    assert_eq!(all_of(&trellis.contact(call).unwrap()), before);
}

#[test]
fn whoever_logs_a_contact_was_there_and_colleagues_count_its_minutes_once() {
    let (_desk, mut trellis, region, _call) = begin_with_call();
    let dana = trellis
        .add_colleague("Dana Reyes", "The coalition")
        .unwrap();
    assert_eq!(trellis.add_colleague("dana reyes", "").unwrap(), dana);
    let long = log(&mut trellis, region, Mode::Phone, "2026-11-02", Some(60));
    assert_eq!(present(&trellis.contact(long).unwrap()), ["You"]);
    trellis.set_presence(long, dana, true).unwrap();
    assert_eq!(
        present(&trellis.contact(long).unwrap()),
        ["You", "Dana Reyes"]
    );
    let counted = trellis.dose(&DoseQuery::default()).unwrap().total;
    assert_eq!((counted.contacts, counted.minutes), (2, 60));
    let you = trellis.list_practitioners().unwrap()[0].id;
    trellis.set_presence(long, you, false).unwrap();
    assert_eq!(present(&trellis.contact(long).unwrap()), ["Dana Reyes"]);

    let error = trellis.set_presence(long, region, true).unwrap_err();
    assert_eq!(
        error.what(),
        "This practitioner is no longer in the workbook"
    );
}

#[test]
fn a_colleague_who_joins_with_a_laptop_is_one_practitioner() {
    let (_desk, mut trellis, _region, call) = begin_with_call();
    let dana = trellis.add_colleague("Dana", "").unwrap();
    let double = trellis.add_colleague("Dana Reyes", "").unwrap();
    trellis.set_presence(call, dana, true).unwrap();
    trellis.set_presence(call, double, true).unwrap();
    trellis.join_practitioners(double, dana).unwrap();
    assert_eq!(
        present(&trellis.contact(call).unwrap()),
        ["You", "Dana Reyes"]
    );
    trellis.set_presence(call, double, false).unwrap();
    assert_eq!(present(&trellis.contact(call).unwrap()), ["You"]);
    trellis.set_presence(call, dana, true).unwrap();
    assert_eq!(
        present(&trellis.contact(call).unwrap()),
        ["You", "Dana Reyes"]
    );
    let error = trellis.join_practitioners(dana, double).unwrap_err();
    assert_eq!(error.what(), "These two are one practitioner already");

    // Whoever has a laptop of their own stays, whichever is named first.
    let you = trellis.list_practitioners().unwrap()[0].id;
    trellis.join_practitioners(double, you).unwrap();
    let circle = trellis.list_practitioners().unwrap();
    assert_eq!(circle.len(), 1);
    assert!(circle[0].is_you && circle[0].id == you);
}

#[test]
fn a_line_names_the_lead_the_agency_and_who_was_beside() {
    let (_desk, mut trellis, region, _call) = begin_with_call();
    trellis.add_colleague("Dana Reyes", "").unwrap();
    let line = "visit 2h CIT +Dana +Lee, led together; agency Family Centre; roster";
    let new = trellis.read_contact_line(line).for_region(region).unwrap();
    assert_eq!(
        trellis.look_over_contact(&new).unwrap(),
        [
            "“Family Centre” is not an agency of Cedar Gap yet; it is added.",
            "Lee is not in the support team yet, and is written down as a colleague.",
        ]
    );
    let id = trellis.log_contact(&new).unwrap();
    let view = trellis.contact(id).unwrap();
    assert_eq!(present(&view), ["You", "Dana Reyes", "Lee"]);
    assert_eq!(view.led_by, Some(Lead::Together));
    assert_eq!(view.agencies[0].name, "Family Centre");
    assert_eq!(view.agency, Some(view.agencies[0].id));
    assert!(
        trellis.look_over_contact(&new).unwrap().len() == 1,
        "only its twin"
    );

    // Two of one name are told apart before anything is written.
    trellis.add_colleague("Dana Cole", "").unwrap();
    let notices = trellis.look_over_contact(&new).unwrap();
    assert_eq!(
        notices.last().unwrap(),
        "More than one practitioner is called Dana."
    );
    let error = trellis.log_contact(&new).unwrap_err();
    assert_eq!(error.what(), "More than one practitioner is called Dana");
    let told = trellis.read_contact_line("visit 1h +Dana_Cole roster");
    let told = trellis
        .log_contact(&told.for_region(region).unwrap())
        .unwrap();
    assert_eq!(
        present(&trellis.contact(told).unwrap()),
        ["You", "Dana Cole"]
    );
}

#[test]
fn activities_belong_to_components_and_keep_the_words_they_were_chosen_in() {
    let (_desk, mut trellis, region, call) = begin_with_call();
    trellis.set_component(call, "CPC1", Some(20)).unwrap();
    trellis.set_activity(call, "CPC1", "CPC1-A1", true).unwrap();
    trellis.set_activity(call, "CPC1", "CPC1-A3", true).unwrap();
    trellis
        .set_activity(call, "CPC1", "CPC1-A3", false)
        .unwrap();
    let view = trellis.contact(call).unwrap();
    let first = &view.components[0];
    assert_eq!(
        (first.component.as_str(), first.minutes),
        ("CPC1", Some(20))
    );
    let used: Vec<&str> = first
        .activities
        .iter()
        .filter(|it| it.used)
        .map(|it| it.id.as_str())
        .collect();
    assert_eq!(used, ["CPC1-A1"]);
    assert!(first.activities[0].is_essential && !first.activities[2].is_essential);
    assert!(first.activities.iter().all(|it| !it.is_former));

    for (component, activity, what) in [
        (
            "CPC1",
            "CPC2-A1",
            "“CPC2-A1” is not a practice activity of CPC1",
        ),
        (
            "CPC99",
            "CPC1-A1",
            "“CPC99” is not a core practice component",
        ),
    ] {
        let error = trellis
            .set_activity(call, component, activity, true)
            .unwrap_err();
        assert_eq!(error.what(), what);
    }
    let plain = NewContact {
        support: Some(Support::Universal),
        ..contact(region, "A question about the webinar")
    };
    let plain = trellis.log_contact(&plain).unwrap();
    assert!(trellis.contact(plain).unwrap().components.is_empty());
    let error = trellis
        .set_activity(plain, "CPC1", "CPC1-A1", true)
        .unwrap_err();
    assert_eq!(
        error.what(),
        "Universal support carries no core practice components"
    );
}

#[test]
fn components_of_a_contact_that_becomes_universal_are_kept_told_and_can_be_taken_away() {
    let (_desk, mut trellis, _region, call) = begin_with_call();
    trellis.set_component(call, "CPC1", Some(20)).unwrap();
    let edit = EditContact {
        support: Some(Support::Universal),
        ..EditContact::default()
    };
    trellis.edit_contact(call, &edit).unwrap();
    let view = trellis.contact(call).unwrap();
    assert_eq!(kinds(&view), [NoticeKind::CarriesNone]);
    assert_eq!(view.components.len(), 1);
    assert!(
        trellis
            .dose(&DoseQuery::default())
            .unwrap()
            .by_component
            .is_empty()
    );
    trellis.set_component(call, "CPC1", None).unwrap();
    let view = trellis.contact(call).unwrap();
    assert!(view.components.is_empty() && view.notices.is_empty());
}

#[test]
fn domains_that_a_contact_touched_count_once_with_those_of_the_agenda() {
    let (_desk, mut trellis, region, call) = begin_with_call();
    let (leadership, media) = (
        CapacityDomain::LeadershipAndTeams,
        CapacityDomain::MediaNetworking,
    );
    let installation = Some(CapacityStage::Installation);
    trellis
        .set_cell(call, leadership, installation, true)
        .unwrap();
    trellis.set_cell(call, leadership, None, true).unwrap();
    trellis.set_cell(call, media, None, true).unwrap();
    trellis.set_cell(call, media, None, false).unwrap();
    let held = trellis.plan_visit(&visit(region, "2026-11-10")).unwrap();
    agenda(&mut trellis, held, leadership, LineState::Done);
    agenda(&mut trellis, held, media, LineState::NotToday);
    trellis.set_cell(held, leadership, None, true).unwrap();
    trellis.set_phase(held, VisitPhase::Closed).unwrap();

    let touched = |view: &ContactView| -> Vec<(String, bool, bool)> {
        let cells = view.cells.iter().flat_map(|domain| {
            let of = domain.domain.code();
            domain.cells.iter().map(move |cell| {
                let stage = cell.stage.map_or("", |stage| stage.code());
                (format!("{of} {stage}"), cell.touched, cell.from_agenda)
            })
        });
        cells.filter(|(_, said, agenda)| *said || *agenda).collect()
    };
    assert_eq!(
        touched(&trellis.contact(call).unwrap()),
        [
            ("LT IN".to_owned(), true, false),
            ("LT ".to_owned(), true, false)
        ]
    );
    assert_eq!(
        touched(&trellis.contact(held).unwrap()),
        [("LT ".to_owned(), true, true)]
    );
    let counted = trellis.dose(&DoseQuery::default()).unwrap().by_domain;
    let counted: Vec<(&str, u32)> = counted
        .iter()
        .map(|it| (it.code.as_str(), it.contacts))
        .collect();
    assert_eq!(counted, [("LT", 2)]);
}

#[test]
fn a_visit_has_the_same_form_with_its_changes_of_plan() {
    let (_desk, mut trellis, region, _call) = begin_with_call();
    let held = trellis.plan_visit(&visit(region, "2026-11-19")).unwrap();
    assert!(present(&trellis.contact(held).unwrap()).is_empty());
    trellis.set_phase(held, VisitPhase::InTheRoom).unwrap();
    let view = trellis.contact(held).unwrap();
    assert_eq!(
        (view.form, view.title.as_str()),
        (Form::Visit, "Quarterly visit")
    );
    assert_eq!(present(&view), ["You"]);
    // Who says that they were not there is believed when it goes on.
    let you = trellis.list_practitioners().unwrap()[0].id;
    trellis.set_presence(held, you, false).unwrap();
    trellis.set_phase(held, VisitPhase::WrapUp).unwrap();
    assert!(present(&trellis.contact(held).unwrap()).is_empty());
}

#[test]
fn the_form_tells_what_is_worth_a_look() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis
        .add_region(&NewRegion {
            began_on: Some(day("2026-01-31")),
            ..region("Cedar Gap")
        })
        .unwrap();
    agree(&mut trellis, cedar, Tier::Intensive, "2026-01-31");
    let early = NewContact {
        on: Some(day("2026-01-30")),
        minutes: Some(45),
        support: Some(Support::Capacity),
        components: vec![ComponentUse {
            component: "CPC2".to_owned(),
            minutes: 46,
        }],
        ..contact(cedar, "Rota")
    };
    let id = trellis.log_contact(&early).unwrap();
    let view = trellis.contact(id).unwrap();
    let texts: Vec<&str> = view.notices.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Jan 30, 2026 is before the relationship began, on Jan 31, 2026.",
            "CPC2 has 46 minutes, and the whole contact 45.",
            "Entered Nov 19, 2026, 293 days later.",
        ]
    );
    let twin = trellis.log_contact(&early).unwrap();
    let view = trellis.contact(twin).unwrap();
    assert_eq!(
        kinds(&view),
        [
            NoticeKind::BeforeBeginning,
            NoticeKind::MoreMinutes,
            NoticeKind::LooksTheSame,
            NoticeKind::Late
        ]
    );
    assert_eq!(view.notices[2].contact, Some(id));
    let tidy = trellis.log_contact(&contact(cedar, "Reach")).unwrap();
    assert!(trellis.contact(tidy).unwrap().notices.is_empty());
}

#[test]
fn one_contact_of_several_regions_is_a_record_in_each_of_them_and_linked() {
    let (_desk, mut trellis, cedar, _call) = begin_with_call();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let salt = trellis.add_region(&region("Salt Meadow")).unwrap();
    let new = NewContact {
        on: Some(day("2026-11-12")),
        minutes: Some(60),
        travel_minutes: Some(90),
        components: vec![ComponentUse {
            component: "CPC1".to_owned(),
            minutes: 20,
        }],
        agreed: vec!["send the roster".to_owned()],
        agency: "Family Centre".to_owned(),
        also_in: vec![heron, cedar, heron],
        ..contact(cedar, "A shared calendar")
    };
    assert_eq!(
        trellis.look_over_contact(&new).unwrap(),
        [
            "Heron Lake has universal support, so the components stay with the others.",
            "“Family Centre” is not an agency of Cedar Gap yet; it is added.",
        ]
    );
    let first = trellis.log_contact(&new).unwrap();
    let view = trellis.contact(first).unwrap();
    assert_eq!(view.joint.len(), 1);
    assert_eq!(view.joint[0].region_name, "Heron Lake");
    let other = trellis.contact(view.joint[0].id).unwrap();
    assert_eq!((other.region, other.minutes), (heron, Some(60)));
    assert_eq!(other.actual_focus, "A shared calendar");
    assert_eq!(
        (other.support, other.components.len()),
        (Some(Support::Universal), 0)
    );
    assert_eq!((other.travel_minutes, other.agency), (None, None));
    assert_eq!(other.joint[0].id, first);
    assert_eq!(present(&other), ["You"]);
    let card = &trellis.region(heron).unwrap().contacts[0];
    assert_eq!(
        card.meta,
        "60 min · with the CIT · universal support · with other regions too"
    );
    assert_eq!(trellis.region(heron).unwrap().actions.len(), 0);

    // One more region afterwards; none twice.
    let leadership = CapacityDomain::LeadershipAndTeams;
    trellis.set_cell(first, leadership, None, true).unwrap();
    let third = trellis.add_joint_region(first, salt).unwrap();
    let view = trellis.contact(third).unwrap();
    let names: Vec<&str> = view
        .joint
        .iter()
        .map(|it| it.region_name.as_str())
        .collect();
    assert_eq!(names, ["Cedar Gap", "Heron Lake"]);
    assert!(
        view.cells
            .iter()
            .any(|it| it.cells.iter().any(|cell| cell.touched))
    );
    let error = trellis.add_joint_region(first, salt).unwrap_err();
    assert_eq!(error.what(), "Salt Meadow took part already");

    // Each counts in its region; deleting one leaves the others.
    for region in [heron, salt] {
        let ask = DoseQuery {
            regions: vec![region],
            ..DoseQuery::default()
        };
        assert_eq!(trellis.dose(&ask).unwrap().total.minutes, 60);
    }
    trellis.delete_contact(third).unwrap();
    assert_eq!(trellis.contact(first).unwrap().joint.len(), 1);
    trellis.undo().unwrap();
    assert_eq!(trellis.contact(first).unwrap().joint.len(), 2);
}

#[test]
fn several_regions_are_written_in_one_step() {
    let (_desk, mut trellis, cedar, _call) = begin_with_call();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let new = NewContact {
        also_in: vec![heron],
        practitioners: vec!["Dana".to_owned()],
        ..contact(cedar, "A shared calendar")
    };
    trellis.log_contact(&new).unwrap();
    trellis.undo().unwrap();
    assert_eq!(trellis.region(cedar).unwrap().contacts.len(), 1);
    assert_eq!(trellis.region(heron).unwrap().contacts.len(), 0);
}

#[test]
fn what_is_for_the_support_team_is_in_no_room_and_on_no_paper() {
    let (_desk, mut trellis, cedar, _call) = begin_with_call();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    let edit = EditContact {
        agency_named: Some("Family Centre".to_owned()),
        agency_why: Some("zwhy their lead left".to_owned()),
        actual_focus: Some("zfocus roster".to_owned()),
        ..EditContact::default()
    };
    trellis.edit_contact(today, &edit).unwrap();
    trellis.set_component(today, "CPC1", Some(1147)).unwrap();
    trellis
        .set_activity(today, "CPC1", "CPC1-A1", true)
        .unwrap();
    let activity = trellis.contact(today).unwrap().components[0].activities[0]
        .text
        .clone();

    let plan = trellis.start_plan(cedar, Some(today)).unwrap();
    let mut shown = all_of(&trellis.visit_room(today).unwrap());
    let (domain, stage) = (
        CapacityDomain::LeadershipAndTeams,
        CapacityStage::Installation,
    );
    shown.push_str(&all_of(
        &trellis.cell(cedar, domain, stage, Some(today)).unwrap(),
    ));
    shown.push_str(&all_of(&trellis.plan(plan).unwrap()));
    assert!(!shown.contains("1147"), "minutes of a component");
    shown.push_str(&trellis.plan_pages(plan).unwrap().join("\n"));
    for secret in ["zwhy", "their lead left", "CPC1", activity.as_str()] {
        assert!(!shown.contains(secret), "{secret}");
    }
    // The room finds neither the reason nor that a word stands in it beside others.
    for words in ["zwhy", "zwhy zfocus", "zfocus zw"] {
        assert!(
            trellis.search_in_room(words, cedar).unwrap().is_empty(),
            "{words}"
        );
        assert_eq!(trellis.search(words).unwrap().len(), 1, "{words}");
    }
    let there = trellis.search_in_room("zfocus", cedar).unwrap();
    assert_eq!(there.len(), 1);
    assert_eq!(there[0].snippet, "zfocus roster");
}

#[test]
fn a_contact_that_was_found_opens_its_form_but_not_in_the_room() {
    let (_desk, trellis, region, call) = begin_with_call();
    let found = trellis.search("rota").unwrap();
    let opens = (found[0].opens.as_str(), found[0].opens_id);
    assert_eq!(opens, ("contact", Some(call)));
    let found = trellis.search_in_room("rota", region).unwrap();
    let opens = (found[0].opens.as_str(), found[0].opens_id);
    assert_eq!(opens, ("region", Some(region)));
}
