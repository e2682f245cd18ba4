//! From one version of the workbook to the next, tried with a version that is not
//! there yet.

use super::{MIGRATIONS, VERSION, upgrade_with};
use crate::open::{Mode, connect};
use crate::{Action, Edit, Error, Founding, Workbook};
use std::path::{Path, PathBuf};
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::region;

const ADDS: &str = "ALTER TABLE region ADD COLUMN anthem TEXT;";
const FAILS: &str = "ALTER TABLE region ADD COLUMN anthem TEXT; ALTER TABLE nowhere ADD COLUMN x;";

fn id(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

/// A workbook with one region whose row in the projection is wrong.
fn outdated(folder: &Path) -> PathBuf {
    let path = folder.join("book.trellis");
    let founding = Founding {
        workbook: id(1),
        team: id(2),
        holder: id(3),
        is_sample: false,
    };
    let mut workbook = Workbook::create(&path, None, &founding).unwrap();
    let mut salts = || [4; 16];
    let author = AuthorKey::from_bytes([1; 32]);
    let action = Action {
        author,
        txn: id(5),
        wall: 0,
        salts: &mut salts,
        sign: None,
    };
    let edit = Edit::new(Scope::Region(id(9)), &region::NOUN, id(9)).set(region::name, "Wake");
    workbook
        .write(action, |writing| writing.edit(edit))
        .unwrap();
    drop(workbook);
    let connection = connect(&path, None, Mode::Write).unwrap();
    connection
        .execute("UPDATE region SET name = NULL", [])
        .unwrap();
    path
}

fn upgrade(path: &Path, next: &str) -> Result<(), Error> {
    let mut connection = connect(path, None, Mode::Write)?;
    let migrations: Vec<&str> = MIGRATIONS.iter().copied().chain([next]).collect();
    upgrade_with(&migrations, &mut connection, path, None, VERSION)
}

fn name_and_version(path: &Path) -> (Option<String>, i64) {
    let connection = connect(path, None, Mode::Write).unwrap();
    let name = connection
        .query_row("SELECT name FROM region", [], |row| row.get(0))
        .unwrap();
    let version = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    (name, version)
}

#[test]
fn an_upgrade_copies_first_and_projects_again_at_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = outdated(folder.path());
    upgrade(&path, ADDS).unwrap();
    assert_eq!(
        name_and_version(&path),
        (Some("Wake".to_owned()), i64::from(VERSION) + 1)
    );
    let copy = folder.path().join("book.trellis.version-5");
    assert_eq!(
        name_and_version(&copy),
        (None, i64::from(VERSION)),
        "the copy is the workbook as it was"
    );
    assert!(Workbook::open(&copy, None).unwrap().read_only().is_none());
}

#[test]
fn an_upgrade_that_fails_leaves_the_workbook_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = outdated(folder.path());
    assert!(upgrade(&path, FAILS).is_err());
    assert_eq!(name_and_version(&path), (None, i64::from(VERSION)));
    upgrade(&path, ADDS).unwrap();
    assert_eq!(
        name_and_version(&path),
        (Some("Wake".to_owned()), i64::from(VERSION) + 1)
    );
}

/// What version 5 added, taken away again.
const BEFORE_EXCHANGE: &str = "
    DROP TABLE card; DROP TABLE checkpoint; DROP TABLE colleague; DROP TABLE folder_file;
    ALTER TABLE delivery DROP COLUMN sender;
    ALTER TABLE delivery DROP COLUMN written;
    ALTER TABLE delivery DROP COLUMN file_name;
    PRAGMA user_version = 4;";

/// What version 4 added, taken away again.
const BEFORE_ASSESSMENTS: &str = "
    DROP TABLE assessment_part; DROP TABLE vote_round; DROP TABLE assessed_item;
    DROP TABLE index_score; DROP TABLE milestone; DROP TABLE cycle; DROP TABLE measurement;
    ALTER TABLE assessment DROP COLUMN visit;
    ALTER TABLE assessment DROP COLUMN respondents;
    ALTER TABLE assessment DROP COLUMN at_item;
    ALTER TABLE goal DROP COLUMN assessment;
    PRAGMA user_version = 3;";

/// What version 3 added, taken away again.
const BEFORE_THE_PRACTICE_RECORD: &str = "
    DROP TABLE agency;
    DROP TABLE adopting_agency;
    DROP TABLE stage_move;
    DROP TABLE presence;
    DROP TABLE activity_use;
    DROP TABLE contact_cell;
    DROP TABLE material;
    DROP TABLE participant_answer;
    DROP TABLE reflection;
    DROP TABLE observation;
    DROP TABLE adherence_reason;
    DROP TABLE group_event;
    DROP TABLE attendance;
    DROP TABLE due_date;
    DROP TABLE assessment;
    DROP TABLE attached_file;
    DROP INDEX contact_by_region; CREATE INDEX contact_by_region ON contact (region);
    DROP INDEX component_use_by_contact;
    CREATE INDEX component_use_by_contact ON component_use (contact);
    DROP INDEX agenda_line_by_visit; CREATE INDEX agenda_line_by_visit ON agenda_line (visit);
    DROP INDEX contact_in_person; DROP INDEX contact_open_visit; DROP INDEX action_open;
    DROP INDEX goal_by_agreed_on;
    ALTER TABLE contact DROP COLUMN led_by;
    ALTER TABLE contact DROP COLUMN agency;
    ALTER TABLE contact DROP COLUMN agency_why;
    ALTER TABLE contact DROP COLUMN cit_beside;
    ALTER TABLE contact DROP COLUMN cit_takes_over_on;
    ALTER TABLE contact DROP COLUMN joint;
    ALTER TABLE contact DROP COLUMN same_as;
    ALTER TABLE contact DROP COLUMN import_source;
    ALTER TABLE practitioner DROP COLUMN same_as;
    ALTER TABLE practitioner DROP COLUMN added_by;
    ALTER TABLE barrier DROP COLUMN audience;
    ALTER TABLE success DROP COLUMN audience;
    PRAGMA user_version = 2;";

/// What version 2 added, taken away again.
const BEFORE_THE_FIELD_GUIDE: &str = "
    DROP TABLE adoption; DROP TABLE own_item; DROP TABLE pivot;
    DROP TABLE organization_answer; DROP TABLE own_answer; DROP TABLE local_copy;
    DROP TABLE barrier; DROP TABLE success; DROP TABLE handover; DROP TABLE connection;
    DROP TABLE onboarding_step;
    ALTER TABLE region DROP COLUMN assessed_with;
    ALTER TABLE answer DROP COLUMN adoption;
    ALTER TABLE contact DROP COLUMN packs;
    ALTER TABLE note DROP COLUMN pivot;
    PRAGMA user_version = 1;";

#[test]
fn a_workbook_from_before_the_field_guide_opens_with_everything_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = outdated(folder.path());
    let connection = connect(&path, None, Mode::Write).unwrap();
    connection.execute_batch(BEFORE_EXCHANGE).unwrap();
    connection.execute_batch(BEFORE_ASSESSMENTS).unwrap();
    connection
        .execute_batch(BEFORE_THE_PRACTICE_RECORD)
        .unwrap();
    connection.execute_batch(BEFORE_THE_FIELD_GUIDE).unwrap();
    drop(connection);
    assert!(Workbook::open(&path, None).unwrap().read_only().is_none());
    assert_eq!(
        name_and_version(&path),
        (Some("Wake".to_owned()), i64::from(VERSION))
    );
    let connection = connect(&path, None, Mode::Write).unwrap();
    let added: i64 = connection
        .query_row(
            "SELECT (SELECT count(*) FROM pivot) + (SELECT count(*) FROM attached_file)",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(added, 0);
    assert!(folder.path().join("book.trellis.version-1").exists());
}
