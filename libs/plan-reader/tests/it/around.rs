//! What stands around a plan changes nothing of it: records of versions, lists of terms, counts and keys.

use std::path::{Path, PathBuf};

use plan_reader::{Options, Reading, read};

fn documents(ending: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let files = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path());
    let mut found: Vec<(PathBuf, String)> = files
        .filter(|f| f.extension().is_some_and(|e| e == ending))
        .filter_map(|f| Some((f.clone(), std::fs::read_to_string(&f).ok()?)))
        .filter(|(f, text)| {
            let name = f.file_name().unwrap().to_str().unwrap();
            read(text.as_bytes(), name, &Options::default(), &mut |_| {}).is_ok_and(|r| !plan(&r).is_empty())
        })
        .collect();
    found.sort();
    assert!(found.len() > 4, "few documents end .{ending}");
    found
}

fn read_as(text: &str, path: &Path) -> Reading {
    let name = path.file_name().unwrap().to_str().unwrap();
    read(text.as_bytes(), name, &Options::default(), &mut |_| {}).unwrap()
}

/// Each activity with its theme and all that counts of it.
fn plan(reading: &Reading) -> Vec<String> {
    let themes = reading.draft.themes.iter();
    let all = themes.flat_map(|t| {
        t.activities.iter().map(move |a| {
            format!(
                "{:?} {:?} {:?} {:?} {:?} {:?}",
                t.name, a.service, a.text, a.lead, a.target_date, a.achieved
            )
        })
    });
    all.collect()
}

fn unchanged(path: &Path, before: &Reading, changed: &str, words: &str) {
    let after = read_as(changed, path);
    assert_eq!(plan(&after), plan(before), "{}", path.display());
    assert!(after.draft.unplaced.iter().any(|u| u.text.contains(words)), "{}: {words}", path.display());
}

#[test]
fn a_record_of_versions_and_a_list_of_terms_at_the_end_of_a_page_are_no_part_of_its_plan() {
    const END: &str = "<h2>Version control</h2><table><tr><th>Version<th>Date<th>Author<th>Changes\
        <tr><td>0.1<td>3 March 2025<td>H. Bell<td>First draft<tr><td>1.0<td>2 May 2025<td>H. Bell<td>Approved</table>\
        <h2>Glossary</h2><table><tr><td>Term<td>Meaning<tr><td>EIA<td>Equality impact assessment</table>";
    for (path, text) in documents("html") {
        let Some(end) = text.rfind("</body>") else { continue };
        let before = read_as(&text, &path);
        let (head, tail) = text.split_at(end);
        unchanged(&path, &before, &format!("{head}{END}{tail}"), "Equality impact assessment");
    }
}

#[test]
fn a_key_totals_and_a_line_apart_beneath_a_sheet_are_no_part_of_its_plan() {
    for (path, text) in documents("csv") {
        let before = read_as(&text, &path);
        let parting = if text.lines().next().unwrap().contains(';') { ";" } else { "," };
        for (end, words) in [
            ("\nKey\nRed: late\nAmber: at risk\nGreen: on track\n", "Amber: at risk"),
            ("Total number of actions,12\n", "12"),
            ("\n\nLast updated by the policy team in May 2026\n", "Last updated"),
            ("\nVersion,Date,Author,Changes\n1.0,2 May 2026,H. Bell,Approved\n", "H. Bell"),
        ] {
            unchanged(&path, &before, &format!("{}\n{}", text.trim_end(), end.replace(',', parting)), words);
        }
    }
}

#[test]
fn a_count_of_actions_by_colour_before_the_plan_is_no_part_of_it() {
    const COUNT: &str = "<h2>Where we are</h2><table><tr><th>RAG<th>Number of actions<th>%\
        <tr><td>Red<td>2<td>20%<tr><td>Green<td>8<td>80%<tr><td>Total<td>10<td>100%</table>";
    let plan_of = |count: &str| {
        let page = format!(
            "<h1>Race equality plan</h1>{count}<h2>Fair work</h2><table><tr><th>Action<th>Lead<th>By when<th>RAG\
             <tr><td>Publish the pay gap<td>Head of HR<td>May 2027<td>Red</table>"
        );
        read(page.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap()
    };
    assert_eq!(plan(&plan_of(COUNT)), plan(&plan_of("")));
}

#[test]
fn the_particulars_of_a_document_take_neither_the_place_of_its_title_nor_that_of_a_theme() {
    let page = "<p>OFFICIAL</p><p>Appendix 2</p><table><tr><td>Document owner<td>Head of Policy<tr><td>Review date<td>June \
        2027</table><p><b>Race equality plan</b></p><table><tr><th>Action<th>Lead<th>By when\
        <tr><td>Publish the pay gap<td>Head of HR<td>May 2027</table>";
    let reading = read(page.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap();
    assert_eq!(reading.draft.title.as_deref(), Some("Race equality plan"));
    let themes: Vec<_> = reading.draft.themes.iter().map(|t| t.name.as_deref()).collect();
    assert_eq!(themes, [None]);
}

#[test]
fn activities_without_a_lead_after_an_empty_row_are_still_activities() {
    let sheet = "Ref,Action,Lead,By when\n1,Publish the pay gap,Head of HR,May 2027\n,,,\n,Train every manager,,\n,Review the complaints,,\n";
    let reading = read(sheet.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap();
    assert_eq!(plan(&reading).len(), 3, "{:?}", plan(&reading));
}

#[test]
fn the_head_of_a_memorandum_above_a_page_is_no_part_of_its_plan() {
    const HEAD: &str = "<p>MEMORANDUM</p><p>To: All members of the Cabinet</p>\
        <p>From: Director of Corporate Services</p><p>Date: 3 June 2026</p>";
    for (path, text) in documents("html") {
        let Some(body) = text.find("<body").and_then(|at| Some(at + text[at..].find('>')? + 1)) else {
            continue;
        };
        let before = read_as(&text, &path);
        let (head, tail) = text.split_at(body);
        unchanged(&path, &before, &format!("{head}{HEAD}{tail}"), "All members of the Cabinet");
    }
}

fn activities(csv: &str) -> Vec<[Option<String>; 4]> {
    let reading = read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap();
    let all = reading.draft.themes.into_iter().flat_map(|t| t.activities);
    all.map(|a| [Some(a.text), a.lead, a.target_date, a.achieved]).collect()
}

#[test]
fn a_key_beneath_rows_with_labels_of_their_own_changes_nothing() {
    const ROWS: &str = "No.,,Detail,Owner,Due\n1,Action,Publish the pay gap,Head of HR,July 2027\n\
        ,Progress,Figures are in,,\n2,Action,Train all panels,Learning Lead,May 2027\n,Progress,Half are trained,,\n";
    let plain = activities(ROWS);
    assert_eq!(plain.len(), 2);
    assert_eq!(plain[0][3].as_deref(), Some("Figures are in"));
    assert_eq!(activities(&format!("{ROWS},,,,\n,Key,,,\n,Red: late,,,\n,Green: on track,,,\n")), plain);
}

#[test]
fn columns_in_another_order_say_the_same() {
    let example = activities(
        "Due,Lead,Action,Ref\n30/09/2026,A. Manager,Example: Train all managers,0\nMay 2027,Head of HR,Publish the pay gap,1\n\
        July 2027,Head of IT,Ask at log-in,2\n",
    );
    assert_eq!(example.len(), 2, "{example:?}");
    let ticked = activities(
        "2028,2027,2026,Lead,Action\n,x,x,Head of HR,Publish the pay gap\nx,,,Head of IT,Ask at log-in\n",
    );
    assert_eq!(ticked[0][2].as_deref(), Some("2026 to 2027"));
}

#[test]
fn the_name_of_a_body_above_the_title_of_a_sheet_is_not_its_title() {
    let title = |above: &str| {
        let csv = format!("{above}\nAction,Lead,Due\nPublish the pay gap,Head of HR,May 2027\n");
        read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap().draft.title
    };
    let plan = "Race equality action plan 2026 to 2028";
    for body in ["Marlow Vale Council", "MARLOW VALE COUNCIL", "Northmere Homes"] {
        assert_eq!(title(&format!("{body},,\n{plan},,")).as_deref(), Some(plan), "{body}");
    }
    assert_eq!(title("Marlow Vale Council,,\nTheme 1: Work,,").as_deref(), Some("Marlow Vale Council"));
    assert_eq!(title(&format!("{plan},,\nPriority actions,,")).as_deref(), Some(plan));
}
