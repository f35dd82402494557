//! What is wrong with a file is told with its place, all of it at once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use classification::{Classification, IndicatorSet, OwnLabels, Rollup};

const HEAD: &str = "id = \"wards\"\ntitle = \"Wards\"\nversion = \"1\"\ncharacteristic = \"own\"\n[source]\nname = \"Marlow Vale Council\"\n";

fn faults(body: &str) -> Vec<String> {
    let text = format!("{HEAD}{body}");
    let errors = Classification::parse("wards.toml", &text).expect_err("faults");
    errors.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn check(body: &str, wanted: &[&str]) {
    let found = faults(body);
    assert_eq!(found.len(), wanted.len(), "{found:#?}");
    for (found, wanted) in found.iter().zip(wanted) {
        assert!(found.starts_with(wanted), "{found}\nshould begin\n{wanted}");
    }
}

#[test]
fn a_code_that_stands_twice_is_told_with_both_lines() {
    check(
        "[[group]]\ncode = \"a\"\nlabel = \"Abbey\"\n[[group]]\ncode = \"a\"\nlabel = \"Mill\"\n",
        &["wards.toml, line 11, column 8: the code `a` stands already at line 8."],
    );
}

#[test]
fn an_alias_that_two_groups_claim_is_told_with_both() {
    check(
        "[[group]]\ncode = \"a\"\nlabel = \"Abbey\"\naliases = [\"Old Town\"]\n[[group]]\ncode = \"m\"\nlabel = \"Mill\"\naliases = [\"the mill\", \"OLD-TOWN\"]\n",
        &["wards.toml, line 14, column 24: \"OLD-TOWN\" would mean `m`, but it means `a` already (line 10)."],
    );
}

#[test]
fn a_parent_that_is_missing_is_told_with_the_one_probably_meant() {
    check(
        "[[group]]\ncode = \"north\"\nlabel = \"North\"\n[[group]]\ncode = \"a\"\nlabel = \"Abbey\"\nparent = \"nroth\"\n",
        &[
            "wards.toml, line 13, column 10: the parent `nroth` of `a` is not a group of this file. Is it `north`?",
        ],
    );
}

#[test]
fn parents_in_a_circle_are_told_once() {
    check(
        "[[group]]\ncode = \"a\"\nlabel = \"A ward\"\nparent = \"b\"\n[[group]]\ncode = \"b\"\nlabel = \"B ward\"\nparent = \"a\"\n",
        &["wards.toml, line 10, column 10: these groups are each other's parents: a → b → a."],
    );
    check(
        "[[group]]\ncode = \"a\"\nlabel = \"A ward\"\nparent = \"a\"\n",
        &["wards.toml, line 10, column 10: these groups are each other's parents: a → a."],
    );
}

#[test]
fn a_second_total_is_told_and_a_total_has_no_parent() {
    check(
        "[[group]]\ncode = \"a\"\nlabel = \"Abbey\"\n[[group]]\ncode = \"all\"\nlabel = \"All\"\ntotal = true\n[[group]]\ncode = \"sum\"\nlabel = \"Whole town\"\ntotal = true\n[[group]]\ncode = \"m\"\nlabel = \"Mill\"\nparent = \"all\"\n",
        &[
            "wards.toml, line 15, column 8: `sum` is a second total; the first is `all` at line 11.",
            "wards.toml, line 21, column 10: the total `all` stands above all groups by itself.",
        ],
    );
}

#[test]
fn empty_labels_unknown_keys_and_missing_ones_are_told_together() {
    check(
        "[[group]]\ncode = \"a\"\nlabel = \" - \"\n[[group]]\ncode = \"m\"\nlable = \"Mill\"\n",
        &[
            "wards.toml, line 9, column 9: `label` is empty.",
            "wards.toml, line 10, column 1: a group needs `label`.",
            "wards.toml, line 12, column 1: a group has no `lable`. It can have: code, label, ",
        ],
    );
}

#[test]
fn a_file_without_a_version_or_a_source_is_refused() {
    let text =
        "id = \"x\"\ntitle = \"X\"\ncharacteristic = \"own\"\n[[group]]\ncode = \"a\"\nlabel = \"A\"\n";
    let errors = Classification::parse("x.toml", text).expect_err("faults");
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "x.toml, line 1, column 1: the file needs `version`. Add it",
            "x.toml, line 1, column 1: the file needs `source`. Add it"
        ]
    );
}

#[test]
fn an_order_with_a_gap_is_told() {
    check(
        "[[group]]\ncode = \"a\"\nlabel = \"Abbey\"\norder = 1\n[[group]]\ncode = \"m\"\nlabel = \"Mill\"\norder = 3\n[[group]]\ncode = \"q\"\nlabel = \"Quay\"\n",
        &[
            "wards.toml, line 14, column 9: the order of `m` should be 2, and it is 3.",
            "wards.toml, line 16, column 8: the order of `q` should be 3, and it is not given.",
        ],
    );
}

#[test]
fn age_bands_that_overlap_or_leave_a_gap_are_told() {
    check(
        "[[group]]\ncode = \"y\"\nlabel = \"Young\"\nages = { from = 0, to = 25 }\n[[group]]\ncode = \"m\"\nlabel = \"Middle\"\nages = { from = 25, to = 64 }\n[[group]]\ncode = \"o\"\nlabel = \"Old\"\nages = { from = 66 }\n",
        &[
            "wards.toml, line 14, column 8: the band `m` begins at 25, but the band before it ends at 25: an age is in both",
            "wards.toml, line 18, column 8: the band `o` begins at 66, but the band before it ends at 64: an age is in neither",
        ],
    );
}

#[test]
fn what_is_not_toml_or_not_text_is_told_where_it_stops_being_so() {
    check("[[group]]\ncode = \"a\nlabel = 3\n", &["wards.toml, line 8, column "]);
    let errors = Classification::from_bytes("w.toml", b"id = \"x\"\ntitle = \"\xff\"").expect_err("faults");
    assert!(
        errors[0].to_string().starts_with("w.toml, line 2, column 10: the file is not UTF-8"),
        "{}",
        errors[0]
    );
    let errors =
        Classification::from_bytes("w.toml", &vec![b' '; classification::MAX_BYTES + 1]).expect_err("faults");
    assert!(errors[0].to_string().contains("at most"), "{}", errors[0]);
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let text = format!("\u{feff}{HEAD}[[group]]\ncode = \"a\"\nlabel = \"Abbey\"\n");
    let of = Classification::from_bytes("wards.toml", text.as_bytes()).expect("a classification");
    assert_eq!(of.id(), "wards");
}

#[test]
fn a_mapping_says_which_group_it_forgot() {
    let text = "id = \"m\"\ntitle = \"M\"\nversion = \"1\"\nfrom = \"sex\"\nto = \"ethnicity-broad\"\n[source]\nname = \"x\"\n[[map]]\nfrom = [\"female\", \"female\", \"mail\"]\nto = \"white\"\n";
    let errors = Rollup::parse("m.toml", text, Classification::builtin).expect_err("faults");
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "m.toml, line 1, column 1: nothing says where `male` goes. Add it to a [[map]], or to [[cannot]] with the reason",
            "m.toml, line 9, column 19: the code `female` stands already at line 9. Give one of the two another code",
            "m.toml, line 9, column 29: `mail` is not a code of `sex`. Is it `male`?",
        ]
    );
}

#[test]
fn own_labels_with_a_wrong_code_are_told_and_empty_ones_are_still_open() {
    let of = Classification::builtin("ethnicity-2021").unwrap();
    let text = "classification = \"ethnicity-2021\"\n[labels]\n\"Afro Carib\" = \"caribean\"\n\"Anglo-Indian\" = \"\"\n\"x y\" = \"roma\"\n\"X-Y\" = \"arab\"\n";
    let errors = OwnLabels::parse("own.toml", text, of).expect_err("faults");
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        told[0],
        "own.toml, line 3, column 16: `caribean` is not a code of `ethnicity-2021`. Is it `caribbean`?"
    );
    assert!(told[1].starts_with(
        "own.toml, line 6, column 1: \"X-Y\" would mean `arab`, but it means `roma` already (line 5)"
    ));
    let other = Classification::builtin("sex").unwrap();
    let errors = OwnLabels::parse("own.toml", "classification = \"ethnicity-2021\"\n[labels]\n", other)
        .expect_err("faults");
    assert_eq!(
        errors[0].to_string(),
        "own.toml, line 1, column 18: this file is for `ethnicity-2021`, not for `sex`"
    );
}

#[test]
fn an_indicator_that_compares_with_nobody_is_told() {
    let text = "id = \"own\"\ntitle = \"Own\"\nversion = \"1\"\n[source]\nname = \"x\"\n[[indicator]]\nid = \"a\"\ntitle = \"A\"\nkind = \"relative-likelihood\"\nbetter = \"near-one\"\norigin = \"service\"\nnumerator = \"n\"\ndenominator = \"d\"\ndirection = \"sideways\"\n[indicator.breakdown]\nclassification = \"sexx\"\n";
    let errors = IndicatorSet::parse("own.toml", text, Classification::builtin).expect_err("faults");
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|it| it.contains("line 14, column 13: `direction` cannot be \"sideways\". It can be: reference-over-group, group-over-reference")), "{told:#?}");
    assert!(told.iter().any(|it| it.contains("line 16, column 18: there is no classification `sexx` here. Is it `sex`?")), "{told:#?}");
}
