//! One clause of a line of leads: names parted by slashes, commas, dashes, "and", brackets, or by nothing.

use super::kinds::{self, Looks, is_acronym, is_person, looks};
use super::ranks::{is_honour, titles};
use super::split::{split_and, split_dash, split_people, split_slashes};
use super::whole::names;
use super::{Known, LeadKind, LeadReading};

pub(super) struct ClauseReader<'k> {
    pub(super) known: &'k Known,
    pub(super) supporting: bool,
    pub(super) out: Vec<LeadReading>,
}

impl ClauseReader<'_> {
    pub(super) fn push(&mut self, name: &str, kind: LeadKind) {
        let name = name.trim().trim_matches([',', '/', '-', '–', ':', '&', ' ']).trim();
        let article =
            matches!(kind, LeadKind::Post | LeadKind::Team).then(|| name.strip_prefix("The ")).flatten();
        let name = article.or(name.strip_prefix("the ")).unwrap_or(name);
        if name.chars().any(char::is_alphanumeric) {
            self.push_whole(name, kind);
        }
    }

    pub(super) fn read(&mut self, clause: &str) {
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
    pub(super) fn part(&mut self, part: &str) {
        let part = part.trim();
        // "Race Equality Board, chaired by Asha Rao", "All services led by HR".
        for (words, role) in [("chaired by ", Some("chair")), (" led by ", None)] {
            if let Some((group, who)) = part.split_once(words) {
                self.part(group.trim().trim_end_matches([',', '(', '–', '-']));
                let from = self.out.len();
                self.part(who.trim_end_matches(')'));
                let people = self
                    .out
                    .iter_mut()
                    .skip(from)
                    .filter(|it| it.kind == LeadKind::Person && it.role.is_none());
                people.for_each(|it| it.role = role.map(str::to_owned));
                return;
            }
        }
        if let Some(open) = part.find('(')
            && let Some(close) = part[open..].find(')').map(|at| open + at)
        {
            let (before, inner, after) = (&part[..open], &part[open + 1..close], &part[close + 1..]);
            self.bracketed(before.trim(), inner.trim());
            if !after.trim().is_empty() {
                let beside = after.trim().starts_with([',', '-', '–']);
                let after = after.trim().trim_start_matches([',', '&', '-', '–']).trim();
                // "Asha Rao (she/her), Head of Housing".
                if beside
                    && looks(after) == Looks::Post
                    && names(after).len() == 1
                    && let Some(person) =
                        self.out.last_mut().filter(|it| it.kind == LeadKind::Person && it.role.is_none())
                {
                    person.role = Some(after.to_owned());
                    return;
                }
                self.part(["and ", "then "].iter().find_map(|it| after.strip_prefix(it)).unwrap_or(after));
            }
            return;
        }
        if let Some((left, right)) = split_dash(part) {
            // "Asha Rao – EDI Lead, Sam Poe – HR Manager".
            let holders = names(part);
            if holders.len() > 1 && holders.iter().all(|it| split_dash(it).is_some()) {
                holders.into_iter().filter_map(split_dash).for_each(|(left, right)| self.beside(left, right));
            } else {
                self.beside(left, right);
            }
            return;
        }
        let from = self.out.len();
        let pieces = names(part);
        if let [first, second] = pieces.as_slice() {
            // "Rao, A." is one person.
            let initialled = kinds::is_initials(second) && is_person(first) && !first.contains(' ');
            if initialled || self.known.are_one_person(first, second) {
                self.push_whole(&format!("{first}, {second}"), LeadKind::Person);
                return;
            }
            if looks(first) == Looks::Post && holds(second) {
                self.push_holder(second, first);
                return;
            }
        }
        for piece in pieces {
            self.piece(piece, from);
        }
    }

    /// What stands on either side of a dash or a colon: a post and who holds it, or two leads.
    fn beside(&mut self, left: &str, right: &str) {
        match (looks(left), looks(right)) {
            // "New post – EDI officer", "Head of Housing – vacant".
            _ if kinds::is_nobody(left) => self.part(right),
            _ if kinds::is_nobody(right) => self.part(left),
            (Looks::Post, _) if holds(right) => self.push_holder(right, left),
            (Looks::Person, Looks::Post) if is_person(left) => self.push_holder(left, right),
            (Looks::Person, _) | (_, Looks::Person) => {
                self.part(left);
                self.part(right);
            }
            // "HR – Asha Rao & Tom Bell".
            _ if split_and(right).iter().all(|it| holds(it)) => {
                self.part(left);
                self.part(right);
            }
            _ => {
                let whole = format!("{left} – {right}");
                let kind = self.kind_of(left);
                self.push(&whole, kind);
            }
        }
    }

    /// A person with the post beside the name.
    fn push_holder(&mut self, name: &str, post: &str) {
        self.push(name, LeadKind::Person);
        if let Some(last) = self.out.last_mut() {
            last.role = Some(post.trim().to_owned());
        }
    }

    fn push_whole(&mut self, name: &str, kind: LeadKind) {
        self.out.push(LeadReading { name: name.to_owned(), kind, supporting: self.supporting, role: None });
    }

    /// One piece between commas. A post after a person is that person's role.
    fn piece(&mut self, piece: &str, from: usize) {
        if piece.is_empty() || kinds::is_nobody(piece) {
            return;
        }
        // So much is no name, and would be looked through for names word by word.
        if piece.len() > 400 {
            self.push(piece, LeadKind::Unit);
            return;
        }
        let own = self.out.len() > from;
        let kind = looks(piece);
        if own && let Some(last) = self.out.last_mut() {
            // "Asst Director, Community Safety & Partnerships" is one post.
            if kind == Looks::Unit || kind == Looks::Organisation {
                if last.kind == LeadKind::Post && is_unfinished(&last.name) && !is_acronym(piece) {
                    last.name = format!("{}, {piece}", last.name);
                    return;
                }
                if let Some(role) = last.role.as_mut().filter(|r| is_unfinished(r)) {
                    *role = format!("{role}, {piece}");
                    return;
                }
            }
            if kind == Looks::Post && last.kind == LeadKind::Person && last.role.is_none() {
                // "…, Head of Housing and Sam Poe": a post, and then who comes next.
                let parts = split_and(piece);
                let (role, rest) = match parts.split_first() {
                    Some((role, rest)) if rest.last().is_some_and(|it| holds(it)) => (*role, rest),
                    _ => (piece, [].as_slice()),
                };
                last.role = Some(role.trim().to_owned());
                rest.iter().for_each(|it| self.atom(it));
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
        if kinds::is_initials(text) {
            self.push_whole(text, LeadKind::Person);
            return;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        // "Chair Sarah Brown": a post and then a name.
        let titled = titles(&words) > 0 && is_person(text);
        if let Some(at) = (1..words.len()).filter(|_| !titled).find(|i| {
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
            if rest.iter().all(|w| is_honour(w)) {
                return None;
            }
            let whole = rest.join(" ");
            // "Race Equality Lead" holds no name: these say nothing without what they are of.
            if matches!(rest, [job] if BARE.contains(&job.to_lowercase().as_str())) {
                return None;
            }
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

    pub(super) fn kind_of(&self, text: &str) -> LeadKind {
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

/// Jobs that are named by what they are of.
const BARE: &[&str] = &[
    "lead",
    "manager",
    "officer",
    "coordinator",
    "co-ordinator",
    "champion",
    "adviser",
    "advisor",
    "partner",
    "specialist",
    "associate",
];

/// True for a full name, which may stand for the one who holds a post.
pub(super) fn holds(text: &str) -> bool {
    is_person(text) && (2..=4).contains(&text.split_whitespace().count())
}

/// True for a post that does not say of what.
pub(super) fn is_unfinished(post: &str) -> bool {
    let low = post.to_lowercase();
    !low.split_whitespace().any(|w| matches!(w, "of" | "for"))
        || ["head of service", "heads of service", "director of service", "directors of service"]
            .contains(&low.as_str())
}
