//! The terminal's program, built from what stands here.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// `trellis-cli`, beside the test that asks. Cargo builds it where it is not abreast
/// of its sources; where it is, asking takes a moment.
pub fn trellis_cli() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let profile = test.parent().and_then(Path::parent).unwrap();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args([
            "build",
            "--quiet",
            "--package",
            "trellis-cli",
        ]);
        cargo.arg("--target-dir").arg(profile.parent().unwrap());
        if profile.ends_with("release") {
            cargo.arg("--release");
        }
        let built = cargo.output().unwrap();
        assert!(
            built.status.success(),
            "{}",
            String::from_utf8_lossy(&built.stderr)
        );
        let program = profile
            .join("trellis-cli")
            .with_extension(std::env::consts::EXE_EXTENSION);
        assert!(program.is_file(), "{} is not there", program.display());
        program
    })
}
