//! Plans change in the room: two keystrokes lead to what one might try, and what is
//! kept of it stays where it belongs.

use crate::hands::{all_of, answer, begin_with_region, line, marked, note, visit, words_on_paper};
use trellis_app::Trellis;
use trellis_app::view::checklist::EditAnswer;
use trellis_app::view::note::NewNote;
use trellis_app::view::own::{EditPivot, EditReview, NewPivot, NewReason, PivotCard};
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Audience, Level, Mark, Status, VisitPhase};
use trellis_tests::Desk;

/// A visit in the room, with one agenda line open.
struct Room {
    desk: Desk,
    trellis: Trellis,
    region: Id,
    visit: Id,
    line: Id,
}

fn room() -> Room {
    let (desk, mut trellis, region) = begin_with_region();
    let visit = trellis.plan_visit(&visit(region, "2026-11-19")).unwrap();
    let line = trellis
        .add_line(visit, &line("Who stands in for whom"))
        .unwrap();
    trellis.set_phase(visit, VisitPhase::InTheRoom).unwrap();
    Room {
        desk,
        trellis,
        region,
        visit,
        line,
    }
}

impl Room {
    fn pivot(&mut self, level: Level, strategy: Option<&str>) -> Result<Id, trellis_app::Error> {
        self.trellis.add_pivot(&NewPivot {
            visit: self.visit,
            line: Some(self.line),
            level,
            strategy: strategy.map(str::to_owned),
        })
    }

    fn pivots(&self) -> Vec<PivotCard> {
        self.trellis.visit_wrap_up(self.visit).unwrap().pivots
    }

    fn reason(&mut self, pivot: Id, text: &str, audience: Option<Audience>) -> Id {
        let text = text.to_owned();
        let new = NewReason {
            pivot,
            text,
            audience,
        };
        self.trellis.add_reason(&new).unwrap()
    }

    /// Everything that the room can open without looking for it.
    fn shown(&self) -> String {
        let mut shown = all_of(&self.trellis.visit_room(self.visit).unwrap());
        shown.push_str(&all_of(&self.trellis.pivot_aid()));
        shown.push_str(&all_of(&self.trellis.strip(self.region).unwrap()));
        for domain in CapacityDomain::ALL {
            for stage in CapacityStage::ALL {
                let visit = Some(self.visit);
                let cell = self.trellis.cell(self.region, domain, stage, visit);
                shown.push_str(&all_of(&cell.unwrap()));
            }
        }
        shown
    }
}

#[test]
fn each_of_five_levels_has_something_to_notice_and_something_to_try() {
    let room = room();
    let levels = room.trellis.pivot_aid().levels;
    let names: Vec<Level> = levels.iter().map(|it| it.level).collect();
    assert_eq!(names, Level::ALL);
    for level in &levels {
        assert!(level.strategies.len() >= 3, "{}", level.name);
        assert!(!level.signs.is_empty() && !level.look_at.is_empty());
    }
}

#[test]
fn choosing_a_strategy_keeps_what_was_planned_and_what_is_tried() {
    let mut room = room();
    let levels = room.trellis.pivot_aid().levels;
    let team = levels.iter().find(|it| it.level == Level::Team).unwrap();
    let tried = &team.strategies[1];
    let id = room.pivot(Level::Team, Some(&tried.id)).unwrap();
    let kept = &room.pivots()[0];
    assert_eq!((kept.id, kept.level), (id, Some(Level::Team)));
    assert_eq!(kept.planned, "Who stands in for whom");
    assert_eq!(kept.line, "Who stands in for whom");
    assert_eq!(kept.strategies, tried.text);
    assert_eq!(kept.level_name, team.name);
    assert_eq!(
        (kept.on, kept.at.as_str()),
        (Some(trellis_tests::thursday()), "10:00")
    );

    // Afterwards the rest is filled in, and the agenda may change.
    let sign = &team.signs[0];
    room.trellis
        .edit_pivot(
            id,
            &EditPivot {
                happened: Some("Two of five came".to_owned()),
                sign: Some(sign.id.clone()),
                helped: Some(false),
                went: Some("Better than feared".to_owned()),
                ..EditPivot::default()
            },
        )
        .unwrap();
    room.trellis.delete_line(room.line).unwrap();
    let kept = &room.pivots()[0];
    assert_eq!(kept.planned, "Who stands in for whom");
    assert_eq!(kept.happened, "Two of five came");
    assert_eq!(kept.sign_text, sign.text);
    assert_eq!(kept.helped, Some(false));
    assert_eq!(kept.strategies, tried.text, "what was not touched stays");
}

#[test]
fn a_strategy_belongs_to_its_level() {
    let mut room = room();
    let levels = room.trellis.pivot_aid().levels;
    let before = room.trellis.dump().unwrap();
    for level in &levels {
        for other in levels.iter().filter(|it| it.level != level.level) {
            let strategy = &other.strategies[0].id;
            let error = room.pivot(level.level, Some(strategy)).unwrap_err();
            let what = format!("“{strategy}” is not a strategy of that level");
            assert_eq!(error.what(), what);
        }
    }
    assert!(room.pivot(Level::Team, Some("no such thing")).is_err());
    assert_eq!(room.trellis.dump().unwrap(), before);
    assert!(room.pivot(Level::Team, None).is_ok(), "or none at all");
}

#[test]
fn a_change_of_plan_is_deleted_and_brought_back() {
    let mut room = room();
    let id = room.pivot(Level::System, None).unwrap();
    room.trellis.delete_pivot(id).unwrap();
    assert!(room.pivots().is_empty());
    let error = room
        .trellis
        .edit_pivot(id, &EditPivot::default())
        .unwrap_err();
    assert_eq!(
        error.what(),
        "This change of plan is no longer in the workbook"
    );
    room.trellis.undo().unwrap();
    assert_eq!(room.pivots()[0].id, id);
}

#[test]
fn why_a_plan_changed_is_mine_unless_i_say_otherwise() {
    let mut room = room();
    let pivot = room.pivot(Level::Motivation, None).unwrap();
    room.reason(pivot, "zminereason", None);
    room.reason(pivot, "zteamreason", Some(Audience::Team));
    let reasons = &room.pivots()[0].reasons;
    let mut said: Vec<(&str, Audience)> = reasons
        .iter()
        .map(|it| (it.text.as_str(), it.audience))
        .collect();
    said.sort_unstable();
    assert_eq!(
        said,
        [
            ("zminereason", Audience::Mine),
            ("zteamreason", Audience::Team)
        ]
    );
    let shown = room.shown();
    assert!(!shown.contains("zminereason") && !shown.contains("zteamreason"));
    let found = room
        .trellis
        .find_in_room("zminereason", room.region)
        .unwrap();
    assert!(found.groups.is_empty(), "{found:?}");
    assert_eq!(room.trellis.find("zminereason").unwrap().groups.len(), 1);
    let wrap_up = room.trellis.visit_wrap_up(room.visit).unwrap();
    assert!(
        wrap_up.own_notes.is_empty(),
        "it stands with its pivot only"
    );
}

#[test]
fn why_a_plan_changed_is_never_for_the_region() {
    let mut room = room();
    let pivot = room.pivot(Level::Motivation, None).unwrap();
    let refused = "The reason for a change of plan is not for the region";
    let aloud = NewReason {
        pivot,
        text: "zreason".to_owned(),
        audience: Some(Audience::Region),
    };
    assert_eq!(room.trellis.add_reason(&aloud).unwrap_err().what(), refused);
    let mine = room.reason(pivot, "zreason", None);
    let error = room.trellis.readdress_note(mine, Audience::Region);
    assert_eq!(error.unwrap_err().what(), refused);

    // Shared with the support team, it still stands with its pivot and nowhere else.
    room.trellis.readdress_note(mine, Audience::Team).unwrap();
    let reasons = &room.pivots()[0].reasons;
    assert_eq!(reasons.len(), 1);
    assert_eq!(reasons[0].audience, Audience::Team);
    assert!(!room.shown().contains("zreason"));
    let empty = NewReason {
        text: " ".to_owned(),
        ..aloud
    };
    let error = room.trellis.add_reason(&empty).unwrap_err();
    assert_eq!(error.what(), "The reason is still empty");
}

#[test]
fn nothing_about_a_change_of_plan_reaches_the_plan_or_the_screen_in_the_room() {
    let mut room = room();
    let pivot = room.pivot(Level::Agency, None).unwrap();
    let said = |text: &str| Some(text.to_owned());
    room.trellis
        .edit_pivot(
            pivot,
            &EditPivot {
                planned: said("zplanned"),
                happened: said("zhappened"),
                level: Some(Level::System),
                sign: said("zsign"),
                helped: Some(true),
                look_at: said("zlookat"),
                strategies: said("zstrategies"),
                went: said("zwent"),
            },
        )
        .unwrap();
    room.reason(pivot, "zminereason", None);
    let shared = room.reason(pivot, "zteamreason", Some(Audience::Team));
    // A mark would carry a note into the plan.
    room.trellis.mark_note(shared, Some(Mark::Strong)).unwrap();
    for (list, entry, words) in [
        ("best-practices", "BP-01", "zreview"),
        ("knowledge-and-skills", "KS-01", "zowncheck"),
    ] {
        room.trellis
            .set_review(&EditReview {
                list: list.to_owned(),
                entry: entry.to_owned(),
                status: None,
                footing: None,
                words: said(words),
                by_on: None,
            })
            .unwrap();
    }
    // Something that may be seen, so that looking finds what is there.
    room.trellis
        .add_note(&NewNote {
            visit: Some(room.visit),
            ..marked(
                note(room.region, Audience::Region, "zsaidaloud"),
                "LT-IN-02",
                Mark::Strong,
            )
        })
        .unwrap();
    room.trellis
        .answer(&EditAnswer {
            visit: Some(room.visit),
            ..answer(room.region, "LT-IN-02", Status::Partly)
        })
        .unwrap();

    let plan = room
        .trellis
        .start_plan(room.region, Some(room.visit))
        .unwrap();
    let paper = room.desk.place("plan.pdf");
    room.trellis.export_plan(plan, &paper).unwrap();
    let pages = room.trellis.plan_pages(plan).unwrap().join("\n");
    let places = [
        ("in the room", room.shown()),
        (
            "beside the preview",
            all_of(&room.trellis.plan(plan).unwrap()),
        ),
        ("in the preview", pages),
        ("on paper", words_on_paper(&paper)),
    ];
    let kept = [
        "zplanned",
        "zhappened",
        "zsign",
        "zlookat",
        "zstrategies",
        "zwent",
        "zminereason",
        "zteamreason",
        "zreview",
        "zowncheck",
    ];
    for (place, shown) in places {
        assert!(shown.contains("zsaidaloud"), "{place}: {shown}");
        for word in kept {
            assert!(!shown.contains(word), "“{word}” shows {place}: {shown}");
        }
    }
    // They are there for whom they are meant.
    let wrap_up = all_of(&room.pivots());
    for word in &kept[..8] {
        assert!(wrap_up.contains(word), "“{word}” is lost: {wrap_up}");
    }
}
