//! From blocks to a draft: what each heading, table, row and cell is in the plan.

use crate::block::Document;
use crate::{Options, Progress, Reading, Refusal};

pub(crate) fn interpret(_document: Document, _options: &Options, _progress: &mut dyn FnMut(Progress)) -> Result<Reading, Refusal> {
    Err(Refusal::NoTable)
}
