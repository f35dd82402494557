//! Any text as a policy.
#![no_main]

use disclosure::Policy;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| drop(Policy::from_toml(text)));
