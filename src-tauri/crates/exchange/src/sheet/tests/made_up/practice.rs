//! The practice of support, and lists, as nobody would write them.

use super::{codes, maybe, some_of, words};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use trellis_domain::pack::practice::Strategy as Suggestion;
use trellis_domain::pack::{
    Activity, AdoptionStageGuide, CapacityDomain, Component, Entry, FinderQuestion, Index,
    Instrument, Inventory, LevelGuide, PartGuide, Purpose, ScoreWords, Scoring, Statement,
    TierGuide, Undecided,
};
use trellis_domain::words::{AdoptionStage, AssessmentPart, Level, Phase, Tier};

fn statements() -> BoxedStrategy<Vec<Statement>> {
    vec(statement(), 0..3).boxed()
}

fn statement() -> BoxedStrategy<Statement> {
    (words(), codes(1))
        .prop_map(|(text, sources)| Statement { text, sources })
        .boxed()
}

fn lines() -> BoxedStrategy<Vec<Suggestion>> {
    let line = (words(), codes(1)).prop_map(|(text, sources)| Suggestion {
        id: String::new(),
        text,
        sources,
    });
    vec(line, 0..3).boxed()
}

pub(super) fn components() -> BoxedStrategy<Vec<Component>> {
    let activity = (words(), any::<bool>(), codes(1));
    let activity = activity.prop_map(|(text, essential, sources)| Activity {
        id: String::new(),
        text,
        essential,
        sources,
    });
    let component = (
        words(),
        any::<bool>(),
        words(),
        some_of(Phase::ALL),
        codes(1),
        vec(activity, 0..3),
    );
    let component = component.prop_map(
        |(name, is_working_name, about, early_in, sources, activities)| Component {
            code: String::new(),
            name,
            is_working_name,
            about,
            early_in,
            sources,
            activities,
        },
    );
    vec(component, 0..3).boxed()
}

pub(super) fn tiers() -> BoxedStrategy<Vec<TierGuide>> {
    let content = (
        words(),
        statements(),
        statements(),
        statements(),
        statements(),
    );
    (some_of(Tier::ALL), vec(content, 3))
        .prop_map(|(tiers, contents)| {
            let guide = |(tier, (name, fits, holds, format, rhythm))| TierGuide {
                tier,
                name,
                fits,
                holds,
                format,
                rhythm,
            };
            tiers.into_iter().zip(contents).map(guide).collect()
        })
        .boxed()
}

pub(super) fn levels() -> BoxedStrategy<Vec<LevelGuide>> {
    (
        some_of(Level::ALL),
        vec((words(), lines(), lines(), lines()), 5),
    )
        .prop_map(|(levels, contents)| {
            let guide = |(level, (name, signs, look_at, strategies))| LevelGuide {
                level,
                name,
                signs,
                look_at,
                strategies,
            };
            levels.into_iter().zip(contents).map(guide).collect()
        })
        .boxed()
}

pub(super) fn adoption_stages() -> BoxedStrategy<Vec<AdoptionStageGuide>> {
    (
        some_of(AdoptionStage::ALL),
        vec((words(), statement(), statements()), 4),
    )
        .prop_map(|(stages, contents)| {
            let guide = |(stage, (name, about, looks_like))| AdoptionStageGuide {
                stage,
                name,
                about,
                looks_like,
            };
            stages.into_iter().zip(contents).map(guide).collect()
        })
        .boxed()
}

pub(super) fn finder() -> BoxedStrategy<Vec<FinderQuestion>> {
    let question = (words(), select(AdoptionStage::ALL.to_vec()), codes(1));
    let question = question.prop_map(|(ask, if_yes, sources)| FinderQuestion {
        id: String::new(),
        ask,
        if_yes,
        sources,
    });
    vec(question, 0..3).boxed()
}

pub(super) fn inventories() -> BoxedStrategy<Vec<Inventory>> {
    let domain = maybe(select(CapacityDomain::ALL.to_vec()));
    let partner = maybe(words()).prop_map(Option::unwrap_or_default);
    let said = (words(), words(), words(), domain, partner);
    let entry = (said, codes(0), codes(1));
    let entry = entry.prop_map(|(said, replaces, sources)| Entry {
        id: String::new(),
        text: said.0,
        evidence: said.1,
        group: said.2,
        domain: said.3,
        partner: said.4,
        replaces,
        sources,
    });
    let list = (
        select(Purpose::ALL.to_vec()),
        words(),
        words(),
        maybe(instrument()),
        vec(entry, 0..3),
    );
    let list = list.prop_map(|(purpose, title, note, instrument, entries)| Inventory {
        id: String::new(),
        purpose,
        title,
        note,
        instrument,
        entries,
    });
    vec(list, 0..3).boxed()
}

fn instrument() -> BoxedStrategy<Instrument> {
    let parts = (
        some_of(AssessmentPart::ALL),
        vec((words(), any::<bool>()), AssessmentPart::ALL.len()),
    );
    let parts = parts.prop_map(|(parts, said)| {
        let part = |(part, (about, votes))| PartGuide { part, about, votes };
        parts.into_iter().zip(said).map(part).collect::<Vec<_>>()
    });
    let domain = maybe(select(CapacityDomain::ALL.to_vec()));
    let index = (words(), domain, codes(1)).prop_map(|(name, domain, entries)| Index {
        id: String::new(),
        name,
        domain,
        entries,
    });
    let scoring = (any::<u32>(), select(Undecided::ALL.to_vec()));
    let scoring = scoring.prop_map(|(least_answered, undecided)| Scoring {
        least_answered,
        undecided,
    });
    let said = (words(), words(), words());
    let said = said.prop_map(|(zero, one, two)| ScoreWords { zero, one, two });
    (parts, vec(words(), 0..3), vec(index, 0..3), scoring, said)
        .prop_map(|(parts, procedure, indices, scoring, words)| Instrument {
            parts,
            procedure,
            indices,
            scoring,
            words,
        })
        .boxed()
}
