//! Tables for a spreadsheet: comma-separated values, quoted where they must be
//! (RFC 4180).

use std::io;
use trellis_domain::harmless::harmless;

/// Says at the beginning of a file that it is UTF-8.
pub const MARK: &str = "\u{feff}";

/// Writes a table with a header row, in UTF-8 with its mark.
///
/// A text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@` first) is given
/// an apostrophe before it: names come from other people's files too.
///
/// # Errors
/// Where the rows do not come out as text.
pub fn csv<const N: usize>(
    header: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<String, io::Error> {
    // Without the mark, spreadsheets read UTF-8 as something else.
    let mut writer = ::csv::Writer::from_writer(MARK.as_bytes().to_vec());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row.each_ref().map(|cell| harmless(cell).into_owned()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(::csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_never_run() {
        let rows = [
            ["Alder, Briar", "12"],
            ["the “hub” \"north\"", "-3"],
            ["=HYPERLINK(1)", "two\nlines"],
            ["- a list", ""],
        ];
        let rows = rows.map(|row| row.map(str::to_owned));
        let text = csv(["Region", "What"], rows).unwrap_or_default();
        assert_eq!(
            text,
            "\u{feff}Region,What\n\
             \"Alder, Briar\",12\n\
             \"the “hub” \"\"north\"\"\",-3\n\
             '=HYPERLINK(1),\"two\nlines\"\n\
             '- a list,\n"
        );
    }
}
