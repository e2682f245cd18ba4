use super::*;

fn builtin_text() -> &'static str {
    std::str::from_utf8(BUILTIN).unwrap()
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
const MEND_PLACE: &str = "Mend that place, or send this message to whoever made it";
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
            "This file is too large for a content pack – it has 3 MB, and a pack has at most 2 MB",
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
            "line 7, column 9, “notes” is not a word that packs use there",
        ),
        (
            "\"version\": \"1.0\",",
            "\"version\": 1,",
            "line 4, column 14, a text in quotation marks should stand there",
        ),
        (
            "\"title\": \"The Trellis",
            "\"id\": \"again\",\n  \"title\": \"The Trellis",
            "line 5, column 6, “id” stands there twice",
        ),
        (
            "\"sources\": [",
            "\"sources\": \"none\", \"was\": [",
            "line 8, column 19, a list in square brackets should stand there",
        ),
    ];
    for (from, to, expected) in cases {
        let said = format!("This content pack could not be read – at {expected}");
        assert_eq!(sentence(&changed(from, to)), (said, MEND_PLACE));
    }
}

#[test]
fn a_word_that_trellis_does_not_know_is_quoted_back() {
    let cases = [
        (
            "\"rollout\"",
            "\"rolout\"",
            "“rolout” is not a word that packs use there",
        ),
        (
            "\"rollout\": true",
            "\"rollout\": \"yes\"",
            "true or false should stand there",
        ),
        (
            "\"evidence\"",
            "\"title\"",
            "“title” is not a word that packs use there",
        ),
        (
            "\"mirrors\": \"roster\"",
            "\"mirrors\": \"rooster\"",
            "“rooster” is not one of the codes that can stand there",
        ),
        (
            "\"stage\": \"EX\"",
            "\"stage\": \"Exploration\"",
            "“Exploration” is not one of the codes that can stand there",
        ),
        (
            "\"strip\": {",
            "\"stripe\": {",
            "“stripe” is not a word that packs use there",
        ),
        ("\"title\": \"The whole region\",", "", "“title” is missing"),
    ];
    for (from, to, expected) in cases {
        let (said, remedy) = sentence(&changed(from, to));
        assert!(said.ends_with(expected), "{said}");
        assert_eq!(remedy, MEND_PLACE);
    }
}

#[test]
fn a_hostile_word_is_cut_and_made_visible() {
    let word = format!("\"a\\nb{}\": 1, \"note\": \"These are", "c".repeat(100_000));
    let (said, _) = sentence(&changed("\"note\": \"These are", &word));
    assert!(said.contains("“a\u{fffd}bccc"), "{said}");
    assert!(said.chars().count() < 200, "{said}");
}

#[test]
fn faults_in_words_and_links_are_counted_and_listed() {
    let one = changed("\"id\": \"CC-EX-03\"", "\"id\": \"CC-EX-01\"");
    let said = "This content pack cannot be used yet – item CC-EX-01: it appears 2 times";
    assert_eq!(sentence(&one), (said.to_owned(), MEND_NAMED));

    let three = builtin_text().replacen("\"code\": \"HEX\"", "\"code\": \"HEXAGON\"", 1);
    let three = three.replacen("\"item\": \"QM-EX-04\"", "\"item\": \"QM-EX-44\"", 1);
    let three = three.replacen("\"questions\": [\n", "\"questions\": [\n      \"\",\n", 1);
    let error = read_pack(three.as_bytes()).unwrap_err();
    let listed: Vec<String> = error.faults().iter().map(ToString::to_string).collect();
    assert_eq!(
        listed,
        [
            "cell CC-EX: the question is empty",
            "item CC-EX-11: it leans on QM-EX-44, which is not in the pack",
            "item CC-EX-04: it names the source HEX, which the pack does not list",
        ],
    );
    assert_eq!(
        error.to_string(),
        "This content pack cannot be used yet – cell CC-EX: the question is empty (and 2 more)",
    );
}

#[test]
fn the_built_in_pack_is_sound_and_its_hash_is_that_of_the_file() {
    let read = builtin().unwrap();
    assert_eq!(read.pack.id, "trellis.checklists");
    assert_eq!(read.hash, PackHash::of(BUILTIN));
    assert_eq!(read.hash.as_str().len(), 64);
}

#[test]
fn a_pack_saved_by_a_windows_editor_reads_the_same_under_another_hash() {
    let saved = [b"\xef\xbb\xbf", BUILTIN].concat();
    let read = read_pack(&saved).unwrap();
    let original = builtin().unwrap();
    assert_eq!(read.pack, original.pack);
    assert_ne!(read.hash, original.hash);
}

#[test]
fn a_pack_cut_anywhere_is_never_taken_for_a_whole_one() {
    let end = builtin_text().trim_end().len();
    for cut in (0..end).step_by(601) {
        let error = read_pack(&BUILTIN[..cut]).unwrap_err();
        let is_named = matches!(
            error,
            PackError::Empty | PackError::CutShort { .. } | PackError::NotUtf8 { .. }
        );
        assert!(is_named, "cut at {cut}: {error}");
    }
}

#[test]
fn the_built_in_pack_says_what_its_schema_asks_for() {
    let schema = include_str!("../../../../../assets/packs/checklists.schema.json");
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    let pack: serde_json::Value = serde_json::from_slice(BUILTIN).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let complaints: Vec<String> = validator
        .iter_errors(&pack)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(complaints, Vec::<String>::new());
}

#[test]
fn the_schema_turns_away_what_the_reader_turns_away() {
    let schema = include_str!("../../../../../assets/packs/checklists.schema.json");
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
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
