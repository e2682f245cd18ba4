//! Items that the support team writes itself, beside the packs.

use crate::agency::{find, plan_words, teams};
use crate::hands::{answer, begin, begin_with_region, day};
use trellis_app::Trellis;
use trellis_app::view::checklist::EditAnswer;
use trellis_app::view::own::NewOwnItem;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Mark, Status};

fn new_item(text: &str) -> NewOwnItem {
    NewOwnItem {
        domain: Some(CapacityDomain::LeadershipAndTeams),
        stage: Some(CapacityStage::Installation),
        text: text.to_owned(),
        evidence: "A key hangs by the door.".to_owned(),
    }
}

/// Adds an item; gives its id in the checklists.
fn add(trellis: &mut Trellis, region: Id, text: &str) -> String {
    trellis.add_own_item(&new_item(text)).unwrap();
    let own = teams(trellis, region, None).items;
    own.into_iter().rfind(|item| item.is_own).unwrap().id
}

fn answered(trellis: &mut Trellis, region: Id, item: &str) {
    trellis
        .answer(&EditAnswer {
            evidence: Some("Seen on Monday".to_owned()),
            mark: Some(Mark::Strong),
            ..answer(region, item, Status::InPlace)
        })
        .unwrap();
}

#[test]
fn an_own_item_is_asked_answered_reworded_and_retired_and_its_answer_stays() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let before = teams(&trellis, cedar, None).items.len();
    let id = add(&mut trellis, cedar, "  Our zhallway \n is open to teams. ");
    let item = find(&trellis, cedar, None, &id).unwrap();
    assert_eq!(item.text, "Our zhallway is open to teams.");
    assert_eq!(item.evidence_hint, "A key hangs by the door.");
    assert!(item.is_own && item.sources.iter().all(|it| it.is_judgment));
    assert_eq!(teams(&trellis, cedar, None).items.len(), before + 1);

    answered(&mut trellis, cedar, &id);
    let item = find(&trellis, cedar, None, &id).unwrap();
    assert_eq!(item.status, Some(Status::InPlace));
    assert!(plan_words(&desk, &mut trellis, cedar).contains("zhallway"));
    assert_eq!(
        trellis.find("zhallway").unwrap().groups[0].title,
        "Field guide"
    );

    trellis
        .edit_own_item(&id, "Our zlibrary is open to teams.", "The key is ours.")
        .unwrap();
    let item = find(&trellis, cedar, None, &id).unwrap();
    assert_eq!(item.text, "Our zlibrary is open to teams.");
    assert_eq!(item.evidence_hint, "The key is ours.");
    assert_eq!(
        item.status,
        Some(Status::InPlace),
        "its answer stays with it"
    );

    trellis.retire_own_item(&id, true).unwrap();
    assert!(find(&trellis, cedar, None, &id).is_none());
    let earlier = teams(&trellis, cedar, None).earlier;
    assert_eq!(earlier.len(), 1);
    assert_eq!(earlier[0].text, "Our zlibrary is open to teams.");
    assert_eq!(earlier[0].evidence, "Seen on Monday");
    assert_eq!(earlier[0].reached_on, Some(day("2026-11-19")));
    assert!(plan_words(&desk, &mut trellis, cedar).contains("zlibrary"));
    trellis.retire_own_item(&id, false).unwrap();
    let item = find(&trellis, cedar, None, &id).unwrap();
    assert_eq!(item.evidence, "Seen on Monday");
}

#[test]
fn own_items_stand_in_the_order_they_were_written_and_are_undone_one_by_one() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    for text in ["First.", "Second.", "Third."] {
        add(&mut trellis, cedar, text);
    }
    let own = |trellis: &Trellis| -> Vec<String> {
        let items = teams(trellis, cedar, None).items.into_iter();
        items.filter(|it| it.is_own).map(|it| it.text).collect()
    };
    assert_eq!(own(&trellis), ["First.", "Second.", "Third."]);
    trellis.undo().unwrap();
    assert_eq!(own(&trellis), ["First.", "Second."]);
}

#[test]
fn an_own_item_about_the_whole_region_stands_in_the_strip() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let strip = NewOwnItem {
        domain: None,
        stage: None,
        ..new_item("The county knows our name.")
    };
    trellis.add_own_item(&strip).unwrap();
    let items = trellis.strip(cedar).unwrap().items;
    let own = items.last().unwrap();
    assert_eq!(own.text, "The county knows our name.");
    assert!(own.is_own);
    answered(&mut trellis, cedar, &own.id);
    let items = trellis.strip(cedar).unwrap().items;
    assert_eq!(items.last().unwrap().status, Some(Status::InPlace));
}

#[test]
fn an_own_item_that_does_not_fit_is_refused() {
    let (_desk, mut trellis) = begin();
    let long = "a".repeat(161);
    let item = new_item("We meet.");
    let cases = [
        (new_item(" "), "The item is still empty"),
        (
            NewOwnItem {
                evidence: String::new(),
                ..item.clone()
            },
            "How we would know is still empty",
        ),
        (
            new_item(&long),
            "The item has 161 characters; at most 160 fit a line in the room",
        ),
        (
            NewOwnItem {
                stage: None,
                ..item.clone()
            },
            "An item in a domain stands at a stage, too",
        ),
        (
            NewOwnItem {
                domain: None,
                ..item
            },
            "An item in a domain stands at a stage, too",
        ),
    ];
    for (new, expected) in cases {
        let error = trellis.add_own_item(&new).unwrap_err();
        assert_eq!(error.what(), expected);
    }
    let error = trellis.retire_own_item("LT-IN-02", true).unwrap_err();
    assert_eq!(error.what(), "This item is no longer in the workbook");
}
