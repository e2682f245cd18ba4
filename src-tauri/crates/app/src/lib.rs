//! Use cases: one transaction, one answer.
//!
//! This is the surface that every shell uses, the window and the terminal alike.
//! Open a [`Trellis`], then call what a person would want to do; each file beside
//! this one holds the verbs of one feature, [`view`] what comes in and goes out.

mod actions;
mod activities;
mod adherence;
mod agencies;
mod agenda;
mod assessments;
mod audience;
mod barriers;
mod binder;
mod calendar_file;
mod checklists;
mod connections;
mod contacts;
mod copies;
mod documents;
mod dose;
mod drafts;
mod due_dates;
mod edit;
mod error;
mod events;
mod files;
mod follow_up;
mod frame;
mod goals;
mod guide;
mod handovers;
pub mod home;
mod log_file;
mod materials;
mod notes;
mod onboarding;
mod own_items;
mod packs;
mod participants;
mod people;
mod pivots;
mod plans;
mod practitioners;
mod programs;
mod reflections;
mod regions;
mod reviews;
mod room;
pub mod sample;
mod search;
mod seat_notices;
mod since;
mod stage_moves;
mod successes;
mod support;
mod tables;
mod tiers;
mod today;
mod trellis;
mod turnover;
mod typed;
mod undo;
mod upkeep;
pub mod view;
mod visit_list;
mod visits;
mod words;
pub mod world;

pub use error::{Code, Error};
pub use files::{ReadyFile, fits_as_file, look_at_file, preview_of, ready_file};
pub use guide::Guide;
pub use packs::{look_at_pack, write_pack_template};
pub use trellis::Trellis;
pub use upkeep::Finding;
