//! Dates as a file that every calendar program reads: iCalendar (RFC 5545).
//!
//! Written here rather than with a library, because the ones there are fill a missing
//! stamp or name from the clock and from chance; here the same events give the same
//! bytes, and a calendar that is read twice holds every event once.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use std::fmt::Write;

/// Longest line in bytes, its end not counted.
const LINE: usize = 75;

/// Something on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Its name, the same whenever it is written: a record's id.
    pub uid: String,
    /// When it was last changed.
    pub stamp: DateTime<Utc>,
    /// What stands in the calendar.
    pub title: String,
    /// Where; empty where that is not known.
    pub place: String,
    /// The day.
    pub on: NaiveDate,
    /// When on that day, or all of it.
    pub hours: Hours,
}

/// When on its day an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hours {
    /// All day, without keeping anybody busy: something is due.
    AllDay,
    /// From a time on, by the clock on the wall wherever that is; until another, where
    /// it is known.
    From(NaiveTime, Option<NaiveTime>),
}

/// A calendar with these events, under the name by which calendar programs list it
/// (`X-WR-CALNAME`, which Outlook, Google and Apple read). Days that the format cannot
/// write are left out.
pub fn write_calendar(name: &str, events: &[CalendarEvent]) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Trellis//Trellis//EN");
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    for event in events {
        write_event(&mut out, event);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn write_event(out: &mut String, event: &CalendarEvent) {
    let Some(next) = event.on.succ_opt() else {
        return;
    };
    if event.on.year() < 1 || next.year() > 9999 {
        return;
    }
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}", escaped(&event.uid)));
    let stamp = event.stamp.naive_utc();
    line(out, &format!("DTSTAMP:{}Z", moment(stamp)));
    match event.hours {
        Hours::AllDay => {
            line(out, &format!("DTSTART;VALUE=DATE:{}", date(event.on)));
            line(out, &format!("DTEND;VALUE=DATE:{}", date(next)));
        }
        Hours::From(from, until) => {
            let begins = event.on.and_time(from);
            line(out, &format!("DTSTART:{}", moment(begins)));
            if let Some(until) = until.filter(|until| *until > from) {
                line(out, &format!("DTEND:{}", moment(event.on.and_time(until))));
            }
        }
    }
    line(out, &format!("SUMMARY:{}", escaped(&event.title)));
    if !event.place.is_empty() {
        line(out, &format!("LOCATION:{}", escaped(&event.place)));
    }
    if event.hours == Hours::AllDay {
        line(out, "TRANSP:TRANSPARENT");
    }
    line(out, "END:VEVENT");
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A moment without a zone. Years that the format cannot write become the nearest.
fn moment(at: NaiveDateTime) -> String {
    let year = at.year().clamp(1, 9999);
    format!("{year:04}{}", at.format("%m%dT%H%M%S"))
}

/// Text as a value: signs that mean something are marked, and what no calendar can
/// show is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Writes a line, folded where it is too long, never within a letter.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    let _ = write!(out, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn event() -> CalendarEvent {
        CalendarEvent {
            uid: "0190-visit".to_owned(),
            stamp: DateTime::from_timestamp_millis(1_770_019_200_000).unwrap(),
            title: "Cedar Gap: Quarterly visit".to_owned(),
            place: "Room 4, Main St; 2nd floor".to_owned(),
            on: "2026-11-19".parse().unwrap(),
            hours: Hours::From(
                NaiveTime::from_hms_opt(10, 0, 0).unwrap(),
                NaiveTime::from_hms_opt(12, 30, 0),
            ),
        }
    }

    /// Lines as they were before folding. Fails where a line is too long or has no end.
    fn unfolded(file: &str) -> Vec<String> {
        let body = file.strip_suffix("\r\n").unwrap();
        for line in body.split("\r\n") {
            assert!(line.len() <= LINE, "{line:?}");
            assert!(!line.contains(['\r', '\n']), "{line:?}");
        }
        let whole = body.replace("\r\n ", "");
        whole.split("\r\n").map(str::to_owned).collect()
    }

    /// A text value as a calendar reads it.
    fn read(value: &str) -> String {
        let mut out = String::new();
        let mut letters = value.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n' | 'N') => out.push('\n'),
                    Some(sign @ ('\\' | ';' | ',')) => out.push(sign),
                    other => panic!("{other:?} is not escaped in {value:?}"),
                },
                ';' | ',' => panic!("{letter:?} is bare in {value:?}"),
                letter => out.push(letter),
            }
        }
        out
    }

    fn value<'a>(lines: &'a [String], name: &str) -> &'a str {
        let starts = format!("{name}:");
        let mut found = lines.iter().filter_map(|line| line.strip_prefix(&starts));
        let value = found.next().unwrap_or_else(|| panic!("no {name}"));
        assert_eq!(found.next(), None, "{name} once");
        value
    }

    #[test]
    fn a_visit_and_a_due_date_read_like_this() {
        let due = CalendarEvent {
            uid: "0190-goal".to_owned(),
            title: "Cedar Gap: goal due, Every key task has a backup who has done it once"
                .to_owned(),
            place: String::new(),
            on: "2026-12-31".parse().unwrap(),
            hours: Hours::AllDay,
            ..event()
        };
        let file = write_calendar("Trellis, all regions", &[event(), due]);
        let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Trellis//Trellis//EN
CALSCALE:GREGORIAN
X-WR-CALNAME:Trellis\\, all regions
BEGIN:VEVENT
UID:0190-visit
DTSTAMP:20260202T080000Z
DTSTART:20261119T100000
DTEND:20261119T123000
SUMMARY:Cedar Gap: Quarterly visit
LOCATION:Room 4\\, Main St\\; 2nd floor
END:VEVENT
BEGIN:VEVENT
UID:0190-goal
DTSTAMP:20260202T080000Z
DTSTART;VALUE=DATE:20261231
DTEND;VALUE=DATE:20270101
SUMMARY:Cedar Gap: goal due\\, Every key task has a backup who has done it o
 nce
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
";
        assert_eq!(file, expected.replace('\n', "\r\n"));
    }

    #[test]
    fn an_end_that_is_unknown_or_before_the_beginning_is_left_out() {
        let ten = NaiveTime::from_hms_opt(10, 0, 0).unwrap();
        for until in [None, Some(ten), NaiveTime::from_hms_opt(9, 0, 0)] {
            let hours = Hours::From(ten, until);
            let file = write_calendar(
                "Trellis, all regions",
                &[CalendarEvent { hours, ..event() }],
            );
            assert!(file.contains("DTSTART:20261119T100000\r\n"));
            assert!(!file.contains("DTEND"));
        }
    }

    #[test]
    fn days_and_clocks_beyond_the_format_do_no_harm() {
        for on in [NaiveDate::MIN, NaiveDate::MAX] {
            let file = write_calendar("Trellis, all regions", &[CalendarEvent { on, ..event() }]);
            assert_eq!(unfolded(&file).len(), 6, "no event");
        }
        for stamp in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            let lines = unfolded(&write_calendar(
                "Trellis, all regions",
                &[CalendarEvent { stamp, ..event() }],
            ));
            assert_eq!(value(&lines, "DTSTAMP").len(), "20260202T080000Z".len());
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back_and_breaks_out_of_nothing(
            title in "(\\PC|[\\\\,;:\\n\\r\\t\"😀ü]){0,200}",
            place in "\\PC{1,120}",
        ) {
            let file = write_calendar("Trellis, all regions", &[CalendarEvent {
                title: title.clone(),
                place: place.clone(),
                ..event()
            }]);
            let lines = unfolded(&file);
            prop_assert_eq!(lines.len(), 14);
            let plain = title.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
            prop_assert_eq!(read(value(&lines, "SUMMARY")), plain);
            prop_assert_eq!(read(value(&lines, "LOCATION")), place);
        }
    }
}
