//! Regions, their tiers and contacts.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::Trellis;
use trellis_app::view::region::{
    EditRegion, EditStage, NewRegion, NewTier, RegionCard, RegionEarlier, RegionProfile,
};
use trellis_domain::id::Id;

/// Every region.
#[tauri::command(async)]
#[specta::specta]
pub fn list_regions(desk: State<'_, Desk>) -> Result<Vec<RegionCard>, Failure> {
    desk.read(Trellis::list_regions)
}

/// One region.
#[tauri::command(async)]
#[specta::specta]
pub fn region(desk: State<'_, Desk>, id: Id) -> Result<RegionProfile, Failure> {
    desk.read(|t| t.region(id))
}

/// Adds a region.
#[tauri::command(async)]
#[specta::specta]
pub fn add_region(app: AppHandle, desk: State<'_, Desk>, fresh: NewRegion) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_region(&fresh))
}

/// Changes facts of a region.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_region(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditRegion,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_region(id, &edit))
}

/// Deletes a region.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_region(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_region(id))
}

/// Says that a region works in a stage, or has it in focus.
#[tauri::command(async)]
#[specta::specta]
pub fn set_stage(app: AppHandle, desk: State<'_, Desk>, edit: EditStage) -> Result<(), Failure> {
    desk.write(&app, |t| t.set_stage(&edit))
}

/// Agrees a tier of support.
#[tauri::command(async)]
#[specta::specta]
pub fn agree_tier(app: AppHandle, desk: State<'_, Desk>, fresh: NewTier) -> Result<Id, Failure> {
    desk.write(&app, |t| t.agree_tier(&fresh))
}

/// What of a region is older than its profile shows.
#[tauri::command(async)]
#[specta::specta]
pub fn region_earlier(desk: State<'_, Desk>, id: Id) -> Result<RegionEarlier, Failure> {
    desk.read(|t| t.region_earlier(id))
}
