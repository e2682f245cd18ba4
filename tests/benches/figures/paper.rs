//! A plan as it may be, with as many goals as are asked for.

use super::practice::today;
use chrono::Days;
use trellis_domain::pack::CapacityDomain;
use trellis_report::plan::{PlanAction, PlanDate, PlanDomain, PlanGoal, PlanModel};

/// A plan with so many goals, each with four steps.
pub fn plan(goals: usize) -> PlanModel {
    let action = |at: usize| PlanAction {
        step: format!("Step {at}: write down who does what, and who stands in when they are away"),
        who: "Coordinator".to_owned(),
        by_on: Some(today() + Days::new(21)),
        in_hand: "The roster of this week".to_owned(),
        needed: "An hour with the data lead".to_owned(),
        in_the_way: "Two posts are open".to_owned(),
        must_know: "The leadership team".to_owned(),
        status: "Open".to_owned(),
        ..PlanAction::default()
    };
    PlanModel {
        region: "Region 3 – Cedar Gap".to_owned(),
        counties: "Alder, Briar, Cove, and Fennel".to_owned(),
        lead_agency: "Cedar Gap District Health Department".to_owned(),
        team: "Community Implementation Team".to_owned(),
        organization: "Support collective".to_owned(),
        prepared_by: "June Abara".to_owned(),
        meets_on: Some(today()),
        period: "Quarter 4, 2026".to_owned(),
        version: 3,
        agreed_on: None,
        agreement: Some("Intensive support, in person each quarter. Why: a new team.".to_owned()),
        domains: Some(
            CapacityDomain::ALL
                .iter()
                .map(|domain| PlanDomain {
                    name: domain.name().to_owned(),
                    stages: [false, true, true],
                    stage_words: "Installation and initial implementation".to_owned(),
                    strong: "A team that says early what it needs".to_owned(),
                    to_work_on: "Every key task has a backup who has done it once".to_owned(),
                    ..PlanDomain::default()
                })
                .collect(),
        ),
        goals: Some(
            (0..goals)
                .map(|at| PlanGoal {
                    statement: format!(
                        "Goal {at}: every key task has a backup who has done it once"
                    ),
                    measure: "tasks with a tested backup".to_owned(),
                    baseline: "two of nine".to_owned(),
                    target: "all nine".to_owned(),
                    by_on: Some(today() + Days::new(120)),
                    domain: CapacityDomain::LeadershipAndTeams.name().to_owned(),
                    serves: "Families find help near home".to_owned(),
                    actions: (0..4).map(action).collect(),
                    ..PlanGoal::default()
                })
                .collect(),
        ),
        with_actions: true,
        loose_actions: vec![action(5)],
        finished: "Done: the rota for the evening groups.\nDone: the list of tasks.".to_owned(),
        support_ahead: "A call every other Tuesday, and coaching for the trainer.".to_owned(),
        barriers: "Transport to the evening groups: to the state coordinator.".to_owned(),
        dates: Some(vec![PlanDate {
            on: today() + Days::new(60),
            hours: "10:00 am to 12:00 pm".to_owned(),
            mode: "In person".to_owned(),
            about: "Quarterly visit".to_owned(),
        }]),
        signatures: true,
        document_id: "0123456789abcdef0123456789abcdef".to_owned(),
        large_print: false,
        ..PlanModel::default()
    }
}
