//! Disclosure control for published tables.
#![doc = include_str!("../README.md")]

pub mod attack;
mod cell_key;
mod coarser;
mod counts;
mod dice;
mod dimension;
mod method;
mod policy;
pub mod publication;
mod register;
mod release;
mod rounding;
mod safe;
mod sums;
mod suppress;
mod witnesses;

pub use cell_key::{CellKeys, MOST_MOVED, ShortSecret};
pub use coarser::Coarser;
pub use counts::{Contributions, Counts, CountsError};
pub use dimension::{Dimension, DimensionError, MOST_NODES, Node};
pub use method::Method;
pub use policy::{Dominance, Policy, PolicyError};
pub use register::{
    Account, Effort, Exception, ExceptionError, Outcome, ProposeError, Protected, REGISTER_FORMAT, Reason,
    Refusal, Register, Released,
};
pub use release::{CellName, Link, Quotient, Release};
pub use rounding::{Base, NoBase};
pub use safe::{Certificate, SafeCell, SafeQuotient, SafeTable, SafeValue};
pub use sums::Sum;
pub use witnesses::{PublicWitnesses, WITNESSES_FORMAT, Witnesses};
