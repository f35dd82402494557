//! Findings as cells of tables and as estimates of charts.

use crate::{
    chart::Estimate,
    published::{Cell, Column, Kind, Symbol},
};
use equality::{Finding, Limit};

/// The figure of a finding, times so much (100 for a share in percent).
pub(super) fn value(finding: &Result<Finding, Symbol>, times: f64, kind: Kind) -> Cell {
    match finding {
        Ok(it) => match it.estimate() {
            equality::Estimate::Value { value, .. } => Cell::figure(value * times, kind),
            equality::Estimate::NoOneInGroup => Cell::Symbol(Symbol::NotApplicable),
            equality::Estimate::NotCalculable { .. } => Cell::Symbol(Symbol::NotAvailable),
        },
        Err(symbol) => Cell::Symbol(*symbol),
    }
}

/// The lower and upper limit of a finding that may be shown.
pub(super) fn limits(finding: &Result<Finding, Symbol>, times: f64, kind: Kind) -> [Cell; 2] {
    let symbol = |it| [Cell::Symbol(it), Cell::Symbol(it)];
    match finding {
        Ok(it) => match it.interval() {
            Some(interval) => [interval.low(), interval.high()].map(|it| match it.number() {
                Some(number) => Cell::figure(number * times, kind),
                None => Cell::Symbol(Symbol::NotAvailable),
            }),
            None if it.estimate() == equality::Estimate::NoOneInGroup => symbol(Symbol::NotApplicable),
            None => symbol(Symbol::NotAvailable),
        },
        Err(it) => symbol(*it),
    }
}

/// The figure of a finding with its lower and upper limit.
pub(super) fn with_limits(finding: &Result<Finding, Symbol>, times: f64, kind: Kind) -> [Cell; 3] {
    let [low, high] = limits(finding, times, kind);
    [value(finding, times, kind), low, high]
}

/// A count that may be seen.
pub(super) fn count(count: Result<u64, Symbol>) -> Cell {
    match count {
        Ok(it) => Cell::count(it),
        Err(symbol) => Cell::Symbol(symbol),
    }
}

/// The columns of the two limits of a figure.
pub(super) fn limit_columns(key: &str, name: &str, kind: Kind) -> [Column; 2] {
    [("low", "lower", "Lower"), ("high", "upper", "Upper")].map(|(end, words, begins)| {
        Column::new(
            &format!("{key}_{end}"),
            &format!("{name}: {words} limit"),
            kind,
            &format!("{begins} end of the 95% interval."),
        )
    })
}

/// The columns of a share: the group, what it is of, and the share with its limits. `of` names the base.
pub(super) fn share_columns(group: &str, of: &str, unit: &str) -> [Column; 5] {
    [
        Column::new(
            "group_count",
            &format!("{group}: number of {unit}"),
            Kind::Count,
            &format!("Number of {unit} of the group “{group}”."),
        ),
        Column::new(
            "base",
            &format!("{of}: number of {unit}"),
            Kind::Count,
            "The number that the share is of.",
        ),
        Column::new("share", &format!("{group} (%)"), Kind::Percent, "The group as a share of the base."),
        Column::new(
            "share_low",
            "Share: lower limit (%)",
            Kind::Percent,
            "Lower end of the 95% Wilson interval.",
        ),
        Column::new(
            "share_high",
            "Share: upper limit (%)",
            Kind::Percent,
            "Upper end of the 95% Wilson interval.",
        ),
    ]
}

/// The cells of [`share_columns`].
pub(super) fn share(
    group: Result<u64, Symbol>,
    base: Result<u64, Symbol>,
    share: &Result<Finding, Symbol>,
) -> [Cell; 5] {
    let [share, low, high] = with_limits(share, 100.0, Kind::Percent);
    [count(group), count(base), share, low, high]
}

/// What a finding says of a group.
pub(super) fn reading(finding: &Result<Finding, Symbol>, group: &str, comparator: &str) -> String {
    match finding {
        Ok(it) => it.sentence(group, comparator),
        Err(symbol) => hidden(*symbol),
    }
}

/// The words where there is nothing to say.
pub(super) fn hidden(symbol: Symbol) -> String {
    let words = symbol.short();
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

/// A finding as a chart draws it.
pub(super) fn estimate(finding: &Result<Finding, Symbol>, times: f64) -> Estimate {
    match finding {
        Ok(it) => match it.value() {
            Some(value) => Estimate::Shown {
                value: value * times,
                interval: it.interval().map(|it| {
                    (
                        it.low().number().map_or(0.0, |it| it * times),
                        it.high().number().map_or(f64::INFINITY, |it| it * times),
                    )
                }),
            },
            None => Estimate::Hidden(Symbol::NotApplicable),
        },
        Err(symbol) => Estimate::Hidden(*symbol),
    }
}

/// The first limit of a pair that is a number.
pub(super) fn number(limit: Limit) -> Option<f64> {
    limit.number()
}
