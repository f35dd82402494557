//! The words of a printed table, as a viewer of PDFs gives them: cell after cell and row after row, with nothing between
//! columns but where lines end.
//!
//! A cell of one line shares that line with the cell beside it; longer cells take lines of their own, broken where the
//! column was full. So the likeliest way of parting the words into cells is sought over the whole table: by what fits
//! under each heading, and by where a line could have been broken in a column of its width.

mod body;
mod column;
mod fit;
mod ink;
mod path;
mod region;
mod state;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::lines::Line;
use super::listed::Follows;
use super::lost::{headings_in, is_mostly_of_headings};
use super::rows::{CellText, RowText};
use crate::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns;
use body::{Body, Item, Printed, Seen};
pub(super) use column::{Broken, width as column_width};
use fit::fits_under;
pub(super) use ink::{SPACE, ink};
use path::{Found, Path};
use region::Region;

/// More lines than this are no table that anyone pasted.
const MOST_LINES: usize = 2_000;

/// After so many tables that came to nothing there is none.
const MOST_FAILURES: usize = 3;

/// After so many lines that only look like headings none is looked for any more.
const MOST_MISSES: usize = 300;

/// A text has no more lines of such tables than this.
const MOST_IN_ALL: usize = 10_000;

/// The widths of columns are known after so many looks at the whole.
const LOOKS: usize = 4;

/// What is known of the printed tables of a text.
#[derive(Debug, Default)]
pub(super) struct Prints {
    /// By their headings.
    prints: HashMap<Vec<String>, Print>,
    seen: Rc<Seen>,
    failures: usize,
    /// Lines that have the words of headings and are none.
    misses: usize,
    /// Lines read so far.
    lines: usize,
}

/// What all tables under the same headings have in common.
#[derive(Debug, Default)]
struct Print {
    /// How wide each column is, where that is known.
    widths: Vec<Option<u32>>,
    /// What stands more than once under the headings of leads.
    leads: HashSet<String>,
}

/// One past the last line of a table below headings that take so many lines.
pub(super) fn table_end(lines: &[Line<'_>], heads: &[String], height: usize, aliases: &Aliases) -> usize {
    Region::below(lines, heads, height, aliases).end
}

/// The rows of the table under the headings that begin here, and how many lines it takes.
pub(super) fn take(
    lines: &[Line<'_>],
    aliases: &Aliases,
    known: &mut Prints,
) -> Option<(Vec<RowText>, usize)> {
    let given_up =
        known.failures >= MOST_FAILURES || known.misses >= MOST_MISSES || known.lines >= MOST_IN_ALL;
    if given_up || !lines.first().is_some_and(|l| is_mostly_of_headings(l.text, aliases)) {
        return None;
    }
    let lines = lines.get(..MOST_LINES).unwrap_or(lines);
    let Some((headings, height)) = headings(lines, aliases) else {
        known.misses += 1;
        return None;
    };
    let roles = columns::assign_knowing(&headings, aliases, &[]);
    let region = Region::below(lines, &headings, height, aliases);
    let below = lines.get(height..region.end)?;
    let body = Body::of(below, &region.below_headings(height), referred(&roles), &known.seen);
    if !body.can_be_read(headings.len()) {
        known.failures += 1;
        return None;
    }
    if !known.prints.contains_key(&headings) {
        let print = Print::of(lines, &headings, &roles, aliases, &known.seen);
        known.prints.insert(headings.clone(), print);
    }
    let Print { widths, leads } = known.prints.get(&headings)?;
    // Where there are too many ways through it, the next of its kind has as many.
    let found = Path::new(&body, &roles, widths, leads).best();
    let Some(found) = found.filter(|found| is_a_plan(&body, found, &roles)) else {
        known.failures += 1;
        return None;
    };
    known.lines += body.lines.len();
    Some((rows(&body, &found, &headings, lines, widths), region.end))
}

impl Print {
    /// Looks at all tables that have these headings.
    fn of(
        lines: &[Line<'_>],
        headings: &[String],
        roles: &[Option<ColumnRole>],
        aliases: &Aliases,
        seen: &Rc<Seen>,
    ) -> Self {
        let bodies = bodies(lines, headings, roles, aliases, seen);
        let mut out = Self { widths: vec![None; roles.len()], leads: HashSet::new() };
        for _ in 0..LOOKS {
            let mut broken: Vec<Vec<Broken>> = vec![Vec::new(); roles.len()];
            let mut times: HashMap<String, usize> = HashMap::new();
            for body in &bodies {
                let found = Path::new(body, roles, &out.widths, &out.leads).best().unwrap_or_default();
                for cell in &found {
                    let Some(column) = cell.column else { continue };
                    let role = roles.get(column).copied().flatten();
                    let text = body.text(cell.from, cell.to);
                    // A doubtful cell says nothing of its column.
                    if fits_under(
                        &body.look(cell.from, cell.to),
                        &text,
                        role,
                        body.ends_with_a_date(cell.to),
                        &out.leads,
                    ) < 0.5
                    {
                        continue;
                    }
                    if let Some(slot) = broken.get_mut(column) {
                        slot.extend(body.broken(cell));
                    }
                    if matches!(role, Some(ColumnRole::Lead | ColumnRole::LeadAuthority)) {
                        *times.entry(text).or_default() += 1;
                    }
                }
            }
            out.widths = broken.iter().map(|lines| column_width(lines)).collect();
            out.leads = times.into_iter().filter(|(_, times)| *times > 1).map(|(lead, _)| lead).collect();
        }
        out
    }
}

/// What stands under these headings, table by table.
fn bodies<'t>(
    lines: &[Line<'t>],
    headings: &[String],
    roles: &[Option<ColumnRole>],
    aliases: &Aliases,
    seen: &Rc<Seen>,
) -> Vec<Body<'t>> {
    let mut out = Vec::new();
    let (mut at, mut taken) = (0, 0);
    while let Some(rest) = lines.get(at..).filter(|r| !r.is_empty() && taken <= MOST_LINES) {
        let Some(height) = region::height_of(rest, headings) else {
            at += 1;
            continue;
        };
        let region = Region::below(rest, headings, height, aliases);
        let body = Body::of(
            rest.get(height..region.end).unwrap_or_default(),
            &region.below_headings(height),
            referred(roles),
            seen,
        );
        taken += body.lines.len();
        at += region.end.max(1);
        out.extend(Some(body).filter(|b| b.can_be_read(headings.len())));
    }
    out
}

/// True where the first column holds references.
fn referred(roles: &[Option<ColumnRole>]) -> bool {
    matches!(roles.first(), Some(Some(ColumnRole::Ref | ColumnRole::RecommendationRef)))
}

/// The headings in the first lines, and how many lines they take.
fn headings(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<String>, usize)> {
    let mut text = lines.first()?.text.trim().to_owned();
    let mut found = headings_in(&text, aliases).map(|found| (found, 1));
    for (above, line) in lines.iter().skip(1).take(2).enumerate() {
        // The last heading may go on below: "Evidence of / completion".
        let goes_on = Follows::of(&text, line.text).open;
        let more = is_mostly_of_headings(line.text, aliases);
        if line.is_blank() || !more || found.is_some() && !goes_on {
            break;
        }
        text = format!("{text} {}", line.text.trim());
        found = headings_in(&text, aliases).map(|found| (found, above + 2)).or(found);
    }
    found
}

/// True where rows came out that say what is to be done, and by whom or when.
fn is_a_plan(body: &Body<'_>, found: &[Found], roles: &[Option<ColumnRole>]) -> bool {
    let is = |wanted: &[ColumnRole]| {
        let role = |f: &&Found| f.column.and_then(|c| roles.get(c).copied().flatten());
        found.iter().filter(|f| role(f).is_some_and(|r| wanted.contains(&r))).count()
    };
    let done = is(&[ColumnRole::Activity, ColumnRole::Recommendation]);
    let told = is(&[ColumnRole::Lead, ColumnRole::TargetDate]);
    done >= 2 && told * 2 >= done && body.lines.len() > done
}

fn rows(
    body: &Body<'_>,
    found: &[Found],
    headings: &[String],
    lines: &[Line<'_>],
    widths: &[Option<u32>],
) -> Vec<RowText> {
    let first = lines.first().map_or(0, |l| l.number);
    let mut out = vec![RowText { headings: true, ..RowText::of(first, headings.iter().map(String::as_str)) }];
    for cell in found {
        let number = body.words.get(cell.from).and_then(|w| body.lines.get(w.line)).map_or(0, |l| l.number);
        let Some(column) = cell.column else {
            let mut across = CellText::one(0, number, &body.text(cell.from, cell.to));
            across.columns = headings.len();
            out.push(RowText { line: number, cells: vec![across], ..RowText::default() });
            continue;
        };
        if cell.new_row {
            out.push(RowText { line: number, ..RowText::default() });
        }
        let Some(row) = out.last_mut() else { continue };
        let text = cell_lines(body, cell, widths.get(column).copied().flatten());
        match row.cells.iter_mut().find(|c| c.column == column) {
            Some(before) => before.lines.extend(text),
            None => {
                row.cells.push(CellText { lines: text, wide: Some(0), ..CellText::one(column, number, "") });
            }
        }
    }
    for row in &mut out {
        row.cells.sort_by_key(|c| c.column);
    }
    out
}

/// The lines of a cell, with an empty one where a paragraph ends.
fn cell_lines(body: &Body<'_>, cell: &Found, wide: Option<u32>) -> Vec<(u32, String)> {
    let mut out: Vec<(u32, String)> = Vec::new();
    let mut above: Option<(usize, usize)> = None;
    for (line, from, to) in body.pieces(cell.from, cell.to) {
        let text = body.text(from, to);
        let ended = above.zip(wide).zip(body.words.get(from)).is_some_and(|(((f, t), wide), word)| {
            let closed = body.text(f, t).ends_with(['.', '!', '?', ':', ';']);
            closed && Broken { ink: body.ink(f, t), next: word.ink }.spare(wide) > 0.02
        });
        let hyphen = |t: &String| {
            let mut letters = t.chars().rev();
            letters.next() == Some('-') && letters.next().is_some_and(char::is_alphabetic)
        };
        match out.last_mut() {
            Some((_, before)) if hyphen(before) && text.starts_with(char::is_lowercase) => {
                before.push_str(&text);
            }
            _ => {
                out.extend(ended.then(|| (line.number, String::new())));
                out.push((line.number, text));
            }
        }
        above = Some((from, to));
    }
    out
}
