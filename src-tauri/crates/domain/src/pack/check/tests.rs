use super::super::{Cell, Domain, Leaning, PackHash, Source, Stage};
use super::*;

fn item(id: &str) -> Item {
    Item {
        id: id.to_owned(),
        text: "We know why we are here.".to_owned(),
        evidence: "A sentence on the wall".to_owned(),
        sources: vec!["PJ".to_owned()],
        rollout: false,
        mirrors: None,
        leans_on: Vec::new(),
        help: None,
        replaces: Vec::new(),
        retired: false,
    }
}

fn list(id: &str) -> ItemList {
    ItemList {
        title: "A list".to_owned(),
        note: "What it is about.".to_owned(),
        items: vec![item(id)],
    }
}

/// The smallest pack that nothing is wrong with: one item in every cell and list.
fn sound() -> Pack {
    let domains = CapacityDomain::ALL.map(|code| Domain {
        code,
        name: code.name().to_owned(),
        short_name: code.short_name().to_owned(),
        working_well: "People smile.".to_owned(),
        sources: vec!["PJ".to_owned()],
    });
    let stages = CapacityStage::ALL.map(|code| Stage {
        code,
        name: code.name().to_owned(),
        paper_name: code.paper_name().to_owned(),
    });
    let cells = CapacityDomain::ALL.into_iter().flat_map(|domain| {
        CapacityStage::ALL.map(move |stage| Cell {
            domain,
            stage,
            questions: vec!["How is it going?".to_owned()],
            items: vec![item(&format!("{}-01", cell_name(domain, stage)))],
        })
    });
    Pack {
        format: super::super::FORMAT,
        id: "county.checklists".to_owned(),
        version: "1.0".to_owned(),
        title: "County checklists".to_owned(),
        language: "en-US".to_owned(),
        note: "Our own words.".to_owned(),
        sources: vec![Source {
            code: "PJ".to_owned(),
            title: "Professional judgment".to_owned(),
            address: None,
        }],
        domains: domains.to_vec(),
        stages: stages.to_vec(),
        cells: cells.collect(),
        strip: Some(list("RG-01")),
        interventions: Some(list("IV-01")),
        ..Pack::default()
    }
}

fn sentences(pack: &Pack) -> Vec<String> {
    pack.check().iter().map(ToString::to_string).collect()
}

fn lean(item: &str, why: &str) -> Leaning {
    Leaning {
        item: item.to_owned(),
        why: why.to_owned(),
    }
}

#[test]
fn nothing_is_wrong_with_a_sound_pack() {
    assert_eq!(sentences(&sound()), Vec::<String>::new());
}

type Spoil = fn(&mut Pack);

fn says(cases: &[(Spoil, &[&str])]) {
    for (spoil, expected) in cases {
        let mut pack = sound();
        spoil(&mut pack);
        assert_eq!(sentences(&pack), *expected);
    }
}

/// The first item of the first cell, CC-EX-01.
fn first(pack: &mut Pack) -> &mut Item {
    &mut pack.cells[0].items[0]
}

fn strip(pack: &mut Pack) -> &mut ItemList {
    pack.strip.as_mut().unwrap()
}

fn set_leaning(pack: &mut Pack, item: &str, why: &str) {
    first(pack).leans_on = vec![lean(item, why)];
}

#[test]
fn a_flaw_in_the_head_or_the_sources_is_named() {
    let address = |p: &mut Pack| p.sources[0].address = Some("javascript:alert(1)".to_owned());
    says(&[
        (
            |p| p.id = "County Lists".to_owned(),
            &[
                "the pack: the id “County Lists” is not made of small letters, digits, dots and hyphens",
            ],
        ),
        (|p| p.id = String::new(), &["the pack: the id is empty"]),
        (
            |p| p.version = "v1".to_owned(),
            &["the pack: the version “v1” is not made of numbers with dots between them"],
        ),
        (
            |p| p.language = "en_US".to_owned(),
            &["the pack: the language “en_US” is not made of letters, digits and hyphens"],
        ),
        (
            |p| p.title = " \u{a0}".to_owned(),
            &["the pack: the title is empty"],
        ),
        (
            |p| p.note = "é".repeat(401),
            &["the pack: the note has 401 characters; at most 400 fit"],
        ),
        (
            address,
            &["source PJ: the address does not begin with https:// or http://"],
        ),
        (
            |p| p.sources.push(p.sources[0].clone()),
            &["source PJ: it appears 2 times"],
        ),
        (
            |p| p.sources[0].title.clear(),
            &["source PJ: the title is empty"],
        ),
    ]);
}

#[test]
fn a_domain_stage_or_cell_that_is_doubled_or_holds_nothing_is_named() {
    says(&[
        (
            |p| p.domains[0].code = CapacityDomain::MediaNetworking,
            &["domain MN: it appears 2 times"],
        ),
        (
            |p| p.domains[1].sources.clear(),
            &["domain LT: it names no source; write PJ for professional judgment"],
        ),
        (
            |p| p.stages[0].paper_name = "x".repeat(41),
            &["stage EX: the name on paper has 41 characters; at most 40 fit"],
        ),
        (
            |p| p.cells[0].stage = CapacityStage::Initial,
            &[
                "cell CC-II: it appears 2 times",
                "item CC-EX-01: its id belongs to CC-EX, but it stands in CC-II",
            ],
        ),
        (
            |p| p.cells[0].questions[0].clear(),
            &["cell CC-EX: the question is empty"],
        ),
        (
            |p| {
                p.cells[0].items.clear();
                p.cells[0].questions.clear();
            },
            &["cell CC-EX: it holds nothing"],
        ),
        (
            |p| p.cells[0].items = (0..41).map(|n| item(&format!("CC-EX-{n}"))).collect(),
            &["cell CC-EX: it has 41 items; that is too many to talk about"],
        ),
        (
            |p| strip(p).items.clear(),
            &["the strip for the whole region: it holds nothing"],
        ),
        (
            |p| p.interventions.as_mut().unwrap().note.clear(),
            &["the list for interventions: the note is empty"],
        ),
    ]);
}

#[test]
fn a_flaw_in_an_item_is_named() {
    says(&[
        (
            |p| first(p).id = "cc ex 1".to_owned(),
            &["item cc ex 1: the id “cc ex 1” is not made of capital letters, digits and hyphens"],
        ),
        (
            |p| strip(p).items[0].id = "CC-EX-01".to_owned(),
            &["item CC-EX-01: it appears 2 times"],
        ),
        (
            |p| first(p).id = "WD-II-01B".to_owned(),
            &["item WD-II-01B: its id belongs to WD-II, but it stands in CC-EX"],
        ),
        (
            |p| first(p).text = "\u{2003}".to_owned(),
            &["item CC-EX-01: the text is empty"],
        ),
        (
            |p| first(p).text = "One\nTwo".to_owned(),
            &["item CC-EX-01: the text holds a line break or another invisible sign"],
        ),
        (
            |p| first(p).text = "x".repeat(100_000),
            &["item CC-EX-01: the text has 100000 characters; at most 160 fit"],
        ),
        (
            |p| first(p).evidence.clear(),
            &["item CC-EX-01: the evidence is empty"],
        ),
        (
            |p| first(p).sources.clear(),
            &["item CC-EX-01: it names no source; write PJ for professional judgment"],
        ),
        (
            |p| first(p).sources = vec!["S9".to_owned(), "S9".to_owned()],
            &["item CC-EX-01: it names the source S9, which the pack does not list"],
        ),
    ]);
}

#[test]
fn a_link_that_does_not_lead_far_enough_is_named() {
    says(&[
        (
            |p| set_leaning(p, "CC-EX-01", "It helps."),
            &["item CC-EX-01: it leans on itself"],
        ),
        (
            |p| set_leaning(p, "CC-IN-01", "It helps."),
            &["item CC-EX-01: it leans on CC-IN-01, which stands in the same domain"],
        ),
        (
            |p| set_leaning(p, "LT-IN-01", ""),
            &["item CC-EX-01: the reason for leaning on another item is empty"],
        ),
    ]);
}

#[test]
fn a_hostile_id_does_not_flood_or_break_the_sentence() {
    let mut pack = sound();
    strip(&mut pack).items[0].id = "A\n".repeat(50_000);
    let said = sentences(&pack).join("");
    assert!(said.starts_with("item A\u{fffd}A\u{fffd}"), "{said}");
    assert!(
        said.contains("…: the id has 100000 characters; at most 32 fit"),
        "{said}"
    );
    assert!(said.chars().count() < 200, "{said}");
}

#[test]
fn a_text_that_would_be_read_backward_is_named() {
    let mut pack = sound();
    strip(&mut pack).items[0].text = "We are \u{202e}ton here.".to_owned();
    let expected = "item RG-01: the text holds a line break or another invisible sign";
    assert_eq!(sentences(&pack), [expected]);
}

#[test]
fn an_agency_may_give_its_own_items_ids_of_any_form() {
    let mut pack = sound();
    pack.cells[0].items[0].id = "PITT-7".to_owned();
    assert_eq!(sentences(&pack), Vec::<String>::new());
}

#[test]
fn an_item_leans_on_other_domains_and_on_the_strip() {
    let mut pack = sound();
    for id in ["LT-IN-01", "RG-01", "IV-01"] {
        pack.cells[0].items[0].leans_on.push(lean(id, "It helps."));
    }
    assert_eq!(sentences(&pack), Vec::<String>::new());
}

#[test]
fn items_are_found_by_cell_and_by_id() {
    use CapacityDomain::WorkforceDevelopment;
    let mut pack = sound();
    let in_cell = pack.items_in(WorkforceDevelopment, CapacityStage::Initial);
    assert_eq!(in_cell.len(), 1);
    assert_eq!(in_cell[0].id, "WD-II-01");
    let place = Place::Cell(WorkforceDevelopment, CapacityStage::Initial);
    assert_eq!(pack.find_place("WD-II-01"), Some(place));
    assert_eq!(pack.find_place("RG-01"), Some(Place::Strip));
    assert_eq!(pack.find_place("IV-01"), Some(Place::Interventions));
    assert_eq!(pack.find_item("WD-II-99"), None);
    pack.cells.clear();
    assert!(
        pack.items_in(WorkforceDevelopment, CapacityStage::Initial)
            .is_empty()
    );
}

#[test]
fn a_pack_written_and_read_again_is_the_same() {
    let mut pack = sound();
    pack.cells[2].items[0].rollout = true;
    pack.cells[2].items[0].mirrors = Some(super::super::Mirror::ImprovementCycle);
    let json = serde_json::to_string(&pack).unwrap();
    assert_eq!(serde_json::from_str::<Pack>(&json).unwrap(), pack);
}

#[test]
fn the_hash_is_sha256_of_the_bytes() {
    assert_eq!(
        PackHash::of(b"abc").as_str(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
}

#[test]
fn a_pack_may_hold_one_part_and_leave_out_the_others() {
    let mut pack = sound();
    pack.domains.clear();
    pack.stages.clear();
    pack.cells.truncate(1);
    (pack.strip, pack.interventions) = (None, None);
    assert_eq!(sentences(&pack), Vec::<String>::new());
    pack.cells.clear();
    assert_eq!(sentences(&pack), ["the pack: it holds nothing"]);
}

#[test]
fn items_that_replace_each_other_in_a_circle_are_all_named() {
    let mut pack = sound();
    let replaces = [
        ("CC-EX-01", "LT-EX-01"),
        ("LT-EX-01", "WD-EX-01"),
        ("WD-EX-01", "CC-EX-01"),
    ];
    for (id, replaced) in replaces {
        for cell in &mut pack.cells {
            for item in cell.items.iter_mut().filter(|item| item.id == id) {
                item.replaces = vec![replaced.to_owned()];
            }
        }
    }
    let circle = "it is replaced by what it replaces, in a circle";
    let expected = ["CC-EX-01", "LT-EX-01", "WD-EX-01"].map(|id| format!("item {id}: {circle}"));
    assert_eq!(sentences(&pack), expected);
    strip(&mut pack).items[0].replaces = vec!["RG-01".to_owned()];
    assert!(sentences(&pack).contains(&format!("item RG-01: {circle}")));
}

#[test]
fn a_flaw_in_a_chapter_or_a_resource_is_named() {
    let with = |spoil: fn(&mut Pack)| {
        let mut pack = sound();
        pack.chapters = vec![chapter()];
        pack.resources = vec![resource()];
        spoil(&mut pack);
        sentences(&pack)
    };
    assert_eq!(with(|_| {}), Vec::<String>::new());
    let cases: [(Spoil, &str); 8] = [
        (
            |p| p.chapters.push(chapter()),
            "chapter cc: it appears 2 times",
        ),
        (
            |p| p.chapters[0].id = "C C".into(),
            "chapter C C: the id “C C” is not made of small letters, digits and hyphens",
        ),
        (
            |p| p.chapters[0].sections.clear(),
            "chapter cc: it holds nothing",
        ),
        (
            |p| p.chapters[0].sections[0].statements.clear(),
            "section cc-in: it holds nothing",
        ),
        (
            |p| p.chapters[0].sections[0].stage = None,
            "section cc-in: activities belong to a stage; write EX, IN or II",
        ),
        (
            |p| p.chapters[0].sections[0].statements[0].sources.clear(),
            "section cc-in: it names no source; write PJ for professional judgment",
        ),
        (
            |p| p.chapters[0].resources = vec!["lab".into()],
            "chapter cc: it names the resource lab, which the pack does not list",
        ),
        (
            |p| p.resources[0].address = Some("lab.org".into()),
            "resource simulation-lab: the address does not begin with https:// or http://",
        ),
    ];
    for (spoil, expected) in cases {
        assert!(
            with(spoil).contains(&expected.to_owned()),
            "{:?}",
            with(spoil)
        );
    }
}

fn chapter() -> crate::pack::Chapter {
    use crate::pack::guide::{GuideStatement, Section};
    let statement = GuideStatement {
        form: crate::pack::Form::Point,
        text: "We meet.".to_owned(),
        sources: vec!["PJ".to_owned()],
    };
    let section = Section {
        id: "cc-in".to_owned(),
        part: Part::Activities,
        heading: "Activities".to_owned(),
        stage: Some(CapacityStage::Installation),
        statements: vec![statement],
    };
    crate::pack::Chapter {
        id: "cc".to_owned(),
        title: "Partners".to_owned(),
        about: "Who shapes the work.".to_owned(),
        domain: Some(CapacityDomain::CoCreationPartners),
        sections: vec![section],
        resources: vec!["simulation-lab".to_owned()],
    }
}

fn resource() -> crate::pack::Resource {
    crate::pack::Resource {
        id: "simulation-lab".to_owned(),
        title: "A lab".to_owned(),
        about: "Good to try things in.".to_owned(),
        label: None,
        address: Some("https://lab.example".to_owned()),
        path: vec!["Start".to_owned()],
        checked_on: None,
        sources: vec!["PJ".to_owned()],
    }
}

#[test]
fn a_component_keeps_its_code_and_a_self_check_names_its_domains() {
    use crate::pack::{Activity, Component, Entry, Inventory, Purpose};
    let activity = |id: &str| Activity {
        id: id.to_owned(),
        text: "Listen first.".to_owned(),
        essential: false,
        sources: vec!["PJ".to_owned()],
    };
    let mut pack = sound();
    pack.components = vec![Component {
        code: "cpc 1".to_owned(),
        name: String::new(),
        is_working_name: true,
        about: "It is for trust.".to_owned(),
        early_in: Vec::new(),
        sources: vec!["PJ".to_owned()],
        activities: vec![activity("A-1"), activity("A-1")],
    }];
    pack.inventories = vec![Inventory {
        id: "check".to_owned(),
        purpose: Purpose::SelfCheck,
        title: "A check".to_owned(),
        note: "Not validated.".to_owned(),
        instrument: None,
        entries: vec![Entry {
            id: "SC-1".to_owned(),
            text: "We look at ourselves.".to_owned(),
            evidence: "A date".to_owned(),
            group: "Partners".to_owned(),
            domain: None,
            partner: "x".repeat(200),
            replaces: Vec::new(),
            sources: vec!["PJ".to_owned()],
        }],
    }];
    assert_eq!(
        sentences(&pack),
        [
            "component cpc 1: the id “cpc 1” is not made of capital letters, digits and hyphens",
            "component cpc 1: the name is empty",
            "id A-1: it appears 2 times",
            "entry SC-1: the partner has 200 characters; at most 120 fit",
            "entry SC-1: it says no capacity domain",
        ],
    );
}

#[test]
fn an_instrument_says_who_votes_and_adds_up_what_is_there() {
    use crate::pack::{Entry, Index, Instrument, Inventory, Purpose};
    let entry = |id: &str| Entry {
        id: id.to_owned(),
        text: "We look at ourselves.".to_owned(),
        evidence: "A date".to_owned(),
        group: "Partners".to_owned(),
        domain: Some(CapacityDomain::CoCreationPartners),
        partner: String::new(),
        replaces: Vec::new(),
        sources: vec!["PJ".to_owned()],
    };
    let index = |id: &str, entries: &[&str]| Index {
        id: id.to_owned(),
        name: "People".to_owned(),
        domain: None,
        entries: entries.iter().map(|&it| it.to_owned()).collect(),
    };
    let mut instrument = Instrument::plain();
    instrument.indices = vec![index("people", &["SC-1"])];
    let mut pack = sound();
    pack.inventories = vec![Inventory {
        id: "check".to_owned(),
        purpose: Purpose::SelfCheck,
        title: "A check".to_owned(),
        note: "Not validated.".to_owned(),
        instrument: Some(instrument),
        entries: vec![entry("SC-1")],
    }];
    assert_eq!(sentences(&pack), [""; 0]);

    let list = &mut pack.inventories[0];
    list.purpose = Purpose::Onboarding;
    let it = list.instrument.as_mut().unwrap();
    it.parts.retain(|guide| !guide.votes);
    it.parts.push(it.parts[0].clone());
    it.procedure.push("Two\nlines".to_owned());
    it.scoring.least_answered = 101;
    it.words.one = String::new();
    it.indices = vec![
        index("People", &["SC-1", "SC-1"]),
        index("data", &["SC-9"]),
        index("data", &[]),
    ];
    assert_eq!(
        sentences(&pack),
        [
            "list check: only a list for a self-check has an instrument",
            "part administrator: it appears 2 times",
            "list check: nobody has a vote; say of one part that it votes",
            "list check: the line of the procedure holds a line break or another invisible sign",
            "list check: 101 hundredths are more than the whole; write 0 to 100",
            "list check: the word for 1 is empty",
            "index People: the id “People” is not made of small letters, digits and hyphens",
            "index People: it adds up SC-1 more than once",
            "index data: it adds up SC-9, which its list does not have",
            "index data: it holds nothing",
            "index data: it appears 2 times",
        ],
    );
}
