//! Plans written as forms in tables: labels down the left side, in pairs along a row, or above their values.

mod beneath;
mod facts_beside;
mod labelled_rows;
mod said_beneath;
mod sideways;
mod steps;
mod topped;

pub(super) use beneath::{tells_facts, with_what_stands_above};
pub(super) use topped::with_facts_beside;

use super::PREFACE;
use super::columns;
use super::prose::{number_alone, start_of_form};
use super::words::is_theme_by_name;
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Paragraph, Row, Table};
use crate::draft::ColumnRole;
use crate::status;

/// A label and what stands beside or below it.
struct Pair<'t> {
    label: String,
    key: Option<&'t Cell>,
    value: Vec<&'t Cell>,
    /// Words of a cell that holds both a label and a value.
    words: Option<String>,
}

/// Turns such a table on its side, so that its headings stand in a row, and takes paragraphs out of a box that is only
/// drawn around them. Any other block stays as it is.
pub(super) fn untwist(block: Block, aliases: &Aliases) -> Vec<Block> {
    let Block::Table(table) = block else { return vec![block] };
    if is_box(&table) {
        let cells = table.rows.into_iter().flat_map(|r| r.cells);
        return cells.flat_map(|c| c.paragraphs).map(Block::Paragraph).collect();
    }
    if let Some(widened) = labelled_rows::widened(&table, aliases) {
        return vec![Block::Table(widened)];
    }
    if let Some(rows) = steps::in_rows(&table, aliases) {
        return vec![Block::Table(rows)];
    }
    let turned = in_pairs(&table, aliases)
        .or_else(|| above_values(&table, aliases))
        .or_else(|| facts_beside::pairs(&table, aliases))
        .and_then(|pairs| turned(&table, &pairs, aliases))
        .or_else(|| {
            if sideways::counts_actions(&table) {
                return sideways::upright(&table, aliases);
            }
            if columns::find(&table, PREFACE, aliases).is_some() && !labels_down_the_side(&table, aliases) {
                None
            } else {
                let turned = down_the_side(&table).and_then(|pairs| turned(&table, &pairs, aliases));
                turned.or_else(|| sideways::upright(&table, aliases))
            }
        });
    vec![Block::Table(turned.unwrap_or(table))]
}

/// True for a frame around running text: on no sheet, and never two cells side by side but for pictures on the left.
fn is_box(table: &Table) -> bool {
    let framed = |row: &Row| row.cells.len() <= 1;
    // A coloured cell beside a word is no picture but the key to it.
    let plain = |row: &Row| row.cells.len() == 2 && row.cells.iter().all(|c| c.fill.is_none());
    let pictured = |row: &Row| {
        plain(row) && matches!(filled(row).as_slice(), [one] if one.column > 0 && one.paragraphs.len() > 1)
    };
    table.sheet.is_none()
        && !table.rows.is_empty()
        && (table.rows.iter().all(framed) || table.rows.iter().all(pictured))
}

fn filled(row: &Row) -> Vec<&Cell> {
    row.filled().collect()
}

fn is_label(cell: &Cell, aliases: &Aliases) -> bool {
    let text = cell.text();
    !text.contains('\n') && columns::label_role(text.trim().trim_end_matches(':'), aliases).is_some()
}

/// True for what may stand beside a label as its value: "On track" heads columns, but a form says it of its status.
fn is_value(cell: &Cell, aliases: &Aliases) -> bool {
    !is_label(cell, aliases) || status::is_only_status(&cell.text())
}

fn is_short(cell: &Cell) -> bool {
    let text = cell.text();
    let words = text.split_whitespace().count();
    (1..=3).contains(&words) && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ':' | '/' | '-'))
}

fn label(cell: &Cell) -> String {
    cell.text().trim().trim_end_matches(':').trim().to_owned()
}

/// What "Objective 2" is called without its number, where it names a theme.
fn numbered(cell: &Cell) -> Option<(String, String)> {
    let label = label(cell);
    let (name, number) = label.rsplit_once(' ')?;
    let counts = number.len() <= 3 && number.contains(|c: char| c.is_ascii_digit());
    (counts && name.split_whitespace().count() <= 2 && is_theme_by_name(&label))
        .then(|| (name.to_owned(), number.to_owned()))
}

fn pair<'t>(key: &'t Cell, value: Option<&'t Cell>) -> Pair<'t> {
    Pair { label: label(key), key: Some(key), value: value.into_iter().collect(), words: None }
}

/// A label and its value; of "Action 4" beside what is done the number is the reference.
fn counted<'t>(key: &'t Cell, value: &'t Cell) -> Vec<Pair<'t>> {
    let plain = || vec![pair(key, Some(value))];
    let Some(number) = number_alone(&key.text()) else { return plain() };
    let label = label(key);
    let Some(name) = label.strip_suffix(number.as_str()).map(str::trim_end) else { return plain() };
    let whole =
        |label: &str, cell, words| Pair { label: label.to_owned(), key: None, value: vec![cell], words };
    vec![whole("Ref", key, Some(number.clone())), whole(name, value, None)]
}

/// A row that names the entry: "Commitment 3: Publish pay gaps" over the labels of its form.
fn title(cell: &Cell) -> Option<Vec<Pair<'_>>> {
    if let Some(number) = number_alone(&cell.text()) {
        return Some(vec![Pair { label: "Ref".into(), key: None, value: vec![cell], words: Some(number) }]);
    }
    let start = start_of_form(&cell.text())?;
    let words = |label: &str, text: String| Pair {
        label: label.to_owned(),
        key: None,
        value: vec![cell],
        words: Some(text),
    };
    let mut out = Vec::new();
    if !start.1.is_empty() {
        out.push(words("Ref", start.1));
    }
    out.push(words(&start.0, start.2));
    Some(out)
}

/// True where a label stands before a value in every row but those that name the entry, and most labels are known.
fn labels_down_the_side(table: &Table, aliases: &Aliases) -> bool {
    let (mut rows, mut known) = (0, 0);
    let labelled = table.rows.iter().filter(|r| !r.is_empty()).all(|row| match filled(row).as_slice() {
        [one] => title(one).is_some(),
        [key, value] => {
            rows += 1;
            known += usize::from(is_label(key, aliases));
            key.column == 0 && !is_label(value, aliases)
        }
        _ => false,
    });
    labelled && rows > 2 && known * 3 >= rows * 2
}

/// One label and one value in each row.
fn down_the_side(table: &Table) -> Option<Vec<Pair<'_>>> {
    let mut out = Vec::new();
    for row in table.rows.iter().filter(|r| !r.is_empty()) {
        match filled(row).as_slice() {
            [one] => match title(one) {
                Some(pairs) => out.extend(pairs),
                None if one.column == 0 && one.columns == 1 => out.push(pair(one, None)),
                None => return None,
            },
            [key, value] if key.column == 0 => match numbered(key) {
                Some((name, number)) => out.push(Pair {
                    label: name,
                    key: None,
                    value: vec![value],
                    words: Some(format!("{number}. {}", value.text())),
                }),
                None => out.extend(counted(key, value)),
            },
            _ => return None,
        }
    }
    Some(out)
}

/// Two labels and two values in a row, or one of each: label, value, label, value.
fn in_pairs<'t>(table: &'t Table, aliases: &Aliases) -> Option<Vec<Pair<'t>>> {
    let mut out = Vec::new();
    let (mut wide, mut unknown) = (0, 0);
    // Labels that we do not know beside others that we do: "Owner | Head of Homes | Budget | £15,000".
    let (mut known, mut strange) = (0, 0);
    for row in table.rows.iter().filter(|r| !r.is_empty()) {
        let cells: Vec<&Cell> = row.cells.iter().collect();
        let placed: Vec<&Cell> = if cells.len() == 4 { cells } else { filled(row) };
        match placed.as_slice() {
            [a, x, b, y]
                if is_label(a, aliases)
                    && is_value(x, aliases)
                    && (is_label(b, aliases) && is_value(y, aliases) || b.is_empty() && y.is_empty()) =>
            {
                wide += 1;
                known += if b.is_empty() { 1 } else { 2 };
                out.push(pair(a, Some(x)));
                if !b.is_empty() {
                    out.push(pair(b, Some(y)));
                }
            }
            [a, x, b, y]
                if [(a, x, b, y), (b, y, a, x)].iter().any(|(a, x, b, y)| {
                    is_label(a, aliases) && is_value(x, aliases) && is_short(b) && is_value(y, aliases)
                }) =>
            {
                strange += 1;
                known += 1;
                out.push(pair(a, Some(x)));
                out.push(pair(b, Some(y)));
            }
            // "Commitment 3" beside what is promised.
            [a, x] if number_alone(&a.text()).is_some() && is_value(x, aliases) => out.extend(counted(a, x)),
            [a, x] if is_label(a, aliases) && is_value(x, aliases) => {
                known += 1;
                out.push(pair(a, Some(x)));
            }
            // Nothing has been written beside the label.
            [one] if is_label(one, aliases) && one.column == 0 && one.columns == 1 => {
                out.push(pair(one, None));
            }
            // "Description" alone says little, but among other labels it is one.
            [a, x] if unknown == 0 && is_short(a) && a.column == 0 && !is_label(x, aliases) => {
                unknown += 1;
                out.push(pair(a, Some(x)));
            }
            [one] => out.extend(title(one)?),
            _ => return None,
        }
    }
    (wide + strange > unknown && known > strange).then_some(out)
}

/// A row of labels over a row of values, and then other labels over other values.
fn above_values<'t>(table: &'t Table, aliases: &Aliases) -> Option<Vec<Pair<'t>>> {
    let mut out = Vec::new();
    let mut kinds: Vec<Vec<String>> = Vec::new();
    let mut rows = table.rows.iter().filter(|r| !r.is_empty()).peekable();
    while let Some(keys) = rows.next() {
        let labels = filled(keys);
        if let [one] = labels.as_slice()
            && let Some(pairs) = title(one)
        {
            out.extend(pairs);
            continue;
        }
        if labels.is_empty() || !labels.iter().all(|c| is_label(c, aliases)) {
            return None;
        }
        let values = rows.next().filter(|r| !filled(r).iter().all(|c| is_label(c, aliases)))?;
        if rows
            .peek()
            .is_some_and(|next| !filled(next).iter().all(|c| is_label(c, aliases) || title(c).is_some()))
        {
            return None;
        }
        kinds.push(labels.iter().map(|c| label(c)).collect());
        for key in labels {
            let below = values
                .cells
                .iter()
                .filter(|v| (key.column..key.column + key.columns.max(1)).contains(&v.column));
            out.push(Pair { label: label(key), key: Some(key), value: below.collect(), words: None });
        }
    }
    let changes = kinds.iter().any(|k| kinds.first() != Some(k));
    // Where other labels name an activity as well, they are new headings of a table that changes half-way.
    let names_activity = |k: &Vec<String>| {
        k.iter().any(|l| {
            matches!(columns::label_role(l, aliases), Some(ColumnRole::Activity | ColumnRole::Recommendation))
        })
    };
    let mut naming: Vec<&Vec<String>> = kinds.iter().filter(|k| names_activity(k)).collect();
    naming.sort();
    naming.dedup();
    if naming.len() > 1 {
        return None;
    }
    changes.then_some(out)
}

fn turned(table: &Table, pairs: &[Pair<'_>], aliases: &Aliases) -> Option<Table> {
    let mut order: Vec<String> = Vec::new();
    for pair in pairs {
        if !order.contains(&pair.label) {
            order.push(pair.label.clone());
        }
    }
    let roles = columns::assign_knowing(&order, aliases, &[]);
    let known = roles.iter().flatten().count();
    let has_text = roles.iter().any(|r| matches!(r, Some(ColumnRole::Activity | ColumnRole::Recommendation)));
    // "Objective 2" over a label that says what is done is enough.
    let named = pairs.iter().any(|p| p.words.is_some());
    if !has_text || known < 3 && !named || known * 2 < order.len() || order.len() > 20 {
        return None;
    }
    let mut out =
        Table { rows: Vec::new(), sheet: table.sheet.clone(), at: table.at.clone(), ..Table::default() };
    let mut keys = Row { headings: true, at: table.at.clone(), ..Row::default() };
    let mut values = Row { at: table.at.clone(), ..Row::default() };
    for pair in pairs {
        let column = order.iter().position(|h| *h == pair.label)?;
        if keys.cells.iter().any(|c| c.column == column) {
            // The same heading again begins the next activity.
            out.rows.push(std::mem::take(&mut keys));
            out.rows.push(std::mem::take(&mut values));
        }
        let invented = || vec![Paragraph { text: pair.label.clone(), ..Paragraph::default() }];
        let at = pair.key.or(pair.value.first().copied());
        place(&mut keys, column, at, pair.key.map_or_else(invented, |k| k.paragraphs.clone()));
        if let Some(first) = pair.value.first() {
            let paragraphs = match &pair.words {
                Some(words) => {
                    vec![Paragraph { text: words.clone(), at: first.at.clone(), ..Paragraph::default() }]
                }
                None => pair.value.iter().flat_map(|c| c.paragraphs.clone()).collect(),
            };
            place(&mut values, column, Some(first), paragraphs);
        }
    }
    out.rows.push(keys);
    out.rows.push(values);
    Some(out)
}

fn place(row: &mut Row, column: usize, like: Option<&Cell>, paragraphs: Vec<Paragraph>) {
    let at = like.map(|c| c.at.clone()).unwrap_or_default();
    if row.cells.is_empty() {
        row.at = at.clone();
    }
    row.cells.push(Cell {
        column,
        columns: 1,
        rows: 1,
        paragraphs,
        look: like.map_or(0, |c| c.look),
        fill: like.and_then(|c| c.fill),
        hidden: like.is_some_and(|c| c.hidden),
        depth: 0,
        inner: Vec::new(),
        at,
    });
}
