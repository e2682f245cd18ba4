use super::story::Step;
use super::*;
use crate::world::StillWorld;
use chrono::{Datelike, Days, Weekday};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use trellis_domain::change::Scope;
use trellis_domain::noun::{Noun, Type};
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::value::Value;
use trellis_domain::words::{
    About, ActionState, AdoptionStage, Audience, BarrierState, CapacityMeasure, CycleNext,
    EventKind, Form, GoalState, Initiative, Judge, Lead, Level, LineState, Mark, Mode, Phase,
    Repeats, Status, Support, Team, Tier, UseSince, VisitPhase,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn anchor() -> NaiveDate {
    day("2026-11-19")
}

fn pack() -> ReadPack {
    trellis_exchange::pack::builtins().unwrap()[0]
        .as_ref()
        .clone()
}

fn steps(as_of: NaiveDate) -> Vec<Step> {
    let hands = Hands::Fixed {
        author: &fixed_author,
        id: &fixed,
    };
    tell(Script::read().unwrap(), hands, founding(), &pack(), as_of).unwrap()
}

/// A record as it stands at the end, with the scope it travels in.
struct Told {
    noun: &'static Noun,
    scope: Scope,
    fields: BTreeMap<&'static str, Value>,
}

impl Told {
    fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field)?.as_text()
    }

    fn number(&self, field: &str) -> Option<i64> {
        match self.fields.get(field)? {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    fn date(&self, field: &str) -> Option<NaiveDate> {
        match self.fields.get(field)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }
}

/// Every record at the end of the story.
fn records() -> BTreeMap<Id, Told> {
    let mut records: BTreeMap<Id, Told> = BTreeMap::new();
    for edit in steps(anchor()).into_iter().flat_map(|step| step.edits) {
        let told = records.entry(edit.record).or_insert_with(|| Told {
            noun: edit.noun,
            scope: edit.scope,
            fields: BTreeMap::new(),
        });
        assert_eq!(told.scope, edit.scope, "{} changed its scope", edit.record);
        assert_eq!(
            told.noun.name, edit.noun.name,
            "{} changed its noun",
            edit.record
        );
        for field in edit.fields {
            told.fields.insert(field.field, field.value);
        }
    }
    records.retain(|_, told| {
        told.fields.retain(|_, value| *value != Value::Unset);
        true
    });
    records
}

fn region_name(records: &BTreeMap<Id, Told>, scope: Scope) -> String {
    match scope {
        Scope::Region(id) => records[&id].text("name").unwrap().to_owned(),
        Scope::Team(_) => "Support team".to_owned(),
        Scope::Private(_) => "Mine".to_owned(),
    }
}

/// A word of a closed list, or `None` where the field holds free text.
fn is_word(noun: &str, field: &str, code: &str) -> Option<bool> {
    Some(match (noun, field) {
        ("adoption" | "stage_move", "stage") => AdoptionStage::from_code(code).is_some(),
        ("group_event", "kind") => EventKind::from_code(code).is_some(),
        ("due_date", "repeats") => Repeats::from_code(code).is_some(),
        ("assessment", "instrument") => CapacityMeasure::from_code(code).is_some(),
        ("material", "use_since") => UseSince::from_code(code).is_some(),
        // Who led an event, in words.
        ("group_event", "led_by") => return None,
        ("pivot", "level") => Level::from_code(code).is_some(),
        ("region", "phase") => Phase::from_code(code).is_some(),
        ("contact", "phase") => VisitPhase::from_code(code).is_some(),
        ("contact", "form") => Form::from_code(code).is_some(),
        ("contact", "mode") => Mode::from_code(code).is_some(),
        ("contact", "initiative") => Initiative::from_code(code).is_some(),
        ("contact", "support") => Support::from_code(code).is_some(),
        ("component_use", "component") => {
            let packs = trellis_exchange::pack::builtins().unwrap();
            let mut known = packs.iter().flat_map(|read| &read.pack.components);
            known.any(|known| known.code == code)
        }
        ("seat", "team") => Team::from_code(code).is_some(),
        ("tier_agreement", "tier") => Tier::from_code(code).is_some(),
        ("answer", "status") => Status::from_code(code).is_some(),
        ("answer", "judged_by") => Judge::from_code(code).is_some(),
        ("goal", "state") => GoalState::from_code(code).is_some(),
        ("action", "state") => ActionState::from_code(code).is_some(),
        ("cycle", "next") => CycleNext::from_code(code).is_some(),
        ("barrier", "state") => BarrierState::from_code(code).is_some(),
        ("agenda_line", "state") => LineState::from_code(code).is_some(),
        ("note" | "barrier" | "success", "audience") => Audience::from_code(code).is_some(),
        ("note", "about") => About::from_code(code).is_some(),
        (_, "led_by") => Lead::from_code(code).is_some(),
        (_, "mark") => Mark::from_code(code).is_some(),
        (_, "domain") => CapacityDomain::from_code(code).is_some(),
        (_, "stage") => CapacityStage::from_code(code).is_some(),
        _ => return None,
    })
}

#[test]
fn the_sample_holds_what_a_newcomer_is_promised() {
    let records = records();
    let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for told in records.values() {
        *counts
            .entry((region_name(&records, told.scope), told.noun.name))
            .or_default() += 1;
    }
    let mut snapshot = String::new();
    let mut last = String::new();
    for ((region, noun), count) in counts {
        if region != last {
            writeln!(snapshot, "{region}").unwrap();
        }
        writeln!(snapshot, "  {noun} {count}").unwrap();
        last = region;
    }
    assert_eq!(snapshot, include_str!("snapshot.txt"), "\n{snapshot}");
}

#[test]
fn every_field_holds_what_its_noun_declares() {
    for (id, told) in records() {
        for (name, value) in &told.fields {
            let declared = told.noun.find_field(name).unwrap();
            let fits = matches!(
                (declared.holds, value),
                (Type::Text, Value::Text(_))
                    | (Type::Integer, Value::Integer(_))
                    | (Type::Boolean, Value::Boolean(_))
                    | (Type::Date, Value::Date(_))
                    | (Type::Time, Value::Time(_))
                    | (Type::Id, Value::Id(_))
            );
            assert!(fits, "{} {id}: {name} holds {value:?}", told.noun.name);
        }
    }
}

#[test]
fn every_reference_leads_to_a_record_in_the_same_region() {
    let records = records();
    for told in records.values() {
        for (name, value) in &told.fields {
            let Value::Id(id) = value else { continue };
            let target = &records[id];
            let is_mine = matches!(told.scope, Scope::Private(_));
            // What the support team keeps for itself speaks of regions.
            let is_of_team = matches!(told.scope, Scope::Team(_)) && *name == "region";
            assert!(
                is_mine || is_of_team || target.scope == told.scope,
                "a {} reaches into another region with {name}",
                told.noun.name,
            );
            let kind = match *name {
                "visit" | "contact" => "contact",
                "plan" => "support_plan",
                "line" => "agenda_line",
                "event" => "group_event",
                "follows" => "cycle",
                other => other,
            };
            assert_eq!(target.noun.name, kind, "{name} of a {}", told.noun.name);
        }
    }
}

#[test]
fn every_word_is_in_its_closed_list() {
    let mut checked = 0;
    for told in records().values() {
        for (name, value) in &told.fields {
            let Some(code) = value.as_text() else {
                continue;
            };
            if let Some(known) = is_word(told.noun.name, name, code) {
                assert!(known, "{} of a {}: “{code}”", name, told.noun.name);
                checked += 1;
            }
        }
    }
    assert!(checked > 1000, "only {checked} words were looked at");
}

#[test]
fn every_item_stands_in_the_pack_and_in_all_five_domains_something_is_answered() {
    let pack = pack().pack;
    let mut domains: BTreeMap<String, BTreeSet<_>> = BTreeMap::new();
    let records = records();
    for told in records.values() {
        if let Some(item) = told.text("item") {
            let place = pack
                .find_place(item)
                .unwrap_or_else(|| panic!("no item {item}"));
            if told.noun.name == "answer" {
                assert_eq!(told.text("pack"), Some(pack.id.as_str()));
                domains
                    .entry(region_name(&records, told.scope))
                    .or_default()
                    .extend(place.domain());
            }
        }
    }
    assert_eq!(domains.len(), 3);
    for (region, domains) in domains {
        assert_eq!(domains.len(), 5, "{region}");
    }
}

#[test]
fn what_is_mine_is_by_the_holder_and_reaches_nobody_else() {
    let mut mine = 0;
    for step in steps(anchor()) {
        for edit in step.edits {
            let says_mine = edit
                .fields
                .iter()
                .any(|field| field.value == Audience::Mine.into());
            assert_eq!(says_mine, edit.scope == Scope::Private(founding().holder));
            if says_mine {
                assert_eq!(step.author, fixed_author("june"));
                mine += 1;
            }
        }
    }
    assert!(mine >= 8, "{mine} notes are mine");
}

#[test]
fn components_go_with_capacity_building_and_fit_into_the_contact() {
    let records = records();
    for told in records
        .values()
        .filter(|told| told.noun.name == "component_use")
    {
        let contact = &records[&told.fields["contact"].as_id().unwrap()];
        assert_eq!(contact.text("support"), Some("capacity"));
        assert!(
            told.number("minutes") <= contact.number("minutes"),
            "{:?}",
            contact.text("title")
        );
    }
}

#[test]
fn nobody_works_on_a_weekend_and_nothing_is_entered_before_it_took_place() {
    for step in steps(anchor()) {
        for edit in step.edits {
            for field in edit.fields {
                let Value::Date(date) = field.value else {
                    continue;
                };
                let is_workday = !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
                assert!(
                    is_workday,
                    "{} of a {}: {date}",
                    field.field, edit.noun.name
                );
            }
        }
    }
    for told in records()
        .values()
        .filter(|told| told.noun.name == "contact")
    {
        if told.text("form") == Some("logged") {
            assert!(
                told.date("took_on") <= told.date("entered_on"),
                "{:?}",
                told.text("title")
            );
        }
    }
}

#[test]
fn the_visit_that_all_leads_up_to_lies_ahead_and_what_was_done_behind() {
    // A week of days, years apart from the anchor in both directions.
    for base in ["2026-11-19", "2024-02-26", "2031-07-05"] {
        for later in 0..7 {
            let as_of = day(base).checked_add_days(Days::new(later)).unwrap();
            let visit = Shift::new(anchor(), as_of).moved(anchor());
            assert_eq!(visit.weekday(), Weekday::Thu);
            assert!(visit >= as_of && visit < as_of.checked_add_days(Days::new(7)).unwrap());
            let morning = as_of
                .and_hms_opt(5, 0, 0)
                .unwrap()
                .and_utc()
                .timestamp_millis();
            let last = steps(as_of).iter().map(|step| step.wall).max().unwrap();
            assert!(last < morning, "something is done after {as_of}");
        }
    }
}

#[test]
fn dates_inside_sentences_move_along() {
    let as_written = Shift::new(anchor(), anchor());
    let year_on = Shift::new(anchor(), day("2027-11-18"));
    for (text, now, then) in [
        ("plain", "plain", "plain"),
        (
            "since {month:2026-08-20}.",
            "since August.",
            "since August.",
        ),
        ("by {day:2026-12-02}", "by December 2", "by December 1"),
        (
            "{year:2026-01-05}–{year:2029-06-29}",
            "2026–2029",
            "2027–2030",
        ),
        ("{quarter:2026-11-19}", "Quarter 4, 2026", "Quarter 4, 2027"),
    ] {
        assert_eq!(as_written.text(text).unwrap(), now);
        assert_eq!(year_on.text(text).unwrap(), then);
    }
    for slip in [
        "{month:2026-08-20",
        "{month}",
        "{season:2026-08-20}",
        "{day:soon}",
    ] {
        assert!(as_written.text(slip).is_err(), "{slip}");
    }
}

#[test]
fn sentences_name_no_season_and_no_brace_is_left() {
    for told in records().values() {
        for (name, value) in &told.fields {
            let Some(text) = value.as_text() else {
                continue;
            };
            let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
            for season in [
                "spring",
                "summer",
                "fall",
                "autumn",
                "winter",
                "Christmas",
                "Thanksgiving",
            ] {
                assert!(!words.contains(season), "{name}: {text}");
            }
            assert!(!text.contains(['{', '}', '\'', '"', '!']), "{name}: {text}");
        }
    }
}

#[test]
fn a_slip_in_a_file_is_named_with_its_day_and_record() {
    let cover = r#"{ "format": 1, "anchor": "2026-11-19", "entries": [],
        "practitioners": [{ "key": "june", "holds_the_workbook": true },
                          { "key": "theo", "holds_the_workbook": false }] }"#;
    for (record, what) in [
        (r#"{ "kind": "saet", "key": "s" }"#, "“saet” is not a noun"),
        (
            r#"{ "kind": "seat", "key": "s", "rolle": "Chair" }"#,
            "seat has no field “rolle”",
        ),
        (
            r#"{ "kind": "seat", "key": "s", "fte": "all" }"#,
            "“fte” cannot hold \"all\"",
        ),
        (
            r#"{ "kind": "seat", "key": "s", "from_on": "2026-02-30" }"#,
            "“2026-02-30” is not a day",
        ),
        (
            r#"{ "kind": "seat", "key": "s", "person": "p" }"#,
            "“p” is named, but nothing has that key",
        ),
        (r#"{ "kind": "seat", "role": "Chair" }"#, "a key goes with"),
        (
            r#"{ "kind": "answer", "item": "ZZ-01", "status": "partly" }"#,
            "no item “ZZ-01”",
        ),
        (
            r#"{ "kind": "note", "key": "n", "audience": "mine", "text": "Mine" }"#,
            "cannot be mine",
        ),
    ] {
        let chapter = format!(
            r#"{{ "format": 1, "region": "r", "entries": [
                {{ "on": "2026-01-05", "at": "09:00", "by": "theo", "records": [
                    {{ "kind": "region", "key": "r", "name": "R" }}, {record} ] }} ] }}"#
        );
        let script = Script::from_files(("cover", cover), &[("chapter", &chapter)]).unwrap();
        let hands = Hands::Fixed {
            author: &fixed_author,
            id: &fixed,
        };
        let error = tell(script, hands, founding(), &pack(), anchor())
            .unwrap_err()
            .to_string();
        assert!(error.contains(what), "{record}: {error}");
    }
}

#[test]
fn a_sample_of_ones_own_shares_no_id_with_the_sample_and_has_one_author() {
    let me = AuthorKey::from_bytes([7; 32]);
    let mut count: u64 = 0;
    let mut fresh = || {
        count += 1;
        Id::natural("fresh in this test", &[&count.to_be_bytes()])
    };
    let own = Founding {
        workbook: fresh(),
        team: fresh(),
        holder: fresh(),
        is_sample: false,
    };
    let hands = Hands::Own {
        author: me,
        id: &mut fresh,
    };
    let theirs = tell(Script::read().unwrap(), hands, own, &pack(), anchor()).unwrap();
    let ours = steps(anchor());
    let ids = |steps: &[Step]| -> BTreeSet<Id> {
        let records = steps.iter().flat_map(|step| &step.edits);
        let ids = records.flat_map(|edit| [edit.record, edit.scope.of()]);
        ids.chain(steps.iter().map(|step| step.txn)).collect()
    };
    assert!(ids(&ours).is_disjoint(&ids(&theirs)));
    assert_eq!(ids(&ours).len(), ids(&theirs).len());
    assert!(theirs.iter().all(|step| step.author == me));
}

#[test]
fn writing_it_twice_gives_the_same_workbook_and_nothing_is_amiss_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str| {
        let mut workbook = Workbook::create(&folder.path().join(name), None, &founding()).unwrap();
        let told = write_sample(&mut workbook, &pack(), anchor()).unwrap();
        assert_eq!(workbook.check().unwrap(), [], "{name}");
        assert!(workbook.reading().open_cases(None).unwrap().is_empty());
        (told, workbook.dump().unwrap())
    };
    let (told, dump) = write("one");
    assert_eq!((told.clone(), dump), write("two"));
    assert_eq!(told.actions, steps(anchor()).len());
    assert_eq!(told.agreed.len(), 2);
}

#[test]
fn a_workbook_of_ones_own_takes_it_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut world = StillWorld::on(anchor());
    let own = Founding {
        workbook: world.fresh_id(),
        team: world.fresh_id(),
        holder: world.fresh_id(),
        is_sample: false,
    };
    let mut workbook = Workbook::create(&folder.path().join("own"), None, &own).unwrap();
    let me = AuthorKey::from_bytes([7; 32]);
    let told = write_own_sample(&mut workbook, &pack(), anchor(), me, &mut world).unwrap();
    assert_eq!(told.actions, steps(anchor()).len());
    assert_eq!(workbook.check().unwrap(), []);
}
