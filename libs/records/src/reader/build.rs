//! From a mapping and the tables wanted to the reader of rows.

use std::collections::{BTreeMap, BTreeSet};

use super::rule::{Reads, Step};
use super::{Dimension, Keep, NumberColumn, RowReader, StandsFor};
use crate::label::Category;
use crate::mapping::{
    AgeOn, AmountColumn, Column, DateColumn, Kind, MOST_FIELDS, Mapping, Name, Named, Others, Rule, Table,
    Test,
};
use crate::suggest;

impl RowReader {
    /// The reader for these tables of a mapping.
    ///
    /// # Errors
    /// A sentence for each name that the mapping does not have, or that nothing can be counted by.
    pub fn new(mapping: &Mapping, tables: &[Table]) -> Result<Self, Vec<String>> {
        let mut reader = Self::default();
        let mut faults = Vec::new();
        for table in tables {
            if table.by.len() > MOST_FIELDS {
                faults.push(format!("the table “{}” has more than {} fields", table.name, MOST_FIELDS));
            }
            for name in &table.by {
                if !reader.dimensions.iter().any(|it| it.name == *name) {
                    match reader.dimension(mapping, name, &|column| column.heading.clone()) {
                        Some(dimension) => reader.dimensions.push(dimension),
                        None => faults.push(unknown(mapping, name)),
                    }
                }
            }
            for name in table.sums.iter().chain(&table.values) {
                if reader.amounts.iter().any(|it| it.name == *name) {
                    continue;
                }
                match mapping.find(name.as_str()) {
                    Some(Named::Column(Column { kind: Kind::Amount(rule), heading, .. })) => {
                        let column = reader.column(heading);
                        reader.amounts.push(NumberColumn { name: name.clone(), column, rule: rule.clone() });
                    }
                    _ => faults.push(format!("“{name}” is not a number of this mapping")),
                }
            }
        }
        if tables.iter().any(|it| it.people) {
            match mapping.columns.iter().find(|it| it.kind == Kind::Person) {
                Some(column) => reader.person = Some(reader.column(&column.heading)),
                None => {
                    faults.push("people can only be counted where a column is `as = \"person\"`".to_owned());
                }
            }
        }
        for column in &mapping.columns {
            let whole = match column.kind {
                Kind::Count => true,
                Kind::Weight => false,
                _ => continue,
            };
            reader.stands_for = Some(StandsFor { column: reader.column(&column.heading), whole });
        }
        reader.conditions(mapping);
        if faults.is_empty() { Ok(reader) } else { Err(faults) }
    }

    /// The reader for the population of a mapping, with the places of those tables it has every field of.
    pub fn population(mapping: &Mapping, tables: &[Table]) -> Option<(Self, Vec<usize>)> {
        let population = mapping.population.as_ref()?;
        let heading = |column: &Column| population.headings.get(&column.name).cloned().unwrap_or_default();
        let covered = |name: &Name| {
            let mut columns = BTreeSet::new();
            columns_of(mapping, name, &mut columns)
                && columns.iter().all(|it| population.headings.contains_key(it))
        };
        let places: Vec<usize> = tables
            .iter()
            .enumerate()
            .filter(|(_, it)| it.by.iter().all(&covered))
            .map(|(at, _)| at)
            .collect();
        let mut reader = Self::default();
        for name in places.iter().filter_map(|at| tables.get(*at)).flat_map(|it| &it.by) {
            if !reader.dimensions.iter().any(|it| it.name == *name) {
                let dimension = reader.dimension(mapping, name, &heading)?;
                reader.dimensions.push(dimension);
            }
        }
        if let Some(count) = &population.count {
            reader.stands_for = Some(StandsFor { column: reader.column(count), whole: false });
        }
        Some((reader, places))
    }

    /// The reader for one table of everything: every column that is mapped, and every field.
    pub fn everything(mapping: &Mapping) -> Self {
        let mut reader = Self::default();
        for name in mapping.dimensions() {
            if let Some(dimension) = reader.dimension(mapping, name, &|column| column.heading.clone()) {
                reader.dimensions.push(dimension);
            }
        }
        for column in &mapping.columns {
            let at = reader.column(&column.heading);
            match &column.kind {
                Kind::Person => reader.person = Some(at),
                Kind::Count => reader.stands_for = Some(StandsFor { column: at, whole: true }),
                Kind::Weight => reader.stands_for = Some(StandsFor { column: at, whole: false }),
                Kind::Amount(rule) => {
                    reader.amounts.push(NumberColumn {
                        name: column.name.clone(),
                        column: at,
                        rule: rule.clone(),
                    });
                }
                Kind::Category(_) | Kind::Date(_) => {}
            }
        }
        reader.conditions(mapping);
        reader
    }

    /// The place of a heading among those needed, added where it is new.
    pub fn column(&mut self, heading: &str) -> usize {
        self.headings.iter().position(|it| it == heading).unwrap_or_else(|| {
            self.headings.push(heading.to_owned());
            self.headings.len() - 1
        })
    }

    fn conditions(&mut self, mapping: &Mapping) {
        let heading = |column: &Column| column.heading.clone();
        for column in &mapping.columns {
            if matches!(&column.kind, Kind::Category(it) if it.labels.has_totals()) {
                let dimension = self.dimension(mapping, &column.name, &heading);
                self.totals.extend(dimension);
            }
        }
        for condition in &mapping.keep {
            let named = mapping.find(condition.field.as_str());
            let keep = match (&condition.test, named) {
                (Test::Is(labels) | Test::IsNot(labels), _) => {
                    self.dimension(mapping, &condition.field, &heading).map(|dimension| Keep::Label {
                        dimension,
                        labels: labels.clone(),
                        wanted: matches!(condition.test, Test::Is(_)),
                    })
                }
                (Test::Amount(least, most), Some(Named::Column(column))) => {
                    let rule = match &column.kind {
                        Kind::Amount(rule) => rule.clone(),
                        _ => AmountColumn { least: None, most: None, pay: false, others: Others::Refuse },
                    };
                    Some(Keep::Amount { column: self.column(&column.heading), rule, bounds: (*least, *most) })
                }
                (
                    Test::Day(from, to),
                    Some(Named::Column(Column { kind: Kind::Date(rule), heading, .. })),
                ) => {
                    Some(Keep::Day { column: self.column(heading), rule: rule.clone(), bounds: (*from, *to) })
                }
                _ => None,
            };
            self.keep.extend(keep);
        }
    }

    fn dimension(
        &mut self,
        mapping: &Mapping,
        name: &Name,
        heading: &dyn Fn(&Column) -> String,
    ) -> Option<Dimension> {
        let (title, ordered) = match mapping.find(name.as_str())? {
            Named::Column(column) => {
                (column.title.clone(), matches!(&column.kind, Kind::Category(it) if it.ordered))
            }
            Named::Derived(derived) => (
                derived.title.clone(),
                matches!(derived.rule, Rule::Age { .. } | Rule::Amount { .. } | Rule::Period { .. }),
            ),
        };
        let built = self.reads(mapping, name, heading, 0)?;
        let Built { reads, first, second, categories } = built;
        Some(Dimension { name: name.clone(), title, ordered, categories, first, second, reads })
    }

    fn reads(
        &mut self,
        mapping: &Mapping,
        name: &Name,
        heading: &dyn Fn(&Column) -> String,
        depth: usize,
    ) -> Option<Built> {
        // The mapping was checked to have no circle; this bound keeps a mapping made by hand from going round.
        if depth > 64 {
            return None;
        }
        let rule = match mapping.find(name.as_str())? {
            Named::Column(column) => {
                let Kind::Category(category) = &column.kind else { return None };
                let first = self.column(&heading(column));
                let categories = category.labels.categories().to_vec();
                return Some(Built {
                    reads: Reads::Label(category.clone()),
                    first,
                    second: None,
                    categories,
                });
            }
            Named::Derived(derived) => &derived.rule,
        };
        let plain = |labels: Vec<String>| labels.into_iter().map(Category::new).collect::<Vec<_>>();
        match rule {
            Rule::Age { born, on, bands } => {
                let (first, born) = self.date(mapping, born, heading)?;
                let (second, reads) = match on {
                    AgeOn::Day(on) => (None, Reads::Age { born, on: *on, bands: bands.clone() }),
                    AgeOn::Column(on) => {
                        let (second, on) = self.date(mapping, on, heading)?;
                        (Some(second), Reads::AgeOn { born, on, bands: bands.clone() })
                    }
                };
                Some(Built { reads, first, second, categories: plain(bands.names()) })
            }
            Rule::Period { of, period } => {
                let (first, date) = self.date(mapping, of, heading)?;
                Some(Built {
                    reads: Reads::Period(date, *period),
                    first,
                    second: None,
                    categories: Vec::new(),
                })
            }
            Rule::Amount { of, bands } => {
                let Some(Named::Column(column)) = mapping.find(of.as_str()) else { return None };
                let Kind::Amount(amount) = &column.kind else { return None };
                let first = self.column(&heading(column));
                let reads = Reads::Band(amount.clone(), bands.clone());
                Some(Built { reads, first, second: None, categories: plain(bands.names()) })
            }
            Rule::AtOrAbove { of, above, labels } => {
                let built = self.reads(mapping, of, heading, depth + 1)?;
                let all = built.categories.iter().map(|it| it.label.clone());
                let below = all.filter(|it| !above.contains(it)).collect();
                let step = Step::AtOrAbove { above: above.clone(), below, labels: labels.clone() };
                Some(built.then(step, plain(labels.to_vec())))
            }
            Rule::Groups { of, groups, rest, order } => {
                let built = self.reads(mapping, of, heading, depth + 1)?;
                let step = Step::Groups { groups: groups.clone(), rest: rest.clone() };
                Some(built.then(step, plain(order.clone())))
            }
            Rule::Parent { of } => {
                let built = self.reads(mapping, of, heading, depth + 1)?;
                let mut parents = BTreeMap::new();
                let mut order: Vec<String> = Vec::new();
                for category in &built.categories {
                    let parent = category.parent.as_ref().unwrap_or(&category.label).clone();
                    if !order.contains(&parent) {
                        order.push(parent.clone());
                    }
                    parents.insert(category.label.clone(), parent);
                }
                Some(built.then(Step::Parent(parents), plain(order)))
            }
        }
    }

    fn date(
        &mut self,
        mapping: &Mapping,
        name: &Name,
        heading: &dyn Fn(&Column) -> String,
    ) -> Option<(usize, DateColumn)> {
        let Some(Named::Column(column)) = mapping.find(name.as_str()) else { return None };
        let Kind::Date(date) = &column.kind else { return None };
        Some((self.column(&heading(column)), date.clone()))
    }
}

struct Built {
    reads: Reads,
    first: usize,
    second: Option<usize>,
    categories: Vec<Category>,
}

impl Built {
    fn then(self, step: Step, categories: Vec<Category>) -> Self {
        Self { reads: Reads::Then(Box::new(self.reads), step), categories, ..self }
    }
}

fn unknown(mapping: &Mapping, name: &Name) -> String {
    let names: Vec<&str> = mapping.dimensions().into_iter().map(Name::as_str).collect();
    match mapping.find(name.as_str()) {
        Some(_) => {
            format!("“{name}” is not a category, so nothing can be counted by it: derive a field from it")
        }
        None => format!("no column or field is called “{name}”{}", suggest::hint(name.as_str(), names)),
    }
}

/// Adds the columns that a field is derived from; false where one is not there.
fn columns_of(mapping: &Mapping, name: &Name, columns: &mut BTreeSet<Name>) -> bool {
    match mapping.find(name.as_str()) {
        None => false,
        Some(Named::Column(column)) => {
            columns.insert(column.name.clone());
            true
        }
        Some(Named::Derived(derived)) => {
            if let Rule::Age { on: AgeOn::Column(on), .. } = &derived.rule {
                columns.insert(on.clone());
            }
            columns_of(mapping, derived.rule.of(), columns)
        }
    }
}
