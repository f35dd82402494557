//! The published figures of `tests/gold/`, and how they are compared. Each file names its source.

use equality::{Interval, Limit};
use serde_json::Value;

pub struct Gold(Value);

pub struct Item<'a>(&'a Value);

impl Gold {
    pub fn read(name: &str) -> Self {
        let path = format!("{}/tests/gold/{name}.json", env!("CARGO_MANIFEST_DIR"));
        Self(serde_json::from_slice(&std::fs::read(&path).expect(&path)).expect(&path))
    }

    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        let items = self.0["items"].as_array().expect("items");
        assert!(!items.is_empty());
        items.iter().map(Item)
    }
}

impl<'a> Item<'a> {
    pub fn input(&self, key: &str) -> &'a Value {
        &self.0["in"][key]
    }

    pub fn published(&self, key: &str) -> &'a Value {
        &self.0["published"][key]
    }

    pub fn computed(&self, key: &str) -> &'a Value {
        &self.0["computed"][key]
    }
}

/// The same up to a relative error.
pub fn close(got: f64, published: &Value, tolerance: f64) {
    let want = published.as_f64().expect("a published number");
    assert!((got - want).abs() <= tolerance * want.abs().max(1e-300), "got {got}, published {want}");
}

/// The same when rounded to the digits in which it was printed.
pub fn printed(got: f64, published: &Value, decimals: usize) {
    let want = published.as_f64().expect("a published number");
    assert_eq!(format!("{got:.decimals$}"), format!("{want:.decimals$}"), "got {got}");
}

pub fn low(interval: Interval) -> f64 {
    interval.low().number().expect("a lower limit")
}

pub fn high(interval: Interval) -> f64 {
    interval.high().number().expect("an upper limit")
}

/// Both limits to the four digits in which they were printed, or open where "Inf" was.
pub fn limits(interval: Interval, item: &Item<'_>) {
    for (limit, published) in
        [(interval.low(), item.published("lower")), (interval.high(), item.published("upper"))]
    {
        match published {
            Value::String(_) => assert_eq!(limit, Limit::Open),
            number => printed(limit.number().expect("a limit"), number, 4),
        }
    }
}
