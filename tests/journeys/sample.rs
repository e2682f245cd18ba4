//! The sample workbook, as a newcomer meets it.

use crate::hands::{bytes, day, desk, words_on_paper};
use trellis_app::Trellis;
use trellis_app::world::StillWorld;
use trellis_domain::words::Tier;
use trellis_tests::{Desk, thursday};

fn sample(desk: &Desk, name: &str) -> Trellis {
    let world = Box::new(StillWorld::on(thursday()));
    Trellis::create_sample(&desk.place(name), &desk.home(), thursday(), world).unwrap()
}

#[test]
fn three_regions_in_different_tiers_lead_up_to_a_visit_today() {
    let desk = desk();
    let trellis = sample(&desk, "sample.workbook");
    assert!(trellis.frame().unwrap().is_sample);
    let regions = trellis.list_regions().unwrap();
    assert_eq!(regions.len(), 3);
    for tier in Tier::ALL {
        let in_tier = regions.iter().filter(|region| region.tier == *tier).count();
        assert_eq!(in_tier, 1, "{}", tier.word());
    }
    let today = trellis.today_view().unwrap();
    assert!(
        today.visits.iter().any(|visit| visit.is_today),
        "{:?}",
        today.visits
    );
    for region in &regions {
        let profile = trellis.region(region.id).unwrap();
        assert!(
            !profile.contacts.is_empty(),
            "{} was never met",
            region.name
        );
        for visit in &profile.visits {
            trellis.visit_room(visit.id).unwrap();
            trellis.visit_preparation(visit.id).unwrap();
            trellis.visit_wrap_up(visit.id).unwrap();
        }
    }
}

#[test]
fn every_plan_of_every_region_comes_onto_paper() {
    let desk = desk();
    let mut trellis = sample(&desk, "sample.workbook");
    for region in trellis.list_regions().unwrap() {
        let fresh = trellis.start_plan(region.id, None).unwrap();
        let plans = trellis.region(region.id).unwrap().plans;
        assert!(plans.iter().any(|plan| plan.id == fresh));
        for plan in plans {
            let paper = desk.place(&format!("{}.pdf", plan.id));
            let exported = trellis.export_plan(plan.id, &paper).unwrap();
            assert!(bytes(&paper).starts_with(b"%PDF-"));
            assert!(
                (1..=12).contains(&exported.pages),
                "{}: {}",
                region.name,
                exported.pages
            );
            assert!(words_on_paper(&paper).contains(&region.name));
            let pages = trellis.plan_pages(plan.id).unwrap();
            assert_eq!(pages.len(), usize::try_from(exported.pages).unwrap());
        }
    }
}

#[test]
fn the_sample_is_sound_and_the_same_for_everybody() {
    let desk = desk();
    let one = sample(&desk, "one.workbook");
    assert!(one.check().unwrap().is_empty());
    drop(one.back_up(&desk.place("backup.workbook")));
    let two = sample(&desk, "two.workbook");
    assert!(one.dump().unwrap() == two.dump().unwrap());
}

#[test]
fn ones_own_sample_tells_the_same_story_under_ones_own_name() {
    let desk = desk();
    let path = desk.place("own.workbook");
    let mut world = StillWorld::on(thursday());
    world.count = 5_000_000;
    let mut own =
        Trellis::create_own_sample(&path, &desk.home(), thursday(), Box::new(world)).unwrap();
    assert!(!own.frame().unwrap().is_sample);
    assert!(own.check().unwrap().is_empty());
    let fixed = sample(&desk, "sample.workbook");
    let names = |trellis: &Trellis| -> Vec<(String, Tier)> {
        trellis
            .list_regions()
            .unwrap()
            .into_iter()
            .map(|region| (region.name, region.tier))
            .collect()
    };
    assert_eq!(names(&own), names(&fixed));
    let ids = |trellis: &Trellis| {
        trellis
            .list_regions()
            .unwrap()
            .into_iter()
            .map(|region| region.id)
            .collect::<Vec<_>>()
    };
    assert_ne!(ids(&own), ids(&fixed));
    let author = own.author().to_string();
    let changes = |line: &&str| line.starts_with("change ");
    let dump = own.dump().unwrap();
    assert!(
        dump.lines()
            .filter(changes)
            .all(|line| line.contains(&author))
    );
    // It is one's own: the last step of the story can be taken back.
    own.undo().unwrap();
}

#[test]
fn the_sample_ends_on_the_day_it_is_asked_for() {
    let desk = desk();
    for (name, as_of) in [
        ("leap", "2028-02-29"),
        ("new year", "2027-01-01"),
        ("past", "2024-06-03"),
    ] {
        let as_of = day(as_of);
        let world = Box::new(StillWorld::on(as_of));
        let path = desk.place(name);
        let trellis = Trellis::create_sample(&path, &desk.home(), as_of, world).unwrap();
        assert!(trellis.check().unwrap().is_empty());
        let next = trellis
            .today_view()
            .unwrap()
            .visits
            .into_iter()
            .filter_map(|visit| visit.on)
            .min();
        assert!(
            next.is_some_and(|on| on >= as_of && on <= as_of + chrono::Days::new(6)),
            "{name}: {next:?}"
        );
    }
}
