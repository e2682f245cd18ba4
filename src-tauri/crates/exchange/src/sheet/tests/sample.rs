//! A small pack that has something of everything, written by hand.

use trellis_domain::pack::guide::{Form, GuideStatement, Part};
use trellis_domain::pack::{
    Activity, AdoptionStageGuide, CapacityDomain, CapacityStage, Cell, Chapter, Component, Domain,
    Entry, FORMAT, FinderQuestion, Help, Index, Instrument, Inventory, Item, ItemList, Leaning,
    LevelGuide, Mirror, Pack, Purpose, Resource, Section, Source, Stage, Statement, Strategy,
    TierGuide,
};
use trellis_domain::words::{AdoptionStage, Level, Phase, Tier};

fn pj() -> Vec<String> {
    vec!["PJ".to_owned()]
}

fn statement(text: &str) -> Statement {
    Statement {
        text: text.to_owned(),
        sources: pj(),
    }
}

fn strategy(id: &str, text: &str) -> Strategy {
    Strategy {
        id: id.to_owned(),
        text: text.to_owned(),
        sources: pj(),
    }
}

fn item(id: &str, text: &str) -> Item {
    Item {
        id: id.to_owned(),
        text: text.to_owned(),
        evidence: "The minutes say so.".to_owned(),
        sources: pj(),
        rollout: false,
        mirrors: None,
        leans_on: Vec::new(),
        help: None,
        replaces: Vec::new(),
        retired: false,
    }
}

fn list(title: &str, item: Item) -> ItemList {
    ItemList {
        title: title.to_owned(),
        note: "What these are about.".to_owned(),
        items: vec![item],
    }
}

/// Sound, and with every part and every optional word in use.
pub(super) fn sample() -> Pack {
    Pack {
        format: FORMAT,
        id: "county.example".to_owned(),
        version: "1.0".to_owned(),
        title: "Words of our county".to_owned(),
        language: "en-US".to_owned(),
        note: "Our own words.".to_owned(),
        sources: sources(),
        domains: vec![Domain {
            code: CapacityDomain::CoCreationPartners,
            name: "Partners".to_owned(),
            short_name: "Partners".to_owned(),
            working_well: "People keep coming.".to_owned(),
            sources: vec!["PJ".to_owned(), "S1".to_owned()],
        }],
        stages: vec![Stage {
            code: CapacityStage::Installation,
            name: "Setting up".to_owned(),
            paper_name: "Set-up".to_owned(),
        }],
        cells: cells(),
        strip: Some(list(
            "The whole region",
            item("REG-01", "We know our tier."),
        )),
        interventions: Some(list(
            "Each program",
            item("PRO-01", "We know why this one."),
        )),
        chapters: chapters(),
        resources: resources(),
        components: components(),
        ..practice()
    }
}

fn sources() -> Vec<Source> {
    let source = |code: &str, title: &str, address: Option<&str>| Source {
        code: code.to_owned(),
        title: title.to_owned(),
        address: address.map(str::to_owned),
    };
    vec![
        source("PJ", "Professional judgment", None),
        source(
            "S1",
            "Our plan",
            Some("https://www.example.org/plan?a=1&b=2"),
        ),
    ]
}

/// Not in the order of the domains, and one cell without items, one without questions.
fn cells() -> Vec<Cell> {
    let cell = |domain, stage, questions: &[&str], items| Cell {
        domain,
        stage,
        questions: questions.iter().map(|&it| it.to_owned()).collect(),
        items,
    };
    let full = Item {
        rollout: true,
        mirrors: Some(Mirror::ImprovementCycle),
        leans_on: vec![
            Leaning {
                item: "CC-IN-01".to_owned(),
                why: "one rule: the same people decide".to_owned(),
            },
            Leaning {
                item: "REG-01".to_owned(),
                why: "they set the pace".to_owned(),
            },
        ],
        help: Some(Help {
            why: "It is cheaper now than later.".to_owned(),
            counts: "A page is enough.".to_owned(),
            ask: "Who would notice first?".to_owned(),
            sources: vec!["S1".to_owned()],
        }),
        replaces: vec!["OLD-01".to_owned(), "OLD-02".to_owned()],
        retired: true,
        ..item("LT-EX-01", "=SUM of what we know is written down.")
    };
    let early = CapacityStage::Exploration;
    let setting_up = CapacityStage::Installation;
    vec![
        cell(
            CapacityDomain::LeadershipAndTeams,
            early,
            &[],
            vec![full, item("LT-EX-02", "-Nobody is left out.")],
        ),
        cell(
            CapacityDomain::MediaNetworking,
            setting_up,
            &["Who hears of it?", "+Who does not?"],
            vec![],
        ),
        cell(
            CapacityDomain::CoCreationPartners,
            setting_up,
            &["@Who is here?"],
            vec![item("CC-IN-01", "We meet.")],
        ),
    ]
}

fn chapters() -> Vec<Chapter> {
    let said = |form, text: &str| GuideStatement {
        form,
        text: text.to_owned(),
        sources: pj(),
    };
    let section = |id: &str, part, stage, statements| Section {
        id: id.to_owned(),
        part,
        heading: "A heading".to_owned(),
        stage,
        statements,
    };
    let chapter = |id: &str, domain, sections, resources: &[&str]| Chapter {
        id: id.to_owned(),
        title: "A chapter".to_owned(),
        about: "What it is about.".to_owned(),
        domain,
        sections,
        resources: resources.iter().map(|&it| it.to_owned()).collect(),
    };
    let both = vec![said(Form::Paragraph, "First."), said(Form::Step, "Second.")];
    let doing = vec![said(Form::Point, "Do it."), said(Form::Question, "Done?")];
    let early = Some(CapacityStage::Exploration);
    vec![
        chapter(
            "zz",
            Some(CapacityDomain::QualityMonitoring),
            vec![
                section("zz-why", Part::WorkingWell, None, both),
                section("zz-do", Part::Activities, early, doing),
            ],
            &["plan", "room"],
        ),
        chapter(
            "aa",
            None,
            vec![section(
                "aa-what",
                Part::What,
                None,
                vec![said(Form::Paragraph, "It is.")],
            )],
            &[],
        ),
    ]
}

fn resources() -> Vec<Resource> {
    vec![
        Resource {
            id: "plan".to_owned(),
            title: "The plan".to_owned(),
            about: "Who promised what.".to_owned(),
            label: Some("PRIS 5".to_owned()),
            address: Some("https://www.example.org/plan".to_owned()),
            path: vec!["Choose Families".to_owned(), "Open “Plan, 2026”".to_owned()],
            checked_on: Some("2026-03-14".parse().unwrap()),
            sources: pj(),
        },
        Resource {
            id: "room".to_owned(),
            title: "The room".to_owned(),
            about: "Where we meet.".to_owned(),
            label: None,
            address: None,
            path: Vec::new(),
            checked_on: None,
            sources: pj(),
        },
    ]
}

fn components() -> Vec<Component> {
    let component = |code: &str, early_in, activities| Component {
        code: code.to_owned(),
        name: "Trust".to_owned(),
        is_working_name: code == "CPC1",
        about: "All rests on it.".to_owned(),
        early_in,
        sources: pj(),
        activities,
    };
    let activity = |id: &str, essential| Activity {
        id: id.to_owned(),
        text: "Listens.".to_owned(),
        essential,
        sources: pj(),
    };
    vec![
        component("CPC2", Vec::new(), Vec::new()),
        component(
            "CPC1",
            vec![Phase::Continuing, Phase::StartUp],
            vec![activity("CPC1-A2", true), activity("CPC1-A1", false)],
        ),
    ]
}

fn practice() -> Pack {
    Pack {
        tiers: vec![TierGuide {
            tier: Tier::Brief,
            name: "Brief".to_owned(),
            fits: vec![statement("One question."), statement("One team.")],
            holds: vec![statement("A few meetings.")],
            format: vec![statement("In the room.")],
            rhythm: vec![statement("Every month.")],
        }],
        levels: vec![LevelGuide {
            level: Level::Team,
            name: "The team".to_owned(),
            signs: vec![strategy("team-quiet", "Two people speak.")],
            look_at: vec![strategy("team-room", "The room.")],
            strategies: vec![
                strategy("team-round", "Go around."),
                strategy("team-pause", "Pause."),
            ],
        }],
        adoption_stages: vec![AdoptionStageGuide {
            stage: AdoptionStage::Full,
            name: "Everyday".to_owned(),
            about: statement("Most deliver it."),
            looks_like: vec![
                statement("New people learn it."),
                statement("Data is read."),
            ],
        }],
        finder: vec![FinderQuestion {
            id: "in-use".to_owned(),
            ask: "Has anybody begun?".to_owned(),
            if_yes: AdoptionStage::Initial,
            sources: pj(),
        }],
        inventories: vec![
            inventory("check", Purpose::SelfCheck, "SC-01"),
            inventory("weeks", Purpose::Onboarding, "FW-01"),
        ],
        ..Pack::default()
    }
}

fn inventory(id: &str, purpose: Purpose, entry: &str) -> Inventory {
    Inventory {
        id: id.to_owned(),
        purpose,
        title: "A list".to_owned(),
        note: "What it is not.".to_owned(),
        instrument: (purpose == Purpose::SelfCheck).then(|| Instrument {
            indices: vec![Index {
                id: "meeting".to_owned(),
                name: "Meeting".to_owned(),
                domain: Some(CapacityDomain::WorkforceDevelopment),
                entries: vec![entry.to_owned()],
            }],
            ..Instrument::plain()
        }),
        entries: vec![Entry {
            id: entry.to_owned(),
            text: "We meet.".to_owned(),
            evidence: "A calendar.".to_owned(),
            group: "People".to_owned(),
            domain: (purpose == Purpose::SelfCheck).then_some(CapacityDomain::WorkforceDevelopment),
            partner: if entry == "FW-01" {
                "State data team".to_owned()
            } else {
                String::new()
            },
            replaces: if entry == "FW-01" {
                vec!["FW-00".to_owned()]
            } else {
                Vec::new()
            },
            sources: pj(),
        }],
    }
}
