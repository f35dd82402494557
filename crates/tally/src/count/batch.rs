//! Many rows to their places at once, column by column, where a row is counted and nothing else.

use records::reader::Met;

use super::Counter;
use super::column::{Verdict, both};
use super::cube::Spread;
use crate::feed::Numbers;

impl Counter {
    /// Counts the rows that can be counted at once, and gives back the others.
    pub(super) fn put_all(&mut self, rows: usize, columns: &[Numbers<'_>]) -> Vec<usize> {
        if !self.job.plain || self.job.pairs {
            return (0..rows).collect();
        }
        let verdicts = self.verdicts(rows, columns);
        let mut one_by_one = Vec::new();
        let leave = verdicts.map(|verdicts| {
            for (row, it) in verdicts.iter().enumerate() {
                match it {
                    Verdict { total: true, .. } => self.totals += 1,
                    Verdict { met: Met::No, .. } => self.left_out += 1,
                    Verdict { met: Met::Unreadable, .. } => one_by_one.push(row),
                    Verdict { met: Met::Yes, .. } => {}
                }
            }
            verdicts.iter().map(|it| it.total || it.met != Met::Yes).collect::<Vec<bool>>()
        });
        for counted in &mut self.cubes {
            let spread = |field: &usize| {
                let first = self.job.reader.dimensions.get(*field)?.first;
                let known = self.columns.get(first)?.fields.iter().find(|it| it.0 == *field)?.1.as_slice();
                Some(match columns.get(first)? {
                    Numbers::Listed { keys, numbers } => {
                        let member = |number: &u32| known.get(*number as usize).copied().unwrap_or(0);
                        Spread::Listed { keys, members: numbers.iter().map(member).collect() }
                    }
                    Numbers::Each(codes) => Spread::Each { codes, members: known },
                })
            };
            let spread: Option<Vec<Spread<'_>>> = counted.cube.fields.iter().map(spread).collect();
            // Every field of a cube has its column.
            let Some(spread) = spread else { continue };
            let members = &self.members;
            counted.cube.fit(|field| members.get(field).map_or(0, |it| it.readings.len()));
            counted.cube.add_all(rows, &spread, leave.as_deref());
        }
        one_by_one
    }

    /// What the columns that judge say of each row; nothing where no row is left out.
    fn verdicts(&self, rows: usize, columns: &[Numbers<'_>]) -> Option<Vec<Verdict>> {
        let mut verdicts: Option<Vec<Verdict>> = None;
        for (column, numbers) in self.columns.iter().zip(columns).filter(|it| it.0.judges) {
            let all = match numbers {
                Numbers::Listed { numbers, .. } | Numbers::Each(numbers) => numbers,
            };
            if all.iter().all(|it| column.verdict(*it).counts()) {
                continue;
            }
            let verdicts = verdicts.get_or_insert_with(|| vec![Verdict::COUNTS; rows]);
            for (row, it) in verdicts.iter_mut().enumerate() {
                let other = column.verdict(numbers.at(row));
                *it = Verdict { met: both(it.met, other.met), total: it.total || other.total };
            }
        }
        verdicts
    }
}
