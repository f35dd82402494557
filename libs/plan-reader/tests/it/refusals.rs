//! Files that cannot be read: each has a refusal of its own that says what to do.

use plan_reader::{Options, QueryKind, Reading, Refusal, read};

use crate::zipped::{docx, docx_table, xlsx, zip};

fn reading(bytes: &[u8], name: &str) -> Result<Reading, Refusal> {
    read(bytes, name, &Options::default(), &mut |_| {})
}

#[track_caller]
fn check(bytes: &[u8], name: &str, message: &str) {
    let refusal = reading(bytes, name).expect_err("refused").to_string();
    assert!(refusal.contains(message), "{refusal}");
}

const PLAN: &[&[&str]] = &[&["Activity", "Lead", "Target date"], &["Publish", "HR", "May 2024"]];

fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend([0; 600]);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn nothing_in_it() {
    check(b"", "plan.docx", "is empty");
    check(b" \r\n ", "plan.csv", "is empty");
}

#[test]
fn not_what_its_name_says() {
    check(b"%PDF-1.7 ...", "plan.docx", "named as a Word document (.docx) but it is a PDF");
    check(b"%PDF-1.7 ...", "plan.csv", "is a PDF");
    check(b"just words", "plan.xlsx", "a text file");
    check(b"<html><table></table></html>", "plan.xlsx", "a web page");
    check(&docx(&docx_table(PLAN)), "plan.xlsx", "it is a Word document");
    check(&docx(&docx_table(PLAN)), "plan.csv", "it is a Word document");
    check(b"\x89PNG\r\n\x1a\n", "plan.odt", "a picture");
    check(&zip(&[("a.txt", "x")]), "plan.docx", "a zip archive of other files");
}

#[test]
fn a_name_without_an_ending_does_not_matter() {
    assert!(reading(&docx(&docx_table(PLAN)), "plan").is_ok());
}

#[test]
fn old_and_protected_formats() {
    check(&compound("WordDocument"), "plan.doc", "old Word (.doc) file");
    check(&compound("Workbook"), "plan.xls", "old Excel (.xls) file");
    check(&compound("EncryptedPackage"), "plan.docx", "protected by a password");
    let odt = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<m><encryption-data/></m>"),
        ("content.xml", "scrambled"),
    ]);
    check(&odt, "plan.odt", "protected by a password");
}

#[test]
fn formats_not_read() {
    check(b"{\\rtf1 hello}", "plan.rtf", "a Rich Text (.rtf) document, which is not read as it is");
    check(b"{\"plan\": []}", "plan.json", "A JSON file cannot be read");
    check(b"<?xml version=\"1.0\"?><plan/>", "plan", "An XML file cannot be read");
    let odp =
        zip(&[("mimetype", "application/vnd.oasis.opendocument.presentation"), ("content.xml", "<o/>")]);
    check(&odp, "plan.odp", "an OpenDocument presentation (.odp), which is not read as it is");
}

#[test]
fn a_presentation_without_slides_holds_no_plan() {
    check(&zip(&[("ppt/presentation.xml", "<p/>")]), "plan.pptx", "no activities could be found");
}

#[test]
fn damaged() {
    let whole = docx(&docx_table(PLAN));
    check(&whole[..whole.len() / 2], "plan.docx", "damaged");
    check(&docx("<w:tbl><w:tr>"), "plan.docx", "damaged");
    check(&zip(&[("[Content_Types].xml", "<Types/>")]), "plan.docx", "main part is missing");
    let mut broken = whole.clone();
    for byte in broken.iter_mut().skip(120).take(60) {
        *byte ^= 0x55;
    }
    assert!(matches!(reading(&broken, "plan.docx"), Err(Refusal::Corrupt { .. })));
}

#[test]
fn nothing_to_read() {
    check(&docx("<w:p><w:r><w:t>Only words.</w:t></w:r></w:p>"), "plan.docx", "has no table");
    let other = docx_table(&[&["Word", "Meaning"], &["EDI", "Equality"]]);
    check(&docx(&other), "plan.docx", "No table with activities");
    check(b"a,b\n1,2\n", "plan.csv", "The first row found reads: a | b.");
}

#[test]
fn entities_are_never_expanded() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document xmlns:w=\"w\"><w:body><w:p>&b;</w:p></w:body></w:document>";
    check(&zip(&[("word/document.xml", laughs)]), "plan.docx", "document type");
    let outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document/>";
    check(&zip(&[("word/document.xml", outside)]), "plan.docx", "document type");
    let loose = docx(&docx_table(&[PLAN[0], &["&undeclared; words", "HR", "May 2024"]]));
    assert_eq!(
        reading(&loose, "plan.docx").unwrap().draft.themes[0].activities[0].text,
        "&undeclared; words"
    );
}

#[test]
fn deep_nesting() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    check(&docx(&deep), "plan.docx", "deep");
    let page = format!(
        "{}<table><tr><th>Action<th>Lead<th>By when<tr><td>Publish<td>HR<td>May 2024</table>",
        "<div><table><tr><td>".repeat(200_000)
    );
    let started = std::time::Instant::now();
    let _ = reading(page.as_bytes(), "plan.html");
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = " ".repeat(120 << 20);
    check(&docx(&zeros), "plan.docx", "unpacks to more than 96 megabytes");
    let many: Vec<(String, &str)> = (0..20_050).map(|i| (format!("a/{i}"), "")).collect();
    let parts: Vec<(&str, &str)> = many.iter().map(|(n, t)| (n.as_str(), *t)).collect();
    check(&zip(&parts), "plan.docx", "more than 20000 parts");
}

#[test]
fn a_million_empty_cells_cost_nothing() {
    let mut sheet = String::from("<sheetData>");
    sheet.push_str("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Activity</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Lead</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>Due</t></is></c></row>");
    sheet.push_str(
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Publish</t></is></c><c r=\"XFD2\" s=\"4\"/></row>",
    );
    for row in 3..=100_002 {
        sheet.push_str(&format!("<row r=\"{row}\">"));
        for column in ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"] {
            sheet.push_str(&format!("<c r=\"{column}{row}\" s=\"1\"/>"));
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData><mergeCells><mergeCell ref=\"A3:XFD1048576\"/></mergeCells>");
    let reading = reading(&xlsx(&sheet), "plan.xlsx").unwrap();
    assert_eq!(reading.draft.themes[0].activities.len(), 1);
}

#[test]
fn too_many_rows_are_refused_with_the_limit() {
    let mut csv = String::from("Action,Lead\n");
    csv.push_str(&"Publish,HR\n".repeat(21_000));
    check(csv.as_bytes(), "plan.csv", "more than 20,000 rows");
}

#[test]
fn macros_are_told_of_and_not_run() {
    let body = format!("<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", docx_table(PLAN));
    let docm = zip(&[("word/document.xml", &body), ("word/vbaProject.bin", "x")]);
    let reading = reading(&docm, "plan.docm").unwrap();
    assert!(reading.queries.iter().any(|q| q.kind == QueryKind::Macros));
}

#[test]
fn one_bad_row_refuses_nothing() {
    let csv = b"Action,Lead,By when\n,HR,\nPublish,HR,May 2024,extra,cells\n\"broken \"quote,HR,May\n";
    let reading = reading(csv, "plan.csv").unwrap();
    assert!(reading.draft.themes[0].activities.len() >= 2);
    assert!(reading.queries.iter().any(|q| q.kind == QueryKind::NoActivityText));
}

/// A Word document of these lines; the first is its title, and a line that begins "# " a heading.
fn lines(lines: &[&str]) -> Vec<u8> {
    let line = |(i, text): (usize, &&str)| {
        let style = match text.strip_prefix("# ") {
            Some(_) => "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>",
            None if i == 0 => "<w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>",
            None => "",
        };
        format!("<w:p>{style}<w:r><w:t>{}</w:t></w:r></w:p>", text.trim_start_matches("# "))
    };
    docx(&lines.iter().enumerate().map(line).collect::<String>())
}

#[test]
fn documents_of_other_kinds_do_not_become_plans() {
    for (text, what) in [
        (
            &[
                "How we look after your personal information",
                "We will keep your information safe.",
                "We will delete it by 2030.",
            ][..],
            "a notice on personal data",
        ),
        (
            &[
                "Minutes of the Equality Committee",
                "# 3. Recruitment",
                "The Head of HR will circulate the figures by 31 March.",
            ],
            "the minutes of a meeting",
        ),
        (
            &[
                "Dignity at work policy",
                "# Procedure",
                "Managers will treat every report seriously.",
                "HR will support managers.",
            ],
            "a policy",
        ),
        (
            &[
                "Terms of reference: Race Equality Board",
                "# Frequency",
                "The Board will meet every six weeks.",
            ],
            "terms of reference",
        ),
        (
            &[
                "Race Equality Officer",
                "Salary: £38,000",
                "Closing date: 1 May 2027",
                "# What you will do",
                "- Lead the race equality plan",
                "- Support our networks",
                "# About you",
                "- You know the law",
            ],
            "an advertisement for a post",
        ),
        (
            &[
                "Draft race equality plan",
                "The consultation closes on 1 May 2027.",
                "# Documents",
                "- Draft race equality plan",
                "- Draft summary",
                "# Ways to respond",
                "- Write to the town hall",
                "- Call the town hall",
            ],
            "no activities could be found",
        ),
        (
            &["Dear Ms Rao", "We will look into the matter and reply by 1 April."],
            "no activities could be found",
        ),
    ] {
        check(&lines(text), "document.docx", what);
    }
    for table in [
        "Name,Job title,Team,Email\nAna Reed,Officer,HR,a@x.example\nSam Poe,Manager,Finance,s@x.example\n",
        "Invoice no,Description,Quantity,Due date\n1001,Training for all managers,2,30/06/2026\n1002,Printing of our leaflets,4,30/06/2026\n",
        "Date,Shift,Lead,Notes\n01/05/2026,Early,Sam Poe,\n02/05/2026,Late,Ana Reed,Swap\n",
        "Date,Supplier,Service area,Description,Amount\n01/04/2026,Acme Ltd,Housing,Repairs to the lifts,£4000\n02/04/2026,Bolt plc,Parks,New mower blades,£200\n",
    ] {
        check(table.as_bytes(), "table.csv", "No table with activities");
    }
}

#[test]
fn a_table_that_lost_its_columns_on_copying_is_said_to_be_one() {
    let raw = "Action Owner Deadline Status\nPublish the pay gap Head of HR May 2027 On track\n\
        Train every panel chair Learning Team June 2027 Not started\n";
    check(raw.as_bytes(), "pasted.txt", "whatever parted the columns was lost");
    // References part the rows, but not the cells within them: that is told, and every row is doubted.
    let numbered = "Ref Action Owner Deadline\n1.1 Publish the pay gap Head of HR May 2027\n\
        1.2 Train every panel chair Learning Team June 2027\n";
    let read = reading(numbered.as_bytes(), "pasted.txt").unwrap();
    assert!(read.queries.iter().any(|q| q.message.contains("whatever parted its columns was lost")));
    let activities = read.draft.themes.iter().flat_map(|t| &t.activities);
    assert!(
        activities.clone().count() == 2 && activities.into_iter().all(|a| a.confidence.hundredths() < 70)
    );
}

#[test]
fn a_line_longer_than_any_paragraph_is_refused_before_anything_is_looked_for_in_it() {
    let line = "Publish the pay gap, ".repeat(60_000);
    check(line.as_bytes(), "plan.txt", "a line of it is longer than a million letters");
    check(line.as_bytes(), "plan.csv", "a line of it is longer than a million letters");
}

#[test]
fn a_text_of_more_lines_than_any_plan_has_is_refused_before_anything_is_looked_for_in_it() {
    let text = |lines: usize| format!("Action\nLead\nBy when\n{}", "x\n\n".repeat(lines - 3));
    check(text(50_001).as_bytes(), "plan.txt", "it has more than 50,000 lines of text");
}

#[test]
fn a_plan_below_tables_nested_deeper_than_any_page_is_still_read() {
    let plan =
        "<table><tr><th>Action<th>Lead<th>By when</tr><tr><td>Publish the pay gap<td>HR<td>May 2027</table>";
    let nested = format!("{}words{}", "<table><tr><td>".repeat(300), "</td></tr></table>".repeat(300));
    let draft =
        reading(format!("<html><body>{nested}{plan}</body></html>").as_bytes(), "plan.html").unwrap().draft;
    let activities: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
    assert_eq!(activities.len(), 1);
    assert_eq!(activities[0].lead.as_deref(), Some("HR"));
    assert!(draft.unplaced.iter().any(|u| u.text == "words"));
}

#[test]
fn a_policy_with_objectives_in_a_form_is_read_for_them() {
    let policy = lines(&[
        "Equality policy",
        "# Our objectives",
        "Objective 1: Have governors who reflect our families by September 2026.",
        "Lead: Clerk to the governors",
        "Progress: Two parents have been co-opted.",
        "Objective 2: Close the gap in reading between groups of pupils by July 2027.",
        "Lead: Head teacher",
        "Progress: Training is booked.",
    ]);
    let draft = reading(&policy, "policy.docx").unwrap().draft;
    assert_eq!(draft.themes.iter().map(|t| t.activities.len()).sum::<usize>(), 2);
}
