//! A plan that is written out and read back is the same plan; a file that was edited in between differs in what was
//! edited, and in nothing else.

use super::{Format, Imprint, Layout, written};
use crate::upload::{
    align::aligned,
    diff::{Difference, diff},
    draft::Draft,
    given::standing,
    reading,
    service::Services,
    standing::Standing,
};
use std::path::{Path, PathBuf};

fn read(bytes: &[u8], name: &str) -> Option<Draft> {
    reading::read(bytes, name, &mut |_| {}).ok().map(|(draft, _)| draft)
}

fn imprint() -> Imprint {
    Imprint {
        introduction: "This plan says what we will do.\n\nIt was written after 23 meetings.".into(),
        ..Imprint::default()
    }
}

/// What differs between a plan and a file.
fn differences(standing: &Standing, bytes: &[u8], format: Format) -> Vec<String> {
    let name = format!("plan.{}", format.extension());
    let Some(draft) = read(bytes, &name) else { return vec!["it cannot be read".to_owned()] };
    let draft = aligned(draft, standing);
    let told = |it: &Difference| {
        let fields: Vec<_> =
            it.fields.iter().map(|it| format!("{} “{}” to “{}”", it.label, it.before, it.after)).collect();
        format!(
            "{:?} {:?}: {}",
            it.what.sort(),
            it.name.chars().take(60).collect::<String>(),
            fields.join(", ")
        )
    };
    diff(standing, &draft, &Services::new(&[])).iter().map(told).collect()
}

fn out(standing: &Standing, layout: &Layout, format: Format) -> Vec<u8> {
    written(&standing.draft(), layout, &imprint(), format).expect("a file")
}

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut folders = vec![root.join("libs/plan-reader/tests/documents"), root.join("demo")];
    // Further documents that somebody has on their machine.
    folders.extend(std::env::var_os("EVENHAND_TEST_DOCUMENTS").map(PathBuf::from));
    let mut found: Vec<PathBuf> = folders
        .iter()
        .flat_map(|it| std::fs::read_dir(it).expect("a folder"))
        .map(|it| it.expect("an entry").path())
        .filter(|it| {
            it.extension()
                .is_some_and(|it| !["snap", "py", "json", "md"].contains(&it.to_str().unwrap_or_default()))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn every_document_comes_back_as_it_was_in_every_format() {
    let mut wrong = Vec::new();
    let mut plans = 0;
    for path in documents() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("a file");
        let Some(draft) = read(&bytes, &name) else { continue };
        let counts = draft.counts();
        if counts.activities + counts.recommendations == 0 {
            continue;
        }
        plans += 1;
        let standing = standing(&draft);
        let own = draft.layout.clone().unwrap_or_default();
        for (of, layout) in [("its own", &own), ("the usual", &Layout::default())] {
            for format in Format::ALL {
                for it in differences(&standing, &out(&standing, layout, format), format) {
                    wrong.push(format!("{name} in {of} layout as {}: {it}", format.extension()));
                }
            }
        }
    }
    assert!(plans > 8, "{plans} documents");
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

/// The parts of a package, one of them edited.
fn edited(bytes: &[u8], part: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut it = from.by_index(at).expect("a part");
        let name = it.name().expect("a name").into_owned();
        let mut text = Vec::new();
        it.read_to_end(&mut text).expect("its words");
        if name == part {
            let before = String::from_utf8(text).expect("text");
            let after = edit(before.clone());
            assert_ne!(before, after, "the edit found its place");
            text = after.into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        to.write_all(&text).expect("its words");
    }
    to.finish().expect("a package").into_inner()
}

/// From the row of a Word table that holds these words: before it, it, after it.
fn around_row<'t>(text: &'t str, words: &str) -> (&'t str, &'t str, &'t str) {
    let at = text.find(words).expect("the words");
    let from = text[..at].rfind("<w:tr>").expect("its row");
    let to = at + text[at..].find("</w:tr>").expect("its end") + "</w:tr>".len();
    (&text[..from], &text[from..to], &text[to..])
}

fn demonstration() -> Standing {
    let bytes = include_bytes!("../../../../demo/marlow-vale-action-plan.docx");
    standing(&read(bytes, "plan.docx").expect("the demonstration"))
}

#[test]
fn in_a_word_document_only_the_edits_differ() {
    let standing = demonstration();
    let layout = read(include_bytes!("../../../../demo/marlow-vale-action-plan.docx"), "plan.docx")
        .unwrap()
        .layout
        .unwrap();
    let file = out(&standing, &layout, Format::Docx);
    let differ = |edit: &dyn Fn(String) -> String| {
        differences(&standing, &edited(&file, "word/document.xml", edit), Format::Docx)
    };
    assert_eq!(
        differ(&|it| it.replacen(">By 30 September 2026<", ">By Christmas 2026<", 1)),
        [
            "Changed \"Replace the four separate forms for racist graffiti and dama\": Target date “By 30 September 2026” to “By Christmas 2026”"
        ]
    );
    let added = differ(&|it| {
        let (before, row, after) = around_row(&it, ">Summer 2026<");
        let new = "<w:tr><w:tc><w:p><w:r><w:t>Open a reporting desk at the market hall.</w:t></w:r></w:p></w:tc>\
                   <w:tc><w:p><w:r><w:t>Meilin Strand</w:t></w:r></w:p></w:tc>\
                   <w:tc><w:p><w:r><w:t>May 2027</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>";
        format!("{before}{row}{new}{after}")
    });
    assert_eq!(added.len(), 1, "{added:#?}");
    assert!(
        added[0].starts_with("Added") && added[0].contains("“Open a reporting desk at the market hall.”"),
        "{}",
        added[0]
    );
    let gone = differ(&|it| {
        let (before, _, after) = around_row(&it, ">Summer 2026<");
        format!("{before}{after}")
    });
    assert_eq!(gone.len(), 1, "{gone:#?}");
    assert!(gone[0].starts_with("Missing \"Train front-desk staff"), "{}", gone[0]);
}

#[test]
fn in_a_workbook_only_the_edits_differ() {
    let standing = demonstration();
    for (format, part) in [(Format::Xlsx, "xl/sharedStrings.xml"), (Format::Ods, "content.xml")] {
        let file = out(&standing, &Layout::default(), format);
        let file = edited(&file, part, |it| {
            it.replacen(">By 30 September 2026<", ">By Christmas 2026<", 1).replacen(
                "Tell every supplier in writing",
                "Tell each supplier in writing",
                1,
            )
        });
        let found = differences(&standing, &file, format);
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(
            found[0].contains("What should happen") && found[0].contains("Tell each supplier"),
            "{}",
            found[0]
        );
        assert!(
            found[1].ends_with("Target date “By 30 September 2026” to “By Christmas 2026”"),
            "{}",
            found[1]
        );
    }
}

#[test]
fn a_month_that_a_spreadsheet_made_a_date_of_is_no_change() {
    let csv = "Activity,Lead,By when\nPublish the pay gap,Asha Rao,May 2027\nTrain panels,HR,June 2027\n";
    let draft = read(csv.as_bytes(), "plan.csv").expect("a plan");
    let layout = draft.layout.clone().unwrap();
    let standing = standing(&draft);
    let words = |bytes: &[u8], part: &str| {
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).expect("a package");
        std::io::read_to_string(package.by_name(part).expect("a part")).expect("text")
    };

    let file = out(&standing, &layout, Format::Xlsx);
    let shared = words(&file, "xl/sharedStrings.xml");
    let at = shared[..shared.find(">May 2027<").expect("the month")].matches("<si>").count() - 1;
    let looks = words(&file, "xl/styles.xml");
    let after = looks.split_once("<cellXfs").expect("looks of cells").1;
    let dated = after[..after.find("</cellXfs>").unwrap()].matches("<xf ").count();
    let file = edited(&file, "xl/styles.xml", |it| {
        it.replacen("</cellXfs>", "<xf numFmtId=\"17\" fontId=\"0\" fillId=\"0\"/></cellXfs>", 1)
    });
    let file = edited(&file, "xl/worksheets/sheet1.xml", |it| {
        let value = it.find(&format!("<v>{at}</v>")).expect("its cell");
        let cell = it[..value].rfind("<c ").expect("its beginning");
        let name = it[cell..].split('"').nth(1).expect("its name");
        let end = value + format!("<v>{at}</v>").len();
        format!("{}<c r=\"{name}\" s=\"{dated}\"><v>46508</v>{}", &it[..cell], &it[end..])
    });
    assert_eq!(differences(&standing, &file, Format::Xlsx), Vec::<String>::new());

    let file = out(&standing, &layout, Format::Ods);
    let with_style = |it: String| {
        let style = "<number:date-style style:name=\"N1\"><number:month number:textual=\"true\"/><number:text>-</number:text>\
                     <number:year/></number:date-style><style:style style:name=\"dated\" style:family=\"table-cell\" \
                     style:data-style-name=\"N1\"/></office:automatic-styles>";
        let it = it.replacen("</office:automatic-styles>", style, 1);
        let shown = it.find(">May 2027<").expect("the month");
        let cell = it[..shown].rfind("<table:table-cell").expect("its cell");
        let end = shown + it[shown..].find("</table:table-cell>").expect("its end");
        let dated = "<table:table-cell table:style-name=\"dated\" office:value-type=\"date\" \
                     office:date-value=\"2027-05-01\"><text:p>May-27</text:p>";
        format!("{}{dated}{}", &it[..cell], &it[end..])
    };
    let file = edited(&file, "content.xml", with_style);
    assert_eq!(differences(&standing, &file, Format::Ods), Vec::<String>::new());
    let moved = edited(&file, "content.xml", |it| it.replacen("2027-05-01", "2027-06-01", 1));
    let found = differences(&standing, &moved, Format::Ods);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].ends_with("Target date “May 2027” to “June 2027”"), "{}", found[0]);
}

#[test]
fn the_columns_are_those_of_the_bodys_own_document_in_its_order() {
    let csv = "Promise,RAG,Who will lead?,Cost,By when\nPublish the pay gap,Amber,Asha Rao,£400,May 2027\n";
    let draft = read(csv.as_bytes(), "plan.csv").expect("a plan");
    let laid = super::workbook(&standing(&draft).draft(), &draft.layout.unwrap(), &imprint());
    let headings = laid.sheets[0].lines.iter().find_map(|it| match it {
        plan_writer::Line::Headings(cells) => Some(cells.join(", ")),
        _ => None,
    });
    assert_eq!(headings.as_deref(), Some("Promise, RAG, Who will lead?, Cost, By when"));
}

#[test]
fn a_column_of_states_says_how_it_goes_now_and_takes_a_new_state() {
    let csv = "Activity,RAG,Lead,By when,Progress\nPublish the pay gap,Amber,Asha Rao,May 2027,Figures are agreed\n";
    let draft = read(csv.as_bytes(), "plan.csv").expect("a plan");
    let layout = draft.layout.clone().unwrap();
    let mut standing = standing(&draft);
    standing.themes[0].activities[0].row.status = crate::activity::Status::Complete;
    let file = out(&standing, &layout, Format::Ods);
    assert_eq!(differences(&standing, &file, Format::Ods), Vec::<String>::new());
    let file = edited(&file, "content.xml", |it| it.replacen(">Complete<", ">Delayed<", 1));
    let found = differences(&standing, &file, Format::Ods);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("Status “Complete” to “Delayed”"), "{}", found[0]);
}

#[test]
fn the_demonstration_differs_from_its_own_document_in_nothing() {
    let standing = demonstration();
    let bytes = include_bytes!("../../../../demo/marlow-vale-action-plan.docx");
    assert_eq!(differences(&standing, bytes, Format::Docx), Vec::<String>::new());
}

/// Two themes with outcomes as headings, whose activities keep words under a heading that is read as a theme elsewhere.
fn with_focus_areas() -> Draft {
    let text = "# Plan\n\n\
                ## Fair recruitment\n\nDesired outcome: People are hired fairly\n\n\
                | Action | Lead | By when |\n| --- | --- | --- |\n\
                | Train every panel | HR | May 2027 |\n| Publish pay gaps | Finance | June 2027 |\n\n\
                ## Homes\n\nDesired outcome: Homes go to those in need\n\n\
                | Action | Lead | By when |\n| --- | --- | --- |\n\
                | Visit every hostel | Housing | July 2027 |\n| Publish lettings | Housing | May 2027 |\n";
    let mut draft = read(text.as_bytes(), "plan.md").expect("a plan");
    for (theme, area) in draft.themes.iter_mut().zip(["Culture", "Place"]) {
        assert!(!theme.outcome.is_empty());
        for it in &mut theme.activities {
            it.other.insert("Focus area".into(), area.into());
        }
    }
    draft
}

#[test]
fn a_column_that_could_be_of_themes_is_kept_and_so_are_their_outcomes() {
    let draft = with_focus_areas();
    let document = super::word::document(&draft, &Layout::default(), &imprint());
    assert!(format!("{document:?}").contains("Homes go to those in need"));
    let standing = standing(&draft);
    for format in Format::ALL {
        let found = differences(&standing, &out(&standing, &Layout::default(), format), format);
        assert!(found.is_empty(), "{}: {found:#?}", format.extension());
    }
}

#[test]
fn who_leads_a_theme_is_written_whatever_its_columns_are_called() {
    let mut draft = with_focus_areas();
    draft.themes[0].leads = "Asha Rao".into();
    let document = super::word::document(&draft, &Layout::default(), &imprint());
    assert!(format!("{document:?}").contains("Asha Rao"));
}
