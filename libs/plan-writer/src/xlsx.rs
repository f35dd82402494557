//! Writing a workbook for Excel.

use crate::{
    Unwritable,
    package::clean,
    workbook::{Line, Sheet, Workbook},
};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook as Book, Worksheet,
    XlsxError,
};
use time::OffsetDateTime;

/// The most letters that Excel holds in a cell.
const LONGEST: usize = 32_767;

impl From<XlsxError> for Unwritable {
    fn from(why: XlsxError) -> Self {
        Self::Package(why.to_string())
    }
}

/// The workbook as an `.xlsx` file. Every cell is a string: nothing in it is ever a formula or a link.
///
/// # Errors
/// If a cell holds more letters than Excel can, or the file cannot be put together.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, Unwritable> {
    let mut book = Book::new();
    book.set_properties(&about(&workbook.title, &workbook.author, workbook.written_at));
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        let target = book.add_worksheet();
        target.set_name(sheet.tab(at + 1))?;
        write(target, sheet)?;
    }
    if workbook.sheets.is_empty() {
        book.add_worksheet();
    }
    Ok(book.save_to_buffer()?)
}

pub(crate) fn about(title: &str, author: &str, written_at: Option<OffsetDateTime>) -> DocProperties {
    let mut about = DocProperties::new().set_title(clean(title)).set_author(clean(author));
    if let Some(at) = written_at
        && let Ok(at) = ExcelDateTime::from_timestamp(at.unix_timestamp())
    {
        about = about.set_creation_datetime(&at);
    }
    about
}

struct Looks {
    title: Format,
    headings: Format,
    band: Format,
    sub_band: Format,
    words: Format,
    cell: Format,
}

impl Looks {
    fn new() -> Self {
        let base = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            title: base().set_bold().set_font_size(16),
            headings: base()
                .set_bold()
                .set_border(FormatBorder::Thin)
                .set_background_color(Color::RGB(0x00D9_E2EC)),
            band: base().set_bold().set_font_size(13).set_background_color(Color::RGB(0x00BC_CCDC)),
            sub_band: base().set_bold().set_background_color(Color::RGB(0x00F0_F4F8)),
            words: base(),
            cell: base().set_border(FormatBorder::Thin),
        }
    }
}

fn write(target: &mut Worksheet, sheet: &Sheet) -> Result<(), Unwritable> {
    let looks = Looks::new();
    let last = u16::try_from(sheet.columns() - 1).unwrap_or(u16::MAX);
    for (column, width) in sheet.widths.iter().enumerate() {
        target.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), *width)?;
    }
    target.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (row, line) in sheet.lines.iter().enumerate() {
        let row = u32::try_from(row).map_err(|it| Unwritable::Package(it.to_string()))?;
        match line {
            Line::Title(words) => across(target, sheet, row, last, words, &looks.title)?,
            Line::Band(words) => across(target, sheet, row, last, words, &looks.band)?,
            Line::SubBand(words) => across(target, sheet, row, last, words, &looks.sub_band)?,
            Line::Words(words) => across(target, sheet, row, last, words, &looks.words)?,
            Line::Headings(cells) => {
                for (column, words) in cells.iter().enumerate() {
                    cell(target, row, column, words, &looks.headings)?;
                }
                target.set_freeze_panes(row + 1, 0)?;
                target.set_repeat_rows(row, row)?;
            }
            Line::Cells(cells) => {
                for (column, words) in cells.iter().enumerate() {
                    cell(target, row, column, words, &looks.cell)?;
                }
            }
        }
    }
    Ok(())
}

pub(crate) fn fits(words: &str) -> Result<String, Unwritable> {
    let words = clean(words);
    // Excel counts as UTF-16 does.
    let letters = words.encode_utf16().count();
    if letters > LONGEST {
        return Err(Unwritable::LongCell { start: words.chars().take(60).collect(), letters });
    }
    Ok(words)
}

fn cell(
    target: &mut Worksheet,
    row: u32,
    column: usize,
    words: &str,
    look: &Format,
) -> Result<(), Unwritable> {
    let column = u16::try_from(column).map_err(|it| Unwritable::Package(it.to_string()))?;
    let words = fits(words)?;
    if words.is_empty() {
        target.write_blank(row, column, look)?;
    } else {
        target.write_string_with_format(row, column, words, look)?;
    }
    Ok(())
}

/// Words across all columns. A merged cell does not grow by itself, so its row is made high enough.
fn across(
    target: &mut Worksheet,
    sheet: &Sheet,
    row: u32,
    last: u16,
    words: &str,
    look: &Format,
) -> Result<(), Unwritable> {
    let words = fits(words)?;
    if last == 0 {
        target.write_string_with_format(row, 0, words, look)?;
        return Ok(());
    }
    let high = u32::try_from(sheet.rows_of(&words)).unwrap_or(1);
    if high > 1 {
        target.set_row_height(row, f64::from((high * 15).min(409)))?;
    }
    target.merge_range(row, 0, row, last, &words, look)?;
    Ok(())
}
