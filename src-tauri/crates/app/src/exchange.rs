//! Files between colleagues: cards, bundles, imports, and what is missing.
//!
//! There is no server. A bundle carries what its reader has not said they hold; every
//! bundle says what its writer holds. What is *mine* goes into a bundle only where
//! every reader is another laptop of the same practitioner, said to be so here.

mod cards;
mod desk;
mod folder;
mod handing;
mod look;
mod missing;
mod received;
mod take;
mod write;

pub use received::{is_for_exchange, leave_file, receive_dropped, receive_file, received_files};

use crate::error::{Code, Error};
use crate::trellis::Trellis;
use crate::words::capitalized;
use chrono::DateTime;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::chain::{ChainName, Links, Stated, Stretch, known_to};
use trellis_domain::change::{Identity, Scope};
use trellis_domain::id::Id;
use trellis_exchange::bundle::BundleError;
use trellis_exchange::installation::Installation;
use trellis_store::ColleagueRow;

/// Fields that name an attachment.
const ATTACHED: [(&str, &str); 4] = [
    ("agreed_plan", "pdf_hash"),
    ("local_copy", "file_hash"),
    ("attached_file", "content_hash"),
    ("adopted_pack", "hash"),
];

/// What somebody holds, as this computer keeps it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Held {
    /// The scopes of which it speaks; of others nothing is known.
    scopes: Vec<Scope>,
    /// The stretches of each chain.
    chains: Vec<Stated>,
    /// Attachments they miss.
    wants: Vec<String>,
}

impl Held {
    fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    fn stretches(&self, chain: ChainName) -> &[Stretch] {
        self.chains
            .iter()
            .find(|stated| (stated.author, stated.scope) == chain)
            .map_or(&[], |stated| stated.held.as_slice())
    }

    /// Replaces what is known of these scopes; of others it stays.
    fn learn(&mut self, scopes: &[Scope], chains: &[Stated], wants: &[String]) {
        let spoken: BTreeSet<&Scope> = scopes.iter().collect();
        self.chains.retain(|stated| !spoken.contains(&stated.scope));
        self.chains.extend(
            chains
                .iter()
                .filter(|stated| spoken.contains(&stated.scope))
                .cloned(),
        );
        let mut before: BTreeSet<Scope> = self.scopes.iter().copied().collect();
        for scope in scopes {
            if before.insert(*scope) {
                self.scopes.push(*scope);
            }
        }
        wants.clone_into(&mut self.wants);
    }
}

/// What is known of a colleague, taken from its text once: a large team has thousands of
/// chains, and is asked about each.
struct Spoken {
    said: Held,
    sent: Held,
}

impl Spoken {
    fn of(row: &ColleagueRow) -> Self {
        Self {
            said: Held::read(&row.statement),
            sent: Held::read(&row.sent),
        }
    }

    /// Which of these links they hold: as they said, or, where they never spoke of this
    /// scope, as they would if every file of ours arrived.
    fn known(&self, chain: ChainName, links: &Links) -> BTreeSet<Identity> {
        if self.said.scopes.contains(&chain.1) {
            self.said(chain, links)
        } else {
            known_to(links, self.sent.stretches(chain))
        }
    }

    /// Which of these links they said they hold.
    fn said(&self, chain: ChainName, links: &Links) -> BTreeSet<Identity> {
        known_to(links, self.said.stretches(chain))
    }
}

/// One chain as this workbook holds it.
#[derive(Default)]
struct Chain {
    /// All that is here, what was taken back included.
    all: Links,
    /// What is handed on.
    standing: Links,
}

impl Trellis {
    fn seat(&self) -> Result<&Installation, Error> {
        self.writable()?;
        self.seat.as_ref().ok_or_else(|| {
            Error::new(
                "This workbook has no key on this laptop",
                "Open it for writing, then try again.",
            )
        })
    }

    /// The sample has no secret keys, so nothing in it could ever be signed.
    fn refuse_sample(&self) -> Result<(), Error> {
        if self.founding().is_sample {
            return Err(Error::new(
                "The sample workbook does not exchange files with anybody",
                "Make a workbook of your own, or a sample that may be exchanged: `trellis-cli sample --own`.",
            ));
        }
        Ok(())
    }

    fn chains(&self, scope: Scope) -> Result<BTreeMap<ChainName, Chain>, Error> {
        let mut chains: BTreeMap<ChainName, Chain> = BTreeMap::new();
        for link in self.reading().links(scope)? {
            let chain = chains.entry(link.chain).or_default();
            chain.all.insert(link.change, link.link);
            if !link.is_aside {
                chain.standing.insert(link.change, link.link);
            }
        }
        Ok(chains)
    }

    fn region_called(&self, region: Id) -> Result<String, Error> {
        let name = self.region_name(Some(region))?;
        Ok(if name.trim().is_empty() {
            "a region without a name".to_owned()
        } else {
            name
        })
    }

    /// A clock reading in words: “Nov 19, 2026, 10:00”.
    fn when(&self, wall: i64) -> String {
        if DateTime::from_timestamp_millis(wall).is_none() {
            return "a time outside the calendar".to_owned();
        }
        self.local(wall).format("%b %-d, %Y, %H:%M").to_string()
    }

    fn scope_name(&self, scope: Scope) -> Result<String, Error> {
        Ok(match scope {
            Scope::Region(region) => self.region_called(region)?,
            Scope::Team(_) => "the support team".to_owned(),
            Scope::Private(_) => "your own".to_owned(),
        })
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl From<BundleError> for Error {
    fn from(error: BundleError) -> Self {
        let plain = Self::new(capitalized(&error.to_string()), error.remedy());
        let plain = match error {
            BundleError::NeedsPassphrase | BundleError::WrongPassphrase => {
                plain.with_code(Code::Passphrase)
            }
            BundleError::NotForUs => plain.with_code(Code::ForOthers),
            _ => plain,
        };
        plain.caused_by(error)
    }
}
