//! Answers that write.

use super::find_region;
use crate::ask::{Answer as AnswerAsk, Note, RegionVerb, StatusWord};
use crate::say::Answer;
use serde_json::json;
use std::path::Path;
use trellis_app::view::checklist::EditAnswer;
use trellis_app::view::note::NewNote;
use trellis_app::view::region::NewRegion;
use trellis_app::{Error, Trellis};
use trellis_domain::words::{Audience, Judge, Status};

pub fn region(trellis: &mut Trellis, add: RegionVerb) -> Result<Answer, Error> {
    let RegionVerb::Add {
        name,
        counties,
        lead_agency,
        began_on,
    } = add;
    let new = NewRegion {
        name,
        counties,
        lead_agency,
        phase: None,
        began_on,
    };
    let id = trellis.add_region(&new)?;
    Ok(Answer::new(
        format!("Added {}.", new.name.trim()),
        json!({ "region": id }),
    ))
}

pub fn answer(trellis: &mut Trellis, ask: AnswerAsk) -> Result<Answer, Error> {
    let region = find_region(trellis, &ask.region)?;
    let item = ask.item.trim().to_uppercase();
    let status = match ask.status {
        StatusWord::NotYet => Status::NotYet,
        StatusWord::Partly => Status::Partly,
        StatusWord::InPlace => Status::InPlace,
        StatusWord::NotNow => Status::NotNow,
        StatusWord::DoesNotApply => Status::DoesNotApply,
    };
    trellis.answer(&EditAnswer {
        region: region.id,
        item: item.clone(),
        adoption: None,
        visit: None,
        status: Some(status),
        evidence: ask.evidence,
        led_by: None,
        judged_by: Some(Judge::Alone),
        reached_on: None,
        mark: None,
        clear: Vec::new(),
    })?;
    Ok(Answer::new(
        format!(
            "{}, {}: {}.",
            region.name,
            item,
            status.word().to_lowercase()
        ),
        json!({ "region": region.id, "item": item, "status": status.code() }),
    ))
}

pub fn note(trellis: &mut Trellis, ask: Note) -> Result<Answer, Error> {
    let region = find_region(trellis, &ask.region)?;
    let audience = Audience::from(ask.audience);
    let id = trellis.add_note(&NewNote {
        region: region.id,
        visit: None,
        item: None,
        goal: None,
        domain: None,
        audience,
        text: ask.text,
        mark: None,
    })?;
    Ok(Answer::new(
        format!("Noted for {}, audience: {}.", region.name, audience.word()),
        json!({ "note": id, "audience": audience.code() }),
    ))
}

pub fn plan(trellis: &mut Trellis, region: &str, out: &Path, new: bool) -> Result<Answer, Error> {
    let region = find_region(trellis, region)?;
    let draft = trellis
        .region(region.id)?
        .plans
        .into_iter()
        .find(|plan| plan.agreed_on.is_none())
        .filter(|_| !new);
    let plan = match draft {
        Some(plan) => plan.id,
        None => trellis.start_plan(region.id, None)?,
    };
    let exported = trellis.export_plan(plan, out)?;
    Ok(Answer::new(
        format!("{}\nIt lies at {}.", exported.sentence, exported.path),
        json!({ "plan": plan, "path": exported.path, "pages": exported.pages }),
    ))
}
