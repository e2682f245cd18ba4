//! What screens and the terminal are given, and what they hand in.
//!
//! Every type here is plain: ids and dates are text on the wire, words are the
//! codes of `domain::words`. A screen never has to work anything out: what is late,
//! what is suggested and what may be shown in the room is decided before.

pub mod agency;
pub mod assessing;
pub mod assessment;
pub mod board;
pub mod chart;
pub mod checklist;
pub mod conflict;
pub mod contact;
pub mod contact_form;
pub mod continuity;
pub mod cycle;
pub mod document;
pub mod dose;
pub mod due;
pub mod event;
pub mod exchange;
pub mod fidelity;
pub mod file;
pub mod follow_up;
pub mod frame;
pub mod goal;
pub mod guide;
pub mod measure;
pub mod note;
pub mod own;
pub mod pack;
pub mod people;
pub mod plan;
pub mod quarter;
pub mod region;
pub mod side_by_side;
pub mod since;
pub mod support;
pub mod timeline;
pub mod today;
pub mod transfer;
pub mod turnover;
pub mod visit;
