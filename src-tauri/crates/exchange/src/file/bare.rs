//! A picture without what the camera wrote: its own bytes, and nothing beside them.
//!
//! What is known to draw the picture stays; everything else goes, and so does whatever
//! stands behind its end, where phones put a second picture with a place of its own.
//! How it is to be turned is written anew, so that a photo taken sideways stays upright.

use super::camera::only_orientation;
use super::kind::{JPEG, Kind, PNG, WEBP};
use std::borrow::Cow;

/// The picture alone. None where it is not all there.
pub fn bare(kind: Kind, bytes: &[u8], orientation: Option<u8>) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    if kind == JPEG {
        bare_jpeg(bytes, orientation, &mut out)?;
    } else if kind == PNG {
        bare_png(bytes, orientation, &mut out)?;
    } else if kind == WEBP {
        bare_webp(bytes, orientation, &mut out)?;
    } else {
        return None;
    }
    Some(out)
}

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;

/// ITU-T T.81, annex B: segments, each with a marker and a length; scans have bytes
/// without a length behind them.
fn bare_jpeg(bytes: &[u8], orientation: Option<u8>, out: &mut Vec<u8>) -> Option<()> {
    let mut rest = bytes.strip_prefix(&[0xFF, START])?;
    out.extend([0xFF, START]);
    let mut turn = orientation;
    let mut has_scan = false;
    loop {
        let (marker, after) = next_marker(rest)?;
        rest = after;
        match marker {
            END => {
                out.extend([0xFF, END]);
                return has_scan.then_some(());
            }
            // Has no length, and means nothing outside a scan; 0 is no marker at all, and a
            // length behind it could hide whole segments.
            0x00 | 0x01 | 0xD0..=START => continue,
            _ => {}
        }
        let (length, _) = rest.split_first_chunk::<2>()?;
        let (segment, after) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        let content = segment.get(2..)?;
        rest = after;
        // The drawing program's own segment comes first; Exif comes next.
        if marker != APP0
            && let Some(orientation) = turn.take()
        {
            let mut exif = b"Exif\0\0".to_vec();
            exif.extend(only_orientation(orientation));
            put_segment(out, APP1, &exif)?;
        }
        if let Some(content) = kept(marker, content) {
            put_segment(out, marker, &content)?;
        }
        if marker == SCAN {
            has_scan = true;
            let (scan, after) = rest.split_at_checked(end_of_scan(rest)?)?;
            out.extend(scan);
            rest = after;
        }
    }
}

fn put_segment(out: &mut Vec<u8>, marker: u8, content: &[u8]) -> Option<()> {
    let length = u16::try_from(content.len() + 2).ok()?;
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend(content);
    Some(())
}

/// The next marker, whatever stands before it.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let at = bytes.iter().position(|byte| *byte == 0xFF)?;
    let from = bytes.get(at..)?;
    let fill = from.iter().position(|byte| *byte != 0xFF)?;
    let (marker, after) = from.get(fill..)?.split_first()?;
    Some((*marker, after))
}

/// Where the bytes of a scan end: at a marker that is neither stuffing nor a restart.
fn end_of_scan(bytes: &[u8]) -> Option<usize> {
    bytes
        .windows(2)
        .position(|pair| matches!(pair, [0xFF, next] if !matches!(next, 0x00 | 0xD0..=0xD7 | 0xFF)))
}

/// What stays of a segment. Colors are drawn by the profile and by Adobe's segment.
fn kept(marker: u8, content: &[u8]) -> Option<Cow<'_, [u8]>> {
    match marker {
        // Its head without the small picture, which may show what was cut off.
        APP0 if content.starts_with(b"JFIF\0") => {
            let mut head = content.get(..12)?.to_vec();
            head.extend([0, 0]);
            Some(Cow::Owned(head))
        }
        APP2 if content.starts_with(b"ICC_PROFILE\0") => Some(Cow::Borrowed(content)),
        APP14 if content.starts_with(b"Adobe") => Some(Cow::Borrowed(content)),
        // Frames, tables, scans: what the picture is drawn with (T.81, table B.1).
        0xC0..=0xDF => Some(Cow::Borrowed(content)),
        // Application segments, extensions, comments, and what nobody knows.
        _ => None,
    }
}

const PNG_BEGINS: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];

/// Chunks beside the necessary ones that draw the picture (PNG, third edition, 11.3).
const DRAWS: [&[u8; 4]; 16] = [
    b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD",
    b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"PLTE",
];

fn bare_png(bytes: &[u8], orientation: Option<u8>, out: &mut Vec<u8>) -> Option<()> {
    let mut rest = bytes.strip_prefix(&PNG_BEGINS)?;
    out.extend(PNG_BEGINS);
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (name, _) = after.split_first_chunk::<4>()?;
        // The length, the name, the content and a sum over both.
        let (chunk, after) = rest.split_at_checked(length.checked_add(12)?)?;
        rest = after;
        // A capital first letter: the picture cannot be drawn without it.
        if name.first().is_some_and(u8::is_ascii_uppercase) || DRAWS.contains(&name) {
            out.extend(chunk);
        }
        match name {
            b"IHDR" => {
                if let Some(orientation) = orientation {
                    let exif = only_orientation(orientation);
                    out.extend(u32::try_from(exif.len()).ok()?.to_be_bytes());
                    let mut sum = crc32fast::Hasher::new();
                    for part in [&b"eXIf"[..], &exif] {
                        out.extend(part);
                        sum.update(part);
                    }
                    out.extend(sum.finalize().to_be_bytes());
                }
            }
            b"IEND" => return Some(()),
            _ => {}
        }
    }
}

/// Chunks that draw the picture (RFC 9649).
const WEBP_DRAWS: [&[u8; 4]; 7] = [
    b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
];

/// Bits of the extended head that announce Exif and XMP.
const SAYS_EXIF: u8 = 0x08;
const SAYS_XMP: u8 = 0x04;

/// Whether each chunk of a WebP fits into the file. The decoder makes room for as much as
/// one claims, up to four gigabytes, before it looks.
pub fn has_its_chunks(bytes: &[u8]) -> bool {
    let Some(([.., a, b, c, d, _, _, _, _], after)) = bytes.split_first_chunk::<12>() else {
        return false;
    };
    let within = u32::from_le_bytes([*a, *b, *c, *d]).saturating_sub(4);
    let within = usize::try_from(within).unwrap_or(usize::MAX);
    // What stands behind the picture is no chunk of it.
    let mut at = 0_usize;
    while at < within {
        let rest = after.get(at..).unwrap_or_default();
        let Some(([_, _, _, _, a, b, c, d], content)) = rest.split_first_chunk::<8>() else {
            return true;
        };
        let length = u32::from_le_bytes([*a, *b, *c, *d]);
        let Some(length) = usize::try_from(length)
            .ok()
            .filter(|it| *it <= content.len())
        else {
            return false;
        };
        at += 8 + length + length % 2;
    }
    true
}

fn bare_webp(bytes: &[u8], orientation: Option<u8>, out: &mut Vec<u8>) -> Option<()> {
    let (head, after) = bytes.split_first_chunk::<12>()?;
    let [b'R', b'I', b'F', b'F', a, b, c, d, b'W', b'E', b'B', b'P'] = *head else {
        return None;
    };
    let length = usize::try_from(u32::from_le_bytes([a, b, c, d])).ok()?;
    let mut rest = after.get(..length.checked_sub(4)?)?;
    let mut chunks = b"WEBP".to_vec();
    let mut is_extended = false;
    let mut is_drawn = false;
    while !rest.is_empty() {
        let (name, after) = rest.split_first_chunk::<4>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let content = after.get(..length)?;
        // An odd length is filled up; the very last byte may be missing.
        rest = after.get(length + length % 2..).unwrap_or_default();
        if !WEBP_DRAWS.contains(&name) {
            continue;
        }
        is_drawn |= matches!(name, b"VP8 " | b"VP8L" | b"ANMF");
        if name == b"VP8X" {
            is_extended = true;
            let mut content = content.to_vec();
            let flags = content.first_mut()?;
            *flags &= !(SAYS_EXIF | SAYS_XMP);
            if orientation.is_some() {
                *flags |= SAYS_EXIF;
            }
            put_chunk(&mut chunks, *name, &content)?;
        } else {
            put_chunk(&mut chunks, *name, content)?;
        }
    }
    if let Some(orientation) = orientation
        && is_extended
    {
        put_chunk(&mut chunks, *b"EXIF", &only_orientation(orientation))?;
    }
    out.extend(b"RIFF");
    out.extend(u32::try_from(chunks.len()).ok()?.to_le_bytes());
    out.extend(chunks);
    is_drawn.then_some(())
}

fn put_chunk(out: &mut Vec<u8>, name: [u8; 4], content: &[u8]) -> Option<()> {
    out.extend(name);
    out.extend(u32::try_from(content.len()).ok()?.to_le_bytes());
    out.extend(content);
    if content.len() % 2 == 1 {
        out.push(0);
    }
    Some(())
}
