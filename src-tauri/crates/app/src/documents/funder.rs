//! A quarter's support for whoever pays for it, on paper.

use super::id_of;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::document::DocumentQuery;
use crate::view::dose::DoseLine;
use crate::view::quarter::{QuarterQuery, QuarterRegion, QuarterSummary};
use crate::words::counted;
use trellis_report::funder::{CountTable, FunderModel, FunderRegion};

impl Trellis {
    /// What the summary prints, and the code of its quarter.
    pub(super) fn funder_model(&self, ask: &DocumentQuery) -> Result<(FunderModel, String), Error> {
        let summary = self.quarter_summary(&QuarterQuery {
            regions: ask.region.into_iter().collect(),
            quarter: ask.quarter.clone(),
            least_people: None,
        })?;
        let on = summary.to.min(self.today());
        let tables = tables(&summary);
        let note = match summary.least_people {
            0 => String::new(),
            least => format!("A number of people below {least} is not told apart."),
        };
        let mut model = FunderModel {
            cover: self.cover_of(summary.name, Some(on), ask.large_print)?,
            days: Some((summary.from, summary.to)),
            is_open: summary.is_open,
            paragraph: summary.paragraph,
            regions: summary.by_region.iter().map(region).collect(),
            tables,
            changes: summary.changes,
            note: format!(
                "A joint contact counts once for each region that took part; minutes of components, activities and domains may overlap. {note}"
            ),
        };
        model.cover.document_id = id_of(&model);
        Ok((model, summary.code))
    }
}

fn region(it: &QuarterRegion) -> FunderRegion {
    let mut parts = Vec::new();
    for (number, one, many) in [
        (it.events, "event attended", "events attended"),
        (it.assessments, "assessment", "assessments"),
        (it.goals_agreed, "goal agreed", "goals agreed"),
        (it.goals_reached, "goal reached", "goals reached"),
    ] {
        if number > 0 {
            parts.push(counted(number as usize, one, many));
        }
    }
    FunderRegion {
        name: it.name.clone(),
        tier: it.tier_name.clone(),
        contacts: it.tally.contacts,
        minutes: it.tally.minutes,
        in_person: it.in_person,
        minimum: it.minimum_text.clone(),
        came_of_it: parts.join("\n"),
    }
}

fn tables(summary: &QuarterSummary) -> Vec<CountTable> {
    let of = |by: &str, what: &str, lines: &[DoseLine]| CountTable {
        by: by.to_owned(),
        what: what.to_owned(),
        lines: lines
            .iter()
            .map(|it| (it.name.clone(), it.contacts, it.minutes))
            .collect(),
    };
    let activities = summary.by_activity.iter().map(|it| {
        (
            format!("{}: {}", it.component_name, it.name),
            it.contacts,
            it.minutes,
        )
    });
    vec![
        of("By tier on the day", "Contacts", &summary.by_tier),
        of("By mode", "Contacts", &summary.by_mode),
        of(
            "By core practice component",
            "Contacts",
            &summary.by_component,
        ),
        of("By capacity domain", "Contacts", &summary.by_domain),
        CountTable {
            by: "By practice activity".to_owned(),
            what: "Contacts".to_owned(),
            lines: activities.collect(),
        },
        of(
            "Events for many regions, each counted once",
            "Events",
            &summary.events_by_kind,
        ),
    ]
}
