//! Classifications, by which the labels of a column are read: those that come with the program, and files of the body's
//! own beside the mapping.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io::Read;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

use classification::{Classification, Group, MAX_BYTES, NonAnswerKind, builtin};
use records::mapping::{Classifications, Mapping};
use records::protocol::{MappingText, RefusalKind};
use records::{Advice, Category, Knows, LabelMap, NonAnswer, Reading};

use crate::refusal::{self, Outcome, refusal};

/// Classifications by name: those in files of the body's own, then those of the program.
#[derive(Default)]
pub(crate) struct Known {
    own: BTreeMap<String, Arc<Classification>>,
}

impl Known {
    /// Reads the classifications that came with a mapping.
    ///
    /// # Errors
    /// Every fault of such a file, with its place.
    pub(crate) fn read(texts: &BTreeMap<String, String>) -> Outcome<Self> {
        let mut own = BTreeMap::new();
        for (name, text) in texts {
            let read = Classification::parse(name, text).map_err(|faults| {
                let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
                refusal(RefusalKind::Mapping, lines.join("\n"))
            })?;
            own.insert(name.clone(), Arc::new(read));
        }
        Ok(Self { own })
    }
}

impl Classifications for Known {
    fn find(&self, id: &str) -> Option<LabelMap> {
        match self.own.get(id) {
            Some(own) => map(id, Arc::clone(own)),
            None => map(id, Classification::builtin(id)?),
        }
    }

    fn ids(&self) -> Vec<String> {
        self.own.keys().cloned().chain(builtin::ids().map(str::to_owned)).collect()
    }
}

/// Fetches the classification files that a mapping names and that did not come with it, from the folder of the mapping.
///
/// # Errors
/// Where one cannot be read.
pub(crate) fn fetch(mapping: &mut MappingText, folder: &Path) -> Outcome<()> {
    for name in Mapping::classifications_named(&mapping.text).into_iter().filter(|it| is_file(it)) {
        if let Entry::Vacant(missing) = mapping.classifications.entry(name) {
            let text =
                text_of(&folder.join(missing.key())).map_err(|why| refusal::file(missing.key(), why))?;
            missing.insert(text);
        }
    }
    Ok(())
}

fn is_file(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it.eq_ignore_ascii_case("toml"))
}

/// The text of a classification file; one byte more than is allowed tells that it is too large.
fn text_of(path: &Path) -> Result<String, String> {
    let said = |fault: std::io::Error| match fault.kind() {
        std::io::ErrorKind::NotFound => {
            "there is no such classification file; paths start from the folder of the mapping".to_owned()
        }
        std::io::ErrorKind::InvalidData => {
            "this classification is not UTF-8 text: save it as UTF-8".to_owned()
        }
        _ => format!("this classification cannot be read: {fault}"),
    };
    if std::fs::metadata(path).map_err(said)?.is_dir() {
        return Err("this is a folder, where a classification file is named".to_owned());
    }
    let file = std::fs::File::open(path).map_err(said)?;
    let mut text = String::new();
    file.take(MAX_BYTES as u64 + 1).read_to_string(&mut text).map_err(said)?;
    Ok(text)
}

/// The finest groups of a classification, each under its broad group. Other spellings are asked of the classification
/// itself, which may know thousands.
fn map<C>(id: &str, classification: C) -> Option<LabelMap>
where
    C: Deref<Target = Classification> + Send + Sync + 'static,
{
    let categories = classification.finest().map(|group| Category {
        label: group.label().to_owned(),
        code: Some(group.code().as_str().to_owned()),
        parent: classification
            .broad_of(group.code().as_str())
            .filter(|broad| broad.code() != group.code())
            .map(|broad| broad.label().to_owned()),
    });
    let map = LabelMap::new(categories.collect()).ok()?;
    let map = if classification.is_scale() { map.from_low_to_high() } else { map };
    Some(map.asking(id, Labels(classification)))
}

/// The labels of a classification.
struct Labels<C>(C);

impl<C> Knows for Labels<C>
where
    C: Deref<Target = Classification> + Send + Sync,
{
    /// A label that stands for a broad group alone ("Asian") is left to a person: it is no finest group.
    fn read(&self, label: &str) -> Option<Reading> {
        match self.0.find(label) {
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

    fn advise(&self, label: &str) -> Advice {
        advise(&self.0, label)
    }
}

/// What a classification has to say of a label that it does not read as one of its finest groups.
pub(crate) fn advise(classification: &Classification, label: &str) -> Advice {
    let finest = |group: &Group| group.is_finest().then(|| group.label().to_owned());
    match classification.find(label) {
        classification::Reading::Group(group) if !group.is_finest() => Advice {
            why: Some(format!("it stands for the broad group “{}” alone", group.label())),
            perhaps: Vec::new(),
        },
        classification::Reading::Ambiguous(it) => {
            let groups = it.could_be.iter().filter_map(|code| classification.group(code.as_str()));
            Advice { why: Some(it.reason.clone()), perhaps: groups.filter_map(finest).collect() }
        }
        classification::Reading::Unmatched { reason: Some(reason) } => {
            Advice { why: Some(reason.to_owned()), perhaps: Vec::new() }
        }
        _ => {
            let like = classification.suggestions(label);
            let groups = like.iter().filter_map(|it| classification.group(it.code.as_str()));
            Advice { why: None, perhaps: groups.filter_map(finest).collect() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_classification_that_comes_along_can_be_named_in_a_mapping() {
        let known = Known::default();
        for id in known.ids() {
            assert!(known.find(&id).is_some(), "{id}");
        }
    }
}
