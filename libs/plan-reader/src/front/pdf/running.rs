//! Page headers, footers and page numbers, which stand at the same place on page after page, and footnotes.

use std::collections::{BTreeMap, HashMap};

use super::layout::Page;
use super::sheet::Turn;
use super::text::Line;
use crate::Location;
use crate::aliases::Aliases;
use crate::block::Margin;
use crate::draft::UnplacedReason;
use crate::interpret::columns::are_headings;

/// No table has more columns.
const MOST_HEADINGS: usize = 20;

/// Takes the running heads and feet out of the pages. What differs only in numbers is told once.
pub(super) fn take_running_lines(pages: &mut [Page]) -> Vec<Margin> {
    let mut places: HashMap<(bool, String, i32), Vec<u32>> = HashMap::new();
    for page in pages.iter() {
        for line in &page.free {
            for key in keys(page, line).into_iter().flatten() {
                let on = places.entry(key).or_default();
                if on.last() != Some(&page.number) {
                    on.push(page.number);
                }
            }
        }
    }
    let count = pages.len();
    let runs = |page: &Page, line: &Line| {
        let often = |on: &Vec<u32>| match line.turn {
            Turn::Upright => on.len() >= 2 && (on.len() * 3 >= count || on.len() >= 3),
            // What stands on its side beside a table may name the theme of two pages.
            _ => on.len() >= 2 && on.len() * 4 >= count * 3,
        };
        let repeated = keys(page, line).into_iter().flatten().any(|key| places.get(&key).is_some_and(often));
        repeated || is_page_number(page, line)
    };
    let mut margins: Vec<Margin> = Vec::new();
    let mut told: HashMap<String, usize> = HashMap::new();
    for page in pages.iter_mut() {
        let mut taken: Vec<bool> = page.free.iter().map(|line| runs(page, line)).collect();
        let twice = |line: &Line| {
            let on = |key: &(bool, String, i32)| places.get(key).map_or(0, Vec::len);
            keys(page, line).iter().flatten().map(on).max() == Some(2) && !is_page_number(page, line)
        };
        spare_text(page, &mut taken, if count > 2 { 2.2 } else { 1.5 }, twice);
        spare_under_headings(page, &mut taken);
        spare_headings_on_several(page, &mut taken);
        spare_headings(page, &mut taken);
        let mut flags = taken.into_iter();
        let (height, number) = (page.height, page.number);
        for line in page.free.extract_if(.., |_| flags.next().unwrap_or(false)) {
            let text = line.text();
            if told.insert(masked(&text), 1).is_none() {
                let part = if line.area.top < height / 2.0 { "page header" } else { "page footer" };
                margins.push(Margin {
                    text,
                    reason: UnplacedReason::Margin,
                    at: Location { page: Some(number), ..Location::part(part, 1) },
                });
            }
        }
    }
    margins
}

/// Takes the words of a coloured bar out of the pages where all of them say the same: they name the document.
pub(super) fn take_bars(pages: &mut [Page]) -> Option<Margin> {
    let words = |page: &Page| page.bar.iter().map(Line::text).collect::<Vec<_>>().join(" ");
    let (first, rest) = pages.split_first()?;
    let (text, at) = (words(first), first.number);
    if text.is_empty() || rest.is_empty() || rest.iter().any(|page| words(page) != text) {
        return None;
    }
    pages.iter_mut().for_each(|page| page.bar.clear());
    let at = Location { page: Some(at), ..Location::part("page margin", 1) };
    Some(Margin { text, reason: UnplacedReason::Margin, at })
}

/// Leaves lines where they are that two pages say at the same place and that stand right among others of their kind: a page may
/// end in the middle of a list as another does. A line is `within` so many sizes of those.
fn spare_text(page: &Page, taken: &mut [bool], within: f32, twice: impl Fn(&Line) -> bool) {
    let mut order: Vec<(usize, &Line)> = page.free.iter().enumerate().collect();
    order.sort_by(|a, b| a.1.base.total_cmp(&b.1.base));
    let rows: Vec<&[(usize, &Line)]> = order.chunk_by(|a, b| b.1.base - a.1.base < a.1.size * 0.3).collect();
    let among = |own: &[(usize, &Line)], other: &[(usize, &Line)], taken: &[bool]| {
        let near = |a: &Line, b: &Line| {
            (a.base - b.base).abs() < a.size * within
                && (a.size - b.size).abs() < 0.3
                && (a.from - b.from).abs() < a.size * 3.0
        };
        let kept = other.iter().any(|(i, _)| taken.get(*i) == Some(&false));
        kept && matches!((own.first(), other.first()), (Some((_, a)), Some((_, b))) if near(a, b))
    };
    for down in [true, false] {
        for step in 0..rows.len() {
            let at = if down { step } else { rows.len() - 1 - step };
            let Some(own) = rows.get(at) else { continue };
            let all = own.iter().all(|(i, _)| taken.get(*i) == Some(&true));
            let weak = own.iter().all(|(i, line)| taken.get(*i) != Some(&true) || twice(line));
            let before = if down { at.checked_sub(1) } else { Some(at + 1) };
            let before = before.and_then(|at| rows.get(at));
            if weak && (!all || before.is_some_and(|other| among(own, other, taken))) {
                for (i, _) in *own {
                    if let Some(taken) = taken.get_mut(*i) {
                        *taken = false;
                    }
                }
            }
        }
    }
}

/// Leaves lines where they are that stand right beneath a larger line of this page alone, and others like them: a part of a plan
/// may begin on page after page with the same name beneath its own.
fn spare_under_headings(page: &Page, taken: &mut [bool]) {
    let mut order: Vec<(usize, &Line)> =
        page.free.iter().enumerate().filter(|(_, line)| line.turn == Turn::Upright).collect();
    order.sort_by(|a, b| a.1.base.total_cmp(&b.1.base));
    for pair in order.windows(2) {
        let [(over, above), (own, line)] = pair else { continue };
        let kept = taken.get(*over) == Some(&false);
        let under = above.size > line.size * LARGER && line.base - above.base < above.size * UNDER;
        let bold = line.words.iter().all(|w| w.bold);
        let upper = line.base < page.height / 2.0;
        if let Some(slot) = taken.get_mut(*own).filter(|_| kept && under && bold && upper) {
            *slot = false;
        }
    }
}

/// A line is larger than another by so much, and no further above it in sizes of its letters.
const LARGER: f32 = 1.15;
const UNDER: f32 = 3.0;

/// Leaves the headings of a table where they are, though each page says them at the same place.
fn spare_headings(page: &Page, taken: &mut [bool]) {
    let mut order: Vec<usize> = (0..page.free.len()).filter(|i| taken.get(*i) == Some(&true)).collect();
    let line = |i: &usize| page.free.get(*i);
    let base = |i: &usize| line(i).map_or(0.0, |l| l.base);
    order.sort_by(|a, b| base(a).total_cmp(&base(b)));
    let level = |a: &usize, b: &usize| base(b) - base(a) < line(a).map_or(0.0, |l| l.size) * 0.3;
    for row in order.chunk_by(level).filter(|row| (3..=MOST_HEADINGS).contains(&row.len())) {
        let words: Vec<String> = row.iter().filter_map(line).map(Line::text).collect();
        if are_headings(&words, &Aliases::default()) {
            for i in row {
                if let Some(taken) = taken.get_mut(*i) {
                    *taken = false;
                }
            }
        }
    }
}

/// Leaves headings where they are whose lines stand at heights of their own, as where each stands in the middle of its row.
fn spare_headings_on_several(page: &Page, taken: &mut [bool]) {
    let bold = |line: &Line| line.turn == Turn::Upright && line.words.iter().all(|w| w.bold);
    let mut order: Vec<(usize, &Line)> = page.free.iter().enumerate().collect();
    order.retain(|(i, line)| taken.get(*i) == Some(&true) && bold(line));
    order.sort_by(|a, b| a.1.base.total_cmp(&b.1.base));
    let near = |a: &(usize, &Line), b: &(usize, &Line)| {
        b.1.base - a.1.base < a.1.size * 1.5 && (a.1.size - b.1.size).abs() < 0.3
    };
    for own in order.chunk_by(near).filter(|own| (3..=MOST_HEADINGS * 3).contains(&own.len())) {
        let mut lines: Vec<&Line> = own.iter().map(|(_, line)| *line).collect();
        lines.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.base.total_cmp(&b.base)));
        let mut reach = f32::MIN;
        let mut words: Vec<String> = Vec::new();
        for line in lines {
            match words.last_mut() {
                Some(heading) if line.from < reach => *heading = format!("{heading} {}", line.text()),
                _ => words.push(line.text()),
            }
            reach = reach.max(line.to);
        }
        if (3..=MOST_HEADINGS).contains(&words.len()) && are_headings(&words, &Aliases::default()) {
            for (i, _) in own {
                if let Some(taken) = taken.get_mut(*i) {
                    *taken = false;
                }
            }
        }
    }
}

/// Takes out the notes at the feet of pages: smaller than the text, the first of them with a mark.
pub(super) fn take_footnotes(pages: &mut [Page]) -> Vec<Margin> {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for line in pages.iter().flat_map(|p| &p.free) {
        *sizes.entry((line.size * 4.0).round() as i32).or_default() += line.words.len();
    }
    let Some((body, _)) = sizes.into_iter().max_by_key(|(_, n)| *n) else { return Vec::new() };
    let body = body as f32 / 4.0;
    let mut out: Vec<Margin> = Vec::new();
    for page in pages {
        let lowest_grid = page.grids.iter().map(|g| g.area.bottom).fold(0.0, f32::max);
        let mut order: Vec<usize> = (0..page.free.len()).collect();
        let base = |i: &usize| page.free.get(*i).map_or(0.0, |l| l.base);
        order.sort_by(|a, b| base(b).total_cmp(&base(a)));
        let small = |i: &usize| {
            page.free.get(*i).is_some_and(|l| {
                l.size < body * 0.88
                    && l.base > page.height * 0.5
                    && l.base > lowest_grid
                    && l.turn == Turn::Upright
            })
        };
        let mut notes: Vec<usize> = order.into_iter().take_while(small).collect();
        notes.reverse();
        let Some(first) = notes.iter().position(|i| page.free.get(*i).is_some_and(begins_note)) else {
            continue;
        };
        let taken: Vec<usize> = notes.split_off(first);
        for line in taken.iter().filter_map(|i| page.free.get(*i)) {
            match out.last_mut().filter(|m| m.at.page == Some(page.number) && !begins_note(line)) {
                Some(open) => {
                    open.text.push(' ');
                    open.text.push_str(&line.text());
                }
                None => {
                    let number = u32::try_from(out.len() + 1).unwrap_or(u32::MAX);
                    let at = Location { page: Some(page.number), ..Location::part("footnotes", number) };
                    out.push(Margin { text: line.text(), reason: UnplacedReason::Margin, at });
                }
            }
        }
        let mut index = 0;
        page.free.retain(|_| {
            index += 1;
            !taken.contains(&(index - 1))
        });
    }
    out
}

fn begins_note(line: &Line) -> bool {
    let Some(mark) = line.words.first().filter(|_| line.words.len() > 1) else { return false };
    let number = mark.text.trim_matches(['[', ']', '(', ')', '.']);
    (1..=3).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit())
        || matches!(mark.text.as_str(), "*" | "**" | "†" | "‡")
}

/// What the line is known by: its words with the numbers left out, and where it stands from the nearer edge.
fn keys(page: &Page, line: &Line) -> [Option<(bool, String, i32)>; 2] {
    let two = |side, distance: f32| {
        // Two neighbouring places, so that one that falls between them is still met.
        let text = masked(&line.text());
        let slot = (distance / 4.0).floor() as i32;
        [Some((side, text.clone(), slot)), Some((side, text, slot + 1))]
    };
    if line.turn != Turn::Upright {
        return two(true, line.area.left);
    }
    let top = line.area.top;
    let from_bottom = page.height - line.area.bottom;
    let (head, distance) = if top < from_bottom { (true, top) } else { (false, from_bottom) };
    if distance > page.height * 0.14 {
        return [None, None];
    }
    two(head, distance)
}

fn masked(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// "3", "Page 3", "Page 3 of 8", "– 3 –" at the edge of the page.
fn is_page_number(page: &Page, line: &Line) -> bool {
    let edge = line.area.top.min(page.height - line.area.bottom);
    if edge > page.height * 0.1 {
        return false;
    }
    let text = line.text().to_lowercase();
    let mut rest: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !matches!(*w, "page" | "of" | "p" | "pg"))
        .collect();
    let said_page = text.contains("page") || text.trim().starts_with(['-', '–', '|']);
    let numbers = rest.iter().all(|w| w.chars().all(|c| c.is_ascii_digit()));
    let own = page.number.to_string();
    let first = rest.first().copied() == Some(own.as_str());
    rest.dedup();
    numbers && !rest.is_empty() && rest.len() <= 2 && (said_page || first && rest.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::super::row_starts::tests::line;
    use super::*;

    fn page(number: u32, name: &str) -> Page {
        let set = |base: f32, size: f32, bold: bool, text: &str| {
            let mut it = line(base, &[(50.0, text)]);
            it.words.iter_mut().for_each(|w| w.bold = bold);
            it.size = size;
            it.area =
                super::super::sheet::Area { left: it.from, right: it.to, top: base - size, bottom: base };
            it
        };
        let free = vec![
            set(50.0, 20.0, true, name),
            set(80.0, 14.0, true, "In the first year"),
            set(110.0, 10.0, false, &name.to_lowercase()),
            set(780.0, 8.0, false, "Fen Libraries"),
        ];
        Page {
            number,
            height: 800.0,
            bar: Vec::new(),
            grids: Vec::new(),
            free,
            rules: Vec::new(),
            fills: Vec::new(),
            hidden: String::new(),
            watermark: String::new(),
        }
    }

    #[test]
    fn what_stands_right_beneath_the_name_of_a_part_is_no_page_header() {
        let mut pages = [page(1, "Reading rooms"), page(2, "Book vans")];
        let taken: Vec<String> = take_running_lines(&mut pages).into_iter().map(|m| m.text).collect();
        assert_eq!(taken, ["Fen Libraries"]);
        // Beneath a name that runs over the pages it runs as well.
        let mut pages = [page(1, "Book vans"), page(2, "Book vans")];
        let taken = take_running_lines(&mut pages).into_iter().map(|m| m.text);
        assert!(taken.collect::<Vec<_>>().contains(&"In the first year".to_owned()));
    }
}
