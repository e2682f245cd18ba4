use super::builtin::{FILES, GUIDE};
use super::*;
use std::collections::BTreeSet;
use trellis_domain::pack::Binder;

const CHECKLISTS: &[u8] = FILES[0].1;

fn builtin_text() -> &'static str {
    std::str::from_utf8(CHECKLISTS).unwrap()
}

/// The built-in pack with one place changed.
fn changed(from: &str, to: &str) -> Vec<u8> {
    assert!(builtin_text().contains(from), "{from}");
    builtin_text().replacen(from, to, 1).into_bytes()
}

fn sentence(bytes: &[u8]) -> (String, &'static str) {
    let error = read_pack(bytes).expect_err("this pack is malformed");
    (error.to_string(), error.remedy())
}

const COPY_AGAIN: &str = "Copy it once more from where it came from";
const OTHER_FILE: &str = "See whether another file was chosen by mistake";
const SAVE_AS_UTF8: &str = "Save it as UTF-8 in the program it was written with";
const MEND_JSON: &str = "Mend that place in a text editor, or ask for the file again";
const CHOOSE_A_PACK: &str = "Choose a pack; it says “format” and 1 near its beginning";
const UPDATE: &str = "Update Trellis on this laptop, or ask for an older pack";
const MEND_NAMED: &str = "Mend what is named, or send this message to whoever made it";

#[test]
fn a_file_that_is_no_pack_gets_one_clear_sentence_and_a_remedy() {
    let utf16: Vec<u8> = "{ }".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16 = [&[0xff, 0xfe], utf16.as_slice()].concat();
    let latin = [b"{\n  \"title\": \"Ni".as_slice(), &[0xf1], b"os\"\n}"].concat();
    let not_a_pack = "This file is not a content pack – it does not say which format it has";
    let opened = "[".repeat(100_000);
    let deep = format!("{opened}{}", "]".repeat(100_000));
    let cases: [(&[u8], &str, &str); 18] = [
        (b"", "This file is empty", COPY_AGAIN),
        (b" \n\t ", "This file is empty", COPY_AGAIN),
        (b"\xef\xbb\xbf", "This file is empty", COPY_AGAIN),
        (
            &vec![b' '; LARGEST + 1],
            "This file is too large for a content pack – it has 9 MB, and a pack has at most 8 MB",
            OTHER_FILE,
        ),
        (
            &utf16,
            "This file is not text in UTF-8 – line 1 holds something else",
            SAVE_AS_UTF8,
        ),
        (
            &latin,
            "This file is not text in UTF-8 – line 2 holds something else",
            SAVE_AS_UTF8,
        ),
        (
            b"{\"format\": 1,\n\"id\"",
            "This file is cut short – it ends in the middle, at line 2",
            COPY_AGAIN,
        ),
        (
            b"%PDF-1.7 and so on",
            "This file is not JSON – something is wrong at line 1, column 1",
            MEND_JSON,
        ),
        (
            b"{\"format\": 1,\n \"id\": county}",
            "This file is not JSON – something is wrong at line 2, column 8",
            MEND_JSON,
        ),
        (
            b"{\"format\": 1,}",
            "This file is not JSON – something is wrong at line 1, column 14",
            MEND_JSON,
        ),
        (
            b"{\"format\": 1} {\"format\": 1}",
            "This file is not JSON – something is wrong at line 1, column 15",
            MEND_JSON,
        ),
        (
            opened.as_bytes(),
            "This file is cut short – it ends in the middle, at line 1",
            COPY_AGAIN,
        ),
        (deep.as_bytes(), not_a_pack, CHOOSE_A_PACK),
        (b"[1, 2, 3]", not_a_pack, CHOOSE_A_PACK),
        (b"{\"name\": \"left-pad\"}", not_a_pack, CHOOSE_A_PACK),
        (b"{\"format\": \"1\"}", not_a_pack, CHOOSE_A_PACK),
        (b"{\"format\": 0}", not_a_pack, CHOOSE_A_PACK),
        (
            b"{\"format\": 2, \"rooms\": []}",
            "This content pack could not be read – it was made for a newer Trellis",
            UPDATE,
        ),
    ];
    for (bytes, said, remedy) in cases {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]);
        assert_eq!(sentence(bytes), (said.to_owned(), remedy), "{shown:?}");
    }
}

#[test]
fn a_pack_arranged_in_another_way_is_told_where_and_what() {
    let cases = [
        (
            "\"note\": \"These are",
            "\"notes\": \"These are",
            vec![
                "the pack: “notes” is not a word that packs use there",
                "the pack: “note” is missing",
            ],
        ),
        (
            "\"version\": \"1.1\",",
            "\"version\": 1,",
            vec!["the pack, version: a text in quotation marks should stand there"],
        ),
        (
            "\"sources\": [",
            "\"sources\": \"none\", \"was\": [",
            vec![
                "the pack: “was” is not a word that packs use there",
                "the pack, sources: a list in square brackets should stand there",
            ],
        ),
        (
            "\"rollout\": true",
            "\"rollout\": \"yes\"",
            vec!["item WD-EX-09, rollout: true or false should stand there"],
        ),
        (
            "\"mirrors\": \"roster\"",
            "\"mirrors\": \"rooster\"",
            vec![
                "item LT-IN-02, mirrors: “rooster” is not one of the codes that can stand there \
                 (assessment, goals, tier, roster, improvement_cycle, handover, barriers)",
            ],
        ),
        (
            "\"stage\": \"EX\"",
            "\"stage\": \"Exploration\"",
            vec![
                "cell CC-Exploration, stage: “Exploration” is not one of the codes that can stand \
                 there (EX, IN, II)",
            ],
        ),
        (
            "\"title\": \"The whole region\",",
            "",
            vec!["the pack, strip: “title” is missing"],
        ),
    ];
    for (from, to, expected) in cases {
        let error = read_pack(&changed(from, to)).unwrap_err();
        assert_eq!(
            sorted(error.mistakes()),
            sorted(expected.iter().map(ToString::to_string).collect())
        );
        assert_eq!(error.remedy(), MEND_NAMED);
    }
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

#[test]
fn every_mistake_of_a_file_is_named_at_once() {
    let text = builtin_text()
        .replacen("\"version\": \"1.1\"", "\"version\": true", 1)
        .replacen("\"domain\": \"LT\"", "\"domain\": \"IS\"", 1)
        .replacen("\"evidence\"", "\"evidense\"", 1);
    let error = read_pack(text.as_bytes()).unwrap_err();
    assert_eq!(
        sorted(error.mistakes()),
        [
            "cell IS-EX, domain: “IS” is not one of the codes that can stand there (CC, LT, WD, QM, MN)",
            "item CC-EX-01: “evidence” is missing",
            "item CC-EX-01: “evidense” is not a word that packs use there",
            "the pack, version: a text in quotation marks should stand there",
        ],
    );
    assert!(error.to_string().ends_with(" (and 3 more)"), "{error}");
}

#[test]
fn a_word_that_stands_there_twice_is_named_with_its_line() {
    let twice = changed(
        "\"title\": \"The Trellis",
        "\"id\": \"again\",\n  \"title\": \"The Trellis",
    );
    let said = "This content pack could not be read – line 5, column 6: “id” stands there twice";
    assert_eq!(sentence(&twice), (said.to_owned(), MEND_NAMED));
}

#[test]
fn a_hostile_word_is_cut_and_made_visible() {
    let word = format!("\"a\\nb{}\": 1, \"note\": \"These are", "c".repeat(100_000));
    let (said, _) = sentence(&changed("\"note\": \"These are", &word));
    assert!(said.contains("“a\u{fffd}bccc"), "{said}");
    assert!(said.chars().count() < 200, "{said}");
}

#[test]
fn fifty_megabytes_of_text_are_turned_away_unread() {
    let long = changed(
        "\"note\": \"These are",
        &format!("\"note\": \"{}", "so ".repeat(17_000_000)),
    );
    let said =
        "This file is too large for a content pack – it has 52 MB, and a pack has at most 8 MB";
    assert_eq!(sentence(&long), (said.to_owned(), OTHER_FILE));
}

#[test]
fn faults_in_words_and_links_are_counted_and_listed() {
    let one = changed("\"id\": \"CC-EX-03\"", "\"id\": \"CC-EX-01\"");
    let said = "This content pack cannot be used yet – item CC-EX-01: it appears 2 times";
    assert_eq!(sentence(&one), (said.to_owned(), MEND_NAMED));

    let two = builtin_text().replacen("\"code\": \"HEX\"", "\"code\": \"HEXAGON\"", 1);
    let two = two.replacen("\"questions\": [\n", "\"questions\": [\n      \"\",\n", 1);
    let error = read_pack(two.as_bytes()).unwrap_err();
    let mistakes = error.mistakes();
    assert_eq!(
        mistakes.first().unwrap(),
        "cell CC-EX: the question is empty"
    );
    let unlisted = "item CC-EX-04: it names the source HEX, which the pack does not list";
    assert!(mistakes.contains(&unlisted.to_owned()), "{mistakes:?}");
}

#[test]
fn the_built_in_packs_are_sound_and_lie_on_each_other_without_a_clash() {
    let packs = builtins().unwrap();
    let ids: Vec<&str> = packs.iter().map(|read| read.pack.id.as_str()).collect();
    let expected = [
        "trellis.checklists",
        "trellis.practice",
        "trellis.self-check",
        "trellis.guide",
    ];
    assert_eq!(ids, expected);
    let binder = Binder::new(packs.clone());
    for read in &packs {
        assert_eq!(read.pack.check(), [], "{}", read.pack.id);
        assert_eq!(binder.find_clashes(&read.pack), [], "{}", read.pack.id);
    }
}

#[test]
fn every_file_of_the_guide_is_inside_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/packs/guide");
    let on_disk: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| format!("guide/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    let inside: BTreeSet<String> = GUIDE.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(on_disk, inside);
    let from_folder = read_pack_at(&folder).unwrap();
    assert_eq!(
        Some(&from_folder),
        builtins().unwrap().last().map(AsRef::as_ref)
    );
}

#[test]
fn a_folder_and_one_file_that_say_the_same_have_the_same_name() {
    let guide = builtins().unwrap().pop().unwrap();
    let one_file = read_pack(&write_pack(&guide.pack)).unwrap();
    assert_eq!(one_file, *guide);
    assert_eq!(read_kept(&write_pack(&guide.pack)), Some(one_file));
}

#[test]
fn a_folder_that_is_no_pack_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let said = || read_pack_at(folder.path()).unwrap_err().to_string();
    assert_eq!(
        said(),
        "This folder is not a content pack – it has no file pack.json"
    );
    write("pack.json", "{\"format\": 1, \"id\": \"county\"}");
    write("notes.txt", "not read");
    write("10-more.json", "{\"id\": \"state\"}");
    assert_eq!(
        said(),
        "This content pack could not be read – 10-more.json says “id”, and so does another file"
    );
    write("10-more.json", "[1]");
    assert_eq!(
        said(),
        "This file is not a content pack – it does not say which format it has"
    );
    write("10-more.json", "{\"chapters\": [");
    assert_eq!(
        said(),
        "This file is cut short – it ends in the middle, at line 1"
    );
    let nowhere = read_pack_at(&folder.path().join("gone.json")).unwrap_err();
    assert_eq!(
        nowhere.to_string(),
        "gone.json could not be opened – it is not there"
    );
}

#[test]
fn a_pack_saved_by_a_windows_editor_reads_the_same() {
    let saved = [b"\xef\xbb\xbf", CHECKLISTS].concat();
    assert_eq!(read_pack(&saved), read_pack(CHECKLISTS));
}

#[test]
fn a_pack_cut_anywhere_is_never_taken_for_a_whole_one() {
    let end = builtin_text().trim_end().len();
    for cut in (0..end).step_by(1201) {
        let error = read_pack(&CHECKLISTS[..cut]).unwrap_err();
        let is_named = matches!(
            error,
            PackError::Empty | PackError::CutShort { .. } | PackError::NotUtf8 { .. }
        );
        assert!(is_named, "cut at {cut}: {error}");
    }
}

#[test]
fn the_built_in_packs_say_what_the_schema_asks_for() {
    let validator = schema();
    for read in builtins().unwrap() {
        let pack = serde_json::to_value(&read.pack).unwrap();
        let complaints: Vec<String> = validator
            .iter_errors(&pack)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(complaints, Vec::<String>::new());
    }
}

fn schema() -> jsonschema::Validator {
    let schema = include_str!("../../../../../assets/packs/pack.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

#[test]
fn the_schema_turns_away_what_the_reader_turns_away() {
    let validator = schema();
    let cases = [
        ("\"rollout\"", "\"rolout\""),
        ("\"mirrors\": \"roster\"", "\"mirrors\": \"rooster\""),
        ("\"stage\": \"EX\"", "\"stage\": \"Exploration\""),
        ("\"format\": 1", "\"format\": 2"),
        ("\"sources\": [\"SL\"]", "\"sources\": []"),
        ("\"id\": \"CC-EX-01\"", "\"id\": \"cc ex 1\""),
        ("\"address\": \"https://", "\"address\": \"javascript:"),
    ];
    for (from, to) in cases {
        let bytes = changed(from, to);
        let pack = serde_json::from_slice(&bytes).unwrap();
        assert!(!validator.is_valid(&pack), "{to}");
        assert!(read_pack(&bytes).is_err(), "{to}");
    }
}
