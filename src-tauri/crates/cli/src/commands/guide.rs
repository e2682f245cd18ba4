//! Answers from the field guide, and nothing from the records.

use super::plain;
use crate::ask::guide::GuideVerb;
use crate::say::Answer;
use std::fmt::Write;
use std::path::Path;
use trellis_app::{Error, Guide};

pub fn answer(guide: &Guide, ask: Option<GuideVerb>) -> Result<Answer, Error> {
    match ask {
        None => Ok(contents(guide)),
        Some(GuideVerb::Show {
            chapter,
            out,
            large_print,
        }) => show(guide, &chapter, out.as_deref(), large_print),
        Some(GuideVerb::Search { words }) => search(guide, &words),
    }
}

fn contents(guide: &Guide) -> Answer {
    let chapters = guide.contents();
    let widest = chapters.iter().map(|card| card.id.chars().count()).max();
    let widest = widest.unwrap_or_default();
    let mut text = String::new();
    for card in &chapters {
        let _ = writeln!(text, "{:widest$}  {}", card.id, card.title);
    }
    Answer::new(text, plain(&chapters))
}

fn show(guide: &Guide, id: &str, out: Option<&Path>, large_print: bool) -> Result<Answer, Error> {
    let id = id.trim().to_lowercase();
    let chapters = guide.contents();
    if chapters.iter().all(|card| card.id != id) {
        return Err(Error::new(
            format!("“{id}” is not a chapter of the field guide"),
            "See `trellis-cli guide` for the chapters.",
        ));
    }
    if let Some(out) = out {
        let exported = guide.export_chapter(&id, large_print, out)?;
        return Ok(Answer::new(exported.sentence.clone(), plain(&exported)));
    }
    Ok(Answer::new(
        guide.chapter_text(&id)?,
        plain(&guide.chapter(&id)?),
    ))
}

fn search(guide: &Guide, words: &str) -> Result<Answer, Error> {
    let hits = guide.search(words)?;
    let chapters = guide.contents();
    let mut text = String::new();
    for hit in &hits {
        let mut title = hit.title.clone();
        let id = hit.chapter.as_deref();
        if let Some(chapter) = chapters.iter().find(|card| Some(card.id.as_str()) == id) {
            if !title.starts_with(&chapter.title) {
                title = format!("{}: {title}", chapter.title);
            }
            let _ = write!(title, " ({})", chapter.id);
        }
        let _ = writeln!(text, "{title}\n  {}", hit.snippet.replace('\n', " "));
    }
    if hits.is_empty() {
        let _ = writeln!(text, "Nothing found for “{words}”.");
    }
    Ok(Answer::new(text, plain(&hits)))
}
