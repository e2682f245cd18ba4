//! Sealing a file for its readers, and opening one: age, by passphrase or by the keys
//! of the readers' installations.

use crate::bundle::BundleError;
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};
use std::io::{Read, Write};

/// How much work a passphrase costs whoever tries it: 2 to this power, about a second
/// on a laptop of today.
const WORK: u8 = 17;
/// What this laptop takes on at most for a bundle from outside.
const MOST_WORK: u8 = 20;

/// For whom a bundle is sealed.
#[derive(Clone)]
pub enum Seal {
    /// Whoever has the passphrase.
    Passphrase(String),
    /// These installations, by the public keys on their cards (`age1…`).
    Recipients(Vec<String>),
}

/// What opens a bundle.
#[derive(Clone, Default)]
pub struct Secret {
    /// The passphrase, where one was given.
    pub passphrase: Option<String>,
    /// This installation's own key (`AGE-SECRET-KEY-1…`).
    pub key: Option<String>,
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Never the passphrase.
        f.write_str(match self {
            Self::Passphrase(_) => "Passphrase",
            Self::Recipients(_) => "Recipients",
        })
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// Whether this is the public key of an installation.
pub fn is_recipient(text: &str) -> bool {
    text.parse::<age::x25519::Recipient>().is_ok()
}

/// Seals what is written into what comes back; call `finish` at the end.
pub(crate) fn seal<W: Write>(
    seal: &Seal,
    out: W,
) -> Result<age::stream::StreamWriter<W>, BundleError> {
    let broken = |error: &dyn std::fmt::Display| BundleError::NotWritten(error.to_string());
    let encryptor = match seal {
        Seal::Passphrase(passphrase) => {
            let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.clone()));
            recipient.set_work_factor(WORK);
            Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        }
        Seal::Recipients(keys) => {
            let keys = keys
                .iter()
                .map(|key| key.parse::<age::x25519::Recipient>())
                .collect::<Result<Vec<_>, _>>()
                .map_err(|error| broken(&error))?;
            Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient))
        }
    };
    encryptor
        .map_err(|error| broken(&error))?
        .wrap_output(out)
        .map_err(|error| broken(&error))
}

/// Opens what is sealed.
pub(crate) fn open<R: Read>(
    input: R,
    secret: &Secret,
) -> Result<age::stream::StreamReader<R>, BundleError> {
    let decryptor = Decryptor::new(input).map_err(|error| from_age(&error, false))?;
    let is_passphrase = decryptor.is_scrypt();
    if is_passphrase {
        let Some(passphrase) = &secret.passphrase else {
            return Err(BundleError::NeedsPassphrase);
        };
        let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.clone()));
        identity.set_max_work_factor(MOST_WORK);
        return decryptor
            .decrypt(std::iter::once(&identity as &dyn age::Identity))
            .map_err(|error| from_age(&error, true));
    }
    let identity = secret
        .key
        .as_deref()
        .and_then(|key| key.parse::<age::x25519::Identity>().ok());
    decryptor
        .decrypt(identity.iter().map(|key| key as &dyn age::Identity))
        .map_err(|error| from_age(&error, false))
}

fn from_age(error: &DecryptError, is_passphrase: bool) -> BundleError {
    match error {
        DecryptError::NoMatchingKeys => BundleError::NotForUs,
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed if is_passphrase => {
            BundleError::WrongPassphrase
        }
        DecryptError::ExcessiveWork { .. } => BundleError::TooMuchWork,
        DecryptError::UnknownFormat => BundleError::FromTheFuture,
        DecryptError::InvalidHeader => BundleError::NotABundle,
        DecryptError::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            BundleError::CutShort
        }
        DecryptError::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            BundleError::NotABundle
        }
        DecryptError::Io(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
            BundleError::TooLarge("the file is longer than a bundle may be".to_owned())
        }
        DecryptError::Io(error) => BundleError::NotRead(crate::plain_io(error)),
        _ => BundleError::Damaged,
    }
}
