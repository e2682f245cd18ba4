//! Photos, sheets and files that are kept with a region or a visit.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::Audience;

/// Where a file comes from.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum FileSource {
    /// From the disk: chosen.
    Disk {
        /// Where it lies.
        path: String,
    },
    /// From the window: pasted or dropped.
    Window {
        /// What it is called there.
        name: String,
        /// What it holds.
        base64: String,
    },
}

/// What can be said about a file before it is kept.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct FileLook {
    /// What it will be called.
    pub name: String,
    /// “Photo, JPEG”.
    pub kind: String,
    /// “3.4 MB”.
    pub size: String,
    /// “4032 × 3024”; empty where it is no picture that can be read.
    pub pixels: String,
    /// It says where it was taken.
    pub tells_where: bool,
    /// What to know before it is kept, in sentences.
    pub remarks: Vec<String>,
    /// “2000 × 1500, 0.4 MB”: what it would have made smaller; empty where that gains
    /// nothing.
    pub smaller: String,
    /// A small picture of it, as an address that a page can show.
    pub preview: Option<String>,
    /// The day that the camera wrote.
    pub taken_on: Option<NaiveDate>,
}

/// A file to keep.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewFile {
    /// The region.
    pub region: Id,
    /// The visit or contact it belongs to.
    pub visit: Option<Id>,
    /// Who may read it; the support team where nothing is said.
    pub audience: Option<Audience>,
    /// What it is called; as it came where nothing is said.
    pub file_name: Option<String>,
    /// What it shows, in a few words: its alternative text.
    pub described: String,
    /// The day it was taken; the camera's where nothing is said.
    pub taken_on: Option<NaiveDate>,
    /// A large picture is made smaller.
    pub shrink: bool,
}

/// A file to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditFile {
    /// What it is called.
    pub file_name: Option<String>,
    /// What it shows, in a few words.
    pub described: Option<String>,
    /// The day it was taken.
    pub taken_on: Option<NaiveDate>,
}

/// A file, for whoever works here.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct FileCard {
    /// The record.
    pub id: Id,
    /// The visit or contact it belongs to.
    pub visit: Option<Id>,
    /// “Quarterly visit, Nov 19, 2026”; empty where it belongs to the region alone.
    pub visit_title: String,
    /// Who may read it.
    pub audience: Audience,
    /// This installation kept it, and may choose who reads it.
    pub is_own: bool,
    /// What it is called.
    pub file_name: String,
    /// “Photo, JPEG”.
    pub kind: String,
    /// It is a picture that can be shown.
    pub is_picture: bool,
    /// “3.4 MB”.
    pub size: String,
    /// The name of its bytes.
    pub hash: String,
    /// Its bytes are on this laptop.
    pub is_here: bool,
    /// What it shows, in a few words.
    pub described: String,
    /// What to do about it, in a sentence; empty where nothing is to be done.
    pub hint: String,
    /// The day it was taken.
    pub taken_on: Option<NaiveDate>,
}

/// A file that may be seen in the room: for the region, and nothing else.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct RoomFile {
    /// The record.
    pub id: Id,
    /// What it is called.
    pub file_name: String,
    /// “Photo, JPEG”.
    pub kind: String,
    /// It is a picture that can be shown.
    pub is_picture: bool,
    /// The name of its bytes.
    pub hash: String,
    /// What it shows, in a few words.
    pub described: String,
}

/// The files of a region.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct RegionFiles {
    /// The region.
    pub region: Id,
    /// Its files, in order.
    pub files: Vec<FileCard>,
    /// Files that were deleted and whose bytes are still in the workbook.
    pub deleted: Vec<DeletedFile>,
}

/// A file that was deleted and is not gone yet.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct DeletedFile {
    /// The record.
    pub id: Id,
    /// What it is called.
    pub file_name: String,
    /// “3.4 MB”.
    pub size: String,
}

/// What erasing a file came to.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ErasedFile {
    /// Its bytes are no longer in this workbook.
    pub is_gone: bool,
    /// The same in a sentence or two.
    pub sentence: String,
}

/// A file for the handover pack.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct HandoverFile {
    /// The record.
    pub id: Id,
    /// What it is called; the ending fits what it is.
    pub name: String,
    /// What it shows, in a few words.
    pub described: String,
    /// The day it was taken, or that of its visit.
    pub on: Option<NaiveDate>,
    /// Who may read it.
    pub audience: Audience,
    /// What kind of file, as its bytes say.
    pub media_type: String,
    /// The name of its bytes.
    pub hash: String,
}
