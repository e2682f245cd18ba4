//! How answers and errors are printed.

use serde_json::{Value, json};
use std::io::{self, Write};
use std::process::ExitCode;
use trellis_app::Error;

/// An answer, for a person and for a program.
pub struct Answer {
    /// What a person reads.
    pub text: String,
    /// The same, as JSON.
    pub json: Value,
    /// It was done, and what came out is not as it should be (a check that found
    /// something).
    pub is_bad_news: bool,
}

impl Answer {
    /// An answer that is as it should be.
    pub fn new(text: impl Into<String>, json: Value) -> Self {
        Self {
            text: text.into(),
            json,
            is_bad_news: false,
        }
    }
}

/// Prints an answer.
pub fn answer(answer: &Answer, is_json: bool) -> ExitCode {
    let text = if is_json {
        pretty(&answer.json)
    } else {
        answer.text.clone()
    };
    let mut out = io::stdout().lock();
    // A reader that went away (`| head`) is no mistake of ours.
    let _ = writeln!(out, "{}", text.trim_end_matches('\n')).and_then(|()| out.flush());
    ExitCode::from(u8::from(answer.is_bad_news))
}

/// Prints what happened and what to do.
pub fn error(error: &Error, is_json: bool) -> ExitCode {
    let mut out = io::stderr().lock();
    let text = if is_json {
        let code = error.code().map(trellis_app::Code::as_str);
        pretty(&json!({ "error": error.what(), "try": error.remedy(), "code": code }))
    } else {
        format!("error: {}\ntry: {}", error.what(), error.remedy())
    };
    let _ = writeln!(out, "{text}");
    ExitCode::from(1)
}

fn pretty(json: &Value) -> String {
    serde_json::to_string_pretty(json).unwrap_or_else(|_| json.to_string())
}
