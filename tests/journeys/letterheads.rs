//! What the organization prints above the head of its documents: a logo that is one, on
//! every kind, and a sentence about whatever is none.

use crate::hands::{begin_with_region, bytes, goal, visit};
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use std::io::Cursor;
use trellis_app::view::document::{DocumentKind, DocumentQuery};
use trellis_app::view::file::FileSource;
use trellis_tests::Desk;

fn on_the_desk(desk: &Desk, name: &str, bytes: &[u8]) -> FileSource {
    let path = desk.place(name);
    std::fs::write(&path, bytes).unwrap();
    FileSource::Disk {
        path: path.display().to_string(),
    }
}

/// A picture that shows through at its left half.
fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let drawn = RgbaImage::from_fn(width, height, |x, _| {
        Rgba([20, 80, 60, u8::from(x > width / 2) * 255])
    });
    let drawn = DynamicImage::ImageRgba8(drawn);
    let drawn = match format {
        ImageFormat::Jpeg => drawn.to_rgb8().into(),
        _ => drawn,
    };
    let mut out = Cursor::new(Vec::new());
    drawn.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A small JPEG that says it is 10,000 pixels wide and as many high.
fn hundred_megapixels() -> Vec<u8> {
    let mut jpeg = picture(8, 8, ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|it| it == [0xFF, 0xC0]).unwrap();
    // Behind the marker: its length, the depth, then height and width.
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x27, 0x10, 0x27, 0x10]);
    jpeg
}

#[test]
fn a_logo_that_is_none_gets_one_sentence_and_a_remedy_and_the_old_one_stays() {
    let (desk, mut trellis, _) = begin_with_region();
    let good = on_the_desk(&desk, "logo.png", &picture(300, 120, ImageFormat::Png));
    trellis.set_logo(&good).unwrap();
    let before = trellis.logo_preview().unwrap();
    assert!(before.is_some());
    let png = picture(300, 120, ImageFormat::Png);
    let save = "Save the logo as a PNG or a JPEG, then choose that.";
    let again = "Copy it from the camera or the mail again, then choose it once more.";
    let cases: [(&str, &[u8], &str, &str); 7] = [
        (
            "words.png",
            b"These are words, and no picture at all.",
            "“words.png” is not an image: a logo is a PNG or a JPEG",
            save,
        ),
        (
            "drawing.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "“drawing.svg” is not an image: a logo is a PNG or a JPEG",
            save,
        ),
        (
            "paper.pdf",
            b"%PDF-1.7\n",
            "“paper.pdf” is not an image: a logo is a PNG or a JPEG",
            save,
        ),
        (
            "moving.gif",
            b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
            "“moving.gif” is not an image: a logo is a PNG or a JPEG",
            save,
        ),
        (
            "nothing.png",
            b"",
            "“nothing.png” is empty",
            "Choose the file that has something in it.",
        ),
        (
            "half.png",
            &png[..png.len() / 2],
            "“half.png” is damaged: the picture is not all there",
            again,
        ),
        (
            "huge.jpg",
            &hundred_megapixels(),
            "“huge.jpg” has 100 megapixels; a logo needs far fewer",
            "Save it smaller, about 1,000 pixels wide, then choose that.",
        ),
    ];
    for (name, bytes, what, remedy) in cases {
        let error = trellis
            .set_logo(&on_the_desk(&desk, name, bytes))
            .unwrap_err();
        assert_eq!((error.what(), error.remedy()), (what, remedy), "{name}");
        assert_eq!(trellis.logo_preview().unwrap(), before, "{name}");
    }
}

#[test]
fn a_logo_of_any_shape_stands_on_every_kind_and_takes_no_room_from_the_words() {
    let (desk, mut trellis, region) = begin_with_region();
    trellis.plan_visit(&visit(region, "2026-11-26")).unwrap();
    trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    trellis.start_plan(region, None).unwrap();
    for (width, height, format) in [
        (300, 120, ImageFormat::Png),
        (3000, 2, ImageFormat::Png),
        (1, 900, ImageFormat::Jpeg),
    ] {
        let logo = picture(width, height, format);
        trellis
            .set_logo(&on_the_desk(&desk, "logo", &logo))
            .unwrap();
        for kind in DocumentKind::ALL {
            let ask = DocumentQuery {
                kind,
                region: Some(region),
                ..DocumentQuery::default()
            };
            let Ok(view) = trellis.document(&ask) else {
                assert_eq!(kind, DocumentKind::Assessment, "nothing was assessed");
                continue;
            };
            let name = kind.title();
            assert!(view.pages[0].contains("<image "), "{name}");
            let rest = view.pages.iter().skip(1);
            assert!(rest.clone().all(|page| !page.contains("<image ")), "{name}");
            let exported = trellis
                .export_document(&ask, &desk.place("it.pdf"))
                .unwrap();
            let pdf = bytes(std::path::Path::new(&exported.path));
            let has_picture = pdf.windows(9).any(|it| it == b"DCTDecode");
            assert!(has_picture, "{name}, {width} by {height}");
            std::fs::remove_file(&exported.path).unwrap();
        }
    }
    trellis.remove_logo().unwrap();
    let ask = DocumentQuery {
        region: Some(region),
        ..DocumentQuery::default()
    };
    assert!(!trellis.document(&ask).unwrap().pages[0].contains("<image "));
}
