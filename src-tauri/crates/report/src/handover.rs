//! What somebody who is new needs: a new member of the local team, or a colleague who
//! takes over support. What only colleagues may read is a part of its own, which is
//! there for them and cannot be there for anybody else.

use crate::document::{Block, Heading, Paragraph, Run};
use crate::layout::Pages;
use crate::plan::{
    PlanAction, PlanDate, PlanDomain, PlanGoal, action_table, domain_table, goal_entry,
};
use crate::sheet::{
    Cover, Said, day, heading, joined, points, section, small, strong, subheading, table_section,
    voice,
};
use crate::visit_summary::{BarrierLine, WentWell, dates};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a handover pack prints. Whoever fills it vouches that all of it may be read by
/// its readers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverModel {
    /// What every document says about itself.
    pub cover: Cover,
    /// Its counties.
    pub counties: String,
    /// The agency that leads.
    pub lead_agency: String,
    /// “since April 30, 2024, month 31”.
    pub relationship: String,
    /// What the community wants for its families.
    pub community_goals: String,
    /// The plan of several years.
    pub strategic_plan: String,
    /// What was agreed about support.
    pub agreement: String,
    /// What went well.
    pub successes: Vec<WentWell>,
    /// Where we are.
    pub domains: Vec<PlanDomain>,
    /// Goals with their open actions.
    pub goals: Vec<PlanGoal>,
    /// Open actions that serve no goal.
    pub loose_actions: Vec<PlanAction>,
    /// Who leads what.
    pub leads: Vec<LeadLine>,
    /// What is passed upward.
    pub barriers: Vec<BarrierLine>,
    /// Programs and their stages.
    pub programs: Vec<ProgramLine>,
    /// Service agencies.
    pub agencies: Vec<AgencyLine>,
    /// Seats on the teams.
    pub seats: Vec<SeatLine>,
    /// The last visits, the latest first.
    pub visits: Vec<VisitLine>,
    /// Dates to come.
    pub dates: Vec<PlanDate>,
    /// Photos, sheets and files.
    pub files: Vec<FileLine>,
    /// What only colleagues may read; none in a pack for the region.
    pub for_colleagues: Option<ForColleagues>,
}

/// A task and who leads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadLine {
    /// The task.
    pub task: String,
    /// Who leads.
    pub led_by: String,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// How handing it over went.
    pub how_it_went: String,
}

/// A program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramLine {
    /// The program.
    pub program: String,
    /// Its stage.
    pub stage: String,
    /// In that stage since.
    pub since: Option<NaiveDate>,
    /// Who delivers it.
    pub agencies: String,
}

/// A service agency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyLine {
    /// Its name.
    pub name: String,
    /// What was agreed with it.
    pub agreement: String,
    /// When that ends.
    pub ends_on: Option<NaiveDate>,
    /// Who answers for implementation there, by role.
    pub lead: String,
}

/// A seat on a team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatLine {
    /// The team.
    pub team: String,
    /// What the seat does.
    pub role: String,
    /// “1.0 post”.
    pub share: String,
    /// How it stands: filled, or vacant where that may be said.
    pub state: String,
}

/// A visit that was held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitLine {
    /// The day.
    pub on: Option<NaiveDate>,
    /// What it is called.
    pub title: String,
    /// What it was about.
    pub about: String,
}

/// A file that goes along.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLine {
    /// Its name.
    pub name: String,
    /// What it shows.
    pub described: String,
    /// The day.
    pub on: Option<NaiveDate>,
}

/// What only colleagues may read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForColleagues {
    /// What the one who leaves and the one who comes do together first, to tick: what, and
    /// what the record says about it.
    pub together_first: Vec<(String, String)>,
    /// Who sits where and how to reach them: team, role, name, address, since.
    pub people: Vec<[String; 5]>,
    /// Seats that stand empty, with who covers.
    pub vacancies: Vec<(String, String)>,
    /// Who came and left: year, came, left.
    pub turnover: Vec<[String; 3]>,
    /// Support before and ahead: tier, from, until, why.
    pub tiers: Vec<[String; 4]>,
    /// Partners somebody was linked to, and what came of it.
    pub connections: Vec<(String, String)>,
    /// What was noted for colleagues, the latest first.
    pub notes: Vec<(String, String)>,
    /// Where a plan changed in the room.
    pub pivots: Vec<(String, String)>,
    /// Support that was given, in a paragraph.
    pub dose: String,
}

impl HandoverModel {
    /// The laid-out pages.
    pub fn pages(&self) -> Pages {
        self.cover.pages(self.said())
    }

    fn said(&self) -> Said {
        let mut blocks = Vec::new();
        section(
            &mut blocks,
            "What the community wants",
            &self.community_goals,
        );
        section(
            &mut blocks,
            "The plan of several years",
            &self.strategic_plan,
        );
        section(&mut blocks, "What we agreed about support", &self.agreement);
        let well: Vec<_> = self.successes.iter().map(WentWell::point).collect();
        points(&mut blocks, "What went well", &well);
        if !self.domains.is_empty() {
            heading(&mut blocks, "Where we are");
            blocks.push(domain_table(&self.domains));
        }
        self.goals(&mut blocks);
        self.who_does_what(&mut blocks);
        let barriers: Vec<_> = self.barriers.iter().map(BarrierLine::point).collect();
        points(&mut blocks, "Barriers that are passed on", &barriers);
        self.programs(&mut blocks);
        self.looking_back(&mut blocks);
        if let Some(own) = &self.for_colleagues {
            for_colleagues(&mut blocks, own);
        }
        let reader = match self.for_colleagues {
            Some(_) => "For who takes over support",
            None => "For a new member of the team",
        };
        Said {
            kind: "Handover pack".to_owned(),
            right: vec![reader.to_owned(), day(self.cover.on)],
            facts: vec![
                ("Lead agency", self.lead_agency.clone()),
                ("Counties", self.counties.clone()),
                ("Relationship", self.relationship.clone()),
            ],
            blocks,
            note: String::new(),
        }
    }

    fn goals(&self, blocks: &mut Vec<Block>) {
        if !self.goals.is_empty() {
            heading(blocks, "Goals");
            blocks.push(Block::Numbered(self.goals.iter().map(goal_entry).collect()));
        }
        let open: Vec<&PlanGoal> = self
            .goals
            .iter()
            .filter(|goal| !goal.actions.is_empty())
            .collect();
        if open.is_empty() && self.loose_actions.is_empty() {
            return;
        }
        heading(blocks, "Open actions");
        for goal in open {
            subheading(blocks, &goal.statement);
            blocks.push(Block::Table(action_table(&goal.actions, 0)));
        }
        if !self.loose_actions.is_empty() {
            if !self.goals.is_empty() {
                subheading(blocks, "Other steps");
            }
            blocks.push(Block::Table(action_table(&self.loose_actions, 0)));
        }
    }

    fn who_does_what(&self, blocks: &mut Vec<Block>) {
        let rows = self.leads.iter().map(|line| {
            vec![
                voice(&line.task),
                strong(&line.led_by),
                small(&day(line.since)),
                small(&line.how_it_went),
            ]
        });
        table_section(
            blocks,
            "Who leads what",
            &["Task", "Led by", "Since", "How it went"],
            &[2.2, 1.1, 1.1, 1.6],
            rows.collect(),
        );
        let rows = self.seats.iter().map(|seat| {
            vec![
                strong(&seat.team),
                small(&seat.role),
                small(&seat.share),
                small(&seat.state),
            ]
        });
        table_section(
            blocks,
            "The teams",
            &["Team", "Role", "Share", "How it stands"],
            &[1.6, 2.0, 0.9, 1.5],
            rows.collect(),
        );
    }

    fn programs(&self, blocks: &mut Vec<Block>) {
        let rows = self.programs.iter().map(|it| {
            vec![
                strong(&it.program),
                small(&it.stage),
                small(&day(it.since)),
                small(&it.agencies),
            ]
        });
        table_section(
            blocks,
            "Programs",
            &["Program", "Stage", "Since", "Delivered by"],
            &[1.6, 1.2, 1.1, 2.0],
            rows.collect(),
        );
        let rows = self.agencies.iter().map(|it| {
            vec![
                strong(&it.name),
                small(&it.agreement),
                small(&day(it.ends_on)),
                small(&it.lead),
            ]
        });
        table_section(
            blocks,
            "Service agencies",
            &["Agency", "What was agreed", "Until", "Who answers for it"],
            &[1.5, 2.2, 1.1, 1.3],
            rows.collect(),
        );
    }

    fn looking_back(&self, blocks: &mut Vec<Block>) {
        let visits: Vec<_> = self
            .visits
            .iter()
            .map(|visit| {
                let on = day(visit.on);
                let head = joined([visit.title.as_str(), on.as_str()], ", ");
                (head, visit.about.clone())
            })
            .collect();
        points(blocks, "The last visits", &visits);
        points(blocks, "Dates to come", &dates(&self.dates));
        let files: Vec<_> = self
            .files
            .iter()
            .map(|file| {
                let on = day(file.on);
                (
                    file.name.clone(),
                    joined([file.described.as_str(), on.as_str()], " · "),
                )
            })
            .collect();
        points(blocks, "Files that go along", &files);
    }
}

fn for_colleagues(blocks: &mut Vec<Block>, own: &ForColleagues) {
    blocks.push(Block::PageBreak);
    blocks.push(Block::Heading(Heading {
        level: 2,
        text: "For colleagues only".to_owned(),
    }));
    let sub = |blocks: &mut Vec<Block>, title: &str, lines: &[(String, String)]| {
        if !lines.is_empty() {
            subheading(blocks, title);
            blocks.push(crate::sheet::bullets(lines));
        }
    };
    let grid = |blocks: &mut Vec<Block>, title: &str, head: &[&str], widths: &[f32], rows| {
        let rows: Vec<Vec<Vec<Block>>> = rows;
        if !rows.is_empty() {
            subheading(blocks, title);
            blocks.push(crate::sheet::table(head, widths, rows));
        }
    };
    if !own.together_first.is_empty() {
        subheading(blocks, "First, together");
        let entries = own.together_first.iter().map(|(what, facts)| {
            let mut entry = vec![Block::from(crate::sheet::to_tick(what))];
            if !facts.is_empty() {
                entry.push(Paragraph::from(Run::label(facts)).into());
            }
            entry.push(Block::Space(3.0));
            entry
        });
        blocks.push(Block::Points(entries.collect()));
    }
    let rows = own.people.iter().map(|[team, role, name, reach, since]| {
        vec![
            strong(name),
            small(role),
            small(team),
            small(reach),
            small(since),
        ]
    });
    grid(
        blocks,
        "People and how to reach them",
        &["Name", "Role", "Team", "Reached at", "Since"],
        &[1.15, 1.25, 1.15, 2.05, 0.95],
        rows.collect(),
    );
    sub(blocks, "Seats that stand empty", &own.vacancies);
    let rows = own
        .turnover
        .iter()
        .map(|[year, came, left]| vec![strong(year), small(came), small(left)]);
    grid(
        blocks,
        "Who came and left",
        &["Team and year", "Came", "Left"],
        &[2.0, 1.0, 1.0],
        rows.collect(),
    );
    let rows = own
        .tiers
        .iter()
        .map(|[tier, from, until, why]| vec![strong(tier), small(from), small(until), voice(why)]);
    grid(
        blocks,
        "Support over time",
        &["Tier", "From", "Until", "Why"],
        &[1.3, 0.95, 0.95, 2.6],
        rows.collect(),
    );
    sub(blocks, "Connections", &own.connections);
    sub(blocks, "Where a plan changed", &own.pivots);
    sub(blocks, "Noted for colleagues", &own.notes);
    if !own.dose.is_empty() {
        subheading(blocks, "Support given");
        crate::sheet::prose_of(blocks, &own.dose);
    }
}
