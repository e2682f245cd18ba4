//! The key of one installation: made at first opening, kept in the data folder,
//! never in the workbook.
//!
//! Beside the key lies a token that is rotated at every writable opening, here and
//! in the workbook. A copy of the workbook, or one put back from a backup, carries
//! an older token: it goes on as an author of its own, and no number is used twice.

use bech32::{Bech32, Hrp};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
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

    /// Signs bytes as this installation.
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.key.sign(bytes).to_bytes()
    }

    /// What opens files that were sealed for this installation: an age secret key. It
    /// is made from the same secret, so that one file is all there is to keep.
    pub fn opening_key(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"trellis opening key\0");
        hash.update(self.key.to_bytes());
        let secret: [u8; 32] = hash.finalize().into();
        Hrp::parse("age-secret-key-")
            .ok()
            .and_then(|name| bech32::encode_upper::<Bech32>(name, &secret).ok())
            .unwrap_or_default()
    }

    /// What files are sealed for: the public half of [`Installation::opening_key`].
    pub fn recipient(&self) -> String {
        self.opening_key()
            .parse::<age::x25519::Identity>()
            .map(|key| key.to_public().to_string())
            .unwrap_or_default()
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

/// Whether an installation signed these bytes.
pub fn is_signed(by: AuthorKey, bytes: &[u8], signature: &[u8; 64]) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(signature);
    VerifyingKey::from_bytes(by.as_bytes())
        .is_ok_and(|key| key.verify_strict(bytes, &signature).is_ok())
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
    fn what_one_signs_no_other_key_vouches_for() {
        let (ours, other) = (
            Installation::new(Path::new(""), id(1), [7; 32]),
            Installation::new(Path::new(""), id(1), [8; 32]),
        );
        let signature = ours.sign(b"words");
        assert!(is_signed(ours.author(), b"words", &signature));
        assert!(!is_signed(ours.author(), b"other words", &signature));
        assert!(!is_signed(other.author(), b"words", &signature));
        assert!(ours.recipient().starts_with("age1"));
        assert_ne!(ours.recipient(), other.recipient());
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
