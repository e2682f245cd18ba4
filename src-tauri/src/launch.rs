//! What the program was started with.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use trellis_app::is_for_exchange;

/// `trellis [--workbook FILE] [FILE]`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Launch {
    /// The workbook to open; the one in the data folder where none is named.
    pub workbook: Option<PathBuf>,
    /// A bundle or a card of a colleague, to be looked at.
    pub exchanged: Option<PathBuf>,
}

impl Launch {
    /// Reads the arguments after the program's name. A desktop hands over arguments of
    /// its own at times, so what is not known is passed over. A file that stands
    /// alone is a bundle, a card or a workbook: that is how a file manager opens one.
    pub fn from_arguments(arguments: impl IntoIterator<Item = OsString>) -> Self {
        let mut launch = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            if argument == "--workbook" {
                launch.workbook = arguments.next().map(PathBuf::from);
            } else if let Some(file) = argument
                .to_str()
                .and_then(|text| text.strip_prefix("--workbook="))
            {
                launch.workbook = Some(file.into());
            } else if is_for_exchange(Path::new(&argument)) {
                launch.exchanged = Some(argument.into());
            } else if !argument.to_string_lossy().starts_with('-') {
                launch.workbook = Some(argument.into());
            }
        }
        launch
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_named_in_three_ways() {
        for arguments in [
            &["--workbook", "a b.workbook"][..],
            &["--workbook=a b.workbook"],
            &["a b.workbook"],
        ] {
            let launch = Launch::from_arguments(arguments.iter().map(OsString::from));
            assert_eq!(
                launch.workbook,
                Some("a b.workbook".into()),
                "{arguments:?}"
            );
        }
    }

    #[test]
    fn a_file_of_a_colleague_stands_beside_the_workbook() {
        for file in ["from rose.trellis", "rose.CARD"] {
            let launch =
                Launch::from_arguments(["--workbook=mine.workbook".into(), OsString::from(file)]);
            assert_eq!(launch.workbook, Some("mine.workbook".into()));
            assert_eq!(launch.exchanged, Some(file.into()));
        }
    }

    #[test]
    fn what_a_desktop_adds_is_passed_over() {
        assert_eq!(
            Launch::from_arguments(["--gapplication-service".into()]),
            Launch::default()
        );
    }
}
