#![no_main]

#[allow(dead_code, reason = "each target calls one of them")]
#[path = "../readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::bundle_lines(bytes));
