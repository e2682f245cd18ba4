//! Made-up practice: as many regions and years as are asked for, written through the
//! store in large transactions.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use std::path::Path;
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::{
    Noun, action, activity_use, agenda_line, agreed_plan, answer, attendance, component_use,
    contact, domain_stage, goal, group_event, note, person, region, seat, support_plan,
    tier_agreement,
};
use trellis_domain::pack::{CapacityDomain, CapacityStage, ReadPack};
use trellis_store::{Action, Edit, Error, Founding, Workbook, Writing};

/// The day on which everything is looked at.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 19).unwrap()
}

/// How much is written down.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// 28 contacts a year, every visit with agenda, notes, five components and a plan.
    Thorough,
    /// 66 contacts a year, and what goes with them: about a thousand field values.
    Busy,
}

/// Makes a workbook at `path`; answers how many records it holds.
pub fn live_through(path: &Path, pack: &ReadPack, regions: u64, years: u64, pace: Pace) -> u64 {
    let founding = Founding {
        workbook: id(u64::MAX, 1),
        team: id(u64::MAX, 2),
        holder: id(u64::MAX, 3),
        is_sample: false,
    };
    let mut workbook = Workbook::create(path, None, &founding).unwrap();
    let mut dealt = 0_u64;
    let mut records = 0;
    for number in 0..regions {
        let mut salts = || {
            dealt += 1;
            *Id::natural("salt", &[&dealt.to_be_bytes()]).as_bytes()
        };
        let action = Action {
            author: AuthorKey::from_bytes([7; 32]),
            txn: id(number, 0),
            wall: 1_760_000_000_000,
            salts: &mut salts,
            sign: None,
        };
        workbook
            .write(action, |writing| {
                let mut one = OneRegion {
                    writing,
                    number,
                    holder: founding.holder,
                    count: 0,
                };
                one.live(pack, years, pace)?;
                records += one.count;
                Ok::<_, Error>(())
            })
            .unwrap();
    }
    if pace == Pace::Busy {
        records += meet(&mut workbook, founding.team, regions, years);
    }
    records
}

/// Six events a year for many regions at once, to which every third region comes.
fn meet(workbook: &mut Workbook, team: Id, regions: u64, years: u64) -> u64 {
    let mut salts = || [5; 16];
    let action = Action {
        author: AuthorKey::from_bytes([7; 32]),
        txn: id(u64::MAX, 4),
        wall: 1_760_000_000_000,
        salts: &mut salts,
        sign: None,
    };
    let mut records = 0;
    let mut write = |writing: &mut Writing<'_>| -> Result<(), Error> {
        for number in 0..6 * years {
            let event = id(u64::MAX - 1, number);
            let on = today() - Days::new(number * 61 + 5);
            writing.edit(
                Edit::new(Scope::Team(team), &group_event::NOUN, event)
                    .set(group_event::kind, "webinar")
                    .set(group_event::title, prose("Webinar", number))
                    .set(group_event::took_on, on)
                    .set(group_event::minutes, 90_i64),
            )?;
            records += 1;
            for at in (0..regions).filter(|at| (at + number) % 3 == 0) {
                let region = id(at, 0);
                let key: &[&[u8]] = &[event.as_bytes(), region.as_bytes()];
                let record = Id::natural(attendance::NOUN.name, key);
                writing.edit(
                    Edit::new(Scope::Team(team), &attendance::NOUN, record)
                        .set(attendance::event, event)
                        .set(attendance::region, region)
                        .set(attendance::attended, true)
                        .set(attendance::people, 4_i64),
                )?;
                records += 1;
            }
        }
        Ok(())
    };
    workbook.write(action, &mut write).unwrap();
    records
}

fn id(region: u64, count: u64) -> Id {
    Id::natural("made up", &[&region.to_be_bytes(), &count.to_be_bytes()])
}

/// Prose of about a sentence, different each time: words that are everywhere, and some
/// that are rarer the further down they stand in a list of three thousand.
pub fn prose(about: &str, count: u64) -> String {
    let dice = Id::natural("prose", &[about.as_bytes(), &count.to_be_bytes()]);
    let dice = dice.as_bytes();
    let word = |at: usize| {
        let cast = u64::from(dice[at]) * 256 + u64::from(dice[at + 1]);
        word(cast * cast * WORDS / (1 << 32))
    };
    format!(
        "{about} {} {}: the team spoke about {} and {} until the next visit.",
        word(0),
        word(2),
        word(4),
        word(6)
    )
}

const WORDS: u64 = 3000;

/// A made-up word, always the same for a number.
pub fn word(number: u64) -> String {
    const BEGIN: [&str; 15] = [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu",
    ];
    const END: [&str; 20] = [
        "bal", "cer", "dim", "fon", "gus", "hat", "jen", "kir", "lom", "mul", "nap", "per", "rit",
        "sol", "tum", "van", "wes", "yil", "zor", "lund",
    ];
    let part = |list: &[&'static str], at: u64| list[usize::try_from(at).unwrap() % list.len()];
    let rest = number / 15;
    format!(
        "{}{}{}",
        part(&BEGIN, number),
        part(&END, rest),
        part(&END, rest / 20 + number)
    )
}

struct OneRegion<'a, 'w> {
    writing: &'a mut Writing<'w>,
    number: u64,
    holder: Id,
    count: u64,
}

impl OneRegion<'_, '_> {
    fn id(&self) -> Id {
        id(self.number, 0)
    }

    /// A record of this region, not written yet.
    fn record(&mut self, noun: &'static Noun) -> (Id, Edit) {
        self.count += 1;
        let record = id(self.number, self.count);
        (record, self.edit(noun, record).set("region", self.id()))
    }

    fn edit(&self, noun: &'static Noun, record: Id) -> Edit {
        Edit::new(Scope::Region(self.id()), noun, record)
    }

    fn put(&mut self, edit: Edit) -> Result<(), Error> {
        self.writing.edit(edit)?;
        Ok(())
    }

    fn live(&mut self, pack: &ReadPack, years: u64, pace: Pace) -> Result<(), Error> {
        let first = i32::try_from(years).unwrap() - 1;
        let began = NaiveDate::from_ymd_opt(today().year() - first, 1, 5).unwrap();
        self.count += 1;
        let region = self.edit(&region::NOUN, self.id());
        self.put(
            region
                .set(region::name, format!("Region {:02}", self.number))
                .set(region::counties, "Alder, Birch, Cedar")
                .set(region::lead_agency, "County health department")
                .set(region::began_on, began),
        )?;
        self.answers(pack)?;
        self.stages()?;
        for year in 0..years {
            let from =
                NaiveDate::from_ymd_opt(began.year() + i32::try_from(year).unwrap(), 1, 5).unwrap();
            match pace {
                Pace::Thorough => self.year(from, year + 1 == years)?,
                Pace::Busy => self.busy_year(from, year + 1 == years)?,
            }
        }
        Ok(())
    }

    fn answers(&mut self, pack: &ReadPack) -> Result<(), Error> {
        for (_, item) in pack.pack.items() {
            let region = self.id();
            let key: &[&[u8]] = &[
                region.as_bytes(),
                pack.pack.id.as_bytes(),
                item.id.as_bytes(),
            ];
            self.count += 1;
            let record = self.edit(&answer::NOUN, Id::natural(answer::NOUN.name, key));
            let status =
                ["in_place", "partly", "not_yet"][usize::try_from(self.count % 3).unwrap()];
            self.put(
                record
                    .set(answer::region, self.id())
                    .set(answer::pack, pack.pack.id.as_str())
                    .set(answer::item, item.id.as_str())
                    .set(answer::pack_hash, pack.hash.as_str())
                    .set(answer::status, status)
                    .set(answer::evidence, prose("Evidence", self.count)),
            )?;
        }
        Ok(())
    }

    fn stages(&mut self) -> Result<(), Error> {
        for domain in CapacityDomain::ALL {
            for stage in CapacityStage::ALL {
                let region = self.id();
                let key: &[&[u8]] = &[
                    region.as_bytes(),
                    domain.code().as_bytes(),
                    stage.code().as_bytes(),
                ];
                self.count += 1;
                let record = self.edit(
                    &domain_stage::NOUN,
                    Id::natural(domain_stage::NOUN.name, key),
                );
                self.put(
                    record
                        .set(domain_stage::region, self.id())
                        .set(domain_stage::domain, domain.code())
                        .set(domain_stage::stage, stage.code())
                        .set(domain_stage::working, stage == CapacityStage::Installation),
                )?;
            }
        }
        Ok(())
    }

    /// Four visits, two contacts a month, notes, half-year goals, turnover.
    fn year(&mut self, from: NaiveDate, is_last: bool) -> Result<(), Error> {
        for quarter in 0..4 {
            self.visit(from + Days::new(quarter * 91 + 40))?;
        }
        for at in 0..24 {
            let (held, logged) = self.record(&contact::NOUN);
            self.put(
                logged
                    .set(contact::form, "logged")
                    .set(contact::mode, if at % 2 == 0 { "phone" } else { "video" })
                    .set(contact::took_on, from + Days::new(at * 15))
                    .set(contact::minutes, 45_i64)
                    .set(contact::with_cit, true)
                    .set(contact::support, "capacity")
                    .set(contact::actual_focus, prose("Contact", self.count)),
            )?;
            self.components(held, 3)?;
        }
        for at in 0..30 {
            let (_, note) = self.record(&note::NOUN);
            let note = if at < 10 {
                note.set(note::about, "region")
            } else {
                note.set(note::about, "item").set(note::item, "LT-IN-02")
            };
            let text = prose("Note", self.count);
            self.put(
                note.set(note::audience, if at % 3 == 0 { "team" } else { "region" })
                    .set(note::text, text)
                    .set(note::written_on, from + Days::new(at * 12)),
            )?;
        }
        self.goals(from, is_last)?;
        for half in 0..2 {
            let (_, agreed) = self.record(&tier_agreement::NOUN);
            let agreed_on = from + Days::new(half * 180);
            self.put(
                agreed
                    .set(tier_agreement::tier, "intensive")
                    .set(tier_agreement::reasons, prose("Reason", self.count))
                    .set(tier_agreement::agreed_on, agreed_on)
                    .set(tier_agreement::review_by, agreed_on + Days::new(180)),
            )?;
        }
        for at in 0..3 {
            let (somebody, person) = self.record(&person::NOUN);
            self.put(person.set(person::name, format!("Somebody {}", self.count)))?;
            let (_, mut seat) = self.record(&seat::NOUN);
            seat = seat
                .set(seat::team, "cit")
                .set(seat::role, format!("Role {at}"))
                .set(seat::fte, 100_i64)
                .set(seat::person, somebody)
                .set(seat::from_on, from);
            if !is_last {
                seat = seat.set(seat::to_on, from + Days::new(365));
            }
            self.put(seat)?;
        }
        Ok(())
    }

    /// Four visits and 62 contacts, half of them with minutes of a component.
    fn busy_year(&mut self, from: NaiveDate, is_last: bool) -> Result<(), Error> {
        for quarter in 0..4 {
            self.busy_visit(from + Days::new(quarter * 91 + 40))?;
        }
        for at in 0..62_u64 {
            let (held, logged) = self.record(&contact::NOUN);
            let mode = ["phone", "video", "email"][usize::try_from(at % 3).unwrap()];
            self.put(
                logged
                    .set(contact::form, "logged")
                    .set(contact::mode, mode)
                    .set(contact::took_on, (from + Days::new(at * 5)).min(today()))
                    .set(contact::minutes, 15 + i64::try_from(at).unwrap())
                    .set(contact::support, "capacity")
                    .set(
                        contact::initiative,
                        if at % 4 == 0 { "asked" } else { "planned" },
                    )
                    .set(
                        contact::actual_focus,
                        prose("Contact", self.number * 100_000 + self.count),
                    ),
            )?;
            if at % 2 == 0 {
                self.components(held, 1)?;
            }
        }
        for at in 0..6 {
            let (_, note) = self.record(&note::NOUN);
            let text = prose("Note", self.number * 100_000 + self.count);
            self.put(
                note.set(note::about, "region")
                    .set(note::audience, if at % 3 == 0 { "team" } else { "region" })
                    .set(note::text, text)
                    .set(note::written_on, from + Days::new(at * 60)),
            )?;
        }
        let (goal, record) = self.record(&goal::NOUN);
        let statement = prose("Goal", self.number * 100_000 + self.count);
        self.put(
            record
                .set(
                    goal::domain,
                    CapacityDomain::ALL[usize::try_from(self.count % 5).unwrap()].code(),
                )
                .set(goal::statement, statement)
                .set(goal::by_on, from + Days::new(180))
                .set(goal::agreed_on, from)
                .set(goal::state, if is_last { "active" } else { "met" }),
        )?;
        for _ in 0..3 {
            let (_, step) = self.record(&action::NOUN);
            let text = prose("Step", self.number * 100_000 + self.count);
            self.put(
                step.set(action::goal, goal)
                    .set(action::step, text)
                    .set(action::who, "Coordinator")
                    .set(action::by_on, from + Days::new(90))
                    .set(action::state, if is_last { "open" } else { "done" }),
            )?;
        }
        let (_, agreed) = self.record(&tier_agreement::NOUN);
        let tier = if self.count.is_multiple_of(3) {
            "brief"
        } else {
            "intensive"
        };
        self.put(
            agreed
                .set(tier_agreement::tier, tier)
                .set(tier_agreement::agreed_on, from)
                .set(tier_agreement::review_by, from + Days::new(180)),
        )?;
        let (somebody, person) = self.record(&person::NOUN);
        self.put(person.set(person::name, format!("Somebody {}", word(self.count))))?;
        let (_, mut seat) = self.record(&seat::NOUN);
        seat = seat
            .set(seat::team, "cit")
            .set(seat::role, "Coordinator")
            .set(seat::fte, 100_i64)
            .set(seat::person, somebody)
            .set(seat::from_on, from);
        if !is_last {
            seat = seat.set(seat::to_on, from + Days::new(365));
        }
        self.put(seat)
    }

    fn busy_visit(&mut self, on: NaiveDate) -> Result<(), Error> {
        let (visit, record) = self.record(&contact::NOUN);
        let phase = if on > today() { "prepare" } else { "closed" };
        self.put(
            record
                .set(contact::form, "visit")
                .set(contact::phase, phase)
                .set(contact::title, "Quarterly visit")
                .set(contact::mode, "in_person")
                .set(contact::took_on, on)
                .set(contact::minutes, 150_i64)
                .set(contact::support, "capacity"),
        )?;
        self.components(visit, 3)?;
        for at in 0..3_u64 {
            let (_, line) = self.record(&agenda_line::NOUN);
            let purpose = prose("Line", self.number * 100_000 + self.count);
            let domain = CapacityDomain::ALL[usize::try_from((at + self.count) % 5).unwrap()];
            self.put(
                line.set(agenda_line::visit, visit)
                    .set(agenda_line::purpose, purpose)
                    .set(agenda_line::domain, domain.code())
                    .set(agenda_line::state, "done")
                    .set(agenda_line::position, format!("n{at}")),
            )?;
        }
        let packs = trellis_exchange::pack::builtins().unwrap();
        let components = packs.iter().flat_map(|read| &read.pack.components);
        let activities = components.flat_map(|it| it.activities.iter().map(move |one| (it, one)));
        for (component, activity) in activities.take(3) {
            let key: &[&[u8]] = &[
                visit.as_bytes(),
                component.code.as_bytes(),
                activity.id.as_bytes(),
            ];
            self.count += 1;
            let id = Id::natural(activity_use::NOUN.name, key);
            let record = self.edit(&activity_use::NOUN, id);
            self.put(
                record
                    .set(activity_use::contact, visit)
                    .set(activity_use::component, component.code.as_str())
                    .set(activity_use::activity, activity.id.as_str())
                    .set(activity_use::region, self.id())
                    .set(activity_use::used, true),
            )?;
        }
        Ok(())
    }

    fn visit(&mut self, on: NaiveDate) -> Result<(), Error> {
        let (visit, record) = self.record(&contact::NOUN);
        self.put(
            record
                .set(contact::form, "visit")
                .set(contact::phase, "closed")
                .set(contact::title, "Quarterly visit")
                .set(contact::place, "the health department")
                .set(contact::mode, "in_person")
                .set(contact::took_on, on)
                .set(
                    contact::starts_at,
                    NaiveTime::from_hms_opt(10, 0, 0).unwrap(),
                )
                .set(contact::minutes, 150_i64)
                .set(contact::with_cit, true)
                .set(contact::support, "capacity"),
        )?;
        self.components(visit, 5)?;
        for at in 0..5 {
            let (_, line) = self.record(&agenda_line::NOUN);
            self.put(
                line.set(agenda_line::visit, visit)
                    .set(agenda_line::purpose, prose("Line", self.count))
                    .set(agenda_line::minutes, 20_i64)
                    .set(agenda_line::position, format!("n{at}")),
            )?;
        }
        for at in 0..8 {
            let (record, note) = self.record(&note::NOUN);
            let note = if at == 0 {
                Edit::new(Scope::Private(self.holder), &note::NOUN, record)
                    .set(note::region, self.id())
                    .set(note::audience, "mine")
            } else {
                note.set(note::audience, "region")
            };
            let text = prose("Said", self.count);
            self.put(
                note.set(note::about, "visit")
                    .set(note::visit, visit)
                    .set(note::text, text)
                    .set(note::written_on, on),
            )?;
        }
        let version = i64::try_from(self.count).unwrap();
        let (plan, record) = self.record(&support_plan::NOUN);
        self.put(
            record
                .set(support_plan::visit, visit)
                .set(support_plan::version, version)
                .set(support_plan::period, "Quarter 4, 2026")
                .set(support_plan::meets_on, on),
        )?;
        let (_, agreed) = self.record(&agreed_plan::NOUN);
        self.put(
            agreed
                .set(agreed_plan::plan, plan)
                .set(agreed_plan::version, version)
                .set(agreed_plan::agreed_on, on)
                .set(
                    agreed_plan::model,
                    prose("What the paper says", self.count).repeat(60),
                ),
        )
    }

    fn components(&mut self, held: Id, number: usize) -> Result<(), Error> {
        let packs = trellis_exchange::pack::builtins().unwrap();
        for component in packs
            .iter()
            .flat_map(|read| &read.pack.components)
            .take(number)
        {
            let key: &[&[u8]] = &[held.as_bytes(), component.code.as_bytes()];
            self.count += 1;
            let record = self.edit(
                &component_use::NOUN,
                Id::natural(component_use::NOUN.name, key),
            );
            self.put(
                record
                    .set(component_use::contact, held)
                    .set(component_use::region, self.id())
                    .set(component_use::component, component.code.as_str())
                    .set(component_use::minutes, 30_i64),
            )?;
        }
        Ok(())
    }

    /// Six goals with three steps each; those of the last year are being worked on.
    fn goals(&mut self, from: NaiveDate, is_last: bool) -> Result<(), Error> {
        for at in 0..6_u64 {
            let is_open = is_last && at < 3;
            let (target, goal) = self.record(&goal::NOUN);
            let domain = CapacityDomain::ALL[usize::try_from(at % 5).unwrap()];
            self.put(
                goal.set(goal::domain, domain.code())
                    .set(goal::statement, prose("Goal", self.count))
                    .set(goal::measure, "tasks with a backup")
                    .set(goal::by_on, from + Days::new(180))
                    .set(goal::agreed_on, from)
                    .set(goal::state, if is_open { "active" } else { "met" }),
            )?;
            for _ in 0..3 {
                let (_, step) = self.record(&action::NOUN);
                self.put(
                    step.set(action::goal, target)
                        .set(action::step, prose("Step", self.count))
                        .set(action::who, "Coordinator")
                        .set(action::by_on, from + Days::new(90))
                        .set(action::state, if is_open { "open" } else { "done" }),
                )?;
            }
        }
        Ok(())
    }
}
