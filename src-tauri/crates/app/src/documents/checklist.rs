//! A blank checklist for the pen: words of the packs in use, and nothing of any record.

use super::id_of;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::document::DocumentQuery;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::Status;
use trellis_report::checklist::{BlankCell, ChecklistModel};

impl Trellis {
    /// What a blank checklist prints.
    pub(super) fn checklist_model(&self, ask: &DocumentQuery) -> Result<ChecklistModel, Error> {
        let domains: Vec<CapacityDomain> = match ask.domain {
            Some(domain) => vec![domain],
            None => CapacityDomain::ALL.to_vec(),
        };
        let stages: Vec<CapacityStage> = match ask.stage {
            Some(stage) => vec![stage],
            None => CapacityStage::ALL.to_vec(),
        };
        let mut cells = Vec::new();
        for domain in &domains {
            for stage in &stages {
                let items = self.binder.items_in(*domain, *stage);
                let questions = self.binder.questions_in(*domain, *stage);
                cells.push(BlankCell {
                    domain: domain.name().to_owned(),
                    stage: stage.paper_name().to_owned(),
                    questions: questions.into_iter().map(ToOwned::to_owned).collect(),
                    items: items
                        .into_iter()
                        .map(|it| (it.item.text.clone(), it.item.evidence.clone()))
                        .collect(),
                });
            }
        }
        let about = ask.domain.map_or("All five domains", CapacityDomain::name);
        let which = ask.stage.map_or("All stages", CapacityStage::paper_name);
        let mut cover = self.cover_of(about.to_owned(), None, ask.large_print)?;
        // It is for anybody's pen, and nobody in particular prepared it.
        cover.prepared_by.clear();
        let mut model = ChecklistModel {
            cover,
            which: which.to_owned(),
            words: Status::ALL.iter().map(|it| it.word().to_owned()).collect(),
            cells,
            note: crate::checklists::about(&self.binder),
        };
        model.cover.document_id = id_of(&model);
        Ok(model)
    }
}
