//! A contact in one line, as it is typed between two calls.
//!
//! You write what you know, in any order, and put a `;` or a line break between the
//! parts:
//!
//! ```text
//! video 45m CIT roster; CPC 1 15, CPC 7 30; asked; agreed: send the roster by Dec 4
//! ```
//!
//! Trellis knows these words, with small and capital letters alike:
//!
//! * **how**: in person, visit, video, zoom, teams, phone, call, email, e-mail, mail,
//!   shared document, doc
//! * **how long**: 45m, 45 min, 45 minutes, 1h, 1h15, 1:15, 1.5h; apart from it
//!   `prep 20` and `travel 90`
//! * **who**: CIT, CLT, and *with …* for others, by role; `+Dana` for another
//!   practitioner, `+Dana_Reyes` with the last name
//! * **who led**: led together, led (by the) local (team), led (by the) ISP
//! * **with which agency**: `agency: Family Centre`, up to a comma; behind the first part
//!   `agency Family Centre` is enough
//! * **which day**: today, yesterday, mon to sun, Nov 19, 11/19, 2026-11-19. It is
//!   always the last such day, since a contact has taken place
//! * **components**: `CPC 1 15, CPC 7 30`, or `cpc1 15m`
//! * **how it came about**: planned, offered, asked (for)
//! * **what support**: universal, or capacity (building)
//! * **what was agreed**: `agreed: …`, as often as you like; its words stay as you
//!   wrote them, date and name among them
//! * **what it was about**: `about: …`, or simply any part that is none of the above
//!
//! Words may stand between the facts of the first part too: what follows them is what
//! it was about. Nothing you type is lost: what Trellis does not understand stays
//! there, and so does a second mode, day or length.

mod day;
mod vocabulary;

use crate::words::{Initiative, Lead, Mode, Support};
use chrono::NaiveDate;
use vocabulary::{Meaning, Reach, Word};

/// What one line said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactLine {
    /// How it took place.
    pub mode: Option<Mode>,
    /// Contact minutes.
    pub minutes: Option<u32>,
    /// Preparation and follow-up minutes.
    pub preparation_minutes: Option<u32>,
    /// Travel minutes.
    pub travel_minutes: Option<u32>,
    /// The day; never one that is still to come.
    pub on: Option<NaiveDate>,
    /// The Community Implementation Team took part.
    pub with_cit: bool,
    /// The community leadership team took part.
    pub with_clt: bool,
    /// Who else, by role.
    pub with_others: String,
    /// Further practitioners who were there, by name as typed.
    pub practitioners: Vec<String>,
    /// Who led.
    pub led_by: Option<Lead>,
    /// The service agency it was with, by name as typed.
    pub agency: String,
    /// Planned, offered or asked for.
    pub initiative: Option<Initiative>,
    /// Capacity building or universal.
    pub support: Option<Support>,
    /// Minutes by core practice component.
    pub components: Vec<(String, u32)>,
    /// What it was about, and every word that was not understood.
    pub about: String,
    /// What was agreed, one action each.
    pub agreed: Vec<String>,
    /// The words that became facts, as they were typed.
    pub understood: Vec<String>,
    /// A day that was typed with its year and is still to come: its words stay in
    /// what it was about.
    pub still_to_come: Option<NaiveDate>,
}

/// Reads a contact that was typed in one line.
pub fn read_contact(line: &str, today: NaiveDate) -> ContactLine {
    let mut reader = Reader {
        today,
        line: ContactLine::default(),
    };
    for part in line.split([';', '\n', '\r']) {
        reader.part(&vocabulary::words(part));
    }
    reader.line
}

#[derive(Clone)]
struct Reader {
    today: NaiveDate,
    line: ContactLine,
}

/// How many commas from the end facts are looked for behind the words of a part.
const FACTS_BEHIND: usize = 12;

impl Reader {
    fn part(&mut self, words: &[Word]) {
        let Some((first, rest)) = words.split_first() else {
            return;
        };
        match first.core.as_str() {
            "agreed" if has_words(rest) => {
                let rest = self.pass_over(first, rest, "to");
                self.line.agreed.push(vocabulary::joined(rest));
                return;
            }
            "agency"
                if has_words(rest)
                    && (first.is_label || !self.is_head())
                    && self.agency(first, rest) =>
            {
                return;
            }
            "about" if first.is_label && has_words(rest) => {
                self.understand(std::slice::from_ref(first));
                self.add_about(rest);
                return;
            }
            _ => {}
        }
        let mut whole = self.clone();
        if whole.facts(words) == words.len() {
            *self = whole;
            return;
        }
        if self.is_head() {
            self.head(words);
        } else {
            self.add_about(words);
        }
    }

    /// Nothing was said yet: this part holds facts and what it was about.
    const fn is_head(&self) -> bool {
        let line = &self.line;
        line.mode.is_none() && line.minutes.is_none() && line.about.is_empty()
    }

    /// “agency Family Centre, 45m”: a name up to the comma, and more behind it. There is
    /// one agency; a second one stays in what it was about.
    fn agency(&mut self, first: &Word, rest: &[Word]) -> bool {
        let mut said = false;
        let ends = rest.iter().position(|word| {
            said |= word.has_letters();
            said && word.ends_piece
        });
        let (name, behind) = rest.split_at(ends.map_or(rest.len(), |at| at + 1));
        if !self.line.agency.is_empty() {
            return false;
        }
        self.understand(std::slice::from_ref(first));
        self.line.agency = vocabulary::joined(name);
        self.part(behind);
        true
    }

    /// The part that holds facts and, behind or before them, what it was about.
    fn head(&mut self, words: &[Word]) {
        let read = self.facts(words);
        let mut rest = words.get(read..).unwrap_or_default();
        if let Some((first, behind)) = rest.split_first()
            && ["about", "re"].contains(&first.core.as_str())
            && has_words(behind)
        {
            self.understand(std::slice::from_ref(first));
            self.add_about(behind);
            return;
        }
        self.line.still_to_come = day::still_to_come(rest, self.today);
        let commas: Vec<usize> = rest
            .iter()
            .enumerate()
            .filter(|(_, word)| word.ends_piece)
            .map(|(at, _)| at + 1)
            .filter(|at| *at < rest.len())
            .collect();
        let looked_at = commas.len().saturating_sub(FACTS_BEHIND);
        for at in commas.into_iter().skip(looked_at) {
            let (before, behind) = rest.split_at(at);
            let mut all = self.clone();
            if all.facts(behind) == behind.len() {
                *self = all;
                rest = before;
                break;
            }
        }
        for length in (1..=4).rev() {
            let Some((before, behind)) = rest
                .len()
                .checked_sub(length)
                .map(|before| rest.split_at(before))
            else {
                continue;
            };
            if let Some((Meaning::Minutes(minutes), read)) = vocabulary::meaning(behind, self.today)
                && read == length
                && self.take(Meaning::Minutes(minutes))
            {
                self.understand(behind);
                rest = before;
                break;
            }
        }
        self.add_about(rest);
    }

    /// Takes facts from the beginning; says how many words they were.
    fn facts(&mut self, words: &[Word]) -> usize {
        let mut read = 0;
        // “planned the training” plans nothing: such a word counts where no other
        // follows it.
        let mut before_weak: Option<(ContactLine, usize)> = None;
        while let Some(rest) = words.get(read..)
            && !rest.is_empty()
        {
            let before = (self.line.clone(), read);
            if let Some((meaning, length)) = vocabulary::meaning(rest, self.today) {
                let is_weak = matches!(
                    meaning,
                    Meaning::Initiative(_) | Meaning::Support(_) | Meaning::Lead(_)
                );
                if !self.take(meaning) {
                    break;
                }
                let taken = rest.get(..length).unwrap_or_default();
                self.understand(taken);
                read += length;
                let ends = taken.last().is_some_and(|word| word.ends_piece);
                if is_weak && !ends {
                    before_weak.get_or_insert(before);
                } else {
                    before_weak = None;
                }
            } else {
                let length = self.with_others(rest);
                if length == 0 {
                    break;
                }
                read += length;
                before_weak = None;
            }
        }
        match before_weak {
            Some((line, at)) if read < words.len() => {
                self.line = line;
                at
            }
            _ => read,
        }
    }

    /// “with the CIT and the state coordinator”, up to the next fact.
    fn with_others(&mut self, words: &[Word]) -> usize {
        let Some((with, rest)) = words.split_first() else {
            return 0;
        };
        if with.core != "with" {
            return 0;
        }
        let mut who: Vec<Word> = Vec::new();
        let mut teams: Vec<(Meaning, Word)> = Vec::new();
        let mut is_new_piece = false;
        let mut length = 0;
        while let Some(ahead) = rest.get(length..)
            && let Some(word) = ahead.first()
            && !["about", "re"].contains(&word.core.as_str())
        {
            if let Some(team) = vocabulary::team(word) {
                teams.push((team, word.clone()));
            } else if let Some((meaning, _)) = vocabulary::meaning(ahead, self.today)
                && (is_new_piece || meaning.reach() == Reach::Anywhere)
                && self.clone().take(meaning)
            {
                break;
            } else {
                who.push(word.clone());
            }
            is_new_piece = word.ends_piece;
            length += 1;
        }
        if !teams.is_empty() {
            // What tied the teams to the others says nothing without them.
            let loose = who
                .iter()
                .enumerate()
                .take_while(|(at, word)| is_tie(word, who.get(at + 1)))
                .count();
            let ties: Vec<Word> = who.drain(..loose).collect();
            self.understand(&ties);
            while let Some(tie) = who.pop_if(|last| is_tie(last, None)) {
                self.understand(&[tie]);
            }
        }
        if teams.is_empty() && !has_words(&who) {
            return 0;
        }
        self.understand(std::slice::from_ref(with));
        for (team, word) in teams {
            self.take(team);
            self.understand(&[word]);
        }
        join(&mut self.line.with_others, ", ", &vocabulary::joined(&who));
        length + 1
    }

    /// Keeps a fact; not where another one of its kind was typed before.
    fn take(&mut self, meaning: Meaning) -> bool {
        fn once<T: PartialEq>(slot: &mut Option<T>, value: T) -> bool {
            if slot.is_none() {
                *slot = Some(value);
                return true;
            }
            *slot == Some(value)
        }
        let line = &mut self.line;
        match meaning {
            Meaning::Mode(mode) => once(&mut line.mode, mode),
            Meaning::Minutes(minutes) => once(&mut line.minutes, minutes),
            Meaning::Preparation(minutes) => once(&mut line.preparation_minutes, minutes),
            Meaning::Travel(minutes) => once(&mut line.travel_minutes, minutes),
            Meaning::Day(day) => once(&mut line.on, day),
            Meaning::Initiative(initiative) => once(&mut line.initiative, initiative),
            Meaning::Support(support) => once(&mut line.support, support),
            Meaning::Lead(lead) => once(&mut line.led_by, lead),
            Meaning::Practitioner(name) => {
                let small = name.to_lowercase();
                if line
                    .practitioners
                    .iter()
                    .all(|it| it.to_lowercase() != small)
                {
                    line.practitioners.push(name);
                }
                true
            }
            Meaning::Teams { cit, clt } => {
                line.with_cit |= cit;
                line.with_clt |= clt;
                true
            }
            Meaning::Component(code, minutes) => {
                let known = line.components.iter().find(|(it, _)| *it == code);
                if let Some((_, there)) = known {
                    return *there == minutes;
                }
                line.components.push((code, minutes));
                true
            }
        }
    }

    /// Understands a word, and the one behind it where it is this filler.
    fn pass_over<'a>(&mut self, first: &Word, rest: &'a [Word], filler: &str) -> &'a [Word] {
        self.understand(std::slice::from_ref(first));
        match rest.split_first() {
            Some((word, behind)) if word.core == filler && has_words(behind) => {
                self.understand(std::slice::from_ref(word));
                behind
            }
            _ => rest,
        }
    }

    fn understand(&mut self, words: &[Word]) {
        let understood = words.iter().filter(|word| word.has_letters());
        self.line
            .understood
            .extend(understood.map(|word| word.text.clone()));
    }

    fn add_about(&mut self, words: &[Word]) {
        join(&mut self.line.about, "; ", &vocabulary::joined(words));
    }
}

/// Whether a word only ties others together: “and”, but not the “the” of “the coach”.
fn is_tie(word: &Word, next: Option<&Word>) -> bool {
    match word.core.as_str() {
        "and" | "plus" => true,
        "the" | "our" => next.is_none_or(|next| is_tie(next, None)),
        _ => !word.has_letters(),
    }
}

/// Whether these words say anything.
fn has_words(words: &[Word]) -> bool {
    words.iter().any(Word::has_letters)
}

fn join(text: &mut String, between: &str, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str(between);
    }
    text.push_str(more);
}
