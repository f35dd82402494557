//! Any text as a column of labels, as a file of own labels, and back.
#![no_main]

use classification::{Classification, OwnLabels, fits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let of = Classification::builtin("ethnicity-2021").expect("it comes along");
    let _ = OwnLabels::parse("own.toml", text, of);
    let _ = fits(text.lines().next().unwrap_or_default(), text.lines().take(20));
    let undecided = of.undecided(text.lines().take(5));
    let own = OwnLabels::parse("own.toml", &of.template(&undecided), of).expect("its own file");
    assert_eq!(own.undecided().len(), undecided.len());
});
