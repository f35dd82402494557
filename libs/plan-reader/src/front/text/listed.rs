//! One cell a line: the headings one below the other, then cell after cell.
//!
//! Copying a table out of a viewer that knows no tables gives this. Empty cells leave a blank line or nothing at
//! all, so the likeliest place of every line is sought over the whole list: a date belongs under a heading of dates.

mod follow;
mod path;
mod regular;

use super::likeness::Look;
use super::lines::{Line, begins_item};
use super::rows::{CellText, RowText};
use crate::Aliases;
use crate::date::looks_like_a_date;
use crate::draft::ColumnRole;
use crate::interpret::columns;
use crate::interpret::words::{Label, is_generic, is_theme_by_name, label_of, word_list};
pub(super) use follow::Follows;
pub(super) use path::passing;
use path::{Place, placed};

/// More lines than this are no list that anyone pasted.
const MOST_LINES: usize = 20_000;

pub(super) fn take(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<RowText>, usize)> {
    let filled = |most: usize| -> Vec<(usize, Line<'_>)> {
        lines.iter().enumerate().filter(|(_, l)| !l.is_blank()).map(|(i, l)| (i, *l)).take(most).collect()
    };
    let first = filled(18);
    let (known, most) = headings(first.get(..16.min(first.len()))?, aliases)?;
    // "Action plan" stands over the headings rather than among them, where they make a table without it.
    let over = first.first().is_some_and(|(_, l)| is_generic(l.text) && word_list(l.text).len() > 1);
    if over && (1..=2).any(|n| first.get(n..).is_some_and(|rest| headings(rest, aliases).is_some())) {
        return None;
    }
    let filled = filled(MOST_LINES);
    let filled = filled.get(..until(lines, &filled, known, aliases))?;
    let mut best: Option<(f32, Vec<Place>, usize)> = None;
    for count in 3..=most.min(filled.len().saturating_sub(1)) {
        let words: Vec<String> = filled.iter().take(count).map(|(_, l)| l.text.trim().to_owned()).collect();
        if !columns::are_headings(&words, aliases) {
            continue;
        }
        let roles = roles(&words, aliases);
        let cells = cells(lines, filled, count, aliases);
        if let Some(places) = regular(&cells, filled, &roles) {
            best = Some((f32::MAX, places, count));
            break;
        }
        let (score, places) = placed(&cells, &roles);
        // Each heading more or less than those that are known must earn its place.
        let score = score / cells.len().max(1) as f32 - 0.15 * count.abs_diff(known) as f32;
        // "Housing Services" right under the headings is a name over the rows rather than one more of them.
        let named = words.last().is_some_and(|w| w.contains(' ') && Look::at(w).across() > 1.0);
        let score = if named { score - 0.5 } else { score };
        if best.as_ref().is_none_or(|b| score > b.0) {
            best = Some((score, places, count));
        }
    }
    let (score, places, count) = best?;
    let cells = cells(lines, filled, count, aliases);
    if score < 0.0 || cells.len() < count {
        return None;
    }
    Some((rows(filled, &cells, &places, count), filled.last()?.0 + 1))
}

/// Where the list ends: at the next list's headings, or at a heading with a labelled line beneath it.
fn until(lines: &[Line<'_>], filled: &[(usize, Line<'_>)], known: usize, aliases: &Aliases) -> usize {
    // Where no blank line parts anything, names tell by themselves what they stand over.
    let unparted = filled.windows(2).all(|pair| matches!(pair, [a, b] if a.0 + 1 == b.0));
    for i in known + 1..filled.len() {
        let Some((at, line)) = filled.get(i) else { break };
        let again = headings(filled.get(i..(i + 16).min(filled.len())).unwrap_or_default(), aliases);
        let same = again.is_some() && filled.first().is_some_and(|f| f.1.text.trim() == line.text.trim());
        let label = label_of(line.text, false).map(|(label, ..)| label);
        let labelled = matches!(label, Some(Label::Outcome | Label::Recommendations));
        if same {
            // A name right over the headings is that of the next part of the plan.
            let named = filled.get(i - 1).is_some_and(|(_, l)| Look::at(l.text.trim()).names_what_follows());
            return if named { i - 1 } else { i };
        }
        if again.is_some() && labelled {
            return i;
        }
        if labelled {
            let blank_above =
                |at: usize| at.checked_sub(1).and_then(|b| lines.get(b)).is_some_and(Line::is_blank);
            let above = filled.get(i - 1).filter(|(n, l)| {
                blank_above(*n)
                    || is_theme_by_name(l.text)
                    || label == Some(Label::Outcome) && Look::at(l.text.trim()).may_head_a_statement()
                    || unparted && Look::at(l.text.trim()).names_what_follows()
            });
            return match above {
                Some((_, name)) if name.text.split_whitespace().count() <= 14 => i - 1,
                _ if blank_above(*at) || unparted => i,
                _ => continue,
            };
        }
    }
    filled.len()
}

/// How many lines from the first on are headings of a plan, each on its own, and how many might be.
fn headings(filled: &[(usize, Line<'_>)], aliases: &Aliases) -> Option<(usize, usize)> {
    let marked = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | ';' | ',' | '\t' | '|');
    let short =
        |t: &str| t.split_whitespace().count() <= 7 && !t.trim_end_matches(['.', ':']).contains(marked);
    // Headings stand one below the other, or each with a blank line after it.
    let gap = filled.get(1)?.0 - filled.first()?.0;
    let even =
        |i: usize| i == 0 || filled.get(i).zip(filled.get(i - 1)).is_some_and(|(a, b)| a.0 - b.0 == gap);
    let lines = filled.iter().map(|(_, l)| l.text.trim()).take(14).enumerate();
    let words: Vec<String> =
        lines.take_while(|(i, t)| short(t) && even(*i)).map(|(_, t)| t.to_owned()).collect();
    // The headings end with the last line that is known on its own.
    let alone = |w: &String| {
        columns::assign_knowing(std::slice::from_ref(w), aliases, &[]).first().copied().flatten()
    };
    if words.iter().take(2).all(|w| alone(w).is_none()) {
        return None;
    }
    let mut seen: Vec<ColumnRole> = Vec::new();
    let mut length = 0;
    for (i, word) in words.iter().enumerate() {
        match alone(word) {
            Some(role) if !seen.contains(&role) || word.split_whitespace().count() > 1 => {
                seen.push(role);
                length = i + 1;
            }
            _ if i - length >= 2 => break,
            _ => {}
        }
    }
    let found = words.get(..length)?;
    let more = words.iter().skip(length).take(2).take_while(|w| w.split_whitespace().count() <= 4).count();
    // With a blank line after each, headings stand out from what is under them.
    let named = seen.len() >= 3
        || gap > 1
            && found.first().is_some_and(|w| alone(w).is_some())
            && [ColumnRole::Lead, ColumnRole::TargetDate].iter().all(|r| seen.contains(r));
    (length >= 3 && named && columns::are_headings(found, aliases)).then_some((length, length + more))
}

/// The places of a list with a blank line between all cells and none left out.
fn regular(
    cells: &[CellLine<'_>],
    filled: &[(usize, Line<'_>)],
    roles: &[Option<ColumnRole>],
) -> Option<Vec<Place>> {
    let gaps: Vec<usize> = filled
        .windows(2)
        .skip(roles.len().checked_sub(1)?)
        .filter_map(|pair| match pair {
            [a, b] => Some(b.0 - a.0 - 1),
            _ => None,
        })
        .collect();
    let headings_apart =
        filled.windows(2).take(roles.len() - 1).all(|p| matches!(p, [a, b] if b.0 > a.0 + 1));
    headings_apart.then(|| regular::placed(cells, &gaps, roles)).flatten()
}

/// What the headings say. Where none says what is done, the first that says nothing does.
fn roles(words: &[String], aliases: &Aliases) -> Vec<Option<ColumnRole>> {
    let mut roles = columns::assign_knowing(words, aliases, &[]);
    let says = |r: &Option<ColumnRole>| matches!(r, Some(ColumnRole::Activity | ColumnRole::Recommendation));
    if !roles.iter().any(says)
        && let Some(first) = roles.first_mut().filter(|r| r.is_none())
    {
        *first = Some(ColumnRole::Activity);
    }
    roles
}

/// A line of the list, and how it stands to the one before.
struct CellLine<'t> {
    text: &'t str,
    blanks: usize,
    parted: Parted,
    follows: Follows,
}

/// What blank lines mean in this list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parted {
    /// There are none, or one after every line: they say nothing.
    Nothing,
    /// They stand between rows.
    Rows,
    /// Each is an empty cell.
    Cells,
    /// They stand between cells, whose own lines were wrapped.
    Wrapped,
}

fn cells<'t>(
    lines: &[Line<'t>],
    filled: &[(usize, Line<'t>)],
    count: usize,
    aliases: &Aliases,
) -> Vec<CellLine<'t>> {
    let gap = |i: usize| -> usize {
        let here = filled.get(i).map_or(0, |f| f.0);
        let before = i.checked_sub(1).and_then(|b| filled.get(b)).map_or(here, |f| f.0);
        here.saturating_sub(before + 1)
    };
    let within = (1..count).map(gap).max().unwrap_or(0);
    let body = filled.len() - count;
    let blanks = (count..filled.len()).filter(|i| gap(*i) > within).count();
    let wrapped = (count + 1..filled.len()).filter(|i| gap(*i) == 0).count();
    let parted = if within > 0 && wrapped > 0 {
        Parted::Wrapped
    } else if blanks == 0 || within > 0 && blanks * 10 < body {
        Parted::Nothing
    } else if within == 0 && as_grid(lines, filled, count, aliases) {
        Parted::Cells
    } else {
        Parted::Rows
    };
    (count..filled.len())
        .filter_map(|i| {
            let (_, line) = filled.get(i)?;
            let above = i.checked_sub(1).and_then(|b| filled.get(b)).map_or("", |f| f.1.text);
            Some(CellLine {
                text: line.text.trim(),
                blanks: if parted == Parted::Wrapped { gap(i) } else { gap(i).saturating_sub(within) },
                parted,
                follows: Follows::of(above, line.text),
            })
        })
        .collect()
}

/// True where every line, blank or not, is one cell: the dates then stand one below the other.
fn as_grid(lines: &[Line<'_>], filled: &[(usize, Line<'_>)], count: usize, aliases: &Aliases) -> bool {
    let words: Vec<String> = filled.iter().take(count).map(|(_, l)| l.text.trim().to_owned()).collect();
    let roles = columns::assign_knowing(&words, aliases, &[]);
    let from = filled.get(count).map_or(0, |f| f.0);
    let until = filled.last().map_or(0, |f| f.0 + 1);
    // Blank lines right under the headings would be cells of a first row with nothing in front.
    let (mut dated, mut elsewhere) = (0, 0);
    for (i, line) in lines.get(from..until).unwrap_or_default().iter().enumerate() {
        // "Publish every year" is no date.
        if line.text.split_whitespace().count() <= 4 && looks_like_a_date(line.text) {
            match roles.get(i % count).copied().flatten() {
                Some(ColumnRole::TargetDate) => dated += 1,
                _ => elsewhere += 1,
            }
        }
    }
    dated >= 2 && dated >= elsewhere * 4
}

fn rows(
    filled: &[(usize, Line<'_>)],
    cells: &[CellLine<'_>],
    places: &[Place],
    count: usize,
) -> Vec<RowText> {
    let head = filled.iter().take(count);
    let mut out = vec![RowText {
        headings: true,
        ..RowText::of(filled.first().map_or(0, |f| f.1.number), head.map(|(_, l)| l.text))
    }];
    for ((cell, place), (_, line)) in cells.iter().zip(places).zip(filled.iter().skip(count)) {
        match place {
            Place::Across => {
                let wide = CellText { columns: count, ..CellText::one(0, line.number, cell.text) };
                out.push(RowText { line: line.number, headings: false, cells: vec![wide] });
            }
            Place::Cell { column, new_row } => {
                if *new_row {
                    out.push(RowText { line: line.number, ..RowText::default() });
                }
                if let Some(row) = out.last_mut() {
                    row.cells.push(CellText::one(*column, line.number, cell.text));
                }
            }
            Place::More { column } => {
                let last = out.last_mut().and_then(|r| r.cells.iter_mut().find(|c| c.column == *column));
                let wrapped = !begins_item(cell.text) && (cell.follows.midway() || cell.follows.long);
                if let Some(last) = last {
                    match last.lines.last_mut().filter(|_| wrapped) {
                        Some((_, above)) => *above = format!("{above} {}", cell.text),
                        None => last.lines.push((line.number, cell.text.to_owned())),
                    }
                }
            }
        }
    }
    out
}
