//! An agency and its content packs, as they come by mail: JSON that somebody wrote.

use crate::hands::visit;
use serde_json::{Value, json};
use std::path::PathBuf;
use trellis_app::Trellis;
use trellis_app::view::checklist::{CellView, ItemView};
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::VisitPhase;
use trellis_tests::Desk;

/// The id of the agency's pack.
pub const AGENCY: &str = "piedmont.items";

/// A condition, worded for a test.
pub fn item(id: &str, text: &str) -> Value {
    json!({
        "id": id,
        "text": text,
        "evidence": format!("{id} is written down."),
        "sources": ["PJ"],
    })
}

/// A pack with nothing in it yet.
pub fn empty(id: &str, version: &str) -> Value {
    json!({
        "format": 1,
        "id": id,
        "version": version,
        "title": "Piedmont’s own words",
        "language": "en-US",
        "note": "Written by the agency.",
        "sources": [{ "code": "PJ", "title": "Our own judgment" }],
    })
}

/// The same with one more part.
pub fn with(mut pack: Value, part: &str, holds: Value) -> Value {
    pack[part] = holds;
    pack
}

/// A cell.
pub fn cell_of(domain: &str, stage: &str, items: Vec<Value>) -> Value {
    json!({ "domain": domain, "stage": stage, "questions": [], "items": Value::Array(items) })
}

/// The agency's pack with items for teams at installation.
pub fn pack(version: &str, items: Vec<Value>) -> Value {
    let cells = json!([cell_of("LT", "IN", items)]);
    with(empty(AGENCY, version), "cells", cells)
}

/// Lays a pack on the desk.
pub fn lay(desk: &Desk, pack: &Value) -> PathBuf {
    let path = desk.place("pack from the agency.json");
    std::fs::write(&path, pack.to_string()).unwrap();
    path
}

/// Takes up a pack.
pub fn adopt(desk: &Desk, trellis: &mut Trellis, pack: &Value) {
    trellis.add_pack(&lay(desk, pack)).unwrap();
}

/// A visit that has begun.
pub fn begun(trellis: &mut Trellis, region: Id) -> Id {
    let today = trellis.plan_visit(&visit(region, "2026-11-19")).unwrap();
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    today
}

/// Leadership and teams at installation: as a visit sees it, or as it is today.
pub fn teams(trellis: &Trellis, region: Id, visit: Option<Id>) -> CellView {
    let (domain, stage) = (
        CapacityDomain::LeadershipAndTeams,
        CapacityStage::Installation,
    );
    trellis.cell(region, domain, stage, visit).unwrap()
}

/// An item of that cell.
pub fn find(trellis: &Trellis, region: Id, visit: Option<Id>, id: &str) -> Option<ItemView> {
    let items = teams(trellis, region, visit).items;
    items.into_iter().find(|item| item.id == id)
}

/// The words of an item, where it is asked.
pub fn words_of(trellis: &Trellis, region: Id, visit: Option<Id>, id: &str) -> Option<String> {
    find(trellis, region, visit, id).map(|item| item.text)
}

/// Everything on the pages of a plan that is started now.
pub fn plan_words(desk: &Desk, trellis: &mut Trellis, region: Id) -> String {
    let plan = trellis.start_plan(region, None).unwrap();
    let paper = desk.place("plan.pdf");
    trellis.export_plan(plan, &paper).unwrap();
    crate::hands::words_on_paper(&paper)
}
