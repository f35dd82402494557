//! Data that is broken, or means harm: a message with its place, within bounds, and nothing half-written.

use super::format::{packed, spreadsheet};
use super::*;

#[test]
fn rows_that_are_none_are_located() {
    let folder_ = folder(&[
        ("staff.csv", &format!("{STAFF}8,African,Grade 9,01/01/1980,20000,Permanent,extra\n")),
        ("staff.toml", MAPPING),
    ]);
    let told = refused(folder_.path());
    assert!(told.contains("row 9: the row has 7 of 6 values"), "{told}");
    let folder_ = folder(&[("staff.csv", &format!("{STAFF}8,African,Gra")), ("staff.toml", MAPPING)]);
    let told = refused(folder_.path());
    assert!(told.contains("row 9: the file breaks off within this row"), "{told}");
    let folder_ =
        folder(&[("staff.csv", &format!("{STAFF}8,\"African,Grade 9\n9,x\n")), ("staff.toml", MAPPING)]);
    let told = refused(folder_.path());
    assert!(told.contains("row 9: a quotation mark opens in this row and is never closed"), "{told}");
}

#[test]
fn a_million_categories_are_refused_with_the_column() {
    let mut rows = String::from("Ward,Ethnicity,Headcount\n");
    for at in 0..1_000_000 {
        rows.push_str(&format!("Ward {at},African,1\n"));
    }
    let folder = folder(&[("staff.csv", &rows), ("staff.toml", HEADCOUNT)]);
    let told = refused(folder.path());
    assert!(told.contains("“Ward” (column “Ward”) has more than 50000 different values"), "{told}");
}

/// One column of a file, counted.
fn wards(file: &str) -> String {
    format!(
        "evenhand-mapping = 1\n[source]\nfiles = [\"{file}\"]\n[column.ward]\nfrom = \"Ward\"\nas = \"category\"\n[[table]]\nby = [\"ward\"]\n"
    )
}

#[test]
fn a_refusal_leaves_what_was_counted_before_as_it_was() {
    let folder = folder(&[("staff.csv", STAFF), ("staff.toml", MAPPING)]);
    let count = ["count", "staff.toml", "--out", "counts.csv", "--quiet"];
    assert_eq!(run(folder.path(), &count).status.code(), Some(0));
    let before = fs::read_to_string(folder.path().join("counts.csv")).unwrap();
    fs::write(folder.path().join("staff.csv"), format!("{STAFF}8,African,Gra")).unwrap();
    assert_eq!(run(folder.path(), &count).status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("counts.csv")).unwrap(), before);
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["counts.csv", "staff.csv", "staff.toml"]);
}

#[test]
fn headings_without_an_end_are_refused() {
    let folder = folder(&[
        ("a.csv", &format!("Ward{}\n1\n", ",a".repeat(10_000_000))),
        ("staff.toml", &wards("a.csv")),
    ]);
    let told = refused(folder.path());
    assert!(told.contains("a.csv, row 1: the row of headings does not end within the first MB"), "{told}");
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_located() {
    let rows = format!("Ward\nNorth\n\"South\n{}", "East\n".repeat(4_000_000));
    let folder = folder(&[("a.csv", &rows), ("staff.toml", &wards("a.csv"))]);
    let told = refused(folder.path());
    assert!(told.contains("a.csv, row 3: a row of more than 8 MB begins here"), "{told}");
}

#[test]
fn a_sheet_of_ten_million_columns_is_refused_at_its_row() {
    let folder = folder(&[("staff.toml", &wards("a.ods"))]);
    let text = |text: &str, more: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"{more}><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: String, more: &str| format!("<table:table-row{more}>{cells}</table:table-row>");
    let sheet = |rows: String| {
        let sheet = spreadsheet(&rows).replace("<table:table table:name=\"Notes\"/>", "");
        packed(&folder.path().join("a.ods"), &[("content.xml", &sheet)]);
    };
    let headings = row(text("Ward", "") + &text("Other", ""), "");
    for far in [
        "<table:table-cell table:number-columns-repeated=\"10000000\"/>".to_owned() + &text("x", ""),
        text("x", " table:number-columns-repeated=\"10000000\""),
        text("x", " table:number-columns-repeated=\"18446744073709551615\"").repeat(50),
    ] {
        sheet(format!("{headings}{}", row(text("North", "") + &far, "")));
        let told = refused(folder.path());
        assert!(told.contains("a.ods, row 2: a sheet has fewer rows and columns than this"), "{told}");
    }
    // A wide row that is repeated to the end of the sheet is read for its needed column alone.
    let wide = text("North", "") + &text("x", " table:number-columns-repeated=\"16000\"");
    sheet(format!("{headings}{}", row(wide, " table:number-rows-repeated=\"1000000\"")));
    assert_eq!(cell(&counted(folder.path()), 0, &["North"]).unwrap().rows, 1_000_000);
}

#[test]
fn a_text_that_is_too_long_for_a_label_is_told_in_short() {
    let folder = folder(&[
        ("a.csv", &format!("Ward\nNorth\n{}\n{}South\n", "x".repeat(100_000), " ".repeat(5_000))),
        ("staff.toml", &wards("a.csv")),
    ]);
    let told = refused(folder.path());
    assert!(told.contains(&format!("“{}…” is not known for “ward” (1 row)", "x".repeat(60))), "{told}");
    assert!(told.contains("because 1 thing must be mended"), "{told}");
}

#[test]
fn a_key_in_an_address_is_refused_and_not_shown() {
    for address in [
        "s3://name:open-sesame@bucket/a.csv",
        "https://example.org/a.csv?sig=open-sesame",
        "az://open-sesame@box/*.csv",
    ] {
        let folder = folder(&[("staff.toml", &wards(address))]);
        let told = refused(folder.path());
        assert!(told.contains("this address holds a name, a key or a query"), "{told}");
        assert!(!told.contains("open-sesame"), "{told}");
    }
}

#[test]
fn what_fuzzing_found_is_refused_with_its_file() {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/found");
    let mut seen = 0;
    for file in fs::read_dir(found).unwrap().map(Result::unwrap) {
        let name = file.file_name().to_string_lossy().into_owned();
        let both =
            wards(&name).replace("[[table]]", "[column.sex]\nfrom = \"Sex\"\nas = \"category\"\n[[table]]");
        let folder = folder(&[("staff.toml", &both.replace("[\"ward\"]", "[\"ward\", \"sex\"]"))]);
        fs::copy(file.path(), folder.path().join(&name)).unwrap();
        let told = refused(folder.path());
        assert!(told.contains(&name), "{told}");
        seen += 1;
    }
    assert_eq!(seen, 2);
}
