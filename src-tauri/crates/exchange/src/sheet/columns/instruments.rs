//! The sheets that make a self-check an instrument: what counts, who takes part, what its
//! entries add up to.

use super::{Column, DOMAIN, SMALL_ID, Sheet, free, needed, yes};
use crate::sheet::words::all_words;
use trellis_domain::pack::{CapacityDomain, Undecided};
use trellis_domain::words::AssessmentPart;

const LIST: Column = needed("List", 24, "The id of its list, which is a self check.");

pub(in crate::sheet) const INSTRUMENTS: Sheet = Sheet {
    name: "Instruments",
    columns: &[
        LIST,
        needed(
            "Least answered",
            14,
            "How many in 100 entries need a score for a domain or an index to have one: 0 to 100.",
        ),
        needed(
            "Without agreement",
            18,
            "What becomes of an entry that was voted on and not agreed: it stays open, takes the lowest score shown, or what more than half showed.",
        )
        .of(all_words::<Undecided>),
        needed("Word for 0", 18, "Such as Not yet."),
        needed("Word for 1", 18, "Such as Partly."),
        needed("Word for 2", 18, "Such as In place."),
        free("Procedure", 90, "How it goes, one step a line."),
    ],
};

pub(in crate::sheet) const ROLES: Sheet = Sheet {
    name: "Roles",
    columns: &[
        LIST,
        needed("Role", 18, "The part somebody has in it.").of(all_words::<AssessmentPart>),
        needed("About", 70, "What whoever has it does."),
        free("Votes", 8, "Whether they show hands.").of(yes),
    ],
};

pub(in crate::sheet) const INDICES: Sheet = Sheet {
    name: "Indices",
    columns: &[
        needed("Id", 20, SMALL_ID),
        LIST,
        needed("Name", 40, "Its name."),
        free("Domain", 10, DOMAIN).of(all_words::<CapacityDomain>),
        needed(
            "Entries",
            60,
            "Ids of the entries that it adds up, with commas between them.",
        ),
    ],
};
