//! A chart as one SVG drawing: title, description, shapes, real text. It names its inks
//! as classes, so that the window's style sheet can give it the theme's; the values
//! beside them are for a drawing that stands alone, on white.

use super::Chart;
use crate::document::{Anchor, Shape, Tone};
use crate::fonts::Face;
use crate::layout::EDGE;
use crate::svg::{dashes, escape, points};
use std::fmt::Write;

/// How many points are a rem, at the 16 pixels that most readers have set.
const REM: f32 = 12.0;

pub fn draw(chart: &Chart, prefix: &str) -> String {
    let mut out = String::with_capacity(8 * 1024);
    let (width, height) = (chart.figure.width, chart.figure.height);
    let prefix: String = prefix
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
        .collect();
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {width:.2} {height:.2}" width="{:.2}rem" height="{:.2}rem" role="img" aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc">"#,
        width / REM,
        height / REM,
    );
    let _ = write!(out, r#"<title id="{prefix}-title">"#);
    escape(&mut out, &chart.title);
    let _ = write!(out, r#"</title><desc id="{prefix}-desc">"#);
    escape(&mut out, &chart.description);
    out.push_str("</desc>");
    for shape in &chart.figure.shapes {
        put(&mut out, shape);
    }
    out.push_str("</svg>");
    out
}

/// The class of an ink and its value on white.
const fn ink(tone: Tone) -> (&'static str, &'static str) {
    match tone {
        Tone::Ink => ("ink", "#16201c"),
        Tone::Accent => ("accent", "#1b5e50"),
        Tone::Gray => ("gray", "#5a665f"),
        Tone::Hair => ("hair", "#c3ccc5"),
    }
}

fn put(out: &mut String, shape: &Shape) {
    let _ = match shape {
        Shape::Line {
            x0,
            y0,
            x1,
            y1,
            width,
            tone,
            is_dashed,
        } => {
            let (class, color) = ink(*tone);
            write!(
                out,
                r#"<line class="s-{class}" x1="{x0:.2}" y1="{y0:.2}" x2="{x1:.2}" y2="{y1:.2}" stroke="{color}" stroke-width="{width:.2}"{}/>"#,
                dashes(*is_dashed),
            )
        }
        Shape::Circle {
            x,
            y,
            radius,
            tone,
            is_filled,
        } => write!(
            out,
            r#"<circle {} cx="{x:.2}" cy="{y:.2}" r="{radius:.2}"/>"#,
            painted(*tone, *is_filled),
        ),
        Shape::Area {
            corners,
            tone,
            is_filled,
        } => write!(
            out,
            r#"<polygon {} points="{}"/>"#,
            painted(*tone, *is_filled),
            points(corners),
        ),
        Shape::Words(words) => {
            let (class, color) = ink(words.tone);
            let anchor = match words.anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let generic = match words.face {
                Face::Sans | Face::SansStrong => "sans-serif",
                Face::Serif | Face::SerifStrong | Face::SerifItalic => "serif",
            };
            let style = if words.face == Face::SerifItalic {
                r#" font-style="italic""#
            } else {
                ""
            };
            let _ = write!(
                out,
                r#"<text class="f-{class}" x="{:.2}" y="{:.2}" text-anchor="{anchor}" font-family="'{}', {generic}" font-weight="{}"{style} font-size="{:.2}" font-kerning="{}" fill="{color}">"#,
                words.x,
                words.y,
                words.face.family(),
                words.face.weight(),
                words.size,
                if generic == "serif" { "normal" } else { "none" },
            );
            escape(out, &words.text);
            write!(out, "</text>")
        }
    };
}

/// The ink of an outline and of what is inside it.
fn painted(tone: Tone, is_filled: bool) -> String {
    let (class, color) = ink(tone);
    let (inside, fill) = if is_filled {
        (class, color)
    } else {
        ("ground", "#ffffff")
    };
    format!(r#"class="s-{class} f-{inside}" stroke="{color}" stroke-width="{EDGE}" fill="{fill}""#)
}
