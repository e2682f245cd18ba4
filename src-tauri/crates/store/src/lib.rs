//! SQLite rows: the workbook file, its change log and the projection that screens read.
//!
//! [`Workbook`] is one open file. An [`Action`] writes [`Edit`]s through
//! [`Writing`], all of them or none; [`Reading`] looks; [`table`] gives typed rows.
//! `schema.sql` explains every table and column.
//!
//! Below that stand the log, which keeps every change, and the projection, which
//! holds the values that are shown and can be computed again at any time. How
//! changes merge is not decided here but in [`trellis_domain::merge`].

mod action;
mod backup;
mod cases;
mod check;
mod draft;
mod error;
mod exchange;
mod folder;
mod founding;
mod guide;
mod lock;
mod log;
mod migrate;
mod open;
mod past;
mod project;
mod reading;
mod receive;
mod search;
mod since;
pub mod table;
mod undo;
mod words;
mod workbook;
mod write;

pub use action::{Action, Edit, FieldEdit, Replaces, Sign, Written};
pub use cases::{CaseHead, DisputedLife, UnseenHead};
pub use check::Finding;
pub use draft::Draft;
pub use error::{Error, ReadOnly};
pub use exchange::{ChainRow, ColleagueRow, DeliveryRow, Incoming, LogLink, SignedCheckpoint};
pub use folder::FolderFileRow;
pub use founding::Founding;
pub use guide::{GuideHit, GuideIndex, GuidePage};
pub use past::PastValue;
pub use reading::{Case, Reading};
pub use receive::{Arrival, Received, SetAside, StrangeClock, Touched};
pub use search::{Hit, SearchQuery};
pub use since::{Mark, SinceRow};
pub use undo::{ActionRow, LeftAlone, UndoPlan, UndoReport};
pub use workbook::Workbook;
pub use write::Writing;
