//! Looking a workbook over.

use crate::Error;
use crate::log::{Ledger, Memory, list_changes, read_id, read_identity, read_key};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};
use trellis_domain::change::canonical::identity_of;
use trellis_domain::change::{AuthorKey, Identity, Scope};
use trellis_domain::noun::ALL;

/// Something that a check found. An empty list means all is well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The database is not whole.
    Broken {
        /// In SQLite's words.
        what: String,
    },
    /// A change no longer has the bytes that it is named by.
    Altered {
        /// The change.
        change: Identity,
    },
    /// An author used a number twice: two installations share a key. Both are kept.
    Fork {
        /// The author.
        author: AuthorKey,
        /// In which scope.
        scope: Scope,
        /// The number.
        seq: u64,
    },
    /// A change says that another came before it which is not here.
    Gap {
        /// The author.
        author: AuthorKey,
        /// In which scope.
        scope: Scope,
        /// The number that is there; the one before it is not.
        seq: u64,
    },
    /// Accepted although something that it builds on is not.
    NotClosed {
        /// The change.
        change: Identity,
    },
    /// What screens show differs from what the record says.
    Projection {
        /// The table.
        table: String,
    },
    /// A row points at something that is not there.
    Dangling {
        /// The table.
        table: String,
    },
    /// An attachment no longer has the bytes that it is named by.
    Attachment {
        /// Its name, in hexadecimal.
        hash: String,
    },
}

impl Finding {
    /// Whether the workbook itself is at fault. Forks and gaps come about between
    /// laptops, and are kept as they are.
    pub const fn is_damage(&self) -> bool {
        !matches!(self, Self::Fork { .. } | Self::Gap { .. })
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Broken { what } => write!(f, "the database is not whole: {what}"),
            Self::Altered { change } => write!(f, "change {change} was altered"),
            Self::Fork { author, scope, seq } => {
                write!(f, "{author} used number {seq} twice in {scope}")
            }
            Self::Gap { author, scope, seq } => {
                write!(
                    f,
                    "what {author} wrote in {scope} before number {seq} is missing"
                )
            }
            Self::NotClosed { change } => {
                write!(f, "change {change} builds on something that is not here")
            }
            Self::Projection { table } => {
                write!(f, "“{table}” shows something else than the record holds")
            }
            Self::Dangling { table } => {
                write!(f, "“{table}” points at something that is not there")
            }
            Self::Attachment { hash } => write!(f, "attachment {hash} was altered"),
        }
    }
}

/// Rows that must point at something: the table, and a query that finds those that
/// do not.
const POINTERS: &[(&str, &str)] = &[
    (
        "log_record",
        "SELECT 1 FROM log_record r LEFT JOIN log_name n ON n.no = r.kind WHERE n.no IS NULL",
    ),
    (
        "log_change",
        "SELECT 1 FROM log_change c
         LEFT JOIN log_identity i ON i.no = c.no LEFT JOIN log_author a ON a.no = c.author
         LEFT JOIN log_scope s ON s.no = c.scope LEFT JOIN log_record r ON r.no = c.record
         LEFT JOIN log_identity p ON p.no = c.prev
         WHERE i.no IS NULL OR a.no IS NULL OR s.no IS NULL OR r.no IS NULL
            OR (c.prev IS NOT NULL AND p.no IS NULL)",
    ),
    (
        "log_value",
        "SELECT 1 FROM log_value v
         LEFT JOIN log_change c ON c.no = v.change LEFT JOIN log_name n ON n.no = v.field
         WHERE c.no IS NULL OR n.no IS NULL",
    ),
    (
        "log_parent",
        "SELECT 1 FROM log_parent p
         LEFT JOIN log_value v ON v.change = p.change AND v.field = p.field
         LEFT JOIN log_identity i ON i.no = p.parent
         WHERE v.change IS NULL OR i.no IS NULL",
    ),
    (
        "log_erased",
        "SELECT 1 FROM log_erased e
         LEFT JOIN log_identity i ON i.no = e.change LEFT JOIN log_name n ON n.no = e.field
         WHERE i.no IS NULL OR n.no IS NULL",
    ),
    (
        "delivery_change",
        "SELECT 1 FROM delivery_change d
         LEFT JOIN delivery y ON y.no = d.delivery LEFT JOIN log_change c ON c.no = d.change
         WHERE y.no IS NULL OR c.no IS NULL",
    ),
];

/// Looks everything over. Leaves the workbook as it was.
///
/// # Errors
/// Where it cannot even be read.
pub fn check(connection: &Connection, can_write: bool) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    find_broken(connection, &mut findings)?;
    if !findings.is_empty() {
        return Ok(findings);
    }
    for (table, sql) in POINTERS {
        if connection.prepare(sql)?.exists([])? {
            findings.push(Finding::Dangling {
                table: (*table).to_owned(),
            });
        }
    }
    find_altered(connection, &mut findings)?;
    find_not_closed(connection, &mut findings)?;
    find_forks_and_gaps(connection, &mut findings)?;
    find_altered_attachments(connection, &mut findings)?;
    if can_write {
        find_projection(connection, &mut findings)?;
    }
    Ok(findings)
}

fn find_broken(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let what: String = row.get(0)?;
        if what != "ok" {
            findings.push(Finding::Broken { what });
        }
    }
    Ok(())
}

fn find_altered(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Error> {
    for (_, identity, change) in list_changes(connection, "c.unread IS NULL", [])? {
        if change.identity() != identity {
            findings.push(Finding::Altered { change: identity });
        }
    }
    let mut statement = connection.prepare(
        "SELECT i.identity, c.unread FROM log_change c JOIN log_identity i ON i.no = c.no
         WHERE c.unread IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let identity = read_identity(row, 0)?;
        if identity_of(row.get_ref(1)?.as_blob().unwrap_or_default()) != identity {
            findings.push(Finding::Altered { change: identity });
        }
    }
    Ok(())
}

fn find_not_closed(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let mut statement = connection.prepare(
        "SELECT DISTINCT i.identity FROM log_change c
         JOIN log_parent p ON p.change = c.no JOIN log_identity i ON i.no = c.no
         LEFT JOIN log_change o ON o.no = p.parent
         WHERE c.state = 1 AND (o.state IS NULL OR o.state <> 1) ORDER BY i.identity",
    )?;
    let rows = statement.query_map([], |row| read_identity(row, 0))?;
    for change in rows {
        findings.push(Finding::NotClosed { change: change? });
    }
    Ok(())
}

fn find_forks_and_gaps(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let chain = |row: &Row<'_>| -> rusqlite::Result<_> {
        let scope = Scope::from_tag(row.get(1)?, read_id(row, 2)?);
        Ok((
            read_key(row, 0)?,
            scope,
            row.get::<_, i64>(3)?.cast_unsigned(),
        ))
    };
    let mut forks = connection.prepare(
        "SELECT a.key, s.tag, s.of, c.seq FROM log_change c
         JOIN log_author a ON a.no = c.author JOIN log_scope s ON s.no = c.scope
         GROUP BY c.author, c.scope, c.seq HAVING count(*) > 1
         ORDER BY a.key, s.tag, s.of, c.seq",
    )?;
    for fork in forks.query_map([], chain)? {
        if let (author, Some(scope), seq) = fork? {
            findings.push(Finding::Fork { author, scope, seq });
        }
    }
    let mut gaps = connection.prepare(
        "SELECT a.key, s.tag, s.of, c.seq FROM log_change c
         JOIN log_author a ON a.no = c.author JOIN log_scope s ON s.no = c.scope
         LEFT JOIN log_change p ON p.no = c.prev
              AND p.author = c.author AND p.scope = c.scope AND p.seq = c.seq - 1
         WHERE p.no IS NULL AND NOT (c.seq = 1 AND c.prev IS NULL)
         ORDER BY a.key, s.tag, s.of, c.seq",
    )?;
    for gap in gaps.query_map([], chain)? {
        if let (author, Some(scope), seq) = gap? {
            findings.push(Finding::Gap { author, scope, seq });
        }
    }
    Ok(())
}

fn find_altered_attachments(
    connection: &Connection,
    findings: &mut Vec<Finding>,
) -> Result<(), Error> {
    let mut statement = connection.prepare("SELECT hash, bytes FROM attachment ORDER BY hash")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let hash = read_identity(row, 0)?;
        let bytes = row.get_ref(1)?.as_blob().unwrap_or_default();
        if *hash.as_bytes() != <[u8; 32]>::from(Sha256::digest(bytes)) {
            findings.push(Finding::Attachment {
                hash: hash.to_string(),
            });
        }
    }
    Ok(())
}

/// Projects everything again beside, and compares. What was done for it is rolled back.
fn find_projection(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let transaction = connection.unchecked_transaction()?;
    let tables = || {
        ALL.iter()
            .map(|noun| noun.name)
            .chain(["open_case", "unreadable", "grave", "search"])
    };
    let before = tables()
        .map(|table| digest(&transaction, table))
        .collect::<Result<Vec<_>, _>>()?;
    let mut memory = Memory::load(&transaction)?;
    Ledger::new(&transaction, &mut memory).project_everything()?;
    for (table, before) in tables().zip(before) {
        if digest(&transaction, table)? != before {
            findings.push(Finding::Projection {
                table: table.to_owned(),
            });
        }
    }
    Ok(transaction.rollback()?)
}

/// A hash over all rows of a table.
fn digest(connection: &Connection, table: &str) -> Result<[u8; 32], Error> {
    let rows = if table == "search" { "rowid, *" } else { "*" };
    let mut statement =
        connection.prepare(&format!("SELECT {rows} FROM \"{table}\" ORDER BY 1, 2"))?;
    let width = statement.column_count();
    let mut rows = statement.query([])?;
    let mut hash = Sha256::new();
    while let Some(row) = rows.next()? {
        for at in 0..width {
            let (tag, bytes): (u8, &[u8]) = match row.get_ref(at)? {
                ValueRef::Null => (0, &[]),
                ValueRef::Integer(number) => (1, &number.to_be_bytes()),
                ValueRef::Real(number) => (2, &number.to_be_bytes()),
                ValueRef::Text(bytes) => (3, bytes),
                ValueRef::Blob(bytes) => (4, bytes),
            };
            hash.update([tag]);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        }
    }
    Ok(hash.finalize().into())
}
