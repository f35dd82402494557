//! The attacker: what can be worked out about each hidden cell from everything that is published.
//!
//! For every suppressed cell the least and the most that agree with the publication are found: first by carrying bounds
//! from equation to equation, then by linear programmes (HiGHS, one thread, the basis kept from one to the next), then
//! for the narrowest cells in whole numbers. A cell is *recovered* when one whole number is left.

pub(crate) mod below;
mod carry;
mod fit;
mod part;
pub(crate) mod propagate;
mod result;
#[cfg(test)]
mod ring;
pub(crate) mod rows;
mod search;
mod shape;
pub(crate) mod solver;
pub(crate) mod system;
mod whole;
mod whole_of;
pub(crate) mod witness;

use crate::publication::{Place, Publication};
pub(crate) use carry::Carrier;
pub(crate) use part::connected;
use part::{Part, Seen, components};
use propagate::propagate;
use rows::{EPS, INF, down, up};
use solver::{Domain, Lp, Meter, Solved};
use system::System;

pub use result::{AttackSummary, ResultCell, ResultFile};
pub use solver::SolverError;
pub use system::{Mode, TooManyAtoms};

/// What is asked of the attacker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Goal {
    /// The interval of every hidden cell.
    #[default]
    Interval,
    /// Which cells are recovered; a cell once seen `protect` apart is not looked at again.
    Exact,
}

/// How an attack is run.
#[derive(Clone, Copy)]
pub struct Attack<'a> {
    /// How the equations are written down.
    pub mode: Mode,
    /// What is asked.
    pub goal: Goal,
    /// With [`Goal::Exact`]: the width from which a cell counts as safe.
    pub protect: u64,
    /// How many of the narrowest cells are solved again in whole numbers.
    pub whole_for_narrowest: usize,
    /// The seconds that are left; asked before each solve. None: no limit.
    pub seconds_left: Option<&'a dyn Fn() -> f64>,
}

impl Default for Attack<'_> {
    fn default() -> Self {
        Self {
            mode: Mode::Auto,
            goal: Goal::Interval,
            protect: 1,
            whole_for_narrowest: 0,
            seconds_left: None,
        }
    }
}

/// How the interval of a cell was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By carrying bounds from equation to equation.
    Propagation,
    /// By a linear programme.
    Linear,
    /// In whole numbers.
    Whole,
    /// Two compatible tables differ enough in it ([`Goal::Exact`] only).
    Seen,
}

/// What can be worked out about a hidden cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The cell.
    pub place: Place,
    /// The least it can be.
    pub low: u64,
    /// The most it can be; none where there is no limit.
    pub high: Option<u64>,
    /// How this was found.
    pub by: By,
}

impl Interval {
    /// One number is left.
    #[must_use]
    pub fn recovered(&self) -> bool {
        self.high == Some(self.low)
    }

    /// How many numbers are left, less one; none where there is no limit.
    #[must_use]
    pub fn width(&self) -> Option<u64> {
        self.high.map(|h| h.saturating_sub(self.low))
    }
}

/// The answer of the attacker.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Every hidden cell in the order of the publication; empty when the facts contradict each other.
    pub cells: Vec<Interval>,
    /// The facts contradict each other: where it was noticed, in words.
    pub contradiction: Option<String>,
    /// Time ran out: intervals are outer bounds, so what is recovered is certain, and what is not may yet be.
    pub timed_out: bool,
    /// The mode used.
    pub mode: Mode,
    /// Variables of the system.
    pub variables: usize,
    /// Equations of the system.
    pub equations: usize,
    /// Parts of the system that do not touch.
    pub components: usize,
    /// Programmes solved.
    pub programmes: usize,
}

impl Findings {
    /// The cells of which one number is left.
    pub fn recovered(&self) -> impl Iterator<Item = &Interval> {
        self.cells.iter().filter(|c| c.recovered())
    }

    /// The narrowest width of all; none when nothing is hidden or nothing is limited.
    #[must_use]
    pub fn narrowest(&self) -> Option<u64> {
        self.cells.iter().filter_map(Interval::width).min()
    }
}

/// Why an attack could not be run.
#[derive(Debug, thiserror::Error)]
pub enum AttackError {
    /// The system would be too large.
    #[error(transparent)]
    TooLarge(#[from] TooManyAtoms),
    /// The solver failed.
    #[error(transparent)]
    Solver(#[from] SolverError),
}

/// What suppression asks of the attacker.
pub(crate) struct Question<'a> {
    /// The width from which a listed cell counts as safe with [`Goal::Exact`]; 0 for what need not be looked at.
    pub needs: &'a [f64],
    pub meter: Meter,
}

/// An attack under way.
struct Run {
    findings: Findings,
    /// How the bounds of each variable were found.
    by: Vec<By>,
    meter: Meter,
}

impl Attack<'_> {
    /// Attacks a publication.
    ///
    /// # Errors
    /// When the system is too large to write down, or the solver fails.
    pub fn run(&self, publication: &Publication) -> Result<Findings, AttackError> {
        let s = System::new(publication, self.mode)?;
        self.run_on(publication, s, None)
    }

    /// Attacks a system. Without a question every target needs `protect`.
    pub(crate) fn run_on(
        &self,
        publication: &Publication,
        mut s: System,
        question: Option<&Question<'_>>,
    ) -> Result<Findings, AttackError> {
        let findings =
            Findings { mode: s.mode, variables: s.lo.len(), equations: s.rows.len(), ..Findings::default() };
        if let Err(row) = propagate(&mut s.lo, &mut s.hi, &s.rows) {
            let contradiction = Some(contradiction(publication, &s, row));
            return Ok(Findings { contradiction, ..findings });
        }
        let meter = question.map_or_else(Meter::unlimited, |q| q.meter.clone());
        let mut run = Run { findings, by: vec![By::Propagation; s.lo.len()], meter };
        let mut parts = components(&s);
        let need =
            |t: usize| question.map_or(self.protect as f64, |q| q.needs.get(t).copied().unwrap_or(0.0));
        for part in &mut parts {
            part.targets.retain(|t| need(*t) > 0.0);
        }
        for (t, by) in run.by.iter_mut().enumerate().filter(|(t, _)| need(*t) == 0.0) {
            *by = if s.hi[t] - s.lo[t] > 0.5 { By::Seen } else { By::Propagation };
        }
        run.findings.components = parts.len();
        let mut linear = Vec::new();
        for part in &parts {
            if part.targets.is_empty() || part.rows.is_empty() {
                continue;
            }
            let whole = self.linear(part, &mut s, &need, &mut run)?;
            linear.push((part, whole));
        }
        self.whole(&linear, &mut s, &need, &mut run)?;
        let Run { mut findings, by, .. } = run;
        findings.cells = s
            .targets
            .iter()
            .map(|&t| {
                let t = t as usize;
                Interval { place: s.places[t].clone(), low: count(s.lo[t]), high: limit(s.hi[t]), by: by[t] }
            })
            .collect();
        Ok(findings)
    }

    fn out_of_time(&self) -> bool {
        self.seconds_left.is_some_and(|left| left() <= 0.0)
    }

    /// The intervals of a part's targets by linear programmes; returns what the answers show that are tables of whole
    /// numbers.
    fn linear(
        &self,
        part: &Part,
        s: &mut System,
        need: &impl Fn(usize) -> f64,
        run: &mut Run,
    ) -> Result<Seen, SolverError> {
        let mut targets: Vec<usize> = part.targets.clone();
        targets.sort_by(|a, b| (s.hi[*a] - s.lo[*a]).total_cmp(&(s.hi[*b] - s.lo[*b])).then(a.cmp(b)));
        let mut seen = Seen::new(part.vars.len());
        let mut whole = seen.clone();
        let mut made = None;
        for v in targets {
            if self.out_of_time() {
                run.findings.timed_out = true;
                return Ok(whole);
            }
            let c = part.column(v);
            let mut sure = true;
            for sense in [1.0, -1.0] {
                if self.goal == Goal::Exact && seen.width(c) >= need(v) - EPS {
                    break;
                }
                let open =
                    if sense > 0.0 { seen.low[c] > s.lo[v] + EPS } else { seen.high[c] < s.hi[v] - EPS };
                if open {
                    let lp = match &mut made {
                        Some(lp) => lp,
                        None => made.insert(part.model(s, Domain::Real, &run.meter)?),
                    };
                    let (z, x) = self.push(lp, c, sense, run)?;
                    sure &= z.is_some();
                    if let Some(x) = x {
                        seen.take(&x);
                        whole.take_whole(&x);
                    }
                    narrow(s, v, sense, z.unwrap_or(-INF), up, down);
                }
            }
            let safe = self.goal == Goal::Exact && seen.width(c) >= need(v) - EPS;
            run.by[v] = if safe {
                By::Seen
            } else if sure {
                By::Linear
            } else {
                run.by[v]
            };
        }
        Ok(whole)
    }

    /// The least of a column (sense 1) or of its negative (−1), and where; none when there is no answer to rely on.
    fn push(
        &self,
        lp: &mut Lp,
        c: usize,
        sense: f64,
        run: &mut Run,
    ) -> Result<(Option<f64>, Option<Vec<f64>>), SolverError> {
        lp.minimise(&[(c, sense)]);
        run.findings.programmes += 1;
        Ok(match lp.solve(self.seconds_left.map(|left| left()))? {
            Solved::Optimal(z, x) => (Some(z), Some(x)),
            Solved::Unbounded => (Some(-INF), None),
            Solved::Infeasible => (None, None),
            Solved::Stopped => {
                run.findings.timed_out = true;
                (None, None)
            }
        })
    }
}

/// Takes the least of a variable, or of its negative, into its bounds.
fn narrow(s: &mut System, v: usize, sense: f64, z: f64, up: impl Fn(f64) -> f64, down: impl Fn(f64) -> f64) {
    if z.is_finite() {
        if sense > 0.0 {
            s.lo[v] = s.lo[v].max(up(z));
        } else {
            s.hi[v] = s.hi[v].min(down(-z));
        }
    }
}

fn contradiction(p: &Publication, s: &System, row: usize) -> String {
    let named: Vec<String> = s
        .rows
        .get(row)
        .vars
        .iter()
        .filter_map(|v| s.places.get(*v as usize))
        .take(4)
        .map(|place| p.describe(place))
        .collect();
    p.first_broken_sum().unwrap_or_else(|| format!("these cells do not add up: {}, …", named.join("; ")))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounds are whole and at least 0"
)]
fn count(x: f64) -> u64 {
    x.max(0.0) as u64
}

fn limit(x: f64) -> Option<u64> {
    x.is_finite().then(|| count(x))
}
