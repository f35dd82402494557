//! Reading measures of small groups that several characteristics make.

use super::{
    Population,
    fields::Placed,
    measure::{Part, Spec},
    measure_reader::Reader,
};

/// The most dimensions that are combined.
const MOST: usize = 4;

impl Reader<'_, '_, '_, '_, '_> {
    pub(super) fn intersections(&mut self) -> Option<Spec> {
        let part = if self.fields.has("events") || self.fields.has("among") {
            let label = self.fields.needed_text("label", self.faults);
            let (events, among) = (self.population("events"), self.population("among"));
            Part::Events { label: label?.value, events: events?, among: among? }
        } else {
            let of = self.population("of");
            let whose = self.whose();
            Part::Group { of: of?, whose: whose? }
        };
        let by = self.combined();
        let only = self.only();
        let by = by?;
        self.check_only(&by, &only);
        let own = match &part {
            Part::Group { whose, .. } => Some(whose.dimension),
            Part::Events { .. } => None,
        };
        if own.is_some_and(|it| by.contains(&it)) {
            self.faults
                .add(self.fields.at, "The `characteristic` cannot be one of those that are combined (`by`).");
        }
        let of: Vec<&Population> = match &part {
            Part::Group { of, .. } => vec![of],
            Part::Events { events, among, .. } => vec![events, among],
        };
        let needed: Vec<usize> = by.iter().copied().chain(own).collect();
        for it in of {
            self.has_columns(it, &needed);
        }
        let only = only.into_iter().map(|(dimension, member)| (dimension, member.value)).collect();
        Some(Spec::Intersections { part, by, only })
    }

    fn combined(&mut self) -> Option<Vec<usize>> {
        let written = self.fields.texts("by", self.faults);
        let mut by: Vec<usize> = Vec::new();
        for it in &written {
            let found = self.known.dimension(it, self.faults)?;
            if by.contains(&found) {
                self.faults.add(it.at, format!("“{}” stands in `by` twice. Take one out.", it.value));
            } else {
                by.push(found);
            }
        }
        if !(2..=MOST).contains(&written.len()) {
            let words = format!(
                "Intersections need `by` with two to {MOST} dimensions: by = [\"ethnicity\", \"sex\"]."
            );
            self.faults.add(self.fields.at, words);
            return None;
        }
        Some(by)
    }

    /// Members of a dimension that is combined, none of which stands in another: nobody is counted twice.
    fn check_only(&mut self, by: &[usize], only: &[(usize, Placed<String>)]) {
        for (dimension, member) in only {
            let Some(spec) = self.known.dimensions.get(*dimension) else { continue };
            if !by.contains(dimension) {
                let words = format!("`only` names “{}”, which is not combined. Add it to `by`.", spec.key);
                self.faults.add(member.at, words);
            }
            let above = spec.members.with_parents(&member.value);
            let holds = |(other, it): &&(usize, Placed<String>)| {
                other == dimension && it.value != member.value && above.contains(&it.value)
            };
            if let Some((_, group)) = only.iter().find(holds) {
                let words = format!(
                    "“{}” stands in “{}”, so people would be counted twice. Leave one out.",
                    member.value, group.value
                );
                self.faults.add(member.at, words);
            }
        }
    }
}
