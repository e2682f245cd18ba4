//! Writes a plan with a bit of everything to the file that is named, to look at.

use trellis_report::plan::{PlanAction, PlanDate, PlanDomain, PlanGoal, PlanModel};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a file to write")?;
    let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d);
    let domain = |name: &str, stages, words: &str, strong: &str, work: &str| PlanDomain {
        name: name.into(),
        stages,
        stage_words: words.into(),
        strong: strong.into(),
        to_work_on: work.into(),
        ..PlanDomain::default()
    };
    let action = |step: &str, who: &str| PlanAction {
        step: step.into(),
        who: who.into(),
        by_on: day(2026, 11, 24),
        in_hand: "Roster template".into(),
        needed: "Half an hour at the next team meeting".into(),
        in_the_way: "The data post is vacant".into(),
        must_know: "Lead agency director".into(),
        status: "Open".into(),
        ..PlanAction::default()
    };
    let goal = |statement: &str, domain: &str| PlanGoal {
        statement: statement.into(),
        measure: "tasks with a tested backup".into(),
        baseline: "4 of 9".into(),
        target: "9 of 9".into(),
        by_on: day(2027, 1, 29),
        domain: domain.into(),
        serves: String::new(),
        actions: vec![action(
            "Ask the state data team for a login date.",
            "CIT coordinator",
        )],
        ..PlanGoal::default()
    };
    let model = PlanModel {
        region: "Region 4 – Foothills".into(),
        counties: "Alder, Briar, Cove, Laurel".into(),
        lead_agency: "Foothills District Health Department".into(),
        team: "Community Implementation Team".into(),
        organization: "Piedmont Implementation Center".into(),
        prepared_by: "June Alvarado".into(),
        meets_on: day(2026, 11, 19),
        period: "Quarter 4, 2026".into(),
        version: 3,
        agreed_on: day(2026, 11, 19),
        agreement: Some("Intensive, broad-focused support, because the region is rebuilding its team and wants to look across all five areas. We look at this choice again by January 20, 2027. We meet in person every quarter and by video every two weeks.".into()),
        domains: Some(vec![
            domain("Co-creation partners", [false, true, false], "Installation", "Caregivers sit on the leadership team and are paid for it.", "Two service agreements are still unsigned."),
            domain("Leadership and teams", [false, true, true], "Installation and initial implementation", "Charters are used to settle who decides.", "Five of nine key tasks have no backup."),
            domain("Workforce development systems", [false, true, true], "Installation and initial implementation", "Peer groups meet monthly in all four counties.", "Eleven trained people have not yet delivered."),
            domain("Quality and outcome monitoring systems", [false, true, false], "Installation", "Quarterly reports have been on time all year.", "Only one person can log in."),
            domain("Media and networking systems", [true, false, false], "Assessment and readiness", "Trusted messengers are named in each county.", "No plan yet for what follows a first click."),
        ]),
        goals: Some(vec![
            goal("Every key task has a backup who has done it once.", "Leadership and teams"),
            goal("Two people can log in and pull the quarterly report.", "Quality and outcome monitoring systems"),
            goal("We know why trained practitioners have not started, and have acted on the commonest reason.", "Workforce development systems"),
        ]),
        with_actions: true,
        loose_actions: vec![action("Send the peer-group agenda from High Ridge.", "Support practitioner")],
        finished: "Done: meeting dates fixed for four quarters.\nCarried over: agency visit (snow closed the road).".into(),
        support_ahead: "A working session on backups in December; a joint look at the first data pull in January.".into(),
        barriers: "State data platform: logins for new staff take six weeks. Asked on November 3.".into(),
        dates: Some([(2026, 12, 3, "Login test with the state data team"), (2027, 1, 20, "Choice of support tier"), (2027, 2, 11, "Quarterly visit and capacity assessment")].into_iter().filter_map(|(y, m, d, about)| Some(PlanDate { on: day(y, m, d)?, hours: "10:00 am to 12:00 pm".into(), mode: "In person".into(), about: about.into() })).collect()),
        signatures: true,
        document_id: "0193456789abcdef0123456789abcdef".into(),
        ..PlanModel::default()
    };
    std::fs::write(path, model.pages().to_pdf()?)?;
    Ok(())
}
