//! A document in Typst's words.

use std::fmt::Write;
use trellis_report::document::{
    Align, Block, Columns, Document, Figure, Paragraph, Row, Run, Shape, Table,
};
use trellis_report::fonts::Face;

/// What stands before every document: the page, the voices, the headings.
const HEAD: &str = r#"#set text(top-edge: 0.95em, bottom-edge: -0.41em)
#set par(leading: 0pt, spacing: 0pt)
#set block(spacing: 0pt)
#let r(font, weight, style, size, gray, words) = text(font: font, weight: weight, style: style, size: size, fill: if gray { luma(74) } else { black }, words)
#let serif(..rest) = r("Source Serif 4", 400, "normal", ..rest)
#let serifstrong(..rest) = r("Source Serif 4", 600, "normal", ..rest)
#let serifitalic(..rest) = r("Source Serif 4", 400, "italic", ..rest)
#let sans(..rest) = r("Public Sans", 400, "normal", ..rest)
#let sansstrong(..rest) = r("Public Sans", 600, "normal", ..rest)
#show heading: it => block(above: 0pt, below: 4pt, it.body)
#show heading.where(level: 1): set text(font: "Source Serif 4", weight: 600, size: 22pt)
#show heading.where(level: 2): set text(font: "Public Sans", weight: 600, size: 10.45pt)
#show heading.where(level: 3): set text(font: "Source Serif 4", weight: 600, size: 11.55pt)
#set table(inset: (x: 4pt, y: 3.5pt), stroke: (x, y) => (bottom: 0.5pt))
#set enum(numbering: n => text(font: "Source Serif 4", weight: 600, size: 17.6pt, str(n)))
#set list(marker: [–])
"#;

/// The source of a document.
pub fn source(document: &Document) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "#set document(title: {}, author: {})\n#set text(lang: \"en\", region: \"us\", font: \"Source Serif 4\", size: 11pt, ligatures: false)",
        quoted(&document.title),
        quoted(&document.author)
    );
    let _ = writeln!(
        out,
        "#set page(paper: \"us-letter\", margin: (left: 72pt, right: 48pt, top: 43pt, bottom: 68pt), footer: context [#line(length: 100%, stroke: 0.75pt) #text(font: \"Public Sans\", size: 8.47pt, fill: luma(74))[#{} #h(1fr) #{} #h(24pt) Page #counter(page).display() of #counter(page).final().first()]])",
        quoted(&document.foot_left),
        quoted(&document.foot_middle)
    );
    out.push_str(HEAD);
    blocks(&mut out, &document.blocks);
    out
}

fn quoted(words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", words.replace('\n', "\\n"))
}

fn blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        one(out, block);
    }
}

fn one(out: &mut String, block: &Block) {
    match block {
        Block::Heading(heading) => {
            let level = heading.level;
            let _ = writeln!(out, "#heading(level: {level}, {})", quoted(&heading.text));
        }
        Block::Paragraph(words) | Block::LastWords(words) => paragraph(out, words),
        Block::Columns(columns) => side_by_side(out, columns),
        Block::Numbered(entries) => list(out, "enum", entries),
        Block::Points(entries) => list(out, "list", entries),
        Block::Table(it) => table(out, it),
        Block::Figure(it) => figure(out, it),
        Block::Picture(_) => {}
        Block::Rule(strength) => {
            let _ = writeln!(out, "#line(length: 100%, stroke: {strength}pt)");
        }
        Block::Space(points) => {
            let _ = writeln!(out, "#v({points}pt, weak: true)");
        }
        Block::PageBreak => out.push_str("#pagebreak(weak: true)\n"),
        Block::Keep(kept) => {
            out.push_str("#block(breakable: false, width: 100%)[\n");
            blocks(out, kept);
            out.push_str("]\n");
        }
        Block::NoteLines(count) | Block::SpareLines(count) => {
            for _ in 0..*count {
                out.push_str("#v(20pt)\n#line(length: 100%, stroke: 0.5pt)\n");
            }
        }
    }
}

fn paragraph(out: &mut String, paragraph: &Paragraph) {
    if paragraph.runs.is_empty() {
        return;
    }
    let is_right = paragraph.align == Align::Right;
    out.push_str(if is_right { "#align(right)[" } else { "#par[" });
    for run in &paragraph.runs {
        words(out, run);
    }
    out.push_str("]\n");
    if paragraph.after > 0.0 {
        let _ = writeln!(out, "#v({}pt, weak: true)", paragraph.after);
    }
}

fn words(out: &mut String, run: &Run) {
    let voice = match run.face {
        Face::Serif => "serif",
        Face::SerifStrong => "serifstrong",
        Face::SerifItalic => "serifitalic",
        Face::Sans => "sans",
        Face::SansStrong => "sansstrong",
    };
    let size = run.size * 11.0;
    let gray = run.is_gray;
    let _ = write!(out, "#{voice}({size}pt, {gray}, {})", quoted(&run.text));
}

fn shares(widths: impl Iterator<Item = f32>) -> String {
    widths.fold(String::new(), |mut shares, share| {
        let _ = write!(shares, "{share}fr, ");
        shares
    })
}

fn side_by_side(out: &mut String, columns: &Columns) {
    let widths = shares(columns.columns.iter().map(|(share, _)| *share));
    let stroke = if columns.is_divided {
        ", stroke: (x, y) => if x > 0 { (left: 0.75pt) }, inset: (left: 6pt)"
    } else {
        ""
    };
    let _ = writeln!(
        out,
        "#grid(columns: ({widths}), column-gutter: 12pt{stroke},"
    );
    for (_, inside) in &columns.columns {
        out.push_str("[\n");
        blocks(out, inside);
        out.push_str("],\n");
    }
    out.push_str(")\n");
}

fn list(out: &mut String, kind: &str, entries: &[Vec<Block>]) {
    let _ = writeln!(out, "#{kind}(");
    for entry in entries {
        out.push_str("[\n");
        blocks(out, entry);
        out.push_str("],\n");
    }
    out.push_str(")\n");
}

fn table(out: &mut String, table: &Table) {
    let widths = shares(table.widths.iter().copied());
    let _ = write!(out, "#table(columns: ({widths}), table.header(");
    for head in &table.head {
        let _ = write!(out, "[#sansstrong(8.58pt, false, {})], ", quoted(head));
    }
    out.push_str("),\n");
    for row in &table.rows {
        cells(out, row);
    }
    out.push_str(")\n");
}

fn cells(out: &mut String, row: &Row) {
    for (at, cell) in row.cells.iter().enumerate() {
        out.push('[');
        if at == 0 && row.least_height > 0.0 {
            let _ = writeln!(out, "#v({}pt)", row.least_height - 7.0);
        }
        blocks(out, cell);
        out.push_str("], ");
    }
    out.push('\n');
}

fn figure(out: &mut String, figure: &Figure) {
    let _ = write!(
        out,
        "#pdf.artifact(box(width: {}pt, height: {}pt)[",
        figure.width, figure.height
    );
    for shape in &figure.shapes {
        match shape {
            Shape::Line {
                x0,
                y0,
                x1,
                y1,
                width,
                ..
            } => {
                let _ = write!(
                    out,
                    "#place(line(start: ({x0}pt, {y0}pt), end: ({x1}pt, {y1}pt), stroke: {width}pt))"
                );
            }
            Shape::Circle {
                x,
                y,
                radius,
                is_filled,
                ..
            } => {
                let (left, top) = (x - radius, y - radius);
                let fill = if *is_filled { "black" } else { "white" };
                let _ = write!(
                    out,
                    "#place(dx: {left}pt, dy: {top}pt, circle(radius: {radius}pt, stroke: 0.9pt, fill: {fill}))"
                );
            }
            Shape::Area { .. } | Shape::Words(_) => {}
        }
    }
    out.push_str("])\n");
}
