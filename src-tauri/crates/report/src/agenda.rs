//! The agenda of a visit: what for, what we do, what to bring, and what is open from
//! before. For everybody at the table.

use crate::document::{Block, Paragraph, Run};
use crate::layout::Pages;
use crate::plan::{PlanAction, PlanGoal, action_table, goal_entry};
use crate::sheet::{
    Cover, Said, day, heading, joined, labelled, note_lines, section, small, table_section, voice,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an agenda prints. Whoever fills it vouches that all of it may print.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaModel {
    /// What every document says about itself.
    pub cover: Cover,
    /// What the visit is called.
    pub title: String,
    /// The day.
    pub on: Option<NaiveDate>,
    /// “10:00 am to 12:00 pm”.
    pub hours: String,
    /// “In person, at the health department”.
    pub where_at: String,
    /// What it is to be about.
    pub focus: String,
    /// The lines, in order.
    pub lines: Vec<AgendaEntry>,
    /// The goals that the team works on.
    pub goals: Vec<PlanGoal>,
    /// What was agreed before and is open.
    pub open: Vec<PlanAction>,
}

/// A line of the agenda. What we do if it does not work stays with who leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaEntry {
    /// “10:15 am”, where it is known.
    pub at: String,
    /// How long.
    pub minutes: Option<u32>,
    /// What it is for.
    pub purpose: String,
    /// What we do.
    pub activity: String,
    /// What we bring.
    pub materials: String,
    /// The goal it serves.
    pub serves: String,
}

impl AgendaModel {
    /// The laid-out pages.
    pub fn pages(&self) -> Pages {
        self.cover.pages(self.said())
    }

    fn said(&self) -> Said {
        let mut blocks = Vec::new();
        section(&mut blocks, "What it is about", &self.focus);
        let rows = self.lines.iter().map(line).collect();
        table_section(
            &mut blocks,
            "Agenda",
            &["When", "What for", "What we do", "To bring"],
            &[0.9, 1.9, 1.9, 1.2],
            rows,
        );
        if self.lines.is_empty() {
            heading(&mut blocks, "Agenda");
            let words = "Nothing is on the agenda yet. The lines below are for the pen.";
            blocks.push(Paragraph::from(Run::label(words)).into());
            blocks.push(Block::NoteLines(6));
        }
        if !self.goals.is_empty() {
            heading(&mut blocks, "Goals we are working on");
            blocks.push(Block::Numbered(self.goals.iter().map(goal_entry).collect()));
        }
        if !self.open.is_empty() {
            heading(&mut blocks, "Open from before");
            blocks.push(Block::Table(action_table(&self.open, 0)));
        }
        note_lines(&mut blocks, "Notes", 24);
        Said {
            kind: "Visit agenda".to_owned(),
            right: vec![self.title.clone(), day(self.on)],
            facts: vec![
                ("Time", self.hours.clone()),
                ("Where", self.where_at.clone()),
            ],
            blocks,
            note: String::new(),
        }
    }
}

fn line(line: &AgendaEntry) -> Vec<Vec<Block>> {
    let minutes = line
        .minutes
        .map_or_else(String::new, |it| format!("{it} min"));
    let when = joined([line.at.as_str(), minutes.as_str()], "\n");
    let mut what_for = voice(&line.purpose);
    what_for.extend(small(&labelled("Goal", &line.serves)));
    vec![
        small(&when),
        what_for,
        voice(&line.activity),
        small(&line.materials),
    ]
}
