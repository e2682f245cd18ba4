//! From pieces to pages.

use super::{Ink, Item, OutlineEntry, Page, Repeated, Style};

/// A piece of a page that is never cut: a line, a row, a drawing.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// How high.
    pub height: f32,
    /// What stands in it; `y` from its top, `x` from the page's left edge.
    pub items: Vec<Item>,
    /// Stays with the piece after it.
    pub keeps_next: bool,
    /// Empty space: dropped at the top of a page.
    pub is_space: bool,
    /// The next piece begins a page.
    pub breaks_page: bool,
    /// The header to repeat where this piece begins a page.
    pub repeats: Repeated,
    /// A heading for the outline.
    pub heading: Option<(u8, String)>,
}

/// Pages, and where the headings went.
pub struct Flowed {
    /// The pages.
    pub pages: Vec<Page>,
    /// The outline.
    pub outline: Vec<OutlineEntry>,
}

/// Lets pieces flow over pages. Pieces that keep together move to the next page as
/// one, unless no page holds them.
pub fn flow(pieces: &[Piece], style: &Style) -> Flowed {
    let mut out = Out {
        style: *style,
        pages: vec![Page::default()],
        outline: Vec::new(),
        y: 0.0,
        is_fresh: true,
    };
    let mut rest = pieces;
    while !rest.is_empty() {
        let length = rest
            .iter()
            .position(|piece| !piece.keeps_next)
            .map_or(rest.len(), |at| at + 1);
        let (group, after) = rest.split_at(length.min(rest.len()));
        rest = after;
        let height: f32 = group.iter().map(|piece| piece.height).sum();
        let fits_some_page = height <= style.height();
        if fits_some_page && !out.is_fresh && out.y + height > style.height() {
            out.next_page(group.first());
        }
        for piece in group {
            out.place(piece);
        }
    }
    Flowed {
        pages: out.pages,
        outline: out.outline,
    }
}

struct Out {
    style: Style,
    pages: Vec<Page>,
    outline: Vec<OutlineEntry>,
    y: f32,
    is_fresh: bool,
}

impl Out {
    fn next_page(&mut self, first: Option<&Piece>) {
        self.pages.push(Page::default());
        self.y = 0.0;
        self.is_fresh = true;
        if let Some(header) = first.and_then(|piece| piece.repeats.clone()) {
            for piece in header.iter() {
                self.put(piece);
            }
        }
    }

    fn place(&mut self, piece: &Piece) {
        if piece.breaks_page {
            if !self.is_fresh {
                self.next_page(None);
            }
            return;
        }
        if piece.is_space && self.is_fresh {
            return;
        }
        if !self.is_fresh && self.y + piece.height > self.style.height() {
            if piece.is_space {
                return;
            }
            self.next_page(Some(piece));
        }
        self.put(piece);
    }

    fn put(&mut self, piece: &Piece) {
        let top = self.style.top + self.y;
        if let Some((level, title)) = &piece.heading {
            let page = self.pages.len() - 1;
            self.outline.push(OutlineEntry {
                level: *level,
                title: title.clone(),
                page,
                y: top,
            });
        }
        if let Some(page) = self.pages.last_mut() {
            page.items
                .extend(piece.items.iter().map(|item| moved(item, top)));
        }
        self.y += piece.height;
        self.is_fresh = self.is_fresh && piece.is_space;
    }
}

/// An item, this much further down.
pub fn moved(item: &Item, down: f32) -> Item {
    let mut item = item.clone();
    match &mut item.ink {
        Ink::Text(text) => text.y += down,
        Ink::Line { y0, y1, .. } => {
            *y0 += down;
            *y1 += down;
        }
        Ink::Circle { y, .. } => *y += down,
        Ink::Area { corners, .. } => {
            for (_, y) in corners {
                *y += down;
            }
        }
    }
    item
}
