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

#[path = "journeys/adherence.rs"]
mod adherence;
#[path = "journeys/after_the_room.rs"]
mod after_the_room;
#[path = "journeys/agencies.rs"]
mod agencies;
#[path = "journeys/agency.rs"]
mod agency;
#[path = "journeys/agreed_plans.rs"]
mod agreed_plans;
#[path = "journeys/analysis.rs"]
mod analysis;
#[path = "journeys/assessing.rs"]
mod assessing;
#[path = "journeys/audiences.rs"]
mod audiences;
#[path = "journeys/bad_input.rs"]
mod bad_input;
#[path = "cli/binary.rs"]
mod binary;
#[path = "journeys/board.rs"]
mod board;
#[path = "journeys/calendar.rs"]
mod calendar;
#[path = "journeys/conflicts.rs"]
mod conflicts;
#[path = "journeys/contact_form.rs"]
mod contact_form;
#[path = "journeys/contacts.rs"]
mod contacts;
#[path = "journeys/continuity.rs"]
mod continuity;
#[path = "journeys/copies.rs"]
mod copies;
#[path = "journeys/cycles.rs"]
mod cycles;
#[path = "journeys/documents.rs"]
mod documents;
#[path = "journeys/dose.rs"]
mod dose;
#[path = "journeys/drafts.rs"]
mod drafts;
#[path = "journeys/due_dates.rs"]
mod due_dates;
#[path = "journeys/events.rs"]
mod events;
#[path = "journeys/exchange.rs"]
mod exchange;
#[path = "journeys/export.rs"]
mod export;
#[path = "journeys/fidelity.rs"]
mod fidelity;
#[path = "journeys/fidelity_audiences.rs"]
mod fidelity_audiences;
#[path = "journeys/files.rs"]
mod files;
#[path = "journeys/follow_up.rs"]
mod follow_up;
#[path = "journeys/goals.rs"]
mod goals;
#[path = "journeys/guide.rs"]
mod guide;
#[path = "journeys/hands.rs"]
mod hands;
#[path = "journeys/instruments.rs"]
mod instruments;
#[path = "journeys/killed.rs"]
mod killed;
#[path = "journeys/letterheads.rs"]
mod letterheads;
#[path = "journeys/log_import.rs"]
mod log_import;
#[path = "journeys/main_job.rs"]
mod main_job;
#[path = "journeys/on_disk.rs"]
mod on_disk;
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
#[path = "journeys/seats.rs"]
mod seats;
#[path = "journeys/side_by_side.rs"]
mod side_by_side;
#[path = "journeys/since.rs"]
mod since;
#[path = "journeys/stage_lines.rs"]
mod stage_lines;
#[path = "journeys/support_audiences.rs"]
mod support_audiences;
#[path = "journeys/support_record.rs"]
mod support_record;
#[path = "journeys/support_refusals.rs"]
mod support_refusals;
#[path = "journeys/tiers.rs"]
mod tiers;
#[path = "journeys/timeline.rs"]
mod timeline;
#[path = "journeys/today.rs"]
mod today;
#[path = "journeys/turnover.rs"]
mod turnover;
#[path = "journeys/twins.rs"]
mod twins;
#[path = "journeys/undoing.rs"]
mod undoing;
#[path = "journeys/wrong_workbooks.rs"]
mod wrong_workbooks;
