//! Goals with their milestones and measures, and actions.

use super::{find_region, pick, plain};
use crate::ask::goals::{ActionVerb, GoalVerb, Measured, NewAction, WhichAction, WhichGoal};
use crate::ask::support::LeadWord;
use crate::say::Answer;
use serde_json::json;
use std::fmt::Write;
use trellis_app::view::goal::{
    ActionCard, AskGoal, EditAction, EditGoal, EditMilestone, GoalCard, NewGoal,
};
use trellis_app::view::measure::{MeasureView, NewMeasurement};
use trellis_app::{Error, Trellis};
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{ActionState, Lead};

pub fn goal(trellis: &mut Trellis, ask: GoalVerb) -> Result<Answer, Error> {
    match ask {
        GoalVerb::List { region } => {
            let region = find_region(trellis, &region)?;
            let goals = trellis.goals(region.id)?;
            let mut text = String::new();
            for (at, card) in goals.iter().enumerate() {
                let _ = writeln!(text, "{}. {}", at + 1, goal_lines(card));
            }
            if goals.is_empty() {
                let _ = writeln!(text, "No goals are agreed with {}.", region.name);
            }
            Ok(Answer::new(text, plain(&goals)))
        }
        GoalVerb::Add { .. } => add(trellis, ask),
        GoalVerb::Edit {
            which,
            statement,
            measure,
            baseline,
            target,
            by,
            serves,
            state,
            reason,
        } => {
            let card = find_goal(trellis, &which)?;
            let edit = EditGoal {
                statement,
                domain: None,
                measure,
                baseline,
                target,
                by_on: by,
                serves,
                state: state.map(Into::into),
                reason,
            };
            trellis.edit_goal(card.id, &edit)?;
            let card = again(trellis, &which.region, card.id)?;
            Ok(Answer::new(
                format!("Changed. {}", goal_lines(&card)),
                plain(&card),
            ))
        }
        GoalVerb::Milestone {
            which,
            what,
            by,
            reached,
        } => milestone(trellis, &which, what, by, reached),
        GoalVerb::Measure { which, value } => {
            let card = find_goal(trellis, &which)?;
            measure(trellis, Some(card.id), None, value)
        }
    }
}

fn add(trellis: &mut Trellis, ask: GoalVerb) -> Result<Answer, Error> {
    let GoalVerb::Add {
        region,
        statement,
        item,
        domain,
        measure,
        baseline,
        target,
        by,
        serves,
    } = ask
    else {
        return Ok(Answer::new("", json!(null)));
    };
    let region = find_region(trellis, &region)?;
    let domain = domain.map(|code| read_domain(&code)).transpose()?;
    // An item of one's own is named by its record, which is written small.
    let item = item.map(|item| match item.trim().to_lowercase() {
        own if own.starts_with("own-") => own,
        item => item.to_uppercase(),
    });
    let offer = trellis.goal_offer(&AskGoal {
        region: region.id,
        item: item.clone(),
        assessment: None,
        by_on: by,
    })?;
    let id = trellis.add_goal(&NewGoal {
        region: region.id,
        statement: statement.unwrap_or(offer.statement),
        domain,
        measure,
        baseline: baseline.unwrap_or(offer.baseline),
        target,
        by_on: Some(offer.by_on),
        serves,
        item,
        assessment: None,
        milestones: Vec::new(),
        visit: None,
    })?;
    let mut text = format!("Goal agreed for {}.", region.name);
    if by.is_none() {
        let _ = write!(
            text,
            "\nBy {}, six months on; `goals edit` changes it.",
            offer.by_on
        );
    }
    if offer.is_full {
        let _ = write!(text, "\n{}", offer.nudge);
    }
    Ok(Answer::new(
        text,
        json!({ "goal": id, "by_on": offer.by_on, "is_full": offer.is_full }),
    ))
}

fn read_domain(code: &str) -> Result<CapacityDomain, Error> {
    CapacityDomain::from_code(&code.to_uppercase()).ok_or_else(|| {
        Error::new(
            format!("“{code}” is not a capacity domain"),
            "Choose CC, LT, WD, QM or MN.",
        )
    })
}

fn milestone(
    trellis: &mut Trellis,
    which: &WhichGoal,
    what: String,
    by: Option<chrono::NaiveDate>,
    reached: bool,
) -> Result<Answer, Error> {
    let card = find_goal(trellis, which)?;
    let done = if reached {
        let milestone = pick(
            &card.milestones,
            &what,
            |it| (it.id.to_string(), &it.what),
            ("milestone", "goals list"),
        )?;
        trellis.reach_milestone(milestone.id, true)?;
        "Reached"
    } else {
        let new = EditMilestone {
            what: Some(what),
            by_on: by,
        };
        trellis.add_milestone(card.id, &new)?;
        "Added"
    };
    let card = again(trellis, &which.region, card.id)?;
    Ok(Answer::new(
        format!("{done}. {}", goal_lines(&card)),
        plain(&card.milestones),
    ))
}

/// Keeps a value where one is named, then says what there is.
pub fn measure(
    trellis: &mut Trellis,
    goal: Option<Id>,
    cycle: Option<Id>,
    value: Measured,
) -> Result<Answer, Error> {
    if let Some(typed) = value.value {
        trellis.add_measurement(&NewMeasurement {
            goal,
            cycle,
            on: value.on,
            value: typed,
            remark: value.remark,
        })?;
    }
    let view = match (goal, cycle) {
        (Some(goal), _) => trellis.goal_measure(goal)?,
        (None, Some(cycle)) => trellis.cycle_measure(cycle)?,
        (None, None) => return Ok(Answer::new("", json!(null))),
    };
    Ok(Answer::new(values(&view), plain(&view)))
}

fn values(view: &MeasureView) -> String {
    let mut text = String::new();
    if !view.name.is_empty() {
        let _ = writeln!(text, "{}", view.name);
    }
    for point in &view.points {
        let on = point.on.map_or_else(String::new, |on| on.to_string());
        let remark = if point.remark.is_empty() {
            String::new()
        } else {
            format!("  {}", point.remark)
        };
        let _ = writeln!(text, "  {on}  {:>8}{remark}", point.value);
    }
    if view.points.is_empty() {
        let _ = writeln!(text, "No values yet.");
    } else {
        let _ = writeln!(text, "Median {}", view.median);
    }
    for sentence in view.findings.iter().chain(&view.notices) {
        let _ = writeln!(text, "{sentence}");
    }
    text
}

fn goal_lines(card: &GoalCard) -> String {
    let mut text = format!("{}: {}", card.state.word(), card.statement);
    let measure = [
        card.measure.clone(),
        if card.baseline.is_empty() {
            String::new()
        } else {
            format!("{} now", card.baseline)
        },
        card.target.clone(),
    ];
    let measure: Vec<String> = measure.into_iter().filter(|it| !it.is_empty()).collect();
    if !measure.is_empty() {
        let _ = write!(text, "\n   {}", measure.join(", "));
    }
    if let Some(by) = card.by_on {
        let _ = write!(text, "\n   by {by}");
    }
    if !card.serves.is_empty() {
        let _ = write!(text, "\n   serves: {}", card.serves);
    }
    if !card.came_from.is_empty() {
        let _ = write!(text, "\n   {}", card.came_from);
    }
    if !card.reason.is_empty() {
        let _ = write!(text, "\n   why: {}", card.reason);
    }
    for milestone in &card.milestones {
        let _ = write!(text, "\n   - {}", milestone.what);
        if !milestone.by_text.is_empty() {
            let _ = write!(text, " ({})", milestone.by_text);
        }
    }
    for hint in &card.hints {
        let _ = write!(text, "\n   {}? {}", hint.test, hint.ask);
    }
    text
}

/// A goal by the words of the command line.
pub fn find_goal(trellis: &Trellis, which: &WhichGoal) -> Result<GoalCard, Error> {
    let region = find_region(trellis, &which.region)?;
    goal_in(trellis, region.id, &which.goal)
}

/// A goal of a region by its number, id or beginning.
pub fn goal_in(trellis: &Trellis, region: Id, wanted: &str) -> Result<GoalCard, Error> {
    let goals = trellis.goals(region)?;
    let found = pick(
        &goals,
        wanted,
        |card| (card.id.to_string(), &card.statement),
        ("goal", "goals list"),
    )?;
    Ok(found.clone())
}

fn again(trellis: &Trellis, region: &str, id: Id) -> Result<GoalCard, Error> {
    let region = find_region(trellis, region)?;
    goal_in(trellis, region.id, &id.to_string())
}

pub fn action(trellis: &mut Trellis, ask: ActionVerb) -> Result<Answer, Error> {
    match ask {
        ActionVerb::List { region, all } => {
            let region = find_region(trellis, &region)?;
            let mut cards = listed(trellis, region.id)?;
            if !all {
                cards.retain(is_open);
            }
            let mut text = String::new();
            for (at, card) in cards.iter().enumerate() {
                let _ = writeln!(text, "{}. {}", at + 1, action_lines(card, true));
            }
            if cards.is_empty() {
                let _ = writeln!(text, "Nothing is open in {}.", region.name);
            }
            Ok(Answer::new(text, plain(&cards)))
        }
        ActionVerb::Board { region } => {
            let region = find_region(trellis, &region)?;
            let board = trellis.action_board(region.id)?;
            let mut text = String::new();
            for column in &board.columns {
                let _ = writeln!(text, "{} ({})", column.name, column.cards.len());
                for card in &column.cards {
                    let _ = writeln!(text, "  {}", action_lines(card, false));
                }
            }
            Ok(Answer::new(text, plain(&board)))
        }
        ActionVerb::Add(new) => add_action(trellis, new),
        ActionVerb::Carry { which, reason, by } => {
            let card = find_action(trellis, &which)?;
            trellis.carry_action(card.id, &reason, by)?;
            moved(trellis, &which, card.id, "Carried over")
        }
        ActionVerb::Done { which } => {
            let card = find_action(trellis, &which)?;
            trellis.move_action(card.id, ActionState::Done, "")?;
            moved(trellis, &which, card.id, "Done")
        }
        ActionVerb::Drop { which, reason } => {
            let card = find_action(trellis, &which)?;
            trellis.move_action(card.id, ActionState::Dropped, &reason)?;
            moved(trellis, &which, card.id, "Dropped")
        }
    }
}

fn add_action(trellis: &mut Trellis, new: NewAction) -> Result<Answer, Error> {
    let region = find_region(trellis, &new.region)?;
    let goal = match &new.goal {
        Some(goal) => Some(goal_in(trellis, region.id, goal)?.id),
        None => None,
    };
    let known = EditAction {
        goal,
        step: Some(new.step),
        who: new.who,
        by_on: new.by,
        in_hand: new.in_hand,
        needed: new.needed,
        in_the_way: new.in_the_way,
        must_know: new.must_know,
        led_by: new.led_by.map(|word| match word {
            LeadWord::Isp => Lead::Isp,
            LeadWord::Together => Lead::Together,
            LeadWord::Local => Lead::Local,
        }),
        ..EditAction::default()
    };
    let id = trellis.agree_action(region.id, None, &known)?;
    Ok(Answer::new(
        format!("Action agreed for {}.", region.name),
        json!({ "action": id }),
    ))
}

fn moved(trellis: &Trellis, which: &WhichAction, id: Id, done: &str) -> Result<Answer, Error> {
    let region = find_region(trellis, &which.region)?;
    let cards = listed(trellis, region.id)?;
    let card = cards.iter().find(|card| card.id == id);
    let words = card.map_or_else(String::new, |card| action_lines(card, false));
    Ok(Answer::new(format!("{done}: {words}"), plain(&card)))
}

fn is_open(card: &ActionCard) -> bool {
    matches!(card.state, ActionState::Open | ActionState::CarriedOver)
}

/// The actions of a region: what is to do by date, then what is over.
fn listed(trellis: &Trellis, region: Id) -> Result<Vec<ActionCard>, Error> {
    let columns = trellis.action_board(region)?.columns;
    let mut cards: Vec<ActionCard> = columns.into_iter().flat_map(|it| it.cards).collect();
    cards.sort_by_key(|card| {
        let open = is_open(card);
        let by = card.by_on.filter(|_| open);
        (!open, by.is_none(), by)
    });
    Ok(cards)
}

fn find_action(trellis: &Trellis, which: &WhichAction) -> Result<ActionCard, Error> {
    let region = find_region(trellis, &which.region)?;
    let cards = listed(trellis, region.id)?;
    let found = pick(
        &cards,
        &which.action,
        |card| (card.id.to_string(), &card.step),
        ("action", "actions list"),
    )?;
    Ok(found.clone())
}

fn action_lines(card: &ActionCard, with_state: bool) -> String {
    let late = if card.standing == Standing::Late {
        "late"
    } else {
        ""
    };
    let state = match card.state {
        ActionState::Open => "",
        state if with_state => state.word(),
        _ => "",
    };
    let facts: Vec<&str> = [card.who.as_str(), &card.due_text, late, state, &card.reason]
        .into_iter()
        .filter(|fact| !fact.is_empty())
        .collect();
    if facts.is_empty() {
        card.step.clone()
    } else {
        format!("{} ({})", card.step, facts.join("; "))
    }
}
