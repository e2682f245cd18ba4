//! The words of the practice record.

use serde::{Deserialize, Serialize};

words! {
    /// What kind of event a support team holds for many regions at once (S2).
    EventKind {
        /// A webinar.
        Webinar = "webinar", "Webinar";
        /// Open hours to come by with questions.
        OfficeHours = "office_hours", "Office hours";
        /// Regions that learn from each other over time.
        LearningCollaborative = "learning_collaborative", "Learning collaborative";
        /// Another event.
        Other = "other", "Another event";
    }
}

words! {
    /// Whether something left with a team was used since.
    UseSince {
        /// It was used.
        Used = "used", "Used";
        /// It was changed to fit, and used.
        Adapted = "adapted", "Adapted and used";
        /// Not so far.
        NotYet = "not_yet", "Not used yet";
    }
}

words! {
    /// How often something that others set comes back.
    Repeats {
        /// Each month.
        Monthly = "monthly", "Every month";
        /// Each quarter.
        Quarterly = "quarterly", "Every quarter";
        /// Twice a year.
        HalfYearly = "half_yearly", "Every six months";
        /// Once a year.
        Yearly = "yearly", "Every year";
    }
}

words! {
    /// How far something holds, by the eyes of whoever answers: quality and engagement
    /// in a reflection, the questions to participants. Not a score; nothing adds it up.
    Extent {
        /// Hardly.
        Hardly = "hardly", "Hardly";
        /// In part.
        Partly = "partly", "Partly";
        /// For the most part.
        Mostly = "mostly", "Mostly";
        /// Fully.
        Fully = "fully", "Fully";
    }
}

words! {
    /// Where an assessment is on its way.
    AssessmentState {
        /// Begun, and not finished.
        Running = "running", "Running";
        /// Finished.
        Held = "held", "Held";
        /// Broken off.
        Dropped = "dropped", "Dropped";
    }
}

words! {
    /// Somebody’s part in a capacity assessment (Triple P and NIRN instruments name the five).
    AssessmentPart {
        /// Leads the group through it, and does not vote.
        Administrator = "administrator", "Administrator";
        /// Helps the talk along.
        Facilitator = "facilitator", "Facilitator";
        /// Writes down what is said.
        NoteTaker = "note_taker", "Note taker";
        /// Has a vote.
        Respondent = "respondent", "Respondent";
        /// Looks on.
        Observer = "observer", "Observer";
    }
}

words! {
    /// Where an improvement cycle is. Kept nowhere: it follows from what is filled in.
    CycleStep {
        /// What to find out, by whom, when.
        Plan = "plan", "Plan";
        /// It is being tried.
        Do = "do", "Do";
        /// What was seen is held against what was thought.
        Study = "study", "Study";
        /// What comes next is to be decided.
        Act = "act", "Act";
        /// Decided, and over.
        Decided = "decided", "Decided";
    }
}

words! {
    /// What a team does after an improvement cycle.
    CycleNext {
        /// It goes on as it was tried.
        Adopt = "adopt", "Adopt";
        /// It is changed and tried again.
        Adapt = "adapt", "Adapt";
        /// It is left.
        Drop = "drop", "Drop";
        /// It is tried in more places.
        Widen = "widen", "Widen";
    }
}

words! {
    /// How much of an engagement is read at once.
    Span {
        /// The calendar quarter so far.
        Quarter = "quarter", "This quarter";
        /// The calendar year so far.
        Year = "year", "This year";
        /// Since the tier in force was agreed.
        SinceTier = "since_tier", "Since the tier was agreed";
        /// From the first contact on.
        Whole = "whole", "The whole relationship";
    }
}
