//! A window with nothing in it: what Trellis is measured against.

#[expect(
    clippy::expect_used,
    reason = "a measure without its window measures nothing"
)]
fn main() {
    let page = "data:text/html,<!doctype html><html lang=en><title>Empty</title><script>\
        document.documentElement.dataset.ready='true';document.documentElement.dataset.readyAt=Date.now()\
        </script><p>Empty";
    tauri::Builder::default()
        .setup(move |app| {
            let address = page.parse()?;
            tauri::WebviewWindowBuilder::new(
                app,
                "empty",
                tauri::WebviewUrl::CustomProtocol(address),
            )
            .title("Empty")
            .inner_size(1366.0, 768.0)
            .build()?;
            Ok(())
        })
        .run({
            let mut context = tauri::generate_context!();
            context.config_mut().app.windows.clear();
            context
        })
        .expect("the window could not be opened");
}
