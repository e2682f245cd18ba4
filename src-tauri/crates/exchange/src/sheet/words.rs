//! The closed lists that cells choose from, in words that a person would write.

use trellis_domain::pack::guide::{Form, Part};
use trellis_domain::pack::{CapacityDomain, CapacityStage, Mirror, Purpose, Undecided};
use trellis_domain::words::{AdoptionStage, AssessmentPart, Level, Phase, Tier};

/// One word of a closed list.
pub(super) trait Word: Copy + PartialEq + 'static {
    /// What one of them is called in a sentence, such as `a stage`.
    const WHAT: &'static str;

    /// Every word, in the order that a list shows them.
    fn all() -> Vec<Self>;

    /// The word that packs keep.
    fn code(self) -> &'static str;

    /// The word that a cell holds.
    fn in_cell(self) -> String {
        self.code().replace('_', " ")
    }

    /// The word that a person meant: capitals, spaces and hyphens do not matter.
    fn find(text: &str) -> Option<Self> {
        let meant = squash(text);
        Self::all()
            .into_iter()
            .find(|word| squash(word.code()) == meant)
    }
}

/// Every word of a list, as a cell holds it.
pub(super) fn all_words<W: Word>() -> Vec<String> {
    W::all().into_iter().map(W::in_cell).collect()
}

/// A text without what makes no difference between two headings or two codes.
pub(super) fn squash(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}

macro_rules! of_the_domain {
    ($($word:ty: $what:literal,)+) => {
        $(impl Word for $word {
            const WHAT: &'static str = $what;

            fn all() -> Vec<Self> {
                Self::ALL.to_vec()
            }

            fn code(self) -> &'static str {
                self.code()
            }
        })+
    };
}

of_the_domain! {
    CapacityDomain: "a capacity domain",
    CapacityStage: "a stage",
    Mirror: "a record that an item can mirror",
    Part: "a part of a chapter",
    Form: "a form of a statement",
    Purpose: "a purpose of a list",
    Tier: "a tier",
    Level: "a level",
    Phase: "a kind of region",
    AdoptionStage: "a stage of an intervention",
    AssessmentPart: "a part in an assessment",
    Undecided: "a rule for items without agreement",
}

/// Where an item stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Where {
    /// In a capacity domain.
    Domain(CapacityDomain),
    /// About the region as a whole.
    WholeRegion,
    /// About each program.
    EachProgram,
}

impl Word for Where {
    const WHAT: &'static str = "a place for an item";

    fn all() -> Vec<Self> {
        let domains = CapacityDomain::ALL.into_iter().map(Self::Domain);
        domains
            .chain([Self::WholeRegion, Self::EachProgram])
            .collect()
    }

    fn code(self) -> &'static str {
        match self {
            Self::Domain(domain) => domain.code(),
            Self::WholeRegion => "whole_region",
            Self::EachProgram => "each_program",
        }
    }
}

/// A closed list of parts that one sheet knows.
macro_rules! parts {
    ($(#[$doc:meta])* $name:ident, $what:literal { $($variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq)]
        pub(super) enum $name {
            $($variant,)+
        }

        impl Word for $name {
            const WHAT: &'static str = $what;

            fn all() -> Vec<Self> {
                vec![$(Self::$variant,)+]
            }

            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}

parts! {
    /// What a row of the sheet Tiers says about its tier.
    TierPart, "a part of a tier" {
        Name = "name",
        Fits = "fits",
        Holds = "holds",
        Format = "format",
        Rhythm = "rhythm",
    }
}

parts! {
    /// What a row of the sheet Levels says about its level.
    LevelPart, "a part of a level" {
        Name = "name",
        Signs = "signs",
        LookAt = "look_at",
        Strategies = "strategies",
    }
}

parts! {
    /// What a row of the sheet Intervention stages says about its stage.
    AdoptionPart, "a part of a stage" {
        Name = "name",
        About = "about",
        LooksLike = "looks_like",
    }
}
