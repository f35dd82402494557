//! Linear rows low ≤ Σ factor × variable ≤ high, kept end to end.

pub(crate) const INF: f64 = f64::INFINITY;
/// Bounds closer than this are the same: counts are whole numbers, and solvers work to 1e-7.
pub(crate) const EPS: f64 = 1e-6;

pub(crate) fn up(x: f64) -> f64 {
    (x - EPS).ceil()
}

pub(crate) fn down(x: f64) -> f64 {
    (x + EPS).floor()
}

/// Many rows.
#[derive(Clone, Default)]
pub(crate) struct Rows {
    start: Vec<usize>,
    vars: Vec<u32>,
    factors: Vec<f64>,
    limits: Vec<(f64, f64)>,
}

/// One of them.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    pub vars: &'a [u32],
    pub factors: &'a [f64],
    pub low: f64,
    pub high: f64,
}

impl Row<'_> {
    pub(crate) fn terms(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.vars.iter().zip(self.factors).map(|(v, f)| (*v as usize, *f))
    }
}

impl Rows {
    /// Adds a row; a variable named twice is joined, a factor of zero left out.
    pub(crate) fn push(&mut self, terms: impl IntoIterator<Item = (u32, f64)>, low: f64, high: f64) {
        let from = self.vars.len();
        for (v, f) in terms {
            match self.vars[from..].iter().position(|w| *w == v).filter(|_| self.vars.len() - from < 64) {
                Some(p) => self.factors[from + p] += f,
                None => {
                    self.vars.push(v);
                    self.factors.push(f);
                }
            }
        }
        self.start.push(from);
        self.limits.push((low, high));
    }

    pub(crate) fn len(&self) -> usize {
        self.start.len()
    }

    pub(crate) fn get(&self, r: usize) -> Row<'_> {
        let to = self.start.get(r + 1).copied().unwrap_or(self.vars.len());
        let span = self.start[r]..to;
        let (low, high) = self.limits[r];
        Row { vars: &self.vars[span.clone()], factors: &self.factors[span], low, high }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).map(|r| self.get(r))
    }

    /// For each of `n` variables the rows it stands in.
    pub(crate) fn by_variable(&self, n: usize) -> (Vec<usize>, Vec<u32>) {
        let mut start = vec![0_usize; n + 1];
        for v in &self.vars {
            start[*v as usize + 1] += 1;
        }
        for i in 0..n {
            start[i + 1] += start[i];
        }
        let mut next = start.clone();
        let mut rows = vec![0_u32; self.vars.len()];
        for r in 0..self.len() {
            for v in self.get(r).vars {
                let slot = &mut next[*v as usize];
                rows[*slot] = u32::try_from(r).unwrap_or(u32::MAX);
                *slot += 1;
            }
        }
        (start, rows)
    }
}
