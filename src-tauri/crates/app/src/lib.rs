//! Use cases: one transaction, one answer.
//!
//! This is the surface that every shell uses, the window and the terminal alike.
//! Open a [`Trellis`], then call what a person would want to do; each file beside
//! this one holds the verbs of one feature, [`view`] what comes in and goes out.

mod actions;
mod agenda;
mod checklists;
mod contacts;
mod drafts;
mod edit;
mod error;
mod frame;
mod goals;
pub mod home;
mod notes;
mod people;
mod plans;
mod regions;
pub mod sample;
mod search;
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
pub use trellis::Trellis;
pub use upkeep::Finding;
