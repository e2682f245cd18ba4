//! Files for other programs.

use super::find_region;
use crate::ask::export::ExportVerb;
use crate::say::Answer;
use serde_json::json;
use trellis_app::{Error, Trellis};

pub fn answer(trellis: &Trellis, ask: ExportVerb) -> Result<Answer, Error> {
    match ask {
        ExportVerb::Ics {
            out,
            region,
            for_the_team,
        } => {
            let region = match region {
                Some(region) => Some(find_region(trellis, &region)?.id),
                None => None,
            };
            let (dates, holds) = if for_the_team {
                let dates = trellis.write_team_calendar_file(&out)?;
                (dates, "for the support team only")
            } else {
                let dates = trellis.write_calendar_file(region, &out)?;
                (dates, "nothing but what may print")
            };
            let counted = match dates {
                1 => "1 date".to_owned(),
                dates => format!("{dates} dates"),
            };
            Ok(Answer::new(
                format!(
                    "Calendar exported: {counted}, {holds}.\nIt lies at {}.",
                    out.display()
                ),
                json!({ "calendar": out, "dates": dates }),
            ))
        }
    }
}
