//! What is wrong with a pack, said so that its author can mend it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{CapacityDomain, CapacityStage, Item, ItemList, Pack, Part, Place};

mod guide;
mod instrument;

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
    pub const SOURCE: usize = 240;
    pub const ENTRY: usize = 200;
    pub const HELP: usize = 240;
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
    /// There is nothing in the pack, or in a list of it.
    #[error("it holds nothing")]
    Nothing,
    /// A cell or list is too long to talk about.
    #[error("it has {0} items; that is too many to talk about")]
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
    #[error("it leans on {0}, which no pack in use has")]
    LeansOnUnknown(String),
    /// It stands in for an item that is not there.
    #[error("it replaces {0}, which no pack in use has")]
    ReplacesUnknown(String),
    /// A link to itself.
    #[error("it leans on itself")]
    LeansOnItself,
    /// It stands in for items that, in the end, stand in for it.
    #[error("it is replaced by what it replaces, in a circle")]
    Circle,
    /// Another pack in use has an item of that id.
    #[error("its id is taken by “{0}”; give it another, or say that it replaces that item")]
    Taken(String),
    /// A chapter names a resource that no pack has.
    #[error("it names the resource {0}, which the pack does not list")]
    UnknownResource(String),
    /// A section of activities says no stage, or another section says one.
    #[error("{0}")]
    StageOfSection(&'static str),
    /// An entry of the self-check says no domain.
    #[error("it says no capacity domain")]
    NoDomain,
    /// A list for something else than a self-check says how it is voted on.
    #[error("only a list for a self-check has an instrument")]
    NoInstrument,
    /// Nobody in it shows hands.
    #[error("nobody has a vote; say of one part that it votes")]
    NobodyVotes,
    /// A share that is more than everything.
    #[error("{0} hundredths are more than the whole; write 0 to 100")]
    Share(u32),
    /// An index names an entry that its list does not have.
    #[error("it adds up {0}, which its list does not have")]
    UnknownEntry(String),
    /// An index names an entry twice.
    #[error("it adds up {0} more than once")]
    EntryTwice(String),
    /// A link within the domain; links are there to join domains.
    #[error("it leans on {0}, which stands in the same domain")]
    LeansOnNeighbor(String),
}

impl Pack {
    /// Everything that is wrong with this pack, in the order of the file. Empty for a
    /// sound one. A pack need not have every part: what it leaves out comes from the
    /// packs below it.
    pub fn check(&self) -> Vec<PackFault> {
        let mut check = Check::default();
        check.head(self);
        check.sources(self);
        check.domains_and_stages(self);
        check.cells(self);
        if let Some(strip) = &self.strip {
            check.list("the strip for the whole region", strip);
        }
        if let Some(list) = &self.interventions {
            check.list("the list for interventions", list);
        }
        check.items(self);
        check.guide(self);
        check.practice(self);
        check.inventories(self);
        check.faults
    }

    fn is_empty(&self) -> bool {
        let lists = [
            self.cells.is_empty() && self.domains.is_empty() && self.stages.is_empty(),
            self.strip.is_none() && self.interventions.is_none(),
            self.chapters.is_empty() && self.resources.is_empty(),
            self.components.is_empty() && self.tiers.is_empty() && self.levels.is_empty(),
            self.adoption_stages.is_empty() && self.finder.is_empty(),
            self.inventories.is_empty(),
        ];
        lists.into_iter().all(|is_empty| is_empty)
    }
}

/// Which item stands in for which.
pub(super) fn replacements(pack: &Pack) -> BTreeMap<&str, Vec<&str>> {
    let mut edges: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (_, item) in pack.items() {
        let replaces = item.replaces.iter().map(String::as_str);
        edges.entry(&item.id).or_default().extend(replaces);
    }
    for list in &pack.inventories {
        for entry in &list.entries {
            let replaces = entry.replaces.iter().map(String::as_str);
            edges.entry(&entry.id).or_default().extend(replaces);
        }
    }
    edges
}

/// The ids from which replacing leads back to themselves.
pub(super) fn find_circles(edges: &BTreeMap<&str, Vec<&str>>) -> Vec<String> {
    let comes_back = |start: &str| {
        let mut seen = BTreeSet::new();
        let mut ahead: Vec<&str> = edges.get(start).cloned().unwrap_or_default();
        while let Some(next) = ahead.pop() {
            if next == start {
                return true;
            }
            if seen.insert(next) {
                ahead.extend(edges.get(next).into_iter().flatten());
            }
        }
        false
    };
    edges
        .keys()
        .filter(|id| comes_back(id))
        .map(|id| quoted(id))
        .collect()
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
        if pack.is_empty() {
            self.note(place, Flaw::Nothing);
        }
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
                self.address(&place, address);
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

    fn domains_and_stages(&mut self, pack: &Pack) {
        let mut times = BTreeMap::<&str, usize>::new();
        for domain in &pack.domains {
            *times.entry(domain.code.code()).or_default() += 1;
            let place = format!("domain {}", domain.code.code());
            self.text(&place, "name", &domain.name, longest::HEADING);
            self.text(&place, "short name", &domain.short_name, longest::SHORT);
            let what = "description of what works well";
            self.text(&place, what, &domain.working_well, longest::PROSE);
            self.known_sources(&place, &domain.sources, pack);
        }
        self.repeated("domain", &times);
        let mut times = BTreeMap::<&str, usize>::new();
        for stage in &pack.stages {
            *times.entry(stage.code.code()).or_default() += 1;
            let place = format!("stage {}", stage.code.code());
            self.text(&place, "name", &stage.name, longest::HEADING);
            self.text(&place, "name on paper", &stage.paper_name, longest::SHORT);
        }
        self.repeated("stage", &times);
    }

    fn cells(&mut self, pack: &Pack) {
        let mut times = BTreeMap::<String, usize>::new();
        for cell in &pack.cells {
            let name = cell_name(cell.domain, cell.stage);
            let place = format!("cell {name}");
            *times.entry(name).or_default() += 1;
            for question in &cell.questions {
                self.text(&place, "question", question, longest::SENTENCE);
            }
            if cell.items.len() > MOST_ITEMS {
                self.note(&place, Flaw::TooManyItems(cell.items.len()));
            } else if cell.items.is_empty() && cell.questions.is_empty() {
                self.note(&place, Flaw::Nothing);
            }
        }
        let times = times.iter().map(|(name, times)| (name.as_str(), *times));
        self.repeated("cell", &times.collect());
    }

    fn list(&mut self, place: &str, list: &ItemList) {
        self.text(place, "title", &list.title, longest::HEADING);
        self.text(place, "note", &list.note, longest::PROSE);
        if list.items.is_empty() {
            self.note(place, Flaw::Nothing);
        } else if list.items.len() > MOST_ITEMS {
            self.note(place, Flaw::TooManyItems(list.items.len()));
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
            if let Some(help) = &item.help {
                self.text(&place, "reason why", &help.why, longest::HELP);
                self.text(&place, "text on what counts", &help.counts, longest::HELP);
                self.text(&place, "question to ask", &help.ask, longest::HELP);
                self.known_sources(&place, &help.sources, pack);
            }
        }
        for id in find_circles(&replacements(pack)) {
            self.note(&format!("item {id}"), Flaw::Circle);
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
                Some(_) if leaning.item == item.id => self.note(place, Flaw::LeansOnItself),
                Some(stands)
                    if stands.domain().is_some() && stands.domain() == stands_in.domain() =>
                {
                    self.note(place, Flaw::LeansOnNeighbor(other));
                }
                // One that is not here may stand in another pack; the binder knows.
                Some(_) | None => {}
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
