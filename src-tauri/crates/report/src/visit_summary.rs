//! What came of a visit, for the team to keep: what went well, what was said, what was
//! agreed.

use crate::document::Block;
use crate::layout::Pages;
use crate::plan::{PlanAction, PlanDate, action_table};
use crate::sheet::{
    Cover, Said, bullets, day, heading, joined, labelled, points, section, small, strong,
    subheading, table, voice,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the summary of a visit prints. Whoever fills it vouches that all of it may
/// print.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitSummaryModel {
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
    /// Who took part, by team and role.
    pub who: String,
    /// What it was about.
    pub focus: String,
    /// What went well.
    pub successes: Vec<WentWell>,
    /// What was said, by domain.
    pub said: Vec<SaidAbout>,
    /// Checklist items that were talked about, by domain and stage.
    pub looked_at: Vec<LookedAt>,
    /// What was agreed.
    pub agreed: Vec<PlanAction>,
    /// What is passed upward.
    pub barriers: Vec<BarrierLine>,
    /// What was left for another time.
    pub another_time: Vec<String>,
    /// What was left with the team.
    pub materials: Vec<String>,
    /// What comes next.
    pub next: Vec<PlanDate>,
}

/// Something that went well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WentWell {
    /// What.
    pub what: String,
    /// What helped.
    pub helped_by: String,
    /// Where else it could.
    pub could_spread_to: String,
}

impl WentWell {
    /// As a point with its small letters.
    pub(crate) fn point(&self) -> (String, String) {
        let helped = labelled("What helped", self.helped_by.trim_end_matches('.'));
        let spread = labelled(
            "Could spread to",
            self.could_spread_to.trim_end_matches('.'),
        );
        (
            self.what.clone(),
            joined([helped.as_str(), spread.as_str()], ". "),
        )
    }
}

/// What was said about one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidAbout {
    /// About what: a domain.
    pub about: String,
    /// The words, with “Strong” or “To work on” beside those that carry a mark.
    pub lines: Vec<(String, String)>,
}

/// Items of one cell that were talked about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedAt {
    /// “Leadership and teams, installation”.
    pub cell: String,
    /// Condition, where it stands, how we know.
    pub items: Vec<(String, String, String)>,
}

/// Something in the way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BarrierLine {
    /// What is in the way.
    pub what: String,
    /// To whom it is passed.
    pub to_whom: String,
    /// When they were asked.
    pub asked_on: Option<NaiveDate>,
    /// What they answered.
    pub answer: String,
    /// When somebody asks again.
    pub again_on: Option<NaiveDate>,
    /// How it stands.
    pub state: String,
}

impl BarrierLine {
    /// As a point with its small letters.
    pub(crate) fn point(&self) -> (String, String) {
        let asked = labelled("asked", &day(self.asked_on));
        let again = labelled("asked again", &day(self.again_on));
        let to = labelled("To", &self.to_whom);
        let answer = labelled("Answer", self.answer.trim_end_matches('.'));
        let facts = [
            joined([to.as_str(), asked.as_str(), again.as_str()], ", "),
            answer,
            self.state.clone(),
        ];
        let facts = joined(facts.iter().map(String::as_str), ". ");
        (self.what.clone(), facts)
    }
}

impl VisitSummaryModel {
    /// The laid-out pages.
    pub fn pages(&self) -> Pages {
        self.cover.pages(self.summary())
    }

    fn summary(&self) -> Said {
        let mut blocks = Vec::new();
        section(&mut blocks, "What it was about", &self.focus);
        let well: Vec<_> = self.successes.iter().map(WentWell::point).collect();
        points(&mut blocks, "What went well", &well);
        if !self.said.is_empty() {
            heading(&mut blocks, "What was said");
            for about in &self.said {
                subheading(&mut blocks, &about.about);
                blocks.push(bullets(&about.lines));
            }
        }
        if !self.looked_at.is_empty() {
            heading(&mut blocks, "What we looked at");
            for cell in &self.looked_at {
                subheading(&mut blocks, &cell.cell);
                let rows = cell.items.iter().map(|(item, status, evidence)| {
                    vec![voice(item), strong(status), small(evidence)]
                });
                blocks.push(table(
                    &["Condition", "Where it stands", "How we know"],
                    &[2.6, 1.0, 1.6],
                    rows.collect(),
                ));
            }
        }
        if !self.agreed.is_empty() {
            heading(&mut blocks, "What was agreed");
            blocks.push(Block::Table(action_table(&self.agreed, 0)));
        }
        let barriers: Vec<_> = self.barriers.iter().map(BarrierLine::point).collect();
        points(&mut blocks, "Barriers to pass on", &barriers);
        let plain = |words: &[String]| -> Vec<(String, String)> {
            let words = words.iter();
            words.map(|it| (it.clone(), String::new())).collect()
        };
        points(&mut blocks, "Left with the team", &plain(&self.materials));
        points(
            &mut blocks,
            "Left for another time",
            &plain(&self.another_time),
        );
        points(&mut blocks, "Next dates", &dates(&self.next));
        Said {
            kind: "Visit summary".to_owned(),
            right: vec![self.title.clone(), day(self.on)],
            facts: vec![
                ("Time", self.hours.clone()),
                ("Where", self.where_at.clone()),
                ("Took part", self.who.clone()),
            ],
            blocks,
            note: String::new(),
        }
    }
}

/// Dates to come as points.
pub(crate) fn dates(dates: &[PlanDate]) -> Vec<(String, String)> {
    let dates = dates.iter();
    dates
        .map(|date| {
            let small = joined([date.mode.as_str(), date.hours.as_str()], ", ");
            let about = joined([date.about.as_str(), small.as_str()], " · ");
            (day(Some(date.on)), about)
        })
        .collect()
}
