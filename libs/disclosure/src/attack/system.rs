//! The system of equations a reader can write down from a publication.
//!
//! *Lines*: one variable a listed cell, one equation for each group whose parts are listed. *Atoms*: one variable for
//! each lowest-level combination, of which every listed cell is a sum; the strongest, and needed where tables share
//! margins but their joint table is not published. Atoms are many, so three exact reductions are used: atoms in a cell
//! known to be zero go; atoms that stand in the same cells are one; and where the tables of a population form an
//! acyclic hypergraph (each is complete, and they hang together like a tree), lines say all that atoms say, because
//! consistent margins of such tables always have a joint table, in whole numbers too. And a population that is in every
//! listed cell the sum of others needs none: a joint table of each of them makes one.

use std::collections::HashMap;

use super::propagate::propagate;
use super::rows::{INF, Rows};
use crate::dimension::Dimension;
use crate::publication::{Place, Publication, Shown};

/// How the system is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Mode {
    /// Lines if every population lists its whole cube, else atoms.
    #[default]
    Auto,
    /// One variable a listed cell.
    Lines,
    /// One variable a lowest-level combination.
    Atoms,
}

impl Mode {
    /// The word in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Lines => "lines",
            Self::Atoms => "atoms",
        }
    }
}

/// The largest number of terms the equations may have together.
const MOST_TERMS: u64 = 60_000_000;

pub(crate) struct System {
    pub lo: Vec<f64>,
    pub hi: Vec<f64>,
    pub rows: Rows,
    /// Listed cells by variable number; atoms come after them.
    pub places: Vec<Place>,
    pub index: HashMap<Place, u32>,
    pub targets: Vec<u32>,
    pub mode: Mode,
    /// How the lowest level of each population is known.
    pub below: Vec<Lowest>,
    /// The combinations that the variables after the listed cells stand for, each for all that stand in the same cells.
    pub combinations: Vec<Place>,
}

/// How the lowest-level combinations of a population are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lowest {
    /// They are variables.
    Variables,
    /// Its tables hang together like a tree: there always are some that add up to the listed cells.
    Tree,
    /// They are those of other populations together.
    SumOf(Vec<u32>),
}

/// The system would be too large to write down.
#[derive(Debug, thiserror::Error)]
#[error(
    "the lowest-level combinations of these tables are too many to attack ({0} terms); use lines, or fewer dimensions"
)]
pub struct TooManyAtoms(u64);

impl System {
    pub(crate) fn new(p: &Publication, mode: Mode) -> Result<Self, TooManyAtoms> {
        let mut it = Self {
            lo: Vec::new(),
            hi: Vec::new(),
            rows: Rows::default(),
            places: Vec::new(),
            index: HashMap::new(),
            targets: Vec::new(),
            mode,
            below: Vec::new(),
            combinations: Vec::new(),
        };
        it.cells(p);
        if mode == Mode::Auto {
            it.mode = it.auto(p);
        }
        it.facts(p);
        if it.mode == Mode::Lines {
            it.below = vec![Lowest::Tree; p.populations.len()];
            it.lines(&p.dimensions, |_| true);
        } else {
            it.atoms(p)?;
        }
        Ok(it)
    }

    fn cells(&mut self, p: &Publication) {
        #[derive(PartialEq)]
        enum Kind {
            Target,
            Value,
            Range,
        }
        let mut kinds = Vec::new();
        for c in &p.cells {
            let (low, high) = p.range(c.shown);
            let (low, high) = (low as f64, high.map_or(INF, |h| h as f64));
            let kind = match c.shown {
                Shown::Suppressed { .. } | Shown::Moved { .. } => Kind::Target,
                Shown::Exact(_) => Kind::Value,
                Shown::Rounded { .. } | Shown::Interval { .. } => Kind::Range,
            };
            match self.index.get(&c.place) {
                // The same cell twice: both facts hold.
                Some(i) => {
                    let i = *i as usize;
                    self.lo[i] = self.lo[i].max(low);
                    self.hi[i] = self.hi[i].min(high);
                    if kind == Kind::Value {
                        kinds[i] = Kind::Value;
                    }
                }
                None => {
                    self.add(c.place.clone(), low, high);
                    kinds.push(kind);
                }
            }
        }
        for (place, value) in &p.known {
            let i = self.cell(place) as usize;
            self.lo[i] = self.lo[i].max(*value as f64);
            self.hi[i] = self.hi[i].min(*value as f64);
        }
        self.targets = (0..).zip(&kinds).filter(|(_, k)| **k == Kind::Target).map(|(i, _)| i).collect();
    }

    fn add(&mut self, place: Place, low: f64, high: f64) -> u32 {
        let i = u32::try_from(self.lo.len()).unwrap_or(u32::MAX);
        self.index.insert(place.clone(), i);
        self.places.push(place);
        self.lo.push(low);
        self.hi.push(high);
        i
    }

    /// The variable of a place; of a place that is not listed nothing is known but that it is a count.
    fn cell(&mut self, place: &Place) -> u32 {
        match self.index.get(place) {
            Some(i) => *i,
            None => self.add(place.clone(), 0.0, INF),
        }
    }

    fn auto(&self, p: &Publication) -> Mode {
        let cube = p.dimensions.iter().map(|d| d.size() as u64).fold(1_u64, u64::saturating_mul);
        let mut listed: HashMap<u32, u64> = HashMap::new();
        for place in &self.places {
            *listed.entry(place.population).or_default() += 1;
        }
        if listed.values().all(|n| *n == cube) { Mode::Lines } else { Mode::Atoms }
    }

    fn facts(&mut self, p: &Publication) {
        for r in &p.relations {
            let terms: Vec<(u32, f64)> = r.terms.iter().map(|(f, c)| (self.cell(c), *f)).collect();
            self.rows.push(terms, r.low.unwrap_or(-INF), r.high.unwrap_or(INF));
        }
        for r in &p.ratios {
            let (n, d) = (self.cell(&r.num), self.cell(&r.den));
            let (a, b) = (r.value - r.half_width, r.value + r.half_width);
            self.rows.push([(n, 1.0), (d, -a.max(0.0))], -1e-9, INF);
            self.rows.push([(n, 1.0), (d, -b)], -INF, 1e-9);
        }
    }

    fn lines(&mut self, dimensions: &[Dimension], of: impl Fn(u32) -> bool) {
        for i in 0..self.places.len() {
            if !of(self.places[i].population) {
                continue;
            }
            for (d, dimension) in dimensions.iter().enumerate() {
                if let Some(parts) = self.parts(i, d, dimension) {
                    let whole = (u32::try_from(i).unwrap_or(u32::MAX), -1.0);
                    self.rows.push(parts.into_iter().map(|v| (v, 1.0)).chain([whole]), 0.0, 0.0);
                }
            }
        }
    }

    /// The listed parts of a cell along one dimension, if all of them are listed.
    fn parts(&self, i: usize, d: usize, dimension: &Dimension) -> Option<Vec<u32>> {
        let children = dimension.children(self.places[i].key[d]);
        if children.is_empty() {
            return None;
        }
        let mut part = self.places[i].clone();
        let find = |child| {
            part.key[d] = child;
            self.index.get(&part).copied()
        };
        children.iter().copied().map(find).collect()
    }

    fn atoms(&mut self, p: &Publication) -> Result<(), TooManyAtoms> {
        // Rounding of bounds carried over fractional factors depends on how rows are written: keep to the plain way.
        let plain =
            !p.ratios.is_empty() || p.relations.iter().any(|r| r.terms.iter().any(|(f, _)| f.fract() != 0.0));
        let populations = u32::try_from(p.populations.len()).unwrap_or(u32::MAX);
        self.below = vec![Lowest::Variables; p.populations.len()];
        for pop in (0..populations).filter(|_| !plain) {
            let keys: Vec<&Place> = self.places.iter().filter(|c| c.population == pop).collect();
            if super::shape::lines_suffice(&p.dimensions, &keys) {
                self.below[pop as usize] = Lowest::Tree;
            }
        }
        // If each part has a joint table, the whole has theirs together.
        for (pop, parts) in super::whole_of::sums_of_others(p, &self.places).into_iter().filter(|_| !plain) {
            self.below[pop as usize] = Lowest::SumOf(parts);
        }
        let by_lines: Vec<bool> = self.below.iter().map(|below| *below != Lowest::Variables).collect();
        self.lines(&p.dimensions, |pop| by_lines.get(pop as usize).copied().unwrap_or(false));
        for pop in (0..populations).filter(|i| !by_lines[*i as usize]) {
            if plain { self.plain_atoms(&p.dimensions, pop)? } else { self.joined_atoms(&p.dimensions, pop)? }
        }
        Ok(())
    }

    fn plain_atoms(&mut self, dimensions: &[Dimension], pop: u32) -> Result<(), TooManyAtoms> {
        let listed: Vec<usize> =
            (0..self.places.len()).filter(|i| self.places[*i].population == pop).collect();
        let mut terms = 0;
        for i in listed {
            let place = self.places[i].clone();
            let mut atoms = Vec::new();
            each_atom(dimensions, &place, &mut terms, |atom| atoms.push(atom))?;
            if atoms.len() == 1 {
                continue;
            }
            let vars: Vec<u32> = atoms.iter().map(|a| self.cell(&atom_place(dimensions, pop, *a))).collect();
            let whole = (u32::try_from(i).unwrap_or(u32::MAX), -1.0);
            self.rows.push([whole].into_iter().chain(vars.into_iter().map(|v| (v, 1.0))), 0.0, 0.0);
        }
        Ok(())
    }

    fn joined_atoms(&mut self, dimensions: &[Dimension], pop: u32) -> Result<(), TooManyAtoms> {
        let listed: Vec<usize> =
            (0..self.places.len()).filter(|i| self.places[*i].population == pop).collect();
        // A cell that is the sum of listed cells needs no atoms of its own; the way with fewest unknown parts is taken.
        let mut lowest = Vec::new();
        for &i in &listed {
            let unknown = |parts: &Vec<u32>| {
                parts.iter().filter(|v| self.hi[**v as usize] > self.lo[**v as usize]).count()
            };
            let ways = dimensions.iter().enumerate().filter_map(|(d, dimension)| self.parts(i, d, dimension));
            match ways.min_by_key(unknown) {
                Some(parts) => {
                    let whole = (u32::try_from(i).unwrap_or(u32::MAX), -1.0);
                    self.rows.push(parts.into_iter().map(|v| (v, 1.0)).chain([whole]), 0.0, 0.0);
                }
                None => lowest.push(i),
            }
        }
        // What is zero is carried down first, so that its atoms never appear.
        let (mut lo, mut hi) = (self.lo.clone(), self.hi.clone());
        let contradiction = propagate(&mut lo, &mut hi, &self.rows).is_err();
        let mut zero: std::collections::HashSet<u64> = std::collections::HashSet::new();
        let mut terms = 0;
        if !contradiction {
            for &i in &lowest {
                if hi[i] == 0.0 {
                    each_atom(dimensions, &self.places[i], &mut terms, |atom| {
                        zero.insert(atom);
                    })?;
                }
            }
        }
        // A lowest-level cell of its own in a zero is zero, though nobody printed it.
        for atom in &zero {
            if let Some(i) = self.index.get(&atom_place(dimensions, pop, *atom)) {
                self.hi[*i as usize] = 0.0;
            }
        }
        let mut stands_in: HashMap<u64, Vec<u32>> = HashMap::new();
        for &i in &lowest {
            if hi[i] == 0.0 && !contradiction {
                continue;
            }
            let row = u32::try_from(i).unwrap_or(u32::MAX);
            each_atom(dimensions, &self.places[i], &mut terms, |atom| {
                if !zero.contains(&atom) {
                    stands_in.entry(atom).or_default().push(row);
                }
            })?;
        }
        let mut joined: Vec<(Vec<u32>, u64)> =
            stands_in.into_iter().map(|(atom, cells)| (cells, atom)).collect();
        joined.sort_unstable();
        joined.dedup_by(|a, b| a.0 == b.0);
        let mut sums: HashMap<u32, Vec<u32>> = HashMap::new();
        for (cells, atom) in joined {
            // A listed lowest-level cell is its own atom.
            let place = atom_place(dimensions, pop, atom);
            let own = self.index.get(&place).copied();
            let v = own.unwrap_or_else(|| {
                self.combinations.push(place);
                self.lo.push(0.0);
                self.hi.push(INF);
                u32::try_from(self.lo.len() - 1).unwrap_or(u32::MAX)
            });
            for c in cells {
                if Some(c) != own {
                    sums.entry(c).or_default().push(v);
                }
            }
        }
        for i in lowest {
            let whole = u32::try_from(i).unwrap_or(u32::MAX);
            let single = dimensions.iter().zip(&self.places[i].key).all(|(d, n)| d.children(*n).is_empty());
            if !single {
                let parts = sums.remove(&whole).unwrap_or_default();
                self.rows.push(
                    [(whole, -1.0)].into_iter().chain(parts.into_iter().map(|v| (v, 1.0))),
                    0.0,
                    0.0,
                );
            }
        }
        Ok(())
    }
}

/// Calls `take` with the number of each lowest-level combination in a cell.
fn each_atom(
    dimensions: &[Dimension],
    place: &Place,
    terms: &mut u64,
    mut take: impl FnMut(u64),
) -> Result<(), TooManyAtoms> {
    let mut atoms: Vec<u64> = vec![0];
    for (d, n) in dimensions.iter().zip(&place.key) {
        let width = u64::from(d.leaf_count());
        let leaves = d.leaves(*n);
        *terms = terms.saturating_add((atoms.len() as u64).saturating_mul(leaves.len() as u64));
        if *terms > MOST_TERMS {
            return Err(TooManyAtoms(*terms));
        }
        atoms = atoms.iter().flat_map(|a| leaves.clone().map(move |l| a * width + u64::from(l))).collect();
    }
    atoms.into_iter().for_each(&mut take);
    Ok(())
}

fn atom_place(dimensions: &[Dimension], population: u32, mut atom: u64) -> Place {
    let mut key = Vec::with_capacity(dimensions.len());
    for d in dimensions.iter().rev() {
        let width = u64::from(d.leaf_count());
        key.push(d.leaf_node(u32::try_from(atom % width).unwrap_or(u32::MAX)));
        atom /= width;
    }
    key.reverse();
    Place { population, key }
}
