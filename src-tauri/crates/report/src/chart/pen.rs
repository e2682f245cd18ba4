//! The pen that charts are drawn with: shapes that are words' equals, and words that
//! wrap.

use crate::document::{Anchor, Figure, Shape, Tone, Words};
use crate::fonts::Face;
use crate::layout::lines;

/// The size of a chart's words in points: 13 pixels on the screen.
pub const CAP: f32 = 9.75;
/// From line to line.
pub const LEADING: f32 = 12.0;

/// Gathers the shapes of a drawing.
#[derive(Default)]
pub struct Pen {
    shapes: Vec<Shape>,
}

impl Pen {
    /// What was drawn, this large.
    pub fn figure(self, width: f32, height: f32, alt: &str) -> Figure {
        Figure {
            width,
            height,
            alt: Some(alt.to_owned()),
            shapes: self.shapes,
        }
    }

    /// A line.
    pub fn line(&mut self, (x0, y0): (f32, f32), (x1, y1): (f32, f32), width: f32, tone: Tone) {
        self.shapes.push(Shape::Line {
            x0,
            y0,
            x1,
            y1,
            width,
            tone,
            is_dashed: false,
        });
    }

    /// A broken line.
    pub fn dashes(&mut self, (x0, y0): (f32, f32), (x1, y1): (f32, f32), width: f32, tone: Tone) {
        self.shapes.push(Shape::Line {
            x0,
            y0,
            x1,
            y1,
            width,
            tone,
            is_dashed: true,
        });
    }

    /// A ring, which hides what it stands on.
    pub fn ring(&mut self, (x, y): (f32, f32), radius: f32, tone: Tone) {
        self.shapes.push(Shape::Circle {
            x,
            y,
            radius,
            tone,
            is_filled: false,
        });
    }

    /// A disc.
    pub fn disc(&mut self, (x, y): (f32, f32), radius: f32, tone: Tone) {
        self.shapes.push(Shape::Circle {
            x,
            y,
            radius,
            tone,
            is_filled: true,
        });
    }

    /// A ring whose left half is filled.
    pub fn half(&mut self, (x, y): (f32, f32), radius: f32, tone: Tone) {
        self.ring((x, y), radius, tone);
        let step = std::f32::consts::PI / 12.0;
        let corners = (0_u8..=12).map(|at| {
            let turned = std::f32::consts::FRAC_PI_2 + step * f32::from(at);
            (x + radius * turned.cos(), y - radius * turned.sin())
        });
        self.area(corners.collect(), tone, true);
    }

    /// An area with straight edges.
    pub fn area(&mut self, corners: Vec<(f32, f32)>, tone: Tone, is_filled: bool) {
        self.shapes.push(Shape::Area {
            corners,
            tone,
            is_filled,
        });
    }

    /// A rectangle.
    pub fn block(&mut self, (x, y): (f32, f32), width: f32, height: f32, tone: Tone, full: bool) {
        let corners = vec![
            (x, y),
            (x + width, y),
            (x + width, y + height),
            (x, y + height),
        ];
        self.area(corners, tone, full);
    }

    /// A square that stands on a corner.
    pub fn diamond(&mut self, (x, y): (f32, f32), radius: f32, tone: Tone, is_filled: bool) {
        let corners = vec![
            (x, y - radius),
            (x + radius, y),
            (x, y + radius),
            (x - radius, y),
        ];
        self.area(corners, tone, is_filled);
    }

    /// A triangle that points up, or down.
    pub fn triangle(&mut self, (x, y): (f32, f32), radius: f32, tone: Tone, points_up: bool) {
        let tip = if points_up { -radius } else { radius };
        let corners = vec![(x, y + tip), (x + radius, y - tip), (x - radius, y - tip)];
        self.area(corners, tone, true);
    }

    /// Words from here on.
    pub fn words(&mut self, at: (f32, f32), text: &str, tone: Tone) {
        self.say(at, Anchor::Start, Face::Sans, text, tone);
    }

    /// Words that matter from here on.
    pub fn strong(&mut self, at: (f32, f32), text: &str, tone: Tone) {
        self.say(at, Anchor::Start, Face::SansStrong, text, tone);
    }

    /// Words on one line.
    pub fn say(&mut self, (x, y): (f32, f32), anchor: Anchor, face: Face, text: &str, tone: Tone) {
        if text.is_empty() {
            return;
        }
        self.shapes.push(Shape::Words(Words {
            x,
            y,
            anchor,
            face,
            size: CAP,
            tone,
            text: text.to_owned(),
        }));
    }

    /// Words on as many lines as they need, their block's middle at this height.
    pub fn label(&mut self, (x, middle): (f32, f32), room: f32, text: &str, face: Face) {
        let lines = wrapped(face, text, room);
        let mut y = middle + CAP * 0.35 - LEADING * (number(lines.len()) - 1.0) / 2.0;
        for line in lines {
            self.say((x, y), Anchor::Start, face, &line, Tone::Ink);
            y += LEADING;
        }
    }
}

/// How wide words are.
pub fn width(face: Face, text: &str) -> f32 {
    lines::width(face, CAP, text)
}

/// Words cut into lines between words; one that no line holds has a line to itself, cut
/// where the line ends, for what a table says in full a drawing need not say twice.
pub fn wrapped(face: Face, text: &str, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = lines::fit(face, CAP, word, room);
        match lines.last_mut() {
            Some(line) if width(face, &format!("{line} {word}")) <= room => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// A count as a length.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts in a drawing are far below what a float holds exactly"
)]
pub fn number(count: usize) -> f32 {
    count as f32
}

/// Hundredths as a length.
#[expect(
    clippy::cast_precision_loss,
    reason = "a place in a drawing needs no more than a float holds"
)]
pub fn share(hundredths: i64) -> f32 {
    hundredths as f32
}
