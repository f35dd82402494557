//! A table of counts, by one dimension or crossed with another.

use super::{Evaluator, Measured, cells};
use crate::{
    project::{Measure, Population},
    published::{Cell, Column, Kind, Table},
};

impl Evaluator<'_> {
    pub(super) fn counts(&mut self, measure: &Measure, of: &Population, by: &[usize]) -> Measured {
        let Some(down) = by.first().copied() else { return Measured::default() };
        let unit = self.unit(of).to_owned();
        let mut columns = vec![Column::new("group", self.label(down), Kind::Words, "What the row is about.")];
        let across: Vec<Option<String>> = match by.get(1) {
            Some(other) => self.rows(*other).into_iter().map(Some).collect(),
            None => vec![None],
        };
        for (at, label) in across.iter().enumerate() {
            let heading = label.clone().unwrap_or_else(|| format!("Number of {unit}"));
            columns.push(Column::new(
                &format!("count_{}", at + 1),
                &heading,
                Kind::Count,
                &format!("Number of {unit}."),
            ));
        }
        let rows = self
            .rows(down)
            .iter()
            .map(|row| {
                let mut row_cells = vec![Cell::words(row)];
                for label in &across {
                    let mut labels = vec![(down, row.as_str())];
                    if let (Some(other), Some(label)) = (by.get(1), label) {
                        labels.push((*other, label));
                    }
                    row_cells.push(cells::count(self.count(of, &labels)));
                }
                row_cells
            })
            .collect();
        let notes = self.notes_of(measure, None);
        let table = Table {
            slug: measure.id.clone(),
            title: self.titled(&measure.title),
            measure: format!("Number of {unit}."),
            method: "Counted.".into(),
            source: self.source(of).to_owned(),
            columns,
            rows,
            notes,
            readings: Vec::new(),
        };
        Measured { tables: vec![table], ..Measured::default() }
    }
}
