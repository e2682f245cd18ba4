//! Packs that nobody would write: every part, in every order, with texts of any signs.

mod practice;

use super::sample::sample;
use crate::sheet::cells::tidy;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use trellis_domain::pack::guide::{Form, GuideStatement, Part};
use trellis_domain::pack::{
    CapacityDomain, CapacityStage, Cell, Chapter, Domain, Help, Item, ItemList, Leaning, Mirror,
    Pack, Resource, Section, Source, Stage,
};

/// A text as a sound pack may hold it: no line breaks, no spaces around it.
fn words() -> BoxedStrategy<String> {
    let visible = any::<char>().prop_filter("visible", |c| !c.is_control());
    let any = vec(visible, 1..12).prop_map(|signs| tidy(&signs.into_iter().collect::<String>()));
    let like_formula = select(vec![
        "=1+1", "+1", "-1", "@A1", "'", "1.0", "3-4", "TRUE", "#REF!", "_x0041_", "a  b", "<&>\"",
        "example",
    ]);
    prop_oneof![
        2 => any.prop_filter("not empty", |text| !text.is_empty()),
        1 => like_formula.prop_map(str::to_owned),
    ]
    .boxed()
}

fn maybe<T: std::fmt::Debug + Clone + 'static>(
    it: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Option<T>> {
    proptest::option::of(it).boxed()
}

fn codes(least: usize) -> BoxedStrategy<Vec<String>> {
    vec("[A-Z][A-Z0-9-]{0,8}", least..3).boxed()
}

/// Some of a closed list, in any order.
fn some_of<T: Copy + std::fmt::Debug + 'static>(all: &[T]) -> BoxedStrategy<Vec<T>> {
    let count = all.len();
    subsequence(all.to_vec(), 0..=count).prop_shuffle().boxed()
}

fn item() -> BoxedStrategy<Item> {
    let help = (words(), words(), words(), codes(1));
    let help = help.prop_map(|(why, counts, ask, sources)| Help {
        why,
        counts,
        ask,
        sources,
    });
    let leaning = ("[A-Z0-9-]{1,8}", words()).prop_map(|(item, why)| Leaning { item, why });
    let mirrors = maybe(select(Mirror::ALL.to_vec()));
    let parts = (
        words(),
        words(),
        codes(1),
        any::<bool>(),
        mirrors,
        vec(leaning, 0..3),
    );
    (parts, maybe(help), codes(0), any::<bool>())
        .prop_map(
            |((text, evidence, sources, rollout, mirrors, leans_on), help, replaces, retired)| {
                Item {
                    id: String::new(),
                    text,
                    evidence,
                    sources,
                    rollout,
                    mirrors,
                    leans_on,
                    help,
                    replaces,
                    retired,
                }
            },
        )
        .boxed()
}

fn cells() -> BoxedStrategy<Vec<Cell>> {
    let pairs = CapacityDomain::ALL
        .into_iter()
        .flat_map(|domain| CapacityStage::ALL.map(|stage| (domain, stage)));
    let pairs: Vec<_> = pairs.collect();
    let content = (vec(words(), 0..3), vec(item(), 0..3));
    (some_of(&pairs), vec(content, 15))
        .prop_map(|(pairs, contents)| {
            let cell = |((domain, stage), (questions, items))| Cell {
                domain,
                stage,
                questions,
                items,
            };
            pairs.into_iter().zip(contents).map(cell).collect()
        })
        .boxed()
}

fn list() -> BoxedStrategy<Option<ItemList>> {
    let list = (words(), words(), vec(item(), 0..3));
    maybe(list.prop_map(|(title, note, items)| ItemList { title, note, items }))
}

fn chapters() -> BoxedStrategy<Vec<Chapter>> {
    let said = (select(Form::ALL.to_vec()), words(), codes(1));
    let said = said.prop_map(|(form, text, sources)| GuideStatement {
        form,
        text,
        sources,
    });
    let stage = maybe(select(CapacityStage::ALL.to_vec()));
    let section = (select(Part::ALL.to_vec()), words(), stage, vec(said, 0..3));
    let section = section.prop_map(|(part, heading, stage, statements)| Section {
        id: String::new(),
        part,
        heading,
        stage,
        statements,
    });
    let domain = maybe(select(CapacityDomain::ALL.to_vec()));
    let chapter = (words(), words(), domain, vec(section, 0..3), codes(0));
    let chapter = chapter.prop_map(|(title, about, domain, sections, resources)| Chapter {
        id: String::new(),
        title,
        about,
        domain,
        sections,
        resources,
    });
    vec(chapter, 0..3).boxed()
}

fn resources() -> BoxedStrategy<Vec<Resource>> {
    let day = (0..=9999, 1..=366_u32).prop_filter_map("a day", |(year, day)| {
        chrono::NaiveDate::from_yo_opt(year, day)
    });
    let parts = (
        words(),
        words(),
        maybe(words()),
        maybe(words()),
        vec(words(), 0..3),
    );
    let resource = (parts, maybe(day), codes(1)).prop_map(
        |((title, about, label, address, path), checked_on, sources)| Resource {
            id: String::new(),
            title,
            about,
            label,
            address,
            path,
            checked_on,
            sources,
        },
    );
    vec(resource, 0..3).boxed()
}

/// Gives everything an id of its own.
fn with_ids(mut pack: Pack) -> Pack {
    let mut next = 0;
    let mut give = |id: &mut String| {
        next += 1;
        *id = format!("X{next}");
    };
    pack.sources.iter_mut().for_each(|it| give(&mut it.code));
    let cells = pack.cells.iter_mut().flat_map(|it| &mut it.items);
    cells.for_each(|it| give(&mut it.id));
    let outside = [&mut pack.strip, &mut pack.interventions]
        .into_iter()
        .flatten();
    outside
        .flat_map(|it| &mut it.items)
        .for_each(|it| give(&mut it.id));
    for chapter in &mut pack.chapters {
        give(&mut chapter.id);
        chapter.sections.iter_mut().for_each(|it| give(&mut it.id));
    }
    pack.resources.iter_mut().for_each(|it| give(&mut it.id));
    for component in &mut pack.components {
        give(&mut component.code);
        component
            .activities
            .iter_mut()
            .for_each(|it| give(&mut it.id));
    }
    for level in &mut pack.levels {
        let lines = [&mut level.signs, &mut level.look_at, &mut level.strategies];
        lines.into_iter().flatten().for_each(|it| give(&mut it.id));
    }
    pack.finder.iter_mut().for_each(|it| give(&mut it.id));
    for list in &mut pack.inventories {
        give(&mut list.id);
        list.entries.iter_mut().for_each(|it| give(&mut it.id));
        let indices = list.instrument.iter_mut().flat_map(|it| &mut it.indices);
        indices.for_each(|it| give(&mut it.id));
    }
    pack
}

/// A pack with any of its parts.
pub(super) fn pack() -> BoxedStrategy<Pack> {
    let source = (words(), maybe(words()));
    let source = source.prop_map(|(title, address)| Source {
        code: String::new(),
        title,
        address,
    });
    let domains = (
        some_of(&CapacityDomain::ALL),
        vec((words(), words(), words(), codes(1)), 5),
    )
        .prop_map(|(codes, contents)| {
            let domain = |(code, (name, short_name, working_well, sources))| Domain {
                code,
                name,
                short_name,
                working_well,
                sources,
            };
            codes.into_iter().zip(contents).map(domain).collect()
        });
    let stages =
        (some_of(&CapacityStage::ALL), vec((words(), words()), 3)).prop_map(|(codes, contents)| {
            let stage = |(code, (name, paper_name))| Stage {
                code,
                name,
                paper_name,
            };
            codes.into_iter().zip(contents).map(stage).collect()
        });
    let checklists = (vec(source, 0..3), domains, stages, cells(), list(), list());
    let guide = (
        chapters(),
        resources(),
        practice::components(),
        practice::tiers(),
        practice::levels(),
    );
    let rest = (
        practice::adoption_stages(),
        practice::finder(),
        practice::inventories(),
        words(),
        words(),
    );
    (checklists, guide, rest)
        .prop_map(|(checklists, guide, rest)| {
            let (sources, domains, stages, cells, strip, interventions) = checklists;
            let (chapters, resources, components, tiers, levels) = guide;
            let (adoption_stages, finder, inventories, title, note) = rest;
            with_ids(Pack {
                title,
                note,
                sources,
                domains,
                stages,
                cells,
                strip,
                interventions,
                chapters,
                resources,
                components,
                tiers,
                levels,
                adoption_stages,
                finder,
                inventories,
                ..sample()
            })
        })
        .boxed()
}
