//! What goes into a file for colleagues, and what comes out of one: chains and their
//! signatures, changes as they were written, and what each colleague is known to hold.

use crate::log::{Ledger, Tip, list_changes, number, read_id, read_identity, read_key};
use crate::{Arrival, Error, Reading, Received, Sign, Workbook};
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::chain::{ChainName, Checkpoint, Link, Links};
use trellis_domain::change::{AuthorKey, Change, Identity, Scope};
use trellis_domain::id::Id;

/// A checkpoint and its signature.
pub type SignedCheckpoint = (Checkpoint, [u8; 64]);

/// A change of the log, as its chain sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogLink {
    /// Its chain.
    pub chain: ChainName,
    /// Its name.
    pub change: Identity,
    /// Number and predecessor.
    pub link: Link,
    /// Its delivery was taken back: it is here, and is not handed on.
    pub is_aside: bool,
}

/// One chain of the log in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainRow {
    /// Whose, and in which scope.
    pub chain: ChainName,
    /// How many changes of it are here.
    pub changes: u64,
    /// Every number from the first to the last is here, and none twice; then `changes` is
    /// the last number too.
    pub is_unbroken: bool,
}

/// A file from a colleague, verified, on its way into the workbook.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Its own name; reading it again is the same delivery.
    pub delivery: Id,
    /// The installation that wrote it.
    pub sender: AuthorKey,
    /// Their clock then.
    pub written: i64,
    /// What the file is called.
    pub file_name: String,
    /// The changes, each with the name that was computed from it.
    pub changes: Vec<(Identity, Arrival)>,
    /// The checkpoints that vouch for them, verified.
    pub checkpoints: Vec<SignedCheckpoint>,
    /// Attachments: SHA-256 in hexadecimal, and the bytes.
    pub attachments: Vec<(String, Vec<u8>)>,
}

/// What this computer knows of another installation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColleagueRow {
    /// Somebody said here that it is the same practitioner's.
    pub is_own: bool,
    /// Our clock when a file of theirs was last read.
    pub heard: Option<i64>,
    /// The number of their latest statement; 0 before the first.
    pub statement_no: u64,
    /// What they last said they hold, as JSON; empty before the first.
    pub statement: String,
    /// Our clock when a file was last written for them.
    pub wrote: Option<i64>,
    /// What they would hold if every file of ours arrived, as JSON; empty at first.
    pub sent: String,
}

/// An import that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryRow {
    /// Its name.
    pub id: Id,
    /// Our clock when it was last read.
    pub received: i64,
    /// It was taken back.
    pub is_aside: bool,
    /// The installation that wrote it.
    pub sender: Option<AuthorKey>,
    /// Their clock then.
    pub written: Option<i64>,
    /// What the file was called.
    pub file_name: String,
    /// How many changes came with it.
    pub changes: u64,
    /// How many of those wait for others.
    pub held: u64,
}

impl Ledger<'_> {
    /// Signs the end of a chain.
    pub(crate) fn sign_chain(
        &mut self,
        author: AuthorKey,
        scope: Scope,
        sign: Sign<'_>,
    ) -> Result<(), Error> {
        let (author_no, scope_no) = (self.author_no(author)?, self.scope_no(scope)?);
        let Tip {
            seq,
            last: Some((no, change)),
        } = self.tip(author_no, scope_no)?
        else {
            return Ok(());
        };
        let checkpoint = Checkpoint {
            author,
            scope,
            seq,
            change,
        };
        let signature = sign(&checkpoint.signed_bytes());
        self.drop_earlier_signature(author_no, scope_no, no)?;
        self.connection
            .prepare_cached(
                "INSERT INTO checkpoint (author, scope, seq, change, signature)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                author_no,
                scope_no,
                seq.cast_signed(),
                no,
                signature
            ])?;
        Ok(())
    }

    /// The later signature vouches for all that the earlier one on its branch did. Where
    /// the workbook was copied with its key, another branch has an end of its own; and
    /// where changes between are missing, the earlier one is still needed.
    fn drop_earlier_signature(&self, author: i64, scope: i64, end: i64) -> Result<(), Error> {
        self.connection
            .prepare_cached(
                "DELETE FROM checkpoint WHERE author = ?1 AND scope = ?2 AND change IN (
                     WITH RECURSIVE back (no) AS (
                         SELECT prev FROM log_change WHERE no = ?3
                         UNION ALL
                         SELECT c.prev FROM back b JOIN log_change c ON c.no = b.no
                         WHERE NOT EXISTS (SELECT 1 FROM checkpoint k WHERE k.author = ?1
                             AND k.scope = ?2 AND k.change = b.no))
                     SELECT no FROM back WHERE no IS NOT NULL)",
            )?
            .execute([author, scope, end])?;
        Ok(())
    }

    fn keep_checkpoint(&mut self, signed: &SignedCheckpoint) -> Result<(), Error> {
        let (checkpoint, signature) = signed;
        let author = self.author_no(checkpoint.author)?;
        let scope = self.scope_no(checkpoint.scope)?;
        let change = self.identity_no(checkpoint.change)?;
        self.connection
            .prepare_cached(
                "INSERT OR IGNORE INTO checkpoint (author, scope, seq, change, signature)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                author,
                scope,
                checkpoint.seq.cast_signed(),
                change,
                signature
            ])?;
        Ok(())
    }

    /// Of what authors signed, keeps what is needed: each new end of a chain makes the one
    /// before it superfluous, once the changes between them are here.
    fn thin_checkpoints(&mut self, arrived: &[SignedCheckpoint]) -> Result<(), Error> {
        let chains: BTreeSet<ChainName> = arrived
            .iter()
            .map(|(checkpoint, _)| (checkpoint.author, checkpoint.scope))
            .collect();
        for (author, scope) in chains {
            let (author, scope) = (self.author_no(author)?, self.scope_no(scope)?);
            let mut statement = self.connection.prepare_cached(
                "SELECT change FROM checkpoint WHERE author = ?1 AND scope = ?2
                 ORDER BY seq < 0 DESC, seq DESC",
            )?;
            let ends: Vec<i64> = statement
                .query_map([author, scope], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            if ends.len() > 1 {
                for end in ends {
                    self.drop_earlier_signature(author, scope, end)?;
                }
            }
        }
        Ok(())
    }
}

impl Workbook {
    /// Signs what an installation wrote before chains were signed as they grew.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn sign_open_chains(&mut self, author: AuthorKey, sign: Sign<'_>) -> Result<(), Error> {
        let open = self.reading().open_chains(author)?;
        if open.is_empty() {
            return Ok(());
        }
        self.within(|mut ledger| {
            for scope in open {
                ledger.sign_chain(author, scope, sign)?;
            }
            Ok(())
        })
    }

    /// Takes in a file from a colleague, in one transaction.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn take_in(&mut self, incoming: Incoming, wall: i64) -> Result<Received, Error> {
        self.within_room(incoming.changes.len(), |mut ledger| {
            let Incoming {
                delivery,
                sender,
                written,
                file_name,
                changes,
                checkpoints,
                attachments,
            } = incoming;
            for (hash, bytes) in &attachments {
                ledger.keep_attachment(hash, bytes)?;
            }
            for signed in &checkpoints {
                ledger.keep_checkpoint(signed)?;
            }
            let received = ledger.receive(delivery, changes, wall)?;
            ledger.thin_checkpoints(&checkpoints)?;
            ledger
                .connection
                .prepare_cached(
                    "UPDATE delivery SET sender = ?2, written = ?3, file_name = ?4 WHERE id = ?1",
                )?
                .execute(params![
                    delivery.as_bytes(),
                    sender.as_bytes(),
                    written,
                    file_name
                ])?;
            Ok(received)
        })
    }

    /// Begins to see what changes would do, as if they were accepted: reading answers so
    /// until [`Workbook::end_rehearsal`]. Nothing of it is kept.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn begin_rehearsal(
        &mut self,
        changes: Vec<(Identity, Arrival)>,
        wall: i64,
    ) -> Result<Received, Error> {
        self.rehearse(changes.len(), |mut ledger| {
            let delivery = Id::from_bytes([0xff; 16]);
            ledger.receive(delivery, changes, wall)
        })
    }

    /// Keeps what this computer knows of an installation: neither logged nor sent.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn keep_colleague(&mut self, key: AuthorKey, row: &ColleagueRow) -> Result<(), Error> {
        self.writable()?
            .prepare_cached(
                "INSERT OR REPLACE INTO colleague
                     (key, is_own, heard, statement_no, statement, wrote, sent)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                key.as_bytes(),
                row.is_own,
                row.heard,
                row.statement_no.cast_signed(),
                row.statement,
                row.wrote,
                row.sent
            ])?;
        Ok(())
    }

    /// Makes the workbook belong to another support team. What it wrote for the former
    /// one stays, and goes along.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn join_team(&mut self, team: Id) -> Result<(), Error> {
        self.writable()?.execute(
            "UPDATE workbook SET team = ?1 WHERE only = 1",
            [team.as_bytes()],
        )?;
        self.set_founding_team(team);
        Ok(())
    }
}

impl Ledger<'_> {
    fn keep_attachment(&self, hash: &str, bytes: &[u8]) -> Result<(), Error> {
        let digest: [u8; 32] = Sha256::digest(bytes).into();
        if Identity::from_bytes(digest).to_string() != *hash {
            return Err(Error::NoAttachment(hash.chars().take(64).collect()));
        }
        self.connection
            .prepare_cached("INSERT OR IGNORE INTO attachment (hash, bytes) VALUES (?1, ?2)")?
            .execute(params![digest, bytes])?;
        Ok(())
    }
}

/// Names as a JSON list of hexadecimal texts, for `json_each`.
fn as_list<'i>(names: impl IntoIterator<Item = &'i Identity>) -> String {
    let quoted: Vec<String> = names
        .into_iter()
        .map(|name| format!("\"{name}\""))
        .collect();
    format!("[{}]", quoted.join(","))
}

const NAMED: &str = "c.no IN (SELECT i.no FROM json_each(?1) j
    CROSS JOIN log_identity i ON i.identity = unhex(j.value))";

impl Reading<'_> {
    /// Everything that travels: the scopes of the log, but for what is somebody's own.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn scopes(&self) -> Result<Vec<Scope>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.tag, s.of FROM log_scope s WHERE EXISTS (
                 SELECT 1 FROM log_author a CROSS JOIN log_change c
                 ON c.author = a.no AND c.scope = s.no)
             ORDER BY s.tag, s.of",
        )?;
        let mut rows = statement.query([])?;
        let mut scopes = Vec::new();
        while let Some(row) = rows.next()? {
            scopes.extend(Scope::from_tag(row.get(0)?, read_id(row, 1)?));
        }
        Ok(scopes)
    }

    /// Every chain of the log, in short: from an index alone, whatever their length.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn chains(&self) -> Result<Vec<ChainRow>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT a.key, s.tag, s.of, c.changes, c.numbers, c.first, c.last FROM (
                 SELECT author, scope, count(*) AS changes, count(DISTINCT seq) AS numbers,
                        min(seq) AS first, max(seq) AS last
                 FROM log_change GROUP BY author, scope) c
             JOIN log_author a ON a.no = c.author JOIN log_scope s ON s.no = c.scope",
        )?;
        let mut rows = statement.query([])?;
        let mut chains = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(scope) = Scope::from_tag(row.get(1)?, read_id(row, 2)?) else {
                continue;
            };
            let changes: i64 = row.get(3)?;
            let (numbers, first, last): (i64, i64, i64) = (row.get(4)?, row.get(5)?, row.get(6)?);
            chains.push(ChainRow {
                chain: (read_key(row, 0)?, scope),
                changes: changes.cast_unsigned(),
                is_unbroken: (first, last, numbers) == (1, changes, changes),
            });
        }
        Ok(chains)
    }

    /// The number of a change in this chain, where it is here.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn number_in(&self, chain: ChainName, change: &Identity) -> Result<Option<u64>, Error> {
        let (author, scope) = chain;
        let found = number(
            self.connection(),
            "SELECT c.seq FROM log_identity i JOIN log_change c ON c.no = i.no
             JOIN log_author a ON a.no = c.author JOIN log_scope s ON s.no = c.scope
             WHERE i.identity = ?1 AND a.key = ?2 AND s.tag = ?3 AND s.of = ?4",
            params![
                change.as_bytes(),
                author.as_bytes(),
                scope.tag(),
                scope.of().as_bytes()
            ],
        )?;
        Ok(found.map(i64::cast_unsigned))
    }

    /// Every change of a scope, as its chain sees it.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn links(&self, scope: Scope) -> Result<Vec<LogLink>, Error> {
        self.list_links(scope, None)
    }

    /// Every change of one chain.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn links_of(&self, chain: ChainName) -> Result<Links, Error> {
        let links = self.list_links(chain.1, Some(chain.0))?;
        Ok(links.into_iter().map(|it| (it.change, it.link)).collect())
    }

    fn list_links(self, scope: Scope, author: Option<AuthorKey>) -> Result<Vec<LogLink>, Error> {
        let mut statement = self.connection().prepare_cached(
            // By author, of whom there are few: the index begins with them.
            "SELECT a.key, i.identity, c.seq, p.identity, c.state
             FROM log_scope s CROSS JOIN log_author a
             CROSS JOIN log_change c ON c.author = a.no AND c.scope = s.no
             JOIN log_identity i ON i.no = c.no
             LEFT JOIN log_identity p ON p.no = c.prev
             WHERE s.tag = ?1 AND s.of = ?2 AND (?3 IS NULL OR a.key = ?3)",
        )?;
        let author = author.map(|author| *author.as_bytes());
        let of = scope.of();
        let rows = statement.query_map(params![scope.tag(), of.as_bytes(), author], |row| {
            let prev: Option<[u8; 32]> = row.get(3)?;
            Ok(LogLink {
                chain: (read_key(row, 0)?, scope),
                change: read_identity(row, 1)?,
                link: Link {
                    seq: row.get::<_, i64>(2)?.cast_unsigned(),
                    prev: prev.map(Identity::from_bytes),
                },
                is_aside: row.get::<_, i64>(4)? == 2,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The checkpoints of a scope, as they came.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn checkpoints(&self, scope: Scope) -> Result<Vec<SignedCheckpoint>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT a.key, k.seq, i.identity, k.signature FROM checkpoint k
             JOIN log_author a ON a.no = k.author JOIN log_identity i ON i.no = k.change
             WHERE k.scope = (SELECT no FROM log_scope WHERE tag = ?1 AND of = ?2)
             ORDER BY a.key, k.seq, i.identity",
        )?;
        let rows = statement.query_map(params![scope.tag(), scope.of().as_bytes()], |row| {
            let checkpoint = Checkpoint {
                author: read_key(row, 0)?,
                scope,
                seq: row.get::<_, i64>(1)?.cast_unsigned(),
                change: read_identity(row, 2)?,
            };
            Ok((checkpoint, row.get::<_, [u8; 64]>(3)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The scopes in which the end of an author's chain is not signed.
    fn open_chains(self, author: AuthorKey) -> Result<Vec<Scope>, Error> {
        let mut statement = self.connection().prepare_cached(
            // The end of each chain by its index: this is asked at every opening.
            "SELECT s.tag, s.of FROM log_author a, log_scope s
             WHERE a.key = ?1
               AND (SELECT max(c.seq) FROM log_change c WHERE c.author = a.no AND c.scope = s.no)
                 > coalesce((SELECT max(k.seq) FROM checkpoint k
                     WHERE k.author = a.no AND k.scope = s.no), 0)",
        )?;
        let mut rows = statement.query([author.as_bytes()])?;
        let mut scopes = Vec::new();
        while let Some(row) = rows.next()? {
            scopes.extend(Scope::from_tag(row.get(0)?, read_id(row, 1)?));
        }
        Ok(scopes)
    }

    /// These changes, as they can be handed on, in the order of the log.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn carried(&self, names: &BTreeSet<Identity>) -> Result<Vec<Arrival>, Error> {
        let list = as_list(names);
        let mut unread: BTreeMap<i64, (Vec<u8>, Vec<u8>)> = BTreeMap::new();
        let mut statement = self.connection().prepare_cached(&format!(
            "SELECT c.no, c.unread, c.beside FROM log_change c
             WHERE c.unread IS NOT NULL AND {NAMED}"
        ))?;
        let mut rows = statement.query([&list])?;
        while let Some(row) = rows.next()? {
            let beside: Option<Vec<u8>> = row.get(2)?;
            unread.insert(row.get(0)?, (row.get(1)?, beside.unwrap_or_default()));
        }
        drop(rows);
        let changes = list_changes(self.connection(), NAMED, [&list])?;
        Ok(changes
            .into_iter()
            .map(|(no, _, change)| match unread.remove(&no) {
                Some((canonical, beside)) => Arrival::Unread { canonical, beside },
                None => Arrival::Change(change),
            })
            .collect())
    }

    /// These changes, by name; those in a newer format with their header only.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn changes_named(&self, names: &[Identity]) -> Result<Vec<Change>, Error> {
        let changes = list_changes(self.connection(), NAMED, [&as_list(names)])?;
        Ok(changes.into_iter().map(|(_, _, change)| change).collect())
    }

    /// The bytes that are kept under this SHA-256, in hexadecimal, where they are here.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn find_attachment(&self, hash: &str) -> Result<Option<Vec<u8>>, Error> {
        let Ok(name) = hash.parse::<Identity>() else {
            return Ok(None);
        };
        Ok(self
            .connection()
            .prepare_cached("SELECT bytes FROM attachment WHERE hash = ?1")?
            .query_row([name.as_bytes()], |row| row.get(0))
            .optional()?)
    }

    /// Attachments that fields of these nouns name and that are not here.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn missing_attachments(&self, fields: &[(&str, &str)]) -> Result<BTreeSet<String>, Error> {
        let mut missing = BTreeSet::new();
        for (noun, field) in fields {
            let mut statement = self.connection().prepare_cached(&format!(
                "SELECT DISTINCT \"{field}\" FROM \"{noun}\" t WHERE length(\"{field}\") = 64
                 AND NOT EXISTS (SELECT 1 FROM attachment WHERE hash = unhex(t.\"{field}\"))"
            ))?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            for hash in rows {
                missing.insert(hash?);
            }
        }
        Ok(missing)
    }

    /// What this computer knows of an installation; nothing at first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn colleague(&self, key: AuthorKey) -> Result<ColleagueRow, Error> {
        let found = self
            .connection()
            .prepare_cached(
                "SELECT is_own, heard, statement_no, statement, wrote, sent
                 FROM colleague WHERE key = ?1",
            )?
            .query_row([key.as_bytes()], |row| {
                Ok(ColleagueRow {
                    is_own: row.get(0)?,
                    heard: row.get(1)?,
                    statement_no: row.get::<_, i64>(2)?.cast_unsigned(),
                    statement: row.get(3)?,
                    wrote: row.get(4)?,
                    sent: row.get(5)?,
                })
            })
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    /// The imports that were read, the latest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn deliveries(&self) -> Result<Vec<DeliveryRow>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT d.id, d.received, d.is_aside, d.sender, d.written, d.file_name,
                    (SELECT count(*) FROM delivery_change x WHERE x.delivery = d.no),
                    (SELECT count(*) FROM delivery_change x JOIN log_change c ON c.no = x.change
                     WHERE x.delivery = d.no AND c.state = 0)
             FROM delivery d ORDER BY d.received DESC, d.no DESC",
        )?;
        let rows = statement.query_map([], |row| {
            let sender: Option<[u8; 32]> = row.get(3)?;
            let file_name: Option<String> = row.get(5)?;
            Ok(DeliveryRow {
                id: read_id(row, 0)?,
                received: row.get(1)?,
                is_aside: row.get(2)?,
                sender: sender.map(AuthorKey::from_bytes),
                written: row.get(4)?,
                file_name: file_name.unwrap_or_default(),
                changes: row.get::<_, i64>(6)?.cast_unsigned(),
                held: row.get::<_, i64>(7)?.cast_unsigned(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Who wrote the delivery of this name, where one was read.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn delivery_sender(&self, delivery: Id) -> Result<Option<AuthorKey>, Error> {
        let sender: Option<Option<[u8; 32]>> = self
            .connection()
            .prepare_cached("SELECT sender FROM delivery WHERE id = ?1")?
            .query_row([delivery.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(sender.flatten().map(AuthorKey::from_bytes))
    }

    /// How many changes a delivery brought.
    pub(crate) fn changes_brought(self, delivery: Id) -> Result<usize, Error> {
        let found = number(
            self.connection(),
            "SELECT count(*) FROM delivery_change x JOIN delivery d ON d.no = x.delivery
             WHERE d.id = ?1",
            [delivery.as_bytes()],
        )?;
        Ok(found.and_then(|it| usize::try_from(it).ok()).unwrap_or(0))
    }

    /// Whether this delivery was read and stands.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn has_delivery(&self, delivery: Id) -> Result<bool, Error> {
        let found = number(
            self.connection(),
            "SELECT no FROM delivery WHERE id = ?1 AND is_aside = 0",
            [delivery.as_bytes()],
        )?;
        Ok(found.is_some())
    }

    /// Changes that wait for others, by author.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn held_by_author(&self) -> Result<Vec<(AuthorKey, u64)>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT a.key, count(*) FROM log_change c JOIN log_author a ON a.no = c.author
             WHERE c.state = 0 GROUP BY a.key ORDER BY a.key",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((read_key(row, 0)?, row.get::<_, i64>(1)?.cast_unsigned()))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether a change of this name is here, accepted or not.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn has_change(&self, change: Identity) -> Result<bool, Error> {
        let found = number(
            self.connection(),
            "SELECT c.no FROM log_change c JOIN log_identity i ON i.no = c.no
             WHERE i.identity = ?1",
            [change.as_bytes()],
        )?;
        Ok(found.is_some())
    }
}
