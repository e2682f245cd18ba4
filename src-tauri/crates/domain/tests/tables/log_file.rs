//! A log that somebody kept elsewhere: headings, days, lengths, words, rows.

use super::day;
use trellis_domain::id::Id;
use trellis_domain::log_file::{
    LEAVE_CELL, LEAVE_OUT, LogCell, LogColumn, LogField, LogMapping, LogWord, Reader, Row,
    find_region, guess_days, initiative, is_in_hours, mode, propose, read_day, read_minutes, shape,
    source_name, support, who, write_day, write_minutes,
};
use trellis_domain::words::{DayStyle, Initiative, Mode, Support};

fn components() -> Vec<(String, String)> {
    [
        ("CPC1", "Co-learning"),
        ("CPC2", "Tailoring support"),
        ("CPC10", "Sustaining"),
    ]
    .map(|(code, name)| (code.to_owned(), name.to_owned()))
    .to_vec()
}

#[test]
fn headings_say_what_a_column_is() {
    for (heading, code, why) in [
        ("Date", "date", "the word itself"),
        ("Date of contact", "date", "as forms have it"),
        ("Date (mm/dd/yyyy)", "date", "an example in brackets"),
        ("County", "region", "many regions are counties"),
        ("REGION", "region", "capitals make no difference"),
        ("Type of contact", "mode", "how, not what"),
        ("Duration (min)", "minutes", "a unit in brackets"),
        ("Duration_minutes", "minutes", "signs make no difference"),
        ("Hours", "minutes", "a length all the same"),
        ("Prep time", "preparation", "not contact time"),
        ("Travel", "travel", "apart from the rest"),
        ("Topic", "about", "what it was about"),
        ("Planned focus", "planned_focus", "what it was to be about"),
        ("With whom", "with", "people"),
        ("Initiated by", "initiative", "who asked"),
        ("Tier", "support", "what kind of support"),
        ("Contact ID", "id", "the log’s own id"),
        ("#", "id", "a number that counts"),
        ("CPC 1", "component:CPC1", "a component"),
        ("CPC1 minutes", "component:CPC1", "with its unit"),
        ("Minutes CPC-2", "component:CPC2", "either way round"),
        ("CPC 10", "component:CPC10", "and never the first of them"),
        ("CPC 1: co-learning", "component:CPC1", "with its name"),
        ("Co-learning", "component:CPC1", "by its name alone"),
        ("CPC 11", "leave_out", "there is no such component"),
        ("Mood", "leave_out", "nobody knows"),
        ("", "leave_out", "nothing stands there"),
    ] {
        let proposed = propose(&[heading], &components());
        assert_eq!(proposed.first().unwrap().code(), code, "“{heading}”: {why}");
    }
}

#[test]
fn a_field_is_proposed_once() {
    let proposed = propose(&["Date", "Day", "Notes", "Topic"], &components());
    let codes: Vec<String> = proposed.iter().map(LogField::code).collect();
    assert_eq!(codes, ["date", "leave_out", "about", "leave_out"]);
}

#[test]
fn a_code_is_read_back_as_the_field() {
    let component = LogField::Component("CPC1".to_owned());
    for field in LogField::PLAIN.into_iter().chain([component]) {
        assert_eq!(LogField::from_code(&field.code()), Some(field));
    }
    assert_eq!(LogField::from_code("component:"), None);
    assert_eq!(LogField::from_code("mood"), None);
}

#[test]
fn lengths_are_read_as_people_write_them() {
    for (written, in_hours, minutes) in [
        ("45", false, Some(45)),
        ("45m", false, Some(45)),
        ("45 min.", false, Some(45)),
        ("45 minutes", true, Some(45)),
        ("45.0", false, Some(45)),
        ("1:30", false, Some(90)),
        ("1:30", true, Some(90)),
        ("01:30:00", false, Some(90)),
        ("1.5 h", false, Some(90)),
        ("1,5 h", false, Some(90)),
        ("1.5", true, Some(90)),
        (".25", true, Some(15)),
        ("1.33", true, Some(80)),
        ("1h 30", false, Some(90)),
        ("1h30m", false, Some(90)),
        ("1 hr, 30 min", false, Some(90)),
        ("2 hours", false, Some(120)),
        ("1 hour and 15 minutes", false, Some(75)),
        ("1,200", false, Some(1200)),
        ("0", false, Some(0)),
        ("1.5", false, None),
        ("1:75", false, None),
        ("1:3", false, None),
        ("about an hour", false, None),
        ("45 people", false, None),
        ("-30", false, None),
        ("12:30 pm", false, None),
        ("1.2.3", false, None),
        ("99999999999999999999", false, None),
        ("", false, None),
    ] {
        assert_eq!(
            read_minutes(written, in_hours),
            minutes,
            "“{written}”, hours: {in_hours}"
        );
    }
}

#[test]
fn a_length_is_written_as_its_column_has_it() {
    for (minutes, hours) in [
        (90, "1.5"),
        (60, "1"),
        (80, "1.33"),
        (45, "0.75"),
        (600, "10"),
        (0, "0"),
    ] {
        assert_eq!(write_minutes(minutes, true), hours);
        assert_eq!(read_minutes(hours, true), Some(minutes), "{hours}");
        assert_eq!(write_minutes(minutes, false), minutes.to_string());
    }
    assert!(is_in_hours("Contact time (hrs)") && is_in_hours("Hours"));
    assert!(!is_in_hours("Minutes") && !is_in_hours("Chrono"));
}

#[test]
fn days_are_read_in_every_form_that_logs_have() {
    for (written, is_day_first, read) in [
        ("2026-11-19", false, Some("2026-11-19")),
        ("2026/11/19", false, Some("2026-11-19")),
        ("2026-11-19T10:00:00", false, Some("2026-11-19")),
        ("2026-11-19 10:00", false, Some("2026-11-19")),
        ("11/19/2026", false, Some("2026-11-19")),
        ("11/19/26", false, Some("2026-11-19")),
        ("3/4/2026", false, Some("2026-03-04")),
        ("3/4/2026", true, Some("2026-04-03")),
        ("11/19/2026 10:00 AM", false, Some("2026-11-19")),
        ("19.11.2026", false, Some("2026-11-19")),
        ("3.4.2026", false, Some("2026-04-03")),
        ("11-19-2026", false, Some("2026-11-19")),
        ("19-Nov-26", false, Some("2026-11-19")),
        ("Nov 19, 2026", false, Some("2026-11-19")),
        ("November 19 2026", false, Some("2026-11-19")),
        ("19 November 2026", false, Some("2026-11-19")),
        ("Sept. 3rd, 2026", false, Some("2026-09-03")),
        ("Thu, Nov 19, 2026", false, Some("2026-11-19")),
        ("Thursday 11/19/2026", false, Some("2026-11-19")),
        ("46345", false, Some("2026-11-19")),
        ("19/11/2026", false, None),
        ("2/30/2026", false, None),
        ("11/19", false, None),
        ("120", false, None),
        ("99999", false, None),
        ("soon", false, None),
        ("Monday", false, None),
        ("", false, None),
    ] {
        let read = read.map(day);
        assert_eq!(read_day(written, is_day_first), read, "“{written}”");
    }
}

#[test]
fn a_column_tells_which_number_is_the_month_or_leaves_it_open() {
    for (cells, style, is_ambiguous, why) in [
        (
            vec!["11/19/2026", "3/4/2026"],
            DayStyle::MonthFirst,
            false,
            "no month is the 19th",
        ),
        (
            vec!["19/11/2026", "3/4/2026"],
            DayStyle::DayFirst,
            false,
            "no month is the 19th",
        ),
        (
            vec!["3/4/2026", "5/6/2026"],
            DayStyle::MonthFirst,
            true,
            "nobody knows",
        ),
        (
            vec!["3/4/26", "11/19/26"],
            DayStyle::MonthFirstShort,
            false,
            "two digits",
        ),
        (vec!["2026-11-19"], DayStyle::Iso, false, "one way only"),
        (
            vec!["Nov 19, 2026", "x"],
            DayStyle::Named,
            false,
            "what is no day does not count",
        ),
        (
            vec!["46345", "46346"],
            DayStyle::Serial,
            false,
            "as Excel counts",
        ),
        (
            vec!["3.4.2026"],
            DayStyle::Dots,
            false,
            "nobody writes the month first with dots",
        ),
        (
            vec!["11/19/2026", "19/11/2026"],
            DayStyle::MonthFirst,
            false,
            "mixed: the second will be named as one that cannot be read",
        ),
    ] {
        let guess = guess_days(cells.iter().copied()).unwrap();
        assert_eq!(
            (guess.style, guess.is_ambiguous),
            (style, is_ambiguous),
            "{cells:?}: {why}"
        );
    }
    assert_eq!(guess_days(["soon", ""]), None);
}

#[test]
fn a_day_is_written_as_its_column_has_it_and_read_back() {
    for style in DayStyle::ALL {
        let written = write_day(day("2026-03-04"), *style);
        assert_eq!(
            read_day(&written, style.is_day_first()),
            Some(day("2026-03-04")),
            "{written}"
        );
        assert_eq!(
            guess_days([written.as_str(), &write_day(day("2026-11-19"), *style)])
                .map(|it| it.style),
            Some(*style),
            "{written}"
        );
    }
}

#[test]
fn only_words_that_can_hardly_mean_anything_else_are_known() {
    for (word, known) in [
        ("F2F", Some(Mode::InPerson)),
        ("In person", Some(Mode::InPerson)),
        ("in-person", Some(Mode::InPerson)),
        ("Zoom", Some(Mode::Video)),
        ("TC", Some(Mode::Phone)),
        ("E-Mail", Some(Mode::Email)),
        ("shared_document", Some(Mode::SharedDocument)),
        ("Meeting", None),
        ("Other", None),
        ("", None),
    ] {
        assert_eq!(mode(word), known, "{word}");
    }
    assert_eq!(initiative("Requested"), Some(Initiative::Asked));
    assert_eq!(initiative("ad hoc"), None);
    assert_eq!(support("Capacity-building"), Some(Support::Capacity));
    assert_eq!(support("Universal support"), Some(Support::Universal));
    assert_eq!(support("TA"), None);
}

#[test]
fn a_team_is_taken_out_of_a_list_of_people_and_the_rest_stays() {
    for (cell, cit, clt, others) in [
        ("CIT", true, false, ""),
        ("CIT, agency lead", true, false, "agency lead"),
        ("CLT & CIT; Jo/Kim", true, true, "Jo, Kim"),
        ("Community Implementation Team", true, false, ""),
        ("CIT coordinator", false, false, "CIT coordinator"),
        ("health dept., Jo", false, false, "health dept., Jo"),
        ("", false, false, ""),
    ] {
        let with = who(cell);
        assert_eq!(
            (with.cit, with.clt, with.others.as_str()),
            (cit, clt, others),
            "{cell}"
        );
    }
}

fn regions() -> Vec<(Id, String)> {
    [
        (1, "Region 3 – Cedar Gap"),
        (2, "Region 4 – Foothills"),
        (3, "Alder Creek"),
        (4, "Alder Bay"),
    ]
    .map(|(no, name)| (Id::from_bytes([no; 16]), name.to_owned()))
    .to_vec()
}

#[test]
fn a_region_is_known_by_what_tells_it_from_others() {
    for (word, known, why) in [
        ("Region 3 – Cedar Gap", Some(1), "its name"),
        ("region 3 - cedar gap", Some(1), "signs and capitals apart"),
        ("Cedar Gap County", Some(1), "the only one with those words"),
        ("Foothills", Some(2), "the only one with that word"),
        ("3", Some(1), "its number"),
        ("Alder", None, "two have it"),
        ("Alder Bay Coalition", Some(4), "which of the two"),
        ("County", None, "says nothing"),
        ("Elm", None, "not here"),
        ("", None, "nothing"),
    ] {
        let id = known.map(|no| Id::from_bytes([no; 16]));
        assert_eq!(find_region(word, &regions()), id, "“{word}”: {why}");
    }
}

#[test]
fn a_log_is_called_by_its_name_without_copies_and_versions() {
    for (stem, name) in [
        ("Contact log", "Contact log"),
        ("Contact log (2)", "Contact log"),
        ("Contact log - Copy", "Contact log"),
        ("contact_log_2026-11-19", "contact_log"),
        ("Contact log v3 final", "Contact log"),
        ("2026", "2026"),
        ("", ""),
    ] {
        assert_eq!(source_name(stem), name, "{stem}");
    }
}

#[test]
fn a_log_is_known_again_by_its_headings() {
    assert_eq!(shape(["Date", "Region"]), shape(["date ", "REGION"]));
    assert_ne!(shape(["Date", "Region"]), shape(["Region", "Date"]));
    assert_ne!(shape(["Date", "Region"]), shape(["DateRegion"]));
}

fn column(header: &str, field: LogField) -> LogColumn {
    LogColumn {
        header: header.to_owned(),
        field,
        words: Vec::new(),
        days: None,
        in_hours: false,
    }
}

fn mapping() -> LogMapping {
    let mut mode = column("How", LogField::Mode);
    for (theirs, ours) in [
        ("Meeting", "in_person"),
        ("?", LEAVE_CELL),
        ("Training", LEAVE_OUT),
    ] {
        mode.words.push(LogWord {
            theirs: theirs.to_owned(),
            ours: ours.to_owned(),
        });
    }
    LogMapping {
        source: "log".to_owned(),
        region: None,
        with_twins: false,
        columns: vec![
            column("Region", LogField::Region),
            column("Date", LogField::Day),
            mode,
            column("Min", LogField::Minutes),
            column("CPC 1", LogField::Component("CPC1".to_owned())),
            column("Kind", LogField::Support),
        ],
    }
}

fn read(cells: &[&str]) -> Row {
    let mapping = mapping();
    let regions = regions();
    let reader = Reader {
        mapping: &mapping,
        regions: &regions,
        today: day("2026-11-19"),
    };
    let cells: Vec<LogCell> = cells
        .iter()
        .map(|cell| match *cell {
            "=" => LogCell::WorkedOut,
            text => LogCell::Text(text.to_owned()),
        })
        .collect();
    reader.read(&cells)
}

#[test]
fn a_row_is_a_contact_or_says_everything_that_is_wrong_with_it() {
    for (cells, faults, why) in [
        (
            &["Foothills", "11/3/2026", "Zoom", "45", "15", ""][..],
            &[][..],
            "all is well",
        ),
        (&["Foothills", "11/3/2026"], &[], "the rest may be missing"),
        (
            &["Foothills", "11/3/2026", "?", "-", "", ""],
            &[],
            "words that say nothing",
        ),
        (&["", "11/3/2026"], &["Region"], "no region"),
        (&["Elm", "11/3/2026"], &["Region"], "no such region"),
        (&["Foothills", ""], &["Date"], "no day"),
        (&["Foothills", "soon"], &["Date"], "not a day"),
        (&["Foothills", "11/20/2026"], &["Date"], "still to come"),
        (&["Foothills", "="], &["Date"], "worked out by a formula"),
        (
            &["Elm", "soon", "Party", "lots"],
            &["Region", "Date", "How", "Min"],
            "all at once",
        ),
        (
            &["Foothills", "11/3/2026", "", "1441"],
            &["Min"],
            "more than a day",
        ),
        (
            &["Foothills", "11/3/2026", "", "60", "15", "universal"],
            &["Kind"],
            "universal support carries no components",
        ),
        (
            &["Foothills", "11/3/2026", "", "", "", "", "torn"],
            &["Cell 7"],
            "a text with a comma and no quotation marks",
        ),
    ] {
        let found: Vec<String> = match read(cells) {
            Row::Bad { faults, .. } => faults.into_iter().map(|it| it.column).collect(),
            Row::Entry(_) => Vec::new(),
            Row::LeftOut => vec!["left out".to_owned()],
        };
        assert_eq!(found, faults, "{cells:?}: {why}");
    }
    assert_eq!(read(&["Foothills", "11/3/2026", "training"]), Row::LeftOut);
}

#[test]
fn components_make_it_capacity_building_where_nothing_is_said() {
    let support = |cells: &[&str]| match read(cells) {
        Row::Entry(entry) => entry.support,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        support(&["Foothills", "11/3/2026", "", "60", "15", ""]),
        Some(Support::Capacity)
    );
    assert_eq!(
        support(&["Foothills", "11/3/2026", "", "60", "0", ""]),
        None
    );
}

#[test]
fn a_contact_of_a_log_has_the_same_id_everywhere() {
    let Row::Entry(entry) = read(&["Foothills", "11/3/2026", "Zoom", "45"]) else {
        panic!("it is a contact");
    };
    let first = entry.key().contact(1);
    // Pinned: another id would take every imported contact in a second time.
    assert_eq!(first.to_string(), "4ab9db28-7332-5124-acac-e44c0fea3175");
    assert_ne!(first, entry.key().contact(2));
    let mut named = (*entry).clone();
    named.source_id = Some("17".to_owned());
    let (log, other) = (named.named("Contact log"), named.named("Another log"));
    assert_eq!(log, named.named("contact-log"));
    assert_ne!(log, other);
    assert_eq!(log.unwrap().ours, None);
    named.source_id = Some(first.to_string());
    assert_eq!(named.named("Contact log").unwrap().ours, Some(first));
}
