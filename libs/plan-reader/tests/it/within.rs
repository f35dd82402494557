//! What documents hold within them: other files, drawings, forms that wait for an answer, text boxes on a sheet.

use plan_reader::{Options, QueryKind, Reading, UnplacedReason, read};

use crate::zipped::{docx_table, zip};

const ROWS: &[&[&str]] =
    &[&["Action", "Lead", "By when"], &["Publish the pay gap by grade", "Head of HR", "May 2027"]];

fn read_as(bytes: &[u8], name: &str) -> Reading {
    read(bytes, name, &Options::default(), &mut |_| {}).unwrap()
}

fn left_as(reading: &Reading, reason: UnplacedReason) -> Vec<&str> {
    let left = reading.draft.unplaced.iter().filter(|it| it.reason == reason);
    left.map(|it| it.text.as_str()).collect()
}

fn tells_of(reading: &Reading, file: &str) -> bool {
    let told = |it: &plan_reader::Query| it.kind == QueryKind::Embedded && it.message.contains(file);
    reading.queries.iter().any(told)
}

/// A Word document with a plan in a table, which points at these parts.
fn docx_with(body: &str, relations: &[(&str, &str)], parts: &[(&str, &str)]) -> Reading {
    let text = format!(
        "<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>{}{body}</w:body></w:document>",
        docx_table(ROWS)
    );
    let listed: String = (0..)
        .zip(relations)
        .map(|(n, (kind, target))| {
            format!("<Relationship Id=\"r{n}\" Type=\"x/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    let listed = format!("<Relationships>{listed}</Relationships>");
    let own = [
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &*text),
        ("word/_rels/document.xml.rels", &*listed),
    ];
    read_as(&zip(&[&own, parts].concat()), "plan.docx")
}

#[test]
fn a_file_within_a_document_is_told_of() {
    let workbook = docx_with("", &[("package", "embeddings/Plan_2027.xlsx")], &[]);
    assert!(tells_of(&workbook, "Plan_2027.xlsx"));
    let rich_text = docx_with(
        "<w:altChunk r:id=\"r0\"/>",
        &[("aFChunk", "part.rtf")],
        &[("word/part.rtf", "{\\rtf1 Train every panel}")],
    );
    assert!(tells_of(&rich_text, "part.rtf"));
    assert_eq!(rich_text.draft.themes[0].activities.len(), 1);
}

#[test]
fn the_words_of_a_drawing_are_listed() {
    let drawing = "<dgm:dataModel xmlns:dgm=\"d\" xmlns:a=\"a\"><a:p><a:r><a:t>Listen, then act</a:t></a:r></a:p></dgm:dataModel>";
    let reading =
        docx_with("", &[("diagramData", "diagrams/data1.xml")], &[("word/diagrams/data1.xml", drawing)]);
    assert_eq!(left_as(&reading, UnplacedReason::Prose), ["Listen, then act"]);
}

#[test]
fn a_prompt_that_nobody_answered_is_no_lead() {
    let rows: &[&[&str]] =
        &[ROWS[0], ROWS[1], &["Train every panel in fair hiring", "Choose an item.", "June 2027"]];
    let text = format!("<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", docx_table(rows));
    let reading =
        read_as(&zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &text)]), "plan.docx");
    assert_eq!(reading.draft.themes[0].activities[1].lead, None);
    assert_eq!(left_as(&reading, UnplacedReason::Prompt), ["Choose an item."]);
}

#[test]
fn the_words_of_a_text_box_on_a_sheet_are_listed() {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let rows: String =
        ROWS.iter().map(|row| format!("<row>{}</row>", row.iter().map(cell).collect::<String>())).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData><drawing r:id=\"r0\"/></worksheet>");
    let relations = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"{id}\" Type=\"x/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let drawing =
        "<xdr:wsDr xmlns:xdr=\"x\" xmlns:a=\"a\"><a:p><a:r><a:t>Approved in May</a:t></a:r></a:p></xdr:wsDr>";
    let book =
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Plan\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>";
    let reading = read_as(
        &zip(&[
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", &relations("a", "worksheet", "worksheets/sheet1.xml")),
            ("xl/worksheets/sheet1.xml", &sheet),
            ("xl/worksheets/_rels/sheet1.xml.rels", &relations("r0", "drawing", "../drawings/drawing1.xml")),
            ("xl/drawings/drawing1.xml", drawing),
        ]),
        "plan.xlsx",
    );
    assert_eq!(left_as(&reading, UnplacedReason::Prose), ["Approved in May"]);
}

#[test]
fn a_file_that_an_email_carries_is_told_of() {
    let message = "From: asha@marlowvale.example\r\nSubject: Fair work\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
        <table><tr><th>Action<th>Lead<th>By when</tr><tr><td>Publish the pay gap by grade<td>Head of HR<td>May 2027</tr></table>\r\n\
        --b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"annex.docx\"\r\n\r\nPK\r\n--b--\r\n";
    let reading = read_as(message.as_bytes(), "fair-work.eml");
    assert_eq!(reading.draft.title.as_deref(), Some("Fair work"));
    assert_eq!(reading.draft.themes[0].activities.len(), 1);
    assert!(tells_of(&reading, "annex.docx"));
    assert_eq!(left_as(&reading, UnplacedReason::Margin), ["Fair work", "asha@marlowvale.example"]);
}

#[test]
fn an_email_is_known_by_its_head_however_much_servers_wrote_there() {
    let on_the_way =
        "Received: from mail.marlowvale.example by mail.marlowvale.example; Mon, 1 Jun 2026\r\n".repeat(200);
    let body =
        "<table><tr><th>Action<th>Lead</tr><tr><td>Publish the pay gap by grade<td>Head of HR</tr></table>";
    let message = format!("{on_the_way}MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{body}");
    let reading = read_as(message.as_bytes(), "plan.eml");
    assert_eq!(reading.draft.themes[0].activities[0].text, "Publish the pay gap by grade");
}

#[test]
fn the_tables_of_a_page_within_a_document_are_counted_on() {
    let page = "<table><tr><th>Action<th>Lead<th>By when</tr><tr><td>Train every panel<td>OD Manager<td>June 2027</tr></table>";
    let chunk = [("word/part.html", page)];
    let reading = docx_with("<w:altChunk r:id=\"r0\"/>", &[("aFChunk", "part.html")], &chunk);
    let places: Vec<_> = reading.draft.themes[0].activities.iter().map(|it| it.source.table).collect();
    assert_eq!(places, [Some(1), Some(2)]);
}

#[test]
fn a_tick_of_unicode_set_as_a_symbol_is_a_tick() {
    let cell = |run: &str| format!("<w:tc><w:p><w:r>{run}</w:r></w:p></w:tc>");
    let row =
        |cells: [&str; 3]| format!("<w:tr>{}</w:tr>", cells.iter().map(|it| cell(it)).collect::<String>());
    let text = |words: &str| format!("<w:t>{words}</w:t>");
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row([&text("Action"), &text("Lead"), &text("Complete")]),
        row([
            &text("Publish the pay gap by grade"),
            &text("HR"),
            "<w:sym w:font=\"Segoe UI Symbol\" w:char=\"2713\"/>"
        ]),
    );
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{table}</w:body></w:document>");
    let reading =
        read_as(&zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)]), "plan.docx");
    assert!(reading.draft.themes[0].activities[0].status.is_some());
}

#[test]
fn what_is_chosen_or_typed_in_a_form_of_a_page_is_what_its_cell_says() {
    let status = |chosen: &str| {
        format!("<select><option>Please select<option{chosen}>Delayed<option>Complete</select>")
    };
    let row = |text: &str, lead: &str, status: &str| {
        format!("<tr><td>{text}</td><td>{lead}</td><td>May 2027</td><td>{status}</td></tr>")
    };
    let page = format!(
        "<select><option>Sort by name</select><table><tr><th>Action<th>Lead<th>By when<th>Status</tr>{}{}</table>",
        row("Publish the pay gap by grade", "<input value='Head of HR'>", &status(" selected")),
        row("<textarea>Train every panel</textarea>", "<input type=hidden value=secret>HR", &status("")),
    );
    let reading = read_as(page.as_bytes(), "plan.html");
    let [first, second] = reading.draft.themes[0].activities.as_slice() else { panic!("two activities") };
    assert_eq!(first.lead.as_deref(), Some("Head of HR"));
    assert_eq!(first.status.as_ref().map(|it| it.words.as_str()), Some("Delayed"));
    assert_eq!((second.text.as_str(), second.lead.as_deref()), ("Train every panel", Some("HR")));
    assert_eq!(second.status, None);
    assert_eq!(left_as(&reading, UnplacedReason::Prompt), ["Please select"]);
}

#[test]
fn what_a_template_holds_for_later_is_chosen_and_typed_by_nobody() {
    let template = "<template><input value=Nobody><select><option>Nowhere</select></template>";
    let page = format!(
        "<table><tr><th>Action<th>Lead<th>By when</tr><tr><td>Publish the pay gap<td>{template}HR<td>May 2027</tr></table>"
    );
    let reading = read_as(page.as_bytes(), "plan.html");
    assert_eq!(reading.draft.themes[0].activities[0].lead.as_deref(), Some("HR"));
}
