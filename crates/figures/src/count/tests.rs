//! Counts are read and added up as they stand, or refused with the row.

use super::*;
use std::fs;

const PROJECT: &str = r#"format = "evenhand-project/1"
title = "T"
body = "B"
period = "2026"
[dimension.grade]
label = "Grade"
order = ["1", "2", "3"]
groups."2 and above" = ["2", "3"]
[dimension.ethnicity]
label = "Ethnicity"
classification = "ethnicity-broad"
groups."Ethnic minorities" = ["asian", "black", "mixed", "other"]
[data.staff]
file = "staff.csv"
count = "n"
unit = "staff"
source = "B"
columns = { grade = "grade", ethnicity = "ethnicity" }
[[measure]]
id = "m"
title = "M"
kind = "counts"
of = "staff"
by = ["grade", "ethnicity"]
[disclosure]
policy = "1-4"
"#;

fn counted(csv: &str) -> Result<(Project, Counts), String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("staff.csv"), csv).unwrap();
    let mut project = Project::parse("P", PROJECT, &|_| Err("There is none.".into())).unwrap();
    let gathered = gather(&mut project, folder.path(), &mut |_| {}).map_err(|it| it.to_string())?;
    let wanted =
        [Wanted { population: Population { data: 0, part: None }, dimensions: vec![(0, None), (1, None)] }];
    let counts = gathered.count(&project, &wanted).map_err(|it| it.to_string())?;
    Ok((project, counts))
}

fn refused(csv: &str) -> String {
    counted(csv).err().expect("it is refused")
}

const GOOD: &str = "grade,ethnicity,n\n1,White,40\n1,Asian British,7\n2,white,20\n3,PNTS,2\n3,Black,0\n";

#[test]
fn groups_and_totals_are_added_up() {
    let (project, counts) = counted(GOOD).unwrap();
    let at = |labels: &[(usize, &str)]| {
        counts.cells()[&Place::new(&project, &Population { data: 0, part: None }, labels)]
    };
    assert_eq!(at(&[]), 69);
    assert_eq!(at(&[(1, "Ethnicity: known")]), 67);
    assert_eq!(at(&[(0, "1"), (1, "Ethnic minorities")]), 7);
    assert_eq!(at(&[(0, "2 and above"), (1, "Prefer not to say")]), 2);
    assert_eq!(at(&[(0, "2 and above"), (1, "Total")]), 22);
    assert_eq!(at(&[(0, "2"), (1, "Other ethnic group")]), 0);
}

#[test]
fn a_label_that_many_rows_have_is_told_once() {
    let told = refused("grade,ethnicity,n\n1,BAME,4\n2,White,5\n2,BAME,6\n3,BAME,1\n");
    assert_eq!(told.lines().count(), 1);
    assert!(told.starts_with("staff.csv, line 2 and 2 more: “BAME” is not known as ethnicity."), "{told}");
}

/// The fault of a table whose dimension takes any label.
fn refused_of_any_label(csv: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("staff.csv"), csv).unwrap();
    let open = PROJECT
        .replace("order = [\"1\", \"2\", \"3\"]\n", "")
        .replace("groups.\"2 and above\" = [\"2\", \"3\"]\n", "");
    let mut project = Project::parse("P", &open, &|_| Err("There is none.".into())).unwrap();
    gather(&mut project, folder.path(), &mut |_| {}).err().expect("it is refused").to_string()
}

#[test]
fn of_a_million_labels_the_first_that_is_too_many_is_told() {
    let rows = (0..1_000_000).map(|it| format!("Ward {it},White,1\n"));
    let told =
        refused_of_any_label(&["grade,ethnicity,n\n".to_owned()].into_iter().chain(rows).collect::<String>());
    assert!(told.starts_with("staff.csv, line 10002: “Ward 10000” is one of more than 10000"), "{told}");
    assert_eq!(told.lines().count(), 1);
}

#[test]
fn a_label_of_two_spellings_or_one_like_a_formula_is_told_with_its_row() {
    let told = refused_of_any_label("grade,ethnicity,n\nNorth,White,4\nnorth,Asian,5\n=1+1,White,4\n");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "staff.csv, line 3: “north” is “North” in another spelling. Write one of them.");
    assert!(lines[1].starts_with("staff.csv, line 4: “=1+1” begins as a formula does"), "{told}");
}

#[test]
fn a_parent_in_the_file_must_be_the_sum_of_its_children() {
    assert!(counted(&format!("{GOOD}Total,White,60\n")).is_ok());
    let told = refused(&format!("{GOOD}Total,White,61\n"));
    assert_eq!(told, "staff.csv, line 7: “Total, White” says 61, and its parts add up to 60.");
}

#[test]
fn a_row_that_cannot_be_used_is_named_with_its_line() {
    for (csv, expected) in [
        ("grade,ethnicity,n\n1,White,-3\n", "line 2: The count -3 is below 0"),
        (
            "grade,ethnicity,n\n1,White,\"1,200\"\n",
            "line 2: “1,200” is not a plain number. Write it without separators: 1200.",
        ),
        ("grade,ethnicity,n\n1,White,*\n", "line 2: The count is hidden already"),
        (
            "grade,ethnicity,n\n1,White\n",
            "line 2: This row has 2 cells, and the headings 3. Is it unfinished?",
        ),
        ("grade,ethnicity,n\n1,BAME,4\n", "line 2: “BAME” is not known as ethnicity. It is never guessed"),
        (
            "grade,ethnicity,n\n1,White,4\n\n1,white,5\n",
            "line 4: The same combination stands in line 2 already",
        ),
        ("grade,ethnicity,n\n,White,4\n", "line 2: There is no grade."),
        ("grade,ethnicity\n1,White\n", "line 1: There is no column “n”. There is: grade, ethnicity."),
        ("grade,ethnicity,n\n", "It has headings and no rows."),
        (
            "grade,ethnicity,n\n1,White,\"4\n",
            "line 2: A quotation mark opens here or above and never closes.",
        ),
        ("", "line 1: It is empty: the first line names the columns."),
        ("grade;ethnicity;n\n1;White;4\n", "line 1: Its columns are parted by semicolons."),
        ("grade,grade,ethnicity,n\n1,1,White,4\n", "line 1: The column “grade” stands there twice."),
        (
            "grade,ethnicity,n\n1,White,\"1,204\"\n",
            "line 2: “1,204” is not a plain number. Write it without separators: 1204.",
        ),
        ("grade,ethnicity,n\n1,White,1\u{a0}204\n", "Write it without separators: 1204."),
        ("grade,ethnicity,n\n1,White,l2\n", "line 2: “l2” is not a whole number."),
        ("grade,ethnicity,n\n1,White,90000000000\n", "line 2: The count 90000000000 is larger than can be"),
        (
            "grade,ethnicity,n\na\0b,White,4\n",
            "line 2: “a\\0b” holds a character that cannot be printed (U+0000).",
        ),
        ("grade,ethnicity,n\n1,White,99999999999999999999\n", "is not a whole number"),
    ] {
        let told = refused(csv);
        assert!(told.contains(expected), "{csv}\n{told}");
    }
}

#[test]
fn all_rows_that_cannot_be_used_are_told_at_once() {
    let told = refused("grade,ethnicity,n\n1,White,-3\n9,White,4\n2,Martian,4\n");
    assert_eq!(told.lines().count(), 3, "{told}");
}

proptest::proptest! {
    #[test]
    fn no_table_stops_the_reader(csv in "[a-z0-9,\"\\n\\r;\\[\\]*-]{0,300}") {
        let _ = counted(&format!("grade,ethnicity,n\n{csv}"));
    }

    #[test]
    fn every_row_counts_once_in_the_total(counts in proptest::collection::vec(0_u64..1000, 3)) {
        let csv = format!("grade,ethnicity,n\n1,White,{}\n2,Black,{}\n3,Not known,{}\n", counts[0], counts[1], counts[2]);
        let (project, all) = counted(&csv).unwrap();
        let place = Place::new(&project, &Population { data: 0, part: None }, &[]);
        proptest::prop_assert_eq!(all.cells()[&place], counts.iter().sum::<u64>());
    }
}

proptest::proptest! {
    #[test]
    fn whatever_a_table_says_it_is_counted_or_refused_with_the_file_named(
        table in "(grade|ethnicity|n|1|2 and above|Total|White|asian|PNTS|Not known|[0-9]{1,19}|-3|[\",;=\t \n\r]|\\PC){0,60}",
        with_headings in proptest::bool::ANY,
    ) {
        let csv = if with_headings { format!("grade,ethnicity,n\n{table}") } else { table };
        match counted(&csv) {
            Ok((_, counts)) => proptest::prop_assert!(!counts.cells().is_empty()),
            Err(told) => proptest::prop_assert!(told.lines().all(|it| it.starts_with("staff.csv") || it.starts_with("and ")), "{told}"),
        }
    }

    #[test]
    fn rows_are_added_up_whatever_their_order(counts in proptest::collection::vec(0_u64..5_000, 12), swap in 0_usize..12) {
        let mut rows: Vec<String> = ["1", "2", "3"]
            .iter()
            .flat_map(|grade| ["White", "Asian British", "Black", "Not known"].map(|group| format!("{grade},{group}")))
            .zip(&counts)
            .map(|(labels, count)| format!("{labels},{count}\n"))
            .collect();
        let cells = |rows: &[String]| {
            let (_, counts) = counted(&format!("grade,ethnicity,n\n{}", rows.concat())).unwrap();
            counts.cells().clone()
        };
        let before = cells(&rows);
        rows.rotate_left(swap);
        proptest::prop_assert_eq!(&before, &cells(&rows));
        let all = before.iter().find(|(place, _)| place.key.is_empty()).map(|it| *it.1);
        proptest::prop_assert_eq!(all, Some(counts.iter().sum::<u64>()));
    }
}
