//! The field guide: read, searched beside the record, and printed for the binder.

use crate::agency::{adopt, empty, with};
use crate::hands::{all_of, begin, begin_with_region, bytes, note, region, visit, words_on_paper};
use serde_json::json;
use std::collections::BTreeSet;
use trellis_app::Trellis;
use trellis_app::view::frame::Hit;
use trellis_app::view::guide::{ChapterGroup, ChapterView, Found, GuideTable, StatementView};
use trellis_app::view::note::NewNote;
use trellis_app::view::own::EditReview;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Audience, Footing};

/// Every statement of a chapter, wherever it stands.
fn statements(chapter: &ChapterView) -> Vec<&StatementView> {
    let sections = chapter.sections.iter().flat_map(|it| &it.statements);
    let activities = chapter.stages.iter().flat_map(|it| &it.activities);
    let mut all: Vec<&StatementView> = sections.chain(activities).collect();
    if let Some(GuideTable::Tiers { tiers }) = &chapter.table {
        for tier in tiers {
            let columns = [&tier.fits, &tier.holds, &tier.format, &tier.rhythm];
            all.extend(columns.into_iter().flatten());
        }
    }
    all
}

/// The codes that components and entries of a list name.
fn codes_of_table(chapter: &ChapterView) -> Vec<&Vec<String>> {
    match &chapter.table {
        Some(GuideTable::Components { components }) => {
            components.iter().map(|it| &it.sources).collect()
        }
        Some(GuideTable::List { list }) => {
            let entries = list.groups.iter().flat_map(|group| &group.entries);
            entries.map(|it| &it.sources).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn every_chapter_opens_and_every_statement_says_where_it_was_read() {
    let (_desk, trellis) = begin();
    let cards = trellis.guide();
    let ids: BTreeSet<&str> = cards.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids.len(), cards.len(), "no chapter stands there twice");
    let of = |group| cards.iter().filter(|card| card.group == group).count();
    let counts = [
        of(ChapterGroup::Domains),
        of(ChapterGroup::Practice),
        of(ChapterGroup::Reviews),
    ];
    assert_eq!(counts, [5, 9, 3]);
    for card in &cards {
        let chapter = trellis.chapter(&card.id).unwrap();
        assert_eq!((&chapter.title, &chapter.about), (&card.title, &card.about));
        assert_eq!(chapter.from, None);
        let said = statements(&chapter);
        let tabled = codes_of_table(&chapter);
        assert!(
            !said.is_empty() || !tabled.is_empty() || chapter.table.is_some(),
            "{} says nothing",
            card.id
        );
        for statement in &said {
            let only_judgment = statement.sources.iter().all(|code| code == "PJ");
            assert_eq!(statement.is_judgment, only_judgment, "{}", statement.text);
        }
        let codes = said.iter().map(|it| &it.sources).chain(tabled);
        for codes in codes {
            assert!(!codes.is_empty(), "{}: no source", card.id);
            for code in codes {
                let source = chapter.sources.iter().find(|it| it.code == *code);
                let title = source.map_or("", |source| source.title.as_str());
                assert!(!title.is_empty(), "{}: {code} is not explained", card.id);
            }
        }
    }
}

#[test]
fn a_chapter_on_a_domain_holds_three_stages_with_what_is_asked_and_done() {
    let (_desk, trellis) = begin();
    let chapter = trellis.chapter("cc").unwrap();
    assert_eq!(chapter.domain, Some(CapacityDomain::CoCreationPartners));
    let stages: Vec<_> = chapter.stages.iter().map(|it| it.stage).collect();
    assert_eq!(stages, CapacityStage::ALL);
    for stage in &chapter.stages {
        assert!((2..=3).contains(&stage.questions.len()), "{}", stage.name);
        assert!(!stage.activities.is_empty(), "{}", stage.name);
        assert!((8..=11).contains(&stage.items.len()), "{}", stage.name);
        assert!(stage.items.iter().all(|item| !item.evidence.is_empty()));
    }
    assert_eq!(chapter.stages[0].items[0].id, "CC-EX-01");
}

#[test]
fn a_chapter_that_is_not_there_says_so() {
    let (desk, trellis) = begin();
    let error = trellis.chapter("nope").unwrap_err();
    assert_eq!(error.what(), "“nope” is not a chapter of the field guide");
    assert_eq!(error.remedy(), "Choose one from the contents.");
    let paper = desk.place("nope.pdf");
    assert!(trellis.export_chapter("nope", false, &paper).is_err());
    assert!(!paper.exists());
}

#[test]
fn an_agencys_chapter_takes_the_place_of_the_built_in_one_and_says_where_it_comes_from() {
    let (desk, mut trellis) = begin();
    let before: Vec<String> = trellis.guide().into_iter().map(|it| it.id).collect();
    assert!(trellis.find("marimbas").unwrap().groups.is_empty());
    let chapter = json!([{
        "id": "cc",
        "title": "Partners in Piedmont",
        "about": "How we keep marimbas free.",
        "domain": "CC",
        "sections": [{
            "id": "cc-what",
            "part": "what",
            "heading": "What it is",
            "statements": [
                { "form": "paragraph", "text": "A table with free chairs.", "sources": ["PJ"] },
            ],
        }],
    }]);
    let pack = with(empty("piedmont.guide", "1.0"), "chapters", chapter);
    adopt(&desk, &mut trellis, &pack);

    let after: Vec<String> = trellis.guide().into_iter().map(|it| it.id).collect();
    assert_eq!(after, before, "in its place, and nothing else moved");
    let chapter = trellis.chapter("cc").unwrap();
    assert_eq!(chapter.title, "Partners in Piedmont");
    assert_eq!(chapter.from.as_deref(), Some("Piedmont’s own words"));
    assert_eq!(chapter.note, "Written by the agency.");
    let said: Vec<&str> = statements(&chapter)
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(said, ["A table with free chairs."]);
    assert!(statements(&chapter)[0].is_judgment);
    assert!(chapter.stages.iter().all(|stage| stage.items.len() >= 8));
    assert_eq!(trellis.chapter("lt").unwrap().from, None);
    assert_eq!(guide_hits(&trellis.find("marimbas").unwrap()).len(), 1);

    let paper = desk.place("cc.pdf");
    trellis.export_chapter("cc", false, &paper).unwrap();
    assert!(words_on_paper(&paper).contains("A table with free chairs."));
    trellis.stop_pack("piedmont.guide").unwrap();
    assert_eq!(trellis.chapter("cc").unwrap().title, "Co-creation partners");
    assert!(trellis.find("marimbas").unwrap().groups.is_empty());
}

fn guide_hits(found: &Found) -> &[Hit] {
    let group = found.groups.iter().find(|it| it.title == "Field guide");
    group.map_or(&[], |group| &group.hits)
}

/// The words that findings mark as found, in small letters.
fn marked(hits: &[Hit]) -> BTreeSet<String> {
    let pieces = hits.iter().flat_map(|hit| &hit.pieces);
    let found = pieces.filter(|piece| piece.is_found);
    found.map(|piece| piece.text.to_lowercase()).collect()
}

#[test]
fn guide_and_record_are_found_together_and_the_words_are_marked() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let said = "They ask for coaching in pairs";
    trellis
        .add_note(&note(cedar, Audience::Region, said))
        .unwrap();
    let found = trellis.find("coaching").unwrap();
    let titles: Vec<&str> = found.groups.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Field guide", "Notes"]);
    let chapters: BTreeSet<String> = trellis.guide().into_iter().map(|it| it.id).collect();
    for hit in guide_hits(&found) {
        assert!(chapters.contains(hit.chapter.as_ref().unwrap()), "{hit:?}");
        assert_eq!((hit.opens.as_str(), hit.opens_id), ("guide", None));
    }
    for group in &found.groups {
        for hit in &group.hits {
            let pieces: Vec<&str> = hit.pieces.iter().map(|it| it.text.as_str()).collect();
            assert_eq!(pieces.concat(), hit.snippet);
        }
        assert_eq!(
            marked(&group.hits),
            ["coaching".to_owned()].into(),
            "{}",
            group.title
        );
    }
    let own = &found.groups[1].hits[0];
    assert_eq!(own.snippet, said);
    assert_eq!(own.region_name, "Cedar Gap");
}

#[test]
fn a_slip_of_the_hand_still_finds() {
    let (_desk, trellis) = begin();
    let meant = trellis.find("coaching").unwrap();
    let chapters = |found: &Found| -> Vec<Option<String>> {
        guide_hits(found)
            .iter()
            .map(|hit| hit.chapter.clone())
            .collect()
    };
    for slip in ["coahcing", "coachinh"] {
        let found = trellis.find(slip).unwrap();
        assert!(marked(guide_hits(&found)).contains("coaching"), "{slip}");
        assert_eq!(chapters(&found), chapters(&meant), "{slip}");
    }
    for nothing in ["", " ", "zqxvvk", "\"*("] {
        let found = trellis.find(nothing).unwrap();
        assert!(found.groups.is_empty(), "“{nothing}” finds {found:?}");
    }
}

#[test]
fn the_room_finds_neither_what_is_mine_nor_another_region() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let mut say = |audience, region, text: &str| {
        let visit = (region == cedar).then_some(today);
        trellis
            .add_note(&NewNote {
                visit,
                ..note(region, audience, text)
            })
            .unwrap();
    };
    say(Audience::Mine, cedar, "coaching zminenote");
    say(Audience::Region, heron, "coaching zelsenote");
    say(Audience::Region, cedar, "coaching zsaidnote");
    trellis
        .set_review(&EditReview {
            list: "knowledge-and-skills".to_owned(),
            entry: "KS-01".to_owned(),
            status: None,
            footing: Some(Footing::New),
            words: Some("coaching zminecheck".to_owned()),
            by_on: None,
        })
        .unwrap();
    let hidden = ["zminenote", "zelsenote", "zminecheck"];

    let shown = all_of(&trellis.find_in_room("coaching", cedar).unwrap());
    assert!(shown.contains("zsaidnote") && shown.contains("Field guide"));
    for word in hidden {
        assert!(!shown.contains(word), "“{word}” shows in the room: {shown}");
        let found = trellis.find_in_room(word, cedar).unwrap();
        assert!(found.groups.is_empty(), "“{word}” finds {found:?}");
        let found = trellis.find(word).unwrap();
        assert_eq!(found.groups.len(), 1, "at the desk, “{word}” is found");
    }
}

/// Words without spaces: a line may break after a hyphen.
fn plain(words: &str) -> String {
    words.split_whitespace().collect()
}

#[test]
fn every_chapter_prints_what_it_says_the_same_each_time() {
    let (desk, trellis) = begin();
    for card in trellis.guide() {
        let id = &card.id;
        let name = trellis.chapter_file_name(id, false).unwrap();
        let (paper, again) = (desk.place(&name), desk.place("again.pdf"));
        let exported = trellis.export_chapter(id, false, &paper).unwrap();
        trellis.export_chapter(id, false, &again).unwrap();
        assert!(bytes(&paper).starts_with(b"%PDF-"), "{id}");
        assert!(bytes(&paper) == bytes(&again), "{id} prints in two ways");

        let pages = trellis.chapter_model(id).unwrap().pages();
        assert_eq!(
            usize::try_from(exported.pages).unwrap(),
            pages.count(),
            "{id}"
        );
        let words = plain(&pages.words());
        let chapter = trellis.chapter(id).unwrap();
        for text in said_in(&trellis, &chapter) {
            assert!(
                words.contains(&plain(&text)),
                "{id}: “{text}” is not on its pages"
            );
        }
        let on_paper = words_on_paper(&paper);
        assert!(on_paper.contains(&card.title), "{id}: {on_paper}");
        std::fs::remove_file(paper).unwrap();

        // Large print reaches the paper, and says so in its name.
        let large = desk.place(&trellis.chapter_file_name(id, true).unwrap());
        assert!(large.to_string_lossy().ends_with(" large print.pdf"));
        let exported = trellis.export_chapter(id, true, &large).unwrap();
        assert!(
            exported.sentence.contains("in large print"),
            "{}",
            exported.sentence
        );
        let mut model = trellis.chapter_model(id).unwrap();
        model.large_print = true;
        let set = model.pages();
        assert_eq!(
            usize::try_from(exported.pages).unwrap(),
            set.count(),
            "{id}"
        );
        assert!(
            exported.pages > u32::try_from(pages.count()).unwrap(),
            "{id}"
        );
        let words = plain(&set.words());
        for text in said_in(&trellis, &chapter) {
            assert!(words.contains(&plain(&text)), "{id}: “{text}” is lost");
        }
    }
}

/// What has to stand on a chapter's pages.
fn said_in(trellis: &Trellis, chapter: &ChapterView) -> Vec<String> {
    let mut said = vec![chapter.title.clone(), chapter.about.clone()];
    said.push(chapter.note.clone());
    said.extend(chapter.sections.iter().map(|it| it.heading.clone()));
    said.extend(statements(chapter).iter().map(|it| it.text.clone()));
    for stage in &chapter.stages {
        said.extend(stage.questions.iter().cloned());
    }
    said.extend(chapter.resources.iter().map(|it| it.title.clone()));
    match &chapter.table {
        Some(GuideTable::Components { components }) => {
            said.extend(components.iter().map(|it| it.about.clone()));
        }
        Some(GuideTable::Levels { levels }) => {
            let strategies = levels.iter().flat_map(|it| &it.strategies);
            said.extend(strategies.map(|it| it.text.clone()));
            assert_eq!(all_of(levels), all_of(&trellis.pivot_aid().levels));
        }
        Some(GuideTable::AdoptionStages { finder, .. }) => {
            said.extend(finder.iter().map(|it| it.ask.clone()));
        }
        Some(GuideTable::List { list }) => {
            let entries = list.groups.iter().flat_map(|group| &group.entries);
            said.extend(entries.map(|it| it.text.clone()));
        }
        Some(GuideTable::Tiers { .. }) | None => {}
    }
    said
}
