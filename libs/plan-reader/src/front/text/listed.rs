//! One cell a line: the headings one below the other, then cell after cell.
//!
//! Copying a table out of a viewer that knows no tables gives this. Empty cells leave a blank line or nothing at
//! all, so the likeliest place of every line is sought over the whole list: a date belongs under a heading of dates.

mod ends;
mod follow;
mod headings;
mod item;
mod learnt;
mod numbers;
mod parted;
mod path;
mod regular;
mod shape;
mod steps;

use std::collections::HashMap;

use super::likeness::{Kind, Look};
use super::lines::{Line, begins_item};
use super::rows::{CellText, RowText};
use crate::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns;
use crate::interpret::words::{Label, is_theme_by_name, label_of, word_list};
use ends::ends_above;
pub(super) use follow::Follows;
use headings::{filled_columns, headings, is_numbered_title, names_a_table, only_heads, roles};
use item::{Item, counting_rows};
use learnt::Learnt;
use parted::Parted;
use path::{Place, Way, placed};
pub(super) use shape::Shape;
pub(super) use steps::passing;

/// More lines than this are no list that anyone pasted.
const MOST_LINES: usize = 20_000;

/// A line whose place is likelier than the next best by less than this is in doubt.
const DOUBTFUL: f32 = 1.2;

/// Where more than one line in twenty is longer than this, in bytes, lines end where the writer ended them.
const PAGE: usize = 130;

/// So often is learnt from a text before it is read.
const PASSES: usize = 3;

/// More lines than this teach nothing further.
const MOST_LEARNT: usize = 2_000;

/// More headings than this are not learnt from: no plan has tables of so many kinds.
const MOST_KINDS: usize = 8;

/// What is known of the lists of a text, by their headings.
#[derive(Debug, Default)]
pub(super) struct Lists(HashMap<Vec<String>, Learnt>);

/// The rows of the list under the headings that begin here, and how many lines it takes.
pub(super) fn take(
    lines: &[Line<'_>],
    aliases: &Aliases,
    lists: &mut Lists,
) -> Option<(Vec<RowText>, usize)> {
    let list = List::below(lines, aliases)?;
    let first = list.read(aliases, &Learnt::default())?;
    let headings = list.words(first.count);
    if !lists.0.contains_key(&headings) && lists.0.len() < MOST_KINDS {
        let below = list.filled.last().map_or(0, |l| l.0 + 1);
        let below = lines.get(below..).unwrap_or_default();
        // What a reading taught is itself read better by what it taught.
        let some = list.first(MOST_LEARNT);
        let next = |known: &Learnt| {
            let mut learnt = Learnt::default();
            if let Some(read) = some.read(aliases, known) {
                learnt.add(&read.cells, &read.way.places, read.count + read.unnamed);
            }
            learn(below, &headings, aliases, known, &mut learnt);
            learnt.settle();
            learnt
        };
        let mut known = next(&Learnt::unseen());
        if known.says_little() {
            known = next(&Learnt::default());
        }
        for _ in 1..PASSES {
            known = next(&known);
        }
        lists.0.insert(headings.clone(), known);
    }
    let read = match lists.0.get(&headings) {
        Some(learnt) => list.read(aliases, learnt).filter(|r| r.count == first.count).unwrap_or(first),
        None => first,
    };
    Some((rows(&list.filled, &read), list.filled.last()?.0 + 1))
}

/// Looks at all further lists that have these headings.
fn learn(lines: &[Line<'_>], headings: &[String], aliases: &Aliases, known: &Learnt, learnt: &mut Learnt) {
    let (mut at, mut taken) = (0, 0);
    while let Some(rest) = lines.get(at..).filter(|r| !r.is_empty() && taken <= MOST_LEARNT) {
        let again = rest.first().zip(headings.first()).is_some_and(|(l, h)| l.text.trim() == h);
        let Some(list) = again.then(|| List::below(rest, aliases)).flatten() else {
            at += 1;
            continue;
        };
        let read = list.read(aliases, known).filter(|r| list.words(r.count) == headings);
        if let Some(read) = read {
            learnt.add(&read.cells, &read.way.places, read.count + read.unnamed);
        }
        taken += list.filled.len();
        at += list.filled.last().map_or(1, |l| l.0 + 1);
    }
}

/// A list under its headings, before its cells are told apart.
struct List<'t> {
    /// Its lines that are not blank, with their places.
    filled: Vec<(usize, Line<'t>)>,
    looks: Vec<Look>,
    /// How many lines from the first on are known as headings, and how many might be.
    known: usize,
    most: usize,
}

/// The cells of a list, with where each stands.
struct Reading<'t> {
    cells: Vec<CellLine<'t>>,
    /// The places of its lines, and how sure each is, where that had to be sought.
    way: Way,
    /// How many headings it has.
    count: usize,
    /// One where a column of numbers stands before those that headings name.
    unnamed: usize,
    score: f32,
}

impl<'t> List<'t> {
    fn below(lines: &[Line<'t>], aliases: &Aliases) -> Option<Self> {
        let filled = |most: usize| -> Vec<(usize, Line<'t>)> {
            lines.iter().enumerate().filter(|(_, l)| !l.is_blank()).map(|(i, l)| (i, *l)).take(most).collect()
        };
        let first = filled(18);
        let (known, most) = headings(first.get(..16.min(first.len()))?, aliases)?;
        // A table whose cells are parted by tabs stands right below.
        if first.iter().any(|(_, l)| l.text.trim().matches('\t').count() > 1) {
            return None;
        }
        // "Action plan" stands over the headings rather than among them, where they make a table without it.
        let over = first.first().is_some_and(|(_, l)| names_a_table(l.text));
        if over && (1..=2).any(|n| first.get(n..).is_some_and(|rest| headings(rest, aliases).is_some())) {
            return None;
        }
        // A text may hold a great many short lists: no more of it is gone through than it takes to find where this one ends.
        let mut reach = 500;
        let filled = loop {
            let mut some = filled(reach);
            let end = until(lines, &some, known, aliases);
            if end < some.len() || some.len() < reach || reach >= MOST_LINES {
                some.truncate(end);
                break some;
            }
            reach = (reach * 4).min(MOST_LINES);
        };
        let mut seen: HashMap<&str, Look> = HashMap::new();
        let mut look = |text: &'t str| *seen.entry(text).or_insert_with(|| Look::at(text));
        let looks = filled.iter().map(|(_, l)| look(l.text.trim())).collect();
        Some(Self { filled, looks, known, most })
    }

    /// The list as far as so many lines.
    fn first(&self, lines: usize) -> Self {
        let lines = lines.min(self.filled.len());
        let filled = self.filled.get(..lines).unwrap_or_default().to_vec();
        let looks = self.looks.get(..lines).unwrap_or_default().to_vec();
        Self { filled, looks, ..*self }
    }

    /// The first lines as headings.
    fn words(&self, count: usize) -> Vec<String> {
        self.filled.iter().take(count).map(|(_, l)| l.text.trim().to_owned()).collect()
    }

    /// The likeliest reading under any number of headings, with a column of numbers that no heading names where such stand there.
    fn read(&self, aliases: &Aliases, learnt: &Learnt) -> Option<Reading<'t>> {
        let mut best: Option<Reading<'t>> = None;
        for count in 3..=self.most.min(self.filled.len().saturating_sub(1)) {
            let words = self.words(count);
            let more = (self.known..self.most).contains(&count);
            let cut_short = more && self.filled.get(count).is_some_and(|(_, l)| only_heads(l.text, aliases));
            if cut_short || !columns::are_headings(&words, aliases) {
                continue;
            }
            let cells = cells(&self.filled, &self.looks, count);
            let (unnamed, roles) = numbers::with_unnamed(&cells, roles(&words, aliases));
            let within = (1..count).filter_map(|i| gap_above(&self.filled, i)).min().unwrap_or(0);
            if let Some(places) = regular(&cells, &self.filled, &roles, count) {
                let way = Way { score: f32::MAX, places, margins: Vec::new() };
                best = Some(Reading { cells, way, count, unnamed, score: f32::MAX });
                break;
            }
            let filled = |parted| filled_columns(&words, &roles, aliases).map(move |roles| (parted, roles));
            let ways = Parted::ways(within, &cells).into_iter().flat_map(filled);
            let ways = ways.map(|(parted, roles)| placed(&cells, roles, parted, learnt));
            let best_way = ways.reduce(|a, b| if b.score > a.score { b } else { a });
            let Some(way) = best_way else { continue };
            // Each heading more or less than those that are known must earn its place.
            let fewer = 0.5 * self.known.saturating_sub(count) as f32;
            let more = 0.15 * count.saturating_sub(self.known) as f32;
            let score = way.score / cells.len().max(1) as f32 - fewer - more;
            // "Housing Services" right under the headings is a name over the rows rather than one more of them.
            let says = roles.last().copied().flatten();
            let named =
                matches!(says, None | Some(ColumnRole::Service | ColumnRole::Theme | ColumnRole::Heading))
                    && words.last().is_some_and(|w| w.contains(' ') && Look::at(w).across() > 1.0);
            let score = if named { score - 0.5 } else { score };
            if best.as_ref().is_none_or(|b| score > b.score) {
                best = Some(Reading { cells, way, count, unnamed, score });
            }
        }
        best.filter(|b| b.score >= 0.0 && b.cells.len() >= b.count)
    }
}

/// How many blank lines stand above a line of the list.
fn gap_above(filled: &[(usize, Line<'_>)], at: usize) -> Option<usize> {
    let before = filled.get(at.checked_sub(1)?)?.0;
    Some(filled.get(at)?.0.saturating_sub(before + 1))
}

/// True for a line with a blank line above it.
fn parted_off(filled: &[(usize, Line<'_>)], at: usize) -> bool {
    gap_above(filled, at).is_some_and(|n| n > 0)
}

/// Where the list ends: at the next list's headings, or at a heading with a labelled line beneath it.
fn until(lines: &[Line<'_>], filled: &[(usize, Line<'_>)], known: usize, aliases: &Aliases) -> usize {
    // Where no blank line parts anything, names tell by themselves what they stand over.
    let unparted = filled.windows(2).all(|pair| matches!(pair, [a, b] if a.0 + 1 == b.0));
    // Where few blank lines stand between cells, a line between two of them stands by itself.
    let gaps = (1..filled.len()).filter(|i| parted_off(filled, *i)).count();
    let spaced = gaps * 4 > filled.len();
    for i in known + 1..filled.len() {
        let Some((at, line)) = filled.get(i) else { break };
        let label = label_of(line.text, false).map(|(label, ..)| label);
        let labelled = matches!(label, Some(Label::Outcome | Label::Recommendations));
        let same = filled.first().is_some_and(|f| f.1.text.trim() == line.text.trim());
        let below = || filled.get(i..(i + 16).min(filled.len())).unwrap_or_default();
        let again = (same || labelled) && headings(below(), aliases).is_some();
        if same && again {
            // A name right over the headings is that of the next part of the plan, as is one over what tells of a table.
            let look = |at: usize| filled.get(at).map(|(_, l)| Look::at(l.text.trim()));
            let told = filled.get(i - 1).is_some_and(|(_, l)| tells_of_a_table(l.text));
            let named = match told {
                true => look(i - 2).is_some_and(|l| l.may_head_a_statement()),
                false => {
                    let alone = !spaced && parted_off(filled, i - 1) && gap_above(filled, i).unwrap_or(0) > 0;
                    let named = |l: Look| l.names_what_follows() || alone && l.may_head_a_statement();
                    filled.get(i - 1).is_some_and(|(_, l)| is_numbered_title(l.text))
                        || look(i - 1).is_some_and(named)
                }
            };
            return i - usize::from(told) - usize::from(named);
        }
        if let Some(end) = again.then_some(i).or_else(|| ends_above(filled, i, known)) {
            return end;
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

/// True for "The table below shows …" and the like.
pub(super) fn tells_of_a_table(text: &str) -> bool {
    let words = word_list(text);
    let has = |wanted: &[&str]| words.iter().any(|w| wanted.contains(&w.as_str()));
    words.len() > 4
        && has(&["table", "grid"])
        && has(&["below", "following", "shows", "sets", "contains", "lists"])
}

/// The places of a list with a blank line between all cells and none left out.
fn regular(
    cells: &[CellLine<'_>],
    filled: &[(usize, Line<'_>)],
    roles: &[Option<ColumnRole>],
    headings: usize,
) -> Option<Vec<Place>> {
    let gaps: Vec<usize> = filled
        .windows(2)
        .skip(headings.checked_sub(1)?)
        .filter_map(|pair| match pair {
            [a, b] => Some(b.0 - a.0 - 1),
            _ => None,
        })
        .collect();
    let headings_apart = filled.windows(2).take(headings - 1).all(|p| matches!(p, [a, b] if b.0 > a.0 + 1));
    headings_apart.then(|| regular::placed(cells, &gaps, roles)).flatten()
}

/// A line of the list, and how it stands to the one before.
#[derive(Debug, Clone, Copy)]
struct CellLine<'t> {
    text: &'t str,
    look: Look,
    /// How many blank lines stand above it.
    gap: usize,
    follows: Follows,
    item: Item,
    /// Its letter counts the rows, of which it begins one.
    counts: bool,
    /// A line above it, with no blank line between, says that a list follows.
    announced: bool,
    /// How its printed lines stood, where it was put together of such.
    shape: Option<&'t Shape>,
}

fn cells<'t>(filled: &[(usize, Line<'t>)], looks: &[Look], count: usize) -> Vec<CellLine<'t>> {
    let wrapped = filled.iter().filter(|(_, l)| l.text.len() > PAGE).count() * 20 <= filled.len();
    let mut out: Vec<CellLine<'t>> = Vec::new();
    for (pair, look) in filled.windows(2).zip(looks.iter().skip(1)).skip(count.saturating_sub(1)) {
        let [above, here] = pair else { continue };
        let above_it: Vec<&str> = out.iter().rev().take(2).map(|c| c.text).collect();
        let mut follows = Follows::of(above.1.text, here.1.text);
        follows.long &= wrapped;
        let gap = here.0.saturating_sub(above.0 + 1);
        let item = Item::of(here.1.text, &above_it);
        // Where items have bullets, the list ends with them.
        let goes_on = |c: &CellLine<'_>| {
            c.announced
                && (c.item == Item::None || item != Item::None)
                && !matches!(c.look.kind(), Kind::Date | Kind::Status | Kind::Label | Kind::Leads)
        };
        let announced = gap == 0 && (follows.announced || out.last().is_some_and(goes_on));
        let (text, shape) = (here.1.text.trim(), here.1.shape);
        out.push(CellLine { text, look: *look, gap, announced, follows, item, shape, counts: false });
    }
    let texts: Vec<&str> = out.iter().map(|c| c.text).collect();
    for i in counting_rows(&texts) {
        if let Some(cell) = out.get_mut(i) {
            (cell.counts, cell.item) = (true, Item::None);
        }
    }
    out
}

fn rows(filled: &[(usize, Line<'_>)], read: &Reading<'_>) -> Vec<RowText> {
    let Reading { cells, way: Way { places, margins, .. }, count, unnamed, .. } = read;
    let count = *count;
    let head = std::iter::repeat_n("", *unnamed).chain(filled.iter().take(count).map(|(_, l)| l.text));
    let mut out =
        vec![RowText { headings: true, ..RowText::of(filled.first().map_or(0, |f| f.1.number), head) }];
    for (i, ((cell, place), (_, line))) in cells.iter().zip(places).zip(filled.iter().skip(count)).enumerate()
    {
        match place {
            Place::Across => {
                let wide = CellText { columns: count + unnamed, ..CellText::one(0, line.number, cell.text) };
                out.push(RowText { line: line.number, cells: vec![wide], ..RowText::default() });
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
                let wrapped = !begins_item(cell.text)
                    && !cell.announced
                    && (cell.follows.midway() || cell.follows.long);
                if let Some(last) = last {
                    match last.lines.last_mut().filter(|_| wrapped) {
                        Some((_, above)) => *above = format!("{above} {}", cell.text),
                        None => last.lines.push((line.number, cell.text.to_owned())),
                    }
                }
            }
        }
        if let Some(row) = out.last_mut().filter(|_| margins.get(i).is_some_and(|m| *m < DOUBTFUL)) {
            row.guessed = true;
        }
    }
    out
}
