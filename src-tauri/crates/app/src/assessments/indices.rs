//! Index scores as they stand on another's form: typed, with the highest score there is.

use crate::edit::{Maybe, after_last, in_region, needed, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::assessing::{EditIndexScore, IndexCard};
use trellis_domain::hundredths::{self, Slip};
use trellis_domain::id::Id;
use trellis_domain::noun::index_score as x;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::value::Value;
use trellis_store::table::index_score::IndexScoreRow;

/// The highest score where a form says none: that of 0, 1 and 2.
const OUT_OF: i64 = 200;

impl Trellis {
    /// Types the score of one index from a form.
    ///
    /// # Errors
    /// Where it has no name or score, the score lies outside its scale or is no number,
    /// the assessment is gone, or it cannot be written.
    pub fn add_index_score(&mut self, id: Id, new: &EditIndexScore) -> Result<Id, Error> {
        let row = self.get_assessment(id)?;
        let region = row.region.ok_or_else(|| Error::gone("assessment"))?;
        let name = new.name.as_deref().unwrap_or_default();
        let name = needed("The name of the index", name)?;
        let score = needed("The score", new.score.as_deref().unwrap_or_default())?;
        let score = number(score)?;
        let out_of = new.out_of.as_deref().map(str::trim);
        let out_of = out_of.filter(|it| !it.is_empty()).map(number).transpose()?;
        let out_of = out_of.unwrap_or(OUT_OF);
        on_scale(Some(score), Some(out_of))?;
        let rows = IndexScoreRow::of_assessment(self.reading(), id)?;
        let is_it = |it: &IndexScoreRow| {
            let known = it.name.as_deref().unwrap_or_default();
            known.trim().to_lowercase() == name.to_lowercase()
        };
        if rows.iter().any(is_it) {
            return Err(Error::new(
                format!("“{name}” stands there already"),
                "Change the score there, or give this one another name.",
            ));
        }
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let fresh = act.fresh_id();
            act.edit(
                in_region(region, &x::NOUN, fresh)
                    .set(x::region, region)
                    .set(x::assessment, id)
                    .set(x::name, name)
                    .set(x::score, score)
                    .set(x::out_of, out_of)
                    .maybe(x::domain, new.domain.map(CapacityDomain::code))
                    .maybe(x::comment, new.comment.as_deref())
                    .set(x::position, position),
            )?;
            Ok(fresh)
        })
    }

    /// Changes an index score.
    ///
    /// # Errors
    /// Where it is gone, does not fit its scale, or cannot be written.
    pub fn edit_index_score(&mut self, index: Id, edit: &EditIndexScore) -> Result<(), Error> {
        let row = IndexScoreRow::find(self.reading(), index)?;
        let row = row.ok_or_else(|| Error::gone("index score"))?;
        let stands = self.edit_existing(&x::NOUN, index)?;
        let name = edit.name.as_deref();
        if let Some(name) = name {
            needed("The name of the index", name)?;
        }
        let score = edit.score.as_deref().map(number).transpose()?;
        let out_of = edit.out_of.as_deref().map(number).transpose()?;
        on_scale(score.or(row.score), out_of.or(row.out_of))?;
        self.act(|act| {
            act.edit(
                stands
                    .maybe(x::name, name.map(str::trim))
                    .maybe(x::score, score)
                    .maybe(x::out_of, out_of)
                    .maybe(x::domain, edit.domain.map(CapacityDomain::code))
                    .maybe(x::comment, edit.comment.as_deref()),
            )
        })
    }

    /// Deletes an index score. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_index_score(&mut self, index: Id) -> Result<(), Error> {
        let scope = self.get_scope(&x::NOUN, index)?;
        self.act(|act| act.delete(scope, &x::NOUN, index))
    }

    /// Refuses a typed score, or what it is out of, that does not go with the other.
    pub(crate) fn index_score_fits(
        &self,
        index: Id,
        field: &str,
        value: &Value,
    ) -> Result<(), Error> {
        let (Value::Integer(number), Some(row)) =
            (value, IndexScoreRow::find(self.reading(), index)?)
        else {
            return Ok(());
        };
        match field {
            x::score => on_scale(Some(*number), row.out_of),
            x::out_of => on_scale(row.score, Some(*number)),
            _ => Ok(()),
        }
    }

    /// The index scores of an assessment, in order.
    pub(super) fn index_cards(&self, id: Id) -> Result<Vec<IndexCard>, Error> {
        let rows = IndexScoreRow::of_assessment(self.reading(), id)?;
        let card = |row: IndexScoreRow| IndexCard {
            id: row.id,
            name: text(row.name.as_ref()),
            score: row.score.map_or_else(String::new, hundredths::in_words),
            out_of: hundredths::in_words(row.out_of.unwrap_or(OUT_OF)),
            domain: row.domain.as_deref().and_then(CapacityDomain::from_code),
            comment: text(row.comment.as_ref()),
            // Two laptops can each have changed one of the two.
            notice: on_scale(row.score, row.out_of)
                .err()
                .map_or_else(String::new, |error| format!("{}.", error.what())),
        };
        Ok(rows.into_iter().map(card).collect())
    }
}

/// Refuses a score outside its own scale.
fn on_scale(score: Option<i64>, out_of: Option<i64>) -> Result<(), Error> {
    let (Some(score), out_of) = (score, out_of.unwrap_or(OUT_OF)) else {
        return Ok(());
    };
    let said = hundredths::in_words;
    if out_of <= 0 {
        return Err(Error::new(
            format!("{} cannot be the highest score", said(out_of)),
            "Write the highest score that the form allows, such as 2 or 100.",
        ));
    }
    if score < 0 || score > out_of {
        return Err(Error::new(
            format!("{} lies outside 0 to {}", said(score), said(out_of)),
            "Look at the form again, or change what the score is out of.",
        ));
    }
    Ok(())
}

fn number(text: &str) -> Result<i64, Error> {
    hundredths::read(text).map_err(|slip| {
        let shown: String = text.trim().chars().take(40).collect();
        let what = match slip {
            Slip::NotANumber => format!("“{shown}” is not a number"),
            Slip::TooFine => format!("“{shown}” has more than two places after the point"),
            Slip::TooLarge => format!("“{shown}” is too large for a score"),
        };
        Error::new(what, "Write it as it stands on the form, such as 1.45.")
    })
}
