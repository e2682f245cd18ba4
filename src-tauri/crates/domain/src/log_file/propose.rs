//! A first guess at what the columns of a log are, from their headings.

use super::{LogField, squash};

/// Headings, squashed, and what they are taken for.
const HEADINGS: &[(LogField, &[&str])] = &[
    (
        LogField::SourceId,
        &[
            "id",
            "contactid",
            "entryid",
            "logid",
            "rowid",
            "recordid",
            "uniqueid",
            "uuid",
            "guid",
            "#",
            "no",
            "contact#",
            "entry#",
            "contactno",
            "entryno",
            "idcontact",
        ],
    ),
    (
        LogField::Region,
        &[
            "region",
            "county",
            "counties",
            "coalition",
            "community",
            "site",
            "regionname",
            "triplepregion",
            "regionorcounty",
            "regioncounty",
            "countyregion",
        ],
    ),
    (
        LogField::Day,
        &[
            "date",
            "day",
            "contactdate",
            "dateofcontact",
            "on",
            "when",
            "tookon",
            "visitdate",
            "dateofvisit",
            "meetingdate",
            "eventdate",
        ],
    ),
    (
        LogField::Mode,
        &[
            "mode",
            "format",
            "contactmode",
            "modeofcontact",
            "method",
            "contactmethod",
            "howittookplace",
            "how",
            "typeofcontact",
            "contacttype",
            "delivery",
            "channel",
            "medium",
        ],
    ),
    (
        LogField::Preparation,
        &[
            "preparation",
            "prep",
            "prepminutes",
            "preparationminutes",
            "preptime",
            "preparationtime",
            "prepmin",
            "prephours",
            "preparationandfollowup",
            "prepandfollowup",
            "preparationhours",
        ],
    ),
    (
        LogField::Travel,
        &[
            "travel",
            "traveltime",
            "travelminutes",
            "travelmin",
            "travelhours",
            "drivetime",
        ],
    ),
    (
        LogField::Minutes,
        &[
            "minutes",
            "mins",
            "min",
            "duration",
            "length",
            "time",
            "contactminutes",
            "contacttime",
            "hours",
            "hrs",
            "durationmin",
            "durationminutes",
            "durationmins",
            "lengthminutes",
            "totalminutes",
            "timespent",
            "durationhours",
            "contacthours",
            "lengthmin",
            "timeminutes",
            "timemin",
        ],
    ),
    (
        LogField::PlannedFocus,
        &[
            "plannedfocus",
            "planned",
            "plan",
            "intendedfocus",
            "agenda",
            "plannedtopic",
        ],
    ),
    (
        LogField::About,
        &[
            "about",
            "topic",
            "topics",
            "focus",
            "actualfocus",
            "description",
            "summary",
            "notes",
            "whatitwasabout",
            "subject",
            "content",
            "purpose",
            "comments",
            "whatwasdone",
        ],
    ),
    (
        LogField::With,
        &[
            "with",
            "withwhom",
            "who",
            "participants",
            "attendees",
            "whotookpart",
            "contactwith",
            "present",
            "attended",
            "team",
        ],
    ),
    (
        LogField::People,
        &[
            "people",
            "howmanypeople",
            "numberofpeople",
            "#people",
            "headcount",
            "#attendees",
            "numberofattendees",
            "numberofparticipants",
            "#participants",
        ],
    ),
    (LogField::Place, &["place", "location", "where", "venue"]),
    (
        LogField::Initiative,
        &[
            "initiative",
            "initiatedby",
            "initiated",
            "plannedofferedoraskedfor",
            "howitcameabout",
            "origin",
            "requestedby",
        ],
    ),
    (
        LogField::Support,
        &[
            "support",
            "kindofsupport",
            "supporttype",
            "typeofsupport",
            "tier",
            "supportkind",
            "supportlevel",
        ],
    ),
];

/// What each heading is likely to be. `components` are the codes and names of the core
/// practice components. A field is proposed once; the first heading that fits has it.
pub fn propose(headings: &[&str], components: &[(String, String)]) -> Vec<LogField> {
    let mut proposed: Vec<LogField> = Vec::with_capacity(headings.len());
    for heading in headings {
        let guess = component(heading, components)
            .or_else(|| plain(heading))
            .filter(|field| !proposed.contains(field));
        proposed.push(guess.unwrap_or(LogField::LeaveOut));
    }
    proposed
}

fn plain(heading: &str) -> Option<LogField> {
    let meant = squash(heading);
    // What stands in brackets is mostly a unit or an example: “Date (mm/dd/yyyy)”.
    let bare = squash(heading.split(['(', '[']).next().unwrap_or_default());
    let find = |meant: &str| {
        HEADINGS
            .iter()
            .find(|(_, names)| names.contains(&meant))
            .map(|(field, _)| field.clone())
    };
    find(&meant).or_else(|| find(&bare))
}

/// “CPC 1”, “CPC1 minutes”, “Minutes CPC 1”, “Co-learning”.
fn component(heading: &str, components: &[(String, String)]) -> Option<LogField> {
    let whole = squash(heading);
    let mut meant = whole.as_str();
    for unit in ["minutes", "mins", "min", "hours", "hrs", "time"] {
        let cut = meant
            .strip_suffix(unit)
            .or_else(|| meant.strip_prefix(unit));
        meant = cut.filter(|rest| !rest.is_empty()).unwrap_or(meant);
    }
    let begins = |code: &str, rest: &str| {
        // “CPC 1: Co-learning”, and never CPC10 for CPC1.
        rest.strip_prefix(code)
            .is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_digit()))
    };
    components
        .iter()
        .find(|(code, name)| meant == squash(name) || begins(&squash(code), meant))
        .map(|(code, _)| LogField::Component(code.clone()))
}

/// A heading that says its numbers are hours.
pub fn is_in_hours(heading: &str) -> bool {
    let meant = heading.to_lowercase();
    meant
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word, "hours" | "hour" | "hrs" | "hr" | "h"))
}
