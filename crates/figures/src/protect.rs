//! From raw counts to counts that may be seen: the one way out. All tables of a project are proposed to the body's
//! register as one release, hidden where they must be, and attacked.

use crate::{
    count::{Counts, Place, Rejected, Wanted},
    project::{Part, Population, Project, Spec},
    safe::{Safe, Seen},
};
use disclosure::{
    Account, CellName, Certificate, Counts as Proposed, Dimension, Effort, Link, Method, Outcome, Policy,
    Refusal, Register, Release, SafeCell,
};
use std::collections::{BTreeMap, BTreeSet};

/// A release that may be published.
pub struct Protected {
    /// What may be seen.
    pub safe: Safe,
    /// The proof.
    pub certificate: Certificate,
    /// The register with this release in it; confidential.
    pub register: Register,
    /// What it cost.
    pub account: Account,
    /// Whether the register had this release already.
    pub again: bool,
}

/// Why counts could not be protected.
#[derive(Debug, thiserror::Error)]
pub enum ProtectError {
    /// The counts contradict each other.
    #[error(transparent)]
    Counts(#[from] disclosure::CountsError),
    /// A dimension is no tree.
    #[error(transparent)]
    Dimension(#[from] disclosure::DimensionError),
    /// The release contradicts the register, or the attack failed.
    #[error(transparent)]
    Propose(#[from] disclosure::ProposeError),
    /// A part is larger than its whole.
    #[error(transparent)]
    Parts(#[from] Rejected),
    /// The release is out, protected in another way.
    #[error(
        "The register has the release “{release}” as it was protected before ({was}); the project asks for another way ({asked}). What is out keeps its numbers: set the method back, or give the release another name."
    )]
    OtherMethod {
        /// The release.
        release: String,
        /// How it was protected.
        was: String,
        /// What is asked now.
        asked: String,
    },
    /// It cannot be published as it is; the message says why and what could be.
    #[error("{0}")]
    Refused(Box<Refusal>),
}

/// How a release is to be protected.
pub struct Asked<'a> {
    /// What must be protected.
    pub policy: &'a Policy,
    /// How.
    pub method: &'a Method,
    /// How much is spent on it.
    pub effort: &'a Effort<'a>,
}

/// Proposes the tables of a project.
///
/// # Errors
/// If the counts contradict each other or the register, or if they cannot be published as they are.
pub fn protect(
    project: &Project,
    wanted: &[Wanted],
    counts: &Counts,
    register: &Register,
    Asked { policy, method, effort }: &Asked<'_>,
) -> Result<Protected, ProtectError> {
    let dimensions: Vec<Dimension> = project
        .dimensions
        .iter()
        .map(|it| Dimension::new(&it.label, &it.members.total, &it.members.tree()))
        .collect::<Result<_, _>>()?;
    let proposal = Proposal { project, wanted, counts, dimensions };
    let tables = proposal.names();
    // A release of the same name with other tables is another one: its facts are not in the register yet.
    let before =
        register.releases().iter().find(|it| it.name == project.disclosure.release && it.tables == tables);
    if let Some(it) = before.filter(|it| it.method != method.to_string()) {
        return Err(ProtectError::OtherMethod {
            release: it.name.clone(),
            was: it.method.clone(),
            asked: method.to_string(),
        });
    }
    let again = before.is_some();
    let release = proposal.release(again)?.protected_by((*method).clone());
    match register.propose_within(&release, policy, effort)? {
        Outcome::Refused(refusal) => Err(ProtectError::Refused(Box::new(refusal))),
        Outcome::Safe(protected) => {
            let safe = proposal.seen(&protected.tables);
            Ok(Protected {
                safe,
                certificate: protected.certificate,
                register: protected.register,
                account: protected.account,
                again,
            })
        }
    }
}

struct Proposal<'a> {
    project: &'a Project,
    wanted: &'a [Wanted],
    counts: &'a Counts,
    dimensions: Vec<Dimension>,
}

impl Proposal<'_> {
    fn protected(&self) -> impl Iterator<Item = &Wanted> {
        self.wanted.iter().filter(|it| !self.is_public(&it.population))
    }

    fn is_public(&self, it: &Population) -> bool {
        self.project.data.get(it.data).is_some_and(|it| it.public)
    }

    fn release(&self, again: bool) -> Result<Release, ProtectError> {
        let mut release = Release::new(&self.project.disclosure.release);
        for (at, table) in self.protected().enumerate() {
            let cells = table.places(self.project).into_iter().collect::<BTreeSet<_>>();
            let cells = cells.iter().filter_map(|place| Some((self.key(table, place), self.count(place)?)));
            let name = self.name(at, table);
            let population = self.project.population_name(&table.population);
            let counts = Proposed::listed(&name, &population, &self.dimensions_of(table), cells)?;
            release = release.table(counts.as_some_of(self.wholes(table))?);
        }
        // Facts that are in the register already are not told twice.
        if again {
            return Ok(release);
        }
        for (whole, part) in self.parts() {
            release = self.guard_the_rest(release, &whole, &part)?;
        }
        for link in self.movements() {
            release = release.link(link);
        }
        Ok(release)
    }

    /// The names of the tables with their populations, as a register lists them.
    fn names(&self) -> Vec<(String, String)> {
        self.protected()
            .enumerate()
            .map(|(at, it)| (self.name(at, it), self.project.population_name(&it.population)))
            .collect()
    }

    fn name(&self, at: usize, table: &Wanted) -> String {
        let by: Vec<&str> = table
            .dimensions
            .iter()
            .filter_map(|it| Some(self.project.dimensions.get(it.0)?.label.as_str()))
            .collect();
        format!(
            "{} {}: {} by {}",
            at + 1,
            self.project.disclosure.release,
            self.project.population_name(&table.population),
            by.join(" and ")
        )
    }

    fn dimensions_of(&self, table: &Wanted) -> Vec<Dimension> {
        table.dimensions.iter().filter_map(|it| self.dimensions.get(it.0).cloned()).collect()
    }

    fn key(&self, table: &Wanted, place: &Place) -> Vec<String> {
        table
            .dimensions
            .iter()
            .map(|(dimension, _)| {
                let label = place.key.iter().find(|it| it.0 == *dimension).map(|it| it.1.clone());
                let total = || {
                    self.project
                        .dimensions
                        .get(*dimension)
                        .map_or_else(String::new, |it| it.members.total.clone())
                };
                label.unwrap_or_else(total)
            })
            .collect()
    }

    fn count(&self, place: &Place) -> Option<i64> {
        self.counts.cells().get(place).and_then(|it| i64::try_from(*it).ok())
    }

    /// Populations of which one is a part of the other, so that everybody can take their difference.
    fn parts(&self) -> Vec<(Population, Population)> {
        let mut pairs = Vec::new();
        for (at, data) in self.project.data.iter().enumerate() {
            if let Some(parts) = data.parts.as_ref().filter(|it| it.nested) {
                for part in 1..parts.names.len() {
                    pairs.push((
                        Population { data: at, part: Some(part - 1) },
                        Population { data: at, part: Some(part) },
                    ));
                }
            }
            if let Some(whole) = &data.within {
                // Of nested parts the first is within it, and the others within that.
                let parts = crate::measure::parts(self.project, at);
                let nested = data.parts.as_ref().is_some_and(|it| it.nested);
                let within = parts.into_iter().take(if nested { 1 } else { usize::MAX });
                pairs.extend(within.map(|part| (whole.clone(), part)));
            }
        }
        for measure in &self.project.measures {
            if let Spec::Likelihood { items, .. } = &measure.spec {
                pairs.extend(items.iter().map(|it| (it.among.clone(), it.events.clone())));
                let earlier = items.iter().filter_map(|it| it.earlier.as_ref());
                pairs.extend(earlier.map(|it| (it.among.clone(), it.events.clone())));
            }
            if let Spec::Intersections { part: Part::Events { events, among, .. }, .. } = &measure.spec {
                pairs.push((among.clone(), events.clone()));
            }
            if let Spec::Pay { data, bonus: Some(bonus), .. } = measure.spec {
                pairs.push((Population { data, part: None }, Population { data: bonus, part: None }));
            }
        }
        pairs.sort();
        pairs.dedup();
        pairs.retain(|(whole, part)| !self.is_public(whole) && !self.is_public(part));
        pairs
    }

    /// Of how many the cells of a table count some, where its population is a part of another of which the same is
    /// counted: to be one of them is an outcome.
    fn wholes(&self, table: &Wanted) -> Vec<(Vec<String>, i64)> {
        let all = self.parts().into_iter().filter(|(_, part)| *part == table.population);
        let mut wholes = BTreeMap::new();
        for place in table.places(self.project) {
            let of = |(whole, _): (Population, Population)| {
                self.count(&Place { population: whole, key: place.key.clone() })
            };
            // Of all that it is a part of, the smallest: to be one of a stage before, rather than of all who began.
            let least = all.clone().filter_map(of).min();
            // A part that counts more than its whole is told where their difference is taken.
            if let Some(least) = least.filter(|least| self.count(&place).is_some_and(|some| some <= *least)) {
                wholes.insert(self.key(table, &place), least);
            }
        }
        wholes.into_iter().collect()
    }

    /// Protects the difference of a whole and its part as if it were printed.
    fn guard_the_rest(
        &self,
        mut release: Release,
        whole: &Population,
        part: &Population,
    ) -> Result<Release, ProtectError> {
        let (of, is) = (self.project.population_name(whole), self.project.population_name(part));
        let rest = format!("{of}, without {is}");
        let mut any = false;
        for table in self.wanted.iter().filter(|it| it.population == *part) {
            let Some(same) =
                self.wanted.iter().find(|it| it.population == *whole && it.dimensions == table.dimensions)
            else {
                continue;
            };
            let mut cells = Vec::new();
            let mut wholes = Vec::new();
            for place in table.places(self.project).into_iter().collect::<BTreeSet<_>>() {
                let above = Place { population: whole.clone(), key: place.key.clone() };
                let (Some(all), Some(some)) = (self.count(&above), self.count(&place)) else { continue };
                if some > all {
                    let key = self.key(table, &place).join(", ");
                    let words = format!(
                        "For {key}, “{is}” counts more than “{of}”, of which it is a part. Mend the counts."
                    );
                    return Err(Rejected::one("the data", None, words).into());
                }
                cells.push((self.key(same, &above), all - some));
                wholes.push((self.key(same, &above), all));
            }
            let name = format!(
                "{rest}: {}",
                table.dimensions.iter().map(|it| it.0.to_string()).collect::<Vec<_>>().join(" ")
            );
            let left = Proposed::listed(&name, &rest, &self.dimensions_of(table), cells)?;
            release = release.guard(left.as_some_of(wholes)?);
            any = true;
        }
        Ok(if any { release.sum_of(&of, &[&is, &rest]) } else { release })
    }

    /// Who left and who came, where that is exactly the change from one year to the next: everybody can add that up.
    fn movements(&self) -> Vec<Link> {
        let mut links = Vec::new();
        for measure in &self.project.measures {
            let Spec::Progress { data, flow: Some(flow), .. } = &measure.spec else { continue };
            let years =
                self.project.data.get(*data).and_then(|it| it.parts.as_ref()).map_or(0, |it| it.names.len());
            let Some(last) = years.checked_sub(1).filter(|it| *it > 0) else { continue };
            let mut terms = vec![
                (1, Population { data: *data, part: Some(last) }),
                (-1, Population { data: *data, part: Some(last - 1) }),
                (1, flow.leavers.clone()),
                (-1, flow.joiners.clone()),
            ];
            terms.extend(flow.promotions.iter().map(|it| (-1, it.clone())));
            for table in self.wanted.iter().filter(|it| it.population == terms[0].1) {
                for place in table.places(self.project).into_iter().collect::<BTreeSet<_>>() {
                    let at = |population: &Population| Place {
                        population: population.clone(),
                        key: place.key.clone(),
                    };
                    let sum = terms
                        .iter()
                        .try_fold(0_i64, |sum, (sign, it)| Some(sum + sign * self.count(&at(it))?));
                    if sum == Some(0) {
                        let terms = terms.iter().map(|(sign, it)| (*sign, self.cell_name(&at(it)))).collect();
                        let link = Link { terms, low: Some(0), high: Some(0) };
                        if !links.contains(&link) {
                            links.push(link);
                        }
                    }
                }
            }
        }
        links
    }

    fn cell_name(&self, place: &Place) -> CellName {
        let key: Vec<(&str, &str)> = place
            .key
            .iter()
            .filter_map(|(dimension, label)| {
                Some((self.project.dimensions.get(*dimension)?.label.as_str(), label.as_str()))
            })
            .collect();
        CellName::new(&self.project.population_name(&place.population), &key)
    }

    /// What protection lets be seen, with what everybody knows anyway.
    fn seen(&self, tables: &[disclosure::SafeTable]) -> Safe {
        let mut seen = BTreeMap::new();
        for (table, safe) in self.protected().zip(tables) {
            for place in table.places(self.project) {
                let shown = match safe.cell(&self.key(table, &place)) {
                    Some(SafeCell::Count(count)) => Seen::Shown(count),
                    Some(SafeCell::Moved(near)) => Seen::Moved(near),
                    Some(SafeCell::Confidential) => Seen::Hidden,
                    None => continue,
                };
                seen.insert(place, shown);
            }
        }
        let mut public = BTreeSet::new();
        for table in self.wanted.iter().filter(|it| self.is_public(&it.population)) {
            public.insert(table.population.clone());
            for place in table.places(self.project) {
                if let Some(count) = self.counts.cells().get(&place) {
                    seen.insert(place, Seen::Shown(*count));
                }
            }
        }
        Safe::new(seen, public)
    }
}
