//! The closed lists of words that fields hold: one word per thing, the same in
//! Rust, in the record and on screen. See GLOSSARY.md.

use serde::{Deserialize, Serialize};

/// Declares a closed list: the code that the record keeps, and the words on screen.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, $word:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every word of the list, in the order a screen shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code that the record keeps.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The words a person reads.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The word with this code, where there is one.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }

        impl From<$name> for crate::value::Value {
            fn from(word: $name) -> Self {
                Self::Text(word.code().to_owned())
            }
        }
    };
}

words! {
    /// Who may read something. Nothing reaches a wider audience than its author chose.
    Audience {
        /// The practitioner's own; never leaves but to their own other laptop.
        Mine = "mine", "mine";
        /// Colleagues: bundles and the handover pack, never a document for the region.
        Team = "team", "support team";
        /// May be printed.
        Region = "region", "region";
    }
}

words! {
    /// Where a team stands with a checklist item. Absent: not discussed.
    Status {
        /// Looked at; it is not there.
        NotYet = "not_yet", "Not yet";
        /// Begun, or patchy.
        Partly = "partly", "Partly";
        /// Working, and evidence can be named.
        InPlace = "in_place", "In place";
        /// The team chooses to wait. No reproach.
        NotNow = "not_now", "Not now";
        /// Does not fit this region.
        DoesNotApply = "does_not_apply", "Does not apply";
    }
}

words! {
    /// Who judged an answer.
    Judge {
        /// The local team.
        Team = "team", "The team";
        /// Team and practitioner together.
        Together = "together", "Together";
        /// The practitioner alone; prints as a question.
        Alone = "alone", "Practitioner alone";
    }
}

words! {
    /// Who leads a task. It moves to the local team as soon as it can (S2).
    Lead {
        /// The support practitioner.
        Isp = "isp", "Support practitioner";
        /// Both.
        Together = "together", "Together";
        /// The local team.
        Local = "local", "Local team";
    }
}

words! {
    /// What a note or answer says about where the region is: it fills the plan.
    Mark {
        /// Something strong.
        Strong = "strong", "Strong";
        /// Something to work on.
        ToWorkOn = "to_work_on", "To work on";
    }
}

words! {
    /// Tiers of support (S2, Table 6.4). Every region has universal support.
    Tier {
        /// Regular, ongoing, broad; in person at least quarterly.
        Intensive = "intensive", "Intensive, broad-focused";
        /// Episodic, on agreed topics; in person at least quarterly.
        Brief = "brief", "Brief, narrow-focused";
        /// Open to every region; no capacity building.
        Universal = "universal", "Universal";
    }
}

words! {
    /// Where a region is in its relationship with support (S2).
    Phase {
        /// Starting up.
        StartUp = "start_up", "Start-up";
        /// Continuing scale-up.
        Continuing = "continuing", "Continuing";
    }
}

words! {
    /// The teams a seat can belong to.
    Team {
        /// Community Implementation Team.
        Cit = "cit", "Community Implementation Team";
        /// Community leadership team.
        Clt = "clt", "Community leadership team";
        /// The wider coalition.
        Coalition = "coalition", "Coalition";
        /// A service agency's team.
        Agency = "agency", "Agency team";
        /// A partner in the wider system.
        SystemPartner = "system_partner", "System partner";
        /// Those who give support.
        Support = "support", "Support team";
    }
}

words! {
    /// How a contact took place.
    Mode {
        /// In the same room.
        InPerson = "in_person", "In person";
        /// By video.
        Video = "video", "Video";
        /// By phone.
        Phone = "phone", "Phone";
        /// By e-mail.
        Email = "email", "E-mail";
        /// In a shared document.
        SharedDocument = "shared_document", "Shared document";
    }
}

words! {
    /// How a contact came about.
    Initiative {
        /// It stood in the plan.
        Planned = "planned", "Planned";
        /// The practitioner offered it.
        Offered = "offered", "Offered";
        /// The region asked for it.
        Asked = "asked", "Asked for";
    }
}

words! {
    /// What kind of support a contact gave.
    Support {
        /// Builds capacity; carries core practice components.
        Capacity = "capacity", "Capacity building";
        /// Universal support; carries none.
        Universal = "universal", "Universal";
    }
}

words! {
    /// What a contact record is: written down afterwards, or planned and held.
    Form {
        /// Logged after it took place.
        Logged = "logged", "Contact";
        /// Prepared, held and wrapped up.
        Visit = "visit", "Visit";
    }
}

words! {
    /// Where a visit is on its way.
    VisitPhase {
        /// Being prepared.
        Prepare = "prepare", "Prepare";
        /// With the team.
        InTheRoom = "in_the_room", "In the room";
        /// Being wrapped up.
        WrapUp = "wrap_up", "Wrap up";
        /// Done; can be reopened.
        Closed = "closed", "Closed";
    }
}

words! {
    /// What became of an agenda line.
    LineState {
        /// Still to come.
        Open = "open", "Open";
        /// Talked through.
        Done = "done", "Done";
        /// Left for another time, by choice.
        NotToday = "not_today", "Not today";
    }
}

words! {
    /// What became of a goal.
    GoalState {
        /// Being worked on.
        Active = "active", "Active";
        /// Reached.
        Met = "met", "Met";
        /// Put aside for later.
        Paused = "paused", "Put aside";
        /// Given up, with a reason.
        Dropped = "dropped", "Dropped";
    }
}

words! {
    /// What became of an action.
    ActionState {
        /// Agreed, not finished.
        Open = "open", "Open";
        /// Finished.
        Done = "done", "Done";
        /// Carried over to the next visit, with a reason.
        CarriedOver = "carried_over", "Carried over";
        /// No longer wanted.
        Dropped = "dropped", "Dropped";
    }
}

words! {
    /// What became of a barrier that was passed upward.
    BarrierState {
        /// No answer yet.
        Open = "open", "Open";
        /// There is an answer; the barrier may still stand.
        Answered = "answered", "Answered";
        /// It is out of the way.
        Lifted = "lifted", "Lifted";
        /// No longer followed up.
        Dropped = "dropped", "Dropped";
    }
}

words! {
    /// What a note is about.
    About {
        /// The region as a whole.
        Region = "region", "Region";
        /// A visit.
        Visit = "visit", "Visit";
        /// A checklist item.
        Item = "item", "Checklist item";
        /// A goal.
        Goal = "goal", "Goal";
        /// A change of plan.
        Pivot = "pivot", "Change of plan";
    }
}

words! {
    /// The stage of an adopted Triple P intervention (S2, Box 6.2). Never mixed up
    /// with the stage a capacity domain is worked on in.
    AdoptionStage {
        /// Being considered or planned; no resources in use yet.
        Exploration = "exploration", "Exploration";
        /// Resources in use; practitioners trained, not yet accredited.
        Installation = "installation", "Installation";
        /// Accredited, and early in delivery.
        Initial = "initial", "Initial implementation";
        /// Most deliver it as it was meant.
        Full = "full", "Full implementation";
    }
}

words! {
    /// Where a plan met something unforeseen (S2, Table 6.3).
    Level {
        /// One person: motivation.
        Motivation = "motivation", "One person: motivation";
        /// One person: confidence and competence.
        Confidence = "confidence", "One person: confidence and skill";
        /// The team.
        Team = "team", "The team";
        /// An agency or organization.
        Agency = "agency", "An agency";
        /// The wider system.
        System = "system", "The wider system";
    }
}

words! {
    /// What a region's capacity is assessed with.
    CapacityMeasure {
        /// The CCA-TP; Trellis keeps its results, never its items.
        Cca = "cca_tp", "CCA-TP";
        /// The IDA-TP, of one agency; Trellis keeps its results, never its items.
        Ida = "ida_tp", "IDA-TP";
        /// The self-check of Trellis; not a validated measure.
        SelfCheck = "self_check", "Trellis self-check";
        /// Another instrument.
        Other = "other", "Another instrument";
    }
}

words! {
    /// How far along one's own knowledge or skill is, by one's own eyes.
    Footing {
        /// New ground.
        New = "new", "New to me";
        /// With help.
        WithHelp = "with_help", "With help";
        /// On one's own.
        OnMyOwn = "on_my_own", "On my own";
        /// Well enough to help others.
        HelpOthers = "help_others", "I help others";
    }
}

mod log_file;
mod record;
pub use log_file::DayStyle;
pub use record::{
    AssessmentPart, AssessmentState, CycleNext, CycleStep, EventKind, Extent, Repeats, Span,
    UseSince,
};
