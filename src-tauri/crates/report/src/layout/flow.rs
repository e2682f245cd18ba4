//! From pieces to pages.

use super::{Ink, Item, OutlineEntry, Page, Repeated, Style};

/// A piece of a page that is never cut: a line, a row, a drawing.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing about how a piece flows"
)]
pub struct Piece {
    /// How high.
    pub height: f32,
    /// What stands in it; `y` from its top, `x` from the page's left edge.
    pub items: Vec<Item>,
    /// Stays with the piece after it.
    pub keeps_next: bool,
    /// Belongs to parts that stay on one page where a page holds all of them.
    pub is_kept: bool,
    /// Empty space: dropped at the top of a page.
    pub is_space: bool,
    /// Placed where there is room left for it, and dropped where there is none.
    pub is_spare: bool,
    /// The last words, which may stand below the text.
    pub is_last_words: bool,
    /// The next piece begins a page.
    pub breaks_page: bool,
    /// The header to repeat where this piece begins a page.
    pub repeats: Repeated,
    /// Headings for the outline: level, words, and how far down the piece they stand.
    pub headings: Vec<(u8, String, f32)>,
}

/// How far the last words may stand below the text, in points: the foot begins later.
const BELOW: f32 = 22.0;

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
        let (group, after) = first_group(rest, |piece| piece.keeps_next || piece.is_kept);
        rest = after;
        if out.takes_whole(group) {
            continue;
        }
        // No page holds it: then at least what must not be torn apart stays together.
        let mut rest = group;
        while !rest.is_empty() {
            let (group, after) = first_group(rest, |piece| piece.keeps_next);
            rest = after;
            if !out.takes_whole(group) {
                for piece in group {
                    out.place(piece);
                }
            }
        }
    }
    Flowed {
        pages: out.pages,
        outline: out.outline,
    }
}

/// The pieces at the beginning that stay together, and the rest. Space after what keeps
/// the next piece keeps it too.
fn first_group(pieces: &[Piece], keeps: impl Fn(&Piece) -> bool) -> (&[Piece], &[Piece]) {
    let length = pieces
        .iter()
        .enumerate()
        .position(|(at, piece)| !(keeps(piece) || (piece.is_space || piece.is_spare) && at > 0))
        .map_or(pieces.len(), |at| at + 1);
    pieces.split_at(length.min(pieces.len()))
}

/// How much room pieces need; spare ones need none.
fn needed(pieces: &[Piece]) -> f32 {
    let pieces = pieces.iter().filter(|piece| !piece.is_spare);
    pieces.map(|piece| piece.height).sum()
}

struct Out {
    style: Style,
    pages: Vec<Page>,
    outline: Vec<OutlineEntry>,
    y: f32,
    is_fresh: bool,
}

impl Out {
    /// Places pieces that stay together, on the next page where this one has no room for
    /// all of them. Nothing is placed where no page has.
    fn takes_whole(&mut self, group: &[Piece]) -> bool {
        let height = needed(group);
        let room = self.room_for(group);
        let again: f32 = group
            .first()
            .and_then(|piece| piece.repeats.as_ref())
            .map_or(0.0, |header| header.iter().map(|piece| piece.height).sum());
        if height + again > room && group.len() > 1 {
            return false;
        }
        if !self.is_fresh && self.y + height > room {
            self.next_page(group.first());
        }
        for (at, piece) in group.iter().enumerate() {
            let after = group.get(at + 1..).unwrap_or_default();
            if piece.is_spare && self.y + piece.height + needed(after) > room {
                continue;
            }
            self.place(piece);
        }
        true
    }

    /// How high pieces may stand that end a page.
    fn room_for(&self, group: &[Piece]) -> f32 {
        let below = group.last().is_some_and(|piece| piece.is_last_words);
        self.style.height() + if below { BELOW } else { 0.0 }
    }

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
        let room = self.room_for(std::slice::from_ref(piece));
        if !self.is_fresh && self.y + piece.height > room {
            if piece.is_space || piece.is_spare {
                return;
            }
            self.next_page(Some(piece));
        }
        self.put(piece);
    }

    fn put(&mut self, piece: &Piece) {
        let top = self.style.top + self.y;
        for (level, title, down) in &piece.headings {
            let page = self.pages.len() - 1;
            self.outline.push(OutlineEntry {
                level: *level,
                title: title.clone(),
                page,
                y: top + down,
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

/// Cells side by side: one piece where this much room holds it, else slices that go on
/// from page to page. No line of any cell is left out.
pub fn side_by_side(cells: &[Vec<Piece>], pad: f32, room: f32, slice: f32) -> Vec<Piece> {
    let height = |cell: &Vec<Piece>| -> f32 { cell.iter().map(|piece| piece.height).sum() };
    let tallest = cells.iter().map(height).fold(0.0, f32::max) + 2.0 * pad;
    let slice = if tallest <= room { f32::MAX } else { slice };
    let mut rest: Vec<&[Piece]> = cells.iter().map(Vec::as_slice).collect();
    let mut out = Vec::new();
    let mut begins = pad;
    loop {
        let mut piece = Piece {
            height: begins,
            ..Piece::default()
        };
        for cell in &mut rest {
            let mut y = begins;
            while let Some((next, after)) = cell.split_first() {
                // At least one goes, so that a drawing higher than a slice ends.
                if y + next.height > slice && y > begins {
                    break;
                }
                let items = next.items.iter().map(|item| moved(item, y));
                piece.items.extend(items);
                let headings = next.headings.iter();
                piece
                    .headings
                    .extend(headings.map(|(level, title, down)| (*level, title.clone(), down + y)));
                y += next.height;
                *cell = after;
            }
            piece.height = piece.height.max(y);
        }
        let is_last = rest.iter().all(|cell| cell.is_empty());
        if is_last {
            piece.height += pad;
        }
        out.push(piece);
        if is_last {
            return out;
        }
        begins = 0.0;
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
        Ink::Circle { y, .. } | Ink::Picture { y, .. } => *y += down,
        Ink::Area { corners, .. } => {
            for (_, y) in corners {
                *y += down;
            }
        }
    }
    item
}
