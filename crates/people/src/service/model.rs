//! Services, their names and their tree.

use kernel::{At, Errors, Facts, Form, Recorded, ServiceId};
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// The most characters of a name of a service.
pub const NAME_LIMIT: usize = 120;
/// The most other names of one service.
const OTHER_NAMES: usize = 20;

/// A service of the body, such as Adult Social Care.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Service {
    /// Which one it is.
    pub id: ServiceId,
    /// The service it belongs to.
    pub parent: Option<ServiceId>,
    /// What it is called.
    pub name: String,
    /// Other names it goes by, such as "ASC".
    pub other_names: Vec<String>,
    /// Its place among its neighbours; equals stand by name.
    pub position: i32,
    /// Since when it is out of use.
    pub retired_at: Option<At>,
    /// Counts the edits, so that a stale one is noticed.
    pub version: i64,
}

impl Service {
    /// Whether it is in use.
    #[must_use]
    pub fn in_use(&self) -> bool {
        self.retired_at.is_none()
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.other_names).map(String::as_str)
    }
}

impl Recorded for Service {
    const KIND: &'static str = "service";
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn facts(&self) -> Facts {
        let mut facts = Facts::new();
        facts.insert("name".to_owned(), self.name.clone().into());
        facts.insert("other_names".to_owned(), self.other_names.clone().into());
        facts.insert("parent".to_owned(), self.parent.map(|it| it.to_string()).into());
        facts.insert("position".to_owned(), self.position.into());
        facts.insert("in_use".to_owned(), self.in_use().into());
        facts
    }
}

/// The name, parent and other names of a service, checked: for a new one, or in place of what stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewService {
    pub(super) name: String,
    pub(super) parent: Option<ServiceId>,
    pub(super) other_names: Vec<String>,
    pub(super) position: i32,
}

impl NewService {
    /// Checks the names of a service.
    pub fn new(name: &str, parent: Option<ServiceId>, other_names: &[String]) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let name = one_line(name);
        if fold(&name).is_empty() {
            errors.add("name", "Enter a name");
        }
        let mut seen: HashSet<String> = HashSet::from([fold(&name)]);
        let other_names: Vec<String> = other_names
            .iter()
            .map(|it| one_line(it))
            .filter(|it| !fold(it).is_empty() && seen.insert(fold(it)))
            .collect();
        for (field, name) in
            std::iter::once(("name", &name)).chain(other_names.iter().map(|it| ("other_names", it)))
        {
            let length = name.chars().count();
            if length > NAME_LIMIT {
                errors.add(
                    field,
                    format!("A name must be {NAME_LIMIT} characters or fewer; “{name}” has {length}"),
                );
            }
        }
        if other_names.len() > OTHER_NAMES {
            errors.add("other_names", format!("Enter {OTHER_NAMES} other names or fewer"));
        }
        errors.or(Self { name, parent, other_names, position: 0 })
    }

    /// Checks a form of `name`, `parent`, `other_names` (one a line) and `position`.
    pub fn check(form: &Form) -> Result<Self, Errors> {
        let parent = form.text("parent");
        let other_names: Vec<String> = form.text("other_names").lines().map(str::to_owned).collect();
        let position = form.text("position");
        let place = if position.is_empty() { Some(0) } else { position.parse().ok() };
        let mut errors = Errors::default();
        if !parent.is_empty() && parent.parse::<ServiceId>().is_err() {
            errors.add("parent", "Choose a service from the list");
        }
        let place = place.filter(|it| (0..=9_999).contains(it));
        if place.is_none() {
            errors.add("position", "Place in the list must be a whole number between 0 and 9999");
        }
        match (Self::new(&form.text("name"), parent.parse().ok(), &other_names), place) {
            (Ok(new), Some(position)) => errors.or(Self { position, ..new }),
            (Ok(_), None) => Err(errors),
            (Err(mut all), _) => {
                errors.iter().for_each(|it| all.add(&it.field, &it.message));
                Err(all)
            }
        }
    }

    /// The same service at this place among its neighbours.
    #[must_use]
    pub fn at_position(self, position: i32) -> Self {
        Self { position, ..self }
    }
}

/// New names and parent for a service, and the state they were made from.
#[derive(Clone, Debug)]
pub struct ServiceEdit {
    /// What shall stand there.
    pub to: NewService,
    /// The version that was on the screen.
    pub version: i64,
}

fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A name as names are compared: lower case, "&" as "and", words without punctuation.
#[must_use]
pub fn fold(name: &str) -> String {
    name.to_lowercase()
        .replace('&', " and ")
        .replace(['\'', '’', '.'], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The parts of a name that it may also go by: "Adult Social Care (ASC)" is "Adult Social Care" and "ASC".
fn parts(name: &str) -> Vec<String> {
    let Some((before, rest)) = name.split_once('(') else { return Vec::new() };
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    [format!("{before} {after}"), inside.to_owned()]
        .iter()
        .map(|it| fold(it))
        .filter(|it| !it.is_empty())
        .collect()
}

/// The service that goes by this name. A whole name counts before a part of one, a service in use before a
/// retired one; a name that two services could mean is nobody's.
#[must_use]
pub fn named<'a>(services: &'a [Service], typed: &str) -> Option<&'a Service> {
    let whole = fold(typed);
    if whole.is_empty() {
        return None;
    }
    let exact = |wanted: &str| services.iter().find(|it| it.names().any(|name| fold(name) == wanted));
    if let Some(found) = exact(&whole) {
        return Some(found);
    }
    let mut wanted = parts(typed);
    wanted.push(whole);
    let meant = |it: &&Service| {
        it.names()
            .any(|name| wanted.contains(&fold(name)) || parts(name).iter().any(|part| wanted.contains(part)))
    };
    let only = |in_use: bool| {
        let mut found = services.iter().filter(|it| it.in_use() == in_use).filter(meant);
        (found.next(), found.next())
    };
    match (only(true), only(false)) {
        ((Some(one), None), _) | ((None, None), (Some(one), None)) => Some(one),
        _ => None,
    }
}

/// These services and all below them.
#[must_use]
pub fn with_those_below(
    tree: &[(ServiceId, Option<ServiceId>)],
    tops: impl IntoIterator<Item = ServiceId>,
) -> BTreeSet<ServiceId> {
    let mut below: HashMap<ServiceId, Vec<ServiceId>> = HashMap::new();
    for (id, parent) in tree {
        if let Some(parent) = parent {
            below.entry(*parent).or_default().push(*id);
        }
    }
    let mut found = BTreeSet::new();
    let mut next: Vec<ServiceId> = tops.into_iter().collect();
    while let Some(id) = next.pop() {
        if found.insert(id) {
            next.extend(below.get(&id).into_iter().flatten());
        }
    }
    found
}

/// The services as a tree reads: parents before children, neighbours by place and name. Each with its depth.
#[must_use]
pub fn in_tree_order(mut services: Vec<Service>) -> Vec<(usize, Service)> {
    services.sort_by_cached_key(|it| (it.position, fold(&it.name), it.id));
    let known: HashSet<ServiceId> = services.iter().map(|it| it.id).collect();
    let mut below: HashMap<Option<ServiceId>, Vec<Service>> = HashMap::new();
    for service in services {
        // A child whose parent is not in this list stands at the top.
        below.entry(service.parent.filter(|it| known.contains(it))).or_default().push(service);
    }
    let mut ordered = Vec::with_capacity(known.len());
    let mut next: Vec<(usize, Service)> =
        below.remove(&None).unwrap_or_default().into_iter().rev().map(|it| (0, it)).collect();
    while let Some((depth, service)) = next.pop() {
        let children = below.remove(&Some(service.id)).unwrap_or_default();
        next.extend(children.into_iter().rev().map(|it| (depth + 1, it)));
        ordered.push((depth, service));
    }
    ordered
}
