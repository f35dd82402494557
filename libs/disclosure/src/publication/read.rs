//! Reads `sdc-attack/1`: every complaint says where in the file.

use std::collections::HashMap;

use serde_json::Value;

use super::json::At;
use super::{Bound, Cell, Defaults, Place, Publication, Ratio, Relation, Shown};
use crate::dimension::{Dimension, DimensionError, Node};

/// The largest file that is read, in bytes: 256 MiB.
pub const MOST_BYTES: usize = 256 << 20;
/// The most cells that a file may list.
pub const MOST_CELLS: usize = 2_000_000;
const MOST_DIMENSIONS: usize = 32;

/// Why a file of format `sdc-attack/1` or of a register cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Not JSON: the message of the parser names line and column.
    #[error("this is not JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Larger than is read.
    #[error("the file is larger than {} MiB; attack its parts one by one", MOST_BYTES >> 20)]
    TooLarge,
    /// Something in it is not as it must be.
    #[error("at {path}: {what}")]
    At {
        /// The way through the file, like `cells[3].key`.
        path: String,
        /// What is wrong and what would be right.
        what: String,
    },
    /// A hierarchy that is no tree.
    #[error("at {path}: {source}")]
    Dimension {
        /// The way through the file.
        path: String,
        /// What is wrong with it.
        source: DimensionError,
    },
}

pub(super) fn publication(bytes: &[u8]) -> Result<Publication, ReadError> {
    let value = parse(bytes)?;
    let root = At::root(&value);
    root.object()?;
    let format = root.needed("format")?;
    if format.text()? != "sdc-attack/1" {
        return Err(format.wrong("this reads the format 'sdc-attack/1'"));
    }
    let mut it =
        Publication { dimensions: dimensions(&root.needed("dimensions")?)?, ..Publication::default() };
    if let Some(d) = root.field("defaults") {
        it.defaults = defaults(&d)?;
    }
    let mut keys = Keys { dimensions: &it.dimensions, populations: Vec::new(), numbers: HashMap::new() };
    let cells = root.needed("cells")?;
    let items = cells.items()?;
    if items.len() > MOST_CELLS {
        return Err(cells.wrong(format!("more than {MOST_CELLS} cells; attack the parts one by one")));
    }
    for c in items {
        it.cells.push(Cell { place: keys.place(&c)?, shown: shown(&c, &it.defaults)? });
    }
    if let Some(list) = root.field("relations") {
        for r in list.items()? {
            it.relations.push(relation(&r, &mut keys)?);
        }
    }
    if let Some(list) = root.field("ratios") {
        for r in list.items()? {
            it.ratios.push(ratio(&r, &mut keys)?);
        }
    }
    if let Some(list) = root.field("known") {
        for k in list.items()? {
            it.known.push((keys.place(&k)?, k.needed("value")?.count()?));
        }
    }
    it.populations = keys.populations;
    Ok(it)
}

pub(crate) fn parse(bytes: &[u8]) -> Result<Value, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge);
    }
    Ok(serde_json::from_slice(bytes)?)
}

pub(crate) fn dimensions(list: &At<'_>) -> Result<Vec<Dimension>, ReadError> {
    let mut out: Vec<Dimension> = Vec::new();
    let items = list.items()?;
    if items.len() == 0 || items.len() > MOST_DIMENSIONS {
        return Err(list.wrong(format!("expected 1 to {MOST_DIMENSIONS} dimensions")));
    }
    for d in items {
        let name = d.needed("name")?;
        let total = d.field("total").map_or(Ok("Total"), |t| t.text())?;
        let tree = d.needed("tree")?;
        let mut groups = Vec::new();
        for group in tree.object()?.keys() {
            let children = tree.needed(group)?;
            let names =
                children.items()?.map(|c| c.text().map(str::to_owned)).collect::<Result<Vec<_>, _>>()?;
            groups.push((group.clone(), names));
        }
        let dimension = Dimension::new(name.text()?, total, &groups)
            .map_err(|source| ReadError::Dimension { path: tree.path(), source })?;
        if out.iter().any(|o| o.name() == dimension.name()) {
            return Err(name.wrong("two dimensions have this name"));
        }
        out.push(dimension);
    }
    Ok(out)
}

fn defaults(d: &At<'_>) -> Result<Defaults, ReadError> {
    d.object()?;
    let rounding = d.field("rounding").map(|r| base(&r)).transpose()?.flatten();
    Ok(Defaults {
        suppressed_low: d.field("suppressed_low").map_or(Ok(0), |v| v.count())?,
        suppressed_high: d.field("suppressed_high").map(|v| v.count()).transpose()?,
        rounding,
        random_rounding: d.field("random_rounding").map_or(Ok(false), |v| v.truth())?,
        zero_is_true: d.field("zero_is_true").map_or(Ok(true), |v| v.truth())?,
    })
}

/// A base of 0 or 1 rounds nothing.
fn base(at: &At<'_>) -> Result<Option<u64>, ReadError> {
    Ok(Some(at.count()?).filter(|b| *b > 1))
}

fn shown(c: &At<'_>, defaults: &Defaults) -> Result<Shown, ReadError> {
    let low = c.field("low").map(|v| v.count()).transpose()?;
    let high = c.field("high").map(|v| v.count()).transpose()?;
    if let (Some(low), Some(high)) = (low, high)
        && low > high
    {
        return Err(c.wrong(format!("low {low} is above high {high}")));
    }
    if c.field("suppressed").map_or(Ok(false), |v| v.truth())? {
        if let (Some(shown), Some(low), Some(high)) = (c.field("shown"), low, high) {
            return Ok(Shown::Moved { value: shown.count()?, low, high });
        }
        let said = c.value().get("high").is_some();
        let high = high.map(Bound::At).or(said.then_some(Bound::None));
        return Ok(Shown::Suppressed { low, high });
    }
    let Some(value) = c.field("value") else {
        if low.is_none() && high.is_none() {
            return Err(c.wrong("a cell needs a value, a low and high, or suppressed: true"));
        }
        return Ok(Shown::Interval { low: low.unwrap_or(0), high });
    };
    let value = value.count()?;
    let own = c.field("rounding").map(|r| base(&r)).transpose()?;
    let random = c.field("random_rounding").map_or(Ok(defaults.random_rounding), |v| v.truth())?;
    Ok(match own.unwrap_or(defaults.rounding) {
        None => Shown::Exact(value),
        Some(base) => Shown::Rounded { value, base, random },
    })
}

fn relation(r: &At<'_>, keys: &mut Keys<'_>) -> Result<Relation, ReadError> {
    let terms = r.needed("terms")?;
    let mut out = Vec::new();
    for t in terms.items()? {
        let (Some(factor), Some(cell)) = (t.item(0), t.item(1)) else {
            return Err(t.wrong("expected [factor, cell]"));
        };
        out.push((factor.number()?, keys.place(&cell)?));
    }
    let limit = |name| r.field(name).map(|v| v.number()).transpose();
    Ok(Relation { terms: out, low: limit("low")?, high: limit("high")? })
}

fn ratio(r: &At<'_>, keys: &mut Keys<'_>) -> Result<Ratio, ReadError> {
    let half = r.needed("half_width")?;
    let half_width = half.number()?;
    if half_width < 0.0 {
        return Err(half.wrong("half a unit of the last place cannot be below zero"));
    }
    let num = keys.place(&r.needed("num")?)?;
    let den = keys.place(&r.needed("den")?)?;
    Ok(Ratio { num, den, value: r.needed("value")?.number()?, half_width })
}

/// Turns keys of the file into places.
struct Keys<'d> {
    dimensions: &'d [Dimension],
    populations: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Keys<'_> {
    fn place(&mut self, c: &At<'_>) -> Result<Place, ReadError> {
        let at = c.needed("key")?;
        let mut key = Vec::with_capacity(self.dimensions.len());
        if at.value().is_object() {
            for name in at.object()?.keys() {
                if !self.dimensions.iter().any(|d| d.name() == name) {
                    return Err(at.wrong(format!("there is no dimension '{name}'")));
                }
            }
            for d in self.dimensions {
                key.push(at.field(d.name()).map_or(Ok(Node::TOTAL), |label| node(d, &label))?);
            }
        } else {
            let labels = at.items()?;
            if labels.len() != self.dimensions.len() {
                return Err(
                    at.wrong(format!("expected {} categories, one a dimension", self.dimensions.len()))
                );
            }
            for (d, label) in self.dimensions.iter().zip(labels) {
                key.push(node(d, &label)?);
            }
        }
        let population = match c.value().get("pop") {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(s)) => s.clone(),
            Some(Value::Number(n)) => n.to_string(),
            Some(_) => return Err(c.wrong("'pop' must be a text")),
        };
        let next = u32::try_from(self.populations.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(population).or_insert_with_key(|name| {
            self.populations.push(name.clone());
            next
        });
        Ok(Place { population: number, key })
    }
}

fn node(d: &Dimension, label: &At<'_>) -> Result<Node, ReadError> {
    let text = label.text()?;
    d.node(text).ok_or_else(|| label.wrong(format!("'{text}' is no category of '{}'", d.name())))
}
