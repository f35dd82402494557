//! From the text of a file to a checked classification.

use std::collections::{HashMap, HashSet};

use crate::classification::Classification;
use crate::code::Code;
use crate::fields::{self, Fields, Placed};
use crate::group::{Ages, Ambiguous, Characteristic, Group, NonAnswer, NonAnswerKind};
use crate::header;
use crate::index::{Index, Meaning};
use crate::located::{Faults, LocatedError, Problem};
use crate::standard;
use crate::tree;

pub(crate) fn classification(name: &str, text: &str) -> Result<Classification, Vec<LocatedError>> {
    fields::read(name, text, "the file", build)
}

/// A group as the file has it, before anything is checked against the others.
pub(crate) struct Draft {
    pub(crate) code: Placed<Code>,
    pub(crate) parent: Option<Placed<Code>>,
    pub(crate) total: bool,
    order: Option<Placed<u32>>,
    ages: Option<Placed<Ages>>,
    label: Placed<String>,
    short: Option<Placed<String>>,
    note: Option<String>,
    /// Words that mean this group wherever they stand.
    aliases: Vec<Placed<String>>,
    /// Words that mean it only beside the words of its parent: "other" beside "Asian".
    beside_parent: Vec<Placed<String>>,
    /// Words that stand for this group before or after the words of its children.
    prefixes: Vec<Placed<String>>,
}

fn build(mut fields: Fields<'_, '_>, faults: &mut Faults<'_>) -> Option<Classification> {
    let header = header::read(&mut fields, faults);
    let characteristic = fields.required_word("characteristic", &Characteristic::WORDS, faults);
    let scale = fields.flag("scale", faults).unwrap_or(false);
    let blank = fields.word("blank", &NonAnswerKind::WORDS, faults).unwrap_or(NonAnswerKind::NotKnown);
    let mut drafts: Vec<Draft> = fields
        .tables("group", "a group", faults)
        .into_iter()
        .filter_map(|group| draft(group, faults))
        .collect();
    let answers: Vec<_> = fields
        .tables("non_answer", "a non-answer", faults)
        .into_iter()
        .filter_map(|answer| non_answer(answer, faults))
        .collect();
    let ambiguous = fields.tables("ambiguous", "an ambiguous entry", faults);
    let no_group = fields.tables("no_group", "an entry of labels without a group", faults);
    fields.done(faults);

    let total = standard_total(&mut drafts);
    let mut places: HashMap<Code, Placed<usize>> = HashMap::with_capacity(drafts.len());
    for (place, draft) in drafts.iter().enumerate() {
        claim_code(&mut places, draft.code.clone(), place, faults);
    }
    tree::check(&drafts, &places, faults);
    check_order(&drafts, faults);
    check_bands(&drafts, faults);

    let mut index = Index::default();
    write_groups(&mut index, &drafts, faults);
    make_labels(&mut index, &drafts, &places, faults);
    let name = |meaning: Meaning| call(meaning, &drafts);
    let non_answers = write_non_answers(&mut index, answers, &mut places, &drafts, faults);
    let mut unclear = Vec::new();
    for entry in ambiguous {
        unclear.extend(write_ambiguous(&mut index, entry, unclear.len(), &places, name, faults));
    }
    let mut reasons = Vec::new();
    for entry in no_group {
        reasons.extend(write_no_group(&mut index, entry, reasons.len(), name, faults));
    }
    standard::complete(&mut index, total, blank, &mut reasons);

    let places = places.into_iter().filter(|(_, place)| place.value < drafts.len());
    Some(Classification {
        header: header?,
        characteristic: characteristic?,
        scale,
        places: places.map(|(code, place)| (code, place.value)).collect(),
        groups: groups(drafts),
        total,
        non_answers,
        unclear,
        reasons,
        index,
    })
}

fn draft(mut fields: Fields<'_, '_>, faults: &mut Faults<'_>) -> Option<Draft> {
    let code = fields.required_code("code", faults);
    let label = fields.required_text("label", faults);
    let draft = (
        fields.text("short", faults),
        fields.code("parent", faults),
        fields.flag("total", faults).unwrap_or(false),
        fields.number("order", faults),
        fields.text("note", faults).map(|note| note.value),
        fields.texts("aliases", faults),
        fields.texts("beside_parent", faults),
        fields.texts("prefixes", faults),
    );
    let ages = fields.table("ages", "an age band", faults).and_then(|ages| read_ages(ages, faults));
    fields.done(faults);
    let (short, parent, total, order, note, aliases, beside_parent, prefixes) = draft;
    let (code, label) = (code?, label?);
    Some(Draft { code, parent, total, order, ages, label, short, note, aliases, beside_parent, prefixes })
}

fn read_ages(mut fields: Fields<'_, '_>, faults: &mut Faults<'_>) -> Option<Placed<Ages>> {
    let at = fields.at;
    let from = fields.number("from", faults);
    let to = fields.number("to", faults);
    if from.is_none() {
        faults.add(at, Problem::Missing { of: "an age band", key: "from" });
    }
    fields.done(faults);
    let (from, to) = (from?.value, to.map(|to| to.value));
    if to.is_some_and(|to| to < from) {
        faults.add(at, Problem::Contradiction(format!("the band ends before it begins ({from})")));
        return None;
    }
    Some(Placed { value: Ages { from, to }, at })
}

/// The place of the total; a file that names none has "All".
fn standard_total(drafts: &mut Vec<Draft>) -> usize {
    if let Some(place) = drafts.iter().position(|draft| draft.total) {
        return place;
    }
    // "all" may be taken by a group; the total then has another code.
    let free = ["all", "total", "all-groups"]
        .into_iter()
        .find(|code| !drafts.iter().any(|draft| draft.code.value == *code));
    drafts.push(Draft {
        code: Placed { value: Code::fixed(free.unwrap_or("evenhand.total")), at: 0 },
        parent: None,
        total: true,
        order: None,
        ages: None,
        label: Placed { value: "All".to_owned(), at: 0 },
        short: None,
        note: None,
        aliases: Vec::new(),
        beside_parent: Vec::new(),
        prefixes: Vec::new(),
    });
    drafts.len() - 1
}

fn claim_code(
    places: &mut HashMap<Code, Placed<usize>>,
    code: Placed<Code>,
    place: usize,
    faults: &mut Faults<'_>,
) {
    if let Some(first) = places.get(&code.value) {
        let first = faults.line(first.at);
        faults.add(code.at, Problem::DuplicateCode { code: code.value.to_string(), first });
        return;
    }
    places.insert(code.value, Placed { value: place, at: code.at });
}

/// Order numbers are optional; given to one group they are given to all, and run 1, 2, 3 …
fn check_order(drafts: &[Draft], faults: &mut Faults<'_>) {
    if drafts.iter().all(|draft| draft.order.is_none()) {
        return;
    }
    for (wanted, draft) in (1..).zip(drafts.iter().filter(|draft| !draft.total)) {
        let (found, at) = match &draft.order {
            Some(order) if order.value == wanted => continue,
            Some(order) => (order.value.to_string(), order.at),
            None => ("not given".to_owned(), draft.code.at),
        };
        faults.add(at, Problem::OrderGap { code: draft.code.value.to_string(), wanted, found });
    }
}

/// Bands follow each other without an age in both or in neither. Parents hold their children's ages again.
fn check_bands(drafts: &[Draft], faults: &mut Faults<'_>) {
    let parents: HashSet<&Code> =
        drafts.iter().filter_map(|draft| Some(&draft.parent.as_ref()?.value)).collect();
    let finest = drafts.iter().filter(|draft| !parents.contains(&draft.code.value));
    let finest = finest.filter_map(|draft| Some((draft, draft.ages.as_ref()?)));
    let mut before: Option<Ages> = None;
    for (draft, ages) in finest {
        if let Some(before) = before {
            let end = before.to.unwrap_or(u32::MAX);
            let from = ages.value.from;
            if Some(from) != end.checked_add(1) {
                faults.add(ages.at, Problem::Bands { code: draft.code.value.to_string(), from, before: end });
            }
        }
        before = Some(ages.value);
    }
}

fn call(meaning: Meaning, drafts: &[Draft]) -> String {
    match meaning {
        Meaning::Group(place) => {
            drafts.get(place).map_or_else(String::new, |draft| draft.code.value.to_string())
        }
        Meaning::NonAnswer(kind) => kind.word().to_owned(),
        Meaning::Unclear(_) => "ambiguous".to_owned(),
        Meaning::NoGroup(_) => "no group".to_owned(),
    }
}

fn write_groups(index: &mut Index, drafts: &[Draft], faults: &mut Faults<'_>) {
    for (place, draft) in drafts.iter().enumerate() {
        let code = Placed { value: draft.code.value.to_string(), at: draft.code.at };
        let words = [&code, &draft.label].into_iter().chain(&draft.short).chain(&draft.aliases);
        for word in words {
            index.write(&word.value, word.at, Meaning::Group(place), |meaning| call(meaning, drafts), faults);
        }
    }
}

fn make_labels(
    index: &mut Index,
    drafts: &[Draft],
    places: &HashMap<Code, Placed<usize>>,
    faults: &mut Faults<'_>,
) {
    for (place, draft) in drafts.iter().enumerate() {
        let parent = draft.parent.as_ref().and_then(|parent| places.get(&parent.value));
        let Some(parent) = parent.and_then(|parent| drafts.get(parent.value)) else { continue };
        let words =
            [&draft.label].into_iter().chain(&draft.short).chain(&draft.aliases).chain(&draft.beside_parent);
        for word in words {
            for prefix in &parent.prefixes {
                let pair = (prefix.value.as_str(), word.value.as_str());
                index.make(pair, word.at, Meaning::Group(place), |meaning| call(meaning, drafts), faults);
            }
        }
    }
}

pub(crate) struct NonAnswerDraft {
    kind: NonAnswerKind,
    code: Option<Placed<Code>>,
    label: Option<Placed<String>>,
    aliases: Vec<Placed<String>>,
    at: usize,
}

fn non_answer(mut fields: Fields<'_, '_>, faults: &mut Faults<'_>) -> Option<NonAnswerDraft> {
    let at = fields.at;
    let kind = fields.required_word("kind", &NonAnswerKind::WORDS, faults);
    let code = fields.code("code", faults);
    let label = fields.text("label", faults);
    let aliases = fields.texts("aliases", faults);
    fields.done(faults);
    Some(NonAnswerDraft { kind: kind?, code, label, aliases, at })
}

fn write_non_answers(
    index: &mut Index,
    drafts: Vec<NonAnswerDraft>,
    places: &mut HashMap<Code, Placed<usize>>,
    groups: &[Draft],
    faults: &mut Faults<'_>,
) -> [NonAnswer; 3] {
    let mut seen: HashMap<NonAnswerKind, (usize, NonAnswer)> = HashMap::new();
    for draft in drafts {
        if let Some((first, _)) = seen.get(&draft.kind) {
            let first = faults.line(*first);
            faults.add(draft.at, Problem::DuplicateCode { code: draft.kind.word().to_owned(), first });
            continue;
        }
        let mut words = draft.aliases;
        let mut answer = standard::non_answer(draft.kind);
        if let Some(code) = draft.code {
            words.push(Placed { value: code.value.to_string(), at: code.at });
            answer.code = code.value.clone();
            claim_code(places, code, usize::MAX, faults);
        }
        if let Some(label) = draft.label {
            answer.label.clone_from(&label.value);
            words.push(label);
        }
        for word in words {
            index.write(
                &word.value,
                word.at,
                Meaning::NonAnswer(draft.kind),
                |meaning| call(meaning, groups),
                faults,
            );
        }
        seen.insert(draft.kind, (draft.at, answer));
    }
    NonAnswerKind::ALL
        .map(|kind| seen.remove(&kind).map_or_else(|| standard::non_answer(kind), |(_, answer)| answer))
}

fn write_ambiguous(
    index: &mut Index,
    mut fields: Fields<'_, '_>,
    place: usize,
    places: &HashMap<Code, Placed<usize>>,
    name: impl Fn(Meaning) -> String,
    faults: &mut Faults<'_>,
) -> Option<Ambiguous> {
    let labels = required_labels(&mut fields, faults);
    let reason = fields.required_text("reason", faults);
    let mut could_be = Vec::new();
    for code in fields.texts("could_be", faults) {
        match Code::new(&code.value).filter(|code| places.contains_key(code)) {
            Some(code) => could_be.push(code),
            None => {
                let meant = faults.nearest(&code.value, places.keys().map(Code::as_str));
                faults.add(
                    code.at,
                    Problem::NoSuchCode { code: code.value, classification: "this file".into(), meant },
                );
            }
        }
    }
    if could_be.len() < 2 {
        faults.add(
            fields.at,
            Problem::Contradiction("`could_be` of an ambiguous entry needs two codes or more".into()),
        );
    }
    fields.done(faults);
    for label in labels {
        index.write(&label.value, label.at, Meaning::Unclear(place), &name, faults);
    }
    Some(Ambiguous { could_be, reason: reason?.value })
}

fn write_no_group(
    index: &mut Index,
    mut fields: Fields<'_, '_>,
    place: usize,
    name: impl Fn(Meaning) -> String,
    faults: &mut Faults<'_>,
) -> Option<String> {
    let labels = required_labels(&mut fields, faults);
    let reason = fields.required_text("reason", faults);
    fields.done(faults);
    for label in labels {
        index.write(&label.value, label.at, Meaning::NoGroup(place), &name, faults);
    }
    Some(reason?.value)
}

fn required_labels(fields: &mut Fields<'_, '_>, faults: &mut Faults<'_>) -> Vec<Placed<String>> {
    let labels = fields.texts("labels", faults);
    if labels.is_empty() {
        faults.add(fields.at, Problem::Missing { of: "the entry", key: "labels" });
    }
    labels
}

fn groups(drafts: Vec<Draft>) -> Vec<Group> {
    let mut children: HashMap<Code, Vec<Code>> = HashMap::new();
    for draft in &drafts {
        if let Some(parent) = &draft.parent {
            children.entry(parent.value.clone()).or_default().push(draft.code.value.clone());
        }
    }
    drafts
        .into_iter()
        .enumerate()
        .map(|(place, draft)| Group {
            children: children.remove(&draft.code.value).unwrap_or_default(),
            short: draft.short.map_or_else(|| draft.label.value.clone(), |short| short.value),
            code: draft.code.value,
            label: draft.label.value,
            parent: draft.parent.map(|parent| parent.value),
            total: draft.total,
            ages: draft.ages.map(|ages| ages.value),
            note: draft.note,
            place,
        })
        .collect()
}
