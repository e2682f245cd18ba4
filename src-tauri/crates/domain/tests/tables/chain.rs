//! Chains: what a signature vouches for, what somebody holds, what they lack.

use std::collections::BTreeSet;
use trellis_domain::chain::{
    Link, Links, convoy, count_known, gaps, known_to, stretches, unsigned,
};
use trellis_domain::change::Identity;

/// The name of a change of the tests: its number, and its branch where there are two.
fn name(branch: u8, seq: u64) -> Identity {
    let mut bytes = [branch; 32];
    bytes[..8].copy_from_slice(&seq.to_be_bytes());
    Identity::from_bytes(bytes)
}

/// Links of these numbers, each naming the one before it.
fn links(numbers: impl IntoIterator<Item = u64>) -> Links {
    numbers
        .into_iter()
        .map(|seq| {
            let prev = (seq > 1).then(|| name(0, seq - 1));
            (name(0, seq), Link { seq, prev })
        })
        .collect()
}

/// A second branch that leaves the first after `after`.
fn branch(after: u64, upto: u64) -> Links {
    (after + 1..=upto)
        .map(|seq| {
            let from = u8::from(seq != after + 1);
            let prev = Some(name(from, seq - 1));
            (name(1, seq), Link { seq, prev })
        })
        .collect()
}

fn numbers(links: &Links, names: &BTreeSet<Identity>) -> Vec<u64> {
    let mut numbers: Vec<u64> = names.iter().map(|name| links[name].seq).collect();
    numbers.sort_unstable();
    numbers
}

#[test]
fn a_checkpoint_vouches_for_what_hangs_on_it_without_a_hole() {
    for (there, ends, open) in [
        (vec![1, 2, 3], vec![3], vec![]),
        (vec![1, 2, 3], vec![2], vec![3]),
        (vec![1, 2, 3], vec![], vec![1, 2, 3]),
        (vec![1, 2, 4, 5], vec![5], vec![1, 2]),
        (vec![1, 2, 4, 5], vec![2, 5], vec![]),
        (vec![4, 5], vec![5], vec![]),
        (vec![4, 5], vec![9], vec![4, 5]),
    ] {
        let links = links(there.clone());
        let ends: Vec<(u64, Identity)> = ends.iter().map(|seq| (*seq, name(0, *seq))).collect();
        assert_eq!(numbers(&links, &unsigned(&links, &ends)), open, "{there:?}");
    }
    // A checkpoint that names another number than the change has vouches for nothing.
    let links = links([1, 2]);
    assert_eq!(unsigned(&links, &[(3, name(0, 2))]).len(), 2);
}

#[test]
fn what_travels_can_be_verified_by_who_holds_nothing() {
    for (there, ends, wanted, travels, stays) in [
        (vec![1, 2, 3], vec![3], vec![3], vec![3], vec![]),
        (vec![1, 2, 3], vec![3], vec![1], vec![1, 2, 3], vec![]),
        (vec![1, 2, 3], vec![1, 3], vec![1], vec![1, 2, 3], vec![]),
        (vec![1, 2, 3], vec![2], vec![1, 3], vec![1, 2], vec![3]),
        (
            vec![1, 2, 5, 6],
            vec![2, 6],
            vec![1, 5],
            vec![1, 2, 5, 6],
            vec![],
        ),
        (vec![1, 2], vec![2], vec![], vec![], vec![]),
    ] {
        let links = links(there.clone());
        let ends: Vec<(u64, Identity)> = ends.iter().map(|seq| (*seq, name(0, *seq))).collect();
        let wanted: BTreeSet<Identity> = wanted.iter().map(|seq| name(0, *seq)).collect();
        let convoy = convoy(&links, &ends, &wanted);
        assert_eq!(numbers(&links, &convoy.travels), travels, "{there:?}");
        assert_eq!(numbers(&links, &convoy.stays), stays, "{there:?}");
        let sent: Links = links
            .iter()
            .filter(|(name, _)| convoy.travels.contains(name))
            .map(|(name, link)| (*name, *link))
            .collect();
        let with: Vec<(u64, Identity)> = convoy.ends.iter().map(|at| ends[*at]).collect();
        assert!(unsigned(&sent, &with).is_empty(), "{there:?}");
    }
}

#[test]
fn what_somebody_states_is_what_they_are_known_to_hold() {
    for there in [
        vec![],
        vec![1],
        (1..=40).collect::<Vec<_>>(),
        vec![1, 2, 5, 6, 9],
    ] {
        let links = links(there.clone());
        let known = known_to(&links, &stretches(&links));
        assert_eq!(numbers(&links, &known), there);
    }
}

#[test]
fn of_an_unbroken_chain_what_is_known_is_counted_without_a_look_at_each() {
    let ours = links(1..=60);
    let number_of = |name: &Identity| Ok::<_, ()>(ours.get(name).map(|link| link.seq));
    let mut told = [
        vec![],
        stretches(&links(1..=1)),
        stretches(&links(1..=60)),
        stretches(&links(1..=100)),
        stretches(&links([1, 2, 3, 20, 21, 22, 50])),
        stretches(&links(30..=60)),
        stretches(&links(70..=80)),
    ]
    .to_vec();
    let mut forked = links(1..=40);
    forked.extend(branch(20, 50));
    told.push(stretches(&forked));
    for held in told {
        let known = known_to(&ours, &held).len() as u64;
        assert_eq!(count_known(&held, number_of), Ok(known), "{held:?}");
    }
}

#[test]
fn a_statement_grows_with_the_logarithm_of_the_chain() {
    let stated = stretches(&links(1..=5000));
    assert_eq!(stated.len(), 1);
    assert_eq!((stated[0].from, stated[0].to), (1, 5000));
    assert!(stated[0].marks.len() < 16, "{}", stated[0].marks.len());
}

#[test]
fn who_holds_more_than_we_do_is_known_to_hold_at_least_half_of_ours() {
    let ours = links(1..=60);
    let theirs = stretches(&links(1..=100));
    let known = numbers(&ours, &known_to(&ours, &theirs));
    assert!(known.len() >= 30, "{known:?}");
    assert_eq!(known, (1..=known.len() as u64).collect::<Vec<_>>());
}

#[test]
fn a_number_that_was_used_twice_counts_for_one_branch_only() {
    let (ours, mut both) = (links(1..=6), links(1..=6));
    both.extend(branch(3, 8));
    let known = numbers(&both, &known_to(&both, &stretches(&ours)));
    assert_eq!(known, [1, 2, 3, 4, 5, 6]);
    let mut other = links(1..=3);
    other.extend(branch(3, 8));
    let known = known_to(&ours, &stretches(&other));
    assert!(
        numbers(&ours, &known).iter().all(|seq| *seq <= 3),
        "{known:?}"
    );
    assert_eq!(known_to(&both, &stretches(&both)).len(), both.len());
}

#[test]
fn gaps_are_told_as_first_and_last() {
    for (there, upto, missing) in [
        (vec![1, 2, 3], 0, vec![]),
        (vec![1, 2, 3], 5, vec![(4, 5)]),
        (vec![3, 4, 9], 0, vec![(1, 2), (5, 8)]),
        (vec![], 4, vec![(1, 4)]),
        (vec![], 0, vec![]),
    ] {
        assert_eq!(gaps(&links(there), upto), missing);
    }
}
