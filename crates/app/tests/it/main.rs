//! Tests of the whole: the real router on a fresh database, asked as a browser asks.
//!
//! They run on SQLite; with `EVENHAND_TEST_POSTGRES` set to a database's address, on PostgreSQL.

mod backup;
mod harness;
mod refusals;
mod server;
mod signing_in;
mod sweep;
