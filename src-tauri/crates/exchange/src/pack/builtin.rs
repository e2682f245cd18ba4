//! The packs that Trellis brings along, inside the program: they are there on the
//! first day, without a network and without a folder to lose.

use super::{PackError, arrangement, folder, named};
use serde::Deserialize;
use std::sync::{Arc, OnceLock};
use trellis_domain::pack::{Pack, ReadPack};

macro_rules! packs {
    ($($file:literal),+ $(,)?) => {
        [$(($file, include_bytes!(concat!("../../../../../assets/packs/", $file)).as_slice())),+]
    };
}

/// Packs in one file, the lowest first.
pub(super) const FILES: [(&str, &[u8]); 3] =
    packs!["checklists.json", "practice.json", "self-check.json"];

/// The field guide: one chapter a file, in reading order.
pub(super) const GUIDE: [(&str, &[u8]); 15] = packs![
    "guide/pack.json",
    "guide/01-support.json",
    "guide/02-cc.json",
    "guide/03-lt.json",
    "guide/04-wd.json",
    "guide/05-qm.json",
    "guide/06-mn.json",
    "guide/07-tiers.json",
    "guide/08-components.json",
    "guide/09-beginnings.json",
    "guide/10-dynamic.json",
    "guide/11-stages.json",
    "guide/12-onboarding.json",
    "guide/13-providers.json",
    "guide/14-theory.json",
];

static BUILTINS: OnceLock<Result<Vec<Arc<ReadPack>>, PackError>> = OnceLock::new();

/// The built-in packs, the lowest first: checklists, practice, capacity self-check,
/// field guide. They are read once; that nothing is wrong with them is shown by the
/// tests, not looked at again on every start.
///
/// # Errors
/// None in a Trellis that passed its tests.
pub fn builtins() -> Result<Vec<Arc<ReadPack>>, PackError> {
    BUILTINS.get_or_init(read).clone()
}

fn read() -> Result<Vec<Arc<ReadPack>>, PackError> {
    let mut packs = Vec::new();
    for (_, bytes) in FILES {
        let pack = serde_json::from_slice(bytes).map_err(|error| arrangement(&error))?;
        packs.push(Arc::new(named(pack)));
    }
    let files: Vec<(&str, &[u8])> = GUIDE
        .iter()
        .map(|(name, bytes)| (name.trim_start_matches("guide/"), *bytes))
        .collect();
    let guide = Pack::deserialize(folder::put_together(&files)?);
    packs.push(Arc::new(named(guide.map_err(|error| arrangement(&error))?)));
    Ok(packs)
}
