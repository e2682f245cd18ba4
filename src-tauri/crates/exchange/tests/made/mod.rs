//! Bundles by June (key 7) for Rose (key 8), and what somebody may do to them.
#![allow(dead_code, reason = "each file of tests uses some of it")]

use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use std::path::Path;
use trellis_domain::chain::{Checkpoint, Stated, Stretch};
use trellis_domain::change::{Change, Content, FORMAT, FieldChange, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::value::Value;
use trellis_exchange::bundle::{
    Bundle, BundleError, Carried, Contents, Limits, Manifest, Signed, Statement, read, write,
};
use trellis_exchange::card::Card;
use trellis_exchange::installation::Installation;
use trellis_exchange::seal::{Seal, Secret};

pub fn id(byte: u8) -> Id {
    Id::from_bytes([byte; 16])
}

pub fn laptop(secret: u8) -> Installation {
    Installation::new(Path::new(""), id(1), [secret; 32])
}

pub const REGION: Scope = Scope::Region(Id::from_bytes([5; 16]));

/// A chain of changes of one author, each a value of every kind.
pub fn chain(author: &Installation, length: u64) -> Vec<Change> {
    let mut chain: Vec<Change> = Vec::new();
    for seq in 1..=length {
        let value = match seq % 8 {
            0 => Value::Unset,
            1 => Value::Text(format!("Wort {seq}: “é”\n\u{1f33f}")),
            2 => Value::Integer(-42),
            3 => Value::Boolean(true),
            4 => Value::Date("2026-11-19".parse().unwrap()),
            5 => Value::Time("10:30:00".parse().unwrap()),
            6 => Value::Id(id(9)),
            _ => Value::Unknown {
                tag: 77,
                bytes: vec![1, 2, 3],
            },
        };
        let prev = chain.last().map(Change::identity);
        let content = if seq == 3 {
            Content::Erased(value.commit(&[3; 16]))
        } else {
            Content::Open {
                value,
                salt: [u8::try_from(seq).unwrap(); 16],
            }
        };
        chain.push(Change {
            format: FORMAT,
            author: author.author(),
            scope: REGION,
            seq,
            prev,
            stamp: u64::MAX - 100 + seq,
            wall: -5,
            txn: id(8),
            kind: "goal".to_owned(),
            record: id(7),
            fields: vec![FieldChange {
                field: "statement".to_owned(),
                content,
                parents: prev.into_iter().collect(),
            }],
        });
    }
    chain
}

pub fn signed(author: &Installation, last: &Change) -> Signed {
    let checkpoint = Checkpoint {
        author: last.author,
        scope: last.scope,
        seq: last.seq,
        change: last.identity(),
    };
    Signed {
        checkpoint,
        signature: author.sign(&checkpoint.signed_bytes()),
    }
}

pub fn manifest(from: &Installation, to: &[&Installation]) -> Manifest {
    Manifest {
        bundle: id(3),
        team: id(4),
        written: 1_795_082_400_000,
        from: Card::of(from, id(2), "June Park"),
        to: to.iter().map(|laptop| laptop.author()).collect(),
        scopes: vec![REGION],
        statement: Statement {
            no: 12,
            chains: vec![Stated {
                author: from.author(),
                scope: REGION,
                held: vec![Stretch {
                    from: 1,
                    to: 3,
                    marks: vec![(3, Identity::from_bytes([6; 32]))],
                }],
            }],
            wants: vec!["ab".repeat(32)],
        },
    }
}

pub fn for_laptop(to: &Installation) -> Seal {
    Seal::Recipients(vec![to.recipient()])
}

pub fn key_of(laptop: &Installation) -> Secret {
    Secret {
        passphrase: None,
        key: Some(laptop.opening_key()),
    }
}

pub fn named(bytes: &[u8]) -> (String, Vec<u8>) {
    let hash: [u8; 32] = Sha256::digest(bytes).into();
    (Identity::from_bytes(hash).to_string(), bytes.to_vec())
}

pub struct Made {
    pub manifest: Manifest,
    pub checkpoints: Vec<Signed>,
    pub changes: Vec<Carried>,
    pub links: Vec<Vec<u8>>,
    pub attachments: Vec<(String, Vec<u8>)>,
}

/// A bundle by June (key 7) for Rose (key 8), with `length` changes of June’s.
pub fn made(length: u64) -> Made {
    let (june, rose) = (laptop(7), laptop(8));
    let chain = chain(&june, length);
    Made {
        manifest: manifest(&june, &[&rose]),
        checkpoints: chain
            .last()
            .map(|last| signed(&june, last))
            .into_iter()
            .collect(),
        changes: chain.into_iter().map(Carried::Change).collect(),
        links: Vec::new(),
        attachments: vec![named(b"%PDF-1.7 a paper"), named(&[9; 100_000]), named(b"")],
    }
}

impl Made {
    pub fn contents(&self) -> Contents<'_> {
        Contents {
            manifest: &self.manifest,
            checkpoints: &self.checkpoints,
            changes: &self.changes,
            links: &self.links,
            attachments: &self.attachments,
        }
    }

    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        write(
            &mut out,
            &self.contents(),
            &laptop(7),
            &for_laptop(&laptop(8)),
        )
        .unwrap();
        out
    }
}

pub fn read_as_rose(bytes: &[u8]) -> Result<Bundle, BundleError> {
    read(bytes, &key_of(&laptop(8)), &Limits::default())
}

pub fn refused(result: Result<Bundle, BundleError>) -> String {
    let error = result.map(drop).unwrap_err();
    assert!(error.remedy().ends_with('.'));
    error.to_string()
}

/// What `age -d | zstd -d` shows.
pub fn plain(bundle: &[u8]) -> String {
    let key: age::x25519::Identity = laptop(8).opening_key().parse().unwrap();
    let opened = age::Decryptor::new(bundle)
        .unwrap()
        .decrypt(std::iter::once(&key as &dyn age::Identity))
        .unwrap();
    let mut text = String::new();
    ruzstd::decoding::StreamingDecoder::new(std::io::BufReader::new(opened))
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// Seals whatever somebody put together by hand.
pub fn sealed(text: &[u8]) -> Vec<u8> {
    let to: age::x25519::Recipient = laptop(8).recipient().parse().unwrap();
    let mut out = Vec::new();
    let mut sealed = age::Encryptor::with_recipients(std::iter::once(&to as &dyn age::Recipient))
        .unwrap()
        .wrap_output(&mut out)
        .unwrap();
    let level = ruzstd::encoding::CompressionLevel::Fastest;
    let packed = ruzstd::encoding::compress_to_vec(text, level);
    sealed.write_all(&packed).unwrap();
    sealed.finish().unwrap();
    out
}

/// The same lines with a new end, signed by this laptop.
pub fn resigned(text: &str, by: &Installation) -> String {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("{\"end\""))
        .collect();
    let mut body = lines.join("\n");
    body.push('\n');
    let hash: [u8; 32] = Sha256::digest(body.as_bytes()).into();
    let mut over = b"trellis bundle\0".to_vec();
    over.extend_from_slice(&hash);
    let end = format!(
        "{{\"end\":{{\"lines\":{},\"sha256\":\"{}\",\"signature\":\"{}\"}}}}\n",
        lines.len(),
        hex::encode(hash),
        hex::encode(by.sign(&over))
    );
    body + &end
}
