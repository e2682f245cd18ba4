//! Search finds prose, and never shows anybody what is not for them.

use crate::support::{Laptop, id, in_wake, item, wake};
use trellis_domain::change::Scope;
use trellis_domain::noun::{answer, note, person, region};
use trellis_domain::words::Audience;
use trellis_store::{Edit, GuideIndex, GuidePage, Hit, SearchQuery};

fn find(laptop: &Laptop, text: &str, region: Option<u32>, audiences: &[Audience]) -> Vec<Hit> {
    let query = SearchQuery {
        text,
        region: region.map(id),
        audiences,
        leaves_out: &[],
        limit: 50,
    };
    laptop.workbook.search(&query).unwrap()
}

fn everything(laptop: &Laptop, text: &str) -> Vec<Hit> {
    find(laptop, text, None, Audience::ALL)
}

fn a_note(number: u32, scope: Scope, audience: &str, text: &str) -> Edit {
    Edit::new(scope, &note::NOUN, id(number))
        .set(note::region, wake())
        .set(note::audience, audience)
        .set(note::text, text)
}

#[test]
fn words_are_found_whatever_their_capitals_and_accents_and_while_being_typed() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.edit(a_note(
        1_000,
        in_wake(),
        "region",
        "Doña Inés O'Brien was there, “gladly”.",
    ));
    for text in [
        "dona",
        "INES",
        "iné",
        "o'brien",
        "O'Bri",
        "was ines",
        "gladly.",
        "“Glad",
        "there NOT",
        "\"dona",
    ] {
        let expected = usize::from(text != "there NOT");
        assert_eq!(everything(&laptop, text).len(), expected, "{text}");
    }
    for text in ["", "  ", "\"", "*", "-", "absent", "don't AND", "\0"] {
        assert_eq!(everything(&laptop, text), [], "{text:?}");
    }
}

#[test]
fn a_hit_says_where_the_words_stand() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let edit = Edit::new(in_wake(), &answer::NOUN, item("cit-hired"))
        .set(answer::region, wake())
        .set(
            answer::evidence,
            format!(
                "{}the charter{}",
                "long ago ".repeat(40),
                " and so on".repeat(40)
            ),
        )
        .set(answer::status, "in_place");
    laptop.edit(edit);
    let hits = everything(&laptop, "chart");
    assert_eq!(hits.len(), 1);
    let hit = &hits[0];
    assert_eq!(
        (hit.kind.as_str(), hit.record, hit.region),
        ("answer", item("cit-hired"), Some(wake()))
    );
    assert_eq!(
        (hit.field.as_str(), hit.audience),
        ("evidence", Audience::Region)
    );
    assert!(
        hit.snippet.contains("the \u{2}charter\u{3} and"),
        "{}",
        hit.snippet
    );
    assert!(hit.snippet.starts_with('…') && hit.snippet.ends_with('…'));
    assert!(hit.snippet.chars().count() < 200);
    assert_eq!(
        everything(&laptop, "place"),
        [],
        "codes of closed lists are not words"
    );
}

#[test]
fn what_is_mine_leaves_no_trace_in_a_search_for_others() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let mine = Scope::Private(id(7_001));
    laptop.edit(a_note(1_001, mine, "mine", "zebra alone"));
    laptop.edit(a_note(1_002, in_wake(), "team", "zebra among colleagues"));
    laptop.edit(a_note(1_003, in_wake(), "region", "zebra for all"));
    laptop.edit(
        Edit::new(in_wake(), &note::NOUN, id(1_004))
            .set(note::region, wake())
            .set(note::text, "zebra without an audience"),
    );
    laptop.edit(a_note(
        1_005,
        mine,
        "region",
        "zebra in private, whatever it says",
    ));
    laptop.edit(
        Edit::new(in_wake(), &person::NOUN, id(1_006))
            .set(person::region, wake())
            .set(person::name, "Zebra Jones"),
    );
    let records = |audiences: &[Audience]| {
        let mut found: Vec<_> = find(&laptop, "zebra", None, audiences)
            .into_iter()
            .map(|hit| hit.record)
            .collect();
        found.sort();
        found
    };
    assert_eq!(records(&[Audience::Region]), [id(1_003)]);
    assert_eq!(records(&[Audience::Team]), [id(1_002), id(1_006)]);
    assert_eq!(
        records(&[Audience::Mine]),
        [id(1_001), id(1_004), id(1_005)]
    );
    assert_eq!(records(&[]), []);
    assert_eq!(records(Audience::ALL).len(), 6);
}

#[test]
fn a_search_in_one_region_stays_there() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let durham = id(2);
    laptop.edit(
        Edit::new(Scope::Region(durham), &region::NOUN, durham).set(region::name, "Durham zebra"),
    );
    laptop.edit(a_note(1_000, in_wake(), "region", "a zebra in Wake"));
    let hits = find(&laptop, "zebra", Some(1), Audience::ALL);
    assert_eq!(
        hits.iter().map(|hit| hit.record).collect::<Vec<_>>(),
        [id(1_000)]
    );
    assert_eq!(find(&laptop, "zebra", None, Audience::ALL).len(), 2);
}

#[test]
fn search_follows_edits_deletes_and_undo() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let count = |laptop: &Laptop, text: &str| everything(laptop, text).len();
    laptop.edit(a_note(1_000, in_wake(), "region", "zebra"));
    laptop.edit(a_note(1_000, in_wake(), "region", "okapi"));
    assert_eq!((count(&laptop, "zebra"), count(&laptop, "okapi")), (0, 1));
    let (txn, _, _) = laptop.act(|writing| writing.delete(in_wake(), &note::NOUN, id(1_000)));
    assert_eq!(count(&laptop, "okapi"), 0);
    laptop.undo(txn);
    assert_eq!(count(&laptop, "okapi"), 1);
    let (txn, _, _) = laptop.act(|writing| writing.delete(in_wake(), &region::NOUN, wake()));
    assert_eq!((count(&laptop, "okapi"), count(&laptop, "wake")), (0, 0));
    laptop.undo(txn);
    assert_eq!((count(&laptop, "okapi"), count(&laptop, "wake")), (1, 1));
    laptop.is_sound();
}

#[test]
fn a_narrowed_audience_holds_at_once() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.edit(a_note(1_000, in_wake(), "region", "zebra"));
    laptop.edit(Edit::new(in_wake(), &note::NOUN, id(1_000)).set(note::audience, "team"));
    assert_eq!(find(&laptop, "zebra", None, &[Audience::Region]), []);
    assert_eq!(find(&laptop, "zebra", None, &[Audience::Team]).len(), 1);
}

#[test]
fn a_slip_of_the_finger_still_finds_and_a_word_that_is_there_never_widens() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.edit(a_note(
        1_000,
        in_wake(),
        "region",
        "The coalition met about coaching.",
    ));
    laptop.edit(a_note(1_001, in_wake(), "region", "The boat was full."));
    for text in [
        "caolition",
        "coalitoin met",
        "coachng",
        "mett",
        "coac",
        "caoch",
        "abuot",
    ] {
        assert_eq!(everything(&laptop, text).len(), 1, "{text}");
    }
    // “boat” is a word of its own, so it does not stand for “about”.
    let boat = everything(&laptop, "boat ");
    assert_eq!(boat.len(), 1);
    assert!(boat[0].snippet.contains("boat"), "{:?}", boat[0]);
    for text in ["xy", "zebra", "colleague"] {
        assert_eq!(everything(&laptop, text), [], "{text}");
    }
}

#[test]
fn a_slip_never_leads_to_what_is_mine() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let mine = Scope::Private(id(7_001));
    laptop.edit(a_note(1_000, mine, "mine", "Motivation is low."));
    assert_eq!(everything(&laptop, "motivatoin").len(), 1);
    let others = [Audience::Team, Audience::Region];
    assert_eq!(find(&laptop, "motivatoin", None, &others), []);
}

#[test]
fn the_guide_is_searched_as_the_records_are() {
    let page = |key: &str, title: &str, text: &str| GuidePage {
        key: key.to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
    };
    let index = GuideIndex::new(&[
        page("a", "Coaching", "What happens after the training."),
        page(
            "b",
            "Training",
            "A plan says who gives coaching, and how often.",
        ),
        page("c", "Tiers", "Three of them."),
    ])
    .unwrap();
    let keys = |text: &str| -> Vec<String> {
        let hits = index.search(text, 10).unwrap();
        hits.into_iter().map(|hit| hit.key).collect()
    };
    assert_eq!(keys("coaching"), ["a", "b"], "a heading counts more");
    assert_eq!(keys("coahcing"), ["a", "b"]);
    assert_eq!(keys("who gi"), ["b"]);
    assert_eq!(keys("tiers training"), Vec::<String>::new());
    assert_eq!(keys("\"*"), Vec::<String>::new());
    let snippet = index.search("often", 1).unwrap().remove(0).snippet;
    let found = format!("how {}often{}.", Hit::OPENS, Hit::CLOSES);
    assert!(snippet.ends_with(&found), "{snippet:?}");
}
