//! Services as a plan's readers filter by them: the organisation's tree, then what the plan names besides.

use super::key;
use kernel::{ServiceId, ServiceName};
use std::collections::HashMap;

/// A service in the list of filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Service {
    /// Its name in filters.
    pub key: String,
    pub name: String,
    /// The place of the service it belongs to; always an earlier one.
    pub parent: Option<usize>,
    pub depth: usize,
}

/// The services while a plan is being loaded.
pub(super) struct Services {
    pub list: Vec<Service>,
    by_id: HashMap<ServiceId, usize>,
    by_key: HashMap<String, usize>,
}

impl Services {
    /// The tree, each service before those below it, those of one parent by name.
    pub(super) fn new(mut names: Vec<ServiceName>) -> Self {
        names.sort_by(|a, b| a.name.cmp(&b.name));
        let known: Vec<ServiceId> = names.iter().map(|it| it.id).collect();
        let mut below: HashMap<Option<ServiceId>, Vec<&ServiceName>> = HashMap::new();
        for it in &names {
            // A service whose parent is no longer in use stands at the top.
            below.entry(it.parent.filter(|parent| known.contains(parent))).or_default().push(it);
        }
        let mut all = Self { list: Vec::new(), by_id: HashMap::new(), by_key: HashMap::new() };
        let roots = below.get(&None).cloned().unwrap_or_default();
        let mut waiting: Vec<(&ServiceName, Option<usize>)> =
            roots.into_iter().rev().map(|it| (it, None)).collect();
        while let Some((it, parent)) = waiting.pop() {
            let depth = parent.and_then(|at| all.list.get(at)).map_or(0, |it| it.depth + 1);
            let place = all.list.len();
            all.list.push(Service { key: it.id.to_string(), name: it.name.clone(), parent, depth });
            all.by_id.insert(it.id, place);
            waiting.extend(below.get(&Some(it.id)).into_iter().flatten().rev().map(|it| (*it, Some(place))));
        }
        all
    }

    /// The place of an activity's service: its own, or the words the plan has for it.
    pub(super) fn place(&mut self, id: Option<ServiceId>, as_written: &str) -> Option<usize> {
        if let Some(place) = id.and_then(|it| self.by_id.get(&it)) {
            return Some(*place);
        }
        let name = as_written.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return None;
        }
        let key = key(&name);
        if let Some(place) = self.by_key.get(&key) {
            return Some(*place);
        }
        let place = self.list.len();
        self.list.push(Service { key: key.clone(), name, parent: None, depth: 0 });
        self.by_key.insert(key, place);
        Some(place)
    }
}

/// A service and all those it belongs to, from itself upwards.
pub(crate) fn upwards(services: &[Service], from: Option<usize>) -> impl Iterator<Item = usize> {
    std::iter::successors(from, |at| services.get(*at).and_then(|it| it.parent))
}

/// The names of a service and of all it belongs to, the highest first.
pub(crate) fn service_path(services: &[Service], from: Option<usize>) -> Vec<String> {
    let mut names: Vec<String> =
        upwards(services, from).filter_map(|it| services.get(it)).map(|it| it.name.clone()).collect();
    names.reverse();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_stand_under_their_parents_and_unmatched_ones_at_the_end() {
        let name = |name: &str, parent: Option<ServiceId>| ServiceName {
            id: ServiceId::new(),
            parent,
            name: name.to_owned(),
            other_names: Vec::new(),
        };
        let top = name("Place", None);
        let lost = name("Archive", Some(ServiceId::new()));
        let (b, a) = (name("Parks", Some(top.id)), name("Libraries", Some(top.id)));
        let mut all = Services::new(vec![top.clone(), b, a.clone(), lost]);
        let shown: Vec<_> = all.list.iter().map(|it| (it.name.as_str(), it.depth)).collect();
        assert_eq!(shown, [("Archive", 0), ("Place", 0), ("Libraries", 1), ("Parks", 1)]);
        assert_eq!(all.place(Some(a.id), "whatever"), Some(2));
        assert_eq!(all.place(None, " Homes  & Land "), Some(4));
        assert_eq!(all.place(Some(ServiceId::new()), "Homes & land"), Some(4));
        assert_eq!(all.place(None, ""), None);
        assert_eq!(upwards(&all.list, Some(2)).collect::<Vec<_>>(), [2, 1]);
    }
}
