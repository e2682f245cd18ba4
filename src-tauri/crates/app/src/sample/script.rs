//! The sample as it lies in its files: who did what on which day.

use super::SampleError;
use super::moved::{read_day, read_time};
use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use serde_json::{Map, Value as Json};

/// The shape of the files; see `assets/samples/README.md`.
const FORMAT: u32 = 1;

const COVER: (&str, &str) = (
    "workbook.json",
    include_str!("../../../../../assets/samples/workbook.json"),
);
const CHAPTERS: [(&str, &str); 3] = [
    (
        "cedar-gap.json",
        include_str!("../../../../../assets/samples/cedar-gap.json"),
    ),
    (
        "heron-lake.json",
        include_str!("../../../../../assets/samples/heron-lake.json"),
    ),
    (
        "salt-meadow.json",
        include_str!("../../../../../assets/samples/salt-meadow.json"),
    ),
];

/// Everything, in the order of time.
#[derive(Debug)]
pub(super) struct Script {
    /// The day of the visit that all of it leads up to.
    pub(super) anchor: NaiveDate,
    /// Those who write.
    pub(super) practitioners: Vec<Practitioner>,
    /// What they did.
    pub(super) entries: Vec<Entry>,
}

/// Somebody who writes in the sample.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Practitioner {
    /// Their key in the files.
    pub(super) key: String,
    /// Whose laptop this is: only their own notes can be *mine* here.
    pub(super) holds_the_workbook: bool,
}

/// One user action.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where it stands, for whoever mends it.
    pub(super) file: &'static str,
    /// The region it is about; the support team, where there is none.
    pub(super) region: Option<String>,
    /// The day, not moved yet.
    pub(super) on: NaiveDate,
    /// The time of day.
    pub(super) at: NaiveTime,
    /// The practitioner.
    pub(super) by: String,
    /// The visit it happened in or prepared.
    pub(super) visit: Option<String>,
    /// The plan that was agreed with it.
    pub(super) agreed: Option<String>,
    /// The records, as written.
    pub(super) records: Vec<Map<String, Json>>,
}

#[derive(Deserialize)]
struct Cover {
    format: u32,
    anchor: String,
    practitioners: Vec<Practitioner>,
    entries: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chapter {
    format: u32,
    region: String,
    entries: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    on: String,
    at: String,
    by: String,
    visit: Option<String>,
    agreed: Option<String>,
    records: Vec<Map<String, Json>>,
}

impl Script {
    /// Reads the files that this Trellis carries.
    pub(super) fn read() -> Result<Self, SampleError> {
        Self::from_files(COVER, &CHAPTERS)
    }

    /// Reads any such files; each is a name and a text.
    pub(super) fn from_files(
        cover: (&'static str, &str),
        chapters: &[(&'static str, &str)],
    ) -> Result<Self, SampleError> {
        let (file, text) = cover;
        let amiss = |what| SampleError::Amiss { file, what };
        let cover: Cover = serde_json::from_str(text).map_err(|error| amiss(error.to_string()))?;
        known(cover.format).map_err(amiss)?;
        let mut script = Self {
            anchor: read_day(&cover.anchor).map_err(amiss)?,
            practitioners: cover.practitioners,
            entries: Vec::new(),
        };
        script.add(file, None, cover.entries)?;
        for (file, text) in chapters {
            let amiss = |what| SampleError::Amiss { file, what };
            let chapter: Chapter =
                serde_json::from_str(text).map_err(|error| amiss(error.to_string()))?;
            known(chapter.format).map_err(amiss)?;
            script.add(file, Some(&chapter.region), chapter.entries)?;
        }
        // Stable: what shares a minute stays in the order of its file.
        script.entries.sort_by_key(|entry| (entry.on, entry.at));
        Ok(script)
    }

    fn add(
        &mut self,
        file: &'static str,
        region: Option<&String>,
        written: Vec<Written>,
    ) -> Result<(), SampleError> {
        for entry in written {
            let amiss = |what| SampleError::Amiss { file, what };
            self.entries.push(Entry {
                file,
                region: region.cloned(),
                on: read_day(&entry.on).map_err(amiss)?,
                at: read_time(&entry.at).map_err(amiss)?,
                by: entry.by,
                visit: entry.visit,
                agreed: entry.agreed,
                records: entry.records,
            });
        }
        Ok(())
    }
}

fn known(format: u32) -> Result<(), String> {
    if format == FORMAT {
        Ok(())
    } else {
        Err(format!("format {format} is not known"))
    }
}
