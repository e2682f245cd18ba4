//! Driving the real window: WebKitWebDriver behind tauri-driver, on a display that
//! somebody else set up. Every process started here is ended by its own id.

#![expect(
    clippy::panic,
    reason = "a step of a test that cannot be done ends the test"
)]

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, Capabilities, Key, WebDriver, WebElement};

/// How long a person would wait before calling it broken.
const PATIENCE: Duration = Duration::from_secs(10);

/// A window of Trellis, and what drives it.
pub struct Window {
    driver: WebDriver,
    process: Child,
    artifacts: PathBuf,
}

/// What axe found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// How bad.
    pub impact: String,
    /// Where.
    pub places: Vec<String>,
}

/// The top of the project.
pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

impl Window {
    /// Opens the program `binary` of the debug build on a workbook, with a data folder
    /// of its own.
    ///
    /// # Errors
    /// Where the window does not come up within half a minute.
    pub async fn open(binary: &str, workbook: &Path, home: &Path) -> WebDriverResult<Self> {
        Self::open_with(binary, workbook, home, &[]).await
    }

    /// The same, opened with files, as a file manager opens it.
    ///
    /// # Errors
    /// As [`Window::open`].
    pub async fn open_with(
        binary: &str,
        workbook: &Path,
        home: &Path,
        files: &[&str],
    ) -> WebDriverResult<Self> {
        let (port, native) = (free_port()?, free_port()?);
        let tool = std::env::var("TAURI_DRIVER").unwrap_or_else(|_| "tauri-driver".to_owned());
        let process = Command::new(tool)
            .args([
                "--port",
                &port.to_string(),
                "--native-port",
                &native.to_string(),
            ])
            .env("TRELLIS_HOME", home)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let program = top().join("target/debug").join(binary).canonicalize()?;
        let mut wanted = Capabilities::new();
        let workbook = workbook.to_string_lossy();
        let arguments: Vec<&str> = ["--workbook", &workbook]
            .into_iter()
            .chain(files.iter().copied())
            .collect();
        let options = serde_json::json!({ "application": program, "args": arguments });
        wanted.set("tauri:options", options)?;
        let address = format!("http://127.0.0.1:{port}");
        let begun = Instant::now();
        let driver = loop {
            match WebDriver::new(&address, wanted.clone()).await {
                Ok(driver) => break driver,
                Err(error) if begun.elapsed() > Duration::from_secs(30) => return Err(error),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        };
        let artifacts = top().join("tests/artifacts");
        std::fs::create_dir_all(&artifacts)?;
        let window = Self {
            driver,
            process,
            artifacts,
        };
        window.wait_for("html[data-ready]").await?;
        Ok(window)
    }

    /// The driver, for what has no verb of its own here.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Waits until something is there and can be seen.
    ///
    /// # Errors
    /// Where it does not come within ten seconds.
    pub async fn wait_for(&self, css: &str) -> WebDriverResult<WebElement> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Ok(found) = self.driver.find(By::Css(css)).await {
                return Ok(found);
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        self.missing("element", css).await
    }

    /// Waits until this text stands somewhere on the screen.
    ///
    /// # Panics
    /// Where it does not come within ten seconds.
    ///
    /// # Errors
    /// Where the window is gone.
    pub async fn wait_for_text(&self, text: &str) -> WebDriverResult<()> {
        // Asking the page is quick; asking the driver for the text of a whole page is not.
        const SCRIPT: &str = "return document.body.innerText.includes(arguments[0])";
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let found = self
                .driver
                .execute(SCRIPT, vec![serde_json::json!(text)])
                .await?;
            if found.json() == &serde_json::json!(true) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        self.missing("text", text).await
    }

    async fn missing<T>(&self, what: &str, name: &str) -> WebDriverResult<T> {
        self.screenshot(&format!("missing {what} {name}")).await?;
        panic!("the {what} “{name}” did not come; see the picture in tests/artifacts");
    }

    /// Clicks the button, link, tab or radio with this accessible name.
    ///
    /// # Errors
    /// Where there is none within ten seconds.
    pub async fn click(&self, name: &str) -> WebDriverResult<()> {
        let begun = Instant::now();
        loop {
            if let Some(found) = self
                .named(
                    "button, a, [role=tab], [role=radio], [role=option], summary, label",
                    name,
                )
                .await?
            {
                // What was just refetched may stand anew by then.
                if found.scroll_into_view().await.is_ok() && found.click().await.is_ok() {
                    return Ok(());
                }
            }
            if begun.elapsed() > PATIENCE {
                return self.missing("control", name).await;
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Types into the field with this label.
    ///
    /// # Errors
    /// Where there is none within ten seconds.
    pub async fn fill(&self, label: &str, text: &str) -> WebDriverResult<()> {
        let field = self.field(label).await?;
        field.scroll_into_view().await?;
        if field.click().await.is_err() {
            return self.missing("field that can be typed into", label).await;
        }
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(text).await
    }

    /// The field with this label.
    ///
    /// # Errors
    /// Where there is none within ten seconds.
    pub async fn field(&self, label: &str) -> WebDriverResult<WebElement> {
        let begun = Instant::now();
        loop {
            if let Some(found) = self.named("input, textarea, select", label).await? {
                return Ok(found);
            }
            if begun.elapsed() > PATIENCE {
                return self.missing("field", label).await;
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// The first visible element of a kind with this accessible name, as the screen
    /// computes it from label, aria-label, aria-labelledby or its own text.
    async fn named(&self, css: &str, name: &str) -> WebDriverResult<Option<WebElement>> {
        const SCRIPT: &str = r"
            const [css, name] = arguments;
            const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
            const nameOf = (element) => {
                const by = element.getAttribute('aria-labelledby');
                if (by) return tidy(by.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
                if (element.getAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
                if (element.labels?.length) return tidy([...element.labels].map((label) => label.textContent).join(' '));
                return tidy(element.textContent);
            };
            const folded = (element) => element.closest('details:not([open])') && !(element.tagName === 'SUMMARY' && element.parentElement.parentElement.closest('details:not([open])') === null);
            const visible = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden' && !folded(element);
            const dialogs = [...document.querySelectorAll('dialog[open]')].filter(visible);
            const root = dialogs.at(-1) ?? document;
            const all = [...root.querySelectorAll(css)].filter(visible);
            return all.find((element) => nameOf(element) === name)
                ?? all.find((element) => nameOf(element).startsWith(name)) ?? null;
        ";
        let arguments = vec![serde_json::json!(css), serde_json::json!(name)];
        let found = self.driver.execute(SCRIPT, arguments).await?;
        if found.json().is_null() {
            Ok(None)
        } else {
            found.element().map(Some)
        }
    }

    /// Presses keys where the focus is.
    ///
    /// # Errors
    /// Where the window is gone.
    pub async fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> WebDriverResult<()> {
        self.driver.active_element().await?.send_keys(keys).await
    }

    /// Keeps a picture of the window in `tests/artifacts`.
    ///
    /// # Errors
    /// Where the window is gone, or the file cannot be written.
    pub async fn screenshot(&self, name: &str) -> WebDriverResult<()> {
        let name: String = name
            .chars()
            .map(|letter| {
                if letter.is_alphanumeric() {
                    letter
                } else {
                    '-'
                }
            })
            .collect();
        // What changed last must be painted before it is pictured.
        let painted = "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 120)));";
        self.driver.execute_async(painted, Vec::new()).await?;
        let picture = self.driver.screenshot_as_png().await?;
        std::fs::write(self.artifacts.join(format!("{name}.png")), picture)?;
        Ok(())
    }

    /// What axe calls serious or critical on this view.
    ///
    /// # Errors
    /// Where axe-core is not installed, or the window is gone.
    pub async fn axe(&self) -> WebDriverResult<Vec<Finding>> {
        let axe = std::fs::read_to_string(top().join("ui/node_modules/axe-core/axe.min.js"))?;
        self.driver.execute(axe, Vec::new()).await?;
        let found = self
            .driver
            .execute_async(
                r"const done = arguments[arguments.length - 1];
                axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
                    .then((found) => done(found.violations
                        .filter((one) => one.impact === 'serious' || one.impact === 'critical')
                        .map((one) => [one.id, one.impact, one.nodes.map((node) => node.html.slice(0, 200))])),
                        (error) => done([['axe did not run', String(error), []]]));",
                Vec::new(),
            )
            .await?;
        let found: Vec<(String, String, Vec<String>)> = found.convert()?;
        Ok(found
            .into_iter()
            .map(|(rule, impact, places)| Finding {
                rule,
                impact,
                places,
            })
            .collect())
    }

    /// Closes the window and ends what drove it.
    ///
    /// # Errors
    /// Where the driver no longer answers.
    pub async fn close(self) -> WebDriverResult<()> {
        self.driver.clone().quit().await
    }
}

impl Drop for Window {
    /// Ends what drove the window, also where a step failed half-way.
    fn drop(&mut self) {
        // A process that is gone already needs no ending.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
