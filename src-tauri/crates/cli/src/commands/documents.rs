//! Documents, as PDF; and what a paper is.

use super::{find_region, plain, visits};
use crate::ask::documents::{AskDocument, PlanVerb};
use crate::say::Answer;
use serde_json::json;
use trellis_app::view::document::{DocumentKind, DocumentQuery};
use trellis_app::{Error, Trellis};

pub fn answer(trellis: &Trellis, ask: AskDocument) -> Result<Answer, Error> {
    let region = match &ask.region {
        Some(region) => Some(find_region(trellis, region)?.id),
        None => None,
    };
    let kind = DocumentKind::from(ask.kind);
    let visit = match &ask.visit {
        Some(visit) => Some(visits::find_in(trellis, region, visit)?.id),
        None => None,
    };
    let assessment = match (ask.held_on, region) {
        (Some(on), Some(region)) => {
            let held = trellis.assessments_of(region)?.held;
            let found = held.iter().find(|it| it.held_on == Some(on));
            Some(
                found
                    .ok_or_else(|| {
                        Error::new(
                            format!("No assessment was held on {on}"),
                            "See `trellis-cli assessment list` for the days.",
                        )
                    })?
                    .id,
            )
        }
        _ => None,
    };
    let query = DocumentQuery {
        kind,
        region,
        visit,
        plan: None,
        assessment,
        domain: ask.domain,
        stage: ask.stage,
        quarter: ask.quarter,
        chapter: ask.chapter,
        span: ask.span.map(Into::into),
        for_colleague: ask.for_colleague,
        marked: ask.marked,
        large_print: ask.large_print,
        typed: None,
    };
    let exported = trellis.export_document(&query, &ask.out)?;
    Ok(Answer::new(
        format!("{}\nIt lies at {}.", exported.sentence, exported.path),
        plain(&exported),
    ))
}

pub fn plan(trellis: &mut Trellis, verb: &PlanVerb) -> Result<Answer, Error> {
    match verb {
        PlanVerb::Agree { region } => agree(trellis, region),
        PlanVerb::Verify { what } => verify(trellis, what),
    }
}

fn agree(trellis: &mut Trellis, region: &str) -> Result<Answer, Error> {
    let region = find_region(trellis, region)?;
    let plans = trellis.region(region.id)?.plans;
    let draft = plans.into_iter().find(|plan| plan.agreed_on.is_none());
    let draft = draft.ok_or_else(|| {
        Error::new(
            format!("{} has no plan that is still a draft", region.name),
            "Start one with `trellis-cli plan --region`.",
        )
    })?;
    trellis.agree_plan(draft.id)?;
    Ok(Answer::new(
        format!(
            "Version {} of the plan of {} is agreed and stays as it is.",
            draft.version, region.name
        ),
        json!({ "plan": draft.id, "version": draft.version }),
    ))
}

fn verify(trellis: &Trellis, what: &str) -> Result<Answer, Error> {
    let path = std::path::Path::new(what);
    let verified = if path.is_file() || path.extension().is_some() {
        trellis.verify_plan(path)?
    } else {
        trellis.verify_code(what)?
    };
    let mut answer = Answer::new(verified.sentence.clone(), plain(&verified));
    answer.is_bad_news = !verified.is_as_agreed;
    Ok(answer)
}
