//! Every reader of bytes that come from outside, as a function that must come back: with
//! a value or a sentence, whatever the bytes are. The fuzz targets call these, and the
//! tests go through the kept corpus with them (`exchange/tests/fuzz_corpus.rs`).

use chrono::NaiveDate;
use std::path::Path;
use trellis_domain::chain::{Links, gaps, known_to};
use trellis_domain::change::Change;
use trellis_domain::change::canonical::read_header;
use trellis_domain::id::Id;
use trellis_exchange::bundle::{Limits, Statement, read, read_unsealed};
use trellis_exchange::card::Card;
use trellis_exchange::file::{Family, Found, keep, look, preview};
use trellis_exchange::installation::Installation;
use trellis_exchange::seal::Secret;

/// A reader, and the folder of the corpus that is made for it.
pub type Reader = (&'static str, fn(&[u8]));

/// All of them.
pub const READERS: [Reader; 10] = [
    ("bundle_lines", bundle_lines),
    ("bundle_sealed", bundle_sealed),
    ("card", card),
    ("change", change),
    ("pack", pack),
    ("log", log),
    ("sheet", sheet),
    ("file", file),
    ("quick", quick),
    ("statement", statement),
];

/// Small enough that no input takes long.
fn limits() -> Limits {
    Limits {
        file: 1 << 20,
        unpacked: 4 << 20,
        line: 1 << 20,
        attachment: 1 << 20,
        changes: 1000,
        ..Limits::default()
    }
}

/// The lines of a bundle, behind seal and packing.
pub fn bundle_lines(bytes: &[u8]) {
    if let Ok(bundle) = read_unsealed(bytes, &limits()) {
        assert!(bundle.manifest.from.is_genuine());
    }
}

/// A bundle as it lies on the disk, for the laptop of the golden files.
pub fn bundle_sealed(bytes: &[u8]) {
    let laptop = Installation::new(Path::new(""), Id::from_bytes([1; 16]), [8; 32]);
    let secret = Secret {
        passphrase: None,
        key: Some(laptop.opening_key()),
    };
    if let Err(error) = read(bytes, &secret, &limits()) {
        assert!(!error.to_string().is_empty() && error.remedy().ends_with('.'));
    }
}

/// A card: what is believed comes back from its own file.
pub fn card(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok((card, team)) = Card::from_file(text) {
        assert_eq!(Card::from_file(&card.to_file(team)), Ok((card, team)));
    }
}

/// The canonical bytes of a change: there is one form, and no other is read.
pub fn change(bytes: &[u8]) {
    if let Ok(change) = Change::from_canonical(bytes) {
        assert_eq!(change.canonical_bytes(), bytes);
        assert!(read_header(bytes).is_ok());
    }
}

/// A content pack as JSON, chosen or kept.
pub fn pack(bytes: &[u8]) {
    if let Err(error) = trellis_exchange::pack::read_pack(bytes) {
        assert!(!error.to_string().is_empty() && !error.remedy().is_empty());
    }
    drop(trellis_exchange::pack::read_kept(bytes));
}

/// A log that somebody kept elsewhere, as CSV or as a spreadsheet.
pub fn log(bytes: &[u8]) {
    if let Ok(table) = trellis_exchange::log_file::read_log(bytes) {
        assert!(table.headings.len() <= trellis_exchange::log_file::MOST_COLUMNS);
        assert!(table.rows.len() <= trellis_exchange::log_file::MOST_ROWS);
    }
}

/// A pack as a spreadsheet, and a list of actions that comes back.
pub fn sheet(bytes: &[u8]) {
    drop(trellis_exchange::sheet::read_sheet(bytes));
    drop(trellis_exchange::action_sheet::read_actions(bytes));
}

/// A photo or document: once it is kept, it tells nobody where it was taken.
pub fn file(bytes: &[u8]) {
    let found = |bytes: &[u8]| Found {
        name: "photo".to_owned(),
        bytes: bytes.to_vec(),
    };
    drop(look(&found(bytes)));
    drop(preview("photo", bytes));
    if let Ok(kept) = keep(found(bytes), false)
        && let Ok(again) = look(&found(&kept.bytes))
        && again.kind.family == Family::Photo
    {
        assert!(!again.tells_where, "a place is left in it");
    }
}

/// A contact in one line.
pub fn quick(bytes: &[u8]) {
    if let (Ok(line), Some(today)) = (
        std::str::from_utf8(bytes),
        NaiveDate::from_ymd_opt(2026, 11, 19),
    ) {
        drop(trellis_domain::quick::read_contact(line, today));
    }
}

/// What somebody says they hold.
pub fn statement(bytes: &[u8]) {
    let Ok(statement) = serde_json::from_slice::<Statement>(bytes) else {
        return;
    };
    for stated in &statement.chains {
        let links: Links = stated
            .held
            .iter()
            .flat_map(|stretch| &stretch.marks)
            .map(|(seq, name)| {
                let link = trellis_domain::chain::Link {
                    seq: *seq,
                    prev: Some(*name),
                };
                (*name, link)
            })
            .collect();
        let known = known_to(&links, &stated.held);
        assert!(known.iter().all(|name| links.contains_key(name)));
        let to = stated.held.iter().map(|stretch| stretch.to).max();
        for (from, to) in gaps(&links, to.unwrap_or_default()) {
            assert!(from <= to);
        }
    }
}
