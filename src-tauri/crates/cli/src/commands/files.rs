//! Photos, sheets and files.

use super::{find_region, plain};
use crate::ask::files::FileVerb;
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::file::{FileCard, FileSource, NewFile, RegionFiles};
use trellis_app::{Error, Trellis};
use trellis_domain::id::Id;

pub fn answer(trellis: &mut Trellis, ask: FileVerb) -> Result<Answer, Error> {
    match ask {
        FileVerb::Add {
            region,
            file,
            described,
            audience,
            taken_on,
            shrink,
        } => {
            let region = find_region(trellis, &region)?;
            let source = FileSource::Disk {
                path: file.display().to_string(),
            };
            let look = trellis_app::look_at_file(&source)?;
            let new = NewFile {
                region: region.id,
                visit: None,
                audience: audience.map(Into::into),
                file_name: None,
                described,
                taken_on,
                shrink,
            };
            let id = trellis.attach_file(&source, &new)?;
            let mut text = format!("Kept {} with {}.", look.name, region.name);
            for remark in &look.remarks {
                let _ = write!(text, "\n{remark}");
            }
            Ok(Answer::new(
                text,
                json!({ "file": id, "look": plain(&look) }),
            ))
        }
        FileVerb::List { region } => {
            let region = find_region(trellis, &region)?;
            let files = trellis.files_of(region.id)?;
            Ok(Answer::new(list(&files, &region.name), plain(&files)))
        }
        FileVerb::Save { region, file, to } => {
            let id = find_file(trellis, &region, &file, false)?;
            let path = trellis.save_file_as(id, &to)?;
            Ok(Answer::new(
                format!("Saved at {}.", path.display()),
                json!({ "path": path }),
            ))
        }
        FileVerb::Delete { region, file } => {
            let id = find_file(trellis, &region, &file, false)?;
            trellis.delete_file(id)?;
            Ok(Answer::new(
                "Deleted. Undo brings it back; `trellis-cli file erase` takes it out for good.",
                json!({ "deleted": id }),
            ))
        }
        FileVerb::Erase { region, file } => {
            let id = find_file(trellis, &region, &file, true)?;
            let erased = trellis.erase_file(id)?;
            Ok(Answer::new(erased.sentence.clone(), plain(&erased)))
        }
    }
}

fn list(files: &RegionFiles, region: &str) -> String {
    let mut text = String::new();
    for card in &files.files {
        let _ = writeln!(text, "{} ({})", card.file_name, about(card));
        for line in [&card.described, &card.hint] {
            if !line.is_empty() {
                let _ = writeln!(text, "  {}", line.replace('\n', " "));
            }
        }
    }
    if files.files.is_empty() {
        let _ = writeln!(text, "No files are kept with {region}.");
    }
    for gone in &files.deleted {
        let _ = writeln!(
            text,
            "Deleted, not yet gone: {} ({})",
            gone.file_name, gone.size
        );
    }
    text
}

fn about(card: &FileCard) -> String {
    let mut parts = vec![
        card.kind.clone(),
        card.size.clone(),
        card.audience.word().to_owned(),
    ];
    parts.extend(card.taken_on.map(|on| on.to_string()));
    parts.join(", ")
}

/// The file of a region with this id, this name, or the only one whose name begins like
/// this.
fn find_file(
    trellis: &Trellis,
    region: &str,
    wanted: &str,
    also_deleted: bool,
) -> Result<Id, Error> {
    let region = find_region(trellis, region)?;
    let files = trellis.files_of(region.id)?;
    let living = files.files.into_iter().map(|it| (it.id, it.file_name));
    let gone = files.deleted.into_iter().map(|it| (it.id, it.file_name));
    let mut known: Vec<(Id, String)> = living.collect();
    if also_deleted {
        known.extend(gone);
    }
    let lower = wanted.trim().to_lowercase();
    let is_it =
        |(id, name): &&(Id, String)| id.to_string() == lower || name.to_lowercase() == lower;
    let mut exact = known.iter().filter(is_it);
    let mut begins = known
        .iter()
        .filter(|(_, name)| !lower.is_empty() && name.to_lowercase().starts_with(&lower));
    match (exact.next(), exact.next(), begins.next(), begins.next()) {
        (Some((id, _)), None, ..) | (None, _, Some((id, _)), None) => Ok(*id),
        (None, _, None, _) => Err(Error::new(
            format!("There is no file “{wanted}” with {}", region.name),
            "See `trellis-cli file list` for their names.",
        )),
        _ => Err(Error::new(
            format!("More than one file begins with “{wanted}”"),
            "Write more of its name, or its id from `trellis-cli file list --json`.",
        )),
    }
}
