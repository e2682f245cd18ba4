//! trellis-cli: the same core without a window.
//!
//! Exit code 0: done. 1: it could not be done (`error:` what happened, `try:` what to
//! do). 2: the command line could not be read.

mod ask;
mod commands;
mod say;

use ask::Ask;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let ask = match Ask::try_parse() {
        Ok(ask) => ask,
        Err(error) => {
            // Help and version are answers, not mistakes.
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let is_json = ask.json;
    match commands::run(ask) {
        Ok(answer) => say::answer(&answer, is_json),
        Err(error) => say::error(&error, is_json),
    }
}
