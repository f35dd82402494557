//! One clause of a line of leads: names parted by slashes, commas, dashes, "and", brackets, or by nothing.

use super::kinds::{self, Looks, acronym_of, is_acronym, is_person, looks};
use super::ranks::titles;
use super::split::{split_and, split_dash, split_people, split_slashes};
use super::whole::names;
use super::{Known, LeadKind, LeadReading};

pub(super) struct ClauseReader<'k> {
    pub(super) known: &'k Known,
    pub(super) supporting: bool,
    pub(super) out: Vec<LeadReading>,
}

impl ClauseReader<'_> {
    fn push(&mut self, name: &str, kind: LeadKind) {
        let name = name.trim().trim_matches([',', '/', '-', '–', ':', '&', ' ']).trim();
        let name = name.strip_prefix("the ").unwrap_or(name);
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
    fn part(&mut self, part: &str) {
        let part = part.trim();
        if let Some(open) = part.find('(')
            && let Some(close) = part[open..].find(')').map(|at| open + at)
        {
            let (before, inner, after) = (&part[..open], &part[open + 1..close], &part[close + 1..]);
            self.bracketed(before.trim(), inner.trim());
            if !after.trim().is_empty() {
                let after = after.trim().trim_start_matches([',', '&']).trim();
                self.part(after.strip_prefix("and ").unwrap_or(after));
            }
            return;
        }
        if let Some((left, right)) = split_dash(part) {
            self.beside(left, right);
            return;
        }
        let from = self.out.len();
        let pieces = names(part);
        if let [first, second] = pieces.as_slice() {
            // "Rao, A." is one person.
            if kinds::is_initials(second) && is_person(first) && !first.contains(' ') {
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
        // "Line managers (with HR)".
        if let Some(helper) = inner.strip_prefix("with ") {
            self.part(before);
            let from = self.out.len();
            self.part(helper);
            self.out.iter_mut().skip(from).for_each(|it| it.supporting = true);
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
        if matches!(
            low.as_str(),
            "she/her" | "he/him" | "they/them" | "she/they" | "he/they" | "all" | "various"
        ) {
            self.part(before);
            return;
        }
        // Who led before leads no longer.
        if ["was ", "formerly ", "previously ", "until "].iter().any(|w| low.starts_with(w)) {
            self.part(before);
            return;
        }
        let from = self.out.len();
        if !before.is_empty() {
            self.part(before);
        }
        let one = self.out.len() == from + 1;
        if let Some(last) = self.out.last_mut().filter(|_| one) {
            match (last.kind, looks(inner)) {
                // "Cllr Asha Rao (Cabinet Member)" and "Head of Housing (Asha Rao)".
                (LeadKind::Person, Looks::Post) if last.role.is_none() => {
                    last.role = Some(inner.to_owned());
                    return;
                }
                (LeadKind::Post, _) if holds(inner) => {
                    let post = std::mem::replace(&mut last.name, inner.to_owned());
                    last.kind = LeadKind::Person;
                    last.role = Some(post);
                    return;
                }
                // "Head of HR (interim)" and "Chief Nurse (exec sponsor)".
                (LeadKind::Post | LeadKind::Person, Looks::Unit | Looks::Post)
                    if last.role.is_none() && says_how_held(&low, inner) =>
                {
                    last.role = Some(inner.to_owned());
                    return;
                }
                // "Director (Place)" is one post, and "Deans (Education)" are those who hold one.
                (LeadKind::Post, Looks::Unit | Looks::Person) | (LeadKind::Team, Looks::Unit)
                    if is_unfinished(&last.name)
                        && (last.kind == LeadKind::Post || kinds::are_holders(&last.name))
                        && !kinds::is_nobody(inner) =>
                {
                    last.name = format!("{} ({inner})", last.name);
                    return;
                }
                _ => {}
            }
        }
        self.part(inner);
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

/// True for a full name, which may stand for the one who holds a post.
fn holds(text: &str) -> bool {
    is_person(text) && (2..=4).contains(&text.split_whitespace().count())
}

/// True for what says how a post is held: "interim", or in small letters what it is besides.
fn says_how_held(low: &str, inner: &str) -> bool {
    const HELD: &[&str] = &[
        "interim",
        "acting",
        "job share",
        "jobshare",
        "maternity cover",
        "seconded",
        "secondment",
        "temporary",
    ];
    HELD.contains(&low)
        || low == inner && looks(inner) == Looks::Post && inner.split_whitespace().count() <= 3
}

/// True for a post that does not say of what.
fn is_unfinished(post: &str) -> bool {
    let low = post.to_lowercase();
    !low.split_whitespace().any(|w| matches!(w, "of" | "for"))
        || ["head of service", "heads of service", "director of service", "directors of service"]
            .contains(&low.as_str())
}
