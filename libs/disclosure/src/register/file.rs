//! The register as a file: versioned, in a fixed order, confidential.

use serde_json::{Value, json};

use super::{Entry, Exception, Moved, Register, Released, Showing};
use crate::publication::json::At;
use crate::publication::{Place, ReadError, Relation, parse, read_dimensions, write_dimensions};

/// What a register file says it is. It holds raw counts: keep it like the records.
pub const REGISTER_FORMAT: &str = "evenhand-register/1 (confidential)";

impl Register {
    /// The register as a file. It holds raw counts, so it is kept with the records and never published; the same
    /// register gives the same bytes.
    #[must_use]
    pub fn to_confidential_json(&self) -> String {
        let mut out = format!("{{\"format\": {},\n", json!(REGISTER_FORMAT));
        out.push_str(&format!(" \"dimensions\": {},\n", write_dimensions(&self.dimensions)));
        out.push_str(&format!(" \"populations\": {},\n", json!(self.populations)));
        let releases: Vec<Value> = self.releases.iter().map(released).collect();
        out.push_str(&format!(" \"releases\": {},\n", Value::Array(releases)));
        let numbers = |p: &Place| p.key.iter().map(|n| n.0).collect::<Vec<u32>>();
        let facts = self.facts.iter().map(|f| {
            let terms: Vec<Value> =
                f.terms.iter().map(|(a, p)| json!([a, p.population, numbers(p)])).collect();
            json!({"terms": terms, "low": f.low, "high": f.high})
        });
        out.push_str(&format!(" \"facts\": {},\n \"cells\": [", Value::Array(facts.collect())));
        for (i, (place, e)) in self.cells.iter().enumerate() {
            let (word, width) = match e.shown {
                Showing::Printed => ("printed", 0),
                Showing::Primary(width) => ("primary", width),
                Showing::Secondary => ("secondary", 0),
                Showing::Moved(it) => ("moved", it.width),
            };
            let cell = match e.shown {
                Showing::Moved(Moved { value, low, high, .. }) => {
                    json!([place.population, numbers(place), e.count, word, width, e.least, value, low, high])
                }
                _ => match e.told {
                    Some((low, high)) => {
                        json!([place.population, numbers(place), e.count, word, width, e.least, low, high])
                    }
                    None => json!([place.population, numbers(place), e.count, word, width, e.least]),
                },
            };
            out.push_str(if i == 0 { "\n  " } else { ",\n  " });
            out.push_str(&cell.to_string());
        }
        out.push_str("]}\n");
        out
    }

    /// Reads a register file.
    ///
    /// # Errors
    /// With the place in the file.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ReadError> {
        let value = parse(bytes)?;
        let root = At::root(&value);
        let format = root.needed("format")?;
        if format.text()? != REGISTER_FORMAT {
            return Err(format.wrong(format!("this reads the format '{REGISTER_FORMAT}'")));
        }
        let mut it = Self::default();
        let dimensions = root.needed("dimensions")?;
        if dimensions.items()?.len() > 0 {
            it.dimensions = read_dimensions(&dimensions)?;
        }
        it.populations = texts(&root.needed("populations")?)?;
        for r in root.needed("releases")?.items()? {
            it.releases.push(read_released(&r)?);
        }
        for c in root.needed("cells")?.items()? {
            let part = |i: usize| {
                c.item(i).ok_or_else(|| {
                    c.wrong("expected six parts: population, key, count, state, width, least; and of what was moved what is printed, low, high; of a sum low, high")
                })
            };
            let place = it.read_place(&part(0)?, &part(1)?)?;
            let width = part(4)?.count()?;
            let state = part(3)?;
            let shown = match state.text()? {
                "printed" => Showing::Printed,
                "primary" => Showing::Primary(width),
                "secondary" => Showing::Secondary,
                "moved" => Showing::Moved(Moved {
                    value: part(6)?.count()?,
                    low: part(7)?.count()?,
                    high: part(8)?.count()?,
                    width,
                }),
                other => {
                    return Err(
                        state.wrong(format!("'{other}' is neither printed, primary, secondary nor moved"))
                    );
                }
            };
            let told = match shown {
                Showing::Moved(_) => None,
                _ => {
                    c.item(6).map(|low| Ok::<_, ReadError>((low.count()?, part(7)?.count()?))).transpose()?
                }
            };
            let entry = Entry { count: part(2)?.count()?, shown, least: part(5)?.count()?, told };
            let range = match shown {
                Showing::Moved(it) => Some((it.low, it.high)),
                _ => told,
            };
            let holds = |(low, high): (u64, u64)| {
                (low..=high).contains(&entry.count)
                    && entry.printed().is_none_or(|it| (low..=high).contains(&it))
            };
            if range.is_some_and(|range| !holds(range)) {
                return Err(c.wrong("the range of this cell does not hold its count"));
            }
            if it.cells.insert(place, entry).is_some() {
                return Err(c.wrong("this cell stands here twice"));
            }
        }
        for f in root.needed("facts")?.items()? {
            let mut terms = Vec::new();
            for t in f.needed("terms")?.items()? {
                let part = |i: usize| t.item(i).ok_or_else(|| t.wrong("expected factor, population, key"));
                let place = it.read_place(&part(1)?, &part(2)?)?;
                if !it.cells.contains_key(&place) {
                    return Err(t.wrong("this cell is not in the register"));
                }
                terms.push((part(0)?.number()?, place));
            }
            let limit = |name| f.field(name).map(|v| v.number()).transpose();
            it.facts.push(Relation { terms, low: limit("low")?, high: limit("high")? });
        }
        if let Some(broken) = it.broken_sum() {
            return Err(root.wrong(broken));
        }
        Ok(it)
    }

    /// The first group whose count is not the sum of its parts.
    fn broken_sum(&self) -> Option<String> {
        let mut all = self.clone();
        for e in all.cells.values_mut() {
            e.shown = Showing::Printed;
        }
        // The counts themselves are not said: the message may be read by many.
        all.publication().first_broken_sum().map(|_| "a group in it is not the sum of its parts".to_owned())
    }

    fn read_place(&self, population: &At<'_>, key: &At<'_>) -> Result<Place, ReadError> {
        let number = population.count()?;
        if number >= self.populations.len() as u64 {
            return Err(population.wrong("there is no population of this number"));
        }
        let items = key.items()?;
        if items.len() != self.dimensions.len() {
            return Err(key.wrong(format!("expected {} numbers, one a dimension", self.dimensions.len())));
        }
        let mut nodes = Vec::with_capacity(self.dimensions.len());
        for (d, n) in self.dimensions.iter().zip(items) {
            let index = n.count()?;
            let node = d.nodes().nth(usize::try_from(index).unwrap_or(usize::MAX));
            nodes
                .push(node.ok_or_else(|| n.wrong(format!("'{}' has no category of this number", d.name())))?);
        }
        Ok(Place { population: u32::try_from(number).unwrap_or(u32::MAX), key: nodes })
    }
}

fn released(r: &Released) -> Value {
    let exceptions: Vec<Value> = r
        .exceptions
        .iter()
        .map(|x| {
            json!({"table": x.table, "key": x.key, "reason": x.reason, "asked_by": x.asked_by, "approved_by": x.approved_by})
        })
        .collect();
    json!({"name": r.name, "policy": r.policy, "method": r.method, "tables": r.tables, "exceptions": exceptions})
}

fn read_released(r: &At<'_>) -> Result<Released, ReadError> {
    let own =
        |at: &At<'_>, name: &str| -> Result<String, ReadError> { Ok(at.needed(name)?.text()?.to_owned()) };
    let mut tables = Vec::new();
    for t in r.needed("tables")?.items()? {
        let [name, population] = <[String; 2]>::try_from(texts(&t)?)
            .map_err(|_| t.wrong("expected a table and its population"))?;
        tables.push((name, population));
    }
    let mut exceptions = Vec::new();
    for x in r.needed("exceptions")?.items()? {
        exceptions.push(Exception {
            table: own(&x, "table")?,
            key: texts(&x.needed("key")?)?,
            reason: own(&x, "reason")?,
            asked_by: own(&x, "asked_by")?,
            approved_by: own(&x, "approved_by")?,
        });
    }
    // Registers from before there was another way hid.
    let method = r.field("method").map_or(Ok("suppress"), |m| m.text())?.to_owned();
    Ok(Released { name: own(r, "name")?, policy: own(r, "policy")?, method, tables, exceptions })
}

fn texts(list: &At<'_>) -> Result<Vec<String>, ReadError> {
    list.items()?.map(|t| t.text().map(str::to_owned)).collect()
}
