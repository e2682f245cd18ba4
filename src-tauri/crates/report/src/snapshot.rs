//! Pages as text: where words stand and what they are, for tests that a person reads.

use crate::layout::{Ink, NodeId, Pages};
use std::fmt::Write;

impl Pages {
    /// The pages as lines: what each stretch of words is, then the words, in reading
    /// order; decoration last and in brackets.
    pub fn text_snapshot(&self) -> String {
        let mut out = String::new();
        for (at, page) in self.pages.iter().enumerate() {
            let _ = writeln!(out, "── page {} of {}", at + 1, self.pages.len());
            let mut before: Option<(Option<NodeId>, i64)> = None;
            let mut line = String::new();
            for item in &page.items {
                let Ink::Text(text) = &item.ink else { continue };
                #[expect(clippy::cast_possible_truncation, reason = "pages are 792 points high")]
                let place = (item.node, (text.y * 4.0) as i64);
                if before.is_some_and(|before| before != place) {
                    let _ = writeln!(out, "{}", line.trim_end());
                    line.clear();
                }
                if before != Some(place) {
                    let role = item.node.and_then(|node| self.tree.get(node));
                    let tag = role.map_or("[foot]", |node| node.role.tag());
                    let _ = write!(line, "{tag:<7}");
                }
                line.push_str(&text.words);
                before = Some(place);
            }
            let _ = writeln!(out, "{}", line.trim_end());
        }
        out
    }

    /// Every word on the pages, in reading order, without the furniture.
    pub fn words(&self) -> String {
        let mut out = String::new();
        for page in &self.pages {
            for item in page.items.iter().filter(|item| item.node.is_some()) {
                if let Ink::Text(text) = &item.ink {
                    out.push_str(&text.words);
                    out.push(' ');
                }
            }
        }
        out
    }
}
