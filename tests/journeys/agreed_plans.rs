//! A plan that was agreed stays as it is, whatever happens to the records it was made
//! from.

use crate::hands::{begin_with_region, bytes, day, goal, note, place, visit, words_on_paper};
use trellis_app::view::goal::EditGoal;
use trellis_app::view::note::NewNote;
use trellis_app::view::plan::EditPlan;
use trellis_app::view::region::EditRegion;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::words::{Audience, Mark};

#[test]
fn an_agreed_plan_stays_to_the_byte_while_its_records_change() {
    let (desk, mut trellis, region) = begin_with_region();
    let target = trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    let said = trellis
        .add_note(&NewNote {
            domain: Some(CapacityDomain::LeadershipAndTeams),
            mark: Some(Mark::Strong),
            ..note(region, Audience::Region, "A team that says what it needs")
        })
        .unwrap();
    let plan = trellis.start_plan(region, None).unwrap();
    trellis.agree_plan(plan).unwrap();
    let first = desk.place("first.pdf");
    trellis.export_plan(plan, &first).unwrap();
    let pages = trellis.plan_pages(plan).unwrap();
    assert!(
        words_on_paper(&first).contains("Agreed November 19, 2026"),
        "{}",
        words_on_paper(&first)
    );

    // Everything it was made from changes or goes.
    trellis
        .edit_region(
            region,
            &EditRegion {
                name: Some("Cedar Valley".to_owned()),
                ..EditRegion::default()
            },
        )
        .unwrap();
    let statement = Some("Something else entirely".to_owned());
    trellis
        .edit_goal(
            target,
            &EditGoal {
                statement,
                ..EditGoal::default()
            },
        )
        .unwrap();
    trellis.delete_goal(target).unwrap();
    trellis.delete_note(said).unwrap();
    drop(trellis);

    // A year later, in another opening.
    let trellis = desk.open_on(day("2027-11-19"), 1).unwrap();
    assert_eq!(trellis.plan_pages(plan).unwrap(), pages);
    let second = desk.place("second.pdf");
    trellis.export_plan(plan, &second).unwrap();
    assert!(
        bytes(&first) == bytes(&second),
        "the paper is not the same to the byte"
    );
    assert_eq!(
        trellis.plan(plan).unwrap().state_text,
        "Version 1, agreed Nov 19, 2026"
    );
}

#[test]
fn an_agreed_plan_is_not_edited_and_not_agreed_twice() {
    let (_desk, mut trellis, region) = begin_with_region();
    let plan = trellis.start_plan(region, None).unwrap();
    trellis.agree_plan(plan).unwrap();
    let period = Some("Quarter 1, 2027".to_owned());
    let pages = trellis.plan_pages(plan).unwrap();
    let line = trellis.plan(plan).unwrap().lines[1].id;
    for error in [
        trellis
            .set_field(&place("support_plan", plan, "barriers"), "Transport")
            .map(drop)
            .unwrap_err(),
        trellis
            .set_field(&place("plan_line", line, "strong"), "A team")
            .map(drop)
            .unwrap_err(),
        trellis
            .edit_plan(
                plan,
                &EditPlan {
                    period,
                    ..EditPlan::default()
                },
            )
            .unwrap_err(),
        trellis.agree_plan(plan).unwrap_err(),
    ] {
        assert_eq!(
            error.what(),
            "This version of the plan was agreed and stays as it is"
        );
        assert_eq!(
            error.remedy(),
            "Start a new version; it begins with what stands today."
        );
    }
    assert_eq!(trellis.plan_pages(plan).unwrap(), pages);
}

#[test]
fn a_new_version_begins_with_what_stands_today() {
    let (desk, mut trellis, region) = begin_with_region();
    let today = trellis.plan_visit(&visit(region, "2026-11-19")).unwrap();
    let first = trellis.start_plan(region, Some(today)).unwrap();
    trellis.agree_plan(first).unwrap();
    trellis
        .add_goal(&goal(region, "A goal agreed afterwards"))
        .unwrap();
    let second = trellis.start_plan(region, Some(today)).unwrap();
    assert_ne!(first, second);
    let view = trellis.plan(second).unwrap();
    assert_eq!(view.state_text, "Version 2, draft");
    assert_eq!(view.before, "Version 1 agreed Nov 19, 2026");
    let paper = |plan, name: &str| {
        let paper = desk.place(name);
        trellis.export_plan(plan, &paper).unwrap();
        words_on_paper(&paper)
    };
    assert!(!paper(first, "v1.pdf").contains("A goal agreed afterwards"));
    assert!(paper(second, "v2.pdf").contains("A goal agreed afterwards"));
    let plans: Vec<(u32, bool)> = trellis
        .region(region)
        .unwrap()
        .plans
        .iter()
        .map(|plan| (plan.version, plan.agreed_on.is_some()))
        .collect();
    assert_eq!(plans, [(2, false), (1, true)]);
}

#[test]
fn the_same_draft_gives_the_same_bytes() {
    let (desk, mut trellis, region) = begin_with_region();
    let plan = trellis.start_plan(region, None).unwrap();
    let barriers = place("support_plan", plan, "barriers");
    trellis
        .set_field(&barriers, "Transport to the evening groups")
        .unwrap();
    let (one, two) = (desk.place("one.pdf"), desk.place("two.pdf"));
    trellis.export_plan(plan, &one).unwrap();
    trellis.export_plan(plan, &two).unwrap();
    assert!(bytes(&one) == bytes(&two));
}

#[test]
fn a_section_that_is_left_out_is_not_on_paper() {
    let (desk, mut trellis, region) = begin_with_region();
    trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    let plan = trellis.start_plan(region, None).unwrap();
    let include = |field: &str, yes| EditPlan {
        include: Some((field.to_owned(), yes)),
        ..EditPlan::default()
    };
    let sections = trellis.plan(plan).unwrap().sections;
    for section in &sections {
        let paper = desk.place(&section.field);
        trellis
            .edit_plan(plan, &include(&section.field, false))
            .unwrap();
        trellis.export_plan(plan, &paper).unwrap();
        let without = words_on_paper(&paper);
        trellis
            .edit_plan(plan, &include(&section.field, true))
            .unwrap();
        trellis.export_plan(plan, &paper).unwrap();
        let with = words_on_paper(&paper);
        assert!(
            without.len() < with.len() || !with.contains(&section.title),
            "{}",
            section.title
        );
        assert!(
            !without.contains(&section.title),
            "“{}” is on paper: {without}",
            section.title
        );
    }
}
