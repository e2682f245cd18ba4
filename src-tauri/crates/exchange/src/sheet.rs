//! Content packs as spreadsheets, for people who would rather edit a table.
//!
//! [`write_sheet`] lays a pack out on sheets that a person can edit, and
//! [`read_sheet`] reads them back and names every mistake with its cell, all at
//! once. A pack that goes out and comes back is the same pack. Whether its
//! words and links are sound is asked of [`Pack::check`] afterward; the places
//! of a [`ReadSheet`] tell in which cell each of its faults stands.
//!
//! Nothing in a spreadsheet is ever run: formulas and macros are refused, and
//! the file is unpacked within limits before anything looks inside.

mod cells;
mod columns;
mod examples;
mod explain;
mod grid;
mod guard;
mod mistake;
mod read;
mod rows;
mod table;
mod words;
mod write;

use std::collections::BTreeMap;
use trellis_domain::pack::Pack;

pub use guard::{LARGEST, LARGEST_UNPACKED, LONGEST_TEXT, MOST_PARTS, MOST_ROWS};
pub(crate) use mistake::column_name;
pub use mistake::{SheetError, SheetMistake};

/// What a spreadsheet said, and where it said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSheet {
    /// The pack; ask [`Pack::check`] whether it is sound.
    pub pack: Pack,
    /// Sheet and cell of everything that a fault can name: `item CC-EX-01` stands
    /// in `("Items", "A2")`. The keys are the places of
    /// [`PackFault`](trellis_domain::pack::PackFault).
    pub places: BTreeMap<String, (String, String)>,
}

/// Writes a pack as a workbook. The same pack gives the same bytes.
///
/// # Errors
/// Where a text of the pack has no way into a cell and back, such as one that is
/// longer than a cell can hold. A sound pack has none.
pub fn write_sheet(pack: &Pack) -> Result<Vec<u8>, SheetError> {
    write::workbook(&rows::of_head(pack), &rows::of_pack(pack))
}

/// Writes the workbook that a new pack begins with: headings, instructions, and on
/// each sheet an example that reading skips. Id and title are left to fill in.
///
/// # Errors
/// None in a Trellis that passed its tests.
pub fn write_template() -> Result<Vec<u8>, SheetError> {
    write::workbook(&examples::head(), &examples::rows())
}

/// Reads a workbook that [`write_sheet`] or [`write_template`] began and a person
/// went on with. Spaces around a text are dropped, rows may stand in any order,
/// and so may columns.
///
/// # Errors
/// One sentence for each way in which the file can be wrong, or everything that
/// is wrong in its cells; see [`SheetError`].
pub fn read_sheet(bytes: &[u8]) -> Result<ReadSheet, SheetError> {
    guard::check(bytes)?;
    read::read(grid::open(bytes)?)
}

/// Refuses a file that is no workbook of reasonable size without a program in it.
///
/// # Errors
/// One sentence for each way in which the file can be wrong.
pub(crate) fn guarded(bytes: &[u8]) -> Result<(), SheetError> {
    guard::check(bytes)
}

/// The texts of one sheet of a workbook, for whoever reads another kind of sheet than
/// a pack's. Formulas and errors read as their signs, so that they are mistakes where a
/// word is wanted. `None`: there is no sheet of that name.
///
/// # Errors
/// One sentence for each way in which the file can be wrong.
pub(crate) fn cells_of(bytes: &[u8], name: &str) -> Result<Option<Texts>, SheetError> {
    guard::check(bytes)?;
    grid::texts(bytes, name)
}

/// The texts of a sheet, row by row.
pub(crate) struct Texts {
    /// The rows that hold anything, by column counted from 0.
    pub rows: Vec<BTreeMap<u32, String>>,
    /// Their numbers in the file, counted from 0.
    numbers: Vec<u32>,
}

impl Texts {
    /// What Excel calls a cell of one of these rows: `B7`.
    pub fn name_of(&self, row: &BTreeMap<u32, String>, column: u32) -> String {
        let at = self.rows.iter().position(|it| std::ptr::eq(it, row));
        let number = at.and_then(|at| self.numbers.get(at)).copied();
        mistake::cell_name(number.unwrap_or_default(), column)
    }
}

#[cfg(test)]
mod tests;
