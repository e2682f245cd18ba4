//! Places in a list that two people can reorder at once: text that sorts between
//! its neighbors, so that moving one line never rewrites the others.

const FIRST: u8 = b'a';
const LAST: u8 = b'z';

/// A place after `before` and ahead of `after`; either may be the list's end.
///
/// Places hold the letters a to z and never end in `a`, so there is always room
/// between two of them. Where the neighbors are out of order or equal (two people
/// moved lines at once), the answer follows `before`.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let before = before.unwrap_or_default().as_bytes();
    let after = after
        .filter(|after| after.as_bytes() > before)
        .map(str::as_bytes);
    let mut place = Vec::new();
    let mut bounded = after.is_some();
    for at in 0.. {
        let low = before.get(at).copied().unwrap_or(FIRST).clamp(FIRST, LAST);
        let high = if bounded {
            after
                .and_then(|after| after.get(at))
                .copied()
                .unwrap_or(LAST + 1)
        } else {
            LAST + 1
        };
        if high > low + 1 {
            place.push(low + (high - low) / 2);
            break;
        }
        place.push(low);
        // One below the upper neighbor: from here on there is no upper bound.
        bounded = bounded && high == low;
    }
    place.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn a_place_sorts_between_its_neighbors() {
        for (before, after) in [
            (None, None),
            (None, Some("n")),
            (Some("n"), None),
            (Some("a"), Some("b")),
            (Some("n"), Some("o")),
            (Some("n"), Some("nn")),
            (None, Some("ab")),
            (Some("zz"), None),
            (Some("z"), Some("zb")),
        ] {
            let place = between(before, after);
            assert!(
                before.is_none_or(|before| before < place.as_str()),
                "{before:?} {place}"
            );
            assert!(
                after.is_none_or(|after| place.as_str() < after),
                "{place} {after:?}"
            );
        }
    }

    #[test]
    fn a_thousand_lines_can_be_put_first_and_a_thousand_last() {
        let (mut first, mut last) = (between(None, None), between(None, None));
        for _ in 0..1000 {
            let earlier = between(None, Some(&first));
            let later = between(Some(&last), None);
            assert!(earlier < first && later > last);
            (first, last) = (earlier, later);
        }
    }

    #[test]
    fn neighbors_out_of_order_still_give_a_place_after_the_first() {
        assert!(between(Some("n"), Some("b")).as_str() > "n");
        assert!(between(Some("n"), Some("n")).as_str() > "n");
    }
}
