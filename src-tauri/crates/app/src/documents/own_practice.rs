//! One's own practice, on paper: the only document that may hold what is *mine*. While a
//! visit is in the room there is none.

use super::id_of;
use crate::edit::text;
use crate::error::Error;
use crate::notes::audience_of;
use crate::trellis::Trellis;
use crate::view::document::DocumentQuery;
use trellis_domain::calendar::short_date;
use trellis_domain::fidelity;
use trellis_domain::id::Id;
use trellis_domain::pack::Purpose;
use trellis_domain::words::{Audience, Extent, Span};
use trellis_report::own_practice::{ObservationLine, OwnCheck, OwnLookLine, OwnPracticeModel};
use trellis_store::table::contact::ContactRow;
use trellis_store::table::note::NoteRow;
use trellis_store::table::observation::ObservationRow;

impl Trellis {
    /// What the summary prints: of one region, or of all.
    pub(super) fn own_practice_model(
        &self,
        ask: &DocumentQuery,
    ) -> Result<OwnPracticeModel, Error> {
        if self.is_a_room_open()? {
            return Err(Error::new(
                "A visit is in the room: what is yours alone is covered",
                "Print it when the visit has left the room.",
            ));
        }
        let span = ask.span.unwrap_or(Span::Year);
        let regions: Vec<Id> = match ask.region {
            Some(region) => vec![region],
            None => self.list_regions()?.into_iter().map(|it| it.id).collect(),
        };
        let (mut looks, mut observations, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        for region in regions {
            let name = self.region_name(Some(region))?;
            let today = self.today();
            let from = fidelity::first_day(span, today, self.tiers(region)?.0.agreed_on);
            let looked = self.own_course(region, span)?.looks;
            looks.extend(looked.into_iter().map(|look| OwnLookLine {
                on: look.on,
                contact: joined(&name, &look.about),
                quality: look.quality,
                engagement: look.engagement,
                remark: look.remark,
            }));
            for contact in ContactRow::of_region(self.reading(), region)? {
                let about = contact.actual_focus.as_ref().or(contact.title.as_ref());
                let about = joined(&name, &text(about));
                for row in ObservationRow::of_contact(self.reading(), contact.id)? {
                    if fidelity::is_within(row.observed_on, from, today) {
                        observations.push(observation(&row, about.clone()));
                    }
                }
            }
            for note in NoteRow::of_region(self.reading(), region)? {
                let is_within = fidelity::is_within(note.written_on, from, today);
                if audience_of(&note) == Audience::Mine && is_within {
                    let on = note.written_on.map_or_else(String::new, short_date);
                    notes.push((joined(&name, &on), text(note.text.as_ref())));
                }
            }
        }
        looks.sort_by_key(|look| std::cmp::Reverse(look.on));
        observations.sort_by_key(|it| std::cmp::Reverse(it.on));
        let mut cover = self.cover_of(String::new(), Some(self.today()), ask.large_print)?;
        cover.about.clone_from(&cover.prepared_by);
        "Mine – for me alone, do not pass on".clone_into(&mut cover.readers);
        let mut model = OwnPracticeModel {
            cover,
            span: span.word().to_owned(),
            looks,
            observations,
            checks: self.own_checks()?,
            notes,
        };
        model.cover.document_id = id_of(&model);
        Ok(model)
    }

    /// The lists that one looks at oneself with, where something was answered: the latest
    /// answer to each entry.
    fn own_checks(&self) -> Result<Vec<OwnCheck>, Error> {
        let mut checks = Vec::new();
        let lists = self.binder.inventories(Purpose::OwnCheck);
        let lists: Vec<String> = lists.iter().map(|(_, list)| list.id.clone()).collect();
        for list in lists {
            let review = self.review(&list)?;
            let mut lines = Vec::new();
            for entry in review.groups.into_iter().flat_map(|group| group.entries) {
                let latest = entry.answers.iter().max_by_key(|answer| answer.on);
                if let Some(answer) = latest {
                    lines.push([
                        entry.text.clone(),
                        answer
                            .footing
                            .map_or_else(String::new, |it| it.word().to_owned()),
                        short_date(answer.on),
                        answer.words.clone(),
                    ]);
                }
            }
            if !lines.is_empty() {
                checks.push(OwnCheck {
                    title: review.title,
                    lines,
                });
            }
        }
        Ok(checks)
    }
}

fn joined(region: &str, about: &str) -> String {
    if about.is_empty() {
        region.to_owned()
    } else {
        format!("{region}: {about}")
    }
}

fn observation(row: &ObservationRow, contact: String) -> ObservationLine {
    let word = |code: Option<&String>| {
        let extent = code.and_then(|code| Extent::from_code(code));
        extent.map_or("not said", Extent::word).to_lowercase()
    };
    ObservationLine {
        on: row.observed_on,
        coach: text(row.coach.as_ref()),
        contact,
        extents: format!(
            "Quality: {}. Engagement: {}.",
            word(row.quality.as_ref()),
            word(row.engagement.as_ref())
        ),
        saw: text(row.saw.as_ref()),
        try_next: text(row.try_next.as_ref()),
    }
}
