//! From counts to published tables and charts that are right and give nobody away.

pub mod chart;
pub mod output;
pub mod project;
pub mod published;
