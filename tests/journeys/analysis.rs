//! Everything for an analysis: typed tables with a dictionary of every column, and
//! nothing in them that is somebody's own.

use crate::hands::{begin_with_region, contact, goal, note, table};
use crate::support_record::{barrier, success};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use trellis_app::Trellis;
use trellis_app::view::contact::ComponentUse;
use trellis_app::view::dose::DoseQuery;
use trellis_app::view::fidelity::{EditReflection, NewParticipantAnswer};
use trellis_app::view::support::{EditBarrier, EditSuccess};
use trellis_domain::id::Id;
use trellis_domain::noun::{self, Reach};
use trellis_domain::words::{Audience, Extent};
use trellis_tests::{Desk, thursday};

/// A file of the export: its headings, and its rows by heading.
struct Read {
    headings: Vec<String>,
    rows: Vec<BTreeMap<String, String>>,
}

fn read(path: &Path) -> Read {
    let bytes = std::fs::read(path).unwrap();
    let text = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .expect("a mark of UTF-8");
    let mut reader = csv::Reader::from_reader(text);
    let headings: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        headings
            .iter()
            .cloned()
            .zip(row.iter().map(str::to_owned))
            .collect()
    });
    Read {
        rows: rows.collect(),
        headings: headings.clone(),
    }
}

/// Every table by name.
fn tables(folder: &Path) -> BTreeMap<String, Read> {
    let files = std::fs::read_dir(folder).unwrap();
    files
        .map(|file| file.unwrap().path())
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            let name = name.strip_suffix(".csv")?.strip_prefix("support_team_")?;
            Some((name.to_owned(), read(&path)))
        })
        .collect()
}

fn export(desk: &Desk, trellis: &Trellis, regions: &[Id], name: &str) -> PathBuf {
    let written = trellis.export_analysis(regions, &desk.place(name)).unwrap();
    PathBuf::from(written.path)
}

fn sum(table: &Read, column: &str) -> i64 {
    let rows = table.rows.iter();
    rows.map(|row| row[column].parse::<i64>().unwrap()).sum()
}

/// Whether a cell is what the dictionary says.
fn is_of_type(cell: &str, holds: &str) -> bool {
    match holds {
        "text" => true,
        "id" => cell.parse::<Id>().is_ok(),
        "integer" => cell.parse::<i64>().is_ok(),
        "decimal" => cell.contains('.') && cell.parse::<f64>().is_ok(),
        "boolean" => ["true", "false"].contains(&cell),
        "date" => cell.parse::<chrono::NaiveDate>().is_ok(),
        "time" => chrono::NaiveTime::parse_from_str(cell, "%H:%M").is_ok(),
        _ => false,
    }
}

#[test]
fn every_column_is_in_the_dictionary_and_holds_what_it_says() {
    let desk = crate::hands::desk();
    let trellis = desk.create_sample(thursday()).unwrap();
    let folder = export(&desk, &trellis, &[], "analysis");
    assert!(folder.ends_with("analysis (support team)"));
    let dictionary = read(&folder.join("data-dictionary.csv"));
    let tables = tables(&folder);
    let explained: Vec<(String, String)> = dictionary
        .rows
        .iter()
        .map(|row| (row["table"].clone(), row["column"].clone()))
        .collect();
    let there: Vec<(String, String)> = tables
        .iter()
        .flat_map(|(name, table)| {
            let headings = table.headings.iter().cloned();
            headings.map(|heading| (name.clone(), heading))
        })
        .collect();
    let of = |all: &[(String, String)]| all.iter().cloned().collect::<BTreeSet<_>>();
    assert_eq!(of(&explained), of(&there));
    assert_eq!(explained.len(), there.len());
    assert_eq!(of(&there).len(), there.len(), "no table has a column twice");
    let mut seen = BTreeSet::new();
    for row in &dictionary.rows {
        let (table, column, holds) = (&row["table"], &row["column"], row["type"].as_str());
        assert!(!row["meaning"].is_empty() && !row["source"].is_empty());
        assert!(folder.join(&row["file"]).is_file());
        let allowed: Vec<&str> = row["allowed_values"]
            .split("; ")
            .filter_map(|it| it.split_once(" = "))
            .map(|(code, _)| code)
            .collect();
        for cells in &tables[table].rows {
            let cell = cells[column].as_str();
            if cell.is_empty() {
                continue;
            }
            seen.insert(holds);
            assert!(
                is_of_type(cell, holds),
                "{table}.{column}: {cell} as {holds}"
            );
            assert!(
                allowed.is_empty() || allowed.contains(&cell),
                "{table}.{column}: {cell} of {allowed:?}"
            );
        }
    }
    assert_eq!(seen.len(), 7, "the sample has something of every type");
    // The SQL beside it names every table with all its columns.
    let sql = std::fs::read_to_string(folder.join("duckdb.sql")).unwrap();
    for (name, table) in &tables {
        let line = format!("CREATE OR REPLACE TABLE \"{name}\" ");
        let line = sql.lines().find(|it| it.starts_with(&line)).unwrap();
        for heading in &table.headings {
            assert!(
                line.contains(&format!("'{heading}': '")),
                "{name}.{heading}"
            );
        }
    }
    let readme = std::fs::read_to_string(folder.join("README.txt")).unwrap();
    assert!(readme.contains("FOR THE SUPPORT TEAM"));
    for how in ["DuckDB", "read.csv", "Excel", "data-dictionary.csv"] {
        assert!(readme.contains(how), "{how}");
    }
}

#[test]
fn every_noun_that_others_may_read_has_its_table_even_where_it_is_empty() {
    let (desk, trellis, _) = begin_with_region();
    let tables = tables(&export(&desk, &trellis, &[], "analysis"));
    for noun in noun::ALL {
        let is_kept_back = noun.reach == Reach::Mine
            || ["card", "erasure", "participant_answer"].contains(&noun.name);
        assert_eq!(
            tables.contains_key(noun.name),
            !is_kept_back,
            "{}",
            noun.name
        );
    }
    for computed in [
        "dose_by_mode",
        "dose_by_component",
        "dose_by_domain",
        "assessment_score",
        "staffing",
        "visit",
        "participant_count",
    ] {
        assert!(tables.contains_key(computed), "{computed}");
    }
    let all_but_id = |name: &str| !["region", "dose_by_mode"].contains(&name);
    for (name, table) in &tables {
        let says_region = table.headings.iter().any(|it| it == "region_name");
        assert!(says_region || name == "region", "{name}");
        if noun::find(name).is_some() && all_but_id(name) {
            for column in ["id", "audience", "author"] {
                assert!(
                    table.headings.iter().any(|it| it == column),
                    "{name} {column}"
                );
            }
        }
    }
}

#[test]
fn nothing_of_mine_is_in_it_and_every_row_says_who_may_read_it() {
    let (desk, mut trellis, cedar) = begin_with_region();
    for (audience, word) in [
        (Audience::Region, "zregion"),
        (Audience::Team, "zteam"),
        (Audience::Mine, "zmine"),
    ] {
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
    let call = trellis.log_contact(&contact(cedar, "Roster")).unwrap();
    let own = EditReflection {
        quality: Some(Extent::Fully),
        engagement: None,
        remark: Some("zmine look".to_owned()),
    };
    trellis.reflect(call, &own).unwrap();
    for words in ["zsheet one", "zsheet two", "zsheet three"] {
        let sheet = NewParticipantAnswer {
            useful: Some(Extent::Fully),
            next_time: words.to_owned(),
            ..NewParticipantAnswer::default()
        };
        trellis.add_participant_answer(call, &sheet).unwrap();
    }
    let folder = export(&desk, &trellis, &[], "analysis");
    let mut found = BTreeMap::new();
    for file in std::fs::read_dir(&folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for word in ["zregion", "zteam", "zmine", "zsheet"] {
            *found.entry(word).or_insert(0) += text.matches(word).count();
        }
    }
    assert_eq!((found["zmine"], found["zsheet"]), (0, 0));
    assert_eq!((found["zregion"], found["zteam"]), (3, 3));
    let tables = tables(&folder);
    for (name, table) in &tables {
        for row in &table.rows {
            let audience = row.get("audience").map(String::as_str);
            assert!(
                matches!(audience, None | Some("region" | "team")),
                "{name}: {audience:?}"
            );
        }
    }
    for row in &tables["note"].rows {
        assert!(row["text"].starts_with(&format!("z{}", row["audience"])));
    }
    // Three sheets could be recognized; five are counted.
    assert_eq!(tables["participant_count"].rows.len(), 0);
    for _ in 0..2 {
        let sheet = NewParticipantAnswer {
            useful: Some(Extent::Hardly),
            ..NewParticipantAnswer::default()
        };
        trellis.add_participant_answer(call, &sheet).unwrap();
    }
    let again = export(&desk, &trellis, &[], "again");
    let counts = read(&again.join("support_team_participant_count.csv"));
    let useful: Vec<(&str, &str)> = counts
        .rows
        .iter()
        .filter(|row| row["question"] == "useful" && row["people"] != "0")
        .map(|row| (row["answer"].as_str(), row["people"].as_str()))
        .collect();
    assert_eq!(useful, [("hardly", "2"), ("fully", "3")]);
}

#[test]
fn sums_are_those_of_the_screens() {
    let desk = crate::hands::desk();
    let mut trellis = desk.create_sample(thursday()).unwrap();
    let regions = trellis.list_regions().unwrap();
    let held = table(regions[0].id, "self_check", 3);
    let held = trellis.start_assessment(&held).unwrap();
    for item in trellis.assessment_room(held).unwrap().items {
        trellis.choose_score(held, &item.item, Some(1)).unwrap();
    }
    trellis.finish_assessment(held, None).unwrap();
    let tables = tables(&export(&desk, &trellis, &[], "analysis"));
    let dose = trellis.dose(&DoseQuery::default()).unwrap();
    let by_mode = &tables["dose_by_mode"];
    assert_eq!(sum(by_mode, "contacts"), i64::from(dose.total.contacts));
    assert_eq!(sum(by_mode, "minutes"), i64::from(dose.total.minutes));
    let by_component = &tables["dose_by_component"];
    for line in &dose.by_component {
        let of: Vec<_> = by_component
            .rows
            .iter()
            .filter(|row| row["component"] == line.code)
            .collect();
        let minutes: i64 = of
            .iter()
            .map(|row| row["minutes"].parse::<i64>().unwrap())
            .sum();
        assert_eq!(minutes, i64::from(line.minutes), "{}", line.code);
        assert!(of.iter().all(|row| row["component_name"] == line.name));
    }
    assert_eq!(tables["region"].rows.len(), regions.len());
    let answers = &tables["answer"];
    assert!(answers.rows.iter().all(|row| !row["item_text"].is_empty()));
    let scores: usize = regions
        .iter()
        .flat_map(|region| trellis.administrations_of(region.id).unwrap())
        .map(|held| held.domains.len() + held.indices.len())
        .sum();
    assert_eq!(tables["assessment_score"].rows.len(), scores);
    let means = tables["assessment_score"].rows.iter();
    assert!(means.clone().count() > 0 && means.clone().all(|row| row["mean"] == "1.00"));
    for region in &regions {
        let profile = trellis.region(region.id).unwrap();
        let filled: usize = profile.seats.iter().filter(|seat| !seat.is_vacant).count();
        let of_region = tables["staffing"].rows.iter();
        let counted: usize = of_region
            .filter(|row| row["region"] == region.id.to_string())
            .map(|row| row["filled"].parse::<usize>().unwrap())
            .sum();
        assert_eq!(counted, filled, "{}", region.name);
    }
    // One region alone.
    let one = regions[0].id;
    let folder = export(&desk, &trellis, &[one], "one");
    for (name, table) in &self::tables(&folder) {
        for row in &table.rows {
            let of = if name == "region" { "id" } else { "region" };
            assert_eq!(row[of], one.to_string(), "{name}");
        }
    }
}

#[test]
fn a_spreadsheet_runs_nothing_of_it_and_long_texts_stay_whole() {
    let (desk, mut trellis, cedar) = begin_with_region();
    for text in [
        "=SUM(A1)",
        "+1 post",
        "-once",
        "@home",
        "two\nlines, “quoted” \"twice\"",
    ] {
        trellis.add_goal(&goal(cedar, text)).unwrap();
    }
    let mut call = contact(cedar, "Roster");
    call.support = Some(trellis_domain::words::Support::Capacity);
    call.components.push(ComponentUse {
        component: "CPC1".to_owned(),
        minutes: 30,
    });
    trellis.log_contact(&call).unwrap();
    let folder = export(&desk, &trellis, &[], "analysis");
    let goals = read(&folder.join("support_team_goal.csv"));
    let said: BTreeSet<&str> = goals
        .rows
        .iter()
        .map(|row| row["statement"].as_str())
        .collect();
    assert_eq!(
        said,
        BTreeSet::from([
            "'=SUM(A1)",
            "'+1 post",
            "'-once",
            "'@home",
            "two\nlines, “quoted” \"twice\""
        ])
    );
    let uses = read(&folder.join("support_team_component_use.csv"));
    assert_eq!(uses.rows[0]["minutes"], "30");
    assert!(!uses.rows[0]["component_name"].is_empty());
    // Lines end as RFC 4180 says.
    let bytes = std::fs::read(folder.join("support_team_region.csv")).unwrap();
    assert!(bytes.ends_with(b"\r\n"));
}

#[test]
fn what_cannot_be_written_says_why() {
    let (desk, mut trellis, cedar) = begin_with_region();
    export(&desk, &trellis, &[], "analysis");
    let refused = trellis
        .export_analysis(&[], &desk.place("analysis"))
        .unwrap_err();
    assert!(
        refused.what().starts_with("There is already a file at"),
        "{refused}"
    );
    let named = desk.place("for the support team");
    export(&desk, &trellis, &[], "for the support team");
    let refused = trellis.export_analysis(&[], &named).unwrap_err();
    assert!(refused.what().starts_with("Something lies at"), "{refused}");
    trellis.delete_region(cedar).unwrap();
    assert!(
        trellis
            .export_analysis(&[cedar], &desk.place("gone"))
            .is_err()
    );
}
