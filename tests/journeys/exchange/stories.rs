//! Merge stories as they would be told: who does what, which file goes where, and what
//! stands in the end.
//!
//! `June goal …` agrees the goal of the story, `June measure …` and `June statement …`
//! change it, `June deletes` it. `June > Rose` writes a file that arrives, `June x Rose`
//! one that is lost. `Rose takes back` undoes her latest import. `sees` names all values
//! that stand in a field on that laptop, and `same` says that two hold the same record.

use super::laptops::{Team, team};
use crate::hands::{goal, region};
use std::collections::BTreeSet;
use trellis_app::view::goal::EditGoal;
use trellis_domain::id::Id;

const STORIES: &[(&str, &str)] = &[
    (
        "two who did not see each other both keep their word",
        "June goal Every key task has a backup
         June > Rose
         June measure A list
         Rose measure A roster
         June > Rose
         Rose > June
         June sees measure: A list | A roster
         Rose sees measure: A list | A roster",
    ),
    (
        "who saw the other’s word replaces it",
        "June goal Every key task has a backup
         June measure A list
         June > Rose
         Rose measure A roster
         Rose > June
         June sees measure: A roster
         June > Rose
         same June Rose",
    ),
    (
        "the same word twice is one word",
        "June goal One
         June > Rose
         June measure A list
         Rose measure A list
         June > Rose
         Rose sees measure: A list",
    ),
    (
        "a lost file is made good by the next one after a reply",
        "June goal One
         June > Rose
         Rose > June
         June measure A list
         June x Rose
         June statement Two
         June > Rose
         Rose sees measure: A list
         Rose sees statement: Two",
    ),
    (
        "news goes around in a ring and comes home unchanged",
        "June goal One
         June > Rose
         Rose measure A roster
         Rose > Ana
         Ana statement Two
         Ana > June
         June sees measure: A roster
         June sees statement: Two
         June > Rose
         Rose > Ana
         Ana > June
         same June Ana",
    ),
    (
        "a deletion that did not see a change does not take it away",
        "June goal One
         June > Rose
         Rose measure A roster
         June deletes
         June > Rose
         Rose > June
         June sees measure: A roster
         June sees life: false",
    ),
    (
        "an import taken back leaves what one wrote oneself",
        "June goal One
         June > Rose
         June measure A list
         Rose statement Two
         June > Rose
         Rose takes back
         Rose sees statement: Two
         Rose sees measure:",
    ),
];

#[test]
fn every_story_ends_as_it_is_told() {
    for (name, story) in STORIES {
        tell(name, story);
    }
}

fn tell(name: &str, story: &str) {
    let mut team = team(["June", "Rose", "Ana"]);
    let mut the_goal: Option<Id> = None;
    for line in story.lines().map(str::trim) {
        let told = format!("{name}: {line}");
        let (first, rest) = line.split_once(' ').unwrap();
        let (verb, text) = rest.split_once(' ').unwrap_or((rest, ""));
        match (first, verb) {
            ("same", other) => {
                let one = team.at(other).trellis.dump().unwrap();
                assert_eq!(one, team.at(text).trellis.dump().unwrap(), "{told}");
            }
            (who, "goal") => {
                let trellis = &mut team.at(who).trellis;
                let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
                the_goal = Some(trellis.add_goal(&goal(cedar, text)).unwrap());
            }
            (who, ">") => team.send(who, text),
            (who, "x") => drop(team.write(who, text)),
            (who, "takes") => {
                let trellis = &mut team.at(who).trellis;
                let import = trellis.list_imports().unwrap().remove(0);
                trellis.undo_import(import.delivery).unwrap();
            }
            (who, "deletes") => team.at(who).trellis.delete_goal(the_goal.unwrap()).unwrap(),
            (who, "sees") => {
                let (field, values) = text.split_once(':').unwrap();
                let wanted: BTreeSet<String> = values
                    .split('|')
                    .map(|value| value.trim().to_owned())
                    .filter(|value| !value.is_empty())
                    .collect();
                assert_eq!(
                    seen(&mut team, who, the_goal.unwrap(), field),
                    wanted,
                    "{told}"
                );
            }
            (who, "measure" | "statement") => {
                let said = Some(text.to_owned());
                let edit = if verb == "measure" {
                    EditGoal {
                        measure: said,
                        ..EditGoal::default()
                    }
                } else {
                    EditGoal {
                        statement: said,
                        ..EditGoal::default()
                    }
                };
                let trellis = &mut team.at(who).trellis;
                trellis.edit_goal(the_goal.unwrap(), &edit).unwrap();
            }
            _ => panic!("nobody understands: {told}"),
        }
    }
}

/// Every value that stands in a field, from the canonical dump.
fn seen(team: &mut Team, who: &str, goal: Id, field: &str) -> BTreeSet<String> {
    let dump = team.at(who).trellis.dump().unwrap();
    let start = format!("record goal {goal}");
    dump.lines()
        .skip_while(|line| **line != *start)
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| {
            let mut parts = line.trim().splitn(3, ' ');
            let is_it = parts.next()? == field;
            let value = parts.nth(1)?.trim_matches('"').to_owned();
            is_it.then_some(value)
        })
        .filter(|value| value != "unset")
        .collect()
}
