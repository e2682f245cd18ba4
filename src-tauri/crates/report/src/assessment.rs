//! What an assessment of capacity came to: agreed scores, what the group wants kept,
//! and how it was before. Values only; no item of anybody's instrument is in here.

use crate::chart::profile::{self, Profile};
use crate::document::{Block, Paragraph, Run};
use crate::layout::Pages;
use crate::sheet::{
    Cover, Said, day, note_lines, points, prose_of, section, small, strong, table_section, voice,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the results print. Whoever fills it vouches that all of it may print.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentModel {
    /// What every document says about itself.
    pub cover: Cover,
    /// What it was held with.
    pub instrument: String,
    /// Of whom: the community, or an agency.
    pub of: String,
    /// The day.
    pub held_on: Option<NaiveDate>,
    /// How many had a vote; none is not known.
    pub respondents: Option<u32>,
    /// How it went, in a sentence or two.
    pub summary: String,
    /// Who took part, by part.
    pub parts: Vec<(String, String)>,
    /// Whole indexes.
    pub indexes: Vec<ScoreLine>,
    /// Single items.
    pub items: Vec<ScoreLine>,
    /// What the group comes back to.
    pub parked: Vec<String>,
    /// Days of the assessments in `over_time`, the first first.
    pub days: Vec<NaiveDate>,
    /// How it was over time: a name and a value for each of `days`.
    pub over_time: Vec<(String, Vec<String>)>,
    /// The same as a drawing; without rows nothing is drawn.
    pub profile: Profile,
    /// Goals that came from it.
    pub goals: Vec<String>,
    /// What a score is and is not.
    pub note: String,
}

/// A score, in words ready to print.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreLine {
    /// Of what.
    pub name: String,
    /// “1.4 of 2”.
    pub score: String,
    /// How it was the last time.
    pub before: String,
    /// What the group wants kept with it.
    pub comment: String,
}

impl AssessmentModel {
    /// The laid-out pages.
    pub fn pages(&self) -> Pages {
        self.cover.pages(self.said())
    }

    fn said(&self) -> Said {
        let mut blocks = Vec::new();
        section(&mut blocks, "In a few words", &self.summary);
        let rows = |lines: &[ScoreLine]| lines.iter().map(row).collect::<Vec<_>>();
        let head = ["Area", "Agreed", "Last time", "What the group wants kept"];
        let widths = [2.0, 0.8, 0.8, 2.2];
        table_section(&mut blocks, "By area", &head, &widths, rows(&self.indexes));
        self.over_time(&mut blocks);
        let head = ["Item", "Agreed", "Last time", "What the group wants kept"];
        table_section(&mut blocks, "By item", &head, &widths, rows(&self.items));
        let plain = |words: &[String]| -> Vec<(String, String)> {
            let words = words.iter();
            words.map(|it| (it.clone(), String::new())).collect()
        };
        points(&mut blocks, "To come back to", &plain(&self.parked));
        points(&mut blocks, "Goals that came from it", &plain(&self.goals));
        let parts: Vec<_> = self
            .parts
            .iter()
            .map(|(part, who)| vec![strong(part), small(who)])
            .collect();
        table_section(
            &mut blocks,
            "Who took part",
            &["Part", "Who"],
            &[1.0, 3.0],
            parts,
        );
        if self.indexes.is_empty() && self.items.is_empty() {
            blocks.push(Block::Space(8.0));
            prose_of(&mut blocks, "No score was written down.");
        }
        note_lines(&mut blocks, "What we make of it", 5);
        let respondents = self.respondents.map(|it| it.to_string());
        Said {
            kind: "Assessment results".to_owned(),
            right: vec![self.instrument.clone(), day(self.held_on)],
            facts: vec![
                ("Of", self.of.clone()),
                ("With a vote", respondents.unwrap_or_default()),
            ],
            blocks,
            note: self.note.clone(),
        }
    }

    /// A small table, not only a picture.
    fn over_time(&self, blocks: &mut Vec<Block>) {
        // More columns than these are too narrow to read; the latest stay.
        let skip = self.days.len().saturating_sub(5);
        let days: Vec<String> = self
            .days
            .iter()
            .skip(skip)
            .map(|on| trellis_domain::calendar::short_date(*on))
            .collect();
        if days.len() < 2 {
            return;
        }
        let head: Vec<&str> = std::iter::once("Area")
            .chain(days.iter().map(String::as_str))
            .collect();
        let mut widths = vec![2.0];
        widths.resize(head.len(), 0.9);
        let rows = self.over_time.iter().map(|(name, values)| {
            let values = values.iter().skip(skip);
            std::iter::once(strong(name))
                .chain(values.map(|value| small(value)))
                .collect()
        });
        let rows: Vec<_> = rows.collect();
        let is_short = skip > 0 && !rows.is_empty();
        table_section(blocks, "Over time", &head, &widths, rows);
        if !self.profile.rows.is_empty() {
            let chart = profile::draw(&self.profile);
            blocks.push(Block::Space(8.0));
            blocks.push(Block::Keep(vec![Block::Figure(chart.figure)]));
        }
        if is_short {
            let words = "Earlier assessments are in the record and left out here.";
            blocks.push(Paragraph::from(Run::label(words).gray()).into());
        }
    }
}

fn row(line: &ScoreLine) -> Vec<Vec<Block>> {
    vec![
        voice(&line.name),
        strong(&line.score),
        small(&line.before),
        small(&line.comment),
    ]
}
