//! The sheets of the pack itself and of its checklists.

use super::{DOMAIN, ID, REPLACED, SOURCES_HEAD, STAGE, Sheet, free, needed, yes};
use crate::sheet::words::{Where, all_words};
use trellis_domain::pack::{CapacityDomain, CapacityStage, Mirror};

pub(in crate::sheet) const PACK: Sheet = Sheet {
    name: "Pack",
    columns: &[
        needed(
            "Word",
            24,
            "What the value beside it is. Leave it as it is.",
        ),
        free("Value", 90, "Write the value here."),
    ],
};

pub(in crate::sheet) const SOURCES: Sheet = Sheet {
    name: "Sources",
    columns: &[
        needed(
            "Code",
            14,
            "Short, in capital letters and digits, such as S1. PJ stands for professional judgment.",
        ),
        needed("Title", 80, "Title or description of what was read."),
        free(
            "Address",
            60,
            "Web address, where there is one. It begins with https:// or http://.",
        ),
    ],
};

pub(in crate::sheet) const DOMAINS: Sheet = Sheet {
    name: "Domains",
    columns: &[
        needed("Domain", 10, DOMAIN).of(all_words::<CapacityDomain>),
        needed("Name", 40, "Its full name."),
        needed("Short name", 24, "A name that fits a narrow column."),
        needed("Working well", 80, "What it looks like when it works well."),
        SOURCES_HEAD,
    ],
};

pub(in crate::sheet) const STAGES: Sheet = Sheet {
    name: "Stages",
    columns: &[
        needed("Stage", 10, STAGE).of(all_words::<CapacityStage>),
        needed("Name", 40, "Its name on screen."),
        needed("Name on paper", 30, "The shorter name that is printed."),
    ],
};

pub(in crate::sheet) const QUESTIONS: Sheet = Sheet {
    name: "Questions",
    columns: &[
        needed("Domain", 10, DOMAIN).of(all_words::<CapacityDomain>),
        needed("Stage", 10, STAGE).of(all_words::<CapacityStage>),
        free("Question", 100, "A question that opens the conversation."),
    ],
};

pub(in crate::sheet) const ITEMS: Sheet = Sheet {
    name: "Items",
    columns: &[
        needed("Id", 14, ID),
        needed("Where", 14, "CC, LT, WD, QM or MN; or “whole region”, or “each program”.").of(all_words::<Where>),
        free("Stage", 8, "EX, IN or II for an item in a domain. Empty for the whole region and for each program.")
            .of(all_words::<CapacityStage>),
        needed("Condition", 60, "A condition that a team recognizes about itself, in one short sentence."),
        needed("How we would know", 50, "What would show it."),
        SOURCES_HEAD,
        free("Rollout", 9, "Write yes where it belongs to the program’s rollout, not to capacity.").of(yes),
        free("Mirrors", 18, "The record in Trellis that answers this item by itself.").of(all_words::<Mirror>),
        free("Leans on", 50, "Items in other domains that help this one along: the id, a colon and why. One a line (Alt+Enter)."),
        free("Why", 40, "Why this matters. Where you fill in this or one of the next three columns, fill in all four."),
        free("What counts", 40, "What counts as an answer."),
        free("How to ask", 40, "How to ask about it."),
        free("Sources of these", 16, "Codes of the sources behind why, what counts and how to ask."),
        free("Replaces", 18, REPLACED),
        free("Retired", 9, "Write yes where it is no longer asked. Its answers stay readable.").of(yes),
    ],
};
