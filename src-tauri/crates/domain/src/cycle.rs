//! Where an improvement cycle is: plan, do, study, act. It follows from what is filled
//! in, so that nobody has to move a cycle along.
//!
//! The parts are those of the form that teams in health care use for it (IHI Open School,
//! PDSA worksheet): question and prediction, who, where and when, what is gathered; what
//! was seen; how that compares with the prediction; what comes next.

use crate::words::{CycleNext, CycleStep};

/// What of a cycle is filled in.
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each part of the form"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// What the team wants to find out.
    pub question: bool,
    /// What it thinks will happen.
    pub prediction: bool,
    /// Who tries it.
    pub who: bool,
    /// Where.
    pub place: bool,
    /// From when, or until when.
    pub days: bool,
    /// What is noted or counted meanwhile.
    pub gathers: bool,
    /// What was seen.
    pub saw: bool,
    /// How that compares with the prediction.
    pub compared: bool,
    /// What comes next.
    pub next: Option<CycleNext>,
}

impl Filled {
    const fn is_planned(self) -> bool {
        self.question && self.prediction && self.who && self.days && self.gathers
    }
}

/// The step a cycle is in. What is filled further on counts: a team that wrote down what
/// it saw has done what it planned, whatever it left out of the plan.
pub const fn step(filled: Filled) -> CycleStep {
    if filled.next.is_some() {
        CycleStep::Decided
    } else if filled.compared {
        CycleStep::Act
    } else if filled.saw {
        CycleStep::Study
    } else if filled.is_planned() {
        CycleStep::Do
    } else {
        CycleStep::Plan
    }
}

/// What to fill in next, as a question; nothing where all of it is said.
pub const fn ask(filled: Filled) -> Option<&'static str> {
    Some(match step(filled) {
        CycleStep::Plan => {
            if !filled.question {
                "What do we want to find out?"
            } else if !filled.prediction {
                "What do we think will happen?"
            } else if !filled.who {
                "Who tries it?"
            } else if !filled.days {
                "From when until when?"
            } else {
                "What do we note or count meanwhile, and who does?"
            }
        }
        CycleStep::Do => "What did we see?",
        CycleStep::Study if !filled.prediction => {
            "What had we thought would happen, and how does that compare?"
        }
        CycleStep::Study => "How does that compare with what we thought?",
        CycleStep::Act => "What comes next: adopt, adapt, drop or widen?",
        CycleStep::Decided => return None,
    })
}

/// Whether a decision leads to another cycle: what is changed, or tried in more places,
/// is tried again.
pub const fn leads_on(next: CycleNext) -> bool {
    matches!(next, CycleNext::Adapt | CycleNext::Widen)
}
