//! Rows of a log, read as contacts, or with everything that keeps them from it.

use super::{
    LEAVE_CELL, LEAVE_OUT, LogCell, LogColumn, LogField, LogMapping, With, initiative, mode,
    read_day, read_minutes, squash, support, who,
};
use crate::id::Id;
use crate::noun::contact;
use crate::value::normalize;
use crate::words::{Initiative, Mode, Support};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Longest word of a cell that is quoted back, in letters.
const QUOTED: usize = 60;

/// A contact as a row of a log has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The region.
    pub region: Id,
    /// The day.
    pub on: NaiveDate,
    /// How it took place.
    pub mode: Option<Mode>,
    /// Contact time.
    pub minutes: Option<u32>,
    /// Preparation and follow-up.
    pub preparation: Option<u32>,
    /// Travel.
    pub travel: Option<u32>,
    /// What it was about.
    pub about: String,
    /// What it was to be about.
    pub planned_focus: String,
    /// Who took part.
    pub with: With,
    /// How many took part.
    pub people: Option<u32>,
    /// Where.
    pub place: String,
    /// How it came about.
    pub initiative: Option<Initiative>,
    /// What kind of support. A row with components is capacity building.
    pub support: Option<Support>,
    /// What the log calls the row.
    pub source_id: Option<String>,
    /// Minutes by component.
    pub components: BTreeMap<String, u32>,
}

/// What makes two rows of a log without ids alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The region.
    pub region: Id,
    /// The day.
    pub on: NaiveDate,
    /// How it took place.
    pub mode: Option<Mode>,
    /// Contact time.
    pub minutes: Option<u32>,
}

impl Key {
    /// The id of the nth such row, counted from 1. The same row gives the same contact
    /// on every laptop.
    pub fn contact(&self, nth: u32) -> Id {
        let minutes = self.minutes.map(|it| it.to_string()).unwrap_or_default();
        Id::natural(
            contact::NOUN.name,
            &[
                b"log row",
                self.region.as_bytes(),
                self.on.to_string().as_bytes(),
                self.mode.map_or("", Mode::code).as_bytes(),
                minutes.as_bytes(),
                &nth.to_be_bytes(),
            ],
        )
    }
}

impl Entry {
    /// What makes it like another row.
    pub const fn key(&self) -> Key {
        Key {
            region: self.region,
            on: self.on,
            mode: self.mode,
            minutes: self.minutes,
        }
    }

    /// The contact's id, from what the log calls the row. Where that is an id of
    /// Trellis, the row once went out from here and is that contact.
    pub fn named(&self, source: &str) -> Option<Named> {
        let theirs = self.source_id.as_deref()?;
        let made = Id::natural(
            contact::NOUN.name,
            &[b"log id", squash(source).as_bytes(), theirs.as_bytes()],
        );
        Some(Named {
            made,
            ours: theirs.parse().ok(),
        })
    }
}

/// The ids that a row's own id may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Made of the log's name and the row's id.
    pub made: Id,
    /// The row's id is written like one of Trellis.
    pub ours: Option<Id>,
}

/// Something that keeps a row from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The heading of the column, or what the row as a whole lacks.
    pub column: String,
    /// What stands there; empty where nothing does.
    pub found: String,
    /// What is wrong, without a full stop.
    pub what: String,
    /// What to do, without a full stop.
    pub remedy: String,
}

/// What a row comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A contact.
    Entry(Box<Entry>),
    /// Left out, because a person said so of one of its words.
    LeftOut,
    /// It cannot be read.
    Bad {
        /// Everything that is wrong.
        faults: Vec<Fault>,
        /// What makes it like other rows, where that much can be read: the others are
        /// then counted as they will be once the row is mended.
        key: Option<Key>,
    },
}

/// Reads rows.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// What the columns mean.
    pub mapping: &'a LogMapping,
    /// The regions by name.
    pub regions: &'a [(Id, String)],
    /// A contact cannot lie after this day.
    pub today: NaiveDate,
}

/// The region that a log means by a word: the same name, the same without *county*,
/// *region* and the like, or the only one whose name has all of its words.
pub fn find_region(word: &str, regions: &[(Id, String)]) -> Option<Id> {
    let only = |fits: &dyn Fn(&str) -> bool| {
        let mut all = regions.iter().filter(|(_, name)| fits(name));
        match (all.next(), all.next()) {
            (Some((id, _)), None) => Some(*id),
            _ => None,
        }
    };
    let meant = squash(word);
    if meant.is_empty() {
        return None;
    }
    let theirs = telling(word);
    only(&|name| squash(name) == meant)
        .or_else(|| only(&|name| !theirs.is_empty() && telling(name) == theirs))
        .or_else(|| {
            only(&|name| {
                let ours = telling(name);
                !theirs.is_empty() && theirs.iter().all(|word| ours.contains(word))
            })
        })
}

/// The words of a name that tell it from others.
fn telling(name: &str) -> Vec<String> {
    const COMMON: [&str; 9] = [
        "county",
        "counties",
        "co",
        "region",
        "coalition",
        "the",
        "of",
        "and",
        "triple",
    ];
    name.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !COMMON.contains(&word.as_str()))
        .collect()
}

/// What a cell of a word is.
enum Meant<T> {
    Nothing,
    LeaveOut,
    Is(T),
}

impl Reader<'_> {
    /// Reads one row.
    pub fn read(&self, cells: &[LogCell]) -> Row {
        let mut reading = Reading {
            reader: self,
            cells,
            faults: Vec::new(),
            is_left_out: false,
        };
        reading.row()
    }
}

struct Reading<'r> {
    reader: &'r Reader<'r>,
    cells: &'r [LogCell],
    faults: Vec<Fault>,
    is_left_out: bool,
}

impl<'r> Reading<'r> {
    fn row(&mut self) -> Row {
        self.width();
        let region = self.region();
        let on = self.day();
        let faults_so_far = self.faults.len();
        let mode = self.listed(
            &LogField::Mode,
            mode,
            Mode::from_code,
            "a way to be in contact",
        );
        let minutes = self.minutes(&LogField::Minutes);
        let key_holds = self.faults.len() == faults_so_far;
        let initiative = self.listed(
            &LogField::Initiative,
            initiative,
            Initiative::from_code,
            "planned, offered or asked for",
        );
        let said = self.listed(
            &LogField::Support,
            support,
            Support::from_code,
            "a kind of support",
        );
        let preparation = self.minutes(&LogField::Preparation);
        let travel = self.minutes(&LogField::Travel);
        let people = self.people();
        let components = self.components();
        let about = self.text(&LogField::About);
        let planned_focus = self.text(&LogField::PlannedFocus);
        let place = self.text(&LogField::Place);
        let with = who(&self.text(&LogField::With));
        let source_id = Some(self.text(&LogField::SourceId)).filter(|id| !id.is_empty());
        if self.reader.mapping.has_ids() && source_id.is_none() {
            self.missing(
                &LogField::SourceId,
                "The row has no id",
                "Give it one in the log",
            );
        }
        if said == Some(Support::Universal) && !components.is_empty() {
            self.missing(
                &LogField::Support,
                "Universal support carries no core practice components",
                "Change the kind of support, or take the minutes of the components out",
            );
        }
        if self.is_left_out {
            return Row::LeftOut;
        }
        let (Some(region), Some(on)) = (region, on) else {
            return self.bad(None);
        };
        if !self.faults.is_empty() {
            let key = Key {
                region,
                on,
                mode,
                minutes,
            };
            return self.bad(key_holds.then_some(key));
        }
        let support = said.or((!components.is_empty()).then_some(Support::Capacity));
        Row::Entry(Box::new(Entry {
            region,
            on,
            mode,
            minutes,
            preparation,
            travel,
            about,
            planned_focus,
            with,
            people,
            place,
            initiative,
            support,
            source_id,
            components,
        }))
    }

    fn bad(&mut self, key: Option<Key>) -> Row {
        Row::Bad {
            faults: std::mem::take(&mut self.faults),
            key,
        }
    }

    /// A row that has more cells than there are headings was torn apart somewhere.
    fn width(&mut self) {
        let headed = self.reader.mapping.columns.len();
        let last = self.cells.iter().rposition(|cell| !cell.is_blank());
        if let Some(last) = last.filter(|last| *last >= headed) {
            let found = self.cells.get(last).map(LogCell::text).unwrap_or_default();
            self.faults.push(Fault {
                column: format!("Cell {}", last + 1),
                found: quoted(found),
                what: format!("The row has {} cells, and the heading {headed}", last + 1),
                remedy: "See whether a text holds a separator without quotation marks".to_owned(),
            });
        }
    }

    fn region(&mut self) -> Option<Id> {
        let Some((column, cell)) = self.cell(&LogField::Region) else {
            return self.reader.mapping.region;
        };
        if cell.is_empty() {
            // A region for all rows stands in for the cells that say none.
            if self.reader.mapping.region.is_none() {
                self.missing(&LogField::Region, "No region", "Write the region’s name");
            }
            return self.reader.mapping.region;
        }
        let regions = self.reader.regions;
        let find = |word: &str| find_region(word, regions);
        let by_code = |code: &str| {
            let id: Id = code.parse().ok()?;
            regions.iter().any(|(known, _)| *known == id).then_some(id)
        };
        match meaning(column, cell, find, by_code) {
            Some(Meant::Is(id)) => Some(id),
            Some(Meant::LeaveOut) => {
                self.is_left_out = true;
                None
            }
            _ => {
                self.fault(
                    column,
                    cell,
                    format!("“{}” is no region here", quoted(cell)),
                    "Say which region it is, or leave its rows out",
                );
                None
            }
        }
    }

    fn day(&mut self) -> Option<NaiveDate> {
        let Some((column, cell)) = self.cell(&LogField::Day) else {
            self.missing(
                &LogField::Day,
                "No day",
                "Write the day on which it took place",
            );
            return None;
        };
        if cell.is_empty() {
            self.missing(
                &LogField::Day,
                "No day",
                "Write the day on which it took place",
            );
            return None;
        }
        let is_day_first = column
            .days
            .is_some_and(crate::words::DayStyle::is_day_first);
        let Some(day) = read_day(cell, is_day_first) else {
            self.fault(
                column,
                cell,
                format!("“{}” is not a day", quoted(cell)),
                "Write it like the other days of the column, or year-month-day",
            );
            return None;
        };
        if day > self.reader.today {
            self.fault(
                column,
                cell,
                format!("{} is still to come", crate::calendar::short_date(day)),
                "Plan a visit for it here, or correct the day",
            );
            return None;
        }
        Some(day)
    }

    /// A word of a closed list.
    fn listed<T>(
        &mut self,
        field: &LogField,
        find: impl Fn(&str) -> Option<T>,
        by_code: impl Fn(&str) -> Option<T>,
        wanted: &str,
    ) -> Option<T> {
        let (column, cell) = self.cell(field)?;
        if cell.is_empty() {
            return None;
        }
        match meaning(column, cell, find, by_code) {
            Some(Meant::Is(it)) => Some(it),
            Some(Meant::Nothing) => None,
            Some(Meant::LeaveOut) => {
                self.is_left_out = true;
                None
            }
            None => {
                self.fault(
                    column,
                    cell,
                    format!("“{}” is not {wanted} that Trellis knows", quoted(cell)),
                    "Say what the word means, or leave it out",
                );
                None
            }
        }
    }

    fn minutes(&mut self, field: &LogField) -> Option<u32> {
        let (column, cell) = self.cell(field)?;
        if matches!(cell, "" | "-" | "–" | "n/a" | "N/A") {
            return None;
        }
        let Some(minutes) = read_minutes(cell, column.in_hours) else {
            self.fault(
                column,
                cell,
                format!("“{}” is not a length in whole minutes", quoted(cell)),
                "Write it as 45, 1:30 or 1.5 h",
            );
            return None;
        };
        if minutes > 24 * 60 {
            self.fault(
                column,
                cell,
                format!("{minutes} minutes are more than a day"),
                "Write the minutes of one contact",
            );
            return None;
        }
        Some(minutes)
    }

    fn people(&mut self) -> Option<u32> {
        let (column, cell) = self.cell(&LogField::People)?;
        if cell.is_empty() {
            return None;
        }
        let people = cell.parse().ok().filter(|people| *people <= 10_000);
        if people.is_none() {
            self.fault(
                column,
                cell,
                format!("“{}” is not a number of people", quoted(cell)),
                "Write a whole number, such as 12",
            );
        }
        people
    }

    fn components(&mut self) -> BTreeMap<String, u32> {
        let fields: Vec<&LogField> = self
            .reader
            .mapping
            .columns
            .iter()
            .map(|column| &column.field)
            .collect();
        let mut components = BTreeMap::new();
        for field in fields {
            if let LogField::Component(code) = field
                && let Some(minutes) = self.minutes(field).filter(|minutes| *minutes > 0)
            {
                components.insert(code.clone(), minutes);
            }
        }
        components
    }

    fn text(&mut self, field: &LogField) -> String {
        self.cell(field)
            .map_or_else(String::new, |(_, cell)| normalize(cell))
    }

    /// The column and the cell of a field. What is worked out by a formula is a fault.
    fn cell(&mut self, field: &LogField) -> Option<(&'r LogColumn, &'r str)> {
        let at = self.reader.mapping.find_column(field)?;
        let column = self.reader.mapping.columns.get(at)?;
        let cell = self.cells.get(at);
        if cell == Some(&LogCell::WorkedOut) {
            self.fault(
                column,
                "a formula",
                "The cell is worked out by a formula, and Trellis runs none".to_owned(),
                "Copy the column in the spreadsheet and paste it as values",
            );
            return None;
        }
        Some((column, cell.map(LogCell::text).unwrap_or_default()))
    }

    fn fault(&mut self, column: &LogColumn, found: &str, what: String, remedy: &str) {
        let fault = Fault {
            column: column.header.clone(),
            found: quoted(found),
            what,
            remedy: remedy.to_owned(),
        };
        // A formula in the day is found when it is asked for, and again when it is missed.
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    fn missing(&mut self, field: &LogField, what: &str, remedy: &str) {
        let at = self.reader.mapping.find_column(field);
        let column = at.and_then(|at| self.reader.mapping.columns.get(at));
        let column = column.map_or_else(|| field.word(), |column| column.header.clone());
        if self.faults.iter().any(|fault| fault.column == column) {
            return;
        }
        self.faults.push(Fault {
            column,
            found: String::new(),
            what: what.to_owned(),
            remedy: remedy.to_owned(),
        });
    }
}

/// What a person said about a word counts before what is known of it.
fn meaning<T>(
    column: &LogColumn,
    cell: &str,
    find: impl Fn(&str) -> Option<T>,
    by_code: impl Fn(&str) -> Option<T>,
) -> Option<Meant<T>> {
    match column.find_word(cell) {
        Some(LEAVE_OUT) => Some(Meant::LeaveOut),
        Some(LEAVE_CELL) => Some(Meant::Nothing),
        Some(code) => by_code(code).map(Meant::Is),
        None => find(cell).map(Meant::Is),
    }
}

/// A cell, short enough to stand in a sentence.
fn quoted(cell: &str) -> String {
    let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= QUOTED {
        return line;
    }
    let begin: String = line.chars().take(QUOTED - 1).collect();
    format!("{}…", begin.trim_end())
}
