//! What came of a visit, on paper: only what is for the region.

use super::id_of;
use super::said::{barrier, hours, went_well, where_at, who};
use crate::edit::text;
use crate::error::Error;
use crate::notes::audience_of;
use crate::pivots::is_reason;
use crate::plans::model::printed_action;
use crate::trellis::Trellis;
use std::collections::BTreeMap;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, Place};
use trellis_domain::words::{ActionState, Audience, LineState, Mark, Status};
use trellis_report::visit_summary::{LookedAt, SaidAbout, VisitSummaryModel};
use trellis_store::table::action::ActionRow;
use trellis_store::table::answer::AnswerRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::note::NoteRow;

/// Of the region as a whole.
const IN_GENERAL: &str = "The region as a whole";

impl Trellis {
    /// What the summary prints.
    pub(super) fn visit_summary_model(
        &self,
        visit: &ContactRow,
        large_print: bool,
    ) -> Result<VisitSummaryModel, Error> {
        let region = visit.region.ok_or_else(|| Error::gone("visit"))?;
        let mut agreed = Vec::new();
        for row in ActionRow::of_region(self.reading(), region)? {
            if row.visit == Some(visit.id) {
                let card = self.action_card(&row)?;
                if card.state != ActionState::Dropped {
                    agreed.push(printed_action(&card));
                }
            }
        }
        let mut successes = self.successes_for(region, Audience::Region)?;
        successes.retain(|card| card.visit == Some(visit.id));
        let mut barriers = self.barriers_for(region, Audience::Region)?;
        barriers.retain(|card| card.visit == Some(visit.id));
        let mut left = self.agenda(visit.id)?;
        left.retain(|line| line.state == LineState::NotToday);
        let materials = self.materials_in(visit.id)?;
        let focus = visit.actual_focus.as_ref().or(visit.planned_focus.as_ref());
        let mut model = VisitSummaryModel {
            cover: self.cover_of(self.region_name(Some(region))?, visit.took_on, large_print)?,
            title: visit.title.clone().unwrap_or_else(|| "Visit".to_owned()),
            on: visit.took_on,
            hours: hours(visit),
            where_at: where_at(visit),
            who: who(visit),
            focus: text(focus),
            successes: successes.into_iter().map(went_well).collect(),
            said: self.said_in(visit.id)?,
            looked_at: self.looked_at_in(visit.id, region)?,
            agreed,
            barriers: barriers.into_iter().map(barrier).collect(),
            another_time: left.into_iter().map(|line| line.purpose).collect(),
            materials: materials
                .into_iter()
                .map(|it| it.what)
                .filter(|what| !what.is_empty())
                .collect(),
            next: self.next_dates(region, visit.took_on)?,
        };
        model.cover.document_id = id_of(&model);
        Ok(model)
    }

    /// What was said for the region, by domain, what is strong first.
    fn said_in(&self, visit: Id) -> Result<Vec<SaidAbout>, Error> {
        let mut by_domain: BTreeMap<Option<CapacityDomain>, Vec<(u8, String, String)>> =
            BTreeMap::new();
        for note in NoteRow::of_visit(self.reading(), visit)?.iter().rev() {
            if audience_of(note) != Audience::Region || is_reason(note) {
                continue;
            }
            let domain = note.domain.as_deref().and_then(CapacityDomain::from_code);
            let domain = domain.or_else(|| self.domain_of_item(note.item.as_deref()));
            let mark = note.mark.as_deref().and_then(Mark::from_code);
            let order = match mark {
                Some(Mark::Strong) => 0,
                None => 1,
                Some(Mark::ToWorkOn) => 2,
            };
            let word = mark.map_or_else(String::new, |mark| mark.word().to_owned());
            let said = (order, text(note.text.as_ref()), word);
            by_domain.entry(domain).or_default().push(said);
        }
        Ok(by_domain
            .into_iter()
            .map(|(domain, mut lines)| {
                lines.sort_by_key(|(order, ..)| *order);
                SaidAbout {
                    about: domain.map_or(IN_GENERAL, CapacityDomain::name).to_owned(),
                    lines: lines
                        .into_iter()
                        .map(|(_, words, mark)| (words, mark))
                        .collect(),
                }
            })
            .collect())
    }

    /// The items that were last talked about in this visit, what is in place first.
    fn looked_at_in(&self, visit: Id, region: Id) -> Result<Vec<LookedAt>, Error> {
        type Item = (u8, (String, String, String));
        let mut by_cell: BTreeMap<Place, Vec<Item>> = BTreeMap::new();
        for row in AnswerRow::of_region(self.reading(), region)? {
            let status = row.status.as_deref().and_then(Status::from_code);
            let (Some(status), true) = (status, row.visit == Some(visit)) else {
                continue;
            };
            let Some((place, item)) = self.item_when_answered(&row) else {
                continue;
            };
            let order = match status {
                Status::InPlace => 0,
                Status::Partly => 1,
                Status::NotYet => 2,
                Status::NotNow | Status::DoesNotApply => 3,
            };
            let said = (
                item.text,
                status.word().to_owned(),
                text(row.evidence.as_ref()),
            );
            by_cell.entry(place).or_default().push((order, said));
        }
        Ok(by_cell
            .into_iter()
            .map(|(place, mut items)| {
                items.sort_by_key(|(order, _)| *order);
                LookedAt {
                    cell: match place {
                        Place::Cell(domain, stage) => {
                            format!("{}, {}", domain.name(), stage.paper_name().to_lowercase())
                        }
                        Place::Strip => IN_GENERAL.to_owned(),
                        Place::Interventions => "Programs".to_owned(),
                    },
                    items: items.into_iter().map(|(_, item)| item).collect(),
                }
            })
            .collect())
    }
}
