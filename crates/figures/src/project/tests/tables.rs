//! What serves as data of a measure: people's pay, and parts by what a record meets.

use super::*;

const PAY: &str = r#"[data.pay]
file = "pay.csv"
amount = "hourly"
unit = "staff"
source = "Marlow Vale Council, payroll"
columns = { grade = "Grade", ethnicity = "Ethnic group" }

[[measure]]
id = "pay"
title = "Pay"
kind = "pay"
of = "pay"
characteristic = "ethnicity"
reference = "White"

"#;

#[test]
fn data_of_pay_serve_one_measure_of_pay_and_what_is_told_apart_as_it_is() {
    let before = "[disclosure]";
    let with = |measure: &str| PROJECT.replace(before, &format!("{PAY}{measure}\n{before}"));
    let second = "[[measure]]\nid = \"second\"\ntitle = \"Second\"\nof = \"pay\"\n";
    let told = faults(&with(&format!(
        "{second}kind = \"pay\"\ncharacteristic = \"grade\"\nreference = \"Grade 1\"\n"
    )));
    assert!(
        told.ends_with(
            "Another measure of pay takes [data.pay]. Give this one data of its own, from the same file and with the same `name`."
        ),
        "{told}"
    );
    assert_eq!(told.lines().count(), 1, "{told}");
    let told = faults(&with(&format!("{second}kind = \"counts\"\nby = [\"grade\", \"ethnicity\"]\n")));
    assert!(told.contains("The measure “pay” leaves [data.pay] told apart by “ethnicity” alone."), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    let same = with(&format!("{second}kind = \"counts\"\nby = \"ethnicity\"\n"));
    assert_eq!(Project::parse("PROJECT.toml", &same, &alone).unwrap().measures.len(), 4);
    let parted = with("").replace(
        "amount = \"hourly\"",
        "amount = \"hourly\"\nparts = { column = \"year\", names = [\"2026\"] }",
    );
    assert!(
        faults(&parted).ends_with("Pay needs data without `parts`. Give it data of its own."),
        "{}",
        faults(&parted)
    );
}

#[test]
fn an_indicator_of_bonuses_asks_for_the_data_of_bonuses_and_these_are_no_pay() {
    let with = |line: &str| {
        let measure = PAY.replace("kind = \"pay\"", line);
        PROJECT.replace("[disclosure]", &format!("{measure}[disclosure]"))
    };
    let told = faults(&with("indicator = \"gender-pay-reporting/3\""));
    assert!(
        told.ends_with("The indicator is about bonuses. Say with `bonus` which data hold them."),
        "{told}"
    );
    let told = faults(&with("kind = \"pay\"\nbonus = \"pay\""));
    assert!(told.ends_with("[data.pay] cannot be both pay (`of`) and bonuses (`bonus`)."), "{told}");
    let told = faults(&with("kind = \"pay\"\nbonus = \"staff\""));
    assert!(told.contains("Pay needs data with `amount`"), "{told}");
}

#[test]
fn parts_by_what_a_record_meets_are_for_records_and_their_own_names() {
    let column = "parts = { column = \"stage\", names = [\"Applied\", \"Appointed\"], nested = true }";
    let by = |parts: &str| PROJECT.replace(column, parts);
    let of_table = faults(&by(
        "parts = { names = [\"Applied\", \"Appointed\"], nested = true, where = { Appointed = { hired = \"Yes\" } } }",
    ));
    assert!(of_table.contains("line 30, column 68: `where` is for records"), "{of_table}");
    let records = |text: &str| {
        by(text).replace("file = \"recruitment.csv\"\ncount = \"people\"", "mapping = \"mapping.toml\"")
    };
    let wrong = faults(&records(
        "parts = { names = [\"Applied\", \"Appointed\"], nested = true, where = { Apointed = { hired = \"Yes\" } } }",
    ));
    assert!(wrong.contains("`names` has no part “Apointed”. Did you mean “Appointed”?"), "{wrong}");
    let empty = faults(&records(
        "parts = { names = [\"Applied\", \"Appointed\"], nested = true, where = { Appointed = { hired = [] } } }",
    ));
    assert!(empty.contains("No record meets `hired` being nothing."), "{empty}");
    let both = faults(&records(
        "parts = { column = \"stage\", names = [\"Applied\", \"Appointed\"], nested = true, where = { Appointed = { hired = \"Yes\" } } }",
    ));
    assert!(
        both.ends_with("`parts` takes `column` or `where`, not both.") && both.lines().count() == 1,
        "{both}"
    );
}
