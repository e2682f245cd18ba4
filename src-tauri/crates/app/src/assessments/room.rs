//! The assessment on the table: one item at a time, what it comes to beside it.

use super::form::{Form, FormItem};
use super::results::score_name;
use super::score::item_record;
use super::vote::round_record;
use super::{of_whom, state};
use crate::edit::{count, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::assessing::{
    AssessmentRoom, HandsView, ItemStanding, PartCard, PartView, RoundView, ScoreChoice, TableItem,
    TableLine,
};
use crate::words::counted;
use std::collections::BTreeMap;
use trellis_domain::assessing::{Administration, HIGHEST, Hands, Standing};
use trellis_domain::id::Id;
use trellis_domain::pack::ScoreWords;
use trellis_domain::words::AssessmentPart;
use trellis_store::table::agency::AgencyRow;
use trellis_store::table::assessed_item::AssessedItemRow;
use trellis_store::table::assessment::AssessmentRow;
use trellis_store::table::assessment_part::AssessmentPartRow;

impl Trellis {
    /// An assessment as the table sees it, at the item where the group is.
    ///
    /// # Errors
    /// Where it is gone, or the workbook cannot be read.
    pub fn assessment_room(&self, id: Id) -> Result<AssessmentRoom, Error> {
        let row = self.get_assessment(id)?;
        let region = row.region.ok_or_else(|| Error::gone("assessment"))?;
        let form = self.form_of(&row);
        let administration = self.administration(&row, &form)?;
        let kept: BTreeMap<String, AssessedItemRow> =
            AssessedItemRow::of_assessment(self.reading(), id)?
                .into_iter()
                .filter_map(|it| Some((it.item.clone()?, it)))
                .collect();
        let at = row.at_item.as_deref().and_then(|at| form.place_of(at));
        let place = at.or((!form.items.is_empty()).then_some(0));
        let at = place.map(|place| self.table_item(&row, &form, place, &kept));
        let at = at.transpose()?.flatten();
        let instrument_name = self.instrument_name(&row);
        let earlier = self.earlier_of(&row)?;
        let mut belongs = vec![id];
        belongs.extend(at.iter().flat_map(|at| {
            let before = at.before.iter().map(|round| round.record);
            before.chain([at.record, at.round.record])
        }));
        let typed = self.index_cards(id)?;
        belongs.extend(typed.iter().map(|it| it.id));
        let agencies = AgencyRow::of_region(self.reading(), region)?;
        Ok(AssessmentRoom {
            id,
            region,
            region_name: self.region_name(Some(region))?,
            visit: row.visit,
            agency: row.agency,
            of: of_whom(&row, &agencies),
            title: format!(
                "{instrument_name}, {}",
                administration_in_words(earlier.len() + 1)
            ),
            instrument_name,
            note: form.note.clone(),
            state: state(&row),
            held_on: row.held_on,
            respondents: count(row.respondents),
            holds_items: form.holds_items,
            parts: self.parts_of(id, &form)?,
            procedure: form.instrument.procedure.clone(),
            scores: scores(&form.instrument.words),
            items: lines(&administration, &form, &kept),
            at,
            typed,
            notices: self.assessment_notices(&row, &form)?,
            results: self.results_of(&row, &form, &administration, &earlier, &kept)?,
            drafts: self.drafts_of(&belongs)?,
        })
    }

    fn table_item(
        &self,
        row: &AssessmentRow,
        form: &Form,
        place: usize,
        kept: &BTreeMap<String, AssessedItemRow>,
    ) -> Result<Option<TableItem>, Error> {
        let Some(item) = form.items.get(place) else {
            return Ok(None);
        };
        let mut rounds: Vec<RoundView> = self
            .rounds_of(row.id, &item.id)?
            .into_iter()
            .map(|(round, hands, row)| RoundView {
                record: row.id,
                round,
                hands: hands.into(),
                heard: text(row.heard.as_ref()),
            })
            .collect();
        let round = rounds.pop().unwrap_or_else(|| RoundView {
            record: round_record(row.id, &item.id, 1),
            round: 1,
            hands: HandsView::default(),
            heard: String::new(),
        });
        let hands = Hands {
            zeros: round.hands.zeros,
            ones: round.hands.ones,
            twos: round.hands.twos,
        };
        let known = kept.get(&item.id);
        let agreed = known.and_then(|it| it.score);
        let agreed = agreed.and_then(|it| u8::try_from(it).ok());
        let voters = count(row.respondents);
        let is_voted = hands.total() > 0 || !rounds.is_empty();
        let id_of = |place: Option<usize>| {
            let item = place.and_then(|place| form.items.get(place));
            item.map(|item| item.id.clone())
        };
        Ok(Some(TableItem {
            record: item_record(row.id, &item.id),
            item: item.id.clone(),
            number: number(place + 1),
            of: number(form.items.len()),
            place: place_in_words(form, item, place),
            text: if form.holds_items {
                item.text.clone()
            } else {
                format!("{}, as worded on your own form", item.text)
            },
            evidence: item.evidence.clone(),
            unanimous: hands.unanimous(),
            agreed,
            comment: text(known.and_then(|it| it.comment.as_ref())),
            parked: known.is_some_and(|it| it.parked == Some(true)),
            does_not_apply: known.is_some_and(|it| it.does_not_apply == Some(true)),
            voting: match voters {
                Some(voters) => format!("{} of {voters} voting", hands.total()),
                None => counted_hands(hands.total()),
            },
            notices: item_notices(hands, voters, agreed, is_voted, &form.instrument.words),
            previous: id_of(place.checked_sub(1)),
            next: id_of(Some(place + 1)),
            round,
            before: rounds,
        }))
    }

    fn parts_of(&self, id: Id, form: &Form) -> Result<Vec<PartView>, Error> {
        let rows = AssessmentPartRow::of_assessment(self.reading(), id)?;
        let people = |part: AssessmentPart| {
            let rows = rows.iter();
            rows.filter(|row| row.part.as_deref() == Some(part.code()))
                .map(|row| PartCard {
                    id: row.id,
                    who: text(row.who.as_ref()),
                })
                .collect::<Vec<_>>()
        };
        let mut parts: Vec<PartView> = form
            .instrument
            .parts
            .iter()
            .map(|guide| PartView {
                part: guide.part,
                name: guide.part.word().to_owned(),
                about: guide.about.clone(),
                votes: guide.votes,
                people: people(guide.part),
            })
            .collect();
        // Somebody may have a part that the instrument does not know.
        for part in AssessmentPart::ALL {
            let people = people(*part);
            if !people.is_empty() && parts.iter().all(|it| it.part != *part) {
                parts.push(PartView {
                    part: *part,
                    name: part.word().to_owned(),
                    about: String::new(),
                    votes: false,
                    people,
                });
            }
        }
        Ok(parts)
    }

    /// What to know about an assessment as a whole.
    pub(super) fn assessment_notices(
        &self,
        row: &AssessmentRow,
        form: &Form,
    ) -> Result<Vec<String>, Error> {
        let mut notices = Vec::new();
        if form.is_stand_in {
            notices.push(
                "The version of the instrument that this began with has not arrived on this laptop; the one in use is shown."
                    .to_owned(),
            );
        } else if let (Some(hash), Some(code)) = (&row.pack_hash, &row.instrument)
            && let Some((in_use, _)) = self.list_in_use(code)
            && in_use.hash.as_str() != hash
        {
            notices.push(
                "The instrument was changed since; this assessment stays with the words it began with."
                    .to_owned(),
            );
        }
        if let (Some(region), Some(on)) = (row.region, row.held_on) {
            let rows = AssessmentRow::of_region(self.reading(), region)?;
            let is_other = |it: &&AssessmentRow| {
                it.id != row.id
                    && it.held_on == Some(on)
                    && super::results::is_alike(it, row)
                    && state(it) == trellis_domain::words::AssessmentState::Held
            };
            if rows.iter().any(|it| is_other(&it)) {
                notices.push(
                    "There is another one of this kind on the same day; the one begun later counts as the latest."
                        .to_owned(),
                );
            }
        }
        Ok(notices)
    }
}

fn scores(words: &ScoreWords) -> Vec<ScoreChoice> {
    (0..=HIGHEST)
        .map(|score| ScoreChoice {
            score,
            word: words.of(score).unwrap_or_default().to_owned(),
        })
        .collect()
}

fn lines(
    administration: &Administration,
    form: &Form,
    kept: &BTreeMap<String, AssessedItemRow>,
) -> Vec<TableLine> {
    let rule = administration.scoring.undecided;
    let items = administration.items.iter().zip(&form.items).enumerate();
    items
        .map(|(place, (item, of))| {
            let standing = item.standing(rule);
            let (code, name) = in_words(standing, &form.instrument.words);
            TableLine {
                item: of.id.clone(),
                number: number(place + 1),
                group: of.group.clone(),
                text: of.text.clone(),
                domain: of.domain,
                standing: code,
                standing_name: name,
                score: standing.score(),
                comment: text(kept.get(&of.id).and_then(|it| it.comment.as_ref())),
            }
        })
        .collect()
}

fn in_words(standing: Standing, words: &ScoreWords) -> (ItemStanding, String) {
    let fixed = |word: &str| word.to_owned();
    match standing {
        Standing::Agreed(score) => (ItemStanding::Agreed, score_name(words, score)),
        Standing::ByRule(score) => {
            let name = format!("{}, by the instrument’s rule", score_name(words, score));
            (ItemStanding::ByRule, name)
        }
        Standing::Undecided => (ItemStanding::Undecided, fixed("not agreed")),
        Standing::Parked => (ItemStanding::Parked, fixed("comes back")),
        Standing::Unvoted => (ItemStanding::Unvoted, fixed("not voted on")),
        Standing::DoesNotApply => (ItemStanding::DoesNotApply, fixed("does not apply")),
    }
}

/// “Quality and outcome monitoring systems · item 4 of 9”, counted within its heading.
fn place_in_words(form: &Form, item: &FormItem, place: usize) -> String {
    if item.group.is_empty() {
        return format!("Item {} of {}", place + 1, form.items.len());
    }
    let mut same = form.items.iter().filter(|it| it.group == item.group);
    let all = same.clone().count();
    let nth = same.position(|it| it.id == item.id).unwrap_or_default();
    format!("{} · item {} of {all}", item.group, nth + 1)
}

fn item_notices(
    hands: Hands,
    voters: Option<u32>,
    agreed: Option<u8>,
    is_voted: bool,
    words: &ScoreWords,
) -> Vec<String> {
    let mut notices = Vec::new();
    if let Some(voters) = voters
        && hands.total() > voters
    {
        notices.push(format!(
            "{} were counted, and {voters} have a vote. Count again, or change how many vote.",
            crate::words::capitalized(&counted_hands(hands.total()))
        ));
    }
    if let Some(agreed) = agreed.filter(|_| !is_voted) {
        notices.push(format!(
            "“{}” was agreed without counting hands.",
            score_name(words, agreed)
        ));
    }
    notices
}

fn counted_hands(hands: u32) -> String {
    counted(hands as usize, "hand", "hands")
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// “fourth administration”.
fn administration_in_words(number: usize) -> String {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let word = number.checked_sub(1).and_then(|at| WORDS.get(at));
    word.map_or_else(
        || format!("administration {number}"),
        |word| format!("{word} administration"),
    )
}
