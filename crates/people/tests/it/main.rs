//! The people district over a real database: SQLite, and PostgreSQL where `EVENHAND_TEST_POSTGRES` names a server
//! on which databases can be made (`postgres://user@host/postgres`).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

mod account;
mod browser;
mod fixture;
mod page;
mod role;
mod service;
mod session;
