//! Scans whose words were recognised: the rules of their tables are in the picture alone.

use std::fmt::Write;

use plan_reader::{Doubt, Options, QueryKind, Refusal, read};

use crate::drawn::{of_objects, one_page, packed, stream};

/// A page of 600 by 800 points at 150 dots an inch, in shades of grey.
struct Paper {
    shades: Vec<u8>,
}

const WIDE: usize = 1250;
const HIGH: usize = 1667;

impl Paper {
    fn new() -> Self {
        Self { shades: vec![245; WIDE * HIGH] }
    }

    /// Darkens what lies between these points, measured from the top left corner.
    fn ink(&mut self, [left, top, right, bottom]: [f32; 4], shade: u8) {
        let dots = |points: f32| (points * 150.0 / 72.0).round() as usize;
        for row in dots(top)..dots(bottom).max(dots(top) + 2) {
            let from = row * WIDE;
            self.shades[from + dots(left)..from + dots(right).max(dots(left) + 2)].fill(shade);
        }
    }
}

/// Rows of a table whose cells have several lines. An empty date is part of the cell above it.
const ROWS: [[&[&str]; 3]; 4] = [
    [&["Activity"], &["Lead"], &["Target date"]],
    [
        &["Publish the pay of staff by", "ethnicity for each service"],
        &["Head of People and Culture in", "the Schools and Early Years", "Service"],
        &["March 2027"],
    ],
    [&["Offer a mentor"], &["Learning and Organisation", "Development"], &[]],
    [&["Review how panels are chosen", "for interviews"], &["Asha Rao"], &["Ongoing"]],
];
const EDGES: [f32; 4] = [50.0, 250.0, 400.0, 550.0];
const LEADING: f32 = 13.0;

/// The picture of the table and its recognised words, in the order of its lines as they lie across the page.
fn scan() -> (Paper, String) {
    let (mut paper, mut words) = (Paper::new(), String::from("BT 3 Tr /F 10 Tf "));
    let mut top = 100.0;
    paper.ink([EDGES[0], top, EDGES[3], top + 1.0], 60);
    for (i, cells) in ROWS.iter().enumerate() {
        let lines = cells.iter().map(|c| c.len()).max().unwrap_or(1);
        for line in 0..lines {
            let y = 800.0 - top - 11.0 - LEADING * line as f32;
            for (cell, x) in cells.iter().zip(EDGES) {
                if let Some(text) = cell.get(line) {
                    let _ = write!(words, "1 0 0 1 {} {y} Tm ({text}) Tj ", x + 5.0);
                    for i in 0..text.len() {
                        let x = x + 5.0 + 5.0 * i as f32;
                        paper.ink([x, 800.0 - y - 7.0, x + 1.5, 800.0 - y], 40);
                    }
                }
            }
        }
        top += LEADING * lines as f32 + 1.0;
        let merged = ROWS.get(i + 1).is_some_and(|next| next[2].is_empty());
        paper.ink([EDGES[0], top, EDGES[if merged { 2 } else { 3 }], top + 1.0], 60);
    }
    for x in EDGES {
        paper.ink([x, 100.0, x + 1.0, top], 60);
    }
    words += "ET";
    (paper, words)
}

/// A page with this picture, which is drawn over its words.
fn page(words: &str, entries: &str, picture: &[u8]) -> Vec<u8> {
    let picture = stream(&format!("/Type/XObject/Subtype/Image/{entries}"), picture);
    let content = stream("", format!("{words} q 600 0 0 800 0 0 cm /X Do Q").as_bytes());
    one_page(content, "/XObject<</X 6 0 R>>", vec![picture])
}

fn grey(width: usize, height: usize) -> String {
    format!("Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode")
}

fn activities(pdf: &[u8]) -> Result<Vec<[Option<String>; 3]>, Refusal> {
    let draft = read(pdf, "plan.pdf", &Options::default(), &mut |_| {})?.draft;
    let all = draft.themes.iter().flat_map(|t| &t.activities);
    Ok(all.map(|a| [Some(a.text.clone()), a.lead.clone(), a.target_date.clone()]).collect())
}

fn wanted() -> Vec<[Option<String>; 3]> {
    let mut rows: Vec<_> = ROWS.iter().skip(1).map(|row| row.map(|lines| Some(lines.join(" ")))).collect();
    rows[1][2] = rows[0][2].clone();
    rows
}

#[test]
fn cells_of_a_scanned_table_are_told_by_the_rules_in_its_picture() {
    let (paper, words) = scan();
    let whole = page(&words, &grey(WIDE, HIGH), &packed(&paper.shades));
    assert_eq!(activities(&whole).unwrap(), wanted());
    let reading = read(&whole, "plan.pdf", &Options::default(), &mut |_| {}).unwrap();
    assert!(reading.queries.iter().any(|q| q.kind == QueryKind::Recognised), "{:?}", reading.queries);
    assert!(reading.draft.themes[0].activities.iter().all(|a| a.doubts.contains(&Doubt::Recognised)));
    let blank = activities(&page(&words, &grey(WIDE, HIGH), &packed(&Paper::new().shades)));
    assert_ne!(blank.unwrap_or_default(), wanted(), "the rules alone tell that a date holds for two rows");
}

#[test]
fn a_picture_in_black_and_white_shows_its_rules_too() {
    let (paper, words) = scan();
    let bits: Vec<u8> = paper
        .shades
        .chunks(WIDE)
        .flat_map(|row| {
            row.chunks(8).map(|eight| {
                eight.iter().enumerate().fold(0, |byte, (i, shade)| byte | u8::from(*shade > 128) << (7 - i))
            })
        })
        .collect();
    let entries = format!("Width {WIDE}/Height {HIGH}/ImageMask true/BitsPerComponent 1/Filter/FlateDecode");
    assert_eq!(activities(&page(&words, &entries, &packed(&bits))).unwrap(), wanted());
}

#[test]
fn a_picture_that_unpacks_to_more_than_it_says_is_not_looked_at() {
    let (_, words) = scan();
    let bomb = packed(&vec![0; 200 << 20]);
    let started = std::time::Instant::now();
    for (width, height) in [(WIDE, HIGH), (60_000, 60_000), (4_000_000_000, 4_000_000_000)] {
        // Its words are read all the same.
        let draft =
            read(&page(&words, &grey(width, height), &bomb), "plan.pdf", &Options::default(), &mut |_| {});
        assert!(serde_json::to_string(&draft.unwrap().draft).unwrap().contains("Review how panels"));
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn marks_that_stand_for_rules_and_bullets_are_no_words() {
    let (paper, words) = scan();
    // "[Ongoing": the rule beside it is taken for a bracket; a bullet is taken for an "e".
    let words = words
        .replace("(Ongoing)", "([Ongoing)")
        .replace("1 0 0 1 405 ", "1 0 0 1 401 ")
        .replace("(Asha Rao)", "(e) Tj 1 0 0 1 270 REST Tm (Asha Rao)");
    let y = words.split("(e)").next().unwrap().rsplit(' ').nth(2).unwrap().to_owned();
    let words = words.replace("REST", &y);
    let read = activities(&page(&words, &grey(WIDE, HIGH), &packed(&paper.shades))).unwrap();
    assert_eq!(read[2][2].as_deref(), Some("Ongoing"));
    assert!(!read[2][1].as_deref().unwrap().contains('e'), "{read:?}");
    assert!(read[2][1].as_deref().unwrap().contains("Asha Rao"), "{read:?}");
}

/// Words that are seen, and a picture drawn after them.
fn words_and_picture(place: &str, entries: &str) -> Vec<u8> {
    let (paper, words) = scan();
    let content = format!("{} q {place} cm /X Do Q", words.replace("3 Tr", "0 Tr"));
    let picture = format!("/Type/XObject/Subtype/Image/{}{entries}", grey(WIDE, HIGH));
    let mask = format!("/Type/XObject/Subtype/Image/{}", grey(WIDE, HIGH));
    let objects =
        vec![stream(&picture, &packed(&paper.shades)), stream(&mask, &packed(&vec![20; WIDE * HIGH]))];
    one_page(stream("", content.as_bytes()), "/XObject<</X 6 0 R>>", objects)
}

fn is_recognised(pdf: &[u8]) -> bool {
    let reading = read(pdf, "plan.pdf", &Options::default(), &mut |_| {}).unwrap();
    reading.queries.iter().any(|q| q.kind == QueryKind::Recognised)
}

#[test]
fn words_behind_a_picture_were_recognised_and_words_beside_it_or_seen_through_it_were_not() {
    let whole = "600 0 0 800 0 0";
    assert!(is_recognised(&words_and_picture(whole, "")));
    assert!(!is_recognised(&words_and_picture("600 0 0 450 0 0", "")), "a photograph below the table");
    assert!(!is_recognised(&words_and_picture(whole, "/SMask 7 0 R")), "a mark across the page");
}

#[test]
fn a_line_with_no_end_of_letters_is_looked_through_once() {
    let letters: String = (0..60_000).map(|i| format!("1 0 0 1 {} 400 Tm (e) Tj ", 10 + i % 580)).collect();
    let words = scan().1.replace("ET", &format!("{letters}ET"));
    let started = std::time::Instant::now();
    let blank = packed(&Paper::new().shades);
    let _ = read(&page(&words, &grey(WIDE, HIGH), &blank), "plan.pdf", &Options::default(), &mut |_| {});
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn a_page_that_is_a_picture_without_words_is_told() {
    let (paper, words) = scan();
    let entries = format!("/Type/XObject/Subtype/Image/{}", grey(WIDE, HIGH));
    let page = |content: usize| {
        let fonts = "/Font<</F 5 0 R>>/XObject<</X 6 0 R>>";
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {content} 0 R/Resources<<{fonts}>>>>"
        )
    };
    let pdf = of_objects(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2>>".to_vec(),
        page(4).into_bytes(),
        stream("", words.replace("3 Tr", "0 Tr").as_bytes()),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
        stream(&entries, &packed(&paper.shades)),
        page(8).into_bytes(),
        stream("", b"q 600 0 0 800 0 0 cm /X Do Q"),
    ]);
    let reading = read(&pdf, "plan.pdf", &Options::default(), &mut |_| {}).unwrap();
    let told: Vec<Option<u32>> =
        reading.queries.iter().filter(|q| q.kind == QueryKind::Picture).map(|q| q.location.page).collect();
    assert_eq!(told, [Some(2)]);
}
