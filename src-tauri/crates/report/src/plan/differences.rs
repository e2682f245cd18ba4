//! What is different between a plan and the version before it, for the meeting: marked
//! on the page where it stands.

use super::{PlanAction, PlanDomain, PlanGoal, PlanModel};
use std::collections::BTreeSet;
use trellis_domain::calendar::long_date;

impl PlanModel {
    /// The same plan with everything marked that is different from the version before.
    #[must_use]
    pub fn marked_against(mut self, before: &Self) -> Self {
        self.marked_since = Some(before.version);
        let old_goals = before.goals.as_deref().unwrap_or_default();
        let mut kept = BTreeSet::new();
        for goal in self.goals.iter_mut().flatten() {
            let found = closest(
                old_goals.iter().map(|old| old.statement.as_str()),
                &goal.statement,
            );
            if let Some((at, old)) = found.and_then(|at| Some((at, old_goals.get(at)?))) {
                kept.insert(at);
                goal.change = goal_change(old, goal);
            } else {
                "New".clone_into(&mut goal.change);
            }
            mark_actions(&mut goal.actions, before);
        }
        mark_actions(&mut self.loose_actions, before);
        let mut no_more: Vec<String> = old_goals
            .iter()
            .enumerate()
            .filter(|(at, _)| !kept.contains(at))
            .map(|(_, goal)| format!("Goal: {}", goal.statement))
            .collect();
        let now: Vec<&str> = actions(&self).map(|action| action.step.as_str()).collect();
        no_more.extend(
            actions(before)
                .filter(|old| closest(now.iter().copied(), &old.step).is_none())
                .map(|old| format!("Step: {}", old.step)),
        );
        self.no_more = no_more;
        let old_domains = before.domains.as_deref().unwrap_or_default();
        for domain in self.domains.iter_mut().flatten() {
            let old = old_domains.iter().find(|old| old.name == domain.name);
            domain.change = domain_change(old, domain);
        }
        self
    }
}

fn actions(plan: &PlanModel) -> impl Iterator<Item = &PlanAction> {
    let goals = plan.goals.iter().flatten();
    goals
        .flat_map(|goal| &goal.actions)
        .chain(&plan.loose_actions)
}

fn mark_actions(now: &mut [PlanAction], before: &PlanModel) {
    let old: Vec<&PlanAction> = actions(before).collect();
    for action in now {
        let found = closest(old.iter().map(|old| old.step.as_str()), &action.step);
        action.change = match found.and_then(|at| old.get(at)) {
            None => "New".to_owned(),
            Some(old) => was([
                ("who", &old.who, &action.who),
                ("status", &old.status, &action.status),
                (
                    "date",
                    &old.by_on.map_or_else(String::new, long_date),
                    &action.by_on.map_or_else(String::new, long_date),
                ),
                ("step", &old.step, &action.step),
            ]),
        };
    }
}

fn goal_change(old: &PlanGoal, now: &PlanGoal) -> String {
    was([
        ("goal", &old.statement, &now.statement),
        ("measure", &old.measure, &now.measure),
        ("now", &old.baseline, &now.baseline),
        ("target", &old.target, &now.target),
        (
            "date",
            &old.by_on.map_or_else(String::new, long_date),
            &now.by_on.map_or_else(String::new, long_date),
        ),
    ])
}

fn domain_change(old: Option<&PlanDomain>, now: &PlanDomain) -> String {
    let Some(old) = old else {
        return "New".to_owned();
    };
    let mut parts = Vec::new();
    for (label, old, now) in [
        ("stage", &old.stage_words, &now.stage_words),
        ("strong", &old.strong, &now.strong),
        ("to work on", &old.to_work_on, &now.to_work_on),
    ] {
        if old != now {
            parts.push(label);
        }
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!("Changed: {}", parts.join(", "))
    }
}

/// “Changed: date was January 29, 2027”, or nothing.
fn was<const N: usize>(fields: [(&str, &String, &String); N]) -> String {
    let mut parts = Vec::new();
    for (label, old, now) in fields {
        if old.trim() != now.trim() {
            parts.push(match old.trim() {
                "" => format!("{label} is new"),
                old => format!("{label} was {}", old.trim_end_matches('.')),
            });
        }
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!("Changed: {}", parts.join("; "))
    }
}

/// The text that says the same, or most of the same words. None where each says
/// something else.
fn closest<'a>(texts: impl Iterator<Item = &'a str>, wanted: &str) -> Option<usize> {
    let words = |text: &str| -> BTreeSet<String> {
        let text = text.to_lowercase();
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(ToOwned::to_owned).collect()
    };
    let sought = words(wanted);
    let mut best: Option<(usize, usize)> = None;
    for (at, text) in texts.enumerate() {
        if text == wanted {
            return Some(at);
        }
        let there = words(text);
        let shared = sought.intersection(&there).count();
        let all = sought.union(&there).count();
        // More than half of all words, or they are two different things.
        if shared * 2 > all && best.is_none_or(|(_, so_far)| shared > so_far) {
            best = Some((at, shared));
        }
    }
    best.map(|(at, _)| at)
}
