//! The typefaces, and shaping: from words to glyphs with their advances.

use rustybuzz::{Feature, UnicodeBuffer, ttf_parser};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

/// A voice on paper: serif is what people said, asked or agreed; sans is what the
/// document says itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Face {
    /// Source Serif 4.
    Serif,
    /// Source Serif 4, semibold.
    SerifStrong,
    /// Source Serif 4, italic.
    SerifItalic,
    /// Public Sans.
    Sans,
    /// Public Sans, semibold.
    SansStrong,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 5] = [
        Self::Serif,
        Self::SerifStrong,
        Self::SerifItalic,
        Self::Sans,
        Self::SansStrong,
    ];

    /// The font file.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Serif => include_bytes!("../../../../assets/fonts/SourceSerif4-Regular.ttf"),
            Self::SerifStrong => {
                include_bytes!("../../../../assets/fonts/SourceSerif4-SemiBold.ttf")
            }
            Self::SerifItalic => include_bytes!("../../../../assets/fonts/SourceSerif4-Italic.ttf"),
            Self::Sans => include_bytes!("../../../../assets/fonts/PublicSans-Regular.ttf"),
            Self::SansStrong => include_bytes!("../../../../assets/fonts/PublicSans-SemiBold.ttf"),
        }
    }

    /// The family, as a style sheet calls it.
    pub const fn family(self) -> &'static str {
        match self {
            Self::Serif | Self::SerifStrong | Self::SerifItalic => "Source Serif 4",
            Self::Sans | Self::SansStrong => "Public Sans",
        }
    }

    /// The weight, as a style sheet calls it.
    pub const fn weight(self) -> u16 {
        match self {
            Self::SerifStrong | Self::SansStrong => 600,
            Self::Serif | Self::SerifItalic | Self::Sans => 400,
        }
    }

    const fn is_sans(self) -> bool {
        matches!(self, Self::Sans | Self::SansStrong)
    }

    fn loaded(self) -> Option<&'static Loaded> {
        static FACES: LazyLock<Vec<Option<Loaded>>> =
            LazyLock::new(|| Face::ALL.iter().map(|face| Loaded::new(*face)).collect());
        let at = Self::ALL.iter().position(|face| *face == self)?;
        FACES.get(at)?.as_ref()
    }

    /// How far the letters reach above the line, as a share of their size.
    pub fn ascent(self) -> f32 {
        self.loaded().map_or(0.8, |face| face.ascent)
    }

    /// The advance of a glyph in thousandths of the size, as the font file states it.
    pub fn advance(self, glyph: u16) -> f32 {
        self.loaded().map_or(0.0, |loaded| {
            let advance = loaded
                .face
                .glyph_hor_advance(ttf_parser::GlyphId(glyph))
                .unwrap_or(0);
            f32::from(advance) * loaded.unit
        })
    }
}

struct Loaded {
    face: rustybuzz::Face<'static>,
    /// A font unit in thousandths of the size.
    unit: f32,
    ascent: f32,
    /// Stands for a letter that the face lacks.
    stand_in: char,
}

impl Loaded {
    fn new(which: Face) -> Option<Self> {
        let face = rustybuzz::Face::from_slice(which.bytes(), 0)?;
        let units = f32::from(ttf_parser::Face::units_per_em(&face).max(1));
        let stand_in = ['\u{25A1}', '\u{FFFD}', '\u{25CA}', '?']
            .into_iter()
            .find(|letter| face.glyph_index(*letter).is_some())?;
        let ascent = f32::from(face.ascender()) / units;
        Some(Self {
            face,
            unit: 1000.0 / units,
            ascent,
            stand_in,
        })
    }
}

/// A glyph of a shaped word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far the pen moves, in thousandths of the size.
    pub advance: f32,
    /// The byte of the text it stands for.
    pub cluster: u32,
    /// It stands in for a letter that the face lacks.
    pub is_stand_in: bool,
}

/// A shaped word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shaped {
    /// Its glyphs, in drawing order.
    pub glyphs: Vec<Glyph>,
    /// Its width in thousandths of the size.
    pub width: f32,
}

thread_local! {
    /// Documents repeat their words; shaping one costs more than finding it again.
    static WORDS: RefCell<HashMap<(Face, String), Rc<Shaped>>> = RefCell::new(HashMap::new());
}

/// As many words as are worth keeping.
const KEPT: usize = 20_000;

/// Shapes a word: kerned in the serif, unkerned in the sans, whose kerning swallows
/// the spaces round a dash. No ligatures, so that every letter can be found again.
pub fn shape(face: Face, word: &str) -> Rc<Shaped> {
    if word.len() > 64 {
        return Rc::new(shape_anew(face, word));
    }
    WORDS.with_borrow_mut(|words| {
        if let Some(known) = words.get(&(face, word.to_owned())) {
            return Rc::clone(known);
        }
        if words.len() >= KEPT {
            words.clear();
        }
        let shaped = Rc::new(shape_anew(face, word));
        words.insert((face, word.to_owned()), Rc::clone(&shaped));
        shaped
    })
}

fn shape_anew(face: Face, word: &str) -> Shaped {
    let Some(loaded) = face.loaded() else {
        return Shaped::default();
    };
    // Letters the face lacks are drawn as a box of their own; the text behind it stays.
    let mut missing = Vec::new();
    let mut drawn = String::with_capacity(word.len());
    let mut origin = Vec::with_capacity(word.len());
    for (at, letter) in word.char_indices() {
        let lacks = loaded.face.glyph_index(letter).is_none() && !is_silent(letter);
        let letter = if lacks { loaded.stand_in } else { letter };
        if is_silent(letter) {
            continue;
        }
        missing.push((drawn.len(), lacks));
        origin.push((drawn.len(), at));
        drawn.push(letter);
    }
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&drawn);
    buffer.set_direction(rustybuzz::Direction::LeftToRight);
    let tag = |name: &[u8; 4]| ttf_parser::Tag::from_bytes(name);
    let mut features = vec![
        Feature::new(tag(b"liga"), 0, ..),
        Feature::new(tag(b"clig"), 0, ..),
        Feature::new(tag(b"calt"), 0, ..),
    ];
    if face.is_sans() {
        features.push(Feature::new(tag(b"kern"), 0, ..));
    }
    let out = rustybuzz::shape(&loaded.face, &features, buffer);
    let lookup = |list: &[(usize, usize)], cluster: usize| {
        list.partition_point(|(drawn, _)| *drawn <= cluster)
            .checked_sub(1)
            .and_then(|at| list.get(at))
            .map_or(0, |(_, at)| *at)
    };
    let mut shaped = Shaped::default();
    for (info, position) in out.glyph_infos().iter().zip(out.glyph_positions()) {
        let cluster = usize::try_from(info.cluster).unwrap_or(0);
        let is_stand_in = missing
            .binary_search_by_key(&cluster, |(at, _)| *at)
            .ok()
            .and_then(|at| missing.get(at))
            .is_some_and(|(_, lacks)| *lacks);
        #[expect(
            clippy::cast_precision_loss,
            reason = "advances are a few thousand font units"
        )]
        let advance = position.x_advance as f32 * loaded.unit;
        shaped.width += advance;
        shaped.glyphs.push(Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            advance,
            cluster: u32::try_from(lookup(&origin, cluster)).unwrap_or(0),
            is_stand_in,
        });
    }
    shaped
}

/// Letters that are never drawn: controls, and marks of direction and joining.
fn is_silent(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{00AD}')
}
