//! Tables of target dates and leads as people write them, each with what a careful person reads in it.

use std::fmt::Write;

use plan_reader::date::{self, DateOptions};
use plan_reader::lead;
use time::macros::date;

/// Reads the first column of every line and compares it with the others; tells of all lines that differ.
#[track_caller]
fn check(table: &str, read: impl Fn(&str) -> String) {
    let mut wrong = String::new();
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let (text, expected) = line.split_once('\t').unwrap_or((line, ""));
        let got = read(text);
        if got.trim_end() != expected.trim_end() {
            let _ = writeln!(wrong, "{text}\n    expected {expected}\n    read     {got}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}{} lines differ", wrong.lines().count() / 3);
}

/// The name of a kind or of a precision in JSON.
fn word(it: impl serde::Serialize) -> String {
    serde_json::to_value(it).unwrap().as_str().unwrap_or_default().to_owned()
}

#[test]
fn target_dates_are_read_as_a_careful_person_reads_them() {
    let options = DateOptions { anchor: Some(date!(2026 - 06 - 01)), ..DateOptions::default() };
    check(include_str!("../as-written/dates.tsv"), |text| {
        let reading = date::read(text, &options);
        let day = |d: Option<time::Date>| d.map(|d| d.to_string()).unwrap_or_default();
        let bounds = match (reading.start, reading.end) {
            (None, None) => String::new(),
            (start, end) => format!("{}..{}", day(start), day(end)),
        };
        format!("{}\t{bounds}\t{}", word(reading.kind), word(reading.precision))
    });
}

#[test]
fn leads_are_read_as_a_careful_person_reads_them() {
    check(include_str!("../as-written/leads.tsv"), |text| {
        let leads = lead::read(text).into_iter().map(|it| {
            let plus = if it.supporting { "+" } else { "" };
            let role = it.role.map(|role| format!(": {role}")).unwrap_or_default();
            format!("{plus}{} {}{role}", word(it.kind), it.name)
        });
        leads.collect::<Vec<_>>().join("\t")
    });
}
