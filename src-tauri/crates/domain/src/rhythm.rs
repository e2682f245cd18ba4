//! What the practice asks for, and when: in-person contact each quarter for the two
//! capacity-building tiers, a capacity assessment and a tier review every six
//! months for every region (S2, Table 6.4). A missed rhythm is visible, never a
//! scolding.

use crate::calendar::Quarter;
use crate::words::{Form, Tier, VisitPhase};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// How something stands against its rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Standing {
    /// Done for this period.
    Done,
    /// Still to come.
    ComingUp,
    /// Its day has passed.
    Late,
    /// Not expected on this tier.
    NotExpected,
}

/// Whether a contact took place: one that was logged unless its day is still to come, a
/// visit once it is wrapped up or closed.
pub fn was_held(
    form: Option<Form>,
    phase: Option<VisitPhase>,
    on: Option<NaiveDate>,
    today: NaiveDate,
) -> bool {
    if form == Some(Form::Visit) {
        matches!(phase, Some(VisitPhase::WrapUp | VisitPhase::Closed))
    } else {
        on.is_none_or(|on| on <= today)
    }
}

/// How in-person contact stands this quarter.
///
/// `last` is the last in-person contact that was held; `relationship_began` keeps
/// a region that only just began from being called late. Where nobody wrote down
/// when it began, an old contact tells as much.
pub fn in_person(
    tier: Tier,
    last: Option<NaiveDate>,
    relationship_began: Option<NaiveDate>,
    today: NaiveDate,
) -> Standing {
    if tier == Tier::Universal {
        return Standing::NotExpected;
    }
    let quarter = Quarter::of(today);
    if last.is_some_and(|day| day >= quarter.first_day() && day <= today) {
        return Standing::Done;
    }
    // A whole quarter went by without one, from its first day to its last.
    let before = Quarter::of(quarter.first_day().pred_opt().unwrap_or(NaiveDate::MIN));
    let had_begun = relationship_began
        .or(last)
        .is_some_and(|day| day <= before.first_day());
    if had_begun && last.is_none_or(|day| day < before.first_day()) {
        Standing::Late
    } else {
        Standing::ComingUp
    }
}

/// The day that is proposed for the next visit, a weekday where it can be. `last` is the
/// last time in person; for universal support the last contact of any kind.
///
/// On the two capacity-building tiers, in person once a quarter: three months after the
/// last time where that is still ahead, and no later than the end of the quarter that
/// waits for it. For universal support, which asks for no visit, the check-in six months
/// on (S2, Table 6.4).
pub fn next_visit(tier: Tier, last: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    let quarter = Quarter::of(today);
    let proposed = match (tier, last) {
        (Tier::Universal, Some(last)) => six_months_on(last),
        (_, None) => quarter.last_day(),
        (_, Some(last)) => {
            let next = last.checked_add_months(Months::new(3)).unwrap_or(last);
            let waits = if last >= quarter.first_day() {
                quarter.next()
            } else {
                quarter
            };
            next.min(waits.last_day())
        }
    };
    weekday(proposed.max(today))
}

/// The same day, or for a weekend the Monday after it; the Friday before where the
/// quarter ends between.
fn weekday(day: NaiveDate) -> NaiveDate {
    let (after, before) = match day.weekday() {
        Weekday::Sat => (2, 1),
        Weekday::Sun => (1, 2),
        _ => return day,
    };
    let monday = day.checked_add_days(Days::new(after));
    monday
        .filter(|monday| Quarter::of(*monday) == Quarter::of(day))
        .or_else(|| day.checked_sub_days(Days::new(before)))
        .unwrap_or(day)
}

/// The day six months on, clamped to the month's end.
pub fn six_months_on(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(6)).unwrap_or(day)
}

/// When the community's capacity is to be assessed next: six months after it last was,
/// and where it never was, six months after the relationship began. Every region,
/// whatever its tier (S2, Table 6.4). `None` where neither is known.
pub fn assessment_due(
    last: Option<NaiveDate>,
    relationship_began: Option<NaiveDate>,
) -> Option<NaiveDate> {
    last.or(relationship_began).map(six_months_on)
}

/// How an assessment stands that is due on `due`. Where none was ever held it is never
/// done, however far its day.
pub fn assessment(last: Option<NaiveDate>, due: Option<NaiveDate>, today: NaiveDate) -> Standing {
    match (last, due) {
        (Some(_), Some(due)) => half_yearly(due, today),
        (None, Some(due)) => by(due, today),
        (_, None) => Standing::ComingUp,
    }
}

/// How something stands that comes back every six months and was done: one that is more
/// than a season away is nothing to think of yet.
pub fn half_yearly(due: NaiveDate, today: NaiveDate) -> Standing {
    if due > crate::due::soon(today) {
        Standing::Done
    } else {
        by(due, today)
    }
}

/// How something with a due date stands: coming up until its day has passed.
pub fn by(due: NaiveDate, today: NaiveDate) -> Standing {
    if today > due {
        Standing::Late
    } else {
        Standing::ComingUp
    }
}

/// Whether somebody who took a seat on this day is still new: for six months.
pub fn is_new(since: NaiveDate, today: NaiveDate) -> bool {
    six_months_on(since) >= today
}

/// The last day that is looked ahead to for what is to be asked about again.
pub fn chase_horizon(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(14)).unwrap_or(today)
}

/// How an agreement that ends on this day stands: nothing to think of until a season
/// before, then coming up, and late once the day has passed without a new one.
pub fn agreement_ends(ends: NaiveDate, today: NaiveDate) -> Option<Standing> {
    let season = today.checked_add_days(Days::new(92)).unwrap_or(today);
    (ends <= season).then(|| by(ends, today))
}

/// How many goals a plan does well to hold; one more asks which gives way.
pub const fn goals_that_fit(tier: Tier) -> usize {
    match tier {
        Tier::Intensive => 4,
        Tier::Brief | Tier::Universal => 3,
    }
}

/// Whether an answer “in place” has not been looked at for two half-year rounds:
/// nothing stays in place for good. `last` is the last day somebody talked about it.
pub fn wants_a_look(last: NaiveDate, today: NaiveDate) -> bool {
    last.checked_add_months(Months::new(12))
        .is_some_and(|round| round < today)
}
