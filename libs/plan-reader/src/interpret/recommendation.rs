//! Recommendations in one cell or one row: labels, sub-headings, and the authority in brackets.

use super::Interpreter;
use super::words::word_list;
use crate::block::{Block, Cell, Manner, Paragraph, lines_of};
use crate::draft::{DraftRecommendation, UnplacedReason};
use crate::lead;

/// True for a note that says what brackets stand for: "(in brackets represents lead authority)".
pub(super) fn is_bracket_note(text: &str) -> bool {
    // Every cell is asked, and few speak of brackets at all.
    let speaks =
        |of: &[u8]| text.as_bytes().windows(of.len()).any(|letters| letters.eq_ignore_ascii_case(of));
    if !speaks(b"bracket") && !speaks(b"parentheses") {
        return false;
    }
    let words = word_list(text);
    let has = |w: &str| words.iter().any(|x| x == w);
    words.len() <= 25
        && (has("bracket") || has("brackets") || has("parentheses"))
        && (has("lead") || has("authority") || has("responsible") || has("organisation"))
}

/// True where such a note stands in a paragraph or in a cell.
pub(super) fn says_what_brackets_hold(block: &Block) -> bool {
    match block {
        Block::Paragraph(p) => is_bracket_note(&p.text),
        Block::Table(t) => {
            let cells = t.rows.iter().flat_map(|r| &r.cells);
            cells.flat_map(|c| &c.paragraphs).any(|p| is_bracket_note(&p.text))
        }
    }
}

/// Splits "a. Text", "(iv) Text" or "3.2 Text" into label and text.
pub(super) fn typed_label(text: &str) -> Option<(String, String)> {
    let text = text.trim_start();
    let opened = text.starts_with('(');
    let rest = text.trim_start_matches('(');
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.')?;
    let (label, after) = rest.split_at(end);
    let bare = label.trim_end_matches('.');
    let closed = label.ends_with('.') || after.starts_with(')') || after.starts_with(':');
    let short = match bare.chars().next()? {
        c if c.is_ascii_digit() => bare.split('.').all(|p| {
            (1..=2).contains(&p.len())
                && (p.chars().all(|c| c.is_ascii_digit())
                    || p.len() == 1
                    || p.chars().all(|c| "ivx".contains(c)))
        }),
        _ => {
            bare.len() == 1
                || (bare.len() <= 4 && bare.chars().all(|c| "ivxIVX".contains(c)))
                || (bare.len() == 2 && bare.chars().next() == bare.chars().nth(1))
        }
    };
    let body = after.trim_start_matches([')', ':', '.']);
    if !short
        || !(closed || bare.contains('.'))
        || opened && !after.starts_with(')')
        || !body.starts_with([' ', '\t', '\u{a0}'])
        || body.trim().is_empty()
    {
        return None;
    }
    Some((bare.to_owned(), body.trim().to_owned()))
}

/// A recommendation's reference with its theme's before it: "a" in theme 06 is "06.a".
pub(super) fn full_ref(theme: Option<&str>, label: &str) -> String {
    let label = label.trim().trim_start_matches('(').trim_end_matches(['.', ')', ':', '(']).trim();
    match theme {
        Some(theme) if label.len() <= 4 && !label.starts_with(theme) && !label.contains('.') => {
            format!("{theme}.{label}")
        }
        _ => label.to_owned(),
    }
}

/// Takes "(Police/Council)." off the end of a text, or of its first line where bullets follow. The third part
/// is the words that only say what the brackets hold: "(Lead authority: Police)".
pub(super) fn take_authority(text: &str, any_brackets: bool) -> (String, Vec<String>, Option<String>) {
    let whole = take_at_end(text, any_brackets);
    if let (true, Some((first, rest))) = (whole.1.is_empty(), text.split_once('\n')) {
        let (first, authority, label) = take_at_end(first, any_brackets);
        if !authority.is_empty() {
            return (format!("{first}\n{rest}"), authority, label);
        }
    }
    whole
}

fn take_at_end(text: &str, any_brackets: bool) -> (String, Vec<String>, Option<String>) {
    let trimmed = text.trim_end().trim_end_matches(['.', ';', ',']).trim_end();
    let nothing = || (text.to_owned(), Vec::new(), None);
    let round = trimmed.strip_suffix(')').map(|inner| (inner, '('));
    let Some((inner, mark)) = round.or_else(|| trimmed.strip_suffix(']').map(|inner| (inner, '['))) else {
        return nothing();
    };
    let Some(open) = inner.rfind(mark) else { return nothing() };
    let (before, within) = inner.split_at(open);
    let within = within.trim_start_matches(mark);
    let words = word_list(within);
    if words.is_empty()
        || words.len() > 14
        || before.trim().is_empty()
        || !within.trim_start().starts_with(char::is_uppercase)
    {
        return nothing();
    }
    let labelled = within.split_once(':').filter(|(label, _)| {
        let words = word_list(label);
        words.len() <= 4
            && words.iter().any(|w| {
                matches!(w.as_str(), "lead" | "leads" | "led" | "authority" | "responsible" | "owner")
            })
    });
    match labelled {
        Some((label, names)) => {
            (before.trim_end().to_owned(), split_authorities(names), Some(label.to_owned()))
        }
        None if any_brackets => (before.trim_end().to_owned(), split_authorities(within), None),
        None => nothing(),
    }
}

/// "Police / Community Safety" as its organisations.
pub(super) fn split_authorities(text: &str) -> Vec<String> {
    text.split(['/', ';', '\n', ','])
        .flat_map(lead::at_and)
        .map(|part| part.trim().trim_start_matches("- ").trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// The recommendations in one cell.
pub(super) fn of_cell(
    cell: &Cell,
    theme_ref: Option<&str>,
    brackets: bool,
    one_row_a_theme: bool,
    labels: &mut Vec<String>,
) -> Vec<DraftRecommendation> {
    let labelled = |p: &Paragraph| -> Option<(String, String)> {
        match &p.manner {
            Manner::Numbered { label, level: 0 } => Some((label.clone(), p.text.trim().to_owned())),
            Manner::Plain => typed_label(&p.text),
            _ => None,
        }
    };
    let paragraphs: Vec<&Paragraph> = cell.paragraphs.iter().filter(|p| !p.text.trim().is_empty()).collect();
    let any_label = paragraphs.iter().any(|p| labelled(p).is_some());
    let all_bullets =
        paragraphs.len() > 1 && paragraphs.iter().all(|p| matches!(p.manner, Manner::Bullet(_)));
    let plain = paragraphs.iter().filter(|p| p.manner == Manner::Plain).count();
    let each_paragraph = one_row_a_theme && !any_label && plain == paragraphs.len() && plain > 1;
    // Where sentences end, a few words that do not stand over them.
    let closed = |p: &Paragraph| p.text.trim_end().ends_with(['.', ';', ':']);
    let sentences = each_paragraph && paragraphs.iter().filter(|p| closed(p)).count() * 3 > plain * 2;
    let mut out: Vec<DraftRecommendation> = Vec::new();
    let mut heading: Option<String> = None;
    let start =
        |ref_: Option<String>, heading: &Option<String>, text: String, p: &Paragraph| DraftRecommendation {
            ref_,
            heading: heading.clone(),
            text,
            source: p.at.clone(),
            ..DraftRecommendation::default()
        };
    for (i, p) in paragraphs.iter().enumerate() {
        // "To consider:" has what is to be considered below it.
        let midway = p.text.trim_start().starts_with(char::is_lowercase) && !out.is_empty();
        if let Some((label, text)) = labelled(p) {
            out.push(start(Some(full_ref(theme_ref, &label)), &heading, text, p));
            continue;
        }
        let top_bullet = matches!(p.manner, Manner::Bullet(0));
        let few = p.text.split_whitespace().count() <= 10 && i + 1 < paragraphs.len();
        if sentences && few && !closed(p) && !midway {
            heading = Some(p.text.trim().to_owned());
            continue;
        }
        if all_bullets && top_bullet || each_paragraph && !midway {
            out.push(start(None, &heading, p.text.trim().to_owned(), p));
            continue;
        }
        let next_is_labelled = paragraphs.get(i + 1).is_some_and(|n| labelled(n).is_some());
        let short = p.text.split_whitespace().count() <= 14 && !p.text.trim_end().ends_with(['.', ';', ',']);
        if any_label && next_is_labelled && p.manner == Manner::Plain && short {
            heading = Some(p.text.trim().trim_end_matches(':').to_owned());
            continue;
        }
        match out.last_mut() {
            Some(last) => {
                last.text.push('\n');
                let line = lines_of(&[(*p).clone()]);
                last.text.push_str(&line);
            }
            None => out.push(start(None, &heading, lines_of(&[(*p).clone()]), p)),
        }
    }
    for r in &mut out {
        let (text, authority, label) = take_authority(&r.text, brackets);
        (r.text, r.lead_authority) = (text, authority);
        labels.extend(label);
    }
    out
}

impl Interpreter {
    /// Takes notes such as "(in brackets represents lead authority)" out of a cell's words.
    pub(super) fn without_notes(&mut self, cell: &Cell) -> String {
        let (notes, kept): (Vec<Paragraph>, Vec<Paragraph>) =
            cell.paragraphs.iter().cloned().partition(|p| is_bracket_note(&p.text));
        for note in notes {
            self.unplaced(&note.text, UnplacedReason::Note, &note.at);
        }
        lines_of(&kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_words() {
        for (text, label) in [
            ("a. Support residents", Some("a")),
            ("(iv) Work with", Some("iv")),
            ("3.2 Publish", Some("3.2")),
            ("12. Publish", Some("12")),
            ("b) Publish", Some("b")),
            ("01.a Tell it once", Some("01.a")),
            ("I will", None),
            ("A. M. Rao leads", Some("A")),
            ("e.g. this", None),
            ("12 months on", None),
            ("2020. It was", None),
        ] {
            assert_eq!(typed_label(text).map(|l| l.0).as_deref(), label, "{text}");
        }
    }

    #[test]
    fn authorities_stand_in_the_last_brackets() {
        let (text, who, _) = take_authority("Work with schools (e.g. officers). (Police/Council).", true);
        assert_eq!(text, "Work with schools (e.g. officers).");
        assert_eq!(who, ["Police", "Council"]);
        assert!(take_authority("Work with schools (e.g. officers).", true).1.is_empty());
        assert!(take_authority("Work with schools. (Police)", false).1.is_empty());
        assert_eq!(take_authority("Work with schools. (Lead authority: Police)", false).1, ["Police"]);
        assert_eq!(
            take_authority("Work. (Police)\n- daily", true),
            ("Work.\n- daily".into(), vec!["Police".into()], None)
        );
    }
}
