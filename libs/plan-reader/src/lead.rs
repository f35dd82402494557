//! Who leads, as people write it: people, posts, teams, units and organisations.

use serde::{Deserialize, Serialize};

/// What a lead is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeadKind {
    /// A person, by name.
    Person,
    /// A post: "Director of Education".
    Post,
    /// A group of people: a management team, a board.
    Team,
    /// A part of the organisation: a service, a directorate.
    Unit,
    /// Another organisation, or the organisation as a whole.
    Organisation,
}

/// One lead among those written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadReading {
    /// The name, as written.
    pub name: String,
    /// What it is.
    pub kind: LeadKind,
    /// True for one who helps rather than leads: "in conjunction with".
    #[serde(default)]
    pub supporting: bool,
    /// The post a person holds, where it is written beside the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

/// Reads the leads in a text, in the order written.
pub fn read(_text: &str) -> Vec<LeadReading> {
    Vec::new()
}

#[derive(Default)]
pub(crate) struct Known;
impl Known { pub(crate) fn add_unit(&mut self, _s: &str) {} pub(crate) fn learn(&mut self, _s: &str) {} }
pub(crate) fn read_knowing(_text: &str, _known: &Known) -> Vec<LeadReading> { Vec::new() }
pub(crate) fn looks_like_leads(_text: &str) -> bool { false }
