//! Leads, dates and other values written within a line or on lines of their own: "(Lead: HR; by March 2027)".

mod labelled;
mod tail;

use super::at_sign::{at_sign, at_sign_alone};
use super::told::told_at_the_end;
use super::when::{begins_with_a_status, depends, is_when, says_how_far};
use crate::aliases::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::unlabelled::behind_semicolons;
use crate::lead;
pub(super) use labelled::Labelled;

/// What was found within a line beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::interpret) struct Tail {
    pub text: String,
    pub lead: Option<String>,
    pub date: Option<String>,
    pub achieved: Option<String>,
    /// Labels and small words that have no place of their own.
    pub left: Vec<String>,
    /// Sentences of their own told it.
    pub told: bool,
}

/// Splits a line such as "Lead: HR   Timescale: June 2026" into its labelled values; nothing if it does not begin
/// with a label. `known` says which labels count beside those of the alias file.
pub(super) fn labelled(text: &str, known: &dyn Fn(&str) -> bool, aliases: &Aliases) -> Option<Vec<Labelled>> {
    let text = text.trim();
    let cuts = label_cuts(text, known, aliases);
    if cuts.first().is_none_or(|c| c.0 != 0) {
        return dashed(text, aliases);
    }
    Some(parts(text, &cuts))
}

/// "Lead – Head of HR" as a label and its value, for labels that say who or when.
fn dashed(text: &str, aliases: &Aliases) -> Option<Vec<Labelled>> {
    let (label, value) = [" – ", " — ", " - "].iter().find_map(|dash| text.split_once(dash))?;
    let short = label.split_whitespace().count() <= 4 && !value.trim().is_empty() && !value.contains('\n');
    let says = matches!(
        label_role(label, aliases),
        Some(ColumnRole::Lead | ColumnRole::LeadAuthority | ColumnRole::TargetDate)
    );
    (short && says && label.starts_with(char::is_uppercase))
        .then(|| vec![Labelled { label: label.trim().to_owned(), value: value.trim().to_owned() }])
}

/// Where each label begins and where its colon stands; in "Progress: On track: 62%" the status begins the value.
fn label_cuts(text: &str, known: &dyn Fn(&str) -> bool, aliases: &Aliases) -> Vec<(usize, usize)> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let from = cuts.last().map_or(0, |c| c.1 + 1);
        let Some(before) = text.get(from..colon).filter(|b| from == 0 || !begins_with_a_status(b)) else {
            continue;
        };
        // A label is at most eight words; the longest that is known wins.
        let mut starts: Vec<usize> = Vec::new();
        let mut last_space = true;
        for (at, c) in before.char_indices() {
            let space = c.is_whitespace() || matches!(c, '|' | ';' | '(' | '[' | '•' | '·' | ',' | '–' | '—');
            if !space && last_space {
                starts.push(from + at);
            }
            last_space = space;
        }
        let at = starts.iter().rev().take(8).rev().find(|at| {
            text.get(**at..colon).is_some_and(|l| {
                l.starts_with(char::is_uppercase)
                    && !l.contains(['.', ';', '|'])
                    && (label_role(l, aliases).is_some() || known(l))
                    || **at == 0 && label_role(l, aliases).is_some()
            })
        });
        // "Lead: Assistant Director: Housing" has one label: what follows a name within it is no other lead.
        let of_name = |at: usize| {
            let last = cuts
                .last()
                .and_then(|(start, colon)| Some((text.get(*start..*colon)?, text.get(*colon + 1..at)?)));
            last.is_some_and(|(label, value)| {
                let leads = |label: &str| label_role(label, aliases) == Some(ColumnRole::Lead);
                let open = value.trim_end().ends_with(char::is_alphabetic) && !value.contains('\n');
                open && leads(label) && text.get(at..colon).is_some_and(leads)
            })
        };
        if let Some(at) = at.filter(|at| !of_name(**at)) {
            cuts.push((*at, colon));
        }
    }
    cuts
}

fn parts(text: &str, cuts: &[(usize, usize)]) -> Vec<Labelled> {
    let mut out = Vec::new();
    for (n, (start, colon)) in cuts.iter().enumerate() {
        let end = cuts.get(n + 1).map_or(text.len(), |c| c.0);
        let label = text.get(*start..*colon).unwrap_or_default().trim().to_owned();
        let value = text.get(colon + 1..end).unwrap_or_default();
        let last = n + 1 == cuts.len();
        let value = if last {
            value.trim()
        } else {
            value.trim().trim_end_matches([';', '|', ',', '–', '—', '(', '[', '•', '·']).trim_end()
        };
        out.push(Labelled { label, value: value.to_owned() });
    }
    // "Lead: HR. Timescale: June 2026." ends each value as it would a sentence.
    if out.len() > 1 {
        for part in &mut out {
            let short = part.value.split_whitespace().count() <= 10 && part.value.matches('.').count() == 1;
            if short && part.value.ends_with('.') {
                part.value.pop();
            }
        }
    }
    out
}

/// Takes lead and date off the end of an item's text. With `lead_alone`, an end that names only a lead counts too.
pub(super) fn tail(text: &str, lead_alone: bool, aliases: &Aliases) -> Tail {
    let text = text.trim();
    let none = || Tail { text: text.to_owned(), ..Tail::default() };
    if let Some(found) = bracket(text, lead_alone, aliases) {
        return found;
    }
    if let Some(found) = at_sign(text) {
        return found;
    }
    if let Some(found) = labelled_end(text, aliases) {
        return found;
    }
    if let Some((before, told)) = told_at_the_end(text, aliases) {
        let left = vec![told.left];
        return Tail {
            text: before.to_owned(),
            lead: told.who,
            date: told.when,
            left,
            told: true,
            ..Tail::default()
        };
    }
    for dash in [" – ", " — ", " - ", " | "] {
        if let Some(at) = text.rfind(dash) {
            let (before, end) =
                (text.get(..at).unwrap_or_default(), text.get(at + dash.len()..).unwrap_or_default());
            if end.split_whitespace().count() <= 16
                && before.split_whitespace().count() >= 2
                && let Some(mut found) = sort_out(end.trim_end_matches('.'), lead_alone, aliases)
            {
                found.text = before.trim_end().to_owned();
                found.take_first_half(dash);
                return found;
            }
        }
    }
    if let Some([what, who, when]) = behind_semicolons(text).filter(|[what, ..]| what.contains(' ')) {
        let (lead, date) = (Some(who.to_owned()), Some(when.to_owned()));
        return Tail { text: what.to_owned(), lead, date, ..Tail::default() };
    }
    none()
}

/// Takes lead and date out of brackets at the end; nothing where the brackets hold anything else.
pub(super) fn bracket(text: &str, lead_alone: bool, aliases: &Aliases) -> Option<Tail> {
    let (before, inner) = bracket_end(text.trim())?;
    if let Some((who, when)) = at_sign_alone(inner) {
        return Some(Tail {
            text: before.to_owned(),
            lead: Some(who.to_owned()),
            date: when.map(str::to_owned),
            ..Tail::default()
        });
    }
    let found = sort_out(inner, lead_alone, aliases)?;
    Some(Tail { text: before.to_owned(), ..found })
}

/// "Publish it. Lead: HR. By when: June 2026." as text and values.
fn labelled_end(text: &str, aliases: &Aliases) -> Option<Tail> {
    let cuts = label_cuts(text, &|_| false, aliases);
    let first = cuts.iter().position(|(start, _)| {
        let before = text.get(..*start).unwrap_or_default();
        let own_line = before.trim_end_matches(' ').ends_with('\n');
        let before = before.trim_end();
        own_line || before.ends_with(['.', ';', '|', ')', '–', '—', '-', '(', '[', '!', '?', '\n'])
    })?;
    let cuts = cuts.get(first..)?;
    let start = cuts.first()?.0;
    let before = text.get(..start)?.trim_end();
    let opened = before.ends_with(['(', '[']);
    let before = before.trim_end_matches(['(', '[', '|', '–', '—', '-', ';']).trim_end();
    if before.split_whitespace().count() < 2 {
        return None;
    }
    let mut found = Tail { text: before.to_owned(), ..Tail::default() };
    for part in parts(text, cuts) {
        let value = part.value.trim_end_matches(|c| c == '.' || opened && matches!(c, ')' | ']')).to_owned();
        found.put(&part.label, &value, aliases)?;
    }
    Some(found)
}

fn bracket_end(text: &str) -> Option<(&str, &str)> {
    let trimmed = text.trim_end_matches(['.', ';', ',', ' ']);
    let (open, close) = if trimmed.ends_with(')') { ('(', ')') } else { ('[', ']') };
    let inner = trimmed.strip_suffix(close)?;
    let mut depth = 1usize;
    let at = inner.char_indices().rev().find_map(|(at, c)| {
        if c == close {
            depth += 1;
        } else if c == open {
            depth -= 1;
        }
        (depth == 0).then_some(at)
    })?;
    let before = inner.get(..at)?.trim_end();
    (before.split_whitespace().count() >= 2).then_some((before, inner.get(at + 1..)?))
}

/// Tells leads from dates in "Lead: HR; by March 2027", "Head of Housing, Q2 2026/27" or "June 2026".
pub(super) fn sort_out(text: &str, lead_alone: bool, aliases: &Aliases) -> Option<Tail> {
    let mut found = Tail::default();
    let mut any = false;
    let pieces: Vec<&str> = text.split([';', '|']).map(str::trim).filter(|p| !p.is_empty()).collect();
    if pieces.is_empty() || pieces.len() > 5 {
        return None;
    }
    // "HR; by June 2026": beside a date even two letters name a lead.
    let dated = pieces.iter().any(|p| is_when(p) || !label_cuts(p, &|_| false, aliases).is_empty());
    for piece in pieces {
        let cuts = label_cuts(piece, &|_| false, aliases);
        let unlabelled =
            cuts.first().map_or(piece, |c| piece.get(..c.0).unwrap_or_default()).trim().trim_end_matches(',');
        for part in parts(piece, &cuts) {
            found.put(&part.label, &part.value, aliases)?;
            any = true;
        }
        if unlabelled.is_empty() {
            continue;
        }
        let pair =
            lead_then_date(unlabelled).filter(|(who, _)| lead::looks_like_leads(who) || short_name(who));
        if let Some((who, when)) = pair {
            crate::interpret::add_line(&mut found.lead, who);
            crate::interpret::add_line(&mut found.date, when);
            any = true;
        } else if says_how_far(unlabelled) {
            crate::interpret::add_line(&mut found.achieved, unlabelled);
            any = true;
        } else if is_when(unlabelled) || depends(unlabelled) {
            crate::interpret::add_line(&mut found.date, unlabelled);
            any = true;
        } else if lead::looks_like_leads(unlabelled) && !labelled::hangs_on(unlabelled)
            || short_name(unlabelled) && (any || dated)
        {
            crate::interpret::add_line(&mut found.lead, unlabelled);
        } else if let Some(rest) =
            unlabelled.strip_prefix("led by ").or_else(|| unlabelled.strip_prefix("Led by "))
        {
            crate::interpret::add_line(&mut found.lead, rest);
            found.left.push("led by".into());
            any = true;
        } else {
            return None;
        }
    }
    (any || lead_alone && found.lead.is_some()).then_some(found)
}

/// Initials or a name of at most four capitalised words, as teams are often written.
fn short_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=5).contains(&words.len())
        && words.first().is_some_and(|w| w.starts_with(char::is_uppercase))
        && words.iter().all(|w| {
            w.starts_with(char::is_uppercase)
                || matches!(*w, "and" | "of" | "&" | "for" | "/" | "the" | "with")
        })
        && !is_when(text)
}

/// "Asha Rao, HR, by June 2026" as who and when; also with the date first.
pub(in crate::interpret) fn lead_then_date(text: &str) -> Option<(&str, &str)> {
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, ',' | ';' | '–' | '—' | '/')) {
        let (left, right) = (text.get(..at)?.trim(), text.get(at + c.len_utf8()..)?.trim());
        // "Legal Services, TBC" behind a slash still begins with who.
        let named = |who: &str| lead::looks_like_leads(who) || short_name(who);
        if right.rsplit_once(',').is_some_and(|(who, when)| is_when(when.trim()) && named(who.trim())) {
            continue;
        }
        if c == '/' && !left.ends_with(|c: char| c.is_alphabetic()) {
            continue;
        }
        if is_when(right) && !is_when(left) && !left.is_empty() {
            return Some((left, right));
        }
        if is_when(left) && !is_when(right) && !right.is_empty() {
            return Some((right, left));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_and_dates_are_taken_off_the_end() {
        for (text, rest, lead, date) in [
            (
                "Publish pay gaps (Lead: HR; by March 2027)",
                "Publish pay gaps",
                Some("HR"),
                Some("by March 2027"),
            ),
            (
                "Publish pay gaps – Head of Housing, Q2 2026/27",
                "Publish pay gaps",
                Some("Head of Housing"),
                Some("Q2 2026/27"),
            ),
            (
                "Publish pay gaps. Lead: Asha Rao. Timescale: June 2026.",
                "Publish pay gaps.",
                Some("Asha Rao"),
                Some("June 2026"),
            ),
            ("Publish pay gaps (June 2026)", "Publish pay gaps", None, Some("June 2026")),
            (
                "Test the alarms – Each term – September",
                "Test the alarms",
                None,
                Some("Each term – September"),
            ),
            (
                "Test the alarms – March 2026 – May 2026",
                "Test the alarms",
                None,
                Some("March 2026 – May 2026"),
            ),
            (
                "Work with schools – and others – May 2026",
                "Work with schools – and others",
                None,
                Some("May 2026"),
            ),
            (
                "Publish pay gaps (by grade and by faculty)",
                "Publish pay gaps (by grade and by faculty)",
                None,
                None,
            ),
            ("Work with schools – and with parents", "Work with schools – and with parents", None, None),
            (
                "Publish pay gaps [Owner: People Team | Due: 31/03/2027]",
                "Publish pay gaps",
                Some("People Team"),
                Some("31/03/2027"),
            ),
            (
                "Publish pay gaps (Strategic Lead / Legal Services, TBC)",
                "Publish pay gaps",
                Some("Strategic Lead / Legal Services"),
                Some("TBC"),
            ),
            (
                "Publish pay gaps (Lead: Asha Rao, by June 2026)",
                "Publish pay gaps",
                Some("Asha Rao"),
                Some("by June 2026"),
            ),
        ] {
            let found = tail(text, false, &Aliases::default());
            assert_eq!(
                (found.text.as_str(), found.lead.as_deref(), found.date.as_deref()),
                (rest, lead, date),
                "{text}"
            );
        }
    }

    #[test]
    fn a_line_of_labels_is_split_at_each() {
        let parts =
            labelled("Lead: Head of HR   Timescale: June 2026", &|_| false, &Aliases::default()).unwrap();
        let pairs: Vec<_> = parts.iter().map(|p| (p.label.as_str(), p.value.as_str())).collect();
        assert_eq!(pairs, [("Lead", "Head of HR"), ("Timescale", "June 2026")]);
        let parts = labelled("Timescale – July 2026", &|_| false, &Aliases::default()).unwrap();
        assert_eq!((parts[0].label.as_str(), parts[0].value.as_str()), ("Timescale", "July 2026"));
        assert!(labelled("Schools – and parents", &|_| false, &Aliases::default()).is_none());
        assert!(labelled("We will do this: soon", &|_| false, &Aliases::default()).is_none());
    }
}
