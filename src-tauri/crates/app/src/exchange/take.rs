//! Taking a bundle in, and taking it back.

use crate::error::Error;
use crate::exchange::look::{Read, arrivals, summary};
use crate::exchange::{Held, count, leave_file};
use crate::trellis::Trellis;
use crate::view::exchange::{ImportCard, ImportOutcome};
use crate::words::{capitalized, counted};
use std::path::Path;
use trellis_domain::id::Id;
use trellis_store::Incoming;

impl Trellis {
    /// Takes a bundle in: all of it in one transaction, or nothing. What waits for
    /// entries that have not arrived is kept until they do.
    ///
    /// # Errors
    /// Each way in which a file is not what it should be has a sentence of its own.
    pub fn take_bundle(
        &mut self,
        file: &Path,
        passphrase: Option<&str>,
    ) -> Result<ImportOutcome, Error> {
        self.settle_drafts()?;
        let read = self.read_bundle(file, passphrase)?;
        let file_name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        self.note_taken(file, &read.bundle)?;
        let outcome = self.take_read(read, &file_name)?;
        leave_file(file);
        Ok(outcome)
    }

    /// Takes in what was read and not refused.
    pub(super) fn take_read(
        &mut self,
        read: Read,
        file_name: &str,
    ) -> Result<ImportOutcome, Error> {
        let Read { bundle, .. } = read;
        let manifest = bundle.manifest.clone();
        let brings_words = !bundle.attachments.is_empty();
        let is_request = bundle.changes.is_empty();
        let wall = self.wall();
        let incoming = Incoming {
            delivery: manifest.bundle,
            sender: manifest.from.key,
            written: manifest.written,
            file_name: file_name.to_owned(),
            changes: arrivals(bundle.changes, bundle.names),
            checkpoints: bundle
                .checkpoints
                .iter()
                .map(|signed| (signed.checkpoint, signed.signature))
                .collect(),
            attachments: bundle.attachments,
        };
        let received = self.workbook.take_in(incoming, wall)?;
        let mut row = self.reading().colleague(manifest.from.key)?;
        row.heard = Some(wall);
        if manifest.statement.no > row.statement_no {
            let mut said = Held::read(&row.statement);
            said.learn(
                &manifest.scopes,
                &manifest.statement.chains,
                &manifest.statement.wants,
            );
            row.statement_no = manifest.statement.no;
            row.statement = said.to_text();
        }
        self.workbook.keep_colleague(manifest.from.key, &row)?;
        let mut kinds: Vec<&'static str> = received.kinds.iter().copied().collect();
        kinds.push("exchange");
        if brings_words {
            kinds.push("adopted_pack");
        }
        self.note_changed(kinds)?;
        let sentence = if is_request {
            format!(
                "{} asked for what is missing there. Write them a bundle to answer.",
                manifest.from.name
            )
        } else {
            summary(&received)
        };
        Ok(ImportOutcome {
            delivery: manifest.bundle,
            changes: count(received.accepted.len()),
            waiting: count(received.held.len()),
            sentence,
        })
    }

    /// The bundles that were taken in, the latest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list_imports(&self) -> Result<Vec<ImportCard>, Error> {
        let mut cards = Vec::new();
        for row in self.reading().deliveries()? {
            let from = match row.sender {
                Some(sender) => match self.find_member(sender)? {
                    Some(member) => member.card.name,
                    None => self.name_of(sender)?,
                },
                None => "a colleague".to_owned(),
            };
            cards.push(ImportCard {
                delivery: row.id,
                file_name: row.file_name,
                from,
                received: self.when(row.received),
                written: row.written.map(|wall| self.when(wall)).unwrap_or_default(),
                changes: u32::try_from(row.changes).unwrap_or(u32::MAX),
                held: u32::try_from(row.held).unwrap_or(u32::MAX),
                is_undone: row.is_aside,
            });
        }
        Ok(cards)
    }

    /// Takes an import back: its entries are set aside, nothing is written, and nobody
    /// else hears of it. What something else builds on stays. Reading the file again
    /// brings it back.
    ///
    /// # Errors
    /// Where there is no such import.
    pub fn undo_import(&mut self, delivery: Id) -> Result<ImportOutcome, Error> {
        self.writable()?;
        let aside = self.workbook.set_aside(delivery)?;
        self.note_changed(aside.kinds.iter().copied().chain(["exchange"]))?;
        let mut sentence = capitalized(&format!(
            "{} taken back.",
            counted(aside.gone.len(), "entry was", "entries were")
        ));
        if !aside.stayed.is_empty() {
            sentence.push_str(&format!(
                " {} because something else builds on them or brought them too.",
                capitalized(&counted(aside.stayed.len(), "entry stays", "entries stay"))
            ));
        }
        Ok(ImportOutcome {
            delivery,
            changes: count(aside.gone.len()),
            waiting: count(aside.stayed.len()),
            sentence,
        })
    }
}
