//! From counts to published tables and charts that are right and give nobody away.
//!
//! A [`project`] says what is measured, from which [`count`]s, and how people are protected. All its tables are
//! [protected](mod@protect) together with everything that the body has released before; only what may be [seen](safe) is
//! [measured](measure), and everything that is [written](output) or [drawn](chart) comes from the one
//! [`published::Published`] made of it. [`release`] is the way from one end to the other.

mod bounded;
pub mod chart;
pub mod command;
pub mod count;
pub mod folder;
mod means;
pub mod measure;
pub mod output;
pub mod program;
pub mod project;
pub mod protect;
mod protection;
pub mod published;
pub mod release;
pub mod safe;
pub mod secret;
