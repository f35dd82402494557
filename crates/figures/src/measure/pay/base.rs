//! On how many people a gap in pay rests, as its sentence says it. Gaps are calculated from pay itself, so they know true
//! numbers of people; what is said are the numbers that are shown.

use super::{Gap, PayFigures};
use crate::{
    count::Place,
    project::{Population, Project, Spec},
    published::Symbol,
    safe::Safe,
};
use equality::Base;

/// Puts the numbers that may be seen in the place of the true ones. Where they may not be seen, the gap is not shown.
pub(crate) fn rest_on_what_is_shown(figures: &mut [PayFigures], project: &Project, safe: &Safe) {
    for it in figures {
        let measure = project.measures.iter().find(|measure| measure.id == it.measure);
        let Some(Spec::Pay { data, bonus, dimension, reference, .. }) = measure.map(|it| &it.spec) else {
            continue;
        };
        for (data, gaps) in [(Some(*data), &mut it.gaps), (*bonus, &mut it.bonus)] {
            let Some(data) = data else { continue };
            let shown = |group: &str| {
                let of = Population { data, part: None };
                safe.count(&Place::new(project, &of, &[(*dimension, group)])).ok()
            };
            gaps.iter_mut().for_each(|gap| rest_on(gap, shown(&gap.group), shown(reference)));
        }
    }
}

fn rest_on(gap: &mut Gap, group: Option<u64>, reference: Option<u64>) {
    let base = Base::Two { group: group.unwrap_or(0) as f64, comparator: reference.unwrap_or(0) as f64 };
    for found in [&mut gap.median, &mut gap.mean] {
        *found = match group.min(reference) {
            // Whether a number that is shown as 0 is one must not be told by the symbol in the place of the gap.
            Some(0) => Err(Symbol::NotApplicable),
            _ => found.clone().map(|it| it.said_to_rest_on(base)),
        };
    }
}
