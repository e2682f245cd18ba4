//! A chapter as a document, to print.

use crate::error::Error;
use crate::guide::Guide;
use crate::trellis::Trellis;
use crate::view::guide::{ChapterView, GuideTable, StatementView};
use crate::view::plan::Exported;
use crate::words::counted;
use std::path::Path;
use trellis_domain::pack::{Form, PackHash};
use trellis_domain::words::Phase;
use trellis_report::chapter::{ChapterModel, ChapterPart};

impl Trellis {
    /// Writes a chapter as a PDF.
    ///
    /// # Errors
    /// Where there is no such chapter, or the file cannot be written; nothing
    /// half-written is left behind.
    pub fn export_chapter(
        &self,
        id: &str,
        large_print: bool,
        to: &Path,
    ) -> Result<Exported, Error> {
        self.open_guide()?.export_chapter(id, large_print, to)
    }

    /// What a chapter prints.
    ///
    /// # Errors
    /// Where there is no such chapter, or the workbook cannot be read.
    pub fn chapter_model(&self, id: &str) -> Result<ChapterModel, Error> {
        self.open_guide()?.chapter_model(id)
    }

    /// What a chapter's file is called.
    ///
    /// # Errors
    /// Where there is no such chapter.
    pub fn chapter_file_name(&self, id: &str, large_print: bool) -> Result<String, Error> {
        let title = self.chapter(id)?.title;
        let mut name = format!("Field guide {title}");
        if large_print {
            name.push_str(" large print");
        }
        Ok(crate::plans::export::safe_name(&name, "pdf"))
    }
}

impl Guide {
    /// Writes a chapter as a PDF.
    ///
    /// # Errors
    /// Where there is no such chapter, or the file cannot be written; nothing
    /// half-written is left behind.
    pub fn export_chapter(
        &self,
        id: &str,
        large_print: bool,
        to: &Path,
    ) -> Result<Exported, Error> {
        let mut model = self.chapter_model(id)?;
        model.large_print = large_print;
        let pages = model.pages();
        let bytes = crate::plans::export::paper(&pages)?;
        crate::plans::export::write_whole(to, &bytes)?;
        let number = pages.count();
        Ok(Exported {
            path: to.display().to_string(),
            pages: u32::try_from(number).unwrap_or(u32::MAX),
            sentence: format!(
                "Chapter printed to a file{}, {}.",
                if large_print { " in large print" } else { "" },
                counted(number, "page", "pages")
            ),
        })
    }

    /// What a chapter prints.
    ///
    /// # Errors
    /// Where there is no such chapter.
    pub fn chapter_model(&self, id: &str) -> Result<ChapterModel, Error> {
        let chapter = self.chapter(id)?;
        let parts = parts(&chapter);
        let hash = PackHash::of(format!("{id} {parts:?}").as_bytes());
        Ok(ChapterModel {
            title: chapter.title,
            about: chapter.about,
            parts,
            note: chapter.note,
            sources: chapter
                .sources
                .into_iter()
                .map(|source| (source.code, source.title))
                .collect(),
            organization: self.organization.clone(),
            letterhead: self.letterhead.clone(),
            large_print: false,
            document_id: hash.as_str().chars().take(32).collect(),
        })
    }

    /// A chapter as plain text, to read where there is no window.
    ///
    /// # Errors
    /// Where no pack has it.
    pub fn chapter_text(&self, id: &str) -> Result<String, Error> {
        let chapter = self.chapter(id)?;
        let mut lines = vec![chapter.title.clone(), chapter.about.clone()];
        for part in parts(&chapter) {
            plain(&mut lines, part);
        }
        lines.push(String::new());
        lines.push(chapter.note);
        for source in chapter.sources {
            lines.push(format!("{}: {}", source.code, source.title));
        }
        Ok(lines.join("\n"))
    }
}

/// A part as lines; headings have an empty line before them, what stands under them
/// is set in.
fn plain(lines: &mut Vec<String>, part: ChapterPart) {
    match part {
        ChapterPart::Heading(level, text) => {
            lines.push(String::new());
            let inset = if level > 2 { "  " } else { "" };
            lines.push(format!("{inset}{text}"));
        }
        ChapterPart::Prose(text, _) => lines.push(format!("  {text}")),
        ChapterPart::Points(points) => {
            lines.extend(
                points
                    .into_iter()
                    .map(|(text, codes)| match codes.as_str() {
                        "" => format!("  – {text}"),
                        codes => format!("  – {text} ({codes})"),
                    }),
            );
        }
        ChapterPart::Questions(questions) => {
            lines.extend(questions.iter().map(|text| format!("  ? {text}")));
        }
        ChapterPart::Table(_, rows) => {
            for row in rows {
                let mut cells = row.iter().filter(|cell| !cell.is_empty());
                lines.extend(cells.next().map(|cell| format!("  – {cell}")));
                let rest = cells.flat_map(|cell| cell.lines());
                lines.extend(rest.map(|cell| format!("    {cell}")));
            }
        }
    }
}

fn parts(chapter: &ChapterView) -> Vec<ChapterPart> {
    let mut parts = Vec::new();
    for section in &chapter.sections {
        parts.push(ChapterPart::Heading(2, section.heading.clone()));
        say(&mut parts, &section.statements);
    }
    stages(&mut parts, chapter);
    if let Some(table) = &chapter.table {
        tabulate(&mut parts, table);
    }
    if !chapter.resources.is_empty() {
        parts.push(ChapterPart::Heading(2, "Resources and tools".to_owned()));
        let rows = chapter.resources.iter().map(|resource| {
            let mut where_at = vec![];
            where_at.extend(resource.address.clone());
            if !resource.path.is_empty() {
                where_at.push(format!("Click: {}", resource.path.join(", then ")));
            }
            if let Some(on) = resource.checked_on {
                where_at.push(format!("Checked {on}"));
            }
            let label = resource.label.clone().map(|label| format!(" ({label})"));
            let title = format!("{}{}", resource.title, label.unwrap_or_default());
            vec![title, resource.about.clone(), where_at.join("\n")]
        });
        let head = ["Resource", "Good for", "Where"].map(ToOwned::to_owned);
        parts.push(ChapterPart::Table(head.to_vec(), rows.collect()));
    }
    parts
}

fn stages(parts: &mut Vec<ChapterPart>, chapter: &ChapterView) {
    for stage in &chapter.stages {
        parts.push(ChapterPart::Heading(2, stage.name.clone()));
        if !stage.questions.is_empty() {
            parts.push(ChapterPart::Heading(3, "Questions to open with".to_owned()));
            parts.push(ChapterPart::Questions(stage.questions.clone()));
        }
        if !stage.activities.is_empty() {
            parts.push(ChapterPart::Heading(3, "Activities".to_owned()));
            say(parts, &stage.activities);
        }
        if !stage.items.is_empty() {
            parts.push(ChapterPart::Heading(3, "Checklist".to_owned()));
            let rows = stage.items.iter();
            let rows = rows.map(|item| vec![item.text.clone(), item.evidence.clone()]);
            let head = ["Condition", "How we would know"].map(ToOwned::to_owned);
            parts.push(ChapterPart::Table(head.to_vec(), rows.collect()));
        }
    }
}

fn say(parts: &mut Vec<ChapterPart>, statements: &[StatementView]) {
    let mut points = Vec::new();
    let mut questions = Vec::new();
    let flush = |parts: &mut Vec<ChapterPart>,
                 points: &mut Vec<(String, String)>,
                 questions: &mut Vec<String>| {
        if !points.is_empty() {
            parts.push(ChapterPart::Points(std::mem::take(points)));
        }
        if !questions.is_empty() {
            parts.push(ChapterPart::Questions(std::mem::take(questions)));
        }
    };
    for statement in statements {
        let codes = statement.sources.join(", ");
        match statement.form {
            Form::Point | Form::Step => points.push((statement.text.clone(), codes)),
            Form::Question => questions.push(statement.text.clone()),
            Form::Paragraph => {
                flush(parts, &mut points, &mut questions);
                parts.push(ChapterPart::Prose(statement.text.clone(), codes));
            }
        }
    }
    flush(parts, &mut points, &mut questions);
}

fn tabulate(parts: &mut Vec<ChapterPart>, table: &GuideTable) {
    match table {
        GuideTable::Tiers { tiers } => {
            for tier in tiers {
                parts.push(ChapterPart::Heading(2, tier.name.clone()));
                let rows = [
                    ("Fits", &tier.fits),
                    ("Holds", &tier.holds),
                    ("Format", &tier.format),
                    ("Rhythm", &tier.rhythm),
                ];
                for (heading, statements) in rows {
                    parts.push(ChapterPart::Heading(3, heading.to_owned()));
                    say(parts, statements);
                }
            }
        }
        GuideTable::Components { components } => {
            for component in components {
                let working = if component.is_working_name {
                    " (working name)"
                } else {
                    ""
                };
                let heading = format!("{} {}{working}", component.code, component.name);
                parts.push(ChapterPart::Heading(2, heading));
                parts.push(ChapterPart::Prose(
                    component.about.clone(),
                    component.sources.join(", "),
                ));
                if !component.early_in.is_empty() {
                    let phases = component.early_in.iter().map(|phase| match phase {
                        Phase::StartUp => "start-up",
                        Phase::Continuing => "continuing",
                    });
                    let phases = phases.collect::<Vec<_>>().join(" and ");
                    let early = format!("Usually early in {phases} regions.");
                    parts.push(ChapterPart::Prose(early, String::new()));
                }
                let activities = component.activities.iter().map(|activity| {
                    let essential = if activity.essential { "essential" } else { "" };
                    (activity.text.clone(), essential.to_owned())
                });
                let activities: Vec<_> = activities.collect();
                if !activities.is_empty() {
                    parts.push(ChapterPart::Points(activities));
                }
            }
        }
        GuideTable::Levels { levels } => {
            for level in levels {
                parts.push(ChapterPart::Heading(2, level.name.clone()));
                let lists = [
                    ("What you may notice", &level.signs),
                    ("What to look at", &level.look_at),
                    ("What to try", &level.strategies),
                ];
                for (heading, lines) in lists {
                    parts.push(ChapterPart::Heading(3, heading.to_owned()));
                    let points = lines.iter().map(|line| (line.text.clone(), String::new()));
                    parts.push(ChapterPart::Points(points.collect()));
                }
            }
        }
        GuideTable::AdoptionStages { stages, finder } => {
            for stage in stages {
                parts.push(ChapterPart::Heading(2, stage.name.clone()));
                parts.push(ChapterPart::Prose(stage.about.clone(), String::new()));
                let points = stage.looks_like.iter();
                let points = points.map(|text| (text.clone(), String::new())).collect();
                parts.push(ChapterPart::Points(points));
            }
            let heading = "Which stage is it? Asked in this order; the first yes decides";
            parts.push(ChapterPart::Heading(2, heading.to_owned()));
            let questions = finder.iter().map(|question| question.ask.clone());
            parts.push(ChapterPart::Questions(questions.collect()));
        }
        GuideTable::List { list } => {
            for group in &list.groups {
                parts.push(ChapterPart::Heading(2, group.title.clone()));
                let rows = group.entries.iter();
                let rows = rows.map(|entry| vec![entry.text.clone(), entry.evidence.clone()]);
                let head = ["Entry", "How we would know, or who helps"].map(ToOwned::to_owned);
                parts.push(ChapterPart::Table(head.to_vec(), rows.collect()));
            }
        }
    }
}
