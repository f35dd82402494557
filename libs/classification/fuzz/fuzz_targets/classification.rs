//! Any bytes as a classification, and what is read of it used.
#![no_main]

use classification::{Classification, Naming, WithNonAnswers};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(of) = Classification::from_bytes("own.toml", bytes) else { return };
    let _ = of.tree(Naming::Label, WithNonAnswers::Counted);
    for group in of.groups() {
        assert!(of.find(group.code().as_str()).code().is_some());
        assert!(of.broad_of(group.code().as_str()).is_some());
        assert!(!of.finest_of(group.code().as_str()).is_empty());
        let _ = of.and_above(group.code().as_str());
    }
    let _ = of.band(40);
});
