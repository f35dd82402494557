//! Attacks a publication: `attack FILE [--mode auto|lines|atoms] [--mip-top N] [-o RESULT] [--witnesses FILE]`.
#![expect(clippy::print_stdout, reason = "a program of the command line")]

use std::time::Instant;

use disclosure::PublicWitnesses;
use disclosure::attack::{Attack, Mode};
use disclosure::publication::Publication;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1));
    let file = args.first().ok_or("which file?")?;
    let publication = Publication::from_json(&std::fs::read(file)?)?;
    let mode = match value("--mode").map(String::as_str) {
        Some("lines") => Mode::Lines,
        Some("atoms") => Mode::Atoms,
        _ => Mode::Auto,
    };
    let whole_for_narrowest = value("--mip-top").map_or(Ok(0), |n| n.parse())?;
    let start = Instant::now();
    let findings = Attack { mode, whole_for_narrowest, ..Attack::default() }.run(&publication)?;
    let json = findings.to_json(&publication, start.elapsed().as_secs_f64());
    if let Some(out) = value("-o") {
        std::fs::write(out, &json)?;
    }
    println!("{}", json.lines().nth(1).unwrap_or_default());
    if let Some(out) = value("--witnesses") {
        let found = PublicWitnesses::find(&publication, None)?.ok_or("no witnesses were found")?;
        std::fs::write(out, found.to_json())?;
    }
    Ok(())
}
