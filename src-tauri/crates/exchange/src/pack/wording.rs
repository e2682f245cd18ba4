//! How the built-in packs speak: as a team about itself, never as an auditor.

use std::collections::BTreeSet;

use super::{builtins, write_pack};
use serde_json::Value;
use trellis_domain::pack::{
    CapacityDomain, CapacityStage, Chapter, Item, Mirror, Pack, Part, Place,
};
use trellis_domain::words::{AdoptionStage, Level, Tier};

/// Longest item, in characters: two lines in the room, one on paper.
const LONGEST_ITEM: usize = 110;

/// Words that begin a task. An item is a condition, so none begins with one.
const TASK_WORDS: &str = "adopt agree arrange ask assign begin book brief bring build change chart check choose \
    collect compare confirm count decide define describe draft draw find fix form get give \
    go hand have hear hold keep let line link list log look make name note offer open order \
    pass place plan prepare put read reconsider redraw remove repeat report return review \
    run secure see send set settle show sign sketch sort speak spell start take talk teach \
    tell test track train use walk watch weigh work write";

/// Words that would make a team feel inspected.
const AUDIT_WORDS: &str = "audit auditor compliance compliant comply complete completed deficient \
    deficiency documented ensure fail failed failing fails failure inspect inspected mandatory \
    monitored must obligation required requirement score scored scores scoring should verify \
    violation";

/// British spellings of words that checklists like to use.
const BRITISH: &str = "behaviour centre colour favour judgement labour neighbour organisation \
    organisations organise organised practise practised programme programmes recognise \
    recognises recognised";

fn pack() -> Pack {
    packs().swap_remove(0)
}

fn packs() -> Vec<Pack> {
    let packs = builtins().unwrap().into_iter();
    packs.map(|read| read.pack.clone()).collect()
}

fn words(text: &str) -> BTreeSet<String> {
    let letters = |c: char| !c.is_alphabetic();
    text.split(letters).map(str::to_lowercase).collect()
}

fn first_word(text: &str) -> String {
    text.split(' ').next().unwrap_or_default().to_lowercase()
}

#[test]
fn every_cell_has_eight_to_eleven_items_and_two_or_three_questions() {
    let pack = pack();
    for domain in CapacityDomain::ALL {
        for stage in CapacityStage::ALL {
            let cell = pack.find_cell(domain, stage).unwrap();
            let items = cell.items.len();
            let questions = cell.questions.len();
            assert!((8..=11).contains(&items), "{domain:?} {stage:?}: {items}");
            assert!((2..=3).contains(&questions), "{domain:?} {stage:?}");
        }
    }
}

#[test]
fn every_item_is_one_short_sentence() {
    for (_, item) in pack().items() {
        let Item { id, text, .. } = item;
        assert!(text.chars().count() <= LONGEST_ITEM, "{id}: {text}");
        assert!(text.starts_with(char::is_uppercase), "{id}: {text}");
        let ends = text.ends_with(['.', '?']) || text.ends_with(".”");
        assert!(ends, "{id}: {text}");
        let stops = text.matches(['.', '!', '?', ';']).count();
        assert!(stops <= 2 && !text.contains(". "), "{id}: {text}");
    }
}

#[test]
fn no_item_begins_as_a_task_does() {
    let tasks: BTreeSet<String> = words(TASK_WORDS);
    for (_, item) in pack().items() {
        let first = first_word(&item.text);
        assert!(!tasks.contains(&first), "{}: {}", item.id, item.text);
    }
}

#[test]
fn no_sentence_sounds_like_an_audit_or_is_spelled_as_overseas() {
    let unwanted: BTreeSet<String> = words(&format!("{AUDIT_WORDS} {BRITISH}"));
    for pack in packs() {
        for text in texts(&serde_json::to_value(&pack).unwrap()) {
            let found: Vec<_> = words(&text).intersection(&unwanted).cloned().collect();
            assert!(found.is_empty(), "{}: {found:?} in {text}", pack.id);
            assert!(!text.contains(['!', '\'', '"', '%']), "{}: {text}", pack.id);
        }
    }
}

/// Every sentence of a pack, wherever it stands; titles and addresses of sources are
/// other people's words.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(word, _)| !["sources", "address", "path"].contains(&word.as_str()))
            .flat_map(|(_, value)| texts(value))
            .collect(),
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::String(text) if text.contains(' ') => vec![text.clone()],
        _ => Vec::new(),
    }
}

#[test]
fn no_two_items_say_the_same() {
    let pack = pack();
    let mut seen = BTreeSet::new();
    for (_, item) in pack.items() {
        assert!(seen.insert(item.text.to_lowercase()), "{}", item.id);
        assert!(seen.insert(item.evidence.to_lowercase()), "{}", item.id);
    }
}

#[test]
fn the_list_of_items_does_not_drone() {
    let pack = pack();
    let all = pack.items().count();
    let know = |text: &str| text.starts_with("We know ");
    let knowing = pack.items().filter(|(_, item)| know(&item.text)).count();
    assert!(
        knowing * 8 <= all,
        "{knowing} of {all} begin with “We know”"
    );
}

#[test]
fn every_source_that_is_listed_is_used() {
    for pack in packs() {
        let mut value = serde_json::to_value(&pack).unwrap();
        value.as_object_mut().unwrap().remove("sources");
        let used = sources(&value);
        let listed: BTreeSet<String> = pack.sources.iter().map(|it| it.code.clone()).collect();
        assert_eq!(used, listed, "{}", pack.id);
    }
}

fn sources(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(word, value)| match value {
                Value::Array(codes) if word == "sources" => codes
                    .iter()
                    .filter_map(|code| code.as_str().map(str::to_owned))
                    .collect(),
                other => sources(other),
            })
            .collect(),
        Value::Array(list) => list.iter().flat_map(sources).collect(),
        _ => BTreeSet::new(),
    }
}

#[test]
fn every_item_has_a_colleague_at_its_elbow() {
    for (_, item) in pack().items() {
        let help = item
            .help
            .as_ref()
            .unwrap_or_else(|| panic!("{} has no help", item.id));
        assert!(help.ask.ends_with(['?', '”']), "{}: {}", item.id, help.ask);
        for text in [&help.why, &help.counts] {
            assert!(text.ends_with(['.', '”']), "{}: {text}", item.id);
            assert_ne!(*text, item.text);
            assert_ne!(*text, item.evidence);
        }
    }
}

#[test]
fn chapters_on_capacity_share_one_format() {
    let guide = packs().pop().unwrap();
    let on_capacity: Vec<&Chapter> = guide
        .chapters
        .iter()
        .filter(|chapter| chapter.domain.is_some() || chapter.id == "support")
        .collect();
    assert_eq!(on_capacity.len(), 6);
    for chapter in on_capacity {
        let parts: Vec<(Part, Option<CapacityStage>)> = chapter
            .sections
            .iter()
            .filter(|section| section.part != Part::Other)
            .map(|section| (section.part, section.stage))
            .collect();
        let expected = [
            (Part::What, None),
            (Part::WorkingWell, None),
            (Part::Why, None),
            (Part::Practices, None),
            (Part::Knowledge, None),
            (Part::Activities, Some(CapacityStage::Exploration)),
            (Part::Activities, Some(CapacityStage::Installation)),
            (Part::Activities, Some(CapacityStage::Initial)),
        ];
        assert_eq!(parts, expected, "{}", chapter.id);
        assert!(!chapter.resources.is_empty(), "{}", chapter.id);
    }
}

#[test]
fn the_practice_is_whole() {
    let practice = packs().swap_remove(1);
    let codes: Vec<&str> = practice
        .components
        .iter()
        .map(|it| it.code.as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "CPC1", "CPC2", "CPC3", "CPC4", "CPC5", "CPC6", "CPC7", "CPC8", "CPC9", "CPC10"
        ]
    );
    let confirmed: Vec<&str> = practice
        .components
        .iter()
        .filter(|it| !it.is_working_name)
        .map(|it| it.code.as_str())
        .collect();
    assert_eq!(confirmed, ["CPC1", "CPC2", "CPC3", "CPC7"]);
    for component in &practice.components {
        assert!(component.activities.len() >= 3, "{}", component.code);
        assert!(
            component.activities.iter().any(|it| it.essential),
            "{}",
            component.code
        );
    }
    let tiers: Vec<Tier> = practice.tiers.iter().map(|it| it.tier).collect();
    assert_eq!(tiers, Tier::ALL);
    let levels: Vec<Level> = practice.levels.iter().map(|it| it.level).collect();
    assert_eq!(levels, Level::ALL);
    let stages: Vec<AdoptionStage> = practice.adoption_stages.iter().map(|it| it.stage).collect();
    assert_eq!(stages, AdoptionStage::ALL);
    let review = practice.find_inventory("best-practices").unwrap();
    assert_eq!(review.entries.len(), 13);
    for label in ["PRIS 5", "PRIS 6", "PRIS 7", "PRIS 8"] {
        assert!(
            review
                .entries
                .iter()
                .any(|entry| entry.text.contains(label)),
            "{label}"
        );
    }
}

#[test]
fn the_self_check_has_eight_to_twelve_items_a_domain_and_says_what_it_is_not() {
    let pack = packs().swap_remove(2);
    let check = pack.inventories.first().unwrap();
    for domain in CapacityDomain::ALL {
        let items = check
            .entries
            .iter()
            .filter(|it| it.domain == Some(domain))
            .count();
        assert!((8..=12).contains(&items), "{domain:?}: {items}");
    }
    assert!(check.note.contains("Not a validated measure"));
    assert!(pack.note.contains("CCA-TP"));
}

#[test]
fn no_pack_names_a_place_that_is_not_on_the_web() {
    for pack in packs() {
        let text = String::from_utf8(write_pack(&pack)).unwrap();
        assert!(
            !text.contains("file:") && !text.contains("localhost"),
            "{}",
            pack.id
        );
    }
}

#[test]
fn names_of_domains_and_stages_are_those_of_the_records() {
    let pack = pack();
    for code in CapacityDomain::ALL {
        let domain = pack.find_domain(code).unwrap();
        let names = (domain.name.as_str(), domain.short_name.as_str());
        assert_eq!(names, (code.name(), code.short_name()));
    }
    for code in CapacityStage::ALL {
        let stage = pack.find_stage(code).unwrap();
        let names = (stage.name.as_str(), stage.paper_name.as_str());
        assert_eq!(names, (code.name(), code.paper_name()));
    }
}

#[test]
fn records_answer_for_the_items_that_they_mirror() {
    let pack = pack();
    let mirrored: Vec<(&str, Mirror)> = pack
        .items()
        .filter_map(|(_, item)| Some((item.id.as_str(), item.mirrors?)))
        .collect();
    assert_eq!(
        mirrored,
        [
            ("CC-II-04", Mirror::Barriers),
            ("LT-IN-02", Mirror::Roster),
            ("LT-II-02", Mirror::ImprovementCycle),
            ("LT-II-03", Mirror::Handover),
            ("LT-II-06", Mirror::Roster),
            ("LT-EX-05", Mirror::Assessment),
            ("LT-EX-07", Mirror::Goals),
            ("LT-EX-08", Mirror::Tier),
            ("LT-II-05", Mirror::Assessment),
            ("LT-II-11", Mirror::Tier),
        ],
    );
}

#[test]
fn assessment_results_goals_and_tier_belong_to_the_whole_region() {
    let pack = pack();
    let strip: Vec<&str> = pack.strip_items().iter().map(|it| it.id.as_str()).collect();
    let expected = [
        "LT-EX-05", "LT-EX-06", "LT-EX-07", "LT-EX-08", "LT-II-05", "LT-II-11",
    ];
    assert_eq!(strip, expected);
    for program in ["CC-EX-04", "CC-EX-08", "CC-EX-10"] {
        assert_eq!(pack.find_place(program), Some(Place::Interventions));
    }
}

#[test]
fn rollout_is_told_apart_from_capacity() {
    let pack = pack();
    let rollout: Vec<&str> = pack
        .items()
        .filter_map(|(_, item)| item.rollout.then_some(item.id.as_str()))
        .collect();
    let expected = [
        "WD-EX-09", "WD-IN-03", "WD-IN-06", "QM-EX-03", "QM-II-01", "MN-IN-03",
    ];
    assert_eq!(rollout, expected);
}
