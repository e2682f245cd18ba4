//! A quarter for whoever pays for the support: counts, tables, one plain paragraph.
//!
//! Nothing that somebody wrote is in here, and a very small number of people is not told
//! apart, so that it can be read outside the support team.

use super::summary::{contacts, hours, missing, or_none};
use super::{Counted, Known, label, lines, mode_said, said, unsaid};
use crate::error::Error;
use crate::plans::export::write_whole;
use crate::trellis::Trellis;
use crate::view::dose::{DoseLine, DoseQuery, Minimum};
use crate::view::quarter::{QuarterQuery, QuarterRegion, QuarterSummary};
use crate::words::{capitalized, counted as number_of, small_number};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use trellis_domain::calendar::{Quarter, long_date};
use trellis_domain::dose::events::{people_and_sum_in_words, people_in_words};
use trellis_domain::dose::{Dose, Tally, tier_on};
use trellis_domain::id::Id;
use trellis_domain::words::{AdoptionStage, Tier};
use trellis_store::table::dose::{self as reads, Happened};

/// Where this computer keeps from how many people on a number is told.
const LEAST_PEOPLE: &str = "least_people";

/// Fewer people than this could be recognized by those who know the county.
const USUALLY: u32 = 5;

impl Trellis {
    /// From how many people on a number is told in a summary.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn least_people(&self) -> Result<u32, Error> {
        let kept = self.reading().find_setting(LEAST_PEOPLE)?;
        Ok(kept.and_then(|text| text.parse().ok()).unwrap_or(USUALLY))
    }

    /// Says from how many people on a number is told in a summary; 0 tells every one.
    ///
    /// # Errors
    /// Where it is more than a hundred, or cannot be written.
    pub fn set_least_people(&mut self, least: u32) -> Result<(), Error> {
        self.writable()?;
        if least > 100 {
            return Err(Error::new(
                "A summary that hides numbers below more than 100 would hide all of them",
                "Choose a number from 0 to 100; 5 is usual.",
            ));
        }
        self.workbook
            .set_setting(LEAST_PEOPLE, &least.to_string())?;
        Ok(())
    }

    /// A quarter in numbers, for a funder.
    ///
    /// # Errors
    /// Where the quarter is none or still to come, a region is gone, or the workbook
    /// cannot be read.
    pub fn quarter_summary(&self, ask: &QuarterQuery) -> Result<QuarterSummary, Error> {
        let today = self.today();
        let quarter = wanted(ask.quarter.as_deref(), today)?;
        let least = match ask.least_people {
            Some(least) => least,
            None => self.least_people()?,
        };
        let within = |quarter: Quarter| DoseQuery {
            regions: ask.regions.clone(),
            from: Some(quarter.first_day()),
            to: Some(quarter.last_day()),
        };
        let counted = self.counted(&within(quarter))?;
        let before = self.counted(&within(quarter.before()))?.doses.all.total;
        let happened = self.happened_in(quarter, &ask.regions)?;
        let by_region = by_region(&counted, &happened, quarter, today, least);
        let dose = &counted.doses.all;
        let people: Vec<u32> = counted
            .names
            .iter()
            .map(|(id, _)| people_of(&counted, *id))
            .collect();
        let (_, people_text) = people_and_sum_in_words(&people, least);
        let mut summary = QuarterSummary {
            code: quarter.code(),
            name: quarter.in_words(),
            from: quarter.first_day(),
            to: quarter.last_day(),
            is_open: quarter == Quarter::of(today),
            before: quarter.before().code(),
            after: (quarter < Quarter::of(today)).then(|| quarter.next().code()),
            paragraph: String::new(),
            total: dose.total,
            total_before: before,
            in_person: counted.in_person_in(quarter, today),
            regions_in_all: number(by_region.len()),
            regions_reached: number(by_region.iter().filter(|it| it.tally.contacts > 0).count()),
            by_tier: lines(&dose.tiers, |tier| said(tier.code(), tier.word())),
            by_mode: lines(&dose.modes, |mode| mode_said(*mode)),
            by_domain: lines(&dose.domains, |domain| said(domain.code(), domain.name())),
            by_component: self.component_lines(&dose.components),
            by_activity: self.activity_lines(&dose.activities),
            events: counted.events.total,
            events_by_kind: lines(&counted.events.kinds, |kind| {
                kind.map_or_else(unsaid, |kind| said(kind.code(), kind.word()))
            }),
            regions_at_events: number(counted.events.regions.len()),
            people_text,
            assessments: number(happened.assessments.len()),
            goals_agreed: number(happened.agreed.len()),
            goals_reached: number(happened.reached.len()),
            changes: changes(&counted, &happened, quarter, today),
            least_people: least,
            by_region,
        };
        summary.paragraph = paragraph(&summary, dose, counted.doses.all.without_day);
        Ok(summary)
    }

    /// The same as a table for a spreadsheet.
    ///
    /// # Errors
    /// As [`Trellis::quarter_summary`].
    pub fn quarter_csv(&self, ask: &QuarterQuery) -> Result<String, Error> {
        let summary = self.quarter_summary(ask)?;
        super::table::csv(
            [
                "Quarter",
                "What",
                "Which",
                "Region",
                "Number",
                "Minutes",
                "Without minutes",
            ],
            rows(&summary),
        )
    }

    /// Writes that table into a folder, named by its quarter; answers its place.
    ///
    /// # Errors
    /// As [`Trellis::quarter_summary`], and where the file cannot be written.
    pub fn write_quarter_table(&self, ask: &QuarterQuery, folder: &Path) -> Result<PathBuf, Error> {
        let quarter = wanted(ask.quarter.as_deref(), self.today())?;
        let path = folder.join(format!("Trellis quarter {}.csv", quarter.code()));
        write_whole(&path, self.quarter_csv(ask)?.as_bytes())?;
        Ok(path)
    }

    /// What else took place in the regions asked about.
    fn happened_in(&self, quarter: Quarter, regions: &[Id]) -> Result<InQuarter, Error> {
        let known = Known::of(&reads::regions(self.reading())?);
        let (asked, _) = known.asked(regions)?;
        let (from, to) = (quarter.first_day(), quarter.last_day());
        let ours = |mut all: Vec<Happened>| {
            for one in &mut all {
                one.region = known.stands_for(one.region);
            }
            all.retain(|one| {
                known.regions.contains_key(&one.region)
                    && (asked.is_empty() || asked.contains(&one.region))
            });
            all
        };
        Ok(InQuarter {
            assessments: ours(reads::assessments_held(self.reading(), from, to)?),
            agreed: ours(reads::goals_agreed(self.reading(), from, to)?),
            reached: ours(reads::goals_reached(self.reading(), from, to)?),
            stages: ours(reads::stages_entered(self.reading(), from, to)?),
        })
    }
}

/// What took place in a quarter besides contacts.
struct InQuarter {
    assessments: Vec<Happened>,
    agreed: Vec<Happened>,
    reached: Vec<Happened>,
    stages: Vec<Happened>,
}

fn wanted(quarter: Option<&str>, today: NaiveDate) -> Result<Quarter, Error> {
    let now = Quarter::of(today);
    let Some(text) = quarter else {
        return Ok(now);
    };
    let quarter = Quarter::read(text).ok_or_else(|| {
        Error::new(
            format!("“{text}” is not a quarter"),
            format!("Write it as {}.", now.code()),
        )
    })?;
    if quarter > now {
        return Err(Error::new(
            format!("{} is still to come", label(quarter)),
            format!("Ask for {} or an earlier quarter.", now.code()),
        ));
    }
    Ok(quarter)
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

fn people_of(counted: &Counted, region: Id) -> u32 {
    let attended = counted.events.regions.get(&region);
    attended.map_or(0, |attended| attended.people)
}

/// Each region that was there to be supported in the quarter.
fn by_region(
    counted: &Counted,
    happened: &InQuarter,
    quarter: Quarter,
    today: NaiveDate,
    least: u32,
) -> Vec<QuarterRegion> {
    let of = |all: &[Happened], id: Id| number(all.iter().filter(|one| one.region == id).count());
    let none = Dose::default();
    let mut regions = Vec::new();
    for (id, name) in &counted.names {
        let id = *id;
        let dose = counted.doses.regions.get(&id).unwrap_or(&none);
        let attended = counted.events.regions.get(&id).copied().unwrap_or_default();
        let with = counted.relationships.get(&id);
        let begins_later = with
            .and_then(|with| with.began_on)
            .is_some_and(|began| began > quarter.last_day());
        if begins_later && dose.total.contacts == 0 && attended.events == 0 {
            continue;
        }
        let last = quarter.last_day().min(today);
        let tier = with.map_or(Tier::Universal, |with| tier_on(&with.agreements, last));
        let minimum = counted.minimum(id, quarter, today);
        let people_text = match (attended.events, attended.without_people) {
            (0, _) => String::new(),
            (events, without) if events == without => "not counted".to_owned(),
            _ => people_in_words(attended.people, least),
        };
        regions.push(QuarterRegion {
            id,
            name: name.clone(),
            tier,
            tier_name: tier.word().to_owned(),
            tally: dose.total,
            in_person: dose.in_person(quarter),
            minimum,
            minimum_text: minimum.word().to_owned(),
            events: attended.events,
            people_text,
            assessments: of(&happened.assessments, id),
            goals_agreed: of(&happened.agreed, id),
            goals_reached: of(&happened.reached, id),
        });
    }
    regions
}

/// What changed: relationships that began, tiers that were agreed, stages that adopted
/// programs entered. A sentence each, region by region.
fn changes(
    counted: &Counted,
    happened: &InQuarter,
    quarter: Quarter,
    today: NaiveDate,
) -> Vec<String> {
    let is_in = |day: &NaiveDate| *day <= today && Quarter::of(*day) == quarter;
    let mut changes = Vec::new();
    for (id, name) in &counted.names {
        let Some(with) = counted.relationships.get(id) else {
            continue;
        };
        if let Some(began) = with.began_on.filter(is_in) {
            changes.push(format!("{name}: support began on {}.", long_date(began)));
        }
        let days: BTreeSet<NaiveDate> = with.agreements.iter().filter_map(|it| it.on).collect();
        for day in days.into_iter().filter(is_in) {
            let after = tier_on(&with.agreements, day);
            let eve = day.pred_opt().unwrap_or(day);
            let before = tier_on(&with.agreements, eve);
            if before != after {
                changes.push(format!(
                    "{name}: from {} to {} support on {}.",
                    before.word().to_lowercase(),
                    after.word().to_lowercase(),
                    long_date(day)
                ));
            }
        }
        let mut entered: BTreeMap<AdoptionStage, usize> = BTreeMap::new();
        for one in happened.stages.iter().filter(|one| one.region == *id) {
            let stage = one.what.as_deref().and_then(AdoptionStage::from_code);
            if let Some(stage) = stage.filter(|_| one.on <= today) {
                *entered.entry(stage).or_default() += 1;
            }
        }
        for (stage, programs) in entered {
            changes.push(format!(
                "{name}: {} entered {}.",
                number_of(programs, "program", "programs"),
                stage.word().to_lowercase()
            ));
        }
    }
    changes
}

fn paragraph(summary: &QuarterSummary, dose: &Dose, without_day: Tally) -> String {
    let sentences = [
        Some(all_told(summary, dose)),
        minimum(summary),
        events(summary),
        done(summary),
        missing(&summary.total, &without_day),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    sentences.join(" ")
}

/// “In Quarter 3, 2026, two of three regions were supported in seven contacts (8.1
/// hours), three of them in person; in the quarter before it was nine contacts.”
fn all_told(summary: &QuarterSummary, dose: &Dose) -> String {
    let so_far = if summary.is_open { " so far" } else { "" };
    let total = summary.total;
    let before = summary.total_before;
    let before = match before.contacts {
        0 => "no contact".to_owned(),
        number => format!("{} ({})", contacts(number), hours(before.minutes)),
    };
    let all = summary.regions_in_all;
    let who = match summary.by_region.as_slice() {
        [] => {
            return format!(
                "In {}{so_far}, there was no region to support.",
                summary.name
            );
        }
        [one] => one.name.clone(),
        several if summary.regions_reached == all => {
            format!("all {}", number_of(several.len(), "region", "regions"))
        }
        several => format!(
            "{} of {}",
            or_none(summary.regions_reached),
            number_of(several.len(), "region", "regions")
        ),
    };
    let was = if all == 1 { "was" } else { "were" };
    if total.contacts == 0 {
        return format!(
            "In {}{so_far}, there was no contact with {}; in the quarter before it was {before}.",
            summary.name,
            if all == 1 {
                who
            } else {
                format!("any of {}", number_of(all as usize, "region", "regions"))
            },
        );
    }
    let in_person = dose
        .modes
        .get(&Some(trellis_domain::words::Mode::InPerson))
        .map_or(0, |tally| tally.contacts);
    format!(
        "In {}{so_far}, {who} {was} supported in {} ({}), {} of them in person; in the quarter \
         before it was {before}.",
        summary.name,
        contacts(total.contacts),
        hours(total.minutes),
        or_none(in_person),
    )
}

fn minimum(summary: &QuarterSummary) -> Option<String> {
    let line = &summary.in_person;
    if line.asked == 0 {
        return None;
    }
    let how = match summary.by_region.as_slice() {
        [one] => match one.minimum {
            Minimum::Met => "it is met".to_owned(),
            Minimum::StillToCome => "it is still to come".to_owned(),
            Minimum::NotMet | Minimum::NotAsked => "it was not met".to_owned(),
        },
        _ => format!(
            "it {} met {}in {} of {}",
            if summary.is_open { "is" } else { "was" },
            if summary.is_open { "so far " } else { "" },
            or_none(line.met),
            number_of(line.asked as usize, "region", "regions"),
        ),
    };
    Some(format!(
        "At least one contact in person each quarter is the minimum in intensive and brief \
         support: {how}."
    ))
}

fn events(summary: &QuarterSummary) -> Option<String> {
    let number = summary.events.contacts as usize;
    (number > 0).then(|| {
        let people = match summary.people_text.as_str() {
            "none" => String::new(),
            people => format!(", with {people} people"),
        };
        format!(
            "Beside contacts, {} for many regions at once {} held ({}), each counted once; {} \
             took part{people}.",
            number_of(number, "event", "events"),
            if number == 1 { "was" } else { "were" },
            hours(summary.events.minutes),
            number_of(summary.regions_at_events as usize, "region", "regions"),
        )
    })
}

fn done(summary: &QuarterSummary) -> Option<String> {
    let was = |number: u32| if number == 1 { "was" } else { "were" };
    let mut parts = Vec::new();
    if summary.assessments > 0 {
        parts.push(format!(
            "{} {} held",
            number_of(
                summary.assessments as usize,
                "capacity assessment",
                "capacity assessments"
            ),
            was(summary.assessments)
        ));
    }
    if summary.goals_agreed > 0 {
        parts.push(format!(
            "{} {} agreed",
            number_of(summary.goals_agreed as usize, "goal", "goals"),
            was(summary.goals_agreed)
        ));
    }
    if summary.goals_reached > 0 {
        parts.push(format!(
            "{} {} reached",
            number_of(summary.goals_reached as usize, "goal", "goals"),
            was(summary.goals_reached)
        ));
    }
    let changes = summary.changes.len();
    if changes > 0 {
        let is_one = changes == 1;
        parts.push(format!(
            "{} in tiers, stages or beginnings {} listed below",
            if is_one {
                "one change".to_owned()
            } else {
                format!("{} changes", small_number(changes))
            },
            if is_one { "is" } else { "are" },
        ));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    (!parts.is_empty()).then(|| format!("{}.", capitalized(&crate::words::listed(&parts))))
}

/// The summary as rows: quarter, what, which, region, number, minutes, without minutes.
fn rows(summary: &QuarterSummary) -> Vec<[String; 7]> {
    let all = "All regions asked about";
    let row = |what: &str, which: &str, region: &str, number: String, time: Option<(u32, u32)>| {
        let (minutes, without) = time.map_or_else(Default::default, |(minutes, without)| {
            (minutes.to_string(), without.to_string())
        });
        let texts = [what, which, region].map(str::to_owned);
        let [what, which, region] = texts;
        [
            summary.code.clone(),
            what,
            which,
            region,
            number,
            minutes,
            without,
        ]
    };
    let tally = |what: &str, which: &str, region: &str, it: Tally| {
        let time = Some((it.minutes, it.without_minutes));
        row(what, which, region, it.contacts.to_string(), time)
    };
    let line = |what: &str, it: &DoseLine| {
        let time = Some((it.minutes, it.without_minutes));
        row(what, &it.name, all, it.contacts.to_string(), time)
    };
    let mut rows = vec![
        tally("Contacts", "This quarter", all, summary.total),
        tally("Contacts", "The quarter before", all, summary.total_before),
    ];
    for it in &summary.by_region {
        rows.push(tally("Contacts", &it.tier_name, &it.name, it.tally));
    }
    for it in &summary.by_region {
        let in_person = it.in_person.to_string();
        rows.push(row(
            "Contacts in person",
            &it.minimum_text,
            &it.name,
            in_person,
            None,
        ));
    }
    for (what, lines) in [
        ("Tier on the day", &summary.by_tier),
        ("Mode", &summary.by_mode),
        ("Capacity domain (may overlap)", &summary.by_domain),
        (
            "Core practice component (may overlap)",
            &summary.by_component,
        ),
    ] {
        rows.extend(lines.iter().map(|it| line(what, it)));
    }
    for it in &summary.by_activity {
        let which = format!("{}: {}", it.component_name, it.name);
        let time = Some((it.minutes, it.without_minutes));
        let what = "Practice activity (may overlap)";
        rows.push(row(what, &which, all, it.contacts.to_string(), time));
    }
    rows.extend(
        summary
            .events_by_kind
            .iter()
            .map(|it| line("Group events, each counted once", it)),
    );
    for it in summary.by_region.iter().filter(|it| it.events > 0) {
        rows.push(row(
            "Group events attended",
            "",
            &it.name,
            it.events.to_string(),
            None,
        ));
        rows.push(row(
            "People at group events",
            "",
            &it.name,
            it.people_text.clone(),
            None,
        ));
    }
    for (what, number) in [
        ("Regions reached", summary.regions_reached),
        ("Assessments held", summary.assessments),
        ("Goals agreed", summary.goals_agreed),
        ("Goals reached", summary.goals_reached),
    ] {
        rows.push(row(what, "", all, number.to_string(), None));
    }
    rows.extend(
        summary
            .changes
            .iter()
            .map(|change| row("What changed", change, all, String::new(), None)),
    );
    rows
}
