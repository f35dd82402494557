//! What people or events are told apart by: members in their order, as a tree, with the ways in which files write them.

use super::{
    MOST_MEMBERS,
    beside::{self, Beside},
    fault::{Finder, meant},
    fields::{Fields, Placed},
};
use classification::{Classification, Group, Reading};
use std::collections::HashMap;

/// A dimension.
#[derive(Debug, Clone)]
pub struct DimensionSpec {
    /// Its short name.
    pub key: String,
    /// Its name for people.
    pub label: String,
    /// Its members.
    pub members: Members,
}

/// The members of a dimension.
#[derive(Debug, Clone)]
pub struct Members {
    /// What stands for all of them.
    pub total: String,
    /// All but the total, parents before their children, in order.
    pub list: Vec<Member>,
    /// A classification that reads the labels of files.
    classification: Option<Classification>,
    /// The group of everybody who gave an answer, where some did not.
    answered: Option<String>,
    /// Whether any label is a member, in the order in which files have them.
    pub open: bool,
}

/// A member of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its label, as tables show it.
    pub label: String,
    /// The group it stands in; the total where none is named.
    pub parent: Option<String>,
    /// Whether it is no answer.
    pub non_answer: bool,
    /// The code of a classification.
    pub code: Option<String>,
    /// Whether others stand in it.
    pub group: bool,
}

impl DimensionSpec {
    /// A dimension of members without groups.
    pub(crate) fn plain(
        key: &str,
        label: &str,
        total: &str,
        labels: impl IntoIterator<Item = String>,
    ) -> Self {
        let member = |label| Member { label, parent: None, non_answer: false, code: None, group: false };
        let list = labels.into_iter().map(member).collect();
        let members =
            Members { total: total.to_owned(), list, classification: None, answered: None, open: false };
        Self { key: key.to_owned(), label: label.to_owned(), members }
    }
}

impl Members {
    /// The member that a label of a file means.
    #[must_use]
    pub fn find(&self, label: &str) -> Option<&Member> {
        let label = label.trim();
        if let Some(found) = self.list.iter().find(|it| it.label == label) {
            return Some(found);
        }
        if let Some(classification) = &self.classification {
            return match classification.find(label) {
                Reading::Group(group) => self.by_code(group.code().as_str()),
                Reading::NonAnswer(why) => self.by_code(why.code.as_str()),
                _ => None,
            };
        }
        self.list.iter().find(|it| it.label.eq_ignore_ascii_case(label))
    }

    /// The classification that reads the labels of files, where there is one.
    pub(super) fn classification(&self) -> Option<&Classification> {
        self.classification.as_ref()
    }

    /// Whether a classification reads the labels of files.
    #[must_use]
    pub fn is_classified(&self) -> bool {
        self.classification.is_some()
    }

    fn by_code(&self, code: &str) -> Option<&Member> {
        self.list.iter().find(|it| it.code.as_deref() == Some(code))
    }

    /// A member by the label or code that a project writes.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Member> {
        self.by_code(name).or_else(|| self.find(name))
    }

    /// The members that stand in a broader group of the classification, by its code or label.
    fn of_broader(&self, name: &str) -> Vec<&Member> {
        let Some(classification) = &self.classification else { return Vec::new() };
        let by_label = || classification.groups().find(|it| it.label() == name);
        let Some(group) = classification.group(name).or_else(by_label) else { return Vec::new() };
        let finest = classification.finest_of(group.code().as_str());
        finest.iter().filter_map(|it| self.by_code(it.code().as_str())).collect()
    }

    /// The broader group of the classification that a name means.
    pub(super) fn broader(&self, name: &str) -> Option<&Group> {
        match self.classification.as_ref()?.find(name) {
            Reading::Group(group) if !group.is_finest() => Some(group),
            _ => None,
        }
    }

    /// The label that stands for everybody who gave an answer.
    #[must_use]
    pub fn answered(&self) -> &str {
        self.answered.as_deref().unwrap_or(&self.total)
    }

    /// Members without others in them, that are an answer.
    pub fn finest(&self) -> impl Iterator<Item = &Member> {
        self.list.iter().filter(|it| !it.group && !it.non_answer)
    }

    /// The groups as a tree: each with what stands in it, the total first.
    #[must_use]
    pub fn tree(&self) -> Vec<(String, Vec<String>)> {
        let mut tree = vec![(self.total.clone(), Vec::new())];
        let mut at: HashMap<&str, usize> = HashMap::from([(self.total.as_str(), 0)]);
        for member in &self.list {
            if let Some(parent) = at.get(member.parent.as_deref().unwrap_or(&self.total)) {
                tree[*parent].1.push(member.label.clone());
            }
            if member.group {
                at.insert(&member.label, tree.len());
                tree.push((member.label.clone(), Vec::new()));
            }
        }
        tree.retain(|it| !it.1.is_empty());
        tree
    }

    /// These members with all from which they could be worked out: the groups above them, and whatever else stands in
    /// those groups. The total is first.
    #[must_use]
    pub fn whole_around(&self, labels: &[String]) -> Vec<String> {
        let mut open: Vec<String> = vec![self.total.clone()];
        for label in labels {
            let above = self.with_parents(label);
            open.extend(above.into_iter().skip(1));
        }
        let parent = |it: &Member| it.parent.clone().unwrap_or_else(|| self.total.clone());
        let inside = self.list.iter().filter(|it| open.contains(&parent(it))).map(|it| it.label.clone());
        [self.total.clone()].into_iter().chain(inside).collect()
    }

    /// The member and every group it stands in, up to the total.
    #[must_use]
    pub fn with_parents(&self, label: &str) -> Vec<String> {
        let mut all = vec![label.to_owned()];
        let mut at = label;
        while let Some(parent) =
            self.list.iter().find(|it| it.label == at).and_then(|it| it.parent.as_deref())
        {
            if all.len() > self.list.len() {
                break;
            }
            all.push(parent.to_owned());
            at = parent;
        }
        all.push(self.total.clone());
        all
    }
}

pub(super) fn read(
    name: &Placed<String>,
    mut fields: Fields<'_, '_>,
    beside: Beside<'_>,
    faults: &mut Finder<'_>,
) -> Option<DimensionSpec> {
    let label = fields.needed_text("label", faults);
    let total = fields.text("total", faults).map_or_else(|| "Total".to_owned(), |it| it.value);
    let classified = fields.text("classification", faults);
    let order = fields.texts("order", faults);
    let groups = fields.lists("groups", faults);
    let non_answers = fields.texts("non-answers", faults);
    let answered = fields.text("answered", faults);
    let leave_out = fields.texts("without", faults);
    fields.done(faults);
    let label = label?;

    let classification = match &classified {
        Some(it) => Some(beside::classification(it, beside, faults)?),
        None => None,
    };
    let written = order.len() + non_answers.len() + groups.iter().map(|it| it.1.len() + 1).sum::<usize>();
    if written > MOST_MEMBERS {
        let words =
            format!("[dimension.{}] names more than {MOST_MEMBERS} members. Put them together.", name.value);
        faults.add(name.at, words);
        return None;
    }
    for it in order.iter().chain(&non_answers).chain(groups.iter().map(|it| &it.0)) {
        if it.value == total {
            let words = format!(
                "“{total}” is the total of [dimension.{}] already. Take it out here, or call the total otherwise with `total`.",
                name.value
            );
            faults.add(it.at, words);
            return None;
        }
    }
    let open = classification.is_none() && order.is_empty() && groups.is_empty();
    let mut list: Vec<Member> = Vec::new();
    let mut add = |label: String, code: Option<String>, non_answer: bool| {
        if !list.iter().any(|it| it.label == label) {
            list.push(Member { label, parent: None, non_answer, code, group: false });
        }
    };
    match &classification {
        Some(it) => {
            for group in it.finest() {
                add(group.label().to_owned(), Some(group.code().as_str().to_owned()), false);
            }
            for why in it.non_answers() {
                add(why.label.clone(), Some(why.code.as_str().to_owned()), true);
            }
        }
        None => {
            order.iter().for_each(|it| add(it.value.clone(), None, false));
            groups.iter().flat_map(|it| &it.1).for_each(|it| {
                if !groups.iter().any(|(group, _)| group.value == it.value) {
                    add(it.value.clone(), None, false);
                }
            });
            non_answers.iter().for_each(|it| add(it.value.clone(), None, true));
        }
    }
    let mut members = Members { total, list, classification, answered: None, open };
    for it in &leave_out {
        match members.named(&it.value).map(|it| it.label.clone()) {
            Some(label) => members.list.retain(|it| it.label != label),
            None => unknown(&members, it, faults),
        }
    }
    if members.classification.is_none() {
        for it in &non_answers {
            if let Some(at) = members.list.iter().position(|member| member.label == it.value) {
                members.list[at].non_answer = true;
            }
        }
    }
    let groups = spelt_out(&members, groups);
    for (group, inside) in &groups {
        announce(&mut members, group, inside);
    }
    for (group, inside) in &groups {
        put_under(&mut members, group, inside, faults);
    }
    let any_answer_missing = members.list.iter().any(|it| it.non_answer);
    if any_answer_missing {
        let answered = answered.map_or_else(|| format!("{}: known", label.value), |it| it.value);
        for it in members.list.iter_mut().filter(|it| !it.non_answer && it.parent.is_none()) {
            it.parent = Some(answered.clone());
        }
        members.answered = Some(answered.clone());
        members
            .list
            .insert(0, Member { label: answered, parent: None, non_answer: false, code: None, group: true });
    }
    let all = members.list.len();
    in_order_of_the_tree(&mut members);
    if members.list.len() != all {
        faults.add(name.at, "Two groups stand in each other. Let one of them hold the other.");
        return None;
    }
    Some(DimensionSpec { key: name.value.clone(), label: label.value, members })
}

type Groups = Vec<(Placed<String>, Vec<Placed<String>>)>;

/// Groups in which the members stand where the project names a broader group of the classification.
fn spelt_out(members: &Members, groups: Groups) -> Groups {
    let own: Vec<String> = groups.iter().map(|it| it.0.value.clone()).collect();
    let members_of = |it: Placed<String>| {
        let broader = members.of_broader(&it.value);
        if own.contains(&it.value) || members.named(&it.value).is_some() || broader.is_empty() {
            return vec![it];
        }
        broader.iter().map(|member| Placed { value: member.label.clone(), at: it.at }).collect()
    };
    groups
        .into_iter()
        .map(|(group, inside)| (group, inside.into_iter().flat_map(members_of).collect()))
        .collect()
}

/// A group before what stands first in it, so that groups can stand in groups.
fn announce(members: &mut Members, group: &Placed<String>, inside: &[Placed<String>]) {
    if let Some(found) = members.list.iter_mut().find(|it| it.label == group.value) {
        found.group = true;
        return;
    }
    let label = inside.iter().find_map(|it| members.named(&it.value)).map(|it| it.label.clone());
    let at = members.list.iter().position(|it| Some(&it.label) == label.as_ref());
    let new = Member { label: group.value.clone(), parent: None, non_answer: false, code: None, group: true };
    members.list.insert(at.unwrap_or(members.list.len()), new);
}

/// A group and what stands in it: each member has one parent.
fn put_under(
    members: &mut Members,
    group: &Placed<String>,
    inside: &[Placed<String>],
    faults: &mut Finder<'_>,
) {
    if inside.is_empty() {
        faults.add(
            group.at,
            format!("The group “{}” is empty. Say who is in it, or take it out.", group.value),
        );
        return;
    }
    for it in inside {
        let Some(label) = members.named(&it.value).map(|it| it.label.clone()) else {
            unknown(members, it, faults);
            continue;
        };
        if label == group.value {
            faults.add(it.at, format!("“{label}” stands in itself. Take it out of its own group."));
            continue;
        }
        let Some(at) = members.list.iter().position(|it| it.label == label) else { continue };
        if members.list[at].parent.is_some() {
            let words =
                format!("“{label}” stands in two groups, so it would be counted twice. Leave it in one.");
            faults.add(it.at, words);
            continue;
        }
        members.list[at].parent = Some(group.value.clone());
    }
}

fn unknown(members: &Members, it: &Placed<String>, faults: &mut Finder<'_>) {
    let labels = members.list.iter().map(|it| it.label.as_str());
    faults.add(it.at, format!("There is no “{}” here.{}", it.value, meant(&it.value, labels)));
}

/// Parents first, then their children, each in the order in which the project has them.
fn in_order_of_the_tree(members: &mut Members) {
    let mut ordered: Vec<Member> = Vec::new();
    let mut open: Vec<Option<String>> = vec![None];
    while let Some(parent) = open.pop() {
        if let Some(label) = &parent
            && let Some(found) = members.list.iter().find(|it| it.label == *label)
        {
            ordered.push(found.clone());
        }
        // The stack gives the last first.
        for child in members.list.iter().rev().filter(|it| it.parent == parent) {
            open.push(Some(child.label.clone()));
        }
        if ordered.len() > members.list.len() {
            break;
        }
    }
    members.list = ordered;
}
