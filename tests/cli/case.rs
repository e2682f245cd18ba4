//! Reading a file of cases, and running what it says.

use crate::binary::trellis_cli;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A file of cases: steps on one desk, in order.
pub struct Case {
    steps: Vec<Step>,
}

/// One command, and what is to come back.
#[derive(Default)]
struct Step {
    line: usize,
    /// What lies on the desk by then.
    laid: Vec<Laid>,
    typed: Vec<String>,
    says: Vec<String>,
    complains: Vec<String>,
    json: Vec<String>,
    code: i32,
}

/// A file that somebody puts on the desk.
enum Laid {
    /// These lines.
    Lines { name: String, lines: Vec<String> },
    /// The beginning of another file.
    Cut {
        name: String,
        from: String,
        bytes: usize,
    },
}

impl Laid {
    /// Reads `county.json`, or `cut.xlsx 3000 of whole.xlsx`.
    fn read(rest: &str) -> Self {
        match *words(rest) {
            [ref name] => Self::Lines {
                name: name.clone(),
                lines: Vec::new(),
            },
            [ref name, ref bytes, ref of, ref from] if of == "of" => Self::Cut {
                name: name.clone(),
                from: from.clone(),
                bytes: bytes.parse().unwrap(),
            },
            _ => panic!("no file is laid down like this: {rest}"),
        }
    }

    fn lay(&self, desk: &Path) {
        let (name, bytes) = match self {
            Self::Lines { name, lines } => {
                let mut text = String::new();
                for line in lines {
                    let _ = writeln!(text, "{line}");
                }
                (name, text.into_bytes())
            }
            Self::Cut { name, from, bytes } => {
                let mut whole = std::fs::read(desk.join(from)).unwrap();
                assert!(whole.len() > *bytes, "{from} is not that long");
                whole.truncate(*bytes);
                (name, whole)
            }
        };
        let path = desk.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

impl Case {
    /// Reads a file, and fails where a line makes no sense.
    pub fn read(path: &Path) -> Self {
        let mut steps: Vec<Step> = Vec::new();
        let mut laid: Vec<Laid> = Vec::new();
        for (at, line) in std::fs::read_to_string(path).unwrap().lines().enumerate() {
            let place = format!("{}:{}", path.display(), at + 1);
            let (sign, rest) = line.split_once(' ').unwrap_or((line, ""));
            if matches!(sign, "" | "#") {
                continue;
            }
            if sign == "$" {
                let mut typed = words(rest);
                assert_eq!(
                    typed.first().map(String::as_str),
                    Some("trellis-cli"),
                    "{place}"
                );
                typed.remove(0);
                steps.push(Step {
                    line: at + 1,
                    laid: std::mem::take(&mut laid),
                    typed,
                    ..Step::default()
                });
                continue;
            }
            match (sign, laid.last_mut()) {
                ("+", _) => {
                    laid.push(Laid::read(rest));
                    continue;
                }
                ("|", Some(Laid::Lines { lines, .. })) => {
                    lines.push(rest.to_owned());
                    continue;
                }
                _ => {}
            }
            let step = steps
                .last_mut()
                .unwrap_or_else(|| panic!("{place}: nothing was typed yet"));
            match sign {
                ">" => step.says.push(rest.to_owned()),
                "!" => step.complains.push(rest.to_owned()),
                "@" => step.json.push(rest.to_owned()),
                "=" => step.code = rest.parse().unwrap(),
                _ => panic!("{place}: no line begins with {sign:?}"),
            }
        }
        assert!(!steps.is_empty(), "{} is empty", path.display());
        assert!(laid.is_empty(), "{} ends with a file", path.display());
        Self { steps }
    }

    /// Types everything, on a desk of its own.
    pub fn run(&self) {
        let desk = tempfile::tempdir().unwrap();
        for step in &self.steps {
            step.run(&desk);
        }
    }
}

impl Step {
    fn run(&self, desk: &TempDir) {
        for laid in &self.laid {
            laid.lay(desk.path());
        }
        let here = desk.path().display().to_string();
        let typed: Vec<String> = self
            .typed
            .iter()
            .map(|word| word.replace("[DESK]", &here))
            .collect();
        let out = Command::new(trellis_cli())
            .args(&typed)
            .current_dir(desk.path())
            .env("TRELLIS_HOME", desk.path().join("home"))
            .output()
            .unwrap();
        let said = String::from_utf8(out.stdout).unwrap();
        let complained = String::from_utf8(out.stderr).unwrap();
        let mut wrong = String::new();
        if out.status.code() != Some(self.code) {
            let _ = writeln!(
                wrong,
                "exit code {:?} instead of {}",
                out.status.code(),
                self.code
            );
        }
        if self.json.is_empty() {
            compare(&mut wrong, "output", &self.says, &said, &here);
            compare(&mut wrong, "errors", &self.complains, &complained, &here);
        } else {
            // What failed, fails in JSON too; what came out badly is still an answer.
            let text = if complained.is_empty() {
                &said
            } else {
                &complained
            };
            match serde_json::from_str(text) {
                Ok(json) => compare_json(&mut wrong, &self.json, &json, &here),
                Err(error) => drop(writeln!(wrong, "no JSON: {error}")),
            }
        }
        assert!(
            wrong.is_empty(),
            "line {}: trellis-cli {}\n{wrong}output:\n{said}errors:\n{complained}",
            self.line,
            typed.join(" ")
        );
    }
}

/// Splits a line at blanks, but for those between single quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    for letter in line.chars() {
        match letter {
            '\'' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            ' ' if !is_quoted => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    assert!(!is_quoted, "a quote is never closed: {line}");
    words.extend(word);
    words
}

/// Lines against lines. `...` stands for any number of them.
fn compare(wrong: &mut String, what: &str, expected: &[String], found: &str, here: &str) {
    let found: Vec<&str> = found.lines().collect();
    let mut at = 0;
    let mut skips = false;
    for line in expected {
        if line == "..." {
            skips = true;
            continue;
        }
        let next = found
            .iter()
            .skip(at)
            .position(|there| fits(line, there, here));
        match next {
            Some(further) if further == 0 || skips => at += further + 1,
            _ => {
                let _ = writeln!(
                    wrong,
                    "{what}: expected {line:?}, found {:?}",
                    found.get(at)
                );
                return;
            }
        }
        skips = false;
    }
    if at < found.len() && !skips {
        let _ = writeln!(wrong, "{what}: {:?} was not expected", found[at]);
    }
}

/// JSON against lines such as `/0/name "Cedar Gap"`: a place, and what stands there.
/// `# 3` counts what the place holds, `string` takes any text.
fn compare_json(wrong: &mut String, expected: &[String], found: &Value, here: &str) {
    for line in expected {
        let (place, wanted) = line.split_once(' ').unwrap_or((line, ""));
        let place = if place == "." { "" } else { place };
        let there = found.pointer(place);
        let is_so = match (there, wanted) {
            (None, _) => wanted == "nothing",
            (Some(there), "string") => there.as_str().is_some_and(|text| !text.is_empty()),
            (Some(there), wanted) if wanted.starts_with("# ") => {
                let number = there
                    .as_array()
                    .map(Vec::len)
                    .map(|number| number.to_string());
                number.as_deref() == wanted.strip_prefix("# ")
            }
            (Some(Value::String(text)), wanted) => fits(wanted, &format!("\"{text}\""), here),
            (Some(there), wanted) => {
                serde_json::from_str(wanted).is_ok_and(|wanted: Value| *there == wanted)
            }
        };
        if !is_so {
            let _ = writeln!(wrong, "{place:?}: expected {wanted}, found {there:?}");
        }
    }
}

/// A line against a line in which `[ID]` stands for an id, `[DATE]` for a day, `[DESK]`
/// for the folder, and `[…]` for anything.
fn fits(expected: &str, found: &str, here: &str) -> bool {
    let expected = expected.replace("[DESK]", here);
    let mut found = found;
    let mut rest = expected.as_str();
    loop {
        let next = ["[ID]", "[DATE]", "[…]"]
            .iter()
            .filter_map(|sign| Some((rest.find(sign)?, *sign)))
            .min();
        let Some((at, sign)) = next else {
            return found == rest;
        };
        let Some(after) = found.strip_prefix(&rest[..at]) else {
            return false;
        };
        rest = &rest[at + sign.len()..];
        let length = match sign {
            "[ID]" => 36,
            "[DATE]" => 10,
            _ => {
                return after
                    .char_indices()
                    .map(|(at, _)| at)
                    .chain([after.len()])
                    .any(|at| fits(rest, &after[at..], here));
            }
        };
        let is_one = |text: &str| match sign {
            "[ID]" => text.parse::<trellis_domain::id::Id>().is_ok(),
            _ => text.parse::<chrono::NaiveDate>().is_ok(),
        };
        match (after.get(..length), after.get(length..)) {
            (Some(text), Some(after)) if is_one(text) => found = after,
            _ => return false,
        }
    }
}
