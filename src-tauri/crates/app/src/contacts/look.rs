//! What is worth a look in a contact: before it is saved, and in its form afterwards.
//! Nothing is refused for it; life allows most of it.

use crate::edit::{count, text};
use crate::error::Error;
use crate::practitioners::Named;
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::view::contact::NewContact;
use crate::view::contact_form::{ContactNotice, NoticeKind, UsedComponent};
use chrono::NaiveDate;
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::twins::{Likeness, look_alike};
use trellis_domain::words::{Form, Mode, Support};
use trellis_store::table::contact::ContactRow;
use trellis_store::table::region::RegionRow;

impl Trellis {
    /// What is worth a second look before a contact is saved, in sentences. It never
    /// refuses; and a late entry is normal, so it is not worth a word.
    ///
    /// # Errors
    /// Where a region is gone, or the workbook cannot be read.
    pub fn look_over_contact(&self, new: &NewContact) -> Result<Vec<String>, Error> {
        let region = self.get_region(new.region)?;
        let on = new.on.unwrap_or_else(|| self.today());
        let mut notices = Vec::new();
        notices.extend(before_beginning(&region, on));
        for used in &new.components {
            notices.extend(more_minutes(&used.component, used.minutes, new.minutes));
        }
        let likeness = Likeness {
            on: Some(on),
            mode: Some(new.mode),
            minutes: new.minutes,
            about: &new.about,
        };
        if let Some((_, on, about)) = self.find_alike(&region, likeness, None)? {
            notices.push(format!(
                "This looks like the one of {on} that is already logged{about}"
            ));
        }
        for also in new.further_regions() {
            let region = self.get_region(also)?;
            let name = text(region.name.as_ref());
            let early = before_beginning(&region, on);
            notices.extend(early.map(|it| format!("{name}: {it}")));
            let support = self.support_of(new, also)?;
            if support == Support::Universal && !new.components.is_empty() {
                notices.push(format!(
                    "{name} has universal support, so the components stay with the others."
                ));
            }
        }
        if let Some(agency) = self.find_new_agency(new.region, &new.agency)? {
            notices.push(format!(
                "“{agency}” is not an agency of {} yet; it is added.",
                text(region.name.as_ref())
            ));
        }
        match self.circle()?.named(&new.practitioners) {
            Ok(named) => notices.extend(named.into_iter().filter_map(|it| match it {
                Named::Known(_) => None,
                Named::New(name) => Some(format!(
                    "{name} is not in the support team yet, and is written down as a colleague."
                )),
            })),
            Err(error) => notices.push(format!("{}.", error.what())),
        }
        Ok(notices)
    }

    /// What is worth a look in a contact as it stands.
    pub(super) fn notices_of(
        &self,
        row: &ContactRow,
        region: &RegionRow,
        used: &[UsedComponent],
    ) -> Result<Vec<ContactNotice>, Error> {
        let mut notices = Vec::new();
        let mut add = |kind, text: Option<String>, contact| {
            notices.extend(text.map(|text| ContactNotice {
                kind,
                text,
                contact,
            }));
        };
        let is_logged = row.form.as_deref() != Some(Form::Visit.code());
        if let Some(on) = row.took_on {
            let kind = NoticeKind::BeforeBeginning;
            add(kind, before_beginning(region, on), None);
            let to_come = (is_logged && on > self.today()).then(|| {
                format!(
                    "{} is still to come, and a contact has taken place.",
                    short_date(on)
                )
            });
            add(NoticeKind::StillToCome, to_come, None);
        }
        for used in used {
            let (code, minutes) = (&used.component, used.minutes.unwrap_or_default());
            let text = more_minutes(code, minutes, count(row.minutes));
            add(NoticeKind::MoreMinutes, text, None);
        }
        let carries = super::touched::is_universal(row) && !used.is_empty();
        let text = "Universal support carries no core practice components. What stands here is kept and not counted.";
        add(
            NoticeKind::CarriesNone,
            carries.then(|| text.to_owned()),
            None,
        );
        if row.same_as.is_none()
            && let Some((twin, on, about)) = self.find_alike(region, likeness(row), Some(row.id))?
        {
            let text = format!("This looks the same as another one of {on}{about}");
            add(NoticeKind::LooksTheSame, Some(text), Some(twin));
        }
        if is_logged && let Some((on, entered)) = row.took_on.zip(row.entered_on) {
            let days = (entered - on).num_days();
            let text = match days {
                ..=0 => None,
                1 => Some(format!("Entered {}, the day after.", short_date(entered))),
                _ => Some(format!(
                    "Entered {}, {days} days later.",
                    short_date(entered)
                )),
            };
            add(NoticeKind::Late, text, None);
        }
        Ok(notices)
    }

    /// A contact that looks the same: which one, its day, and what it was about as the
    /// end of a sentence. Two that somebody kept apart do not.
    fn find_alike(
        &self,
        region: &RegionRow,
        one: Likeness<'_>,
        except: Option<Id>,
    ) -> Result<Option<(Id, String, String)>, Error> {
        let Some(on) = one.on else {
            return Ok(None);
        };
        for row in ContactRow::of_region_since(self.reading(), region.id, on)? {
            if Some(row.id) == except
                || !was_held(&row, self.today())
                || look_alike(one, likeness(&row)).is_none()
            {
                continue;
            }
            if let Some(id) = except
                && self.are_kept_apart(id, row.id)?
            {
                continue;
            }
            let card = Self::contact_card(&row, region.began_on);
            let about = match card.about.as_str() {
                "" => String::new(),
                about => format!(": {about}"),
            };
            return Ok(Some((row.id, short_date(on), about)));
        }
        Ok(None)
    }
}

/// What of a contact tells whether another one is the same.
pub(super) fn likeness(row: &ContactRow) -> Likeness<'_> {
    Likeness {
        on: row.took_on,
        mode: row.mode.as_deref().and_then(Mode::from_code),
        minutes: count(row.minutes),
        about: row.actual_focus.as_deref().unwrap_or_default(),
    }
}

fn before_beginning(region: &RegionRow, on: NaiveDate) -> Option<String> {
    let began = region.began_on.filter(|began| on < *began)?;
    Some(format!(
        "{} is before the relationship began, on {}.",
        short_date(on),
        short_date(began)
    ))
}

fn more_minutes(code: &str, used: u32, whole: Option<u32>) -> Option<String> {
    let whole = whole.filter(|whole| used > *whole)?;
    Some(format!(
        "{code} has {used} minutes, and the whole contact {whole}."
    ))
}
