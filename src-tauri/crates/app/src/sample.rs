//! The sample workbook: what a newcomer sees first, and what tests walk through.
//!
//! Its content lies in `assets/samples` as what two practitioners did, day by day,
//! over two years (`script` reads it). `story` turns each entry into edits, as
//! if the practitioner had just made them, and `moved` shifts every date so that
//! the visit all of it leads up to lies just ahead.

mod moved;
mod paper;
mod script;
mod story;

#[cfg(test)]
mod tests;

use crate::world::World;
use chrono::NaiveDate;
use moved::Shift;
use script::Script;
use story::{Hands, Step, Teller};
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;
use trellis_domain::pack::ReadPack;
use trellis_domain::value::Salt;
use trellis_store::{Action, Founding, Workbook};

/// Why the sample could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// A file of the sample is not what it should be: a fault of this Trellis.
    #[error("The sample’s file {file} is not in order: {what}")]
    Amiss {
        /// Which file.
        file: &'static str,
        /// The day and record, and what is wrong with them.
        what: String,
    },
    /// The workbook did not take it.
    #[error(transparent)]
    Store(#[from] trellis_store::Error),
}

impl From<SampleError> for crate::Error {
    fn from(error: SampleError) -> Self {
        match error {
            SampleError::Amiss { .. } => Self::new(
                error.to_string(),
                "This is a fault of Trellis itself. Your own workbooks are not touched by it.",
            ),
            SampleError::Store(cause) => cause.into(),
        }
    }
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// How many user actions, each one transaction.
    pub actions: usize,
    /// How many changes.
    pub changes: usize,
    /// The plans that were agreed at the time. Their paper is made by whoever
    /// makes plans; here they are only named, in the order of time.
    pub agreed: Vec<Agreed>,
}

/// A plan of the sample that was agreed and handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The `support_plan` record.
    pub plan: Id,
    /// Its region.
    pub region: Id,
    /// The day it was agreed, moved like every other date.
    pub on: NaiveDate,
    /// Who wrote it.
    pub author: AuthorKey,
    /// When it was agreed, milliseconds UTC since 1970.
    pub wall: i64,
}

/// Whose workbook the sample is: fixed ids, so that every sample is the same one.
pub fn founding() -> Founding {
    Founding {
        workbook: fixed("the sample workbook"),
        team: fixed("the support team"),
        holder: fixed("june"),
        is_sample: true,
    }
}

/// Writes the sample into an empty workbook made with [`founding`].
///
/// Ids, authors and salts are the same every time, so two samples of one day hold
/// the same changes to the byte. No secret key of these authors exists.
///
/// The visit that everything leads up to comes to lie on `as_of` where that is a
/// Thursday, otherwise on the next one: weekdays stay what they were, and nothing
/// was done after `as_of`.
///
/// # Errors
/// Where the workbook cannot be written.
pub fn write_sample(
    workbook: &mut Workbook,
    pack: &ReadPack,
    as_of: NaiveDate,
) -> Result<Told, SampleError> {
    let hands = Hands::Fixed {
        author: &fixed_author,
        id: &fixed,
    };
    let steps = tell(Script::read()?, hands, *workbook.founding(), pack, as_of)?;
    let mut dealt: u64 = 0;
    let mut salt = || {
        dealt += 1;
        *Id::natural("trellis sample salt", &[&dealt.to_be_bytes()]).as_bytes()
    };
    write(workbook, steps, &mut salt)
}

/// Writes the same story into a workbook of one's own: fresh ids and salts from
/// `world`, every change by `author`. Such a workbook may be exchanged.
///
/// # Errors
/// Where the workbook cannot be written.
pub fn write_own_sample(
    workbook: &mut Workbook,
    pack: &ReadPack,
    as_of: NaiveDate,
    author: AuthorKey,
    world: &mut dyn World,
) -> Result<Told, SampleError> {
    let hands = Hands::Own {
        author,
        id: &mut || world.fresh_id(),
    };
    let steps = tell(Script::read()?, hands, *workbook.founding(), pack, as_of)?;
    write(workbook, steps, &mut || world.salt())
}

fn tell(
    script: Script,
    hands: Hands<'_>,
    founding: Founding,
    pack: &ReadPack,
    as_of: NaiveDate,
) -> Result<Vec<Step>, SampleError> {
    let shift = Shift::new(script.anchor, as_of);
    Teller::new(hands, founding, pack, shift).tell(script)
}

fn write(
    workbook: &mut Workbook,
    steps: Vec<Step>,
    salts: &mut dyn FnMut() -> Salt,
) -> Result<Told, SampleError> {
    let mut told = Told::default();
    for step in steps {
        let agreed = step.agreed;
        told.changes += write_step(workbook, step, salts)?;
        told.actions += 1;
        told.agreed.extend(agreed);
    }
    Ok(told)
}

/// Writes one user action of the story; answers how many changes it took.
fn write_step(
    workbook: &mut Workbook,
    step: Step,
    salts: &mut dyn FnMut() -> Salt,
) -> Result<usize, SampleError> {
    let Step {
        author,
        txn,
        wall,
        edits,
        ..
    } = step;
    let action = Action {
        author,
        txn,
        wall,
        salts,
        sign: None,
    };
    let ((), written) = workbook.write(action, |writing| {
        for edit in edits {
            writing.edit(edit)?;
        }
        Ok::<_, trellis_store::Error>(())
    })?;
    Ok(written.changes.len())
}

/// The id that a key of the sample always has.
fn fixed(key: &str) -> Id {
    Id::natural("trellis sample", &[key.as_bytes()])
}

/// The author that a practitioner of the sample always is: bytes that look like a
/// key, made from a name, so that nobody holds the secret half.
fn fixed_author(key: &str) -> AuthorKey {
    let mut bytes = [0; 32];
    let (left, right) = bytes.split_at_mut(16);
    left.copy_from_slice(
        Id::natural("trellis sample author", &[key.as_bytes(), b"left"]).as_bytes(),
    );
    right.copy_from_slice(
        Id::natural("trellis sample author", &[key.as_bytes(), b"right"]).as_bytes(),
    );
    AuthorKey::from_bytes(bytes)
}
