//! One's own practice, for oneself: how contacts went by one's own eyes, what a coach
//! saw, where one stands. *Mine*.
//!
//! The only paper that may hold what is *mine*. Its model is a type of its own, so that
//! nothing that fills another document can come by it.

use crate::document::Block;
use crate::layout::Pages;
use crate::sheet::{
    Cover, Said, day, heading, points, prose_of, small, strong, subheading, table, table_section,
    voice,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the summary prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPracticeModel {
    /// What every document says about itself; `about` is the practitioner's name.
    pub cover: Cover,
    /// “Since the tier was agreed”.
    pub span: String,
    /// Contacts by one's own eyes, the latest first.
    pub looks: Vec<OwnLookLine>,
    /// What a coach saw, the latest first.
    pub observations: Vec<ObservationLine>,
    /// Where one stands, list by list.
    pub checks: Vec<OwnCheck>,
    /// What one wrote down for oneself: day and region, then the words.
    pub notes: Vec<(String, String)>,
}

/// A contact by one's own eyes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLookLine {
    /// The day.
    pub on: Option<NaiveDate>,
    /// Region and what it was about.
    pub contact: String,
    /// The quality.
    pub quality: String,
    /// The engagement.
    pub engagement: String,
    /// What one made of it.
    pub remark: String,
}

/// What a coach saw.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObservationLine {
    /// The day.
    pub on: Option<NaiveDate>,
    /// Who.
    pub coach: String,
    /// Region and what the contact was about.
    pub contact: String,
    /// Quality and engagement, in words.
    pub extents: String,
    /// What they saw.
    pub saw: String,
    /// What to try next.
    pub try_next: String,
}

/// A list that one looks at oneself with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCheck {
    /// Its title.
    pub title: String,
    /// Entry, where one stands, when, and the words beside it.
    pub lines: Vec<[String; 4]>,
}

impl OwnPracticeModel {
    /// The laid-out pages.
    pub fn pages(&self) -> Pages {
        self.cover.pages(self.said())
    }

    fn said(&self) -> Said {
        let mut blocks: Vec<Block> = Vec::new();
        let rows = self.looks.iter().map(|it| {
            vec![
                small(&day(it.on)),
                small(&it.contact),
                small(&it.quality),
                small(&it.engagement),
                voice(&it.remark),
            ]
        });
        table_section(
            &mut blocks,
            "By my own eyes",
            &["Day", "Contact", "Quality", "Engagement", "Remark"],
            &[1.0, 1.7, 0.75, 1.05, 2.0],
            rows.collect(),
        );
        if !self.observations.is_empty() {
            heading(&mut blocks, "What a coach saw");
        }
        for it in &self.observations {
            subheading(&mut blocks, &format!("{}, {}", it.coach, day(it.on)));
            blocks.extend(small(&it.contact));
            blocks.extend(small(&it.extents));
            prose_of(&mut blocks, &it.saw);
            if !it.try_next.trim().is_empty() {
                blocks.extend(small("To try next"));
                prose_of(&mut blocks, &it.try_next);
            }
        }
        if !self.checks.is_empty() {
            heading(&mut blocks, "Where I stand");
        }
        for check in &self.checks {
            subheading(&mut blocks, &check.title);
            let rows = check.lines.iter().map(|[entry, stands, on, words]| {
                vec![voice(entry), strong(stands), small(on), voice(words)]
            });
            blocks.push(table(
                &["", "Where I stand", "Looked at", "My words"],
                &[2.4, 1.2, 1.0, 1.6],
                rows.collect(),
            ));
        }
        let notes: Vec<_> = self
            .notes
            .iter()
            .map(|(at, words)| (words.clone(), at.clone()))
            .collect();
        points(&mut blocks, "Noted for myself", &notes);
        if blocks.is_empty() {
            blocks.push(Block::Space(8.0));
            prose_of(&mut blocks, "Nothing was written down in this time.");
        }
        Said {
            kind: "My own practice".to_owned(),
            right: vec![self.span.clone(), day(self.cover.on)],
            facts: Vec::new(),
            blocks,
            note: "The three looks stand beside each other; nothing is ever averaged.".to_owned(),
        }
    }
}
