//! Labels within a cell of leads: "Lead: … Support: …", "SRO: … Delivery lead: …".

/// What a label says of the names after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label<'t> {
    /// They lead, and nothing more.
    Lead,
    /// They lead together, each on its own: "Joint: HR and Comms".
    Joint,
    /// They help.
    Support,
    /// They lead as this.
    Role(&'t str),
}

const LEADS: &[&str] = &[
    "lead",
    "leads",
    "lead officer",
    "lead person",
    "owner",
    "action owner",
    "accountable",
    "responsible",
    "responsible officer",
    "responsible person",
    "person responsible",
    "led by",
    "l",
    "r",
    "a",
];
const JOINT: &[&str] = &["joint", "jointly", "joint lead", "joint leads"];
const SUPPORTS: &[&str] = &[
    "support",
    "supports",
    "supporting",
    "contributor",
    "contributors",
    "consulted",
    "informed",
    "s",
    "c",
    "i",
];
const ROLES: &[&str] = &[
    "sro",
    "senior responsible owner",
    "senior responsible officer",
    "delivery lead",
    "operational lead",
    "strategic lead",
    "project lead",
    "project manager",
    "programme lead",
    "programme manager",
    "executive sponsor",
    "executive lead",
    "exec sponsor",
    "exec lead",
    "sponsor",
    "lead member",
    "political lead",
    "officer lead",
    "board lead",
    "tactical lead",
    "clinical lead",
    "academic lead",
    "corporate lead",
    "service lead",
    "policy lead",
    "technical lead",
    "implementation lead",
    "workstream lead",
    "theme lead",
    "action lead",
];

/// True for words in small letters that say as what somebody leads: "executive sponsor".
pub(super) fn is_role(low: &str) -> bool {
    ROLES.contains(&low)
}

/// No label has more letters.
const LONGEST: usize = 40;

/// The pieces of a line, each with the label before it. A line without labels is one piece of leads.
pub(super) fn labelled(line: &str) -> Vec<(Label<'_>, &str)> {
    let marks = marks(line);
    let Some(first) = marks.first() else { return vec![(Label::Lead, line)] };
    let mut out = vec![(Label::Lead, line.get(..first.from).unwrap_or_default())];
    for (i, mark) in marks.iter().enumerate() {
        let to = marks.get(i + 1).map_or(line.len(), |next| next.from);
        let words = line.get(mark.to..to).unwrap_or_default();
        out.push((mark.label, words.trim().trim_end_matches(['/', ';', ',', '|']).trim()));
    }
    out.retain(|(_, words)| !words.trim().is_empty());
    out
}

struct Mark<'t> {
    label: Label<'t>,
    /// It is one letter, as in tables of who is responsible and who accountable.
    letter: bool,
    from: usize,
    to: usize,
}

/// The labels of a line: where it begins or after a mark, and, once one has stood, after any word.
fn marks(line: &str) -> Vec<Mark<'_>> {
    let mut out: Vec<Mark<'_>> = Vec::new();
    let signs = line.char_indices().filter(|(i, c)| {
        let spaced = |at: usize| line.get(at..).is_some_and(|rest| rest.starts_with(' '));
        let before = line.get(..*i).is_some_and(|b| b.ends_with(' '));
        *c == ':' || matches!(c, '–' | '-' | '—') && before && spaced(i + c.len_utf8())
    });
    for (at, sign) in signs {
        let done = out.last().map_or(0, |m| m.to);
        let Some(before) = line.get(done..at).map(str::trim_end) else { continue };
        let Some((label, words)) = label_at_end(before) else { continue };
        // "A" is accountable beside "R: …", and part of a name in "Lead: Ward A – Matron".
        let letter = words.chars().count() == 1;
        if letter && out.first().is_some_and(|first| !first.letter) {
            continue;
        }
        let left = before.get(..before.len() - words.len()).unwrap_or_default().trim_end();
        if left.is_empty() || left.ends_with([';', ',', '/', '|', '.', '(']) || !out.is_empty() {
            out.push(Mark { label, letter, from: done + left.len(), to: at + sign.len_utf8() });
        }
    }
    out
}

/// The label a text ends with, the longest first.
fn label_at_end(text: &str) -> Option<(Label<'_>, &str)> {
    let end = || text.char_indices().rev().take(LONGEST);
    let spaces = end().filter(|(_, c)| c.is_whitespace()).map(|(i, c)| i + c.len_utf8()).take(3);
    let mut starts: Vec<usize> = spaces.collect();
    if starts.len() < 3 && end().last().is_none_or(|(i, _)| i == 0) {
        starts.push(0);
    }
    starts.iter().rev().find_map(|from| {
        let words = text.get(*from..)?;
        let low = words.to_lowercase();
        if ROLES.contains(&low.as_str()) {
            Some((Label::Role(words), words))
        } else if SUPPORTS.contains(&low.as_str()) {
            Some((Label::Support, words))
        } else if JOINT.contains(&low.as_str()) {
            Some((Label::Joint, words))
        } else {
            LEADS.contains(&low.as_str()).then_some((Label::Lead, words))
        }
    })
}
