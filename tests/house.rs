//! The house as it is drawn: who may call whom. Cargo holds the arrows; this test
//! compares what Cargo knows with the picture in ARCHITECTURE.md.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets something else than it expects has failed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// Each crate, and the crates of ours that it may use.
const ARROWS: [(&str, &[&str]); 7] = [
    ("trellis-domain", &[]),
    ("trellis-store", &["trellis-domain"]),
    ("trellis-exchange", &["trellis-domain"]),
    ("trellis-report", &["trellis-domain"]),
    (
        "trellis-app",
        &[
            "trellis-domain",
            "trellis-exchange",
            "trellis-report",
            "trellis-store",
        ],
    ),
    ("trellis-cli", &["trellis-app", "trellis-domain"]),
    ("trellis", &["trellis-app", "trellis-domain"]),
];

fn metadata() -> serde_json::Value {
    let out = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(top())
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    serde_json::from_slice(&out.stdout).unwrap()
}

/// What each of our crates uses when it runs (not when it is tested).
fn used() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = metadata();
    metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| {
            let uses = package["dependencies"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|dependency| dependency["kind"].is_null())
                .map(|dependency| dependency["name"].as_str().unwrap().to_owned())
                .collect();
            (package["name"].as_str().unwrap().to_owned(), uses)
        })
        .collect()
}

#[test]
fn arrows_point_down_only() {
    let used = used();
    for (name, allowed) in ARROWS {
        let ours: Vec<&str> = used[name]
            .iter()
            .map(String::as_str)
            .filter(|other| other.starts_with("trellis"))
            .collect();
        for other in ours {
            assert!(
                allowed.contains(&other),
                "{name} uses {other}, which the house does not draw"
            );
        }
    }
}

#[test]
fn every_crate_is_drawn() {
    let drawn: BTreeSet<&str> = ARROWS
        .iter()
        .map(|(name, _)| *name)
        .chain(["trellis-tests"])
        .collect();
    let there = used();
    let there: BTreeSet<&str> = there.keys().map(String::as_str).collect();
    assert_eq!(there, drawn);
}

#[test]
fn the_domain_does_nothing_but_think() {
    let used = used();
    for never in [
        "rusqlite",
        "tauri",
        "printpdf",
        "getrandom",
        "rand",
        "tokio",
        "reqwest",
        "directories",
    ] {
        assert!(
            !used["trellis-domain"].contains(never),
            "domain uses {never}"
        );
    }
}

#[test]
fn only_the_store_knows_sqlite_and_only_the_report_knows_pdf() {
    for (name, uses) in used() {
        if name != "trellis-store" && name != "trellis-tests" {
            assert!(!uses.contains("rusqlite"), "{name} uses rusqlite");
        }
        if name != "trellis-report" && name != "trellis-tests" {
            assert!(
                !uses.contains("printpdf") && !uses.contains("lopdf"),
                "{name} draws PDFs"
            );
        }
    }
}

#[test]
fn a_bare_cargo_test_never_links_a_webview() {
    let out = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--prefix", "none", "--format", "{p}"])
        .args(
            ARROWS
                .iter()
                .filter(|(name, _)| *name != "trellis")
                .flat_map(|(name, _)| ["-p", name]),
        )
        .current_dir(top())
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    let tree = String::from_utf8(out.stdout).unwrap();
    assert!(tree.contains("rusqlite"), "the tree was read");
    for webview in ["wry", "webkit2gtk", "tao", "tauri"] {
        let linked = tree
            .lines()
            .any(|line| line.split(' ').next() == Some(webview));
        assert!(!linked, "the libraries link {webview}");
    }
    let metadata = metadata();
    let default: Vec<&str> = metadata["workspace_default_members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| member.as_str().unwrap())
        .collect();
    let root = format!("path+file://{}#", top().display());
    assert!(
        !default.iter().any(|member| member.starts_with(&root)),
        "{default:?}"
    );
}

#[test]
fn sql_stands_in_the_store_and_nowhere_else() {
    let crates = top().join("src-tauri/crates");
    let mut looked_at = 0;
    for name in ["domain", "exchange", "report", "app", "cli"] {
        for file in rust_files(&crates.join(name).join("src")) {
            looked_at += 1;
            let text = std::fs::read_to_string(&file).unwrap();
            for sql in ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM"] {
                assert!(!text.contains(sql), "{} holds {sql}", file.display());
            }
        }
    }
    assert!(looked_at > 40, "{looked_at} files");
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}
