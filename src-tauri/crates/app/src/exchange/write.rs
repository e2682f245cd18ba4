//! Writing a bundle: what its readers have not said they hold, and no word more than
//! they may read.

use crate::error::Error;
use crate::exchange::{ATTACHED, Held, Spoken, count};
use crate::plans::export::{not_written, put_whole, settle_name};
use crate::trellis::Trellis;
use crate::view::exchange::{BundlePlan, NewBundle};
use crate::words::{counted, listed};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use trellis_domain::chain::{ChainName, Links, Stated, convoy, known_to, stretches};
use trellis_domain::change::{AuthorKey, Content, Identity, Scope};
use trellis_domain::value::Value;
use trellis_exchange::bundle::{
    BundleError, Carried, Contents, Limits, Manifest, Signed, Statement, read, write,
};
use trellis_exchange::card::Card;
use trellis_exchange::seal::{Seal, Secret};
use trellis_store::Arrival;

/// What to do where a bundle could not be written.
const ROOM: &str = "Choose a folder of your own with room on the disk.";
/// Where this computer counts its statements.
const STATEMENTS: &str = "statement_no";
/// A passphrase that can be guessed protects nobody.
const SHORTEST: usize = 10;

/// A bundle that is ready to be written.
pub(super) struct Load {
    pub(super) manifest: Manifest,
    checkpoints: Vec<Signed>,
    pub(super) changes: Vec<Carried>,
    links: Vec<Vec<u8>>,
    pub(super) attachments: Vec<(String, Vec<u8>)>,
    unsigned: usize,
    with_own: bool,
    pub(super) to: Vec<Card>,
    /// What each reader would hold, if it arrives.
    sent: BTreeMap<AuthorKey, Vec<Stated>>,
    /// Which changes lie in it.
    pub(super) holds: Vec<Stated>,
}

/// What is chosen to travel.
#[derive(Clone)]
pub(super) struct Choice {
    /// For whom.
    pub(super) to: Vec<Card>,
    /// What it may hold.
    pub(super) scopes: Vec<Scope>,
    /// It holds what is the practitioner’s own.
    pub(super) with_own: bool,
    pub(super) everything: bool,
    /// Say what is here, and bring nothing.
    pub(super) only_ask: bool,
    /// What each reader finds in the exchange folder already; none where the file is
    /// handed over, and what was handed over before counts.
    pub(super) lying: Option<BTreeMap<AuthorKey, Vec<Held>>>,
}

impl Load {
    fn contents(&self) -> Contents<'_> {
        Contents {
            manifest: &self.manifest,
            checkpoints: &self.checkpoints,
            changes: &self.changes,
            links: &self.links,
            attachments: &self.attachments,
        }
    }
}

impl Trellis {
    /// What a bundle would hold, for whom, and how large it would be. Nothing is written.
    ///
    /// # Errors
    /// Where it could not be written for these readers.
    pub fn plan_bundle(&mut self, new: &NewBundle) -> Result<BundlePlan, Error> {
        self.settle_drafts()?;
        let load = self.load_bundle(new, false)?;
        self.say_load(&load)
    }

    /// Writes a bundle: everything that its readers have not said they hold. It is read
    /// back before it counts as written.
    ///
    /// # Errors
    /// Where it cannot be written for these readers, something lies there already, or
    /// the drive fails. No file is left then.
    pub fn write_bundle(&mut self, new: &NewBundle, to: &Path) -> Result<BundlePlan, Error> {
        self.settle_drafts()?;
        let load = self.load_bundle(new, false)?;
        let plan = self.say_load(&load)?;
        let bytes = self.write_load(&load, new.passphrase.as_deref(), to)?;
        let (scopes, wall) = (load.manifest.scopes.clone(), self.wall());
        for (key, chains) in &load.sent {
            let mut row = self.reading().colleague(*key)?;
            let mut sent = Held::read(&row.sent);
            sent.learn(&scopes, chains, &[]);
            row.sent = sent.to_text();
            row.wrote = Some(wall);
            self.workbook.keep_colleague(*key, &row)?;
        }
        self.note_changed(["exchange"])?;
        Ok(BundlePlan {
            bytes: bytes_of(bytes),
            ..plan
        })
    }

    /// Writes a small file that asks its readers for what is missing here: it says what
    /// this laptop holds, and brings nothing.
    ///
    /// # Errors
    /// As [`Trellis::write_bundle`].
    pub fn write_request(&mut self, new: &NewBundle, to: &Path) -> Result<BundlePlan, Error> {
        let load = self.load_bundle(new, true)?;
        let plan = self.say_load(&load)?;
        let bytes = self.write_load(&load, new.passphrase.as_deref(), to)?;
        Ok(BundlePlan {
            bytes: bytes_of(bytes),
            ..plan
        })
    }

    fn say_load(&self, load: &Load) -> Result<BundlePlan, Error> {
        let bytes = load.contents().measure(self.seat()?)?;
        let mut regions = Vec::new();
        for scope in &load.manifest.scopes {
            if let Scope::Region(region) = scope {
                regions.push(self.region_called(*region)?);
            }
        }
        regions.sort();
        let mut to: Vec<String> = load.to.iter().map(|card| card.name.clone()).collect();
        to.dedup();
        let names: Vec<&str> = to.iter().map(String::as_str).collect();
        let for_whom = if names.is_empty() {
            "whoever has the passphrase".to_owned()
        } else {
            listed(&names)
        };
        let what = if load.changes.is_empty() {
            "no entries".to_owned()
        } else {
            counted(load.changes.len(), "entry", "entries")
        };
        let kilobytes = bytes.div_ceil(1000);
        Ok(BundlePlan {
            to,
            regions,
            with_own: load.with_own,
            changes: count(load.changes.len()),
            attachments: count(load.attachments.len()),
            bytes: bytes_of(bytes),
            unsigned: count(load.unsigned),
            sentence: format!("For {for_whom}: {what}, about {kilobytes} KB."),
        })
    }

    /// Chooses what goes along.
    fn load_bundle(&mut self, new: &NewBundle, only_ask: bool) -> Result<Load, Error> {
        self.refuse_sample()?;
        let to = self.readers(new)?;
        let with_own = new.with_own && self.may_have_own(&to)?;
        let scopes = self.scopes_for(new, with_own)?;
        self.load(&Choice {
            to,
            scopes,
            with_own,
            everything: new.everything,
            only_ask,
            lying: None,
        })
    }

    /// Puts together what was chosen, signed and with this laptop’s statement.
    pub(super) fn load(&mut self, choice: &Choice) -> Result<Load, Error> {
        let own_card = self.make_card()?;
        self.keep_card(&own_card)?;
        let statement_no = self
            .reading()
            .find_setting(STATEMENTS)?
            .and_then(|no| no.parse::<u64>().ok())
            .unwrap_or(0)
            + 1;
        self.workbook
            .set_setting(STATEMENTS, &statement_no.to_string())?;
        let mut load = Load {
            manifest: Manifest {
                bundle: self.fresh_id(),
                team: self.founding().team,
                written: self.wall(),
                from: own_card,
                to: choice.to.iter().map(|card| card.key).collect(),
                scopes: choice.scopes.clone(),
                statement: Statement {
                    no: statement_no,
                    chains: Vec::new(),
                    wants: self
                        .reading()
                        .missing_attachments(&ATTACHED)?
                        .into_iter()
                        .collect(),
                },
            },
            checkpoints: Vec::new(),
            changes: Vec::new(),
            links: Vec::new(),
            attachments: Vec::new(),
            unsigned: 0,
            with_own: choice.with_own,
            to: choice.to.clone(),
            sent: BTreeMap::new(),
            holds: Vec::new(),
        };
        let mut spoken = BTreeMap::new();
        for card in &choice.to {
            spoken.insert(card.key, Spoken::of(&self.reading().colleague(card.key)?));
        }
        for scope in &choice.scopes {
            self.load_scope(&mut load, *scope, choice, &spoken)?;
        }
        if !choice.only_ask {
            self.load_attachments(&mut load)?;
        }
        Ok(load)
    }

    /// What is the practitioner’s own goes only where every reader is another laptop of
    /// theirs.
    fn may_have_own(&self, to: &[Card]) -> Result<bool, Error> {
        let mut are_own = !to.is_empty();
        for card in to {
            are_own &= self.is_own(card)?;
        }
        if are_own {
            return Ok(true);
        }
        Err(Error::new(
            "What is yours alone goes only to another laptop of yours",
            "Choose only laptops that you said are your own, or leave out what is yours alone.",
        ))
    }

    fn readers(&self, new: &NewBundle) -> Result<Vec<Card>, Error> {
        match &new.passphrase {
            Some(_) if !new.to.is_empty() => {
                return Err(Error::new(
                    "A bundle is sealed either for colleagues or with a passphrase",
                    "Choose one of the two.",
                ));
            }
            Some(passphrase) if passphrase.chars().count() < SHORTEST => {
                return Err(Error::new(
                    format!("A passphrase needs at least {SHORTEST} characters"),
                    "Four or five words that do not belong together are easy to say on the phone.",
                ));
            }
            Some(_) => return Ok(Vec::new()),
            None if new.to.is_empty() => {
                return Err(Error::new(
                    "Nobody is chosen whom the bundle is for",
                    "Choose colleagues whose cards are here, or give a passphrase.",
                ));
            }
            None => {}
        }
        let mut readers = Vec::new();
        for key in &new.to {
            let member = self.get_member(key)?;
            Self::refuse_retired(&member)?;
            if member.card.key == self.author() {
                return Err(Error::new(
                    "This bundle would be for the laptop that writes it",
                    "Choose a colleague, or another laptop of yours.",
                ));
            }
            readers.push(member.card);
        }
        Ok(readers)
    }

    /// What travels to these readers. Nobody else’s own, ever; the practitioner’s own
    /// only to their other laptops.
    fn scopes_for(&self, new: &NewBundle, with_own: bool) -> Result<Vec<Scope>, Error> {
        for region in &new.regions {
            self.get_region(*region)?;
        }
        let holder = self.founding().holder;
        let mut scopes = self.reading().scopes()?;
        scopes.retain(|scope| match scope {
            Scope::Region(region) => new.regions.is_empty() || new.regions.contains(region),
            Scope::Team(_) => true,
            Scope::Private(of) => with_own && *of == holder,
        });
        Ok(scopes)
    }

    /// Which links of a chain each reader holds or finds lying.
    fn who_knows(
        spoken: &BTreeMap<AuthorKey, Spoken>,
        choice: &Choice,
        chain: ChainName,
        links: &Links,
    ) -> BTreeMap<AuthorKey, BTreeSet<Identity>> {
        let mut known_by = BTreeMap::new();
        for (key, spoken) in spoken {
            let known = match &choice.lying {
                None => spoken.known(chain, links),
                Some(lying) => {
                    let mut known = spoken.said(chain, links);
                    for held in lying.get(key).into_iter().flatten() {
                        known.extend(known_to(links, held.stretches(chain)));
                    }
                    known
                }
            };
            known_by.insert(*key, known);
        }
        known_by
    }

    fn load_scope(
        &self,
        load: &mut Load,
        scope: Scope,
        choice: &Choice,
        spoken: &BTreeMap<AuthorKey, Spoken>,
    ) -> Result<(), Error> {
        let checkpoints = self.reading().checkpoints(scope)?;
        let mut names: BTreeSet<Identity> = BTreeSet::new();
        let mut aside: BTreeSet<Identity> = BTreeSet::new();
        for (chain, links) in self.chains(scope)? {
            let (author, _) = chain;
            load.manifest.statement.chains.push(Stated {
                author,
                scope,
                held: stretches(&links.standing),
            });
            if choice.only_ask {
                continue;
            }
            let standing: BTreeSet<Identity> = links.standing.keys().copied().collect();
            let known_by = Self::who_knows(spoken, choice, chain, &links.standing);
            let wanted: BTreeSet<Identity> = standing
                .iter()
                .filter(|name| {
                    choice.everything
                        || known_by.is_empty()
                        || known_by.values().any(|known| !known.contains(name))
                })
                .copied()
                .collect();
            let signed: Vec<&trellis_store::SignedCheckpoint> = checkpoints
                .iter()
                .filter(|(checkpoint, _)| checkpoint.author == author)
                .collect();
            let ends: Vec<(u64, Identity)> = signed
                .iter()
                .map(|(checkpoint, _)| (checkpoint.seq, checkpoint.change))
                .collect();
            let convoy = convoy(&links.all, &ends, &wanted);
            load.unsigned += convoy.stays.len();
            let chosen = convoy.ends.iter().filter_map(|at| signed.get(*at));
            load.checkpoints
                .extend(chosen.map(|(checkpoint, signature)| Signed {
                    checkpoint: *checkpoint,
                    signature: *signature,
                }));
            let travels: Links = links
                .standing
                .iter()
                .filter(|(name, _)| convoy.travels.contains(name))
                .map(|(name, link)| (*name, *link))
                .collect();
            if !travels.is_empty() {
                load.holds.push(Stated {
                    author,
                    scope,
                    held: stretches(&travels),
                });
            }
            for name in convoy.travels {
                if standing.contains(&name) {
                    names.insert(name);
                } else {
                    aside.insert(name);
                }
            }
            for (key, mut known) in known_by {
                known.extend(names.iter().filter(|name| standing.contains(name)));
                let held: Links = links
                    .standing
                    .iter()
                    .filter(|(name, _)| known.contains(name))
                    .map(|(name, link)| (*name, *link))
                    .collect();
                load.sent.entry(key).or_default().push(Stated {
                    author,
                    scope,
                    held: stretches(&held),
                });
            }
        }
        for arrival in self.reading().carried(&names)? {
            load.changes.push(match arrival {
                Arrival::Change(change) => Carried::Change(change),
                Arrival::Unread { canonical, beside } => Carried::Unread { canonical, beside },
            });
        }
        for arrival in self.reading().carried(&aside)? {
            load.links.push(match arrival {
                Arrival::Change(change) => change.canonical_bytes(),
                Arrival::Unread { canonical, .. } => canonical,
            });
        }
        Ok(())
    }

    /// The attachments that the changes name, and those that the readers miss and that
    /// anything they may read names.
    fn load_attachments(&self, load: &mut Load) -> Result<(), Error> {
        let mut wanted: BTreeSet<String> = load.changes.iter().flat_map(named_in).collect();
        let mut missing: BTreeSet<String> = BTreeSet::new();
        for card in &load.to {
            let row = self.reading().colleague(card.key)?;
            missing.extend(Held::read(&row.statement).wants);
        }
        if !missing.is_empty() {
            for scope in &load.manifest.scopes {
                for (_, chain) in self.chains(*scope)? {
                    let names = chain.standing.keys().copied().collect();
                    for arrival in self.reading().carried(&names)? {
                        if let Arrival::Change(change) = arrival {
                            let named = named_in(&Carried::Change(change));
                            wanted.extend(named.into_iter().filter(|hash| missing.contains(hash)));
                        }
                    }
                }
            }
        }
        for hash in wanted {
            if let Some(bytes) = self.reading().find_attachment(&hash)? {
                load.attachments.push((hash, bytes));
            }
        }
        Ok(())
    }

    /// Writes the file beside its place, reads it back, and only then puts it there.
    pub(super) fn write_load(
        &self,
        load: &Load,
        passphrase: Option<&str>,
        to: &Path,
    ) -> Result<u64, Error> {
        if to.exists() {
            return Err(Error::new(
                format!("There is already a file at “{}”", to.display()),
                "Choose another name, or move the existing file away.",
            ));
        }
        let bytes = put_whole(to, |file, beside| {
            self.write_and_read(load, passphrase, file, beside)
        })?;
        settle_name(to).map_err(|error| not_written(to, error, ROOM))?;
        Ok(bytes)
    }

    /// Writes a bundle and reads it back from the medium.
    fn write_and_read(
        &self,
        load: &Load,
        passphrase: Option<&str>,
        file: &mut File,
        at: &Path,
    ) -> Result<u64, Error> {
        let seat = self.seat()?;
        let seal = match passphrase {
            Some(passphrase) => Seal::Passphrase(passphrase.to_owned()),
            // For the writer too, who has to read it back.
            None => Seal::Recipients(
                load.to
                    .iter()
                    .map(|card| card.recipient.clone())
                    .chain([seat.recipient()])
                    .collect(),
            ),
        };
        let mut out = BufWriter::new(&mut *file);
        let counts = write(&mut out, &load.contents(), seat, &seal)?;
        out.flush()
            .and_then(|()| out.get_ref().sync_all())
            .map_err(|error| not_written(at, error, ROOM))?;
        drop(out);
        // What is read back has to come from the medium, not from memory.
        forget_cached(file);
        let file = File::open(at).map_err(|error| not_written(at, error, ROOM))?;
        let secret = Secret {
            passphrase: passphrase.map(str::to_owned),
            key: Some(seat.opening_key()),
        };
        let back = read(BufReader::new(file), &secret, &Limits::default())?;
        let is_whole = back.manifest == load.manifest
            && back.changes == load.changes
            && back.attachments.len() == load.attachments.len();
        if !is_whole {
            return Err(BundleError::NotWritten(
                "what was read back differs from what was written".to_owned(),
            )
            .into());
        }
        Ok(counts.bytes)
    }
}

/// Lets the system forget what it holds of a file in memory, where it can be told to.
#[cfg(target_os = "linux")]
fn forget_cached(file: &File) {
    // Where it will not, the file is read back from memory, which is no worse than before.
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}

#[cfg(not(target_os = "linux"))]
const fn forget_cached(_: &File) {}

#[expect(
    clippy::cast_precision_loss,
    reason = "a size to be shown; exact to 2^53"
)]
const fn bytes_of(bytes: u64) -> f64 {
    bytes as f64
}

/// Every SHA-256 in hexadecimal that a change names in its texts.
fn named_in(carried: &Carried) -> Vec<String> {
    let Carried::Change(change) = carried else {
        return Vec::new();
    };
    let mut named = Vec::new();
    for part in &change.fields {
        if let Content::Open {
            value: Value::Text(text),
            ..
        } = &part.content
        {
            named.extend(
                text.split(|letter: char| !letter.is_ascii_hexdigit())
                    .filter(|word| word.len() == 64)
                    .map(str::to_lowercase),
            );
        }
    }
    named
}
