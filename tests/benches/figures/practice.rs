//! Made-up practice: as many regions and years as are asked for, written through the
//! store in large transactions.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use std::path::Path;
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::{
    Noun, action, agenda_line, agreed_plan, answer, component_use, contact, domain_stage, goal,
    note, person, region, seat, support_plan, tier_agreement,
};
use trellis_domain::pack::{CapacityDomain, CapacityStage, ReadPack};
use trellis_store::{Action, Edit, Error, Founding, Workbook, Writing};

/// The day on which everything is looked at.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 19).unwrap()
}

/// Makes a workbook at `path`; answers how many records it holds.
pub fn live_through(path: &Path, pack: &ReadPack, regions: u64, years: u64) -> u64 {
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
        };
        workbook
            .write(action, |writing| {
                let mut one = OneRegion {
                    writing,
                    number,
                    holder: founding.holder,
                    count: 0,
                };
                one.live(pack, years)?;
                records += one.count;
                Ok::<_, Error>(())
            })
            .unwrap();
    }
    records
}

fn id(region: u64, count: u64) -> Id {
    Id::natural("made up", &[&region.to_be_bytes(), &count.to_be_bytes()])
}

/// Prose of about a sentence, different each time.
fn prose(about: &str, count: u64) -> String {
    format!("{about} number {count}: the team spoke about who does what until the next visit.")
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

    fn live(&mut self, pack: &ReadPack, years: u64) -> Result<(), Error> {
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
            self.year(from, year + 1 == years)?;
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
