//! Everything goes out as tables: for whom is chosen, and nothing narrower is in them.

use crate::hands::{
    action, answer, begin_with_region, contact, goal, note, place, seat, tier, visit,
};
use crate::support_record::{barrier, success};
use std::collections::BTreeMap;
use std::path::Path;
use trellis_app::Trellis;
use trellis_app::view::contact::ComponentUse;
use trellis_app::view::people::EditSeat;
use trellis_app::view::support::{EditBarrier, EditSuccess};
use trellis_app::view::transfer::{LogOut, TableQuery};
use trellis_domain::id::Id;
use trellis_domain::words::{Audience, Status, Tier};
use trellis_exchange::log_file::{LogTable, read_log_at};
use trellis_tests::Desk;

const AUDIENCES: [(Audience, &str); 3] = [
    (Audience::Region, "zregion"),
    (Audience::Team, "zteam"),
    (Audience::Mine, "zmine"),
];

fn query(audience: Audience) -> TableQuery {
    TableQuery {
        regions: Vec::new(),
        audience,
    }
}

/// A workbook with marked words for each audience in every noun that has a choice, and in
/// those that are for one audience by nature.
fn planted() -> (Desk, Trellis, Id) {
    let (desk, mut trellis, cedar) = begin_with_region();
    trellis.agree_tier(&tier(cedar, Tier::Intensive)).unwrap();
    for (audience, word) in AUDIENCES {
        trellis
            .add_note(&note(cedar, audience, &format!("{word} note")))
            .unwrap();
        let barrier = EditBarrier {
            audience: Some(audience),
            ..barrier(&format!("{word} barrier"))
        };
        trellis.add_barrier(cedar, &barrier).unwrap();
        let success = EditSuccess {
            audience: Some(audience),
            ..success(&format!("{word} success"))
        };
        trellis.add_success(cedar, &success).unwrap();
    }
    let mut logged = contact(cedar, "zregion contact");
    logged.minutes = Some(60);
    logged.components.push(ComponentUse {
        component: "CPC1".to_owned(),
        minutes: 37,
    });
    trellis.log_contact(&logged).unwrap();
    trellis.add_goal(&goal(cedar, "zregion goal")).unwrap();
    trellis
        .add_action(&action(cedar, "zregion action"))
        .unwrap();
    trellis
        .answer(&answer(cedar, "LT-IN-02", Status::Partly))
        .unwrap();
    trellis.plan_visit(&visit(cedar, "2026-12-03")).unwrap();

    // Names are for the team, a vacancy too until it is announced, and so is leaving.
    trellis
        .add_seat(&seat(cedar, "zregion coordinator", "zteam Jo"))
        .unwrap();
    trellis.add_seat(&seat(cedar, "zteam vacancy", "")).unwrap();
    let said = trellis
        .add_seat(&seat(cedar, "zregion vacancy", ""))
        .unwrap();
    let announced = EditSeat {
        announced: Some(true),
        ..EditSeat::default()
    };
    trellis.edit_seat(said, &announced).unwrap();
    let leaving = trellis
        .add_seat(&seat(cedar, "zteam leaver", "zteam Kim"))
        .unwrap();
    trellis
        .set_field(&place("seat", leaving, "to_on"), "2026-12-31")
        .unwrap();
    (desk, trellis, cedar)
}

/// Every text of every table of a folder.
fn all_texts(folder: &Path) -> String {
    let mut texts = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        texts.push_str(&path.file_name().unwrap().to_string_lossy());
        texts.push('\n');
        texts.push_str(&std::fs::read_to_string(&path).unwrap());
    }
    texts
}

#[test]
fn marked_words_of_narrower_audiences_are_in_no_wider_file() {
    let (desk, trellis, _) = planted();
    for (narrowness, (audience, _)) in AUDIENCES.into_iter().enumerate() {
        let place = desk.place(&format!("tables {narrowness}"));
        let written = trellis.export_tables(&query(audience), &place).unwrap();
        let texts = all_texts(Path::new(&written.path));
        for (other, (_, word)) in AUDIENCES.into_iter().enumerate() {
            assert_eq!(
                texts.contains(word),
                other <= narrowness,
                "{word} for {audience:?}"
            );
        }
        assert_eq!(
            texts.contains("CPC1 minutes"),
            narrowness > 0,
            "components are the team’s"
        );
    }
}

#[test]
fn a_seat_that_is_vacant_and_not_announced_is_not_in_a_file_for_the_region() {
    let (desk, trellis, _) = planted();
    let written = trellis
        .export_tables(&query(Audience::Region), &desk.place("tables"))
        .unwrap();
    let seats = std::fs::read_to_string(Path::new(&written.path).join("Seats.csv")).unwrap();
    assert!(seats.contains("zregion coordinator") && seats.contains("zregion vacancy"));
    assert_eq!(seats.lines().count(), 3, "{seats}");
    assert!(!Path::new(&written.path).join("People.csv").exists());
}

#[test]
fn what_is_mine_is_in_a_file_that_says_so() {
    let (desk, trellis, _) = planted();
    let mine = query(Audience::Mine);
    let folder = trellis.export_tables(&mine, &desk.place("all")).unwrap();
    assert!(folder.path.ends_with("all (mine)"), "{}", folder.path);
    assert_eq!(
        folder.sentence,
        "It holds what is for you alone: do not pass it on."
    );
    for entry in std::fs::read_dir(&folder.path).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.starts_with("MINE – "), "{name}");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("\u{feff}MINE – holds what is for me alone"),
            "{name}"
        );
    }
    let book = trellis
        .export_tables(&mine, &desk.place("all.xlsx"))
        .unwrap();
    assert!(book.path.ends_with("all (mine).xlsx"), "{}", book.path);
    let team = trellis
        .export_tables(&query(Audience::Team), &desk.place("all.zip"))
        .unwrap();
    assert!(
        team.path.ends_with("all (support team).zip"),
        "{}",
        team.path
    );
    // What lies under the marked name already is not written over unasked.
    let refused = trellis
        .export_tables(&mine, &desk.place("all.xlsx"))
        .unwrap_err();
    assert!(refused.what().starts_with("There is already a file at"));
}

#[test]
fn a_workbook_opens_again_with_days_numbers_names_and_ids() {
    let (desk, trellis, _) = planted();
    let place = desk.place("team support team.xlsx");
    let written = trellis
        .export_tables(&query(Audience::Team), &place)
        .unwrap();
    assert_eq!(written.path, place.display().to_string());
    let sheets = opened(&place);
    assert!(sheets["About this file"][0][0].starts_with("FOR THE SUPPORT TEAM"));
    let contacts = &sheets["Contacts"];
    let column = |heading: &str| contacts[0].iter().position(|it| it == heading).unwrap();
    let row = contacts
        .iter()
        .find(|row| row[column("What it was about")] == "zregion contact")
        .unwrap();
    assert_eq!(row[column("Region")], "Cedar Gap");
    assert_eq!(row[column("Day")], "2026-11-19");
    assert_eq!(row[column("Minutes")], "60");
    assert_eq!(
        row[column("How it took place")..=column("How it took place")],
        ["Phone"]
    );
    assert_eq!(row[column("CPC1 minutes")], "37");
    assert_eq!(contacts[0].last().unwrap(), "Id");
    assert!(row.last().unwrap().parse::<Id>().is_ok());
    let seats = &sheets["Seats"];
    let person = seats[0].iter().position(|it| it == "Person").unwrap();
    assert!(seats.iter().any(|row| row[person] == "zteam Jo"));
    let answers = &sheets["Answers"];
    assert_eq!(
        answers[1][answers[0].iter().position(|it| it == "Status").unwrap()],
        "Partly"
    );
    assert_eq!(written.tables as usize, sheets.len() - 1);
}

/// Every sheet as texts: days year-month-day, numbers as they are read.
fn opened(path: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    use calamine::{Data, Reader as _};
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let said = |cell: &Data| match cell {
        Data::DateTime(it) if it.is_datetime() && it.as_f64() >= 1.0 => {
            let (year, month, day, ..) = it.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    };
    book.worksheets()
        .into_iter()
        .map(|(name, range)| {
            let rows = range.rows().map(|row| row.iter().map(said).collect());
            (name, rows.collect())
        })
        .collect()
}

#[test]
fn tables_of_one_region_hold_no_other() {
    let (desk, mut trellis, cedar) = planted();
    let heron = trellis
        .add_region(&crate::hands::region("Heron Lake"))
        .unwrap();
    trellis.add_goal(&goal(heron, "zheron goal")).unwrap();
    let ask = TableQuery {
        regions: vec![heron],
        audience: Audience::Mine,
    };
    let written = trellis.export_tables(&ask, &desk.place("heron")).unwrap();
    let texts = all_texts(Path::new(&written.path));
    assert!(texts.contains("zheron goal") && texts.contains("Heron Lake"));
    for word in ["Cedar Gap", "zregion", "zteam", "zmine", &cedar.to_string()] {
        assert!(!texts.contains(word), "{word}");
    }
}

#[test]
fn nothing_that_would_be_lost_is_written_over() {
    let (desk, trellis, _) = planted();
    let folder = desk.place("kept");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("letter.txt"), "dear").unwrap();
    let refused = trellis
        .export_tables(&query(Audience::Region), &folder)
        .unwrap_err();
    assert_eq!(
        refused.what(),
        format!("Something lies at {} already", folder.display())
    );
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    let nowhere = desk.place("nowhere").join("tables");
    let refused = trellis
        .export_tables(&query(Audience::Region), &nowhere)
        .unwrap_err();
    assert_eq!(
        refused.remedy(),
        "Choose another place, or make the folder above it first."
    );
}

fn log_out(audience: Audience, with_imported: bool) -> LogOut {
    LogOut {
        query: query(audience),
        from: None,
        with_imported,
    }
}

fn rows(table: &LogTable) -> Vec<String> {
    let row = |cells: &[trellis_domain::log_file::LogCell]| {
        let texts: Vec<&str> = cells
            .iter()
            .map(trellis_domain::log_file::LogCell::text)
            .collect();
        texts.join("|")
    };
    table.rows.iter().map(|line| row(&line.cells)).collect()
}

#[test]
fn contacts_go_out_in_the_columns_and_words_of_the_log_and_come_back_as_themselves() {
    let (desk, mut trellis, cedar) = planted();
    let theirs = desk.place("Their log.csv");
    std::fs::write(
        &theirs,
        "Entry ID,County,Date,Type of contact,Hours,CPC 1,Remarks of the office\n\
         7,Cedar Gap County,11/3/26,TC,1.5,0.5,\n",
    )
    .unwrap();
    let mapping = trellis.look_over_log(&theirs, None).unwrap().mapping;
    let mut mapping = mapping;
    mapping.columns[5].in_hours = true;
    trellis.import_log(&theirs, &mapping).unwrap();

    let mapping = trellis.columns_like(&theirs).unwrap();
    let out = desk.place("out.csv");
    let written = trellis
        .export_log(&mapping, &log_out(Audience::Region, false), &out)
        .unwrap();
    assert_eq!(
        written.sentence,
        "1 contact written in the columns of “Their log”. It holds what may go to a region, \
         and nothing else. Minutes of components are for the support team, so those columns \
         are empty. What came from that log is not in it again."
    );
    let table = read_log_at(&out).unwrap();
    assert_eq!(table.headings[1], "County");
    let own = trellis.list_contacts(cedar, None).unwrap();
    let own = own.iter().find(|it| it.about == "zregion contact").unwrap();
    assert_eq!(
        rows(&table),
        [format!("{}|Cedar Gap County|11/19/26|TC|1||", own.id)]
    );

    // For the team with the minutes of components, and with what came from there.
    let out = desk.place("out.xlsx");
    let written = trellis
        .export_log(&mapping, &log_out(Audience::Team, true), &out)
        .unwrap();
    assert!(written.path.ends_with("out (support team).xlsx"));
    let sheets = opened(Path::new(&written.path));
    assert_eq!(sheets["Contacts"].len(), 3);
    assert_eq!(
        sheets["Contacts"][2][2..6],
        ["2026-11-19", "Phone", "1", "0.62"].map(|it| if it == "Phone" { "TC" } else { it })
    );

    // When the office sends its log again with our row in it, nothing is added.
    let both = "Entry ID,County,Date,Type of contact,Hours,CPC 1,Remarks of the office\n\
                7,Cedar Gap County,11/3/26,TC,1.5,0.5,\n"
        .to_owned()
        + &format!("{},Cedar Gap County,11/19/26,TC,1,,thank you\n", own.id);
    std::fs::write(&theirs, both).unwrap();
    let preview = trellis.look_over_log(&theirs, None).unwrap();
    assert_eq!((preview.counts.there, preview.counts.fresh), (2, 0));
}

#[test]
fn a_visit_goes_out_once_it_was_held() {
    let (desk, trellis, _) = planted();
    let theirs = desk.place("log.csv");
    std::fs::write(&theirs, "Region,Date,Topic\nCedar Gap,11/3/2026,x\n").unwrap();
    let mapping = trellis.columns_like(&theirs).unwrap();
    let out = desk.place("out.csv");
    let written = trellis
        .export_log(&mapping, &log_out(Audience::Region, true), &out)
        .unwrap();
    assert_eq!(written.rows, 1, "the visit of December 3 is still to come");
    let refused = trellis
        .export_log(
            &mapping,
            &log_out(Audience::Region, true),
            &desk.place("out.doc"),
        )
        .unwrap_err();
    assert!(refused.what().ends_with("is neither .csv nor .xlsx"));
}
