//! Words that logs use for the words of our lists. Only what can hardly mean anything
//! else; the rest is asked.

use super::squash;
use crate::words::{Initiative, Mode, Support};

/// How a contact took place, by a word such as `F2F` or `Zoom`.
pub fn mode(word: &str) -> Option<Mode> {
    let known = by_own_word(word, Mode::ALL, |it| (it.code(), it.word()));
    known.or_else(|| {
        Some(match squash(word).as_str() {
            "f2f" | "facetoface" | "inperson" | "onsite" | "sitevisit" | "visit" | "ip" => {
                Mode::InPerson
            }
            "zoom" | "teams" | "msteams" | "webex" | "googlemeet" | "videocall"
            | "videoconference" | "vc" | "virtual" | "online" => Mode::Video,
            "tc" | "tel" | "telephone" | "phonecall" | "call" | "telephonecall"
            | "teleconference" | "conferencecall" => Mode::Phone,
            "mail" | "emails" | "emailexchange" => Mode::Email,
            "doc" | "document" | "googledoc" | "shareddoc" => Mode::SharedDocument,
            _ => return None,
        })
    })
}

/// How a contact came about, by a word such as `Requested`.
pub fn initiative(word: &str) -> Option<Initiative> {
    let known = by_own_word(word, Initiative::ALL, |it| (it.code(), it.word()));
    known.or_else(|| {
        Some(match squash(word).as_str() {
            "plan" | "scheduled" | "standing" | "recurring" | "regular" => Initiative::Planned,
            "isp" | "ispinitiated" | "proactive" | "offer" => Initiative::Offered,
            "request" | "requested" | "regioninitiated" | "reactive" => Initiative::Asked,
            _ => return None,
        })
    })
}

/// What kind of support it was, by a word such as `TA`.
pub fn support(word: &str) -> Option<Support> {
    let known = by_own_word(word, Support::ALL, |it| (it.code(), it.word()));
    known.or_else(|| {
        Some(match squash(word).as_str() {
            "capacitybuilding" | "implementationsupport" | "intensive" | "brief" => {
                Support::Capacity
            }
            "universalsupport" => Support::Universal,
            _ => return None,
        })
    })
}

fn by_own_word<W: Copy>(
    word: &str,
    all: &[W],
    names: impl Fn(W) -> (&'static str, &'static str),
) -> Option<W> {
    let meant = squash(word);
    all.iter().copied().find(|it| {
        let (code, word) = names(*it);
        squash(code) == meant || squash(word) == meant
    })
}

/// Who took part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct With {
    /// The Community Implementation Team.
    pub cit: bool,
    /// The community leadership team.
    pub clt: bool,
    /// Everybody else, as the log has it.
    pub others: String,
}

/// Who took part, from a cell such as `CIT, agency lead`. What names a team and nothing
/// else counts as the team; all other words stay.
pub fn who(cell: &str) -> With {
    let mut with = With::default();
    let mut others: Vec<&str> = Vec::new();
    for part in cell.split([',', ';', '/', '+', '&', '\n']) {
        let part = part.trim();
        match squash(part).as_str() {
            "" => {}
            "cit" | "thecit" | "communityimplementationteam" | "implementationteam" => {
                with.cit = true;
            }
            "clt" | "theclt" | "communityleadershipteam" | "leadershipteam" => with.clt = true,
            "citandclt" | "cltandcit" => (with.cit, with.clt) = (true, true),
            _ => others.push(part),
        }
    }
    // Where no team was taken out, the cell stays to the letter.
    with.others = if with.cit || with.clt {
        others.join(", ")
    } else {
        cell.trim().to_owned()
    };
    with
}
