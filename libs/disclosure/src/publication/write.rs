//! Writes `sdc-attack/1`, one cell a line, in the order of the publication.

use serde_json::{Map, Value, json};

use super::{Bound, Place, Publication, Shown};
use crate::dimension::Dimension;

pub(super) fn publication(p: &Publication) -> String {
    let mut out = String::from("{\"format\": \"sdc-attack/1\",\n \"dimensions\": ");
    out.push_str(&dimensions(&p.dimensions).to_string());
    let d = &p.defaults;
    let defaults = json!({
        "suppressed_low": d.suppressed_low, "suppressed_high": d.suppressed_high, "rounding": d.rounding,
        "random_rounding": d.random_rounding, "zero_is_true": d.zero_is_true,
    });
    out.push_str(&format!(",\n \"defaults\": {defaults}"));
    list(&mut out, "cells", p.cells.iter().map(|c| cell(p, &c.place, c.shown)));
    list(
        &mut out,
        "relations",
        p.relations.iter().map(|r| {
            let terms: Vec<Value> = r.terms.iter().map(|(f, c)| json!([number(*f), place(p, c)])).collect();
            json!({"terms": terms, "low": r.low.map(number), "high": r.high.map(number)})
        }),
    );
    list(
        &mut out,
        "ratios",
        p.ratios.iter().map(|r| {
            json!({"num": place(p, &r.num), "den": place(p, &r.den), "value": r.value, "half_width": r.half_width})
        }),
    );
    list(
        &mut out,
        "known",
        p.known.iter().map(|(c, v)| {
            let mut it = place(p, c);
            it.insert("value".into(), json!(v));
            Value::Object(it)
        }),
    );
    out.push_str("}\n");
    out
}

pub(crate) fn dimensions(all: &[Dimension]) -> Value {
    let one = |d: &Dimension| {
        let tree: Map<String, Value> = d.groups().into_iter().map(|(g, c)| (g, json!(c))).collect();
        json!({"name": d.name(), "total": d.total(), "tree": tree})
    };
    Value::Array(all.iter().map(one).collect())
}

/// Adds a list to an object that is being written, one item a line.
pub(crate) fn list(out: &mut String, name: &str, items: impl Iterator<Item = Value>) {
    out.push_str(&format!(",\n \"{name}\": ["));
    for (i, item) in items.enumerate() {
        out.push_str(if i == 0 { "\n  " } else { ",\n  " });
        out.push_str(&item.to_string());
    }
    out.push(']');
}

fn place(p: &Publication, at: &Place) -> Map<String, Value> {
    let mut it = Map::new();
    if !p.population(at).is_empty() {
        it.insert("pop".into(), json!(p.population(at)));
    }
    it.insert("key".into(), json!(p.labels(at)));
    it
}

fn cell(p: &Publication, at: &Place, shown: Shown) -> Value {
    let mut it = place(p, at);
    let mut put = |name: &str, value: Value| it.insert(name.to_owned(), value);
    match shown {
        Shown::Exact(v) => {
            put("value", json!(v));
            if p.defaults.rounding.is_some() {
                put("rounding", json!(1));
            }
        }
        Shown::Suppressed { low, high } => {
            put("suppressed", json!(true));
            if let Some(low) = low {
                put("low", json!(low));
            }
            match high {
                None => {}
                Some(Bound::At(v)) => drop(put("high", json!(v))),
                Some(Bound::None) => drop(put("high", Value::Null)),
            }
        }
        Shown::Rounded { value, base, random } => {
            put("value", json!(value));
            put("rounding", json!(base));
            put("random_rounding", json!(random));
        }
        // For other attackers it is a hidden cell of a known range; what is printed stands beside it.
        Shown::Moved { value, low, high } => {
            put("suppressed", json!(true));
            put("low", json!(low));
            put("high", json!(high));
            put("shown", json!(value));
        }
        Shown::Interval { low, high } => {
            put("low", json!(low));
            put("high", json!(high));
        }
    }
    Value::Object(it)
}

/// Whole factors are written without a point.
fn number(v: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and in range")]
    if v.fract() == 0.0 && v.abs() < 1e15 { json!(v as i64) } else { json!(v) }
}
