//! Who leads, as people write it: people, posts, teams, units and organisations.
//!
//! | as written | leads | helps |
//! | --- | --- | --- |
//! | Head of Housing – Asha Rao | the person Asha Rao, Head of Housing | |
//! | Cllr Asha Rao (Cabinet Member) | the person Cllr Asha Rao, Cabinet Member | |
//! | Director (Place) | the post Director (Place) | |
//! | SRO: Asha Rao Delivery lead: Tom Bell | Asha Rao as SRO, Tom Bell as Delivery lead | |
//! | Lead – Housing / Support – Legal | the unit Housing | the unit Legal |
//! | HR, with Comms | the unit HR | the unit Comms |
//! | Tom Bell, 020 7946 0123 | the person Tom Bell | |
//! | HRBPs | the team HRBPs | |
//! | Culture, Sport and Leisure Service | one unit | |
//! | HR, Legal and Comms | three units | |
//! | 1. HR 2. Legal | the units HR and Legal | |
//! | T/Chief Insp Tom Bell | the person T/Chief Insp Tom Bell | |
//! | Vacant (was Tom Bell) | nobody | |
//! | Bell, Tom | one person, where others in the document are written so too | |
//!
//! More stand in `tests/as-written/leads.tsv`.

mod brackets;
mod clause;
mod contacts;
mod items;
mod kinds;
mod known;
mod labels;
mod ranks;
mod split;
mod whole;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use clause::ClauseReader;
use contacts::without_contacts;
use items::items;
pub(crate) use known::Known;
use labels::{Label, labelled};
use split::{clauses, each, with_support};
pub(crate) use whole::at_and;

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
///
/// ```
/// use plan_reader::lead::{LeadKind, read};
///
/// let leads = read("Asha Rao, Head of Housing / Sports team in conjunction with HR (Tom Bell)");
/// assert_eq!(leads[0].name, "Asha Rao");
/// assert_eq!(leads[0].role.as_deref(), Some("Head of Housing"));
/// assert_eq!(leads[1].kind, LeadKind::Team);
/// assert!(leads[2].supporting && leads[3].supporting);
/// ```
pub fn read(text: &str) -> Vec<LeadReading> {
    read_knowing(text, &Known::default())
}

/// True where a text reads as leads: for telling a column of leads without a heading.
pub(crate) fn looks_like_leads(text: &str) -> bool {
    let words = text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count();
    words <= 20 && !text.trim_end().ends_with('.') && {
        let leads = read(text);
        // Many words are leads only where they name several.
        leads.len() >= if words > 12 { 3 } else { 1 }
            && leads.iter().any(|l| matches!(l.kind, LeadKind::Person | LeadKind::Post | LeadKind::Team))
    }
}

/// Reads the leads in a text, with what the rest of the document tells.
pub(crate) fn read_knowing(text: &str, known: &Known) -> Vec<LeadReading> {
    let mut out: Vec<LeadReading> = Vec::new();
    let text = without_contacts(text);
    for line in text.lines() {
        let line = line.trim().trim_start_matches(['-', '•', '*']).trim();
        let line = ["Led by the ", "Led by ", "led by the ", "led by "]
            .iter()
            .find_map(|by| line.strip_prefix(by))
            .unwrap_or(line);
        for (label, words) in items(line).into_iter().flat_map(labelled) {
            let from = out.len();
            let joint = |part| if label == Label::Joint { each(part) } else { vec![part] };
            for (part, supporting) in clauses(words).into_iter().flat_map(with_support) {
                let supporting = supporting || label == Label::Support;
                let mut reader = ClauseReader { known, supporting, out: Vec::new() };
                joint(part).into_iter().for_each(|part| reader.read(part));
                out.append(&mut reader.out);
            }
            if let Label::Role(role) = label {
                let people = out.iter_mut().skip(from).filter(|it| it.kind == LeadKind::Person);
                for person in people.filter(|it| it.role.is_none()) {
                    person.role = Some(role.to_owned());
                }
            }
        }
    }
    let mut seen: HashSet<(String, LeadKind)> = HashSet::new();
    out.retain(|l| seen.insert((l.name.to_lowercase(), l.kind)));
    out
}
