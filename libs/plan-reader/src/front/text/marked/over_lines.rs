//! Rows of marked cells that go over several lines: a line ends within a cell, and the next goes on with it.

use std::collections::HashSet;

use super::super::likeness::Look;
use super::super::lines::Line;
use super::super::listed::{Follows, passing};
use super::super::rows::{CellText, RowText};
use crate::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns;
use crate::interpret::words::folded;
use crate::status;

/// A row takes no more lines than this.
const LONGEST: usize = 14;

/// More lines than this are not put together.
const MOST: usize = 1_000;

/// What a further line of a cell counts, where it does not go on in the middle of a sentence.
const MORE: f32 = -0.3;

/// What it tells that a line begins with a number of several parts: a row begins there, and hardly a further line of a cell.
const NUMBER: f32 = 1.0;

/// What the headings said again count, which are no row.
const AGAIN: f32 = 3.0;

/// The rows below headings parted by this mark, and how many lines they take.
pub(super) fn take(
    lines: &[Line<'_>],
    mark: &str,
    words: &[&str],
    aliases: &Aliases,
) -> Option<(Vec<RowText>, usize)> {
    let first = lines.first()?;
    let taken = region(lines, mark);
    let mut parted: Vec<Parted<'_>> = lines
        .get(1..taken)?
        .iter()
        .filter(|l| !l.is_blank())
        .take(MOST + 1)
        .map(|l| Parted {
            line: l.number,
            parts: parts(l.text, mark),
            looks: Vec::new(),
            depth: depth(l.text),
        })
        .collect();
    if parted.is_empty() || parted.len() > MOST {
        return None;
    }
    for line in &mut parted {
        line.looks = line.parts.iter().map(|part| Look::at(part)).collect();
    }
    let owned: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
    let roles = columns::assign_knowing(&owned, aliases, &[]);
    // One heading may stand over two columns, of which the first says what the rows are about.
    let wider: Vec<Option<ColumnRole>> = std::iter::once(None).chain(roles.iter().copied()).collect();
    let of_names = depths_of_names(&parted);
    let ways = [roles, wider]
        .map(|roles| Pieces { lines: &parted, roles, words, of_names: of_names.clone() }.put_together());
    let (rows, _) = ways.into_iter().flatten().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let head = RowText { headings: true, ..RowText::of(first.number, words.iter().copied()) };
    let width = rows.iter().map(|r| r.cells.iter().map(|c| c.column + c.columns).max().unwrap_or(0)).max()?;
    let mut head = head;
    head.cells.iter_mut().for_each(|cell| cell.column += width.saturating_sub(words.len()).min(1));
    Some((std::iter::once(head).chain(rows).collect(), taken))
}

/// How many lines the table takes: to a blank one over words without marks, or to the name over the headings said again.
fn region(lines: &[Line<'_>], mark: &str) -> usize {
    let marked = |l: &Line<'_>| parts(l.text, mark).len() > 1;
    let head = lines.first().map(|l| l.text.trim()).unwrap_or_default();
    let mut taken = 1;
    for (i, line) in lines.iter().enumerate().skip(1) {
        if line.is_blank() {
            let next = lines.iter().skip(i + 1).take(4).find(|l| !l.is_blank());
            if next.is_some_and(marked) {
                continue;
            }
            break;
        }
        if line.text.trim() == head {
            let named = lines.get(i - 1).is_some_and(|l| !l.is_blank() && !marked(l));
            return (i - usize::from(named)).min(taken);
        }
        taken = i + 1;
    }
    taken
}

/// The cells of a line, empty ones too.
fn parts<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
    let bare = mark.trim();
    let text = text.trim();
    let (text, before) = text.strip_prefix(bare).filter(|t| t.starts_with(' ')).map_or((text, 0), |t| (t, 1));
    let (text, after) = text.strip_suffix(bare).filter(|t| t.ends_with(' ')).map_or((text, 0), |t| (t, 1));
    let empty = |n: usize| std::iter::repeat_n("", n);
    empty(before).chain(text.split(mark).map(str::trim)).chain(empty(after)).collect()
}

/// How many parts the number has that a line begins with: "1.2 Staff", "3. Homes"; none for "Recommendation 3:".
fn depth(text: &str) -> Option<usize> {
    let mut words = text.split_whitespace();
    let number = words.next()?;
    let counts = |t: &str| !t.is_empty() && t.chars().all(|c| c.is_ascii_digit());
    if number.contains('.') && number.trim_end_matches('.').split('.').all(counts) {
        return Some(number.trim_end_matches('.').split('.').count());
    }
    let named = number.starts_with(char::is_uppercase) && number.chars().all(char::is_alphabetic);
    let counted = words.next().and_then(|n| n.strip_suffix([':', '.'])).is_some_and(counts);
    (named && counted).then_some(0)
}

struct Parted<'t> {
    line: u32,
    parts: Vec<&'t str>,
    /// What each part looks like.
    looks: Vec<Look>,
    depth: Option<usize>,
}

/// How deep the numbers are that stand before lines without marks, and before no others.
fn depths_of_names(lines: &[Parted<'_>]) -> HashSet<usize> {
    let deep = |alone: bool| {
        let own = move |l: &&Parted<'_>| (l.parts.len() == 1) == alone;
        lines.iter().filter(own).filter_map(|l| l.depth).filter(|depth| *depth > 0)
    };
    let others: HashSet<usize> = deep(false).collect();
    deep(true).filter(|depth| !others.contains(depth)).collect()
}

/// What so many lines are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Row,
    Band,
    /// Headings said again, or the first of them.
    Head,
}

struct Pieces<'a, 't> {
    lines: &'a [Parted<'t>],
    roles: Vec<Option<ColumnRole>>,
    words: &'a [&'a str],
    /// Numbers so deep stand before names alone, which are no part of a row.
    of_names: HashSet<usize>,
}

impl Pieces<'_, '_> {
    /// The likeliest rows and how likely they are; none where lines stay that are of no row, or most rows lack cells.
    fn put_together(&self) -> Option<(Vec<RowText>, f32)> {
        let mut best: Vec<Option<(f32, usize, Is)>> = vec![Some((0.0, 0, Is::Row))];
        for end in 1..=self.lines.len() {
            let ways = (1..=LONGEST.min(end)).filter_map(|held| {
                let before = (*best.get(end - held)?)?.0;
                let (score, is) = self.score(end - held, end)?;
                Some((before + score, held, is))
            });
            let likeliest = ways.max_by(|a, b| a.0.total_cmp(&b.0));
            best.push(likeliest);
        }
        let total = (*best.last()?)?.0;
        let mut found = Vec::new();
        let mut end = self.lines.len();
        while end > 0 {
            let (_, held, is) = (*best.get(end)?)?;
            found.push((end - held, end, is));
            end -= held;
        }
        found.reverse();
        let rows = || found.iter().filter(|(.., is)| *is == Is::Row);
        let whole = rows().filter(|(from, to, _)| self.cells(*from, *to).len() == self.roles.len()).count();
        if whole * 2 < rows().count() || whole < 2 {
            return None;
        }
        Some((found.iter().map(|(from, to, is)| self.row(*from, *to, *is)).collect(), total))
    }

    /// The cells of these lines: the last of one line and the first of the next are one.
    fn cells(&self, from: usize, to: usize) -> Vec<Vec<(u32, &str)>> {
        let mut out: Vec<Vec<(u32, &str)>> = Vec::new();
        for (i, line) in self.lines.get(from..to).unwrap_or_default().iter().enumerate() {
            for (j, part) in line.parts.iter().enumerate() {
                let piece = (line.line, *part);
                match out.last_mut().filter(|_| i > 0 && j == 0) {
                    Some(cell) => cell.push(piece),
                    None => out.push(vec![piece]),
                }
            }
        }
        out
    }

    fn score(&self, from: usize, to: usize) -> Option<(f32, Is)> {
        let lines = self.lines.get(from..to)?;
        let first = lines.first()?;
        if let [only] = lines {
            let again = only.parts.len() > 1 && self.words.starts_with(&only.parts);
            if again {
                return Some((AGAIN, Is::Head));
            }
            if let ([name], [text]) = (only.looks.as_slice(), only.parts.as_slice()) {
                let rates = status::is_only_status(text) || status::hue_named(&folded(text)).is_some();
                let across = if rates { -NUMBER } else { name.across() - 0.5 };
                return Some((if self.is_name(only) { NUMBER } else { across }, Is::Band));
            }
        }
        // "Recommendation 3:" begins a row as well.
        let begins = |l: &Parted<'_>| l.depth == Some(0) && l.parts.len() == 1;
        if lines.iter().any(|l| self.is_name(l)) || lines.iter().skip(1).any(begins) {
            return None;
        }
        let count = lines.iter().map(|l| l.parts.len() - 1).sum::<usize>() + 1;
        // Cells at the end may have been left out.
        if count > self.roles.len() || count < 2 || count * 2 < self.roles.len() {
            return None;
        }
        let mut score = if first.depth.is_some() { NUMBER } else { 0.0 };
        score -= NUMBER * lines.iter().skip(1).filter(|l| l.depth.is_some()).count() as f32;
        let mut column = 0;
        let mut above = "";
        for (i, line) in lines.iter().enumerate() {
            for (j, (text, look)) in line.parts.iter().zip(&line.looks).enumerate() {
                if j > 0 {
                    score -= if above.is_empty() { passing(self.role(column)) } else { 0.0 };
                    (column, above) = (column + 1, "");
                }
                if text.is_empty() {
                    continue;
                }
                let fits = look.fits(self.role(column));
                score += match above {
                    "" => fits,
                    _ if i > 0 && Follows::of(above, text).midway() => 0.5,
                    _ => MORE + fits.clamp(-1.5, 0.5),
                };
                above = text;
            }
        }
        score -= if above.is_empty() { passing(self.role(column)) } else { 0.0 };
        score -= self.roles.iter().skip(count).map(|role| passing(*role)).sum::<f32>();
        Some((score, Is::Row))
    }

    fn role(&self, column: usize) -> Option<ColumnRole> {
        self.roles.get(column).copied().flatten()
    }

    fn is_name(&self, line: &Parted<'_>) -> bool {
        line.parts.len() == 1 && line.depth.is_some_and(|depth| self.of_names.contains(&depth))
    }

    fn row(&self, from: usize, to: usize, is: Is) -> RowText {
        let line = self.lines.get(from).map_or(0, |l| l.line);
        // Which row a line without marks is of, between two rows, is only told by what it says.
        let bare = |l: Option<&Parted<'_>>| l.is_some_and(|l| l.parts.len() == 1 && l.depth.is_none());
        let own = self.lines.get(from..to).unwrap_or_default();
        let unsure = self.cells(from, to).len() < self.roles.len() || bare(own.first()) || bare(own.last());
        let cells = self.cells(from, to).into_iter().enumerate().map(|(column, pieces)| {
            let lines = pieces.into_iter().filter(|(_, t)| !t.is_empty()).map(|(n, t)| (n, t.to_owned()));
            let columns = if is == Is::Band { self.roles.len() } else { 1 };
            CellText { column, columns, rows: 1, lines: lines.collect(), wide: None }
        });
        let cells = cells.filter(|c| !c.lines.is_empty()).collect();
        RowText { line, cells, headings: is == Is::Head, guessed: is == Is::Row && unsure }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines;

    fn read(text: &str) -> Vec<Vec<String>> {
        let (rows, _) =
            super::super::take(&lines::split(text), &Aliases::default(), &mut 0).unwrap_or_default();
        let words = |c: &CellText| c.lines.iter().map(|l| l.1.as_str()).collect::<Vec<_>>().join("|");
        rows.iter().skip(1).map(|r| r.cells.iter().map(words).collect()).collect()
    }

    #[test]
    fn a_row_goes_on_where_a_line_ended_within_a_cell() {
        let rows = read(
            "Objective / Actions / Lead / Timescale / Update\n\
             1. Fair work for all who work on the canal boats\n\
             Crews know their rights / Print the rights of crews in three languages\n\
             Read them aloud at each lock / Head of Crews\n(Canal office) / May 2027 / Two of three are printed.\n\
             Pay is open to all / Publish what each crew is paid / Head of Pay / June 2027 / Begun.\n\
             Objective / Actions\n\
             2. Boats that all can board\n\
             Ramps reach the water / Mend the ramps of the lower basin / Lock keepers\nBoat yard / By March 2027",
        );
        assert_eq!(rows[1].len(), 5);
        assert_eq!(rows[1][1], "Print the rights of crews in three languages|Read them aloud at each lock");
        assert_eq!(rows[1][2], "Head of Crews|(Canal office)");
        assert_eq!(rows[2][4], "Begun.");
        assert_eq!(rows[5][2..], ["Lock keepers|Boat yard", "By March 2027"]);
    }
}
