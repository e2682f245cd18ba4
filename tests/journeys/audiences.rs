//! What is written for a narrower audience reaches no wider one: marked words are
//! planted in every field that is not for the region, then looked for on paper, in
//! the room and in what the room can find.

use crate::hands::{
    all_of, answer, begin, contact, day, goal, marked, note, place, region, seat, visit,
    words_on_paper,
};
use std::collections::BTreeMap;
use trellis_app::Trellis;
use trellis_app::view::contact::NewContact;
use trellis_app::view::note::NewNote;
use trellis_app::view::people::EditSeat;
use trellis_app::view::visit::{EditVisit, VisitRoom};
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Audience, Mark, Status, VisitPhase};
use trellis_tests::Desk;

/// A region in the room, with something planted wherever something can be.
struct Planted {
    desk: Desk,
    trellis: Trellis,
    region: Id,
    visit: Id,
    plan: Id,
    /// Never in the room, never on paper.
    mine: Vec<&'static str>,
    /// In the room at most, never on paper.
    team: Vec<&'static str>,
    /// Never in the room of another region.
    elsewhere: Vec<&'static str>,
}

#[expect(
    clippy::too_many_lines,
    reason = "one region, with something planted everywhere"
)]
fn plant() -> Planted {
    let (desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let held = trellis.plan_visit(&visit(cedar, "2026-08-20")).unwrap();
    trellis.set_phase(held, VisitPhase::Closed).unwrap();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let target = trellis
        .add_goal(&goal(cedar, "Every key task has a backup"))
        .unwrap();

    // Notes about each thing that a note can be about, each with a mark that would
    // carry it into the plan if audiences did not count.
    let plant_notes = |trellis: &mut Trellis, audience, words: [&'static str; 6]| {
        let said = |text: &str| NewNote {
            domain: Some(CapacityDomain::LeadershipAndTeams),
            mark: Some(Mark::Strong),
            ..note(cedar, audience, text)
        };
        trellis.add_note(&said(words[0])).unwrap();
        trellis
            .add_note(&NewNote {
                visit: Some(today),
                ..said(words[1])
            })
            .unwrap();
        trellis
            .add_note(&NewNote {
                visit: Some(held),
                ..said(words[2])
            })
            .unwrap();
        trellis
            .add_note(&marked(said(words[3]), "LT-IN-02", Mark::ToWorkOn))
            .unwrap();
        trellis
            .add_note(&NewNote {
                goal: Some(target),
                ..said(words[4])
            })
            .unwrap();
        trellis
            .add_note(&NewNote {
                visit: Some(today),
                ..marked(said(words[5]), "LT-IN-02", Mark::Strong)
            })
            .unwrap();
    };
    let mut mine = vec![
        "zmineregion",
        "zminevisit",
        "zminebefore",
        "zmineitem",
        "zminegoal",
        "zminehere",
    ];
    plant_notes(
        &mut trellis,
        Audience::Mine,
        mine.clone().try_into().unwrap(),
    );
    let mut team = vec![
        "zteamregion",
        "zteamvisit",
        "zteambefore",
        "zteamitem",
        "zteamgoal",
        "zteamhere",
    ];
    plant_notes(
        &mut trellis,
        Audience::Team,
        team.clone().try_into().unwrap(),
    );

    // A reflection that is still being typed when the room opens.
    trellis
        .save_draft(&place("composer", today, "own"), "zminedraft")
        .unwrap();
    mine.push("zminedraft");

    // Narrowed after it was said.
    let narrowed = |trellis: &mut Trellis, text: &'static str, to| {
        let id = trellis
            .add_note(&NewNote {
                visit: Some(today),
                ..note(cedar, Audience::Region, text)
            })
            .unwrap();
        trellis.mark_note(id, Some(Mark::Strong)).unwrap();
        trellis.readdress_note(id, to).unwrap();
    };
    narrowed(&mut trellis, "zminenarrowed", Audience::Mine);
    narrowed(&mut trellis, "zteamnarrowed", Audience::Team);
    mine.push("zminenarrowed");
    team.push("zteamnarrowed");

    // People: how to reach them, and a vacancy that nobody has announced.
    let maya = trellis
        .add_seat(&seat(cedar, "Coordinator", "Maya Ortiz"))
        .unwrap();
    let reach_at = Some("zteamreach@example.org".to_owned());
    trellis
        .edit_seat(
            maya,
            &EditSeat {
                reach_at,
                ..EditSeat::default()
            },
        )
        .unwrap();
    let open = trellis.add_seat(&seat(cedar, "zteamrole", "")).unwrap();
    let cover = Some("zteamcover".to_owned());
    trellis
        .edit_seat(
            open,
            &EditSeat {
                cover,
                ..EditSeat::default()
            },
        )
        .unwrap();
    team.extend(["zteamreach", "zteamrole", "zteamcover"]);

    // Minutes by component, and the other minutes of the visit.
    trellis
        .edit_visit(
            today,
            &EditVisit {
                support: Some(trellis_domain::words::Support::Capacity),
                ..EditVisit::default()
            },
        )
        .unwrap();
    trellis.set_component(today, "CPC2", Some(47)).unwrap();
    let minutes = EditVisit {
        preparation_minutes: Some(1_311),
        travel_minutes: Some(1_312),
        ..EditVisit::default()
    };
    trellis.edit_visit(today, &minutes).unwrap();

    // Another region, in every kind of record.
    let there = trellis.plan_visit(&visit(heron, "2026-11-20")).unwrap();
    trellis
        .add_note(&NewNote {
            visit: Some(there),
            ..note(heron, Audience::Region, "zelsenote")
        })
        .unwrap();
    trellis.add_goal(&goal(heron, "zelsegoal")).unwrap();
    trellis
        .add_action(&crate::hands::action(heron, "zelseaction"))
        .unwrap();
    trellis
        .add_line(there, &crate::hands::line("zelseline"))
        .unwrap();
    trellis
        .log_contact(&NewContact {
            on: Some(day("2026-11-01")),
            ..contact(heron, "zelsecontact")
        })
        .unwrap();
    trellis
        .answer(&trellis_app::view::checklist::EditAnswer {
            evidence: Some("zelseevidence".to_owned()),
            ..answer(heron, "LT-IN-02", Status::Partly)
        })
        .unwrap();
    let elsewhere = vec![
        "zelsenote",
        "zelsegoal",
        "zelseaction",
        "zelseline",
        "zelsecontact",
        "zelseevidence",
        "Heron Lake",
    ];

    // Something that may be seen, so that looking finds what is there.
    trellis
        .add_note(&NewNote {
            visit: Some(today),
            ..marked(
                note(cedar, Audience::Region, "zregionsaid"),
                "LT-IN-02",
                Mark::Strong,
            )
        })
        .unwrap();
    let plan = trellis.start_plan(cedar, Some(today)).unwrap();
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    Planted {
        desk,
        trellis,
        region: cedar,
        visit: today,
        plan,
        mine,
        team,
        elsewhere,
    }
}

/// Everything of the checklists that a room can open.
fn every_cell(trellis: &Trellis, region: Id) -> String {
    let mut all = all_of(&trellis.strip(region).unwrap());
    for domain in CapacityDomain::ALL {
        for stage in CapacityStage::ALL {
            all.push_str(&all_of(&trellis.cell(region, domain, stage, None).unwrap()));
        }
    }
    all
}

fn shows_none(shown: &str, words: &[&str], place: &str) {
    for word in words {
        assert!(!shown.contains(word), "“{word}” shows {place}: {shown}");
    }
}

#[test]
fn the_room_shows_nothing_that_is_mine_and_no_other_region() {
    let planted = plant();
    let room: VisitRoom = planted.trellis.visit_room(planted.visit).unwrap();
    let shown = all_of(&room);
    assert!(
        shown.contains("zregionsaid") && shown.contains("zteamvisit"),
        "{shown}"
    );
    shows_none(&shown, &planted.mine, "in the room");
    shows_none(&shown, &planted.elsewhere, "in the room");
    shows_none(
        &shown,
        &["zteamreach", "CPC", "component", "1311", "1312"],
        "in the room",
    );
}

#[test]
fn a_checklist_in_the_room_shows_nothing_that_is_mine_and_no_other_region() {
    let planted = plant();
    let shown = every_cell(&planted.trellis, planted.region);
    assert!(shown.contains("zregionsaid") && shown.contains("zteamitem"));
    shows_none(&shown, &planted.mine, "in a checklist");
    shows_none(&shown, &planted.elsewhere, "in a checklist");
    shows_none(
        &shown,
        &[
            "zteamreach",
            "zteamrole",
            "zteamcover",
            "vacant since",
            "of 3.0",
        ],
        "in a checklist",
    );
}

#[test]
fn nothing_but_what_is_for_the_region_comes_onto_paper() {
    let planted = plant();
    let Planted { trellis, plan, .. } = &planted;
    let paper = planted.desk.place("plan.pdf");
    trellis.export_plan(*plan, &paper).unwrap();
    for (place, shown) in [
        (
            "in the preview",
            trellis.plan_pages(*plan).unwrap().join("\n"),
        ),
        ("beside the preview", all_of(&trellis.plan(*plan).unwrap())),
        ("on paper", words_on_paper(&paper)),
    ] {
        assert!(shown.contains("zregionsaid"), "{place}: {shown}");
        shows_none(&shown, &planted.mine, place);
        shows_none(&shown, &planted.team, place);
        shows_none(&shown, &planted.elsewhere, place);
        shows_none(&shown, &["CPC2", "1311", "1312"], place);
    }
}

#[test]
fn an_agreed_plan_keeps_nothing_else_either() {
    let mut planted = plant();
    planted.trellis.agree_plan(planted.plan).unwrap();
    let shown = planted.trellis.plan_pages(planted.plan).unwrap().join("\n");
    assert!(shown.contains("zregionsaid"));
    shows_none(&shown, &planted.mine, "on agreed pages");
    shows_none(&shown, &planted.team, "on agreed pages");
    let Planted { desk, trellis, .. } = planted;
    drop(trellis);
    // Not even in what is kept: the agreed record travels to whoever holds the region.
    let kept = rusqlite::Connection::open(desk.workbook()).unwrap();
    let model: String = kept
        .query_row("SELECT model FROM agreed_plan", [], |row| row.get(0))
        .unwrap();
    assert!(model.contains("zregionsaid"));
    shows_none(&model, &planted.mine, "in the agreed plan's record");
    shows_none(&model, &planted.team, "in the agreed plan's record");
}

#[test]
fn a_search_in_the_room_finds_neither_what_is_mine_nor_another_region() {
    let Planted {
        trellis,
        region,
        mine,
        elsewhere,
        ..
    } = plant();
    assert_eq!(
        trellis.search_in_room("zregionsaid", region).unwrap().len(),
        1
    );
    assert_eq!(
        trellis.search_in_room("zteamvisit", region).unwrap().len(),
        1
    );
    for word in mine
        .iter()
        .chain(&elsewhere)
        .copied()
        .chain(["zmine", "zelse", "Heron"])
    {
        let found = trellis.search_in_room(word, region).unwrap();
        assert!(found.is_empty(), "“{word}” finds {found:?}");
    }
    // At the desk, one finds one's own.
    for word in mine.into_iter().filter(|word| *word != "zminedraft") {
        assert_eq!(trellis.search(word).unwrap().len(), 1, "“{word}”");
    }
}

#[test]
fn what_is_mine_travels_with_its_holder_only() {
    // What is handed to others is taken by scope: every change that holds words of
    // mine stands in the holder's own.
    let Planted { trellis, .. } = plant();
    let dump = trellis.dump().unwrap();
    let scope_of: BTreeMap<&str, &str> = dump
        .lines()
        .filter_map(|line| line.strip_prefix("change "))
        .map(|line| line.split(' ').collect::<Vec<_>>())
        .map(|words| (words[0], words[2]))
        .collect();
    // A note that once was for the region has been in the room already.
    let of_mine: Vec<&str> = dump
        .lines()
        .filter(|line| line.starts_with("  text ") && line.contains("zmine"))
        .map(|line| scope_of[line.trim().split(' ').nth(1).unwrap()])
        .collect();
    let private = of_mine
        .iter()
        .filter(|scope| scope.starts_with("private"))
        .count();
    assert_eq!(
        (of_mine.len(), private),
        (8, 7),
        "six notes, and one that was narrowed: {of_mine:?}"
    );
}

#[test]
fn a_note_that_was_widened_shows_and_leaves_no_trace_of_before() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let id = trellis
        .add_note(&NewNote {
            visit: Some(today),
            ..note(cedar, Audience::Mine, "zprivatefirst")
        })
        .unwrap();
    trellis.edit_note(id, "zsharednow").unwrap();
    let shared = trellis.readdress_note(id, Audience::Region).unwrap();
    assert_ne!(
        id, shared,
        "a new record, so that the old one stays where it was"
    );
    let shown = all_of(&trellis.visit_room(today).unwrap());
    assert!(shown.contains("zsharednow"));
    assert!(!shown.contains("zprivatefirst"));
    assert_eq!(trellis.search("zprivatefirst").unwrap().len(), 0);
    assert_eq!(
        trellis.search_in_room("zsharednow", cedar).unwrap().len(),
        1
    );
}
