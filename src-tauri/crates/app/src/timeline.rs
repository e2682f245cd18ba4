//! What happened in a region over time, on one line: visits, assessments, tiers of
//! support, who came and left, and the stages of programs and of capacity domains.

use crate::charts::day_of;
use crate::edit::{in_order, text};
use crate::error::Error;
use crate::stage_moves::Story;
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::turnover::sittings;
use crate::view::chart::ChartView;
use crate::view::timeline::{TimelineEntry, TimelineKind, TimelineKindView, TimelineView};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::noun::domain_stage as d;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::staffing::{Sitting, comings};
use trellis_domain::value::Value;
use trellis_domain::words::{Mode, Team};
use trellis_report::chart::Chart;
use trellis_report::chart::timeline::{self as chart, Happened, Lane, MarkShape, Timeline};
use trellis_store::table::adoption::AdoptionRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::domain_stage::DomainStageRow;
use trellis_store::table::person::PersonRow;
use trellis_store::table::seat::SeatRow;
use trellis_store::table::stage_move::StageMoveRow;

/// An entry, and how it is drawn.
struct Marked {
    entry: TimelineEntry,
    shape: MarkShape,
}

/// From one day to another, both where they are known.
type Days = (Option<NaiveDate>, Option<NaiveDate>);

impl Trellis {
    /// What happened in a region, of these kinds (none is every one), from one day to
    /// another.
    ///
    /// # Errors
    /// Where the region is gone, the days are out of order, or the workbook cannot be
    /// read.
    pub fn timeline(
        &self,
        region: Id,
        kinds: &[TimelineKind],
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Result<TimelineView, Error> {
        let row = self.get_region(region)?;
        in_order(from, "the first day", to, "The last day")?;
        let all = self.happened(region, (from, to))?;
        let name = text(row.name.as_ref());
        let drawing = drawn(&name, &all, kinds, (from, to), self.today());
        let count = |kind: TimelineKind| all.iter().filter(|it| it.entry.kind == kind).count();
        Ok(TimelineView {
            region,
            region_name: name,
            chart: ChartView::new(drawing, &format!("timeline-{region}")),
            kinds: TimelineKind::ALL
                .into_iter()
                .map(|kind| TimelineKindView {
                    kind,
                    name: kind.word().to_owned(),
                    count: u32::try_from(count(kind)).unwrap_or(u32::MAX),
                })
                .collect(),
            entries: all
                .into_iter()
                .map(|it| it.entry)
                .filter(|entry| is_asked(kinds, entry.kind))
                .collect(),
        })
    }

    /// The same as a chart alone, for a page or a file.
    pub(crate) fn timeline_chart(
        &self,
        region: Id,
        kinds: &[TimelineKind],
        days: Days,
    ) -> Result<Chart, Error> {
        let row = self.get_region(region)?;
        let all = self.happened(region, days)?;
        let name = text(row.name.as_ref());
        Ok(drawn(&name, &all, kinds, days, self.today()))
    }

    /// Everything, in order of time; what has no day first.
    fn happened(&self, region: Id, (from, to): Days) -> Result<Vec<Marked>, Error> {
        let mut all = self.visits_on_line(region)?;
        all.extend(self.assessments_on_line(region)?);
        all.extend(self.tiers_on_line(region)?);
        all.extend(self.turnover_on_line(region)?);
        all.extend(self.stages_on_line(region)?);
        all.extend(self.domain_stages_on_line(region)?);
        all.retain(|it| {
            let ends = it.entry.until.or(it.entry.on);
            let is_after = from.is_none_or(|from| ends.is_some_and(|ends| from <= ends));
            let is_before = to.is_none_or(|to| it.entry.on.is_none_or(|on| on <= to));
            is_after && is_before
        });
        all.sort_by_key(|it| (it.entry.on, it.entry.kind));
        Ok(all)
    }

    fn visits_on_line(&self, region: Id) -> Result<Vec<Marked>, Error> {
        let today = self.today();
        let rows = ContactRow::visits_of_region(self.reading(), region)?;
        let marked = rows.into_iter().map(|row| {
            let was_held = was_held(&row, today);
            let is_ahead = !was_held && row.took_on.is_none_or(|on| on >= today);
            let title = row.title.clone().filter(|title| !title.is_empty());
            let mut what = title.unwrap_or_else(|| "Visit".to_owned());
            if let Some(mode) = row.mode.as_deref().and_then(Mode::from_code) {
                what.push_str(&format!(", {}", mode.word().to_lowercase()));
            }
            match (was_held, is_ahead) {
                (true, _) => {}
                (false, true) => what.push_str(" (planned)"),
                (false, false) => what.push_str(" (not wrapped up)"),
            }
            let shape = if was_held {
                MarkShape::Disc
            } else {
                MarkShape::Ring
            };
            let mut marked = mark(TimelineKind::Visit, row.took_on, what, shape);
            marked.entry.is_ahead = is_ahead;
            marked.entry.visit = Some(row.id);
            marked
        });
        Ok(marked.collect())
    }

    /// Those that were held, and when the next one of the community is due.
    fn assessments_on_line(&self, region: Id) -> Result<Vec<Marked>, Error> {
        let today = self.today();
        let row = self.get_region(region)?;
        let mut all: Vec<Marked> = self
            .administrations_of(region)?
            .into_iter()
            .map(|one| {
                let what = format!("{}: {}", one.instrument_name, one.of.to_lowercase());
                let what = if one.agency.is_some() {
                    format!("{}: {}", one.instrument_name, one.of)
                } else {
                    what
                };
                mark(
                    TimelineKind::Assessment,
                    one.held_on,
                    what,
                    MarkShape::Diamond,
                )
            })
            .collect();
        if let (Some(due), _) = self.next_assessment(&row)? {
            let what = if due < today {
                "Assessment of capacity was due"
            } else {
                "Next assessment of capacity is due"
            };
            let mut marked = mark(
                TimelineKind::Assessment,
                Some(due),
                what.to_owned(),
                MarkShape::Ring,
            );
            marked.entry.is_ahead = due >= today;
            all.push(marked);
        }
        Ok(all)
    }

    fn tiers_on_line(&self, region: Id) -> Result<Vec<Marked>, Error> {
        let (in_force, others) = self.tiers(region)?;
        let agreed = std::iter::once(in_force).chain(others);
        let marked = agreed.filter(|card| card.id.is_some()).map(|card| {
            let mut what = card.name.clone();
            if !card.agreed_with.is_empty() {
                what.push_str(&format!(", agreed with {}", card.agreed_with));
            }
            let mut marked = mark(TimelineKind::Tier, card.agreed_on, what, MarkShape::Square);
            marked.entry.is_ahead = card.is_ahead;
            marked.entry.until = card.until;
            if let (Some(on), Some(until)) = (card.agreed_on, card.until) {
                marked.entry.when = format!("{} to {}", short_date(on), short_date(until));
            }
            marked
        });
        Ok(marked.collect())
    }

    fn turnover_on_line(&self, region: Id) -> Result<Vec<Marked>, Error> {
        let people = PersonRow::of_region(self.reading(), region)?;
        let seats = sittings(&SeatRow::of_region(self.reading(), region)?, &people);
        let names: BTreeMap<Id, String> = people
            .iter()
            .map(|person| (person.id, text(person.name.as_ref())))
            .collect();
        let mut all = Vec::new();
        for team in Team::ALL {
            let own: Vec<&Sitting> = seats.iter().filter(|it| it.team == *team).collect();
            for it in comings(own, self.today()) {
                let name = it.sitting.person.and_then(|id| names.get(&id));
                let who = match name.map(String::as_str) {
                    None | Some("") => it.sitting.role.clone(),
                    Some(name) => format!("{name} ({})", it.sitting.role),
                };
                let (verb, shape) = if it.has_come {
                    ("came to", MarkShape::Up)
                } else {
                    ("left", MarkShape::Down)
                };
                let what = format!("{who} {verb} the {}", team.word());
                all.push(mark(TimelineKind::Turnover, Some(it.on), what, shape));
            }
        }
        Ok(all)
    }

    fn stages_on_line(&self, region: Id) -> Result<Vec<Marked>, Error> {
        let moves = StageMoveRow::of_region(self.reading(), region)?;
        let mut all = Vec::new();
        for row in AdoptionRow::of_region(self.reading(), region)? {
            let Some(story) = Story::of(&row, &moves) else {
                continue;
            };
            for step in story.steps() {
                let stage = step.stage.word().to_lowercase();
                let what = format!("{}: {stage}", text(row.program.as_ref()));
                let mut marked = mark(TimelineKind::Stage, step.from_on, what, MarkShape::Square);
                marked.entry.is_ahead = step.from_on.is_some_and(|on| on > self.today());
                all.push(marked);
            }
        }
        Ok(all)
    }

    /// When a stage of a domain was taken up and left, by the day it was written down:
    /// nobody says another.
    fn domain_stages_on_line(&self, region: Id) -> Result<Vec<Marked>, Error> {
        let cells: BTreeMap<Id, String> = DomainStageRow::of_region(self.reading(), region)?
            .into_iter()
            .filter_map(|row| {
                let domain = CapacityDomain::from_code(row.domain.as_deref()?)?;
                let stage = CapacityStage::from_code(row.stage.as_deref()?)?;
                let name = format!("{}: {}", domain.name(), stage.name().to_lowercase());
                Some((row.id, name))
            })
            .collect();
        let mut stands: BTreeMap<Id, bool> = BTreeMap::new();
        let mut all = Vec::new();
        for change in self.reading().past_values(region, &d::NOUN, d::working)? {
            let is_on = change.value == Some(Value::Boolean(true));
            let Some(name) = cells.get(&change.record) else {
                continue;
            };
            if stands.insert(change.record, is_on).unwrap_or(false) == is_on {
                continue;
            }
            let (word, shape) = if is_on {
                ("taken up", MarkShape::Up)
            } else {
                ("left", MarkShape::Down)
            };
            let what = format!("{name}, {word}");
            let on = day_of(change.wall);
            all.push(mark(TimelineKind::DomainStage, on, what, shape));
        }
        Ok(all)
    }
}

fn mark(kind: TimelineKind, on: Option<NaiveDate>, what: String, shape: MarkShape) -> Marked {
    Marked {
        entry: TimelineEntry {
            kind,
            kind_name: kind.word().to_owned(),
            on,
            until: None,
            when: on.map_or_else(String::new, short_date),
            what,
            is_ahead: false,
            visit: None,
        },
        shape,
    }
}

/// None asked for is every kind.
fn is_asked(kinds: &[TimelineKind], kind: TimelineKind) -> bool {
    kinds.is_empty() || kinds.contains(&kind)
}

fn drawn(
    region: &str,
    all: &[Marked],
    kinds: &[TimelineKind],
    (from, to): Days,
    today: NaiveDate,
) -> Chart {
    let lanes = TimelineKind::ALL
        .into_iter()
        .filter(|kind| is_asked(kinds, *kind))
        .map(|kind| Lane {
            name: kind.word().to_owned(),
            note: note(kind).to_owned(),
            marks: all
                .iter()
                .filter(|it| it.entry.kind == kind)
                .map(|it| happened(it, from, to, today))
                .collect(),
        });
    chart::draw(&Timeline {
        title: format!("{region} over time"),
        from,
        until: to,
        lanes: lanes.collect(),
    })
}

/// An agreement in force goes on until today; one that began before the first day is
/// drawn from there.
fn happened(
    it: &Marked,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    today: NaiveDate,
) -> Happened {
    let entry = &it.entry;
    let is_span = entry.kind == TimelineKind::Tier && !entry.is_ahead;
    let until = entry.until.or_else(|| is_span.then_some(today));
    let clamp = |day: NaiveDate| {
        let day = from.map_or(day, |from| day.max(from));
        to.map_or(day, |to| day.min(to))
    };
    Happened {
        on: entry.on.map(clamp),
        until: until.filter(|_| entry.on.is_some()).map(clamp),
        when: entry.when.clone(),
        what: entry.what.clone(),
        shape: it.shape,
    }
}

/// What the shapes of a lane mean, where they differ.
const fn note(kind: TimelineKind) -> &'static str {
    match kind {
        TimelineKind::Visit => "ring: not held",
        TimelineKind::Assessment => "ring: due",
        TimelineKind::Tier | TimelineKind::Stage => "",
        TimelineKind::Turnover => "up came, down left",
        TimelineKind::DomainStage => "up taken, down left",
    }
}
