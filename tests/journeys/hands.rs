//! A practitioner's hands: what is typed into a form, with everything left empty that
//! a test does not speak of.

use chrono::NaiveDate;
use std::path::Path;
use trellis_app::Trellis;
use trellis_app::view::assessing::StartAssessment;
use trellis_app::view::checklist::EditAnswer;
use trellis_app::view::contact::NewContact;
use trellis_app::view::frame::Place;
use trellis_app::view::goal::{NewAction, NewGoal};
use trellis_app::view::note::NewNote;
use trellis_app::view::people::NewSeat;
use trellis_app::view::region::{NewRegion, NewTier};
use trellis_app::view::visit::{NewLine, NewVisit};
use trellis_domain::id::Id;
use trellis_domain::words::{Audience, Mark, Mode, Status, Team, Tier};
use trellis_tests::Desk;

pub fn desk() -> Desk {
    Desk::new().unwrap()
}

/// A desk with an empty workbook.
pub fn begin() -> (Desk, Trellis) {
    let desk = desk();
    let trellis = desk.create().unwrap();
    (desk, trellis)
}

/// A desk with a workbook that holds one region.
pub fn begin_with_region() -> (Desk, Trellis, Id) {
    let (desk, mut trellis) = begin();
    let region = trellis.add_region(&region("Cedar Gap")).unwrap();
    (desk, trellis, region)
}

/// “2026-11-19”.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn region(name: &str) -> NewRegion {
    NewRegion {
        name: name.to_owned(),
        ..NewRegion::default()
    }
}

pub fn seat(region: Id, role: &str, person: &str) -> NewSeat {
    NewSeat {
        region,
        team: Team::Cit,
        role: role.to_owned(),
        fte: Some(100),
        person: person.to_owned(),
        from_on: Some(day("2026-01-05")),
        to_on: None,
        cover: None,
    }
}

pub fn tier(region: Id, tier: Tier) -> NewTier {
    NewTier {
        region,
        tier,
        reasons: String::new(),
        agreed_with: String::new(),
        rhythm: String::new(),
        topics: String::new(),
        agreed_on: None,
        review_by: None,
        ends_on: None,
    }
}

pub fn visit(region: Id, on: &str) -> NewVisit {
    NewVisit {
        region,
        on: day(on),
        starts_at: None,
        ends_at: None,
        title: String::new(),
        place: String::new(),
        mode: None,
    }
}

pub fn line(purpose: &str) -> NewLine {
    NewLine {
        purpose: purpose.to_owned(),
        ..NewLine::default()
    }
}

pub fn answer(region: Id, item: &str, status: Status) -> EditAnswer {
    EditAnswer {
        region,
        item: item.to_owned(),
        adoption: None,
        visit: None,
        status: Some(status),
        evidence: None,
        led_by: None,
        judged_by: None,
        reached_on: None,
        mark: None,
        clear: Vec::new(),
    }
}

pub fn note(region: Id, audience: Audience, text: &str) -> NewNote {
    NewNote {
        region,
        visit: None,
        item: None,
        goal: None,
        domain: None,
        audience,
        text: text.to_owned(),
        mark: None,
    }
}

/// The same note, marked, and about an item.
pub fn marked(note: NewNote, item: &str, mark: Mark) -> NewNote {
    NewNote {
        item: Some(item.to_owned()),
        mark: Some(mark),
        ..note
    }
}

pub fn goal(region: Id, statement: &str) -> NewGoal {
    NewGoal::new(region, statement)
}

pub fn action(region: Id, step: &str) -> NewAction {
    NewAction {
        region,
        goal: None,
        visit: None,
        step: step.to_owned(),
        who: String::new(),
        by_on: None,
    }
}

pub fn contact(region: Id, about: &str) -> NewContact {
    NewContact {
        with_cit: true,
        ..NewContact::new(region, Mode::Phone, about)
    }
}

/// An assessment of the community to begin, with as many votes.
pub fn table(region: Id, instrument: &str, respondents: u32) -> StartAssessment {
    StartAssessment {
        region,
        agency: None,
        visit: None,
        instrument: Some(instrument.to_owned()),
        called: None,
        held_on: None,
        respondents: Some(respondents),
        item_count: None,
    }
}

/// A field on a screen.
pub fn place(kind: &str, record: Id, field: &str) -> Place {
    Place {
        kind: kind.to_owned(),
        record,
        field: field.to_owned(),
    }
}

/// Everything that a view would put on a screen, as one text.
pub fn all_of(view: &impl serde::Serialize) -> String {
    serde_json::to_string(view).unwrap()
}

/// The words of a PDF on disk, read back from its pages, with single spaces.
pub fn words_on_paper(path: &Path) -> String {
    let paper = lopdf::Document::load(path).unwrap();
    let pages: Vec<u32> = paper.get_pages().keys().copied().collect();
    let text = paper.extract_text(&pages).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who a PDF says has written it.
pub fn author_of(path: &Path) -> String {
    let paper = lopdf::Document::load(path).unwrap();
    let about = paper
        .trailer
        .get(b"Info")
        .and_then(lopdf::Object::as_reference)
        .unwrap();
    let about = paper.get_dictionary(about).unwrap();
    let author = about.get(b"Author").unwrap();
    lopdf::decode_text_string(author).unwrap()
}

/// What stands in a file that must not change.
pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}
