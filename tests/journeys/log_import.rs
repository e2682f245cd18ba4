//! A log that was kept elsewhere comes in: looked at first, nothing twice, nothing
//! overwritten, and every row that cannot be read is named.

use crate::hands::{begin, begin_with_region, contact, place, region};
use std::path::{Path, PathBuf};
use trellis_app::Trellis;
use trellis_app::view::contact::ContactCard;
use trellis_app::view::transfer::{LogCounts, LogImported, LogPreview};
use trellis_domain::id::Id;
use trellis_domain::log_file::{LEAVE_OUT, LogField, LogMapping, LogWord};
use trellis_domain::words::{DayStyle, Mode};
use trellis_tests::{Desk, thursday};

const LOG: &str = "\
Contact ID,County,Date,Type of contact,Duration,CPC 1,With whom,Topic
17,Cedar Gap County,11/3/2026,F2F,1:30,45,\"CIT, agency lead\",Roster and charter
18,Cedar Gap County,11/10/2026,Zoom,45,15,CIT,Training calendar
19,Heron Lake,11/12/2026,TC,20,,CLT,A call about funding
";

fn write(desk: &Desk, name: &str, text: &str) -> PathBuf {
    let path = desk.place(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// A desk with two regions.
fn two_regions() -> (Desk, Trellis, Id, Id) {
    let (desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    (desk, trellis, cedar, heron)
}

fn look(trellis: &Trellis, path: &Path) -> LogPreview {
    trellis.look_over_log(path, None).unwrap()
}

/// Takes a log in as it is first proposed.
fn import(trellis: &mut Trellis, path: &Path) -> LogImported {
    let mapping = look(trellis, path).mapping;
    trellis.import_log(path, &mapping).unwrap()
}

fn contacts(trellis: &Trellis, region: Id) -> Vec<ContactCard> {
    trellis.list_contacts(region, None).unwrap()
}

fn ids(trellis: &Trellis, region: Id) -> Vec<Id> {
    let mut ids: Vec<Id> = contacts(trellis, region).iter().map(|it| it.id).collect();
    ids.sort();
    ids
}

fn fields(mapping: &LogMapping) -> Vec<String> {
    mapping.columns.iter().map(|it| it.field.code()).collect()
}

#[test]
fn a_log_is_looked_at_before_anything_is_written() {
    let (desk, trellis, cedar, _) = two_regions();
    let path = write(&desk, "Contact log (2).csv", LOG);
    let before = trellis.dump().unwrap();
    let preview = look(&trellis, &path);
    assert_eq!(preview.mapping.source, "Contact log");
    assert_eq!(
        fields(&preview.mapping),
        [
            "id",
            "region",
            "date",
            "mode",
            "minutes",
            "component:CPC1",
            "with",
            "about"
        ]
    );
    assert_eq!(preview.columns[3].samples, ["F2F", "Zoom"]);
    let words: Vec<_> = preview.columns[1].words.iter().collect();
    assert_eq!(
        (words[0].theirs.as_str(), words[0].rows),
        ("Cedar Gap County", 2)
    );
    assert_eq!(words[0].ours.as_deref(), Some(cedar.to_string().as_str()));
    assert_eq!((preview.counts.rows, preview.counts.fresh), (3, 3));
    assert!(preview.bad.is_empty() && preview.missing.is_empty() && !preview.is_remembered);
    assert_eq!(trellis.dump().unwrap(), before);
    assert!(trellis.known_logs().unwrap().is_empty());
}

#[test]
fn a_log_comes_in_whole_and_goes_with_one_undo() {
    let (desk, mut trellis, cedar, heron) = two_regions();
    let path = write(&desk, "Contact log.csv", LOG);
    let done = import(&mut trellis, &path);
    assert_eq!(done.sentence, "3 contacts added.");
    let there = contacts(&trellis, cedar);
    assert_eq!(there.len(), 2);
    assert_eq!(there[1].mode, Some(Mode::InPerson));
    assert_eq!(there[1].about, "Roster and charter");
    assert_eq!(there[1].meta, "90 min · with the CIT and agency lead");
    assert_eq!(contacts(&trellis, heron)[0].meta, "20 min · with the CLT");
    let dose = trellis
        .dose(&trellis_app::view::dose::DoseQuery::default())
        .unwrap();
    assert_eq!(dose.total.minutes, 155);
    assert_eq!(
        (
            dose.by_component[0].code.as_str(),
            dose.by_component[0].minutes
        ),
        ("CPC1", 60)
    );

    // Undone, it can be taken in again: undoing is not deleting.
    let undone = trellis.undo().unwrap();
    assert!(undone.left.is_empty(), "{undone:?}");
    assert!(contacts(&trellis, cedar).is_empty() && contacts(&trellis, heron).is_empty());
    assert_eq!(look(&trellis, &path).counts.fresh, 3);
    assert_eq!(import(&mut trellis, &path).counts.fresh, 3);
    assert_eq!(
        contacts(&trellis, cedar)[1].meta,
        "90 min · with the CIT and agency lead"
    );
    let dose = trellis
        .dose(&trellis_app::view::dose::DoseQuery::default())
        .unwrap();
    assert_eq!(
        (dose.total.minutes, dose.by_component[0].minutes),
        (155, 60)
    );
    trellis.undo().unwrap();
    assert!(contacts(&trellis, cedar).is_empty());
    assert!(trellis.check().unwrap().is_empty());
}

#[test]
fn reading_a_log_again_adds_nothing_and_overwrites_nothing() {
    let (desk, mut trellis, cedar, heron) = two_regions();
    let path = write(&desk, "Contact log.csv", LOG);
    import(&mut trellis, &path);
    let before = trellis.dump().unwrap();
    let done = import(&mut trellis, &path);
    assert_eq!(done.sentence, "No contact added. 3 were here already.");
    assert_eq!(trellis.dump().unwrap(), before);

    // One is edited here, one is deleted here, one changed in the log, one is new there.
    let there = contacts(&trellis, cedar);
    let about = place("contact", there[1].id, "actual_focus");
    trellis
        .set_field(&about, "Roster, charter and backup")
        .unwrap();
    trellis
        .delete_visit(contacts(&trellis, heron)[0].id)
        .unwrap();
    let later = LOG.replace("Training calendar", "Training calendar of 2027")
        + "20,Heron Lake,11/17/2026,Email,,,,A question\n";
    let path = write(&desk, "Contact log (3).csv", &later);
    let preview = look(&trellis, &path);
    assert!(preview.is_remembered);
    let expected = LogCounts {
        rows: 4,
        fresh: 1,
        edited_here: 1,
        changed_there: 1,
        deleted: 1,
        ..LogCounts::default()
    };
    assert_eq!(preview.counts, expected);
    let rows: Vec<u32> = preview.notes.iter().map(|note| note.row).collect();
    assert_eq!(rows, [3, 4]);

    let done = import(&mut trellis, &path);
    assert_eq!(
        done.sentence,
        "1 contact added. 1 was edited here since and stays as it is. \
         1 changed in the log since and stays as it is here. \
         1 was deleted here and is not brought back."
    );
    let there = contacts(&trellis, cedar);
    assert_eq!(there[1].about, "Roster, charter and backup");
    assert_eq!(there[0].about, "Training calendar");
    let there: Vec<String> = contacts(&trellis, heron)
        .into_iter()
        .map(|it| it.about)
        .collect();
    assert_eq!(there, ["A question"]);
    assert!(trellis.check().unwrap().is_empty());
}

#[test]
fn two_practitioners_who_take_in_the_same_log_have_the_same_contacts() {
    for log in [LOG.to_owned(), without_ids(LOG)] {
        let (desk, trellis, cedar, heron) = two_regions();
        drop(trellis);
        let copy = desk.place("a colleague’s.workbook");
        std::fs::copy(desk.workbook(), &copy).unwrap();
        let mut trellis = desk.open_on(thursday(), 1).unwrap();
        import(&mut trellis, &write(&desk, "Contact log.csv", &log));
        let mine = (ids(&trellis, cedar), ids(&trellis, heron));
        drop(trellis);
        let mut colleague = desk.open_workbook(&copy, thursday()).unwrap();
        import(
            &mut colleague,
            &write(&desk, "Contact log - Copy.csv", &log),
        );
        assert_eq!((ids(&colleague, cedar), ids(&colleague, heron)), mine);
        assert_eq!(mine.0.len() + mine.1.len(), 3);
    }
}

fn without_ids(log: &str) -> String {
    let lines = log.lines().map(|line| line.split_once(',').unwrap().1);
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn without_ids_rows_that_are_alike_are_counted() {
    let (desk, mut trellis, cedar, _) = two_regions();
    let log = "Region,Date,Mode,Minutes,Topic\n\
               Cedar Gap,11/3/2026,phone,15,First call\n\
               Cedar Gap,11/3/2026,phone,15,Second call\n";
    let path = write(&desk, "calls.csv", log);
    assert_eq!(import(&mut trellis, &path).counts.fresh, 2);
    assert_eq!(import(&mut trellis, &path).counts.there, 2);
    // A third such call is new, and an edit of the first stays the first.
    let first = contacts(&trellis, cedar)
        .into_iter()
        .find(|it| it.about == "First call")
        .unwrap();
    trellis
        .set_field(&place("contact", first.id, "minutes"), "20")
        .unwrap();
    let path = write(
        &desk,
        "calls.csv",
        &format!("{log}Cedar Gap,11/3/2026,phone,15,Third call\n"),
    );
    let counts = import(&mut trellis, &path).counts;
    assert_eq!((counts.fresh, counts.there, counts.edited_here), (1, 1, 1));
    assert_eq!(contacts(&trellis, cedar).len(), 3);
}

#[test]
fn a_row_that_cannot_be_read_holds_its_place_among_those_like_it() {
    let (desk, mut trellis, cedar, _) = two_regions();
    let log = "Region,Date,Mode,Minutes,Prep,Topic\n\
               Cedar Gap,11/3/2026,phone,15,?,First call\n\
               Cedar Gap,11/3/2026,phone,15,5,Second call\n";
    let done = import(&mut trellis, &write(&desk, "calls.csv", log));
    assert_eq!((done.counts.fresh, done.counts.bad), (1, 1));
    let mended = write(&desk, "calls.csv", &log.replace('?', "10"));
    assert_eq!(import(&mut trellis, &mended).counts.fresh, 1);
    let mut abouts: Vec<String> = contacts(&trellis, cedar)
        .into_iter()
        .map(|it| it.about)
        .collect();
    abouts.sort();
    assert_eq!(abouts, ["First call", "Second call"]);
}

#[test]
fn every_row_that_cannot_be_read_is_named_and_the_others_come_in() {
    let (desk, mut trellis, cedar, _) = two_regions();
    let log = "Contact ID,Region,Date,Mode,Minutes,Topic\n\
               1,Cedar Gap,11/3/2026,phone,15,Fine\n\
               2,Elm,11/3/2026,phone,15,No such region\n\
               3,Cedar Gap,11/31/2026,phone,15,No such day\n\
               4,Cedar Gap,11/20/2026,phone,15,Tomorrow\n\
               5,Cedar Gap,11/3/2026,pigeon,a while,Two at once\n\
               1,Cedar Gap,11/4/2026,phone,15,The id of another\n\
               ,Cedar Gap,11/4/2026,phone,15,No id\n\
               8,Cedar Gap,11/4/2026,phone,15,torn, apart\n";
    let path = write(&desk, "log.csv", log);
    let preview = look(&trellis, &path);
    let named: Vec<(u32, &str, &str)> = preview
        .bad
        .iter()
        .map(|it| (it.row, it.column.as_str(), it.what.as_str()))
        .collect();
    assert_eq!(
        named,
        [
            (3, "Region", "“Elm” is no region here"),
            (4, "Date", "“11/31/2026” is not a day"),
            (5, "Date", "Nov 20, 2026 is still to come"),
            (
                6,
                "Mode",
                "“pigeon” is not a way to be in contact that Trellis knows"
            ),
            (6, "Minutes", "“a while” is not a length in whole minutes"),
            (7, "Contact ID", "“1” stands in row 2 already"),
            (8, "Contact ID", "The row has no id"),
            (9, "Cell 7", "The row has 7 cells, and the heading 6"),
        ]
    );
    assert!(preview.bad.iter().all(|it| !it.remedy.is_empty()));
    assert_eq!((preview.counts.fresh, preview.counts.bad), (1, 7));
    let done = import(&mut trellis, &path);
    assert_eq!(done.sentence, "1 contact added. 7 rows could not be read.");
    assert_eq!(done.bad, preview.bad);
    assert_eq!(contacts(&trellis, cedar)[0].about, "Fine");
}

#[test]
fn what_words_mean_is_said_once_and_remembered() {
    let (desk, mut trellis, cedar, _) = two_regions();
    let log = "County,When,Kind of meeting,Mins\n\
               The Gap,3/4/2026,Sit-down,45\n\
               Elm,3/5/2026,Sit-down,45\n";
    let path = write(&desk, "theirs.csv", log);
    let mut mapping = look(&trellis, &path).mapping;
    assert_eq!(fields(&mapping), ["region", "date", "leave_out", "minutes"]);
    let word = |theirs: &str, ours: &str| LogWord {
        theirs: theirs.to_owned(),
        ours: ours.to_owned(),
    };
    mapping.columns[0]
        .words
        .push(word("The Gap", &cedar.to_string()));
    mapping.columns[0].words.push(word("Elm", LEAVE_OUT));
    mapping.columns[1].days = Some(DayStyle::DayFirst);
    mapping.columns[2].field = LogField::Mode;
    mapping.columns[2].words.push(word("Sit-down", "in_person"));
    let done = trellis.import_log(&path, &mapping).unwrap();
    assert_eq!(done.sentence, "1 contact added. 1 row was left out.");
    let there = contacts(&trellis, cedar);
    assert_eq!(there[0].mode, Some(Mode::InPerson));
    assert_eq!(there[0].on.unwrap().to_string(), "2026-04-03");

    // The next file with these headings, whatever it is called, needs no word.
    let path = write(
        &desk,
        "of December.csv",
        "COUNTY,when,Kind of meeting,Mins\nThe Gap,5/4/2026,Sit-down,30\n",
    );
    let preview = look(&trellis, &path);
    assert!(preview.is_remembered && preview.bad.is_empty());
    assert_eq!(preview.mapping.source, "theirs");
    assert_eq!(import(&mut trellis, &path).counts.fresh, 1);
    let known = trellis.known_logs().unwrap();
    assert_eq!(
        (known.len(), known[0].file_name.as_str()),
        (1, "of December.csv")
    );
    trellis.forget_log(&known[0].shape).unwrap();
    assert!(!look(&trellis, &path).is_remembered);
}

#[test]
fn days_that_can_be_read_both_ways_are_said() {
    let (desk, trellis, ..) = two_regions();
    let path = write(
        &desk,
        "log.csv",
        "Region,Date,Hours\nCedar Gap,3/4/2026,1.5\n",
    );
    let columns = look(&trellis, &path).columns;
    let said = |at: usize| columns[at].said.clone();
    assert_eq!(
        said(1).as_deref(),
        Some(
            "Read with the month first: 3/4/2026 is the fourth of March. The cells leave both open."
        )
    );
    assert_eq!(said(2).as_deref(), Some("A plain number is hours."));
    let path = write(
        &desk,
        "log.csv",
        "Region,Date,Minutes\nCedar Gap,3/14/2026,90\n",
    );
    let columns = look(&trellis, &path).columns;
    assert!(columns.iter().all(|column| column.said.is_none()));
}

#[test]
fn a_contact_that_was_logged_by_hand_is_not_added_a_second_time() {
    let (desk, mut trellis, cedar, _) = two_regions();
    let mut by_hand = contact(cedar, "The call with the health department");
    by_hand.minutes = Some(20);
    trellis.log_contact(&by_hand).unwrap();
    let log = "Region,Date,Mode,Minutes,Topic\n\
               Cedar Gap,11/19/2026,phone,20,Call health dept\n\
               Cedar Gap,11/19/2026,phone,20,Another call\n";
    let path = write(&desk, "log.csv", log);
    let mut preview = look(&trellis, &path);
    assert_eq!((preview.counts.twins, preview.counts.fresh), (1, 1));
    assert_eq!(preview.notes[0].row, 2);
    // A person may say that they are different contacts.
    preview.mapping.with_twins = true;
    let preview = trellis
        .look_over_log(&path, Some(&preview.mapping))
        .unwrap();
    assert_eq!((preview.counts.twins, preview.counts.fresh), (0, 2));
}

#[test]
fn a_log_without_a_region_or_a_day_says_what_is_missing() {
    let (desk, mut trellis, cedar, _) = two_regions();
    let path = write(&desk, "log.csv", "Mood,Topic\nglad,Roster\n");
    let preview = look(&trellis, &path);
    assert_eq!(
        preview.missing,
        [
            "No column says the day.",
            "No column says the region, and no region is named for all rows."
        ]
    );
    let refused = trellis.import_log(&path, &preview.mapping).unwrap_err();
    assert_eq!(refused.what(), "No column says the day");
    assert!(trellis.known_logs().unwrap().is_empty());

    let path = write(&desk, "log.csv", "Date,Topic\n11/3/2026,Roster\n");
    let mut mapping = look(&trellis, &path).mapping;
    mapping.region = Some(cedar);
    assert_eq!(trellis.import_log(&path, &mapping).unwrap().counts.fresh, 1);
    assert_eq!(look(&trellis, &path).counts.there, 1);
}

#[test]
fn a_file_that_is_no_log_gets_one_sentence_and_one_remedy() {
    let (desk, trellis) = begin();
    let path = write(&desk, "photo.csv", "\u{0}\u{1}\u{2}");
    let refused = trellis.look_over_log(&path, None).unwrap_err();
    assert_eq!(
        refused.what(),
        "“photo.csv” cannot be read as a log: this file is not a table with columns and rows"
    );
    assert!(refused.remedy().ends_with("choose that file."));
    let path = desk.place("gone.csv");
    let refused = trellis.look_over_log(&path, None).unwrap_err();
    assert_eq!(
        refused.what(),
        "“gone.csv” cannot be read as a log: the file could not be read: it is not there"
    );
    // A file that was changed between the look and the import.
    let path = write(&desk, "log.csv", "Date,Region\n11/3/2026,Cedar\n");
    let mapping = trellis.look_over_log(&path, None).unwrap().mapping;
    let path = write(&desk, "log.csv", "Region,Date\nCedar,11/3/2026\n");
    let refused = trellis.look_over_log(&path, Some(&mapping)).unwrap_err();
    assert_eq!(
        refused.what(),
        "The columns of this file are not those that were looked at"
    );
}

#[test]
fn five_thousand_rows_come_in_at_once() {
    let (desk, mut trellis, cedar, _) = two_regions();
    let mut log = "Contact ID,Region,Date,Mode,Minutes,CPC 1,Topic\n".to_owned();
    let first = thursday() - chrono::Days::new(2_500);
    for row in 0..5_000_u64 {
        let on = first + chrono::Days::new(row / 2);
        log.push_str(&format!("{row},Cedar Gap,{on},phone,30,10,Call {row}\n"));
    }
    let path = write(&desk, "log.csv", &log);
    assert_eq!(import(&mut trellis, &path).counts.fresh, 5_000);
    assert_eq!(look(&trellis, &path).counts.there, 5_000);
    assert_eq!(contacts(&trellis, cedar).len(), 5_000);
}
