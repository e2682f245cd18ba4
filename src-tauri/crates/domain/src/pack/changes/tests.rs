//! What a person reads before taking up a new version.

use super::super::{Cell, Item, Pack};
use super::WhatChanged;
use crate::pack::{CapacityDomain, CapacityStage};

fn item(id: &str, text: &str) -> Item {
    Item {
        id: id.to_owned(),
        text: text.to_owned(),
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

fn pack(stage: CapacityStage, items: Vec<Item>) -> Pack {
    let cell = Cell {
        domain: CapacityDomain::CoCreationPartners,
        stage,
        questions: Vec::new(),
        items,
    };
    Pack {
        cells: vec![cell],
        ..Pack::default()
    }
}

fn said(new: &Pack, old: Option<&Pack>) -> Vec<(String, WhatChanged, String, String)> {
    let changes = new.changes_since(old).into_iter();
    changes
        .map(|it| (it.id, it.what, it.before, it.after))
        .collect()
}

#[test]
fn everything_in_a_first_version_is_new() {
    let new = pack(CapacityStage::Initial, vec![item("A-1", "We meet.")]);
    let expected = (
        "A-1".into(),
        WhatChanged::Added,
        String::new(),
        "We meet.".into(),
    );
    assert_eq!(said(&new, None), [expected]);
}

#[test]
fn added_reworded_retired_and_moved_are_told_apart() {
    let old = pack(
        CapacityStage::Initial,
        vec![
            item("A-1", "We meet."),
            item("A-2", "We talk."),
            item("A-3", "We write."),
        ],
    );
    let mut retired = item("A-3", "We write.");
    retired.retired = true;
    let new = pack(
        CapacityStage::Initial,
        vec![
            item("A-1", "We meet monthly."),
            retired,
            item("A-4", "We read."),
        ],
    );
    assert_eq!(
        said(&new, Some(&old)),
        [
            (
                "A-1".into(),
                WhatChanged::Reworded,
                "We meet.".into(),
                "We meet monthly.".into()
            ),
            (
                "A-2".into(),
                WhatChanged::Retired,
                "We talk.".into(),
                String::new()
            ),
            (
                "A-3".into(),
                WhatChanged::Retired,
                "We write.".into(),
                String::new()
            ),
            (
                "A-4".into(),
                WhatChanged::Added,
                String::new(),
                "We read.".into()
            ),
        ],
    );
    let elsewhere = pack(
        CapacityStage::Installation,
        vec![
            item("A-1", "We meet."),
            item("A-2", "We talk."),
            item("A-3", "We write."),
        ],
    );
    assert_eq!(
        said(&elsewhere, Some(&old)).first(),
        Some(&(
            "A-1".into(),
            WhatChanged::Moved,
            "CC-II".into(),
            "CC-IN".into()
        )),
    );
}

#[test]
fn an_item_that_another_replaces_is_retired() {
    let old = pack(CapacityStage::Initial, vec![item("A-1", "We meet.")]);
    let mut heir = item("A-2", "We meet in person.");
    heir.replaces = vec!["A-1".to_owned()];
    let new = pack(CapacityStage::Initial, vec![item("A-1", "We meet."), heir]);
    let whats: Vec<WhatChanged> = new
        .changes_since(Some(&old))
        .iter()
        .map(|it| it.what)
        .collect();
    assert_eq!(whats, [WhatChanged::Retired, WhatChanged::Added]);
}

#[test]
fn a_version_against_itself_changes_nothing() {
    let same = pack(CapacityStage::Initial, vec![item("A-1", "We meet.")]);
    assert_eq!(said(&same, Some(&same)), []);
}
