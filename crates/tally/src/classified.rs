//! The classifications that come with the program: a mapping names one, and labels are read by it.

use std::collections::BTreeMap;

use classification::{Classification, NonAnswerKind, builtin};
use records::mapping::Classifications;
use records::{Category, LabelMap, NonAnswer, Reading};

/// Classifications by name: those that came with a request first, then the program's own.
pub(crate) struct Known<'r>(pub(crate) &'r BTreeMap<String, LabelMap>);

impl Classifications for Known<'_> {
    fn find(&self, id: &str) -> Option<LabelMap> {
        self.0.get(id).cloned().or_else(|| shipped(id))
    }

    fn ids(&self) -> Vec<String> {
        self.0.keys().cloned().chain(builtin::ids().map(str::to_owned)).collect()
    }
}

/// The finest groups of a classification, each under its broad group. Other spellings are asked of the classification
/// itself, which knows thousands.
fn shipped(id: &str) -> Option<LabelMap> {
    let classification = Classification::builtin(id)?;
    let categories = classification.finest().map(|group| Category {
        label: group.label().to_owned(),
        code: Some(group.code().as_str().to_owned()),
        parent: classification
            .broad_of(group.code().as_str())
            .filter(|broad| broad.code() != group.code())
            .map(|broad| broad.label().to_owned()),
    });
    let map = LabelMap::new(categories.collect()).ok()?;
    Some(map.asking(id, read))
}

/// A label that stands for a broad group alone ("Asian") is left to a person: it is no finest group.
fn read(id: &str, label: &str) -> Option<Reading> {
    match Classification::builtin(id)?.find(label) {
        classification::Reading::Group(group) if group.is_finest() => {
            Some(Reading::Category(group.label().to_owned()))
        }
        classification::Reading::Total(_) => Some(Reading::Total),
        classification::Reading::NonAnswer(answer) => Some(Reading::NonAnswer(match answer.kind {
            NonAnswerKind::PreferNotToSay => NonAnswer::PreferNotToSay,
            NonAnswerKind::NotKnown => NonAnswer::NotKnown,
            NonAnswerKind::NotAsked => NonAnswer::NotAsked,
        })),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_classification_that_comes_along_can_be_named_in_a_mapping() {
        let none = BTreeMap::new();
        let known = Known(&none);
        for id in known.ids() {
            assert!(known.find(&id).is_some(), "{id}");
        }
    }

    #[test]
    fn a_classification_of_the_request_comes_before_one_of_the_program() {
        let own = LabelMap::new(vec![Category::new("Only this")]).unwrap();
        let own = BTreeMap::from([("ethnicity-2021".to_owned(), own)]);
        let found = Known(&own).find("ethnicity-2021").unwrap();
        assert_eq!(found.categories().len(), 1);
    }
}
