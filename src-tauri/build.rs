//! Reads `tauri.conf.json` and the capabilities into the desktop package.

use std::error::Error;
use std::{fs, io};

use tauri_build::{Attributes, try_build};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src-tauri/capabilities");
    try_build(Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*"))?;
    // Tauri leaves schemas for editors in gen/. The top level of this repository is
    // a fixed list, and nobody here reads them.
    match fs::remove_dir_all("gen") {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
