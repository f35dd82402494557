//! What a stretch of rows looks like: headings of a plan, a list, a list of contents, columns of running text.

use super::Stretch;
use crate::aliases::Aliases;
use crate::draft::ColumnRole;
use crate::front::pdf::text::{Line, Word};
use crate::front::pdf::unruled::split;
use crate::interpret::columns::{are_headings, label_role};

impl Stretch {
    /// True where the first row heads the columns of a plan.
    pub(super) fn heads_a_plan(&self) -> bool {
        let words =
            |row: &Line| split(row, &self.gaps).iter().map(|(_, cell)| cell.text()).collect::<Vec<_>>();
        self.rows.first().is_some_and(|row| are_headings(&words(row), &Aliases::default()))
    }

    /// Labels and marks with words after them are a list, though white stands between.
    pub(super) fn is_list(&self) -> bool {
        let [gap] = self.gaps.as_slice() else { return false };
        let firsts: Vec<&Word> =
            self.rows.iter().filter_map(|r| r.words.first()).filter(|w| w.to <= gap.from + 0.5).collect();
        let alone =
            self.rows.iter().filter(|r| r.words.get(1).is_none_or(|w| w.from >= gap.to - 0.5)).count();
        let marks = firsts
            .iter()
            .filter(|w| w.text.chars().all(|c| !c.is_alphanumeric()) || w.text.ends_with(['.', ')']))
            .filter(|w| w.text.chars().count() <= 5)
            .count();
        marks * 2 > firsts.len() && alone == self.rows.len()
    }

    /// True where what stands on the right begins with labels such as "Lead:" and "By:", beside something on the left.
    pub(super) fn tells_who_and_when(&self) -> bool {
        let label = |line: &Line| {
            let text = line.text();
            let role = text.split_once(": ").and_then(|(label, _)| label_role(label, &Aliases::default()));
            matches!(role, Some(ColumnRole::Lead | ColumnRole::TargetDate))
        };
        let right = || self.rows.iter().flat_map(|r| split(r, &self.gaps)).filter(|(column, _)| *column == 1);
        self.gaps.len() == 1
            && right().filter(|(_, line)| label(line)).count() > 1
            && self.rows.iter().any(|r| split(r, &self.gaps).len() > 1)
    }

    pub(super) fn is_list_of_contents(&self) -> bool {
        let number = |r: &Line| match split(r, &self.gaps).as_slice() {
            [_, (_, page)] if page.words.len() == 1 => page.text().parse::<u32>().ok().filter(|n| *n < 1000),
            _ => None,
        };
        self.gaps.len() == 1
            && self.rows.len() > 2
            && self.rows.iter().all(|r| number(r).is_some())
            && self.rows.windows(2).all(|pair| matches!(pair, [a, b] if number(a) <= number(b)))
    }

    /// Columns of running text are alike in width and full to their edges.
    pub(super) fn is_prose(&self) -> bool {
        if self.gaps.len() > 2 || self.rows.len() < 6 {
            return false;
        }
        let mut lines: Vec<Vec<Line>> = vec![Vec::new(); self.gaps.len() + 1];
        for (column, line) in self.rows.iter().flat_map(|r| split(r, &self.gaps)) {
            if let Some(lines) = lines.get_mut(column) {
                lines.push(line);
            }
        }
        let widths: Vec<f32> = lines
            .iter()
            .map(|l| {
                l.iter().map(|l| l.to).fold(f32::MIN, f32::max)
                    - l.iter().map(|l| l.from).fold(f32::MAX, f32::min)
            })
            .collect();
        let (least, most) =
            widths.iter().fold((f32::MAX, f32::MIN), |(least, most), w| (least.min(*w), most.max(*w)));
        let full = lines.iter().zip(&widths).all(|(lines, width)| {
            lines.len() > 3
                && lines.iter().filter(|l| l.to - l.from > width * 0.75).count() * 3 >= lines.len() * 2
        });
        let words = self.rows.iter().map(|l| l.words.len()).sum::<usize>();
        let lines: usize = lines.iter().map(Vec::len).sum();
        most < least * 1.4 && full && words > lines * 4
    }
}
