//! The same rows that one answer takes, log rows and search row included, written by
//! hand-made SQL: what saving durably costs at the least.

use rusqlite::{Connection, TransactionBehavior, params};
use std::path::Path;
use trellis_domain::id::Id;

/// A workbook made by Trellis, held open by hand with the same pragmas.
pub struct ByHand {
    connection: Connection,
    region: Id,
    author: i64,
    author_key: Vec<u8>,
    scope: i64,
    kind: i64,
    /// Numbers of the names of fields, in the order of the values below.
    names: [i64; 6],
    pack: String,
    pack_hash: String,
    seq: i64,
    last: i64,
    count: u64,
}

/// What the row of an item holds, so that nothing needs to be read again.
#[derive(Clone, Copy)]
pub struct Known {
    record: i64,
    change: i64,
}

impl ByHand {
    /// Opens a workbook that holds a region and one answer at least, so that every name
    /// in it has a number.
    pub fn open(path: &Path, region: Id) -> Self {
        let connection = Connection::open(path).unwrap();
        connection
            .execute_batch(
                "PRAGMA trusted_schema = OFF;
                 PRAGMA cell_size_check = ON;
                 PRAGMA secure_delete = ON;
                 PRAGMA synchronous = FULL;
                 PRAGMA foreign_keys = OFF;
                 PRAGMA temp_store = MEMORY;",
            )
            .unwrap();
        connection.set_prepared_statement_cache_capacity(256);
        let mode: String = connection
            .query_row("PRAGMA journal_mode", [], |row| row.get(0))
            .unwrap();
        assert_eq!(mode, "wal");
        let one = |sql: &str| -> i64 { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
        let name = |name: &str| -> i64 {
            connection
                .query_row("SELECT no FROM log_name WHERE name = ?1", [name], |row| {
                    row.get(0)
                })
                .unwrap()
        };
        let names = ["region", "pack", "item", "pack_hash", "status", "evidence"].map(name);
        let kind = name("answer");
        let (author, scope) = (
            one("SELECT max(no) FROM log_author"),
            one("SELECT max(no) FROM log_scope"),
        );
        let (pack, pack_hash) = connection
            .query_row("SELECT pack, pack_hash FROM answer LIMIT 1", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        let author_key = connection
            .query_row(
                "SELECT key FROM log_author WHERE no = ?1",
                [author],
                |row| row.get(0),
            )
            .unwrap();
        let seq = one("SELECT max(seq) FROM log_change");
        let last = one("SELECT max(no) FROM log_change");
        Self {
            connection,
            region,
            author,
            author_key,
            scope,
            kind,
            names,
            pack,
            pack_hash,
            seq,
            last,
            count: 0,
        }
    }

    fn sixteen(&mut self) -> [u8; 16] {
        self.count += 1;
        *Id::natural("by hand", &[&self.count.to_be_bytes()]).as_bytes()
    }

    fn thirty_two(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(&self.sixteen());
        bytes[16..].copy_from_slice(&self.sixteen());
        bytes
    }

    /// Saves an answer: the first of its item, or one after `known`.
    pub fn answer(
        &mut self,
        item: &str,
        status: &str,
        evidence: &str,
        known: Option<Known>,
    ) -> Known {
        let (identity, txn) = (self.thirty_two(), self.sixteen());
        let salts: [[u8; 16]; 6] = std::array::from_fn(|_| self.sixteen());
        self.seq += 1;
        let (wall, region) = (1_790_000_000_000_i64 + self.seq, *self.region.as_bytes());
        let values: [(i64, rusqlite::types::Value); 6] = [
            (6, region.to_vec().into()),
            (1, self.pack.clone().into()),
            (1, item.to_owned().into()),
            (1, self.pack_hash.clone().into()),
            (1, status.to_owned().into()),
            (1, evidence.to_owned().into()),
        ];
        let first = if known.is_some() { 4 } else { 0 };
        let id = Id::natural("answer", &[&region, self.pack.as_bytes(), item.as_bytes()]);

        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .unwrap();
        let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| -> i64 {
            transaction
                .prepare_cached(sql)
                .unwrap()
                .execute(values)
                .unwrap();
            transaction.last_insert_rowid()
        };
        let record = known.map_or_else(
            || {
                run(
                    "INSERT INTO log_record (id, kind) VALUES (?1, ?2)",
                    params![id.as_bytes(), self.kind],
                )
            },
            |known| known.record,
        );
        let no = run(
            "INSERT INTO log_identity (identity) VALUES (?1)",
            params![identity],
        );
        run(
            "INSERT INTO log_change (no, format, author, scope, seq, prev, stamp, wall, txn, record, state)
             VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, 1)",
            params![no, self.author, self.scope, self.seq, self.last, wall, txn, record],
        );
        for ((name, (tag, value)), salt) in self.names.iter().zip(&values).zip(&salts).skip(first) {
            run(
                "INSERT INTO log_value (change, field, tag, value, salt) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![no, name, tag, value, salt],
            );
            if let Some(known) = known {
                run(
                    "INSERT INTO log_parent (change, field, parent) VALUES (?1, ?2, ?3)",
                    params![no, name, known.change],
                );
            }
        }
        run(
            "INSERT INTO answer (id, scope_tag, scope_of, hidden, contested, made_by, made_at, changed_by,
                                 changed_at, region, pack, item, pack_hash, status, evidence)
             VALUES (?1, 1, ?2, 0, 0, ?3, ?4, ?3, ?4, ?2, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE SET changed_by = excluded.changed_by,
                 changed_at = excluded.changed_at, status = excluded.status, evidence = excluded.evidence",
            params![
                id.as_bytes(),
                region,
                self.author_key,
                wall,
                self.pack,
                item,
                self.pack_hash,
                status,
                evidence
            ],
        );
        run(
            "INSERT OR REPLACE INTO search (rowid, text, fields, region, audience, place)
             VALUES (?1, ?2, 'evidence', ?3, 2, '\u{1c2}kanswer \u{1c2}a2 \u{1c2}r' || lower(hex(?3)))",
            params![record, evidence, region],
        );
        transaction.commit().unwrap();
        self.last = no;
        Known { record, change: no }
    }

    /// How many rows each table holds.
    pub fn rows(&self) -> Vec<(String, i64)> {
        rows(&self.connection)
    }
}

/// How many rows each table of a workbook holds.
pub fn rows(connection: &Connection) -> Vec<(String, i64)> {
    let mut tables = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%' ORDER BY name")
        .unwrap();
    let names: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    names
        .into_iter()
        .map(|name| {
            let number = connection
                .query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| {
                    row.get(0)
                })
                .unwrap();
            (name, number)
        })
        .collect()
}
