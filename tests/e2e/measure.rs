//! Cold start to a usable window, and resident memory, against an empty Tauri window:
//! ratios of medians over alternating openings, printed for `tests/README.md`. Run by
//! `scripts/bench window`; as a test it holds only that both windows come up.

#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "what is not as expected ends the measure"
)]

use std::time::Duration;
use thirtyfour::error::WebDriverResult;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

/// From the start of a process to the moment its page said it was ready, milliseconds;
/// and the proportional set size of it and its children, kilobytes.
async fn open_once(binary: &str, desk: &Desk) -> WebDriverResult<(f64, f64)> {
    let window = Window::open(binary, &desk.workbook(), &desk.home()).await?;
    let ready = window
        .driver()
        .execute(
            "return Number(document.documentElement.dataset.readyAt)",
            Vec::new(),
        )
        .await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let (started, memory) = weigh(binary)?;
    window.close().await?;
    Ok((ready.json().as_f64().unwrap_or_default() - started, memory))
}

/// When the newest process of this name started, milliseconds since 1970, and what it
/// and its web processes hold in memory.
fn weigh(binary: &str) -> std::io::Result<(f64, f64)> {
    let mut root: Option<(u64, u32)> = None;
    let mut parents = Vec::new();
    for entry in std::fs::read_dir("/proc")?.filter_map(Result::ok) {
        let Ok(pid) = entry.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else {
            continue;
        };
        let (Some(open), Some(close)) = (stat.find('('), stat.rfind(')')) else {
            continue;
        };
        let name = &stat[open + 1..close];
        let rest: Vec<&str> = stat[close + 2..].split(' ').collect();
        let parent: u32 = rest[1].parse().unwrap_or_default();
        let started: u64 = rest[19].parse().unwrap_or_default();
        parents.push((pid, parent));
        if name == &binary[..binary.len().min(15)] && root.is_none_or(|(known, _)| started > known)
        {
            root = Some((started, pid));
        }
    }
    let (ticks, root) = root.expect("the program runs");
    let uptime = std::fs::read_to_string("/proc/uptime")?;
    let uptime: f64 = uptime
        .split(' ')
        .next()
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("a clock after 1970")
        .as_secs_f64();
    #[expect(
        clippy::cast_precision_loss,
        reason = "a machine's uptime in hundredths of a second"
    )]
    let started = (now - uptime + ticks as f64 / 100.0) * 1000.0;
    let mut family = vec![root];
    let mut at = 0;
    while at < family.len() {
        let parent = family[at];
        family.extend(
            parents
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(pid, _)| *pid),
        );
        at += 1;
    }
    let mut kilobytes = 0.0;
    for pid in family {
        let Ok(rollup) = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")) else {
            continue;
        };
        let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        let pss = pss
            .and_then(|text| text.split_whitespace().next())
            .and_then(|text| text.parse::<f64>().ok());
        kilobytes += pss.unwrap_or_default();
    }
    Ok((started, kilobytes))
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

#[tokio::test]
async fn both_windows_come_up_and_are_weighed() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let openings: usize = std::env::var("TRELLIS_OPENINGS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    let mut figures = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..openings {
        for (at, binary) in ["trellis", "empty-window"].into_iter().enumerate() {
            let (start, memory) = open_once(binary, &desk).await?;
            assert!(
                start > 0.0 && memory > 0.0,
                "{binary}: {start} ms, {memory} kB"
            );
            figures[at].push(start);
            figures[at + 2].push(memory);
        }
    }
    let [ours, empty, our_memory, empty_memory] = figures.map(median);
    println!(
        "cold start: {ours:.0} ms against {empty:.0} ms, {:.2} times",
        ours / empty
    );
    println!(
        "resident memory: {:.0} MB against {:.0} MB, {:.2} times",
        our_memory / 1024.0,
        empty_memory / 1024.0,
        our_memory / empty_memory
    );
    Ok(())
}
