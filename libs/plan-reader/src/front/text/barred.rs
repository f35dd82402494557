//! Cells parted by upright bars: `| a | b |` or `a | b`.

use super::lines::Line;
use super::rows::RowText;
use crate::interpret::columns;

/// So many lines show whether the bars part cells.
const SAMPLE: usize = 60;

pub(super) fn take(lines: &[Line<'_>]) -> Option<(Vec<RowText>, usize)> {
    whole(lines.get(..SAMPLE.min(lines.len()))?)?;
    whole(lines)
}

fn whole(lines: &[Line<'_>]) -> Option<(Vec<RowText>, usize)> {
    let mut rows: Vec<(RowText, usize)> = Vec::new();
    let mut taken = 0;
    let mut ruled = false;
    for (i, line) in lines.iter().enumerate() {
        if line.is_blank() {
            // Pasted rows may stand apart, each with a blank line after it.
            match lines.get(i + 1).filter(|l| cells(l.text).is_some()) {
                Some(_) if !ruled => continue,
                _ => break,
            }
        }
        if is_rule(line.text) {
            // Bars with a rule always have it below their first row, so it does not say that headings stand there.
            ruled |= rows.len() == 1;
            taken = i + 1;
            continue;
        }
        let Some(found) = cells(line.text) else { break };
        rows.push((RowText::of(line.number, found.iter().map(String::as_str)), found.len()));
        taken = i + 1;
    }
    let width = rows.first().map(|(_, n)| *n)?;
    let even = rows.iter().filter(|(_, n)| *n == width).count();
    let framed = lines.first().is_some_and(|l| l.text.trim_start().starts_with('|'));
    let headings: Vec<String> = cells(lines.first()?.text)?;
    let known = columns::assign(&headings).iter().flatten().count() >= 2;
    if !ruled && !framed && says_labels(&headings) {
        return None;
    }
    // One bar in a line or two is a way of writing, not a table.
    let sure = ruled || framed && rows.len() > 1 || known || width >= 3 && even > 2 || even > 3;
    (sure && even * 3 >= rows.len() * 2 && width > 1)
        .then(|| (rows.into_iter().map(|(r, _)| r).collect(), taken))
}

/// True for "Lead: HR | By: June 2026 | Status: started", which says its labels itself.
fn says_labels(cells: &[String]) -> bool {
    cells.len() > 1 && cells.iter().all(|cell| is_labelled(cell))
}

/// True for "By: June 2026", a label of a few words and what it says.
pub(super) fn is_labelled(words: &str) -> bool {
    words.split_once(':').is_some_and(|(label, value)| {
        let label = label.trim().trim_matches('*');
        (1..=4).contains(&label.split_whitespace().count())
            && label.starts_with(char::is_uppercase)
            && value.contains(char::is_alphanumeric)
    })
}

fn cells(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    if !text.contains('|') {
        return None;
    }
    let framed = text.starts_with('|');
    let inner = text.strip_prefix('|').unwrap_or(text);
    let inner = match inner.strip_suffix('|') {
        Some(rest) if framed && !rest.ends_with('\\') => rest,
        _ => inner,
    };
    let mut out = vec![String::new()];
    let mut escaped = false;
    for letter in inner.chars() {
        let bar = letter == '|' && !escaped;
        if bar {
            out.push(String::new());
        } else if let Some(last) = out.last_mut() {
            if letter == '|' {
                last.pop();
            }
            last.push(letter);
        }
        escaped = letter == '\\' && !escaped;
    }
    let out: Vec<String> = out.into_iter().map(|c| c.trim().to_owned()).collect();
    (framed || out.len() > 1).then_some(out)
}

/// The rule under headings: `|---|:--:|`, or as databases draw it, `---+---`.
pub(super) fn is_rule(text: &str) -> bool {
    let text = text.trim();
    text.contains("--")
        && text.contains(['|', '+'])
        && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '+' | '='))
}
