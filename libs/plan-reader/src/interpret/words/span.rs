//! Short words that set what stands under or behind them apart: spans of time such as "Year 2", codes such as "AP3".

use super::word_list;

/// True for a line that names one of several spans of time and nothing else: "Year 2 (2027/28)", "Phase one", "Short term".
pub(crate) fn is_span(text: &str) -> bool {
    let words = word_list(text);
    let word = |n: usize| words.get(n).map(String::as_str).unwrap_or_default();
    let counted = matches!(word(0), "year" | "phase" | "quarter" | "stage")
        && (word(1).len() <= 2 && word(1).parse::<u8>().is_ok()
            || matches!(word(1), "one" | "two" | "three" | "four" | "five"));
    let long = matches!(word(0), "short" | "medium" | "long" | "longer" | "immediate") && word(1) == "term";
    // What stands behind is the time itself: "(2027/28)", "– April 2027 to March 2028".
    let time = |w: &String| {
        w.bytes().all(|b| b.is_ascii_digit())
            || crate::date::is_month(w)
            || matches!(
                w.as_str(),
                "to" | "year" | "years" | "months" | "month" | "within" | "by" | "fy" | "and"
            )
    };
    (counted || long) && words.len() <= 8 && words.iter().skip(2).all(time) && !text.trim_end().ends_with('.')
}

/// True for "2027/28" and "2027–2028" alone, which over a list may be when it is done or what it reports on.
pub(crate) fn is_financial_year(text: &str) -> bool {
    let words = word_list(text);
    let digits = |w: &String| w.bytes().all(|b| b.is_ascii_digit());
    matches!(words.as_slice(), [first, second] if first.len() == 4 && first.starts_with("20") && matches!(second.len(), 2 | 4))
        && words.iter().all(digits)
}

/// Splits "AP2 Draft the letter" into its code and its words. A code is one or two capitals with a number; those of
/// quarters and halves of a year are none.
pub(crate) fn coded(text: &str) -> Option<(&str, &str)> {
    let (code, words) = text.trim().split_once([' ', '\t', '\u{a0}'])?;
    let code = code.trim_end_matches([':', '.', ')', '–', '-']);
    let letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
    let number = code.get(letters..)?;
    let mut parts = number.split('.');
    let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    // "EDI1.01.02" has parts as numbers have, and then more letters.
    let most = if number.contains('.') { 4 } else { 2 };
    let good = (1..=most).contains(&letters)
        && number.len() <= 11
        && parts.all(short)
        && !matches!(code.get(..letters), Some("Q" | "H" | "FY"));
    let words = words.trim_start_matches([' ', '–', '-', ':', '\u{a0}']);
    (good && words.starts_with(char::is_uppercase) && words.contains(' ')).then_some((code, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_have_parts() {
        assert_eq!(coded("AP2 Draft the letter"), Some(("AP2", "Draft the letter")));
        assert_eq!(coded("EDI1.01.02 Raise what we expect"), Some(("EDI1.01.02", "Raise what we expect")));
        assert_eq!(coded("WRES1 Data of the year"), None);
        assert_eq!(coded("Q3 Results of the year"), None);
    }

    #[test]
    fn spans_of_time_are_told_from_words_about_time() {
        for span in ["Year 1", "Year 2 (2027/28)", "Phase one", "Short term (0–12 months)", "Quarter 3 2026"]
        {
            assert!(is_span(span), "{span}");
        }
        for other in ["Year 7 pupils", "Year 1 was hard.", "Short term lets", "2027/28", "Phases"] {
            assert!(!is_span(other), "{other}");
        }
    }

    #[test]
    fn financial_years_stand_alone() {
        assert!(is_financial_year("2027/28") && is_financial_year("2027–2028"));
        assert!(!is_financial_year("2027") && !is_financial_year("In 2027/28"));
    }

    #[test]
    fn codes_are_told_from_words() {
        assert_eq!(coded("AP2 Draft the letter"), Some(("AP2", "Draft the letter")));
        assert_eq!(coded("A1: Publish it"), Some(("A1", "Publish it")));
        for other in ["Q1 Publish it", "M25", "Action 2 Draft it", "A4 paper only", "HR Publish it"] {
            assert_eq!(coded(other), None, "{other}");
        }
    }
}
