//! From laid-out pages to a tagged PDF. Only this file and `tags` know printpdf and
//! lopdf: printpdf draws pages and embeds the letters that were used, `tags` adds what
//! it has no words for.

pub mod code;
mod color;
mod tags;

use crate::fonts::{Face, Glyph};
use crate::layout::{DASH, EDGE, Ink, NodeId, PAGE_HEIGHT, PAGE_WIDTH, Page, Pages, Text};
use printpdf::{
    Color, CustomPdfConformance, DictItem, FontId, Greyscale, Line, LineDashPattern, LinePoint, Op,
    PaintMode, ParsedFont, PdfConformance, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, TextItem, TextMatrix, WindingOrder,
};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Why pages could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A typeface that is built in cannot be read.
    #[error("the typeface {0:?} that comes with Trellis cannot be read")]
    Face(Face),
    /// The finished document could not be put together.
    #[error("the pages could not be put together as a PDF")]
    Parts(#[from] lopdf::Error),
    /// A picture is not what it says.
    #[error("the logo could not be read")]
    Picture,
    /// The finished document could not be written out.
    #[error("the pages could not be written as a PDF")]
    Bytes(#[from] std::io::Error),
}

/// Where the content of a node stands: page and number on that page.
type Marks = BTreeMap<NodeId, Vec<(usize, i64)>>;

impl Pages {
    /// The pages as a PDF: tagged, with an outline, the letters embedded. The same
    /// pages always give the same bytes.
    ///
    /// # Errors
    /// Only where Trellis itself was put together wrongly.
    pub fn to_pdf(&self) -> Result<Vec<u8>, WriteError> {
        let mut document = PdfDocument::new(&self.about.title);
        document.metadata.info.conformance = PdfConformance::Custom(CustomPdfConformance {
            identifier: String::new(),
            requires_icc_profile: false,
            requires_xmp_metadata: false,
            ..CustomPdfConformance::default()
        });
        for face in Face::ALL {
            let parsed = parsed(face).ok_or(WriteError::Face(face))?;
            document
                .resources
                .fonts
                .map
                .insert(font_id(face), PdfFont::new(parsed.clone()));
        }
        let mut marks = Marks::new();
        for (at, page) in self.pages.iter().enumerate() {
            let (width, height) = (Pt(PAGE_WIDTH).into(), Pt(PAGE_HEIGHT).into());
            let mut sheet = PdfPage::new(width, height, page_ops(page, at, &mut marks));
            // The detour over millimeters would make Letter a hair too small.
            let size = Rect::from_wh(Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT));
            sheet.media_box = size.clone();
            sheet.trim_box = size.clone();
            sheet.crop_box = size;
            document.pages.push(sheet);
        }
        let options = PdfSaveOptions {
            image_optimization: None,
            ..PdfSaveOptions::default()
        };
        let mut inner = document.to_lopdf_document(&options, &mut Vec::new());
        tags::complete(&mut inner, self, &marks)?;
        let mut bytes = Vec::new();
        inner.compress();
        inner.save_modern(&mut bytes)?;
        Ok(bytes)
    }
}

fn parsed(face: Face) -> Option<&'static ParsedFont> {
    static FONTS: LazyLock<Vec<Option<ParsedFont>>> = LazyLock::new(|| {
        let read = |face: &Face| ParsedFont::from_bytes(face.bytes(), 0, &mut Vec::new());
        Face::ALL.iter().map(read).collect()
    });
    let at = Face::ALL.iter().position(|known| *known == face)?;
    FONTS.get(at)?.as_ref()
}

/// Six capitals before the name tell a reader that only the used letters are inside.
fn font_id(face: Face) -> FontId {
    let tag = match face {
        Face::Serif => "TRSERI",
        Face::SerifStrong => "TRSERB",
        Face::SerifItalic => "TRSERT",
        Face::Sans => "TRSANS",
        Face::SansStrong => "TRSANB",
    };
    FontId(tag.to_owned())
}

fn page_ops(page: &Page, at: usize, marks: &mut Marks) -> Vec<Op> {
    let mut ops = Vec::new();
    let mut next_mark: i64 = 0;
    let mut open: Option<Option<NodeId>> = None;
    for item in &page.items {
        if open != Some(item.node) {
            if open.is_some() {
                ops.push(Op::EndMarkedContent);
            }
            match item.node {
                Some(node) => {
                    let tag = "P".to_owned();
                    let mark = BTreeMap::from([("MCID".to_owned(), DictItem::Int(next_mark))]);
                    let properties = DictItem::Dict { map: mark };
                    ops.push(Op::BeginMarkedContentWithProperties { tag, properties });
                    marks.entry(node).or_default().push((at, next_mark));
                    next_mark += 1;
                }
                None => ops.push(Op::BeginMarkedContent {
                    tag: "Artifact".to_owned(),
                }),
            }
            open = Some(item.node);
        }
        put(&mut ops, &item.ink);
    }
    if open.is_some() {
        ops.push(Op::EndMarkedContent);
    }
    ops
}

fn put(ops: &mut Vec<Op>, ink: &Ink) {
    match ink {
        Ink::Text(text) => put_text(ops, text),
        // printpdf would store its pixels; `tags` puts the JPEG in as it is.
        Ink::Picture { .. } => {}
        Ink::Line {
            x0,
            y0,
            x1,
            y1,
            width,
            is_gray,
            is_dashed,
        } => {
            ops.push(Op::SetOutlineColor {
                col: gray(*is_gray),
            });
            ops.push(Op::SetOutlineThickness { pt: Pt(*width) });
            if *is_dashed {
                ops.push(Op::SetLineDashPattern {
                    dash: LineDashPattern::new(0.0, &DASH),
                });
            }
            let points = vec![point(*x0, *y0, false), point(*x1, *y1, false)];
            ops.push(Op::DrawLine {
                line: Line {
                    points,
                    is_closed: false,
                },
            });
            if *is_dashed {
                ops.push(Op::SetLineDashPattern {
                    dash: LineDashPattern::solid(),
                });
            }
        }
        Ink::Circle {
            x,
            y,
            radius,
            is_gray,
            is_filled,
        } => put_area(ops, circle(*x, *y, *radius), *is_gray, *is_filled),
        Ink::Area {
            corners,
            is_gray,
            is_filled,
        } => {
            let corners = corners.iter().map(|(x, y)| point(*x, *y, false));
            put_area(ops, corners.collect(), *is_gray, *is_filled);
        }
    }
}

/// A closed outline, filled with its ink or with the paper's white.
fn put_area(ops: &mut Vec<Op>, points: Vec<LinePoint>, is_gray: bool, is_filled: bool) {
    ops.push(Op::SetOutlineColor { col: gray(is_gray) });
    let fill = if is_filled { gray(is_gray) } else { white() };
    ops.push(Op::SetFillColor { col: fill });
    ops.push(Op::SetOutlineThickness { pt: Pt(EDGE) });
    let polygon = Polygon {
        rings: vec![PolygonRing { points }],
        mode: PaintMode::FillStroke,
        winding_order: WindingOrder::NonZero,
    };
    ops.push(Op::DrawPolygon { polygon });
}

/// A circle as four curves.
fn circle(x: f32, y: f32, r: f32) -> Vec<LinePoint> {
    let k = r * 0.552_284_8;
    vec![
        point(x + r, y, false),
        point(x + r, y + k, true),
        point(x + k, y + r, true),
        point(x, y + r, false),
        point(x - k, y + r, true),
        point(x - r, y + k, true),
        point(x - r, y, false),
        point(x - r, y - k, true),
        point(x - k, y - r, true),
        point(x, y - r, false),
        point(x + k, y - r, true),
        point(x + r, y - k, true),
        point(x + r, y, false),
    ]
}

fn point(x: f32, y: f32, bezier: bool) -> LinePoint {
    LinePoint {
        p: Point {
            x: Pt(x),
            y: Pt(PAGE_HEIGHT - y),
        },
        bezier,
    }
}

/// Black, or the one gray: 4A4A4A, which a laser printer and tired eyes both read.
fn gray(is_gray: bool) -> Color {
    let percent = if is_gray { 0.29 } else { 0.0 };
    Color::Greyscale(Greyscale {
        percent,
        icc_profile: None,
    })
}

fn white() -> Color {
    Color::Greyscale(Greyscale {
        percent: 1.0,
        icc_profile: None,
    })
}

/// Words, in stretches: letters the face has, and boxes for letters it lacks, whose
/// text is kept behind them.
fn put_text(ops: &mut Vec<Op>, text: &Text) {
    let mut x = text.x;
    let mut rest = text.glyphs.as_slice();
    while let Some(first) = rest.first() {
        let length = rest
            .iter()
            .take_while(|glyph| glyph.is_stand_in == first.is_stand_in)
            .count();
        let (stretch, after) = rest.split_at(length);
        let begins = usize::try_from(first.cluster).unwrap_or(0);
        let ends = after.first().map_or(text.words.len(), |glyph| {
            usize::try_from(glyph.cluster).unwrap_or(0)
        });
        if first.is_stand_in {
            let actual = text.words.get(begins..ends).unwrap_or_default();
            let data = [0xFE, 0xFF]
                .into_iter()
                .chain(actual.encode_utf16().flat_map(u16::to_be_bytes));
            let data = DictItem::String {
                data: data.collect(),
                literal: false,
            };
            let map = BTreeMap::from([("ActualText".to_owned(), data)]);
            let properties = DictItem::Dict { map };
            ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties,
            });
        }
        put_stretch(ops, text, stretch, x, ends);
        if first.is_stand_in {
            ops.push(Op::EndMarkedContent);
        }
        x += stretch.iter().map(|glyph| glyph.advance).sum::<f32>() * text.size / 1000.0;
        rest = after;
    }
}

fn put_stretch(ops: &mut Vec<Op>, text: &Text, stretch: &[Glyph], x: f32, ends: usize) {
    let mut glyphs = Vec::with_capacity(stretch.len());
    for (at, glyph) in stretch.iter().enumerate() {
        let begins = usize::try_from(glyph.cluster).unwrap_or(0);
        let stops = stretch
            .get(at + 1)
            .map_or(ends, |next| usize::try_from(next.cluster).unwrap_or(0));
        let letters = text.words.get(begins..stops).unwrap_or_default();
        let letters = if glyph.is_stand_in {
            "\u{25A1}"
        } else {
            letters
        };
        // What shaping moved the pen by, beyond the letter's own width.
        let kern = text.face.advance(glyph.id) - glyph.advance;
        let offset = if kern.abs() < 0.5 { 0.0 } else { kern };
        let cid = (!letters.is_empty()).then(|| letters.to_owned());
        glyphs.push(printpdf::Codepoint {
            gid: glyph.id,
            offset,
            cid,
        });
    }
    ops.push(Op::StartTextSection);
    ops.push(Op::SetFillColor {
        col: gray(text.is_gray),
    });
    ops.push(Op::SetFont {
        font: PdfFontHandle::External(font_id(text.face)),
        size: Pt(text.size),
    });
    let matrix = TextMatrix::Translate(Pt(x), Pt(PAGE_HEIGHT - text.y));
    ops.push(Op::SetTextMatrix { matrix });
    ops.push(Op::ShowText {
        items: vec![TextItem::GlyphIds(glyphs)],
    });
    ops.push(Op::EndTextSection);
}
