//! How an adopted program moves from stage to stage.

use super::day;
use trellis_domain::stage_line::{Doubt, Move, doubts, standing};
use trellis_domain::words::AdoptionStage::{self, Exploration, Full, Initial, Installation};

fn moved(stage: AdoptionStage, on: &str) -> Move {
    Move {
        stage,
        on: (!on.is_empty()).then(|| day(on)),
    }
}

#[test]
fn the_last_move_whose_day_has_come_stands() {
    let today = day("2026-11-19");
    let explored = moved(Exploration, "2024-03-01");
    let installed = moved(Installation, "2025-01-10");
    let planned = moved(Initial, "2026-11-20");
    let unknown = moved(Exploration, "");
    let cases: [(&[Move], Option<Move>, &str); 6] = [
        (&[], None, "none was said"),
        (&[explored], Some(explored), "one"),
        (
            &[installed, explored],
            Some(installed),
            "by day, not by entry",
        ),
        (
            &[explored, installed, planned],
            Some(installed),
            "a day to come does not stand",
        ),
        (
            &[unknown, explored],
            Some(explored),
            "without a day comes before",
        ),
        (
            &[unknown],
            Some(unknown),
            "and stands where nothing else does",
        ),
    ];
    for (moves, expected, why) in cases {
        assert_eq!(standing(moves, today), expected, "{why}");
    }
}

#[test]
fn moves_out_of_order_are_worth_a_look() {
    let explored = moved(Exploration, "2024-03-01");
    let installed = moved(Installation, "2025-01-10");
    let back = moved(Exploration, "2025-06-01");
    let same_day = moved(Initial, "2025-01-10");
    let again = moved(Installation, "2026-02-01");
    let full = moved(Full, "2026-03-01");
    let unknown = moved(Full, "");
    #[rustfmt::skip]
    let cases: [(&[Move], &[Doubt], &str); 7] = [
        (&[], &[], "nothing"),
        (&[explored, installed], &[], "in order"),
        (&[installed, explored], &[], "late entry is normal: only days count"),
        (&[explored, full], &[], "what lies between need not be written down"),
        (&[installed, back], &[Doubt::Back { from: Installation, to: back }], "going back happens"),
        (&[installed, same_day], &[Doubt::OneDay { first: Installation, second: same_day }], "two on one day"),
        (&[installed, again, unknown], &[
            Doubt::Back { from: Full, to: installed },
            Doubt::Again(again),
        ], "the same twice; without a day reads as before"),
    ];
    for (moves, expected, why) in cases {
        assert_eq!(doubts(moves), expected, "{why}");
    }
}
