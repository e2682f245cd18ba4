//! How the built-in checklists speak: as a team about itself, never as an auditor.

use std::collections::BTreeSet;

use super::builtin;
use trellis_domain::pack::{CapacityDomain, CapacityStage, Item, Mirror, Pack, Place};

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
    builtin().unwrap().pack
}

fn words(text: &str) -> BTreeSet<String> {
    let letters = |c: char| !c.is_alphabetic();
    text.split(letters).map(str::to_lowercase).collect()
}

fn first_word(text: &str) -> String {
    text.split(' ').next().unwrap_or_default().to_lowercase()
}

/// Every sentence that a person may read in the room or on paper, with its place.
fn sentences(pack: &Pack) -> Vec<(String, &str)> {
    let mut all = vec![("note".to_owned(), pack.note.as_str())];
    for domain in &pack.domains {
        all.push((domain.name.clone(), &domain.working_well));
    }
    for cell in &pack.cells {
        let place = format!("{}-{}", cell.domain.code(), cell.stage.code());
        all.extend(cell.questions.iter().map(|it| (place.clone(), it.as_str())));
    }
    for list in [&pack.strip, &pack.interventions] {
        all.push((list.title.clone(), &list.note));
    }
    for (_, item) in pack.items() {
        all.push((item.id.clone(), &item.text));
        all.push((item.id.clone(), &item.evidence));
        let whys = item.leans_on.iter().map(|it| it.why.as_str());
        all.extend(whys.map(|why| (item.id.clone(), why)));
    }
    all
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
    let pack = pack();
    let unwanted: BTreeSet<String> = words(&format!("{AUDIT_WORDS} {BRITISH}"));
    for (place, text) in sentences(&pack) {
        let found: Vec<_> = words(text).intersection(&unwanted).cloned().collect();
        assert!(found.is_empty(), "{place}: {found:?} in {text}");
        assert!(!text.contains(['!', '\'', '"', '%']), "{place}: {text}");
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
    let pack = pack();
    let domains = pack.domains.iter().flat_map(|it| &it.sources);
    let items = pack.items().flat_map(|(_, item)| &item.sources);
    let used: BTreeSet<&String> = domains.chain(items).collect();
    let listed: BTreeSet<&String> = pack.sources.iter().map(|it| &it.code).collect();
    assert_eq!(used, listed);
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
    let strip: Vec<&str> = pack.strip.items.iter().map(|it| it.id.as_str()).collect();
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
