//! Charts of one region and of several, what happened over time, and what comes next.

use crate::desk::Desk;
use crate::failure::Failure;
use chrono::NaiveDate;
use tauri::{AppHandle, State};
use trellis_app::view::chart::RegionCharts;
use trellis_app::view::continuity::ComesNext;
use trellis_app::view::side_by_side::{SideBySide, SideBySideQuery};
use trellis_app::view::timeline::{TimelineKind, TimelineView};
use trellis_domain::id::Id;

/// Whether charts are shown as their tables only.
#[tauri::command(async)]
#[specta::specta]
pub fn charts_as_tables(desk: State<'_, Desk>) -> Result<bool, Failure> {
    desk.read(trellis_app::Trellis::charts_as_tables)
}

/// Says whether charts are shown as their tables only.
#[tauri::command(async)]
#[specta::specta]
pub fn show_charts_as_tables(
    app: AppHandle,
    desk: State<'_, Desk>,
    is_so: bool,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.show_charts_as_tables(is_so))
}

/// The charts of a region.
#[tauri::command(async)]
#[specta::specta]
pub fn region_charts(desk: State<'_, Desk>, region: Id) -> Result<RegionCharts, Failure> {
    desk.read(|t| t.region_charts(region))
}

/// What happened in a region, on one line.
#[tauri::command(async)]
#[specta::specta]
pub fn timeline(
    desk: State<'_, Desk>,
    region: Id,
    kinds: Vec<TimelineKind>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Result<TimelineView, Failure> {
    desk.read(|t| t.timeline(region, &kinds, from, to))
}

/// What comes next in a region.
#[tauri::command(async)]
#[specta::specta]
pub fn comes_next(desk: State<'_, Desk>, region: Id) -> Result<ComesNext, Failure> {
    desk.read(|t| t.comes_next(region))
}

/// Several regions side by side.
#[tauri::command(async)]
#[specta::specta]
pub fn side_by_side(desk: State<'_, Desk>, ask: SideBySideQuery) -> Result<SideBySide, Failure> {
    desk.read(|t| t.side_by_side(&ask))
}
