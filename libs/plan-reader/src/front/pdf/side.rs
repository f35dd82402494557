//! A coloured bar down the side of a page, whose words name what stands beside it.

use super::sheet::{Area, Letter, Sheet, Turn};

/// A bar is as tall as the page; the first column of a table leaves its margins free.
const LEAST_HEIGHT: f32 = 0.9;
/// Wider, it is one half of a page in two colours.
const MOST_WIDTH: f32 = 0.35;
/// More words than this many letters are no name.
const MOST_LETTERS: usize = 160;
/// A page has a bar or two; more are looked at only by a page made to keep us busy.
const MOST_BARS: usize = 4;

/// Takes the words of such a bar out of the page.
pub(super) fn take_bar(sheet: &mut Sheet) -> Vec<Letter> {
    let Some(bar) = bar(sheet) else { return Vec::new() };
    sheet.fills.retain(|f| f.area != bar);
    sheet.letters.extract_if(.., |l| is_in(&bar, l)).collect()
}

fn bar(sheet: &Sheet) -> Option<Area> {
    let (width, height) = (sheet.width, sheet.height);
    let edge = width * 0.05;
    let fits = |area: &Area| {
        area.height() >= height * LEAST_HEIGHT
            && area.width() <= width * MOST_WIDTH
            && (area.left <= edge || area.right >= width - edge)
    };
    let coloured = sheet.fills.iter().filter(|f| f.colour != [255; 3]).map(|f| f.area);
    coloured.filter(fits).take(MOST_BARS).find(|area| {
        let within = sheet.letters.iter().filter(|l| !l.is_space() && is_in(area, l));
        let (mut count, mut upright) = (0, true);
        for letter in within {
            count += 1;
            upright &= letter.turn == Turn::Upright;
        }
        let others = sheet.letters.iter().filter(|l| !l.is_space()).count() - count;
        upright && (3..=MOST_LETTERS).contains(&count) && others > count
    })
}

fn is_in(area: &Area, letter: &Letter) -> bool {
    let (x, y) = letter.middle();
    area.holds(x, y)
}
