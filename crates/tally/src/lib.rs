//! Files of people or events in, checked counts out.
//!
//! A mapping file (see the crate `records`) says what the columns of the files are. [`engine`] counts the tables that are
//! wanted, in one process or on a cluster; [`check`] says what is wrong with the data first; [`wizard`] writes a mapping
//! from a look at the data; [`command`] is the program.
//!
//! The counts are raw: they are for a program that protects them before anybody sees them.

pub mod check;
mod classified;
pub mod command;
pub mod count;
pub mod engine;
pub mod feed;
pub mod refusal;
mod say;
pub mod store;
pub mod wizard;
