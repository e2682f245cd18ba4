//! The shell: a window around the core, and nothing else.
//!
//! A command takes words in, asks [`trellis_app::Trellis`], and gives words out; see
//! [`commands`] for the pattern. No rule of the practice is decided here.

mod commands;
mod desk;
mod events;
mod failure;
mod launch;

pub use commands::bindings;

use desk::Desk;
use std::time::Duration;
use tauri::Manager;

/// Reads ahead what counting support needs once the first screen stands, region by region
/// and with room in between, so that nobody waits for all of it, and hardly for one.
fn read_ahead(app: &tauri::AppHandle) {
    const FIRST_SCREEN: Duration = Duration::from_secs(1);
    const BETWEEN: Duration = Duration::from_millis(20);
    std::thread::sleep(FIRST_SCREEN);
    while app.state::<Desk>().read_ahead() {
        std::thread::sleep(BETWEEN);
    }
}

/// Opens the window and runs until it is closed.
///
/// # Panics
/// Where the system gives no window at all: there is nobody to tell.
#[expect(
    clippy::expect_used,
    reason = "without its window the program has nobody to tell"
)]
pub fn run() {
    let launch = launch::Launch::from_arguments(std::env::args_os().skip(1));
    let bindings = bindings();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(bindings.invoke_handler())
        .setup(move |app| {
            bindings.mount_events(app);
            trellis_app::home::forget_copies();
            let desk = Desk::open(launch);
            if desk.hands_over() {
                app.handle().exit(0);
                return Ok(());
            }
            app.manage(desk);
            let handle = app.handle().clone();
            std::thread::spawn(move || read_ahead(&handle));
            Ok(())
        })
        .on_window_event(|window, event| {
            if let tauri::WindowEvent::CloseRequested { .. } = event {
                window.state::<Desk>().settle();
                trellis_app::home::forget_copies();
            }
        })
        .run(tauri::generate_context!())
        .expect("the window could not be opened");
}
