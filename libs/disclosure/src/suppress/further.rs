//! Further changes of what is hidden, for cells that the first ones do not show to be safe in whole numbers: the least
//! change at prices that a die says is another one each time, and mostly one of whole numbers.

use super::Failed;
use super::field::Field;
use super::model::{Change, Model};
use crate::attack::solver::{Meter, SolverError};

/// The first tosses are answered in real numbers: quicker, if they happen to be whole.
const REAL: u64 = 8;

/// Where further changes come from.
pub(crate) struct Further<'f> {
    field: &'f Field,
    meter: Meter,
    /// The programmes, in real and in whole numbers, made when first needed.
    real: Option<Model>,
    whole: Option<Model>,
}

impl<'f> Further<'f> {
    pub(crate) fn new(field: &'f Field, meter: &Meter) -> Self {
        Self { field, meter: meter.clone(), real: None, whole: None }
    }

    /// A change in whole numbers that moves a cell by at least this far; none where the toss does not give one.
    pub(crate) fn change(&mut self, c: usize, by: f64, toss: u64) -> Result<Option<Change>, SolverError> {
        if self.meter.left() == 0 {
            return Ok(None);
        }
        let real = toss < REAL;
        let slot = if real { &mut self.real } else { &mut self.whole };
        let model = match slot {
            Some(model) => model,
            None => {
                let hidden: Vec<usize> =
                    (0..self.field.len()).filter(|i| self.field.state[*i].hidden()).collect();
                let made = if real { Model::of } else { Model::whole };
                slot.insert(made(self.field, &hidden, &self.meter)?)
            }
        };
        match model.tossed(self.field, c, by, toss) {
            Ok(change) => Ok(change.filter(Change::is_whole)),
            Err(Failed::Solver(e)) => Err(e),
            Err(_) => Ok(None),
        }
    }
}
