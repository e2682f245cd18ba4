//! What is wrong with a pack, said so that its author can mend it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{CapacityDomain, CapacityStage, Item, ItemList, Pack, Place};

/// Most items that a cell or list may hold. A team talks about ten.
const MOST_ITEMS: usize = 40;

/// Longest text of each kind, in characters.
mod longest {
    pub const CODE: usize = 12;
    pub const ID: usize = 32;
    pub const SHORT: usize = 40;
    pub const PACK_ID: usize = 80;
    pub const HEADING: usize = 120;
    pub const SENTENCE: usize = 160;
    pub const SOURCE: usize = 200;
    pub const PROSE: usize = 400;
}

/// One thing that is wrong with a pack, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFault {
    /// Where, in a reader's words: `item CC-EX-02`, `cell LT-IN`, `source S1`.
    pub place: String,
    /// What is wrong there.
    pub flaw: Flaw,
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.flaw)
    }
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// A text that has to say something says nothing.
    #[error("the {0} is empty")]
    Empty(&'static str),
    /// A text is far longer than a line of a page or a prompt can carry.
    #[error("the {what} has {length} characters; at most {limit} fit")]
    TooLong {
        /// Which text.
        what: &'static str,
        /// Its length.
        length: usize,
        /// The limit.
        limit: usize,
    },
    /// A text holds a line break, a tab or another invisible sign.
    #[error("the {0} holds a line break or another invisible sign")]
    Invisible(&'static str),
    /// An id or code uses other signs than it may.
    #[error("the {what} “{found}” is not made of {allowed}")]
    Shape {
        /// Which id or code.
        what: &'static str,
        /// What stands there.
        found: String,
        /// What may stand there.
        allowed: &'static str,
    },
    /// The same id, code, domain or stage stands there more than once.
    #[error("it appears {0} times")]
    Repeated(usize),
    /// A domain, stage or cell is not there.
    #[error("it is missing")]
    Missing,
    /// No question opens the conversation.
    #[error("it has no question")]
    NoQuestions,
    /// A cell or list has nothing in it.
    #[error("it has no items")]
    NoItems,
    /// A cell or list is too long to talk about.
    #[error("it has {0} items; more than {MOST_ITEMS} is too many to talk about")]
    TooManyItems(usize),
    /// The id says one cell and the item stands in another.
    #[error("its id belongs to {named}, but it stands in {found}")]
    WrongCell {
        /// The cell that the id names.
        named: String,
        /// The cell it stands in.
        found: String,
    },
    /// No source is named. Professional judgment is a source as well.
    #[error("it names no source; write PJ for professional judgment")]
    NoSources,
    /// A source code that the pack does not list.
    #[error("it names the source {0}, which the pack does not list")]
    UnknownSource(String),
    /// An address that no browser could open.
    #[error("the address does not begin with https:// or http://")]
    Address,
    /// A link to an item that is not there.
    #[error("it leans on {0}, which is not in the pack")]
    LeansOnUnknown(String),
    /// A link to itself.
    #[error("it leans on itself")]
    LeansOnItself,
    /// A link within the domain; links are there to join domains.
    #[error("it leans on {0}, which stands in the same domain")]
    LeansOnNeighbor(String),
}

impl Pack {
    /// Everything that is wrong with this pack, in the order of the file. Empty for a sound one.
    pub fn check(&self) -> Vec<PackFault> {
        let mut check = Check::default();
        check.head(self);
        check.sources(self);
        check.domains_and_stages(self);
        check.cells(self);
        check.list("the strip for the whole region", &self.strip);
        check.list("the list for interventions", &self.interventions);
        check.items(self);
        check.faults
    }
}

#[derive(Default)]
struct Check {
    faults: Vec<PackFault>,
}

impl Check {
    fn note(&mut self, place: &str, flaw: Flaw) {
        let place = place.to_owned();
        self.faults.push(PackFault { place, flaw });
    }

    fn text(&mut self, place: &str, what: &'static str, text: &str, limit: usize) {
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.note(place, Flaw::Empty(what));
        } else if length > limit {
            let flaw = Flaw::TooLong {
                what,
                length,
                limit,
            };
            self.note(place, flaw);
        } else if text.chars().any(is_invisible) {
            self.note(place, Flaw::Invisible(what));
        }
    }

    fn shape(
        &mut self,
        place: &str,
        what: &'static str,
        found: &str,
        (limit, allowed): (usize, &'static str),
        is_allowed: impl Fn(char) -> bool,
    ) {
        if found.is_empty() || found.chars().count() > limit {
            self.text(place, what, found, limit);
        } else if !found.chars().all(is_allowed) {
            let found = quoted(found);
            let flaw = Flaw::Shape {
                what,
                found,
                allowed,
            };
            self.note(place, flaw);
        }
    }

    fn head(&mut self, pack: &Pack) {
        let place = "the pack";
        let small = (longest::PACK_ID, "small letters, digits, dots and hyphens");
        self.shape(place, "id", &pack.id, small, |c| {
            c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c)
        });
        let numbers = (longest::CODE, "numbers with dots between them");
        self.shape(place, "version", &pack.version, numbers, |c| {
            c.is_ascii_digit() || c == '.'
        });
        let tag = (longest::CODE, "letters, digits and hyphens");
        self.shape(place, "language", &pack.language, tag, |c| {
            c.is_ascii_alphanumeric() || c == '-'
        });
        self.text(place, "title", &pack.title, longest::HEADING);
        self.text(place, "note", &pack.note, longest::PROSE);
    }

    fn sources(&mut self, pack: &Pack) {
        let mut times = BTreeMap::<&str, usize>::new();
        for source in &pack.sources {
            let place = format!("source {}", quoted(&source.code));
            let code = (longest::CODE, "capital letters and digits");
            self.shape(&place, "code", &source.code, code, is_code);
            self.text(&place, "title", &source.title, longest::SOURCE);
            if let Some(address) = &source.address {
                self.text(&place, "address", address, longest::PROSE);
                if !["https://", "http://"]
                    .iter()
                    .any(|start| address.starts_with(start))
                {
                    self.note(&place, Flaw::Address);
                }
            }
            *times.entry(&source.code).or_default() += 1;
        }
        self.repeated("source", &times);
    }

    /// Notes what stands there more often than once.
    fn repeated(&mut self, what: &str, times: &BTreeMap<&str, usize>) {
        for (name, &times) in times.iter().filter(|&(_, &times)| times > 1) {
            let place = format!("{what} {}", quoted(name));
            self.note(&place, Flaw::Repeated(times));
        }
    }

    /// Notes what does not stand there exactly once.
    fn once(&mut self, place: &str, times: usize) {
        match times {
            0 => self.note(place, Flaw::Missing),
            1 => {}
            _ => self.note(place, Flaw::Repeated(times)),
        }
    }

    fn domains_and_stages(&mut self, pack: &Pack) {
        for code in CapacityDomain::ALL {
            let times = pack.domains.iter().filter(|it| it.code == code).count();
            self.once(&format!("domain {}", code.code()), times);
        }
        for domain in &pack.domains {
            let place = format!("domain {}", domain.code.code());
            self.text(&place, "name", &domain.name, longest::HEADING);
            self.text(&place, "short name", &domain.short_name, longest::SHORT);
            let what = "description of what works well";
            self.text(&place, what, &domain.working_well, longest::PROSE);
            self.known_sources(&place, &domain.sources, pack);
        }
        for code in CapacityStage::ALL {
            let times = pack.stages.iter().filter(|it| it.code == code).count();
            self.once(&format!("stage {}", code.code()), times);
        }
        for stage in &pack.stages {
            let place = format!("stage {}", stage.code.code());
            self.text(&place, "name", &stage.name, longest::HEADING);
            self.text(&place, "name on paper", &stage.paper_name, longest::SHORT);
        }
    }

    fn cells(&mut self, pack: &Pack) {
        for domain in CapacityDomain::ALL {
            for stage in CapacityStage::ALL {
                let is_it = |cell: &&super::Cell| cell.domain == domain && cell.stage == stage;
                let times = pack.cells.iter().filter(is_it).count();
                self.once(&format!("cell {}", cell_name(domain, stage)), times);
            }
        }
        for cell in &pack.cells {
            let place = format!("cell {}", cell_name(cell.domain, cell.stage));
            if cell.questions.is_empty() {
                self.note(&place, Flaw::NoQuestions);
            }
            for question in &cell.questions {
                self.text(&place, "question", question, longest::SENTENCE);
            }
            self.length(&place, cell.items.len());
        }
    }

    fn list(&mut self, place: &str, list: &ItemList) {
        self.text(place, "title", &list.title, longest::HEADING);
        self.text(place, "note", &list.note, longest::PROSE);
        self.length(place, list.items.len());
    }

    fn length(&mut self, place: &str, items: usize) {
        if items == 0 {
            self.note(place, Flaw::NoItems);
        } else if items > MOST_ITEMS {
            self.note(place, Flaw::TooManyItems(items));
        }
    }

    fn items(&mut self, pack: &Pack) {
        let mut times = BTreeMap::<&str, usize>::new();
        let mut places = BTreeMap::<&str, Place>::new();
        for (place, item) in pack.items() {
            *times.entry(&item.id).or_default() += 1;
            places.entry(&item.id).or_insert(place);
        }
        self.repeated("item", &times);
        for (stands_in, item) in pack.items() {
            let place = format!("item {}", quoted(&item.id));
            let id = (longest::ID, "capital letters, digits and hyphens");
            self.shape(&place, "id", &item.id, id, |c| is_code(c) || c == '-');
            self.text(&place, "text", &item.text, longest::SENTENCE);
            self.text(&place, "evidence", &item.evidence, longest::SENTENCE);
            self.known_sources(&place, &item.sources, pack);
            self.own_cell(&place, stands_in, item);
            self.leanings(&place, stands_in, item, &places);
        }
    }

    fn known_sources(&mut self, place: &str, codes: &[String], pack: &Pack) {
        if codes.is_empty() {
            self.note(place, Flaw::NoSources);
        }
        let unknown: BTreeSet<&String> = codes
            .iter()
            .filter(|code| pack.find_source(code).is_none())
            .collect();
        for code in unknown {
            self.note(place, Flaw::UnknownSource(quoted(code)));
        }
    }

    /// An id that names a cell, such as `CC-EX-01`, stands in that cell or in none.
    fn own_cell(&mut self, place: &str, stands_in: Place, item: &Item) {
        let Place::Cell(domain, stage) = stands_in else {
            return;
        };
        let mut parts = item.id.split('-');
        let named_domain = parts.next().and_then(CapacityDomain::from_code);
        let named_stage = parts.next().and_then(CapacityStage::from_code);
        if let (Some(named_domain), Some(named_stage)) = (named_domain, named_stage)
            && (named_domain, named_stage) != (domain, stage)
        {
            let named = cell_name(named_domain, named_stage);
            let found = cell_name(domain, stage);
            self.note(place, Flaw::WrongCell { named, found });
        }
    }

    fn leanings(
        &mut self,
        place: &str,
        stands_in: Place,
        item: &Item,
        places: &BTreeMap<&str, Place>,
    ) {
        for leaning in &item.leans_on {
            let why = "reason for leaning on another item";
            self.text(place, why, &leaning.why, longest::SENTENCE);
            let other = quoted(&leaning.item);
            match places.get(leaning.item.as_str()) {
                None => self.note(place, Flaw::LeansOnUnknown(other)),
                Some(_) if leaning.item == item.id => self.note(place, Flaw::LeansOnItself),
                Some(stands)
                    if stands.domain().is_some() && stands.domain() == stands_in.domain() =>
                {
                    self.note(place, Flaw::LeansOnNeighbor(other));
                }
                Some(_) => {}
            }
        }
    }
}

fn is_code(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit()
}

/// Line breaks and the signs that turn the direction of writing around: on
/// paper and in a list they would make a text say something else.
fn is_invisible(c: char) -> bool {
    let turns_around = ['\u{202a}'..='\u{202e}', '\u{2066}'..='\u{2069}'];
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}')
        || turns_around.iter().any(|range| range.contains(&c))
}

/// A word from the file, short and visible enough to stand in a sentence.
fn quoted(word: &str) -> String {
    let visible = |c| if is_invisible(c) { '\u{fffd}' } else { c };
    let mut quoted: String = word.chars().take(longest::PACK_ID).map(visible).collect();
    if word.chars().count() > longest::PACK_ID {
        quoted.push('…');
    }
    quoted
}

fn cell_name(domain: CapacityDomain, stage: CapacityStage) -> String {
    format!("{}-{}", domain.code(), stage.code())
}

#[cfg(test)]
mod tests;
