//! A folder of invented documents with the drafts expected of them, and the rule that no word is lost.

use std::collections::HashMap;
use std::path::Path;

use plan_reader::{Draft, Options, Reading, UnplacedReason, read};

use crate::zipped::{docx, docx_table};

fn reading(document: &str) -> Reading {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents").join(document);
    let bytes = std::fs::read(path).unwrap();
    read(&bytes, document, &Options::default(), &mut |_| {}).unwrap()
}

/// Compares a document's draft with the one kept beside it.
fn check(document: &str) {
    insta::with_settings!({ snapshot_path => "../documents", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_json_snapshot!(document, reading(document).draft);
    });
}

macro_rules! documents {
    ($($name:ident $file:literal),* $(,)?) => {
        $(#[test] fn $name() { check($file); })*
        const ALL: &[&str] = &[$($file),*];
    };
}

documents! {
    one_table_without_themes "one-table.docx",
    themes_in_headings "headings.docx",
    merged_cells_and_two_rows_of_headings "merged.docx",
    recommendations_in_cells "recommendations.docx",
    a_table_for_each_activity "key-value.docx",
    several_sheets_and_real_dates "workbook.xlsx",
    two_levels_of_bands "two-levels.xlsm",
    opendocument_text "text.odt",
    opendocument_sheet "sheet.ods",
    web_page "page.html",
    bands_in_semicolons_and_windows_letters "bands.csv",
    tabs_in_utf_16 "utf16.tsv",
    columns_set_with_spaces "columns.txt",
    rows_parted_by_blank_lines "blocks.txt",
    one_cell_a_line "one-cell-a-line.txt",
    one_cell_a_line_with_empty_ones "empty-cells.txt",
    a_drawn_grid_with_merged_cells "grid.txt",
    rules_of_dashes "rules.txt",
    tabs_and_cells_in_quotes "tabs.txt",
    upright_bars "bars.txt",
    markdown_of_several_kinds "tables.md",
    rows_and_lists_over_pages "pages.pdf",
    stripes_and_white_instead_of_rules "stripes.pdf",
    rules_between_rows_on_turned_pages "turned.pdf",
    lists_of_recommendations_in_a_pdf "lists.pdf",
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

fn count(texts: impl IntoIterator<Item = String>) -> HashMap<String, usize> {
    let mut out = HashMap::new();
    for word in texts.into_iter().flat_map(|t| words(&t)) {
        *out.entry(word).or_default() += 1;
    }
    out
}

/// The words of a package's XML, independent of the reader.
fn words_in_xml(xml: &str, text_tags: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for tag in text_tags {
        for piece in xml.split(&format!("<{tag}")).skip(1) {
            if let Some((_, rest)) = piece.split_once('>')
                && piece.starts_with(['>', ' '])
                && let Some((text, _)) = rest.split_once(&format!("</{tag}>"))
            {
                out.push(text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"));
            }
        }
    }
    out
}

/// Every word of the document as often as it stands there.
#[track_caller]
fn all_words_are_kept(draft: &Draft, source: Vec<String>, document: &str) {
    let have = count([serde_json::to_string(&draft).unwrap().replace("\\n", " ").replace("\\t", " ")]);
    for (word, times) in count(source) {
        let kept = have.get(&word).copied().unwrap_or(0);
        assert!(
            kept >= times,
            "{document}: “{word}” stands {times} times in the source and {kept} times in the draft"
        );
    }
}

#[test]
fn no_word_of_a_word_document_is_lost() {
    for document in
        ["one-table.docx", "headings.docx", "merged.docx", "recommendations.docx", "key-value.docx"]
    {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents").join(document);
        let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
        let mut source = Vec::new();
        for part in ["word/document.xml", "word/footer1.xml", "word/footnotes.xml"] {
            if let Ok(file) = zip.by_name(part) {
                let mut xml = std::io::read_to_string(file).unwrap();
                // What a tracked change deleted is gone.
                while let Some(start) = xml.find("<w:tr><w:trPr><w:del") {
                    let end = xml[start..].find("</w:tr>").unwrap();
                    xml.replace_range(start..start + end, "");
                }
                source.extend(words_in_xml(&xml, &["w:t"]));
            }
        }
        assert!(source.len() > 10, "{document}");
        all_words_are_kept(&reading(document).draft, source, document);
    }
}

#[test]
fn no_word_of_a_workbook_is_lost() {
    for document in ["workbook.xlsx", "two-levels.xlsm"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents").join(document);
        let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
        let mut source = Vec::new();
        for n in 1..=4 {
            if let Ok(file) = zip.by_name(&format!("xl/worksheets/sheet{n}.xml")) {
                source.extend(words_in_xml(&std::io::read_to_string(file).unwrap(), &["t"]));
            }
        }
        all_words_are_kept(&reading(document).draft, source, document);
    }
}

#[test]
fn no_word_of_a_presentation_is_lost() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/slides.pptx");
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut source = Vec::new();
    for n in 1..=6 {
        let file = zip.by_name(&format!("ppt/slides/slide{n}.xml")).unwrap();
        source.extend(words_in_xml(&std::io::read_to_string(file).unwrap(), &["a:t"]));
    }
    assert!(source.len() > 30);
    all_words_are_kept(&reading("slides.pptx").draft, source, "slides.pptx");
}

#[test]
fn a_query_for_unplaced_words_is_a_fault_of_ours() {
    for document in ALL {
        let reading = reading(document);
        let lost: Vec<_> =
            reading.draft.unplaced.iter().filter(|u| u.reason == UnplacedReason::Unknown).collect();
        assert!(lost.is_empty(), "{document}: {lost:?}");
    }
}

/// The draft as text, without where its words stand.
fn plan_of(document: &str) -> String {
    let outline = plan_reader::outline(&reading(document).draft);
    outline.split("# Words that are not part of the plan").next().unwrap().to_owned()
}

#[test]
fn a_pdf_reads_alike_however_its_pages_are_turned() {
    assert_eq!(plan_of("turned.pdf"), plan_of("rules.pdf"));
}

#[test]
fn a_pdf_that_only_forbids_printing_is_read() {
    assert_eq!(plan_of("printing-locked.pdf"), plan_of("rules.pdf"));
}

#[test]
fn words_of_a_pdf_tell_their_page() {
    let draft = reading("pages.pdf").draft;
    let last = draft.themes.last().and_then(|t| t.activities.last()).unwrap();
    assert_eq!(last.source.page, Some(2));
    assert!(last.source.to_string().starts_with("page 2, table 2, row"), "{}", last.source);
}

#[test]
fn a_draft_reads_back_from_its_json() {
    for document in ALL {
        let draft = reading(document).draft;
        let again: Draft = serde_json::from_str(&serde_json::to_string(&draft).unwrap()).unwrap();
        assert_eq!(draft, again, "{document}");
    }
}

#[test]
fn the_same_file_gives_the_same_draft() {
    for document in ALL {
        assert_eq!(reading(document), reading(document), "{document}");
    }
}

#[test]
fn an_outline_names_every_theme_and_activity() {
    for document in ALL {
        let draft = reading(document).draft;
        let outline = plan_reader::outline(&draft);
        for theme in &draft.themes {
            assert!(outline.contains(theme.name.as_deref().unwrap_or("Activities under no theme")));
            for activity in &theme.activities {
                assert!(outline.contains(activity.text.lines().next().unwrap()), "{document}");
            }
        }
    }
}

#[test]
fn words_kept_under_their_own_headings_stand_in_the_order_of_the_table() {
    let draft = reading("police-tracker.docx").draft;
    let activities = draft.themes.iter().flat_map(|theme| &theme.activities);
    let headings: Vec<Vec<&String>> = activities.map(|it| it.other.keys().collect()).collect();
    assert!(headings.iter().any(|it| it.len() == 2), "{headings:?}");
    for both in headings.iter().filter(|it| it.len() == 2) {
        assert_eq!(both, &["Commitment", "RAG"]);
    }
}

#[test]
fn an_activity_without_a_lead_is_no_heading() {
    let table = docx_table(&[
        &["Activity", "Lead", "Target date"],
        &["Review the complaints policy with staff networks.", "", ""],
        &["Publish it", "HR", "May 2024"],
    ]);
    let draft = read(&docx(&table), "plan.docx", &Options::default(), &mut |_| {}).unwrap().draft;
    assert_eq!(draft.themes[0].activities.len(), 2);
}

#[test]
fn progress_comes_to_its_end() {
    let mut seen = Vec::new();
    let csv = "Action,Lead,By when\nPublish,HR,May 2024\n";
    read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |p| seen.push(p)).unwrap();
    assert_eq!(seen.last().map(|p| p.done), seen.last().map(|p| p.of));
    assert!(seen.len() >= 4);
}
