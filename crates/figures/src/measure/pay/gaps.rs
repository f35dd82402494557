//! The table of gaps in pay.

use super::{Evaluator, LEAST, cells};
use crate::{
    project::{Measure, Population},
    published::{Cell, Column, Kind, Symbol, Table},
};
use equality::Finding;

impl Evaluator<'_> {
    /// The table of gaps, and what it says.
    pub(super) fn gap_table(
        &mut self,
        measure: &Measure,
        of: &Population,
        dimension: usize,
        reference: &str,
    ) -> (Table, Vec<String>) {
        let unit = self.unit(of).to_owned();
        let mut columns = vec![
            Column::new("group", self.label(dimension), Kind::Words, "The group."),
            Column::new("people", &format!("Number of {unit}"), Kind::Count, "How many of the group."),
        ];
        for (key, name) in [("median", "Median"), ("mean", "Mean")] {
            columns.push(Column::new(
                &format!("{key}_gap"),
                &format!("{name} gap (%)"),
                Kind::Points,
                &format!("How much lower the {} pay of the group is than that of the group “{reference}”, in percent of it; below 0 where it is higher.", name.to_lowercase()),
            ));
            columns.extend(cells::limit_columns(key, &format!("{name} gap"), Kind::Points));
        }
        columns.push(Column::new("reading", "In words", Kind::Words, "What the row says."));
        let mut rows = vec![{
            let mut row =
                vec![Cell::words(reference), cells::count(self.count(of, &[(dimension, reference)]))];
            row.extend((0..6).map(|_| Cell::Symbol(Symbol::NotApplicable)));
            row.push(Cell::words("What the others are compared with."));
            row
        }];
        let mut summary = Vec::new();
        let pay = self.pay;
        for gap in pay.iter().filter(|it| it.measure == measure.id).flat_map(|it| &it.gaps) {
            let people = self.count(of, &[(dimension, &gap.group)]);
            let compared = self.count(of, &[(dimension, reference)]);
            // A gap is shown only where the numbers behind it are.
            let shown = |it: &Result<Finding, Symbol>| match (people, compared) {
                (Ok(_), Ok(_)) => it.clone(),
                (Err(symbol), _) | (_, Err(symbol)) => Err(symbol),
            };
            let (median, mean) = (shown(&gap.median), shown(&gap.mean));
            let mut row = vec![Cell::words(&gap.group), cells::count(people)];
            for it in [&median, &mean] {
                row.extend(cells::with_limits(it, 1.0, Kind::Points));
            }
            let words = cells::reading(&median, &gap.group, reference);
            if median.is_ok() {
                summary.push(format!("Median pay. {words}"));
            }
            row.push(Cell::words(words));
            rows.push(row);
        }
        summary.truncate(4);
        let notes = self.notes_of(
            measure,
            [format!("No gap in pay is published for fewer than {LEAST} people in either group, nor where one could be worked out from the others.")],
        );
        let table = Table {
            slug: measure.id.clone(),
            title: self.titled(&measure.title),
            measure: format!("Gap in pay of each group against the group “{reference}”, in percent of that group's pay."),
            method: "Gaps in median and mean pay with 95% intervals by resampling (bias-corrected and accelerated, with a fixed seed).".into(),
            source: self.source(of).to_owned(),
            columns,
            rows,
            notes,
            readings: Vec::new(),
        };
        (table, summary)
    }
}
