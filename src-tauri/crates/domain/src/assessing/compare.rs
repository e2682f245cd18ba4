//! One administration beside another, and what to show first.

use super::IndexResult;

/// What became of a figure since an earlier administration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Both are known; the difference in hundredths.
    By(i64),
    /// It was not known then.
    New,
    /// It is not known now.
    Unknown,
}

/// What became of a figure.
pub fn change(before: Option<u32>, now: Option<u32>) -> Change {
    match (before, now) {
        (_, None) => Change::Unknown,
        (None, Some(_)) => Change::New,
        (Some(before), Some(now)) => Change::By(i64::from(now) - i64::from(before)),
    }
}

/// Strengths before what is to be worked on: the highest first, those of the same height
/// in the order they stand, those without a figure last.
pub fn strongest_first(results: &mut [IndexResult]) {
    results.sort_by_key(|it| std::cmp::Reverse(it.mean));
}
