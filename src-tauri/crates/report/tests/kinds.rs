//! Every kind of document, as a person reads it: with something in every part, and with
//! nothing in any.

#![expect(clippy::unwrap_used, reason = "what is not there ends the test")]

use chrono::NaiveDate;
use std::path::Path;
use trellis_report::Pages;
use trellis_report::agenda::{AgendaEntry, AgendaModel};
use trellis_report::assessment::{AssessmentModel, ScoreLine};
use trellis_report::chart::profile::{Profile, ProfileRow};
use trellis_report::checklist::{BlankCell, ChecklistModel};
use trellis_report::funder::{CountTable, FunderModel, FunderRegion};
use trellis_report::handover::{
    AgencyLine, FileLine, ForColleagues, HandoverModel, LeadLine, ProgramLine, SeatLine, VisitLine,
};
use trellis_report::own_practice::{ObservationLine, OwnCheck, OwnLookLine, OwnPracticeModel};
use trellis_report::plan::{PlanAction, PlanDate, PlanDomain, PlanForm, PlanGoal, PlanModel};
use trellis_report::sheet::{Cover, Letterhead};
use trellis_report::visit_summary::{
    BarrierLine, LookedAt, SaidAbout, VisitSummaryModel, WentWell,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn cover() -> Cover {
    Cover {
        about: "Region 4 – Foothills".into(),
        organization: "Piedmont Implementation Center".into(),
        letterhead: Letterhead {
            line: "12 Mill Street, Piedmont".into(),
            ..Letterhead::default()
        },
        prepared_by: "June Alvarado".into(),
        on: Some(day("2026-11-19")),
        document_id: "0193456789abcdef0123456789abcdef".into(),
        ..Cover::default()
    }
}

fn action() -> PlanAction {
    PlanAction {
        step: "Ask the state data team for a login date.".into(),
        who: "CIT coordinator".into(),
        by_on: Some(day("2026-11-24")),
        in_hand: "Signed form".into(),
        needed: "Half an hour".into(),
        in_the_way: "The data post is vacant".into(),
        must_know: "Lead agency director".into(),
        status: "Carried over".into(),
        moved_because: "The state changes its sign-in codes".into(),
        change: String::new(),
    }
}

fn goal() -> PlanGoal {
    PlanGoal {
        statement: "Every key task has a backup who has done it once.".into(),
        measure: "tasks with a tested backup".into(),
        baseline: "4 of 9".into(),
        target: "9 of 9".into(),
        by_on: Some(day("2027-01-29")),
        domain: "Leadership and teams".into(),
        serves: "Families find help near home".into(),
        ..PlanGoal::default()
    }
}

fn next() -> PlanDate {
    PlanDate {
        on: "2027-02-11".parse().unwrap(),
        hours: "10:00 am to 12:00 pm".into(),
        mode: "In person".into(),
        about: "Quarterly visit".into(),
    }
}

fn well() -> WentWell {
    WentWell {
        what: "Three agencies share a room".into(),
        helped_by: "A standing date".into(),
        could_spread_to: "the north of the county".into(),
    }
}

fn barrier() -> BarrierLine {
    BarrierLine {
        what: "Logins to the data platform take six weeks".into(),
        to_whom: "State data team".into(),
        asked_on: Some(day("2026-10-02")),
        answer: String::new(),
        again_on: Some(day("2026-12-01")),
        state: "Open".into(),
    }
}

fn domain() -> PlanDomain {
    PlanDomain {
        name: "Leadership and teams".into(),
        stages: [false, true, true],
        stage_words: "Installation and initial implementation".into(),
        strong: "Charters settle who decides.".into(),
        to_work_on: "Five of nine tasks have no backup.".into(),
        change: String::new(),
    }
}

fn agenda() -> AgendaModel {
    AgendaModel {
        cover: cover(),
        title: "Quarterly visit".into(),
        on: Some(day("2026-11-19")),
        hours: "10:00 am to 12:00 pm".into(),
        where_at: "In person, Health department".into(),
        focus: "Who stands in when somebody is away".into(),
        lines: vec![
            AgendaEntry {
                at: "10:00 am".into(),
                minutes: Some(15),
                purpose: "Arrive".into(),
                activity: "Each says what went well".into(),
                materials: "Coffee".into(),
                serves: String::new(),
            },
            AgendaEntry {
                at: "10:15 am".into(),
                minutes: Some(45),
                purpose: "Backups for key tasks".into(),
                activity: "Walk through the roster, task by task".into(),
                materials: "Roster, large sheet".into(),
                serves: goal().statement,
            },
        ],
        goals: vec![goal()],
        open: vec![action()],
    }
}

fn summary() -> VisitSummaryModel {
    VisitSummaryModel {
        cover: cover(),
        title: "Quarterly visit".into(),
        on: Some(day("2026-11-19")),
        hours: "10:00 am to 12:00 pm".into(),
        where_at: "In person, Health department".into(),
        who: "Community Implementation Team and the lead agency’s director".into(),
        focus: "Backups for key tasks".into(),
        successes: vec![well()],
        said: vec![SaidAbout {
            about: "Leadership and teams".into(),
            lines: vec![
                ("Charters settle who decides.".into(), "Strong".into()),
                ("Nobody can do intake alone.".into(), "To work on".into()),
                ("The office moves in May.".into(), String::new()),
            ],
        }],
        looked_at: vec![LookedAt {
            cell: "Leadership and teams, installation".into(),
            items: vec![(
                "Every key task has a backup".into(),
                "Partly".into(),
                "Roster of this week".into(),
            )],
        }],
        agreed: vec![action()],
        barriers: vec![barrier()],
        another_time: vec!["The media plan".into()],
        materials: vec!["Backup sheet".into()],
        next: vec![next()],
    }
}

fn checklist() -> ChecklistModel {
    ChecklistModel {
        cover: Cover {
            about: "Leadership and teams".into(),
            prepared_by: String::new(),
            on: None,
            ..cover()
        },
        which: "Installation".into(),
        words: ["Not yet", "Partly", "In place", "Not now", "Does not apply"]
            .map(str::to_owned)
            .to_vec(),
        cells: vec![BlankCell {
            domain: "Leadership and teams".into(),
            stage: "Installation".into(),
            questions: vec!["Who decides, and who is asked?".into()],
            items: vec![
                (
                    "A charter says who decides what".into(),
                    "The charter, signed".into(),
                ),
                (
                    "Every key task has a backup".into(),
                    "A roster with two names each".into(),
                ),
            ],
        }],
        note: "A conversation aid, not a validated measure.".into(),
    }
}

fn assessment() -> AssessmentModel {
    let line = |name: &str, score: &str, before: &str, comment: &str| ScoreLine {
        name: name.into(),
        score: score.into(),
        before: before.into(),
        comment: comment.into(),
    };
    AssessmentModel {
        cover: cover(),
        instrument: "Capacity self-check".into(),
        of: "The community".into(),
        held_on: Some(day("2026-11-02")),
        respondents: Some(6),
        summary: "More of the work is shared than half a year ago.".into(),
        parts: vec![("Facilitator".into(), "Support practitioner".into())],
        indexes: vec![line(
            "Leadership",
            "1.4 of 2",
            "1.1 of 2",
            "The charter helped.",
        )],
        items: vec![line("Item 3", "1 of 2", "0 of 2", "")],
        parked: vec!["Item 7".into()],
        days: vec![day("2026-05-04"), day("2026-11-02")],
        profile: Profile {
            title: "Capacity by domain".to_owned(),
            scale: "Mean score, 0 to 2".to_owned(),
            top: 200,
            held: vec!["May 2026".to_owned(), "Nov 2026".to_owned()],
            is_running: false,
            rows: vec![ProfileRow {
                name: "Leadership and teams".to_owned(),
                values: vec![Some(150), Some(130)],
            }],
        },
        over_time: vec![(
            "Leadership".into(),
            vec!["1.1 of 2".into(), "1.4 of 2".into()],
        )],
        goals: vec![goal().statement],
        note: "A score does not rank anybody.".into(),
    }
}

fn handover() -> HandoverModel {
    HandoverModel {
        cover: cover(),
        counties: "Alder, Briar".into(),
        lead_agency: "Foothills District Health Department".into(),
        relationship: "Since April 30, 2024, month 31".into(),
        community_goals: "Families find help near home.".into(),
        strategic_plan: "A coordinator in every county (2025 to 2028)".into(),
        agreement: "Intensive support.".into(),
        successes: vec![well()],
        domains: vec![domain()],
        goals: vec![PlanGoal {
            actions: vec![action()],
            ..goal()
        }],
        loose_actions: vec![action()],
        leads: vec![LeadLine {
            task: "Leads the monthly meeting".into(),
            led_by: "Local team".into(),
            since: Some(day("2026-09-01")),
            how_it_went: "With a month side by side".into(),
        }],
        barriers: vec![barrier()],
        programs: vec![ProgramLine {
            program: "Group Triple P".into(),
            stage: "Installation".into(),
            since: Some(day("2026-03-01")),
            agencies: "Alder Family Center".into(),
        }],
        agencies: vec![AgencyLine {
            name: "Alder Family Center".into(),
            agreement: "Two practitioners, a day a week".into(),
            ends_on: Some(day("2027-06-30")),
            lead: "Program director".into(),
        }],
        seats: vec![SeatLine {
            team: "Community Implementation Team".into(),
            role: "Coordinator".into(),
            share: "1.0".into(),
            state: "Filled".into(),
        }],
        visits: vec![VisitLine {
            on: Some(day("2026-08-20")),
            title: "Quarterly visit".into(),
            about: "The charter".into(),
        }],
        dates: vec![next()],
        files: vec![FileLine {
            name: "roster.png".into(),
            described: "The roster on the wall".into(),
            on: Some(day("2026-08-20")),
        }],
        for_colleagues: None,
    }
}

fn for_colleagues() -> HandoverModel {
    HandoverModel {
        cover: Cover {
            readers: "For the support team – do not hand to a region".into(),
            ..cover()
        },
        for_colleagues: Some(ForColleagues {
            together_first: vec![
                (
                    "Visit once together".into(),
                    "The next one is planned for December 3, 2026.".into(),
                ),
                ("Talk about what stands in no record".into(), String::new()),
            ],
            people: vec![
                [
                    "Community Implementation Team",
                    "Coordinator",
                    "Maya Ortiz",
                    "maya@example.org",
                    "Jan 5",
                ]
                .map(str::to_owned),
            ],
            vacancies: vec![(
                "Data lead, Community Implementation Team".into(),
                "Open since Sep 8, not announced yet".into(),
            )],
            turnover: vec![["Community Implementation Team, 2026", "1", "2"].map(str::to_owned)],
            tiers: vec![["Intensive", "May 1, 2026", "", "A new team"].map(str::to_owned)],
            connections: vec![("CIT with State data team".into(), "Logins · Oct 2".into())],
            notes: vec![("The director is new".into(), "Nov 2".into())],
            pivots: vec![(
                "The roster → what worries people".into(),
                "Team · a round of voices".into(),
            )],
            dose: "In all, twelve contacts.".into(),
        }),
        ..handover()
    }
}

fn funder() -> FunderModel {
    FunderModel {
        cover: Cover {
            about: "Quarter 3, 2026".into(),
            on: Some(day("2026-09-30")),
            ..cover()
        },
        days: Some((day("2026-07-01"), day("2026-09-30"))),
        is_open: false,
        paragraph: "In Quarter 3, 2026, two of three regions were supported.".into(),
        regions: vec![FunderRegion {
            name: "Region 4 – Foothills".into(),
            tier: "Intensive".into(),
            contacts: 7,
            minutes: 485,
            in_person: 1,
            minimum: "Met".into(),
            came_of_it: "one goal agreed".into(),
        }],
        tables: vec![CountTable {
            by: "By mode".into(),
            what: "Contacts".into(),
            lines: vec![("In person".into(), 1, 120), ("Video".into(), 6, 365)],
        }],
        changes: vec!["Region 4 moved to intensive support.".into()],
        note: "A joint contact counts once for each region.".into(),
    }
}

fn own() -> OwnPracticeModel {
    OwnPracticeModel {
        cover: Cover {
            about: "June Alvarado".into(),
            readers: "Mine – for me alone, do not pass on".into(),
            ..cover()
        },
        span: "This year".into(),
        looks: vec![OwnLookLine {
            on: Some(day("2026-08-20")),
            contact: "Region 4 – Foothills: the charter".into(),
            quality: "Mostly".into(),
            engagement: "Partly".into(),
            remark: "I talked too much.".into(),
        }],
        observations: vec![ObservationLine {
            on: Some(day("2026-08-20")),
            coach: "Ana Reyes".into(),
            contact: "Region 4 – Foothills: the charter".into(),
            extents: "Quality: mostly. Engagement: mostly.".into(),
            saw: "Good questions.".into(),
            try_next: "Wait longer.".into(),
        }],
        checks: vec![OwnCheck {
            title: "My own check".into(),
            lines: vec![
                ["I ask before I advise", "With help", "Nov 2, 2026", ""].map(str::to_owned),
            ],
        }],
        notes: vec![(
            "Region 4 – Foothills: Nov 2, 2026".into(),
            "Call the director first.".into(),
        )],
    }
}

/// Compares with a kept text; `TRELLIS_SNAPSHOTS=write` writes it anew, to be read.
fn same_as(name: &str, pages: &Pages) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{name}.txt"));
    let text = pages.text_snapshot();
    if std::env::var("TRELLIS_SNAPSHOTS").as_deref() == Ok("write") {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{name} reads differently now:\n{text}");
}

#[test]
fn each_kind_reads_like_this() {
    same_as("agenda", &agenda().pages());
    same_as("visit-summary", &summary().pages());
    same_as("checklist", &checklist().pages());
    same_as("assessment", &assessment().pages());
    same_as("handover", &handover().pages());
    same_as("handover-for-colleagues", &for_colleagues().pages());
    same_as("funder", &funder().pages());
    same_as("own-practice", &own().pages());
}

#[test]
fn each_kind_with_nothing_in_it_still_has_a_head_and_fits_a_page() {
    for (kind, pages) in [
        ("Visit agenda", AgendaModel::default().pages()),
        ("Visit summary", VisitSummaryModel::default().pages()),
        ("Checklist for the pen", ChecklistModel::default().pages()),
        ("Assessment results", AssessmentModel::default().pages()),
        ("Handover pack", HandoverModel::default().pages()),
        ("Summary of support", FunderModel::default().pages()),
        ("My own practice", OwnPracticeModel::default().pages()),
    ] {
        assert!(pages.words().contains(kind), "{}", pages.text_snapshot());
        assert_eq!(pages.count(), 1, "{kind}");
        assert!(pages.to_pdf().unwrap().starts_with(b"%PDF-1.7"), "{kind}");
    }
}

#[test]
fn in_large_print_every_letter_is_large_and_no_word_is_lost() {
    let large = Cover {
        large_print: true,
        ..cover()
    };
    let cases: [(&str, Pages, Pages); 3] = [
        (
            "agenda",
            agenda().pages(),
            AgendaModel {
                cover: large.clone(),
                ..agenda()
            }
            .pages(),
        ),
        (
            "summary",
            summary().pages(),
            VisitSummaryModel {
                cover: large.clone(),
                ..summary()
            }
            .pages(),
        ),
        (
            "handover",
            handover().pages(),
            HandoverModel {
                cover: large,
                ..handover()
            }
            .pages(),
        ),
    ];
    for (kind, usual, large) in cases {
        let said = large.words();
        for word in usual.words().split_whitespace() {
            assert!(said.contains(word), "{kind}: “{word}” is not in {said}");
        }
        for page in &large.pages {
            for item in &page.items {
                if let trellis_report::layout::Ink::Text(text) = &item.ink {
                    assert!(text.size >= 18.0, "{kind}: “{}” is small", text.words);
                }
            }
        }
    }
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    for (one, two) in [
        (agenda().pages(), agenda().pages()),
        (for_colleagues().pages(), for_colleagues().pages()),
        (own().pages(), own().pages()),
    ] {
        assert!(one.to_pdf().unwrap() == two.to_pdf().unwrap());
    }
}

fn plan() -> PlanModel {
    PlanModel {
        region: "Region 4 – Foothills".into(),
        version: 2,
        period: "Quarter 4, 2026".into(),
        meets_on: Some(day("2026-11-19")),
        domains: Some(vec![domain()]),
        goals: Some(vec![PlanGoal {
            actions: vec![action()],
            ..goal()
        }]),
        with_actions: true,
        ..PlanModel::default()
    }
}

#[test]
fn a_plan_follows_the_tier() {
    let of = |form, topics: Vec<String>| {
        let plan = PlanModel {
            form,
            topics,
            ..plan()
        };
        plan.pages().words()
    };
    let intensive = of(PlanForm::Intensive, Vec::new());
    assert!(intensive.contains("Implementation support plan") && !intensive.contains("topics"));
    let brief = of(PlanForm::Brief, vec!["Backups".into(), "Data".into()]);
    assert!(
        brief.contains("Agreed topics") && brief.contains("Backups"),
        "{brief}"
    );
    assert!(of(PlanForm::CheckIn, Vec::new()).contains("Check-in summary"));
}

#[test]
fn what_went_well_comes_before_what_is_in_the_way() {
    let plan = PlanModel {
        successes: vec![well()],
        barriers: "Transport to the evening groups".into(),
        ..plan()
    };
    let words = plan.pages().words();
    let at = |word: &str| words.find(word).unwrap();
    assert!(at("Three agencies share a room") < at("Transport to the evening"));
    assert!(at("Something strong") < at("Something to work on"));
}

#[test]
fn what_changed_since_the_version_before_is_marked_where_it_stands() {
    let before = PlanModel {
        version: 1,
        goals: Some(vec![
            PlanGoal {
                target: "6 of 9".into(),
                actions: vec![PlanAction {
                    status: "Open".into(),
                    ..action()
                }],
                ..goal()
            },
            PlanGoal {
                statement: "The media plan is written.".into(),
                ..PlanGoal::default()
            },
        ]),
        ..plan()
    };
    let now = PlanModel {
        loose_actions: vec![PlanAction {
            step: "Book the hall".into(),
            ..PlanAction::default()
        }],
        ..plan()
    };
    let marked = now.clone().marked_against(&before);
    let words = marked.pages().words();
    for said in [
        "Marked: what changed since version 1",
        "Changed: target was 6 of 9",
        "Changed: status was Open",
        "■ New",
        "In version 1, and here no more",
        "Goal: The media plan is written.",
    ] {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(said), "“{said}” is not in {words}");
    }
    assert!(
        !now.pages().words().contains('■'),
        "only where it is asked for"
    );
    let same = now.clone().marked_against(&now).pages().words();
    assert!(!same.contains('■'), "nothing changed: {same}");
}
