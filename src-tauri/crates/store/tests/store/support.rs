//! Laptops for tests: a workbook in a folder of its own, a person, a clock that is
//! set by hand.

#![allow(dead_code, missing_docs, reason = "each test uses a part of this")]

use std::path::PathBuf;
use tempfile::TempDir;
use trellis_domain::change::{AuthorKey, Change, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::{answer, region};
use trellis_store::{Action, Edit, Error, Founding, UndoReport, Workbook, Writing, Written};

/// The clock at the beginning of every test: 2 February 2026, 8:00 UTC.
pub const MORNING: i64 = 1_770_019_200_000;

pub fn id(number: u32) -> Id {
    let mut bytes = [7; 16];
    bytes[12..].copy_from_slice(&number.to_be_bytes());
    Id::from_bytes(bytes)
}

/// The region that most tests are about.
pub const WAKE: u32 = 1;

pub fn wake() -> Id {
    id(WAKE)
}

pub fn in_wake() -> Scope {
    Scope::Region(wake())
}

pub fn item(name: &str) -> Id {
    Id::natural("answer", &[wake().as_bytes(), b"base", name.as_bytes()])
}

pub struct Laptop {
    pub folder: TempDir,
    pub path: PathBuf,
    pub workbook: Workbook,
    pub author: AuthorKey,
    pub wall: i64,
    next_txn: u32,
    salt: u64,
}

pub fn founding(person: u8) -> Founding {
    Founding {
        workbook: id(9_000 + u32::from(person)),
        team: id(8_000),
        holder: id(7_000 + u32::from(person)),
        is_sample: false,
    }
}

impl Laptop {
    pub fn of(person: u8) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.trellis");
        let workbook = Workbook::create(&path, None, &founding(person)).unwrap();
        Self {
            folder,
            path,
            workbook,
            author: AuthorKey::from_bytes([person; 32]),
            wall: MORNING,
            next_txn: 0,
            salt: 0,
        }
    }

    /// Does one action; gives its name.
    pub fn act<T>(
        &mut self,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, Error>,
    ) -> (Id, T, Written) {
        let txn = self.fresh_txn();
        let (out, written) = self.attempt(txn, work).unwrap();
        (txn, out, written)
    }

    pub fn attempt<T>(
        &mut self,
        txn: Id,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, Error>,
    ) -> Result<(T, Written), Error> {
        self.wall += 1_000;
        let salt = &mut self.salt;
        let person = self.author.as_bytes()[0];
        let mut salts = || {
            *salt += 1;
            let mut bytes = [person; 16];
            bytes[..8].copy_from_slice(&salt.to_be_bytes());
            bytes
        };
        let action = Action {
            author: self.author,
            txn,
            wall: self.wall,
            salts: &mut salts,
            sign: None,
        };
        self.workbook.write(action, work)
    }

    pub fn fresh_txn(&mut self) -> Id {
        self.next_txn += 1;
        id(u32::from(self.author.as_bytes()[0]) << 16 | self.next_txn)
    }

    /// Writes one edit; gives the change.
    pub fn edit(&mut self, edit: Edit) -> Option<Identity> {
        self.act(|writing| writing.edit(edit)).1
    }

    pub fn undo(&mut self, txn: Id) -> (Id, UndoReport) {
        let by = self.fresh_txn();
        self.wall += 1_000;
        let mut salt = 1 << 32 | u64::from(self.next_txn) << 16;
        let mut salts = || {
            salt += 1;
            let mut bytes = [0; 16];
            bytes[..8].copy_from_slice(&u64::to_be_bytes(salt));
            bytes
        };
        let action = Action {
            author: self.author,
            txn: by,
            wall: self.wall,
            salts: &mut salts,
            sign: None,
        };
        (by, self.workbook.undo(action, txn).unwrap())
    }

    pub fn make_wake(&mut self) -> Identity {
        self.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, "Wake"))
            .unwrap()
    }

    pub fn answer(&mut self, name: &str, status: &str) -> Option<Identity> {
        self.edit(answering(name, status))
    }

    /// Everything accepted here.
    pub fn changes(&self) -> Vec<Change> {
        let changes = self.workbook.reading().changes().unwrap();
        changes.into_iter().map(|(_, change)| change).collect()
    }

    /// Reads everything that the other laptop holds; gives the delivery.
    pub fn read_from(&mut self, other: &Self, delivery: u32) -> trellis_store::Received {
        self.workbook
            .receive(id(delivery), other.changes(), self.wall)
            .unwrap()
    }

    /// Nothing is wrong with the workbook.
    #[track_caller]
    pub fn is_sound(&self) {
        assert_eq!(self.workbook.check().unwrap(), Vec::new());
    }
}

pub fn answering(name: &str, status: &str) -> Edit {
    Edit::new(in_wake(), &answer::NOUN, item(name))
        .set(answer::region, wake())
        .set(answer::pack, "base")
        .set(answer::item, name)
        .set(answer::status, status)
}
