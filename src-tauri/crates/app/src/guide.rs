//! The field guide: what an ISP would carry in a binder.

mod document;
mod finding;

use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::guide::{
    ActivityView, AdoptionStageView, ChapterCard, ChapterGroup, ChapterView, ComponentView,
    FinderView, GuideItem, GuideTable, LevelView, LineView, ListEntry, ListGroup, ListView,
    ResourceView, SectionView, SourceView, StageView, StatementView, TierView,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use trellis_domain::pack::guide::GuideStatement;
use trellis_domain::pack::practice::find_adoption_stage;
use trellis_domain::pack::{
    Binder, CapacityStage, Chapter, Component, Form, Inventory, JUDGMENT, Pack, Part, Purpose,
    ReadPack, Statement, Strategy,
};
use trellis_domain::words::AdoptionStage;
use trellis_exchange::pack::builtins;
use trellis_report::sheet::Letterhead;
use trellis_store::table::local_copy::LocalCopyRow;

/// The packs whose chapters need no word on where they come from begin like this.
const BUILTIN: &str = "trellis.";

/// The field guide as some packs say it. It needs no workbook.
#[derive(Debug)]
pub struct Guide {
    binder: Arc<Binder>,
    /// The support team's own copies beside resources.
    copies: Vec<LocalCopyRow>,
    /// The organization that stands on printed chapters.
    organization: String,
    /// What stands above the head of printed chapters.
    letterhead: Letterhead,
}

impl Trellis {
    /// The contents of the field guide: chapters in reading order, then the lists to
    /// look at oneself with.
    pub fn guide(&self) -> Vec<ChapterCard> {
        self.bare_guide().contents()
    }

    /// One chapter, or one list that is read as a chapter.
    ///
    /// # Errors
    /// Where no pack in use has it, or the workbook cannot be read.
    pub fn chapter(&self, id: &str) -> Result<ChapterView, Error> {
        self.open_guide()?.chapter(id)
    }

    /// The stage that answers to the finder's questions point to; none while a
    /// question before the first yes is open.
    pub fn find_stage(&self, answers: &[Option<bool>]) -> Option<AdoptionStage> {
        find_adoption_stage(&self.binder.finder(), answers)
    }

    /// The guide as the packs in use say it, with the copies that were kept here.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn open_guide(&self) -> Result<Guide, Error> {
        Ok(Guide {
            copies: LocalCopyRow::list(self.reading())?,
            organization: self.frame()?.organization,
            letterhead: self.letterhead()?,
            ..self.bare_guide()
        })
    }

    /// The same without copies, where only the words of the packs are asked for.
    pub(crate) fn bare_guide(&self) -> Guide {
        Guide {
            binder: Arc::clone(&self.binder),
            copies: Vec::new(),
            organization: String::new(),
            letterhead: Letterhead::default(),
        }
    }
}

impl Guide {
    /// The guide that comes with Trellis.
    ///
    /// # Errors
    /// Where the packs inside the program cannot be read.
    pub fn builtin() -> Result<Self, Error> {
        Ok(Self {
            binder: Arc::new(Binder::new(builtins()?)),
            copies: Vec::new(),
            organization: String::new(),
            letterhead: Letterhead::default(),
        })
    }

    /// The contents: chapters in reading order, then the lists to look at oneself
    /// with.
    pub fn contents(&self) -> Vec<ChapterCard> {
        let chapters = self.binder.chapters().into_iter().map(|(_, chapter)| {
            let group = if chapter.domain.is_some() {
                ChapterGroup::Domains
            } else {
                ChapterGroup::Practice
            };
            ChapterCard {
                id: chapter.id.clone(),
                title: chapter.title.clone(),
                about: chapter.about.clone(),
                domain: chapter.domain,
                group,
            }
        });
        let lists = self
            .lists_to_read()
            .into_iter()
            .map(|(_, list)| ChapterCard {
                id: list.id.clone(),
                title: list.title.clone(),
                about: list.note.clone(),
                domain: None,
                group: ChapterGroup::Reviews,
            });
        chapters.chain(lists).collect()
    }

    /// One chapter, or one list that is read as a chapter.
    ///
    /// # Errors
    /// Where no pack has it.
    pub fn chapter(&self, id: &str) -> Result<ChapterView, Error> {
        if let Some((read, chapter)) = self.binder.find_chapter(id) {
            return Ok(self.chapter_view(read, chapter));
        }
        let lists = self.lists_to_read();
        let Some((read, list)) = lists.into_iter().find(|(_, list)| list.id == id) else {
            return Err(Error::new(
                format!("“{id}” is not a chapter of the field guide"),
                "Choose one from the contents.",
            ));
        };
        let codes = list.entries.iter().flat_map(|entry| &entry.sources);
        Ok(ChapterView {
            id: list.id.clone(),
            title: list.title.clone(),
            about: list.note.clone(),
            domain: None,
            from: from(&read.pack),
            sections: Vec::new(),
            stages: Vec::new(),
            table: Some(GuideTable::List {
                list: list_view(list),
            }),
            resources: Vec::new(),
            sources: SourceView::list(&self.binder, &read.pack, codes),
            note: read.pack.note.clone(),
        })
    }

    fn lists_to_read(&self) -> Vec<(&ReadPack, &Inventory)> {
        [
            Purpose::OrganizationReview,
            Purpose::OwnCheck,
            Purpose::SelfCheck,
        ]
        .into_iter()
        .flat_map(|purpose| self.binder.inventories(purpose))
        .collect()
    }

    fn chapter_view(&self, read: &ReadPack, chapter: &Chapter) -> ChapterView {
        let (stages, plain): (Vec<_>, Vec<_>) = chapter
            .sections
            .iter()
            .partition(|section| section.part == Part::Activities);
        let activities: BTreeMap<CapacityStage, Vec<StatementView>> = stages
            .iter()
            .filter_map(|section| Some((section.stage?, said(&section.statements))))
            .collect();
        let stages = if activities.is_empty() && chapter.domain.is_none() {
            Vec::new()
        } else {
            let stages = CapacityStage::ALL.into_iter();
            stages
                .map(|stage| self.stage_view(chapter, stage, &activities))
                .collect()
        };
        let table = self.table_of(&chapter.id);
        let own = chapter.sections.iter().flat_map(|it| &it.statements);
        let codes: Vec<&String> = own.flat_map(|statement| &statement.sources).collect();
        let tabled = table.as_ref().map(table_sources).unwrap_or_default();
        ChapterView {
            id: chapter.id.clone(),
            title: chapter.title.clone(),
            about: chapter.about.clone(),
            domain: chapter.domain,
            from: from(&read.pack),
            sections: plain
                .into_iter()
                .map(|section| SectionView {
                    id: section.id.clone(),
                    part: section.part,
                    heading: section.heading.clone(),
                    statements: said(&section.statements),
                })
                .collect(),
            stages,
            table,
            resources: self.resources_of(chapter),
            sources: SourceView::list(&self.binder, &read.pack, codes.into_iter().chain(&tabled)),
            note: read.pack.note.clone(),
        }
    }

    fn stage_view(
        &self,
        chapter: &Chapter,
        stage: CapacityStage,
        activities: &BTreeMap<CapacityStage, Vec<StatementView>>,
    ) -> StageView {
        let (questions, items) = chapter.domain.map_or_else(Default::default, |domain| {
            let questions = self.binder.questions_in(domain, stage);
            let items = self.binder.items_in(domain, stage);
            (
                questions.into_iter().map(ToOwned::to_owned).collect(),
                items
                    .into_iter()
                    .map(|standing| GuideItem {
                        id: standing.item.id.clone(),
                        text: standing.item.text.clone(),
                        evidence: standing.item.evidence.clone(),
                    })
                    .collect(),
            )
        });
        StageView {
            stage,
            name: stage.name().to_owned(),
            questions,
            activities: activities.get(&stage).cloned().unwrap_or_default(),
            items,
        }
    }

    /// The table that a chapter stands around. Chapter ids are kept for good, so they
    /// can say it.
    fn table_of(&self, chapter: &str) -> Option<GuideTable> {
        Some(match chapter {
            "tiers" => GuideTable::Tiers {
                tiers: self.tier_views(),
            },
            "components" | "beginnings" => GuideTable::Components {
                components: self.component_views(chapter == "beginnings"),
            },
            "dynamic" => GuideTable::Levels {
                levels: self.level_views(),
            },
            "stages" => GuideTable::AdoptionStages {
                stages: self.adoption_stage_views(),
                finder: self.finder(),
            },
            "onboarding" => {
                let lists = self.binder.inventories(Purpose::Onboarding);
                GuideTable::List {
                    list: list_view(lists.first()?.1),
                }
            }
            _ => return None,
        })
    }

    fn tier_views(&self) -> Vec<TierView> {
        let tiers = self.binder.tiers().into_iter();
        tiers
            .map(|(_, guide)| TierView {
                tier: guide.tier,
                name: guide.name.clone(),
                fits: stated(&guide.fits),
                holds: stated(&guide.holds),
                format: stated(&guide.format),
                rhythm: stated(&guide.rhythm),
            })
            .collect()
    }

    fn component_views(&self, only_early: bool) -> Vec<ComponentView> {
        let components = self.binder.components().into_iter();
        components
            .filter(|component| !only_early || !component.early_in.is_empty())
            .map(|component| component_view(component, !only_early))
            .collect()
    }

    pub(crate) fn level_views(&self) -> Vec<LevelView> {
        let levels = self.binder.levels().into_iter();
        levels
            .map(|(_, guide)| LevelView {
                level: guide.level,
                name: guide.name.clone(),
                signs: lines(&guide.signs),
                look_at: lines(&guide.look_at),
                strategies: lines(&guide.strategies),
            })
            .collect()
    }

    pub(crate) fn adoption_stage_views(&self) -> Vec<AdoptionStageView> {
        let stages = self.binder.adoption_stages().into_iter();
        stages
            .map(|(_, guide)| AdoptionStageView {
                stage: guide.stage,
                name: guide.name.clone(),
                about: guide.about.text.clone(),
                looks_like: guide.looks_like.iter().map(|it| it.text.clone()).collect(),
            })
            .collect()
    }

    /// The questions of the stage finder, in the order they are asked.
    pub(crate) fn finder(&self) -> Vec<FinderView> {
        let finder = self.binder.finder().into_iter();
        finder
            .map(|question| FinderView {
                id: question.id.clone(),
                ask: question.ask.clone(),
            })
            .collect()
    }

    fn resources_of(&self, chapter: &Chapter) -> Vec<ResourceView> {
        let all = self.binder.resources();
        let resources = chapter.resources.iter().filter_map(|id| {
            let (_, resource) = all.iter().find(|(_, resource)| resource.id == *id)?;
            let copy = self
                .copies
                .iter()
                .find(|row| row.resource.as_deref() == Some(id.as_str()));
            Some(ResourceView {
                id: resource.id.clone(),
                title: resource.title.clone(),
                about: resource.about.clone(),
                label: resource.label.clone(),
                address: resource.address.clone(),
                path: resource.path.clone(),
                checked_on: copy.and_then(|row| row.checked_on).max(resource.checked_on),
                copy: copy
                    .filter(|row| row.file_hash.is_some())
                    .and_then(|row| row.file_name.clone()),
            })
        });
        resources.collect()
    }
}

fn from(pack: &Pack) -> Option<String> {
    (!pack.id.starts_with(BUILTIN)).then(|| pack.title.clone())
}

fn is_judgment(sources: &[String]) -> bool {
    sources.iter().all(|code| code == JUDGMENT)
}

fn said(statements: &[GuideStatement]) -> Vec<StatementView> {
    let views = statements.iter().map(|statement| StatementView {
        form: statement.form,
        text: statement.text.clone(),
        is_judgment: is_judgment(&statement.sources),
        sources: statement.sources.clone(),
    });
    views.collect()
}

fn stated(statements: &[Statement]) -> Vec<StatementView> {
    let views = statements.iter().map(|statement| StatementView {
        form: Form::Point,
        text: statement.text.clone(),
        is_judgment: is_judgment(&statement.sources),
        sources: statement.sources.clone(),
    });
    views.collect()
}

fn lines(lines: &[Strategy]) -> Vec<LineView> {
    let views = lines.iter().map(|line| LineView {
        id: line.id.clone(),
        text: line.text.clone(),
    });
    views.collect()
}

fn component_view(component: Component, with_activities: bool) -> ComponentView {
    let activities = component.activities.into_iter();
    ComponentView {
        code: component.code,
        name: component.name,
        is_working_name: component.is_working_name,
        about: component.about,
        early_in: component.early_in,
        sources: component.sources,
        activities: activities
            .filter(|_| with_activities)
            .map(|activity| ActivityView {
                id: activity.id,
                text: activity.text,
                essential: activity.essential,
            })
            .collect(),
    }
}

pub(crate) fn list_view(list: &Inventory) -> ListView {
    let mut groups: Vec<ListGroup> = Vec::new();
    for entry in &list.entries {
        let view = ListEntry {
            id: entry.id.clone(),
            text: entry.text.clone(),
            evidence: entry.evidence.clone(),
            sources: entry.sources.clone(),
        };
        match groups.iter_mut().find(|group| group.title == entry.group) {
            Some(group) => group.entries.push(view),
            None => groups.push(ListGroup {
                title: entry.group.clone(),
                entries: vec![view],
            }),
        }
    }
    ListView {
        id: list.id.clone(),
        purpose: list.purpose,
        title: list.title.clone(),
        note: list.note.clone(),
        groups,
    }
}

fn table_sources(table: &GuideTable) -> Vec<String> {
    let of = |statements: &[StatementView]| -> Vec<String> {
        statements
            .iter()
            .flat_map(|it| it.sources.clone())
            .collect()
    };
    match table {
        GuideTable::Tiers { tiers } => tiers
            .iter()
            .flat_map(|tier| [&tier.fits, &tier.holds, &tier.format, &tier.rhythm])
            .flat_map(|statements| of(statements))
            .collect(),
        GuideTable::Components { components } => components
            .iter()
            .flat_map(|component| component.sources.clone())
            .collect(),
        GuideTable::List { list } => list
            .groups
            .iter()
            .flat_map(|group| &group.entries)
            .flat_map(|entry| entry.sources.clone())
            .collect(),
        GuideTable::Levels { .. } | GuideTable::AdoptionStages { .. } => vec!["S2".to_owned()],
    }
}
