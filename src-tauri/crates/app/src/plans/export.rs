//! From draft to paper: preview, export, agreement.

use super::version;
use crate::drafts::get_plan;
use crate::edit::in_region;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::frame::DraftText;
use crate::view::plan::Exported;
use crate::words::counted;
use chrono::NaiveDate;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use trellis_domain::id::Id;
use trellis_domain::noun::agreed_plan as ap;
use trellis_domain::pack::PackHash;
use trellis_report::Pages;
use trellis_report::plan::{PlanModel, short_code};
use trellis_store::Writing;
use trellis_store::table::agreed_plan::AgreedPlanRow;
use trellis_store::table::support_plan::SupportPlanRow;

impl Trellis {
    /// The laid-out pages as drawings, exactly as they would print.
    ///
    /// # Errors
    /// Where the plan is gone, or the workbook cannot be read.
    pub fn plan_pages(&self, id: Id) -> Result<Vec<String>, Error> {
        Ok(self.pages_of(&get_plan(self, id)?)?.to_svg())
    }

    /// Writes the plan as a PDF. An agreed plan is written as it was agreed, to the
    /// byte. Where no file is named, it goes to the folder for exports.
    ///
    /// # Errors
    /// Where the plan is gone, or the file cannot be written; nothing half-written is
    /// left behind.
    pub fn export_plan(&self, id: Id, to: &Path) -> Result<Exported, Error> {
        let row = get_plan(self, id)?;
        let (bytes, number) = self.plan_paper(&row)?;
        write_whole(to, &bytes)?;
        Ok(Exported {
            path: to.display().to_string(),
            pages: u32::try_from(number).unwrap_or(u32::MAX),
            sentence: format!(
                "Plan exported. Version {}, {}, no private notes.",
                version(&row),
                counted(number, "page", "pages")
            ),
        })
    }

    /// A plan's paper and how many pages it has; of an agreed one, the bytes of the day.
    pub(crate) fn plan_paper(&self, row: &SupportPlanRow) -> Result<(Vec<u8>, usize), Error> {
        let pages = self.pages_of(row)?;
        let bytes = match self.agreed_paper(row)? {
            Some(bytes) => bytes,
            None => paper(&pages)?,
        };
        Ok((bytes, pages.count()))
    }

    /// The bytes that a plan was agreed as; none of a draft.
    pub(crate) fn agreed_paper(&self, row: &SupportPlanRow) -> Result<Option<Vec<u8>>, Error> {
        let agreed = AgreedPlanRow::of_plan(self.reading(), row.id)?;
        let hash = agreed.into_iter().next().and_then(|plan| plan.pdf_hash);
        Ok(match hash {
            Some(hash) => Some(self.workbook.get_attachment(&hash)?),
            None => None,
        })
    }

    /// Agrees a plan: what it says and its paper are kept as they are, with their
    /// hashes, and never edited again.
    ///
    /// # Errors
    /// Where it was agreed before, or cannot be written.
    pub fn agree_plan(&mut self, id: Id) -> Result<(), Error> {
        let agreement = self.agreement(id)?;
        self.act(|act| agreement.write(act.writing, act.fresh_id()))
    }

    /// What agreeing a plan today would keep.
    pub(crate) fn agreement(&self, id: Id) -> Result<Agreement, Error> {
        let row = self.draft_plan(id)?;
        let agreed_on = self.today();
        let model = self.plan_model(&row, Some(agreed_on), None)?;
        let text = serde_json::to_string(&model).map_err(|error| {
            Error::new("The plan could not be kept", "Try again.").caused_by(error)
        })?;
        let code = short_code(PackHash::of(text.as_bytes()).as_str());
        let pdf = paper(&model.pages_with_code(&code))?;
        Ok(Agreement {
            plan: id,
            region: row.region.ok_or_else(|| Error::gone("plan"))?,
            version: version(&row),
            agreed_on,
            model: text,
            pdf,
        })
    }

    pub(super) fn pages_of(&self, row: &SupportPlanRow) -> Result<Pages, Error> {
        Ok(self.plan_as_printed(row)?.pages())
    }

    /// What a plan prints: as it stands, or as it was agreed, with its code.
    pub(crate) fn plan_as_printed(&self, row: &SupportPlanRow) -> Result<Printed, Error> {
        self.plan_as_typed(row, None)
    }

    /// The same while something is being typed into it; an agreed plan stays as it is.
    pub(crate) fn plan_as_typed(
        &self,
        row: &SupportPlanRow,
        typed: Option<&DraftText>,
    ) -> Result<Printed, Error> {
        let agreed = AgreedPlanRow::of_plan(self.reading(), row.id)?
            .into_iter()
            .next();
        Ok(
            match agreed.as_ref().and_then(|agreed| agreed.model.as_deref()) {
                Some(text) => Printed {
                    model: kept_model(text)?,
                    code: short_code(PackHash::of(text.as_bytes()).as_str()),
                },
                None => Printed {
                    model: self.plan_model(
                        row,
                        agreed.and_then(|agreed| agreed.agreed_on),
                        typed,
                    )?,
                    code: String::new(),
                },
            },
        )
    }

    /// What the version that was agreed before a plan says.
    pub(crate) fn agreed_before(&self, row: &SupportPlanRow) -> Result<Option<PlanModel>, Error> {
        let region = row.region.ok_or_else(|| Error::gone("plan"))?;
        let before = AgreedPlanRow::of_region(self.reading(), region)?
            .into_iter()
            .filter(|agreed| agreed.plan != Some(row.id) && agreed.version < row.version)
            .max_by_key(|agreed| agreed.version);
        let model = before.and_then(|agreed| agreed.model);
        model.as_deref().map(kept_model).transpose()
    }

    /// What a plan's file is called: region, day and version, in letters that every
    /// file system takes.
    pub(crate) fn plan_file_name(
        &self,
        row: &SupportPlanRow,
        ending: &str,
    ) -> Result<String, Error> {
        let region = self.region_name(row.region)?;
        let on = row.meets_on.map_or_else(String::new, |on| format!(" {on}"));
        let name = format!("{region}{on} support plan v{}", version(row));
        Ok(safe_name(&name, ending))
    }
}

/// A plan as it prints.
pub(crate) struct Printed {
    pub(crate) model: PlanModel,
    /// The code that an agreed plan is known by; none of a draft, which may still change.
    pub(crate) code: String,
}

impl Printed {
    pub(crate) fn pages(&self) -> Pages {
        self.model.pages_with_code(&self.code)
    }
}

pub(super) fn kept_model(text: &str) -> Result<PlanModel, Error> {
    serde_json::from_str(text).map_err(|error| {
        Error::new(
            "The agreed plan was kept by a newer Trellis",
            "Update this laptop to see it.",
        )
        .caused_by(error)
    })
}

/// A file's name with this ending, in letters that every file system takes.
pub(crate) fn safe_name(name: &str, ending: &str) -> String {
    format!("{}.{ending}", safe_letters(name))
}

/// The letters of a name that every file system takes, never hidden and never none.
pub(crate) fn safe_letters(name: &str) -> String {
    let safe: String = name
        .chars()
        .map(|letter| {
            if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) {
                '-'
            } else {
                letter
            }
        })
        .take(120)
        .collect();
    match safe.trim().trim_start_matches('.') {
        "" => "file".to_owned(),
        safe => safe.to_owned(),
    }
}

/// A plan as it is agreed: model and paper.
pub(crate) struct Agreement {
    plan: Id,
    region: Id,
    version: u32,
    agreed_on: NaiveDate,
    model: String,
    pdf: Vec<u8>,
}

impl Agreement {
    /// Writes the record, with the paper as an attachment.
    pub(crate) fn write(&self, writing: &mut Writing<'_>, record: Id) -> Result<(), Error> {
        let pdf_hash = writing.put_attachment(&self.pdf)?;
        writing.edit(
            in_region(self.region, &ap::NOUN, record)
                .set(ap::plan, self.plan)
                .set(ap::region, self.region)
                .set(ap::version, self.version)
                .set(ap::agreed_on, self.agreed_on)
                .set(ap::model_hash, PackHash::of(self.model.as_bytes()).as_str())
                .set(ap::model, self.model.as_str())
                .set(ap::pdf_hash, pdf_hash),
        )?;
        Ok(())
    }
}

pub(crate) fn paper(pages: &Pages) -> Result<Vec<u8>, Error> {
    pages.to_pdf().map_err(|error| {
        Error::new(
            "The pages could not be drawn",
            "Nothing was changed. Try again; if it stays so, tell us.",
        )
        .caused_by(error)
    })
}

/// Writes a file whole or not at all: beside its place first, to the disk, then in one
/// step to where it belongs.
pub(crate) fn write_whole(to: &Path, bytes: &[u8]) -> Result<(), Error> {
    put_whole(to, |file, _| {
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(|error| not_written(to, error, ELSEWHERE))
    })?;
    // The name lasts once its folder is on the disk too; where that cannot be asked for,
    // the file is whole all the same.
    let _ = settle_name(to);
    Ok(())
}

const ELSEWHERE: &str = "Close it where it is open, or choose another name, then export again.";
const ALLOWED: &str = "Choose a folder that you may write to.";

/// The same for what writes itself: `fill` gets the file beside the place, and where that
/// lies. It brings it to the disk, and may read it back. [`settle_name`] comes after.
pub(crate) fn put_whole<T>(
    to: &Path,
    fill: impl FnOnce(&mut File, &Path) -> Result<T, Error>,
) -> Result<T, Error> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder
        && !folder.is_dir()
    {
        return Err(Error::new(
            format!("The folder {} does not exist", folder.display()),
            "Choose another folder, or make this one first.",
        ));
    }
    if to.is_dir() {
        return Err(Error::new(
            format!("{} is a folder", to.display()),
            "Choose another name, then export again.",
        ));
    }
    let (beside, mut file) = begin_beside(to).map_err(|error| not_written(to, error, ALLOWED))?;
    let filled = fill(&mut file, &beside);
    // Windows does not rename a file that is open.
    drop(file);
    let placed = filled.and_then(|answer| {
        fs::rename(&beside, to).map_err(|error| not_written(to, error, ELSEWHERE))?;
        Ok(answer)
    });
    if placed.is_err() {
        // What is half-written is of no use to anybody; failing to remove it changes nothing.
        let _ = fs::remove_file(&beside);
    }
    placed
}

/// Brings a new name onto the medium: only then a stick is safe to remove.
#[cfg(unix)]
pub(crate) fn settle_name(of: &Path) -> io::Result<()> {
    let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or_else(|| Path::new("."))).and_then(|folder| folder.sync_all())
}

/// A folder cannot be opened like a file here; the system writes names at once.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as on other systems")]
pub(crate) const fn settle_name(_: &Path) -> io::Result<()> {
    Ok(())
}

/// What went wrong with writing a file, and what to do.
pub(crate) fn not_written(to: &Path, error: io::Error, otherwise: &str) -> Error {
    let ending = to.extension().unwrap_or_default().to_string_lossy();
    let what = if ending == "pdf" { "PDF" } else { "file" };
    let remedy = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Free about 20 MB, then export again."
        }
        io::ErrorKind::FileTooLarge => {
            "Choose another folder: this one takes no file of this size."
        }
        io::ErrorKind::ReadOnlyFilesystem => ALLOWED,
        io::ErrorKind::InvalidFilename => "Choose a shorter name, then export again.",
        _ => otherwise,
    };
    Error::new(
        format!("The {what} could not be written to {}", to.display()),
        remedy,
    )
    .caused_by(error)
}

/// A new file beside another, under a name that nobody uses.
fn begin_beside(to: &Path) -> io::Result<(PathBuf, File)> {
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let mut number = 1_u32;
    loop {
        let beside = match number {
            1 => to.with_file_name(format!("{name}.part")),
            _ => to.with_file_name(format!("{name}.{number}.part")),
        };
        match File::create_new(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => {
                number += 1;
            }
            made => return made.map(|file| (beside, file)),
        }
    }
}
