//! HiGHS behind a small door: one model whose objective and bounds change while its basis is kept.

use std::cell::Cell;
use std::rc::Rc;

use highs::{Col, HighsModelStatus, Model, RowProblem, Sense};

/// The solver gave up on a model it should have been able to deal with.
#[derive(Debug, thiserror::Error)]
#[error(
    "the solver of linear programmes stopped with an error ({0}); this is a defect, please report it with the file"
)]
pub struct SolverError(String);

/// Steps of the simplex method that may still be taken, shared by all models and searches of one task: the same on every
/// machine.
#[derive(Clone, Debug)]
pub(crate) struct Meter(Rc<Cell<u64>>);

impl Meter {
    /// This many steps.
    pub(crate) fn of(steps: u64) -> Self {
        Self(Rc::new(Cell::new(steps)))
    }

    /// As many as it takes.
    pub(crate) fn unlimited() -> Self {
        Self::of(u64::MAX)
    }

    pub(crate) fn left(&self) -> u64 {
        self.0.get()
    }

    /// Takes a share of what is left for a task of its own; what that leaves over is given back with `put`.
    pub(crate) fn share(&self, of: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a number of steps"
        )]
        let steps = if self.left() == u64::MAX { u64::MAX } else { (self.left() as f64 * of) as u64 };
        self.take(steps);
        Self::of(steps)
    }

    /// Gives back what a task has left.
    pub(crate) fn put(&self, rest: &Self) {
        self.0.set(self.left().saturating_add(rest.left()));
        rest.0.set(0);
    }

    /// Counts steps that were taken.
    pub(crate) fn take(&self, steps: u64) {
        if self.left() != u64::MAX {
            self.0.set(self.left().saturating_sub(steps));
        }
    }
}

/// How many nodes of its tree a search that may come to nothing looks at.
const MOST_NODES: i32 = 50;

pub(crate) struct Lp {
    /// Taken out only while it runs.
    model: Option<Model>,
    cols: Vec<Col>,
    rows: usize,
    /// The objective and the bounds as the solver has them: telling it again what it knows is slow.
    cost: Vec<f64>,
    priced: Vec<usize>,
    bounds: Vec<(f64, f64)>,
    meter: Meter,
}

pub(crate) enum Solved {
    /// The least value of the objective and where it is reached.
    Optimal(f64, Vec<f64>),
    Unbounded,
    Infeasible,
    /// Out of time or steps, or no answer that can be relied on.
    Stopped,
}

/// Whether variables are whole numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Domain {
    /// Real numbers, and from solve to solve the objective changes: the last basis stays feasible.
    Real,
    /// Real numbers, and from solve to solve bounds change too.
    Moving,
    /// Real numbers of many columns, of which many move: presolving pays.
    Changing,
    Whole,
    /// Whole numbers of which any will do, within bounds that are narrow and change from solve to solve.
    Near,
}

/// The rows of a model, each with its limits and its terms by column.
pub(crate) type ModelRow = (f64, f64, Vec<(usize, f64)>);

impl Lp {
    pub(crate) fn new(
        bounds: &[(f64, f64)],
        rows: &[ModelRow],
        domain: Domain,
        meter: &Meter,
    ) -> Result<Self, SolverError> {
        let mut problem = RowProblem::default();
        let cols: Vec<Col> = bounds
            .iter()
            .map(|&(lo, hi)| match domain {
                Domain::Real | Domain::Moving | Domain::Changing => problem.add_column(0.0, lo..=hi),
                Domain::Whole | Domain::Near => problem.add_integer_column(0.0, lo..=hi),
            })
            .collect();
        for (low, high, terms) in rows {
            problem.add_row(*low..=*high, terms.iter().map(|(c, f)| (cols[*c], *f)));
        }
        let mut model = problem.try_optimise(Sense::Minimise).map_err(|e| SolverError(format!("{e:?}")))?;
        let set = |name: &str, ok: Result<(), highs::TrySetOptionError>| {
            ok.map_err(|_| SolverError(format!("it knows no option {name}")))
        };
        set("threads", model.try_set_option("threads", 1))?;
        set("random_seed", model.try_set_option("random_seed", 1))?;
        match domain {
            Domain::Real | Domain::Moving | Domain::Changing => {
                let strategy = if domain == Domain::Real { 4 } else { 1 };
                set("simplex_strategy", model.try_set_option("simplex_strategy", strategy))?;
                // Where bounds move, every solve begins anew, and is too small to be worth presolving; perturbed costs
                // would only have to be undone, and so few steps are taken that rounding need not be looked for.
                if domain == Domain::Moving {
                    set("presolve", model.try_set_option("presolve", "off"))?;
                    for none in [
                        "dual_simplex_cost_perturbation_multiplier",
                        "rebuild_refactor_solution_error_tolerance",
                    ] {
                        set(none, model.try_set_option(none, 0.0))?;
                    }
                }
                set("solver", model.try_set_option("solver", "simplex"))?;
            }
            // Objectives are whole numbers: once the gap is under 1 the best is found.
            Domain::Whole => {
                set("mip_rel_gap", model.try_set_option("mip_rel_gap", 0.0))?;
                set("mip_abs_gap", model.try_set_option("mip_abs_gap", 0.9))?;
            }
            Domain::Near => {
                set("presolve", model.try_set_option("presolve", "off"))?;
                set("mip_max_nodes", model.try_set_option("mip_max_nodes", MOST_NODES))?;
            }
        }
        let cost = vec![0.0; cols.len()];
        Ok(Self {
            model: Some(model),
            cols,
            rows: rows.len(),
            cost,
            priced: Vec::new(),
            bounds: bounds.to_vec(),
            meter: meter.clone(),
        })
    }

    /// Sets the objective, to be made least; columns that are not named cost nothing.
    pub(crate) fn minimise(&mut self, objective: &[(usize, f64)]) {
        for c in std::mem::take(&mut self.priced) {
            if !objective.iter().any(|(o, _)| *o == c) {
                self.price(c, 0.0);
            }
        }
        for (c, f) in objective {
            self.price(*c, *f);
            self.priced.push(*c);
        }
    }

    /// Sets what one column costs.
    pub(crate) fn price(&mut self, c: usize, cost: f64) {
        if let Some(model) = self.model.as_mut().filter(|_| self.cost[c] != cost) {
            model.change_column_cost(self.cols[c], cost);
            self.cost[c] = cost;
        }
    }

    /// How far from the best, in parts of it, an answer in whole numbers may be.
    pub(crate) fn content_with(&mut self, gap: f64) -> Result<(), SolverError> {
        let Some(model) = &mut self.model else { return Ok(()) };
        model
            .try_set_option("mip_rel_gap", gap)
            .map_err(|_| SolverError("it knows no option mip_rel_gap".into()))
    }

    pub(crate) fn bound(&mut self, c: usize, low: f64, high: f64) {
        if let Some(model) = self.model.as_mut().filter(|_| self.bounds[c] != (low, high)) {
            model.change_column_bounds(self.cols[c], low..=high);
            self.bounds[c] = (low, high);
        }
    }

    /// Forgets the last basis: the next solve begins where nothing has moved, which is near the answer when few
    /// columns move in it.
    pub(crate) fn forget(&mut self) -> Result<(), SolverError> {
        // Told that no row binds, the solver does not look for a basis by where columns are, which takes longer.
        let nothing = vec![0.0; self.rows];
        let Some(model) = self.model.as_mut().filter(|_| self.rows > 0) else { return Ok(()) };
        model
            .try_set_solution(None, None, None, Some(&nothing))
            .map_err(|e| SolverError(format!("it took no start: {e:?}")))
    }

    pub(crate) fn solve(&mut self, seconds: Option<f64>) -> Result<Solved, SolverError> {
        let Some(mut model) = self.model.take() else { return Err(SolverError("no model".into())) };
        if let Some(seconds) = seconds {
            let set = model.try_set_option("time_limit", seconds.max(0.001));
            set.map_err(|_| SolverError("it knows no option time_limit".into()))?;
        }
        if self.meter.left() < u64::from(u32::MAX >> 1) {
            let steps = i32::try_from(self.meter.left()).unwrap_or(i32::MAX);
            let set = model.try_set_option("simplex_iteration_limit", steps);
            set.map_err(|_| SolverError("it knows no option simplex_iteration_limit".into()))?;
        }
        let solved = model.try_solve().map_err(|e| SolverError(format!("{e:?}")))?;
        self.meter.take(u64::try_from(solved.simplex_iteration_count()).unwrap_or(0));
        let out = match solved.status() {
            HighsModelStatus::Optimal => {
                let x = solved.get_solution().columns().to_vec();
                Solved::Optimal(solved.objective_value(), x)
            }
            HighsModelStatus::Unbounded | HighsModelStatus::UnboundedOrInfeasible => Solved::Unbounded,
            HighsModelStatus::Infeasible => Solved::Infeasible,
            HighsModelStatus::ModelEmpty => Solved::Optimal(0.0, vec![0.0; self.cols.len()]),
            _ => Solved::Stopped,
        };
        self.model = Some(solved.into());
        Ok(out)
    }
}
