//! Which agreed plan a paper is, and whether it was changed since.

use super::export::{kept_model, paper};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::plan::Verified;
use std::path::Path;
use trellis_domain::calendar::long_date;
use trellis_domain::pack::PackHash;
use trellis_report::plan::short_code;
use trellis_report::write::code::{codes_in, typed_code};
use trellis_store::table::agreed_plan::AgreedPlanRow;

/// A plan's paper is far smaller.
const LARGEST: u64 = 50_000_000;

impl Trellis {
    /// Says which agreed plan a PDF is: to the byte, in large print, or with something
    /// changed since; or that it is none of this workbook.
    ///
    /// # Errors
    /// Where the file cannot be read, or is no PDF.
    pub fn verify_plan(&self, path: &Path) -> Result<Verified, Error> {
        let bytes = read(path)?;
        let hash = PackHash::of(&bytes);
        let agreed = self.all_agreed()?;
        let of_bytes = |row: &&AgreedPlanRow| row.pdf_hash.as_deref() == Some(hash.as_str());
        if let Some(row) = agreed.iter().find(of_bytes) {
            return found(row, "exactly as it was agreed", true);
        }
        let Some(codes) = codes_in(&bytes) else {
            return Err(Error::new(
                format!("{} is not a PDF that can be read", path.display()),
                "Choose the PDF of a plan, or type the code that stands on the paper.",
            ));
        };
        for row in &agreed {
            if !codes.contains(&code_of(row)) {
                continue;
            }
            let mut large = kept_model(row.model.as_deref().unwrap_or_default())?;
            large.large_print = true;
            let large = paper(&large.pages_with_code(&code_of(row)))?;
            return if PackHash::of(&large) == hash {
                found(row, "as it was agreed, in large print", true)
            } else {
                found(row, "but the file was changed since", false)
            };
        }
        Ok(Verified {
            is_as_agreed: false,
            plan: None,
            code: codes.first().cloned().unwrap_or_default(),
            sentence: "This paper is none of the plans that were agreed in this workbook."
                .to_owned(),
        })
    }

    /// Says which agreed plan a code stands for.
    ///
    /// # Errors
    /// Where what was typed is no code, or the workbook cannot be read.
    pub fn verify_code(&self, typed: &str) -> Result<Verified, Error> {
        let Some(code) = typed_code(typed) else {
            return Err(Error::new(
                format!("“{}” is not the code of a plan", typed.trim()),
                "Type the eight signs that stand at the head of the paper, such as A3F2-91BC.",
            ));
        };
        let agreed = self.all_agreed()?;
        match agreed.iter().find(|row| code_of(row) == code) {
            Some(row) => found(row, "which carries this code", true),
            None => Ok(Verified {
                is_as_agreed: false,
                plan: None,
                sentence: format!("No plan that was agreed in this workbook has the code {code}."),
                code,
            }),
        }
    }

    fn all_agreed(&self) -> Result<Vec<AgreedPlanRow>, Error> {
        let mut rows = Vec::new();
        for region in self.list_regions()? {
            rows.extend(AgreedPlanRow::of_region(self.reading(), region.id)?);
        }
        Ok(rows)
    }
}

fn found(row: &AgreedPlanRow, how: &str, is_as_agreed: bool) -> Result<Verified, Error> {
    let text = row.model.as_deref().unwrap_or_default();
    let is_sound = row.model_hash.as_deref() == Some(PackHash::of(text.as_bytes()).as_str());
    let model = kept_model(text)?;
    let on = row
        .agreed_on
        .map_or_else(String::new, |on| format!(", agreed {}", long_date(on)));
    let damaged = if is_sound {
        ""
    } else {
        " What this workbook keeps of it is damaged: run a check of the workbook."
    };
    Ok(Verified {
        is_as_agreed: is_as_agreed && is_sound,
        plan: row.plan,
        code: code_of(row),
        sentence: format!(
            "This is version {} of the {} of {}{on}, {how}.{damaged}",
            row.version.unwrap_or(1),
            model.form.title().to_lowercase(),
            model.region,
        ),
    })
}

fn code_of(row: &AgreedPlanRow) -> String {
    short_code(row.model_hash.as_deref().unwrap_or_default())
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let cannot = |error: std::io::Error| {
        Error::new(
            format!("{} cannot be read", path.display()),
            "Check the name and the folder, then choose it again.",
        )
        .caused_by(error)
    };
    let about = std::fs::metadata(path).map_err(cannot)?;
    if !about.is_file() || about.len() > LARGEST {
        return Err(Error::new(
            format!("{} is not the PDF of a plan", path.display()),
            "Choose the PDF of a plan, or type the code that stands on the paper.",
        ));
    }
    std::fs::read(path).map_err(cannot)
}
