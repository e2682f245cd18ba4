//! Taking back one's own last step.

use crate::drafts::noun_word;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::frame::Undone;
use crate::words::{capitalized, counted};
use trellis_domain::noun;
use trellis_domain::undo::Reason;
use trellis_store::UndoReport;

impl Trellis {
    /// Undoes this installation's last action. What somebody changed since is left
    /// alone and named.
    ///
    /// # Errors
    /// Where there is nothing to undo, or it cannot be written.
    pub fn undo(&mut self) -> Result<Undone, Error> {
        self.writable()?;
        let Some(last) = self.workbook.last_action(self.author())? else {
            return Err(Error::new(
                "There is nothing of yours to undo",
                "What colleagues wrote can only be undone by them.",
            ));
        };
        let report = self.undo_action(|workbook, action| workbook.undo(action, last.txn))?;
        self.note_written(&report.written)?;
        Ok(account(&report, "Undone"))
    }

    /// Takes back the last undo.
    ///
    /// # Errors
    /// Where nothing was undone, or it cannot be written.
    pub fn redo(&mut self) -> Result<Undone, Error> {
        self.writable()?;
        let Some(last) = self.workbook.last_undo(self.author())? else {
            return Err(Error::new(
                "There is no undo to take back",
                "Nothing was changed.",
            ));
        };
        let report = self.undo_action(|workbook, action| workbook.undo(action, last.txn))?;
        self.note_written(&report.written)?;
        Ok(account(&report, "Done again"))
    }
}

fn account(report: &UndoReport, verb: &str) -> Undone {
    let sentence = if report.written.changes.is_empty() {
        "Nothing was left to undo.".to_owned()
    } else {
        format!(
            "{verb}: {}.",
            counted(
                report.written.changes.len(),
                "entry went back",
                "entries went back"
            )
        )
    };
    let left = report
        .left
        .iter()
        .map(|left| {
            let thing = noun::find(&left.kind).map_or("record", noun_word);
            let field = left.field.replace('_', " ");
            let why = match left.reason {
                Reason::ChangedSince => "it was changed since",
                Reason::FormerErased => "what stood there before was erased",
                Reason::Final => "erasing is final",
            };
            format!("{}: {field} stays, because {why}.", capitalized(thing))
        })
        .collect();
    Undone { sentence, left }
}
