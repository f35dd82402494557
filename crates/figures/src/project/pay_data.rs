//! Reading measures of pay, and whose data of pay it is. A measure of pay puts counts by quarter in the place of people's pay, told apart by its own
//! dimension alone: another measure that took more from the same data would find nobody there.

use super::{
    DataSpec, DimensionSpec, Population,
    fault::Finder,
    fields::Placed,
    measure::{Measure, Spec},
    measure_reader::Reader,
};

/// A measure, where it stands, and what it takes from which data: the places of the data and of a dimension.
pub(super) struct Taken {
    pub(super) at: usize,
    pub(super) measure: Measure,
    pub(super) told_apart: Vec<(usize, usize)>,
}

/// Tells of measures that take from data of pay what a measure of pay leaves none of.
pub(super) fn check(
    measures: &[Taken],
    dimensions: &[DimensionSpec],
    data: &[DataSpec],
    faults: &mut Finder<'_>,
) {
    let key = |at: usize| data.get(at).map_or("", |it| it.key.as_str());
    for (place, one) in measures.iter().enumerate() {
        let Spec::Pay { data: of, dimension, .. } = one.measure.spec else { continue };
        for it in measures {
            if matches!(it.measure.spec, Spec::Pay { bonus: Some(bonus), .. } if bonus == of) {
                let words = format!("[data.{0}] cannot be both pay (`of`) and bonuses (`bonus`).", key(of));
                faults.add(it.at, words);
            }
        }
        if measures[..place].iter().any(|it| matches!(it.measure.spec, Spec::Pay { data, .. } if data == of))
        {
            let words = format!(
                "Another measure of pay takes [data.{}]. Give this one data of its own, from the same file and with the same `name`.",
                key(of)
            );
            faults.add(one.at, words);
            continue;
        }
        for other in measures.iter().filter(|it| !matches!(it.measure.spec, Spec::Pay { .. })) {
            if other.told_apart.iter().any(|(data, by)| *data == of && *by != dimension) {
                let words = format!(
                    "The measure “{}” leaves [data.{}] told apart by “{}” alone. Give this one data of its own, from the same file and with the same `name`.",
                    one.measure.id,
                    key(of),
                    dimensions.get(dimension).map_or("", |it| it.key.as_str())
                );
                faults.add(other.at, words);
            }
        }
    }
}

impl Reader<'_, '_, '_, '_, '_> {
    pub(super) fn pay(&mut self) -> Option<Spec> {
        let data = self.data("of");
        let bonus = if self.fields.has("bonus") { Some(self.data("bonus")?) } else { None };
        if bonus.is_none() && self.indicator.is_some_and(|it| it.bonus) {
            self.faults.add(
                self.fields.at,
                "The indicator is about bonuses. Say with `bonus` which data hold them.",
            );
        }
        let compared = self.compared_groups();
        let (data, (dimension, groups, reference)) = (data?, compared?);
        for it in bonus.iter().chain([&data]) {
            self.has_pay(it, dimension);
        }
        let bonus = bonus.map(|it| it.value);
        Some(Spec::Pay { data: data.value, bonus, dimension, groups, reference })
    }

    fn has_pay(&mut self, data: &Placed<usize>, dimension: usize) {
        if !self.known.data.get(data.value).is_some_and(|it| it.kind.holds_amounts()) {
            self.faults.add(
                data.at,
                "Pay needs data with `amount`: a file with a row for each person, or records, and the column of pay.",
            );
        }
        if self.known.data.get(data.value).is_some_and(|it| it.parts.is_some()) {
            self.faults.add(data.at, "Pay needs data without `parts`. Give it data of its own.");
        }
        self.has_columns(&Population { data: data.value, part: None }, &[dimension]);
    }
}
