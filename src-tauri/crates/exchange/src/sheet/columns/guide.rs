//! The sheets of the field guide, of the practice of support, and of lists.

use super::{ID, REPLACED, SMALL_ID, SOURCES_HEAD, Sheet, free, needed, yes};
use crate::sheet::words::{AdoptionPart, LevelPart, TierPart, all_words};
use trellis_domain::pack::guide::{Form, Part};
use trellis_domain::pack::{CapacityDomain, CapacityStage, Purpose};
use trellis_domain::words::{AdoptionStage, Level, Tier};

pub(in crate::sheet) const CHAPTERS: Sheet = Sheet {
    name: "Chapters",
    columns: &[
        needed("Id", 20, SMALL_ID),
        needed("Title", 40, "Its title."),
        needed("About", 80, "One sentence under the title."),
        free(
            "Domain",
            10,
            "CC, LT, WD, QM or MN for a chapter about a capacity domain.",
        )
        .of(all_words::<CapacityDomain>),
        free(
            "Resources",
            30,
            "Ids from the sheet Resources, with commas between them.",
        ),
    ],
};

pub(in crate::sheet) const SECTIONS: Sheet = Sheet {
    name: "Sections",
    columns: &[
        needed("Id", 24, SMALL_ID),
        needed("Chapter", 20, "The id of its chapter."),
        needed(
            "Part",
            16,
            "Which part of the common format of chapters it is.",
        )
        .of(all_words::<Part>),
        needed("Heading", 60, "The heading."),
        free(
            "Stage",
            8,
            "EX, IN or II for activities. Empty for every other part.",
        )
        .of(all_words::<CapacityStage>),
    ],
};

pub(in crate::sheet) const STATEMENTS: Sheet = Sheet {
    name: "Statements",
    columns: &[
        needed("Section", 24, "The id of its section."),
        needed("Form", 12, "How it stands on the page.").of(all_words::<Form>),
        needed("Text", 100, "The words."),
        SOURCES_HEAD,
    ],
};

pub(in crate::sheet) const RESOURCES: Sheet = Sheet {
    name: "Resources",
    columns: &[
        needed("Id", 24, SMALL_ID),
        needed("Title", 50, "Its title."),
        needed("About", 60, "What it is good for."),
        free("Label", 14, "A label that it goes by."),
        free(
            "Address",
            50,
            "Web address. It begins with https:// or http://.",
        ),
        free(
            "Path",
            40,
            "What to click once there, in order. One step a line (Alt+Enter).",
        ),
        free(
            "Checked on",
            12,
            "When somebody last opened the address: year-month-day, such as 2026-03-14.",
        ),
        SOURCES_HEAD,
    ],
};

pub(in crate::sheet) const COMPONENTS: Sheet = Sheet {
    name: "Components",
    columns: &[
        needed("Code", 12, ID),
        needed("Name", 40, "What a person reads."),
        free(
            "Working name",
            10,
            "Write yes where the published name was not confirmed.",
        )
        .of(yes),
        needed("About", 80, "What it is for."),
        free(
            "Early in",
            20,
            "Kinds of region in which it usually comes first: start up, continuing. Commas between them.",
        ),
        SOURCES_HEAD,
    ],
};

pub(in crate::sheet) const ACTIVITIES: Sheet = Sheet {
    name: "Activities",
    columns: &[
        needed("Id", 16, ID),
        needed("Component", 12, "The code of its component."),
        needed("Text", 90, "What is done."),
        free(
            "Essential",
            10,
            "Write yes where adherence looks at it over an engagement.",
        )
        .of(yes),
        SOURCES_HEAD,
    ],
};

pub(in crate::sheet) const TIERS: Sheet = Sheet {
    name: "Tiers",
    columns: &[
        needed("Tier", 14, "intensive, brief or universal.").of(all_words::<Tier>),
        needed("Part", 12, "One row with its name; then rows on which regions it fits, what it holds, its format and its rhythm.")
            .of(all_words::<TierPart>),
        needed("Text", 100, "The words."),
        free("Sources", 14, "Needed for every part but the name. Codes with commas between them."),
    ],
};

pub(in crate::sheet) const LEVELS: Sheet = Sheet {
    name: "Levels",
    columns: &[
        needed(
            "Level",
            14,
            "motivation, confidence, team, agency or system.",
        )
        .of(all_words::<Level>),
        needed(
            "Part",
            12,
            "One row with its name; then rows with signs, what to look at, and strategies.",
        )
        .of(all_words::<LevelPart>),
        free(
            "Id",
            20,
            "Needed for every part but the name. Small letters, digits and hyphens; kept for good.",
        ),
        needed("Text", 100, "The words."),
        free(
            "Sources",
            14,
            "Needed for every part but the name. Codes with commas between them.",
        ),
    ],
};

pub(in crate::sheet) const INTERVENTION_STAGES: Sheet = Sheet {
    name: "Intervention stages",
    columns: &[
        needed("Stage", 14, "exploration, installation, initial or full.")
            .of(all_words::<AdoptionStage>),
        needed(
            "Part",
            12,
            "One row with its name, one on what it is about, then rows on what it looks like.",
        )
        .of(all_words::<AdoptionPart>),
        needed("Text", 100, "The words."),
        free(
            "Sources",
            14,
            "Needed for every part but the name. Codes with commas between them.",
        ),
    ],
};

pub(in crate::sheet) const FINDER: Sheet = Sheet {
    name: "Finder",
    columns: &[
        needed("Id", 20, SMALL_ID),
        needed(
            "Question",
            100,
            "Answered yes or no. The questions are asked in the order of the rows.",
        ),
        needed("If yes", 14, "The stage that a yes points to.").of(all_words::<AdoptionStage>),
        SOURCES_HEAD,
    ],
};

pub(in crate::sheet) const LISTS: Sheet = Sheet {
    name: "Lists",
    columns: &[
        needed("Id", 24, SMALL_ID),
        needed(
            "Purpose",
            22,
            "What it is for, which also says who may read the answers.",
        )
        .of(all_words::<Purpose>),
        needed("Title", 40, "Its title."),
        needed("Note", 80, "What it is and is not."),
    ],
};

pub(in crate::sheet) const ENTRIES: Sheet = Sheet {
    name: "Entries",
    columns: &[
        needed("Id", 16, ID),
        needed("List", 24, "The id of its list."),
        needed("Group", 30, "The heading it stands under."),
        needed("Text", 70, "The words."),
        needed("How we would know", 50, "How one would know, or who helps."),
        free(
            "Domain",
            10,
            "CC, LT, WD, QM or MN for an entry of a self check.",
        )
        .of(all_words::<CapacityDomain>),
        free(
            "Partner",
            30,
            "For first weeks: the partner in the wider system to meet, as people call them.",
        ),
        free("Replaces", 18, REPLACED),
        SOURCES_HEAD,
    ],
};
