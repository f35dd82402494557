//! How wide words stand in print: a line of "illi" is shorter than one of "mwmw".

/// The space between two words.
pub(in crate::front::text) const SPACE: u32 = 278;

/// How wide a text stands, in thousandths of the size of its letters.
///
/// The widths are those that most faces without serifs share; only how they compare matters, and all letters of a table
/// are of one face.
pub(in crate::front::text) fn ink(text: &str) -> u32 {
    text.chars().map(letter).fold(0, u32::saturating_add)
}

fn letter(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '’' | '‘' | '|' => 222,
        ' ' | '!' | ',' | '.' | ':' | ';' | 'f' | 't' | 'I' | '/' | '\u{a0}' => SPACE,
        'r' | '(' | ')' | '-' | '[' | ']' | '"' | '“' | '”' | '*' | '•' => 333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722,
        'F' | 'T' | 'Z' => 611,
        'G' | 'O' | 'Q' => 778,
        'm' | 'M' => 833,
        '%' | '@' | 'W' | '—' | '…' => 930,
        _ => 556,
    }
}
