//! Files that pass between people: installation keys, content packs, logs and tables.
//! Files that pass between people: installation keys, content packs, photos and
//! documents coming in.
//! Files that pass between people: bundles, cards and installation keys, and content
//! packs coming in.

pub mod action_sheet;
pub mod bundle;
pub mod calendar;
pub mod card;
pub mod file;
pub mod installation;
pub mod log_file;
pub mod mail;
pub mod pack;
pub mod seal;
pub mod sheet;
pub mod tables;

/// What the system says about a file that could not be opened, in plain words.
fn plain_io(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "it is not there".to_owned(),
        std::io::ErrorKind::PermissionDenied => "this user may not read it".to_owned(),
        _ => error.to_string(),
    }
}
