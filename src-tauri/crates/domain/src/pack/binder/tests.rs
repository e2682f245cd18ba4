//! Packs lying on top of each other.

use super::super::{Activity, Cell, Component, Leaning, PackHash};
use super::*;
use crate::pack::Help;

fn item(id: &str) -> Item {
    Item {
        id: id.to_owned(),
        text: format!("The words of {id}."),
        evidence: "A page".to_owned(),
        sources: vec!["PJ".to_owned()],
        rollout: false,
        mirrors: None,
        leans_on: Vec::new(),
        help: None,
        replaces: Vec::new(),
        retired: false,
    }
}

const CELL: (CapacityDomain, CapacityStage) =
    (CapacityDomain::MediaNetworking, CapacityStage::Initial);

fn pack(id: &str, items: Vec<Item>) -> Pack {
    Pack {
        id: id.to_owned(),
        title: format!("The pack {id}"),
        cells: vec![Cell {
            domain: CELL.0,
            stage: CELL.1,
            questions: vec![format!("What says {id}?")],
            items,
        }],
        ..Pack::default()
    }
}

fn binder(packs: Vec<Pack>) -> Binder {
    let read = |pack: Pack| {
        let hash = PackHash::of(pack.id.as_bytes());
        Arc::new(ReadPack { pack, hash })
    };
    Binder::new(packs.into_iter().map(read).collect())
}

fn asked(binder: &Binder) -> Vec<&str> {
    let items = binder.items_in(CELL.0, CELL.1).into_iter();
    items.map(|standing| standing.item.id.as_str()).collect()
}

#[test]
fn an_agency_adds_its_items_and_questions_below_those_that_are_there() {
    let both = binder(vec![
        pack("trellis", vec![item("A-1")]),
        pack("county", vec![item("B-1")]),
    ]);
    assert_eq!(asked(&both), ["A-1", "B-1"]);
    assert_eq!(
        both.questions_in(CELL.0, CELL.1),
        ["What says trellis?", "What says county?"]
    );
    assert_eq!(
        both.find_item("B-1").map(|it| it.pack.pack.id.as_str()),
        Some("county")
    );
}

#[test]
fn a_retired_or_replaced_item_is_found_but_no_longer_asked() {
    let (mut old, mut heir) = (item("A-2"), item("B-1"));
    old.retired = true;
    heir.replaces = vec!["A-1".to_owned()];
    let both = binder(vec![
        pack("trellis", vec![item("A-1"), old]),
        pack("county", vec![heir]),
    ]);
    assert_eq!(asked(&both), ["B-1"]);
    for id in ["A-1", "A-2"] {
        assert_eq!(both.find_item(id).map(|it| it.item.id.as_str()), Some(id));
    }
}

fn component(code: &str, name: &str, activities: &[&str]) -> Component {
    let activity = |text: &&str| Activity {
        id: format!("{code}-A1"),
        text: (*text).to_owned(),
        essential: true,
        sources: vec!["PJ".to_owned()],
    };
    Component {
        code: code.to_owned(),
        name: name.to_owned(),
        is_working_name: false,
        about: "It is for trust.".to_owned(),
        early_in: Vec::new(),
        sources: vec!["PJ".to_owned()],
        activities: activities.iter().map(activity).collect(),
    }
}

#[test]
fn an_agency_names_a_component_and_its_activities_stay() {
    let (mut below, mut above) = (pack("trellis", vec![]), pack("county", vec![]));
    below.components = vec![
        component("CPC5", "A working name", &["Listen."]),
        component("CPC6", "Six", &[]),
    ];
    above.components = vec![
        component("CPC5", "Its real name", &[]),
        component("CPC11", "Eleven", &[]),
    ];
    let components = binder(vec![below, above]).components();
    let seen: Vec<(&str, &str, usize)> = components
        .iter()
        .map(|it| (it.code.as_str(), it.name.as_str(), it.activities.len()))
        .collect();
    assert_eq!(
        seen,
        [
            ("CPC5", "Its real name", 1),
            ("CPC6", "Six", 0),
            ("CPC11", "Eleven", 0)
        ]
    );
}

fn clashes(binder: &Binder, new: &Pack) -> Vec<String> {
    binder
        .find_clashes(new)
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn what_cannot_lie_beside_the_packs_in_use_is_named() {
    let mut below = item("A-1");
    below.replaces = vec!["B-2".to_owned()];
    let in_use = binder(vec![pack("trellis", vec![below, item("A-2")])]);
    let (mut taken, mut circle) = (item("A-2"), item("B-2"));
    taken.leans_on = vec![Leaning {
        item: "Z-9".to_owned(),
        why: "It helps.".to_owned(),
    }];
    circle.replaces = vec!["A-1".to_owned(), "Z-8".to_owned()];
    taken.help = Some(Help {
        why: "Because.".to_owned(),
        counts: "Something.".to_owned(),
        ask: "What?".to_owned(),
        sources: vec!["PJ".to_owned()],
    });
    assert_eq!(
        clashes(&in_use, &pack("county", vec![taken.clone(), circle])),
        [
            "item A-2: its id is taken by “The pack trellis”; give it another, or say that it replaces that item",
            "item A-2: it leans on Z-9, which no pack in use has",
            "item B-2: it replaces Z-8, which no pack in use has",
            "item A-1: it is replaced by what it replaces, in a circle",
            "item B-2: it is replaced by what it replaces, in a circle",
        ],
    );
    taken.leans_on.clear();
    let next_version = pack("trellis", vec![item("A-1"), taken]);
    assert_eq!(clashes(&in_use, &next_version), Vec::<String>::new());
}
