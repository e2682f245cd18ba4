//! The page follows the pen: from a key to the drawn pages, as the window gets them.

use super::{Figure, folder, median, milliseconds, practice, took};
use trellis_app::Trellis;
use trellis_app::view::document::DocumentQuery;
use trellis_app::view::frame::{DraftText, Place};
use trellis_app::view::goal::NewGoal;
use trellis_app::view::region::NewRegion;
use trellis_app::world::StillWorld;

/// A plan of a quarter, and one of forty pages.
pub fn preview(is_real: bool) -> Vec<Figure> {
    let mut figures = Vec::new();
    for goals in if is_real { [3, 120] } else { [1, 2] } {
        let folder = folder();
        let mut trellis = Trellis::create(
            &folder.path().join("preview.workbook"),
            &folder.path().join("home"),
            None,
            Box::new(StillWorld::on(practice::today())),
        )
        .unwrap();
        let region = trellis
            .add_region(&NewRegion {
                name: "Cedar Gap".to_owned(),
                ..NewRegion::default()
            })
            .unwrap();
        let prose = "Every key task has a backup who has done it once. ".repeat(12);
        for number in 0..goals {
            let goal = NewGoal {
                measure: "tasks with a tested backup".to_owned(),
                baseline: "two of nine".to_owned(),
                target: "all nine".to_owned(),
                ..NewGoal::new(region, format!("{number} {prose}"))
            };
            trellis.add_goal(&goal).unwrap();
        }
        let plan = trellis.start_plan(region, None).unwrap();
        let sentence = "A call every other Tuesday, and coaching for the trainer.";
        let mut pages = 0;
        let mut bytes = 0;
        let mut times = Vec::new();
        for _ in 0..if is_real { 3 } else { 1 } {
            for (end, _) in sentence.char_indices().skip(1) {
                let ask = DocumentQuery {
                    plan: Some(plan),
                    typed: Some(DraftText {
                        place: Place {
                            kind: "support_plan".to_owned(),
                            record: plan,
                            field: "support_ahead".to_owned(),
                        },
                        text: sentence[..end].to_owned(),
                    }),
                    ..DocumentQuery::default()
                };
                times.push(took(|| {
                    let view = trellis.document(&ask).unwrap();
                    pages = view.pages.len();
                    bytes = serde_json::to_string(&view).unwrap().len();
                }));
            }
        }
        let slowest = times.iter().max().copied().unwrap();
        figures.push(Figure {
            what: format!("from a key to the drawn pages, a plan of {pages}"),
            found: format!(
                "{}, {} at most ({} KB)",
                milliseconds(median(times)),
                milliseconds(slowest),
                bytes / 1024
            ),
            goal: "at most 100 ms",
        });
    }
    figures
}
