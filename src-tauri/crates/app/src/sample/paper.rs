//! The sample as a whole workbook: the story, and the papers of plans that were agreed
//! on the way, each made from what stood in the workbook on its day.

use super::{Step, fixed, founding, tell, write_step};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::world::{StillWorld, World};
use chrono::NaiveDate;
use std::path::Path;
use std::sync::Arc;
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;
use trellis_domain::pack::ReadPack;
use trellis_domain::value::Salt;
use trellis_store::{Action, Founding, Workbook};

use super::script::Script;
use super::story::Hands;

impl Trellis {
    /// Makes the sample workbook and opens it: fixed ids, so that everybody's sample of
    /// one day is the same; it refuses exchange with real workbooks.
    ///
    /// # Errors
    /// Where something is there already, or the place cannot be written.
    pub fn create_sample(
        path: &Path,
        home: &Path,
        as_of: NaiveDate,
        world: Box<dyn World>,
    ) -> Result<Self, Error> {
        let workbook = Workbook::create(path, None, &founding())?;
        let nobody = AuthorKey::from_bytes([0; 32]);
        let mut trellis = Self::assemble(workbook, path, nobody, world)?;
        let hands = Hands::Fixed {
            author: &super::fixed_author,
            id: &fixed,
        };
        let steps = tell(
            Script::read()?,
            hands,
            founding(),
            checklists()?.as_ref(),
            as_of,
        )?;
        let mut dealt: u64 = 0;
        trellis.live_through(steps, &mut || {
            dealt += 1;
            *Id::natural("trellis sample salt", &[&dealt.to_be_bytes()]).as_bytes()
        })?;
        let (workbook, world) = trellis.into_parts();
        Self::begin(workbook, path, home, world)
    }

    /// Makes a workbook with the same story and opens it: fresh ids, and every change
    /// by this installation, so that it may be exchanged.
    ///
    /// # Errors
    /// Where something is there already, or the place cannot be written.
    pub fn create_own_sample(
        path: &Path,
        home: &Path,
        as_of: NaiveDate,
        mut world: Box<dyn World>,
    ) -> Result<Self, Error> {
        let own = Founding {
            workbook: world.fresh_id(),
            team: world.fresh_id(),
            holder: world.fresh_id(),
            is_sample: false,
        };
        let workbook = Workbook::create(path, None, &own)?;
        let mut trellis = Self::begin(workbook, path, home, world)?;
        // The story is told in a world of its own, so the real one deals its ids and
        // salts first.
        let mut world = trellis.change_world(Box::new(StillWorld::on(as_of)));
        let author = trellis.author();
        let hands = Hands::Own {
            author,
            id: &mut || world.fresh_id(),
        };
        let steps = tell(Script::read()?, hands, own, checklists()?.as_ref(), as_of)?;
        trellis.live_through(steps, &mut || world.salt())?;
        drop(trellis.change_world(world));
        trellis.sign_open_chains()?;
        Ok(trellis)
    }

    fn live_through(
        &mut self,
        steps: Vec<Step>,
        salts: &mut dyn FnMut() -> Salt,
    ) -> Result<(), Error> {
        for step in steps {
            let agreed = step.agreed;
            write_step(&mut self.workbook, step, salts)?;
            if let Some(agreed) = agreed {
                let before = self.change_world(Box::new(StillWorld::on(agreed.on)));
                let agreement = self.agreement(agreed.plan);
                drop(self.change_world(before));
                let agreement = agreement?;
                let record = Id::natural("trellis agreed", &[agreed.plan.as_bytes()]);
                let txn = Id::natural("trellis agreeing", &[agreed.plan.as_bytes()]);
                let action = Action {
                    author: agreed.author,
                    txn,
                    wall: agreed.wall,
                    salts: &mut *salts,
                    sign: None,
                };
                self.workbook
                    .write(action, |writing| agreement.write(writing, record))?;
            }
        }
        Ok(())
    }
}

/// The checklists that the sample was written with.
fn checklists() -> Result<Arc<ReadPack>, Error> {
    let mut builtins = trellis_exchange::pack::builtins()?.into_iter();
    builtins
        .find(|read| read.pack.cells.len() == 15)
        .ok_or_else(|| {
            Error::new(
                "The checklists are not there",
                "This is a fault of Trellis itself.",
            )
        })
}
