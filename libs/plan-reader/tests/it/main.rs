//! The reader from outside: documents and their drafts, refusals, words kept, and no panic whatever comes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod around;
mod as_written;
mod calibration;
mod cells;
mod dates;
mod documents;
mod drawn;
mod endless;
mod fuzzed;
mod gold;
mod insisted;
mod leads;
mod messages;
mod other_kinds;
mod outlines;
mod outside_tables;
mod printed;
mod profile;
mod refusals;
mod scanned;
mod schema;
mod slides;
mod within;
mod zipped;
