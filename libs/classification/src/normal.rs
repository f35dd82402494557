//! One form for all the ways in which the same label is typed.
//!
//! Case, accents, kinds of dash, brackets, slashes, commas, quotes, double spaces, `&` for "and" and the number of a list
//! ("9. Indian") carry no meaning in a label and vary from file to file. Words do carry meaning: none is dropped, cut or replaced by another here, because
//! that would be guessing. "Any other Asian b'ground" is known because a data file lists it, not by rule.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A label longer than this, in bytes, is prose and matches nothing.
pub const LONGEST_LABEL: usize = 512;

/// The normal form of a label: lower-case words parted by single spaces. It is empty when the label has no letter, digit
/// or one of `<`, `>`, `=`, `+`, `?`, `#`.
///
/// ```
/// use classification::normal_form;
/// assert_eq!(normal_form("White – British"), normal_form("WHITE -british "));
/// assert_eq!(normal_form("9. Indian"), normal_form("indian"));
/// assert_eq!(normal_form("Mixed: White & Asian"), "mixed white and asian");
/// ```
#[must_use]
pub fn normal_form(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    write_normal_form(label, &mut out);
    out
}

/// As [`normal_form`], into a buffer that is cleared first.
pub(crate) fn write_normal_form(label: &str, out: &mut String) {
    out.clear();
    let label = without_list_mark(label);
    if label.is_ascii() {
        fold(label.chars(), out);
    } else {
        fold(label.nfkd().filter(|c| !is_combining_mark(*c)), out);
    }
    // Spreadsheets exported through a web page write the sign as an entity.
    if out.contains("and amp") && label.contains("&amp;") {
        *out = out.replace("and amp", "and");
    }
}

/// The label without the mark of a list that was pasted as it is: "3. Irish", "b) Irish". A mark with nothing after it is
/// the label itself.
fn without_list_mark(label: &str) -> &str {
    let trimmed = label.trim_start();
    let Some((mark, rest)) = trimmed.split_once(' ') else { return label };
    let mut chars = mark.chars();
    let numbered = match (chars.next(), chars.next(), chars.next(), chars.next()) {
        (Some(a), Some('.' | ')'), None, _) => {
            a.is_ascii_digit() || (a.is_ascii_alphabetic() && mark.ends_with(')'))
        }
        (Some(a), Some(b), Some('.' | ')'), None) => a.is_ascii_digit() && b.is_ascii_digit(),
        _ => false,
    };
    if numbered && rest.chars().any(char::is_alphanumeric) { rest } else { label }
}

fn fold(chars: impl Iterator<Item = char>, out: &mut String) {
    let mut word_ended = false;
    let push = |c: char, out: &mut String, ended: &mut bool| {
        if *ended && !out.is_empty() {
            out.push(' ');
        }
        *ended = false;
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            out.extend(c.to_lowercase());
        }
    };
    for c in chars {
        match c {
            // An apostrophe joins: "b'ground", "don't".
            '\'' | '’' | '‘' | '`' | 'ʼ' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
            '&' => {
                word_ended = true;
                for c in "and".chars() {
                    push(c, out, &mut word_ended);
                }
                word_ended = true;
            }
            // Signs that make a band another band, or say that something is not known.
            '<' | '>' | '=' | '+' | '?' | '#' => {
                word_ended = true;
                push(c, out, &mut word_ended);
                word_ended = true;
            }
            c if c.is_alphanumeric() => push(c, out, &mut word_ended),
            _ => word_ended = true,
        }
    }
}
