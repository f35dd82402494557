//! Totals and groups that stand in a table: each must be what its members add up to.

use super::{Rejected, Row, Source, labels::Above};
use crate::project::Project;
use std::collections::HashMap;

/// A part of the data, and a label of each dimension.
type Key = (Option<usize>, Vec<(usize, String)>);

/// Rows below a claim, and what they add up to.
#[derive(Default)]
struct Below {
    rows: usize,
    sum: u64,
}

/// Compares claims, each with its line, with the rows of a source.
pub(super) fn check(
    project: &Project,
    source: &Source,
    claims: &[(Row, u64)],
    name: &str,
    rejected: &mut Rejected,
) {
    if claims.is_empty() {
        return;
    }
    let key = |row: &Row| -> Key { (row.part, row.labels.clone()) };
    let mut sums: HashMap<Key, Below> = claims.iter().map(|it| (key(&it.0), Below::default())).collect();
    let mut above = Above::new(project);
    for row in &source.rows {
        for labels in above.keys(&row.labels) {
            if let Some(below) = sums.get_mut(&(row.part, labels)) {
                below.rows += 1;
                below.sum = below.sum.saturating_add(row.count);
            }
        }
    }
    for (claim, line) in claims {
        let Some(Below { rows, sum }) = sums.get(&key(claim)) else { continue };
        let what = claim.labels.iter().map(|it| it.1.as_str()).collect::<Vec<_>>().join(", ");
        if *rows == 0 && claim.count > 0 {
            let words = format!("“{what}” stands here without the rows that it is made of. Give these.");
            rejected.add(name, Some(*line), words);
        } else if *sum != claim.count {
            let words = format!("“{what}” says {}, and its parts add up to {sum}.", claim.count);
            rejected.add(name, Some(*line), words);
        }
    }
}
