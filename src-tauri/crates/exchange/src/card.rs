//! A card: who an installation is, and how to seal a file for it. Small enough to
//! e-mail; six words, read aloud, show that it arrived as it was sent.

use crate::installation::{Installation, is_signed};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;

/// The format of the card files that this Trellis writes.
const FORMAT: u32 = 1;
/// A card file is a few hundred bytes; nothing longer is one.
pub const LONGEST: u64 = 16_384;

/// One installation, as its colleagues know it. Signed by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The author of its changes: an Ed25519 public key.
    pub key: AuthorKey,
    /// What files are sealed for: an age public key, `age1…`.
    pub recipient: String,
    /// The practitioner whose laptop it is.
    pub holder: Id,
    /// Their name.
    pub name: String,
    /// By the key, over all of the above.
    pub signature: String,
}

/// A card as a file, with the team that its holder belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct CardFile {
    trellis_card: u32,
    team: Id,
    #[serde(flatten)]
    card: Card,
}

/// Why a file is no card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Something else altogether, or cut short.
    #[error("this file is not a Trellis card")]
    NotACard,
    /// In a format to come.
    #[error("this card was written by a newer Trellis")]
    FromTheFuture,
    /// What it says is not what its key signed.
    #[error("this card was altered after it was written")]
    Altered,
}

impl CardError {
    /// What to do about it.
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::NotACard => "Choose the card that your colleague sent; it ends in .card.",
            Self::FromTheFuture => "Install the newest Trellis, then add it again.",
            Self::Altered => "Do not use it. Ask your colleague for the card once more.",
        }
    }
}

impl Card {
    /// The card of an installation.
    pub fn of(installation: &Installation, holder: Id, name: &str) -> Self {
        let mut card = Self {
            key: installation.author(),
            recipient: installation.recipient(),
            holder,
            name: name.to_owned(),
            signature: String::new(),
        };
        card.signature = hex::encode(installation.sign(&card.signed_bytes()));
        card
    }

    fn signed_bytes(&self) -> Vec<u8> {
        let mut bytes = b"trellis card\0".to_vec();
        bytes.extend_from_slice(self.key.as_bytes());
        bytes.extend_from_slice(self.holder.as_bytes());
        for text in [&self.recipient, &self.name] {
            bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes
    }

    /// What it says is what its key signed.
    pub fn is_genuine(&self) -> bool {
        let mut signature = [0; 64];
        hex::decode_to_slice(&self.signature, &mut signature).is_ok()
            && is_signed(self.key, &self.signed_bytes(), &signature)
            && crate::seal::is_recipient(&self.recipient)
    }

    /// Six words to read aloud: two people who hear the same ones hold the same card.
    pub fn words(&self) -> String {
        let hash = Sha256::digest(self.signed_bytes());
        let words: Vec<String> = hash
            .as_chunks::<2>()
            .0
            .iter()
            .take(6)
            .map(|pair| word(u16::from_be_bytes(*pair)))
            .collect();
        words.join(" ")
    }

    /// The card as a file.
    pub fn to_file(&self, team: Id) -> String {
        let file = CardFile {
            trellis_card: FORMAT,
            team,
            card: self.clone(),
        };
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    /// Reads a card file: the card, and the team of its holder.
    ///
    /// # Errors
    /// Where it is none, or not what its key signed.
    pub fn from_file(text: &str) -> Result<(Self, Id), CardError> {
        let value: serde_json::Value =
            serde_json::from_str(text).map_err(|_| CardError::NotACard)?;
        match value
            .get("trellis_card")
            .and_then(serde_json::Value::as_u64)
        {
            Some(format) if format == u64::from(FORMAT) => {}
            Some(_) => return Err(CardError::FromTheFuture),
            None => return Err(CardError::NotACard),
        }
        // Read anew from the text, where a name that is there twice is noticed.
        let file: CardFile = serde_json::from_str(text).map_err(|_| CardError::NotACard)?;
        if !file.card.is_genuine() {
            return Err(CardError::Altered);
        }
        Ok((file.card, file.team))
    }
}

/// A word of five letters for each number, made of letters that are hard to mishear:
/// consonant, vowel, consonant, vowel, consonant.
fn word(number: u16) -> String {
    const CONSONANTS: [char; 16] = [
        'b', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'r', 's', 't', 'v', 'w', 'z',
    ];
    const VOWELS: [char; 4] = ['a', 'e', 'i', 'o'];
    let consonant = |bits: u16| CONSONANTS.get(usize::from(bits & 15)).copied();
    let vowel = |bits: u16| VOWELS.get(usize::from(bits & 3)).copied();
    [
        consonant(number >> 12),
        vowel(number >> 10),
        consonant(number >> 6),
        vowel(number >> 4),
        consonant(number),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn id(byte: u8) -> Id {
        Id::from_bytes([byte; 16])
    }

    fn card(secret: u8, name: &str) -> Card {
        let installation = Installation::new(std::path::Path::new(""), id(1), [secret; 32]);
        Card::of(&installation, id(2), name)
    }

    #[test]
    fn every_number_has_a_word_of_its_own() {
        let words: BTreeSet<String> = (0..=u16::MAX).map(word).collect();
        assert_eq!(words.len(), 65_536);
        assert!(words.iter().all(|word| word.len() == 5));
    }

    #[test]
    fn a_card_comes_back_from_its_file_with_the_same_words() {
        let card = card(7, "June Park");
        let (again, team) = Card::from_file(&card.to_file(id(3))).unwrap();
        assert_eq!((&again, team), (&card, id(3)));
        assert_eq!(again.words(), card.words());
        assert_eq!(card.words().split(' ').count(), 6);
    }

    #[test]
    fn another_laptop_or_another_name_has_other_words() {
        let words: BTreeSet<String> = [card(7, "June"), card(8, "June"), card(7, "Jane")]
            .iter()
            .map(Card::words)
            .collect();
        assert_eq!(words.len(), 3);
    }

    #[test]
    fn a_card_that_was_altered_is_none() {
        let (june, rose) = (card(7, "June"), card(8, "Rose"));
        let text = june.to_file(id(3));
        for (from, to) in [
            ("June", "Rose"),
            (june.recipient.as_str(), rose.recipient.as_str()),
            (&june.key.to_string(), &rose.key.to_string()),
            (&id(2).to_string(), &id(9).to_string()),
        ] {
            assert!(text.contains(from));
            let altered = Card::from_file(&text.replace(from, to));
            assert_eq!(altered.unwrap_err(), CardError::Altered, "{from}");
        }
        for text in ["", "{}", "[]", "hello", "{\"trellis_card\":1}"] {
            assert_eq!(Card::from_file(text).unwrap_err(), CardError::NotACard);
        }
        let newer = text.replace("\"trellis_card\": 1", "\"trellis_card\": 2");
        assert_eq!(
            Card::from_file(&newer).unwrap_err(),
            CardError::FromTheFuture
        );
    }
}
