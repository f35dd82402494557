//! Tests of the whole: the real router on a fresh database, asked as a browser asks.
//!
//! They run on SQLite; with `EVENHAND_TEST_POSTGRES` set to a database's address, on PostgreSQL.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so by stopping")]

mod aliases;
mod backup;
mod columns;
mod durability;
mod first_command;
mod following;
mod harness;
mod object_store;
mod profile;
mod public;
mod refusals;
mod server;
mod signing_in;
mod sweep;
mod tidy;
mod upload;
