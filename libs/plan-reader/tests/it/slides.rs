//! Presentations: what a slide shows, in the order in which a person reads it.

use plan_reader::{Options, Reading, UnplacedReason, read};

use crate::zipped::{pptx, zip};

fn shape(place: &str, paragraphs: &str) -> String {
    format!("<p:sp><p:nvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:txBody>{paragraphs}</p:txBody></p:sp>")
}

fn title(text: &str) -> String {
    shape("<p:ph type=\"title\"/>", &line("", text))
}

fn line(properties: &str, text: &str) -> String {
    format!("<a:p>{properties}<a:r><a:t>{text}</a:t></a:r></a:p>")
}

fn cell(attributes: &str, text: &str) -> String {
    format!("<a:tc {attributes}><a:txBody>{}</a:txBody><a:tcPr/></a:tc>", line("", text))
}

fn table(rows: &[String]) -> String {
    let rows: String = rows.iter().map(|r| format!("<a:tr h=\"1\">{r}</a:tr>")).collect();
    format!(
        "<p:graphicFrame><a:graphic><a:tbl><a:tblPr firstRow=\"1\"/>{rows}</a:tbl></a:graphic></p:graphicFrame>"
    )
}

fn reading(bytes: &[u8]) -> Reading {
    read(bytes, "plan.pptx", &Options::default(), &mut |_| {}).unwrap()
}

#[test]
fn a_table_that_goes_on_over_slides_stays_under_one_theme() {
    let heads = ["Action", "Lead", "By when"].map(|h| cell("", h)).concat();
    let row = |text, lead, when| [cell("", text), cell("", lead), cell("", when)].concat();
    let first = title("Homes") + &table(&[heads.clone(), row("Walk each estate", "Housing", "May 2026")]);
    // The title comes last in the file, as where somebody added it later.
    let second = table(&[heads, row("Publish lettings by ethnicity", "Data team", "June 2026")])
        + &title("Homes (cont’d)");
    let draft = reading(&pptx(&[&title("Our plan"), &first, &second])).draft;
    assert_eq!(draft.title.as_deref(), Some("Our plan"));
    assert_eq!(draft.themes.len(), 1);
    let activities = &draft.themes[0].activities;
    assert_eq!(activities.len(), 2);
    assert_eq!(activities[1].lead.as_deref(), Some("Data team"));
    assert_eq!(activities[1].source.to_string(), "slide 3, table 1, row 2, column 1");
}

#[test]
fn a_cell_over_several_rows_counts_for_each() {
    let heads = ["Theme", "Action", "Lead", "By when"].map(|h| cell("", h)).concat();
    let rows = [
        heads,
        [cell("rowSpan=\"2\"", "Jobs"), cell("", "Guarantee interviews"), cell("", "HR"), cell("", "2026")]
            .concat(),
        [cell("vMerge=\"1\"", ""), cell("", "Pay interns"), cell("", "HR"), cell("", "2027")].concat(),
        [cell("", "Schools"), cell("", "Train governors"), cell("", "Education"), cell("", "2027")].concat(),
    ];
    let draft = reading(&pptx(&[&title("Our plan"), &table(&rows)])).draft;
    let themes: Vec<(&str, usize)> =
        draft.themes.iter().map(|t| (t.name.as_deref().unwrap(), t.activities.len())).collect();
    assert_eq!(themes, [("Jobs", 2), ("Schools", 1)]);
}

#[test]
fn automatic_numbers_are_those_that_the_slide_shows() {
    let numbered = "<a:pPr><a:buAutoNum type=\"alphaLcParenR\"/></a:pPr>";
    let list = shape(
        "<p:ph idx=\"1\"/>",
        &(line("", "We will:")
            + &line(numbered, "Publish our pay gap (Lead: HR; by May 2026)")
            + &line(numbered, "Train every panel (Lead: HR; by June 2026)")),
    );
    let draft = reading(&pptx(&[&title("Our plan"), &(title("Work") + &list)])).draft;
    let refs: Vec<_> = draft.themes[0].activities.iter().map(|a| a.ref_.as_deref()).collect();
    assert_eq!(refs, [Some("a"), Some("b")]);
}

#[test]
fn hidden_slides_are_read_and_told_of() {
    let slide =
        title("Work") + &shape("<p:ph idx=\"1\"/>", &line("", "Publish our pay gap (Lead: HR; by May 2026)"));
    let hidden = format!(
        "<p:sld xmlns:p=\"p\" xmlns:a=\"a\" show=\"0\"><p:cSld><p:spTree>{slide}</p:spTree></p:cSld></p:sld>"
    );
    let bytes = zip(&[
        (
            "ppt/presentation.xml",
            "<p:presentation xmlns:p=\"p\" xmlns:r=\"r\"><p:sldIdLst><p:sldId r:id=\"a\"/></p:sldIdLst></p:presentation>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            "<Relationships><Relationship Id=\"a\" Target=\"/ppt/slides/one.xml\"/></Relationships>",
        ),
        ("ppt/slides/one.xml", &hidden),
    ]);
    let reading = reading(&bytes);
    assert_eq!(reading.draft.themes.iter().map(|t| t.activities.len()).sum::<usize>(), 1);
    assert!(reading.queries.iter().any(|q| q.message.contains("slide 1")), "{:?}", reading.queries);
}

#[test]
fn words_of_a_drawing_notes_and_footers_are_kept() {
    let slide = title("Work")
        + &shape("<p:ph idx=\"1\"/>", &line("", "Publish our pay gap (Lead: HR; by May 2026)"))
        + &shape("<p:ph type=\"ftr\"/>", &line("", "Internal"));
    let sld =
        format!("<p:sld xmlns:p=\"p\" xmlns:a=\"a\"><p:cSld><p:spTree>{slide}</p:spTree></p:cSld></p:sld>");
    let bytes = zip(&[
        (
            "ppt/presentation.xml",
            "<p:presentation xmlns:p=\"p\" xmlns:r=\"r\"><p:sldIdLst><p:sldId r:id=\"a\"/><p:sldId r:id=\"a\"/></p:sldIdLst></p:presentation>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            "<Relationships><Relationship Id=\"a\" Target=\"slides/slide1.xml\"/></Relationships>",
        ),
        ("ppt/slides/slide1.xml", &sld),
        (
            "ppt/slides/_rels/slide1.xml.rels",
            "<Relationships><Relationship Id=\"d\" Type=\"x/diagramData\" Target=\"../diagrams/data1.xml\"/><Relationship Id=\"n\" Type=\"x/notesSlide\" Target=\"../notesSlides/notes1.xml\"/></Relationships>",
        ),
        (
            "ppt/diagrams/data1.xml",
            "<d:m xmlns:d=\"d\" xmlns:a=\"a\"><d:pt><d:t><a:p><a:r><a:t>Cross-cutting arrow</a:t></a:r></a:p></d:t></d:pt></d:m>",
        ),
        (
            "ppt/notesSlides/notes1.xml",
            "<p:notes xmlns:p=\"p\" xmlns:a=\"a\"><p:sp><a:p><a:r><a:t>Say thanks</a:t></a:r></a:p></p:sp></p:notes>",
        ),
    ]);
    let unplaced = reading(&bytes).draft.unplaced;
    let of = |text: &str| unplaced.iter().filter(|u| u.text.contains(text)).collect::<Vec<_>>();
    assert!(!of("Cross-cutting arrow").is_empty(), "{unplaced:?}");
    assert_eq!(of("Say thanks")[0].reason, UnplacedReason::Margin);
    assert_eq!(of("Internal").len(), 1, "a footer is told once: {unplaced:?}");
}
