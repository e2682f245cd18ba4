//! What is wrong with chapters, resources, the practice and lists.

use super::super::{CapacityStage, Purpose, Statement};
use super::{Check, Flaw, Pack, Part, is_code, longest, quoted};
use std::collections::BTreeMap;

/// Most statements under one heading, entries in one list, and lines at one level.
const MOST: usize = 120;

impl Check {
    pub(super) fn guide(&mut self, pack: &Pack) {
        let mut chapters = BTreeMap::<&str, usize>::new();
        let mut sections = BTreeMap::<&str, usize>::new();
        for chapter in &pack.chapters {
            *chapters.entry(&chapter.id).or_default() += 1;
            let place = format!("chapter {}", quoted(&chapter.id));
            self.small_id(&place, &chapter.id);
            self.text(&place, "title", &chapter.title, longest::HEADING);
            self.text(
                &place,
                "sentence under the title",
                &chapter.about,
                longest::PROSE,
            );
            if chapter.sections.is_empty() {
                self.note(&place, Flaw::Nothing);
            }
            for section in &chapter.sections {
                *sections.entry(&section.id).or_default() += 1;
                let place = format!("section {}", quoted(&section.id));
                self.small_id(&place, &section.id);
                self.text(&place, "heading", &section.heading, longest::HEADING);
                self.stage_of_section(&place, section.part, section.stage);
                self.count(&place, section.statements.len());
                for statement in &section.statements {
                    self.text(&place, "statement", &statement.text, longest::PROSE);
                    self.known_sources(&place, &statement.sources, pack);
                }
            }
            for id in &chapter.resources {
                if !pack.resources.iter().any(|resource| resource.id == *id) {
                    self.note(&place, Flaw::UnknownResource(quoted(id)));
                }
            }
        }
        self.repeated("chapter", &chapters);
        self.repeated("section", &sections);
        let mut resources = BTreeMap::<&str, usize>::new();
        for resource in &pack.resources {
            *resources.entry(&resource.id).or_default() += 1;
            let place = format!("resource {}", quoted(&resource.id));
            self.small_id(&place, &resource.id);
            self.text(&place, "title", &resource.title, longest::SOURCE);
            self.text(
                &place,
                "sentence on what it is good for",
                &resource.about,
                longest::PROSE,
            );
            if let Some(label) = &resource.label {
                self.text(&place, "label", label, longest::SHORT);
            }
            if let Some(address) = &resource.address {
                self.address(&place, address);
            }
            for step in &resource.path {
                self.text(&place, "step of the click path", step, longest::SENTENCE);
            }
            self.known_sources(&place, &resource.sources, pack);
        }
        self.repeated("resource", &resources);
    }

    fn stage_of_section(&mut self, place: &str, part: Part, stage: Option<CapacityStage>) {
        match (part, stage) {
            (Part::Activities, None) => {
                self.note(
                    place,
                    Flaw::StageOfSection("activities belong to a stage; write EX, IN or II"),
                );
            }
            (Part::Activities, Some(_)) | (_, None) => {}
            (_, Some(_)) => {
                self.note(
                    place,
                    Flaw::StageOfSection("only activities belong to a stage; leave it out here"),
                );
            }
        }
    }

    pub(super) fn practice(&mut self, pack: &Pack) {
        let mut ids = BTreeMap::<&str, usize>::new();
        for component in &pack.components {
            *ids.entry(&component.code).or_default() += 1;
            let place = format!("component {}", quoted(&component.code));
            self.capital_id(&place, &component.code);
            self.text(&place, "name", &component.name, longest::HEADING);
            self.text(
                &place,
                "sentence on what it is for",
                &component.about,
                longest::PROSE,
            );
            self.known_sources(&place, &component.sources, pack);
            for activity in &component.activities {
                *ids.entry(&activity.id).or_default() += 1;
                let place = format!("activity {}", quoted(&activity.id));
                self.capital_id(&place, &activity.id);
                self.text(&place, "text", &activity.text, longest::SENTENCE);
                self.known_sources(&place, &activity.sources, pack);
            }
        }
        for guide in &pack.tiers {
            *ids.entry(guide.tier.code()).or_default() += 1;
            let place = format!("tier {}", guide.tier.code());
            self.text(&place, "name", &guide.name, longest::HEADING);
            for list in [&guide.fits, &guide.holds, &guide.format, &guide.rhythm] {
                self.statements(&place, list, pack);
            }
        }
        for guide in &pack.levels {
            *ids.entry(guide.level.code()).or_default() += 1;
            let place = format!("level {}", guide.level.code());
            self.text(&place, "name", &guide.name, longest::HEADING);
            for list in [&guide.signs, &guide.look_at, &guide.strategies] {
                self.count(&place, list.len());
                for line in list {
                    *ids.entry(&line.id).or_default() += 1;
                    let place = format!("line {}", quoted(&line.id));
                    self.small_id(&place, &line.id);
                    self.text(&place, "text", &line.text, longest::SENTENCE);
                    self.known_sources(&place, &line.sources, pack);
                }
            }
        }
        for guide in &pack.adoption_stages {
            let place = format!("stage of an intervention {}", guide.stage.code());
            self.text(&place, "name", &guide.name, longest::HEADING);
            self.statements(&place, std::slice::from_ref(&guide.about), pack);
            self.statements(&place, &guide.looks_like, pack);
        }
        for question in &pack.finder {
            *ids.entry(&question.id).or_default() += 1;
            let place = format!("finder question {}", quoted(&question.id));
            self.small_id(&place, &question.id);
            self.text(&place, "question", &question.ask, longest::PROSE);
            self.known_sources(&place, &question.sources, pack);
        }
        self.repeated("id", &ids);
        let mut stages = BTreeMap::<&str, usize>::new();
        for guide in &pack.adoption_stages {
            *stages.entry(guide.stage.code()).or_default() += 1;
        }
        self.repeated("stage of an intervention", &stages);
    }

    pub(super) fn inventories(&mut self, pack: &Pack) {
        let mut lists = BTreeMap::<&str, usize>::new();
        let mut entries = BTreeMap::<&str, usize>::new();
        for list in &pack.inventories {
            *lists.entry(&list.id).or_default() += 1;
            let place = format!("list {}", quoted(&list.id));
            self.small_id(&place, &list.id);
            self.text(&place, "title", &list.title, longest::HEADING);
            self.text(&place, "note", &list.note, longest::PROSE);
            self.count(&place, list.entries.len());
            if let Some(instrument) = &list.instrument {
                self.instrument(&place, list, instrument);
            }
            for entry in &list.entries {
                *entries.entry(&entry.id).or_default() += 1;
                let place = format!("entry {}", quoted(&entry.id));
                self.capital_id(&place, &entry.id);
                self.text(&place, "text", &entry.text, longest::ENTRY);
                self.text(&place, "evidence", &entry.evidence, longest::ENTRY);
                self.text(&place, "group", &entry.group, longest::HEADING);
                if !entry.partner.is_empty() {
                    self.text(&place, "partner", &entry.partner, longest::HEADING);
                }
                self.known_sources(&place, &entry.sources, pack);
                if list.purpose == Purpose::SelfCheck && entry.domain.is_none() {
                    self.note(&place, Flaw::NoDomain);
                }
            }
        }
        self.index_ids(pack);
        self.repeated("list", &lists);
        self.repeated("entry", &entries);
    }

    fn statements(&mut self, place: &str, list: &[Statement], pack: &Pack) {
        self.count(place, list.len());
        for statement in list {
            self.text(place, "statement", &statement.text, longest::PROSE);
            self.known_sources(place, &statement.sources, pack);
        }
    }

    pub(super) fn count(&mut self, place: &str, number: usize) {
        if number == 0 {
            self.note(place, Flaw::Nothing);
        } else if number > MOST {
            self.note(place, Flaw::TooManyItems(number));
        }
    }

    pub(super) fn address(&mut self, place: &str, address: &str) {
        self.text(place, "address", address, longest::PROSE);
        let starts = ["https://", "http://"];
        if !starts.iter().any(|start| address.starts_with(start)) {
            self.note(place, Flaw::Address);
        }
    }

    pub(super) fn small_id(&mut self, place: &str, id: &str) {
        let small = (longest::ID, "small letters, digits and hyphens");
        self.shape(place, "id", id, small, |c| {
            c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
        });
    }

    fn capital_id(&mut self, place: &str, id: &str) {
        let capital = (longest::ID, "capital letters, digits and hyphens");
        self.shape(place, "id", id, capital, |c| is_code(c) || c == '-');
    }
}
