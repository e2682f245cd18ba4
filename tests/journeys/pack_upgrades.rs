//! Trellis itself brings newer words: they are offered with what they change, and
//! used once somebody takes them up.

use crate::agency::lay;
use crate::hands::begin_with_region;
use serde_json::Value;
use trellis_app::view::checklist::EditAnswer;
use trellis_domain::pack::{CapacityDomain, CapacityStage, WhatChanged};
use trellis_domain::words::Status;

const CHECKLISTS: &str = "trellis.checklists";
const ITEM: &str = "LT-IN-02";
const OLD_WORDS: &str = "Somebody could step in for every key task.";

/// The built-in checklists as an earlier Trellis had them.
fn earlier() -> Value {
    let builtin = trellis_exchange::pack::builtins().unwrap().swap_remove(0);
    let mut pack = serde_json::to_value(&builtin.pack).unwrap();
    pack["version"] = "0.9".into();
    let cells = pack["cells"].as_array_mut().unwrap();
    let items = cells
        .iter_mut()
        .flat_map(|cell| cell["items"].as_array_mut().unwrap());
    for item in items.filter(|item| item["id"] == ITEM) {
        item["text"] = OLD_WORDS.into();
    }
    pack
}

#[test]
fn newer_words_that_came_with_trellis_are_offered_and_taken_up_by_choice() {
    let (desk, mut trellis, cedar) = begin_with_region();
    trellis.add_pack(&lay(&desk, &earlier())).unwrap();
    trellis
        .answer(&EditAnswer {
            region: cedar,
            item: ITEM.to_owned(),
            adoption: None,
            visit: None,
            status: Some(Status::InPlace),
            evidence: None,
            led_by: None,
            judged_by: None,
            reached_on: None,
            mark: None,
            clear: Vec::new(),
        })
        .unwrap();
    let card = |trellis: &trellis_app::Trellis| {
        let packs = trellis.packs().unwrap();
        packs.into_iter().find(|it| it.id == CHECKLISTS).unwrap()
    };
    let shown = |trellis: &trellis_app::Trellis| {
        let (domain, stage) = (
            CapacityDomain::LeadershipAndTeams,
            CapacityStage::Installation,
        );
        let cell = trellis.cell(cedar, domain, stage, None).unwrap();
        cell.items.into_iter().find(|it| it.id == ITEM).unwrap()
    };
    let offered = card(&trellis).newer.expect("a newer version is offered");
    assert_eq!(shown(&trellis).text, OLD_WORDS, "nothing changed by itself");

    let preview = trellis.look_at_newer(CHECKLISTS).unwrap();
    assert_eq!(
        (preview.version, preview.summary.as_str()),
        (offered, "1 reworded.")
    );
    let change = &preview.changes[0];
    assert_eq!(
        (change.what, change.before.as_str()),
        (WhatChanged::Reworded, OLD_WORDS)
    );
    assert_eq!(shown(&trellis).text, OLD_WORDS, "looking changes nothing");

    trellis.take_up_newer(CHECKLISTS).unwrap();
    assert_eq!(card(&trellis).newer, None);
    let item = shown(&trellis);
    assert_ne!(item.text, OLD_WORDS);
    assert_eq!(item.status, Some(Status::InPlace), "the answer stays");
    assert_eq!(
        item.answered_as.as_deref(),
        Some(OLD_WORDS),
        "with its words"
    );
    let again = trellis.take_up_newer(CHECKLISTS).unwrap_err();
    assert_eq!(
        again.what(),
        "The newest version of this pack is in use already"
    );
}
