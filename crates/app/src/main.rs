//! Evenhand, the program.

use std::process::ExitCode;

fn main() -> ExitCode {
    evenhand::command::run()
}
