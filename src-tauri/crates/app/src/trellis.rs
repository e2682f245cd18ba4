//! The open workbook, and the one way to change it.

use crate::dose::kept::Kept;
use crate::error::{Code, Error};
use crate::world::World;
use chrono::{NaiveDate, NaiveTime};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::Noun;
use trellis_domain::pack::{Binder, ReadPack};
use trellis_exchange::installation::Installation;
use trellis_store::table::scope_of;
use trellis_store::{
    Action, Edit, Founding, GuideIndex, ReadOnly, Reading, Sign, Workbook, Writing, Written,
};

/// An open workbook with everything a use case needs. One per window.
pub struct Trellis {
    pub(crate) workbook: Workbook,
    /// The content packs in use.
    pub(crate) binder: Arc<Binder>,
    /// Versions read from the workbook, by hash.
    pub(crate) shelf: RefCell<BTreeMap<String, Arc<ReadPack>>>,
    /// The packs that visits began with, by what the visit keeps of them.
    pub(crate) past: RefCell<BTreeMap<String, Arc<Binder>>>,
    /// The guide as it is searched, made when somebody first looks for something.
    pub(crate) index: RefCell<Option<GuideIndex>>,
    /// The contacts of each region as counting needs them, once somebody counted.
    pub(crate) entries: RefCell<Kept>,
    path: PathBuf,
    author: AuthorKey,
    /// This installation's key; none where the workbook is only read.
    pub(crate) seat: Option<Installation>,
    world: RefCell<Box<dyn World>>,
    changed: BTreeSet<&'static str>,
}

impl Trellis {
    /// Makes an empty workbook and opens it. `home` is the data folder, where this
    /// installation's key is kept.
    ///
    /// # Errors
    /// Where something is there already, or the place cannot be written.
    pub fn create(
        path: &Path,
        home: &Path,
        passphrase: Option<&str>,
        mut world: Box<dyn World>,
    ) -> Result<Self, Error> {
        let founding = Founding {
            workbook: world.fresh_id(),
            team: world.fresh_id(),
            holder: world.fresh_id(),
            is_sample: false,
        };
        let workbook = Workbook::create(path, passphrase, &founding)?;
        Self::begin(workbook, path, home, world)
    }

    /// Opens a workbook. One that a newer Trellis made, or that this user may not
    /// write, opens for reading; [`Trellis::read_only`] says why.
    ///
    /// # Errors
    /// Where it is missing, damaged, foreign, locked, or open elsewhere.
    pub fn open(
        path: &Path,
        home: &Path,
        passphrase: Option<&str>,
        world: Box<dyn World>,
    ) -> Result<Self, Error> {
        let workbook = Workbook::open(path, passphrase)?;
        Self::begin(workbook, path, home, world)
    }

    pub(crate) fn begin(
        mut workbook: Workbook,
        path: &Path,
        home: &Path,
        mut world: Box<dyn World>,
    ) -> Result<Self, Error> {
        let seat = if workbook.read_only().is_some() {
            None
        } else {
            Some(take_seat(&mut workbook, home, world.as_mut())?)
        };
        let nobody = AuthorKey::from_bytes([0; 32]);
        let author = seat.as_ref().map_or(nobody, Installation::author);
        let mut trellis = Self::assemble(workbook, path, author, world)?;
        trellis.seat = seat;
        trellis.sign_open_chains()?;
        if trellis.read_only().is_none() {
            trellis.keep_words()?;
            trellis.settle_drafts()?;
        }
        Ok(trellis)
    }

    /// Puts an open workbook together with what use cases need.
    pub(crate) fn assemble(
        workbook: Workbook,
        path: &Path,
        author: AuthorKey,
        world: Box<dyn World>,
    ) -> Result<Self, Error> {
        let mut trellis = Self {
            workbook,
            binder: Arc::default(),
            shelf: RefCell::default(),
            past: RefCell::default(),
            index: RefCell::default(),
            entries: RefCell::default(),
            path: path.to_path_buf(),
            author,
            seat: None,
            world: RefCell::new(world),
            changed: BTreeSet::new(),
        };
        trellis.binder = Arc::new(trellis.load_binder()?);
        Ok(trellis)
    }

    /// Goes on in another world; gives back the one before.
    pub(crate) fn change_world(&mut self, world: Box<dyn World>) -> Box<dyn World> {
        self.world.replace(world)
    }

    /// Takes the workbook apart again.
    pub(crate) fn into_parts(self) -> (Workbook, Box<dyn World>) {
        (self.workbook, self.world.into_inner())
    }

    /// Why nothing can be changed, in a sentence; none when it can.
    pub fn read_only(&self) -> Option<String> {
        let sentence = match self.workbook.read_only()? {
            ReadOnly::NewerTrellis => {
                "A newer Trellis wrote this workbook, so this one only reads it"
            }
            ReadOnly::FileIsReadOnly => {
                "The workbook’s file is write-protected, so it can only be read"
            }
            ReadOnly::OnlyReading => "The workbook was opened to be read only",
        };
        Some(sentence.to_owned())
    }

    /// Refuses where nothing can be changed.
    pub(crate) fn writable(&self) -> Result<(), Error> {
        match (self.read_only(), self.workbook.read_only()) {
            (Some(what), Some(why)) => {
                let remedy = trellis_store::Error::ReadOnly { why }.remedy();
                Err(Error::new(what, remedy).with_code(Code::ReadOnly))
            }
            _ => Ok(()),
        }
    }

    /// Where the workbook lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// This installation, as the author of changes.
    pub fn author(&self) -> AuthorKey {
        self.author
    }

    /// The kinds of things that changed since this was last asked, for screens to
    /// fetch what they show again.
    pub fn take_changed(&mut self) -> Vec<&'static str> {
        std::mem::take(&mut self.changed).into_iter().collect()
    }

    /// Today.
    pub fn today(&self) -> NaiveDate {
        self.world.borrow().today()
    }

    pub(crate) fn time(&self) -> NaiveTime {
        self.world.borrow().time()
    }

    /// The day and time of a wall clock, by this laptop's calendar.
    pub(crate) fn local(&self, wall: i64) -> chrono::NaiveDateTime {
        self.world.borrow().local(wall)
    }

    pub(crate) fn wall(&self) -> i64 {
        self.world.borrow().wall()
    }

    pub(crate) fn reading(&self) -> Reading<'_> {
        self.workbook.reading()
    }

    pub(crate) fn founding(&self) -> &Founding {
        self.workbook.founding()
    }

    /// One use case: one transaction, everything or nothing, on disk when it returns.
    pub(crate) fn act<T>(
        &mut self,
        work: impl FnOnce(&mut Act<'_, '_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.writable()?;
        let world = &self.world;
        let (today, time, wall, txn) = {
            let mut world = world.borrow_mut();
            (world.today(), world.time(), world.wall(), world.fresh_id())
        };
        let (team, holder) = (self.founding().team, self.founding().holder);
        let mut salts = || world.borrow_mut().salt();
        let (answer, written) = {
            let sign = signing(self.seat.as_ref());
            let action = Action {
                author: self.author,
                txn,
                wall,
                salts: &mut salts,
                sign: sign.as_ref().map(|sign| sign as Sign<'_>),
            };
            self.workbook.write(action, |writing| {
                work(&mut Act {
                    writing,
                    world,
                    today,
                    time,
                    team,
                    holder,
                })
            })?
        };
        self.note_written(&written)?;
        Ok(answer)
    }

    /// Notes what an action wrote.
    pub(crate) fn note_written(&mut self, written: &Written) -> Result<(), Error> {
        let kinds: Vec<&'static str> = written.kinds.iter().copied().collect();
        self.forget_entries(&kinds, Some(&written.regions));
        self.turn_pages(&kinds)?;
        self.changed.extend(kinds);
        Ok(())
    }

    /// Notes what an import or a choice of this laptop changed, wherever.
    pub(crate) fn note_changed(
        &mut self,
        kinds: impl IntoIterator<Item = &'static str>,
    ) -> Result<(), Error> {
        let kinds: Vec<&'static str> = kinds.into_iter().collect();
        self.forget_entries(&kinds, None);
        self.turn_pages(&kinds)?;
        self.changed.extend(kinds);
        Ok(())
    }

    /// Signs what this installation wrote before chains were signed as they grew.
    pub(crate) fn sign_open_chains(&mut self) -> Result<(), Error> {
        if let Some(sign) = signing(self.seat.as_ref()) {
            self.workbook.sign_open_chains(self.author, &sign)?;
        }
        Ok(())
    }

    pub(crate) fn fresh_id(&self) -> Id {
        self.world.borrow_mut().fresh_id()
    }

    pub(crate) fn undo_action<T>(
        &mut self,
        undo: impl FnOnce(&mut Workbook, Action<'_>) -> Result<T, trellis_store::Error>,
    ) -> Result<T, Error> {
        let world = &self.world;
        let (wall, txn) = {
            let mut world = world.borrow_mut();
            (world.wall(), world.fresh_id())
        };
        let mut salts = || world.borrow_mut().salt();
        let sign = signing(self.seat.as_ref());
        let action = Action {
            author: self.author,
            txn,
            wall,
            salts: &mut salts,
            sign: sign.as_ref().map(|sign| sign as Sign<'_>),
        };
        Ok(undo(&mut self.workbook, action)?)
    }
}

/// How this installation signs, where it has a key.
fn signing(seat: Option<&Installation>) -> Option<impl Fn(&[u8]) -> [u8; 64] + '_> {
    seat.map(|seat| move |bytes: &[u8]| seat.sign(bytes))
}

/// Finds or makes this installation's key and rotates the token that lies in the
/// workbook and beside the key.
fn take_seat(
    workbook: &mut Workbook,
    home: &Path,
    world: &mut dyn World,
) -> Result<Installation, Error> {
    let id = workbook.founding().workbook;
    let token = workbook.token()?;
    let mut installation = match Installation::find(home, id)? {
        Some(installation) if installation.knows(token) => installation,
        _ => Installation::new(home, id, world.random()),
    };
    let next = world.fresh_id();
    // Both tokens count until the workbook holds the next one: a crash in between
    // must not make this laptop a stranger to its own workbook.
    installation.keep(token.into_iter().chain([next]).collect())?;
    workbook.set_token(next)?;
    installation.keep(vec![next])?;
    Ok(installation)
}

/// What a use case holds while its transaction is open.
pub(crate) struct Act<'a, 'w> {
    pub(crate) writing: &'a mut Writing<'w>,
    world: &'a RefCell<Box<dyn World>>,
    pub(crate) today: NaiveDate,
    pub(crate) time: NaiveTime,
    pub(crate) team: Id,
    pub(crate) holder: Id,
}

impl Act<'_, '_> {
    pub(crate) fn fresh_id(&self) -> Id {
        self.world.borrow_mut().fresh_id()
    }

    /// Writes an edit; nothing where every field already shows that value.
    ///
    /// A record of the support team stays in the team scope that it began in, though the
    /// workbook has joined another team since.
    pub(crate) fn edit(&mut self, mut edit: Edit) -> Result<(), Error> {
        if matches!(edit.scope, Scope::Team(_))
            && let Some(began @ Scope::Team(_)) =
                scope_of(self.writing.reading(), edit.noun, edit.record)?
        {
            edit.scope = began;
        }
        self.writing.edit(edit)?;
        Ok(())
    }

    /// Deletes a record with everything that it owns.
    pub(crate) fn delete(
        &mut self,
        scope: Scope,
        noun: &'static Noun,
        id: Id,
    ) -> Result<(), Error> {
        self.writing.delete(scope, noun, id)?;
        Ok(())
    }
}
