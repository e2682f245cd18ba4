//! The rows of instruments: what counts, who takes part, what entries add up to.

use super::{Field, Line, find_word, list, text, word, yes};
use trellis_domain::pack::{Instrument, Inventory, Pack};

fn with_one(pack: &Pack) -> impl Iterator<Item = (&Inventory, &Instrument)> {
    let lists = pack.inventories.iter();
    lists.filter_map(|list| Some((list, list.instrument.as_ref()?)))
}

pub(super) fn instruments(pack: &Pack) -> Vec<Line> {
    let row = |(list, it): (&Inventory, &Instrument)| {
        vec![
            text(&list.id),
            Field::Text(it.scoring.least_answered.to_string()),
            word(it.scoring.undecided),
            text(&it.words.zero),
            text(&it.words.one),
            text(&it.words.two),
            Field::Lines(it.procedure.clone()),
        ]
    };
    with_one(pack).map(row).collect()
}

pub(super) fn roles(pack: &Pack) -> Vec<Line> {
    let mut rows = Vec::new();
    for (list, it) in with_one(pack) {
        rows.extend(it.parts.iter().map(|part| {
            vec![
                text(&list.id),
                word(part.part),
                text(&part.about),
                yes(part.votes),
            ]
        }));
    }
    rows
}

pub(super) fn indices(pack: &Pack) -> Vec<Line> {
    let mut rows = Vec::new();
    for (of, it) in with_one(pack) {
        rows.extend(it.indices.iter().map(|index| {
            vec![
                text(&index.id),
                text(&of.id),
                text(&index.name),
                find_word(index.domain),
                list(&index.entries),
            ]
        }));
    }
    rows
}
