//! The actions of a region as a spreadsheet that a team fills in and sends back.
//!
//! It has one sheet with one row for each action. What comes back is read by the last
//! column, which names the record; everything else may stand in another order. Only
//! how an action stands and what happened are taken back: a step is reworded where
//! people talk, not in a file that crosses another.

use crate::sheet::{SheetError, SheetMistake, cells_of};
use chrono::NaiveDate;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook,
    XlsxError,
};
use trellis_domain::id::Id;
use trellis_domain::words::ActionState;

/// The name of the sheet.
const SHEET: &str = "Actions";

/// Its columns with their widths.
const COLUMNS: [(&str, f64); 6] = [
    ("Step", 46.0),
    ("Who", 22.0),
    ("By", 12.0),
    ("How it stands", 15.0),
    ("What happened", 46.0),
    ("Leave as it is", 38.0),
];

/// An action as it goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetAction {
    /// The record.
    pub id: Id,
    /// What will be done.
    pub step: String,
    /// Who.
    pub who: String,
    /// By when.
    pub by_on: Option<NaiveDate>,
    /// How it stands.
    pub state: ActionState,
    /// What came in between, as far as it was said.
    pub reason: String,
}

/// An action as it came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnedAction {
    /// The record.
    pub id: Id,
    /// How it stands; none where the cell was left empty.
    pub state: Option<ActionState>,
    /// What happened, in the team's words.
    pub what_happened: String,
    /// Where the row stands, for whoever looks at the file.
    pub cell: String,
}

/// Writes the sheet. The same actions give the same bytes.
///
/// # Errors
/// Where the workbook cannot be put together.
pub fn write_actions(title: &str, actions: &[SheetAction]) -> Result<Vec<u8>, SheetError> {
    put_together(title, actions).map_err(|error| SheetError::NotWritten(error.to_string()))
}

fn put_together(title: &str, actions: &[SheetAction]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let when = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_creation_datetime(&when),
    );
    let heading = Format::new()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let pale = text.clone().set_font_color("#5A665F");
    let page = workbook.add_worksheet();
    page.set_name(SHEET)?;
    page.set_freeze_panes(1, 0)?;
    for ((name, width), column) in COLUMNS.iter().zip(0..) {
        page.set_column_width(column, *width)?;
        page.write_string_with_format(0, column, *name, &heading)?;
    }
    for (action, row) in actions.iter().zip(1..) {
        let by = action.by_on.map_or_else(String::new, |by| by.to_string());
        let cells = [
            (&action.step, &text),
            (&action.who, &text),
            (&by, &text),
            (&action.state.word().to_owned(), &text),
            (&action.reason, &text),
            (&action.id.to_string(), &pale),
        ];
        for ((words, format), column) in cells.into_iter().zip(0..) {
            page.write_string_with_format(row, column, words, format)?;
        }
    }
    let words: Vec<&str> = ActionState::ALL.iter().map(|state| state.word()).collect();
    let last = u32::try_from(actions.len()).unwrap_or(1).max(1);
    let choices = DataValidation::new().allow_list_strings(&words)?;
    page.add_data_validation(1, 3, last, 3, &choices)?;
    workbook.save_to_buffer()
}

/// Reads a sheet that came back.
///
/// # Errors
/// One sentence for each way in which the file can be wrong, or every cell that is;
/// see [`SheetError`].
pub fn read_actions(bytes: &[u8]) -> Result<Vec<ReturnedAction>, SheetError> {
    let grid = cells_of(bytes, SHEET)?;
    let mistake = |cell: &str, what: &str, remedy: &str| SheetMistake {
        sheet: SHEET.to_owned(),
        cell: cell.to_owned(),
        what: what.to_owned(),
        remedy: remedy.to_owned(),
    };
    let Some(grid) = grid else {
        let remedy = "Choose the file that Trellis wrote, filled in";
        return Err(SheetError::Mistakes(vec![mistake(
            "A1",
            "the sheet is not there",
            remedy,
        )]));
    };
    let head = grid.rows.first().cloned().unwrap_or_default();
    let place = |name: &str| {
        head.iter()
            .find(|(_, word)| word.trim().eq_ignore_ascii_case(name))
            .map(|(column, _)| *column)
    };
    let mut mistakes = Vec::new();
    let mut needed = |(name, _): (&str, f64)| {
        let column = place(name);
        if column.is_none() {
            let what = format!("the column “{name}” is missing");
            mistakes.push(mistake(
                "A1",
                &what,
                "Put its heading back into the first row",
            ));
        }
        column
    };
    let [_, _, _, stands, happened, id] = COLUMNS;
    let (stands, happened, id) = (needed(stands), needed(happened), needed(id));
    let (Some(stands), Some(happened), Some(id)) = (stands, happened, id) else {
        return Err(SheetError::Mistakes(mistakes));
    };
    let mut found: Vec<ReturnedAction> = Vec::new();
    for row in grid.rows.iter().skip(1) {
        let words = |column: u32| row.get(&column).map_or("", |word| word.trim());
        let at = |column: u32| grid.name_of(row, column);
        if row.values().all(|word| word.trim().is_empty()) {
            continue;
        }
        let Ok(record) = words(id).parse::<Id>() else {
            let what = "this row does not name its action";
            let remedy = "Copy the last cell from the file that was sent, or delete the row; new steps are agreed in Trellis";
            mistakes.push(mistake(&at(id), what, remedy));
            continue;
        };
        if let Some(twin) = found.iter().find(|it| it.id == record) {
            let what = format!("this action stands in {} as well", twin.cell);
            mistakes.push(mistake(&at(id), &what, "Keep one of the two rows"));
            continue;
        }
        let state = match words(stands) {
            "" => None,
            word => {
                let known = ActionState::ALL
                    .iter()
                    .find(|state| state.word().eq_ignore_ascii_case(word));
                if known.is_none() {
                    let shown: String = word.chars().take(40).collect();
                    let what = format!("“{shown}” is not how an action stands");
                    let remedy = "Write Open, Done, Carried over or Dropped";
                    mistakes.push(mistake(&at(stands), &what, remedy));
                }
                known.copied()
            }
        };
        found.push(ReturnedAction {
            id: record,
            state,
            what_happened: words(happened).to_owned(),
            cell: at(id),
        });
    }
    if mistakes.is_empty() {
        Ok(found)
    } else {
        Err(SheetError::Mistakes(mistakes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(number: u8, step: &str, state: ActionState) -> SheetAction {
        SheetAction {
            id: Id::from_bytes([number; 16]),
            step: step.to_owned(),
            who: "CIT coordinator".to_owned(),
            by_on: NaiveDate::from_ymd_opt(2026, 12, 4),
            state,
            reason: String::new(),
        }
    }

    #[test]
    fn a_sheet_that_was_not_filled_in_says_what_it_said() {
        let actions = [
            action(1, "=SUM(A1) is no formula", ActionState::Open),
            action(2, "Send the roster", ActionState::CarriedOver),
        ];
        let bytes = write_actions("Foothills", &actions).unwrap();
        assert_eq!(bytes, write_actions("Foothills", &actions).unwrap());
        let returned = read_actions(&bytes).unwrap();
        let seen: Vec<(Id, Option<ActionState>, &str)> = returned
            .iter()
            .map(|it| (it.id, it.state, it.cell.as_str()))
            .collect();
        assert_eq!(
            seen,
            [
                (actions[0].id, Some(ActionState::Open), "F2"),
                (actions[1].id, Some(ActionState::CarriedOver), "F3"),
            ]
        );
    }

    fn filled(rows: &[[&str; 6]]) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let page = workbook.add_worksheet();
        page.set_name(SHEET).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, words) in cells.iter().enumerate() {
                let (row, column) = (row.try_into().unwrap(), column.try_into().unwrap());
                page.write_string(row, column, *words).unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn every_mistake_of_a_returned_sheet_is_named_with_its_cell() {
        let head = [
            "Leave as it is",
            "Step",
            "Who",
            "By",
            "How it stands",
            "What happened",
        ];
        let known = Id::from_bytes([1; 16]).to_string();
        let bytes = filled(&[
            head,
            [&known, "Send it", "", "", "finished", "Sent on Monday"],
            ["", "A new step", "", "", "Open", ""],
            ["", "", "", "", "", ""],
            [&known, "Send it", "", "", "done", ""],
        ]);
        let said: Vec<String> = read_actions(&bytes)
            .unwrap_err()
            .mistakes()
            .iter()
            .map(|it| format!("{}: {}", it.cell, it.what))
            .collect();
        assert_eq!(
            said,
            [
                "E2: “finished” is not how an action stands",
                "A3: this row does not name its action",
                "A5: this action stands in A2 as well",
            ]
        );
        let wrong = filled(&[["Step", "Who", "", "", "", ""]]);
        assert_eq!(read_actions(&wrong).unwrap_err().mistakes().len(), 3);
        assert!(read_actions(b"PK\x03\x04 and no more").is_err());
    }
}
