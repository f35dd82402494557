//! The order in which people expect labels: numbers within them count as numbers, so that Grade 2 stands before Grade 10.

use std::cmp::Ordering;

/// Compares two labels.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let ((one, rest_left), (other, rest_right)) = (piece(left), piece(right));
        if one.is_empty() || other.is_empty() {
            return one.len().cmp(&other.len()).then_with(|| a.cmp(b));
        }
        let both = digits(one) && digits(other);
        let order = if both {
            let (x, y) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
            x.len().cmp(&y.len()).then_with(|| x.cmp(y))
        } else {
            one.to_lowercase().cmp(&other.to_lowercase())
        };
        if order != Ordering::Equal {
            return order;
        }
        (left, right) = (rest_left, rest_right);
    }
}

/// The first run of figures, or of anything else.
fn piece(text: &str) -> (&str, &str) {
    let figures = digits(text.get(..text.len().min(1)).unwrap_or_default());
    let end = text.find(|it: char| it.is_ascii_digit() != figures).unwrap_or(text.len());
    text.split_at(end)
}

fn digits(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn grade_2_stands_before_grade_10() {
        let mut labels = ["Grade 10", "Grade 2", "grade 1", "Head", "Grade 02", "2026 Q1", "é"];
        labels.sort_by(|a, b| natural(a, b));
        assert_eq!(labels, ["2026 Q1", "grade 1", "Grade 02", "Grade 2", "Grade 10", "Head", "é"]);
    }

    proptest! {
        #[test]
        fn only_the_same_label_is_equal(a in "[aA01 é]{0,6}", b in "[aA01 é]{0,6}") {
            prop_assert_eq!(natural(&a, &b) == Ordering::Equal, a == b);
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
        }
    }
}
