//! Journeys: what a person does with Trellis, from end to end, through nothing but
//! `trellis_app::Trellis`. Each file is a chapter; each test name is a sentence that
//! holds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets something else than it expects has failed"
)]

#[path = "journeys/agency.rs"]
mod agency;
#[path = "journeys/agreed_plans.rs"]
mod agreed_plans;
#[path = "journeys/audiences.rs"]
mod audiences;
#[path = "journeys/bad_input.rs"]
mod bad_input;
#[path = "cli/binary.rs"]
mod binary;
#[path = "journeys/calendar.rs"]
mod calendar;
#[path = "journeys/contacts.rs"]
mod contacts;
#[path = "journeys/copies.rs"]
mod copies;
#[path = "journeys/dose.rs"]
mod dose;
#[path = "journeys/drafts.rs"]
mod drafts;
#[path = "journeys/files.rs"]
mod files;
#[path = "journeys/follow_up.rs"]
mod follow_up;
#[path = "journeys/guide.rs"]
mod guide;
#[path = "journeys/hands.rs"]
mod hands;
#[path = "journeys/killed.rs"]
mod killed;
#[path = "journeys/main_job.rs"]
mod main_job;
#[path = "journeys/onboarding.rs"]
mod onboarding;
#[path = "journeys/own_items.rs"]
mod own_items;
#[path = "journeys/pack_refusals.rs"]
mod pack_refusals;
#[path = "journeys/pack_upgrades.rs"]
mod pack_upgrades;
#[path = "journeys/pack_versions.rs"]
mod pack_versions;
#[path = "journeys/packs.rs"]
mod packs;
#[path = "journeys/programs.rs"]
mod programs;
#[path = "journeys/reviews.rs"]
mod reviews;
#[path = "journeys/room_aids.rs"]
mod room_aids;
#[path = "journeys/sample.rs"]
mod sample;
#[path = "journeys/since.rs"]
mod since;
#[path = "journeys/support_audiences.rs"]
mod support_audiences;
#[path = "journeys/support_record.rs"]
mod support_record;
#[path = "journeys/support_refusals.rs"]
mod support_refusals;
#[path = "journeys/undoing.rs"]
mod undoing;
#[path = "journeys/wrong_workbooks.rs"]
mod wrong_workbooks;
