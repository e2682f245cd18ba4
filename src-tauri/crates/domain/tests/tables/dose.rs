//! How much support was given: what counts, where it counts, and what adds up.

use super::day;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use std::collections::BTreeMap;
use trellis_domain::calendar::Quarter;
use trellis_domain::dose::events::{
    Attended, EventDose, HeldEvent, people_and_sum_in_words, people_in_words,
};
use trellis_domain::dose::{Agreed, Dose, DoseEntry, Doses, Relationship, Tally, tier_on};
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::words::{EventKind, Form, Initiative, Mode, Support, Tier, VisitPhase};

const CEDAR: Id = Id::from_bytes([1; 16]);
const HERON: Id = Id::from_bytes([2; 16]);
const TODAY: &str = "2026-11-19";

fn logged(on: Option<&str>, minutes: Option<u32>) -> DoseEntry {
    DoseEntry {
        region: CEDAR,
        on: on.map(day),
        form: Some(Form::Logged),
        phase: None,
        mode: Some(Mode::Phone),
        minutes,
        initiative: None,
        support: None,
        domains: Vec::new(),
        components: Vec::new(),
        activities: Vec::new(),
    }
}

fn tally(contacts: u32, minutes: u32, without_minutes: u32) -> Tally {
    Tally {
        contacts,
        minutes,
        without_minutes,
    }
}

fn agreed(on: Option<&str>, tier: Tier) -> Agreed {
    Agreed {
        on: on.map(day),
        tier,
    }
}

fn count(entries: &[DoseEntry]) -> Dose {
    Doses::count(entries, &BTreeMap::new(), day(TODAY)).all
}

#[test]
fn a_contact_counts_once_it_was_held() {
    let visit = Some(Form::Visit);
    let cases = [
        (Some(Form::Logged), None, Some(TODAY), true, "today"),
        (
            Some(Form::Logged),
            None,
            Some("2026-11-20"),
            false,
            "tomorrow",
        ),
        (
            Some(Form::Logged),
            None,
            None,
            true,
            "it is logged, its day is not known",
        ),
        (None, None, Some(TODAY), true, "nobody says it was a visit"),
        (
            visit,
            None,
            Some("2026-11-01"),
            false,
            "a visit that nobody opened",
        ),
        (
            visit,
            Some(VisitPhase::Prepare),
            Some("2026-11-01"),
            false,
            "planned, and it passed",
        ),
        (
            visit,
            Some(VisitPhase::InTheRoom),
            Some(TODAY),
            false,
            "it is going on",
        ),
        (visit, Some(VisitPhase::WrapUp), Some(TODAY), true, "held"),
        (
            visit,
            Some(VisitPhase::Closed),
            Some("2026-02-01"),
            true,
            "held and closed",
        ),
    ];
    for (form, phase, on, was_held, why) in cases {
        let entry = DoseEntry {
            form,
            phase,
            ..logged(on, Some(30))
        };
        assert_eq!(entry.was_held(day(TODAY)), was_held, "{why}");
        let dose = count(&[entry]);
        let counted = dose.total.contacts + dose.without_day.contacts;
        assert_eq!(counted, u32::from(was_held), "{why}");
    }
}

#[test]
fn the_latest_agreement_not_after_the_day_is_in_force() {
    use Tier::{Brief, Intensive, Universal};
    let some = [
        agreed(Some("2026-07-01"), Universal),
        agreed(Some("2026-01-10"), Brief),
        agreed(Some("2025-01-10"), Intensive),
    ];
    for (on, tier, why) in [
        ("2025-01-09", Universal, "before anything was agreed"),
        ("2025-01-10", Intensive, "on the day itself"),
        ("2026-01-09", Intensive, "the day before the next"),
        ("2026-01-10", Brief, "the next one"),
        ("2026-06-30", Brief, "still"),
        ("2030-01-01", Universal, "the last one holds on"),
    ] {
        assert_eq!(tier_on(&some, day(on)), tier, "{why}");
        let mut turned = some;
        turned.reverse();
        assert_eq!(tier_on(&turned, day(on)), tier, "{why}, in any order");
    }
    assert_eq!(tier_on(&[], day(TODAY)), Universal, "nothing was agreed");
    let same_day = [agreed(Some(TODAY), Brief), agreed(Some(TODAY), Intensive)];
    assert_eq!(
        tier_on(&same_day, day(TODAY)),
        Brief,
        "the first in the list"
    );
    let undated = [agreed(None, Brief), agreed(Some("2026-05-01"), Intensive)];
    assert_eq!(
        tier_on(&undated, day("2026-04-30")),
        Brief,
        "older than all"
    );
    assert_eq!(tier_on(&undated, day("2026-05-01")), Intensive);
}

#[test]
fn a_quarter_asks_for_contact_in_person_where_support_was_agreed_all_through_it() {
    use Tier::{Brief, Intensive, Universal};
    let began = Some(day("2025-01-01"));
    let with = |agreements: &[Agreed]| Relationship {
        began_on: began,
        agreements: agreements.to_vec(),
    };
    let intensive = with(&[agreed(Some("2025-01-01"), Intensive)]);
    let late = with(&[agreed(Some("2025-02-01"), Intensive)]);
    let ended = with(&[
        agreed(Some("2025-01-01"), Brief),
        agreed(Some("2025-06-01"), Universal),
    ]);
    let fresh = with(&[agreed(Some("2026-11-01"), Brief)]);
    let young = Relationship {
        began_on: Some(day("2026-08-15")),
        agreements: vec![agreed(None, Intensive)],
    };
    for (with, on, asks, why) in [
        (&intensive, "2025-01-01", true, "agreed on its first day"),
        (&intensive, "2024-12-31", false, "not begun"),
        (&intensive, TODAY, true, "the present quarter"),
        (&intensive, "2027-01-01", false, "a quarter to come"),
        (&late, "2025-03-31", false, "agreed in its middle"),
        (&late, "2025-04-01", true, "the first full one"),
        (&ended, "2025-01-01", true, "brief support asks for it too"),
        (&ended, "2025-05-01", false, "it ended in its middle"),
        (&ended, TODAY, false, "universal support asks for none"),
        (&fresh, TODAY, true, "agreed in the present one"),
        (
            &young,
            "2026-09-30",
            false,
            "the relationship began in its middle",
        ),
        (&young, TODAY, true, "by now it has begun"),
    ] {
        let quarter = Quarter::of(day(on));
        assert_eq!(with.asks_in_person(quarter, day(TODAY)), asks, "{why}");
    }
}

#[test]
fn what_is_not_known_counts_and_is_told_apart() {
    let dose = count(&[
        logged(Some("2026-11-02"), Some(45)),
        logged(Some("2026-11-03"), None),
        logged(None, Some(20)),
        logged(None, None),
    ]);
    assert_eq!(dose.total, tally(2, 45, 1));
    assert_eq!(dose.without_day, tally(2, 20, 1));
    assert_eq!(dose.months, BTreeMap::from([(None, tally(2, 45, 1))]));
    assert_eq!(
        dose.tiers,
        BTreeMap::from([(Tier::Universal, tally(2, 45, 1))])
    );
    assert_eq!(dose.days, Some((day("2026-11-02"), day("2026-11-03"))));
    let all: Tally = dose.squares.values().copied().sum();
    assert_eq!(all, tally(4, 65, 2), "the finest table holds all of them");
}

#[test]
fn components_overlap_and_never_make_up_the_contact() {
    let with = |components: &[(&str, u32)], support| DoseEntry {
        components: components
            .iter()
            .map(|(code, minutes)| ((*code).to_owned(), *minutes))
            .collect(),
        support,
        ..logged(Some("2026-11-02"), Some(60))
    };
    let dose = count(&[
        with(&[("CPC1", 60), ("CPC2", 45)], Some(Support::Capacity)),
        with(&[("CPC2", 90)], None),
        with(&[("CPC3", 10), ("CPC3", 5)], Some(Support::Capacity)),
        with(&[("CPC1", 30)], Some(Support::Universal)),
    ]);
    let expected = [
        ("CPC1", tally(1, 60, 0)),
        ("CPC2", tally(2, 135, 0)),
        ("CPC3", tally(1, 15, 0)),
    ];
    let expected = expected.map(|(code, tally)| (code.to_owned(), tally));
    assert_eq!(dose.components, BTreeMap::from(expected));
    assert_eq!(dose.total, tally(4, 240, 0));
}

#[test]
fn a_contact_counts_once_in_every_activity_it_used_and_universal_support_in_none() {
    let with = |activities: &[(&str, &str)], support| DoseEntry {
        activities: activities
            .iter()
            .map(|(component, activity)| ((*component).to_owned(), (*activity).to_owned()))
            .collect(),
        support,
        ..logged(Some("2026-11-02"), Some(60))
    };
    let dose = count(&[
        with(
            &[("CPC1", "a"), ("CPC1", "b"), ("CPC1", "a")],
            Some(Support::Capacity),
        ),
        with(&[("CPC1", "a"), ("CPC2", "a")], None),
        with(&[("CPC1", "a")], Some(Support::Universal)),
    ]);
    let expected = [
        (("CPC1", "a"), tally(2, 120, 0)),
        (("CPC1", "b"), tally(1, 60, 0)),
        (("CPC2", "a"), tally(1, 60, 0)),
    ];
    let expected = expected.map(|((of, id), tally)| ((of.to_owned(), id.to_owned()), tally));
    assert_eq!(dose.activities, BTreeMap::from(expected));
    assert_eq!(dose.total, tally(3, 180, 0));
}

#[test]
fn a_tier_over_time_is_the_tier_on_the_day() {
    let cedar = Relationship {
        began_on: None,
        agreements: vec![agreed(Some("2026-08-01"), Tier::Intensive)],
    };
    let entries = ["2026-07-31", "2026-08-01", "2026-11-02"].map(|on| logged(Some(on), Some(30)));
    let doses = Doses::count(&entries, &BTreeMap::from([(CEDAR, cedar)]), day(TODAY));
    let quarter = |number| Quarter { year: 2026, number };
    let expected = [
        ((Tier::Intensive, quarter(3)), tally(1, 30, 0)),
        ((Tier::Intensive, quarter(4)), tally(1, 30, 0)),
        ((Tier::Universal, quarter(3)), tally(1, 30, 0)),
    ];
    assert_eq!(doses.all.tier_quarters, BTreeMap::from(expected));
}

fn event(number: u8, on: Option<&str>, attended: &[(Id, Option<u32>)]) -> HeldEvent {
    HeldEvent {
        id: Id::from_bytes([number; 16]),
        on: on.map(day),
        kind: Some(EventKind::Webinar),
        minutes: Some(90),
        attended: attended.to_vec(),
    }
}

#[test]
fn an_event_counts_once_however_many_regions_came() {
    let events = [
        event(1, Some("2026-11-02"), &[(CEDAR, Some(4)), (HERON, None)]),
        event(
            2,
            Some("2026-08-02"),
            &[(CEDAR, Some(2)), (CEDAR, Some(3)), (CEDAR, None)],
        ),
        event(3, Some("2026-08-03"), &[]),
        event(4, None, &[(CEDAR, Some(9))]),
        event(5, Some("2026-11-20"), &[(CEDAR, Some(9))]),
        event(1, Some("2026-11-02"), &[(CEDAR, Some(4)), (HERON, None)]),
    ];
    let attended = |events, people, without_people| Attended {
        events,
        people,
        without_people,
    };
    let all = EventDose::count(&events, true, |_| false, day(TODAY));
    assert_eq!(
        all.total,
        tally(3, 270, 0),
        "tomorrow’s is still to come, the last is the first"
    );
    assert_eq!(all.without_day, tally(1, 90, 0));
    assert_eq!(all.attended, attended(3, 7, 1));
    assert_eq!(all.regions[&CEDAR], attended(2, 7, 0), "once, with three");
    assert_eq!(all.regions[&HERON], attended(1, 0, 1));
    assert_eq!(
        all.quarters[&Quarter {
            year: 2026,
            number: 3
        }],
        tally(2, 180, 0)
    );

    let heron = EventDose::count(&events, false, |id| id == HERON, day(TODAY));
    assert_eq!(heron.total, tally(1, 90, 0), "the whole event, once");
    assert_eq!(heron.attended, attended(1, 0, 1));
    assert_eq!(heron.without_day, tally(0, 0, 0));
    assert_eq!(heron.regions.len(), 1, "nothing of other regions");
}

#[test]
fn a_few_people_are_not_told_apart() {
    for (people, least, words) in [
        (0, 5, "none"),
        (1, 5, "fewer than 5"),
        (4, 5, "fewer than 5"),
        (5, 5, "5"),
        (12, 5, "12"),
        (3, 0, "3"),
        (3, 10, "fewer than 10"),
    ] {
        assert_eq!(people_in_words(people, least), words, "{people}, {least}");
    }
}

#[test]
fn a_sum_never_tells_the_one_number_that_is_not_told() {
    for (people, words, sum) in [
        (vec![], vec![], "none"),
        (vec![10, 3], vec!["10", "fewer than 5"], "more than 10"),
        (vec![3], vec!["fewer than 5"], "fewer than 5"),
        (vec![3, 0], vec!["fewer than 5", "none"], "fewer than 5"),
        (vec![3, 4], vec!["fewer than 5", "fewer than 5"], "7"),
        (
            vec![1, 2],
            vec!["fewer than 5", "fewer than 5"],
            "fewer than 5",
        ),
        (vec![10, 8], vec!["10", "8"], "18"),
    ] {
        let (told, told_sum) = people_and_sum_in_words(&people, 5);
        assert_eq!(
            (told, told_sum.as_str()),
            (words.into_iter().map(str::to_owned).collect(), sum),
            "{people:?}"
        );
    }
}

#[test]
fn a_visit_counts_once_in_every_domain_it_worked_on() {
    use CapacityDomain::{LeadershipAndTeams, MediaNetworking};
    let dose = count(&[
        DoseEntry {
            domains: vec![LeadershipAndTeams, MediaNetworking, LeadershipAndTeams],
            ..logged(Some("2026-11-02"), Some(120))
        },
        DoseEntry {
            domains: vec![LeadershipAndTeams],
            ..logged(Some("2026-11-03"), None)
        },
    ]);
    let expected = [
        (LeadershipAndTeams, tally(2, 120, 1)),
        (MediaNetworking, tally(1, 120, 0)),
    ];
    assert_eq!(dose.domains, BTreeMap::from(expected));
}

#[test]
fn a_joint_contact_counts_once_for_each_region() {
    let here = logged(Some("2026-11-02"), Some(60));
    let there = DoseEntry {
        region: HERON,
        ..here.clone()
    };
    let doses = Doses::count(&[here, there], &BTreeMap::new(), day(TODAY));
    assert_eq!(doses.regions[&CEDAR].total, tally(1, 60, 0));
    assert_eq!(doses.regions[&HERON].total, tally(1, 60, 0));
    assert_eq!(doses.all.total, tally(2, 120, 0));
}

fn entries() -> impl Strategy<Value = Vec<DoseEntry>> {
    let first = NaiveDate::from_ymd_opt(2016, 11, 1).unwrap();
    let entry = (
        any::<bool>(),
        prop::option::of(0_u64..4000),
        prop::option::of(prop::sample::select(Mode::ALL)),
        prop::option::of(0_u32..600),
        prop::option::of(prop::sample::select(Initiative::ALL)),
        prop::option::of(prop::sample::select(Support::ALL)),
        prop::option::of(prop::sample::select(Form::ALL)),
        prop::option::of(prop::sample::select(VisitPhase::ALL)),
    );
    let entry = entry.prop_map(
        move |(is_cedar, on, mode, minutes, initiative, support, form, phase)| DoseEntry {
            region: if is_cedar { CEDAR } else { HERON },
            on: on.map(|days| first + Days::new(days)),
            form,
            phase,
            mode,
            minutes,
            initiative,
            support,
            domains: Vec::new(),
            components: Vec::new(),
            activities: Vec::new(),
        },
    );
    prop::collection::vec(entry, 0..60)
}

fn sum<K>(tallies: &BTreeMap<K, Tally>) -> Tally {
    tallies.values().copied().sum()
}

proptest! {
    /// However it is shared out, it is the same support.
    #[test]
    fn months_quarters_tiers_modes_and_regions_add_up_to_the_same(entries in entries()) {
        let cedar = Relationship {
            began_on: Some(day("2018-03-31")),
            agreements: vec![agreed(Some("2020-01-01"), Tier::Brief)],
        };
        let with = BTreeMap::from([(CEDAR, cedar)]);
        let doses = Doses::count(&entries, &with, day(TODAY));
        let dose = &doses.all;
        let regions: BTreeMap<Id, Tally> =
            doses.regions.iter().map(|(id, dose)| (*id, dose.total)).collect();
        for (what, sum) in [
            ("months", sum(&dose.months)),
            ("quarters", sum(&dose.quarters)),
            ("tiers", sum(&dose.tiers)),
            ("modes", sum(&dose.modes)),
            ("initiatives", sum(&dose.initiatives)),
            ("supports", sum(&dose.supports)),
            ("tiers over time", sum(&dose.tier_quarters)),
            ("regions", sum(&regions)),
        ] {
            prop_assert_eq!(sum, dose.total, "{}", what);
        }
        let all = [dose.total, dose.without_day].into_iter().sum::<Tally>();
        prop_assert_eq!(sum(&dose.squares), all);
        let held = entries.iter().filter(|entry| entry.was_held(day(TODAY)));
        prop_assert_eq!(all.contacts as usize, held.count());
    }

    /// One region at a time, or both together.
    #[test]
    fn regions_counted_apart_add_up_to_regions_counted_together(entries in entries()) {
        let apart = |region| {
            let of_it = entries.iter().filter(move |entry| entry.region == region);
            Doses::count(of_it, &BTreeMap::new(), day(TODAY)).all.total
        };
        let both = [apart(CEDAR), apart(HERON)].into_iter().sum::<Tally>();
        prop_assert_eq!(count(&entries).total, both);
    }
}
