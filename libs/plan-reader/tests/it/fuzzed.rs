//! Whatever the bytes, the reader answers; it never panics.

use plan_reader::{Options, date, lead, read};
use proptest::prelude::*;

use crate::drawn::pdf;
use crate::zipped::{docx, pptx, xlsx, zip};

const SAMPLES: &[(&str, &[u8])] = &[
    ("headings.docx", include_bytes!("../documents/headings.docx")),
    ("merged.docx", include_bytes!("../documents/merged.docx")),
    ("workbook.xlsx", include_bytes!("../documents/workbook.xlsx")),
    ("slides.pptx", include_bytes!("../documents/slides.pptx")),
    ("text.odt", include_bytes!("../documents/text.odt")),
    ("sheet.ods", include_bytes!("../documents/sheet.ods")),
    ("page.html", include_bytes!("../documents/page.html")),
    ("bands.csv", include_bytes!("../documents/bands.csv")),
    ("rules.pdf", include_bytes!("../documents/rules.pdf")),
    ("turned.pdf", include_bytes!("../documents/turned.pdf")),
    ("saved-page.mht", include_bytes!("../documents/saved-page.mht")),
    ("form-fields.docx", include_bytes!("../documents/form-fields.docx")),
    ("page-within.docx", include_bytes!("../documents/page-within.docx")),
    ("set-in-tasks.xlsx", include_bytes!("../documents/set-in-tasks.xlsx")),
    ("printing-locked.pdf", include_bytes!("../documents/printing-locked.pdf")),
    ("lists.pdf", include_bytes!("../documents/lists.pdf")),
    ("columns.txt", include_bytes!("../documents/columns.txt")),
    ("one-cell-a-line.txt", include_bytes!("../documents/one-cell-a-line.txt")),
    ("grid.txt", include_bytes!("../documents/grid.txt")),
    ("tables.md", include_bytes!("../documents/tables.md")),
];

fn answers(bytes: &[u8], name: &str) {
    for insist in [false, true] {
        if let Ok(reading) = read(bytes, name, &Options { insist, ..Options::default() }, &mut |_| {}) {
            let _ = plan_reader::outline(&reading.draft);
        }
    }
}

fn xml_soup() -> impl Strategy<Value = String> {
    let pieces = [
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "</w:r>",
        "<w:t>",
        "</w:t>",
        "<w:vMerge/>",
        "<w:gridSpan w:val=\"9999999999\"/>",
        "<w:gridSpan w:val=\"3\"/>",
        "Activity",
        "Lead",
        "Target date",
        "May 2024",
        "<w:del>",
        "</w:del>",
        "<row r=\"9\">",
        "</row>",
        "<c r=\"ZZZ99\">",
        "<c r=\"A1\" t=\"s\">",
        "</c>",
        "<v>",
        "</v>",
        "1e300",
        "<table:table>",
        "</table:table>",
        "<table:table-cell table:number-columns-repeated=\"99999\">",
        "</table:table-cell>",
        "<text:p>",
        "</text:p>",
        "&#x0;",
        "&amp;",
        "é",
        " ",
        "<w:numPr><w:ilvl w:val=\"255\"/><w:numId w:val=\"1\"/></w:numPr>",
        "<w:sdt>",
        "</w:sdt>",
        "<p:sp><p:nvPr><p:ph type=\"title\"/></p:nvPr>",
        "<p:sp><p:nvPr><p:ph idx=\"1\"/></p:nvPr>",
        "</p:sp>",
        "<a:pPr lvl=\"99\"><a:buAutoNum type=\"alphaLcParenR\" startAt=\"4294967295\"/></a:pPr>",
        "<a:tbl><a:tblPr firstRow=\"1\"/>",
        "</a:tbl>",
        "<a:tc gridSpan=\"9999999999\" rowSpan=\"9999999999\">",
        "<mergeCell ref=\"B2:A1\"/>",
        "Desired outcome:",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..60).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2000), ending in "(docx|xlsx|pptx|odt|ods|html|csv|tsv|pdf|txt|md|doc|)") {
        answers(&bytes, &format!("plan.{ending}"));
    }

    #[test]
    fn changed_documents(which in 0..SAMPLES.len(), changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), cut in any::<prop::sample::Index>(), do_cut in any::<bool>()) {
        let (name, bytes) = SAMPLES[which];
        let mut bytes = bytes.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if do_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        answers(&bytes, name);
    }

    #[test]
    fn drawings_of_nonsense(operators in "((-?[0-9]{1,4}(\\.[0-9])? ){0,6}(re f|re S|m|l S|w|cm|q|Q|Tm|Td|Tf|BT|ET|gs|W n|/F 10 Tf|\\(Action\\) Tj|\\(Lead\\) Tj|\\(By when\\) Tj|/X Do|BDC|EMC|rg|g)\n){0,80}") {
        answers(&pdf(&operators), "plan.pdf");
    }

    #[test]
    fn parts_of_nonsense(soup in xml_soup()) {
        answers(&docx(&soup), "plan.docx");
        answers(&xlsx(&soup), "plan.xlsx");
        answers(&pptx(&[&soup]), "plan.pptx");
        let odt = |kind: &str| zip(&[("mimetype", &format!("application/vnd.oasis.opendocument.{kind}")), ("content.xml", &format!("<o><office:body>{soup}</office:body></o>"))]);
        answers(&odt("text"), "plan.odt");
        answers(&odt("spreadsheet"), "plan.ods");
    }

    #[test]
    fn markup(text in "(<(/?)(table|tr|td|th|ul|li|p|b|h1|br|script|title|div hidden)>|Action|Lead|By when|May 2024|<td colspan=99999 rowspan=99999>|&nbsp;| ){0,60}") {
        answers(text.as_bytes(), "plan.html");
    }

    #[test]
    fn separated_text(text in "(Action|Lead|By when|Theme 1: x|\"|,|;|\n|\t|a|é|\u{0}){0,80}") {
        answers(text.as_bytes(), "plan.csv");
    }

    #[test]
    fn plain_text(text in "(Action|Lead|By when|May 2024|Theme 1: x|\\+---\\+--\\+|\\| a \\| b \\||  ---- ----|    |\t|\"|- |a\\. |1\\. |é|\n|\n\n|\u{c}|\u{2502}){0,80}") {
        answers(text.as_bytes(), "plan.txt");
        answers(text.as_bytes(), "plan.md");
    }

    #[test]
    fn dates_and_leads(text in "\\PC{0,60}") {
        let _ = date::read(&text, &date::DateOptions::default());
        let _ = lead::read(&text);
    }

    #[test]
    fn dates_of_known_words(text in "((by|from|end of|mid|until|w/b|every|next|within|completed|Q|FY|to|-|/|and|[0-9]{1,4}|May|June|Dec|spring|term|months|years|weeks|year)[ /.-]?){0,9}", year in 1..9999_i32) {
        let anchor = time::Date::from_calendar_date(year, time::Month::June, 15).ok();
        for financial_year_starts in [0, 4, 12, 255] {
            for order in [date::DateOrder::DayMonth, date::DateOrder::MonthDay] {
                let _ = date::read(&text, &date::DateOptions { anchor, financial_year_starts, order });
            }
        }
    }
}
