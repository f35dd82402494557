//! Releases whose numbers are rounded or moved by cell keys: the same in every form, said wherever they stand, and
//! attacked.

use crate::harness::{figures, said, text};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

const PROJECT: &str = r#"format = "evenhand-project/1"
title = "Rounded"
body = "Marlow Vale Council"
period = "2026"
published-on = 2026-06-30
[dimension.grade]
label = "Grade"
total = "All grades"
order = ["One", "Two", "Three"]
[dimension.ethnicity]
label = "Ethnicity"
total = "All"
order = ["White", "Asian", "Black"]
non-answers = ["Not known"]
groups."Ethnic minorities" = ["Asian", "Black"]
[data.staff]
file = "staff.csv"
count = "n"
unit = "staff"
source = "Marlow Vale Council"
parts = { column = "what", names = ["In post", "Trained"], nested = true }
columns = { grade = "grade", ethnicity = "ethnicity" }
[[measure]]
id = "table"
title = "Staff"
kind = "counts"
of = "staff/In post"
by = ["grade", "ethnicity"]
[[measure]]
id = "share"
title = "Share"
kind = "representation"
of = "staff/In post"
by = "grade"
characteristic = "ethnicity"
group = "Ethnic minorities"
[[measure]]
id = "training"
title = "Training"
kind = "likelihood"
characteristic = "ethnicity"
group = "Asian"
reference = "White"
[[measure.item]]
label = "Trained"
events = "staff/Trained"
among = "staff/In post"
[disclosure]
policy = "1-4"
method = "round"
secret = "secret.txt"
"#;

/// In post and trained; none of them a multiple of five, so that a rounded table holds none of them.
const STAFF: [(&str, &str, u32, u32); 12] = [
    ("One", "White", 21_487, 10_391),
    ("One", "Asian", 9_973, 4_817),
    ("One", "Black", 8_863, 4_253),
    ("One", "Not known", 5_119, 2_203),
    ("Two", "White", 17_389, 8_117),
    ("Two", "Asian", 7_681, 3_307),
    ("Two", "Black", 6_571, 2_851),
    ("Two", "Not known", 4_027, 1_913),
    ("Three", "White", 13_297, 6_007),
    ("Three", "Asian", 5_573, 2_371),
    ("Three", "Black", 3, 2),
    ("Three", "Not known", 3_037, 1_409),
];

const SECRET: &str = "unguessable-7Qx2vK9m";

fn project(room: &Path, words: &str) -> PathBuf {
    let mut csv = String::from("what,grade,ethnicity,n\n");
    for (grade, group, post, trained) in STAFF {
        csv.push_str(&format!("In post,{grade},{group},{post}\nTrained,{grade},{group},{trained}\n"));
    }
    fs::write(room.join("staff.csv"), csv).unwrap();
    fs::write(room.join("secret.txt"), format!("{SECRET}\n")).unwrap();
    let path = room.join("PROJECT.toml");
    fs::write(&path, words).unwrap();
    path
}

fn by_key() -> String {
    PROJECT.replace("\"round\"", "\"cell-key\"")
}

fn made(room: &Path, words: &str) -> PathBuf {
    let out = room.join("out");
    let made = figures(&["measure", text(&project(room, words)), "--out", text(&out), "--replace"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    out
}

fn json(out: &Path) -> Value {
    serde_json::from_slice(&fs::read(out.join("tables.json")).unwrap()).unwrap()
}

/// Rows of a table of a release by the words of their first cell, each with its cells by the keys of their columns.
fn rows(release: &Value, table: usize) -> BTreeMap<String, BTreeMap<String, Value>> {
    let table = &release["tables"][table];
    let keys: Vec<String> = table["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["key"].as_str().unwrap().to_owned())
        .collect();
    let row = |row: &Value| {
        let cells = keys.iter().cloned().zip(row.as_array().unwrap().iter().cloned()).collect();
        (row[0].as_str().unwrap().to_owned(), cells)
    };
    table["rows"].as_array().unwrap().iter().map(row).collect()
}

/// All files, with what is packed in spreadsheets, by name.
fn readable(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap().map(|it| it.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
                continue;
            }
            let name = entry.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            let bytes = fs::read(&entry).unwrap();
            let words = if name.ends_with(".ods") || name.ends_with(".xlsx") {
                let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
                let mut all = String::new();
                for at in 0..package.len() {
                    let mut part = String::new();
                    if package.by_index(at).unwrap().read_to_string(&mut part).is_ok() {
                        all.push_str(&part);
                    }
                }
                all
            } else {
                String::from_utf8(bytes).unwrap()
            };
            found.insert(name, words);
        }
    }
    found
}

#[test]
fn in_a_rounded_release_every_count_is_a_multiple_of_five_and_parts_add_up() {
    let room = tempfile::tempdir().unwrap();
    let release = json(&made(room.path(), PROJECT));
    assert_eq!(release["protection"]["method"], "round");
    let table = rows(&release, 0);
    let headings: Vec<&str> = release["tables"][0]["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["heading"].as_str().unwrap())
        .collect();
    let at = |grade: &str, group: &str| {
        let column = headings.iter().position(|it| *it == group).unwrap();
        table[grade][&format!("count_{column}")].as_u64().unwrap()
    };
    for grade in ["One", "Two", "Three", "All grades"] {
        assert_eq!(at(grade, "Ethnic minorities"), at(grade, "Asian") + at(grade, "Black"), "{grade}");
    }
    for group in ["White", "Asian", "Black", "Not known", "All"] {
        assert_eq!(
            at("All grades", group),
            at("One", group) + at("Two", group) + at("Three", group),
            "{group}"
        );
    }
    for (grade, group, post, _) in STAFF {
        let shown = at(grade, group);
        assert!(shown.is_multiple_of(5) && shown.abs_diff(u64::from(post)) < 5, "{grade}, {group}: {shown}");
    }
}

#[test]
fn shares_and_ratios_are_of_the_numbers_shown_and_bases_are_the_same_numbers_everywhere() {
    let room = tempfile::tempdir().unwrap();
    for words in [PROJECT.to_owned(), by_key()] {
        let release = json(&made(room.path(), &words));
        let share = rows(&release, 1);
        for (grade, row) in &share {
            let (group, base) = (row["group_count"].as_f64().unwrap(), row["base"].as_f64().unwrap());
            let shown = row["share"].as_f64().unwrap();
            assert!((shown - 100.0 * group / base).abs() <= 0.05 + 1e-9, "{grade}: {shown}");
        }
        let training = &rows(&release, 2)["Trained"];
        let number = |key: &str| training[key].as_f64().unwrap();
        let ratio = (number("group_events") / number("group_base"))
            / (number("reference_events") / number("reference_base"));
        assert!((number("ratio") - ratio).abs() <= 0.005 + 1e-9, "{} {ratio}", number("ratio"));
        let shown = rows(&release, 0)["All grades"].values().filter_map(Value::as_f64).collect::<Vec<_>>();
        assert!(shown.contains(&number("group_base")), "{shown:?} {}", number("group_base"));
    }
}

#[test]
fn no_file_holds_a_true_count_or_the_secret_and_each_says_that_its_numbers_are_near() {
    let room = tempfile::tempdir().unwrap();
    let mark = |words: &str, name: &str| {
        let expected =
            if words.contains("\"round\"") { "rounded to multiples of 5" } else { "changed a little" };
        let out = made(room.path(), words);
        let files = readable(&out);
        for (file, all) in &files {
            assert!(!all.contains(SECRET) && !all.contains("secret.txt"), "{file} holds the secret");
            let data = file.ends_with(".csv") || file == "certificate.json";
            assert!(data || all.contains(expected), "{name}: {file} does not say so");
        }
        files
    };
    let files = mark(PROJECT, "round");
    let all = files.values().cloned().collect::<String>();
    for (grade, group, post, trained) in STAFF.into_iter().filter(|it| it.2 > 1000) {
        for count in [post, trained] {
            let parted = format!("{},{:03}", count / 1000, count % 1000);
            let alone = format!("{count}");
            let stands = |number: &str| {
                all.match_indices(number).any(|(at, _)| {
                    let digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit() || it == '.');
                    !digit(all[..at].chars().next_back()) && !digit(all[at + number.len()..].chars().next())
                })
            };
            // The certificate holds ranges, whose ends are such numbers now and then; what is shown never is.
            let shown = format!("\"shown\":{count}}}");
            assert!(!all.contains(&shown) && !stands(&parted), "{grade}, {group}: {count}");
            let certificate = &files["certificate.json"];
            assert!(!stands(&alone) || certificate.contains(&alone), "{grade}, {group}: {count}");
        }
    }
    assert!(
        files["method-note.md"].contains("so that parts add up to their totals"),
        "{}",
        files["method-note.md"]
    );
    let files = mark(&by_key(), "cell-key");
    assert!(files["method-note.md"].contains("Parts need not add up to their totals"));
}

const PAY: &str = r#"format = "evenhand-project/1"
title = "Pay"
body = "Marlow Vale Council"
period = "2026"
published-on = 2026-06-30
[dimension.ethnicity]
label = "Ethnicity"
total = "All"
order = ["White", "Ethnic minorities"]
[data.pay]
file = "pay.csv"
amount = "amount"
unit = "staff"
source = "Marlow Vale Council"
columns = { ethnicity = "ethnicity" }
[[measure]]
id = "pay"
title = "Pay"
kind = "pay"
of = "pay"
characteristic = "ethnicity"
reference = "White"
[disclosure]
policy = "1-4"
method = "round"
secret = "secret.txt"
"#;

#[test]
fn a_gap_in_pay_says_on_how_many_people_it_rests_by_the_rounded_number_alone() {
    let room = tempfile::tempdir().unwrap();
    let people =
        |group: &str, many: u32| (0..many).map(|it| format!("{group},{}\n", 20 + it % 7)).collect::<String>();
    let pay = format!("ethnicity,amount\n{}{}", people("White", 213), people("Ethnic minorities", 167));
    fs::write(room.path().join("pay.csv"), pay).unwrap();
    let release = json(&made(room.path(), PAY));
    let row = &rows(&release, 0)["Ethnic minorities"];
    let reading = row["reading"].as_str().unwrap();
    assert!(row["median_gap"].is_number(), "{row:?}");
    assert!(!reading.contains("167") && !reading.contains("213"), "{reading}");
    assert!(reading.contains(&format!("Based on {} and ", row["people"])), "{reading}");
}

#[test]
fn the_attack_reads_the_certificate_of_moved_numbers_and_works_out_none() {
    let room = tempfile::tempdir().unwrap();
    for words in [PROJECT.to_owned(), by_key()] {
        let out = made(room.path(), &words);
        let attacked = figures(&["attack", text(&out.join("certificate.json"))]);
        assert_eq!(attacked.status.code(), Some(0), "{}", said(&attacked));
        assert!(said(&attacked).contains("shown as numbers near the count"), "{}", said(&attacked));
        assert!(said(&attacked).contains("Worked out: 0."), "{}", said(&attacked));
    }
}

#[test]
fn a_recorded_release_is_made_again_with_the_same_bytes_and_in_no_other_way() {
    let room = tempfile::tempdir().unwrap();
    let recorded = PROJECT.replace("policy = \"1-4\"", "policy = \"1-4\"\nregister = \"register.json\"");
    let path = project(room.path(), &recorded);
    let out = |name: &str| room.path().join(name);
    for name in ["one", "two"] {
        let made = figures(&["measure", text(&path), "--out", text(&out(name)), "--record"]);
        assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    }
    assert_eq!(readable(&out("one")), readable(&out("two")));
    // Another secret would round otherwise; what is out stays.
    fs::write(room.path().join("secret.txt"), "another-unguessable-3Jd8").unwrap();
    let made = figures(&["measure", text(&path), "--out", text(&out("three"))]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    assert_eq!(readable(&out("one")), readable(&out("three")));
    for other in
        [recorded.replace("\"round\"", "\"cell-key\""), recorded.replace("\"round\"", "\"round\"\nbase = 10")]
    {
        fs::write(&path, other).unwrap();
        let refused = figures(&["measure", text(&path), "--out", text(&out("four"))]);
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
        assert!(said(&refused).contains("(round to multiples of 5)"), "{}", said(&refused));
        assert!(!out("four").exists());
    }
}

#[test]
fn a_secret_that_is_missing_or_short_is_told_with_how_to_make_one() {
    let room = tempfile::tempdir().unwrap();
    let path = project(room.path(), PROJECT);
    for words in [Some("too short"), None] {
        match words {
            Some(words) => fs::write(room.path().join("secret.txt"), words).unwrap(),
            None => fs::remove_file(room.path().join("secret.txt")).unwrap(),
        }
        let refused = figures(&["measure", text(&path), "--out", text(&room.path().join("out"))]);
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
        assert!(said(&refused).contains("/dev/urandom"), "{}", said(&refused));
    }
}

#[test]
fn raw_tables_are_rounded_or_moved_from_the_command_line() {
    let room = tempfile::tempdir().unwrap();
    let (raw, secret) = (room.path().join("raw.json"), room.path().join("secret.txt"));
    fs::write(&secret, SECRET).unwrap();
    let cells: Vec<String> = [("Total", 101), ("A", 3), ("B", 47), ("C", 51)]
        .iter()
        .map(|(key, value)| format!("{{\"key\": [\"{key}\"], \"value\": {value}}}"))
        .collect();
    let tree = "{\"Total\": [\"A\", \"B\", \"C\"]}";
    let document = format!(
        "{{\"format\": \"sdc-attack/1\", \"dimensions\": [{{\"name\": \"grade\", \"total\": \"Total\", \"tree\": {tree}}}], \"cells\": [{}]}}",
        cells.join(", ")
    );
    fs::write(&raw, document).unwrap();
    for (method, done) in [("round", "4 cells are rounded"), ("cell-key", "4 cells are moved")] {
        let out = room.path().join(method);
        let arguments =
            ["protect", text(&raw), "--method", method, "--secret", text(&secret), "--out", text(&out)];
        let protected = figures(&arguments);
        assert_eq!(protected.status.code(), Some(0), "{}", said(&protected));
        assert!(said(&protected).contains(done), "{}", said(&protected));
        let safe: Value = serde_json::from_slice(&fs::read(&out).unwrap()).unwrap();
        assert_eq!(safe["cells"][0]["suppressed"], true);
        assert!(safe["cells"][0]["shown"].is_u64() && safe["cells"][0]["value"].is_null());
        assert_eq!(figures(&["attack", text(&out)]).status.code(), Some(0));
    }
    let none = figures(&["protect", text(&raw), "--method", "round"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(said(&none).contains("--secret"), "{}", said(&none));
    let small = ["protect", text(&raw), "--method", "round", "--base", "2", "--secret", text(&secret)];
    assert!(said(&figures(&small)).contains("from 3 to 1000"));
}

#[test]
fn the_worked_example_rounds_what_its_twin_hides_and_gives_no_ratio_of_numbers_under_twenty() {
    let room = tempfile::tempdir().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples/school-exclusions");
    let released = |project: &str| {
        let out = room.path().join(project);
        let made = figures(&["measure", text(&folder.join(project)), "--out", text(&out)]);
        assert_eq!(made.status.code(), Some(0), "{}", said(&made));
        json(&out)
    };
    let (exact, rounded) = (released("PROJECT.toml"), released("ROUNDED.toml"));
    let excluded = |release: &Value| {
        let tables = release["tables"].as_array().unwrap();
        let at = tables.iter().position(|it| it["id"] == "exclusions").unwrap();
        let keys: Vec<&str> =
            tables[at]["columns"].as_array().unwrap().iter().map(|it| it["key"].as_str().unwrap()).collect();
        let column = |key: &str| keys.iter().position(|it| *it == key).unwrap();
        let cells = |row: &Value| (row[column("group_events")].clone(), row[column("ratio")].clone());
        tables[at]["rows"].as_array().unwrap().iter().map(cells).collect::<Vec<_>>()
    };
    assert!(excluded(&exact).iter().any(|(events, _)| events["symbol"] == "[c]"));
    for (events, ratio) in excluded(&rounded) {
        let events = events.as_u64().expect("every number is shown");
        assert!(events.is_multiple_of(5));
        assert!(events >= 20 || ratio["symbol"] == "[x]", "{events}: {ratio}");
    }
}
