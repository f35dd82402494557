//! PDFs made on the spot, sound and hostile, and what is said of those that cannot be read.

use std::fmt::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use plan_reader::{Options, Refusal, read};

/// A PDF of these objects; the first is its catalogue.
pub(crate) fn of_objects(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", i + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(end, "{place:010} 00000 n ");
    }
    let _ = write!(end, "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF", objects.len() + 1);
    out.extend(end.bytes());
    out
}

pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    std::io::Write::write_all(&mut encoder, bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{entries}/Length {}>>stream\n", bytes.len()).into_bytes();
    out.extend(bytes);
    out.extend(b"\nendstream");
    out
}

pub(crate) fn one_page(content: Vec<u8>, resources: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>"
    );
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.into_bytes(),
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    objects.extend(more);
    of_objects(&objects)
}

/// One page that draws this.
pub(crate) fn pdf(content: &str) -> Vec<u8> {
    one_page(stream("", content.as_bytes()), "", Vec::new())
}

#[track_caller]
fn refused(bytes: &[u8], message: &str) {
    let started = std::time::Instant::now();
    let refusal = read(bytes, "plan.pdf", &Options::default(), &mut |_| {}).expect_err("refused").to_string();
    assert!(refusal.contains(message), "{refusal}");
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn a_scan_is_told_to_have_its_text_recognised() {
    let picture = stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        &[200],
    );
    let page = stream("", b"q 600 0 0 800 0 0 cm /X Do Q");
    refused(&one_page(page, "/XObject<</X 6 0 R>>", vec![picture]), "have the text recognised (OCR)");
}

#[test]
fn a_locked_pdf_is_told_to_be_unlocked() {
    refused(include_bytes!("../documents/locked.pdf"), "protected by a password");
}

#[test]
fn a_pdf_by_another_name_is_told() {
    let refusal = read(b"PK nothing", "plan.pdf", &Options::default(), &mut |_| {}).unwrap_err();
    assert!(matches!(refusal, Refusal::NotWhatItsNameSays { .. }), "{refusal}");
}

#[test]
fn a_damaged_pdf_is_refused() {
    let whole = include_bytes!("../documents/lists.pdf");
    refused(&whole[..whole.len() / 3], "damaged");
    refused(b"%PDF-1.7\n", "damaged");
    let cyclic = of_objects(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>".to_vec(),
    ]);
    refused(&cyclic, "nothing in it to read");
}

#[test]
fn a_packed_bomb_is_not_unpacked() {
    let spaces = vec![b' '; 200 << 20];
    let once = packed(&spaces);
    refused(&one_page(stream("/Filter/FlateDecode", &once), "", Vec::new()), "unpacks to more than");
    let twice = stream("/Filter[/FlateDecode/FlateDecode]", &packed(&once));
    refused(&one_page(twice, "", Vec::new()), "unpacks to more than");
}

#[test]
fn drawings_within_drawings_come_to_an_end() {
    let form = |next: usize| {
        let entries =
            format!("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X {next} 0 R>>>>");
        stream(&entries, "/X Do ".repeat(10).as_bytes())
    };
    let forms = (0..30).map(|i| form(i + 7)).chain([stream("", b"")]).collect();
    refused(&one_page(stream("", b"/X Do"), "/XObject<</X 6 0 R>>", forms), "its pages draw more than");
    let own = one_page(stream("", b"/X Do"), "/XObject<</X 6 0 R>>", vec![form(6)]);
    refused(&own, "nothing in it to read");
}

#[test]
fn too_many_pages_are_refused_with_the_limit() {
    let kids = "3 0 R ".repeat(2);
    let pages = "<</Type/Page/MediaBox[0 0 9 9]>>".repeat(501);
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}{pages}]/Count 503>>").into_bytes(),
    ];
    refused(&of_objects(&objects), "more than 500 pages");
}

#[test]
fn a_line_through_words_strikes_them_and_one_under_them_does_not() {
    let row = |y: u32, cells: [&str; 3]| {
        let mut out = String::new();
        for (x, words) in [50, 250, 400].into_iter().zip(cells) {
            let _ = writeln!(out, "BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET");
        }
        out
    };
    let mut page = row(700, ["Activity", "Lead", "Target date"]);
    page += &row(680, ["Publish pay gaps", "Asha Rao", "May 2024 June 2025"]);
    page += &row(660, ["Train managers", "Jin Park", "July 2026"]);
    page += "400 683 m 442 683 l S 50 658.5 m 115 658.5 l S";
    let draft = read(&pdf(&page), "plan.pdf", &Options::default(), &mut |_| {}).unwrap().draft;
    let activities = &draft.themes[0].activities;
    assert_eq!(activities[0].target_date.as_deref(), Some("June 2025"));
    assert_eq!(activities[1].text, "Train managers");
    assert_eq!(activities[0].struck[0].text, "May 2024");
}

#[test]
fn raised_letters_belong_to_their_line() {
    let page = "BT /F 10 Tf 1 0 0 1 50 700 Tm (Activity) Tj 1 0 0 1 250 700 Tm (Lead) Tj 1 0 0 1 400 700 Tm (Target date) Tj
        1 0 0 1 50 680 Tm (Publish) Tj 1 0 0 1 250 680 Tm (HR) Tj 1 0 0 1 400 680 Tm (By 2) Tj 6 0 0 6 0 0 Tm
        /F 6 Tf 1 0 0 1 421.2 684 Tm (nd) Tj /F 10 Tf 1 0 0 1 431 680 Tm (May 2026) Tj
        1 0 0 1 50 660 Tm (Train) Tj 1 0 0 1 250 660 Tm (HR) Tj 1 0 0 1 400 660 Tm (June 2026) Tj ET";
    let draft = read(&pdf(page), "plan.pdf", &Options::default(), &mut |_| {}).unwrap().draft;
    assert_eq!(draft.themes[0].activities[0].target_date.as_deref(), Some("By 2nd May 2026"));
}
