//! Where a companion program is: beside this one, else on PATH.

use std::path::PathBuf;

/// The program, if it is there.
#[must_use]
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let beside = std::env::current_exe().ok().and_then(|it| Some(it.parent()?.join(&file)));
    let on_path = std::env::var_os("PATH").map(|it| std::env::split_paths(&it).collect::<Vec<_>>());
    beside.into_iter().chain(on_path.into_iter().flatten().map(|it| it.join(&file))).find(|it| it.is_file())
}

/// What to say when it is not.
#[must_use]
pub fn missing(name: &str) -> String {
    format!(
        "The program {name} is not installed. Put it beside this program or on PATH: install the package {name}, or build it with “cargo build --release -p {name}”."
    )
}
