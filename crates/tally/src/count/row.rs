//! One row to its place: whether it counts, what it stands for, and whom it names.

use std::sync::Arc;

use records::reader::Met;

use super::column::{Standing, both};
use super::{Counter, FaultKind, read};
use crate::feed::Letters;

impl Counter {
    /// Puts the row of these numbers where it belongs.
    #[inline]
    pub(super) fn put(&mut self, row: u64, cells: &[&[u8]]) {
        let (mut met, mut total) = (Met::Yes, false);
        for (column, code) in self.columns.iter().zip(&self.codes) {
            let code = *code;
            for (field, lookup) in &column.fields {
                if let (Some(to), Some(member)) = (self.at.get_mut(*field), lookup.get(code as usize)) {
                    *to = *member;
                }
            }
            if column.judges {
                let verdict = column.verdict(code);
                total |= verdict.total;
                met = both(met, verdict.met);
            }
        }
        if total {
            self.totals += 1;
            return;
        }
        if self.job.pairs {
            for field in 0..self.job.reader.dimensions.len() {
                let pair = self
                    .job
                    .reader
                    .dimensions
                    .get(field)
                    .and_then(|it| it.second.map(|second| (it.first, second)));
                if let Some((first, second)) = pair {
                    let member = self.pair(field, first, second, cells);
                    if let Some(to) = self.at.get_mut(field) {
                        *to = member;
                    }
                }
            }
            if met == Met::Yes {
                met = self.pairs_met(cells);
            }
        }
        match met {
            Met::Yes => {}
            Met::No => {
                self.left_out += 1;
                return;
            }
            Met::Unreadable => return self.unreadable(row, cells),
        }
        if self.job.plain {
            for counted in &mut self.cubes {
                let place = counted.cube.place(&self.at);
                counted.cube.add(place, None);
            }
            return;
        }
        self.weigh(row, cells);
    }

    fn pair(&mut self, field: usize, first: usize, second: usize, cells: &[&[u8]]) -> u16 {
        let codes = (self.code_at(first), self.code_at(second));
        if let Some(member) = self.members.get(field).and_then(|it| it.pairs.get(&codes)) {
            return *member;
        }
        let Some(dimension) = self.job.reader.dimensions.get(field) else { return 0 };
        let text = |at: usize| self.letters.text(cells.get(at).copied().unwrap_or_default()).0;
        let reading = read(dimension, &text(first), &text(second));
        let member = self.members.get_mut(field).and_then(|it| {
            let member = it.place(reading, self.job.most_members)?;
            it.pairs.insert(codes, member);
            Some(member)
        });
        if member.is_none() {
            self.too_many = Some(field);
        }
        member.unwrap_or(0)
    }

    /// Whether the row meets the conditions that look at two columns.
    fn pairs_met(&self, cells: &[&[u8]]) -> Met {
        let mut met = Met::Yes;
        for keep in &self.job.reader.keep {
            if let (first, Some(second)) = keep.columns() {
                let text = |at: usize| self.letters.text(cells.get(at).copied().unwrap_or_default()).0;
                match keep.met(&text(first), &text(second)) {
                    Met::Yes => {}
                    Met::No => return Met::No,
                    Met::Unreadable => met = Met::Unreadable,
                }
            }
        }
        met
    }

    /// Which condition nobody can judge.
    #[cold]
    fn unreadable(&mut self, row: u64, cells: &[&[u8]]) {
        let job = Arc::clone(&self.job);
        for keep in &job.reader.keep {
            let (first, second) = keep.columns();
            let text =
                |at: usize| self.letters.text(cells.get(at).copied().unwrap_or_default()).0.into_owned();
            let (one, other) = (text(first), second.map(text).unwrap_or_default());
            if keep.met(&one, &other) == Met::Unreadable {
                return self.told(FaultKind::Condition, first, one.trim(), row);
            }
        }
    }

    /// Counts a row that stands for several, names a person, or has numbers.
    fn weigh(&mut self, row: u64, cells: &[&[u8]]) {
        let job = Arc::clone(&self.job);
        let text = |at: usize, letters: Letters| {
            letters.text(cells.get(at).copied().unwrap_or_default()).0.trim().to_owned()
        };
        let mut count = None;
        if let Some(stands) = job.reader.stands_for {
            let standing = self.columns.get(stands.column).map(|it| it.standing(self.code_at(stands.column)));
            let kind = match standing {
                Some(Standing::Count(millionths)) => {
                    count = Some(millionths);
                    None
                }
                Some(Standing::Negative) => Some(FaultKind::Negative),
                Some(Standing::Broken) => Some(FaultKind::Broken),
                Some(Standing::NoCount) | None => Some(FaultKind::NoCount),
            };
            if let Some(kind) = kind {
                let words = text(stands.column, self.letters);
                return self.told(kind, stands.column, &words, row);
            }
        }
        let mut numbers: Vec<Option<i128>> = Vec::with_capacity(job.reader.amounts.len());
        for amount in &job.reader.amounts {
            let read = self
                .columns
                .get(amount.column)
                .map(|it| it.number(self.code_at(amount.column), &amount.name));
            match read {
                Some(Ok(number)) => numbers.push(number),
                Some(Err(())) | None => {
                    let words = text(amount.column, self.letters);
                    return self.told(FaultKind::Number, amount.column, &words, row);
                }
            }
        }
        let who = job.reader.person.map(|at| text(at, self.letters)).filter(|it| !it.is_empty());
        for counted in &mut self.cubes {
            let place = counted.cube.place(&self.at);
            counted.cube.add(place, count);
            for which in 0..counted.cube.sums.len() {
                let number = counted.cube.sums.get(which).and_then(|it| numbers.get(*it)).copied().flatten();
                if let Some(number) = number {
                    counted.cube.add_number(place, which, number);
                }
            }
            if counted.people.is_none() && counted.values.is_empty() {
                continue;
            }
            let cell: Vec<u16> =
                counted.cube.fields.iter().map(|it| self.at.get(*it).copied().unwrap_or(0)).collect();
            for (which, values) in &mut counted.values {
                let number = numbers.get(*which).copied().flatten().and_then(|it| i64::try_from(it).ok());
                if let Some(number) = number {
                    *values.entry((cell.clone(), number)).or_insert(0) += 1;
                }
            }
            if let (Some(people), Some(who)) = (&mut counted.people, &who) {
                self.ids += who.len();
                people.insert((cell, who.clone()));
            }
        }
    }
}
