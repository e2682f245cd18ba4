//! Charts, told and drawn.

use super::{find_region, plain};
use crate::ask::charts::{Chart, ChartWord, KindWord, ShowWord, SideBySide, Timeline};
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::side_by_side::{SideBySideQuery, SideChart};
use trellis_app::view::timeline::TimelineKind;
use trellis_app::{Error, RegionChart, Trellis};

pub fn timeline(trellis: &Trellis, ask: &Timeline) -> Result<Answer, Error> {
    let region = find_region(trellis, &ask.region)?.id;
    let kinds: Vec<TimelineKind> = ask.kind.iter().map(|kind| (*kind).into()).collect();
    let view = trellis.timeline(region, &kinds, ask.from, ask.to)?;
    let mut text = format!("{}\n{}\n\n", view.chart.title, view.chart.description);
    table(&mut text, &view.chart.table.head, &view.chart.table.rows);
    Ok(Answer::new(text, plain(&view)))
}

pub fn side_by_side(trellis: &Trellis, ask: &SideBySide) -> Result<Answer, Error> {
    let mut query = SideBySideQuery {
        own: ask.own,
        chart: match ask.show {
            ShowWord::Beside => SideChart::Beside,
            ShowWord::Profile => SideChart::Profile,
        },
        ..SideBySideQuery::default()
    };
    for region in &ask.region {
        query.regions.push(find_region(trellis, region)?.id);
    }
    let view = trellis.side_by_side(&query)?;
    let mut text = String::new();
    if view.is_covered {
        let _ = writeln!(
            text,
            "A visit is in the room, so other regions are covered."
        );
    } else if view.regions.is_empty() {
        let _ = writeln!(text, "No region to show.");
    } else {
        table(&mut text, &view.table.head, &view.table.rows);
    }
    Ok(Answer::new(text, plain(&view)))
}

pub fn chart(trellis: &Trellis, ask: &Chart) -> Result<Answer, Error> {
    let region = find_region(trellis, &ask.region)?.id;
    let chart = ask.kind.into();
    if let Some(out) = &ask.out {
        trellis.write_chart(region, chart, out)?;
        return Ok(Answer::new(
            format!("Written to {}.", out.display()),
            json!({ "written": out }),
        ));
    }
    let view = trellis.chart_view(region, chart)?;
    let mut text = format!("{}\n{}\n\n", view.title, view.description);
    table(&mut text, &view.table.head, &view.table.rows);
    Ok(Answer::new(text, plain(&view)))
}

/// A table in columns that line up.
fn table(text: &mut String, head: &[String], rows: &[Vec<String>]) {
    let widths: Vec<usize> = (0..head.len())
        .map(|at| {
            let cells = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
            let lengths = cells
                .filter_map(|row| row.get(at))
                .map(|cell| cell.chars().count());
            lengths.max().unwrap_or(0)
        })
        .collect();
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{cell:<width$}  ");
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
}

impl From<KindWord> for TimelineKind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Visit => Self::Visit,
            KindWord::Assessment => Self::Assessment,
            KindWord::Tier => Self::Tier,
            KindWord::Turnover => Self::Turnover,
            KindWord::Stage => Self::Stage,
            KindWord::DomainStage => Self::DomainStage,
        }
    }
}

impl From<ChartWord> for RegionChart {
    fn from(word: ChartWord) -> Self {
        match word {
            ChartWord::Profile => Self::Profile,
            ChartWord::Map => Self::Map,
            ChartWord::Beside => Self::Beside,
            ChartWord::Timeline => Self::Timeline,
        }
    }
}
