//! Photos of flip charts, sheets and documents: what they lose on the way in, who sees
//! them, and how they go for good.

use crate::hands::{all_of, begin_with_region, day, place, region, visit};
use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;
use std::path::Path;
use trellis_app::Trellis;
use trellis_app::view::file::{EditFile, FileCard, FileSource, NewFile};
use trellis_domain::id::Id;
use trellis_domain::words::{Audience, VisitPhase};
use trellis_tests::Desk;

/// A photo as a phone held sideways writes it: it says whose it is, when and where.
fn photo(width: u32, height: u32, shade: u8) -> Vec<u8> {
    let drawn = RgbImage::from_fn(width, height, |x, _| {
        Rgb([shade, u8::from(x > 9) * 200, 40])
    });
    let mut plain = Cursor::new(Vec::new());
    drawn.write_to(&mut plain, ImageFormat::Jpeg).unwrap();
    let plain = plain.into_inner();
    let field = |tag, value| Field {
        tag,
        ifd_num: In::PRIMARY,
        value,
    };
    let text = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let north = [35, 46, 12].map(|num| Rational { num, denom: 1 }).to_vec();
    let fields = [
        field(Tag::Orientation, Value::Short(vec![6])),
        field(Tag::DateTimeOriginal, text("2026:11:05 10:05:00")),
        field(Tag::CameraOwnerName, text("Zelda Phoneowner")),
        field(Tag::GPSLatitudeRef, text("N")),
        field(Tag::GPSLatitude, Value::Rational(north)),
    ];
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut written = Cursor::new(Vec::new());
    writer.write(&mut written, false).unwrap();
    let exif = [&b"Exif\0\0"[..], written.get_ref()].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xFF, 0xE1], &length, &exif, &plain[2..]].concat()
}

fn on_the_desk(desk: &Desk, name: &str, bytes: &[u8]) -> FileSource {
    let path = desk.place(name);
    std::fs::write(&path, bytes).unwrap();
    FileSource::Disk {
        path: path.display().to_string(),
    }
}

fn text_file(name: &str, said: &str) -> FileSource {
    // Base64 of three bytes at a time, by hand: what the window hands over.
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut base64 = String::new();
    for three in said.as_bytes().chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| {
            (bits << 8) | u32::from(*three.get(at).unwrap_or(&0))
        });
        for at in 0..4 {
            let letter = LETTERS[usize::try_from((bits >> (18 - 6 * at)) & 63).unwrap()];
            base64.push(if at > three.len() {
                '='
            } else {
                char::from(letter)
            });
        }
    }
    FileSource::Window {
        name: name.to_owned(),
        base64,
    }
}

fn new(region: Id, audience: Audience, described: &str) -> NewFile {
    NewFile {
        region,
        visit: None,
        audience: Some(audience),
        file_name: None,
        described: described.to_owned(),
        taken_on: None,
        shrink: false,
    }
}

fn only(trellis: &Trellis, region: Id) -> FileCard {
    let mut files = trellis.files_of(region).unwrap().files;
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

fn is_in_the_workbook(desk: &Desk, word: &[u8]) -> bool {
    let folder = desk.workbook().parent().map(Path::to_path_buf).unwrap();
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.contains(".workbook") && holds(&std::fs::read(path).unwrap(), word)
    })
}

#[test]
fn a_photo_of_a_flip_chart_is_kept_with_the_visit_without_the_place_it_was_taken() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let source = on_the_desk(&desk, "IMG_2041.jpg", &photo(60, 30, 200));
    let look = trellis_app::look_at_file(&source).unwrap();
    assert!(look.tells_where && look.remarks[0].contains("takes that out"));
    assert_eq!(
        (look.kind.as_str(), look.pixels.as_str()),
        ("Photo, JPEG", "30 × 60")
    );
    assert!(look.preview.unwrap().starts_with("data:image/jpeg;base64,"));

    let fresh = NewFile {
        visit: Some(today),
        file_name: Some("Flip chart".to_owned()),
        ..new(cedar, Audience::Region, " Three columns with next steps ")
    };
    let id = trellis.attach_file(&source, &fresh).unwrap();
    let card = only(&trellis, cedar);
    assert_eq!(card.file_name, "Flip chart.jpg");
    assert_eq!(card.described, "Three columns with next steps");
    assert_eq!(card.visit_title, "Quarterly visit, Nov 19");
    assert_eq!(
        card.taken_on,
        Some(day("2026-11-05")),
        "as the camera wrote"
    );
    assert!(card.is_picture && card.is_here && card.is_own && card.hint.is_empty());
    assert_eq!(trellis.files_of_visit(today).unwrap().len(), 1);

    let kept = trellis.file_bytes(id).unwrap();
    for word in [&b"Zelda"[..], b"GPS", b"2026:11:05"] {
        assert!(!holds(&kept, word), "{word:?}");
    }
    assert!(!is_in_the_workbook(&desk, b"Zelda Phoneowner"));
    assert!(trellis_app::preview_of(&kept).is_some());
    // It stands upright all the same, and is seen in the room.
    let room = trellis.visit_room(today).unwrap();
    assert_eq!((room.files.len(), room.files[0].id), (1, id));
    let again = on_the_desk(&desk, "again.jpg", &kept);
    assert_eq!(trellis_app::look_at_file(&again).unwrap().pixels, "30 × 60");
    assert!(trellis.check().unwrap().is_empty());
}

#[test]
fn a_large_photo_is_made_smaller_where_that_is_wished() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let source = on_the_desk(&desk, "board.jpg", &photo(2400, 1200, 90));
    let look = trellis_app::look_at_file(&source).unwrap();
    assert!(
        look.smaller.starts_with("1000 × 2000, "),
        "{}",
        look.smaller
    );
    let whole = trellis
        .attach_file(&source, &new(cedar, Audience::Team, ""))
        .unwrap();
    let wished = NewFile {
        shrink: true,
        ..new(cedar, Audience::Team, "")
    };
    let small = trellis.attach_file(&source, &wished).unwrap();
    let sizes = [whole, small].map(|id| trellis.file_bytes(id).unwrap().len());
    assert!(sizes[1] < sizes[0], "{sizes:?}");
}

#[test]
fn each_file_reaches_its_own_audience_and_nobody_wider() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    for (word, audience) in [
        ("zmine", Some(Audience::Mine)),
        ("zteam", Some(Audience::Team)),
        ("zunsaid", None),
        ("zregion", Some(Audience::Region)),
    ] {
        let fresh = NewFile {
            audience,
            visit: Some(today),
            ..new(cedar, Audience::Mine, &format!("{word}words"))
        };
        let source = text_file(&format!("{word}name.txt"), &format!("{word}bytes"));
        trellis.attach_file(&source, &fresh).unwrap();
    }
    let plan = trellis.start_plan(cedar, Some(today)).unwrap();
    let mut shown = all_of(&trellis.visit_room(today).unwrap());
    shown.push_str(&all_of(&trellis.plan(plan).unwrap()));
    shown.push_str(&trellis.plan_pages(plan).unwrap().join("\n"));
    for (word, in_the_room) in [("zmine", 0), ("zteam", 0), ("zunsaid", 0), ("zregion", 1)] {
        assert_eq!(shown.contains(word), in_the_room > 0, "{word}");
        for part in ["words", "name"] {
            let word = format!("{word}{part}");
            let there = trellis.search_in_room(&word, cedar).unwrap();
            assert_eq!(there.len(), in_the_room, "“{word}” finds {there:?}");
            let found = trellis.find(&word).unwrap();
            assert_eq!(found.groups[0].title, "Photos and files");
            assert_eq!(found.groups[0].hits[0].opens, "visit");
        }
    }
    let for_whom = |readers| -> Vec<String> {
        let files = trellis.files_for_handover(cedar, readers).unwrap();
        files.into_iter().map(|file| file.described).collect()
    };
    assert_eq!(for_whom(Audience::Region), ["zregionwords"]);
    assert_eq!(
        for_whom(Audience::Team),
        ["zteamwords", "zunsaidwords", "zregionwords"]
    );
    assert_eq!(for_whom(Audience::Mine).len(), 4);
    let handed = trellis
        .files_for_handover(cedar, Audience::Region)
        .unwrap()
        .remove(0);
    assert_eq!(handed.on, Some(day("2026-11-19")), "the day of its visit");
    assert_eq!(trellis.file_bytes(handed.id).unwrap(), b"zregionbytes");

    // What is mine lies in no scope that travels with the region.
    let dump = trellis.dump().unwrap();
    let changes: Vec<&str> = dump
        .lines()
        .filter(|line| line.contains("zmine"))
        .filter_map(|line| line.split_whitespace().nth(1))
        .collect();
    assert_eq!(changes.len(), 2);
    for hash in changes {
        let begins = format!("change {hash} ");
        let change = dump.lines().find(|line| line.starts_with(&begins)).unwrap();
        assert!(change.contains(" private:"), "{change}");
    }
}

#[test]
fn what_is_for_the_region_says_in_words_what_it_shows() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let source = text_file("list.txt", "words");
    let refused = trellis.attach_file(&source, &new(cedar, Audience::Region, " "));
    assert_eq!(
        refused.unwrap_err().what(),
        "Nothing says yet what the file shows"
    );
    let mine = trellis
        .attach_file(&source, &new(cedar, Audience::Mine, ""))
        .unwrap();
    assert_eq!(
        only(&trellis, cedar).hint,
        "Say in a few words what it shows, for whoever cannot see it."
    );
    let refused = trellis.readdress_file(mine, Audience::Region);
    assert_eq!(
        refused.unwrap_err().what(),
        "Nothing says yet what the file shows"
    );

    let words = EditFile {
        described: Some("A list of rooms".to_owned()),
        ..EditFile::default()
    };
    trellis.edit_file(mine, &words).unwrap();
    let shared = trellis.readdress_file(mine, Audience::Region).unwrap();
    let card = only(&trellis, cedar);
    assert_eq!((card.id, card.audience), (shared, Audience::Region));
    assert_eq!(card.described, "A list of rooms");
    assert_eq!(trellis.file_bytes(shared).unwrap(), b"words");
    assert_ne!(mine, shared);

    // Nor do the words go afterwards, by whichever way.
    let none = EditFile {
        described: Some("  ".to_owned()),
        ..EditFile::default()
    };
    assert!(trellis.edit_file(shared, &none).is_err());
    let field = place("attached_file", shared, "described");
    trellis.save_draft(&field, "").unwrap();
    assert!(trellis.settle_draft(&field).is_err());
    trellis.save_draft(&field, "Rooms we may use").unwrap();
    trellis.settle_draft(&field).unwrap();
    assert_eq!(only(&trellis, cedar).described, "Rooms we may use");
    for (name, text) in [
        ("file_name", " "),
        ("taken_on", "2026-11-20"),
        ("content_hash", "a"),
    ] {
        let field = place("attached_file", shared, name);
        assert!(trellis.set_field(&field, text).is_err(), "{name}");
    }
}

#[test]
fn keeping_a_file_is_undone_and_done_again_with_every_byte() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let source = text_file("list.txt", "every byte");
    let id = trellis
        .attach_file(&source, &new(cedar, Audience::Team, "A list"))
        .unwrap();
    trellis.undo().unwrap();
    let files = trellis.files_of(cedar).unwrap();
    assert!(files.files.is_empty());
    assert_eq!(
        files.deleted[0].file_name, "list.txt",
        "it is not gone yet, and says so"
    );
    trellis.redo().unwrap();
    assert_eq!(trellis.file_bytes(id).unwrap(), b"every byte");
    trellis.delete_file(id).unwrap();
    assert_eq!(
        trellis.file_bytes(id).unwrap_err().what(),
        "This file is no longer in the workbook"
    );
    trellis.undo().unwrap();
    assert_eq!(trellis.file_bytes(id).unwrap(), b"every byte");
    assert!(trellis.files_of(cedar).unwrap().deleted.is_empty());

    // A backup holds them, too.
    let backup = desk.place("backup.workbook");
    trellis.back_up(&backup).unwrap();
    drop(trellis);
    let copy = desk.open_workbook(&backup, day("2026-11-19")).unwrap();
    assert_eq!(copy.file_bytes(id).unwrap(), b"every byte");
    assert!(copy.check().unwrap().is_empty());
}

#[test]
fn an_erased_file_leaves_no_byte_no_name_and_no_way_back() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let source = text_file("xanthippe.txt", "Quarterstaff family, second visit");
    let fresh = new(cedar, Audience::Mine, "Xanthippes sheet");
    let mine = trellis.attach_file(&source, &fresh).unwrap();
    // It was shared meanwhile, attached once more and deleted, and is being described.
    let shared = trellis.readdress_file(mine, Audience::Team).unwrap();
    let again = trellis.attach_file(&source, &fresh).unwrap();
    trellis.delete_file(again).unwrap();
    trellis
        .save_draft(
            &place("attached_file", shared, "described"),
            "Xanthippe typed",
        )
        .unwrap();
    assert!(is_in_the_workbook(&desk, b"Quarterstaff"));
    assert_eq!(trellis.search("xanthippes").unwrap().len(), 1);

    let erased = trellis.erase_file(shared).unwrap();
    assert!(erased.is_gone, "{}", erased.sentence);
    assert!(
        erased
            .sentence
            .starts_with("“xanthippe.txt” is erased. Backup copies")
    );
    let files = trellis.files_of(cedar).unwrap();
    assert!(files.files.is_empty() && files.deleted.is_empty());
    assert!(trellis.search("xanthippe").unwrap().is_empty());
    let gone = trellis.erase_file(shared).unwrap_err();
    assert_eq!(gone.what(), "This file is no longer in the workbook");

    // Undo takes back what it can, and the file is not among it.
    trellis.undo().unwrap();
    let _ = trellis.undo();
    assert!(trellis.files_of(cedar).unwrap().files.is_empty());
    assert!(trellis.check().unwrap().is_empty());
    for word in [&b"Quarterstaff"[..], b"anthippe"] {
        assert!(
            !is_in_the_workbook(&desk, word),
            "{word:?} while it is open"
        );
    }
    drop(trellis);
    for word in [&b"Quarterstaff"[..], b"anthippe"] {
        assert!(
            !is_in_the_workbook(&desk, word),
            "{word:?} once it is closed"
        );
    }
}

#[test]
fn erasing_one_of_two_leaves_the_other_and_says_so() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let source = text_file("list.txt", "the same");
    let one = trellis
        .attach_file(&source, &new(cedar, Audience::Team, ""))
        .unwrap();
    let other = trellis
        .attach_file(&source, &new(heron, Audience::Team, ""))
        .unwrap();
    let erased = trellis.erase_file(one).unwrap();
    assert!(!erased.is_gone && erased.sentence.contains("kept a second time"));
    assert_eq!(trellis.file_bytes(other).unwrap(), b"the same");
    assert!(trellis.erase_file(other).unwrap().is_gone);
}

#[test]
fn a_file_is_saved_under_a_name_that_fits_and_over_nothing() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let source = text_file("a/b: list.txt", "words");
    let id = trellis
        .attach_file(&source, &new(cedar, Audience::Team, ""))
        .unwrap();
    let folder = desk.place("saved");
    std::fs::create_dir(&folder).unwrap();
    let names: Vec<String> = (0..2)
        .map(|_| {
            let path = trellis.save_file_as(id, &folder).unwrap();
            assert_eq!(std::fs::read(&path).unwrap(), b"words");
            path.file_name().unwrap().to_string_lossy().into_owned()
        })
        .collect();
    assert_eq!(names, ["a-b- list.txt", "a-b- list (2).txt"]);
    // Renamed to something that would run, it is still a text.
    let renamed = EditFile {
        file_name: Some("run me.bat".to_owned()),
        ..EditFile::default()
    };
    trellis.edit_file(id, &renamed).unwrap();
    assert_eq!(trellis.file_name_outside(id).unwrap(), "run me.bat.txt");
    let copy = trellis
        .write_file_copy(id, &desk.place("looked at"))
        .unwrap();
    assert!(copy.ends_with("run me.bat.txt"));
    assert_eq!(
        trellis
            .write_file_copy(id, &desk.place("looked at"))
            .unwrap(),
        copy
    );
}

#[test]
fn a_file_that_does_not_fit_is_refused_with_one_remedy_and_nothing_is_written() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let elsewhere = trellis.plan_visit(&visit(heron, "2026-11-19")).unwrap();
    let before = trellis.dump().unwrap();
    let cut = photo(60, 30, 10);
    let fine = text_file("a.txt", "a");
    let team = new(cedar, Audience::Team, "");
    let wrong_visit = NewFile {
        visit: Some(elsewhere),
        ..team.clone()
    };
    let to_come = NewFile {
        taken_on: Some(day("2026-11-20")),
        ..team.clone()
    };
    let cases = [
        (
            on_the_desk(&desk, "cut.jpg", &cut[..cut.len() / 2]),
            &team,
            "“cut.jpg” is damaged: the picture is not all there",
        ),
        (
            on_the_desk(&desk, "a.exe", b"MZ"),
            &team,
            "“a.exe” is a program or can start one",
        ),
        (
            on_the_desk(&desk, "a.html", b"<p>"),
            &team,
            "“a.html” is a web page or a drawing that may run when it is opened",
        ),
        (on_the_desk(&desk, "a.txt", b""), &team, "“a.txt” is empty"),
        (
            FileSource::Window {
                name: "a".to_owned(),
                base64: "?".to_owned(),
            },
            &team,
            "What was pasted could not be read",
        ),
        (
            fine.clone(),
            &wrong_visit,
            "This visit is no longer in the workbook",
        ),
        (fine, &to_come, "That day is still to come"),
    ];
    for (source, fresh, what) in cases {
        let error = trellis.attach_file(&source, fresh).unwrap_err();
        assert_eq!(error.what(), what);
        assert!(!error.remedy().is_empty());
    }
    assert_eq!(trellis.dump().unwrap(), before);
}
