//! Figures, the program.

use std::process::ExitCode;

fn main() -> ExitCode {
    figures::command::run()
}
