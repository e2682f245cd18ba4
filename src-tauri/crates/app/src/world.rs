//! Time, ids and chance: handed in, so that tests never sleep and never guess.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, Utc};
use trellis_domain::id::Id;
use trellis_domain::value::Salt;

/// What a use case may ask of the world outside.
pub trait World: Send {
    /// The wall clock, milliseconds UTC since 1970.
    fn wall(&self) -> i64;
    /// Today, by the laptop's calendar.
    fn today(&self) -> NaiveDate;
    /// The time of day, by the laptop's clock, to the second.
    fn time(&self) -> NaiveTime;
    /// The day and time that a wall clock stood for, by the laptop's calendar.
    fn local(&self, wall: i64) -> NaiveDateTime;
    /// An id that nothing else carries.
    fn fresh_id(&mut self) -> Id;
    /// Thirty-two random bytes.
    fn random(&mut self) -> [u8; 32];

    /// Sixteen random bytes.
    fn salt(&mut self) -> Salt {
        let [salt @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = self.random();
        salt
    }
}

/// A wall clock as a moment; the beginning of 1970 for one that no calendar has.
fn moment(wall: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(wall).unwrap_or_default()
}

/// The laptop's own clock and randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct Laptop;

impl World for Laptop {
    fn wall(&self) -> i64 {
        Utc::now().timestamp_millis()
    }

    fn today(&self) -> NaiveDate {
        Local::now().date_naive()
    }

    fn time(&self) -> NaiveTime {
        Local::now().time().trunc_subsecs(0)
    }

    fn local(&self, wall: i64) -> NaiveDateTime {
        moment(wall).with_timezone(&Local).naive_local()
    }

    fn fresh_id(&mut self) -> Id {
        Id::from_bytes(*uuid::Uuid::now_v7().as_bytes())
    }

    fn random(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        // The operating system's generator cannot fail on the systems we run on; if
        // it ever did, ids still differ, and a fixed salt only makes hiding weaker.
        if getrandom::fill(&mut bytes).is_err() {
            let (left, right) = bytes.split_at_mut(16);
            left.copy_from_slice(uuid::Uuid::now_v7().as_bytes());
            right.copy_from_slice(uuid::Uuid::now_v7().as_bytes());
        }
        bytes
    }
}

/// A world that stands still until it is told otherwise: the same ids and salts in
/// the same order, for tests, samples and documentation.
#[derive(Clone, Debug)]
pub struct StillWorld {
    /// Today.
    pub today: NaiveDate,
    /// Now.
    pub time: NaiveTime,
    /// How many ids and salts were handed out; two worlds that start apart never
    /// hand out the same.
    pub count: u64,
}

impl StillWorld {
    /// Stands at ten o'clock on this day.
    pub fn on(today: NaiveDate) -> Self {
        Self {
            today,
            time: NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default(),
            count: 0,
        }
    }
}

impl World for StillWorld {
    fn wall(&self) -> i64 {
        self.today.and_time(self.time).and_utc().timestamp_millis()
    }

    fn local(&self, wall: i64) -> NaiveDateTime {
        moment(wall).naive_utc()
    }

    fn today(&self) -> NaiveDate {
        self.today
    }

    fn time(&self) -> NaiveTime {
        self.time
    }

    fn fresh_id(&mut self) -> Id {
        self.count += 1;
        Id::natural("still world", &[&self.count.to_be_bytes()])
    }

    fn random(&mut self) -> [u8; 32] {
        let (left, right) = (self.fresh_id(), self.fresh_id());
        let mut bytes = [0; 32];
        let (a, b) = bytes.split_at_mut(16);
        a.copy_from_slice(left.as_bytes());
        b.copy_from_slice(right.as_bytes());
        bytes
    }
}
