//! Turnover over time: who sat where, what stood empty and who covered, who came and left.

use crate::hands::{begin_with_region, day, seat};
use trellis_app::Trellis;
use trellis_app::view::people::{EditSeat, NewSeat};
use trellis_app::view::turnover::SpellKind::{self, Held, Unwritten, Vacant};
use trellis_app::view::turnover::{SpellView, TeamTurnover};
use trellis_domain::id::Id;
use trellis_domain::words::Team;

fn cit(trellis: &Trellis, region: Id) -> TeamTurnover {
    let teams = trellis.turnover(region).unwrap().teams;
    teams.into_iter().find(|it| it.team == Team::Cit).unwrap()
}

fn told(spells: &[SpellView]) -> Vec<(SpellKind, &str, &str, &str)> {
    let it = spells.iter();
    it.map(|it| {
        (
            it.kind,
            it.person.as_str(),
            it.length.as_str(),
            it.cover.as_str(),
        )
    })
    .collect()
}

#[test]
fn a_seat_tells_who_sat_there_and_who_covered_while_it_stood_empty() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    assert!(trellis.turnover(cedar).unwrap().teams.is_empty());
    let first = NewSeat {
        from_on: Some(day("2024-01-08")),
        ..seat(cedar, "Coordinator", "Maya Ortiz")
    };
    let first = trellis.add_seat(&first).unwrap();
    let vacant = trellis.vacate_seat(first, day("2025-03-03")).unwrap();
    let cover = EditSeat {
        cover: Some("The lead agency".to_owned()),
        ..EditSeat::default()
    };
    trellis.edit_seat(vacant, &cover).unwrap();
    let second = trellis
        .fill_seat(vacant, "Noa Beck", day("2025-06-02"))
        .unwrap();
    trellis.end_seat(second, day("2026-01-05")).unwrap();
    // Months later the seat is there again; what lies between nobody wrote down.
    let again = NewSeat {
        from_on: Some(day("2026-10-01")),
        ..seat(cedar, "coordinator", "Maya Ortiz")
    };
    trellis.add_seat(&again).unwrap();
    let data = NewSeat {
        fte: Some(50),
        from_on: Some(day("2025-06-02")),
        ..seat(cedar, "Data lead", "")
    };
    trellis.add_seat(&data).unwrap();

    let team = cit(&trellis, cedar);
    let roles: Vec<&str> = team.lines.iter().map(|it| it.role.as_str()).collect();
    assert_eq!(roles, ["Coordinator", "Data lead"]);
    assert_eq!(
        told(&team.lines[0].spells),
        [
            (Held, "Maya Ortiz", "one year and one month", ""),
            (Vacant, "", "two months", "The lead agency"),
            (Held, "Noa Beck", "seven months", ""),
            (Unwritten, "", "eight months", ""),
            (Held, "Maya Ortiz", "one month", ""),
        ]
    );
    assert_eq!(
        told(&team.lines[1].spells),
        [(Vacant, "", "one year and five months", "")]
    );

    // Maya left the team and came back; the vacancy is nobody.
    let years: Vec<_> = team
        .years
        .iter()
        .map(|it| (it.year, it.came, it.left))
        .collect();
    assert_eq!(years, [(2026, 1, 1), (2025, 1, 1), (2024, 1, 0)]);

    let quarters: Vec<_> = team
        .quarters
        .iter()
        .map(|it| (it.name.as_str(), it.text.as_str()))
        .collect();
    assert_eq!(
        quarters,
        [
            ("Q1 2025", "1.0 of 3.0"),
            ("Q2 2025", "0.0 of 3.0"),
            ("Q3 2025", "1.0 of 3.0"),
            ("Q4 2025", "1.0 of 3.0"),
            ("Q1 2026", "1.0 of 3.0"),
            ("Q2 2026", "0.0 of 3.0"),
            ("Q3 2026", "0.0 of 3.0"),
            ("Q4 2026", "1.0 of 3.0"),
        ]
    );
    assert_eq!(
        team.quarters_text,
        "Community Implementation Team: FTE filled on the first day of each quarter, from Q1 2025 (1.0 of 3.0 FTE) to Q4 2026 (1.0 of 3.0 FTE). The least was 0.0 of 3.0 FTE on the first day of Q2 2025."
    );
}

#[test]
fn seats_of_earlier_days_are_entered_late_and_teams_without_shares_have_no_picture() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let past = |person: &str, from: &str, to: &str| NewSeat {
        team: Team::Clt,
        fte: None,
        from_on: Some(day(from)),
        to_on: Some(day(to)),
        ..seat(cedar, "Chair", person)
    };
    trellis
        .add_seat(&past("Helen Stroud", "2023-05-01", "2024-02-01"))
        .unwrap();
    trellis
        .add_seat(&past("Amos Keel", "2021-01-04", "2023-05-01"))
        .unwrap();
    let team = trellis.turnover(cedar).unwrap().teams.remove(0);
    assert_eq!(team.team, Team::Clt);
    let people: Vec<&str> = team.lines[0]
        .spells
        .iter()
        .map(|it| it.person.as_str())
        .collect();
    assert_eq!(people, ["Amos Keel", "Helen Stroud"]);
    assert!(team.quarters.is_empty());
    assert_eq!(team.quarters_text, "");
    let years: Vec<_> = team
        .years
        .iter()
        .map(|it| (it.year, it.came, it.left))
        .collect();
    assert_eq!(
        years,
        [(2026, 0, 0), (2024, 0, 1), (2023, 1, 1), (2021, 1, 0)]
    );
}
