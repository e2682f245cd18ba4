//! A quarter's support for whoever pays for it: counts and minutes, no word that
//! somebody wrote down.

use crate::document::Block;
use crate::layout::Pages;
use crate::sheet::{Cover, Said, points, section, small, strong, table_section};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use trellis_domain::calendar::long_date;

/// What the summary prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FunderModel {
    /// What every document says about itself; `about` is the quarter.
    pub cover: Cover,
    /// The first and last day.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// It is not over yet.
    pub is_open: bool,
    /// All of it in a paragraph.
    pub paragraph: String,
    /// Each region.
    pub regions: Vec<FunderRegion>,
    /// Tables of counts: a title, whether minutes may overlap, and the lines.
    pub tables: Vec<CountTable>,
    /// What changed, a sentence each.
    pub changes: Vec<String>,
    /// How the counts were made.
    pub note: String,
}

/// One region in the quarter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FunderRegion {
    /// Its name.
    pub name: String,
    /// Its tier.
    pub tier: String,
    /// Contacts.
    pub contacts: u32,
    /// Minutes that were written down.
    pub minutes: u32,
    /// Contacts in person.
    pub in_person: u32,
    /// How it stands against the minimum.
    pub minimum: String,
    /// Assessments, goals agreed, goals reached, in words.
    pub came_of_it: String,
}

/// Counts of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountTable {
    /// Counted by what.
    pub by: String,
    /// What is counted: contacts, events.
    pub what: String,
    /// Name, number, minutes.
    pub lines: Vec<(String, u32, u32)>,
}

impl FunderModel {
    /// The laid-out pages.
    pub fn pages(&self) -> Pages {
        self.cover.pages(self.said())
    }

    fn said(&self) -> Said {
        let mut blocks: Vec<Block> = Vec::new();
        section(&mut blocks, "In short", &self.paragraph);
        let rows = self.regions.iter().map(|it| {
            vec![
                strong(&it.name),
                small(&it.tier),
                small(&it.contacts.to_string()),
                small(&it.minutes.to_string()),
                small(&format!("{}\n{}", it.in_person, it.minimum)),
                small(&it.came_of_it),
            ]
        });
        table_section(
            &mut blocks,
            "By region",
            &[
                "Region",
                "Tier",
                "Contacts",
                "Minutes",
                "In person",
                "Beside that",
            ],
            &[1.6, 1.5, 0.8, 0.75, 1.1, 1.3],
            rows.collect(),
        );
        for table in &self.tables {
            let rows = table.lines.iter().map(|(name, number, minutes)| {
                vec![
                    strong(name),
                    small(&number.to_string()),
                    small(&minutes.to_string()),
                ]
            });
            table_section(
                &mut blocks,
                &table.by,
                &["", &table.what, "Minutes"],
                &[4.0, 1.0, 1.0],
                rows.collect(),
            );
        }
        let changes = self.changes.iter();
        let changes: Vec<_> = changes.map(|it| (it.clone(), String::new())).collect();
        points(&mut blocks, "What changed", &changes);
        let days = self.days.map_or_else(String::new, |(from, to)| {
            format!("{} to {}", long_date(from), long_date(to))
        });
        let state = if self.is_open {
            "So far; the quarter is not over"
        } else {
            ""
        };
        Said {
            kind: "Summary of support".to_owned(),
            right: vec![days, state.to_owned()],
            facts: Vec::new(),
            blocks,
            note: self.note.clone(),
        }
    }
}
