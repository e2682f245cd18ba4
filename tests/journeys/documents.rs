//! Documents that a county can post: every kind on paper, for whom it is and for nobody
//! else, known again when it comes back.

use crate::fidelity::{observed_by, sheet};
use crate::hands::{
    begin_with_region, bytes, day, goal, line, marked, note, place, tier, visit, words_on_paper,
};
use std::collections::BTreeSet;
use std::path::Path;
use trellis_app::Trellis;
use trellis_app::view::document::{DocumentKind, DocumentQuery};
use trellis_app::view::fidelity::EditReflection;
use trellis_app::view::frame::DraftText;
use trellis_app::view::note::NewNote;
use trellis_app::view::region::NewTier;
use trellis_app::view::support::{EditBarrier, EditSuccess};
use trellis_app::view::visit::{EditLine, NewLine};
use trellis_domain::id::Id;
use trellis_domain::noun::{self, Noun, Policy, Reach, Type};
use trellis_domain::words::{Audience, Extent, LineState, Mark, Span, Tier, VisitPhase};
use trellis_tests::{Desk, thursday};

fn of(kind: DocumentKind, region: Id) -> DocumentQuery {
    DocumentQuery {
        kind,
        region: Some(region),
        ..DocumentQuery::default()
    }
}

/// The words of a document, as they stand on its file.
fn printed(desk: &Desk, trellis: &Trellis, ask: &DocumentQuery) -> String {
    let place = desk.place("printed.pdf");
    let exported = trellis.export_document(ask, &place).unwrap();
    let words = words_on_paper(Path::new(&exported.path));
    std::fs::remove_file(&exported.path).unwrap();
    words
}

fn shows_none(shown: &str, words: &[&str], place: &str) {
    for word in words {
        assert!(!shown.contains(word), "“{word}” shows {place}: {shown}");
    }
}

#[test]
fn every_kind_of_the_sample_is_written_and_the_same_each_time() {
    let desk = Desk::new().unwrap();
    let trellis = desk.create_sample(thursday()).unwrap();
    for region in trellis.list_regions().unwrap() {
        let choices = trellis.document_choices(region.id).unwrap();
        assert_eq!(choices.kinds.len(), DocumentKind::ALL.len());
        for choice in choices.kinds {
            let ask = of(choice.kind, region.id);
            if !choice.missing.is_empty() {
                assert!(trellis.document(&ask).is_err(), "{}", choice.title);
                continue;
            }
            for large_print in [false, true] {
                let ask = DocumentQuery {
                    large_print,
                    ..ask.clone()
                };
                let view = trellis.document(&ask).unwrap();
                let (one, two) = (desk.place("one.pdf"), desk.place("two.pdf"));
                let one = trellis.export_document(&ask, &one).unwrap();
                let two = trellis.export_document(&ask, &two).unwrap();
                assert_eq!(one.pages as usize, view.pages.len(), "{}", choice.title);
                let (one, two) = (Path::new(&one.path), Path::new(&two.path));
                assert!(bytes(one) == bytes(two), "{}", choice.title);
                std::fs::remove_file(one).unwrap();
                std::fs::remove_file(two).unwrap();
            }
        }
    }
}

/// Writes a marked word into every text of a record that is narrower than the region,
/// past the app: whatever can be typed there later is planted today. A value that reads
/// like a code stays, or the record would say nothing at all.
fn plant(workbook: &Path) -> BTreeSet<&'static str> {
    let file = rusqlite::Connection::open(workbook).unwrap();
    let mut planted = BTreeSet::new();
    // A practitioner’s name and organization are what signs a paper.
    let signs = |noun: &Noun| noun.name == noun::practitioner::NOUN.name;
    for noun in noun::ALL.iter().filter(|noun| !signs(noun)) {
        let narrower: &[(&str, &str)] = match noun.reach {
            Reach::Region => &[],
            Reach::Team => &[("zteam", "1")],
            Reach::Mine => &[("zmine", "1")],
            Reach::Chosen => &[
                ("zteam", "audience = 'team'"),
                ("zmine", "audience = 'mine'"),
            ],
        };
        for (word, of_these) in narrower {
            for field in noun.fields {
                // Nobody types what ties records together, such as a component's code.
                let is_typed = field.policy == Policy::Conflict;
                if !matches!(field.holds, Type::Text) || !is_typed {
                    continue;
                }
                let (table, column) = (noun.name, field.name);
                let sql = format!(
                    "UPDATE {table} SET {column} = '{word}x{table}x{column}'
                     WHERE {of_these} AND ({column} IS NULL OR {column} GLOB '*[^a-z_0-9]*')"
                );
                if file.execute(&sql, []).unwrap() > 0 {
                    planted.insert(noun.name);
                }
            }
        }
    }
    // Narrower than the record that holds them.
    for sql in [
        "UPDATE seat SET cover = 'zteamxseatxcover'",
        "UPDATE seat SET role = 'zteamxseatxrole' WHERE person IS NULL AND announced IS NOT 1",
        "UPDATE agenda_line SET fallback = 'zteamxfallback'",
    ] {
        file.execute(sql, []).unwrap();
    }
    planted
}

/// What the sample may lack: records of each audience, and what is always narrower.
fn of_each_audience(trellis: &mut Trellis) {
    for region in trellis.list_regions().unwrap() {
        for audience in [Audience::Mine, Audience::Team, Audience::Region] {
            let what = Some("Something Said".to_owned());
            let barrier = EditBarrier {
                audience: Some(audience),
                what: what.clone(),
                ..EditBarrier::default()
            };
            trellis.add_barrier(region.id, &barrier).unwrap();
            let success = EditSuccess {
                audience: Some(audience),
                what,
                ..EditSuccess::default()
            };
            trellis.add_success(region.id, &success).unwrap();
        }
        let contact = trellis.region(region.id).unwrap().contacts[0].id;
        let look = EditReflection {
            remark: Some("Something Said".to_owned()),
            ..EditReflection::default()
        };
        trellis.reflect(contact, &look).unwrap();
        trellis
            .add_observation(contact, &observed_by("Somebody Else"))
            .unwrap();
        let answer = sheet(Some(Extent::Mostly), "Something Said");
        trellis.add_participant_answer(contact, &answer).unwrap();
    }
}

#[test]
fn what_is_planted_in_every_narrower_field_is_on_no_paper_for_the_region() {
    let desk = Desk::new().unwrap();
    let mut trellis = desk.create_sample(thursday()).unwrap();
    of_each_audience(&mut trellis);
    drop(trellis);
    let planted = plant(&desk.workbook());
    for noun in [
        "note",
        "barrier",
        "success",
        "person",
        "connection",
        "pivot",
        "reflection",
        "observation",
        "participant_answer",
    ] {
        assert!(
            planted.contains(noun),
            "nothing is planted in {noun}: {planted:?}"
        );
    }
    let trellis = desk.open_on(thursday(), 1).unwrap();
    let mut for_team = String::new();
    for region in trellis.list_regions().unwrap() {
        for kind in DocumentKind::ALL {
            let name = kind.title();
            let every: Vec<DocumentQuery> = match kind {
                DocumentKind::Agenda | DocumentKind::VisitSummary => trellis
                    .list_visits(Some(region.id))
                    .unwrap()
                    .into_iter()
                    .map(|visit| DocumentQuery {
                        visit: Some(visit.id),
                        ..of(kind, region.id)
                    })
                    .collect(),
                _ => vec![of(kind, region.id)],
            };
            for ask in every {
                let Ok(view) = trellis.document(&ask) else {
                    continue;
                };
                let shown = view.pages.join("\n");
                if kind == DocumentKind::OwnPractice {
                    assert_eq!(view.audience, Audience::Mine);
                    continue;
                }
                assert_eq!(view.audience, Audience::Region, "{name}");
                shows_none(&shown, &["zteam", "zmine"], name);
            }
        }
        let pack = trellis
            .document(&DocumentQuery {
                for_colleague: true,
                ..of(DocumentKind::Handover, region.id)
            })
            .unwrap();
        assert_eq!(pack.audience, Audience::Team);
        let shown = pack.pages.join("\n");
        shows_none(&shown, &["zmine"], "in a pack for a colleague");
        for_team.push_str(&shown);
    }
    // Looking finds what is there.
    for word in [
        "zteamxperson",
        "zteamxnote",
        "zteamxbarrier",
        "zteamxconnection",
    ] {
        assert!(for_team.contains(word), "{word}");
    }
    let own = trellis
        .document(&DocumentQuery {
            kind: DocumentKind::OwnPractice,
            span: Some(Span::Whole),
            ..DocumentQuery::default()
        })
        .unwrap();
    assert!(own.pages.join("\n").contains("zmine"));
}

#[test]
fn ones_own_practice_says_whose_it_is_and_is_covered_in_the_room() {
    let (desk, mut trellis, region) = begin_with_region();
    let today = trellis.plan_visit(&visit(region, "2026-11-19")).unwrap();
    let look = EditReflection {
        remark: Some("I talked too much".to_owned()),
        ..EditReflection::default()
    };
    trellis.reflect(today, &look).unwrap();
    let ask = of(DocumentKind::OwnPractice, region);
    let exported = trellis
        .export_document(&ask, &desk.place("practice.pdf"))
        .unwrap();
    assert!(
        exported.path.ends_with("practice (mine).pdf"),
        "{}",
        exported.path
    );
    assert!(
        exported.sentence.contains("for you alone"),
        "{}",
        exported.sentence
    );
    let words = words_on_paper(Path::new(&exported.path));
    assert!(words.contains("I talked too much"));
    assert!(words.contains("for me alone"), "{words}");
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    let error = trellis.document(&ask).unwrap_err();
    assert_eq!(
        (error.what(), error.remedy()),
        (
            "A visit is in the room: what is yours alone is covered",
            "Print it when the visit has left the room."
        )
    );
}

#[test]
fn an_agenda_holds_what_is_to_be_done_and_what_is_open() {
    let (desk, mut trellis, region) = begin_with_region();
    let next = trellis.plan_visit(&visit(region, "2026-11-26")).unwrap();
    trellis
        .add_line(
            next,
            &NewLine {
                activity: "Walk through the roster".to_owned(),
                fallback: "Ask the director instead".to_owned(),
                minutes: Some(45),
                ..line("Backups for key tasks")
            },
        )
        .unwrap();
    let left = trellis.add_line(next, &line("The media plan")).unwrap();
    let not_today = EditLine {
        state: Some(LineState::NotToday),
        ..EditLine::default()
    };
    trellis.edit_line(left, &not_today).unwrap();
    trellis
        .add_action(&crate::hands::action(region, "Send the roster"))
        .unwrap();
    let words = printed(&desk, &trellis, &of(DocumentKind::Agenda, region));
    for said in [
        "Backups for key tasks",
        "Walk through the roster",
        "45 min",
        "Send the roster",
    ] {
        assert!(words.contains(said), "“{said}” is not in {words}");
    }
    shows_none(
        &words,
        &["Ask the director", "The media plan"],
        "on the agenda",
    );
}

#[test]
fn a_plan_follows_the_tier_and_prints_what_went_well_for_the_region() {
    let (desk, mut trellis, region) = begin_with_region();
    let plan = trellis.start_plan(region, None).unwrap();
    let ask = DocumentQuery {
        plan: Some(plan),
        ..DocumentQuery::default()
    };
    for (what, audience) in [
        ("zregionwell", Audience::Region),
        ("zteamwell", Audience::Team),
        ("zminewell", Audience::Mine),
    ] {
        let success = EditSuccess {
            audience: Some(audience),
            what: Some(what.to_owned()),
            ..EditSuccess::default()
        };
        trellis.add_success(region, &success).unwrap();
    }
    let universal = printed(&desk, &trellis, &ask);
    assert!(universal.contains("Check-in summary"), "{universal}");
    assert!(!universal.contains("Media and networking"), "{universal}");
    let brief = NewTier {
        topics: "Backups; the data platform".to_owned(),
        agreed_on: Some(day("2026-11-01")),
        ..tier(region, Tier::Brief)
    };
    trellis.agree_tier(&brief).unwrap();
    let brief = printed(&desk, &trellis, &ask);
    for said in [
        "Agreed topics",
        "Backups",
        "the data platform",
        "zregionwell",
    ] {
        assert!(brief.contains(said), "“{said}” is not in {brief}");
    }
    assert!(!brief.contains("Media and networking"), "{brief}");
    let intensive = NewTier {
        agreed_on: Some(day("2026-11-10")),
        ..tier(region, Tier::Intensive)
    };
    trellis.agree_tier(&intensive).unwrap();
    let intensive = printed(&desk, &trellis, &ask);
    for said in [
        "Implementation support plan",
        "Media and networking",
        "zregionwell",
    ] {
        assert!(intensive.contains(said), "“{said}” is not in {intensive}");
    }
    shows_none(
        &intensive,
        &["zteamwell", "zminewell", "Agreed topics"],
        "on the plan",
    );
}

#[test]
fn a_summary_tells_what_was_said_for_the_region_and_what_is_strong_first() {
    let (desk, mut trellis, region) = begin_with_region();
    let held = trellis.plan_visit(&visit(region, "2026-11-19")).unwrap();
    for (text, mark) in [
        ("Nobody can do intake alone", Mark::ToWorkOn),
        ("The charter settles who decides", Mark::Strong),
    ] {
        trellis
            .add_note(&NewNote {
                visit: Some(held),
                ..marked(note(region, Audience::Region, text), "LT-IN-02", mark)
            })
            .unwrap();
    }
    trellis
        .add_note(&NewNote {
            visit: Some(held),
            ..note(region, Audience::Mine, "zmineonly")
        })
        .unwrap();
    trellis.set_phase(held, VisitPhase::Closed).unwrap();
    let words = printed(&desk, &trellis, &of(DocumentKind::VisitSummary, region));
    let at = |said: &str| {
        words
            .find(said)
            .unwrap_or_else(|| panic!("“{said}” is not in {words}"))
    };
    assert!(at("The charter settles") < at("Nobody can do intake"));
    shows_none(&words, &["zmineonly"], "in a summary");
}

#[test]
fn a_paper_is_known_again_and_so_is_a_change_in_it() {
    let (desk, mut trellis, region) = begin_with_region();
    trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    let plan = trellis.start_plan(region, None).unwrap();
    let (draft, agreed) = (desk.place("draft.pdf"), desk.place("agreed.pdf"));
    trellis.export_plan(plan, &draft).unwrap();
    trellis.agree_plan(plan).unwrap();
    trellis.export_plan(plan, &agreed).unwrap();

    let said = trellis.verify_plan(&agreed).unwrap();
    assert!(said.is_as_agreed);
    assert_eq!(
        said.sentence,
        "This is version 1 of the check-in summary of Cedar Gap, agreed November 19, 2026, exactly as it was agreed."
    );
    assert!(
        words_on_paper(&agreed).contains(&said.code),
        "the code stands on the paper"
    );
    // The same by its code, however it is typed.
    for typed in [
        said.code.clone(),
        said.code.to_lowercase().replace('-', " "),
    ] {
        let by_code = trellis.verify_code(&typed).unwrap();
        assert_eq!(
            (by_code.plan, by_code.is_as_agreed),
            (Some(plan), true),
            "{typed}"
        );
    }
    // In large print it is other bytes and the same plan.
    let large = DocumentQuery {
        plan: Some(plan),
        large_print: true,
        ..DocumentQuery::default()
    };
    let place = desk.place("large.pdf");
    trellis.export_document(&large, &place).unwrap();
    let said = trellis.verify_plan(&place).unwrap();
    assert!(
        said.is_as_agreed && said.sentence.contains("in large print"),
        "{}",
        said.sentence
    );
    // Somebody wrote the file anew.
    let mut other = lopdf::Document::load(&agreed).unwrap();
    let changed = desk.place("changed.pdf");
    other.delete_pages(&[2]);
    other.save(&changed).unwrap();
    let said = trellis.verify_plan(&changed).unwrap();
    assert_eq!((said.plan, said.is_as_agreed), (Some(plan), false));
    assert!(
        said.sentence.ends_with("but the file was changed since."),
        "{}",
        said.sentence
    );
    // A draft is no agreed plan, and a code of nothing is nothing.
    let said = trellis.verify_plan(&draft).unwrap();
    assert_eq!(
        (said.plan, said.sentence.as_str()),
        (
            None,
            "This paper is none of the plans that were agreed in this workbook."
        )
    );
    assert_eq!(trellis.verify_code("0000-0000").unwrap().plan, None);
    for (what, remedy) in [
        (
            trellis.verify_code("hello").unwrap_err(),
            "Type the eight signs",
        ),
        (
            trellis.verify_plan(&desk.place("none.pdf")).unwrap_err(),
            "Check the name",
        ),
        (
            trellis.verify_plan(&desk.workbook()).unwrap_err(),
            "Choose the PDF of a plan",
        ),
    ] {
        assert!(
            what.remedy().starts_with(remedy),
            "{}: {}",
            what.what(),
            what.remedy()
        );
    }
}

#[test]
fn a_copy_for_the_meeting_marks_what_changed_since_the_version_before() {
    let (desk, mut trellis, region) = begin_with_region();
    let first = trellis.start_plan(region, None).unwrap();
    let marked = DocumentQuery {
        marked: true,
        ..of(DocumentKind::Plan, region)
    };
    let error = trellis.document(&marked).unwrap_err();
    assert_eq!(error.what(), "No version was agreed before this one");
    trellis.agree_plan(first).unwrap();
    trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    trellis.start_plan(region, None).unwrap();
    let words = printed(&desk, &trellis, &marked);
    assert!(words.contains("what changed since version 1"), "{words}");
    assert!(words.contains("New"), "{words}");
    let plain = printed(&desk, &trellis, &of(DocumentKind::Plan, region));
    assert!(!plain.contains("what changed since"), "{plain}");
}

#[test]
fn the_drawn_page_shows_each_key_and_no_file_does() {
    let (desk, mut trellis, region) = begin_with_region();
    let plan = trellis.start_plan(region, None).unwrap();
    let line = trellis.plan(plan).unwrap().lines[1].id;
    let typing = |kind: &str, record, field: &str, text: &str| DocumentQuery {
        plan: Some(plan),
        typed: Some(DraftText {
            place: place(kind, record, field),
            text: text.to_owned(),
        }),
        ..DocumentQuery::default()
    };
    let shown =
        |trellis: &Trellis, ask: &DocumentQuery| trellis.document(ask).unwrap().pages.join("");
    for (kind, record, field) in [
        ("support_plan", plan, "support_ahead"),
        ("support_plan", plan, "barriers"),
        ("support_plan", plan, "agreement"),
        ("support_plan", plan, "finished"),
        ("support_plan", plan, "prepared_by"),
        ("plan_line", line, "strong"),
        ("plan_line", line, "to_work_on"),
    ] {
        let ask = typing(kind, record, field, "zkey");
        assert!(shown(&trellis, &ask).contains("zkey"), "{field}");
        assert!(!printed(&desk, &trellis, &ask).contains("zkey"), "{field}");
        let plain = of(DocumentKind::Plan, region);
        assert!(!shown(&trellis, &plain).contains("zkey"), "{field}");
    }
    // A suggestion comes back where everything was taken out again.
    let ask = typing("support_plan", plan, "agreement", "");
    assert!(shown(&trellis, &ask).contains("Universal support"));
    // What was agreed stays as it is, whatever is typed.
    trellis.agree_plan(plan).unwrap();
    let ask = typing("support_plan", plan, "support_ahead", "zkey");
    assert!(!shown(&trellis, &ask).contains("zkey"));
}

#[test]
fn a_suggestion_is_taken_changed_or_left_out() {
    let (desk, mut trellis, region) = begin_with_region();
    let plan = trellis.start_plan(region, None).unwrap();
    let ask = of(DocumentKind::Plan, region);
    let agreement = place("support_plan", plan, "agreement");
    assert!(printed(&desk, &trellis, &ask).contains("Universal support"));
    trellis
        .set_field(&agreement, "We meet when the region asks.")
        .unwrap();
    let words = printed(&desk, &trellis, &ask);
    assert!(
        words.contains("We meet when") && !words.contains("Universal support"),
        "{words}"
    );
    trellis.set_field(&agreement, "–").unwrap();
    let words = printed(&desk, &trellis, &ask);
    assert!(!words.contains("What we agreed about support"), "{words}");
    trellis.set_field(&agreement, "").unwrap();
    assert!(printed(&desk, &trellis, &ask).contains("Universal support"));
}

#[test]
fn a_blank_checklist_holds_words_and_nothing_of_any_record() {
    let (desk, mut trellis, region) = begin_with_region();
    let mut said = crate::hands::answer(region, "LT-IN-02", trellis_domain::words::Status::Partly);
    said.evidence = Some("zevidence".to_owned());
    trellis.answer(&said).unwrap();
    let one = DocumentQuery {
        kind: DocumentKind::Checklist,
        domain: Some(trellis_domain::pack::CapacityDomain::LeadershipAndTeams),
        stage: Some(trellis_domain::pack::CapacityStage::Installation),
        ..DocumentQuery::default()
    };
    let words = printed(&desk, &trellis, &one);
    assert!(
        words.contains("Leadership and teams") && words.contains("Does not apply"),
        "{words}"
    );
    shows_none(&words, &["zevidence", "Cedar Gap"], "on a blank checklist");
    let all = DocumentQuery {
        domain: None,
        stage: None,
        ..one.clone()
    };
    let (one, all) = (
        trellis.document(&one).unwrap(),
        trellis.document(&all).unwrap(),
    );
    assert!(
        all.pages.len() > 3 * one.pages.len(),
        "{} {}",
        all.pages.len(),
        one.pages.len()
    );
}

#[test]
fn the_line_of_the_organization_stands_above_every_head() {
    let (desk, mut trellis, region) = begin_with_region();
    trellis
        .set_letterhead_line("  12 Mill Street,  Piedmont ")
        .unwrap();
    assert_eq!(
        trellis.letterhead_line().unwrap(),
        "12 Mill Street, Piedmont"
    );
    trellis.plan_visit(&visit(region, "2026-11-26")).unwrap();
    for kind in [
        DocumentKind::Agenda,
        DocumentKind::Handover,
        DocumentKind::Chapter,
    ] {
        let words = printed(&desk, &trellis, &of(kind, region));
        assert!(words.starts_with("12 Mill Street, Piedmont"), "{words}");
    }
    let error = trellis.set_letterhead_line(&"x".repeat(161)).unwrap_err();
    assert_eq!(
        error.remedy(),
        "Shorten it so that it fits under the name of the organization."
    );
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing_half_written() {
    let (desk, mut trellis, region) = begin_with_region();
    trellis.start_plan(region, None).unwrap();
    let ask = of(DocumentKind::Plan, region);
    let folder = desk.place("folder");
    std::fs::create_dir(&folder).unwrap();
    let there = folder.join("plan.pdf");
    std::fs::create_dir(&there).unwrap();
    for (to, remedy) in [
        (
            desk.place("nowhere").join("plan.pdf"),
            "Choose another folder, or make this one first.",
        ),
        (there.clone(), "Choose another name, then export again."),
    ] {
        let error = trellis.export_document(&ask, &to).unwrap_err();
        assert_eq!(error.remedy(), remedy, "{}", error.what());
    }
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().collect();
    assert_eq!(left.len(), 1, "only the folder that was there: {left:?}");
    // A file that lies beside is nobody's to overwrite.
    std::fs::remove_dir(&there).unwrap();
    let beside = folder.join("plan.pdf.part");
    std::fs::write(&beside, "mine").unwrap();
    trellis.export_document(&ask, &there).unwrap();
    assert_eq!(bytes(&beside), b"mine");
    assert!(bytes(&there).starts_with(b"%PDF"));
}

#[test]
fn a_plan_of_forty_pages_loses_nothing() {
    let (desk, mut trellis, region) = begin_with_region();
    let prose = "Every key task has a backup who has done it once. ".repeat(12);
    for number in 0..120 {
        trellis
            .add_goal(&goal(region, &format!("zgoal{number}z {prose}")))
            .unwrap();
    }
    let plan = trellis.start_plan(region, None).unwrap();
    let place = desk.place("long.pdf");
    let exported = trellis.export_plan(plan, &place).unwrap();
    assert!(exported.pages >= 40, "{} pages", exported.pages);
    let words = words_on_paper(&place);
    for number in 0..120 {
        assert!(words.contains(&format!("zgoal{number}z")), "goal {number}");
    }
}
