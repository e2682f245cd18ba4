//! The implementation support plan on paper.
//!
//! Page one stands alone: who, what was agreed about support, where we are, goals,
//! next dates. Then the actions, what was finished, what comes, and room for pens.

mod differences;

use crate::document::{
    Block, Columns, Document, Figure, Heading, Paragraph, Row, Run, SMALL, Shape, Table, Tone,
};
use crate::fonts::Face;
use crate::layout::{Pages, Style, lay_out};
use crate::sheet::{Letterhead, bullets, ending, head, heading, letterhead, note_lines, section};
use crate::visit_summary::WentWell;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use trellis_domain::calendar::long_date;

/// What the plan prints. Whoever fills it vouches that all of it may print.
///
/// An agreed plan keeps it as JSON: a field that came later is empty in those before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanModel {
    /// What the plan is for: it follows the tier.
    pub form: PlanForm,
    /// What stands above the head.
    pub letterhead: Letterhead,
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
    /// The topics that brief support was agreed on; empty leaves the section out.
    pub topics: Vec<String>,
    /// What went well.
    pub successes: Vec<WentWell>,
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
    /// Differences are marked against this version; none marks nothing.
    pub marked_since: Option<u32>,
    /// What stood in that version and stands here no more.
    pub no_more: Vec<String>,
}

/// What a plan is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanForm {
    /// Intensive support: all five domains.
    #[default]
    Intensive,
    /// Brief support: the agreed topics.
    Brief,
    /// Universal support: a check-in.
    CheckIn,
}

impl PlanForm {
    /// What the paper is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Intensive | Self::Brief => "Implementation support plan",
            Self::CheckIn => "Check-in summary",
        }
    }
}

/// One capacity domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
    /// What is different since the version before, where that is marked.
    pub change: String,
}

/// A goal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
    /// What is different since the version before, where that is marked.
    pub change: String,
}

/// An action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
    /// Why it was carried over.
    pub moved_because: String,
    /// What is different since the version before, where that is marked.
    pub change: String,
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

/// The short code of a hash, as it is printed and typed: “A3F2-91BC”.
pub fn short_code(hash: &str) -> String {
    let digits: String = hash.chars().take(8).collect::<String>().to_uppercase();
    match (digits.get(..4), digits.get(4..)) {
        (Some(first), Some(second)) if !second.is_empty() => format!("{first}-{second}"),
        _ => digits,
    }
}

impl PlanModel {
    /// The plan on its pages. Page one stands alone wherever its words allow: they are
    /// set a little smaller before anything of it moves to the next page.
    pub fn pages(&self) -> Pages {
        self.pages_with_code("")
    }

    /// The same with the short code that an agreed plan is known by (see
    /// [`short_code`]).
    pub fn pages_with_code(&self, code: &str) -> Pages {
        if self.large_print {
            // A page of large letters holds too little to stand alone.
            let document = self.document_with(&[Block::Space(14.0)], code);
            return lay_out(&document, &Style::large_print());
        }
        // Only page one decides how large the rest is set; a long plan is laid out once.
        let front = Document {
            blocks: self.front(code),
            ..Document::default()
        };
        for body in [11.0, 10.6, 10.2, 9.8] {
            let style = Style {
                body,
                ..Style::default()
            };
            if lay_out(&front, &style).count() == 1 {
                return lay_out(&self.document_with(&[Block::PageBreak], code), &style);
            }
        }
        // Too much for one page: then the actions follow on at once.
        lay_out(
            &self.document_with(&[Block::Space(14.0)], code),
            &Style::default(),
        )
    }

    /// What stands on page one: where the region is, and what it wants next.
    fn front(&self, code: &str) -> Vec<Block> {
        let mut blocks = letterhead(&self.organization, &self.letterhead);
        self.masthead(&mut blocks, code);
        self.agreement(&mut blocks);
        self.topics(&mut blocks);
        self.domains(&mut blocks);
        self.goals(&mut blocks);
        self.dates(&mut blocks);
        blocks
    }

    /// The document that says this.
    pub fn document(&self) -> Document {
        self.document_with(&[Block::PageBreak], "")
    }

    /// The same, with what stands between page one and the actions, and its code.
    fn document_with(&self, before_actions: &[Block], code: &str) -> Document {
        let mut blocks = self.front(code);
        self.successes(&mut blocks, before_actions);
        let before_actions: &[Block] = if self.successes.is_empty() {
            before_actions
        } else {
            &[Block::Space(14.0)]
        };
        self.actions(&mut blocks, before_actions);
        section(&mut blocks, "Finished since last time", &self.finished);
        self.no_more(&mut blocks);
        section(&mut blocks, "Support until next time", &self.support_ahead);
        section(&mut blocks, "Barriers to pass on", &self.barriers);
        self.signatures(&mut blocks);
        let known_by = match (self.agreed_on, code) {
            (Some(day), code) if !code.is_empty() => format!(
                "Version {}, agreed {}, is known by the code {code}: Trellis says which agreed plan a paper is, and whether it was changed since.",
                self.version,
                long_date(day)
            ),
            _ => String::new(),
        };
        ending(&mut blocks, &known_by);
        let mut plan_of = match self.meets_on {
            Some(day) => format!("{} · {} {}", self.region, self.of(), long_date(day)),
            None => format!("{} · {}", self.region, self.version_words()),
        };
        if !code.is_empty() {
            plan_of.push_str(&format!(" · {code}"));
        }
        Document {
            title: format!("{}, {}", self.form.title(), self.region),
            language: "en-US".to_owned(),
            author: self.organization.clone(),
            subject: match code {
                "" => format!("{}, version {}", self.period, self.version),
                code => format!("{}, version {}, code {code}", self.period, self.version),
            },
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

    const fn of(&self) -> &'static str {
        match self.form {
            PlanForm::CheckIn => "Check-in of",
            PlanForm::Intensive | PlanForm::Brief => "Plan of",
        }
    }

    fn version_words(&self) -> String {
        match self.form {
            PlanForm::CheckIn => format!("Check-in summary version {}", self.version),
            PlanForm::Intensive | PlanForm::Brief => format!("Plan version {}", self.version),
        }
    }

    fn masthead(&self, blocks: &mut Vec<Block>, code: &str) {
        let state = match self.agreed_on {
            Some(day) => format!("Agreed {}", long_date(day)),
            None => "Draft for discussion".to_owned(),
        };
        let version = match self.period.as_str() {
            "" => format!("Version {}", self.version),
            period => format!("Version {} · {period}", self.version),
        };
        let code = match code {
            "" => String::new(),
            code => format!("Code {code}"),
        };
        let marked = match self.marked_since {
            Some(before) => format!("Marked: what changed since version {before}"),
            None => String::new(),
        };
        let facts = [
            ("Team", self.team.clone()),
            ("Lead agency", self.lead_agency.clone()),
            ("Counties", self.counties.clone()),
        ];
        let right = [state, version, code, marked];
        head(blocks, self.form.title(), &self.region, &right, &facts);
    }

    fn topics(&self, blocks: &mut Vec<Block>) {
        if self.topics.is_empty() {
            return;
        }
        heading(blocks, "Agreed topics");
        let topics = self.topics.iter();
        let topics: Vec<_> = topics.map(|it| (it.clone(), String::new())).collect();
        blocks.push(bullets(&topics));
    }

    fn successes(&self, blocks: &mut Vec<Block>, before: &[Block]) {
        if self.successes.is_empty() {
            return;
        }
        blocks.extend_from_slice(before);
        let well: Vec<_> = self.successes.iter().map(WentWell::point).collect();
        crate::sheet::points(blocks, "What went well", &well);
    }

    fn no_more(&self, blocks: &mut Vec<Block>) {
        if let (Some(before), false) = (self.marked_since, self.no_more.is_empty()) {
            let lines = self.no_more.iter();
            let lines: Vec<_> = lines.map(|it| (it.clone(), String::new())).collect();
            let title = format!("In version {before}, and here no more");
            crate::sheet::points(blocks, &title, &lines);
        }
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
        blocks.push(domain_table(domains));
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
            blocks.push(Block::Table(action_table(
                &goal.actions,
                if self.large_print { 1 } else { 2 },
            )));
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
        blocks.push(Block::Keep(kept));
        note_lines(blocks, "Notes", 12);
    }
}

/// Where a region stands, domain by domain: words and shapes, never color alone.
pub(crate) fn domain_table(domains: &[PlanDomain]) -> Block {
    let rows = domains
        .iter()
        .map(|domain| {
            let mut name: Vec<Block> =
                vec![Paragraph::from(Run::strong_label(domain.name.clone())).into()];
            name.extend(changed(&domain.change));
            Row {
                cells: vec![
                    name,
                    vec![
                        Block::Figure(wire(domain.stages)),
                        Paragraph::from(Run::label(domain.stage_words.clone())).into(),
                    ],
                    vec![Paragraph::from(Run::voice(domain.strong.clone()).sized(0.95)).into()],
                    vec![Paragraph::from(Run::voice(domain.to_work_on.clone()).sized(0.95)).into()],
                ],
                least_height: 0.0,
            }
        })
        .collect();
    Block::Table(Table {
        widths: vec![1.3, 1.22, 1.7, 1.5],
        head: ["Area", "Stage", "Something strong", "Something to work on"]
            .map(str::to_owned)
            .to_vec(),
        rows,
        has_row_heads: true,
    })
}

/// What is different, with a mark before it that needs no color.
fn changed(change: &str) -> Option<Block> {
    (!change.is_empty()).then(|| {
        Paragraph::new([
            Run::new(Face::Serif, "■ ").sized(0.8),
            Run::strong_label(change),
        ])
        .into()
    })
}

/// A goal with its facts, as an entry of a list.
pub(crate) fn goal_entry(goal: &PlanGoal) -> Vec<Block> {
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
    entry.extend(changed(&goal.change));
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
pub(crate) fn action_table(actions: &[PlanAction], blank_rows: usize) -> Table {
    let small =
        |words: &str| Block::Paragraph(Paragraph::from(Run::label(words).sized(SMALL * 0.95)));
    let mut rows: Vec<Row> = actions
        .iter()
        .map(|action| {
            let mut step: Vec<Block> =
                vec![Paragraph::from(Run::voice(action.step.clone()).sized(0.92)).into()];
            step.extend(changed(&action.change));
            for (label, words) in [
                ("Carried over", &action.moved_because),
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
        widths: vec![2.6, 1.15, 1.05, 1.45, 0.95],
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
