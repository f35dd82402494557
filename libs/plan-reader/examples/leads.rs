//! Reads leads, one text a line of standard input, and prints each reading as a line of JSON.

use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?.replace("\\n", "\n");
        writeln!(out, "{}", serde_json::to_string(&plan_reader::lead::read(&line))?)?;
    }
    Ok(())
}
