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
    priced: Vec<usize>,
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
    Real,
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
                Domain::Real => problem.add_column(0.0, lo..=hi),
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
            // Only objectives change between solves, so the last basis stays feasible.
            Domain::Real => {
                set("simplex_strategy", model.try_set_option("simplex_strategy", 4))?;
                set("presolve", model.try_set_option("presolve", "off"))?;
                set("solver", model.try_set_option("solver", "simplex"))?;
            }
            // Objectives are whole numbers: once the gap is under 1 the best is found.
            Domain::Whole => {
                set("mip_rel_gap", model.try_set_option("mip_rel_gap", 0.0))?;
                set("mip_abs_gap", model.try_set_option("mip_abs_gap", 0.9))?;
            }
        }
        Ok(Self { model: Some(model), cols, priced: Vec::new() })
    }

    /// Sets the objective, to be made least.
    pub(crate) fn minimise(&mut self, objective: &[(usize, f64)]) {
        let Some(model) = &mut self.model else { return };
        for c in self.priced.drain(..) {
            model.change_column_cost(self.cols[c], 0.0);
        }
        for (c, f) in objective {
            model.change_column_cost(self.cols[*c], *f);
            self.priced.push(*c);
        }
    }

    pub(crate) fn bound(&mut self, c: usize, low: f64, high: f64) {
        if let Some(model) = &mut self.model {
            model.change_column_bounds(self.cols[c], low..=high);
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
