//! Leads that a line counts: "1. HR 2. Legal", "a) HR b) Comms".

/// No line counts more leads than this.
const MOST: u8 = 20;

/// The items of a line that counts them from the first on. A line that does not is one item.
pub(super) fn items(line: &str) -> Vec<&str> {
    let Some(mark) = MARKS.iter().find(|mark| line.starts_with(&mark.text(0))) else { return vec![line] };
    let mut out = Vec::new();
    let mut rest = line.get(mark.text(0).len()..).unwrap_or_default();
    for n in 1..MOST {
        let next = format!(" {}", mark.text(n));
        let Some((item, after)) = rest.split_once(&next) else { break };
        out.push(item.trim().trim_end_matches([',', ';']));
        rest = after;
    }
    out.push(rest.trim());
    out
}

/// How the items are counted.
struct Mark {
    before: &'static str,
    first: u8,
    after: &'static str,
}

const MARKS: &[Mark] = &[
    Mark { before: "", first: b'1', after: ". " },
    Mark { before: "", first: b'1', after: ") " },
    Mark { before: "(", first: b'1', after: ") " },
    Mark { before: "", first: b'a', after: ") " },
    Mark { before: "(", first: b'a', after: ") " },
];

impl Mark {
    /// The mark of the item after so many others.
    fn text(&self, others: u8) -> String {
        let count = if self.first == b'a' {
            char::from(self.first + others).to_string()
        } else {
            (others + 1).to_string()
        };
        format!("{}{count}{}", self.before, self.after)
    }
}
