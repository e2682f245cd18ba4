//! The same pages as drawings for the screen: one SVG a page, plain shapes and text in
//! the window's own faces, nothing that runs and nothing from outside.

use crate::layout::{DASH, EDGE, Ink, PAGE_HEIGHT, PAGE_WIDTH, Page, Pages};
use std::fmt::Write;

impl Pages {
    /// One drawing for each page.
    pub fn to_svg(&self) -> Vec<String> {
        let count = self.pages.len();
        self.pages
            .iter()
            .enumerate()
            .map(|(at, page)| draw(page, at + 1, count))
            .collect()
    }
}

fn draw(page: &Page, number: usize, count: usize) -> String {
    let mut out = String::with_capacity(32 * 1024);
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PAGE_WIDTH} {PAGE_HEIGHT}" role="img" aria-label="Page {number} of {count}"><rect width="100%" height="100%" fill="#ffffff"/>"##
    );
    for item in &page.items {
        put(&mut out, &item.ink);
    }
    out.push_str("</svg>");
    out
}

const fn color(is_gray: bool) -> &'static str {
    if is_gray { "#4a4a4a" } else { "#000000" }
}

fn put(out: &mut String, ink: &Ink) {
    let _ = match ink {
        Ink::Text(text) => {
            // The width is stated, so that paper and screen break alike.
            let words = text.words.trim_end();
            if words.is_empty() {
                return;
            }
            let kept = words.len();
            let width: f32 = text
                .glyphs
                .iter()
                .filter(|glyph| usize::try_from(glyph.cluster).is_ok_and(|at| at < kept))
                .map(|glyph| glyph.advance)
                .sum::<f32>()
                * text.size
                / 1000.0;
            let style = if text.face == crate::fonts::Face::SerifItalic {
                r#" font-style="italic""#
            } else {
                ""
            };
            let _ = write!(
                out,
                r#"<text x="{:.2}" y="{:.2}" font-family="'{}'" font-weight="{}"{style} font-size="{:.2}" textLength="{width:.2}" fill="{}" xml:space="preserve">"#,
                text.x,
                text.y,
                text.face.family(),
                text.face.weight(),
                text.size,
                color(text.is_gray),
            );
            escape(out, words);
            write!(out, "</text>")
        }
        Ink::Line {
            x0,
            y0,
            x1,
            y1,
            width,
            is_gray,
            is_dashed,
        } => write!(
            out,
            r#"<line x1="{x0:.2}" y1="{y0:.2}" x2="{x1:.2}" y2="{y1:.2}" stroke="{}" stroke-width="{width:.2}"{}/>"#,
            color(*is_gray),
            dashes(*is_dashed),
        ),
        Ink::Picture {
            x,
            y,
            width,
            height,
            picture,
        } => {
            // What is no base64 never becomes part of a drawing.
            let is_plain = |sign: u8| sign.is_ascii_alphanumeric() || b"+/=".contains(&sign);
            if !picture.jpeg.bytes().all(is_plain) {
                return;
            }
            write!(
                out,
                r#"<image x="{x:.2}" y="{y:.2}" width="{width:.2}" height="{height:.2}" href="data:image/jpeg;base64,{}"/>"#,
                picture.jpeg
            )
        }
        Ink::Circle {
            x,
            y,
            radius,
            is_gray,
            is_filled,
        } => write!(
            out,
            r#"<circle cx="{x:.2}" cy="{y:.2}" r="{radius:.2}" stroke="{}" stroke-width="{EDGE}" fill="{}"/>"#,
            color(*is_gray),
            if *is_filled {
                color(*is_gray)
            } else {
                "#ffffff"
            }
        ),
        Ink::Area {
            corners,
            is_gray,
            is_filled,
        } => write!(
            out,
            r#"<polygon points="{}" stroke="{}" stroke-width="{EDGE}" fill="{}"/>"#,
            points(corners),
            color(*is_gray),
            if *is_filled {
                color(*is_gray)
            } else {
                "#ffffff"
            }
        ),
    };
}

/// The attribute that breaks a line into dashes.
pub(crate) fn dashes(is_dashed: bool) -> String {
    if is_dashed {
        let [dash, gap] = DASH;
        format!(r#" stroke-dasharray="{dash} {gap}""#)
    } else {
        String::new()
    }
}

/// Corners as SVG lists them.
pub(crate) fn points(corners: &[(f32, f32)]) -> String {
    let list: Vec<String> = corners
        .iter()
        .map(|(x, y)| format!("{x:.2},{y:.2}"))
        .collect();
    list.join(" ")
}

pub(crate) fn escape(out: &mut String, words: &str) {
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
}
