//! What a person does first need not be the server.

use std::process::{Command, Output};

const PLAN: &str = "Action,Lead,By when\nPublish the pay gap,Head of HR,May 2027\n";

fn evenhand(folder: &std::path::Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_evenhand"))
        .arg("--data-dir")
        .arg(folder.join("data"))
        .args(words)
        .env_remove("EVENHAND_DATABASE_URL")
        .output()
        .expect("the program runs")
}

#[test]
fn a_plan_is_brought_in_and_written_out_before_the_server_ever_ran() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = folder.path().join("plan.csv");
    std::fs::write(&plan, PLAN).expect("written");
    let taken = evenhand(folder.path(), &["import", &plan.display().to_string(), "--accept"]);
    assert!(taken.status.success(), "{}", String::from_utf8_lossy(&taken.stderr));
    let unknown = evenhand(folder.path(), &["export", "plam"]);
    let told = String::from_utf8_lossy(&unknown.stderr).into_owned();
    let name = told.lines().nth(1).expect("the plans there are, a line each").trim();
    let written = evenhand(folder.path(), &["export", name, "--format", "csv"]);
    assert!(String::from_utf8_lossy(&written.stdout).contains("Publish the pay gap"), "{written:?}");
}
