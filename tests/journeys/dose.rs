//! How much support was given: a record with known numbers, the sample counted twice,
//! and nothing of what is mine.

#[path = "dose/kept.rs"]
mod kept;
#[path = "dose/over_time.rs"]
mod over_time;
#[path = "dose/published.rs"]
mod published;
#[path = "dose/quarter.rs"]
mod quarter;
#[path = "dose/record.rs"]
pub mod record;

use crate::hands::{all_of, begin, begin_with_region, day, note, region};
use record::{Record, by_a_colleague, clear_day, deleted, log, of, record, short, tally, used};
use std::collections::BTreeMap;
use trellis_app::view::dose::{DoseQuery, DoseView};
use trellis_domain::calendar::Quarter;
use trellis_domain::change::Scope;
use trellis_domain::dose::Tally;
use trellis_domain::noun::contact as c;
use trellis_domain::words::{Audience, Form, Mode};
use trellis_store::Edit;
use trellis_tests::thursday;

#[test]
fn every_contact_counts_once_in_each_way_of_sharing_them_out() {
    let record = record();
    let dose = record.trellis.dose(&of(record.cedar)).unwrap();
    assert_eq!(dose.total, tally(6, 295, 1));
    assert_eq!(dose.without_day, tally(0, 0, 0));
    let months: Vec<_> = dose
        .by_month
        .iter()
        .map(|it| (it.month, it.contacts, it.minutes, it.without_minutes))
        .collect();
    let expected = [
        (Some(1), 1, 20, 0),
        (Some(2), 1, 0, 1),
        (Some(3), 1, 60, 0),
        (Some(6), 1, 90, 0),
        (Some(8), 1, 120, 0),
        (None, 1, 5, 0),
    ];
    assert_eq!(months, expected);
    assert_eq!(
        short(&dose.by_quarter),
        [
            "Q1 2026 1/5",
            "Q2 2026 3/80",
            "Q3 2026 1/90",
            "Q4 2026 1/120"
        ]
    );
    assert_eq!(
        short(&dose.by_tier),
        [
            "Intensive, broad-focused 1/60",
            "Brief, narrow-focused 2/210",
            "Universal 3/25"
        ]
    );
    assert_eq!(
        short(&dose.by_mode),
        ["In person 2/210", "Video 1/60", "Phone 2/20", "E-mail 1/5"]
    );
    assert_eq!(
        short(&dose.by_initiative),
        ["Planned 5/205", "Asked for 1/90"]
    );
    assert_eq!(
        short(&dose.by_support),
        ["Capacity building 5/205", "Universal 1/90"]
    );
    let components: Vec<_> = dose
        .by_component
        .iter()
        .map(|it| (it.code.as_str(), it.contacts, it.minutes))
        .collect();
    assert_eq!(components, [("CPC1", 1, 60), ("CPC2", 2, 145)]);
    assert!(dose.by_component.iter().all(|it| it.name != it.code));
    assert_eq!(
        short(&dose.by_domain),
        [
            "Leadership and teams 1/120",
            "Media and networking systems 1/120"
        ]
    );
    assert_eq!(dose.by_region.len(), 1, "no other region is named");
    assert!(!all_of(&dose).contains("Heron"));
}

#[test]
fn one_region_several_or_all() {
    let Record {
        mut trellis,
        cedar,
        heron,
        desk: _desk,
        held: _,
    } = record();
    let salt = trellis.add_region(&region("Salt Meadow")).unwrap();
    let all = trellis.dose(&DoseQuery::default()).unwrap();
    assert_eq!(all.total, tally(7, 325, 1));
    let names: Vec<_> = all
        .by_region
        .iter()
        .map(|it| (it.name.as_str(), it.contacts, it.minutes))
        .collect();
    assert_eq!(
        names,
        [
            ("Cedar Gap", 6, 295),
            ("Heron Lake", 1, 30),
            ("Salt Meadow", 0, 0)
        ]
    );
    let two = DoseQuery {
        regions: vec![heron, salt, heron],
        ..DoseQuery::default()
    };
    let two = trellis.dose(&two).unwrap();
    assert_eq!(two.total, tally(1, 30, 0), "named twice, counted once");
    assert_eq!(two.by_region.len(), 2);
    assert_eq!(
        two.by_month[0].month, None,
        "nobody wrote down when it began"
    );

    let named = DoseQuery {
        regions: vec![cedar, heron, salt],
        ..DoseQuery::default()
    };
    let named = trellis.dose(&named).unwrap();
    let numbers = |dose: &DoseView| {
        let mut json = serde_json::to_value(dose).unwrap();
        json["query"].take();
        json
    };
    assert_eq!(numbers(&named), numbers(&all));

    trellis.delete_region(cedar).unwrap();
    let rest = trellis.dose(&DoseQuery::default()).unwrap();
    assert_eq!(rest.total, tally(1, 30, 0));
    let gone = trellis.dose(&of(cedar)).unwrap_err();
    assert_eq!(gone.what(), "This region is no longer in the workbook");
}

#[test]
fn days_are_counted_from_the_first_to_the_last() {
    let record = record();
    for (from, to, expected) in [
        (Some("2026-04-29"), Some("2026-06-01"), tally(3, 80, 1)),
        (Some("2026-04-30"), Some("2026-05-31"), tally(1, 0, 1)),
        (Some("2026-09-15"), None, tally(2, 210, 0)),
        (None, Some("2026-03-30"), tally(1, 5, 0)),
        (Some("2027-01-01"), None, tally(0, 0, 0)),
        (Some("2026-06-01"), Some("2026-04-01"), tally(0, 0, 0)),
    ] {
        let ask = DoseQuery {
            from: from.map(day),
            to: to.map(day),
            ..of(record.cedar)
        };
        let dose = record.trellis.dose(&ask).unwrap();
        assert_eq!(dose.total, expected, "{from:?} to {to:?}");
    }
}

#[test]
fn the_paragraph_says_it_in_plain_words() {
    let record = record();
    let cedar = record.trellis.dose(&of(record.cedar)).unwrap();
    assert_eq!(
        cedar.summary,
        "Cedar Gap was supported in six contacts (4.9 hours) since March 30, 2026, two of them \
         in person. In Q4 2026 so far: one contact, 2 hours, one in person. At least one \
         contact in person each quarter is the minimum in intensive and brief support: this \
         quarter it is met, and it was met in one of one full quarter before. One contact has \
         no minutes written down, so the hours are a lower bound."
    );
    let quarters: Vec<_> = cedar
        .in_person
        .iter()
        .map(|it| (it.quarter.as_str(), it.contacts, it.asked, it.met))
        .collect();
    assert_eq!(quarters, [("Q3 2026", 1, 1, 1), ("Q4 2026", 1, 1, 1)]);
    let heron = record.trellis.dose(&of(record.heron)).unwrap();
    assert_eq!(
        heron.summary,
        "Heron Lake was supported in one contact (30 minutes) since November 2, 2026, none of \
         them in person. In Q4 2026 so far: one contact, 30 minutes, none in person."
    );
    let (_desk, empty) = begin();
    let none = empty.dose(&DoseQuery::default()).unwrap();
    assert_eq!(
        none.summary,
        "There are no regions yet. In Q4 2026 so far: no contact."
    );
    let header = empty.dose_csv(&DoseQuery::default()).unwrap();
    assert_eq!(header.lines().count(), 1);
}

#[test]
fn the_table_has_a_row_for_each_region_quarter_and_mode() {
    let record = record();
    let table = record
        .trellis
        .dose_squares_csv(&DoseQuery::default())
        .unwrap();
    assert_eq!(
        table,
        "\u{feff}Region,Quarter,Mode,Contacts,Minutes,Contacts without minutes\n\
         Cedar Gap,Q1 2026,E-mail,1,5,0\n\
         Cedar Gap,Q2 2026,Video,1,60,0\n\
         Cedar Gap,Q2 2026,Phone,2,20,1\n\
         Cedar Gap,Q3 2026,In person,1,90,0\n\
         Cedar Gap,Q4 2026,In person,1,120,0\n\
         Heron Lake,Q4 2026,Phone,1,30,0\n"
    );
}

#[test]
fn the_long_table_has_every_way_of_counting_for_each_region() {
    let record = record();
    let table = record.trellis.dose_csv(&of(record.cedar)).unwrap();
    let mut lines = table.lines();
    assert_eq!(
        lines.next(),
        Some("\u{feff}Dimension,Key,Region,Contacts,Minutes,Contacts without minutes")
    );
    let lines: Vec<&str> = lines.collect();
    for line in [
        "Total,All with a day,Cedar Gap,6,295,1",
        "Quarter,Q2 2026,Cedar Gap,3,80,1",
        "Month of the relationship,2,Cedar Gap,1,0,1",
        "Month of the relationship,Not known,Cedar Gap,1,5,0",
        "\"Tier on the day\",\"Brief, narrow-focused\",Cedar Gap,2,210,0",
        "Mode,In person,Cedar Gap,2,210,0",
        "Quarter and mode,Q4 2026; In person,Cedar Gap,1,120,0",
        "How it came about,Asked for,Cedar Gap,1,90,0",
        "Kind of support,Universal,Cedar Gap,1,90,0",
        "Capacity domain (may overlap),Media and networking systems,Cedar Gap,1,120,0",
    ] {
        let line = line.replace("\"Tier on the day\"", "Tier on the day");
        assert!(lines.contains(&line.as_str()), "{line} in {lines:#?}");
    }
    // Each way that shares the contacts out comes to the same sum.
    for dimension in [
        "Quarter",
        "Month of the relationship",
        "Tier on the day",
        "Mode",
        "Quarter and mode",
        "How it came about",
        "Kind of support",
    ] {
        let of_it = lines
            .iter()
            .filter(|line| line.starts_with(&format!("{dimension},")));
        let contacts: u32 = of_it
            .map(|line| line.rsplit(',').nth(2).unwrap().parse::<u32>().unwrap())
            .sum();
        assert_eq!(contacts, 6, "{dimension}");
    }
    assert!(!table.contains("Heron"), "only what was asked");
}

#[test]
fn activities_are_told_by_the_guides_words_and_overlap() {
    let record = record();
    let contact = record.trellis.region(record.cedar).unwrap();
    let contact = contact.contacts.iter().find(|it| it.minutes == Some(60));
    let contact = contact.unwrap().id;
    let guide = trellis_exchange::pack::builtins().unwrap();
    let mut components = guide.iter().flat_map(|read| &read.pack.components);
    let component = components.find(|it| it.activities.len() > 1).unwrap();
    let [first, second, ..] = component.activities.as_slice() else {
        panic!("a component with two activities");
    };
    let Record {
        desk,
        trellis,
        cedar,
        heron,
        held,
    } = record;
    drop(trellis);
    by_a_colleague(
        &desk,
        [
            used(cedar, contact, &component.code, &first.id),
            used(cedar, contact, &component.code, &second.id),
            used(cedar, held, &component.code, &first.id),
            used(cedar, held, "CPC1", "gone-since"),
        ],
    );
    let trellis = desk.open_on(thursday(), 3).unwrap();
    let dose = trellis.dose(&of(cedar)).unwrap();
    let told: Vec<_> = dose
        .by_activity
        .iter()
        .map(|it| (it.name.as_str(), it.is_essential, it.contacts, it.minutes))
        .collect();
    assert_eq!(
        told,
        [
            (first.text.as_str(), first.essential, 2, 180),
            (second.text.as_str(), second.essential, 1, 60),
            ("gone-since", false, 1, 120),
        ]
    );
    assert_eq!(dose.total, tally(6, 295, 1), "and nothing else counts more");
    assert!(trellis.dose(&of(heron)).unwrap().by_activity.is_empty());
}

/// One contact that two laptops wrote down is one, and of two that each say the other is
/// the same, one stays.
#[test]
fn a_twin_of_a_contact_is_counted_once() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let one = log(&mut trellis, cedar, Mode::Phone, "2026-11-02", Some(30));
    let twin = log(&mut trellis, cedar, Mode::Phone, "2026-11-02", Some(35));
    let mutual = log(&mut trellis, cedar, Mode::Phone, "2026-11-04", Some(10));
    let other = log(&mut trellis, cedar, Mode::Phone, "2026-11-04", Some(10));
    drop(trellis);
    let same = |id, of| Edit::new(Scope::Region(cedar), &c::NOUN, id).set(c::same_as, of);
    by_a_colleague(
        &desk,
        [same(twin, one), same(mutual, other), same(other, mutual)],
    );
    let trellis = desk.open_on(thursday(), 3).unwrap();
    assert_eq!(trellis.dose(&of(cedar)).unwrap().total, tally(2, 40, 0));
    drop(trellis);
    // Where the one it stood for is gone, it counts itself.
    deleted(&desk, cedar, one);
    let trellis = desk.open_on(thursday(), 4).unwrap();
    assert_eq!(trellis.dose(&of(cedar)).unwrap().total, tally(2, 45, 0));
}

/// Counting all regions keeps what it read; a change, and taking it back, are counted all
/// the same.
#[test]
fn what_was_just_written_counts_at_once() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let total = |trellis: &trellis_app::Trellis| trellis.dose(&DoseQuery::default()).unwrap().total;
    assert_eq!(total(&trellis), tally(0, 0, 0));
    let contact = log(&mut trellis, cedar, Mode::Phone, "2026-11-02", Some(30));
    assert_eq!(total(&trellis), tally(1, 30, 0));
    trellis.set_component(contact, "CPC1", Some(20)).unwrap();
    let dose = trellis.dose(&DoseQuery::default()).unwrap();
    assert_eq!(dose.by_component[0].minutes, 20);
    trellis.undo().unwrap();
    trellis.undo().unwrap();
    assert_eq!(total(&trellis), tally(0, 0, 0));
    let half = DoseQuery {
        to: Some(day("2026-11-01")),
        ..DoseQuery::default()
    };
    trellis.redo().unwrap();
    assert_eq!(total(&trellis), tally(1, 30, 0));
    assert_eq!(trellis.dose(&half).unwrap().total, tally(0, 0, 0));
}

/// A day can go missing when another laptop clears it: a colleague's change, written
/// here through the store.
#[test]
fn a_contact_without_a_day_is_counted_apart_and_never_lost() {
    let (desk, mut trellis, cedar) = begin_with_region();
    log(&mut trellis, cedar, Mode::Phone, "2026-11-02", Some(30));
    let lost = log(&mut trellis, cedar, Mode::Phone, "2026-11-03", Some(45));
    drop(trellis);
    clear_day(&desk, cedar, lost);
    let trellis = desk.open_on(thursday(), 3).unwrap();
    for ask in [
        of(cedar),
        DoseQuery::default(),
        DoseQuery {
            from: Some(day("2026-01-01")),
            to: Some(day("2026-12-31")),
            ..DoseQuery::default()
        },
    ] {
        let dose = trellis.dose(&ask).unwrap();
        assert_eq!(dose.total, tally(1, 30, 0));
        assert_eq!(dose.without_day, tally(1, 45, 0));
        assert_eq!(dose.by_mode[0].contacts, 1);
        assert!(
            dose.summary
                .ends_with("One contact (45 minutes) has no day and is not counted above."),
            "{}",
            dose.summary
        );
        let table = trellis.dose_squares_csv(&ask).unwrap();
        assert!(
            table.ends_with("Cedar Gap,Without a day,Phone,1,45,0\n"),
            "{table}"
        );
    }
}

#[test]
fn the_samples_totals_are_those_of_its_pages() {
    let desk = crate::hands::desk();
    let trellis = desk.create_sample(thursday()).unwrap();
    let mut all = tally(0, 0, 0);
    for card in trellis.list_regions().unwrap() {
        let profile = trellis.region(card.id).unwrap();
        let earlier = trellis.region_earlier(card.id).unwrap().contacts;
        let mut total = tally(0, 0, 0);
        let mut quarters: BTreeMap<Quarter, Tally> = BTreeMap::new();
        let mut months: BTreeMap<u32, Tally> = BTreeMap::new();
        let mut modes: BTreeMap<Mode, Tally> = BTreeMap::new();
        let mut components: BTreeMap<String, u32> = BTreeMap::new();
        for contact in profile.contacts.iter().chain(&earlier) {
            total.add(contact.minutes);
            all.add(contact.minutes);
            let quarter = Quarter::of(contact.on.unwrap());
            quarters.entry(quarter).or_default().add(contact.minutes);
            let mode = modes.entry(contact.mode.unwrap()).or_default();
            mode.add(contact.minutes);
            let month = months.entry(contact.month.unwrap()).or_default();
            month.add(contact.minutes);
            if contact.form == Form::Visit {
                let wrapped = trellis.visit_wrap_up(contact.id).unwrap();
                for it in wrapped.components {
                    *components.entry(it.component).or_default() += it.minutes.unwrap_or(0);
                }
            }
        }
        let dose = trellis.dose(&of(card.id)).unwrap();
        assert_eq!(dose.total, total, "{}", card.name);
        let recount: Vec<_> = quarters
            .values()
            .map(|it| (it.contacts, it.minutes))
            .collect();
        let told = dose.by_quarter.iter().map(|it| (it.contacts, it.minutes));
        assert_eq!(told.collect::<Vec<_>>(), recount);
        let recount: Vec<_> = modes.values().map(|it| (it.contacts, it.minutes)).collect();
        let told = dose.by_mode.iter().map(|it| (it.contacts, it.minutes));
        assert_eq!(told.collect::<Vec<_>>(), recount);
        let recount: Vec<_> = months
            .iter()
            .map(|(month, it)| (Some(*month), it.contacts, it.minutes))
            .collect();
        let told = dose.by_month.iter();
        let told = told.map(|it| (it.month, it.contacts, it.minutes));
        assert_eq!(told.collect::<Vec<_>>(), recount);
        for (code, minutes) in components {
            let told = dose.by_component.iter().find(|it| it.code == code);
            let told = told.map_or(0, |it| it.minutes);
            assert!(told >= minutes, "{code}: {told}, visits alone {minutes}");
        }
    }
    let dose = trellis.dose(&DoseQuery::default()).unwrap();
    assert_eq!(dose.total, all);
    assert_eq!(dose.by_tier.len(), 3);
}

#[test]
fn counting_changes_nothing_and_says_nothing_of_what_is_mine() {
    let Record {
        desk,
        mut trellis,
        cedar,
        heron: _,
        held,
    } = record();
    let mine = trellis_app::view::note::NewNote {
        visit: Some(held),
        ..note(cedar, Audience::Mine, "Nobody was listening")
    };
    trellis.add_note(&mine).unwrap();
    trellis.take_changed();
    let before = trellis.dump().unwrap();
    let dose = trellis.dose(&DoseQuery::default()).unwrap();
    let table = trellis.dose_csv(&DoseQuery::default()).unwrap();
    let told = all_of(&dose) + &table;
    for hidden in ["listening", "A hub closes", "Roles"] {
        assert!(!told.contains(hidden), "{hidden}");
    }
    assert_eq!(trellis.dump().unwrap(), before);
    assert!(trellis.take_changed().is_empty());
    drop(desk);
}
