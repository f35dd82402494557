//! The public pages through the real gate, on a fresh database with an invented plan.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on stops; a measurement is read"
)]

mod given;
mod kept;
mod pages;
mod speed;
