//! A window with nothing in it: what Trellis is measured against.

use tauri::http::Response;
use tauri::{WebviewUrl, WebviewWindowBuilder};

const PAGE: &[u8] = b"<!doctype html><html lang=en><title>Empty</title><p>Empty<script>\
    document.documentElement.dataset.readyAt = Date.now();\
    document.documentElement.dataset.ready = 'true';</script>";

#[expect(
    clippy::expect_used,
    reason = "a measure without its window measures nothing"
)]
fn main() {
    let mut context = tauri::generate_context!();
    context.config_mut().app.windows.clear();
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            Response::builder()
                .header("content-type", "text/html")
                .body(PAGE)
                .expect("a page of our own is a page")
        })
        .setup(|app| {
            let address = WebviewUrl::CustomProtocol("empty://localhost/".parse()?);
            WebviewWindowBuilder::new(app, "empty", address)
                .title("Empty")
                .inner_size(1366.0, 768.0)
                .build()?;
            Ok(())
        })
        .run(context)
        .expect("the window could not be opened");
}
