//! What the labels of a file mean. A label that was read once is remembered, because a file says the same ones again and
//! again.

use crate::project::{DimensionSpec, MOST_MEMBERS, Project, meant};
use std::collections::{HashMap, HashSet};

/// A member, and whether it stands for others.
pub(super) type Meaning = (String, bool);

pub(super) struct Labels<'a> {
    project: &'a Project,
    /// What was read already, by dimension and as it is written.
    known: HashMap<(usize, String), Meaning>,
    /// Labels of dimensions that have no list.
    met: HashMap<usize, Met>,
    /// The labels of a list in small letters, by the dimension: what is not among them need not be looked for.
    listed: HashMap<usize, HashSet<String>>,
    /// How many labels were not known.
    unknown: usize,
}

/// For so many labels that are not known it is looked up what may have been meant: nobody reads more, and it takes long.
const MOST_SUGGESTED: usize = 50;

/// Labels in the order in which they were met.
#[derive(Default)]
struct Met {
    order: Vec<String>,
    /// By its letters without regard to capitals, the spelling that was met first.
    spelling: HashMap<String, String>,
}

impl<'a> Labels<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        Self { project, known: HashMap::new(), met: HashMap::new(), listed: HashMap::new(), unknown: 0 }
    }

    /// The member that a label means in a dimension.
    ///
    /// # Errors
    /// What is wrong with it and what to do.
    pub(super) fn read(&mut self, dimension: usize, written: &str) -> Result<Meaning, String> {
        let at = (dimension, written.to_owned());
        if let Some(found) = self.known.get(&at) {
            return Ok(found.clone());
        }
        let Some(spec) = self.project.dimensions.get(dimension) else { return Err(String::new()) };
        let found = self.meaning(spec, dimension, written)?;
        self.known.insert(at, found.clone());
        Ok(found)
    }

    fn meaning(&mut self, spec: &DimensionSpec, dimension: usize, written: &str) -> Result<Meaning, String> {
        let name = spec.label.to_lowercase();
        if written.is_empty() {
            return Err(format!("There is no {name}. If it is not known, say so, such as “Not known”."));
        }
        if let Some(it) = written.chars().find(|it| it.is_control()) {
            return Err(format!(
                "“{}” holds a character that cannot be printed (U+{:04X}). Take it out.",
                written.escape_debug(),
                u32::from(it)
            ));
        }
        if written == spec.members.total {
            return Ok((written.to_owned(), true));
        }
        if self.may_be_listed(spec, dimension, written)
            && let Some(found) = spec.members.find(written)
        {
            return Ok((found.label.clone(), found.group));
        }
        if spec.members.open {
            return self.met.entry(dimension).or_default().add(written, &name);
        }
        self.unknown += 1;
        let names = spec.members.list.iter().filter(|it| !it.group).map(|it| it.label.as_str());
        let meant = if self.unknown <= MOST_SUGGESTED { meant(written, names) } else { String::new() };
        Err(format!("“{written}” is not known as {name}. It is never guessed.{meant}"))
    }

    /// Whether a list can hold a label. What a classification reads stands in no list.
    fn may_be_listed(&mut self, spec: &DimensionSpec, dimension: usize, written: &str) -> bool {
        if spec.members.is_classified() {
            return true;
        }
        let small = || spec.members.list.iter().map(|it| it.label.to_ascii_lowercase()).collect();
        self.listed.entry(dimension).or_insert_with(small).contains(&written.trim().to_ascii_lowercase())
    }

    /// Whether a dimension without a list has met more labels than it can have.
    pub(super) fn is_full(&self) -> bool {
        self.met.values().any(|it| it.order.len() > MOST_MEMBERS)
    }

    /// The labels that were met, by the dimension.
    pub(super) fn found(self) -> HashMap<usize, Vec<String>> {
        self.met.into_iter().map(|(dimension, it)| (dimension, it.order)).collect()
    }
}

impl Met {
    fn add(&mut self, written: &str, name: &str) -> Result<Meaning, String> {
        if written.starts_with(['=', '@', '+', '-']) {
            return Err(format!(
                "“{written}” begins as a formula does, and spreadsheets would take it for one. Write it in words."
            ));
        }
        let letters = written.to_lowercase();
        if let Some(other) = self.spelling.get(&letters).filter(|it| *it != written) {
            return Err(format!("“{written}” is “{other}” in another spelling. Write one of them."));
        }
        if self.spelling.insert(letters, written.to_owned()).is_none() {
            self.order.push(written.to_owned());
        }
        if self.order.len() > MOST_MEMBERS {
            return Err(format!(
                "“{written}” is one of more than {MOST_MEMBERS} different labels of {name}. Is it the right column? Put labels together with `groups`, or name a classification."
            ));
        }
        Ok((written.to_owned(), false))
    }
}

/// Groups that members stand in, up to the total, each looked up once.
pub(super) struct Above<'a> {
    project: &'a Project,
    known: HashMap<(usize, String), Vec<String>>,
}

impl<'a> Above<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        Self { project, known: HashMap::new() }
    }

    /// The member itself and every group it stands in.
    fn of(&mut self, dimension: usize, label: &str) -> &[String] {
        let project = self.project;
        self.known.entry((dimension, label.to_owned())).or_insert_with(|| {
            project.dimensions.get(dimension).map_or_else(Vec::new, |it| it.members.with_parents(label))
        })
    }

    /// All keys in which a row with these labels counts: each label and every group that it stands in, crossed.
    pub(super) fn keys(&mut self, labels: &[(usize, String)]) -> Vec<Vec<(usize, String)>> {
        let mut keys: Vec<Vec<(usize, String)>> = vec![Vec::new()];
        for (dimension, label) in labels {
            let above = self.of(*dimension, label);
            let with = |key: &Vec<(usize, String)>, label: &String| {
                let mut key = key.clone();
                key.push((*dimension, label.clone()));
                key
            };
            keys = keys
                .iter()
                .flat_map(|key| above.iter().map(|it| with(key, it)).collect::<Vec<_>>())
                .collect();
        }
        keys
    }
}
