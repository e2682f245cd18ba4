//! Cards: who is in the team, and on which laptops.

use crate::error::Error;
use crate::exchange::count;
use crate::plans::export::write_whole;
use crate::trellis::Trellis;
use crate::view::exchange::{CardAdded, CardView};
use crate::words::capitalized;
use std::io::Read;
use std::path::Path;
use trellis_domain::calendar::short_date;
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::card as c;
use trellis_domain::value::Value;
use trellis_exchange::card::{Card, LONGEST};
use trellis_store::Edit;
use trellis_store::table::card::CardRow;
use trellis_store::table::practitioner::PractitionerRow;

/// A card of the team, as the record says it and its signature proves.
pub(crate) struct Member {
    pub(crate) card: Card,
    pub(crate) retired_on: Option<chrono::NaiveDate>,
}

impl Trellis {
    /// This laptop’s card.
    ///
    /// # Errors
    /// Where nobody said whose laptop it is, or nothing can be written.
    pub fn own_card(&self) -> Result<CardView, Error> {
        let card = self.make_card()?;
        self.view(&card, None)
    }

    /// Writes this laptop’s card as a small file, to be handed to colleagues.
    ///
    /// # Errors
    /// Where nobody said whose laptop it is, or the file cannot be written.
    pub fn write_card(&mut self, to: &Path) -> Result<CardView, Error> {
        let card = self.make_card()?;
        if to.exists() {
            return Err(Error::new(
                format!("There is already a file at “{}”", to.display()),
                "Choose another name, or move the existing file away.",
            ));
        }
        write_whole(to, card.to_file(self.founding().team).as_bytes())?;
        self.keep_card(&card)?;
        self.view(&card, None)
    }

    /// The laptops of the team, this one first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list_cards(&self) -> Result<Vec<CardView>, Error> {
        let mut cards = Vec::new();
        for member in self.members()? {
            cards.push(self.view(&member.card, member.retired_on)?);
        }
        cards.sort_by_key(|card| (!card.is_this, card.retired_on.is_some()));
        Ok(cards)
    }

    /// Takes a colleague’s laptop into the team. `join` says that this workbook joins
    /// the team of the card; `is_own` that the laptop is the same practitioner’s, so
    /// that bundles for it may hold what is *mine*.
    ///
    /// # Errors
    /// Where the file is no card, or the laptop is somebody else’s and was said to be
    /// one’s own.
    pub fn add_card(&mut self, file: &Path, join: bool, is_own: bool) -> Result<CardAdded, Error> {
        self.refuse_sample()?;
        self.writable()?;
        let (card, team) = read_card(file)?;
        if is_own && card.holder != self.founding().holder {
            return Err(Error::new(
                format!(
                    "This is the card of {}’s laptop, not of another one of yours",
                    card.name
                ),
                "Your own second laptop begins with a copy of your workbook. Add this card without saying that it is yours.",
            ));
        }
        let is_of_another_team = team != self.founding().team;
        if is_of_another_team && join {
            self.join_team(team)?;
        }
        let own = self.make_card()?;
        self.keep_card(&own)?;
        self.keep_card(&card)?;
        if is_own {
            let mut row = self.reading().colleague(card.key)?;
            row.is_own = true;
            self.workbook.keep_colleague(card.key, &row)?;
        }
        Ok(CardAdded {
            card: self.view(&card, None)?,
            is_of_another_team: is_of_another_team && !join,
        })
    }

    /// Takes no more files from a laptop: it was lost, or given away. What it wrote
    /// before stays. Undo takes it into the team again.
    ///
    /// # Errors
    /// Where there is no such card, or it is this laptop’s own.
    pub fn retire_card(&mut self, key: &str) -> Result<CardView, Error> {
        let member = self.get_member(key)?;
        if member.card.key == self.author() {
            return Err(Error::new(
                "This is the card of the laptop you are working on",
                "Retire it from another laptop of the team.",
            ));
        }
        let scope = Scope::Team(self.founding().team);
        let record = record_of(member.card.key);
        self.act(|act| {
            let today = act.today;
            act.edit(Edit::new(scope, &c::NOUN, record).set(c::retired_on, today))
        })?;
        let retired_on = Some(self.today());
        self.view(&member.card, retired_on)
    }

    /// The laptop with this key, the beginning of it, or the only one of this name.
    ///
    /// # Errors
    /// Where there is none, or more than one.
    pub fn find_card(&self, wanted: &str) -> Result<CardView, Error> {
        let wanted = wanted.trim().to_lowercase();
        let members = self.members()?;
        let is_it = |member: &&Member| {
            let key = member.card.key.to_string();
            key == wanted
                || wanted.len() >= 8 && key.starts_with(&wanted)
                || member.card.name.to_lowercase() == wanted
        };
        let open: Vec<&Member> = members
            .iter()
            .filter(|member| member.retired_on.is_none() && member.card.key != self.author())
            .filter(is_it)
            .collect();
        match open.as_slice() {
            [one] => self.view(&one.card, one.retired_on),
            [] => Err(Error::new(
                format!("There is no card of “{wanted}” here"),
                "Add the card they sent, or look at `trellis-cli cards`.",
            )),
            more => Err(Error::new(
                format!("“{wanted}” has {} laptops in the team", count(more.len())),
                "Name one by the first digits of its key from `trellis-cli cards`.",
            )),
        }
    }

    pub(super) fn members(&self) -> Result<Vec<Member>, Error> {
        let rows = CardRow::list(self.reading())?;
        Ok(rows.into_iter().filter_map(read_row).collect())
    }

    pub(crate) fn find_member(&self, key: AuthorKey) -> Result<Option<Member>, Error> {
        let row = CardRow::find(self.reading(), record_of(key))?;
        Ok(row.and_then(read_row))
    }

    pub(super) fn get_member(&self, key: &str) -> Result<Member, Error> {
        let found = match key.parse::<AuthorKey>() {
            Ok(key) => self.find_member(key)?,
            Err(_) => None,
        };
        found.ok_or_else(|| {
            Error::new(
                "The card of this laptop is not here",
                "Add the card that its owner sent.",
            )
        })
    }

    /// Another laptop of the same practitioner, as its card and somebody here say.
    pub(super) fn is_own(&self, card: &Card) -> Result<bool, Error> {
        Ok(card.holder == self.founding().holder
            && card.key != self.author()
            && self.reading().colleague(card.key)?.is_own)
    }

    pub(super) fn make_card(&self) -> Result<Card, Error> {
        self.refuse_sample()?;
        let holder = self.founding().holder;
        let name = PractitionerRow::find(self.reading(), holder)?
            .and_then(|row| row.name)
            .filter(|name| !name.trim().is_empty())
            .ok_or_else(|| {
                Error::new(
                    "Your colleagues would not know whose card this is",
                    "Write your name first; on the terminal: `trellis-cli cards name \"Your Name\"`.",
                )
            })?;
        Ok(Card::of(self.seat()?, holder, name.trim()))
    }

    pub(super) fn keep_card(&mut self, card: &Card) -> Result<(), Error> {
        let scope = Scope::Team(self.founding().team);
        let edit = Edit::new(scope, &c::NOUN, record_of(card.key))
            .set(c::key, card.key.to_string())
            .set(c::recipient, card.recipient.as_str())
            .set(c::holder, card.holder)
            .set(c::name, Value::Text(card.name.clone()))
            .set(c::signature, card.signature.as_str());
        self.act(|act| act.edit(edit))
    }

    pub(super) fn view(
        &self,
        card: &Card,
        retired_on: Option<chrono::NaiveDate>,
    ) -> Result<CardView, Error> {
        Ok(CardView {
            key: card.key.to_string(),
            name: card.name.clone(),
            words: card.words(),
            is_this: card.key == self.author(),
            is_own: self.is_own(card)?,
            retired_on,
        })
    }

    /// Refuses files of a laptop that was retired.
    pub(super) fn refuse_retired(member: &Member) -> Result<(), Error> {
        match member.retired_on {
            Some(on) => Err(Error::new(
                format!(
                    "This laptop of {} left the team on {}",
                    member.card.name,
                    short_date(on)
                ),
                "Ask them for a file from the laptop they use now.",
            )),
            None => Ok(()),
        }
    }

    fn join_team(&mut self, team: Id) -> Result<(), Error> {
        self.workbook.join_team(team)?;
        self.turn_pages(&["adopted_pack"])
    }
}

fn record_of(key: AuthorKey) -> Id {
    Id::natural(c::NOUN.name, &[key.as_bytes()])
}

fn read_row(row: CardRow) -> Option<Member> {
    let card = Card {
        key: row.key?.parse().ok()?,
        recipient: row.recipient?,
        holder: row.holder?,
        name: row.name?,
        signature: row.signature?,
    };
    card.is_genuine().then_some(Member {
        card,
        retired_on: row.retired_on,
    })
}

pub(super) fn read_card(file: &Path) -> Result<(Card, Id), Error> {
    let unread = |error: std::io::Error| {
        Error::new(
            format!("The card {} could not be read", file.display()),
            "See whether it is still there and may be read.",
        )
        .caused_by(error)
    };
    let mut text = Vec::new();
    std::fs::File::open(file)
        .map_err(unread)?
        .take(LONGEST)
        .read_to_end(&mut text)
        .map_err(unread)?;
    Card::from_file(&String::from_utf8_lossy(&text)).map_err(|error| {
        Error::new(capitalized(&error.to_string()), error.remedy()).caused_by(error)
    })
}
