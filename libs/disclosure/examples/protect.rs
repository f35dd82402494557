//! Protects counts and attacks the result: `protect COUNTS.json [--policy 1-4] [--releases N] [--steps N] [--seconds N]
//! [--certificate FILE] [--register FILE] [--witnesses FILE] [--guard POPULATION]
//! [--most-hidden SHARE] [--mip-top N] [--method suppress|round|cell-key] [--base N]`. COUNTS.json is a file of format sdc-attack/1 in which every cell
//! has its true value; each population in it is one table; with --releases they are released one after another.
#![expect(clippy::print_stdout, reason = "a program of the command line")]

use std::time::Instant;

use disclosure::publication::{Publication, Shown};
use disclosure::{
    Base, CellKeys, CellName, Counts, Effort, Link, Method, Outcome, Policy, Register, Release,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1));
    let file = args.first().ok_or("which file?")?;
    let truth = Publication::from_json(&std::fs::read(file)?)?;
    let policy = Policy::preset(value("--policy").map_or("1-4", String::as_str)).ok_or("no such policy")?;
    let most_hidden = value("--most-hidden").map_or(Ok(policy.most_hidden), |s| s.parse())?;
    let policy = Policy { most_hidden, ..policy };
    let seconds: Option<f64> = value("--seconds").map(|s| s.parse()).transpose()?;
    let most_releases: usize = value("--releases").map_or(Ok(1), |n| n.parse())?;
    // A secret for trials: what is published needs its own.
    let keys = CellKeys::new(b"a secret for trials alone")?;
    let method = match value("--method").map(String::as_str) {
        Some("round") => {
            Method::Round { base: Base::new(value("--base").map_or(Ok(5), |b| b.parse())?)?, keys }
        }
        Some("cell-key") => Method::CellKey(keys),
        _ => Method::Suppress,
    };
    let mut releases = vec![Release::new("one").protected_by(method.clone())];
    for (p, population) in truth.populations.iter().enumerate() {
        let cells =
            truth.cells.iter().filter(|c| c.place.population as usize == p).filter_map(|c| match c.shown {
                Shown::Exact(v) => Some((truth.labels(&c.place), i64::try_from(v).ok()?)),
                _ => None,
            });
        let counts = Counts::listed(population, population, &truth.dimensions, cells)?;
        if p > 0 && releases.len() < most_releases {
            releases.push(Release::new(population).protected_by(method.clone()));
        }
        let last = releases.pop().ok_or("no release")?;
        let guarded = value("--guard") == Some(population);
        releases.push(if guarded { last.guard(counts) } else { last.table(counts) });
    }
    let name = |place| {
        let labels = truth.dimensions.iter().zip(truth.labels(place)).filter(|(d, l)| d.total() != *l);
        let key: Vec<(&str, &str)> = labels.map(|(d, l)| (d.name(), l)).collect();
        CellName::new(truth.population(place), &key)
    };
    for r in &truth.relations {
        #[expect(clippy::cast_possible_truncation, reason = "factors of the files are whole")]
        let whole = |x: f64| x as i64;
        let terms = r.terms.iter().map(|(f, place)| (whole(*f), name(place))).collect();
        let link = Link { terms, low: r.low.map(whole), high: r.high.map(whole) };
        if let Some(last) = releases.pop() {
            releases.push(last.link(link));
        }
    }
    let start = Instant::now();
    let left = || seconds.unwrap_or_default() - start.elapsed().as_secs_f64();
    let whole_for_narrowest = value("--mip-top").map_or(Ok(150), |n| n.parse())?;
    let steps = value("--steps").map_or(Ok(Effort::default().steps), |n| n.parse())?;
    let effort = Effort {
        steps,
        seconds_left: seconds.is_some().then_some(&left),
        whole_for_narrowest,
        ..Effort::default()
    };
    let mut register = Register::default();
    let mut witnesses = None;
    for release in &releases {
        match register.propose_within(release, &policy, &effort)? {
            Outcome::Safe(safe) => {
                println!("{:?} {:.3} s", safe.account, start.elapsed().as_secs_f64());
                (register, witnesses) = (safe.register, safe.witnesses);
            }
            Outcome::Refused(refusal) => {
                println!("{refusal}\n{:.3} s", start.elapsed().as_secs_f64());
                return Ok(());
            }
        }
    }
    if let Some(out) = value("--certificate") {
        std::fs::write(out, register.certificate().to_json())?;
    }
    if let (Some(out), Some(witnesses)) = (value("--witnesses"), witnesses) {
        std::fs::write(out, witnesses.to_confidential_json())?;
    }
    if let Some(out) = value("--register") {
        std::fs::write(out, register.to_confidential_json())?;
    }
    Ok(())
}
