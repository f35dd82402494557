//! The colours of charts: the palette of the Government Analysis Function, which keeps 3:1 against white, each with a
//! pattern of its own so that nothing rests on colour alone.

/// What words and axes are written in.
pub(crate) const INK: &str = "#0b0c0c";
/// What stands back: ticks, sources, bases.
pub(crate) const QUIET: &str = "#505a5f";
/// Lines of a grid. They carry no meaning.
pub(crate) const GRID: &str = "#d8dcdf";
/// The ground.
pub(crate) const PAPER: &str = "#ffffff";
/// A soft ground for bands, always with an edge beside it.
pub(crate) const BAND: &str = "#e3eaf2";

/// Dark blue: the group a chart is about.
pub(crate) const MAIN: &str = "#12436d";
/// Dark pink: what it is compared with.
pub(crate) const COMPARED: &str = "#801650";
/// Orange: a target.
pub(crate) const TARGET: &str = "#f46a25";

/// Colours of groups in their order: dark blue, turquoise, dark pink, orange, dark grey, light purple.
pub(crate) const GROUPS: [&str; 6] = ["#12436d", "#28a197", "#801650", "#f46a25", "#3d3d3d", "#a285d1"];

#[cfg(test)]
mod tests {
    use super::*;

    fn light(part: &str) -> f64 {
        let part = f64::from(u8::from_str_radix(part, 16).unwrap()) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    }

    fn luminance(colour: &str) -> f64 {
        0.2126 * light(&colour[1..3]) + 0.7152 * light(&colour[3..5]) + 0.0722 * light(&colour[5..7])
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn whatever_carries_meaning_keeps_three_to_one_against_the_paper() {
        for colour in GROUPS.iter().chain(&[MAIN, COMPARED, TARGET]) {
            assert!(contrast(colour, PAPER) >= 3.0, "{colour}: {}", contrast(colour, PAPER));
        }
    }

    #[test]
    fn words_keep_seven_to_one_against_the_paper_and_the_band() {
        for colour in [INK, MAIN, COMPARED] {
            assert!(contrast(colour, PAPER) >= 7.0, "{colour}");
            assert!(contrast(colour, BAND) >= 7.0, "{colour}");
        }
        assert!(contrast(QUIET, PAPER) >= 4.5);
    }
}
