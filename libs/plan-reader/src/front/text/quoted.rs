//! The marks that programs put before the lines of a message that is answered: "> Publish the pay gap".

use super::lines::Line;

/// Fewer lines with a mark are no quoted message.
const FEWEST: usize = 3;

/// Takes the marks away where a message is quoted.
pub(super) fn drop_marks(lines: &mut [Line<'_>]) {
    let marked = |line: &Line<'_>| line.text.trim_start().starts_with('>');
    if lines.iter().filter(|l| marked(l)).count() < FEWEST {
        return;
    }
    for line in lines {
        // An answer to an answer has a mark for each.
        while let Some(bare) = line.text.trim_start().strip_prefix('>') {
            line.text = bare.strip_prefix(' ').unwrap_or(bare);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::drop_marks;
    use crate::front::text::lines::split;

    #[test]
    fn a_quoted_message_is_read_without_its_marks() {
        let mut lines = split("> Action | Lead\n>   set in\n>\n> > Publish\nSee > above");
        drop_marks(&mut lines);
        let words: Vec<&str> = lines.iter().map(|l| l.text).collect();
        assert_eq!(words, ["Action | Lead", "  set in", "", "Publish", "See > above"]);
    }
}
