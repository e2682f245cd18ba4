//! Papers beside what others make of the same: one document, as Typst and as HTML for
//! `WeasyPrint`, in the same typefaces, tagged where they can; whole process against whole
//! process, in turns.
//!
//! Whichever of `typst` and `weasyprint` is not installed is left out, and said so.

#[path = "beside/html.rs"]
mod html;
#[path = "beside/typst.rs"]
mod typst;

use super::{Figure, folder, median, milliseconds, paper, took};
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use trellis_report::document::Document;
use trellis_report::{Style, lay_out};

/// The word by which this program is asked to make one paper and leave, as others are.
const ALONE: &str = "make-paper";

/// One paper from a document's file, where that is what this program was started for.
pub fn made_alone() -> bool {
    let mut asked = std::env::args().skip(1);
    if asked.next().as_deref() != Some(ALONE) {
        return false;
    }
    let (from, to) = (asked.next().unwrap(), asked.next().unwrap());
    let document: Document = serde_json::from_slice(&fs::read(from).unwrap()).unwrap();
    let pages = lay_out(&document, &Style::default());
    fs::write(to, pages.to_pdf().unwrap()).unwrap();
    true
}

/// The program that makes a source into that file, and what it is told.
type MakerCommand = Box<dyn Fn(&Sources, &Path) -> Command>;

/// Somebody who makes papers.
struct Maker {
    name: &'static str,
    version: String,
    command: MakerCommand,
}

/// One document in everybody's words.
struct Sources {
    ours: PathBuf,
    typst: PathBuf,
    html: PathBuf,
}

impl Sources {
    fn write(folder: &Path, name: &str, document: &Document) -> Self {
        let place = |ending: &str| folder.join(format!("{name}.{ending}"));
        let sources = Self {
            ours: place("json"),
            typst: place("typ"),
            html: place("html"),
        };
        fs::write(&sources.ours, serde_json::to_vec(document).unwrap()).unwrap();
        fs::write(&sources.typst, typst::source(document)).unwrap();
        fs::write(&sources.html, html::source(document, &fonts())).unwrap();
        sources
    }
}

fn fonts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/fonts")
}

/// What a program says its version is; none where it is not there.
fn version(program: &str) -> Option<String> {
    let said = Command::new(program).arg("--version").output().ok()?;
    let said = String::from_utf8_lossy(&said.stdout);
    let number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let version = said.split_whitespace().find(|word| number(word))?;
    Some(version.to_owned())
}

fn makers() -> Vec<Maker> {
    let mut makers = vec![Maker {
        name: "Trellis",
        version: String::new(),
        command: Box::new(|sources, to| {
            let mut command = Command::new(std::env::current_exe().unwrap());
            command.arg(ALONE).arg(&sources.ours).arg(to);
            command
        }),
    }];
    match version("typst") {
        Some(version) => {
            let help = Command::new("typst").args(["compile", "--help"]).output();
            let help = help.unwrap().stdout;
            let is_tagged = String::from_utf8_lossy(&help).contains("ua-1");
            makers.push(Maker {
                name: "Typst",
                version,
                command: Box::new(move |sources, to| {
                    let mut command = Command::new("typst");
                    command.args(["compile", "--ignore-system-fonts", "--font-path"]);
                    command.arg(fonts());
                    if is_tagged {
                        command.args(["--pdf-standard", "ua-1"]);
                    }
                    command.arg(&sources.typst).arg(to);
                    command
                }),
            });
        }
        None => println!("typst is not installed: papers are not compared with it"),
    }
    match version("weasyprint") {
        Some(version) => makers.push(Maker {
            name: "WeasyPrint",
            version,
            command: Box::new(|sources, to| {
                let mut command = Command::new("weasyprint");
                command.args(["--quiet", "--pdf-variant", "pdf/ua-1"]);
                command.arg(&sources.html).arg(to);
                command
            }),
        }),
        None => println!("weasyprint is not installed: papers are not compared with it"),
    }
    makers
}

/// What one maker needed.
#[derive(Default)]
struct Needed {
    times: Vec<Duration>,
    bytes: u64,
    pages: usize,
    /// The most memory at once, in kilobytes; none where nothing here measures it.
    memory: Option<u64>,
}

/// Everybody makes the same paper, in turns.
fn in_turns(makers: &[Maker], sources: &Sources, folder: &Path, rounds: usize) -> Vec<Needed> {
    let to = folder.join("paper.pdf");
    let mut all: Vec<Needed> = makers.iter().map(|_| Needed::default()).collect();
    // Round 0 warms the disk, and is looked at instead of timed.
    for round in 0..=rounds {
        for (maker, needed) in makers.iter().zip(&mut all) {
            let mut command = (maker.command)(sources, &to);
            if round == 0 {
                let done = command.output().unwrap();
                let said = String::from_utf8_lossy(&done.stderr);
                assert!(done.status.success(), "{}: {said}", maker.name);
                needed.bytes = fs::metadata(&to).unwrap().len();
                needed.pages = lopdf::Document::load(&to).unwrap().get_pages().len();
                needed.memory = memory(&command);
            } else {
                let mut is_done = false;
                let time = took(|| is_done = command.output().unwrap().status.success());
                assert!(is_done, "{}", maker.name);
                needed.times.push(time);
            }
        }
    }
    all
}

/// The most memory that a command holds at once, as GNU time counts it.
fn memory(command: &Command) -> Option<u64> {
    let mut counted = Command::new("/usr/bin/time");
    counted.args(["-f", "%M"]).arg(command.get_program());
    let said = counted.args(command.get_args()).output().ok()?;
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    said.trim().lines().last()?.trim().parse().ok()
}

/// The document of a plan with so many goals, without what only a draft of it needs.
fn document(goals: usize) -> Document {
    paper::plan(goals).document()
}

/// The plan of a quarter and a pack of a hundred pages, beside what others make of them.
pub fn beside(is_real: bool) -> Vec<Figure> {
    let folder = folder();
    let makers = makers();
    let mut figures = Vec::new();
    let sizes: &[(&str, usize, usize)] = if is_real {
        &[("plan of 4 pages", 3, 15), ("pack of 100 pages", 122, 3)]
    } else {
        &[("plan of 4 pages", 3, 1)]
    };
    for (name, goals, rounds) in sizes {
        let document = document(*goals);
        let sources = Sources::write(folder.path(), &format!("{goals}"), &document);
        let all = in_turns(&makers, &sources, folder.path(), *rounds);
        let ours = median(all[0].times.clone());
        for (maker, needed) in makers.iter().zip(&all) {
            let time = median(needed.times.clone());
            let memory = needed
                .memory
                .map_or_else(String::new, |it| format!(", {} MB at most", it / 1024));
            figures.push(Figure {
                what: format!("{name}: {} {}", maker.name, maker.version),
                found: format!(
                    "{} ({:.1} times), {} pages, {} KB{memory}",
                    milliseconds(time),
                    time.as_secs_f64() / ours.as_secs_f64(),
                    needed.pages,
                    needed.bytes / 1024,
                ),
                goal: match maker.name {
                    "Typst" => "Trellis at least 3 times faster",
                    "WeasyPrint" => "Trellis at least 20 times faster",
                    _ => "",
                },
            });
        }
        let inside = median(
            (0..*rounds)
                .map(|_| {
                    took(|| {
                        let pages = lay_out(&document, &Style::default());
                        drop(black_box(pages.to_pdf().unwrap()));
                    })
                })
                .collect(),
        );
        figures.push(Figure {
            what: "– Trellis, within a program that runs".to_owned(),
            found: milliseconds(inside),
            goal: "",
        });
    }
    figures.extend(growth(is_real));
    figures
}

/// From 10 pages to 1,000: what a page takes, in turns.
fn growth(is_real: bool) -> Vec<Figure> {
    let goals: [usize; 3] = if is_real { [10, 122, 1235] } else { [1, 2, 3] };
    let documents = goals.map(document);
    let rounds = if is_real { 7 } else { 1 };
    let mut times: [Vec<f64>; 3] = Default::default();
    let mut pages = [0; 3];
    for _ in 0..rounds {
        for (at, document) in documents.iter().enumerate() {
            // As many pages are made each time, so that each is as warm as the other.
            let again = if is_real { 1235 / goals[at] } else { 1 };
            let time = took(|| {
                for _ in 0..again {
                    let laid = lay_out(document, &Style::default());
                    pages[at] = laid.count();
                    drop(black_box(laid.to_pdf().unwrap()));
                }
            });
            times[at].push(time.as_secs_f64() / (again * pages[at]) as f64);
        }
    }
    let [few, some, many] = times.map(median);
    let micro = |time: f64| format!("{:.2} ms", time * 1000.0);
    vec![Figure {
        what: format!("a page of {} pages, against one of {}", pages[2], pages[0]),
        found: format!(
            "{:.2} times ({} a page; {} of {}, {} of {})",
            many / few,
            micro(few),
            micro(some),
            pages[1],
            micro(many),
            pages[2]
        ),
        goal: "at most 1.2 times",
    }]
}
