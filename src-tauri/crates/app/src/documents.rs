//! Documents: one question, laid-out pages, who may read them.
//!
//! Each file beside this one fills the model of one kind, and fills it only from what its
//! readers may read. What is *mine* comes into no model but that of one's own practice,
//! which is a type of its own.

mod agenda;
mod assessment;
mod checklist;
mod funder;
mod handover;
mod letterhead;
mod own_practice;
mod said;
mod visit_summary;

pub(crate) use said::went_well;

use crate::edit::text;
use crate::error::Error;
use crate::plans::export::{paper, safe_name, write_whole};
use crate::tables::for_whom;
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::view::document::{
    DocumentChoice, DocumentChoices, DocumentKind, DocumentQuery, DocumentView,
};
use crate::view::frame::DraftText;
use crate::view::plan::Exported;
use crate::words::{capitalized, counted};
use chrono::NaiveDate;
use serde::Serialize;
use std::path::Path;
use trellis_domain::calendar::Quarter;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage, PackHash};
use trellis_domain::words::Audience;
use trellis_report::Pages;
use trellis_report::sheet::Cover;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::practitioner::PractitionerRow;
use trellis_store::table::support_plan::SupportPlanRow;

/// A document on its way to paper.
pub(crate) struct Paper {
    pub(crate) title: String,
    pub(crate) audience: Audience,
    pub(crate) name: String,
    pub(crate) pages: Pages,
    /// Its bytes where they are kept: an agreed plan is written as it was agreed.
    pub(crate) kept: Option<Vec<u8>>,
}

impl Trellis {
    /// A document with its pages as drawings, exactly as they would print.
    ///
    /// # Errors
    /// Where what it is about is gone or not there yet, or the workbook cannot be read.
    pub fn document(&self, ask: &DocumentQuery) -> Result<DocumentView, Error> {
        let paper = match (&ask.typed, ask.kind) {
            (Some(typed), DocumentKind::Plan) => self.plan_document(ask, Some(typed))?,
            _ => self.document_paper(ask)?,
        };
        Ok(DocumentView {
            audience_text: for_whom::sentence(paper.audience).to_owned(),
            file_name: safe_name(&paper.name, "pdf"),
            pages: paper.pages.to_svg(),
            title: paper.title,
            audience: paper.audience,
        })
    }

    /// Writes a document as a PDF. What is not for the region says so in its name.
    ///
    /// # Errors
    /// As [`Trellis::document`], and where the file cannot be written; nothing
    /// half-written is left behind.
    pub fn export_document(&self, ask: &DocumentQuery, to: &Path) -> Result<Exported, Error> {
        let document = self.document_paper(ask)?;
        let number = document.pages.count();
        let bytes = match document.kept {
            Some(bytes) => bytes,
            None => paper(&document.pages)?,
        };
        let to = for_whom::marked(to, document.audience)?;
        write_whole(&to, &bytes)?;
        Ok(Exported {
            path: to.display().to_string(),
            pages: u32::try_from(number).unwrap_or(u32::MAX),
            sentence: format!(
                "{}, {}. {}",
                document.title,
                counted(number, "page", "pages"),
                for_whom::sentence(document.audience)
            ),
        })
    }

    /// What a document's file is called.
    ///
    /// # Errors
    /// As [`Trellis::document`].
    pub fn document_file_name(&self, ask: &DocumentQuery) -> Result<String, Error> {
        let paper = self.document_paper(ask)?;
        Ok(safe_name(&paper.name, "pdf"))
    }

    /// What there is to choose from for a region's documents.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn document_choices(&self, region: Id) -> Result<DocumentChoices, Error> {
        let plans = self.plan_cards(region)?;
        let visits = self.list_visits(Some(region))?;
        let assessments = self.assessments_of(region)?.held;
        let next = self.visit_for(region, true)?.map(|row| row.id);
        let last = self.visit_for(region, false)?.map(|row| row.id);
        let missing = |kind| match kind {
            DocumentKind::Plan if plans.is_empty() => "No plan yet. A visit’s wrap-up starts one.",
            DocumentKind::Agenda | DocumentKind::VisitSummary if visits.is_empty() => {
                "No visit yet. Plan one first."
            }
            DocumentKind::Assessment if assessments.is_empty() => {
                "No assessment yet. Note one on the Assessments tab."
            }
            _ => "",
        };
        let kinds = DocumentKind::ALL.iter().map(|kind| DocumentChoice {
            kind: *kind,
            title: kind.title().to_owned(),
            about: kind.about().to_owned(),
            missing: missing(*kind).to_owned(),
        });
        let mut quarter = Quarter::of(self.today());
        let mut quarters = Vec::new();
        for _ in 0..8 {
            quarters.push((quarter.code(), quarter.in_words()));
            quarter = quarter.before();
        }
        let domains = CapacityDomain::ALL;
        let stages = CapacityStage::ALL;
        Ok(DocumentChoices {
            kinds: kinds.collect(),
            next_visit: next.or(last),
            last_visit: last.or(next),
            quarters,
            domains: domains.map(|it| (it, it.name().to_owned())).to_vec(),
            stages: stages.map(|it| (it, it.paper_name().to_owned())).to_vec(),
            chapters: self
                .guide()
                .into_iter()
                .map(|card| (card.id, card.title))
                .collect(),
            plans,
            visits,
            assessments,
        })
    }

    fn document_paper(&self, ask: &DocumentQuery) -> Result<Paper, Error> {
        match ask.kind {
            DocumentKind::Plan => self.plan_document(ask, None),
            DocumentKind::Agenda => {
                let model = self.agenda_model(&self.visit_asked(ask, true)?, ask.large_print)?;
                let name = of_day(&model.cover.about, model.on, "agenda");
                Ok(for_region("Visit agenda", name, model.pages()))
            }
            DocumentKind::VisitSummary => {
                let visit = self.visit_asked(ask, false)?;
                let model = self.visit_summary_model(&visit, ask.large_print)?;
                let name = of_day(&model.cover.about, model.on, "visit summary");
                Ok(for_region("Visit summary", name, model.pages()))
            }
            DocumentKind::Checklist => {
                let model = self.checklist_model(ask)?;
                let name = format!("Checklist {}", model.which);
                Ok(for_region("Blank checklist", name, model.pages()))
            }
            DocumentKind::Assessment => {
                let model = self.assessment_model(ask)?;
                let name = of_day(&model.cover.about, model.held_on, "assessment results");
                Ok(for_region("Assessment results", name, model.pages()))
            }
            DocumentKind::Handover => {
                let region = asked_region(ask)?;
                let model = self.handover_model(region, ask.for_colleague, ask.large_print)?;
                let name = of_day(&model.cover.about, model.cover.on, "handover pack");
                Ok(Paper {
                    audience: if model.for_colleagues.is_some() {
                        Audience::Team
                    } else {
                        Audience::Region
                    },
                    ..for_region("Handover pack", name, model.pages())
                })
            }
            DocumentKind::Funder => {
                let (model, code) = self.funder_model(ask)?;
                let name = format!("Summary of support {code}");
                Ok(for_region("Summary of support", name, model.pages()))
            }
            DocumentKind::OwnPractice => {
                let model = self.own_practice_model(ask)?;
                let name = of_day("My own practice", model.cover.on, "");
                Ok(Paper {
                    audience: Audience::Mine,
                    ..for_region("My own practice", name, model.pages())
                })
            }
            DocumentKind::Chapter => {
                let chapter = ask.chapter.as_deref().unwrap_or("support");
                let mut model = self.chapter_model(chapter)?;
                model.large_print = ask.large_print;
                let name = format!("Field guide {}", model.title);
                Ok(for_region("Field guide chapter", name, model.pages()))
            }
        }
    }

    fn plan_document(
        &self,
        ask: &DocumentQuery,
        typed: Option<&DraftText>,
    ) -> Result<Paper, Error> {
        let row = if let Some(plan) = ask.plan {
            crate::drafts::get_plan(self, plan)?
        } else {
            let plans = SupportPlanRow::of_region(self.reading(), asked_region(ask)?)?;
            let latest = plans.into_iter().max_by_key(|row| row.version);
            latest.ok_or_else(|| not_yet("plan", "Start one from a visit’s wrap-up."))?
        };
        let name = self.plan_file_name(&row, "pdf")?;
        let name = name.trim_end_matches(".pdf").to_owned();
        let printed = self.plan_as_typed(&row, typed)?;
        let title = printed.model.form.title();
        if !ask.large_print && !ask.marked && typed.is_none() {
            return Ok(Paper {
                kept: self.agreed_paper(&row)?,
                ..for_region(title, name, printed.pages())
            });
        }
        let mut printed = printed;
        let mut name = name;
        if ask.marked {
            let Some(before) = self.agreed_before(&row)? else {
                return Err(Error::new(
                    "No version was agreed before this one",
                    "There is nothing to mark yet; print it without marks.",
                ));
            };
            printed.model = printed.model.marked_against(&before);
            // A copy for the meeting is not the paper that was agreed.
            printed.code.clear();
            name.push_str(" marked");
        }
        if ask.large_print {
            printed.model.large_print = true;
            name.push_str(" large print");
        }
        Ok(for_region(title, name, printed.pages()))
    }

    /// The visit that was asked for: the one that is named, else the region's next or
    /// last one.
    fn visit_asked(&self, ask: &DocumentQuery, ahead: bool) -> Result<ContactRow, Error> {
        if let Some(visit) = ask.visit {
            return crate::drafts::get_contact(self, visit);
        }
        let region = asked_region(ask)?;
        let found = match self.visit_for(region, ahead)? {
            Some(row) => Some(row),
            None => self.visit_for(region, !ahead)?,
        };
        found.ok_or_else(|| not_yet("visit", "Plan a visit first."))
    }

    /// The next visit of a region, or the last one that was held or begun.
    fn visit_for(&self, region: Id, ahead: bool) -> Result<Option<ContactRow>, Error> {
        let today = self.today();
        let rows = ContactRow::visits_of_region(self.reading(), region)?;
        Ok(if ahead {
            rows.into_iter()
                .filter(|row| !was_held(row, today))
                .min_by_key(|row| (row.took_on, row.starts_at))
        } else {
            rows.into_iter()
                .filter(|row| was_held(row, today) || row.packs.is_some())
                .max_by_key(|row| (row.took_on, row.starts_at))
        })
    }

    /// What a document says about itself.
    pub(crate) fn cover_of(
        &self,
        about: String,
        on: Option<NaiveDate>,
        large_print: bool,
    ) -> Result<Cover, Error> {
        let practitioner = PractitionerRow::find(self.reading(), self.founding().holder)?;
        let (name, organization) = practitioner.map_or_else(Default::default, |row| {
            (text(row.name.as_ref()), text(row.organization.as_ref()))
        });
        Ok(Cover {
            about,
            organization,
            letterhead: self.letterhead()?,
            prepared_by: name,
            on,
            readers: String::new(),
            document_id: String::new(),
            large_print,
        })
    }
}

/// What names a document: its contents, so that the same words give the same bytes.
pub(crate) fn id_of(model: &impl Serialize) -> String {
    let text = serde_json::to_string(model).unwrap_or_default();
    let hash = PackHash::of(text.as_bytes());
    hash.as_str().chars().take(32).collect()
}

fn for_region(title: &str, name: String, pages: Pages) -> Paper {
    Paper {
        title: capitalized(title),
        audience: Audience::Region,
        name,
        pages,
        kept: None,
    }
}

fn of_day(about: &str, on: Option<NaiveDate>, what: &str) -> String {
    let on = on.map_or_else(String::new, |on| format!(" {on}"));
    format!("{about}{on} {what}").trim().to_owned()
}

fn asked_region(ask: &DocumentQuery) -> Result<Id, Error> {
    ask.region.ok_or_else(|| {
        Error::new(
            "Nobody said of which region the document is to be",
            "Name a region.",
        )
    })
}

fn not_yet(what: &str, remedy: &str) -> Error {
    Error::new(format!("There is no {what} to print yet"), remedy)
}
