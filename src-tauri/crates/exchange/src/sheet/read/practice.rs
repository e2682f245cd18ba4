//! Components with their activities, the finder, and lists.

use super::Book;
use crate::sheet::columns::{ACTIVITIES, COMPONENTS, ENTRIES, FINDER, LISTS};
use std::collections::BTreeMap;
use trellis_domain::pack::{Activity, Component, Entry, FinderQuestion, Inventory, Pack};

impl Book {
    pub(super) fn practice(&mut self, pack: &mut Pack) {
        pack.components = self.components();
        pack.tiers = self.tiers();
        pack.levels = self.levels();
        pack.adoption_stages = self.intervention_stages();
        for row in self.rows(&FINDER) {
            let it = &mut self.reading;
            let id = it.id(&row, "Id", "finder question");
            it.mark(&row, "Id", format!("id {id}"));
            let ask = it.text(&row, "Question");
            let if_yes = it.word(&row, "If yes");
            let sources = it.sources(&row, "Sources");
            if let Some(if_yes) = if_yes {
                pack.finder.push(FinderQuestion {
                    id,
                    ask,
                    if_yes,
                    sources,
                });
            }
        }
        pack.inventories = self.lists();
    }

    fn components(&mut self) -> Vec<Component> {
        let mut components = Vec::new();
        for row in self.rows(&COMPONENTS) {
            let it = &mut self.reading;
            let code = it.id(&row, "Code", "component");
            it.mark(&row, "Code", format!("id {code}"));
            components.push(Component {
                code,
                name: it.text(&row, "Name"),
                is_working_name: it.is_yes(&row, "Working name"),
                about: it.text(&row, "About"),
                early_in: it.words(&row, "Early in"),
                sources: it.sources(&row, "Sources"),
                activities: Vec::new(),
            });
        }
        let mut activities: BTreeMap<String, Vec<Activity>> = BTreeMap::new();
        for row in self.rows(&ACTIVITIES) {
            let it = &mut self.reading;
            let id = it.id(&row, "Id", "activity");
            it.mark(&row, "Id", format!("id {id}"));
            let component = it.known(&row, "Component", "component", &COMPONENTS);
            let activity = Activity {
                id,
                text: it.text(&row, "Text"),
                essential: it.is_yes(&row, "Essential"),
                sources: it.sources(&row, "Sources"),
            };
            activities.entry(component).or_default().push(activity);
        }
        for component in &mut components {
            component.activities = activities.remove(&component.code).unwrap_or_default();
        }
        components
    }

    fn lists(&mut self) -> Vec<Inventory> {
        let mut lists = Vec::new();
        for row in self.rows(&LISTS) {
            let it = &mut self.reading;
            let id = it.id(&row, "Id", "list");
            let purpose = it.word(&row, "Purpose");
            let title = it.text(&row, "Title");
            let note = it.text(&row, "Note");
            if let Some(purpose) = purpose {
                lists.push(Inventory {
                    id,
                    purpose,
                    title,
                    note,
                    instrument: None,
                    entries: Vec::new(),
                });
            }
        }
        let mut entries: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for row in self.rows(&ENTRIES) {
            let it = &mut self.reading;
            let id = it.id(&row, "Id", "entry");
            let list = it.known(&row, "List", "list", &LISTS);
            let entry = Entry {
                id,
                text: it.text(&row, "Text"),
                evidence: it.text(&row, "How we would know"),
                group: it.text(&row, "Group"),
                domain: it.find_word(&row, "Domain"),
                partner: it.find_text(&row, "Partner").unwrap_or_default(),
                replaces: it.list(&row, "Replaces"),
                sources: it.sources(&row, "Sources"),
            };
            entries.entry(list).or_default().push(entry);
        }
        for list in &mut lists {
            list.entries = entries.remove(&list.id).unwrap_or_default();
        }
        self.instruments(&mut lists);
        lists
    }
}
