//! What tables, columns and codes are called.

use crate::words::capitalized;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{
    About, ActionState, AdoptionStage, AssessmentPart, AssessmentState, Audience, BarrierState,
    CapacityMeasure, CycleNext, EventKind, Extent, Footing, Form, GoalState, Initiative, Judge,
    Lead, Level, LineState, Mark, Mode, Phase, Repeats, Status, Support, Team, Tier, UseSince,
    VisitPhase,
};

/// Fields that say nothing to a reader: where a record stands in a list, which bytes were
/// meant, and a plan's page as a program keeps it.
pub(crate) fn is_kept_back(field: &str) -> bool {
    matches!(field, "position" | "packs" | "model" | "hash") || field.ends_with("_hash")
}

/// Whole numbers that count hundredths.
pub(crate) fn in_hundredths(noun: &str, field: &str) -> bool {
    matches!(
        (noun, field),
        ("seat", "fte") | ("index_score", "score" | "out_of") | ("measurement", "value")
    )
}

/// What the table of a noun is called.
pub(crate) fn table_name(noun: &str) -> String {
    match noun {
        "person" => "People",
        "tier_agreement" => "Tiers of support",
        "domain_stage" => "Stages by domain",
        "adoption" => "Programs",
        "stage_move" => "Stages of programs",
        "adopting_agency" => "Agencies by program",
        "own_item" => "Items of our own",
        "pivot" => "Changes of plan",
        "success" => "Successes",
        "onboarding_step" => "First weeks",
        "plan_line" => "Plans, by domain",
        "support_plan" => "Plans",
        "agreed_plan" => "Plans, agreed",
        "adopted_pack" => "Content packs",
        "organization_answer" => "Our organization",
        "own_answer" => "My own review",
        "local_copy" => "Copies of resources",
        "agency" => "Agencies",
        "presence" => "Practitioners present",
        "activity_use" => "Practice activities used",
        "contact_cell" => "Domains touched",
        "participant_answer" => "Participants’ answers",
        "reflection" => "My reflections",
        "observation" => "Observations by a coach",
        "adherence_reason" => "Activities not used, why",
        "group_event" => "Group events",
        "attendance" => "Regions at group events",
        "due_date" => "Due dates",
        "attached_file" => "Files",
        "assessment_part" => "Parts in assessments",
        "vote_round" => "Rounds of votes",
        "assessed_item" => "Items of assessments",
        "cycle" => "Improvement cycles",
        other => return format!("{}s", capitalized(&other.replace('_', " "))),
    }
    .to_owned()
}

/// What a column is called.
pub(crate) fn heading(noun: &str, field: &str) -> String {
    let word = match (noun, field) {
        ("contact" | "group_event", "took_on") => "Day",
        ("contact" | "group_event", "mode") => "How it took place",
        ("contact", "with_cit") => "With the CIT",
        ("contact", "with_clt") => "With the CLT",
        ("contact", "with_others") => "With whom else",
        ("contact", "people") => "How many people",
        ("contact", "actual_focus") => "What it was about",
        ("contact", "preparation_minutes") => "Preparation minutes",
        ("contact", "support") => "Kind of support",
        ("contact", "agency_why") => "Why with this agency",
        ("contact", "cit_beside") => "CIT member beside",
        ("contact", "cit_takes_over_on") => "CIT takes over on",
        ("contact", "joint") => "Joined with",
        ("contact", "import_source") => "Taken from the log",
        ("contact", "form") => "Kind",
        ("contact", "phase") => "How far it is",
        ("seat", "fte") => "Share of a post",
        ("seat", "from_on") => "Held or vacant since",
        ("seat", "to_on") => "Until",
        ("seat", "announced") => "Vacancy announced",
        ("person", "reach_at") => "How to reach them",
        ("region", "began_on") => "Support began on",
        ("region", "plan_horizon") => "Years of the plan",
        ("region", "assessed_with") => "Capacity is assessed with",
        ("agenda_line", "fallback") => "If it does not work",
        ("domain_stage", "working") => "Works in it",
        ("domain_stage", "focus") => "In focus",
        ("pivot", "helped") => "It helped",
        ("pivot", "look_at") => "Contextual factor",
        ("success", "helped_by") => "What helped",
        ("success", "could_spread_to") => "Where else it could",
        ("barrier", "chase_on") => "Ask again on",
        ("connection", "came_of_it") => "What came of it",
        ("handover", "how_it_went") => "How it went",
        ("index_score", "out_of") => "Out of (hundredths)",
        ("index_score", "score") => "Score in hundredths",
        ("measurement", "value") => "Value in hundredths",
        ("cycle", "next") => "What next",
        ("cycle", "next_why") => "Why",
        ("cycle", "saw") => "What was seen",
        ("cycle", "compared") => "Compared with the prediction",
        (_, "same_as") => "Same as",
        (_, "led_by") => "Who leads",
        (_, "judged_by") => "Who judged",
        (_, "evidence") => "How we know",
        (_, "audience") => "For whom",
        (_, "by_on") => "By",
        (_, "in_hand") => "Resources in hand",
        (_, "needed") => "Resources needed",
        (_, "in_the_way") => "What could get in the way",
        (_, "must_know") => "Who must know",
        (_, "serves") => "Serves the community goal",
        _ => return capitalized(&field.replace('_', " ")),
    };
    word.to_owned()
}

/// The words for a code of a closed list. `None`: the field holds a text of its own.
pub(crate) fn word(noun: &str, field: &str, code: &str) -> Option<&'static str> {
    choices(noun, field)
        .into_iter()
        .find_map(|(known, word)| (known == code).then_some(word))
}

/// What a field may hold, as code and word, where it takes a closed list.
pub(crate) fn choices(noun: &str, field: &str) -> Vec<(&'static str, &'static str)> {
    macro_rules! of {
        ($list:ident) => {
            $list::ALL.iter().map(|it| (it.code(), it.word())).collect()
        };
    }
    match (noun, field) {
        (_, "audience") => vec![
            (Audience::Mine.code(), "Mine"),
            (Audience::Team.code(), "Support team"),
            (Audience::Region.code(), "Region"),
        ],
        ("answer" | "organization_answer", "status") => of!(Status),
        ("answer", "judged_by") => of!(Judge),
        ("answer" | "action" | "handover" | "contact", "led_by") => of!(Lead),
        ("answer" | "note", "mark") => of!(Mark),
        ("note", "about") => of!(About),
        ("region", "phase") => of!(Phase),
        ("region", "assessed_with") => of!(CapacityMeasure),
        ("adoption" | "stage_move", "stage") => of!(AdoptionStage),
        ("pivot", "level") => of!(Level),
        ("own_answer", "footing") => of!(Footing),
        ("seat", "team") => of!(Team),
        ("tier_agreement", "tier") => of!(Tier),
        ("contact" | "group_event", "mode") => of!(Mode),
        ("contact", "initiative") => of!(Initiative),
        ("contact", "support") => of!(Support),
        ("contact", "form") => of!(Form),
        ("contact", "phase") => of!(VisitPhase),
        ("agenda_line", "state") => of!(LineState),
        ("goal", "state") => of!(GoalState),
        ("action", "state") => of!(ActionState),
        ("barrier", "state") => of!(BarrierState),
        ("assessment_part", "part") => of!(AssessmentPart),
        ("cycle", "next") => of!(CycleNext),
        ("assessment", "state") => of!(AssessmentState),
        ("group_event", "kind") => of!(EventKind),
        ("material", "use_since") => of!(UseSince),
        ("due_date", "repeats") => of!(Repeats),
        ("reflection" | "observation", "quality" | "engagement")
        | ("participant_answer", "useful" | "fitting" | "involved") => of!(Extent),
        (_, "domain") => CapacityDomain::ALL
            .map(|it| (it.code(), it.name()))
            .to_vec(),
        (_, "stage") => CapacityStage::ALL.map(|it| (it.code(), it.name())).to_vec(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use trellis_domain::noun;

    #[test]
    fn every_table_has_a_name_that_a_sheet_can_have() {
        let mut names = BTreeSet::new();
        for noun in noun::ALL {
            let name = table_name(noun.name);
            assert!(name.chars().count() <= 31, "{name}");
            assert!(
                !name.contains(['/', '\\', '?', '*', '[', ']', ':', '_']),
                "{name}"
            );
            assert!(names.insert(name.to_lowercase()), "{name} stands twice");
        }
    }

    #[test]
    fn no_table_has_a_heading_twice() {
        for noun in noun::ALL {
            let mut headings = BTreeSet::new();
            for field in noun.fields.iter().filter(|it| !is_kept_back(it.name)) {
                let heading = heading(noun.name, field.name);
                assert!(!heading.contains('_'), "{heading}");
                assert!(headings.insert(heading.clone()), "{}: {heading}", noun.name);
            }
        }
    }
}
