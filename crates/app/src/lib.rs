//! Evenhand put together: configuration, the router of all districts, the server and the commands.
//!
//! This room knows every other one, to assemble them, and holds no rules, no SQL of a feature and no HTML.

pub mod assemble;
pub mod backup;
pub mod command;
pub mod config;
pub mod demo;
pub mod health;
pub mod key_file;
pub mod log;
pub mod say;
pub mod server;
