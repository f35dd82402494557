//! Measures: from counts that may be seen to tables, charts and sentences. Nothing here knows a raw count, so nothing that
//! is calculated here can tell one.

mod cells;
mod change;
mod counts;
mod funnel;
mod intersections;
mod likelihood;
mod pay;
mod progress;
mod rates;
mod representation;
mod stages;
mod standardised;

use crate::{
    chart::Drawing,
    count::{Place, Wanted},
    project::{Measure, Part, Population, Project, Spec},
    published::{Symbol, Table},
    safe::Safe,
};
use equality::{Confidence, NonAnswers, Proportion, Rate};

pub(crate) use pay::{
    PayFigures, PaySums, pay_figures, quarter_names, rest_on_what_is_shown, sums, withhold,
};

/// How sure intervals are.
const SURE: Confidence = Confidence::P95;

/// What a measure gives.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    /// Its tables.
    pub tables: Vec<Table>,
    /// Its charts.
    pub charts: Vec<Drawing>,
    /// What it says, for the top of the release.
    pub summary: Vec<String>,
}

impl Measured {
    /// Adds what another gives, after its own.
    pub(crate) fn extend(&mut self, other: Self) {
        self.tables.extend(other.tables);
        self.charts.extend(other.charts);
        self.summary.extend(other.summary);
    }
}

/// The tables of counts that the measures of a project need.
#[must_use]
pub fn wanted(project: &Project) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    let mut want = |population: &Population, dimensions: &[Needed]| {
        let mut dimensions = dimensions.to_vec();
        dimensions.sort();
        dimensions.dedup();
        let it = Wanted { population: population.clone(), dimensions };
        if !wanted.contains(&it) {
            wanted.push(it);
        }
    };
    for measure in &project.measures {
        match &measure.spec {
            Spec::Counts { of, by } => want(of, &by.iter().map(|it| (*it, None)).collect::<Vec<_>>()),
            Spec::Representation { of, by, whose, .. } => {
                want(of, &with(*by, whose.dimension, answers(project, whose.dimension, [&whose.group])));
            }
            Spec::Progress { data, only, whose, flow, .. } => {
                let mut dimensions: Vec<Needed> =
                    only.iter().map(|it| (it.0, Some(vec![it.1.clone()]))).collect();
                dimensions.push((whose.dimension, Some(answers(project, whose.dimension, [&whose.group]))));
                for population in parts(project, *data) {
                    want(&population, &dimensions);
                }
                for it in
                    flow.iter().flat_map(|it| [Some(&it.leavers), Some(&it.joiners), it.promotions.as_ref()])
                {
                    it.into_iter().for_each(|it| want(it, &dimensions));
                }
            }
            Spec::Likelihood { items, dimension, groups, reference, strata } => {
                let compared = answers(project, *dimension, groups.iter().chain([reference]));
                for item in items {
                    want(&item.events, &with(*strata, *dimension, compared.clone()));
                    want(&item.among, &with(*strata, *dimension, compared.clone()));
                    for it in item.earlier.iter().flat_map(|it| [&it.events, &it.among]) {
                        want(it, &with(None, *dimension, compared.clone()));
                    }
                }
            }
            Spec::Stages { data, dimension, group, reference } => {
                let compared = answers(project, *dimension, [group, reference]);
                for population in parts(project, *data) {
                    want(&population, &with(None, *dimension, compared.clone()));
                }
            }
            Spec::Rates { events, people, dimension, groups, reference, by, standard, .. } => {
                let compared = answers(project, *dimension, groups.iter().chain([reference]));
                want(events, &with(*by, *dimension, compared.clone()));
                want(people, &with(*by, *dimension, compared.clone()));
                if let Some(standard) = standard {
                    want(events, &with(Some(standard.over), *dimension, compared.clone()));
                    want(people, &with(Some(standard.over), *dimension, compared));
                    want(&standard.of, &[(standard.over, None)]);
                }
            }
            Spec::Intersections { part, by, only } => {
                let mut dimensions: Vec<Needed> = by.iter().map(|it| (*it, combined(*it, only))).collect();
                match part {
                    Part::Group { of, whose } => {
                        let needed = answers(project, whose.dimension, [&whose.group]);
                        dimensions.push((whose.dimension, Some(needed)));
                        want(of, &dimensions);
                    }
                    Part::Events { events, among, .. } => {
                        want(events, &dimensions);
                        want(among, &dimensions);
                    }
                }
            }
            Spec::Pay { data, bonus, dimension, groups, reference } => {
                let compared = answers(project, *dimension, groups.iter().chain([reference]));
                let of = Population { data: *data, part: None };
                want(&of, &with(None, *dimension, compared.clone()));
                if let Some(data) = *bonus {
                    want(&Population { data, part: None }, &with(None, *dimension, compared));
                }
                let broad = pay::broadest(project, *dimension, groups);
                let broad = answers(project, *dimension, broad.iter().chain([reference]));
                want(&of, &with(Some(project.quarter_dimension()), *dimension, broad));
            }
        }
    }
    wanted
}

/// A dimension with the members that are needed; none for all.
type Needed = (usize, Option<Vec<String>>);

/// The members of a dimension that are combined with others; none for all.
fn combined(dimension: usize, only: &[(usize, String)]) -> Option<Vec<String>> {
    let named: Vec<String> = only.iter().filter(|it| it.0 == dimension).map(|it| it.1.clone()).collect();
    (!named.is_empty()).then_some(named)
}

fn with(by: Option<usize>, other: usize, labels: Vec<String>) -> Vec<Needed> {
    by.into_iter().map(|by| (by, None)).chain([(other, Some(labels))]).collect()
}

/// These groups, and everybody who gave an answer.
fn answers<'a>(
    project: &Project,
    dimension: usize,
    groups: impl IntoIterator<Item = &'a String>,
) -> Vec<String> {
    let answered = project.dimensions.get(dimension).map(|it| it.members.answered().to_owned());
    groups.into_iter().cloned().chain(answered).collect()
}

/// The populations of some data, in order.
#[must_use]
pub fn parts(project: &Project, data: usize) -> Vec<Population> {
    match project.data.get(data).and_then(|it| it.parts.as_ref()) {
        Some(parts) => (0..parts.names.len()).map(|part| Population { data, part: Some(part) }).collect(),
        None => vec![Population { data, part: None }],
    }
}

/// Evaluates the measures of a project.
pub(crate) struct Evaluator<'a> {
    pub(crate) project: &'a Project,
    pub(crate) safe: &'a Safe,
    pub(crate) pay: &'a [PayFigures],
    /// The least base of a share.
    pub(crate) least_base: u64,
    /// The least number that a figure rests on, where numbers are near the counts and not the counts themselves.
    pub(crate) least_count: u64,
    pub(crate) notes: Vec<String>,
}

impl Evaluator<'_> {
    /// One measure.
    pub(crate) fn measure(&mut self, measure: &Measure) -> Measured {
        match &measure.spec {
            Spec::Counts { of, by } => self.counts(measure, of, by),
            Spec::Representation { of, by, whose, compared, funnel } => {
                self.representation(measure, of, *by, whose, compared.as_ref(), *funnel)
            }
            Spec::Progress { data, only, whose, target, flow } => {
                self.progress(measure, *data, only, whose, target, flow.as_ref())
            }
            Spec::Likelihood { items, dimension, groups, reference, strata } => {
                self.likelihood(measure, items, *dimension, groups, reference, *strata)
            }
            Spec::Stages { data, dimension, group, reference } => {
                self.stages(measure, *data, *dimension, group, reference)
            }
            Spec::Rates { .. } => self.rates(measure),
            Spec::Intersections { part, by, only } => self.intersections(measure, part, by, only),
            Spec::Pay { data, bonus, dimension, groups, reference } => {
                self.pay(measure, *data, *bonus, *dimension, groups, reference)
            }
        }
    }

    fn place(&self, population: &Population, labels: &[(usize, &str)]) -> Place {
        Place::new(self.project, population, labels)
    }

    /// A count that may be seen.
    fn count(&self, population: &Population, labels: &[(usize, &str)]) -> Result<u64, Symbol> {
        self.safe.count(&self.place(population, labels))
    }

    /// So many of so many, if both may be seen.
    fn proportion(
        &self,
        events: Result<u64, Symbol>,
        base: Result<u64, Symbol>,
    ) -> Result<Proportion, Symbol> {
        let (events, base) = (self.weighty(events)?, self.weighty(base)?);
        if base > 0 && base < self.least_base {
            return Err(Symbol::NotAvailable);
        }
        // Rounded numbers need not fit each other; there is no figure then.
        Proportion::new(events, base).map_err(|_| Symbol::NotAvailable)
    }

    /// A number, if it is large enough for a figure to rest on: of a rounded 5, which may be 1 or 9, no share is said.
    fn weighty(&self, count: Result<u64, Symbol>) -> Result<u64, Symbol> {
        count.and_then(|it| if it < self.least_count { Err(Symbol::NotAvailable) } else { Ok(it) })
    }

    fn total(&self, dimension: usize) -> &str {
        self.project.dimensions.get(dimension).map_or("", |it| it.members.total.as_str())
    }

    fn answered(&self, dimension: usize) -> &str {
        self.project.dimensions.get(dimension).map_or("", |it| it.members.answered())
    }

    fn label(&self, dimension: usize) -> &str {
        self.project.dimensions.get(dimension).map_or("", |it| it.label.as_str())
    }

    fn unit(&self, population: &Population) -> &str {
        self.project.data.get(population.data).map_or("", |it| it.unit.as_str())
    }

    fn source(&self, population: &Population) -> &str {
        self.project.data.get(population.data).map_or("", |it| it.source.as_str())
    }

    /// The members of a dimension as rows: groups before what stands in them, the total last.
    fn rows(&self, dimension: usize) -> Vec<String> {
        let Some(spec) = self.project.dimensions.get(dimension) else { return Vec::new() };
        spec.members.list.iter().map(|it| it.label.clone()).chain([spec.members.total.clone()]).collect()
    }

    /// How many gave no answer, where each of these counts may be seen.
    fn non_answers(
        &self,
        population: &Population,
        dimension: usize,
        at: &[(usize, &str)],
    ) -> Option<NonAnswers> {
        let mut found = NonAnswers::NONE;
        for member in self.project.dimensions.get(dimension)?.members.list.iter().filter(|it| it.non_answer) {
            let labels: Vec<_> = at.iter().copied().chain([(dimension, member.label.as_str())]).collect();
            let count = self.count(population, &labels).ok()?;
            let label = member.label.to_lowercase();
            if label.contains("prefer not") || label.contains("declined") {
                found.prefer_not_to_say += count;
            } else if label.contains("asked") {
                found.not_asked += count;
            } else {
                found.not_known += count;
            }
        }
        Some(found)
    }

    /// The labels of non-answers.
    fn missing(&self, dimension: usize) -> impl Iterator<Item = &str> {
        let members = self.project.dimensions.get(dimension).map(|it| it.members.list.as_slice());
        members.unwrap_or_default().iter().filter(|it| it.non_answer).map(|it| it.label.as_str())
    }

    /// So many events of so many people, if both may be seen.
    fn rate(&self, events: Result<u64, Symbol>, people: Result<u64, Symbol>) -> Result<Rate, Symbol> {
        Rate::new(self.weighty(events)?, people? as f64).map_err(|_| Symbol::NotAvailable)
    }

    /// The number of a note, which is written down once.
    fn note(&mut self, words: impl Into<String>) -> usize {
        let words = words.into();
        if let Some(at) = self.notes.iter().position(|it| *it == words) {
            return at + 1;
        }
        self.notes.push(words);
        self.notes.len()
    }

    /// The notes of a measure and those that its kind always needs.
    fn notes_of(&mut self, measure: &Measure, more: impl IntoIterator<Item = String>) -> Vec<usize> {
        let mut numbers: Vec<usize> = measure.notes.iter().map(|it| self.note(it.clone())).collect();
        numbers.extend(more.into_iter().map(|it| self.note(it)).collect::<Vec<_>>());
        numbers.dedup();
        numbers
    }

    fn titled(&self, title: &str) -> String {
        format!("{title}, {}, {}", self.project.body, self.project.period)
    }

    /// The note that every share of those who answered needs.
    fn note_on_answers(&self, dimension: usize) -> Option<String> {
        let spec = self.project.dimensions.get(dimension)?;
        let missing = spec.members.list.iter().filter(|it| it.non_answer).map(|it| it.label.as_str());
        let missing = missing.collect::<Vec<_>>();
        (!missing.is_empty()).then(|| {
            format!(
                "Shares are of those whose {} is known. Left out, and counted apart: {}.",
                spec.label.to_lowercase(),
                missing.join(", ")
            )
        })
    }
}
