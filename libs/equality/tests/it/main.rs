//! What the library promises: published figures, corners, coverage, properties, words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod corners;
mod coverage;
mod gold_file;
mod gold_one_group;
mod gold_strata_and_pay;
mod gold_two_groups;
mod measures;
mod properties;
mod targets;
mod words;
