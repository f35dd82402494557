//! Writing tables of statistics for Excel.

use crate::{
    Unwritable,
    package::clean,
    tables::{Grid, SheetLine, TableSheet, Tables, Value, tab},
    xlsx::{about, fits},
};
use rust_xlsxwriter::{
    Format, FormatAlign, Table, TableColumn, TableStyle, Url, Workbook as Book, Worksheet,
};

/// The tables as an `.xlsx` file: each sheet begins in A1, no cells are merged, and each table is a table of Excel with
/// named headings. Words are never a formula.
///
/// # Errors
/// If a cell holds more letters than Excel can, two headings of a table are the same, or the file cannot be put
/// together.
pub fn tables_xlsx(tables: &Tables) -> Result<Vec<u8>, Unwritable> {
    let mut book = Book::new();
    book.set_properties(&about(&tables.title, &tables.author, tables.written_at));
    let looks = Looks::new();
    for (at, sheet) in tables.sheets.iter().enumerate() {
        let target = book.add_worksheet();
        target.set_name(tab(&sheet.tab, at + 1))?;
        write(target, sheet, &looks)?;
    }
    if tables.sheets.is_empty() {
        book.add_worksheet();
    }
    Ok(book.save_to_buffer()?)
}

struct Looks {
    heading: Format,
    small_heading: Format,
    words: Format,
    long_words: Format,
    link: Format,
    symbol: Format,
    column: Format,
    number_column: Format,
}

impl Looks {
    fn new() -> Self {
        let base = || Format::new().set_font_name("Arial").set_font_size(12).set_align(FormatAlign::Top);
        Self {
            heading: base().set_bold().set_font_size(16),
            small_heading: base().set_bold().set_font_size(14),
            words: base(),
            long_words: base().set_text_wrap(),
            link: base().set_font_color(0x0005_63C1).set_underline(rust_xlsxwriter::FormatUnderline::Single),
            symbol: base().set_align(FormatAlign::Right),
            column: base().set_bold().set_text_wrap(),
            number_column: base().set_bold().set_text_wrap().set_align(FormatAlign::Right),
        }
    }

    fn number(decimals: u8) -> Format {
        let form = match decimals {
            0 => "#,##0".to_owned(),
            some => format!("#,##0.{}", "0".repeat(usize::from(some))),
        };
        Format::new()
            .set_font_name("Arial")
            .set_font_size(12)
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Right)
            .set_num_format(form)
    }
}

fn write(target: &mut Worksheet, sheet: &TableSheet, looks: &Looks) -> Result<(), Unwritable> {
    for (column, width) in sheet.widths.iter().enumerate() {
        target.set_column_width(place(column)?, *width)?;
    }
    target.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    target.write_string_with_format(0, 0, fits(&sheet.heading)?, &looks.heading)?;
    let mut row: u32 = 1;
    for line in &sheet.lines {
        match line {
            // Without a table beside them, lines may be as wide as their column and grow downwards.
            SheetLine::Words(words) => {
                let look = if sheet.table.is_none() { &looks.long_words } else { &looks.words };
                target.write_string_with_format(row, 0, fits(words)?, look)?
            }
            SheetLine::Heading(words) => {
                target.write_string_with_format(row, 0, fits(words)?, &looks.small_heading)?
            }
        };
        row += 1;
    }
    match &sheet.table {
        Some(grid) => write_grid(target, grid, row, looks),
        None => Ok(()),
    }
}

fn write_grid(target: &mut Worksheet, grid: &Grid, top: u32, looks: &Looks) -> Result<(), Unwritable> {
    let Some(last) = grid.headings.len().checked_sub(1) else { return Ok(()) };
    let bottom = top + u32::try_from(grid.rows.len()).unwrap_or(u32::MAX - top).max(1);
    let numeric = |column: usize| {
        grid.rows.iter().any(|it| matches!(it.get(column), Some(Value::Number { .. } | Value::Symbol(_))))
    };
    let mut columns = Vec::new();
    for (at, heading) in grid.headings.iter().enumerate() {
        let look = if numeric(at) { &looks.number_column } else { &looks.column };
        columns.push(TableColumn::new().set_header(fits(heading)?).set_header_format(look));
    }
    let table = Table::new()
        .set_name(clean(&grid.name))
        .set_columns(&columns)
        .set_autofilter(false)
        .set_style(TableStyle::Light1);
    target.add_table(top, 0, bottom, place(last)?, &table)?;
    for (at, cells) in grid.rows.iter().enumerate() {
        let row = top + 1 + u32::try_from(at).unwrap_or(u32::MAX - top - 1);
        for (column, value) in cells.iter().enumerate() {
            write_value(target, row, place(column)?, value, looks)?;
        }
    }
    target.set_freeze_panes(top + 1, 1)?;
    target.set_repeat_rows(top, top)?;
    Ok(())
}

fn write_value(
    target: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    looks: &Looks,
) -> Result<(), Unwritable> {
    match value {
        Value::Number { value, decimals } if value.is_finite() => {
            target.write_number_with_format(row, column, *value, &Looks::number(*decimals))?
        }
        Value::Number { .. } => target.write_string_with_format(row, column, "[x]", &looks.symbol)?,
        Value::Words(words) => {
            target.write_string_with_format(row, column, fits(words)?, &looks.long_words)?
        }
        Value::Symbol(words) => target.write_string_with_format(row, column, fits(words)?, &looks.symbol)?,
        Value::Link { words, tab: to } => {
            let to =
                Url::new(format!("internal:'{}'!A1", tab(to, 1).replace('\'', "''"))).set_text(fits(words)?);
            target.write_url_with_format(row, column, to, &looks.link)?
        }
    };
    Ok(())
}

fn place(column: usize) -> Result<u16, Unwritable> {
    u16::try_from(column).map_err(|it| Unwritable::Package(it.to_string()))
}
