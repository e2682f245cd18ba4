//! Answers about content packs.

use super::plain;
use crate::ask::packs::PackVerb;
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use std::path::Path;
use trellis_app::view::pack::{PackCard, PackPreview};
use trellis_app::{Error, Trellis};

pub fn answer(trellis: &mut Trellis, ask: PackVerb) -> Result<Answer, Error> {
    match ask {
        PackVerb::Check { path } => Ok(check(&trellis.look_at_pack(&path))),
        PackVerb::Add { path } => add(trellis, &path),
        PackVerb::List => list(trellis),
        PackVerb::Template { out } => template(&out),
        PackVerb::Export { id, out } => export(trellis, &id, &out),
    }
}

/// What a pack would add, or everything that is wrong with it.
pub fn check(preview: &PackPreview) -> Answer {
    if !preview.mistakes.is_empty() {
        return refused(preview);
    }
    let mut text = headed(preview);
    let in_use = preview.in_use.as_deref();
    if let Some(version) = in_use.filter(|version| *version != preview.version) {
        let _ = writeln!(text, "  In use now: version {version}");
    }
    let _ = writeln!(text, "  {}", preview.summary);
    Answer::new(text, plain(preview))
}

/// Writes the empty spreadsheet.
pub fn template(out: &Path) -> Result<Answer, Error> {
    keep_what_is_there(out)?;
    trellis_app::write_pack_template(out)?;
    Ok(Answer::new(
        format!("The empty spreadsheet lies at {}.", out.display()),
        json!({ "path": out }),
    ))
}

fn add(trellis: &mut Trellis, path: &Path) -> Result<Answer, Error> {
    let preview = trellis.look_at_pack(path);
    if !preview.mistakes.is_empty() {
        return Ok(refused(&preview));
    }
    let taken_up = trellis.add_pack(path)?;
    let text = format!("{}  {}", headed(&taken_up), taken_up.summary);
    Ok(Answer::new(text, plain(&taken_up)))
}

fn list(trellis: &Trellis) -> Result<Answer, Error> {
    let packs = trellis.packs()?;
    let mut text = String::new();
    for pack in &packs {
        let _ = writeln!(
            text,
            "{}\n  {}",
            named(&pack.title, &pack.version, &pack.id),
            about(pack)
        );
    }
    Ok(Answer::new(text, plain(&packs)))
}

fn about(pack: &PackCard) -> String {
    let mut about = pack.holds.clone();
    if pack.is_builtin {
        about.push_str("; built in");
    }
    if let Some(newer) = &pack.newer {
        let _ = write!(
            about,
            "; a newer version came with Trellis: version {newer}"
        );
    }
    about
}

fn export(trellis: &Trellis, id: &str, out: &Path) -> Result<Answer, Error> {
    keep_what_is_there(out)?;
    trellis.write_pack_sheet(id, out)?;
    Ok(Answer::new(
        format!("The pack lies at {}, as a spreadsheet.", out.display()),
        json!({ "pack": id, "path": out }),
    ))
}

/// Every mistake, one a line, then what to do about them.
fn refused(preview: &PackPreview) -> Answer {
    let mut text = String::new();
    if !preview.id.is_empty() {
        text.push_str(&headed(preview));
    }
    for mistake in &preview.mistakes {
        let _ = writeln!(text, "{mistake}");
    }
    let _ = writeln!(text, "try: {}", preview.remedy);
    Answer {
        text,
        json: plain(preview),
        is_bad_news: true,
    }
}

fn headed(preview: &PackPreview) -> String {
    format!("{}\n", named(&preview.title, &preview.version, &preview.id))
}

fn named(title: &str, version: &str, id: &str) -> String {
    format!("{title}, version {version} ({id})")
}

/// A spreadsheet may hold hours of somebody's work; nothing is written over it.
fn keep_what_is_there(out: &Path) -> Result<(), Error> {
    if out.exists() {
        return Err(Error::new(
            format!("There is already a file at “{}”", out.display()),
            "Choose another name, or move the existing file away.",
        ));
    }
    Ok(())
}
