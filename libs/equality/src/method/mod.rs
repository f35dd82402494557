//! Interval methods by their names: the formulas themselves, without the rules of when a figure may be shown.
//!
//! Whoever wants a figure to publish takes it from the measures ([`representation`](crate::representation),
//! [`relative_likelihood`](crate::relative_likelihood) …), which choose a method, say which, and withhold an interval
//! that rests on too little. These functions are for analysts who know what they want.

mod count;
mod difference;
mod exact;
mod name;
mod proportion;
mod ratio;

pub use count::{byar, garwood, rate_ratio};
pub use difference::{DifferenceMethod, difference};
pub use exact::{fisher, fisher_mid_p};
pub use name::Method;
pub use proportion::{clopper_pearson, wilson};
pub use ratio::{RatioMethod, ratio};

pub(crate) use difference::hybrid;
pub(crate) use proportion::wilson_around;
pub(crate) use ratio::katz_variance;
