//! Who leads, as people write it: people, posts, teams, units and organisations.

mod kinds;
mod split;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use kinds::{Looks, acronym_of, is_person, looks};
use split::{clauses, split_and, split_people, split_slashes, with_support};

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

/// What other words of the same document tell of its names: the services it has.
#[derive(Debug, Default)]
pub(crate) struct Known {
    units: HashSet<String>,
}

impl Known {
    /// Takes in the name of a service, and its abbreviation where one stands in brackets.
    pub(crate) fn add_unit(&mut self, name: &str) {
        let (plain, bracket) = match name.split_once('(') {
            Some((plain, rest)) => (plain.trim(), rest.split(')').next()),
            None => (name.trim(), None),
        };
        for unit in [Some(plain), bracket].into_iter().flatten() {
            let words = unit.split_whitespace().count();
            if (1..=8).contains(&words) && !unit.trim().is_empty() {
                self.units.insert(unit.trim().to_lowercase());
            }
        }
    }

    /// Takes in another lead as written: what stands alone there and is a unit is one elsewhere too.
    pub(crate) fn learn(&mut self, text: &str) {
        for lead in read(text) {
            if lead.kind == LeadKind::Unit && lead.name.split_whitespace().count() > 1 {
                self.units.insert(lead.name.to_lowercase());
            }
        }
    }

    fn is_unit(&self, text: &str) -> bool {
        self.units.contains(&text.trim().to_lowercase())
    }
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
    let mut out = Vec::new();
    for line in text.lines() {
        let line = line.trim().trim_start_matches(['-', '•', '*']).trim();
        for clause in clauses(line) {
            for (part, supporting) in with_support(clause) {
                let mut reader = ClauseReader { known, supporting, out: Vec::new() };
                reader.read(part);
                out.append(&mut reader.out);
            }
        }
    }
    let mut seen: HashSet<(String, LeadKind)> = HashSet::new();
    out.retain(|l| seen.insert((l.name.to_lowercase(), l.kind)));
    out
}

struct ClauseReader<'k> {
    known: &'k Known,
    supporting: bool,
    out: Vec<LeadReading>,
}

impl ClauseReader<'_> {
    fn push(&mut self, name: &str, kind: LeadKind) {
        let name = name.trim().trim_matches([',', '/', '-', '–', ':', '&', ' ']).trim();
        if name.chars().any(char::is_alphanumeric) {
            self.out.push(LeadReading {
                name: name.to_owned(),
                kind,
                supporting: self.supporting,
                role: None,
            });
        }
    }

    fn read(&mut self, clause: &str) {
        let parts = split_slashes(clause);
        // "HR / OD teams" is the HR team and the OD team.
        let shared = parts.last().and_then(|last| {
            let words: Vec<&str> = last.split_whitespace().collect();
            let plural = words.last().is_some_and(|w| w.eq_ignore_ascii_case("teams"));
            let short = parts.len() > 1
                && words.len() == 2
                && parts.iter().rev().skip(1).all(|p| p.split_whitespace().count() == 1);
            (plural && short).then(|| {
                parts
                    .iter()
                    .map(|p| p.split_whitespace().next().unwrap_or_default().to_owned())
                    .collect::<Vec<_>>()
            })
        });
        if let Some(names) = shared {
            for name in names {
                self.push(&format!("{name} team"), LeadKind::Team);
            }
            return;
        }
        for part in parts {
            self.part(part);
        }
    }

    /// One part between slashes: names parted by commas, "and", brackets.
    fn part(&mut self, part: &str) {
        let part = part.trim();
        if let Some(open) = part.find('(')
            && let Some(close) = part[open..].find(')').map(|at| open + at)
        {
            let (before, inner, after) = (&part[..open], &part[open + 1..close], &part[close + 1..]);
            self.bracketed(before.trim(), inner.trim());
            if !after.trim().is_empty() {
                self.part(after.trim().trim_start_matches([',', '&']).trim());
            }
            return;
        }
        let from = self.out.len();
        for piece in part.split(',') {
            self.piece(piece.trim(), from);
        }
    }

    fn bracketed(&mut self, before: &str, inner: &str) {
        let low = inner.to_lowercase();
        if low.starts_with("support")
            || matches!(low.as_str(), "lead" | "overall lead" | "joint lead" | "joint" | "chair")
        {
            let from = self.out.len();
            self.part(before);
            let helps = low.starts_with("support");
            for lead in self.out.iter_mut().skip(from) {
                lead.supporting |= helps;
                if low == "chair" && lead.kind == LeadKind::Person {
                    lead.role = Some(inner.to_owned());
                }
            }
            return;
        }
        // "Adult Social Care (ASC)" is one name and its short form.
        let last_piece = before.rsplit([',', '/']).next().unwrap_or_default().trim();
        if acronym_of(inner, last_piece) {
            let start = before.len() - last_piece.len();
            self.part(before[..start].trim_end_matches([',', '/', ' ']));
            let kind = self.kind_of(last_piece);
            self.push(
                &format!("{last_piece} ({inner})"),
                if kind == LeadKind::Person { LeadKind::Unit } else { kind },
            );
            return;
        }
        if !before.is_empty() {
            self.part(before);
        }
        self.part(inner);
    }

    /// One piece between commas. A post after a person is that person's role.
    fn piece(&mut self, piece: &str, from: usize) {
        if piece.is_empty()
            || matches!(
                piece.to_lowercase().as_str(),
                "tbc" | "tbd" | "tba" | "n/a" | "na" | "none" | "to be confirmed" | "vacant" | "etc"
            )
        {
            return;
        }
        let own = self.out.len() > from;
        let kind = looks(piece);
        if own && let Some(last) = self.out.last_mut() {
            // "Asst Director, Community Safety & Partnerships" is one post.
            let unfinished =
                |post: &str| !post.to_lowercase().split_whitespace().any(|w| matches!(w, "of" | "for"));
            if kind == Looks::Unit || kind == Looks::Organisation {
                if last.kind == LeadKind::Post && unfinished(&last.name) && !is_acronym(piece) {
                    last.name = format!("{}, {piece}", last.name);
                    return;
                }
                if let Some(role) = last.role.as_mut().filter(|r| unfinished(r)) {
                    *role = format!("{role}, {piece}");
                    return;
                }
            }
            if kind == Looks::Post && last.kind == LeadKind::Person && last.role.is_none() {
                last.role = Some(piece.to_owned());
                return;
            }
        }
        for part in split_and(piece) {
            self.atom(part);
        }
    }

    /// A piece that holds one name, or names written one after the other without a mark.
    fn atom(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if self.known.is_unit(text) {
            self.push(text, LeadKind::Unit);
            return;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        // "Chair Sarah Brown": a post and then a name.
        if let Some(at) = (1..words.len()).find(|i| {
            let (post, name) = words.split_at(*i);
            looks(&post.join(" ")) == Looks::Post
                && (2..=3).contains(&name.len())
                && is_person(&name.join(" "))
                && !post.last().is_some_and(|w| matches!(w.to_lowercase().as_str(), "of" | "for" | "the"))
                && looks(text) != Looks::Team
        }) {
            let (post, name) = words.split_at(at);
            if !post.iter().any(|w| w.eq_ignore_ascii_case("of")) {
                self.push(&name.join(" "), LeadKind::Person);
                if let Some(last) = self.out.last_mut() {
                    last.role = Some(post.join(" "));
                }
                return;
            }
        }
        // A name and then a unit without a comma: "Jess Bell ASC", "Gill Moss Westland Learning".
        if words.len() > 2
            && let Some((name, rest)) = self.name_then_rest(&words)
        {
            for person in split_people(&name) {
                self.push(&person, LeadKind::Person);
            }
            let rest = rest.join(" ");
            match looks(&rest) {
                Looks::Post => {
                    if let Some(last) = self.out.last_mut() {
                        last.role = Some(rest);
                    }
                }
                _ => {
                    let kind = self.kind_of(&rest);
                    self.push(&rest, if kind == LeadKind::Person { LeadKind::Unit } else { kind });
                }
            }
            return;
        }
        if is_person(text) {
            for person in split_people(&words) {
                self.push(&person, LeadKind::Person);
            }
            return;
        }
        let kind = self.kind_of(text);
        self.push(text, kind);
    }

    fn name_then_rest<'w>(&self, words: &[&'w str]) -> Option<(Vec<&'w str>, Vec<&'w str>)> {
        for at in [2, 3, 4, 6] {
            if at >= words.len() {
                break;
            }
            let (name, rest) = words.split_at(at);
            if !is_person(&name.join(" ")) {
                break;
            }
            let whole = rest.join(" ");
            let is_rest =
                self.known.is_unit(&whole) || is_acronym(&whole) || matches!(looks(&whole), Looks::Post);
            // Of "Gill Moss Westland Learning" the last word shows that it is no name.
            let named_unit = (2..=5).contains(&rest.len())
                && looks(&whole) == Looks::Unit
                && at == 2
                && is_person(&name.join(" "))
                && !is_person(&whole);
            if is_rest || named_unit {
                return Some((name.to_vec(), rest.to_vec()));
            }
        }
        None
    }

    fn kind_of(&self, text: &str) -> LeadKind {
        if self.known.is_unit(text) {
            return LeadKind::Unit;
        }
        match looks(text) {
            Looks::Person => LeadKind::Person,
            Looks::Post => LeadKind::Post,
            Looks::Team => LeadKind::Team,
            Looks::Organisation => LeadKind::Organisation,
            Looks::Unit => LeadKind::Unit,
        }
    }
}

fn is_acronym(text: &str) -> bool {
    kinds::is_acronym(text)
}
