//! A file says for whom it is: in its name, at its beginning, and to whoever wrote it.

use crate::error::Error;
use std::path::{Path, PathBuf};
use trellis_domain::words::Audience;

/// What stands at the beginning of a file.
pub(crate) const fn mark(audience: Audience) -> Option<&'static str> {
    match audience {
        Audience::Region => None,
        Audience::Team => Some("FOR THE SUPPORT TEAM – do not hand to a region"),
        Audience::Mine => Some("MINE – holds what is for me alone; do not pass on"),
    }
}

/// The same, to whoever wrote it.
pub(crate) const fn sentence(audience: Audience) -> &'static str {
    match audience {
        Audience::Region => "It holds what may go to a region, and nothing else.",
        Audience::Team => "It holds what is for the support team: do not hand it to a region.",
        Audience::Mine => "It holds what is for you alone: do not pass it on.",
    }
}

/// What stands in the name of a file.
const fn word(audience: Audience) -> &'static str {
    match audience {
        Audience::Region => "",
        Audience::Team => "support team",
        Audience::Mine => "mine",
    }
}

/// How the names of files in a folder begin.
pub(crate) const fn prefix(audience: Audience) -> &'static str {
    match audience {
        Audience::Region => "",
        Audience::Team => "Support team – ",
        Audience::Mine => "MINE – ",
    }
}

/// The place with a name that says for whom it is. Nothing that lies there is replaced
/// but what the person named.
pub(crate) fn marked(to: &Path, audience: Audience) -> Result<PathBuf, Error> {
    let stem = to
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let says = |word: &str| {
        let stem = stem.to_lowercase().replace(['-', '_'], " ");
        let around = |letter: Option<char>| letter.is_none_or(|it| !it.is_alphanumeric());
        stem.match_indices(word).any(|(at, _)| {
            let (before, after) = (stem.get(..at), stem.get(at + word.len()..));
            around(before.and_then(|text| text.chars().next_back()))
                && around(after.and_then(|text| text.chars().next()))
        })
    };
    let word = word(audience);
    if word.is_empty() || says(word) {
        return Ok(to.to_path_buf());
    }
    let mut name = format!("{stem} ({word})");
    if let Some(ending) = to.extension() {
        name.push('.');
        name.push_str(&ending.to_string_lossy());
    }
    let marked = to.with_file_name(name);
    if marked.exists() {
        return Err(Error::new(
            format!("There is already a file at {}", marked.display()),
            "Choose another name, or move the existing file away.",
        ));
    }
    Ok(marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_for_whom_the_file_is() {
        for (audience, named, marked_as) in [
            (Audience::Region, "all.xlsx", "all.xlsx"),
            (Audience::Team, "all.xlsx", "all (support team).xlsx"),
            (
                Audience::Team,
                "for-support-team.zip",
                "for-support-team.zip",
            ),
            (Audience::Mine, "all.xlsx", "all (mine).xlsx"),
            (Audience::Mine, "Mine 2026.csv", "Mine 2026.csv"),
            (Audience::Mine, "mined.csv", "mined (mine).csv"),
            (Audience::Mine, "folder", "folder (mine)"),
        ] {
            let folder = Path::new("nowhere");
            let found = marked(&folder.join(named), audience).ok();
            assert_eq!(found, Some(folder.join(marked_as)), "{named}");
        }
    }
}
