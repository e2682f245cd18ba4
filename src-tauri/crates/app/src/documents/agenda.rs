//! The agenda of a visit, on paper.

use super::id_of;
use super::said::{hours, where_at};
use crate::edit::text;
use crate::error::Error;
use crate::plans::model::printed_action;
use crate::trellis::Trellis;
use trellis_domain::words::{ActionState, LineState};
use trellis_report::agenda::{AgendaEntry, AgendaModel};
use trellis_store::table::action::ActionRow;
use trellis_store::table::contact::ContactRow;

impl Trellis {
    /// What the agenda prints. The fall-back of a line stays with who leads the visit.
    pub(super) fn agenda_model(
        &self,
        visit: &ContactRow,
        large_print: bool,
    ) -> Result<AgendaModel, Error> {
        let region = visit.region.ok_or_else(|| Error::gone("visit"))?;
        let mut lines = self.timed_agenda(visit)?;
        lines.retain(|line| line.state != LineState::NotToday);
        let mut goals = self.printed_goals(region)?;
        for goal in &mut goals {
            goal.actions.clear();
        }
        let mut open = Vec::new();
        for row in ActionRow::open_in_region(self.reading(), region)? {
            let card = self.action_card(&row)?;
            let is_open = matches!(card.state, ActionState::Open | ActionState::CarriedOver);
            if is_open && row.visit != Some(visit.id) {
                open.push(printed_action(&card));
            }
        }
        let mut model = AgendaModel {
            cover: self.cover_of(self.region_name(Some(region))?, visit.took_on, large_print)?,
            title: visit.title.clone().unwrap_or_else(|| "Visit".to_owned()),
            on: visit.took_on,
            hours: hours(visit),
            where_at: where_at(visit),
            focus: text(visit.planned_focus.as_ref()),
            lines: lines
                .into_iter()
                .map(|line| AgendaEntry {
                    at: line.planned_at,
                    minutes: line.minutes,
                    purpose: line.purpose,
                    activity: line.activity,
                    materials: line.materials,
                    serves: line.goal_statement,
                })
                .collect(),
            goals,
            open,
        };
        model.cover.document_id = id_of(&model);
        Ok(model)
    }
}
