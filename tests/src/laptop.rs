//! Laptops of several people, and what they hand each other.

#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a test that meets something else than it expects has failed"
)]

use crate::{Desk, thursday};
use chrono::NaiveDate;
use std::path::PathBuf;
use trellis_app::Trellis;
use trellis_app::view::frame::EditPractitioner;
use trellis_app::world::StillWorld;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_store::Workbook;

/// A laptop with a person, a calendar and a workbook.
pub struct Laptop {
    /// Where its workbook lies.
    pub desk: Desk,
    day: NaiveDate,
    number: u64,
    openings: u64,
    deliveries: u8,
}

impl Laptop {
    /// A colleague with an empty workbook, on the Thursday of most tests. `number` tells
    /// them from others.
    pub fn of(name: &str, number: u64) -> Self {
        Self::living_on(name, number, thursday())
    }

    /// The same, on a day of their own calendar.
    pub fn living_on(name: &str, number: u64, day: NaiveDate) -> Self {
        let mut laptop = Self {
            desk: Desk::new().unwrap(),
            day,
            number,
            openings: number << 20,
            deliveries: 0,
        };
        let mut world = StillWorld::on(day);
        world.count = number << 40;
        let (file, home) = (laptop.desk.workbook(), laptop.desk.home());
        drop(Trellis::create(&file, &home, None, Box::new(world)).unwrap());
        let edit = EditPractitioner {
            name: name.to_owned(),
            organization: String::new(),
        };
        laptop.open().edit_practitioner(&edit).unwrap();
        laptop
    }

    /// The same practitioner with a copy of the workbook on another laptop.
    pub fn other_laptop_of(one: &Self, number: u64) -> Self {
        let desk = Desk::new().unwrap();
        std::fs::copy(one.desk.workbook(), desk.workbook()).unwrap();
        Self {
            desk,
            day: one.day,
            number,
            openings: number << 20,
            deliveries: 0,
        }
    }

    /// The workbook that lies on a desk already.
    pub fn at(desk: Desk, number: u64) -> Self {
        Self {
            desk,
            day: thursday(),
            number,
            openings: number << 20,
            deliveries: 0,
        }
    }

    /// The workbook’s file.
    pub fn file(&self) -> PathBuf {
        self.desk.workbook()
    }

    /// Opens the workbook; to be closed again before somebody reads from it.
    pub fn open(&mut self) -> Trellis {
        self.openings += 1;
        self.desk.open_on(self.day, self.openings).unwrap()
    }

    /// Takes in what somebody holds and may hand on. All workbooks are closed.
    pub fn read_from(&mut self, other: &Self) {
        self.read(other, |scope| !matches!(scope, Scope::Private(_)));
    }

    /// Takes in everything that one's own other laptop holds.
    pub fn read_all_from(&mut self, other: &Self) {
        self.read(other, |_| true);
    }

    fn read(&mut self, other: &Self, travels: impl Fn(Scope) -> bool) {
        let from = Workbook::open(&other.file(), None).unwrap();
        let mut changes = from.reading().changes().unwrap();
        changes.retain(|(_, change)| travels(change.scope));
        drop(from);
        self.deliveries += 1;
        let name = [self.number.to_be_bytes()[7], self.deliveries];
        let delivery = Id::natural("delivery", &[&name]);
        let wall = self.day.and_hms_opt(18, 0, 0).unwrap().and_utc();
        let mut here = Workbook::open(&self.file(), None).unwrap();
        let changes = changes.into_iter().map(|(_, change)| change);
        let received = here.receive(delivery, changes, wall.timestamp_millis());
        assert_eq!(received.unwrap().held, Vec::new());
    }
}

/// Everybody takes in what everybody holds.
pub fn meet(laptops: &mut [&mut Laptop]) {
    for _ in 0..2 {
        for at in 0..laptops.len() {
            let (before, rest) = laptops.split_at_mut(at);
            let (here, after) = rest.split_first_mut().unwrap();
            for other in before.iter().chain(after.iter()) {
                here.read_from(other);
            }
        }
    }
}
