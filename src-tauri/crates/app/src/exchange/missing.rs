//! How far everybody is, and what is missing here.

use crate::error::Error;
use crate::exchange::{ATTACHED, Held, count};
use crate::trellis::Trellis;
use crate::view::exchange::{ColleagueState, ForkLine, GapLine, MissingView};
use crate::words::{capitalized, counted};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::chain::{Links, forks, gaps, known_to};
use trellis_domain::change::{AuthorKey, Scope};

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
        let mut scopes: BTreeSet<Scope> = self.reading().scopes()?.into_iter().collect();
        for (_, _, said) in &rows {
            scopes.extend(said.chains.iter().map(|stated| stated.scope));
        }
        scopes.retain(|scope| !matches!(scope, Scope::Private(of) if *of != holder));

        let mut view = MissingView::default();
        let mut have: BTreeMap<AuthorKey, (usize, usize, usize)> = BTreeMap::new();
        for scope in scopes {
            let mut chains: BTreeMap<AuthorKey, Links> = self
                .chains(scope)?
                .into_iter()
                .map(|((author, _), chain)| (author, chain.all))
                .collect();
            for (_, _, said) in &rows {
                for stated in said.chains.iter().filter(|stated| stated.scope == scope) {
                    chains.entry(stated.author).or_default();
                }
            }
            for (author, links) in chains {
                self.count_chain(&rows, (author, scope), &links, &mut have)?;
                self.find_gaps(&rows, (author, scope), &links, &mut view)?;
                let twice = forks(&links);
                if let Some(first) = twice.first() {
                    view.forks.push(ForkLine {
                        who: self.name_of(author)?,
                        travels_with: self.scope_name(scope)?,
                        from: u32::try_from(*first).unwrap_or(u32::MAX),
                        numbers: count(twice.len()),
                    });
                }
            }
        }
        for (member, row, _) in &rows {
            let (have, of, here) = have.get(&member.card.key).copied().unwrap_or_default();
            view.colleagues.push(ColleagueState {
                key: member.card.key.to_string(),
                name: member.card.name.clone(),
                last_heard: row.heard.map(|wall| self.when(wall)),
                last_written: row.wrote.map(|wall| self.when(wall)),
                have: count(have),
                of: count(of),
                here: count(here),
            });
        }
        view.attachments = count(self.reading().missing_attachments(&ATTACHED)?.len());
        let waiting: u64 = self
            .reading()
            .held_by_author()?
            .iter()
            .map(|(_, held)| held)
            .sum();
        view.waiting = u32::try_from(waiting).unwrap_or(u32::MAX);
        view.sentence = sentence(&view);
        Ok(view)
    }

    fn count_chain(
        &self,
        rows: &[(&super::cards::Member, trellis_store::ColleagueRow, Held)],
        chain: (AuthorKey, Scope),
        links: &Links,
        have: &mut BTreeMap<AuthorKey, (usize, usize, usize)>,
    ) -> Result<(), Error> {
        let (author, scope) = chain;
        for (member, row, said) in rows {
            let entry = have.entry(member.card.key).or_default();
            if author == member.card.key {
                entry.2 += links.len();
            }
            let travels = !matches!(scope, Scope::Private(_)) || self.is_own(&member.card)?;
            if author == self.author() && travels {
                entry.1 += links.len();
                // Only what they said counts; that a file was written proves nothing.
                if row.statement_no > 0 && said.scopes.contains(&scope) {
                    entry.0 += known_to(links, said.stretches(chain)).len();
                }
            }
        }
        Ok(())
    }

    fn find_gaps(
        &self,
        rows: &[(&super::cards::Member, trellis_store::ColleagueRow, Held)],
        chain: (AuthorKey, Scope),
        links: &Links,
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
        for (from, to) in gaps(links, upto) {
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
                from: u32::try_from(from).unwrap_or(u32::MAX),
                to: u32::try_from(to).unwrap_or(u32::MAX),
                held_by,
            });
        }
        Ok(())
    }
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
