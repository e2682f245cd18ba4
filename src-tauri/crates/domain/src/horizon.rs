//! How far a goal looks: half a year, with a stop at the end of each quarter.

use crate::calendar::Quarter;
use chrono::NaiveDate;

pub use crate::rhythm::six_months_on as proposed_end;

/// As many stops are proposed; a goal that looks further is better cut in two.
const AT_MOST: usize = 8;

/// The ends of quarters at which a goal that was agreed on `from` and is due on `until`
/// is worth a look: after the one day and not after the other.
pub fn quarter_ends(from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    let mut ends = Vec::new();
    let mut quarter = Quarter::of(from);
    while quarter.last_day() <= until && ends.len() < AT_MOST {
        if quarter.last_day() > from {
            ends.push(quarter.last_day());
        }
        let next = quarter.next();
        if next == quarter {
            break;
        }
        quarter = next;
    }
    ends
}
