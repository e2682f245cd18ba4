//! What an assessment comes to, and how that compares with the earlier ones of the same
//! instrument and subject.

use super::form::Form;
use super::{hands_of, of_whom, state};
use crate::edit::text;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::assessing::{
    AdministrationResult, AgreementView, AssessmentResults, EarlierAdministration, Figure,
    ItemResult, ResultRow,
};
use crate::view::chart::ChartView;
use crate::words::{counted, month_and_year};
use std::collections::BTreeMap;
use trellis_domain::assessing::{
    Administration, Agreement, Change, HIGHEST, IndexResult, Item, Results, SCALE, Tally,
    TypedIndex, change, strongest_first,
};
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, Instrument, ScoreWords, Scoring, Undecided};
use trellis_domain::words::AssessmentState;
use trellis_report::chart::profile::{self, Profile, ProfileRow};
use trellis_store::table::agency::AgencyRow;
use trellis_store::table::assessed_item::AssessedItemRow;
use trellis_store::table::assessment::AssessmentRow;
use trellis_store::table::index_score::IndexScoreRow;
use trellis_store::table::vote_round::VoteRoundRow;

impl Trellis {
    /// What every assessment that was held in a region came to, the first first: of the
    /// community and of agencies, with whatever instrument.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn administrations_of(&self, region: Id) -> Result<Vec<AdministrationResult>, Error> {
        self.get_region(region)?;
        let agencies = AgencyRow::of_region(self.reading(), region)?;
        let mut all = Vec::new();
        for row in AssessmentRow::of_region(self.reading(), region)? {
            if state(&row) != AssessmentState::Held {
                continue;
            }
            let results = self.administration(&row, &self.form_of(&row))?.results();
            all.push(AdministrationResult {
                id: row.id,
                agency: row.agency,
                of: of_whom(&row, &agencies),
                instrument: text(row.instrument.as_ref()),
                instrument_name: self.instrument_name(&row),
                called: text(row.called.as_ref()),
                held_on: row.held_on,
                reading: text(row.reading.as_ref()),
                domains: results.domains.iter().map(figure).collect(),
                indices: results.indices.iter().map(figure).collect(),
            });
        }
        Ok(all)
    }

    /// What the record holds of an assessment, as the domain counts.
    pub(super) fn administration(
        &self,
        row: &AssessmentRow,
        form: &Form,
    ) -> Result<Administration, Error> {
        let mut rounds: BTreeMap<String, Vec<VoteRoundRow>> = BTreeMap::new();
        for round in VoteRoundRow::of_assessment(self.reading(), row.id)? {
            let item = text(round.item.as_ref());
            rounds.entry(item).or_default().push(round);
        }
        let kept = AssessedItemRow::of_assessment(self.reading(), row.id)?;
        let items = form.items.iter().map(|of| {
            let kept = kept.iter().find(|it| it.item.as_ref() == Some(&of.id));
            let voted = rounds.get(&of.id).into_iter().flatten();
            Item {
                id: of.id.clone(),
                domain: of.domain,
                rounds: voted.filter_map(hands_of).collect(),
                agreed: kept
                    .and_then(|it| it.score)
                    .and_then(|it| u8::try_from(it).ok()),
                parked: kept.is_some_and(|it| it.parked == Some(true)),
                does_not_apply: kept.is_some_and(|it| it.does_not_apply == Some(true)),
            }
        });
        let typed = IndexScoreRow::of_assessment(self.reading(), row.id)?;
        Ok(Administration {
            items: items.collect(),
            indices: form.instrument.indices.clone(),
            typed: typed.iter().map(typed_index).collect(),
            scoring: form.instrument.scoring,
        })
    }

    /// What an assessment comes to, beside the earlier ones.
    pub(super) fn results_of(
        &self,
        row: &AssessmentRow,
        form: &Form,
        administration: &Administration,
        rows_before: &[AssessmentRow],
        kept: &BTreeMap<String, AssessedItemRow>,
    ) -> Result<AssessmentResults, Error> {
        let mut found = administration.results();
        strongest_first(&mut found.domains);
        strongest_first(&mut found.indices);
        let mut earlier = Vec::new();
        let mut before = Vec::new();
        for then in rows_before {
            let results = self.administration(then, &self.form_of(then))?.results();
            earlier.push(EarlierAdministration {
                id: then.id,
                held_on: then.held_on,
                label: then.held_on.map_or_else(String::new, month_and_year),
                has_other_words: then.pack_hash != row.pack_hash,
            });
            before.push(results);
        }
        tell_apart(&mut earlier);
        let rows = |of: fn(&Results) -> &[IndexResult]| -> Vec<ResultRow> {
            let now = of(&found).iter();
            now.map(|now| result_row(now, before.iter().map(of)))
                .collect()
        };
        let domains = rows(|it| &it.domains);
        let (strong, to_work_on) = items_of(administration, form, kept);
        Ok(AssessmentResults {
            chart: self.profile_of(row, &earlier, &domains),
            earlier,
            domains,
            indices: rows(|it| &it.indices),
            strong,
            to_work_on,
            agreement: agreement_view(found.agreement),
            tally: tally_in_words(found.tally),
            rules: rules_in_words(&form.instrument, administration),
            reading: text(row.reading.as_ref()),
        })
    }

    /// The domains, now and before, as a chart; none before any has a figure.
    fn profile_of(
        &self,
        row: &AssessmentRow,
        earlier: &[EarlierAdministration],
        domains: &[ResultRow],
    ) -> Option<ChartView> {
        let values = |of: &ResultRow| {
            let all = of.before.iter().chain([&of.now]);
            all.map(|mean| mean.map(i64::from)).collect::<Vec<_>>()
        };
        let rows: Vec<ProfileRow> = domains
            .iter()
            .map(|of| ProfileRow {
                name: of.name.clone(),
                values: values(of),
            })
            .filter(|it| it.values.iter().any(Option::is_some))
            .collect();
        if rows.is_empty() {
            return None;
        }
        let now = row.held_on.unwrap_or_else(|| self.today());
        let now = month_and_year(now);
        let mut held: Vec<String> = earlier.iter().map(|it| it.label.clone()).collect();
        held.push(if held.contains(&now) {
            "Now".to_owned()
        } else {
            now
        });
        let chart = profile::draw(&Profile {
            title: "Capacity by domain".to_owned(),
            scale: "Mean score, 0 to 2".to_owned(),
            top: SCALE,
            held,
            is_running: state(row) == AssessmentState::Running,
            rows,
        });
        Some(ChartView::new(chart, "capacity"))
    }

    /// The earlier assessments with the same instrument of the same subject that were
    /// held, the first first. Of two on one day, the one that was begun first is earlier.
    pub(super) fn earlier_of(&self, row: &AssessmentRow) -> Result<Vec<AssessmentRow>, Error> {
        let Some(region) = row.region else {
            return Ok(Vec::new());
        };
        let mut rows = AssessmentRow::of_region(self.reading(), region)?;
        rows.retain(|it| {
            it.id != row.id && is_alike(it, row) && state(it) == AssessmentState::Held
        });
        if let Some(on) = row.held_on {
            let now = (on, row.position.as_ref(), row.made_at, row.id);
            rows.retain(|it| {
                it.held_on
                    .is_some_and(|on| (on, it.position.as_ref(), it.made_at, it.id) < now)
            });
        }
        Ok(rows)
    }
}

/// The same instrument, of the same subject. One that is on no list is known by what
/// people call it.
#[derive(PartialEq, Eq)]
pub(crate) struct Kind {
    agency: Option<Id>,
    instrument: String,
    called: String,
}

impl Kind {
    pub(super) fn new(agency: Option<Id>, instrument: &str, called: Option<&str>) -> Self {
        Self {
            agency,
            instrument: instrument.to_owned(),
            called: called.unwrap_or_default().trim().to_lowercase(),
        }
    }

    pub(crate) fn of(row: &AssessmentRow) -> Self {
        let code = row.instrument.as_deref().unwrap_or_default();
        Self::new(row.agency, code, row.called.as_deref())
    }

    pub(crate) fn of_result(one: &AdministrationResult) -> Self {
        Self::new(one.agency, &one.instrument, Some(&one.called))
    }
}

pub(super) fn is_alike(one: &AssessmentRow, other: &AssessmentRow) -> bool {
    Kind::of(one) == Kind::of(other)
}

fn typed_index(row: &IndexScoreRow) -> TypedIndex {
    TypedIndex {
        name: text(row.name.as_ref()),
        score: row.score,
        out_of: row.out_of,
        domain: row.domain.as_deref().and_then(CapacityDomain::from_code),
    }
}

fn figure(of: &IndexResult) -> Figure {
    Figure {
        id: of.id.clone(),
        name: of.name.clone(),
        domain: of.domain,
        mean: of.mean,
        scored: of.scored,
        of: of.of,
    }
}

/// Two of one month are told apart by their days.
fn tell_apart(earlier: &mut [EarlierAdministration]) {
    let labels: Vec<String> = earlier.iter().map(|it| it.label.clone()).collect();
    for it in earlier {
        let times = labels.iter().filter(|label| **label == it.label).count();
        if let Some(on) = it.held_on.filter(|_| times > 1) {
            it.label = short_date(on);
        }
    }
}

fn result_row<'a>(now: &IndexResult, before: impl Iterator<Item = &'a [IndexResult]>) -> ResultRow {
    let same = |of: &[IndexResult]| {
        let lower = now.id.to_lowercase();
        let then = of.iter().find(|it| it.id.to_lowercase() == lower);
        then.and_then(|it| it.mean)
    };
    let before: Vec<Option<u32>> = before.map(same).collect();
    let (change, change_text) = match before.last().map(|last| change(*last, now.mean)) {
        None | Some(Change::Unknown) => (None, String::new()),
        Some(Change::New) => (None, "new".to_owned()),
        Some(Change::By(by)) => (i32::try_from(by).ok(), signed(by)),
    };
    ResultRow {
        id: now.id.clone(),
        name: now.name.clone(),
        domain: now.domain,
        now: now.mean,
        now_text: in_figures(now.mean),
        scored: now.scored,
        of: now.of,
        before_text: before.iter().map(|mean| in_figures(*mean)).collect(),
        before,
        change,
        change_text,
    }
}

/// “1.45”, “–” where there is no figure.
pub(crate) fn in_figures(hundredths: Option<u32>) -> String {
    match hundredths {
        Some(it) => format!("{}.{:02}", it / 100, it % 100),
        None => "–".to_owned(),
    }
}

fn signed(hundredths: i64) -> String {
    let size = u32::try_from(hundredths.unsigned_abs()).ok();
    let sign = match hundredths {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    format!("{sign}{}", in_figures(size))
}

/// “1, partly”.
pub(super) fn score_name(words: &ScoreWords, score: u8) -> String {
    let word = words.of(score).unwrap_or_default().to_lowercase();
    format!("{score}, {word}")
}

/// Items in place, and those to work on, the lowest first.
fn items_of(
    administration: &Administration,
    form: &Form,
    kept: &BTreeMap<String, AssessedItemRow>,
) -> (Vec<ItemResult>, Vec<ItemResult>) {
    let (mut strong, mut to_work_on) = (Vec::new(), Vec::new());
    for item in &administration.items {
        let standing = item.standing(administration.scoring.undecided);
        let (Some(score), Some(of)) = (standing.score(), form.find(&item.id)) else {
            continue;
        };
        let result = ItemResult {
            item: item.id.clone(),
            text: of.text.clone(),
            domain: of.domain,
            score,
            score_name: score_name(&form.instrument.words, score),
            comment: text(kept.get(&item.id).and_then(|row| row.comment.as_ref())),
        };
        if score == HIGHEST {
            strong.push(result);
        } else {
            to_work_on.push(result);
        }
    }
    to_work_on.sort_by_key(|it| it.score);
    (strong, to_work_on)
}

fn agreement_view(of: Agreement) -> AgreementView {
    let count = |number: u32| number as usize;
    let sentence = if of.items == 0 {
        String::new()
    } else {
        let mut sentence = format!(
            "On {} of {} items every hand was the same at once",
            of.at_once, of.items
        );
        if of.after_talk > 0 {
            sentence.push_str(&format!(", on {} more after talking", of.after_talk));
        }
        sentence.push('.');
        if of.far_apart > 0 {
            let items = counted(count(of.far_apart), "item", "items");
            sentence.push_str(&format!(" On {items} both 0 and 2 were shown at first."));
        }
        sentence
    };
    AgreementView {
        items: of.items,
        at_once: of.at_once,
        after_talk: of.after_talk,
        far_apart: of.far_apart,
        share: of.share,
        spread: of.spread,
        sentence,
    }
}

fn tally_in_words(of: Tally) -> String {
    let open = of.undecided + of.unvoted;
    let all = of.scored + of.parked + open;
    if all + of.does_not_apply == 0 {
        return String::new();
    }
    let mut parts = vec![format!("{} of {all} items have a score", of.scored)];
    if of.parked > 0 {
        parts.push(format!("{} to come back to", of.parked));
    }
    if of.undecided > 0 {
        parts.push(format!("{} voted on and not agreed", of.undecided));
    }
    if of.does_not_apply > 0 {
        parts.push(format!("{} left out as not applying", of.does_not_apply));
    }
    format!("{}.", parts.join(", "))
}

/// How the instrument counts, for whoever asks where a figure comes from.
fn rules_in_words(instrument: &Instrument, administration: &Administration) -> Vec<String> {
    let Scoring {
        least_answered,
        undecided,
    } = instrument.scoring;
    if administration.items.is_empty() {
        return vec![
            "Scores are shown on a scale of 0 to 2, by their share of the highest score there is."
                .to_owned(),
        ];
    }
    let unsettled = match undecided {
        Undecided::StaysOpen => "An item without agreement stays open and counts as missing.",
        Undecided::Lower => {
            "An item without agreement takes the lowest score shown in the last round."
        }
        Undecided::Majority => {
            "An item without agreement takes what more than half of the hands showed in the last round, and otherwise stays open."
        }
    };
    vec![
        format!(
            "Each figure is the mean of its scores, 0 to 2. It is shown once {least_answered} in 100 of its items have a score; missing ones are not counted as 0."
        ),
        unsettled.to_owned(),
    ]
}
