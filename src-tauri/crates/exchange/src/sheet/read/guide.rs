//! The chapters of the field guide, and what stands elsewhere.

use super::Book;
use crate::sheet::columns::{CHAPTERS, RESOURCES, SECTIONS, STATEMENTS};
use std::collections::BTreeMap;
use trellis_domain::pack::guide::GuideStatement;
use trellis_domain::pack::{Chapter, Pack, Resource, Section};

impl Book {
    pub(super) fn guide(&mut self, pack: &mut Pack) {
        pack.chapters = self.chapters();
        let mut sections = self.sections();
        let mut statements = self.statements();
        for chapter in &mut pack.chapters {
            chapter.sections = sections.remove(&chapter.id).unwrap_or_default();
            for section in &mut chapter.sections {
                section.statements = statements.remove(&section.id).unwrap_or_default();
            }
        }
        pack.resources = self.resources();
    }

    fn chapters(&mut self) -> Vec<Chapter> {
        let mut chapters = Vec::new();
        for row in self.rows(&CHAPTERS) {
            let it = &mut self.reading;
            chapters.push(Chapter {
                id: it.id(&row, "Id", "chapter"),
                title: it.text(&row, "Title"),
                about: it.text(&row, "About"),
                domain: it.find_word(&row, "Domain"),
                sections: Vec::new(),
                resources: it.list(&row, "Resources"),
            });
        }
        chapters
    }

    /// Sections by chapter, in the order of their rows.
    fn sections(&mut self) -> BTreeMap<String, Vec<Section>> {
        let mut sections: BTreeMap<String, Vec<Section>> = BTreeMap::new();
        for row in self.rows(&SECTIONS) {
            let it = &mut self.reading;
            let id = it.id(&row, "Id", "section");
            let chapter = it.known(&row, "Chapter", "chapter", &CHAPTERS);
            let part = it.word(&row, "Part");
            let heading = it.text(&row, "Heading");
            let stage = it.find_word(&row, "Stage");
            if let Some(part) = part {
                sections.entry(chapter).or_default().push(Section {
                    id,
                    part,
                    heading,
                    stage,
                    statements: Vec::new(),
                });
            }
        }
        sections
    }

    /// Statements by section, in the order of their rows.
    fn statements(&mut self) -> BTreeMap<String, Vec<GuideStatement>> {
        let mut statements: BTreeMap<String, Vec<GuideStatement>> = BTreeMap::new();
        for row in self.rows(&STATEMENTS) {
            let it = &mut self.reading;
            let section = it.known(&row, "Section", "section", &SECTIONS);
            let form = it.word(&row, "Form");
            let text = it.text(&row, "Text");
            let sources = it.sources(&row, "Sources");
            if let Some(form) = form {
                statements.entry(section).or_default().push(GuideStatement {
                    form,
                    text,
                    sources,
                });
            }
        }
        statements
    }

    fn resources(&mut self) -> Vec<Resource> {
        let mut resources = Vec::new();
        for row in self.rows(&RESOURCES) {
            let it = &mut self.reading;
            resources.push(Resource {
                id: it.id(&row, "Id", "resource"),
                title: it.text(&row, "Title"),
                about: it.text(&row, "About"),
                label: it.find_text(&row, "Label"),
                address: it.find_text(&row, "Address"),
                path: it.lines(&row, "Path"),
                checked_on: it.find_date(&row, "Checked on"),
                sources: it.sources(&row, "Sources"),
            });
        }
        resources
    }
}
