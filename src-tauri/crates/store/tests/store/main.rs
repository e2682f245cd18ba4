//! The store, as a person with a laptop meets it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that meets something else than it expects has failed"
)]

mod crashing;
mod deleting;
mod deliveries;
mod drafts;
mod erasing;
mod opening;
mod schema;
mod searching;
mod since;
mod support;
mod twins;
mod undoing;
mod writing;
