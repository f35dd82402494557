//! Reads a plan and prints its draft as JSON, or as an outline: `cargo run --example read -- FILE [--insist] [--outline | --queries | --explain | --time]`.

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = std::env::args().skip(1);
    let Some(path) = files.next() else {
        return Err("usage: read FILE [--insist] [--outline | --queries | --explain | --time]".into());
    };
    let bytes = std::fs::read(&path)?;
    let started = std::time::Instant::now();
    let (insists, others): (Vec<String>, Vec<String>) = files.partition(|it| it == "--insist");
    let how = others.into_iter().next();
    let options = plan_reader::Options {
        explain: how.as_deref() == Some("--explain"),
        insist: !insists.is_empty(),
        ..plan_reader::Options::default()
    };
    let reading = plan_reader::read(&bytes, &path, &options, &mut |_| {})?;
    let took = started.elapsed();
    // Without a buffer of its own the standard output is written line by line.
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    match how.as_deref() {
        Some("--explain") => {
            for it in &reading.explanation {
                writeln!(out, "{}: “{}”\n    {}", it.source, it.words, it.why)?;
            }
        }
        Some("--outline") => out.write_all(plan_reader::outline(&reading.draft).as_bytes())?,
        Some("--time") => writeln!(out, "{took:?}")?,
        Some("--queries") => {
            for query in &reading.queries {
                writeln!(
                    out,
                    "{}: {} {}",
                    query.location,
                    query.message,
                    query.words.as_deref().unwrap_or_default()
                )?;
            }
        }
        _ => serde_json::to_writer_pretty(&mut out, &reading.draft)?,
    }
    out.flush()?;
    Ok(())
}
