//! What becomes of a file on its way into a workbook.

use super::*;
use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::codecs::jpeg::JpegEncoder;
use image::{ImageEncoder, ImageFormat, Rgb, RgbImage, RgbaImage};
use std::io::Cursor;

/// Red on the left, blue on the right: what was turned can be told.
fn drawn(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([220, 30, 30])
        } else {
            Rgb([30, 30, 220])
        }
    })
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, 90);
    drawn(width, height).write_with_encoder(encoder).unwrap();
    out
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    drawn(40, 20).write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// What a phone writes: how to turn it, when and where it was taken, whose phone.
fn exif(orientation: u16) -> Vec<u8> {
    let field = |tag, value| Field {
        tag,
        ifd_num: In::PRIMARY,
        value,
    };
    let text = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let north = [35, 46, 12].map(|num| Rational { num, denom: 1 }).to_vec();
    let fields = [
        field(Tag::Orientation, Value::Short(vec![orientation])),
        field(Tag::DateTimeOriginal, text("2026:11:05 10:05:00")),
        field(Tag::CameraOwnerName, text("Zelda Phoneowner")),
        field(Tag::GPSLatitudeRef, text("N")),
        field(Tag::GPSLatitude, Value::Rational(north)),
    ];
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut out = Cursor::new(Vec::new());
    writer.write(&mut out, false).unwrap();
    out.into_inner()
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap();
    let mut out = vec![0xFF, marker];
    out.extend(length.to_be_bytes());
    out.extend(content);
    out
}

/// A photo as a phone writes it, with all that stands beside and behind the picture.
fn from_a_phone(width: u32, height: u32, orientation: u16) -> Vec<u8> {
    let plain = jpeg(width, height);
    let mut out = plain[..2].to_vec();
    out.extend(segment(
        0xE1,
        &[&b"Exif\0\0"[..], &exif(orientation)].concat(),
    ));
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='35,46N' Zelda/>";
    out.extend(segment(0xE1, xmp));
    out.extend(segment(0xED, b"Photoshop 3.0\0Zelda was here"));
    out.extend(segment(0xFE, b"a comment by Zelda"));
    out.extend(&plain[2..]);
    // A second picture behind the first, with a place of its own.
    let mut second = jpeg(8, 8);
    second.splice(2..2, segment(0xE1, &[&b"Exif\0\0"[..], &exif(1)].concat()));
    out.extend(second);
    out
}

fn png_from_a_phone(orientation: u16) -> Vec<u8> {
    let plain = encoded(ImageFormat::Png);
    let chunk = |name: &[u8; 4], content: &[u8]| {
        let mut sum = crc32fast::Hasher::new();
        sum.update(name);
        sum.update(content);
        let mut out = u32::try_from(content.len()).unwrap().to_be_bytes().to_vec();
        out.extend(name);
        out.extend(content);
        out.extend(sum.finalize().to_be_bytes());
        out
    };
    // Behind the head of 8 bytes and the first chunk of 25.
    let mut out = plain[..33].to_vec();
    out.extend(chunk(b"eXIf", &exif(orientation)));
    out.extend(chunk(b"tEXt", b"Author\0Zelda"));
    out.extend(chunk(
        b"iTXt",
        b"XML:com.adobe.xmp\0\0\0\0\0<x exif:GPSLatitude='35,46N' Zelda/>",
    ));
    out.extend(chunk(b"tIME", &[7, 234, 11, 5, 10, 5, 0]));
    out.extend(&plain[33..]);
    out.extend(b"Zelda behind the end");
    out
}

fn webp_from_a_phone(orientation: u16) -> Vec<u8> {
    let plain = encoded(ImageFormat::WebP);
    let chunk = |name: &[u8; 4], content: &[u8]| {
        let mut out = name.to_vec();
        out.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        out.extend(content);
        out.extend(vec![0; content.len() % 2]);
        out
    };
    let mut chunks = b"WEBP".to_vec();
    // Exif and XMP are announced; the canvas is one less than its edges.
    chunks.extend(chunk(b"VP8X", &[0x0C, 0, 0, 0, 39, 0, 0, 19, 0, 0]));
    chunks.extend(&plain[12..]);
    chunks.extend(chunk(b"EXIF", &exif(orientation)));
    chunks.extend(chunk(b"XMP ", b"<x exif:GPSLatitude='35,46N' Zelda/>"));
    let mut out = b"RIFF".to_vec();
    out.extend(u32::try_from(chunks.len()).unwrap().to_le_bytes());
    out.extend(chunks);
    out
}

fn found(name: &str, bytes: Vec<u8>) -> Found {
    Found {
        name: name.to_owned(),
        bytes,
    }
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// The picture as any viewer shows it, upright.
fn seen(kept: &Kept) -> RgbImage {
    let kind = kind_of(&kept.name, &kept.bytes).unwrap();
    match picture::read(kind, &kept.bytes) {
        picture::Read::Picture(picture) => {
            let address = preview(&kept.name, &kept.bytes).unwrap();
            let base64 = address.strip_prefix("data:image/jpeg;base64,").unwrap();
            let shown = image::load_from_memory(&STANDARD.decode(base64).unwrap()).unwrap();
            let (width, height) = picture.pixels();
            assert_eq!(
                shown.width() > shown.height(),
                width > height,
                "the preview stands as the picture does"
            );
            shown.to_rgb8()
        }
        _ => panic!("{} cannot be seen", kept.name),
    }
}

fn is_red(picture: &RgbImage, x: u32, y: u32) -> bool {
    let [red, _, blue] = picture.get_pixel(x, y).0;
    red > blue
}

#[test]
fn a_photo_loses_the_place_and_everything_else_the_phone_wrote_but_not_how_it_stands() {
    // As a camera held sideways writes it: turned by a quarter, the left side is on top.
    let cases = [
        ("flip chart.jpg", from_a_phone(40, 20, 6)),
        ("flip chart.png", png_from_a_phone(6)),
        ("flip chart.webp", webp_from_a_phone(6)),
    ];
    for (name, bytes) in cases {
        assert!(
            holds(&bytes, b"Zelda") && camera::read(&bytes).tells_where,
            "{name}"
        );
        let file = found(name, bytes);
        let look = look(&file).unwrap();
        assert!(look.tells_where && look.is_made_bare, "{name}");
        assert_eq!(look.pixels, Some((20, 40)), "{name} as it is seen");
        assert_eq!(
            look.taken_on,
            NaiveDate::from_ymd_opt(2026, 11, 5),
            "{name}"
        );

        let kept = keep(file, false).unwrap();
        assert_eq!(kept.name, name);
        assert_eq!(kept.taken_on, NaiveDate::from_ymd_opt(2026, 11, 5));
        for word in [&b"Zelda"[..], b"GPS", b"2026", b"Photoshop", b"adobe"] {
            assert!(!holds(&kept.bytes, word), "{name} still holds {word:?}");
        }
        let wrote = camera::read(&kept.bytes);
        assert!(!wrote.tells_where && wrote.taken_on.is_none(), "{name}");
        assert_eq!(wrote.orientation, Some(6), "{name}");
        let seen = seen(&kept);
        assert_eq!(seen.dimensions(), (20, 40), "{name}");
        assert!(
            is_red(&seen, 10, 2) && !is_red(&seen, 10, 37),
            "{name} stands upright"
        );
    }
}

#[test]
fn a_picture_that_says_nothing_stays_as_it_is_to_the_byte() {
    for (name, bytes) in [
        ("a.jpg", jpeg(40, 20)),
        ("a.png", encoded(ImageFormat::Png)),
        ("a.webp", encoded(ImageFormat::WebP)),
    ] {
        let kept = keep(found(name, bytes.clone()), false).unwrap();
        assert_eq!(kept.bytes, bytes, "{name}");
    }
}

#[test]
fn a_chunk_that_claims_four_gigabytes_is_not_believed() {
    let whole = webp_from_a_phone(6);
    assert!(preview("flip chart.webp", &whole).is_some());
    let at = whole.windows(4).position(|four| four == b"EXIF").unwrap() + 4;
    let mut claims = whole.clone();
    claims[at..at + 4].copy_from_slice(&0xffff_ff40_u32.to_le_bytes());
    assert!(preview("flip chart.webp", &claims).is_none());
    assert!(keep(found("flip chart.webp", claims), false).is_err());
    // What stands behind the picture is none of its chunks.
    let mut behind = whole;
    behind.extend(b"EXIF\x40\xff\xff\xff");
    assert!(preview("flip chart.webp", &behind).is_some());
}

#[test]
fn nothing_hides_behind_what_is_no_marker() {
    let plain = jpeg(40, 20);
    let place = segment(0xE1, &[&b"Exif\0\0"[..], &exif(1)].concat());
    let mut bytes = plain[..2].to_vec();
    // What others skip, read as a segment that has the other one in it.
    bytes.extend(segment(0x00, &place));
    bytes.extend(&plain[2..]);
    assert!(look(&found("a.jpg", bytes.clone())).unwrap().tells_where);
    let kept = keep(found("a.jpg", bytes), false).unwrap();
    assert!(!look(&found("a.jpg", kept.bytes)).unwrap().tells_where);
}

#[test]
fn a_small_picture_in_the_head_of_a_photo_goes_too() {
    let plain = jpeg(40, 20);
    let mut bytes = plain[..2].to_vec();
    let mut head = b"JFIF\0\x01\x02\0\0\x01\0\x01\x02\x02".to_vec();
    head.extend(b"cut off face");
    bytes.extend(segment(0xE0, &head));
    bytes.extend(segment(0xE0, b"JFXX\0\x10cut off face"));
    bytes.extend(&plain[2..]);
    let kept = keep(found("a.jpg", bytes), false).unwrap();
    assert!(!holds(&kept.bytes, b"cut off face"));
    assert_eq!(seen(&kept).dimensions(), (40, 20));
}

#[test]
fn what_the_colors_mean_stays() {
    let mut profile = vec![0; 128];
    profile[16..20].copy_from_slice(b"RGB ");
    profile.extend(b"wide colors");
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    encoder.set_icc_profile(profile).unwrap();
    drawn(2400, 1200).write_with_encoder(encoder).unwrap();
    for is_made_smaller in [false, true] {
        let kept = keep(found("a.jpg", bytes.clone()), is_made_smaller).unwrap();
        assert!(holds(&kept.bytes, b"wide colors"), "{is_made_smaller}");
    }
}

#[test]
fn on_wish_a_large_picture_becomes_smaller_upright_and_light() {
    let bytes = from_a_phone(3000, 1500, 6);
    let file = found("board.jpeg", bytes.clone());
    let said = look(&file).unwrap().smaller.unwrap();
    let kept = keep(file.clone(), true).unwrap();
    assert_eq!((said.0, said.1), (1000, 2000));
    assert_eq!(said.2, kept.bytes.len() as u64);
    assert!(kept.bytes.len() < bytes.len());
    assert_eq!(
        (kept.name.as_str(), kept.media_type),
        ("board.jpeg", "image/jpeg")
    );
    let wrote = camera::read(&kept.bytes);
    assert_eq!(
        wrote,
        camera::Wrote::default(),
        "it stands upright by itself"
    );
    let seen = seen(&kept);
    assert!(is_red(&seen, 10, 2) && !is_red(&seen, 10, seen.height() - 3));
    // Nobody wished it, or nothing is gained.
    assert_eq!(
        look(&found("a.jpg", jpeg(2000, 1000))).unwrap().smaller,
        None
    );
    let kept = keep(file, false).unwrap();
    assert_eq!(seen_pixels(&kept), (1500, 3000));
}

fn seen_pixels(kept: &Kept) -> (u32, u32) {
    look(&found(&kept.name, kept.bytes.clone()))
        .unwrap()
        .pixels
        .unwrap()
}

#[test]
fn a_large_drawing_becomes_a_photo_unless_something_shows_through() {
    // Noise, so that a photo of it is lighter.
    let noise = |x: u32, y: u32| u8::try_from((x * 7919 + y * 104_729 + x * y) % 251).unwrap();
    let opaque = RgbImage::from_fn(2200, 300, |x, y| Rgb([noise(x, y), noise(y, x), 9]));
    let mut bytes = Cursor::new(Vec::new());
    opaque.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let kept = keep(found("screen.2026.png", bytes.into_inner()), true).unwrap();
    assert_eq!(
        (kept.name.as_str(), kept.media_type),
        ("screen.2026.jpg", "image/jpeg")
    );

    let glass = RgbaImage::from_fn(2200, 300, |x, y| {
        image::Rgba([noise(x, y), 9, 9, noise(y, x)])
    });
    let mut bytes = Cursor::new(Vec::new());
    glass.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let kept = keep(found("logo.png", bytes.into_inner()), true).unwrap();
    assert_eq!(
        (kept.name.as_str(), kept.media_type),
        ("logo.png", "image/png")
    );
    assert_eq!(seen_pixels(&kept).0, 2000);
}

#[test]
fn a_picture_of_a_hundred_megapixels_is_kept_bare_and_never_read() {
    // The head of a small picture, rewritten: it would take gigabytes to draw.
    for (name, mut bytes, at) in [
        ("bomb.png", png_from_a_phone(1), 16),
        ("bomb.jpg", from_a_phone(40, 20, 1), 0),
    ] {
        if name.ends_with("png") {
            bytes[at..at + 8].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
            let mut sum = crc32fast::Hasher::new();
            sum.update(&bytes[12..29]);
            bytes[29..33].copy_from_slice(&sum.finalize().to_be_bytes());
        } else {
            let frame = bytes.windows(2).position(|it| it == [0xFF, 0xC0]).unwrap();
            bytes[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
        }
        let file = found(name, bytes);
        let look = look(&file).unwrap();
        assert_eq!(look.pixels, Some((60_000, 60_000)), "{name}");
        assert!(look.is_too_large_to_show && look.preview.is_none() && look.smaller.is_none());
        let kept = keep(file, true).unwrap();
        assert!(!holds(&kept.bytes, b"Zelda"), "{name}");
        assert_eq!(preview(&kept.name, &kept.bytes), None);
    }
}

#[test]
fn a_picture_that_ends_too_early_is_not_kept_wherever_it_was_cut() {
    for (name, bytes) in [
        ("a.jpg", jpeg(40, 20)),
        ("a.png", encoded(ImageFormat::Png)),
        ("a.webp", encoded(ImageFormat::WebP)),
    ] {
        for end in (16..bytes.len() - 1).step_by(7) {
            let cut = found(name, bytes[..end].to_vec());
            let error = keep(cut, false).unwrap_err();
            assert!(
                matches!(error, FileError::Damaged(_)),
                "{name} cut at {end}: {error}"
            );
        }
    }
}

#[test]
fn a_picture_that_is_broken_inside_is_kept_and_not_shown() {
    let mut bytes = encoded(ImageFormat::Png);
    let inside = bytes.windows(4).position(|it| it == b"IDAT").unwrap() + 10;
    bytes[inside] ^= 0xFF;
    let look = look(&found("a.png", bytes)).unwrap();
    assert_eq!((look.preview, look.pixels), (None, None));
}

#[test]
fn no_bytes_whatever_bring_it_down() {
    let seeds = [
        from_a_phone(40, 20, 6),
        png_from_a_phone(8),
        webp_from_a_phone(3),
    ];
    for seed in seeds {
        for at in (0..seed.len()).step_by(5) {
            let mut bytes = seed.clone();
            bytes[at] ^= 0x5A;
            let file = found("any.jpg", bytes);
            let _ = look(&file);
            if let Ok(kept) = keep(file, true) {
                // Whatever came through can be looked at again.
                let _ = preview(&kept.name, &kept.bytes);
            }
        }
    }
}

#[test]
fn what_a_computer_would_run_is_not_kept() {
    let mut elf = [0; 64];
    elf[..7].copy_from_slice(b"\x7fELF\x02\x01\x01");
    let cases: [(&str, &[u8], &str); 17] = [
        ("setup.exe", b"MZ\x90\0\x03", "Runs"),
        ("photo.jpg", b"MZ\x90\0\x03\0\0\0", "Runs"),
        ("photo.jpg", &elf, "Runs"),
        ("notes.txt", b"#!/bin/sh\nrm -rf ~", "Runs"),
        ("notes.CMD ", b"del *.*", "Runs"),
        ("notes.lnk.", b"L\0\0\0", "Runs"),
        ("tool.jar", b"PK\x03\x04", "Runs"),
        ("page.html", b"hello", "Page"),
        ("page.txt", b"  <!DOCTYPE html><p>hello</p>", "Page"),
        ("drawing.svg", b"<svg/>", "Page"),
        (
            "drawing",
            b"<?xml version='1.0'?>\n<SVG onload='x()'/>",
            "Page",
        ),
        ("sheet.xlsm", b"PK\x03\x04", "Macros"),
        ("empty.pdf", b"", "Empty"),
        ("a.vbs", b"x", "Runs"),
        ("a.ps1", b"x", "Runs"),
        ("a.url", b"x", "Runs"),
        ("a.desktop", b"x", "Runs"),
    ];
    for (name, bytes, why) in cases {
        let error = keep(found(name, bytes.to_vec()), false).unwrap_err();
        assert!(format!("{error:?}").starts_with(why), "{name}: {error:?}");
        assert!(
            error.remedy().ends_with('.') && error.to_string().contains(name.trim()),
            "{error}"
        );
    }
}

#[test]
fn everything_else_is_kept_under_a_name_that_fits_what_it_is() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1";
    let cases: [(&str, &[u8], &str, &str); 12] = [
        ("agenda.pdf", b"%PDF-1.7\n", "agenda.pdf", "application/pdf"),
        (
            "agenda.docx",
            b"%PDF-1.7\n",
            "agenda.docx.pdf",
            "application/pdf",
        ),
        ("IMG_1.HEIC", heic, "IMG_1.HEIC", "image/heif"),
        ("notes", "Wörter\r\n".as_bytes(), "notes.txt", "text/plain"),
        ("list.csv", b"\xEF\xBB\xBFa,b", "list.csv", "text/plain"),
        (
            "list.xml",
            b"<?xml version='1.0'?><a/>",
            "list.xml.txt",
            "text/plain",
        ),
        (
            "old.msg",
            b"\0\x01\x02",
            "old.msg",
            "application/octet-stream",
        ),
        ("old", b"\0\x01\x02", "old.bin", "application/octet-stream"),
        (
            "fdp\u{202e}exe.pdf",
            b"%PDF-1.7\n",
            "fdpexe.pdf",
            "application/pdf",
        ),
        (" . ", b"%PDF-1.7\n", "file.pdf", "application/pdf"),
        (
            "box.docx",
            b"PK\x03\x04\x14\0\0\0",
            "box.docx",
            "application/zip",
        ),
        (
            "box.zip",
            b"PK\x03\x04\x14\0\0\0",
            "box.zip",
            "application/zip",
        ),
    ];
    for (name, bytes, called, media_type) in cases {
        let kept = keep(found(name, bytes.to_vec()), true).unwrap();
        assert_eq!(
            (kept.name.as_str(), kept.media_type),
            (called, media_type),
            "{name}"
        );
        assert_eq!(kept.bytes, bytes, "{name}");
    }
    let long = keep(found(&"é".repeat(300), b"%PDF-1.7\n".to_vec()), false).unwrap();
    assert_eq!(long.name.chars().count(), 104);
}

#[test]
fn a_name_that_was_changed_afterwards_never_makes_a_program_of_it() {
    let kind = kind_of("a.txt", b"echo").unwrap();
    assert_eq!(name_for("a.bat", kind), "a.bat.txt");
    let kind = kind_of("a.msg", b"\0\x01").unwrap();
    assert_eq!(name_for("a.exe", kind), "a.exe.bin");
}

#[test]
fn files_are_read_from_the_disk_and_from_the_clipboard() {
    let desk = tempfile::tempdir().unwrap();
    let place = desk.path().join("a b.txt");
    std::fs::write(&place, "words").unwrap();
    assert_eq!(read(&place).unwrap(), found("a b.txt", b"words".to_vec()));
    assert_eq!(pasted("a.txt", "d29yZHM=").unwrap().bytes, b"words");
    let large = desk.path().join("film.mov");
    std::fs::File::create(&large)
        .unwrap()
        .set_len(LARGEST + 1)
        .unwrap();
    let cases = [
        (read(desk.path()), "is a folder"),
        (
            read(&desk.path().join("gone.txt")),
            "“gone.txt” could not be read: it is not there",
        ),
        (read(&large), "“film.mov” has 51 MB; at most 50 MB are kept"),
        (
            pasted("a.txt", "no base64"),
            "what was pasted could not be read",
        ),
    ];
    for (answer, said) in cases {
        let error = answer.unwrap_err();
        assert!(error.to_string().ends_with(said), "{error}");
    }
}
