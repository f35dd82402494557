//! How long a million look-ups take, and a thousand suggestions: `cargo run --release -p classification --example look_up`.

#![allow(clippy::print_stdout, reason = "an example prints what it measures")]

use std::time::Instant;

use classification::{Classification, Reading};

const LABELS: [&str; 8] = [
    "White - British",
    "Black or Black British: African",
    "Any Other Asian b'ground",
    "PNTS",
    "Mixed White & Black Carib",
    "Not Stated",
    "Gypsy/Roma",
    "Something nobody knows – at all",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let of = Classification::builtin("ethnicity-2021").ok_or("the classification that comes along")?;
    println!("read with {} labels in {:?}", of.known_labels(), start.elapsed());

    let start = Instant::now();
    let known =
        LABELS.iter().cycle().take(1_000_000).filter(|label| matches!(of.find(label), Reading::Group(_)));
    println!("{} of 1,000,000 are groups, in {:?}", known.count(), start.elapsed());

    let start = Instant::now();
    let found = LABELS.iter().cycle().take(1_000).map(|label| of.suggestions(label).len()).sum::<usize>();
    println!("{found} suggestions for 1,000 labels, in {:?}", start.elapsed());
    Ok(())
}
