//! From counts to published tables and charts that are right and give nobody away.

pub mod chart;
pub mod count;
pub mod measure;
pub mod output;
pub mod program;
pub mod project;
pub mod published;
pub mod safe;
