//! The files of a region, of a visit, in the room, and for whoever takes over.

use super::reading::size_words;
use crate::audience::audience_from;
use crate::drafts::get_contact;
use crate::edit::text;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::file::{DeletedFile, FileCard, HandoverFile, RegionFiles, RoomFile};
use crate::words::day;
use chrono::NaiveDate;
use trellis_domain::id::Id;
use trellis_domain::words::Audience;
use trellis_exchange::file::word_for;
use trellis_store::table::attached_file::AttachedFileRow;
use trellis_store::table::contact::ContactRow;

impl Trellis {
    /// The files of a region, all audiences, and those that were deleted and are not
    /// gone yet.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn files_of(&self, region: Id) -> Result<RegionFiles, Error> {
        self.get_region(region)?;
        let rows = AttachedFileRow::of_region(self.reading(), region)?;
        let deleted = AttachedFileRow::deleted_of_region(self.reading(), region)?;
        Ok(RegionFiles {
            region,
            files: self.file_cards(rows)?,
            deleted: deleted
                .into_iter()
                .map(|row| DeletedFile {
                    id: row.id,
                    file_name: text(row.file_name.as_ref()),
                    size: size_of(row.bytes),
                })
                .collect(),
        })
    }

    /// The files of a visit, all audiences: what only the practitioner sees.
    ///
    /// # Errors
    /// Where the visit is gone, or the workbook cannot be read.
    pub fn files_of_visit(&self, visit: Id) -> Result<Vec<FileCard>, Error> {
        get_contact(self, visit)?;
        self.file_cards(AttachedFileRow::of_visit(self.reading(), visit)?)
    }

    /// The files of a visit that may be seen in the room.
    pub(crate) fn room_files(&self, visit: Id) -> Result<Vec<RoomFile>, Error> {
        let rows = AttachedFileRow::of_visit(self.reading(), visit)?;
        Ok(rows
            .into_iter()
            .filter(|row| audience_from(row.audience.as_ref()) == Audience::Region)
            .map(|row| {
                let (kind, is_picture) = kind(&row);
                RoomFile {
                    id: row.id,
                    file_name: text(row.file_name.as_ref()),
                    kind,
                    is_picture,
                    hash: text(row.content_hash.as_ref()),
                    described: text(row.described.as_ref()),
                }
            })
            .collect())
    }

    /// The files of a region that may go to readers of an audience: name, words, day and
    /// the name of their bytes, which [`Trellis::file_bytes`] gives. For the region, only
    /// what is for the region; for the support team, what is for either.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn files_for_handover(
        &self,
        region: Id,
        readers: Audience,
    ) -> Result<Vec<HandoverFile>, Error> {
        self.get_region(region)?;
        let mut files = Vec::new();
        for row in AttachedFileRow::of_region(self.reading(), region)? {
            let audience = audience_from(row.audience.as_ref());
            let may_read = match readers {
                Audience::Region => audience == Audience::Region,
                Audience::Team => audience != Audience::Mine,
                Audience::Mine => true,
            };
            if !may_read {
                continue;
            }
            let visit = self.visit_row(row.visit)?;
            files.push(HandoverFile {
                id: row.id,
                name: self.file_name_outside(row.id).unwrap_or_default(),
                described: text(row.described.as_ref()),
                on: row.taken_on.or_else(|| visit.and_then(|row| row.took_on)),
                audience,
                media_type: text(row.media_type.as_ref()),
                hash: text(row.content_hash.as_ref()),
            });
        }
        // What is not on this laptop cannot be handed over.
        files.retain(|file| !file.name.is_empty());
        Ok(files)
    }

    fn file_cards(&self, rows: Vec<AttachedFileRow>) -> Result<Vec<FileCard>, Error> {
        let today = self.today();
        rows.into_iter()
            .map(|row| {
                let visit = self.visit_row(row.visit)?;
                let hash = text(row.content_hash.as_ref());
                let is_here = self.reading().has_attachment(&hash)?;
                let (kind, is_picture) = kind(&row);
                let described = text(row.described.as_ref());
                Ok(FileCard {
                    id: row.id,
                    visit: row.visit,
                    visit_title: visit.map_or_else(String::new, |visit| title(&visit, today)),
                    audience: audience_from(row.audience.as_ref()),
                    is_own: self.is_ours(row.made_by)?,
                    file_name: text(row.file_name.as_ref()),
                    kind,
                    is_picture,
                    size: size_of(row.bytes),
                    hint: hint(is_here, &described),
                    hash,
                    is_here,
                    described,
                    taken_on: row.taken_on,
                })
            })
            .collect()
    }

    fn visit_row(&self, visit: Option<Id>) -> Result<Option<ContactRow>, Error> {
        Ok(match visit {
            Some(visit) => ContactRow::find(self.reading(), visit)?,
            None => None,
        })
    }
}

fn kind(row: &AttachedFileRow) -> (String, bool) {
    let (word, is_picture) = word_for(row.media_type.as_deref().unwrap_or_default());
    (word.to_owned(), is_picture)
}

fn size_of(bytes: Option<i64>) -> String {
    let bytes = bytes.and_then(|bytes| u64::try_from(bytes).ok());
    bytes.map_or_else(String::new, size_words)
}

fn hint(is_here: bool, described: &str) -> String {
    if !is_here {
        "It has not arrived on this laptop. Ask the colleague who kept it.".to_owned()
    } else if described.is_empty() {
        "Say in a few words what it shows, for whoever cannot see it.".to_owned()
    } else {
        String::new()
    }
}

fn title(visit: &ContactRow, today: NaiveDate) -> String {
    let title = visit.title.clone().filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| "Contact".to_owned());
    match visit.took_on {
        Some(on) => format!("{title}, {}", day(on, today)),
        None => title,
    }
}
