//! Since last time: a region shows what others changed since it was last opened here,
//! in the order in which it arrived, and who changed it.

use crate::hands::{
    action, all_of, answer, begin_with_region, day, desk, goal, note, region, seat, visit,
};
use chrono::NaiveDate;
use trellis_app::Trellis;
use trellis_app::view::frame::EditPractitioner;
use trellis_app::view::goal::EditGoal;
use trellis_app::world::StillWorld;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::words::{Audience, GoalState, Status, VisitPhase};
use trellis_store::Workbook;
use trellis_tests::{Desk, thursday};

/// A colleague with a laptop and a calendar of their own.
pub struct Colleague {
    pub desk: Desk,
    day: NaiveDate,
    openings: u64,
}

impl Colleague {
    pub fn new(day: NaiveDate, number: u64) -> Self {
        let desk = desk();
        let mut world = StillWorld::on(day);
        world.count = number << 40;
        Trellis::create(&desk.workbook(), &desk.home(), None, Box::new(world)).unwrap();
        Self {
            desk,
            day,
            openings: number << 20,
        }
    }

    pub fn open(&mut self) -> Trellis {
        self.openings += 1;
        self.desk.open_on(self.day, self.openings).unwrap()
    }

    /// Reads what a colleague holds and may hand on. Both workbooks are closed.
    pub fn read_from(&self, other: &Self, delivery: u8) {
        let from = Workbook::open(&other.desk.workbook(), None).unwrap();
        let changes: Vec<_> = from
            .reading()
            .changes()
            .unwrap()
            .into_iter()
            .map(|(_, change)| change)
            .filter(|change| !matches!(change.scope, Scope::Private(_)))
            .collect();
        let mut here = Workbook::open(&self.desk.workbook(), None).unwrap();
        let delivery = Id::natural("delivery", &[&[delivery]]);
        let received = here.receive(delivery, changes, 0).unwrap();
        assert_eq!(received.held, Vec::new());
    }
}

fn be(trellis: &mut Trellis, name: &str) {
    let edit = EditPractitioner {
        name: name.to_owned(),
        organization: String::new(),
    };
    trellis.edit_practitioner(&edit).unwrap();
}

/// The lines, with who wrote them.
fn news(trellis: &Trellis, region: Id) -> Vec<String> {
    let view = trellis.since_last_time(region).unwrap();
    view.lines
        .into_iter()
        .map(|line| format!("{} ({})", line.text, line.who))
        .collect()
}

#[test]
fn a_first_opening_has_no_last_time() {
    let (_desk, mut trellis, region) = begin_with_region();
    trellis.add_goal(&goal(region, "One")).unwrap();
    let first = trellis.since_last_time(region).unwrap();
    assert!(first.is_first && first.lines.is_empty());
    trellis.mark_seen(region).unwrap();
    let second = trellis.since_last_time(region).unwrap();
    assert!(!second.is_first && second.lines.is_empty());
}

#[test]
fn what_is_written_here_is_no_news_here() {
    let (desk, mut trellis, region) = begin_with_region();
    trellis.mark_seen(region).unwrap();
    trellis.add_goal(&goal(region, "One")).unwrap();
    assert_eq!(news(&trellis, region), Vec::<String>::new());
    drop(trellis);
    // Nor in a copy on another laptop, which goes on as an author of its own.
    let copy = desk.place("copy.workbook");
    std::fs::copy(desk.workbook(), &copy).unwrap();
    let other = crate::hands::desk();
    let copy = other.open_workbook(&copy, thursday()).unwrap();
    assert_eq!(news(&copy, region), Vec::<String>::new());
}

#[test]
fn marking_is_neither_logged_nor_a_change() {
    let (_desk, mut trellis, region) = begin_with_region();
    trellis.take_changed();
    let before = trellis.dump().unwrap();
    trellis.mark_seen(region).unwrap();
    trellis.mark_seen(region).unwrap();
    assert_eq!(trellis.dump().unwrap(), before);
    assert!(trellis.take_changed().is_empty());
}

#[test]
fn a_region_that_is_gone_says_so() {
    let (_desk, mut trellis, region) = begin_with_region();
    trellis.delete_region(region).unwrap();
    assert!(trellis.since_last_time(region).is_err());
    assert!(trellis.mark_seen(region).is_err());
}

#[test]
fn what_a_colleague_changed_is_said_in_words_whatever_the_clocks_show() {
    for (dana_lives_on, ben_lives_on) in [
        ("2026-11-18", "2026-11-19"),
        ("2019-01-01", "2026-11-19"),
        ("2041-06-30", "2026-11-19"),
        ("2026-11-18", "2000-02-29"),
    ] {
        let mut dana = Colleague::new(day(dana_lives_on), 1);
        let mut ben = Colleague::new(day(ben_lives_on), 2);
        let mut trellis = dana.open();
        be(&mut trellis, "Dana Field");
        let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
        let heron = trellis.add_region(&region("Heron Lake")).unwrap();
        let target = trellis
            .add_goal(&goal(cedar, "Every key task has a backup"))
            .unwrap();
        let dropped = trellis.add_goal(&goal(cedar, "A logo")).unwrap();
        drop(trellis);
        ben.read_from(&dana, 1);
        let mut trellis = ben.open();
        assert!(trellis.since_last_time(cedar).unwrap().is_first);
        trellis.mark_seen(cedar).unwrap();
        assert_eq!(news(&trellis, cedar), Vec::<String>::new());
        drop(trellis);

        let mut trellis = dana.open();
        let changed = EditGoal {
            by_on: Some(day("2045-03-31")),
            state: Some(GoalState::Met),
            ..EditGoal::default()
        };
        trellis.edit_goal(target, &changed).unwrap();
        trellis.delete_goal(dropped).unwrap();
        let came_and_went = trellis.add_goal(&goal(cedar, "Never mind")).unwrap();
        trellis.delete_goal(came_and_went).unwrap();
        for audience in [Audience::Mine, Audience::Team, Audience::Region] {
            let said = note(cedar, audience, "zsaid in confidence");
            trellis.add_note(&said).unwrap();
        }
        trellis
            .add_seat(&seat(cedar, "Coordinator", "Maya Ortiz"))
            .unwrap();
        trellis
            .answer(&answer(cedar, "LT-IN-02", Status::Partly))
            .unwrap();
        trellis
            .add_action(&action(cedar, "Draft the charter"))
            .unwrap();
        trellis.add_goal(&goal(heron, "Elsewhere")).unwrap();
        drop(trellis);
        ben.read_from(&dana, 2);

        let mut trellis = ben.open();
        trellis.add_goal(&goal(cedar, "Ben's own")).unwrap();
        let view = trellis.since_last_time(cedar).unwrap();
        let mut lines = news(&trellis, cedar);
        let asked = lines.iter().position(|line| line.starts_with("Answer"));
        let asked = lines.remove(asked.unwrap());
        assert!(asked.starts_with("Answer changed: "), "{asked}");
        assert!(asked.contains(" – status"), "{asked}");
        assert_eq!(
            lines,
            [
                "New action: Draft the charter (Dana Field)",
                "New seat: CIT coordinator (Dana Field)",
                "New person: Maya Ortiz (Dana Field)",
                "New note (Dana Field)",
                "New note (Dana Field)",
                "Goal deleted (Dana Field)",
                "Goal changed: Every key task has a backup – by when, state (Dana Field)",
            ],
            "{dana_lives_on} {ben_lives_on}"
        );
        assert!(!all_of(&view).contains("zsaid"));
        let notes: Vec<Audience> = view
            .lines
            .iter()
            .filter(|line| line.kind == "note")
            .map(|line| line.audience)
            .collect();
        assert_eq!(notes, [Audience::Region, Audience::Team]);
        trellis.mark_seen(cedar).unwrap();
        assert_eq!(news(&trellis, cedar), Vec::<String>::new());
        assert!(
            trellis.since_last_time(heron).unwrap().is_first,
            "each its own"
        );
    }
}

#[test]
fn who_wrote_is_named_once_each_and_strangers_are_colleagues() {
    let mut dana = Colleague::new(thursday(), 1);
    let mut eli = Colleague::new(thursday(), 2);
    let mut ben = Colleague::new(thursday(), 3);
    let mut trellis = dana.open();
    be(&mut trellis, "Dana Field");
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let planned = trellis.plan_visit(&visit(cedar, "2026-12-03")).unwrap();
    drop(trellis);
    eli.read_from(&dana, 1);
    ben.read_from(&dana, 2);
    ben.open().mark_seen(cedar).unwrap();

    let mut trellis = dana.open();
    trellis.set_phase(planned, VisitPhase::InTheRoom).unwrap();
    drop(trellis);
    eli.read_from(&dana, 3);
    let mut trellis = eli.open();
    trellis.set_phase(planned, VisitPhase::WrapUp).unwrap();
    drop(trellis);
    ben.read_from(&eli, 4);
    let lines = news(&ben.open(), cedar);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("Visit changed: "), "{lines:?}");
    assert!(
        lines[0].ends_with("how far it is (a colleague and Dana Field)"),
        "{lines:?}"
    );
}

#[test]
fn sixty_records_have_a_line_and_the_rest_is_counted() {
    let mut dana = Colleague::new(thursday(), 1);
    let mut ben = Colleague::new(thursday(), 2);
    let cedar = dana.open().add_region(&region("Cedar Gap")).unwrap();
    ben.read_from(&dana, 1);
    ben.open().mark_seen(cedar).unwrap();
    let mut trellis = dana.open();
    for number in 1..=63 {
        trellis
            .add_action(&action(cedar, &format!("Step {number}")))
            .unwrap();
    }
    drop(trellis);
    ben.read_from(&dana, 2);
    let view = ben.open().since_last_time(cedar).unwrap();
    assert_eq!((view.lines.len(), view.more), (60, 3));
    assert_eq!(view.more_text, "and three more");
    assert_eq!(view.lines[0].text, "New action: Step 63");
}

#[test]
fn a_delivery_that_is_taken_back_is_no_news() {
    let mut dana = Colleague::new(thursday(), 1);
    let mut ben = Colleague::new(thursday(), 2);
    let cedar = dana.open().add_region(&region("Cedar Gap")).unwrap();
    ben.read_from(&dana, 1);
    ben.open().mark_seen(cedar).unwrap();
    dana.open().add_goal(&goal(cedar, "One")).unwrap();
    ben.read_from(&dana, 2);
    assert_eq!(news(&ben.open(), cedar), ["New goal: One (a colleague)"]);
    let mut here = Workbook::open(&ben.desk.workbook(), None).unwrap();
    here.set_aside(Id::natural("delivery", &[&[2]])).unwrap();
    drop(here);
    assert_eq!(news(&ben.open(), cedar), Vec::<String>::new());
    ben.open().mark_seen(cedar).unwrap();
    ben.read_from(&dana, 2);
    assert_eq!(news(&ben.open(), cedar), ["New goal: One (a colleague)"]);
}
