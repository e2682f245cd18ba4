//! The rows of the practice of support, and of lists.

use super::{Field, Line, find_word, list, text, word, yes};
use crate::sheet::words::{AdoptionPart, LevelPart, TierPart, Word};
use trellis_domain::pack::practice::Strategy;
use trellis_domain::pack::{Component, FinderQuestion, Inventory, Pack, Statement};

pub(super) fn components(pack: &Pack) -> Vec<Line> {
    let row = |it: &Component| {
        let early_in: Vec<String> = it.early_in.iter().map(|phase| phase.in_cell()).collect();
        vec![
            text(&it.code),
            text(&it.name),
            yes(it.is_working_name),
            text(&it.about),
            Field::Text(early_in.join(", ")),
            list(&it.sources),
        ]
    };
    pack.components.iter().map(row).collect()
}

pub(super) fn activities(pack: &Pack) -> Vec<Line> {
    let mut rows = Vec::new();
    for component in &pack.components {
        rows.extend(component.activities.iter().map(|it| {
            vec![
                text(&it.id),
                text(&component.code),
                text(&it.text),
                yes(it.essential),
                list(&it.sources),
            ]
        }));
    }
    rows
}

pub(super) fn tiers(pack: &Pack) -> Vec<Line> {
    let mut rows = Vec::new();
    for it in &pack.tiers {
        rows.push(vec![
            word(it.tier),
            word(TierPart::Name),
            text(&it.name),
            list(&[]),
        ]);
        let parts = [
            (TierPart::Fits, &it.fits),
            (TierPart::Holds, &it.holds),
            (TierPart::Format, &it.format),
            (TierPart::Rhythm, &it.rhythm),
        ];
        for (part, said) in parts {
            rows.extend(said.iter().map(|said| statement(it.tier, part, said)));
        }
    }
    rows
}

fn statement<W: Word, P: Word>(of: W, part: P, said: &Statement) -> Line {
    vec![word(of), word(part), text(&said.text), list(&said.sources)]
}

pub(super) fn levels(pack: &Pack) -> Vec<Line> {
    let mut rows = Vec::new();
    for it in &pack.levels {
        let row = |part: LevelPart, said: &Strategy| {
            vec![
                word(it.level),
                word(part),
                text(&said.id),
                text(&said.text),
                list(&said.sources),
            ]
        };
        rows.push(vec![
            word(it.level),
            word(LevelPart::Name),
            text(""),
            text(&it.name),
            list(&[]),
        ]);
        rows.extend(it.signs.iter().map(|said| row(LevelPart::Signs, said)));
        rows.extend(it.look_at.iter().map(|said| row(LevelPart::LookAt, said)));
        rows.extend(
            it.strategies
                .iter()
                .map(|said| row(LevelPart::Strategies, said)),
        );
    }
    rows
}

pub(super) fn intervention_stages(pack: &Pack) -> Vec<Line> {
    let mut rows = Vec::new();
    for it in &pack.adoption_stages {
        rows.push(vec![
            word(it.stage),
            word(AdoptionPart::Name),
            text(&it.name),
            list(&[]),
        ]);
        rows.push(statement(it.stage, AdoptionPart::About, &it.about));
        let looks_like = it.looks_like.iter();
        rows.extend(looks_like.map(|said| statement(it.stage, AdoptionPart::LooksLike, said)));
    }
    rows
}

pub(super) fn finder(pack: &Pack) -> Vec<Line> {
    let row = |it: &FinderQuestion| {
        vec![
            text(&it.id),
            text(&it.ask),
            word(it.if_yes),
            list(&it.sources),
        ]
    };
    pack.finder.iter().map(row).collect()
}

pub(super) fn lists(pack: &Pack) -> Vec<Line> {
    let row = |it: &Inventory| {
        vec![
            text(&it.id),
            word(it.purpose),
            text(&it.title),
            text(&it.note),
        ]
    };
    pack.inventories.iter().map(row).collect()
}

pub(super) fn entries(pack: &Pack) -> Vec<Line> {
    let mut rows = Vec::new();
    for of in &pack.inventories {
        rows.extend(of.entries.iter().map(|it| {
            vec![
                text(&it.id),
                text(&of.id),
                text(&it.group),
                text(&it.text),
                text(&it.evidence),
                find_word(it.domain),
                text(&it.partner),
                list(&it.replaces),
                list(&it.sources),
            ]
        }));
    }
    rows
}
