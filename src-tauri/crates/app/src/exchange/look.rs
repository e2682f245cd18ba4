//! Looking at a bundle before it is taken in: what it would do, in words.

use crate::conflicts::Called;
use crate::error::Error;
use crate::exchange::count;
use crate::tables::words::heading;
use crate::trellis::Trellis;
use crate::view::exchange::{BundleAbout, BundlePreview, FieldDiff, PreviewLine};
use crate::words::{capitalized, counted, listed};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use trellis_domain::change::{AuthorKey, Change, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::merge::{LIFE, Record};
use trellis_domain::noun::{self, FieldOf, Noun, Policy};
use trellis_domain::value::Value;
use trellis_domain::words::Audience;
use trellis_exchange::bundle::{Bundle, Carried, Limits, read};
use trellis_exchange::seal::Secret;
use trellis_store::table::every::find_one;
use trellis_store::{Arrival, Received};

/// Records that have a line of their own.
const AT_MOST: usize = 400;
/// Letters of a value that are shown.
const LONGEST: usize = 300;
/// Letters of a record’s name that are shown.
const TITLE: usize = 90;

/// A bundle that was read, and whether the card of its writer is here.
pub(super) struct Read {
    pub(super) bundle: Bundle,
    pub(super) is_known: bool,
}

/// What would become of one record, half told: the rest needs the workbook as it is.
struct Half {
    noun: Option<&'static Noun>,
    kind: String,
    record: Id,
    scope: Scope,
    fields: BTreeSet<String>,
    authors: Vec<AuthorKey>,
    wall: i64,
    /// Nothing where the record would be deleted: its name is from before.
    called: Option<Called>,
    /// What would stand in each field that asks, in words.
    news: BTreeMap<&'static str, Option<String>>,
    after: Record,
}

impl Trellis {
    /// What a bundle would do. Nothing is changed.
    ///
    /// # Errors
    /// Each way in which a file is not what it should be has a sentence of its own.
    pub fn look_at_bundle(
        &mut self,
        file: &Path,
        passphrase: Option<&str>,
    ) -> Result<BundlePreview, Error> {
        self.settle_drafts()?;
        let Read { bundle, is_known } = self.read_bundle(file, passphrase)?;
        let manifest = &bundle.manifest;
        let mut preview = BundlePreview {
            bundle: manifest.bundle.to_string(),
            from: manifest.from.name.clone(),
            is_known,
            from_words: manifest.from.words(),
            written: self.when(manifest.written),
            attachments: count(bundle.attachments.len()),
            is_request: bundle.changes.is_empty(),
            ..BundlePreview::default()
        };
        let cases_before: BTreeSet<_> = self.case_names()?;
        let changes = arrivals(bundle.changes, bundle.names);
        let wall = self.wall();
        let received = self.workbook.begin_rehearsal(changes, wall)?;
        let told = self.tell(&received, &cases_before, &mut preview);
        self.workbook.end_rehearsal()?;
        // Words that only the rehearsal knew must not be remembered.
        self.past.borrow_mut().clear();
        for half in told? {
            self.finish_line(half, &mut preview)?;
        }
        preview.already = count(received.already.len());
        preview.unknown = count(received.unknown.len());
        for (author, number) in &received.held_by {
            let (who, number) = (self.name_of(*author)?, *number);
            let wait = if number == 1 { "waits" } else { "wait" };
            preview.held.push(capitalized(&format!(
                "{} by {who} {wait} for others that have not arrived.",
                counted(number, "entry", "entries")
            )));
        }
        let mut told = BTreeSet::new();
        for clock in &received.strange_clocks {
            // A clock that was wrong for a year is one thing to say, not one for each entry.
            if !told.insert(clock.author) {
                continue;
            }
            preview.strange_clocks.push(format!(
                "A clock of {} showed {}.",
                self.name_of(clock.author)?,
                self.when(clock.wall)
            ));
        }
        preview.summary = if preview.is_request {
            format!("{} asks for what is missing there.", preview.from)
        } else {
            tally(&preview)
        };
        Ok(preview)
    }

    /// What a bundle is: whose, when, for whom, and how much it holds. It may belong to
    /// another team, or come from a laptop whose card is not here.
    ///
    /// # Errors
    /// Where it cannot be opened here, or is not what its sender signed.
    pub fn about_bundle(
        &self,
        file: &Path,
        passphrase: Option<&str>,
    ) -> Result<BundleAbout, Error> {
        let bundle = self.open_bundle(file, passphrase)?;
        let manifest = &bundle.manifest;
        let mut scopes = Vec::new();
        for scope in &manifest.scopes {
            scopes.push(match scope {
                Scope::Region(region) => self.region_name_now(*region)?,
                Scope::Team(_) => "The support team".to_owned(),
                Scope::Private(_) => "What is somebody’s own".to_owned(),
            });
        }
        scopes.sort();
        scopes.dedup();
        let is_of_this_team = manifest.team == self.founding().team;
        let mut parts = vec![if bundle.changes.is_empty() {
            "It asks for what is missing there, and holds no entries".to_owned()
        } else {
            format!(
                "It holds {}",
                counted(bundle.changes.len(), "entry", "entries")
            )
        }];
        if !bundle.attachments.is_empty() {
            parts.push(counted(bundle.attachments.len(), "file", "files"));
        }
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let whose = if is_of_this_team {
            ""
        } else {
            " It belongs to another support team."
        };
        Ok(BundleAbout {
            from: manifest.from.name.clone(),
            from_words: manifest.from.words(),
            is_known: self.find_member(manifest.from.key)?.is_some(),
            is_of_this_team,
            written: self.when(manifest.written),
            readers: count(manifest.to.len()),
            scopes,
            changes: count(bundle.changes.len()),
            attachments: count(bundle.attachments.len()),
            sentence: format!("{}.{whose}", listed(&parts)),
        })
    }

    /// Reads a bundle and refuses what must not come in.
    pub(super) fn read_bundle(&self, file: &Path, passphrase: Option<&str>) -> Result<Read, Error> {
        let bundle = self.open_bundle(file, passphrase)?;
        self.admit(bundle)
    }

    fn open_bundle(&self, file: &Path, passphrase: Option<&str>) -> Result<Bundle, Error> {
        self.refuse_sample()?;
        let secret = Secret {
            passphrase: passphrase.map(str::to_owned),
            key: Some(self.seat()?.opening_key()),
        };
        let input = File::open(file).map_err(|error| {
            Error::new(
                format!("The file {} could not be opened", file.display()),
                "See whether it is still there and may be read, or copy it to this laptop first.",
            )
            .caused_by(error)
        })?;
        Ok(read(BufReader::new(input), &secret, &Limits::default())?)
    }

    fn admit(&self, bundle: Bundle) -> Result<Read, Error> {
        let manifest = &bundle.manifest;
        let name = &manifest.from.name;
        if manifest.team != self.founding().team {
            return Err(Error::new(
                format!("This bundle of {name} belongs to another support team"),
                "If you work together, add their card and join their team, or they join yours; then ask for a new one.",
            ));
        }
        let member = self.find_member(manifest.from.key)?;
        if let Some(member) = &member {
            Self::refuse_retired(member)?;
        } else if !manifest.to.is_empty() {
            return Err(Error::new(
                format!("This bundle says it is from {name}, whose card is not here"),
                "Ask them for their card, compare the six words, and add it first.",
            ));
        }
        let before = self.reading().delivery_sender(manifest.bundle)?;
        if before.is_some_and(|sender| sender != manifest.from.key) {
            return Err(Error::new(
                format!("This bundle of {name} goes by the name of one that somebody else wrote"),
                "Do not use it. Call the sender, and ask them for a new one.",
            ));
        }
        let is_from_own = match &member {
            Some(member) => self.is_own(&member.card)? || member.card.key == self.author(),
            None => false,
        };
        let holder = self.founding().holder;
        let is_fitting = manifest.scopes.iter().all(|scope| match scope {
            Scope::Private(of) => *of == holder && is_from_own,
            Scope::Region(_) | Scope::Team(_) => true,
        });
        if !is_fitting {
            return Err(Error::new(
                format!("This bundle of {name} holds what is somebody’s own"),
                "If it is from another laptop of yours, add its card as your own first. Otherwise do not use it, and tell the sender.",
            ));
        }
        let is_known = member.is_some();
        Ok(Read { bundle, is_known })
    }

    fn case_names(&self) -> Result<BTreeSet<(String, Id, String)>, Error> {
        Ok(self
            .cases(None)?
            .into_iter()
            .map(|case| (case.kind, case.record, case.field))
            .collect())
    }

    /// While the rehearsal stands: names, new values, and the questions it opens.
    fn tell(
        &self,
        received: &Received,
        cases_before: &BTreeSet<(String, Id, String)>,
        preview: &mut BundlePreview,
    ) -> Result<Vec<Half>, Error> {
        let mut halves = Vec::new();
        for touched in received.records.iter().take(AT_MOST) {
            let (kind, record) = (touched.kind.clone(), touched.record);
            let changes: Vec<Change> = self.reading().changes_named(&touched.changes)?;
            let Some(last) = changes.iter().max_by_key(|change| change.stamp) else {
                continue;
            };
            let noun = noun::find(&kind);
            let after = self.reading().record_state(&kind, record)?;
            let fields: BTreeSet<String> = changes
                .iter()
                .flat_map(|change| change.fields.iter().map(|part| part.field.clone()))
                .collect();
            let mut news = BTreeMap::new();
            for field in asking(noun, &fields) {
                let value = after.value(field.name);
                news.insert(field.name, self.in_words(noun, field, value)?);
            }
            let called = match noun {
                Some(noun) => self.called_now(noun, record)?,
                None => None,
            };
            let mut authors: Vec<AuthorKey> = Vec::new();
            for change in &changes {
                if !authors.contains(&change.author) {
                    authors.push(change.author);
                }
            }
            halves.push(Half {
                noun,
                record,
                scope: last.scope,
                fields,
                authors,
                wall: last.wall,
                called,
                news,
                after,
                kind,
            });
        }
        preview.more = count(received.records.len().saturating_sub(AT_MOST));
        preview.conflicts = self.conflict_cards_but(cases_before)?;
        Ok(halves)
    }

    /// What a record is called as the workbook stands, in a line of the preview.
    fn called_now(&self, noun: &'static Noun, record: Id) -> Result<Option<Called>, Error> {
        let row = find_one(self.reading(), noun, record)?;
        let Some(row) = row else {
            return Ok(None);
        };
        let mut called = self.called(noun, record, Some(&row))?;
        called.title = shortened(&called.title, TITLE);
        Ok(Some(called))
    }

    fn in_words(
        &self,
        noun: Option<&'static Noun>,
        field: &FieldOf,
        value: &Value,
    ) -> Result<Option<String>, Error> {
        let words = match noun {
            Some(noun) => self.value_in_words(noun, field, value)?,
            None => None,
        };
        Ok(words.map(|words| shortened(&words, LONGEST)))
    }

    /// After the rehearsal: what stood before.
    fn finish_line(&self, half: Half, preview: &mut BundlePreview) -> Result<(), Error> {
        let before = self.reading().record_state(&half.kind, half.record)?;
        let is_new = before.highest_stamp().is_none();
        let is_gone = *half.after.value(LIFE) == Value::Boolean(false);
        let mut fields = Vec::new();
        if !is_new && let Some(noun) = half.noun {
            for field in asking(half.noun, &half.fields) {
                let old = before.value(field.name);
                if old != half.after.value(field.name) {
                    let new = half.news.get(field.name).cloned().flatten();
                    fields.push(FieldDiff {
                        field: heading(noun.name, field.name),
                        old: self.in_words(half.noun, field, old)?.unwrap_or_default(),
                        new: new.unwrap_or_default(),
                    });
                }
            }
        }
        if !is_new && fields.is_empty() && !half.fields.contains(LIFE) && half.noun.is_some() {
            preview.quiet += 1;
            return Ok(());
        }
        let called = match (half.called, half.noun) {
            (Some(called), _) => called,
            (None, Some(noun)) => self.called_now(noun, half.record)?.unwrap_or(Called {
                word: crate::drafts::noun_word(noun).to_owned(),
                title: String::new(),
                audience: Audience::Team,
            }),
            (None, None) => Called {
                word: "record that only a newer Trellis can show".to_owned(),
                title: String::new(),
                audience: Audience::Team,
            },
        };
        let audience = match half.scope {
            Scope::Private(_) => Audience::Mine,
            Scope::Region(_) | Scope::Team(_) => called.audience,
        };
        let word = &called.word;
        let what = if is_gone && half.fields.contains(LIFE) {
            format!("{} deleted", capitalized(word))
        } else if is_new {
            format!("New {word}")
        } else {
            format!("{} changed", capitalized(word))
        };
        let mut names = Vec::new();
        for author in &half.authors {
            let name = self.name_of(*author)?;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let region = match half.scope {
            Scope::Region(region) if half.kind != "region" || !is_new => {
                self.region_name_now(region)?
            }
            Scope::Region(_) | Scope::Team(_) | Scope::Private(_) => String::new(),
        };
        let line = PreviewLine {
            kind: half.kind,
            record: half.record,
            text: titled(&what, &called.title),
            fields,
            region,
            who: listed(&names),
            when: self.when(half.wall),
            audience,
            audience_name: audience.word().to_owned(),
        };
        if is_new {
            preview.created.push(line);
        } else {
            preview.changed.push(line);
        }
        Ok(())
    }

    /// A region’s name, where it is here already.
    fn region_name_now(&self, region: Id) -> Result<String, Error> {
        let row = trellis_store::table::region::RegionRow::find(self.reading(), region)?;
        Ok(row
            .and_then(|row| row.name)
            .unwrap_or_else(|| "a new region".to_owned()))
    }
}

/// The declared fields among these whose values people are asked about.
fn asking<'n>(
    noun: Option<&'static Noun>,
    fields: &'n BTreeSet<String>,
) -> impl Iterator<Item = &'static FieldOf> + use<'n> {
    noun.map_or(&[][..], |noun| noun.fields)
        .iter()
        .filter(|field| field.policy == Policy::Conflict && fields.contains(field.name))
}

/// Changes on their way into the store, with the names that reading computed.
pub(super) fn arrivals(changes: Vec<Carried>, names: Vec<Identity>) -> Vec<(Identity, Arrival)> {
    let arrival = |carried| match carried {
        Carried::Change(change) => Arrival::Change(change),
        Carried::Unread { canonical, beside } => Arrival::Unread { canonical, beside },
    };
    names
        .into_iter()
        .zip(changes.into_iter().map(arrival))
        .collect()
}

fn titled(what: &str, title: &str) -> String {
    if title.is_empty() {
        what.to_owned()
    } else {
        format!("{what}: {title}")
    }
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let begin: String = text.chars().take(most - 1).collect();
    format!("{}…", begin.trim_end())
}

/// “Three new records, one changed, one question; two entries wait.”
fn tally(preview: &BundlePreview) -> String {
    let mut parts = Vec::new();
    if !preview.created.is_empty() {
        parts.push(counted(preview.created.len(), "new record", "new records"));
    }
    if !preview.changed.is_empty() {
        parts.push(counted(
            preview.changed.len(),
            "changed record",
            "changed records",
        ));
    }
    if preview.more > 0 {
        let more = usize::try_from(preview.more).unwrap_or(usize::MAX);
        parts.push(counted(more, "more record", "more records"));
    }
    if !preview.conflicts.is_empty() {
        parts.push(counted(preview.conflicts.len(), "question", "questions"));
    }
    if !preview.held.is_empty() {
        parts.push("entries that wait for others".to_owned());
    }
    if parts.is_empty() {
        return if preview.quiet > 0 {
            "Nothing in it would look different here."
        } else {
            "Nothing in it is new."
        }
        .to_owned();
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    capitalized(&format!("{}.", listed(&parts)))
}

/// What became of it, once it was taken in.
pub(super) fn summary(received: &Received) -> String {
    let mut parts = Vec::new();
    if !received.accepted.is_empty() {
        parts.push(counted(
            received.accepted.len(),
            "entry is in",
            "entries are in",
        ));
    }
    if !received.held.is_empty() {
        parts.push(counted(
            received.held.len(),
            "entry waits for others that have not arrived",
            "entries wait for others that have not arrived",
        ));
    }
    if parts.is_empty() {
        return "Nothing in it was new.".to_owned();
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    capitalized(&format!("{}.", listed(&parts)))
}
