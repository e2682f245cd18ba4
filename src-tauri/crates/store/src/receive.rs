//! Deliveries: changes that others wrote, and taking them back out.

use crate::log::{Ledger, Loaded, State, is_unread, list_changes};
use crate::{Error, Reading};
use rusqlite::{OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use trellis_domain::change::canonical::{identity_of, read_header};
use trellis_domain::change::{AuthorKey, Change, Content, Identity};
use trellis_domain::erase;
use trellis_domain::id::Id;
use trellis_domain::merge::{LIFE, admit, set_aside};
use trellis_domain::noun::{self, erasure};

/// One change as it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// A change in the format that this Trellis reads.
    Change(Change),
    /// A change in a newer format: kept as its bytes, relayed, read after the upgrade.
    Unread {
        /// The canonical bytes; they are what the change is named by.
        canonical: Vec<u8>,
        /// What came along with them, in whatever form: values and salts.
        beside: Vec<u8>,
    },
}

impl Arrival {
    /// The change's name, computed from it.
    pub fn name(&self) -> Identity {
        match self {
            Self::Change(change) => change.identity(),
            Self::Unread { canonical, .. } => identity_of(canonical),
        }
    }
}

impl From<Change> for Arrival {
    fn from(change: Change) -> Self {
        Self::Change(change)
    }
}

/// A clock that cannot be right. Nothing is refused for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StrangeClock {
    /// Whose.
    pub author: AuthorKey,
    /// What it showed; milliseconds UTC.
    pub wall: i64,
}

/// What became of a delivery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Accepted now: from this delivery, or held until it came.
    pub accepted: Vec<Identity>,
    /// The same by record, in the order of noun and id.
    pub records: Vec<Touched>,
    /// Were accepted before.
    pub already: Vec<Identity>,
    /// Of this delivery: those that wait for changes that have not arrived.
    pub held: Vec<Identity>,
    /// How many of these each author wrote.
    pub held_by: BTreeMap<AuthorKey, usize>,
    /// Among the accepted: those that only a newer Trellis can show in full.
    pub unknown: Vec<Identity>,
    /// Among the accepted: those whose author used their number twice. All are kept.
    pub forks: Vec<Identity>,
    /// Clocks that were far off, each once.
    pub strange_clocks: Vec<StrangeClock>,
    /// The nouns of which something changed.
    pub kinds: BTreeSet<&'static str>,
}

/// A record to which something came.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    /// The noun.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// What came to it, parents before children.
    pub changes: Vec<Identity>,
}

/// What became of taking a delivery back out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetAside {
    /// No longer in the accepted set.
    pub gone: Vec<Identity>,
    /// Stay: something accepted builds on them, they erase something, or another
    /// delivery brought them too.
    pub stayed: Vec<Identity>,
    /// The nouns of which something changed.
    pub kinds: BTreeSet<&'static str>,
}

/// A clock may be this much ahead of ours before it is strange.
const DAY: i64 = 86_400_000;
/// Before Trellis was made no clock can have been right: 1 January 2024.
const EARLIEST: i64 = 1_704_067_200_000;

/// Whether a clock cannot have been right; `ours` is what our own showed when the change
/// was here.
pub const fn is_strange(wall: i64, ours: i64) -> bool {
    wall < EARLIEST || wall.saturating_sub(ours) > DAY
}

/// The changes of each record, by its number.
type Histories<'c> = HashMap<i64, Vec<(Identity, &'c Change)>>;

/// What is new to the log in a delivery, before any of it is written down.
#[derive(Default)]
struct Offered {
    /// Every change that is not accepted, those that waited before included.
    changes: BTreeMap<Identity, Change>,
    /// Those that the log does not have, in the order in which they came.
    fresh: Vec<(i64, Identity)>,
    /// The bytes of those in a newer format.
    unread: BTreeMap<Identity, (Vec<u8>, Vec<u8>)>,
    /// Those that the log has.
    held: BTreeSet<Identity>,
}

impl Ledger<'_> {
    /// Takes in a delivery, each change with the name that was computed from it.
    pub fn receive(
        &mut self,
        delivery: Id,
        arrivals: Vec<(Identity, Arrival)>,
        received_wall: i64,
    ) -> Result<Received, Error> {
        let mut report = Received::default();
        let delivery = self.open_delivery(delivery, received_wall)?;
        let last_record = self.last_record()?;
        let mut ours: HashSet<Identity> = HashSet::new();
        let mut touched = BTreeSet::new();
        let mut clocks = BTreeSet::new();
        let mut offered = Offered::default();
        for (identity, arrival) in arrivals {
            debug_assert_eq!(identity, arrival.name(), "a name is computed");
            if !ours.insert(identity) {
                continue;
            }
            let (change, unread) = sort(arrival)?;
            if is_strange(change.wall, received_wall) {
                clocks.insert(StrangeClock {
                    author: change.author,
                    wall: change.wall,
                });
            }
            let (no, is_new) = self.arriving_no(identity)?;
            let known = if is_new { None } else { self.find_state(no)? };
            self.list_in_delivery(delivery, no, known)?;
            match known {
                None => {
                    offered.fresh.push((no, identity));
                    offered.changes.insert(identity, change);
                    offered.unread.extend(unread.map(|it| (identity, it)));
                    continue;
                }
                Some(State::Accepted) => report.already.push(identity),
                Some(State::Held | State::Aside) => self.set_state(no, State::Held)?,
            }
            if self.open_values(no, &change)? {
                touched.insert(self.record_no(&change.kind, change.record)?);
            }
        }
        for (_, identity, change) in list_changes(self.connection, "c.state = 0", [])? {
            offered.held.insert(identity);
            offered.changes.insert(identity, change);
        }
        let accepted = self.accept_what_can_be(&offered, &mut touched, &mut report)?;
        for identity in &report.already {
            ours.remove(identity);
        }
        ours.retain(|identity| !accepted.contains(identity));
        report.held = ours.into_iter().collect();
        report.held.sort_unstable();
        for identity in &report.held {
            if let Some(change) = offered.changes.get(identity) {
                *report.held_by.entry(change.author).or_default() += 1;
            }
        }
        let histories = self.histories(&offered.changes, last_record)?;
        self.forget_tips();
        self.project_arrived(&touched, |record| {
            let history = histories.get(&record)?;
            Loaded::fold(history, |identity| accepted.contains(identity))
        })?;
        drop(histories);
        report.accepted = accepted.into_iter().collect();
        report.accepted.sort_unstable();
        report.strange_clocks = clocks.into_iter().collect();
        self.write_words()?;
        report.kinds = std::mem::take(&mut self.kinds);
        Ok(report)
    }

    /// Writes down what is new, and accepts every change whose parents are accepted.
    fn accept_what_can_be(
        &mut self,
        offered: &Offered,
        touched: &mut BTreeSet<i64>,
        report: &mut Received,
    ) -> Result<HashSet<Identity>, Error> {
        let mut standing = HashSet::new();
        for parent in offered.changes.values().flat_map(Change::parents) {
            // What is offered is not accepted yet.
            if !offered.changes.contains_key(parent) && !standing.contains(parent) {
                let no = self.identity_no(*parent)?;
                if self.find_state(no)? == Some(State::Accepted) {
                    standing.insert(*parent);
                }
            }
        }
        let erased = Reading::new(self.connection).erased()?;
        let admission = admit(
            |identity| standing.contains(identity),
            |identity, field| !erased.is_empty() && erased.contains(&(*identity, field.to_owned())),
            &offered.changes,
        );
        let accepted: HashSet<Identity> = admission.accepted.iter().copied().collect();
        let mut records: HashMap<i64, Vec<Identity>> = HashMap::new();
        for (_, identity) in &offered.fresh {
            if let Some(change) = offered.changes.get(identity) {
                let state = if accepted.contains(identity) {
                    State::Accepted
                } else {
                    State::Held
                };
                let unread = offered.unread.get(identity);
                let unread = unread.map(|(bytes, beside)| (&**bytes, &**beside));
                self.append(*identity, change, state, unread)?;
            }
        }
        for identity in admission.accepted {
            let Some(change) = offered.changes.get(&identity) else {
                continue;
            };
            let no = self.identity_no(identity)?;
            if offered.held.contains(&identity) {
                self.set_state(no, State::Accepted)?;
            }
            let record = self.record_no(&change.kind, change.record)?;
            touched.insert(record);
            records.entry(record).or_default().push(identity);
            if is_beyond_us(change) {
                report.unknown.push(identity);
            }
            if self.is_fork(no, change)? {
                report.forks.push(identity);
            }
            if let Some((of, field)) = erase::target(change) {
                touched.extend(self.apply_erasure(of, &field)?);
            }
        }
        for changes in records.into_values() {
            let of = changes.first().and_then(|first| offered.changes.get(first));
            if let Some(change) = of {
                report.records.push(Touched {
                    kind: change.kind.clone(),
                    record: change.record,
                    changes,
                });
            }
        }
        report.records.sort_unstable();
        Ok(accepted)
    }

    /// The records that came into being with this delivery: all that was ever written to
    /// them is at hand.
    fn histories<'c>(
        &mut self,
        offered: &'c BTreeMap<Identity, Change>,
        last_record: i64,
    ) -> Result<Histories<'c>, Error> {
        let mut histories = Histories::new();
        // Where something was erased, the log knows what is left.
        if self.memory.has_erased {
            return Ok(histories);
        }
        for (identity, change) in offered {
            let record = self.record_no(&change.kind, change.record)?;
            if record > last_record {
                let history = histories.entry(record).or_default();
                history.push((*identity, change));
            }
        }
        Ok(histories)
    }

    /// Takes a delivery back out.
    pub fn set_aside(&mut self, delivery: Id) -> Result<SetAside, Error> {
        let no = crate::log::number(
            self.connection,
            "SELECT no FROM delivery WHERE id = ?1",
            [delivery.as_bytes()],
        )?
        .ok_or(Error::UnknownDelivery(delivery))?;
        let (accepted, held) = self.brought_only_by(no)?;
        let relevant = list_changes(
            self.connection,
            "c.state = 1 AND (
                 c.no IN (SELECT change FROM delivery_change WHERE delivery = ?1)
                 OR c.no IN (SELECT p.change FROM delivery_change d
                             JOIN log_parent p ON p.parent = d.change WHERE d.delivery = ?1))",
            [no],
        )?;
        let stays: BTreeSet<Identity> = relevant
            .iter()
            .filter(|(_, _, change)| change.kind == erasure::NOUN.name)
            .map(|(_, identity, _)| *identity)
            .collect();
        let ours: BTreeSet<Identity> = accepted.keys().copied().collect();
        let changes = relevant
            .iter()
            .map(|(_, identity, change)| (*identity, change));
        let goes = set_aside(&ours, changes, |identity| stays.contains(identity));
        let mut touched = BTreeSet::new();
        for (identity, change) in &accepted {
            if goes.contains(identity) {
                self.set_state(*change, State::Aside)?;
            }
        }
        for change in held {
            self.set_state(change, State::Aside)?;
        }
        let mut report = SetAside::default();
        for (_, identity, change) in &relevant {
            if goes.contains(identity) {
                touched.insert(self.record_no(&change.kind, change.record)?);
            }
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT i.identity FROM delivery_change d JOIN log_change c ON c.no = d.change
             JOIN log_identity i ON i.no = c.no
             WHERE d.delivery = ?1 AND c.state = 1 ORDER BY i.identity",
        )?;
        report.stayed = statement
            .query_map([no], |row| crate::log::read_identity(row, 0))?
            .collect::<Result<_, _>>()?;
        report.gone = goes.into_iter().collect();
        self.connection
            .prepare_cached("UPDATE delivery SET is_aside = 1 WHERE no = ?1")?
            .execute([no])?;
        self.project_records(&touched)?;
        self.write_words()?;
        report.kinds = std::mem::take(&mut self.kinds);
        Ok(report)
    }

    /// The changes that stand because of this delivery alone: accepted ones by name,
    /// and held ones.
    fn brought_only_by(&self, delivery: i64) -> Result<(BTreeMap<Identity, i64>, Vec<i64>), Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT i.identity, c.no, c.state FROM delivery_change d
             JOIN log_change c ON c.no = d.change JOIN log_identity i ON i.no = c.no
             WHERE d.delivery = ?1 AND c.state IN (0, 1) AND NOT EXISTS (
                 SELECT 1 FROM delivery_change o JOIN delivery y ON y.no = o.delivery
                 WHERE o.change = c.no AND o.delivery <> ?1 AND y.is_aside = 0)",
        )?;
        let mut rows = statement.query([delivery])?;
        let mut accepted = BTreeMap::new();
        let mut held = Vec::new();
        while let Some(row) = rows.next()? {
            if row.get::<_, i64>(2)? == State::Accepted as i64 {
                accepted.insert(crate::log::read_identity(row, 0)?, row.get(1)?);
            } else {
                held.push(row.get(1)?);
            }
        }
        Ok((accepted, held))
    }

    fn open_delivery(&self, id: Id, wall: i64) -> Result<i64, Error> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO delivery (id, received, is_aside) VALUES (?1, ?2, 0)
             ON CONFLICT (id) DO UPDATE SET received = excluded.received, is_aside = 0
             RETURNING no",
        )?;
        Ok(statement.query_row(params![id.as_bytes(), wall], |row| row.get(0))?)
    }

    /// Notes that a delivery brought a change, unless it was written here: that
    /// stays whatever is undone.
    fn list_in_delivery(
        &self,
        delivery: i64,
        change: i64,
        known: Option<State>,
    ) -> Result<(), Error> {
        let is_local = known == Some(State::Accepted)
            && !self
                .connection
                .prepare_cached("SELECT 1 FROM delivery_change WHERE change = ?1")?
                .exists([change])?;
        if !is_local {
            self.connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO delivery_change (delivery, change) VALUES (?1, ?2)",
                )?
                .execute([delivery, change])?;
        }
        Ok(())
    }

    fn find_state(&self, no: i64) -> Result<Option<State>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT state FROM log_change WHERE no = ?1")?;
        let state: Option<i64> = statement.query_row([no], |row| row.get(0)).optional()?;
        Ok(state.map(|state| match state {
            0 => State::Held,
            1 => State::Accepted,
            _ => State::Aside,
        }))
    }

    /// Opens values that came to us without their text, where no erasure took them.
    /// The change's name vouches for them.
    fn open_values(&self, no: i64, change: &Change) -> Result<bool, Error> {
        let mut opened = 0;
        for part in &change.fields {
            if let Content::Open { value, salt } = &part.content {
                opened += self
                    .connection
                    .prepare_cached(
                        "UPDATE log_value SET tag = ?3, value = ?4, salt = ?5, commitment = NULL
                         WHERE change = ?1 AND field = (SELECT no FROM log_name WHERE name = ?2)
                           AND commitment IS NOT NULL
                           AND NOT EXISTS (SELECT 1 FROM log_erased e
                               WHERE e.change = log_value.change AND e.field = log_value.field)",
                    )?
                    .execute(params![
                        no,
                        part.field,
                        value.encode().0,
                        crate::log::Stored(value),
                        salt
                    ])?;
            }
        }
        Ok(opened > 0)
    }

    fn is_fork(&mut self, no: i64, change: &Change) -> Result<bool, Error> {
        let (author, scope) = (self.author_no(change.author)?, self.scope_no(change.scope)?);
        let mut statement = self.connection.prepare_cached(
            "SELECT 1 FROM log_change WHERE author = ?1 AND scope = ?2 AND seq = ?3 AND no <> ?4",
        )?;
        Ok(statement.exists(params![author, scope, change.seq.cast_signed(), no])?)
    }
}

type Sorted = (Change, Option<(Vec<u8>, Vec<u8>)>);

/// As much of what arrived as can be read.
fn sort(arrival: Arrival) -> Result<Sorted, Error> {
    match arrival {
        Arrival::Change(change) => Ok((change, None)),
        Arrival::Unread { canonical, beside } => {
            let header = read_header(&canonical)?;
            let change = Change {
                format: header.format,
                author: header.author,
                scope: header.scope,
                seq: header.seq,
                prev: header.prev,
                stamp: header.stamp,
                wall: header.wall,
                txn: header.txn,
                kind: header.kind,
                record: header.record,
                fields: Vec::new(),
            };
            Ok((change, Some((canonical, beside))))
        }
    }
}

/// Holds something that only a newer Trellis can show.
fn is_beyond_us(change: &Change) -> bool {
    let Some(noun) = noun::find(&change.kind) else {
        return true;
    };
    is_unread(change)
        || change
            .fields
            .iter()
            .any(|part| part.field != LIFE && noun.find_field(&part.field).is_none())
}
