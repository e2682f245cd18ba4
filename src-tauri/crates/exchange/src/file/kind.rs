//! What a file is, by its bytes; and what is not kept.

use super::FileError;

/// Kinds of files that are treated alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// A picture that is read, made bare and shown: JPEG, PNG, WebP.
    Photo,
    /// Another picture: kept as it is, what it says about itself too.
    OtherPicture,
    /// A page or a document.
    Document,
    /// Plain text.
    Text,
    /// Anything else that a computer does not run.
    Other,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// How it is treated.
    pub family: Family,
    /// In the words of the net.
    pub media_type: &'static str,
    /// In a person's words.
    pub word: &'static str,
    /// Endings that its name may have, the usual one first. Empty: any that does not run.
    endings: &'static [&'static str],
}

const fn kind(
    family: Family,
    media_type: &'static str,
    word: &'static str,
    endings: &'static [&'static str],
) -> Kind {
    Kind {
        family,
        media_type,
        word,
        endings,
    }
}

pub const JPEG: Kind = kind(
    Family::Photo,
    "image/jpeg",
    "Photo, JPEG",
    &["jpg", "jpeg", "jpe", "jfif"],
);
pub const PNG: Kind = kind(Family::Photo, "image/png", "Picture, PNG", &["png"]);
pub const WEBP: Kind = kind(Family::Photo, "image/webp", "Picture, WebP", &["webp"]);
const TEXT: Kind = kind(
    Family::Text,
    "text/plain",
    "Text",
    &[
        "txt", "text", "md", "csv", "tsv", "log", "ics", "vcf", "eml", "json",
    ],
);
const OTHER: Kind = kind(Family::Other, "application/octet-stream", "File", &[]);

/// Everything else that is known by its first bytes.
const KNOWN: [Kind; 21] = [
    JPEG,
    PNG,
    WEBP,
    kind(
        Family::OtherPicture,
        "image/heif",
        "Photo, HEIC",
        &["heic", "heif"],
    ),
    kind(
        Family::OtherPicture,
        "image/avif",
        "Picture, AVIF",
        &["avif"],
    ),
    kind(
        Family::OtherPicture,
        "image/tiff",
        "Picture, TIFF",
        &["tif", "tiff"],
    ),
    kind(Family::OtherPicture, "image/gif", "Picture, GIF", &["gif"]),
    kind(Family::OtherPicture, "image/bmp", "Picture, BMP", &["bmp"]),
    kind(
        Family::OtherPicture,
        "image/jxl",
        "Picture, JPEG XL",
        &["jxl"],
    ),
    kind(Family::Document, "application/pdf", "PDF", &["pdf"]),
    kind(
        Family::Document,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Document, Word",
        &["docx", "dotx"],
    ),
    kind(
        Family::Document,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Spreadsheet, Excel",
        &["xlsx", "xltx"],
    ),
    kind(
        Family::Document,
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "Slides, PowerPoint",
        &["pptx", "potx", "ppsx"],
    ),
    kind(
        Family::Document,
        "application/vnd.oasis.opendocument.text",
        "Document, OpenDocument",
        &["odt"],
    ),
    kind(
        Family::Document,
        "application/vnd.oasis.opendocument.spreadsheet",
        "Spreadsheet, OpenDocument",
        &["ods"],
    ),
    kind(
        Family::Document,
        "application/vnd.oasis.opendocument.presentation",
        "Slides, OpenDocument",
        &["odp"],
    ),
    kind(
        Family::Document,
        "application/msword",
        "Document, Word 97",
        &["doc", "dot"],
    ),
    kind(
        Family::Document,
        "application/vnd.ms-excel",
        "Spreadsheet, Excel 97",
        &["xls", "xlt"],
    ),
    kind(
        Family::Document,
        "application/vnd.ms-powerpoint",
        "Slides, PowerPoint 97",
        &["ppt", "pps"],
    ),
    kind(
        Family::Document,
        "application/rtf",
        "Document, RTF",
        &["rtf"],
    ),
    kind(
        Family::Other,
        "application/zip",
        "Archive, ZIP",
        &[
            "zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "pages", "numbers", "key", "epub",
        ],
    ),
];

/// Endings that some system runs, installs or follows when a file is opened.
const RUNS: [&str; 66] = [
    "ade",
    "adp",
    "apk",
    "app",
    "appimage",
    "application",
    "appref-ms",
    "appx",
    "bash",
    "bat",
    "chm",
    "cmd",
    "com",
    "command",
    "cpl",
    "crx",
    "csh",
    "deb",
    "desktop",
    "dll",
    "dmg",
    "exe",
    "gadget",
    "hta",
    "img",
    "inf",
    "ins",
    "iso",
    "jar",
    "jnlp",
    "js",
    "jse",
    "ksh",
    "lnk",
    "msc",
    "msi",
    "msix",
    "msp",
    "mst",
    "pif",
    "pkg",
    "pl",
    "ps1",
    "psm1",
    "py",
    "pyw",
    "rb",
    "reg",
    "rpm",
    "run",
    "scf",
    "scpt",
    "scr",
    "sct",
    "sh",
    "terminal",
    "url",
    "vb",
    "vbe",
    "vbs",
    "webloc",
    "website",
    "workflow",
    "wsf",
    "wsh",
    "zsh",
];

/// Endings that a browser opens and runs.
const PAGES: [&str; 8] = [
    "htm", "html", "mht", "mhtml", "shtml", "svg", "svgz", "xhtml",
];

/// Endings of office files with macros.
const MACROS: [&str; 9] = [
    "docm", "dotm", "potm", "ppam", "ppsm", "pptm", "xlam", "xlsm", "xltm",
];

/// Kinds, in the words of the net, that a computer runs or installs.
const RUNS_TYPES: [&str; 8] = [
    "text/x-shellscript",
    "application/x-shockwave-flash",
    "application/x-google-chrome-extension",
    "application/vnd.debian.binary-package",
    "application/x-rpm",
    "application/vnd.ms-cab-compressed",
    "application/x-unix-archive",
    "application/x-qemu-disk",
];

/// As much of a text as is looked at for what a browser would run.
const BEGINNING: usize = 4096;

/// What a file is.
///
/// # Errors
/// Where it is empty, too large, or something that runs.
pub fn of(name: &str, bytes: &[u8]) -> Result<Kind, FileError> {
    let named = || name.to_owned();
    if bytes.is_empty() {
        return Err(FileError::Empty(named()));
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    super::fits(name, size)?;
    let ending = ending(name);
    if RUNS.contains(&ending.as_str()) {
        return Err(FileError::Runs(named()));
    }
    if PAGES.contains(&ending.as_str()) {
        return Err(FileError::Page(named()));
    }
    if MACROS.contains(&ending.as_str()) {
        return Err(FileError::Macros(named()));
    }
    if let Some(found) = infer::get(bytes) {
        if found.matcher_type() == infer::MatcherType::App
            || RUNS_TYPES.contains(&found.mime_type())
        {
            return Err(FileError::Runs(named()));
        }
        if found.mime_type() == "text/html" {
            return Err(FileError::Page(named()));
        }
        let known = KNOWN
            .iter()
            .find(|kind| kind.media_type == found.mime_type());
        if let Some(kind) = known {
            return Ok(*kind);
        }
    }
    let Some(text) = as_text(bytes) else {
        return Ok(OTHER);
    };
    if text.starts_with("#!") {
        return Err(FileError::Runs(named()));
    }
    let beginning = text.to_ascii_lowercase();
    if ["<html", "<svg", "<script", "<!doctype"]
        .iter()
        .any(|sign| beginning.contains(sign))
    {
        return Err(FileError::Page(named()));
    }
    Ok(TEXT)
}

/// The beginning of bytes that are text. None where they are not.
fn as_text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_plain =
        |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t' | '\x0c');
    text.chars().all(is_plain).then(|| {
        text.get(..text.floor_char_boundary(BEGINNING))
            .unwrap_or(text)
    })
}

/// What stands after the last dot of a name, in small letters. Blanks and dots at the
/// end do not count: some systems pass over them.
fn ending(name: &str) -> String {
    let name = name.trim_end_matches(|letter: char| letter == '.' || letter.is_whitespace());
    match name.rsplit_once('.') {
        Some((_, ending)) => ending.to_lowercase(),
        None => String::new(),
    }
}

/// What a kind is called, by its word in the net, and whether it is a picture that can
/// be shown.
pub fn word_for(media_type: &str) -> (&'static str, bool) {
    let known = KNOWN
        .iter()
        .chain([&TEXT])
        .find(|kind| kind.media_type == media_type)
        .unwrap_or(&OTHER);
    (known.word, known.family == Family::Photo)
}

/// A name without its ending.
pub fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// What a file of this kind is called: the name that somebody gave it, with an ending
/// that fits what it is, and without letters that hide or turn around what they stand
/// beside.
pub fn name_for(name: &str, kind: Kind) -> String {
    let turns = |letter: char| matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let plain: String = name
        .chars()
        .filter(|letter| !letter.is_control() && !turns(*letter))
        .collect();
    let plain = plain.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    let has = ending(plain);
    let fits = if kind.endings.is_empty() {
        !has.is_empty()
            && ![&RUNS[..], &PAGES, &MACROS]
                .concat()
                .contains(&has.as_str())
    } else {
        kind.endings.contains(&has.as_str())
    };
    let (begin, end) = match plain.rsplit_once('.') {
        Some((begin, end)) if fits => (begin, end),
        _ => (plain, kind.endings.first().copied().unwrap_or("bin")),
    };
    let begin: String = begin.chars().take(100).collect();
    let begin = if begin.trim().is_empty() {
        "file"
    } else {
        begin.trim()
    };
    format!("{begin}.{end}")
}
