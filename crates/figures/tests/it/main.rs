//! Tests of the program as people run it.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test stops where what it stands on is not there"
)]

mod bonus;
mod change;
mod harness;
mod intersections;
mod means;
mod moved;
mod outcomes;
mod papers;
mod program;
mod same_to_a_reader;
mod standardised;
mod witnesses;
