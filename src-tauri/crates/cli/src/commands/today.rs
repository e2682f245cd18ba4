//! The first screen, in words.

use super::due::line as due_line;
use super::plain;
use super::visits::{action_line, line as visit_line};
use crate::say::Answer;
use std::fmt::Write;
use trellis_app::view::frame::{DueCell, Today};
use trellis_app::view::today::{TodayInRoom, TodayScreen};
use trellis_app::{Error, Trellis};
use trellis_domain::rhythm::Standing;

pub fn answer(trellis: &Trellis) -> Result<Answer, Error> {
    let screen = trellis.today_screen()?;
    let text = match &screen {
        TodayScreen::Desk { today } => desk(today),
        TodayScreen::Room { today } => room(today),
    };
    Ok(Answer::new(text, plain(&screen)))
}

fn room(today: &TodayInRoom) -> String {
    let mut text = format!("{}\n{}\n", today.heading, today.sentence);
    section(
        &mut text,
        "Next visits",
        today.visits.iter().map(visit_line),
    );
    section(
        &mut text,
        "Open actions",
        today
            .actions
            .iter()
            .map(|action| action_line(&action.step, &action.due_text)),
    );
    text.push_str("\nLeave the room with `trellis-cli visit move`.\n");
    text
}

fn desk(today: &Today) -> String {
    let mut text = format!("{}\n{}\n", today.heading, today.summary);
    section(
        &mut text,
        "Next visits",
        today.visits.iter().map(visit_line),
    );
    if !today.due.is_empty() {
        text.push_str("\nWhat is due\n");
    }
    for row in &today.due {
        let _ = writeln!(text, "  {} ({})", row.name, row.tier.word());
        for (label, cell) in [
            ("In person this quarter", &row.in_person),
            ("Capacity assessment", &row.assessment),
            ("Tier review", &row.tier_review),
            ("CIT staffing, FTE", &row.staffing),
            ("First weeks", &row.first_weeks),
        ] {
            let _ = writeln!(text, "    {label}: {}", words(cell));
        }
    }
    let dates = today.due_dates.iter().chain(&today.due_later);
    section(&mut text, "Set by others", dates.map(due_line));
    section(
        &mut text,
        "Barriers to ask about",
        today.barriers_to_chase.iter().map(|due| {
            let whom = match due.to_whom.as_str() {
                "" => String::new(),
                whom => format!(", to {whom}"),
            };
            let was = if due.standing == Standing::Late {
                "was to be asked"
            } else {
                "ask again"
            };
            format!(
                "{}{whom}, {} ({was} {})",
                due.what, due.region_name, due.chase_on
            )
        }),
    );
    section(
        &mut text,
        "First weeks",
        today.newcomers.iter().map(|new| {
            format!(
                "{}, {}, {}, {}: {}",
                new.person, new.role, new.region_name, new.since_text, new.open_text
            )
        }),
    );
    section(
        &mut text,
        "Seats to fill",
        today
            .vacancies
            .iter()
            .map(|seat| format!("{}, {}: {}", seat.role, seat.region_name, seat.since_text)),
    );
    section(
        &mut text,
        "Open actions",
        today.actions.iter().map(|action| {
            format!(
                "{}, {}",
                action_line(&action.step, &action.due_text),
                action.region_name
            )
        }),
    );
    text
}

fn section(text: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        let _ = writeln!(text, "\n{heading}");
    }
    for line in lines {
        let _ = writeln!(text, "  {}", line.replace('\n', "\n  "));
    }
}

/// “late: Was due Nov 1, last May 1”. What is not expected says so itself.
fn words(cell: &DueCell) -> String {
    let standing = match cell.standing {
        Standing::Done => "done: ",
        Standing::ComingUp => "coming up: ",
        Standing::Late => "late: ",
        Standing::NotExpected => "",
    };
    let detail = match cell.detail.as_str() {
        "" => String::new(),
        detail => format!(", {detail}"),
    };
    format!("{standing}{}{detail}", cell.text)
}
