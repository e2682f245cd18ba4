//! Every reader over the kept corpus of `tests/fuzz`, and over mutations of each of its
//! files that are the same in every run. `TRELLIS_MUTATIONS` says how many of each.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets something else than it expects has failed"
)]

#[path = "../../../../tests/fuzz/readers.rs"]
mod readers;

use readers::READERS;
use std::path::{Path, PathBuf};

fn corpus(of: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/fuzz/corpus")
        .join(of);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|_| panic!("there is no corpus in {}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{of} has files to begin with");
    files
        .into_iter()
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect()
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 1).unwrap() % sides.max(1)
    }
}

/// What fuzzers do to a file: letters altered, parts lost, doubled or moved, and words
/// that readers trip over.
fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    const WORDS: [&[u8]; 12] = [
        b"\0",
        b"\xff\xff\xff\xff",
        b"\x7f\xff\xff\xff\xff\xff\xff\xff",
        b"\n",
        b"{",
        b"\"",
        b",",
        b"-1",
        b"18446744073709551615",
        b"1e999",
        b"null",
        b"\xe2\x80\xae",
    ];
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.roll(4) {
        let (at, to) = (dice.roll(bytes.len()), dice.roll(bytes.len()));
        let (from, to) = (at.min(to), at.max(to));
        match dice.roll(6) {
            0 | 1 if !bytes.is_empty() => bytes[at] ^= 1 << dice.roll(8),
            2 => bytes.truncate(to),
            3 => drop(bytes.drain(from..to.min(from + 64))),
            4 => {
                let part = bytes[from..to.min(from + 64)].to_vec();
                bytes.splice(at..at, part);
            }
            _ => {
                let word = WORDS[dice.roll(WORDS.len())];
                let end = (at + word.len() * dice.roll(2)).min(bytes.len());
                bytes.splice(at..end, word.iter().copied());
            }
        }
    }
    bytes
}

fn mutations(of: &str) -> usize {
    if let Ok(number) = std::env::var("TRELLIS_MUTATIONS") {
        return number.parse().unwrap();
    }
    // Spreadsheets, photos and packs are taken apart at length.
    match of {
        "log" | "sheet" | "file" | "pack" | "bundle_sealed" => 60,
        _ => 300,
    }
}

#[test]
fn every_reader_comes_back_from_what_is_kept_and_from_what_is_made_of_it() {
    for (name, read) in READERS {
        for (path, bytes) in corpus(name) {
            read(&bytes);
            let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ bytes.len() as u64);
            for round in 0..mutations(name) {
                let bytes = mutated(&bytes, &mut dice);
                let outcome = std::panic::catch_unwind(|| read(&bytes));
                if outcome.is_err() {
                    let kept = std::env::temp_dir().join(format!("crash-{name}-{round}"));
                    std::fs::write(&kept, &bytes).unwrap();
                    panic!(
                        "{name}: mutation {round} of {}, kept as {}",
                        path.display(),
                        kept.display()
                    );
                }
            }
        }
    }
}

#[test]
fn what_the_corpus_begins_with_is_read() {
    // A corpus of nothing but refused files would try nothing behind the first check.
    let lines = corpus("bundle_lines");
    let limits = trellis_exchange::bundle::Limits::default();
    assert!(
        lines
            .iter()
            .any(|(_, text)| trellis_exchange::bundle::read_unsealed(text, &limits).is_ok())
    );
    let whole = |of: &str, is_read: fn(&[u8]) -> bool| {
        let files = corpus(of);
        assert!(files.iter().any(|(_, bytes)| is_read(bytes)), "{of}");
    };
    whole("change", |bytes| {
        trellis_domain::change::Change::from_canonical(bytes).is_ok()
    });
    whole("pack", |bytes| {
        trellis_exchange::pack::read_pack(bytes).is_ok()
    });
    whole("log", |bytes| {
        trellis_exchange::log_file::read_log(bytes).is_ok()
    });
    whole("file", |bytes| {
        let found = trellis_exchange::file::Found {
            name: "x".to_owned(),
            bytes: bytes.to_vec(),
        };
        trellis_exchange::file::look(&found).is_ok_and(|look| look.is_made_bare)
    });
    whole("statement", |bytes| {
        serde_json::from_slice::<trellis_exchange::bundle::Statement>(bytes).is_ok()
    });
}

mod made;

/// Made once from the golden bundle; the files are kept, and crashes are laid beside them.
#[test]
#[ignore = "the corpus is kept as it is"]
fn the_lines_of_the_golden_bundle_are_laid_into_the_corpus() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden = std::fs::read(folder.join("tests/golden/format-1-recipients.trellis")).unwrap();
    let corpus = folder.join("../../../tests/fuzz/corpus");
    let text = made::plain(&golden);
    std::fs::write(corpus.join("bundle_lines/golden"), &text).unwrap();
    let small = made::plain(&made::made(1).write());
    let small: String = small
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("{\"attachment") && !line.starts_with("{\"part"))
        .collect();
    let small = made::resigned(&small, &made::laptop(7));
    std::fs::write(corpus.join("bundle_lines/small"), small).unwrap();
    let template = trellis_exchange::sheet::write_template().unwrap();
    std::fs::write(corpus.join("sheet/template.xlsx"), template).unwrap();
}
