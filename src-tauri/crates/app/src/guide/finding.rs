//! Looking something up: the guide and one's own records together.

use crate::error::Error;
use crate::guide::Guide;
use crate::trellis::Trellis;
use crate::view::frame::{Hit, Piece};
use crate::view::guide::{Found, FoundGroup, GuideTable};
use trellis_domain::id::Id;
use trellis_domain::pack::Binder;
use trellis_domain::pack::Place;
use trellis_domain::words::Audience;
use trellis_store::{GuideIndex, GuidePage};

/// As many findings of the guide as a person reads.
const AT_MOST: usize = 12;

/// And as many where records are looked through as well.
const BESIDE_RECORDS: usize = 6;

/// Stands between the chapter and the heading in the key of a page.
const BETWEEN: char = '\t';

impl Trellis {
    /// Finds words in the guide and in everything this practitioner may read.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn find(&self, words: &str) -> Result<Found, Error> {
        self.grouped(words, self.search(words)?)
    }

    /// Finds words while a visit is in the room: in the guide and within that region,
    /// never in what is *mine*.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn find_in_room(&self, words: &str, region: Id) -> Result<Found, Error> {
        self.grouped(words, self.search_in_room(words, region)?)
    }

    /// Finds words in the guide alone.
    ///
    /// # Errors
    /// Where there is no memory for an index.
    pub fn search_guide(&self, words: &str) -> Result<Vec<Hit>, Error> {
        let mut index = self.index.borrow_mut();
        if index.is_none() {
            *index = Some(self.bare_guide().index()?);
        }
        let Some(index) = index.as_ref() else {
            return Ok(Vec::new());
        };
        hits(index, words)
    }

    fn grouped(&self, words: &str, records: Vec<Hit>) -> Result<Found, Error> {
        let mut groups = Vec::new();
        let mut guide = self.search_guide(words)?;
        // One's own records stand right below and must not be out of sight.
        guide.truncate(BESIDE_RECORDS);
        if !guide.is_empty() {
            groups.push(FoundGroup {
                title: "Field guide".to_owned(),
                hits: guide,
            });
        }
        for hit in records {
            let title = group_title(&hit.kind).to_owned();
            match groups.iter_mut().find(|group| group.title == title) {
                Some(group) => group.hits.push(hit),
                None => groups.push(FoundGroup {
                    title,
                    hits: vec![hit],
                }),
            }
        }
        Ok(Found {
            groups,
            words: words.to_owned(),
        })
    }
}

impl Guide {
    /// Finds words in these chapters and items.
    ///
    /// # Errors
    /// Where there is no memory for an index.
    pub fn search(&self, words: &str) -> Result<Vec<Hit>, Error> {
        hits(&self.index()?, words)
    }

    fn index(&self) -> Result<GuideIndex, Error> {
        let mut pages = Vec::new();
        for card in self.contents() {
            let chapter = self.chapter(&card.id)?;
            let mut add = |heading: &str, text: String| {
                pages.push(GuidePage {
                    key: format!("{}{BETWEEN}{}", card.id, title(&card.title, heading)),
                    title: format!("{} {heading}", card.title),
                    text,
                });
            };
            add("", chapter.about);
            for section in chapter.sections {
                let texts: Vec<String> = section.statements.into_iter().map(|it| it.text).collect();
                add(&section.heading, texts.join(" · "));
            }
            for stage in chapter.stages {
                let texts: Vec<String> = stage
                    .questions
                    .into_iter()
                    .chain(stage.activities.into_iter().map(|it| it.text))
                    .collect();
                add(&stage.name, texts.join(" · "));
            }
            for resource in chapter.resources {
                let label = resource.label.unwrap_or_default();
                add(&resource.title, format!("{label} {}", resource.about));
            }
            for (heading, text) in chapter.table.iter().flat_map(rows) {
                add(&heading, text);
            }
        }
        pages.extend(items(&self.binder));
        Ok(GuideIndex::new(&pages)?)
    }
}

fn hits(index: &GuideIndex, words: &str) -> Result<Vec<Hit>, Error> {
    let hits = index.search(words, AT_MOST)?;
    Ok(hits
        .into_iter()
        .map(|hit| {
            let (chapter, title) = hit.key.split_once(BETWEEN).unwrap_or((&hit.key, ""));
            Hit {
                kind: "guide".to_owned(),
                record: None,
                region: None,
                region_name: String::new(),
                title: title.to_owned(),
                pieces: Piece::cut(&hit.snippet),
                snippet: Piece::plain(&hit.snippet),
                audience: Audience::Region,
                opens: "guide".to_owned(),
                opens_id: None,
                chapter: Some(chapter.to_owned()),
            }
        })
        .collect())
}

/// A page for each item: the condition, how we would know, and what a colleague
/// would whisper.
fn items(binder: &Binder) -> Vec<GuidePage> {
    let chapter_of = |place: Place| match place {
        Place::Cell(domain, _) => binder
            .chapters()
            .into_iter()
            .find(|(_, chapter)| chapter.domain == Some(domain))
            .map(|(_, chapter)| chapter.id.clone()),
        Place::Strip | Place::Interventions => None,
    };
    let asked = binder.items().filter(|it| binder.is_asked(it.item));
    let pages = asked.map(|standing| {
        let help = standing.item.help.as_ref();
        let help = help.map_or_else(String::new, |it| {
            format!(" · {} · {} · {}", it.why, it.counts, it.ask)
        });
        GuidePage {
            key: format!(
                "{}{BETWEEN}{}",
                chapter_of(standing.place).unwrap_or_else(|| "support".to_owned()),
                standing.item.text,
            ),
            title: format!("{} {}", standing.item.id, standing.item.text),
            text: format!("{} · {}{help}", standing.item.text, standing.item.evidence),
        }
    });
    pages.collect()
}

fn rows(table: &GuideTable) -> Vec<(String, String)> {
    match table {
        GuideTable::Tiers { tiers } => tiers
            .iter()
            .map(|tier| {
                let all = [&tier.fits, &tier.holds, &tier.format, &tier.rhythm];
                let texts: Vec<&str> = all
                    .iter()
                    .flat_map(|statements| statements.iter())
                    .map(|statement| statement.text.as_str())
                    .collect();
                (tier.name.clone(), texts.join(" · "))
            })
            .collect(),
        GuideTable::Components { components } => components
            .iter()
            .map(|component| {
                let activities = component.activities.iter().map(|it| it.text.as_str());
                let texts: Vec<&str> = [component.about.as_str()]
                    .into_iter()
                    .chain(activities)
                    .collect();
                let heading = format!("{} {}", component.code, component.name);
                (heading, texts.join(" · "))
            })
            .collect(),
        GuideTable::Levels { levels } => levels
            .iter()
            .map(|level| {
                let all = [&level.signs, &level.look_at, &level.strategies];
                let texts: Vec<&str> = all
                    .iter()
                    .flat_map(|lines| lines.iter())
                    .map(|line| line.text.as_str())
                    .collect();
                (level.name.clone(), texts.join(" · "))
            })
            .collect(),
        GuideTable::AdoptionStages { stages, .. } => stages
            .iter()
            .map(|stage| {
                let looks = stage.looks_like.join(" · ");
                (stage.name.clone(), format!("{} {looks}", stage.about))
            })
            .collect(),
        GuideTable::List { list } => list
            .groups
            .iter()
            .flat_map(|group| &group.entries)
            .map(|entry| {
                (
                    entry.text.clone(),
                    format!("{} · {}", entry.text, entry.evidence),
                )
            })
            .collect(),
    }
}

fn title(chapter: &str, heading: &str) -> String {
    if heading.is_empty() {
        chapter.to_owned()
    } else {
        format!("{chapter}: {heading}")
    }
}

fn group_title(kind: &str) -> &'static str {
    match kind {
        "note" => "Notes",
        "region" => "Regions",
        "contact" | "agenda_line" => "Visits and contacts",
        "goal" | "action" => "Goals and actions",
        "support_plan" | "plan_line" | "agreed_plan" => "Plans",
        "person" | "seat" | "handover" | "connection" | "onboarding_step" => "People",
        "barrier" | "success" => "Barriers and successes",
        "answer" | "own_item" => "Checklists",
        "pivot" => "Changes of plan",
        "attached_file" => "Photos and files",
        "own_answer" | "organization_answer" => "Looking at ourselves",
        _ => "Other records",
    }
}
