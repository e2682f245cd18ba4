//! Pages: a document model, laid out, and drawn as PDF or SVG.
//!
//! ```text
//! plan, chapter, … ──► document::Document ──► layout::Pages ──► write (PDF, tagged)
//!                     what it says            where it stands └► svg (the preview)
//! ```
//!
//! The model knows nothing of pages, layout nothing of PDF. Preview and paper are the
//! same laid-out pages, so they cannot differ. What comes in here may print: this
//! crate cannot know audiences, and its caller must.

pub mod agenda;
pub mod assessment;
pub mod chapter;
pub mod chart;
pub mod checklist;
pub mod csv;
pub mod document;
pub mod fonts;
pub mod funder;
pub mod handover;
pub mod layout;
pub mod own_practice;
pub mod plan;
pub mod sheet;
pub mod snapshot;
pub mod svg;
pub mod visit_summary;
pub mod write;

pub use document::Document;
pub use layout::{Pages, Style, lay_out};
pub use write::WriteError;
