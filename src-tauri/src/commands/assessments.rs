//! Capacity assessments as a table goes through them.

use crate::desk::Desk;
use crate::failure::Failure;
use chrono::NaiveDate;
use tauri::{AppHandle, State};
use trellis_app::view::assessing::{
    AssessmentRoom, EditIndexScore, InstrumentChoice, StartAssessment,
};
use trellis_domain::id::Id;
use trellis_domain::words::AssessmentPart;

/// What an assessment can be begun with.
#[tauri::command(async)]
#[specta::specta]
pub fn instruments(desk: State<'_, Desk>) -> Result<Vec<InstrumentChoice>, Failure> {
    desk.read(|t| Ok(t.instruments()))
}

/// An assessment as the table sees it.
#[tauri::command(async)]
#[specta::specta]
pub fn assessment_room(desk: State<'_, Desk>, id: Id) -> Result<AssessmentRoom, Failure> {
    desk.read(|t| t.assessment_room(id))
}

/// Begins an assessment.
#[tauri::command(async)]
#[specta::specta]
pub fn start_assessment(
    app: AppHandle,
    desk: State<'_, Desk>,
    fresh: StartAssessment,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.start_assessment(&fresh))
}

/// Says how many have a vote.
#[tauri::command(async)]
#[specta::specta]
pub fn set_respondents(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    respondents: Option<u32>,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.set_respondents(id, respondents))
}

/// Moves the group to an item.
#[tauri::command(async)]
#[specta::specta]
pub fn go_to_item(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    item: String,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.go_to_item(id, &item))
}

/// Adds a hand to the present round of an item, or takes one back.
#[tauri::command(async)]
#[specta::specta]
pub fn raise_hand(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    item: String,
    score: u8,
    up: bool,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.raise_hand(id, &item, score, up))
}

/// Begins another round of an item.
#[tauri::command(async)]
#[specta::specta]
pub fn vote_again(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    item: String,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.vote_again(id, &item, None))
}

/// Chooses the score of an item.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_score(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    item: String,
    score: Option<u8>,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.choose_score(id, &item, score))
}

/// Keeps the score of an item and goes on.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_score(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    item: String,
) -> Result<Option<String>, Failure> {
    desk.write(&app, |t| t.keep_score(id, &item, None))
}

/// Leaves an item for later, or takes that back.
#[tauri::command(async)]
#[specta::specta]
pub fn park_item(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    item: String,
    parked: bool,
) -> Result<Option<String>, Failure> {
    desk.write(&app, |t| t.park_item(id, &item, parked))
}

/// Says that an item does not apply here, or takes that back.
#[tauri::command(async)]
#[specta::specta]
pub fn leave_item_out(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    item: String,
    does_not_apply: bool,
) -> Result<Option<String>, Failure> {
    desk.write(&app, |t| t.leave_item_out(id, &item, does_not_apply))
}

/// Adds somebody to an assessment.
#[tauri::command(async)]
#[specta::specta]
pub fn add_part(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    part: AssessmentPart,
    who: String,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_part(id, part, &who))
}

/// Takes somebody out of an assessment.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_part(app: AppHandle, desk: State<'_, Desk>, part: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.remove_part(part))
}

/// Types the score of one index from a form.
#[tauri::command(async)]
#[specta::specta]
pub fn add_index_score(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    fresh: EditIndexScore,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_index_score(id, &fresh))
}

/// Changes an index score.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_index_score(
    app: AppHandle,
    desk: State<'_, Desk>,
    index: Id,
    edit: EditIndexScore,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_index_score(index, &edit))
}

/// Deletes an index score.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_index_score(app: AppHandle, desk: State<'_, Desk>, index: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_index_score(index))
}

/// Finishes an assessment; what is worth knowing comes back in sentences.
#[tauri::command(async)]
#[specta::specta]
pub fn finish_assessment(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    on: Option<NaiveDate>,
) -> Result<Vec<String>, Failure> {
    desk.write(&app, |t| t.finish_assessment(id, on))
}

/// Breaks an assessment off.
#[tauri::command(async)]
#[specta::specta]
pub fn drop_assessment(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.drop_assessment(id))
}

/// Goes on with an assessment that was finished or broken off.
#[tauri::command(async)]
#[specta::specta]
pub fn reopen_assessment(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.reopen_assessment(id))
}
