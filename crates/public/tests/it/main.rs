//! The public pages through the real gate, on a fresh database with an invented plan.

mod given;
mod pages;
mod speed;
