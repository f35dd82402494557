//! The program `evenhand-tally`.

use std::process::ExitCode;

fn main() -> ExitCode {
    tally::command::run()
}
