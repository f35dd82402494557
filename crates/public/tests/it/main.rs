//! The public pages through the real gate, on a fresh database with an invented plan.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod given;
mod kept;
mod pages;
