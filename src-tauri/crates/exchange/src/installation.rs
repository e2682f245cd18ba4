//! The key of one installation: made at first opening, kept in the data folder,
//! never in the workbook.
//!
//! Beside the key lies a token that is rotated at every writable opening, here and
//! in the workbook. A copy of the workbook, or one put back from a backup, carries
//! an older token: it goes on as an author of its own, and no number is used twice.

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;

/// One installation of one workbook.
pub struct Installation {
    key: SigningKey,
    tokens: Vec<Id>,
    path: PathBuf,
}

/// The file, as it stands on disk.
#[derive(Serialize, Deserialize)]
struct KeyFile {
    trellis_key: u32,
    secret: String,
    tokens: Vec<Id>,
}

/// Why an installation's key could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum InstallationError {
    /// The data folder cannot be written.
    #[error("this laptop's key could not be saved in {}", folder.display())]
    NotSaved {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The key file cannot be read.
    #[error("this laptop's key could not be read from {}", path.display())]
    NotRead {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl InstallationError {
    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NotSaved { .. } => {
                "Check that the folder exists, can be written and has room, then open the workbook again."
            }
            Self::NotRead { .. } => {
                "Check that the file can be read, then open the workbook again."
            }
        }
    }
}

impl Installation {
    /// The installation of `workbook` in the data folder `home`, if there is one.
    /// A file that is damaged counts as none: the workbook goes on as a new author.
    ///
    /// # Errors
    /// Where the file is there and cannot be read.
    pub fn find(home: &Path, workbook: Id) -> Result<Option<Self>, InstallationError> {
        let path = path_of(home, workbook);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Ok(None),
            Err(source) => return Err(InstallationError::NotRead { path, source }),
        };
        let Ok(file) = serde_json::from_str::<KeyFile>(&text) else {
            return Ok(None);
        };
        let mut secret = [0; 32];
        if file.trellis_key != 1 || hex::decode_to_slice(&file.secret, &mut secret).is_err() {
            return Ok(None);
        }
        Ok(Some(Self {
            key: SigningKey::from_bytes(&secret),
            tokens: file.tokens,
            path,
        }))
    }

    /// A new installation from 32 random bytes. Nothing is saved yet.
    pub fn new(home: &Path, workbook: Id, secret: [u8; 32]) -> Self {
        Self {
            key: SigningKey::from_bytes(&secret),
            tokens: Vec::new(),
            path: path_of(home, workbook),
        }
    }

    /// The public key: the author of this installation's changes.
    pub fn author(&self) -> AuthorKey {
        AuthorKey::from_bytes(self.key.verifying_key().to_bytes())
    }

    /// The workbook carries a token that this installation left in it.
    pub fn knows(&self, token: Option<Id>) -> bool {
        token.is_some_and(|token| self.tokens.contains(&token))
    }

    /// Keeps these tokens beside the key, durably, readable by this user only.
    ///
    /// # Errors
    /// Where the data folder cannot be written.
    pub fn keep(&mut self, tokens: Vec<Id>) -> Result<(), InstallationError> {
        self.tokens = tokens;
        self.save().map_err(|source| InstallationError::NotSaved {
            folder: self.path.parent().unwrap_or(&self.path).to_path_buf(),
            source,
        })
    }

    fn save(&self) -> io::Result<()> {
        let file = KeyFile {
            trellis_key: 1,
            secret: hex::encode(self.key.to_bytes()),
            tokens: self.tokens.clone(),
        };
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let fresh = self.path.with_extension("new");
        let mut out = create_private(&fresh)?;
        out.write_all(serde_json::to_string(&file)?.as_bytes())?;
        out.sync_all()?;
        drop(out);
        fs::rename(&fresh, &self.path)
    }
}

fn path_of(home: &Path, workbook: Id) -> PathBuf {
    home.join("keys").join(format!("{workbook}.json"))
}

#[cfg(unix)]
fn create_private(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
}

#[cfg(not(unix))]
fn create_private(path: &Path) -> io::Result<File> {
    // The data folder of a user is private to that user on these systems.
    File::create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(byte: u8) -> Id {
        Id::from_bytes([byte; 16])
    }

    #[test]
    fn a_key_comes_back_from_its_folder_with_its_tokens() {
        let home = tempfile::tempdir().unwrap();
        let mut made = Installation::new(home.path(), id(1), [7; 32]);
        made.keep(vec![id(2)]).unwrap();
        let found = Installation::find(home.path(), id(1)).unwrap().unwrap();
        assert_eq!(found.author(), made.author());
        assert!(found.knows(Some(id(2))));
        assert!(!found.knows(Some(id(3))) && !found.knows(None));
    }

    #[test]
    fn a_damaged_key_counts_as_none() {
        let home = tempfile::tempdir().unwrap();
        for text in [
            "",
            "{}",
            "not json",
            r#"{"trellis_key":1,"secret":"zz","tokens":[]}"#,
        ] {
            let path = path_of(home.path(), id(1));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            assert!(
                Installation::find(home.path(), id(1)).unwrap().is_none(),
                "{text}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_the_key() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        Installation::new(home.path(), id(1), [7; 32])
            .keep(vec![])
            .unwrap();
        let mode = fs::metadata(path_of(home.path(), id(1)))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0);
    }
}
