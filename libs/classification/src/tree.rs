//! Parents and children: that they are a tree, and the tree as disclosure control wants it.

use std::collections::HashMap;

use crate::classification::Classification;
use crate::code::Code;
use crate::fields::Placed;
use crate::located::{Faults, Problem};
use crate::read::Draft;

/// The most levels of parents.
const DEEPEST: usize = 32;

/// A hierarchy whose every number is the sum of those below it: a name, the total, and what each node consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// The id of the classification.
    pub name: String,
    /// The node above all others.
    pub total: String,
    /// Each node that consists of others, with those, from the total down.
    pub nodes: Vec<(String, Vec<String>)>,
}

/// By which of their names the nodes of a [`Tree`] go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Codes.
    Code,
    /// Short labels.
    Short,
    /// Full labels.
    Label,
}

/// Whether people without an answer are part of the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithNonAnswers {
    /// The total is everybody: the three kinds of non-answer stand beside the broad groups.
    Counted,
    /// The total is those who answered.
    LeftOut,
}

impl Classification {
    /// Its hierarchy, from the total down, in the official order.
    #[must_use]
    pub fn tree(&self, naming: Naming, non_answers: WithNonAnswers) -> Tree {
        self.tree_with_unspecified(naming, non_answers, &[])
    }

    /// As [`Classification::tree`], with one more child under each of these parents for the people of whom no more is known
    /// than the parent ("Asian"): without it a parent would be more than the sum of its children.
    #[must_use]
    pub fn tree_with_unspecified(
        &self,
        naming: Naming,
        non_answers: WithNonAnswers,
        parents: &[Code],
    ) -> Tree {
        let name = |group: &crate::Group| match naming {
            Naming::Code => group.code().to_string(),
            Naming::Short => group.short().to_owned(),
            Naming::Label => group.label().to_owned(),
        };
        let mut top: Vec<String> = self.broad().map(name).collect();
        if non_answers == WithNonAnswers::Counted {
            top.extend(self.non_answers().iter().map(|answer| match naming {
                Naming::Code => answer.code.to_string(),
                Naming::Short | Naming::Label => answer.label.clone(),
            }));
        }
        let total = name(self.total());
        let parents = self.groups().filter(|group| !group.children().is_empty()).map(|group| {
            let children = group.children().iter().filter_map(|child| self.group(child.as_str()));
            let mut children: Vec<String> = children.map(name).collect();
            if parents.contains(group.code()) {
                children.push(match naming {
                    Naming::Code => group.unspecified_code(),
                    Naming::Short | Naming::Label => group.unspecified_label(),
                });
            }
            (name(group), children)
        });
        let nodes = std::iter::once((total.clone(), top)).chain(parents).collect();
        Tree { name: self.id().to_owned(), total, nodes }
    }
}

pub(crate) fn check(drafts: &[Draft], places: &HashMap<Code, Placed<usize>>, faults: &mut Faults<'_>) {
    let mut first_total: Option<&Draft> = None;
    for draft in drafts.iter().filter(|draft| draft.total) {
        if let Some(first) = first_total {
            let line = faults.line(first.code.at);
            let (code, first) = (draft.code.value.to_string(), first.code.value.to_string());
            faults.add(draft.code.at, Problem::TwoTotals { code, first, line });
        }
        first_total = first_total.or(Some(draft));
    }
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        parents.push(parent_of(draft, drafts, places, faults));
    }
    check_levels(drafts, &parents, faults);
}

fn parent_of(
    draft: &Draft,
    drafts: &[Draft],
    places: &HashMap<Code, Placed<usize>>,
    faults: &mut Faults<'_>,
) -> Option<usize> {
    let parent = draft.parent.as_ref()?;
    let code = draft.code.value.to_string();
    let found = places.get(&parent.value).map(|place| place.value);
    let is_total = found.and_then(|place| drafts.get(place)).is_some_and(|parent| parent.total);
    if draft.total || is_total {
        let total = if draft.total { code } else { parent.value.to_string() };
        faults.add(parent.at, Problem::TotalInTree { code: total, parent: parent.value.to_string() });
    } else if found.is_none() {
        let meant = faults.nearest(parent.value.as_str(), places.keys().map(Code::as_str));
        faults.add(parent.at, Problem::NoParent { code, parent: parent.value.to_string(), meant });
    }
    found
}

/// Follows parents upwards from every group; a circle is told once, where its first group stands.
fn check_levels(drafts: &[Draft], parents: &[Option<usize>], faults: &mut Faults<'_>) {
    let mut told = vec![false; drafts.len()];
    for (start, draft) in drafts.iter().enumerate() {
        let mut path = vec![start];
        let mut at = start;
        while let Some(Some(parent)) = parents.get(at).copied() {
            if let Some(begin) = path.iter().position(|place| *place == parent) {
                let circle = path.get(begin..).unwrap_or_default();
                if !circle.iter().any(|place| told.get(*place).copied().unwrap_or(false)) {
                    let codes = circle.iter().chain([&parent]).filter_map(|place| drafts.get(*place));
                    let codes = codes.map(|draft| draft.code.value.to_string()).collect();
                    let place = draft.parent.as_ref().map_or(draft.code.at, |parent| parent.at);
                    faults.add(place, Problem::Cycle { codes });
                }
                circle.iter().for_each(|place| {
                    if let Some(told) = told.get_mut(*place) {
                        *told = true;
                    }
                });
                break;
            }
            if path.len() > DEEPEST {
                faults.add(
                    draft.code.at,
                    Problem::TooDeep { code: draft.code.value.to_string(), limit: DEEPEST },
                );
                break;
            }
            path.push(parent);
            at = parent;
        }
    }
}
