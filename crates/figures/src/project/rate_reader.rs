//! Reading measures of rates.

use super::{
    measure::{Spec, Standard},
    measure_reader::Reader,
};
use equality::Per;

impl Reader<'_, '_, '_, '_, '_> {
    pub(super) fn rates(&mut self) -> Option<Spec> {
        let (events, people) = (self.population("events"), self.population("people"));
        let compared = self.compared_groups();
        let by = self.dimension_if("by");
        let per = self.per();
        let outside = self.fields.text("not-counted-as-residents", self.faults).map(|it| it.value);
        let funnel = self.fields.flag("funnel", self.faults).unwrap_or(false);
        if funnel && by.is_none() {
            self.faults.add(self.fields.at, "A funnel plot needs `by`: which units are seen in it.");
        }
        let standard = self.standard(compared.as_ref().map(|it| it.0));
        let (dimension, groups, reference) = compared?;
        let (events, people) = (events?, people?);
        let needed: Vec<usize> = [dimension].into_iter().chain(by).collect();
        self.has_columns(&events, &needed);
        self.has_columns(&people, &needed);
        if let Some(it) = &standard {
            self.has_columns(&events, &[it.over]);
            self.has_columns(&people, &[it.over]);
        }
        Some(Spec::Rates {
            events,
            people,
            dimension,
            groups,
            reference,
            by,
            per: per?,
            outside,
            standard,
            funnel,
        })
    }

    /// For how many people a rate is told.
    fn per(&mut self) -> Option<Per> {
        match self.fields.number("per", self.faults) {
            None => match self.indicator.and_then(|it| it.per) {
                Some(people) => Per::new(people).ok(),
                None => Some(Per::THOUSAND),
            },
            Some(it) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "checked to be whole and in range"
                )]
                let whole =
                    (it.value.fract() == 0.0 && (1.0..=1e9).contains(&it.value)).then_some(it.value as u32);
                if whole.is_none() {
                    self.faults.add(it.at, "`per` must be a whole number of people, such as 1000.");
                }
                Per::new(whole.unwrap_or(1)).ok()
            }
        }
    }

    /// The population whose make-up all groups of a dimension are given.
    fn standard(&mut self, compared: Option<usize>) -> Option<Standard> {
        let mut fields = self.fields.table("standard", "`standard`", self.faults)?;
        let of = fields.needed_text("of", self.faults);
        let over = fields.needed_text("over", self.faults);
        fields.done(self.faults);
        let of = of?;
        let population = self.known.population(&of, self.faults);
        let over = over?;
        let found = self.known.dimension(&over, self.faults);
        if found.is_some() && found == compared {
            let words = "A standard is `over` another dimension than the `characteristic`, such as age.";
            self.faults.add(over.at, words);
            return None;
        }
        let (population, over) = (population?, found?);
        let data = self.known.data.get(population.data);
        if data.is_some_and(|it| !it.public) {
            let words = format!(
                "A standard population is one that everybody knows. Add “public = true” to [data.{}].",
                data.map_or("", |it| it.key.as_str())
            );
            self.faults.add(of.at, words);
        }
        self.has_columns(&population, &[over]);
        Some(Standard { of: population, over })
    }
}
