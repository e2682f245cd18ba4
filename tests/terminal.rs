//! The terminal, from cases that lie in `cli/` as text: what is typed, and what comes
//! back. How such a file reads is written in `cli/README.md`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets something else than it expects has failed"
)]

#[path = "cli/binary.rs"]
mod binary;
#[path = "cli/case.rs"]
mod case;
#[path = "cli/conflicts.rs"]
mod conflicts;

use case::Case;
use std::collections::BTreeSet;
use std::path::Path;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/cli"))
}

/// One test for each file, so that each has a name.
macro_rules! cases {
    ($($name:ident in $file:literal;)+) => {
        $(
            #[test]
            fn $name() {
                Case::read(&folder().join($file)).run();
            }
        )+

        const FILES: &[&str] = &[$($file),+];
    };
}

cases! {
    an_empty_workbook_and_its_first_regions in "begin.case";
    the_main_job_without_a_window in "main-job.case";
    every_answer_as_json in "json.case";
    contacts_in_one_line in "contacts.case";
    one_contact_whole in "contact-form.case";
    no_question_waits in "conflicts.case";
    content_packs in "packs.case";
    files_for_other_programs in "export.case";
    photos_and_files in "files.case";
    a_region_over_time_and_several_side_by_side in "charts.case";
    days_that_others_set in "due.case";
    support_to_many_regions_at_once in "events.case";
    goals_and_who_does_what_by_when in "goals.case";
    an_improvement_cycle_and_the_next in "cycle.case";
    files_between_colleagues in "exchange.case";
    a_folder_that_something_else_keeps_the_same in "folder.case";
    the_field_guide in "guide.case";
    documents_and_a_paper_that_comes_back in "documents.case";
    fidelity_of_support_as_three_things in "fidelity.case";
    how_much_support_was_given in "dose.case";
    a_log_comes_in_and_tables_go_out in "transfer.case";
    what_support_leaves_in_a_region in "support.case";
    seats_over_time_and_the_support_agreed in "teams.case";
    the_sample_workbook in "sample.case";
    a_group_goes_through_an_assessment in "assess.case";
    what_is_due_and_since_when in "today.case";
    a_visit_goes_its_whole_way in "visits.case";
    what_cannot_be_done_says_why_and_what_to_do in "refused.case";
    a_command_line_that_cannot_be_read in "usage.case";
    a_workbook_that_cannot_be_used in "workbooks.case";
}

#[test]
fn every_file_of_cases_is_run() {
    let there: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|ending| ending == "case")
        })
        .collect();
    assert_eq!(there, FILES.iter().map(|file| (*file).to_owned()).collect());
}

#[test]
fn every_command_has_a_case() {
    let help = std::process::Command::new(binary::trellis_cli())
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let commands: Vec<&str> = commands
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.len() > 10, "{commands:?}");
    let typed: String = FILES
        .iter()
        .map(|file| std::fs::read_to_string(folder().join(file)).unwrap())
        .collect();
    for command in commands {
        let plain = format!("$ trellis-cli {command}");
        assert!(typed.contains(&plain), "no case types `{command}`");
        let is_json = |line: &str| line.starts_with(&plain) && line.contains("--json");
        assert!(
            typed.lines().any(is_json),
            "no case types `{command}` with --json"
        );
    }
}
