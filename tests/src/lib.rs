//! What the tests share: a workbook in a folder of its own, on a day that stands still.

pub mod laptop;
#[cfg(feature = "window")]
pub mod window;

use chrono::{NaiveDate, NaiveTime};
use std::path::PathBuf;
use tempfile::TempDir;
use trellis_app::world::StillWorld;
use trellis_app::{Error, Trellis};

/// The day on which most tests take place: a Thursday in the fourth quarter.
///
/// # Panics
/// Never: the day exists.
pub fn thursday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 19).unwrap_or_default()
}

/// A desk: a folder with a workbook and a data folder, gone when it is dropped.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// An empty desk.
    ///
    /// # Errors
    /// Where the system gives no temporary folder.
    pub fn new() -> std::io::Result<Self> {
        Ok(Self {
            folder: tempfile::tempdir()?,
        })
    }

    /// A place on the desk.
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the workbook lies.
    pub fn workbook(&self) -> PathBuf {
        self.place("region work.workbook")
    }

    /// The data folder with the keys.
    pub fn home(&self) -> PathBuf {
        self.place("home")
    }

    /// Makes an empty workbook and opens it.
    ///
    /// # Errors
    /// What [`Trellis::create`] says.
    pub fn create(&self) -> Result<Trellis, Error> {
        Trellis::create(
            &self.workbook(),
            &self.home(),
            None,
            Box::new(StillWorld::on(thursday())),
        )
    }

    /// Opens the workbook on a day. Ids go on from where another opening cannot have
    /// been.
    ///
    /// # Errors
    /// What [`Trellis::open`] says.
    pub fn open_on(&self, day: NaiveDate, opening: u64) -> Result<Trellis, Error> {
        let mut world = StillWorld::on(day);
        world.count = opening * 1_000_000;
        Trellis::open(&self.workbook(), &self.home(), None, Box::new(world))
    }

    /// Opens the workbook at a time of that Thursday. Ids go on from where another
    /// opening cannot have been.
    ///
    /// # Errors
    /// What [`Trellis::open`] says.
    pub fn open_at(&self, hours: u32, minutes: u32) -> Result<Trellis, Error> {
        let mut world = StillWorld::on(thursday());
        world.time = NaiveTime::from_hms_opt(hours, minutes, 0).unwrap_or_default();
        world.count = u64::from(hours * 60 + minutes) * 1_000_000;
        Trellis::open(&self.workbook(), &self.home(), None, Box::new(world))
    }

    /// Makes the sample workbook and opens it.
    ///
    /// # Errors
    /// What [`Trellis::create_sample`] says.
    pub fn create_sample(&self, as_of: NaiveDate) -> Result<Trellis, Error> {
        let world = Box::new(StillWorld::on(as_of));
        Trellis::create_sample(&self.workbook(), &self.home(), as_of, world)
    }

    /// Opens a workbook that lies elsewhere, with this desk's data folder.
    ///
    /// # Errors
    /// What [`Trellis::open`] says.
    pub fn open_workbook(
        &self,
        workbook: &std::path::Path,
        day: NaiveDate,
    ) -> Result<Trellis, Error> {
        let mut world = StillWorld::on(day);
        world.count = 90_000_000;
        Trellis::open(workbook, &self.home(), None, Box::new(world))
    }
}
