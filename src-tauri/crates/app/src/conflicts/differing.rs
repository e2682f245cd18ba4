//! Where texts differ, word by word.

use crate::view::conflict::DiffPiece;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Texts with more pieces than this, all together, are not compared word by word: it
/// would take longer than a reader waits, and marks everywhere help nobody.
const MOST: usize = 6_000;

/// Each text cut into stretches that all texts have, and stretches that not all have.
pub(super) fn differing(texts: &[&str]) -> Vec<Vec<DiffPiece>> {
    let words: Vec<Vec<&str>> = texts.iter().map(|text| words(text)).collect();
    if words.iter().map(Vec::len).sum::<usize>() > MOST {
        return texts.iter().map(|text| vec![whole(text)]).collect();
    }
    words
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let mut differs = vec![false; text.len()];
            for (_, other) in words.iter().enumerate().filter(|(other, _)| *other != at) {
                for op in capture_diff_slices(Algorithm::Myers, text, other) {
                    if !matches!(op, DiffOp::Equal { .. }) {
                        let changed = differs.get_mut(op.old_range());
                        changed.into_iter().flatten().for_each(|it| *it = true);
                    }
                }
            }
            pieces(text, &differs)
        })
        .collect()
}

/// A text as one stretch that is not marked.
pub(super) fn whole(text: &str) -> DiffPiece {
    DiffPiece {
        text: text.to_owned(),
        differs: false,
    }
}

/// Words, and the blanks between them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_blank = first.is_whitespace();
        let end = rest
            .find(|sign: char| sign.is_whitespace() != is_blank)
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

/// Neighbours that are alike, together. A blank between two words that differ differs
/// with them, so that a mark is not cut to pieces.
fn pieces(words: &[&str], differs: &[bool]) -> Vec<DiffPiece> {
    let mut pieces: Vec<DiffPiece> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let marked = |at: usize| differs.get(at).copied().unwrap_or(false);
        let is_between =
            word.trim().is_empty() && at.checked_sub(1).is_some_and(marked) && marked(at + 1);
        let is_marked = marked(at) || is_between;
        match pieces.last_mut() {
            Some(last) if last.differs == is_marked => last.text.push_str(word),
            _ => pieces.push(DiffPiece {
                text: (*word).to_owned(),
                differs: is_marked,
            }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(texts: &[&str]) -> Vec<String> {
        let told = |piece: DiffPiece| {
            if piece.differs {
                format!("[{}]", piece.text)
            } else {
                piece.text
            }
        };
        let all = differing(texts).into_iter();
        all.map(|text| text.into_iter().map(told).collect())
            .collect()
    }

    #[test]
    fn words_that_not_all_have_are_marked() {
        let found = marked(&[
            "Two people pull the report by December 18.",
            "Two people pull the report before the next submission.",
        ]);
        assert_eq!(
            found,
            [
                "Two people pull the report [by December 18.]",
                "Two people pull the report [before the next submission.]"
            ]
        );
    }

    #[test]
    fn among_three_texts_a_word_must_be_in_all() {
        let found = marked(&["one two three", "one two", "one two four"]);
        assert_eq!(found, ["one two[ three]", "one two", "one two[ four]"]);
    }

    #[test]
    fn a_text_is_whole_again_when_its_pieces_are_put_together() {
        for texts in [["", "a"], ["  a\n\nb ", "a b"], ["ä ö", "ä  ö ü"]] {
            for (text, pieces) in texts.iter().zip(differing(&texts)) {
                let again: String = pieces.into_iter().map(|piece| piece.text).collect();
                assert_eq!(again, *text);
            }
        }
    }

    #[test]
    fn very_long_texts_stand_unmarked() {
        let (one, other) = ("a ".repeat(MOST), "b ".repeat(MOST));
        for pieces in differing(&[&one, &other]) {
            assert_eq!(pieces.len(), 1);
            assert!(pieces.iter().all(|piece| !piece.differs));
        }
    }
}
