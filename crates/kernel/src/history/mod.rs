//! The append-only record of every change, chained by hashes so that a removed or altered entry shows.
//!
//! An entry and its *body* (the values) are two rows. The chain covers the body's salted digest, not the body:
//! personal details can be erased from a body later, and the chain still proves that the entry stood there.

mod model;
mod store;
mod verify;

pub use model::{Body, Entry, Event, Facts, FieldChange, Recorded, SIGN_IN, Touched, fold};
pub use store::{append, erase_bodies_that_mention, head, list, recent, touched_since};
pub use verify::{Broken, Verdict, verify};

pub(crate) mod row;
