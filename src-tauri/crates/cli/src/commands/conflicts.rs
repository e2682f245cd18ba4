//! Questions that wait for a decision.

use super::{find_region, plain};
use crate::ask::conflicts::{ConflictVerb, Resolve};
use crate::say::Answer;
use std::fmt::Write;
use trellis_app::view::conflict::{ConflictCard, ConflictGroup, ConflictsView, Decision};
use trellis_app::{Error, Trellis};

pub fn answer(trellis: &mut Trellis, ask: ConflictVerb) -> Result<Answer, Error> {
    match ask {
        ConflictVerb::List { region } => {
            let view = asked(trellis, region.as_deref())?;
            Ok(Answer::new(in_words(&view), plain(&view)))
        }
        ConflictVerb::Resolve(ask) => resolve(trellis, ask),
    }
}

fn asked(trellis: &Trellis, region: Option<&str>) -> Result<ConflictsView, Error> {
    let region = match region {
        Some(region) => Some(find_region(trellis, region)?.id),
        None => None,
    };
    trellis.conflicts(region)
}

fn resolve(trellis: &mut Trellis, ask: Resolve) -> Result<Answer, Error> {
    let Some(case) = ask.case else {
        let view = asked(trellis, ask.region.as_deref())?;
        let names = if ask.trivial {
            view.alike.clone()
        } else {
            let groups = view.groups.iter();
            groups.flat_map(|group| group.by_latest.clone()).collect()
        };
        if names.is_empty() {
            return Ok(Answer::new("There are none of that kind.", plain(&view)));
        }
        let settled = trellis.settle_by_latest(&names)?;
        let mut text = String::new();
        let cards = view.groups.iter().flat_map(|group| &group.cases);
        for card in cards.filter(|card| names.contains(&card.name)) {
            let _ = writeln!(text, "{} – {}", card.title, card.field_word);
            if let Some(latest) = card.answers.first() {
                let _ = writeln!(text, "  {}", one_line(&latest.text));
            }
        }
        let _ = writeln!(text, "{}", settled.sentence);
        return Ok(Answer::new(text, plain(&settled)));
    };
    let decision = match (ask.keep, ask.both, ask.write) {
        (Some(number), ..) => Decision::Keep { number },
        (None, true, _) => Decision::Both,
        (None, false, Some(text)) => Decision::Write { text },
        (None, false, None) => {
            return Err(Error::new(
                "Nothing was decided",
                "Add --keep N, --both or --write TEXT.",
            ));
        }
    };
    let settled = trellis.resolve_conflict(&case, &decision)?;
    Ok(Answer::new(settled.sentence.clone(), plain(&settled)))
}

fn in_words(view: &ConflictsView) -> String {
    let mut text = format!("{}\n", view.sentence);
    for ConflictGroup { title, cases, .. } in &view.groups {
        let _ = writeln!(text, "\n{title}");
        for card in cases {
            one(&mut text, card);
        }
    }
    text
}

fn one(text: &mut String, card: &ConflictCard) {
    let _ = writeln!(
        text,
        "{}  {} – {} (for: {})",
        card.name,
        one_line(&card.title),
        card.field_word,
        card.audience.word()
    );
    for answer in &card.answers {
        let shown = if answer.is_shown && !card.is_deletion {
            " (shown now)"
        } else {
            ""
        };
        let _ = writeln!(
            text,
            "  {}. {}{shown}",
            answer.number,
            one_line(&answer.text)
        );
        for writing in &answer.writings {
            let _ = writeln!(
                text,
                "     {}, {}, {}",
                writing.who, writing.when, writing.place
            );
            if !writing.strange_clock.is_empty() {
                let _ = writeln!(text, "     {}", writing.strange_clock);
            }
        }
        for line in &answer.meanwhile {
            let _ = writeln!(text, "     {}", one_line(line));
        }
    }
    if card.is_alike {
        let _ = writeln!(
            text,
            "  They differ in blanks, capitals or punctuation only."
        );
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
