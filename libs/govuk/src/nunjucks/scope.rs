//! What Nunjucks and MiniJinja disagree about: how far an assignment reaches.

use std::collections::{BTreeMap, BTreeSet};

use super::syntax::Node;

/// The names a template, macro or block assigns.
///
/// In Nunjucks an assignment inside `{% for %}` outlives the loop; in MiniJinja it does not, so such names
/// live in a namespace instead.
#[derive(Default)]
pub(super) struct Assigned {
    /// Everything assigned or looped over.
    pub(super) all: BTreeSet<String>,
    /// Assigned inside a loop, and not themselves a loop's target.
    pub(super) in_loops: BTreeSet<String>,
    /// How often each name is assigned.
    pub(super) times: BTreeMap<String, usize>,
}

impl Assigned {
    /// Reads a body; macros and blocks within it are scopes of their own and are left out.
    pub(super) fn of(body: &[Node]) -> Self {
        let mut assigned = Self::default();
        let mut targets = BTreeSet::new();
        assigned.read(body, false, &mut targets);
        assigned.in_loops.retain(|name| !targets.contains(name));
        assigned.all.extend(targets);
        assigned
    }

    fn read(&mut self, body: &[Node], in_loop: bool, targets: &mut BTreeSet<String>) {
        for node in body {
            match node {
                Node::Set(names, _) => names.iter().for_each(|name| self.add(name, in_loop)),
                Node::SetBlock(name, body) => {
                    self.add(name, in_loop);
                    self.read(body, in_loop, targets);
                }
                Node::If(arms) => arms.iter().for_each(|(_, body)| self.read(body, in_loop, targets)),
                Node::For { targets: names, body, otherwise, .. } => {
                    targets.extend(names.iter().cloned());
                    self.read(body, true, targets);
                    if let Some(otherwise) = otherwise {
                        self.read(otherwise, in_loop, targets);
                    }
                }
                Node::Call(_, _, body) => self.read(body, in_loop, targets),
                _ => {}
            }
        }
    }

    fn add(&mut self, name: &str, in_loop: bool) {
        self.all.insert(name.into());
        *self.times.entry(name.into()).or_default() += 1;
        if in_loop {
            self.in_loops.insert(name.into());
        }
    }
}

/// True if `wanted` holds for a node of `body`, however deep, macros left out.
pub(super) fn contains(body: &[Node], wanted: fn(&Node) -> bool) -> bool {
    body.iter().any(|node| {
        wanted(node)
            || match node {
                Node::If(arms) => arms.iter().any(|(_, body)| contains(body, wanted)),
                Node::For { body, otherwise, .. } => {
                    contains(body, wanted) || otherwise.as_ref().is_some_and(|body| contains(body, wanted))
                }
                Node::SetBlock(_, body) | Node::Call(_, _, body) | Node::Block(_, body) => {
                    contains(body, wanted)
                }
                _ => false,
            }
    })
}

/// A scope while its body is written out.
pub(super) struct Scope {
    /// The variable that holds the names assigned in loops.
    pub(super) namespace: String,
    pub(super) parameters: BTreeSet<String>,
    pub(super) assigned: Assigned,
}

impl Scope {
    /// The names assigned nowhere but in `body`, a loop of this scope: Nunjucks gives these back their outer
    /// value when the loop ends.
    pub(super) fn own_to_loop(&self, body: &[Node]) -> Vec<String> {
        let inside = Assigned::of(body).times;
        let only_inside = |name: &String, times: &usize| {
            self.assigned.in_loops.contains(name)
                && !self.parameters.contains(name)
                && self.assigned.times.get(name) == Some(times)
        };
        let own = inside.into_iter().filter(|(name, times)| only_inside(name, times));
        own.map(|(name, _)| format!("{}.{name}", self.namespace)).collect()
    }
}
