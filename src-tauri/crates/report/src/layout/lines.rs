//! Breaking words into lines.

use super::{Style, Text};
use crate::document::{Align, Paragraph};
use crate::fonts::{Face, Glyph, shape};
use std::sync::Arc;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// A line of a paragraph: its texts, from its left edge and its baseline.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its texts; `x` from the paragraph's left edge, `y` from the line's top.
    pub texts: Vec<Text>,
    /// Signs that say nothing: where a word that no line holds was broken.
    pub marks: Vec<Text>,
    /// From its top to the next line's.
    pub height: f32,
}

/// Running text is set this far from line to line, against its size.
const LEADING: f32 = 1.36;

/// A word with the spaces after it, in one voice.
struct Word<'a> {
    face: Face,
    size: f32,
    is_gray: bool,
    text: &'a str,
    /// Nothing may break before it: it goes on from the word before.
    is_glued: bool,
    /// A line ends after it.
    ends_line: bool,
    /// The address that it leads to.
    link: Option<Arc<str>>,
}

/// Breaks a paragraph into lines of at most this width. A word that is wider than a
/// line breaks between its letters; nothing is ever cut off.
pub fn break_lines(paragraph: &Paragraph, style: &Style, width: f32) -> Vec<Line> {
    let whole: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
    if whole.is_empty() {
        return Vec::new();
    }
    let mut setting = Setting {
        width: width.max(style.body),
        lines: Vec::new(),
        line: Open::default(),
    };
    let mut chunk: Vec<Word<'_>> = Vec::new();
    for word in words(paragraph, &whole, style) {
        if !word.is_glued {
            setting.place(&std::mem::take(&mut chunk));
        }
        let ends_line = word.ends_line;
        chunk.push(word);
        if ends_line {
            setting.place(&std::mem::take(&mut chunk));
            setting.end_line(style.body);
        }
    }
    setting.place(&chunk);
    if !setting.line.texts.is_empty() {
        setting.end_line(style.body);
    }
    let mut lines = setting.lines;
    if paragraph.align == Align::Right {
        for line in &mut lines {
            let last = line.marks.last().or(line.texts.last());
            let end = last.map_or(0.0, |text| text.x + trimmed_width(text));
            for text in line.texts.iter_mut().chain(&mut line.marks) {
                text.x += width - end;
            }
        }
    }
    lines
}

/// The words of a paragraph: cut where a line may break, and where the voice changes.
fn words<'a>(paragraph: &'a Paragraph, whole: &str, style: &Style) -> Vec<Word<'a>> {
    let mut breaks = linebreaks(whole).peekable();
    let mut out = Vec::new();
    let mut run_begins = 0;
    let mut may_break = true;
    for run in &paragraph.runs {
        let run_ends = run_begins + run.text.len();
        let links = addresses(&run.text);
        let mut at = run_begins;
        while at < run_ends {
            while breaks.peek().is_some_and(|(place, _)| *place <= at) {
                breaks.next();
            }
            let (stop, kind) = match breaks.peek() {
                Some((place, kind)) if *place <= run_ends => (*place, Some(*kind)),
                _ => (run_ends, None),
            };
            let text = run
                .text
                .get(at - run_begins..stop - run_begins)
                .unwrap_or_default();
            let is_end = stop == whole.len();
            let (from, to) = (at - run_begins, stop - run_begins);
            let mut links = links.iter();
            let link = links.find(|(begins, ends, _)| *begins < to && from < *ends);
            out.push(Word {
                link: link.map(|(.., link)| Arc::clone(link)),
                face: run.face,
                size: style.size(run.size),
                is_gray: run.is_gray,
                text: text.trim_end_matches(['\n', '\r']),
                is_glued: !may_break,
                ends_line: kind == Some(BreakOpportunity::Mandatory) && !is_end,
            });
            may_break = kind.is_some();
            at = stop;
        }
        run_begins = run_ends;
    }
    out
}

/// The addresses in a text: where they begin and end, and what they lead to.
fn addresses(text: &str) -> Vec<(usize, usize, Arc<str>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| {
        let plain = rest.find("http://");
        let safe = rest.find("https://");
        plain.into_iter().chain(safe).min()
    }) {
        let begins = at + next;
        let rest = text.get(begins..).unwrap_or_default();
        let is_end = |letter: char| {
            letter.is_whitespace() || letter.is_control() || "<>\"“”()[]{}|\\^`".contains(letter)
        };
        let length = rest.find(is_end).unwrap_or(rest.len());
        let address = rest.get(..length).unwrap_or_default();
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']);
        // Only what a program that opens addresses takes as it stands.
        if address.is_ascii() && address.len() > "https://".len() {
            found.push((begins, begins + address.len(), Arc::from(address)));
        }
        at = begins + length.max(1);
    }
    found
}

#[derive(Default)]
struct Open {
    texts: Vec<Text>,
    marks: Vec<Text>,
    x: f32,
}

struct Setting {
    width: f32,
    lines: Vec<Line>,
    line: Open,
}

impl Setting {
    /// Places words that belong together: on this line where they fit, else on the
    /// next, else letter by letter.
    fn place(&mut self, chunk: &[Word<'_>]) {
        let full: f32 = chunk
            .iter()
            .map(|word| width(word.face, word.size, word.text))
            .sum();
        let Some(last) = chunk.last() else {
            return;
        };
        let spaces = last.text.len() - last.text.trim_end().len();
        let bare = full
            - width(
                last.face,
                last.size,
                last.text
                    .get(last.text.len() - spaces..)
                    .unwrap_or_default(),
            );
        if self.line.x > 0.0 && self.line.x + bare > self.width {
            self.end_line(last.size);
        }
        if bare <= self.width {
            for word in chunk {
                self.put(word, word.text);
            }
        } else {
            // An address is typed as it stands: a hyphen would be taken for part of it.
            let is_address = chunk.iter().any(|word| {
                let signs = ["://", "www.", "@"];
                signs.iter().any(|sign| word.text.contains(sign))
            });
            for word in chunk {
                self.put_letters(word, !is_address);
            }
        }
    }

    /// Places a word that no line holds, as many letters a line as fit, with a hyphen
    /// that is drawn and not read where it is broken.
    fn put_letters(&mut self, word: &Word<'_>, with_hyphen: bool) {
        let shaped = shape(word.face, word.text);
        let hyphen = if with_hyphen {
            width(word.face, word.size, "-")
        } else {
            0.0
        };
        let mut begins = 0;
        let mut x = self.line.x;
        for glyph in &shaped.glyphs {
            let advance = glyph.advance * word.size / 1000.0;
            let cluster = usize::try_from(glyph.cluster).unwrap_or(0);
            let rest = word.text.get(cluster..).unwrap_or_default();
            let is_blank = rest.starts_with(char::is_whitespace);
            let has_before = cluster > begins || self.line.x > 0.0;
            if !is_blank && has_before && x + advance + hyphen > self.width {
                self.put(word, word.text.get(begins..cluster).unwrap_or_default());
                // A column narrower than a letter and a hyphen does without.
                if with_hyphen && self.line.x + hyphen <= self.width {
                    let mark = text(word.face, word.size, "-", self.line.x, 0.0, word.is_gray);
                    self.line.marks.push(mark);
                }
                self.end_line(word.size);
                begins = cluster;
                x = 0.0;
            }
            x += advance;
        }
        self.put(word, word.text.get(begins..).unwrap_or_default());
    }

    fn put(&mut self, word: &Word<'_>, letters: &str) {
        if letters.is_empty() {
            return;
        }
        // Words in the same voice become one text: fewer pieces, the same places.
        if let Some(last) = self.line.texts.last_mut()
            && last.face == word.face
            && (last.size - word.size).abs() < f32::EPSILON
            && last.is_gray == word.is_gray
            && last.link == word.link
        {
            let offset = u32::try_from(last.words.len()).unwrap_or(u32::MAX);
            let shaped = shape(word.face, letters);
            last.words.push_str(letters);
            last.glyphs.extend(shaped.glyphs.iter().map(|glyph| Glyph {
                cluster: glyph.cluster.saturating_add(offset),
                ..*glyph
            }));
            let added = shaped.width * word.size / 1000.0;
            last.width += added;
            self.line.x += added;
            return;
        }
        let mut piece = text(
            word.face,
            word.size,
            letters,
            self.line.x,
            0.0,
            word.is_gray,
        );
        piece.link.clone_from(&word.link);
        self.line.x += piece.width;
        self.line.texts.push(piece);
    }

    fn end_line(&mut self, size_if_empty: f32) {
        let open = std::mem::take(&mut self.line);
        let size = open.texts.iter().map(|text| text.size).fold(0.0, f32::max);
        let size = if size > 0.0 { size } else { size_if_empty };
        let height = size * LEADING;
        let ascent = open
            .texts
            .iter()
            .map(|text| text.face.ascent() * text.size)
            .fold(0.0, f32::max);
        // The letters' box sits in the middle of the line.
        let baseline = (height - size * 1.2) / 2.0 + ascent.min(size);
        let (mut texts, mut marks) = (open.texts, open.marks);
        for text in texts.iter_mut().chain(&mut marks) {
            text.y = baseline;
        }
        self.lines.push(Line {
            texts,
            marks,
            height,
        });
    }
}

/// Words in one voice at a place.
pub fn text(face: Face, size: f32, words: &str, x: f32, y: f32, is_gray: bool) -> Text {
    let shaped = shape(face, words);
    Text {
        x,
        y,
        face,
        size,
        is_gray,
        words: words.to_owned(),
        glyphs: shaped.glyphs.clone(),
        width: shaped.width * size / 1000.0,
        link: None,
    }
}

/// The width of words, in points.
pub fn width(face: Face, size: f32, words: &str) -> f32 {
    shape(face, words).width * size / 1000.0
}

/// The width without the spaces at the end.
fn trimmed_width(text: &Text) -> f32 {
    let trimmed = text.words.trim_end();
    if trimmed.len() == text.words.len() {
        text.width
    } else {
        width(text.face, text.size, trimmed)
    }
}

/// As much of one line as fits, with an ellipsis where something was left out. For
/// page furniture only: what a document says is never shortened.
pub fn fit(face: Face, size: f32, words: &str, room: f32) -> String {
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.len() < 400 && width(face, size, &words) <= room {
        return words;
    }
    let mut kept: String = words.chars().take(200).collect();
    while !kept.is_empty() && width(face, size, &format!("{kept}…")) > room {
        kept.pop();
    }
    if kept.is_empty() {
        kept
    } else {
        format!("{}…", kept.trim_end())
    }
}
