//! Several people, each with a laptop of their own, in one support team.

use std::cell::Cell;
use std::ops::{Index, IndexMut};
use std::path::{Path, PathBuf};
use trellis_app::Trellis;
use trellis_app::view::exchange::NewBundle;
use trellis_app::view::frame::EditPractitioner;
use trellis_app::world::StillWorld;
use trellis_domain::id::Id;
use trellis_tests::{Desk, thursday};

pub struct Laptop {
    pub name: &'static str,
    pub desk: Desk,
    pub trellis: Trellis,
}

pub struct Team {
    pub laptops: Vec<Laptop>,
    files: Cell<u32>,
    table: Desk,
}

/// A laptop whose ids begin where no other laptop's can have been.
pub fn laptop(name: &'static str, number: u64) -> Laptop {
    let desk = Desk::new().unwrap();
    let mut world = StillWorld::on(thursday());
    world.count = number * 100_000_000;
    let mut trellis =
        Trellis::create(&desk.workbook(), &desk.home(), None, Box::new(world)).unwrap();
    trellis
        .edit_practitioner(&EditPractitioner {
            name: name.to_owned(),
            organization: "The support team".to_owned(),
        })
        .unwrap();
    Laptop {
        name,
        desk,
        trellis,
    }
}

/// A team: the others join the first one's, and everybody has everybody's card.
pub fn team<const N: usize>(names: [&'static str; N]) -> Team {
    let mut team = Team {
        laptops: Vec::new(),
        files: Cell::new(0),
        table: Desk::new().unwrap(),
    };
    for (number, name) in (1_u64..).zip(names) {
        team.laptops.push(laptop(name, number));
    }
    team.introduce();
    team
}

impl Team {
    /// Everybody adds everybody's card.
    pub fn introduce(&mut self) {
        self.files.set(self.files.get() + 1);
        let round = self.files.get();
        let first = self.place(&format!("first in {round}.card"));
        self.laptops[0].trellis.write_card(&first).unwrap();
        for laptop in self.laptops.iter_mut().skip(1) {
            laptop.trellis.add_card(&first, true, false).unwrap();
        }
        let mut cards = vec![first];
        for at in 1..self.laptops.len() {
            let card = self.place(&format!("{at} in {round}.card"));
            self.laptops[at].trellis.write_card(&card).unwrap();
            cards.push(card);
        }
        for (at, laptop) in self.laptops.iter_mut().enumerate() {
            for (of, card) in cards.iter().enumerate() {
                if of != at {
                    let added = laptop.trellis.add_card(card, false, false).unwrap();
                    assert!(!added.is_of_another_team);
                }
            }
        }
    }

    /// A place that everybody reaches, for a file of this name.
    pub fn place(&self, name: &str) -> PathBuf {
        self.table.place(name)
    }

    pub fn at(&mut self, name: &str) -> &mut Laptop {
        self.laptops
            .iter_mut()
            .find(|laptop| laptop.name == name)
            .unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    /// Writes a bundle from one for another.
    pub fn write(&mut self, from: &str, to: &str) -> PathBuf {
        self.files.set(self.files.get() + 1);
        let file = self.place(&format!("{}.trellis", self.files.get()));
        let to = vec![self.at(to).trellis.author().to_string()];
        let new = NewBundle {
            to,
            ..NewBundle::default()
        };
        let plan = self.at(from).trellis.write_bundle(&new, &file).unwrap();
        assert_eq!(plan.unsigned, 0, "everything is signed");
        file
    }

    /// Takes a bundle in; gives the import.
    pub fn take(&mut self, who: &str, file: &Path) -> Id {
        let taken = self.at(who).trellis.take_bundle(file, None).unwrap();
        taken.delivery
    }

    pub fn send(&mut self, from: &str, to: &str) {
        let file = self.write(from, to);
        self.take(to, &file);
    }
}

impl Index<usize> for Team {
    type Output = Laptop;

    fn index(&self, at: usize) -> &Laptop {
        &self.laptops[at]
    }
}

impl IndexMut<usize> for Team {
    fn index_mut(&mut self, at: usize) -> &mut Laptop {
        &mut self.laptops[at]
    }
}
