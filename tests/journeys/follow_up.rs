//! After the visit: what goes out to the team, and what comes back filled in.

use crate::hands::begin_with_region;
use trellis_app::Trellis;
use trellis_app::view::goal::NewAction;
use trellis_app::view::note::NewNote;
use trellis_domain::id::Id;
use trellis_domain::words::{ActionState, Audience};
use trellis_exchange::action_sheet::{SheetAction, write_actions};
use trellis_tests::Desk;

fn action(trellis: &mut Trellis, region: Id, step: &str) -> Id {
    trellis
        .add_action(&NewAction {
            region,
            goal: None,
            visit: None,
            step: step.to_owned(),
            who: "CIT coordinator".to_owned(),
            by_on: None,
        })
        .unwrap()
}

/// A sheet as it came back.
fn returned(desk: &Desk, rows: &[(Id, ActionState, &str)]) -> std::path::PathBuf {
    let actions: Vec<SheetAction> = rows
        .iter()
        .map(|(id, state, reason)| SheetAction {
            id: *id,
            step: "As it was sent".to_owned(),
            who: String::new(),
            by_on: None,
            state: *state,
            reason: (*reason).to_owned(),
        })
        .collect();
    let path = desk.place("actions filled in.xlsx");
    std::fs::write(&path, write_actions("Returned", &actions).unwrap()).unwrap();
    path
}

fn states(trellis: &Trellis, region: Id) -> Vec<(String, ActionState, String)> {
    let mut found: Vec<_> = trellis
        .region(region)
        .unwrap()
        .actions
        .into_iter()
        .map(|it| (it.step, it.state, it.reason))
        .collect();
    found.sort();
    found
}

#[test]
fn an_action_sheet_goes_out_and_comes_back_filled_in() {
    let (desk, mut trellis, region) = begin_with_region();
    let login = action(&mut trellis, region, "Ask for a login");
    let roster = action(&mut trellis, region, "Send the roster");
    let path = desk.place("actions.xlsx");
    trellis.write_action_sheet(region, &path).unwrap();
    let unchanged = trellis.look_at_action_sheet(&path).unwrap();
    assert_eq!(unchanged.summary, "Nothing changes.");

    let file = returned(
        &desk,
        &[
            (
                login,
                ActionState::CarriedOver,
                "The state changes its forms",
            ),
            (roster, ActionState::Done, ""),
        ],
    );
    let preview = trellis.look_at_action_sheet(&file).unwrap();
    assert_eq!(
        (preview.summary.as_str(), preview.mistakes.len()),
        ("Two actions change.", 0)
    );
    let before = states(&trellis, region);
    assert!(
        before.iter().all(|it| it.1 == ActionState::Open),
        "looking changes nothing"
    );

    trellis.take_action_sheet(&file).unwrap();
    assert_eq!(
        states(&trellis, region),
        [
            (
                "Ask for a login".to_owned(),
                ActionState::CarriedOver,
                "The state changes its forms".to_owned()
            ),
            (
                "Send the roster".to_owned(),
                ActionState::Done,
                String::new()
            ),
        ]
    );
    trellis.undo().unwrap();
    assert_eq!(states(&trellis, region), before, "one step back");
}

#[test]
fn a_sheet_with_a_mistake_changes_nothing() {
    let (desk, mut trellis, region) = begin_with_region();
    let login = action(&mut trellis, region, "Ask for a login");
    let gone = action(&mut trellis, region, "Send the roster");
    trellis.delete_action(gone).unwrap();
    let before = trellis.dump().unwrap();
    let file = returned(
        &desk,
        &[
            (login, ActionState::CarriedOver, ""),
            (gone, ActionState::Done, ""),
        ],
    );
    let preview = trellis.look_at_action_sheet(&file).unwrap();
    assert_eq!(
        preview.mistakes,
        [
            "Sheet Actions, cell F2: an action that is carried over says what came in between",
            "Sheet Actions, cell F3: this action is no longer in the workbook",
        ]
    );
    assert!(trellis.take_action_sheet(&file).is_err());
    assert_eq!(trellis.dump().unwrap(), before);
    let nowhere = trellis
        .look_at_action_sheet(&desk.place("gone.xlsx"))
        .unwrap();
    assert_eq!(nowhere.mistakes, ["gone.xlsx could not be read"]);
}

#[test]
fn the_draft_carries_plan_and_sheet_and_nothing_that_is_for_others() {
    let (desk, mut trellis, region) = begin_with_region();
    action(&mut trellis, region, "Ask for a login");
    for audience in [Audience::Mine, Audience::Team] {
        trellis
            .add_note(&NewNote {
                region,
                visit: None,
                item: None,
                goal: None,
                domain: None,
                audience,
                text: "ZPLANTED words".to_owned(),
                mark: None,
            })
            .unwrap();
    }
    let plan = trellis.start_plan(region, None).unwrap();
    let path = desk.place(&trellis.follow_up_name(plan).unwrap());
    trellis.write_follow_up(plan, &path).unwrap();
    let draft = std::fs::read_to_string(&path).unwrap();
    assert!(draft.starts_with("X-Unsent: 1\r\nSubject: "));
    assert!(!draft.contains("\r\nTo:") && !draft.contains("\r\nFrom:"));
    let bodies = decoded(&draft);
    assert_eq!(bodies.len(), 3);
    let words = String::from_utf8(bodies[0].clone()).unwrap();
    assert!(
        words.contains("– Ask for a login (CIT coordinator)"),
        "{words}"
    );
    assert!(bodies[1].starts_with(b"%PDF-"));
    assert!(bodies[2].starts_with(b"PK"));
    assert!(!words.contains("ZPLANTED"));
    trellis.write_follow_up(plan, &path).unwrap();
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        draft,
        "the same bytes again"
    );
}

/// The parts of a draft: its text, then its files.
fn decoded(draft: &str) -> Vec<Vec<u8>> {
    let bodies = draft.split("Content-Transfer-Encoding: base64").skip(1);
    bodies
        .map(|part| {
            let body = part.split_once("\r\n\r\n").unwrap().1;
            let encoded: String = body
                .split("\r\n--")
                .next()
                .unwrap()
                .split_whitespace()
                .collect();
            from_base64(&encoded)
        })
        .collect()
}

fn from_base64(text: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let mut held: u32 = 0;
    let mut bits = 0;
    for letter in text.chars().take_while(|letter| *letter != '=') {
        let value = letters.find(letter).unwrap();
        held = (held << 6) | u32::try_from(value).unwrap();
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).unwrap());
        }
    }
    bytes
}
