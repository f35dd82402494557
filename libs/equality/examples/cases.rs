//! Calculates a list of cases and says how long each kind took: the inside of `bench/equality`.
//!
//! Standard input is a JSON list of `{"kind": "wilson", "numbers": [13, 16]}`; standard output a JSON object with the
//! results in the same order and the microseconds of each kind.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program for measuring, not a product"
)]

use equality::method::{self, DifferenceMethod, RatioMethod};
use equality::pay::{Average, Pay, Resampling, pay_gap};
use equality::{
    Band, Change, Confidence, FunnelPlot, Interval, LogRatio, Per, Proportion, Rate, Strata, Stratum,
    directly_standardised, mean, rate, ratio_of_ratios,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Instant;

fn main() {
    let cases: Vec<Value> = serde_json::from_reader(std::io::stdin().lock()).unwrap();
    let cases: Vec<(String, Vec<f64>)> = cases
        .iter()
        .map(|case| {
            let numbers = case["numbers"].as_array().unwrap().iter().map(|it| it.as_f64().unwrap());
            (case["kind"].as_str().unwrap().to_owned(), numbers.collect())
        })
        .collect();
    // The least of three runs of each case: the machine may be busy with something else.
    let mut times: BTreeMap<&str, f64> = BTreeMap::new();
    let mut results = Vec::with_capacity(cases.len());
    for (kind, numbers) in &cases {
        let runs = [(); 3].map(|()| {
            let began = Instant::now();
            let result = calculate(kind, numbers);
            (began.elapsed().as_secs_f64() * 1e6, result)
        });
        *times.entry(kind).or_default() += runs.iter().map(|it| it.0).fold(f64::INFINITY, f64::min);
        // JSON has no infinity: an open end is null, as in every place where these figures are written.
        results.extend(runs.into_iter().map(|it| json!(it.1)).next());
    }
    println!("{}", json!({ "results": results, "microseconds": times }));
}

fn calculate(kind: &str, n: &[f64]) -> Vec<Option<f64>> {
    let confidence = Confidence::P95;
    let one = || Proportion::weighted(n[0], n[1]).unwrap();
    let two = || Proportion::weighted(n[2], n[3]).unwrap();
    let ratio = |by| ends(method::ratio(one(), two(), by, confidence));
    let difference = |by| ends(method::difference(one(), two(), by, confidence));
    match kind {
        "wilson" => ends(method::wilson(one(), confidence)),
        "wilson 99.8" => ends(method::wilson(one(), Confidence::P998)),
        "clopper-pearson" => ends(method::clopper_pearson(one(), confidence)),
        "ratio miettinen-nurminen" => ratio(RatioMethod::MiettinenNurminen),
        "ratio koopman" => ratio(RatioMethod::Koopman),
        "ratio katz" => ratio(RatioMethod::Katz),
        "difference newcombe" => difference(DifferenceMethod::Newcombe),
        "difference miettinen-nurminen" => difference(DifferenceMethod::MiettinenNurminen),
        "difference mee" => difference(DifferenceMethod::Mee),
        "difference wald" => difference(DifferenceMethod::Wald),
        "difference agresti-caffo" => difference(DifferenceMethod::AgrestiCaffo),
        "fisher" => vec![method::fisher(one(), two()).ok()],
        "fisher mid-p" => vec![method::fisher_mid_p(one(), two()).ok()],
        "garwood" => ends(method::garwood(n[0] as u64, confidence)),
        "byar" => ends(method::byar(n[0] as u64, confidence)),
        "rate" => {
            let found =
                rate(Rate::new(n[0] as u64, n[1]).unwrap(), Per::new(n[2] as u32).unwrap(), confidence);
            with_ends(found.value(), found.calculated_interval())
        }
        "rate ratio" => ends(method::rate_ratio(
            Rate::new(n[0] as u64, n[1]).unwrap(),
            Rate::new(n[2] as u64, n[3]).unwrap(),
            confidence,
        )),
        "mean" => {
            let found = mean(n, confidence).unwrap();
            with_ends(found.value(), found.calculated_interval())
        }
        "standardised" => {
            let (per, bands) = n.split_first().unwrap();
            let bands: Vec<Band> = bands
                .chunks_exact(3)
                .map(|it| Band { rate: Rate::new(it[0] as u64, it[1]).unwrap(), standard: it[2] })
                .collect();
            let found = directly_standardised(&bands, Per::new(*per as u32).unwrap(), confidence).unwrap();
            with_ends(found.value(), found.calculated_interval())
        }
        "funnel" => {
            let units: Vec<Proportion> =
                n.chunks_exact(2).map(|it| Proportion::weighted(it[0], it[1]).unwrap()).collect();
            let plot = FunnelPlot::around_all(&units).unwrap();
            units.iter().map(|it| Some(f64::from(plot.standing(*it) as u8))).collect()
        }
        "strata" => strata(n, confidence),
        "ratio of ratios" => {
            let women = LogRatio::published(n[0], n[1], n[2], confidence).unwrap();
            let men = LogRatio::from_log(n[3], n[4]).unwrap();
            let Change::Compared { ratio, p } = ratio_of_ratios(women, men, confidence) else { panic!() };
            let mut all = with_ends(ratio.value(), ratio.calculated_interval());
            all.push(Some(p));
            all
        }
        "pay gap mean" => pay(Average::Mean, n),
        "pay gap median" => pay(Average::Median, n),
        other => panic!("no kind {other}"),
    }
}

/// The ratio of odds with its interval, the ratio of shares with its interval, Tarone's statistic, and the test of no
/// difference without and with continuity correction.
fn strata(n: &[f64], confidence: Confidence) -> Vec<Option<f64>> {
    let strata = Strata::new(
        n.chunks_exact(4)
            .map(|it| Stratum {
                name: String::new(),
                group: Proportion::weighted(it[0], it[0] + it[1]).unwrap(),
                comparator: Proportion::weighted(it[2], it[2] + it[3]).unwrap(),
            })
            .collect(),
    );
    let odds = strata.mantel_haenszel_odds(confidence);
    let ratio = strata.mantel_haenszel(confidence);
    let mut all = with_ends(odds.value(), odds.calculated_interval());
    all.extend(with_ends(ratio.value(), ratio.calculated_interval()));
    all.push(strata.breslow_day(true).map(|it| it.statistic));
    all.push(strata.cochran_mantel_haenszel(false).map(|it| it.statistic));
    all.push(strata.cochran_mantel_haenszel(true).map(|it| it.statistic));
    all
}

/// The first number says how many people the reference group has.
fn pay(average: Average, n: &[f64]) -> Vec<Option<f64>> {
    let (people, amounts) = n.split_first().unwrap();
    let (reference, group) = amounts.split_at(*people as usize);
    let (reference, group) = (Pay::new(reference.to_vec()).unwrap(), Pay::new(group.to_vec()).unwrap());
    let found = pay_gap(average, &reference, &group, Resampling::default(), Confidence::P95);
    with_ends(found.value(), found.calculated_interval())
}

fn ends(interval: Interval) -> Vec<Option<f64>> {
    vec![interval.low().number(), interval.high().number()]
}

fn with_ends(value: Option<f64>, interval: Option<Interval>) -> Vec<Option<f64>> {
    let mut all = vec![value];
    all.extend(ends(interval.unwrap_or(Interval::OPEN)));
    all
}
