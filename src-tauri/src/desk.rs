//! The one open workbook of this window.

use crate::events::Changed;
use crate::failure::Failure;
use crate::launch::Launch;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tauri::AppHandle;
use tauri_specta::Event;
use trellis_app::home::{default_workbook, home};
use trellis_app::world::Laptop;
use trellis_app::{Code, Error, Trellis};

/// Holds the workbook while the window is open. A panic in one command is told to the
/// person and never takes the workbook with it.
pub struct Desk {
    open: Mutex<Result<Trellis, Failure>>,
    workbook: Option<PathBuf>,
    exported: Mutex<BTreeSet<PathBuf>>,
    /// A bundle or a card that the program was opened with, until the window asks.
    opened_with: Mutex<Option<PathBuf>>,
}

impl Desk {
    /// Opens the workbook that was named, or the one in the data folder, which is made
    /// at the first start. What goes wrong is kept for the window to show.
    pub fn open(launch: Launch) -> Self {
        let workbook = launch.workbook.map_or_else(default_workbook, Ok);
        let open = match &workbook {
            Ok(path) => open(path).map_err(Failure::from),
            Err(error) => Err(Failure::new(error.what(), error.remedy())),
        };
        Self {
            open: Mutex::new(open),
            workbook: workbook.ok(),
            exported: Mutex::default(),
            opened_with: Mutex::new(launch.exchanged),
        }
    }

    /// Hands the file that the program was opened with to another Trellis that has the
    /// workbook open: it waits there under Exchange. Gives whether that was done.
    pub fn hands_over(&self) -> bool {
        let is_held = matches!(
            &*self.held(),
            Err(failure) if failure.code.as_deref() == Some(Code::HeldByAnother.as_str())
        );
        is_held
            && self
                .take_opened()
                .is_some_and(|file| trellis_app::receive_file(&file).is_ok())
    }

    /// The file that the program was opened with; once.
    pub fn opened_with(&self) -> Option<String> {
        self.take_opened().map(|file| file.display().to_string())
    }

    fn take_opened(&self) -> Option<PathBuf> {
        self.opened_with
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    /// Tries the same workbook again: a stick was put back, a disk was freed.
    pub fn open_again(&self) -> Result<(), Failure> {
        let mut held = self.held();
        if held.is_ok() {
            return Ok(());
        }
        let Some(path) = &self.workbook else {
            return held.as_ref().map(|_| ()).map_err(Clone::clone);
        };
        *held = open(path).map_err(Failure::from);
        held.as_ref().map(|_| ()).map_err(Clone::clone)
    }

    /// Asks the workbook something.
    pub fn read<T>(&self, ask: impl FnOnce(&Trellis) -> Result<T, Error>) -> Result<T, Failure> {
        let held = self.held();
        let trellis = held.as_ref().map_err(Clone::clone)?;
        guarded(|| ask(trellis))
    }

    /// Reads a little ahead; answers whether there is more.
    pub fn read_ahead(&self) -> bool {
        self.read(Trellis::read_ahead).unwrap_or(false)
    }

    /// Changes the workbook, then tells the window what kind of thing changed.
    pub fn write<T>(
        &self,
        app: &AppHandle,
        work: impl FnOnce(&mut Trellis) -> Result<T, Error>,
    ) -> Result<T, Failure> {
        let mut held = self.held();
        let trellis = held.as_mut().map_err(|failure| failure.clone())?;
        let answer = guarded(|| work(&mut *trellis));
        let kinds: Vec<String> = trellis
            .take_changed()
            .into_iter()
            .map(str::to_owned)
            .collect();
        drop(held);
        if !kinds.is_empty() {
            // A window that is already gone needs no news.
            let _ = Changed { kinds }.emit(app);
        }
        answer
    }

    /// Turns what is still being typed into history: the window closes. What cannot be
    /// turned stays a draft on disk and is there at the next opening.
    pub fn settle(&self) {
        if let Ok(trellis) = self.held().as_mut() {
            let _ = guarded(|| trellis.settle_drafts());
        }
    }

    /// Remembers a file that this window wrote: only such files are opened again.
    pub fn remember(&self, path: &Path) {
        self.exported
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path.to_path_buf());
    }

    /// This window wrote that file.
    pub fn wrote(&self, path: &Path) -> bool {
        self.exported
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(path)
    }

    fn held(&self) -> MutexGuard<'_, Result<Trellis, Failure>> {
        // A transaction that a panic broke off was rolled back: what is held is sound.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn open(path: &Path) -> Result<Trellis, Error> {
    let home = home()?;
    if !path.exists() && path.parent() == Some(home.as_path()) {
        std::fs::create_dir_all(&home).map_err(|error| {
            Error::new(
                format!("The folder {} could not be made", home.display()),
                "Check that your user may write there, then start again.",
            )
            .caused_by(error)
        })?;
        return Trellis::create(path, &home, None, Box::new(Laptop));
    }
    Trellis::open(path, &home, None, Box::new(Laptop))
}

fn guarded<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Failure> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(answer) => answer.map_err(Failure::from),
        Err(_) => Err(Failure::new(
            "Something unexpected happened, and this step was not done",
            "What was saved before is safe. Try again; if it stays so, close Trellis and open it again.",
        )),
    }
}
