//! What the window can ask.
//!
//! A command is named after the verb of [`trellis_app::Trellis`] that it calls and
//! does nothing but call it: `desk.read` to look, `desk.write` to change. It is
//! `async`, so that it runs beside the window and never freezes it. A new command is
//! written in the file of its feature and listed below; `cargo test -p trellis` then
//! writes the bindings that `ui/src/backend/tauri.ts` uses, and fails where the
//! committed ones were not brought along.

#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands arguments over by value"
)]

mod agencies;
mod assessments;
mod charts;
mod checklists;
mod conflicts;
mod contacts;
mod cycles;
mod documents;
mod dose;
mod drafts;
mod exchange;
mod fidelity;
mod files;
mod follow_up;
mod frame;
mod goals;
mod guide;
mod packs;
mod people;
mod plans;
mod regions;
mod room_aids;
mod since;
mod support;
mod teams;
mod today;
mod transfer;
mod visits;

use crate::events::Changed;
use tauri_specta::{Builder, collect_commands, collect_events};

/// Every command and event, typed for the window.
#[expect(clippy::too_many_lines, reason = "every command, one a line")]
pub fn bindings() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .commands(collect_commands![
            agencies::list_agencies,
            agencies::add_agency,
            agencies::edit_agency,
            agencies::leave_agency,
            agencies::delete_agency,
            agencies::set_delivers,
            agencies::add_stage_move,
            agencies::edit_stage_move,
            agencies::delete_stage_move,
            charts::charts_as_tables,
            charts::show_charts_as_tables,
            charts::region_charts,
            charts::timeline,
            charts::comes_next,
            charts::side_by_side,
            checklists::cell,
            checklists::strip,
            checklists::answer,
            checklists::add_note,
            checklists::edit_note,
            checklists::mark_note,
            checklists::delete_note,
            checklists::readdress_note,
            conflicts::conflicts,
            conflicts::count_conflicts,
            conflicts::resolve_conflict,
            conflicts::settle_by_latest,
            contacts::read_contact_line,
            contacts::look_over_contact,
            contacts::log_contact,
            contacts::contact,
            contacts::edit_contact,
            contacts::delete_contact,
            contacts::add_joint_region,
            contacts::list_practitioners,
            contacts::add_colleague,
            contacts::join_practitioners,
            contacts::set_presence,
            contacts::set_activity,
            contacts::set_cell,
            contacts::likely_twins,
            contacts::join_twins,
            contacts::split_twin,
            contacts::keep_apart,
            cycles::cycles_of,
            cycles::start_cycle,
            cycles::edit_cycle,
            cycles::decide_cycle,
            cycles::reopen_cycle,
            cycles::follow_cycle,
            cycles::delete_cycle,
            documents::document_choices,
            documents::document,
            documents::export_document,
            documents::print_document,
            documents::choose_document_file,
            documents::verify_plan_file,
            documents::verify_code,
            documents::letterhead_line,
            documents::set_letterhead_line,
            documents::choose_logo,
            documents::remove_logo,
            documents::logo_preview,
            dose::dose,
            dose::dose_trend,
            dose::quarter_summary,
            dose::set_least_people,
            dose::write_dose_table,
            dose::write_quarter_table,
            dose::write_calendar,
            drafts::save_draft,
            drafts::settle_draft,
            drafts::set_field,
            drafts::drafts,
            files::files_of,
            files::files_of_visit,
            files::choose_files,
            files::fits_as_file,
            files::look_at_file,
            files::attach_file,
            files::edit_file,
            files::readdress_file,
            files::delete_file,
            files::erase_file,
            files::file_preview,
            files::open_file_copy,
            files::save_file_as,
            exchange::exchange,
            exchange::count_waiting_files,
            exchange::opened_with,
            exchange::choose_exchanged,
            exchange::receive_dropped,
            exchange::look_at_bundle,
            exchange::take_bundle,
            exchange::leave_exchanged,
            exchange::undo_import,
            exchange::plan_bundle,
            exchange::save_bundle,
            exchange::save_request,
            exchange::hand_region_over,
            exchange::save_card,
            exchange::look_at_card,
            exchange::add_card,
            exchange::retire_card,
            exchange::choose_exchange_folder,
            exchange::forget_exchange_folder,
            exchange::sync_folder,
            fidelity::materials_in,
            fidelity::materials_of,
            fidelity::materials_to_ask,
            fidelity::resource_choices,
            fidelity::add_material,
            fidelity::edit_material,
            fidelity::mark_used,
            fidelity::delete_material,
            fidelity::contact_eyes,
            fidelity::reflect,
            fidelity::add_participant_answer,
            fidelity::delete_participant_answers,
            fidelity::add_observation,
            fidelity::edit_observation,
            fidelity::delete_observation,
            fidelity::adherence,
            fidelity::own_course,
            follow_up::write_follow_up,
            follow_up::write_action_sheet,
            follow_up::open_paper,
            follow_up::choose_action_sheet,
            follow_up::look_at_action_sheet,
            follow_up::take_action_sheet,
            frame::frame,
            frame::edit_practitioner,
            frame::undo,
            frame::redo,
            frame::open_again,
            goals::goal_offer,
            goals::add_goal,
            goals::edit_goal,
            goals::delete_goal,
            goals::edit_action,
            goals::delete_action,
            goals::agree_action,
            goals::action_board,
            goals::carry_action,
            goals::move_action,
            goals::add_milestone,
            goals::reach_milestone,
            goals::delete_milestone,
            goals::goal_measure,
            goals::cycle_measure,
            goals::add_measurement,
            goals::delete_measurement,
            guide::guide,
            guide::chapter,
            guide::export_chapter,
            guide::find_stage,
            guide::find,
            guide::find_in_room,
            guide::review,
            guide::set_review,
            guide::keep_copy,
            guide::drop_copy,
            guide::open_copy,
            guide::open_resource,
            guide::check_resource,
            packs::packs,
            packs::missing_packs,
            packs::choose_pack,
            packs::look_at_pack,
            packs::look_at_newer,
            packs::add_pack,
            packs::take_up_newer,
            packs::stop_pack,
            packs::save_pack_sheet,
            packs::add_own_item,
            packs::edit_own_item,
            packs::retire_own_item,
            people::add_seat,
            people::edit_seat,
            people::fill_seat,
            people::vacate_seat,
            people::end_seat,
            people::delete_seat,
            plans::start_plan,
            plans::plan,
            plans::edit_plan,
            plans::agree_plan,
            plans::export_plan,
            plans::open_file,
            regions::list_regions,
            regions::region,
            regions::region_earlier,
            regions::add_region,
            regions::edit_region,
            regions::delete_region,
            regions::set_stage,
            regions::agree_tier,
            room_aids::programs,
            room_aids::add_program,
            room_aids::edit_program,
            room_aids::delete_program,
            room_aids::pivot_aid,
            room_aids::add_pivot,
            room_aids::edit_pivot,
            room_aids::delete_pivot,
            room_aids::add_reason,
            since::since_last_time,
            since::mark_seen,
            support::support_record,
            support::onboarding,
            support::set_onboarding_step,
            support::add_barrier,
            support::edit_barrier,
            support::delete_barrier,
            support::add_success,
            support::edit_success,
            support::delete_success,
            support::readdress_barrier,
            support::readdress_success,
            support::add_handover,
            support::edit_handover,
            support::delete_handover,
            support::add_connection,
            support::edit_connection,
            support::delete_connection,
            teams::turnover,
            teams::look_over_seat,
            teams::look_over_seats,
            teams::connect_newcomer,
            teams::edit_tier,
            teams::delete_tier,
            today::today,
            today::due_dates,
            today::add_due_date,
            today::edit_due_date,
            today::delete_due_date,
            today::done_due_date,
            today::reopen_due_date,
            assessments::instruments,
            assessments::assessment_room,
            assessments::start_assessment,
            assessments::set_respondents,
            assessments::go_to_item,
            assessments::raise_hand,
            assessments::vote_again,
            assessments::choose_score,
            assessments::keep_score,
            assessments::park_item,
            assessments::leave_item_out,
            assessments::add_part,
            assessments::remove_part,
            assessments::add_index_score,
            assessments::edit_index_score,
            assessments::delete_index_score,
            assessments::finish_assessment,
            assessments::drop_assessment,
            assessments::reopen_assessment,
            today::assessments_of,
            today::record_assessment,
            today::edit_assessment,
            today::delete_assessment,
            today::events,
            today::events_of,
            today::add_event,
            today::edit_event,
            today::delete_event,
            today::attend,
            transfer::choose_log,
            transfer::look_over_log,
            transfer::import_log,
            transfer::known_logs,
            transfer::forget_log,
            transfer::save_tables,
            transfer::save_analysis,
            transfer::save_log,
            visits::plan_visit,
            visits::edit_visit,
            visits::set_phase,
            visits::renew_words,
            visits::delete_visit,
            visits::set_component,
            visits::visit_room,
            visits::visit_preparation,
            visits::visit_wrap_up,
            visits::add_line,
            visits::edit_line,
            visits::move_line,
            visits::delete_line,
        ])
        .events(collect_events![Changed])
}

#[cfg(test)]
mod tests {
    use specta_typescript::Typescript;
    use std::path::Path;

    /// Writes the bindings anew and compares them with those that are committed.
    #[test]
    fn the_committed_bindings_are_those_of_the_commands() {
        let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/backend/bindings.ts");
        let before = std::fs::read_to_string(&committed).unwrap_or_default();
        super::bindings()
            .export(Typescript::default(), &committed)
            .unwrap();
        let now = std::fs::read_to_string(&committed).unwrap();
        assert!(
            before == now,
            "ui/src/backend/bindings.ts was written anew: commit it with the command"
        );
    }
}
