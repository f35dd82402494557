//! HiGHS behind a small door: one model whose objective and bounds change while its basis is kept.

use highs::{Col, HighsModelStatus, Model, RowProblem, Sense};

/// The solver gave up on a model it should have been able to deal with.
#[derive(Debug, thiserror::Error)]
#[error(
    "the solver of linear programmes stopped with an error ({0}); this is a defect, please report it with the file"
)]
pub struct SolverError(String);

pub(crate) struct Lp {
    /// Taken out only while it runs.
    model: Option<Model>,
    cols: Vec<Col>,
    /// The objective and the bounds as the solver has them: telling it again what it knows is slow.
    cost: Vec<f64>,
    priced: Vec<usize>,
    bounds: Vec<(f64, f64)>,
}

pub(crate) enum Solved {
    /// The least value of the objective and where it is reached.
    Optimal(f64, Vec<f64>),
    Unbounded,
    Infeasible,
    /// Out of time, or no answer that can be relied on.
    Stopped,
}

/// Whether variables are whole numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Domain {
    /// Real numbers, and from solve to solve the objective changes: the last basis stays feasible.
    Real,
    /// Real numbers, and from solve to solve bounds change too.
    Moving,
    Whole,
}

/// The rows of a model, each with its limits and its terms by column.
pub(crate) type ModelRow = (f64, f64, Vec<(usize, f64)>);

impl Lp {
    pub(crate) fn new(bounds: &[(f64, f64)], rows: &[ModelRow], domain: Domain) -> Result<Self, SolverError> {
        let mut problem = RowProblem::default();
        let cols: Vec<Col> = bounds
            .iter()
            .map(|&(lo, hi)| match domain {
                Domain::Real | Domain::Moving => problem.add_column(0.0, lo..=hi),
                Domain::Whole => problem.add_integer_column(0.0, lo..=hi),
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
            Domain::Real | Domain::Moving => {
                let strategy = if domain == Domain::Real { 4 } else { 1 };
                set("simplex_strategy", model.try_set_option("simplex_strategy", strategy))?;
                set("presolve", model.try_set_option("presolve", "off"))?;
                set("solver", model.try_set_option("solver", "simplex"))?;
            }
            // Objectives are whole numbers: once the gap is under 1 the best is found.
            Domain::Whole => {
                set("mip_rel_gap", model.try_set_option("mip_rel_gap", 0.0))?;
                set("mip_abs_gap", model.try_set_option("mip_abs_gap", 0.9))?;
            }
        }
        let cost = vec![0.0; cols.len()];
        Ok(Self { model: Some(model), cols, cost, priced: Vec::new(), bounds: bounds.to_vec() })
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

    pub(crate) fn solve(&mut self, seconds: Option<f64>) -> Result<Solved, SolverError> {
        let Some(mut model) = self.model.take() else { return Err(SolverError("no model".into())) };
        if let Some(seconds) = seconds {
            let set = model.try_set_option("time_limit", seconds.max(0.001));
            set.map_err(|_| SolverError("it knows no option time_limit".into()))?;
        }
        let solved = model.try_solve().map_err(|e| SolverError(format!("{e:?}")))?;
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
