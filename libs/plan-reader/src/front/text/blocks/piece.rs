//! The paragraphs of a text that came block by block, and what is known of where each stood.

use std::collections::{HashMap, HashSet};

use crate::date::looks_like_a_date;
use crate::draft::ColumnRole;
use crate::front::text::likeness::Look;
use crate::front::text::lines::{Line, begins_item, numbered};
use crate::front::text::listed::Shape;
use crate::front::text::printed::{SPACE, ink};
use crate::interpret::words::is_name_like;

/// Words of a block that are one paragraph of a cell.
#[derive(Debug)]
pub(super) struct Piece {
    pub number: u32,
    pub text: String,
    /// One past its last line.
    pub end: usize,
    /// It is a further paragraph of the cell above.
    pub goes_on: bool,
    /// Another paragraph stands right above it, in the same block.
    pub below: bool,
    /// It stands below the heading of this column alone, or below the foot of its page, so the cells of the column come after
    /// those of the rest of the page.
    pub column: Option<usize>,
    /// It stands below the foot of its page.
    foot: bool,
    /// The number of the first line of its page.
    pub page: u32,
    /// How its lines stand.
    pub shape: Shape,
}

/// The paragraphs in these lines, in their order.
pub(super) fn pieces(
    lines: &[Line<'_>],
    headings: &[String],
    roles: &[Option<ColumnRole>],
    names: &HashSet<String>,
) -> Vec<Piece> {
    let heading = |l: &Line<'_>| headings.iter().position(|h| h == l.text.trim());
    let blocks: Vec<&[Line<'_>]> = lines.split(Line::is_blank).collect();
    let heads = |block: usize| blocks.get(block).and_then(|b| b.first()).and_then(heading);
    let filled: Vec<usize> =
        (0..blocks.len()).filter(|b| blocks.get(*b).is_some_and(|b| !b.is_empty())).collect();
    let mut alone: Vec<bool> = vec![false; blocks.len()];
    for (i, block) in filled.iter().enumerate() {
        let beside =
            |at: Option<usize>| at.and_then(|at| filled.get(at)).is_some_and(|b| heads(*b).is_some());
        if let Some(slot) = alone.get_mut(*block) {
            *slot = heads(*block).is_some_and(|h| h > 0) && !beside(i.checked_sub(1)) && !beside(Some(i + 1));
        }
    }
    let mut out = Vec::new();
    let feet = below_feet(lines);
    let mut at = 0_usize;
    let mut place = Place::default();
    for (n, block) in blocks.iter().enumerate() {
        if let Some(found) = heads(n) {
            place.column = Some(found).filter(|_| alone.get(n) == Some(&true));
        }
        // A blank line that begins a page stands before the block.
        let begins = at.checked_sub(1).and_then(|b| lines.get(b)).into_iter().chain(block.iter());
        place.page = begins.rev().find(|l| l.page && !l.foot).map_or(place.page, |l| l.number);
        place.foot = feet.get(at).copied().unwrap_or(false);
        // What stands right below a heading, in the same block, is of its column.
        place.under = heads(n).filter(|column| *column > 0);
        let worded = block.iter().enumerate().map(|(i, l)| (at + i, l));
        let worded: Vec<(usize, &Line<'_>)> =
            worded.filter(|(_, l)| l.text.contains(char::is_alphanumeric) && heading(l).is_none()).collect();
        at += block.len() + 1;
        let name = worded.first().filter(|(_, l)| worded.len() > 1 && names.contains(l.text.trim()));
        let (name, rest) = worded.split_at(usize::from(name.is_some()));
        let before = out.len();
        add_pieces(name, place, &mut out);
        add_pieces(rest, place, &mut out);
        let may_name = !name.is_empty() || worded.len() == 1;
        if let Some(piece) = out.get_mut(before).filter(|p| may_name && names.contains(&p.text)) {
            piece.shape = Shape::over_rows(&piece.text);
        }
    }
    // Where who and when follow too, rows go on below the heading.
    for run in out.chunk_by_mut(|a, b| a.column == b.column) {
        if run.iter().any(|p| says_who_or_when(&p.text)) {
            run.iter_mut().for_each(|p| p.column = None);
        }
    }
    for run in out.chunk_by_mut(|a, b| b.goes_on && a.foot == b.foot) {
        if let Some(first) = run.first().filter(|p| p.foot && p.column.is_none()) {
            let column = likeliest(&first.text, roles);
            run.iter_mut().for_each(|p| p.column = column);
        }
    }
    out
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    column: Option<usize>,
    /// The column under whose heading the block begins.
    under: Option<usize>,
    page: u32,
    foot: bool,
}

/// True for each line that stands below the foot of its page: a program sets down there what it lost its way to. What has more
/// below it than above is the head of a page.
fn below_feet(lines: &[Line<'_>]) -> Vec<bool> {
    let mut out = vec![false; lines.len()];
    let begins: Vec<usize> = (0..lines.len())
        .filter(|i| *i == 0 || lines.get(*i).is_some_and(|l| l.page && !l.foot))
        .chain([lines.len()])
        .collect();
    for page in begins.windows(2) {
        let [from, to] = page else { continue };
        let Some(foot) = (*from..*to).rfind(|i| lines.get(*i).is_some_and(|l| l.foot)) else { continue };
        let filled = |from: usize, to: usize| {
            lines.get(from..to).unwrap_or_default().iter().filter(|l| !l.is_blank()).count()
        };
        if filled(*from, foot) >= filled(foot + 1, *to) {
            out.iter_mut().take(*to).skip(foot + 1).for_each(|f| *f = true);
        }
    }
    out
}

/// The column after the first under which words fit best.
fn likeliest(text: &str, roles: &[Option<ColumnRole>]) -> Option<usize> {
    let look = Look::at(text);
    let fits = roles.iter().map(|role| look.fits(*role)).enumerate().skip(1);
    fits.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(column, _)| column)
}

/// A line shorter than this is not of the widest column.
const WIDE: usize = 24;

/// The names that stand right over cells of the widest column, with no blank line between: each over different words.
pub(super) fn names(lines: &[Line<'_>]) -> HashSet<String> {
    let mut below: HashMap<&str, HashSet<&str>> = HashMap::new();
    for block in lines.split(Line::is_blank) {
        if let [name, next, ..] = block
            && next.text.trim().chars().count() >= WIDE
            && next.text.trim().starts_with(char::is_uppercase)
            && is_name_like(name.text)
        {
            below.entry(name.text.trim()).or_default().insert(next.text.trim());
        }
    }
    below.into_iter().filter(|(_, next)| next.len() > 1).map(|(name, _)| name.to_owned()).collect()
}

fn says_who_or_when(text: &str) -> bool {
    let look = Look::at(text);
    look.is_short() && (look.names_leads() || look.fits(Some(ColumnRole::TargetDate)) > 2.0)
}

/// How wide the full lines of a block are. One line may be longer, where the program put a word together that was parted.
fn full(mut wide: Vec<u32>) -> u32 {
    wide.sort_unstable();
    match wide.as_slice() {
        [_, .., next, longest] if f64::from(*longest) > f64::from(*next) * 1.1 => *next,
        [.., longest] => *longest,
        [] => 0,
    }
}

fn add_pieces(block: &[(usize, &Line<'_>)], place: Place, out: &mut Vec<Piece>) {
    let wide = full(block.iter().map(|(_, l)| ink(l.text.trim())).collect());
    let mut above: Option<&str> = None;
    for (at, line) in block {
        let text = line.text.trim();
        let word = text.split_whitespace().next().map_or(0, ink);
        // The widths of letters are those of a usual face only.
        let fitted = |above: &str| f64::from(ink(above) + SPACE + word) * 1.02 <= f64::from(wide);
        let small = text.starts_with(char::is_lowercase);
        let begins = begins_item(text) || is_label(text);
        let joins = above.is_some_and(|a| !begins && !is_label(a) && (small || !fitted(a)));
        let piece = if joins { out.last_mut() } else { waiting(out, text, above.is_none()) };
        match piece {
            Some(piece) => {
                let address = !text.contains(' ') && piece.text.contains("://");
                piece.text.push_str(if address { "" } else { " " });
                piece.text.push_str(text);
                piece.shape.add(text);
                piece.end = at + 1;
            }
            None => {
                let closed = above.is_some_and(|a| a.ends_with(['.', ':', ';', '!', '?']));
                let goes_on = above.is_some() && (closed || begins_item(text));
                out.push(Piece {
                    number: line.number,
                    text: text.to_owned(),
                    end: at + 1,
                    goes_on,
                    below: above.is_some(),
                    column: place.column,
                    foot: place.foot,
                    page: place.page,
                    shape: Shape::of(text, begins_item(text), place.under),
                });
            }
        }
        above = Some(text);
    }
}

/// A sentence shorter than this is not waited for by what begins with a small letter.
const OPEN: usize = 40;

/// Where a page or another cell broke a sentence off, no more than this stands between its parts.
const NEAREST: usize = 8;

/// True for the label of an item alone: "c.".
pub(super) fn is_label(text: &str) -> bool {
    text.len() <= 4 && numbered(&format!("{text} x")).is_some()
}

/// The piece that a line goes on with though it does not stand right below it: a label alone, or a sentence that the end of
/// a page or another cell broke off.
fn waiting<'p>(out: &'p mut [Piece], text: &str, begins_block: bool) -> Option<&'p mut Piece> {
    if is_label(text) {
        return None;
    }
    if out.last().is_some_and(|p| is_label(&p.text)) {
        // Of labels in one block the first comes first.
        let above = |at: &usize| {
            let below = out.get(at + 1).is_some_and(|p| p.below);
            below && out.get(*at).is_some_and(|p| is_label(&p.text))
        };
        let first = (0..out.len() - 1).rev().take_while(above).last().unwrap_or(out.len() - 1);
        return out.get_mut(first).filter(|_| !begins_item(text));
    }
    let small = text.starts_with(char::is_lowercase) && !begins_item(text) && !looks_like_a_date(text);
    let open = |p: &Piece| {
        p.text.chars().count() > OPEN
            && !p.text.ends_with(['.', ':', ';', '!', '?', ')'])
            && p.shape.is_full(text)
    };
    let near = out.len().saturating_sub(NEAREST);
    out.iter_mut().skip(near).rfind(|p| open(p)).filter(|_| begins_block && small)
}
