//! The size and shape of the published study of this practice (PMC10293536): 749
//! interactions with 13 regions from November 2016 to December 2021, by month of the
//! relationship. The numbers here are made up so that they can be added by hand.
//!
//! Region *n* begins on the first of a month, *n* months after November 2016. Each has
//! an hour on the 15th of each of its first 48 months (624 contacts), half an hour more
//! on the 28th of each of its first nine (117), and the first eight 45 minutes on the
//! last day of 2021 (8).

use super::record::{by_a_colleague, tally};
use crate::hands::{begin, contact, day, region};
use chrono::{Days, Months, NaiveDate};
use trellis_app::view::contact::NewContact;
use trellis_app::view::dose::{DoseQuery, MonthDose};
use trellis_app::view::region::NewRegion;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::contact as c;
use trellis_domain::words::{Mode, Support};
use trellis_store::Edit;
use trellis_tests::thursday;

fn months_on(from: NaiveDate, months: u32) -> NaiveDate {
    from.checked_add_months(Months::new(months)).unwrap()
}

fn entry(region: Id, number: u32, on: NaiveDate, minutes: i64) -> Edit {
    let id = Id::natural("published", &[region.as_bytes(), &number.to_be_bytes()]);
    // A third was entered long after it took place.
    let late = Days::new(if number.is_multiple_of(3) { 400 } else { 0 });
    Edit::new(Scope::Region(region), &c::NOUN, id)
        .set(c::region, region)
        .set(c::form, "logged")
        .set(
            c::mode,
            if number.is_multiple_of(2) {
                "in_person"
            } else {
                "phone"
            },
        )
        .set(c::took_on, on)
        .set(c::entered_on, on + late)
        .set(c::minutes, minutes)
        .set(c::support, "capacity")
}

#[test]
fn thirteen_regions_are_set_side_by_side_by_month_of_the_relationship() {
    let (desk, mut trellis) = begin();
    let first = day("2016-11-01");
    let mut regions = Vec::new();
    for number in 0..13 {
        let began_on = months_on(first, number);
        let name = format!("Region {:02}", number + 1);
        let new = NewRegion {
            began_on: Some(began_on),
            ..region(&name)
        };
        regions.push((trellis.add_region(&new).unwrap(), began_on));
    }
    // The last of all is entered by hand, five years after.
    let last = NewContact {
        mode: Mode::Video,
        on: Some(day("2021-12-31")),
        minutes: Some(45),
        support: Some(Support::Capacity),
        ..contact(regions[7].0, "What comes next")
    };
    trellis.log_contact(&last).unwrap();
    drop(trellis);

    let mut edits = Vec::new();
    for (number, (region, began)) in regions.iter().enumerate() {
        for month in 0..48 {
            let on = months_on(*began, month);
            edits.push(entry(*region, month, on + Days::new(14), 60));
            if month < 9 {
                edits.push(entry(*region, 100 + month, on + Days::new(27), 30));
            }
        }
        if number < 7 {
            edits.push(entry(*region, 200, day("2021-12-31"), 45));
        }
    }
    assert_eq!(edits.len() + 1, 749);
    by_a_colleague(&desk, edits);

    let trellis = desk.open_on(thursday(), 3).unwrap();
    let dose = trellis.dose(&DoseQuery::default()).unwrap();
    // 624 × 60 + 117 × 30 + 8 × 45.
    assert_eq!(dose.total, tally(749, 41_310, 0));
    assert_eq!(dose.by_region.len(), 13);
    let expected = (1..=62).filter_map(|month| {
        let (contacts, minutes) = match month {
            1..=9 => (13 + 13, 13 * 60 + 13 * 30),
            10..=48 => (13, 13 * 60),
            55..=62 => (1, 45),
            _ => return None,
        };
        Some(MonthDose {
            month: Some(month),
            contacts,
            minutes,
            without_minutes: 0,
        })
    });
    assert_eq!(dose.by_month, expected.collect::<Vec<_>>());
    let quarters = dose.by_quarter.iter().map(|it| it.name.as_str());
    let quarters: Vec<&str> = quarters.collect();
    assert_eq!(
        (quarters.len(), quarters[0], quarters[20]),
        (21, "Q4 2016", "Q4 2021")
    );
    // Two regions had begun by the end of 2016: three hours and three halves.
    assert_eq!(
        (dose.by_quarter[0].contacts, dose.by_quarter[0].minutes),
        (6, 270)
    );

    let trend = trellis.dose_trend(&DoseQuery::default()).unwrap();
    assert_eq!(trend.quarters, quarters);
    let names: Vec<&str> = trend.months.iter().map(|it| it.name.as_str()).collect();
    let mut by_name = names.clone();
    by_name.sort_unstable();
    assert_eq!(names, by_name, "by name, never by how much");
    let lengths: Vec<usize> = trend.months.iter().map(|it| it.minutes.len()).collect();
    assert_eq!(
        lengths,
        [62, 61, 60, 59, 58, 57, 56, 55, 48, 48, 48, 48, 48]
    );
    assert_eq!(trend.months[12].minutes[8..10], [90, 60]);
    assert_eq!(trend.most_in_month, 90, "one scale for all of them");
    let sums = trend.all.minutes.iter().sum::<u32>();
    assert_eq!(sums, 41_310);
}
