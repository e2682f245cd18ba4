//! How far everybody is, and what is missing here.

use crate::error::Error;
use crate::exchange::{ATTACHED, Held, count};
use crate::trellis::Trellis;
use crate::view::exchange::{ColleagueState, ForkLine, GapLine, MissingView};
use crate::words::{capitalized, counted};
use std::collections::BTreeMap;
use trellis_domain::chain::{ChainName, Links, count_known, forks, gaps, known_to};
use trellis_domain::change::{AuthorKey, Scope};
use trellis_store::{ChainRow, ColleagueRow};

/// A colleague’s card, what is known of them, and what they last said they hold.
type Spoke<'m> = (&'m super::cards::Member, ColleagueRow, Held);

impl Trellis {
    /// What colleagues said they have, and what is missing here: holes in chains, and
    /// what somebody else holds and this laptop does not.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn missing(&self) -> Result<MissingView, Error> {
        let holder = self.founding().holder;
        let mut members = self.members()?;
        members.retain(|member| member.card.key != self.author() && member.retired_on.is_none());
        let mut rows = Vec::new();
        for member in &members {
            let row = self.reading().colleague(member.card.key)?;
            let said = Held::read(&row.statement);
            rows.push((member, row, said));
        }
        // By scope and then by author, those that only others have included.
        let mut chains: BTreeMap<(Scope, AuthorKey), Option<ChainRow>> = BTreeMap::new();
        for row in self.reading().chains()? {
            chains.insert((row.chain.1, row.chain.0), Some(row));
        }
        for (_, _, said) in &rows {
            for stated in &said.chains {
                chains.entry((stated.scope, stated.author)).or_default();
            }
        }
        chains.retain(|(scope, _), _| !matches!(scope, Scope::Private(of) if *of != holder));

        let mut view = MissingView::default();
        let mut have: BTreeMap<AuthorKey, (u64, u64, u64)> = BTreeMap::new();
        for ((scope, author), row) in chains {
            let chain = (author, scope);
            let here = match row {
                Some(row) if row.is_unbroken => Here::Unbroken(row.changes),
                Some(_) => Here::Links(self.reading().links_of(chain)?),
                None => Here::Unbroken(0),
            };
            self.count_chain(&rows, chain, &here, &mut have)?;
            self.find_gaps(&rows, chain, &here, &mut view)?;
            if let Here::Links(links) = &here
                && let twice = forks(links)
                && let Some(first) = twice.first()
            {
                view.forks.push(ForkLine {
                    who: self.name_of(author)?,
                    travels_with: self.scope_name(scope)?,
                    from: narrow(*first),
                    numbers: count(twice.len()),
                });
            }
        }
        for (member, row, _) in &rows {
            let (have, of, here) = have.get(&member.card.key).copied().unwrap_or_default();
            view.colleagues.push(ColleagueState {
                key: member.card.key.to_string(),
                name: member.card.name.clone(),
                last_heard: row.heard.map(|wall| self.when(wall)),
                last_written: row.wrote.map(|wall| self.when(wall)),
                have: narrow(have),
                of: narrow(of),
                here: narrow(here),
            });
        }
        view.attachments = count(self.reading().missing_attachments(&ATTACHED)?.len());
        let waiting: u64 = self
            .reading()
            .held_by_author()?
            .iter()
            .map(|(_, held)| held)
            .sum();
        view.waiting = narrow(waiting);
        view.sentence = sentence(&view);
        Ok(view)
    }

    fn count_chain(
        &self,
        rows: &[Spoke<'_>],
        chain: ChainName,
        here: &Here,
        have: &mut BTreeMap<AuthorKey, (u64, u64, u64)>,
    ) -> Result<(), Error> {
        let (author, scope) = chain;
        for (member, row, said) in rows {
            let entry = have.entry(member.card.key).or_default();
            if author == member.card.key {
                entry.2 += here.changes();
            }
            let travels = !matches!(scope, Scope::Private(_)) || self.is_own(&member.card)?;
            if author == self.author() && travels {
                entry.1 += here.changes();
                // Only what they said counts; that a file was written proves nothing.
                if row.statement_no > 0 && said.scopes.contains(&scope) {
                    let held = said.stretches(chain);
                    entry.0 += match here {
                        Here::Unbroken(_) => {
                            count_known(held, |name| self.reading().number_in(chain, name))?
                        }
                        Here::Links(links) => known_to(links, held).len() as u64,
                    };
                }
            }
        }
        Ok(())
    }

    fn find_gaps(
        &self,
        rows: &[Spoke<'_>],
        chain: ChainName,
        here: &Here,
        view: &mut MissingView,
    ) -> Result<(), Error> {
        let stated = |said: &Held| {
            said.stretches(chain)
                .iter()
                .map(|stretch| (stretch.from, stretch.to))
                .collect::<Vec<_>>()
        };
        let upto = rows
            .iter()
            .flat_map(|(_, _, said)| stated(said))
            .map(|(_, to)| to)
            .max()
            .unwrap_or(0);
        for (from, to) in here.gaps(upto) {
            let mut held_by: Vec<String> = rows
                .iter()
                .filter(|(_, _, said)| {
                    stated(said)
                        .iter()
                        .any(|(first, last)| *first <= to && from <= *last)
                })
                .map(|(member, _, _)| member.card.name.clone())
                .collect();
            held_by.dedup();
            view.gaps.push(GapLine {
                who: self.name_of(chain.0)?,
                travels_with: self.scope_name(chain.1)?,
                from: narrow(from),
                to: narrow(to),
                held_by,
            });
        }
        Ok(())
    }
}

/// One chain as it is here.
enum Here {
    /// Every number from the first to this one, each once.
    Unbroken(u64),
    /// With holes or branches.
    Links(Links),
}

impl Here {
    fn changes(&self) -> u64 {
        match self {
            Self::Unbroken(changes) => *changes,
            Self::Links(links) => links.len() as u64,
        }
    }

    fn gaps(&self, upto: u64) -> Vec<(u64, u64)> {
        match self {
            Self::Unbroken(last) if upto > *last => vec![(last + 1, upto)],
            Self::Unbroken(_) => Vec::new(),
            Self::Links(links) => gaps(links, upto),
        }
    }
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn sentence(view: &MissingView) -> String {
    let missing: u64 = view
        .gaps
        .iter()
        .map(|gap| u64::from(gap.to) - u64::from(gap.from) + 1)
        .sum();
    if missing == 0 && view.attachments == 0 && view.waiting == 0 {
        return "Nothing is known to be missing.".to_owned();
    }
    let mut parts = Vec::new();
    if missing > 0 {
        let missing = usize::try_from(missing).unwrap_or(usize::MAX);
        parts.push(counted(missing, "entry is missing", "entries are missing"));
    }
    if view.attachments > 0 {
        let files = usize::try_from(view.attachments).unwrap_or(usize::MAX);
        parts.push(counted(files, "file is missing", "files are missing"));
    }
    if view.waiting > 0 {
        let waiting = usize::try_from(view.waiting).unwrap_or(usize::MAX);
        parts.push(counted(waiting, "entry waits", "entries wait"));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    capitalized(&format!("{}.", crate::words::listed(&parts)))
}
