//! PDF: a page only says where letters and lines stand; paragraphs, lists and tables are found from that.

mod assemble;
mod bold;
mod canvas;
mod centred;
mod flow;
mod grid;
mod guard;
mod gutter;
mod interleaved;
mod label;
mod layout;
mod list_depth;
mod over_pages;
mod paragraph;
mod row_starts;
mod rule_spans;
mod running;
mod scan;
mod script;
mod sets;
mod sheet;
mod side;
mod site_foot;
mod spelling;
mod stretch;
mod table;
mod text;
mod tiers;
mod under_heads;
mod unruled;
mod vocabulary;
mod walls;

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};

use crate::block::{Document, Margin};
use crate::draft::UnplacedReason;
use crate::query::QueryKind;
use crate::{Location, Refusal};
use canvas::{Allowance, Canvas, TooMuch};
use flow::Flow;
use layout::Page;
use sheet::Sheet;
use vocabulary::Vocabulary;

const RECOGNISED: &str = "The words were recognised in pictures of the pages. Compare names, dates and numbers with the pages, as \
    what was recognised wrongly looks like any other word.";

const PICTURE: &str = "This page is a picture, and no words on it can be read. If it shows a part of the plan, have the text of the \
    document recognised (OCR) and bring it in again.";

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    guard::check_unpacked_size(bytes)?;
    // The interpreter of PDF is a large program of others that meets files made to break it.
    let drawn = catch_unwind(AssertUnwindSafe(|| draw(bytes)));
    let drawn = drawn.unwrap_or_else(|cause| {
        Err(if cause.is::<TooMuch>() {
            Refusal::too_large("its pages draw more than 2 million letters or 3 million lines")
        } else {
            Refusal::corrupt("a page of it cannot be made out")
        })
    })?;
    let Drawn { sheets, title, author } = drawn;
    let pictures: usize = sheets.iter().map(|s| s.pictures).sum();
    let letters: usize = sheets.iter().map(Sheet::count_of_letters).sum();
    let unknown: usize = sheets.iter().map(|s| s.unknown).sum();
    if letters == 0 && pictures == 0 {
        return Err(Refusal::NothingInIt);
    }
    if letters < sheets.len() * scan::STAMPED && pictures >= sheets.len() {
        return Err(Refusal::ScannedPictures);
    }
    if unknown * 3 > letters {
        return Err(Refusal::corrupt("its fonts do not say which letters they show"));
    }
    let mut document = Document { title, author, ..Document::default() };
    if unknown > 0 {
        document.query(
            QueryKind::Encoding,
            format!(
                "{unknown} letters of the PDF have no meaning a program can read. They are shown as \u{fffd}."
            ),
            Location::default(),
        );
    }
    document.recognised = sheets.iter().filter(|sheet| sheet.scanned).map(|sheet| sheet.number).collect();
    if !document.recognised.is_empty() {
        document.query(QueryKind::Recognised, RECOGNISED, Location::default());
    }
    for sheet in sheets.iter().filter(|sheet| sheet.wordless) {
        let at = Location { page: Some(sheet.number), ..Location::default() };
        document.query(QueryKind::Picture, PICTURE, at);
    }
    let mut pages: Vec<Page> = sheets.into_iter().map(layout::page).collect();
    document.margins = margins(&mut pages);
    site_foot::take_lines(&mut pages, &mut document);
    let mut words = Vocabulary::default();
    for page in &pages {
        words.learn(&page.bar);
        words.learn_text(&page.free);
        for cell in page.grids.iter().flat_map(|g| &g.boxes) {
            words.learn(&text::lines(&cell.letters));
        }
    }
    words.conclude();
    let mut flows: Vec<Vec<Flow>> = Vec::new();
    let before = RefCell::default();
    for page in pages {
        let open = flows.last().and_then(|flow| flow.last()).and_then(Flow::left_open);
        let flow = flow::flow(page, &words, open.as_ref(), &before);
        flows.push(flow);
    }
    let mut joined = joined(flows, &words);
    site_foot::take(&mut joined, &mut document);
    assemble::assemble(joined, &mut document)?;
    Ok(document)
}

struct Drawn {
    sheets: Vec<Sheet>,
    title: Option<String>,
    author: Option<String>,
}

fn draw(bytes: &[u8]) -> Result<Drawn, Refusal> {
    let data = bytes.to_vec();
    let pdf = Pdf::new(data).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::InvalidEncryption) => {
            Refusal::corrupt("its encryption cannot be made out")
        }
        LoadPdfError::Decryption(_) => Refusal::PasswordProtected,
        LoadPdfError::Invalid => Refusal::corrupt("it has no pages that can be found"),
    })?;
    let pages = pdf.pages();
    if pages.len() > guard::MOST_PAGES {
        return Err(Refusal::too_large(format!("it has more than {} pages", guard::MOST_PAGES)));
    }
    let cache = InterpreterCache::new();
    let mut allowance = Allowance { strokes: guard::MOST_STROKES, letters: guard::MOST_LETTERS };
    let settings = InterpreterSettings::default();
    let mut bold = bold::BoldGlyphs::new(settings.clone());
    let mut pixels = scan::MOST_PIXELS;
    let mut sheets = Vec::new();
    for (i, page) in pages.iter().enumerate() {
        let (width, height) = page.render_dimensions();
        let sheet =
            Sheet { number: u32::try_from(i + 1).unwrap_or(u32::MAX), width, height, ..Sheet::default() };
        let resources = page.resources();
        bold.learn(&resources.fonts, &resources.x_objects);
        let mut canvas = Canvas::new(sheet, allowance, &bold.glyphs);
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let upright = Affine::new(page.initial_transform(true).as_coeffs());
        let mut context = Context::new(upright, area, &cache, pdf.xref(), settings.clone());
        interpret_page(page, &mut context, &mut canvas);
        let mut sheet;
        (sheet, allowance) = canvas.finished();
        if sheet.scanned {
            let mut context = Context::new(upright, area, &cache, pdf.xref(), settings.clone());
            interpret_page(page, &mut context, &mut scan::Glass::new(&mut sheet, &mut pixels));
            scan::stretch_words(&mut sheet.letters);
        }
        sheets.push(sheet);
    }
    let said = |bytes: &Option<Box<[u8]>>| {
        let text = text::decoded(bytes.as_deref()?).trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    let metadata = pdf.metadata();
    Ok(Drawn { sheets, title: said(&metadata.title), author: said(&metadata.author) })
}

fn margins(pages: &mut [Page]) -> Vec<Margin> {
    let mut out = running::take_running_lines(pages);
    out.extend(running::take_footnotes(pages));
    out.extend(running::take_bars(pages));
    for page in pages {
        let at = |part: &str| Location { page: Some(page.number), ..Location::part(part, 1) };
        for (text, part, reason) in [
            (std::mem::take(&mut page.hidden), "hidden words", UnplacedReason::Hidden),
            (std::mem::take(&mut page.watermark), "watermark", UnplacedReason::Margin),
        ] {
            if !text.is_empty() && !out.iter().any(|m| m.text == text) {
                out.push(Margin { text, reason, at: at(part) });
            }
        }
    }
    out
}

/// Joins what goes on over the ends of pages.
fn joined(flows: Vec<Vec<Flow>>, words: &Vocabulary) -> Vec<Flow> {
    let mut out: Vec<Flow> = Vec::new();
    for flow in flows {
        let mut first = true;
        for one in flow {
            if let (true, Flow::Table(part), Some(Flow::Table(open))) = (first, &one, out.last_mut()) {
                open.part_as(part, words);
            }
            match (one, out.last_mut()) {
                (Flow::Table(part), Some(Flow::Table(open))) if first && open.goes_on_in(&part) => {
                    open.take(part, words);
                }
                (Flow::Table(part), _) if part.is_one_cell() => {
                    out.extend(part.into_pieces().map(Flow::Piece));
                }
                (Flow::Piece(piece), Some(Flow::Table(open))) if first && open.ends_in(&piece) => {
                    open.take_end(piece, words);
                }
                (Flow::Piece(piece), Some(Flow::Piece(open))) if first && open.goes_on_in(&piece) => {
                    open.go_on(&piece, words);
                }
                (one, _) => out.push(one),
            }
            first = false;
        }
    }
    out
}
