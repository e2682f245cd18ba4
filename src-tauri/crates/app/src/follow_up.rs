//! After a visit: an e-mail draft with the plan, and an action sheet that a team fills
//! in and sends back. Nothing is sent from here, and nothing in either is for anybody
//! but the region.

use crate::drafts::get_plan;
use crate::edit::{Maybe, in_region, text};
use crate::error::Error;
use crate::plans::export::{safe_name, write_whole};
use crate::trellis::Trellis;
use crate::view::follow_up::{ReturnedChange, ReturnedSheet};
use crate::words::{capitalized, counted};
use std::fmt::Write as _;
use std::path::Path;
use trellis_domain::calendar::long_date;
use trellis_domain::id::Id;
use trellis_domain::noun::action as a;
use trellis_domain::pack::PackHash;
use trellis_domain::words::ActionState;
use trellis_exchange::action_sheet::{ReturnedAction, SheetAction, read_actions, write_actions};
use trellis_exchange::mail::{Draft, write_draft};
use trellis_report::plan::{PlanAction, PlanModel};
use trellis_store::table::action::ActionRow;

/// Largest file that is read as an action sheet, in bytes.
const LARGEST: u64 = 20_000_000;

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Trellis {
    /// Writes a draft of an e-mail to the team, with the plan and the action sheet
    /// attached. The practitioner's mail program adds the addresses and sends it.
    ///
    /// # Errors
    /// Where the plan is gone, or the file cannot be written.
    pub fn write_follow_up(&self, plan: Id, to: &Path) -> Result<(), Error> {
        let row = get_plan(self, plan)?;
        let region = row.region.ok_or_else(|| Error::gone("plan"))?;
        let model = self.plan_as_printed(&row)?.model;
        let (pdf, _) = self.plan_paper(&row)?;
        let sheet = self.action_sheet(region)?;
        let subject = match model.meets_on {
            Some(on) => format!("Support plan for {}, {}", model.region, long_date(on)),
            None => format!("Support plan for {}", model.region),
        };
        let words = follow_up_words(&model);
        let id = PackHash::of(format!("{plan} {subject} {words}").as_bytes());
        let draft = Draft {
            subject,
            text: words,
            files: vec![
                (
                    self.plan_file_name(&row, "pdf")?,
                    "application/pdf".to_owned(),
                    pdf,
                ),
                (sheet_name(&model.region), WORKBOOK.to_owned(), sheet),
            ],
            id: id.as_str().chars().take(32).collect(),
        };
        write_whole(to, &write_draft(&draft))
    }

    /// What the draft's file is called.
    ///
    /// # Errors
    /// Where the plan is gone.
    pub fn follow_up_name(&self, plan: Id) -> Result<String, Error> {
        self.plan_file_name(&get_plan(self, plan)?, "eml")
    }

    /// Writes a region's open actions as a spreadsheet to fill in.
    ///
    /// # Errors
    /// Where the region is gone, or the file cannot be written.
    pub fn write_action_sheet(&self, region: Id, to: &Path) -> Result<(), Error> {
        self.get_region(region)?;
        write_whole(to, &self.action_sheet(region)?)
    }

    /// What the action sheet's file is called.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn action_sheet_name(&self, region: Id) -> Result<String, Error> {
        Ok(sheet_name(&self.region_name(Some(region))?))
    }

    /// What a sheet that came back would change. Nothing is changed.
    ///
    /// # Errors
    /// Where the workbook cannot be read. What is wrong with the sheet stands in the
    /// answer.
    pub fn look_at_action_sheet(&self, file: &Path) -> Result<ReturnedSheet, Error> {
        let returned = match read_file(file) {
            Ok(returned) => returned,
            Err((mistakes, remedy)) => {
                return Ok(ReturnedSheet {
                    changes: Vec::new(),
                    summary: String::new(),
                    mistakes,
                    remedy,
                });
            }
        };
        let mut changes = Vec::new();
        let mut mistakes = Vec::new();
        for back in returned {
            let Some(row) = ActionRow::find(self.reading(), back.id)? else {
                mistakes.push(format!(
                    "Sheet Actions, cell {}: this action is no longer in the workbook",
                    back.cell
                ));
                continue;
            };
            let before = row.state.as_deref().and_then(ActionState::from_code);
            let before = before.unwrap_or(ActionState::Open);
            let after = back.state.unwrap_or(before);
            let is_said = back.what_happened != row.reason.clone().unwrap_or_default();
            if after == before && (back.what_happened.is_empty() || !is_said) {
                continue;
            }
            if after == ActionState::CarriedOver && back.what_happened.is_empty() {
                mistakes.push(format!(
                    "Sheet Actions, cell {}: an action that is carried over says what came in between",
                    back.cell
                ));
                continue;
            }
            changes.push(ReturnedChange {
                action: back.id,
                step: text(row.step.as_ref()),
                before,
                after,
                what_happened: back.what_happened,
            });
        }
        let summary = match changes.len() {
            0 => "Nothing changes.".to_owned(),
            many => {
                let counted = counted(many, "action changes", "actions change");
                format!("{}.", capitalized(&counted))
            }
        };
        Ok(ReturnedSheet {
            changes,
            summary,
            mistakes,
            remedy: "Mend what is named in the sheet, or set these actions here.".to_owned(),
        })
    }

    /// Takes what a sheet says, in one step that can be undone.
    ///
    /// # Errors
    /// Where anything in the sheet is wrong, or it cannot be written; then nothing
    /// changes.
    pub fn take_action_sheet(&mut self, file: &Path) -> Result<ReturnedSheet, Error> {
        let sheet = self.look_at_action_sheet(file)?;
        if let Some(first) = sheet.mistakes.first() {
            return Err(Error::new(first.clone(), sheet.remedy));
        }
        let mut edits = Vec::new();
        for change in &sheet.changes {
            let row = ActionRow::find(self.reading(), change.action)?;
            let region = row.and_then(|row| row.region);
            let region = region.ok_or_else(|| Error::gone("action"))?;
            let said = (!change.what_happened.is_empty()).then_some(change.what_happened.as_str());
            let done_on = (change.after == ActionState::Done && change.before != change.after)
                .then(|| self.today());
            edits.push(
                in_region(region, &a::NOUN, change.action)
                    .set(a::state, change.after)
                    .maybe(a::reason, said)
                    .maybe(a::done_on, done_on),
            );
        }
        self.act(|act| {
            for edit in edits {
                act.edit(edit)?;
            }
            Ok(())
        })?;
        Ok(sheet)
    }

    fn action_sheet(&self, region: Id) -> Result<Vec<u8>, Error> {
        let rows = ActionRow::of_region(self.reading(), region)?.into_iter();
        let actions: Vec<SheetAction> = rows
            .filter_map(|row| {
                let state = row.state.as_deref().and_then(ActionState::from_code);
                let state = state.unwrap_or(ActionState::Open);
                matches!(state, ActionState::Open | ActionState::CarriedOver).then(|| SheetAction {
                    id: row.id,
                    step: text(row.step.as_ref()),
                    who: text(row.who.as_ref()),
                    by_on: row.by_on,
                    state,
                    reason: text(row.reason.as_ref()),
                })
            })
            .collect();
        Ok(write_actions(&self.region_name(Some(region))?, &actions)?)
    }
}

fn sheet_name(region: &str) -> String {
    safe_name(&format!("{region} actions"), "xlsx")
}

type Mistakes = (Vec<String>, String);

fn read_file(file: &Path) -> Result<Vec<ReturnedAction>, Mistakes> {
    let name = file.file_name().unwrap_or(file.as_os_str());
    let name = name.to_string_lossy();
    let unread = |_| {
        (
            vec![format!("{name} could not be read")],
            "See whether it is still there and may be read.".to_owned(),
        )
    };
    if std::fs::metadata(file).map_err(unread)?.len() > LARGEST {
        return Err((
            vec![format!("{name} is far larger than an action sheet")],
            "See whether another file was chosen by mistake.".to_owned(),
        ));
    }
    let bytes = std::fs::read(file).map_err(unread)?;
    read_actions(&bytes).map_err(|error| {
        let mistakes = match error.mistakes() {
            [] => vec![error.to_string()],
            mistakes => mistakes.iter().map(ToString::to_string).collect(),
        };
        (mistakes, format!("{}.", error.remedy()))
    })
}

/// What the draft says: thanks, what was agreed, what comes next.
fn follow_up_words(model: &PlanModel) -> String {
    let mut words = String::from("Dear colleagues,\n\n");
    let state = if model.agreed_on.is_some() {
        ""
    } else {
        ", still a draft,"
    };
    match model.meets_on {
        Some(on) => {
            // Writing to a String cannot fail.
            let _ = writeln!(
                words,
                "thank you for the time together on {}. The implementation support plan{state} is attached, with a sheet of the open actions to fill in and send back.",
                long_date(on)
            );
        }
        None => {
            let _ = writeln!(
                words,
                "the implementation support plan{state} is attached, with a sheet of the open actions to fill in and send back."
            );
        }
    }
    let goals = model.goals.iter().flatten();
    let actions: Vec<&PlanAction> = goals
        .flat_map(|goal| &goal.actions)
        .chain(&model.loose_actions)
        .collect();
    if model.with_actions && !actions.is_empty() {
        words.push_str("\nWho does what\n");
        for action in actions {
            let by = action.by_on.map(|by| format!("by {}", long_date(by)));
            let who = (!action.who.is_empty()).then(|| action.who.clone());
            let facts: Vec<String> = who.into_iter().chain(by).collect();
            let facts = facts.join(", ");
            let _ = match facts.as_str() {
                "" => writeln!(words, "– {}", action.step),
                facts => writeln!(words, "– {} ({facts})", action.step),
            };
        }
    }
    if let Some(dates) = model.dates.as_ref().filter(|dates| !dates.is_empty()) {
        words.push_str("\nNext dates\n");
        for date in dates {
            let _ = writeln!(words, "– {}: {}", long_date(date.on), date.about);
        }
    }
    let _ = write!(words, "\n{}\n{}\n", model.prepared_by, model.organization);
    words
}
