//! The parts of a system that touch no other, each with its own programme.

use std::collections::HashMap;

use super::rows::{EPS, INF, Rows, down, up};
use super::solver::{Domain, Lp, Meter, ModelRow, SolverError};
use super::system::System;

/// The least and most that compatible tables, met on the way, have shown in each column.
#[derive(Clone)]
pub(super) struct Seen {
    pub low: Vec<f64>,
    pub high: Vec<f64>,
}

impl Seen {
    pub fn new(n: usize) -> Self {
        Self { low: vec![INF; n], high: vec![-INF; n] }
    }

    pub fn take(&mut self, x: &[f64]) {
        for (i, v) in x.iter().enumerate() {
            self.low[i] = self.low[i].min(*v);
            self.high[i] = self.high[i].max(*v);
        }
    }

    /// Takes a table if it is one of whole numbers.
    pub fn take_whole(&mut self, x: &[f64]) {
        if x.iter().all(|v| (v - v.round()).abs() < EPS) {
            self.take(x);
        }
    }

    /// How many whole numbers lie between the least and the most that were seen, less one.
    pub fn width(&self, c: usize) -> f64 {
        down(self.high[c]) - up(self.low[c])
    }
}

/// A part of the system that touches no other.
pub(super) struct Part {
    pub vars: Vec<usize>,
    pub position: HashMap<usize, usize>,
    pub targets: Vec<usize>,
    pub rows: Vec<usize>,
}

impl Part {
    pub fn column(&self, v: usize) -> usize {
        self.position.get(&v).copied().unwrap_or(0)
    }

    pub fn model(&self, s: &System, domain: Domain, meter: &Meter) -> Result<Lp, SolverError> {
        let bounds: Vec<(f64, f64)> = self.vars.iter().map(|v| (s.lo[*v], s.hi[*v])).collect();
        let rows: Vec<ModelRow> = self.rows.iter().filter_map(|r| self.row(s, *r)).collect();
        Lp::new(&bounds, &rows, domain, meter)
    }

    fn row(&self, s: &System, r: usize) -> Option<ModelRow> {
        let row = s.rows.get(r);
        let mut fixed = 0.0;
        let mut terms = Vec::new();
        for (v, f) in row.terms() {
            match self.position.get(&v) {
                Some(c) => terms.push((*c, f)),
                None => fixed += f * s.lo[v],
            }
        }
        (!terms.is_empty()).then_some((row.low - fixed, row.high - fixed, terms))
    }
}

pub(super) fn components(s: &System) -> Vec<Part> {
    let free = |v: usize| s.hi[v] - s.lo[v] > 0.5;
    let parts = connected(s.lo.len(), &s.rows, free);
    let mut of = vec![usize::MAX; s.lo.len()];
    let mut out: Vec<Part> = Vec::new();
    for (p, vars) in parts.into_iter().enumerate() {
        let position = vars.iter().enumerate().map(|(c, v)| (*v, c)).collect();
        for v in &vars {
            of[*v] = p;
        }
        out.push(Part { vars, position, targets: Vec::new(), rows: Vec::new() });
    }
    for t in &s.targets {
        if let Some(part) = out.get_mut(of[*t as usize]) {
            part.targets.push(*t as usize);
        }
    }
    for (r, row) in s.rows.iter().enumerate() {
        if let Some(v) = row.vars.iter().find(|v| of[**v as usize] != usize::MAX) {
            out[of[*v as usize]].rows.push(r);
        }
    }
    out
}

/// The free variables, together where a row ties them.
pub(crate) fn connected(n: usize, rows: &Rows, free: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..n).collect();
    fn root(parent: &mut [usize], mut x: usize) -> usize {
        while parent[x] != x {
            parent[x] = parent[parent[x]];
            x = parent[x];
        }
        x
    }
    for row in rows.iter() {
        let mut first = None;
        for v in row.vars.iter().map(|v| *v as usize).filter(|v| free(*v)) {
            match first {
                None => first = Some(v),
                Some(f) => {
                    let (a, b) = (root(&mut parent, f), root(&mut parent, v));
                    parent[a.max(b)] = a.min(b);
                }
            }
        }
    }
    let mut number: HashMap<usize, usize> = HashMap::new();
    let mut out: Vec<Vec<usize>> = Vec::new();
    for v in (0..n).filter(|v| free(*v)) {
        let r = root(&mut parent, v);
        let k = *number.entry(r).or_insert_with(|| {
            out.push(Vec::new());
            out.len() - 1
        });
        out[k].push(v);
    }
    out
}
