//! Cards, bundles, the exchange folder, what is missing, and erasing.

use super::{find_region, plain};
use crate::ask::exchange::{
    BundleAsk, BundleVerb, CardVerb, EraseAsk, FolderVerb, ForWhom, HandoverAsk, MissingAsk,
    ReadAsk,
};
use crate::say::Answer;
use std::fmt::Write;
use std::path::Path;
use trellis_app::view::exchange::{
    BundleAbout, BundlePlan, BundlePreview, CardView, MissingView, NewBundle, PreviewLine,
};
use trellis_app::view::frame::EditPractitioner;
use trellis_app::{Error, Trellis};
use trellis_domain::id::Id;

/// What is true once a bundle lies there.
const READ_BACK: &str = "It was read back whole; a stick is safe to remove.";

pub fn cards(trellis: &mut Trellis, ask: Option<CardVerb>) -> Result<Answer, Error> {
    match ask.unwrap_or(CardVerb::List) {
        CardVerb::Name { name } => {
            let organization = trellis.frame()?.organization;
            trellis.edit_practitioner(&EditPractitioner { name, organization })?;
            let name = trellis.frame()?.practitioner;
            Ok(Answer::new(
                format!("This laptop is {name}’s."),
                serde_json::json!({ "name": name }),
            ))
        }
        CardVerb::Show => {
            let card = trellis.own_card()?;
            Ok(Answer::new(about(&card), plain(&card)))
        }
        CardVerb::Write { to } => {
            let card = trellis.write_card(&to)?;
            Ok(Answer::new(
                format!(
                    "Your card lies at {}. Whoever adds it should hear these words from you:\n  {}",
                    to.display(),
                    card.words
                ),
                plain(&card),
            ))
        }
        CardVerb::Add { file, join, mine } => {
            let added = trellis.add_card(&file, join, mine)?;
            let mut text = format!(
                "Added {}’s laptop. Ask them to read their six words:\n  {}",
                added.card.name, added.card.words
            );
            if added.is_of_another_team {
                text.push_str(
                    "\nIt belongs to another support team. Files pass once one of you joins: add the card again with --join, or they add yours so.",
                );
            }
            Ok(Answer::new(text, plain(&added)))
        }
        CardVerb::List => {
            let cards = trellis.list_cards()?;
            let mut text = String::new();
            for card in &cards {
                let _ = writeln!(text, "{}", about(card));
            }
            if cards.is_empty() {
                let _ = writeln!(text, "No cards are here yet, not even yours.");
            }
            Ok(Answer::new(text, plain(&cards)))
        }
        CardVerb::Retire { who } => {
            let card = trellis.find_card(&who)?;
            let card = trellis.retire_card(&card.key)?;
            Ok(Answer::new(
                format!("No more files are taken from this laptop of {}.", card.name),
                plain(&card),
            ))
        }
    }
}

fn about(card: &CardView) -> String {
    let key: String = card.key.chars().take(8).collect();
    let mut about = format!("{} ({key})", card.name);
    if card.is_this {
        about.push_str(", this laptop");
    } else if card.is_own {
        about.push_str(", another laptop of yours");
    }
    if let Some(on) = card.retired_on {
        let _ = write!(about, ", left the team on {on}");
    }
    let _ = write!(about, "\n  {}", card.words);
    about
}

pub fn bundle(trellis: &mut Trellis, ask: BundleVerb) -> Result<Answer, Error> {
    match ask {
        BundleVerb::Write(ask) => write(trellis, &ask),
        BundleVerb::Show(ask) => {
            let passphrase = passphrase(ask.passphrase_file.as_deref())?;
            let about = trellis.about_bundle(&ask.file, passphrase.as_deref())?;
            Ok(Answer::new(told_of(&about), plain(&about)))
        }
        BundleVerb::Preview(ask) => {
            let passphrase = passphrase(ask.passphrase_file.as_deref())?;
            let preview = trellis.look_at_bundle(&ask.file, passphrase.as_deref())?;
            Ok(Answer::new(shown(&preview), plain(&preview)))
        }
        BundleVerb::Read(ReadAsk {
            file,
            passphrase_file,
        }) => {
            let passphrase = passphrase(passphrase_file.as_deref())?;
            let taken = trellis.take_bundle(&file, passphrase.as_deref())?;
            Ok(Answer::new(taken.sentence.clone(), plain(&taken)))
        }
        BundleVerb::List => imports(trellis),
        BundleVerb::Undo { delivery } => undo(trellis, delivery),
        BundleVerb::Handover(ask) => hand_over(trellis, &ask),
    }
}

fn told_of(about: &BundleAbout) -> String {
    let mut text = format!("From {}, written {}\n", about.from, about.written);
    let _ = writeln!(text, "{}", about.sentence);
    let _ = writeln!(
        text,
        "  Six words of the laptop that wrote it: {}",
        about.from_words
    );
    for scope in &about.scopes {
        let _ = writeln!(text, "  {scope}");
    }
    text
}

fn write(trellis: &mut Trellis, ask: &BundleAsk) -> Result<Answer, Error> {
    let mut regions = Vec::new();
    for region in &ask.region {
        regions.push(find_region(trellis, region)?.id);
    }
    let new = NewBundle {
        regions,
        everything: ask.everything,
        with_own: ask.mine,
        ..whom(trellis, &ask.whom)?
    };
    let (plan, lies) = match ask.to.as_deref().filter(|_| !ask.look) {
        Some(out) => (
            trellis.write_bundle(&new, out)?,
            format!("It lies at {}. {READ_BACK}", out.display()),
        ),
        None => (
            trellis.plan_bundle(&new)?,
            "Nothing was written.".to_owned(),
        ),
    };
    Ok(Answer::new(said(&plan, &lies), plain(&plan)))
}

fn said(plan: &BundlePlan, lies: &str) -> String {
    let mut text = format!("{}\n", plan.sentence);
    if !plan.regions.is_empty() {
        let _ = writeln!(text, "  Regions: {}", plan.regions.join(", "));
    }
    if plan.with_own {
        let _ = writeln!(
            text,
            "  With what is yours alone, since it is for your own laptop"
        );
    }
    if plan.unsigned > 0 {
        let _ = writeln!(
            text,
            "  {} stay, because nobody signed for them",
            plan.unsigned
        );
    }
    text.push_str(lies);
    text
}

fn undo(trellis: &mut Trellis, delivery: Option<Id>) -> Result<Answer, Error> {
    let delivery = match delivery {
        Some(delivery) => delivery,
        None => trellis
            .list_imports()?
            .into_iter()
            .find(|import| !import.is_undone)
            .map(|import| import.delivery)
            .ok_or_else(|| {
                Error::new(
                    "There is no import to take back",
                    "See `trellis-cli bundle list`.",
                )
            })?,
    };
    let undone = trellis.undo_import(delivery)?;
    Ok(Answer::new(undone.sentence.clone(), plain(&undone)))
}

fn hand_over(trellis: &mut Trellis, ask: &HandoverAsk) -> Result<Answer, Error> {
    let region = find_region(trellis, &ask.region)?.id;
    let new = NewBundle {
        regions: vec![region],
        ..whom(trellis, &ask.whom)?
    };
    let given = trellis.hand_region_over(region, &new, &ask.to)?;
    let mut text = format!("{}\n", given.sentence);
    for file in &given.files {
        let _ = writeln!(text, "  {file}");
    }
    Ok(Answer::new(text, plain(&given)))
}

pub fn folder(trellis: &mut Trellis, ask: Option<FolderVerb>) -> Result<Answer, Error> {
    let view = match ask.unwrap_or(FolderVerb::Show) {
        FolderVerb::Show => trellis.exchange_folder()?,
        FolderVerb::Set { folder } => trellis.set_exchange_folder(Some(&folder))?,
        FolderVerb::Forget => trellis.set_exchange_folder(None)?,
        FolderVerb::Sync => {
            let done = trellis.sync_folder()?;
            let mut text = format!("{}\n", done.sentence);
            for file in &done.read {
                let _ = writeln!(text, "{}: {}", file.name, file.sentence);
            }
            for name in &done.asked {
                let _ = writeln!(text, "{name} asked for what is missing there.");
            }
            for trouble in &done.troubles {
                let _ = writeln!(text, "{}: {}.", trouble.name, trouble.what);
            }
            return Ok(Answer::new(text, plain(&done)));
        }
    };
    let Some(path) = &view.path else {
        return Ok(Answer::new(
            "No exchange folder was chosen on this laptop.".to_owned(),
            plain(&view),
        ));
    };
    let mut text = format!("The exchange folder is {path}.\n");
    if !view.trouble.is_empty() {
        let _ = writeln!(text, "{}.", view.trouble);
    }
    for file in &view.waiting {
        let _ = writeln!(text, "Not looked at yet: {}", file.name);
    }
    for trouble in &view.troubles {
        let _ = writeln!(text, "{}: {}.", trouble.name, trouble.what);
    }
    Ok(Answer::new(text, plain(&view)))
}

pub fn erase(trellis: &mut Trellis, ask: &EraseAsk) -> Result<Answer, Error> {
    let erased = trellis.erase_words(ask.record, ask.field.as_deref(), &ask.why)?;
    Ok(Answer::new(erased.sentence.clone(), plain(&erased)))
}

fn shown(preview: &BundlePreview) -> String {
    let mut text = format!("From {}, written {}\n", preview.from, preview.written);
    if !preview.is_known {
        let _ = writeln!(
            text,
            "  Their card is not here; their laptop’s words are: {}",
            preview.from_words
        );
    }
    let _ = writeln!(text, "{}", preview.summary);
    for line in preview.created.iter().chain(&preview.changed) {
        put_line(&mut text, line);
    }
    for card in &preview.conflicts {
        let _ = writeln!(text, "Two answers: {}, {}", card.title, card.field_word);
        for answer in &card.answers {
            let by: Vec<String> = answer
                .writings
                .iter()
                .map(|it| format!("{}, {}", it.who, it.when))
                .collect();
            let _ = writeln!(text, "  {} ({})", answer.text, by.join("; "));
        }
    }
    for note in preview.held.iter().chain(&preview.strange_clocks) {
        let _ = writeln!(text, "{note}");
    }
    text
}

fn put_line(text: &mut String, line: &PreviewLine) {
    let region = if line.region.is_empty() {
        String::new()
    } else {
        format!(", {}", line.region)
    };
    let _ = writeln!(
        text,
        "{}{region} ({}, {}; {})",
        line.text, line.who, line.when, line.audience_name
    );
    for field in &line.fields {
        let old = if field.old.is_empty() {
            "nothing"
        } else {
            &field.old
        };
        let new = if field.new.is_empty() {
            "nothing"
        } else {
            &field.new
        };
        let _ = writeln!(text, "  {}: {old} → {new}", field.field);
    }
}

fn imports(trellis: &Trellis) -> Result<Answer, Error> {
    let imports = trellis.list_imports()?;
    let mut text = String::new();
    for import in &imports {
        let undone = if import.is_undone { ", taken back" } else { "" };
        let _ = writeln!(
            text,
            "{} from {}, read {}{undone}\n  {} entries, of which {} wait",
            import.file_name, import.from, import.received, import.changes, import.held
        );
    }
    if imports.is_empty() {
        text.push_str("Nothing was imported yet.");
    }
    Ok(Answer::new(text, plain(&imports)))
}

pub fn missing(trellis: &mut Trellis, ask: &MissingAsk) -> Result<Answer, Error> {
    if let Some(out) = &ask.to {
        let new = whom(trellis, &ask.whom)?;
        let plan = trellis.write_request(&new, out)?;
        return Ok(Answer::new(
            format!(
                "The file that asks for what is missing lies at {}.",
                out.display()
            ),
            plain(&plan),
        ));
    }
    let view = trellis.missing()?;
    Ok(Answer::new(told(&view), plain(&view)))
}

fn told(view: &MissingView) -> String {
    let mut text = format!("{}\n", view.sentence);
    for gap in &view.gaps {
        let _ = write!(
            text,
            "Missing: {} to {} by {}, {}",
            gap.from, gap.to, gap.who, gap.travels_with
        );
        if gap.held_by.is_empty() {
            text.push('\n');
        } else {
            let _ = writeln!(text, " ({} said they have it)", gap.held_by.join(", "));
        }
    }
    for fork in &view.forks {
        let _ = writeln!(
            text,
            "Written twice: {} from {} on by {}, {} (both are kept)",
            fork.numbers, fork.from, fork.who, fork.travels_with
        );
    }
    for colleague in &view.colleagues {
        let heard = colleague.last_heard.as_deref().unwrap_or("never");
        let _ = writeln!(
            text,
            "{}: last heard {heard}; has {} of your {} entries",
            colleague.name, colleague.have, colleague.of
        );
    }
    text
}

fn whom(trellis: &Trellis, ask: &ForWhom) -> Result<NewBundle, Error> {
    let mut to = Vec::new();
    for who in &ask.recipient {
        to.push(trellis.find_card(who)?.key);
    }
    Ok(NewBundle {
        to,
        passphrase: passphrase(ask.passphrase_file.as_deref())?,
        ..NewBundle::default()
    })
}

/// The first line of a file: on a command line a passphrase would stay in the history.
fn passphrase(file: Option<&Path>) -> Result<Option<String>, Error> {
    let Some(file) = file else {
        return Ok(None);
    };
    let text = std::fs::read_to_string(file).map_err(|error| {
        Error::new(
            format!("The passphrase could not be read from {}", file.display()),
            "Write it into a text file, on the first line.",
        )
        .caused_by(error)
    })?;
    Ok(Some(
        text.lines().next().unwrap_or_default().trim().to_owned(),
    ))
}
