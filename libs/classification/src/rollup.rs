//! From one classification to another: which group goes where, and which cannot.

use std::collections::HashMap;

use crate::builtin;
use crate::classification::{Classification, utf8};
use crate::code::Code;
use crate::fields::{self, Fields, Placed};
use crate::header::{self, Header};
use crate::located::{Faults, LocatedError, Problem};

/// Where the groups of one classification go in another. Every group of the first has an answer, even if it is that it
/// cannot be mapped; kinds of non-answer and totals go to their like.
#[derive(Debug, Clone)]
pub struct Rollup {
    from: String,
    to: String,
    files: Vec<Header>,
    targets: HashMap<Code, Mapped>,
}

/// Where one group goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mapped {
    /// To this group.
    To {
        /// Its code in the second classification.
        code: Code,
        /// Why the two do not hold quite the same people; to be told with every figure. None if they do.
        note: Option<String>,
    },
    /// To no one group: its people may belong to several.
    Cannot {
        /// Why, for the person who asked.
        reason: String,
    },
}

/// There is no way from one classification to the other.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no mapping from `{from}` to `{to}`. Write one: the manual shows how")]
pub struct NoMapping {
    /// From here.
    pub from: String,
    /// To there.
    pub to: String,
}

impl Rollup {
    /// Reads a mapping from the text of a TOML file. `classification` finds those it names.
    ///
    /// # Errors
    /// Everything that is wrong with it: a code that is not there, a group mapped twice or not at all.
    pub fn parse<'c>(
        name: &str,
        text: &str,
        classification: impl Fn(&str) -> Option<&'c Classification>,
    ) -> Result<Self, Vec<LocatedError>> {
        fields::read(name, text, "the file", |fields, faults| build(fields, &classification, faults))
    }

    /// As [`Rollup::parse`], from the bytes of a file.
    ///
    /// # Errors
    /// As there, and bytes that are no UTF-8.
    pub fn from_bytes<'c>(
        name: &str,
        bytes: &[u8],
        classification: impl Fn(&str) -> Option<&'c Classification>,
    ) -> Result<Self, Vec<LocatedError>> {
        Self::parse(name, utf8(name, bytes)?, classification)
    }

    /// The id of the classification it starts from.
    #[must_use]
    pub fn from(&self) -> &str {
        &self.from
    }

    /// The id of the classification it leads to.
    #[must_use]
    pub fn to(&self) -> &str {
        &self.to
    }

    /// The files it was made of, in order: two or more when it goes over other classifications.
    #[must_use]
    pub fn files(&self) -> &[Header] {
        &self.files
    }

    /// Where the group with this code goes. None if the first classification has no such group.
    #[must_use]
    pub fn target(&self, code: &str) -> Option<&Mapped> {
        self.targets.get(code)
    }

    /// This mapping and then another one, which starts where this one leads.
    ///
    /// # Errors
    /// The other starts elsewhere.
    pub fn then(&self, next: &Self) -> Result<Self, NoMapping> {
        if self.to != next.from {
            return Err(NoMapping { from: self.to.clone(), to: next.from.clone() });
        }
        let follow = |mapped: &Mapped| match mapped {
            Mapped::Cannot { .. } => mapped.clone(),
            Mapped::To { code, note } => match next.target(code.as_str()) {
                Some(Mapped::To { code, note: second }) => {
                    let notes: Vec<&str> = [note, second].into_iter().flatten().map(String::as_str).collect();
                    Mapped::To { code: code.clone(), note: (!notes.is_empty()).then(|| notes.join(" ")) }
                }
                Some(cannot @ Mapped::Cannot { .. }) => cannot.clone(),
                None => Mapped::Cannot { reason: format!("`{}` has no group `{code}`", next.from) },
            },
        };
        Ok(Self {
            from: self.from.clone(),
            to: next.to.clone(),
            files: self.files.iter().chain(&next.files).cloned().collect(),
            targets: self.targets.iter().map(|(code, mapped)| (code.clone(), follow(mapped))).collect(),
        })
    }
}

impl Classification {
    /// The mapping to another classification by the files that come with the library: directly, or by the shortest way
    /// over others.
    ///
    /// # Errors
    /// There is no way.
    pub fn to(&self, other: &Self) -> Result<Rollup, NoMapping> {
        let none = || NoMapping { from: self.id().to_owned(), to: other.id().to_owned() };
        let mut ways = vec![identity(self)];
        let mut reached = vec![self.id().to_owned()];
        let mut next = 0;
        while let Some(way) = ways.get(next) {
            if way.to == other.id() {
                return Ok(way.clone());
            }
            let further: Vec<Rollup> = builtin::rollups_from(&way.to)
                .filter(|step| !reached.contains(&step.to))
                .filter_map(|step| way.then(step).ok())
                .collect();
            reached.extend(further.iter().map(|way| way.to.clone()));
            ways.extend(further);
            next += 1;
        }
        Err(none())
    }
}

fn identity(of: &Classification) -> Rollup {
    let same = |code: &Code| (code.clone(), Mapped::To { code: code.clone(), note: None });
    let targets = of.groups.iter().map(|group| same(group.code())).collect();
    Rollup { from: of.id().to_owned(), to: of.id().to_owned(), files: Vec::new(), targets }
}

fn build<'c>(
    mut fields: Fields<'_, '_>,
    classification: &dyn Fn(&str) -> Option<&'c Classification>,
    faults: &mut Faults<'_>,
) -> Option<Rollup> {
    let header = header::read(&mut fields, faults);
    let from = fields.required_text("from", faults).and_then(|id| found(id, classification, faults));
    let to = fields.required_text("to", faults).and_then(|id| found(id, classification, faults));
    let maps = fields.tables("map", "a map", faults);
    let cannot = fields.tables("cannot", "a [[cannot]]", faults);
    let at = fields.at;
    fields.done(faults);
    let (from, to) = (from?, to?);

    let mut targets: HashMap<Code, (Mapped, usize)> = HashMap::new();
    for mut map in maps {
        let sources = map.texts("from", faults);
        let target = map.required_text("to", faults).and_then(|code| code_of(code, to, faults));
        let note = map.text("note", faults).map(|note| note.value);
        need_sources(&sources, &map, faults);
        map.done(faults);
        let Some(target) = target else { continue };
        for source in sources {
            place(
                &mut targets,
                source,
                from,
                Mapped::To { code: target.clone(), note: note.clone() },
                faults,
            );
        }
    }
    for mut entry in cannot {
        let sources = entry.texts("from", faults);
        let reason = entry.required_text("reason", faults);
        need_sources(&sources, &entry, faults);
        entry.done(faults);
        let Some(reason) = reason else { continue };
        for source in sources {
            place(&mut targets, source, from, Mapped::Cannot { reason: reason.value.clone() }, faults);
        }
    }
    let mut targets: HashMap<Code, Mapped> =
        targets.into_iter().map(|(code, (mapped, _))| (code, mapped)).collect();
    for group in from.finest().filter(|group| !targets.contains_key(group.code())) {
        faults.add(at, Problem::NotMapped { code: group.code().to_string() });
    }
    add_parents(&mut targets, from);
    targets.insert(from.total().code().clone(), Mapped::To { code: to.total().code().clone(), note: None });
    Some(Rollup { from: from.id().to_owned(), to: to.id().to_owned(), files: vec![header?], targets })
}

/// A parent goes where all its groups go; if they part, it cannot be mapped, unless the file itself says where.
fn add_parents(targets: &mut HashMap<Code, Mapped>, from: &Classification) {
    let parents = from.groups().filter(|group| !group.children().is_empty());
    for parent in parents {
        if targets.contains_key(parent.code()) {
            continue;
        }
        let below = from.finest_of(parent.code().as_str());
        let goals: Vec<Option<(&Code, Option<&String>)>> = below
            .iter()
            .map(|group| match targets.get(group.code()) {
                Some(Mapped::To { code, note }) => Some((code, note.as_ref())),
                _ => None,
            })
            .collect();
        let mapped = match goals.first() {
            Some(Some((code, _)))
                if goals.iter().all(|goal| goal.is_some_and(|(other, _)| other == *code)) =>
            {
                let mut notes: Vec<&str> = Vec::new();
                for note in goals.iter().flatten().filter_map(|(_, note)| *note) {
                    if !notes.contains(&note.as_str()) {
                        notes.push(note);
                    }
                }
                Mapped::To { code: (*code).clone(), note: (!notes.is_empty()).then(|| notes.join(" ")) }
            }
            _ => Mapped::Cannot {
                reason: format!("the groups of \"{}\" do not all go to the same group", parent.label()),
            },
        };
        targets.insert(parent.code().clone(), mapped);
    }
}

fn found<'c>(
    id: Placed<String>,
    classification: &dyn Fn(&str) -> Option<&'c Classification>,
    faults: &mut Faults<'_>,
) -> Option<&'c Classification> {
    let found = classification(&id.value);
    if found.is_none() {
        let meant = faults.nearest(&id.value, builtin::ids());
        faults.add(id.at, Problem::NoSuchClassification { id: id.value, meant });
    }
    found
}

fn code_of(code: Placed<String>, of: &Classification, faults: &mut Faults<'_>) -> Option<Code> {
    let found = of.group(&code.value).map(|group| group.code().clone());
    if found.is_none() {
        let meant = faults.nearest(&code.value, of.groups().map(|group| group.code().as_str()));
        faults.add(
            code.at,
            Problem::NoSuchCode { code: code.value, classification: of.id().to_owned(), meant },
        );
    }
    found
}

fn need_sources(sources: &[Placed<String>], fields: &Fields<'_, '_>, faults: &mut Faults<'_>) {
    if sources.is_empty() {
        faults.add(fields.at, Problem::Missing { of: "the entry", key: "from" });
    }
}

fn place(
    targets: &mut HashMap<Code, (Mapped, usize)>,
    source: Placed<String>,
    from: &Classification,
    mapped: Mapped,
    faults: &mut Faults<'_>,
) {
    let at = source.at;
    let Some(code) = code_of(source, from, faults) else { return };
    if let Some((_, first)) = targets.get(&code) {
        let first = faults.line(*first);
        faults.add(at, Problem::DuplicateCode { code: code.to_string(), first });
        return;
    }
    targets.insert(code, (mapped, at));
}
