//! The implementation support plan on paper.
//!
//! Page one stands alone: who, what was agreed about support, where we are, goals,
//! next dates. Then the actions, what was finished, what comes, and room for pens.

use crate::document::{
    Block, Columns, Document, Figure, Heading, Paragraph, Row, Run, SMALL, Shape, Table, Tone,
};
use crate::fonts::Face;
use crate::layout::{Pages, Style, lay_out};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use trellis_domain::calendar::long_date;

/// Sections that belong on page one, the last of them first.
const FIRST_PAGE: [&str; 5] = [
    "Next three dates",
    "Next two dates",
    "Next date",
    "Goals for this quarter",
    "Where we are",
];

/// What the plan prints. Whoever fills it vouches that all of it may print.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanModel {
    /// The region.
    pub region: String,
    /// Its counties.
    pub counties: String,
    /// The lead implementing agency.
    pub lead_agency: String,
    /// The team that holds the plan.
    pub team: String,
    /// The organization that gives support.
    pub organization: String,
    /// Who prepared it.
    pub prepared_by: String,
    /// The meeting.
    pub meets_on: Option<NaiveDate>,
    /// “Quarter 4, 2026”.
    pub period: String,
    /// Counts the region's plans.
    pub version: u32,
    /// When it was agreed; none is a draft.
    pub agreed_on: Option<NaiveDate>,
    /// What was agreed about support; none leaves the section out.
    pub agreement: Option<String>,
    /// Where we are; none leaves the section out.
    pub domains: Option<Vec<PlanDomain>>,
    /// Goals; none leaves the section out.
    pub goals: Option<Vec<PlanGoal>>,
    /// Print the actions.
    pub with_actions: bool,
    /// Actions that serve no goal.
    pub loose_actions: Vec<PlanAction>,
    /// What was finished or moved since last time, a line each.
    pub finished: String,
    /// What the practitioner will bring.
    pub support_ahead: String,
    /// What is passed upward.
    pub barriers: String,
    /// Next dates; none leaves the section out.
    pub dates: Option<Vec<PlanDate>>,
    /// Print signature and note lines.
    pub signatures: bool,
    /// Thirty-two hexadecimal digits.
    pub document_id: String,
    /// Set it for readers who want it large.
    pub large_print: bool,
}

/// One capacity domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDomain {
    /// Its name.
    pub name: String,
    /// The stages the region works in, in order.
    pub stages: [bool; 3],
    /// The same, in words.
    pub stage_words: String,
    /// Something strong.
    pub strong: String,
    /// Something to work on.
    pub to_work_on: String,
}

/// A goal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanGoal {
    /// What will be true.
    pub statement: String,
    /// How we will see it.
    pub measure: String,
    /// Where it stands now.
    pub baseline: String,
    /// Where it should get to.
    pub target: String,
    /// By when.
    pub by_on: Option<NaiveDate>,
    /// Its domain's name.
    pub domain: String,
    /// The community goal it serves.
    pub serves: String,
    /// Its actions.
    pub actions: Vec<PlanAction>,
}

/// An action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanAction {
    /// What will be done.
    pub step: String,
    /// Who.
    pub who: String,
    /// By when.
    pub by_on: Option<NaiveDate>,
    /// Resources in hand.
    pub in_hand: String,
    /// Resources needed.
    pub needed: String,
    /// What could get in the way.
    pub in_the_way: String,
    /// Who must know.
    pub must_know: String,
    /// How it stands.
    pub status: String,
}

/// A date to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDate {
    /// The day.
    pub on: NaiveDate,
    /// “10:00 am to 12:00 pm”.
    pub hours: String,
    /// How.
    pub mode: String,
    /// What about.
    pub about: String,
}

impl PlanModel {
    /// The plan on its pages. Page one stands alone wherever its words allow: they are
    /// set a little smaller before anything of it moves to the next page.
    pub fn pages(&self) -> Pages {
        let document = self.document();
        if self.large_print {
            return lay_out(&document, &Style::large_print());
        }
        let full = lay_out(&document, &Style::default());
        if stands_alone(&full) {
            return full;
        }
        for body in [10.6, 10.2, 9.8] {
            let smaller = lay_out(
                &document,
                &Style {
                    body,
                    ..Style::default()
                },
            );
            if stands_alone(&smaller) {
                return smaller;
            }
        }
        // Too much for one page: then the actions follow on at once.
        lay_out(
            &self.document_with(&[Block::Space(14.0)]),
            &Style::default(),
        )
    }

    /// The document that says this.
    pub fn document(&self) -> Document {
        self.document_with(&[Block::PageBreak])
    }

    /// The same, with what stands between page one and the actions.
    fn document_with(&self, before_actions: &[Block]) -> Document {
        let mut blocks = self.masthead();
        self.agreement(&mut blocks);
        self.domains(&mut blocks);
        self.goals(&mut blocks);
        self.dates(&mut blocks);
        self.actions(&mut blocks, before_actions);
        section(&mut blocks, "Finished since last time", &self.finished);
        section(&mut blocks, "Support until next time", &self.support_ahead);
        section(&mut blocks, "Barriers to pass on", &self.barriers);
        self.signatures(&mut blocks);
        blocks.push(Block::Space(14.0));
        blocks.push(
            Paragraph::from(
                Run::label(
                    "Made with Trellis, which is not affiliated with or endorsed by Triple P.",
                )
                .gray()
                .sized(0.74),
            )
            .into(),
        );
        let plan_of = match self.meets_on {
            Some(day) => format!("{} · Plan of {}", self.region, long_date(day)),
            None => format!("{} · Plan version {}", self.region, self.version),
        };
        Document {
            title: format!("Implementation support plan, {}", self.region),
            language: "en-US".to_owned(),
            author: self.organization.clone(),
            subject: format!("{}, version {}", self.period, self.version),
            date: self.agreed_on.or(self.meets_on),
            id: self.document_id.clone(),
            foot_left: plan_of,
            foot_middle: match self.prepared_by.as_str() {
                "" => String::new(),
                name => format!("Prepared by {name}"),
            },
            blocks,
        }
    }

    fn masthead(&self) -> Vec<Block> {
        let state = match self.agreed_on {
            Some(day) => format!("Agreed {}", long_date(day)),
            None => "Draft for discussion".to_owned(),
        };
        let version = match self.period.as_str() {
            "" => format!("Version {}", self.version),
            period => format!("Version {} · {period}", self.version),
        };
        let mut facts = Vec::new();
        for (label, value) in [
            ("Team", &self.team),
            ("Lead agency", &self.lead_agency),
            ("Counties", &self.counties),
        ] {
            if !value.is_empty() {
                let fact = vec![
                    Paragraph::from(Run::label(label).gray()).into(),
                    Paragraph::from(Run::strong_label(value.clone())).into(),
                ];
                facts.push((1.0, fact));
            }
        }
        let mut blocks = vec![
            Block::Columns(Columns {
                columns: vec![
                    (
                        1.7,
                        vec![
                            Paragraph::from(Run::label("Implementation support plan").gray())
                                .into(),
                            Block::Heading(Heading {
                                level: 1,
                                text: self.region.clone(),
                            }),
                        ],
                    ),
                    (
                        1.0,
                        vec![
                            Block::Space(0.0),
                            Paragraph::from(Run::strong_label(state)).right().into(),
                            Paragraph::from(Run::label(version)).right().into(),
                        ],
                    ),
                ],
                is_divided: false,
            }),
            Block::Space(3.0),
            Block::Rule(1.5),
        ];
        if !facts.is_empty() {
            blocks.push(Block::Space(5.0));
            blocks.push(Block::Columns(Columns {
                columns: facts,
                is_divided: false,
            }));
            blocks.push(Block::Space(5.0));
            blocks.push(Block::Rule(0.75));
        }
        blocks
    }

    fn agreement(&self, blocks: &mut Vec<Block>) {
        if let Some(agreement) = &self.agreement {
            section(blocks, "What we agreed about support", agreement);
        }
    }

    fn domains(&self, blocks: &mut Vec<Block>) {
        let Some(domains) = self.domains.as_ref().filter(|domains| !domains.is_empty()) else {
            return;
        };
        heading(blocks, "Where we are");
        let rows = domains
            .iter()
            .map(|domain| Row {
                cells: vec![
                    vec![Paragraph::from(Run::strong_label(domain.name.clone())).into()],
                    vec![
                        Block::Figure(wire(domain.stages)),
                        Paragraph::from(Run::label(domain.stage_words.clone())).into(),
                    ],
                    vec![Paragraph::from(Run::voice(domain.strong.clone()).sized(0.95)).into()],
                    vec![Paragraph::from(Run::voice(domain.to_work_on.clone()).sized(0.95)).into()],
                ],
                least_height: 0.0,
            })
            .collect();
        blocks.push(Block::Table(Table {
            widths: vec![1.3, 1.22, 1.7, 1.5],
            head: ["Area", "Stage", "Something strong", "Something to work on"]
                .map(str::to_owned)
                .to_vec(),
            rows,
            has_row_heads: true,
        }));
    }

    fn goals(&self, blocks: &mut Vec<Block>) {
        let Some(goals) = self.goals.as_ref().filter(|goals| !goals.is_empty()) else {
            return;
        };
        heading(blocks, "Goals for this quarter");
        blocks.push(Block::Numbered(goals.iter().map(goal_entry).collect()));
    }

    fn dates(&self, blocks: &mut Vec<Block>) {
        let Some(dates) = self.dates.as_ref().filter(|dates| !dates.is_empty()) else {
            return;
        };
        let title = match dates.len() {
            1 => "Next date",
            2 => "Next two dates",
            _ => "Next three dates",
        };
        let columns = dates
            .iter()
            .map(|date| {
                let when = [date.mode.as_str(), date.hours.as_str()];
                let when: Vec<&str> = when.into_iter().filter(|part| !part.is_empty()).collect();
                let mut column: Vec<Block> = vec![
                    Paragraph::from(Run::new(Face::SerifStrong, long_date(date.on)).sized(1.1))
                        .into(),
                ];
                for line in [when.join(", "), date.about.clone()] {
                    if !line.is_empty() {
                        column.push(Paragraph::from(Run::label(line)).into());
                    }
                }
                (1.0, column)
            })
            .collect();
        let mut kept = Vec::new();
        heading(&mut kept, title);
        kept.push(Block::Rule(0.75));
        kept.push(Block::Space(3.0));
        kept.push(Block::Columns(Columns {
            columns,
            is_divided: true,
        }));
        blocks.push(Block::Keep(kept));
    }

    fn actions(&self, blocks: &mut Vec<Block>, before: &[Block]) {
        if !self.with_actions {
            return;
        }
        let goals = self.goals.as_deref().unwrap_or_default();
        let has_any =
            !self.loose_actions.is_empty() || goals.iter().any(|goal| !goal.actions.is_empty());
        if !has_any && goals.is_empty() {
            return;
        }
        blocks.extend_from_slice(before);
        blocks.push(Block::Heading(Heading {
            level: 2,
            text: "Actions".to_owned(),
        }));
        for (at, goal) in goals.iter().enumerate() {
            blocks.push(Block::Space(8.0));
            let text = format!("Goal {}: {}", at + 1, goal.statement);
            blocks.push(Block::Heading(Heading { level: 3, text }));
            blocks.push(Block::Table(action_table(&goal.actions, 2)));
        }
        if !self.loose_actions.is_empty() {
            blocks.push(Block::Space(8.0));
            let text = if goals.is_empty() {
                "Agreed steps"
            } else {
                "Other steps"
            }
            .to_owned();
            blocks.push(Block::Heading(Heading { level: 3, text }));
            blocks.push(Block::Table(action_table(&self.loose_actions, 1)));
        }
    }

    fn signatures(&self, blocks: &mut Vec<Block>) {
        if !self.signatures {
            return;
        }
        let blank = |words: &str| vec![Block::Paragraph(Paragraph::from(Run::label(words)))];
        let rows = [
            "For the local team",
            "For the lead agency",
            "For the support team",
        ]
        .into_iter()
        .map(|who| Row {
            cells: vec![blank(who), Vec::new(), Vec::new(), Vec::new()],
            least_height: 30.0,
        })
        .collect();
        let mut kept = Vec::new();
        heading(&mut kept, "Agreed by");
        kept.push(Block::Table(Table {
            widths: vec![1.5, 2.0, 1.4, 1.0],
            head: ["", "Name and signature", "Role", "Date"]
                .map(str::to_owned)
                .to_vec(),
            rows,
            has_row_heads: true,
        }));
        heading(&mut kept, "Notes");
        kept.push(Block::NoteLines(5));
        blocks.push(Block::Keep(kept));
    }
}

/// The first page holds everything up to the next dates.
fn stands_alone(pages: &Pages) -> bool {
    let last = pages
        .outline
        .iter()
        .rfind(|entry| FIRST_PAGE.contains(&entry.title.as_str()));
    last.is_none_or(|entry| entry.page == 0)
}

fn heading(blocks: &mut Vec<Block>, text: &str) {
    blocks.push(Block::Space(11.0));
    blocks.push(Block::Heading(Heading {
        level: 2,
        text: text.to_owned(),
    }));
}

/// A heading and its prose, a paragraph for each line; nothing where there is none.
fn section(blocks: &mut Vec<Block>, title: &str, prose: &str) {
    if prose.trim().is_empty() {
        return;
    }
    heading(blocks, title);
    for line in prose.lines().filter(|line| !line.trim().is_empty()) {
        blocks.push(Paragraph::from(Run::voice(line)).after(2.0).into());
    }
}

fn goal_entry(goal: &PlanGoal) -> Vec<Block> {
    let mut facts = Vec::new();
    if !goal.measure.is_empty() {
        let mut measure = format!("Measure: {}", goal.measure.trim_end_matches('.'));
        match (goal.baseline.is_empty(), goal.target.is_empty()) {
            (false, false) => {
                measure.push_str(&format!(", {} now, {}", goal.baseline, goal.target));
            }
            (false, true) => measure.push_str(&format!(", {} now", goal.baseline)),
            (true, false) => measure.push_str(&format!(", {}", goal.target)),
            (true, true) => {}
        }
        facts.push(measure);
    }
    if let Some(by) = goal.by_on {
        match facts.last_mut() {
            Some(measure) => measure.push_str(&format!(" by {}", long_date(by))),
            None => facts.push(format!("By {}", long_date(by))),
        }
    }
    if !goal.domain.is_empty() {
        facts.push(format!("Area: {}", goal.domain.to_lowercase()));
    }
    if !goal.serves.is_empty() {
        facts.push(format!("Serves: {}", goal.serves.trim_end_matches('.')));
    }
    let mut entry: Vec<Block> =
        vec![Paragraph::from(Run::new(Face::SerifStrong, goal.statement.clone())).into()];
    if !facts.is_empty() {
        entry.push(
            Paragraph::from(Run::label(format!("{}.", facts.join(". "))))
                .after(4.0)
                .into(),
        );
    }
    entry
}

/// Actions with rows left blank for the pen.
fn action_table(actions: &[PlanAction], blank_rows: usize) -> Table {
    let small =
        |words: &str| Block::Paragraph(Paragraph::from(Run::label(words).sized(SMALL * 0.95)));
    let mut rows: Vec<Row> = actions
        .iter()
        .map(|action| {
            let mut step: Vec<Block> =
                vec![Paragraph::from(Run::voice(action.step.clone()).sized(0.92)).into()];
            for (label, words) in [
                ("In the way", &action.in_the_way),
                ("Must know", &action.must_know),
            ] {
                if !words.is_empty() {
                    step.push(small(&format!("{label}: {words}")));
                }
            }
            let mut means = Vec::new();
            for (label, words) in [("In hand", &action.in_hand), ("Needed", &action.needed)] {
                if !words.is_empty() {
                    means.push(small(&format!("{label}: {words}")));
                }
            }
            Row {
                cells: vec![
                    step,
                    vec![small(&action.who)],
                    vec![small(&action.by_on.map_or_else(String::new, long_date))],
                    means,
                    vec![small(&action.status)],
                ],
                least_height: 0.0,
            }
        })
        .collect();
    for _ in 0..blank_rows {
        rows.push(Row {
            cells: vec![Vec::new(); 5],
            least_height: 26.0,
        });
    }
    Table {
        widths: vec![2.5, 1.15, 1.05, 1.5, 1.0],
        head: ["Step", "Who", "By when", "Resources", "Status"]
            .map(str::to_owned)
            .to_vec(),
        rows,
        has_row_heads: true,
    }
}

/// Three knots on a wire. Decoration: the words beside it say the same.
fn wire(stages: [bool; 3]) -> Figure {
    let radius = 3.1;
    let step = 12.0;
    let y = 6.5;
    let mut shapes = Vec::new();
    let mut x = radius + 0.5;
    for (at, is_on) in stages.into_iter().enumerate() {
        if at > 0 {
            shapes.push(Shape::Line {
                x0: x - step + radius,
                y0: y,
                x1: x - radius,
                y1: y,
                width: 0.9,
                tone: Tone::Ink,
                is_dashed: false,
            });
        }
        shapes.push(Shape::Circle {
            x,
            y,
            radius,
            tone: Tone::Ink,
            is_filled: is_on,
        });
        x += step;
    }
    Figure {
        width: x,
        height: 11.0,
        alt: None,
        shapes,
    }
}
