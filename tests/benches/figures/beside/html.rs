//! A document as HTML with a style sheet, as `WeasyPrint` reads it.

use std::fmt::Write;
use std::path::Path;
use trellis_report::document::{
    Align, Block, Columns, Document, Figure, Paragraph, Run, Shape, Table,
};
use trellis_report::fonts::Face;

const STYLE: &str = r"
body { font: 11pt/1.36 serif4; margin: 0 }
h1 { font: 600 22pt/1.36 serif4; margin: 0 } h2 { font: 600 10.45pt/1.36 publics; margin: 0 0 2pt }
h3 { font: 600 11.55pt/1.36 serif4; margin: 0 0 2pt } p { margin: 0; orphans: 2; widows: 2 }
h1, h2, h3 { break-after: avoid } .keep { break-inside: avoid } .right { text-align: right }
.columns { display: table; table-layout: fixed; width: 100% } .columns > div { display: table-cell; padding-right: 12pt }
.divided > div + div { border-left: .75pt solid; padding-left: 6pt }
table { border-collapse: collapse; table-layout: fixed; width: 100% } tr { break-inside: avoid }
th { font: 600 8.58pt/1.36 publics; text-align: left; border-bottom: .75pt solid; padding: 0 8pt 2pt 0 }
td { vertical-align: top; border-bottom: .5pt solid #4a4a4a; padding: 3.5pt 8pt 3.5pt 0 }
ol { margin: 0; padding-left: 25pt } ul { margin: 0; padding-left: 13pt; list-style: '– ' } li { break-inside: avoid }
hr { border: 0; margin: 0; background: #000 } .gray { color: #4a4a4a }
.s { font-family: serif4 } .ss { font-family: serif4; font-weight: 600 } .si { font-family: serif4; font-style: italic }
.p { font-family: publics } .ps { font-family: publics; font-weight: 600 }
";

/// The source of a document.
pub fn source(document: &Document, fonts: &Path) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<!doctype html><html lang=\"en-US\"><head><meta charset=\"utf-8\"><title>{}</title><style>",
        escaped(&document.title)
    );
    for (family, file, weight, style) in [
        ("serif4", "SourceSerif4-Regular", 400, "normal"),
        ("serif4", "SourceSerif4-SemiBold", 600, "normal"),
        ("serif4", "SourceSerif4-Italic", 400, "italic"),
        ("publics", "PublicSans-Regular", 400, "normal"),
        ("publics", "PublicSans-SemiBold", 600, "normal"),
    ] {
        let _ = writeln!(
            out,
            "@font-face {{ font-family: {family}; font-weight: {weight}; font-style: {style}; src: url('file://{}/{file}.ttf') }}",
            fonts.display()
        );
    }
    let _ = writeln!(
        out,
        "@page {{ size: letter; margin: 43pt 48pt 68pt 72pt; @bottom-left {{ content: \"{}\"; font: 8.47pt publics }} @bottom-right {{ content: \"{}   Page \" counter(page) \" of \" counter(pages); font: 8.47pt publics }} }}",
        document.foot_left, document.foot_middle
    );
    out.push_str(STYLE);
    out.push_str("</style></head><body>\n");
    blocks(&mut out, &document.blocks);
    out.push_str("</body></html>\n");
    out
}

fn escaped(words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    words.replace('\n', "<br>")
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
            let words = escaped(&heading.text);
            let _ = writeln!(out, "<h{level}>{words}</h{level}>");
        }
        Block::Paragraph(words) | Block::LastWords(words) => paragraph(out, words),
        Block::Columns(columns) => side_by_side(out, columns),
        Block::Numbered(entries) => list(out, "ol", entries),
        Block::Points(entries) => list(out, "ul", entries),
        Block::Table(it) => table(out, it),
        Block::Figure(it) => figure(out, it),
        Block::Picture(_) => {}
        Block::Rule(strength) => {
            let _ = writeln!(out, "<hr style=\"height:{strength}pt\">");
        }
        Block::Space(points) => {
            let _ = writeln!(out, "<div style=\"height:{points}pt\"></div>");
        }
        Block::PageBreak => out.push_str("<div style=\"break-before:page\"></div>\n"),
        Block::Keep(kept) => {
            out.push_str("<div class=\"keep\">\n");
            blocks(out, kept);
            out.push_str("</div>\n");
        }
        Block::NoteLines(count) | Block::SpareLines(count) => {
            for _ in 0..*count {
                out.push_str("<hr style=\"height:.5pt;margin-top:21.5pt\">\n");
            }
        }
    }
}

fn paragraph(out: &mut String, paragraph: &Paragraph) {
    if paragraph.runs.is_empty() {
        return;
    }
    let class = if paragraph.align == Align::Right {
        " class=\"right\""
    } else {
        ""
    };
    let _ = write!(
        out,
        "<p{class} style=\"margin-bottom:{}pt\">",
        paragraph.after
    );
    for run in &paragraph.runs {
        words(out, run);
    }
    out.push_str("</p>\n");
}

fn words(out: &mut String, run: &Run) {
    let voice = match run.face {
        Face::Serif => "s",
        Face::SerifStrong => "ss",
        Face::SerifItalic => "si",
        Face::Sans => "p",
        Face::SansStrong => "ps",
    };
    let gray = if run.is_gray { " gray" } else { "" };
    let _ = write!(
        out,
        "<span class=\"{voice}{gray}\" style=\"font-size:{}pt\">{}</span>",
        run.size * 11.0,
        escaped(&run.text)
    );
}

fn side_by_side(out: &mut String, columns: &Columns) {
    let class = if columns.is_divided { " divided" } else { "" };
    let total: f32 = columns.columns.iter().map(|(share, _)| share).sum();
    let _ = writeln!(out, "<div class=\"columns{class}\">");
    for (share, inside) in &columns.columns {
        let _ = writeln!(out, "<div style=\"width:{}%\">", share / total * 100.0);
        blocks(out, inside);
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
}

fn list(out: &mut String, kind: &str, entries: &[Vec<Block>]) {
    let _ = writeln!(out, "<{kind}>");
    for entry in entries {
        out.push_str("<li>\n");
        blocks(out, entry);
        out.push_str("</li>\n");
    }
    let _ = writeln!(out, "</{kind}>");
}

fn table(out: &mut String, table: &Table) {
    let total: f32 = table.widths.iter().sum();
    out.push_str("<table><thead><tr>");
    for (head, share) in table.head.iter().zip(&table.widths) {
        let width = share / total * 100.0;
        let _ = write!(out, "<th style=\"width:{width}%\">{}</th>", escaped(head));
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in &table.rows {
        let _ = writeln!(out, "<tr style=\"height:{}pt\">", row.least_height);
        for cell in &row.cells {
            out.push_str("<td>");
            blocks(out, cell);
            out.push_str("</td>\n");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n");
}

fn figure(out: &mut String, figure: &Figure) {
    let (width, height) = (figure.width, figure.height);
    let _ = write!(
        out,
        "<svg width=\"{width}pt\" height=\"{height}pt\" viewBox=\"0 0 {width} {height}\">"
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
                    "<line x1=\"{x0}\" y1=\"{y0}\" x2=\"{x1}\" y2=\"{y1}\" stroke=\"#000\" stroke-width=\"{width}\"/>"
                );
            }
            Shape::Circle {
                x,
                y,
                radius,
                is_filled,
                ..
            } => {
                let fill = if *is_filled { "#000" } else { "#fff" };
                let _ = write!(
                    out,
                    "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" stroke=\"#000\" stroke-width=\"0.9\" fill=\"{fill}\"/>"
                );
            }
            Shape::Area { .. } | Shape::Words(_) => {}
        }
    }
    out.push_str("</svg>\n");
}
