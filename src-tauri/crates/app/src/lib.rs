//! Use cases: one transaction, one answer.
//!
//! This is the surface that every shell uses, the window and the terminal alike.
//! Open a [`Trellis`], then call what a person would want to do; each file beside
//! this one holds the verbs of one feature, [`view`] what comes in and goes out.

mod actions;
mod agenda;
mod audience;
mod barriers;
mod binder;
mod calendar_file;
mod checklists;
mod connections;
mod contacts;
mod copies;
mod dose;
mod drafts;
mod edit;
mod error;
mod files;
mod follow_up;
mod frame;
mod goals;
mod guide;
mod handovers;
pub mod home;
mod notes;
mod onboarding;
mod own_items;
mod packs;
mod people;
mod pivots;
mod plans;
mod programs;
mod regions;
mod reviews;
pub mod sample;
mod search;
mod since;
mod successes;
mod support;
mod tiers;
mod today;
mod trellis;
mod typed;
mod undo;
mod upkeep;
pub mod view;
mod visits;
mod words;
pub mod world;

pub use error::{Code, Error};
pub use files::{ReadyFile, fits_as_file, look_at_file, preview_of, ready_file};
pub use guide::Guide;
pub use packs::{look_at_pack, write_pack_template};
pub use trellis::Trellis;
pub use upkeep::Finding;
