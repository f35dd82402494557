//! What the commands say to whoever typed them. Nothing else in the program writes to the terminal.

use std::io::Write;

/// Says `text` on the standard output, where it can be piped on.
#[expect(clippy::print_stdout, reason = "the one place a command answers")]
pub fn answer(text: impl std::fmt::Display) {
    println!("{text}");
}

/// Says `text` beside the answer: warnings, what went wrong.
#[expect(clippy::print_stderr, reason = "the one place a command speaks aside")]
pub fn aside(text: impl std::fmt::Display) {
    eprintln!("{text}");
}

/// Asks, and leaves the answer to be typed behind the question.
#[expect(clippy::print_stderr, reason = "the one place a command asks")]
pub fn prompt(text: impl std::fmt::Display) {
    eprint!("{text}");
    // A terminal that does not take the question will not take an answer either.
    let _ = std::io::stderr().flush();
}
