//! Fits the tables of a release into a register: the same cell in two tables is one cell.

use std::collections::BTreeSet;

use super::{Entry, Register, Released, Showing};
use crate::counts::Counts;
use crate::dimension::{Dimension, Node};
use crate::policy::Policy;
use crate::publication::{Place, Relation};
use crate::register::ProposeError;
use crate::release::{CellName, Link, Release};

impl Register {
    /// This register with the cells of a release, and which of them are new: those are printed unless the policy hides
    /// them; what is out stays as it is.
    pub(super) fn with(
        &self,
        release: &Release,
        policy: &Policy,
    ) -> Result<(Self, BTreeSet<Place>), ProposeError> {
        let mut it = self.clone();
        let mut fresh = BTreeSet::new();
        for table in release.tables.iter().chain(&release.guarded) {
            for d in &table.dimensions {
                it.dimension(&release.name, d)?;
            }
        }
        for table in release.tables.iter().chain(&release.guarded) {
            it.table(table, policy, release, &mut fresh)?;
        }
        for link in &release.links {
            let fact = it.fact(link)?;
            it.facts.push(fact);
        }
        for (whole, parts) in &release.sums {
            it.populations_add_up(whole, parts)?;
        }
        it.releases.push(Released {
            name: release.name.clone(),
            policy: format!("{}, version {}", policy.name, policy.version),
            method: release.method.to_string(),
            tables: release.tables.iter().map(|t| (t.name.clone(), t.population.clone())).collect(),
            exceptions: release.exceptions.clone(),
        });
        Ok((it, fresh))
    }

    fn dimension(&mut self, release: &str, d: &Dimension) -> Result<(), ProposeError> {
        match self.dimensions.iter().find(|o| o.name() == d.name()) {
            Some(own) if own == d => Ok(()),
            Some(_) => {
                Err(ProposeError::Hierarchy { release: release.to_owned(), dimension: d.name().to_owned() })
            }
            None => {
                self.dimensions.push(d.clone());
                let cells = std::mem::take(&mut self.cells);
                let longer = |mut place: Place| {
                    place.key.push(Node::TOTAL);
                    place
                };
                self.cells = cells.into_iter().map(|(place, e)| (longer(place), e)).collect();
                for fact in &mut self.facts {
                    for (_, place) in &mut fact.terms {
                        place.key.push(Node::TOTAL);
                    }
                }
                Ok(())
            }
        }
    }

    pub(super) fn population_number(&mut self, name: &str) -> u32 {
        let found = self.populations.iter().position(|p| p == name).unwrap_or_else(|| {
            self.populations.push(name.to_owned());
            self.populations.len() - 1
        });
        u32::try_from(found).unwrap_or(u32::MAX)
    }

    /// Where each cell of a table stands in the register.
    pub(super) fn places(&mut self, table: &Counts) -> Vec<Place> {
        let population = self.population_number(&table.population);
        let at: Vec<Option<usize>> = self
            .dimensions
            .iter()
            .map(|d| table.dimensions.iter().position(|o| o.name() == d.name()))
            .collect();
        let key = |own: &Vec<Node>| at.iter().map(|p| p.map_or(Node::TOTAL, |p| own[p])).collect();
        table.cells.keys().map(|own| Place { population, key: key(own) }).collect()
    }

    fn table(
        &mut self,
        table: &Counts,
        policy: &Policy,
        release: &Release,
        fresh: &mut BTreeSet<Place>,
    ) -> Result<(), ProposeError> {
        let primary = primaries(table, policy);
        let places = self.places(table);
        for (place, (own, count)) in places.into_iter().zip(&table.cells) {
            let key = table.labels(own);
            let known = table.sums.as_ref().is_some_and(|sums| !sums.contains_key(own));
            let excepted = known || release.exceptions.iter().any(|x| x.table == table.name && x.key == key);
            let width = match table.sums {
                Some(_) => policy.width_of_sum(*count),
                None => policy.width,
            };
            let shown = match primary(own, *count) && !excepted {
                true => Showing::Primary(width),
                false => Showing::Printed,
            };
            // Where zeros may be hidden, a hidden cell may be zero.
            let outcomes = table.outcome.is_some() || !table.wholes.is_empty();
            let least = u64::from(!(policy.group_disclosure && outcomes) && table.sums.is_none());
            let told = table.told(own);
            match self.cells.get_mut(&place) {
                None => {
                    // What was excepted is printed whatever happens, like what is out already.
                    if !excepted {
                        fresh.insert(place.clone());
                    }
                    self.cells.insert(place, Entry { count: *count, shown, least, told });
                }
                Some(e) if e.count != *count => {
                    return Err(ProposeError::Changed { table: table.name.clone(), key: key.join(", ") });
                }
                Some(e) => {
                    // What is out stays out; what is new in this release is hidden if any table of it asks for that.
                    if e.shown == Showing::Printed && fresh.contains(&place) {
                        e.shown = shown;
                    }
                    e.least = e.least.min(least);
                }
            }
        }
        Ok(())
    }

    pub(super) fn place(&mut self, name: &CellName) -> Result<Place, ProposeError> {
        let wrong = |what: String| ProposeError::NoCell { cell: name.to_string(), what };
        let Some(population) = self.populations.iter().position(|p| *p == name.population) else {
            return Err(wrong(format!("there is no population '{}'", name.population)));
        };
        let mut key = vec![Node::TOTAL; self.dimensions.len()];
        for (dimension, category) in &name.key {
            let Some(d) = self.dimensions.iter().position(|d| d.name() == dimension) else {
                return Err(wrong(format!("there is no dimension '{dimension}'")));
            };
            key[d] = self.dimensions[d]
                .node(category)
                .ok_or_else(|| wrong(format!("'{category}' is no category of '{dimension}'")))?;
        }
        let place = Place { population: u32::try_from(population).unwrap_or(u32::MAX), key };
        if self.cells.contains_key(&place) { Ok(place) } else { Err(wrong("no table lists it".to_owned())) }
    }

    fn fact(&mut self, link: &Link) -> Result<Relation, ProposeError> {
        let mut terms = Vec::new();
        let mut sum: i128 = 0;
        for (factor, name) in &link.terms {
            let place = self.place(name)?;
            sum += i128::from(*factor) * self.cells.get(&place).map_or(0, |e| i128::from(e.count));
            terms.push((*factor as f64, place));
        }
        if link.low.is_some_and(|it| sum < i128::from(it)) || link.high.is_some_and(|it| sum > i128::from(it))
        {
            let cells =
                link.terms.iter().map(|(f, c)| format!("{f} × ({c})")).collect::<Vec<_>>().join(" + ");
            return Err(ProposeError::Fact { cells, sum });
        }
        Ok(Relation { terms, low: link.low.map(|it| it as f64), high: link.high.map(|it| it as f64) })
    }

    fn populations_add_up(&mut self, whole: &str, parts: &[String]) -> Result<(), ProposeError> {
        let number = |name: &str| {
            let found = self.populations.iter().position(|p| p == name);
            found.and_then(|n| u32::try_from(n).ok()).ok_or_else(|| ProposeError::NoCell {
                cell: name.to_owned(),
                what: "there is no such population".to_owned(),
            })
        };
        let whole = number(whole)?;
        let parts = parts.iter().map(|p| number(p)).collect::<Result<Vec<u32>, _>>()?;
        let keys: Vec<Place> = self.cells.keys().filter(|p| p.population == whole).cloned().collect();
        for place in keys {
            let of = |population| Place { population, key: place.key.clone() };
            let places: Vec<Place> = parts.iter().map(|p| of(*p)).collect();
            if !places.iter().all(|p| self.cells.contains_key(p)) {
                continue;
            }
            let count = |p: &Place| self.cells.get(p).map_or(0, |e| i128::from(e.count));
            let difference = count(&place) - places.iter().map(count).sum::<i128>();
            if difference != 0 {
                let p = self.publication();
                return Err(ProposeError::Fact { cells: p.describe(&place), sum: difference });
            }
            let terms = [(1.0, place)].into_iter().chain(places.into_iter().map(|p| (-1.0, p))).collect();
            self.facts.push(Relation { terms, low: Some(0.0), high: Some(0.0) });
        }
        Ok(())
    }
}

/// Which cells of a table the policy hides for themselves.
fn primaries<'t>(table: &'t Counts, policy: &'t Policy) -> impl Fn(&[Node], u64) -> bool + 't {
    move |own, count| {
        if let Some(sums) = &table.sums {
            return sums.get(own).is_some_and(|sum| policy.hides_sum(sum));
        }
        policy.hides(count)
            || table.contributions.get(own).is_some_and(|c| policy.dominated(c))
            || (policy.group_disclosure && all_or_none(table, own, count))
    }
}

/// Everybody of a group, or nobody, had an outcome, and the group is not empty.
fn all_or_none(table: &Counts, own: &[Node], count: u64) -> bool {
    let of = table.outcome.filter(|d| own[*d] != Node::TOTAL).and_then(|d| {
        let mut group = own.to_vec();
        group[d] = Node::TOTAL;
        table.cells.get(&group)
    });
    let mut wholes = of.into_iter().chain(table.wholes.get(own));
    wholes.any(|whole| *whole > 0 && (count == *whole || count == 0))
}
