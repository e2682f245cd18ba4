//! A contact in one line: what is typed, and what is understood.

use super::day;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use std::collections::BTreeMap;
use trellis_domain::quick::{ContactLine, read_contact};
use trellis_domain::words::{Initiative, Mode, Support};

/// A Thursday.
fn thursday() -> NaiveDate {
    day("2026-11-19")
}

fn read(line: &str) -> ContactLine {
    read_contact(line, thursday())
}

/// What was understood, as short as it can be written.
fn told(line: &str) -> String {
    let read = read(line);
    let mut told: Vec<String> = Vec::new();
    told.extend(read.mode.map(|mode| mode.code().to_owned()));
    told.extend(read.minutes.map(|minutes| format!("{minutes}m")));
    told.extend(read.preparation_minutes.map(|it| format!("prep {it}")));
    told.extend(read.travel_minutes.map(|it| format!("travel {it}")));
    told.extend(read.on.map(|on| on.to_string()));
    told.extend(read.with_cit.then(|| "CIT".to_owned()));
    told.extend(read.with_clt.then(|| "CLT".to_owned()));
    if !read.with_others.is_empty() {
        told.push(format!("with <{}>", read.with_others));
    }
    told.extend(read.practitioners.iter().map(|it| format!("+<{it}>")));
    told.extend(read.led_by.map(|it| format!("led {}", it.code())));
    if !read.agency.is_empty() {
        told.push(format!("agency <{}>", read.agency));
    }
    told.extend(read.initiative.map(|it| it.code().to_owned()));
    told.extend(read.support.map(|it| it.code().to_owned()));
    told.extend(read.components.iter().map(|(it, m)| format!("{it}={m}")));
    if !read.about.is_empty() {
        told.push(format!("about <{}>", read.about));
    }
    told.extend(read.agreed.iter().map(|it| format!("agreed <{it}>")));
    told.join(" ")
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table, a line each")]
fn lines_as_a_practitioner_types_them() {
    for (line, understood) in [
        (
            "video 45m CIT; CPC 1 15, CPC 7 30; asked; agreed: send the roster by Dec 4",
            "video 45m CIT asked CPC1=15 CPC7=30 agreed <send the roster by Dec 4>",
        ),
        ("phone 20 min", "phone 20m"),
        ("Phone call, 20 minutes, CIT", "phone 20m CIT"),
        (
            "Roster for the groups; phone; 10m",
            "phone 10m about <Roster for the groups>",
        ),
        (
            "video 45m CIT roster and reach",
            "video 45m CIT about <roster and reach>",
        ),
        (
            "zoom 1h with the state coordinator about the data",
            "video 60m with <the state coordinator> about <the data>",
        ),
        ("Teams 1h15 CIT and CLT", "video 75m CIT CLT"),
        (
            "visit 1.5h CIT; travel 90; prep 20",
            "in_person 90m prep 20 travel 90 CIT",
        ),
        (
            "in person, 2 hours, with CIT, CLT and the coach",
            "in_person 120m CIT CLT with <the coach>",
        ),
        ("in-person visit 1:15 yesterday", "in_person 75m 2026-11-18"),
        (
            "e-mail 10m; sent the charter template",
            "email 10m about <sent the charter template>",
        ),
        ("E-MAIL 10M", "email 10m"),
        ("mail on Monday", "email 2026-11-16"),
        ("call today 15m", "phone 2026-11-19 15m"),
        ("call thu 15m", "phone 15m 2026-11-19"),
        ("call last thu 15m", "phone 15m 2026-11-12"),
        ("call fri 15m", "phone 15m 2026-11-13"),
        ("phone Nov 18 30m", "phone 30m 2026-11-18"),
        ("phone Nov 20 30m", "phone 30m 2025-11-20"),
        ("phone Nov. 18, 2025, 30m", "phone 30m 2025-11-18"),
        ("phone 11/17 30m", "phone 30m 2026-11-17"),
        ("phone 12/31 30m", "phone 30m 2025-12-31"),
        ("phone 2/29", "phone 2024-02-29"),
        ("phone 2026-11-02 30m", "phone 30m 2026-11-02"),
        ("phone 30m 2026-12-24", "phone 30m about <2026-12-24>"),
        (
            "shared document 30m CIT; cpc1 15m",
            "shared_document 30m CIT CPC1=15",
        ),
        ("doc 30m; CPC10: 20 min", "shared_document 30m CPC10=20"),
        (
            "universal support; zoom 1h office hours",
            "video 60m universal about <office hours>",
        ),
        (
            "video 1h; offered; capacity building",
            "video 60m offered capacity",
        ),
        (
            "asked for; about: reach; about: fidelity; phone 5m",
            "phone 5m asked about <reach; fidelity>",
        ),
        (
            "phone 5m; asked for a template",
            "phone 5m about <asked for a template>",
        ),
        (
            "planned the training with Sol, 45m, video",
            "video 45m about <planned the training with Sol>",
        ),
        ("Rota for the groups 45m", "45m about <Rota for the groups>"),
        (
            "phone; agreed: Maya drafts the charter\nagreed to meet Dec 4",
            "phone agreed <Maya drafts the charter> agreed <meet Dec 4>",
        ),
        (
            "visit 2h CIT +Dana +Lee_Ortiz, led together; agency Family Centre",
            "in_person 120m CIT +<Dana> +<Lee Ortiz> led together agency <Family Centre>",
        ),
        (
            "phone 20m; led by the local team; roster",
            "phone 20m led local about <roster>",
        ),
        ("phone 20m, led ISP", "phone 20m led isp"),
        ("phone 20m led local", "phone 20m led local"),
        (
            "phone 20m led local workshops",
            "phone 20m about <led local workshops>",
        ),
        (
            "phone 20m; led the discussion",
            "phone 20m about <led the discussion>",
        ),
        (
            "agency: Family Centre, phone 20m; roster",
            "agency <Family Centre> phone 20m about <roster>",
        ),
        (
            "agency meeting, 20m, phone",
            "20m phone about <agency meeting>",
        ),
        (
            "phone 20m; agency Family Centre, asked",
            "phone 20m agency <Family Centre> asked",
        ),
        (
            "phone 20m; agency A; agency B",
            "phone 20m agency <A> about <agency B>",
        ),
        ("phone 20m; agency", "phone 20m about <agency>"),
        (
            "phone 20m; CIT +2 guests",
            "phone 20m about <CIT +2 guests>",
        ),
        ("phone +Dana, +dana", "phone +<Dana>"),
        ("45m; 30m; phone; video", "phone 45m about <30m; video>"),
        ("CPC 1", "about <CPC 1>"),
        (
            "phone 1h 15m; CPC 1 15, CPC 1 20",
            "phone 75m about <CPC 1 15, CPC 1 20>",
        ),
        (
            "with the state coordinator; phone",
            "phone with <the state coordinator>",
        ),
        ("phone -5m", "phone about <5m>"),
        ("", ""),
        ("; ;;\n", ""),
    ] {
        let mut told: Vec<String> = told(line).split(' ').map(str::to_owned).collect();
        let mut expected: Vec<String> = understood.split(' ').map(str::to_owned).collect();
        told.sort();
        expected.sort();
        assert_eq!(told, expected, "{line:?}");
    }
}

#[test]
fn a_day_that_is_still_to_come_is_told() {
    let line = read("phone 30m 2026-12-24");
    assert_eq!(line.on, None);
    assert_eq!(line.still_to_come, Some(day("2026-12-24")));
    assert_eq!(read("phone 30m 12/24").still_to_come, None);
}

#[test]
fn the_words_that_became_facts_are_kept_as_they_were_typed() {
    let line = read("Video 45m, CIT roster");
    assert_eq!(line.understood, ["Video", "45m,", "CIT"]);
    assert_eq!(line.about, "roster");
}

#[test]
fn a_word_glued_to_a_team_is_not_glued_to_who_stands_before_it() {
    let line = read("with Dana CIT,agency lead, video");
    assert!(line.with_cit);
    assert_eq!(line.with_others, "Dana agency lead");
}

/// Words of letters and digits, counted.
fn counted<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for text in texts {
        for word in text.split(|letter: char| !letter.is_alphanumeric()) {
            if !word.is_empty() {
                *counted.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    counted
}

fn kept(line: &ContactLine) -> BTreeMap<String, usize> {
    let texts = line.understood.iter().chain(&line.agreed);
    let texts = texts.chain([&line.about, &line.with_others, &line.agency]);
    counted(texts.map(String::as_str))
}

fn a_line() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(vec![
            "video", "phone", "call", "in", "person", "visit", "45m", "45", "min", "1h15", "1:15",
            "1.5h", "CIT", "CLT", "cit/clt", "with", "the", "and", "on", "by", "for", "Nov", "19,",
            "2026", "11/19", "2026-11-19", "2026-12-24", "today", "last", "mon", "prep", "20",
            "travel", "CPC", "cpc1", "1", "planned", "asked", "for", "universal", "capacity",
            "building", "about", "about:", "agreed", "agreed:", "to", "re", "-", ",", ",,", "a,b",
            "led", "together", "local", "team", "isp", "agency", "agency:", "+Dana", "+", "+2",
        ]).prop_map(str::to_owned),
        2 => "[a-zA-Z0-9.,:é-]{1,8}",
    ];
    let between = prop::sample::select(vec![" ", " ", " ", "  ", ", ", ",", "; ", "\n", "\t"]);
    prop::collection::vec((word, between), 0..24).prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, between)| [word, between.to_owned()])
            .collect()
    })
}

fn a_day() -> impl Strategy<Value = NaiveDate> {
    (0..60_000_u64).prop_map(|days| day("1970-01-01") + Days::new(days))
}

fn config() -> ProptestConfig {
    let file = proptest::test_runner::FileFailurePersistence::Direct(
        "tests/proptest-regressions/tables.txt",
    );
    ProptestConfig {
        cases: 1024,
        failure_persistence: Some(Box::new(file)),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_text_makes_it_fall_over_and_none_of_it_is_lost(line in any::<String>(), on in a_day()) {
        prop_assert_eq!(kept(&read_contact(&line, on)), counted([line.as_str()]));
    }

    #[test]
    fn every_word_is_understood_or_stands_somewhere(line in a_line(), on in a_day()) {
        let read = read_contact(&line, on);
        prop_assert_eq!(kept(&read), counted([line.as_str()]), "{:?}", read);
        prop_assert!(read.on.is_none_or(|day| day <= on));
    }

    #[test]
    fn blanks_more_or_less_say_the_same(line in a_line()) {
        let wide = format!("  {}  ", line.replace(' ', "   "));
        prop_assert_eq!(read(&wide), read(&line));
    }

    #[test]
    fn capitals_do_not_matter(line in a_line()) {
        let (loud, soft) = (read(&line.to_uppercase()), read(&line.to_lowercase()));
        let facts = |read: &ContactLine| (read.mode, read.minutes, read.on, read.components.clone());
        prop_assert_eq!(facts(&loud), facts(&soft));
    }

    #[test]
    fn what_is_written_out_in_full_is_read_back(
        mode in prop::sample::select(vec![
            (Mode::InPerson, "in person"), (Mode::Video, "zoom"), (Mode::Phone, "call"),
            (Mode::Email, "e-mail"), (Mode::SharedDocument, "shared document"),
        ]),
        minutes in 0..2_000_u32,
        component in 1..11_u32,
        initiative in prop::sample::select(Initiative::ALL.to_vec()),
        support in prop::sample::select(Support::ALL.to_vec()),
        ago in 0..900_u64,
    ) {
        let on = thursday() - Days::new(ago);
        let line = format!(
            "{}; roster; {}h{:02}; {on}; cpc {component} {minutes}; {}; {}",
            mode.1, minutes / 60, minutes % 60, initiative.word(), support.word(),
        );
        let read = read(&line);
        prop_assert_eq!(
            (read.mode, read.minutes, read.on, read.initiative, read.support),
            (Some(mode.0), Some(minutes), Some(on), Some(initiative), Some(support))
        );
        prop_assert_eq!(read.components, vec![(format!("CPC{component}"), minutes)]);
        prop_assert_eq!(read.about, "roster");
    }
}
