//! Looking at oneself from time to time, and a copy of one's own beside what stands
//! elsewhere.

use crate::hands::{all_of, begin, begin_with_region, bytes, day, visit};
use trellis_app::Trellis;
use trellis_app::view::own::{EditReview, ReviewAnswer};
use trellis_domain::words::{Audience, Footing, Status};

const ORGANIZATION: &str = "best-practices";
const OWN: &str = "knowledge-and-skills";

fn look(list: &str, entry: &str, words: &str) -> EditReview {
    EditReview {
        list: list.to_owned(),
        entry: entry.to_owned(),
        status: None,
        footing: None,
        words: Some(words.to_owned()),
        by_on: None,
    }
}

fn answers(trellis: &Trellis, list: &str, entry: &str) -> Vec<ReviewAnswer> {
    let review = trellis.review(list).unwrap();
    let mut entries = review.groups.into_iter().flat_map(|group| group.entries);
    entries.find(|it| it.id == entry).unwrap().answers
}

#[test]
fn each_day_of_looking_keeps_its_answers() {
    let (desk, mut trellis) = begin();
    let empty = trellis.review(ORGANIZATION).unwrap();
    assert_eq!(empty.audience, Audience::Team);
    assert!(empty.rounds.is_empty());
    let entries: usize = empty.groups.iter().map(|it| it.entries.len()).sum();
    assert_eq!(entries, 13);
    let said = |status, words: &str| EditReview {
        status: Some(status),
        ..look(ORGANIZATION, "BP-01", words)
    };
    trellis
        .set_review(&said(Status::NotYet, "Nobody has time"))
        .unwrap();
    // The same day again is the same answer, put better.
    trellis
        .set_review(&said(Status::Partly, "One of us has time"))
        .unwrap();
    drop(trellis);

    let mut trellis = desk.open_on(day("2027-05-20"), 1).unwrap();
    let with_date = EditReview {
        by_on: Some(day("2027-12-31")),
        ..said(Status::InPlace, "An hour each week")
    };
    trellis.set_review(&with_date).unwrap();
    let review = trellis.review(ORGANIZATION).unwrap();
    assert_eq!(review.rounds, [day("2027-05-20"), day("2026-11-19")]);
    let answers: Vec<_> = answers(&trellis, ORGANIZATION, "BP-01")
        .into_iter()
        .map(|it| (it.on, it.status, it.words, it.by_on))
        .collect();
    let words = str::to_owned;
    assert_eq!(
        answers,
        [
            (
                day("2027-05-20"),
                Some(Status::InPlace),
                words("An hour each week"),
                Some(day("2027-12-31"))
            ),
            (
                day("2026-11-19"),
                Some(Status::Partly),
                words("One of us has time"),
                None
            ),
        ]
    );
}

#[test]
fn a_look_at_ones_own_practice_is_mine_alone() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let own = EditReview {
        footing: Some(Footing::WithHelp),
        ..look(OWN, "KS-02", "zminecheck")
    };
    trellis.set_review(&own).unwrap();
    trellis
        .set_review(&look(ORGANIZATION, "BP-02", "zteamreview"))
        .unwrap();
    let review = trellis.review(OWN).unwrap();
    assert_eq!(review.audience, Audience::Mine);
    let answer = &answers(&trellis, OWN, "KS-02")[0];
    assert_eq!(
        (answer.footing, answer.words.as_str()),
        (Some(Footing::WithHelp), "zminecheck")
    );

    let room = all_of(&trellis.visit_room(today).unwrap());
    for word in ["zminecheck", "zteamreview"] {
        assert!(!room.contains(word), "{room}");
        assert!(trellis.search_in_room(word, cedar).unwrap().is_empty());
        let found = trellis.find_in_room(word, cedar).unwrap();
        assert!(found.groups.is_empty(), "“{word}” finds {found:?}");
        let found = trellis.find(word).unwrap();
        assert_eq!(found.groups[0].title, "Looking at ourselves");
    }

    // What is handed to others is taken by scope.
    let dump = trellis.dump().unwrap();
    let scope_of = |word: &str| {
        let change = dump.lines().find(|line| line.contains(word)).unwrap();
        let change = change.trim().split(' ').nth(1).unwrap();
        let head = format!("change {change} ");
        let line = dump.lines().find_map(|line| line.strip_prefix(&head));
        line.unwrap().split(' ').nth(1).unwrap().to_owned()
    };
    assert!(scope_of("zminecheck").starts_with("private"));
    assert!(scope_of("zteamreview").starts_with("team"));
    assert_eq!(dump.matches("zminecheck").count(), 1);
}

#[test]
fn only_a_list_to_look_at_oneself_with_takes_answers() {
    let (_desk, mut trellis) = begin();
    let before = trellis.dump().unwrap();
    for list in ["first-weeks", "cc", "nope"] {
        let what = format!("“{list}” is not a list to look at oneself with");
        assert_eq!(trellis.review(list).unwrap_err().what(), what);
        let error = trellis.set_review(&look(list, "OB-01", "Yes")).unwrap_err();
        assert_eq!(error.what(), what);
    }
    let error = trellis.set_review(&look(OWN, "BP-01", "Yes")).unwrap_err();
    assert_eq!(error.what(), "“BP-01” is not an entry of this list");
    assert_eq!(trellis.dump().unwrap(), before);
}

/// A resource of the chapter on co-creation partners.
const RESOURCE: &str = "cc-hexagon";

fn resource(trellis: &Trellis) -> trellis_app::view::guide::ResourceView {
    let resources = trellis.chapter("cc").unwrap().resources;
    resources.into_iter().find(|it| it.id == RESOURCE).unwrap()
}

#[test]
fn a_copy_kept_beside_a_resource_comes_out_as_it_went_in() {
    let (desk, mut trellis) = begin();
    assert_eq!(resource(&trellis).copy, None);
    let missing = trellis.write_copy(RESOURCE, &desk.place(""));
    assert_eq!(
        missing.unwrap_err().what(),
        "No copy is kept beside this resource"
    );
    let file = desk.place("Hexagon tool.pdf");
    let contents: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    std::fs::write(&file, &contents).unwrap();
    trellis.keep_copy(RESOURCE, &file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!(resource(&trellis).copy.as_deref(), Some("Hexagon tool.pdf"));
    drop(trellis);

    let mut trellis = desk.open_on(trellis_tests::thursday(), 1).unwrap();
    let folder = desk.place("copies");
    std::fs::create_dir(&folder).unwrap();
    let written = trellis.write_copy(RESOURCE, &folder).unwrap();
    assert_eq!(written, folder.join("Hexagon tool.pdf"));
    assert!(bytes(&written) == contents);

    // Another file takes its place; taking it away can be undone.
    let other = desk.place("Newer.pdf");
    std::fs::write(&other, b"newer").unwrap();
    trellis.keep_copy(RESOURCE, &other).unwrap();
    let written = trellis.write_copy(RESOURCE, &folder).unwrap();
    assert_eq!(bytes(&written), b"newer");
    trellis.drop_copy(RESOURCE).unwrap();
    assert_eq!(resource(&trellis).copy, None);
    assert!(trellis.write_copy(RESOURCE, &folder).is_err());
    trellis.undo().unwrap();
    assert_eq!(resource(&trellis).copy.as_deref(), Some("Newer.pdf"));
}

#[test]
fn a_copy_that_does_not_fit_is_refused_and_the_one_before_stays() {
    let (desk, mut trellis) = begin();
    let file = desk.place("Tool.pdf");
    std::fs::write(&file, b"small").unwrap();
    trellis.keep_copy(RESOURCE, &file).unwrap();
    let before = trellis.dump().unwrap();
    let large = desk.place("Film.mp4");
    let sparse = std::fs::File::create(&large).unwrap();
    sparse.set_len(25_000_001).unwrap();
    let error = trellis.keep_copy(RESOURCE, &large).unwrap_err();
    assert_eq!(
        error.what(),
        "Film.mp4 has 26 MB; at most 25 MB fit beside a resource"
    );
    let error = trellis
        .keep_copy(RESOURCE, &desk.place("gone.pdf"))
        .unwrap_err();
    assert_eq!(error.what(), "gone.pdf could not be read");
    let error = trellis.keep_copy("nope", &file).unwrap_err();
    assert_eq!(error.what(), "“nope” is not a resource of the field guide");
    assert_eq!(trellis.dump().unwrap(), before);
    assert_eq!(resource(&trellis).copy.as_deref(), Some("Tool.pdf"));
}

#[test]
fn an_address_was_checked_today_or_before_never_tomorrow() {
    let (_desk, mut trellis) = begin();
    let error = trellis
        .check_resource(RESOURCE, day("2026-11-20"))
        .unwrap_err();
    assert_eq!(error.what(), "That day is still to come");
    assert_eq!(resource(&trellis).checked_on, None);
    for on in ["2026-11-02", "2026-11-19"] {
        trellis.check_resource(RESOURCE, day(on)).unwrap();
        assert_eq!(resource(&trellis).checked_on, Some(day(on)));
    }
    assert!(trellis.check_resource("nope", day("2026-11-19")).is_err());
}
