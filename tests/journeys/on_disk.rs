//! Where a paper goes may be full, locked, or open elsewhere: then nothing half-written is
//! left, the file that was there stays as it was, and one sentence says what to do.

use crate::binary::trellis_cli;
use crate::hands::{begin_with_region, bytes, goal};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use trellis_tests::Desk;

/// Everything that lies in a folder.
fn lies_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Writes every checklist, more than 96 KB of paper, the way a shell line says: it has the
/// program with its arguments as `$@`, and the folder as `$folder`.
#[cfg(unix)]
fn write_by(desk: &Desk, folder: &Path, line: &str, alone: bool) -> Output {
    let mut command = if alone {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    command
        .args(["-c", line, "sh"])
        .arg(trellis_cli())
        .arg("--workbook")
        .arg(desk.workbook())
        .args(["document", "checklist", "--out"])
        .arg(folder.join("checklist.pdf"))
        .env("folder", folder)
        .env("TRELLIS_HOME", desk.home())
        .output()
        .unwrap()
}

#[cfg(unix)]
fn refused(output: &Output, folder: &Path, remedy: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    let expected = format!(
        "error: The PDF could not be written to {}\ntry: {remedy}\n",
        folder.join("checklist.pdf").display()
    );
    assert_eq!(said, expected);
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn a_file_that_stops_growing_while_it_is_written_leaves_nothing_behind() {
    let (desk, trellis, _) = begin_with_region();
    drop(trellis);
    let folder = desk.place("papers");
    std::fs::create_dir(&folder).unwrap();
    // The system lets no file of this process grow beyond 48 KB.
    let line = r#"trap "" XFSZ; ulimit -f 96; exec "$@""#;
    let output = write_by(&desk, &folder, line, false);
    let remedy = "Choose another folder: this one takes no file of this size.";
    refused(&output, &folder, remedy);
    assert_eq!(lies_in(&folder), Vec::<String>::new());

    // What lay there before stays as it was.
    let there = folder.join("checklist.pdf");
    std::fs::write(&there, "the paper of last week").unwrap();
    let output = write_by(&desk, &folder, line, false);
    refused(&output, &folder, remedy);
    assert_eq!(lies_in(&folder), ["checklist.pdf"]);
    assert_eq!(bytes(&there), b"the paper of last week");

    // The same line with room enough writes it.
    let output = write_by(&desk, &folder, r#"exec "$@""#, false);
    assert!(output.status.success());
    assert!(bytes(&there).starts_with(b"%PDF"));
}

/// A disk of 64 KB, where this system lets anybody have one of their own.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fills_while_writing_keeps_the_paper_that_was_there() {
    let (desk, trellis, _) = begin_with_region();
    drop(trellis);
    let folder = desk.place("small disk");
    std::fs::create_dir(&folder).unwrap();
    let mount = r#"mount -t tmpfs -o size=64k none "$folder" || exit 77;"#;
    let line = format!(
        r#"{mount} echo kept >"$folder/checklist.pdf"; "$@"; code=$?; ls -A "$folder"; cat "$folder/checklist.pdf"; exit $code"#
    );
    let output = write_by(&desk, &folder, &line, true);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.code() == Some(77) || said.starts_with("unshare:") {
        // No disk of one's own here: the test above has shown the same with a limit.
        return;
    }
    refused(&output, &folder, "Free about 20 MB, then export again.");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "checklist.pdf\nkept\n",
        "the paper that was there, and nothing beside it"
    );
}

/// A folder that this process may not write to, whoever runs it.
#[cfg(unix)]
fn locked(desk: &Desk) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let folder = desk.place("locked");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    if std::fs::write(folder.join("probe"), "").is_ok() {
        // Who administers a computer may write anywhere but where the system itself answers.
        std::fs::remove_file(folder.join("probe")).unwrap();
        return PathBuf::from("/proc");
    }
    folder
}

#[cfg(unix)]
#[test]
fn a_folder_that_nobody_may_write_to_says_so() {
    let (desk, mut trellis, region) = begin_with_region();
    let plan = trellis.start_plan(region, None).unwrap();
    let to = locked(&desk).join("plan.pdf");
    let error = trellis.export_plan(plan, &to).unwrap_err();
    assert_eq!(
        (error.what(), error.remedy()),
        (
            format!("The PDF could not be written to {}", to.display()).as_str(),
            "Choose a folder that you may write to."
        )
    );
    assert!(!to.exists());
    // A file where a folder should be is no folder either.
    let file = desk.place("file");
    std::fs::write(&file, "words").unwrap();
    let error = trellis
        .export_plan(plan, &file.join("plan.pdf"))
        .unwrap_err();
    assert_eq!(
        error.remedy(),
        "Choose another folder, or make this one first."
    );
    assert_eq!(bytes(&file), b"words");
}

#[test]
fn a_paper_that_somebody_reads_is_replaced_whole_and_never_changed_under_them() {
    use std::io::Read;
    let (desk, mut trellis, region) = begin_with_region();
    let plan = trellis.start_plan(region, None).unwrap();
    let to = desk.place("plan.pdf");
    trellis.export_plan(plan, &to).unwrap();
    let before = bytes(&to);
    let mut open = std::fs::File::open(&to).unwrap();
    let mut begun = [0; 1024];
    open.read_exact(&mut begun).unwrap();

    trellis
        .add_goal(&goal(region, "Every key task has a backup"))
        .unwrap();
    match trellis.export_plan(plan, &to) {
        Ok(_) => assert!(bytes(&to) != before, "the new paper is there"),
        // Where a file that is open cannot be replaced, it says what to do.
        Err(error) => {
            assert_eq!(
                error.remedy(),
                "Close it where it is open, or choose another name, then export again."
            );
            assert!(bytes(&to) == before);
        }
    }
    let mut read = begun.to_vec();
    open.read_to_end(&mut read).unwrap();
    assert!(read == before, "whoever reads it reads one paper");
    let beside = to.with_file_name("plan.pdf.part");
    assert!(!beside.exists(), "nothing is left beside it");
}
