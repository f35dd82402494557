//! Whatever is hidden has no bearing on what is printed: other people behind the same published counts give the same release,
//! in every table, chart, interval and sentence.

use crate::harness::{example, figures, files, said, text};
use std::{collections::BTreeMap, fs, path::Path};

/// Of very many swaps, one in so many is tried.
const STEP: usize = 41;

/// The rows of a file of counts: labels, and the count.
type Rows = Vec<(Vec<String>, u64)>;

fn read(csv: &str) -> (String, Rows) {
    let (head, body) = csv.split_once('\n').unwrap();
    let row = |line: &str| {
        let (labels, count) = line.rsplit_once(',').unwrap();
        (labels.split(',').map(str::to_owned).collect(), count.parse().unwrap())
    };
    (head.to_owned(), body.lines().map(row).collect())
}

fn written(head: &str, rows: &Rows) -> String {
    let lines = rows.iter().map(|(labels, count)| format!("{},{count}\n", labels.join(",")));
    format!("{head}\n{}", lines.collect::<String>())
}

/// The same counts with one person in each of two rows moved to where the other is, along two columns: the sums over either
/// stay. None where the four rows are not there or a count would fall below zero.
fn swapped(rows: &Rows, from: usize, to: usize, columns: (usize, usize)) -> Option<Rows> {
    let at: BTreeMap<&Vec<String>, usize> = rows.iter().enumerate().map(|(i, it)| (&it.0, i)).collect();
    let mixed = |columns: &[usize]| {
        let mut labels = rows[from].0.clone();
        columns.iter().for_each(|it| labels[*it] = rows[to].0[*it].clone());
        at.get(&labels).copied()
    };
    let (one, other) = (mixed(&[columns.0])?, mixed(&[columns.1])?);
    let both = mixed(&[columns.0, columns.1])?;
    if [one, other, both].contains(&from) || one == both || other == both {
        return None;
    }
    let mut new = rows.clone();
    for (row, more) in [(from, false), (both, false), (one, true), (other, true)] {
        let count = &mut new[row].1;
        *count = if more { *count + 1 } else { count.checked_sub(1)? };
    }
    Some(new)
}

/// How many of the swaps that were tried leave everything that is published as it was.
fn told_apart_by_nothing(name: &str, most: usize) -> usize {
    let folder = example(name);
    let folder = folder.parent().unwrap();
    let room = tempfile::tempdir().unwrap();
    // A project may read lists that stand beside its folder.
    let home = room.path().join("examples").join(name);
    copy(folder, &home);
    copy(&folder.with_file_name("classification"), &home.with_file_name("classification"));
    copy(&folder.with_file_name("standard-population"), &home.with_file_name("standard-population"));
    let release = |rows: &str, out: &str| {
        fs::write(home.join("counts.csv"), rows).unwrap();
        let out = room.path().join(out);
        let made = figures(&["measure", text(&home.join("PROJECT.toml")), "--out", text(&out), "--replace"]);
        (made.status.success().then(|| files(&out)), said(&made))
    };
    let csv = fs::read_to_string(home.join("counts.csv")).unwrap();
    let (head, rows) = &read(&csv);
    let (first, said) = release(&csv, "first");
    let first = first.unwrap_or_else(|| unreachable!("{name}: {said}"));
    let small: Vec<usize> = (0..rows.len()).filter(|it| (1..9).contains(&rows[*it].1)).collect();
    let pairs = small.iter().flat_map(|from| small.iter().map(move |to| (*from, *to)));
    let last = rows[0].0.len();
    let columns: Vec<_> = (0..last).flat_map(|one| (one + 1..last).map(move |other| (one, other))).collect();
    let swaps =
        pairs.flat_map(|(from, to)| columns.iter().filter_map(move |it| swapped(rows, from, to, *it)));
    let mut same = 0;
    for other in swaps.step_by(STEP).take(most) {
        let (Some(second), _) = release(&written(head, &other), "second") else { continue };
        if second["certificate.json"] == first["certificate.json"] {
            assert!(
                second == first,
                "{name}: what is hidden shows in the release of\n{}",
                written(head, &other)
            );
            same += 1;
        }
    }
    same
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for (name, bytes) in files(from) {
        fs::write(to.join(name), bytes).unwrap();
    }
}

#[test]
fn other_people_behind_the_same_published_counts_give_the_same_release() {
    for name in ["recruitment", "workforce", "stop-and-search"] {
        let same = told_apart_by_nothing(name, 10);
        assert!(same > 0, "{name}: no swap that was tried leaves what is published as it was");
    }
}
