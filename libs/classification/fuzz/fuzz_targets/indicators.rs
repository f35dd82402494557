//! Any bytes as a set of indicators.
#![no_main]

use classification::{Classification, IndicatorSet};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = IndicatorSet::from_bytes("own.toml", bytes, Classification::builtin);
});
