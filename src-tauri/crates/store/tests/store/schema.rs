//! The tables are what `schema.sql` and the declarations of the nouns say.

use crate::support::Laptop;
use rusqlite::Connection;
use std::collections::BTreeMap;
use trellis_domain::noun::{ALL, Noun, Type};

const SCHEMA: &str = include_str!("../../schema.sql");

/// Every statement of a schema without comments and spacing, by name.
fn statements(connection: &Connection) -> BTreeMap<String, String> {
    let mut statement = connection
        .prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search\\_%' ESCAPE '\\'")
        .unwrap();
    let rows = statement
        .query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })
        .unwrap();
    rows.map(|row| {
        let (name, sql) = row.unwrap();
        let bare: Vec<&str> = sql
            .lines()
            .map(|line| line.split("--").next().unwrap_or_default())
            .flat_map(str::split_whitespace)
            .collect();
        (
            name,
            bare.join(" ")
                .replace("( ", "(")
                .replace(" )", ")")
                // An added column brings a comma of its own.
                .replace(" ,", ","),
        )
    })
    .collect()
}

#[test]
fn the_migrations_make_what_the_schema_file_says() {
    let laptop = Laptop::of(1);
    let live = statements(&Connection::open(&laptop.path).unwrap());
    let written = Connection::open_in_memory().unwrap();
    written.execute_batch(SCHEMA).unwrap();
    assert_eq!(live, statements(&written));
}

#[test]
fn every_table_and_column_is_explained() {
    let mut before = "";
    let mut unexplained = Vec::new();
    for line in SCHEMA.lines() {
        let is_table = line.starts_with("CREATE TABLE") || line.starts_with("CREATE VIRTUAL");
        let is_column = line.starts_with("    ")
            && !["PRIMARY KEY (", "UNIQUE (", "tokenize"]
                .iter()
                .any(|rule| line.trim().starts_with(rule));
        if is_table && !before.starts_with("-- ") || is_column && !line.contains(" -- ") {
            unexplained.push(line);
        }
        before = line;
    }
    assert_eq!(unexplained, Vec::<&str>::new());
}

/// The columns that the declaration of a noun asks for.
fn declared(noun: &Noun) -> Vec<(String, String)> {
    let common = [
        ("id", "BLOB"),
        ("scope_tag", "INTEGER"),
        ("scope_of", "BLOB"),
        ("hidden", "INTEGER"),
        ("contested", "INTEGER"),
        ("made_by", "BLOB"),
        ("made_at", "INTEGER"),
        ("changed_by", "BLOB"),
        ("changed_at", "INTEGER"),
    ];
    let own = noun.fields.iter().map(|field| {
        let holds = match field.holds {
            Type::Text | Type::Date | Type::Time => "TEXT",
            Type::Integer | Type::Boolean => "INTEGER",
            Type::Id => "BLOB",
        };
        (field.name, holds)
    });
    common
        .into_iter()
        .chain(own)
        .map(|(name, holds)| (name.to_owned(), holds.to_owned()))
        .collect()
}

#[test]
fn every_noun_has_a_table_with_its_fields() {
    let laptop = Laptop::of(1);
    let connection = Connection::open(&laptop.path).unwrap();
    for noun in ALL {
        let mut statement = connection
            .prepare(&format!(
                "SELECT name, type FROM pragma_table_info('{}')",
                noun.name
            ))
            .unwrap();
        let live: Vec<(String, String)> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(live, declared(noun), "table {}", noun.name);
    }
}

#[test]
fn what_owns_and_regions_are_indexed() {
    let laptop = Laptop::of(1);
    let connection = Connection::open(&laptop.path).unwrap();
    for noun in ALL {
        for field in noun.fields {
            if field.is_owner || field.name == "region" && field.holds == Type::Id {
                let name = format!("{}_by_{}", noun.name, field.name);
                let found: i64 = connection
                    .query_row(
                        "SELECT count(*) FROM sqlite_schema WHERE name = ?1",
                        [&name],
                        |row| row.get(0),
                    )
                    .unwrap();
                assert_eq!(found, 1, "index {name}");
            }
        }
    }
}

#[test]
fn synced_columns_refuse_nothing() {
    let tables = SCHEMA.split("-- the projection").nth(1).unwrap();
    for word in ["CHECK", "UNIQUE", "REFERENCES", "FOREIGN"] {
        assert!(!tables.contains(word), "{word}");
    }
    for noun in ALL {
        assert!(
            tables.contains(&format!("CREATE TABLE \"{}\"", noun.name)),
            "{}",
            noun.name
        );
    }
}

#[test]
fn the_file_says_whose_it_is_and_which_version() {
    let laptop = Laptop::of(1);
    let connection = Connection::open(&laptop.path).unwrap();
    let pragma = |name: &str| -> i64 {
        connection
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(pragma("application_id"), 0x5452_4c53);
    assert_eq!(pragma("user_version"), 5);
    let mode: String = connection
        .query_row("PRAGMA journal_mode", [], |row| row.get(0))
        .unwrap();
    assert_eq!(mode, "wal");
}
