//! Reading what a likelihood looks at, item by item.

use super::{
    fields::Fields,
    indicator::Named,
    measure::{Direction, Earlier, Item, Spec},
    measure_reader::Reader,
};

const DIRECTIONS: [(&str, Direction); 2] = [
    ("group-over-reference", Direction::GroupOverReference),
    ("reference-over-group", Direction::ReferenceOverGroup),
];

impl Reader<'_, '_, '_, '_, '_> {
    pub(super) fn likelihood(&mut self) -> Option<Spec> {
        let compared = self.compared_groups();
        let strata = self.dimension_if("strata");
        let mut items = Vec::new();
        for it in self.fields.tables("item", "[[measure.item]]", self.faults) {
            items.extend(self.item(it));
        }
        if !self.fields.has("item") {
            match self.indicator {
                Some(named) => {
                    let (events, among) = (self.population("events"), self.population("among"));
                    let earlier = self.fields.table("earlier", "`earlier`", self.faults);
                    let earlier = earlier.and_then(|it| self.earlier(it));
                    let label = self.title.clone();
                    let direction = named.direction.unwrap_or(Direction::GroupOverReference);
                    if let (Some(events), Some(among)) = (events, among) {
                        items.push(Item { label, events, among, direction, earlier });
                    }
                }
                None => self.faults.add(
                    self.fields.at,
                    "Likelihood needs at least one [[measure.item]] with `label`, `events` and `among`.",
                ),
            }
        }
        let (dimension, groups, reference) = compared?;
        let needed: Vec<usize> = [dimension].into_iter().chain(strata).collect();
        for it in &items {
            self.has_columns(&it.events, &needed);
            self.has_columns(&it.among, &needed);
            for it in it.earlier.iter().flat_map(|it| [&it.events, &it.among]) {
                self.has_columns(it, &[dimension]);
            }
        }
        Some(Spec::Likelihood { items, dimension, groups, reference, strata })
    }

    fn item(&mut self, mut it: Fields<'_, '_>) -> Option<Item> {
        let written = it.text("indicator", self.faults);
        let named = match &written {
            Some(name) => {
                let named = Named::find(name, self.known.sets, self.faults)?;
                if named.direction.is_none() {
                    let words = format!(
                        "The indicator “{}” is no likelihood. Give it a [[measure]] of its own.",
                        name.value
                    );
                    self.faults.add(name.at, words);
                    return None;
                }
                self.note(named);
                Some(named)
            }
            None => self.indicator,
        };
        let label = match named {
            Some(named) if written.is_some() && !it.has("label") => Some(named.label()),
            _ => it.needed_text("label", self.faults).map(|it| it.value),
        };
        let events =
            it.needed_text("events", self.faults).and_then(|it| self.known.population(&it, self.faults));
        let among =
            it.needed_text("among", self.faults).and_then(|it| self.known.population(&it, self.faults));
        let direction = self.direction(&mut it, named);
        let earlier = it.table("earlier", "`earlier`", self.faults).and_then(|it| self.earlier(it));
        it.done(self.faults);
        Some(Item { label: label?, events: events?, among: among?, direction, earlier })
    }

    fn earlier(&mut self, mut it: Fields<'_, '_>) -> Option<Earlier> {
        let label = it.needed_text("label", self.faults);
        let events =
            it.needed_text("events", self.faults).and_then(|it| self.known.population(&it, self.faults));
        let among =
            it.needed_text("among", self.faults).and_then(|it| self.known.population(&it, self.faults));
        it.done(self.faults);
        Some(Earlier { label: label?.value, events: events?, among: among? })
    }

    /// The direction that a standard gives; where there is none, the one that is written.
    fn direction(&mut self, it: &mut Fields<'_, '_>, named: Option<Named<'_>>) -> Direction {
        let at = it.place("direction");
        let written = it.word("direction", &DIRECTIONS, self.faults);
        let defined = named.and_then(|it| it.direction);
        if let (Some(at), Some(written), Some(defined)) = (at, written, defined)
            && written != defined
        {
            self.faults.add(at, "The indicator is divided the other way. Take `direction` out.");
        }
        defined.or(written).unwrap_or(Direction::GroupOverReference)
    }
}
