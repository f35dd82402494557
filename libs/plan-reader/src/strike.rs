//! Words as a front end takes them in: those that stand, and those struck through among them.

/// A stretch of text of one paragraph or cell, with what is struck through kept apart.
#[derive(Debug, Default, Clone)]
pub(crate) struct Words {
    text: String,
    /// Each struck stretch with the byte of the text before which it stood.
    struck: Vec<(usize, String)>,
    /// The bytes of the text at which words that are not bold begin.
    plain: Vec<usize>,
}

/// What parts the lines of a text.
const BREAKS: [char; 5] = ['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}'];

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

impl Words {
    pub(crate) fn push(&mut self, words: &str, struck: bool) {
        if !struck {
            // Where struck words stood between two spaces, one of them is enough.
            let after_struck = self.struck.last().is_some_and(|(at, _)| *at == self.text.len());
            let words = match words.strip_prefix(' ') {
                Some(rest) if after_struck && (self.text.is_empty() || self.text.ends_with([' ', '\n'])) => {
                    rest
                }
                _ => words,
            };
            self.text.push_str(words);
            return;
        }
        for (i, line) in words.split('\n').enumerate() {
            if i > 0 {
                self.text.push('\n');
            }
            if line.is_empty() {
                continue;
            }
            match self.struck.last_mut() {
                Some((at, above)) if *at == self.text.len() => above.push_str(line),
                _ => self.struck.push((self.text.len(), line.to_owned())),
            }
        }
    }

    /// Says that the words to come are not bold.
    pub(crate) fn plain_from_here(&mut self) {
        self.plain.push(self.text.len());
    }

    /// Says that of the words taken in these alone are set apart from those to come, as if they were bold.
    pub(crate) fn set_apart(&mut self, from: usize, to: usize) {
        self.plain.retain(|at| *at < from);
        self.plain.push(to);
    }

    /// The bold words that others follow on the same line, as labels are set ("**Owner** Head of Housing"): for each line
    /// that is not blank, in their order.
    pub(crate) fn lead_ins(&self) -> Vec<Option<String>> {
        let bold = |(from, plain): (usize, Option<usize>)| {
            let bold = self.text.get(from..plain?)?.trim();
            (!bold.is_empty() && bold.len() <= 60).then(|| bold.to_owned())
        };
        self.plain_lines().into_iter().map(bold).collect()
    }

    /// The same words, every one struck through.
    pub(crate) fn all_struck(&self) -> Self {
        let mut out = Self::default();
        for (i, (text, struck)) in self.lines().enumerate() {
            if i > 0 {
                out.text.push('\n');
            }
            for words in struck.into_iter().chain([text]) {
                out.push(&words, true);
            }
        }
        out
    }

    /// The last letter taken in, struck or not.
    pub(crate) fn last(&self) -> Option<char> {
        match self.struck.last() {
            Some((at, struck)) if *at == self.text.len() => struck.chars().next_back(),
            _ => self.text.chars().next_back(),
        }
    }

    /// The words that stand.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// How many bytes it holds, struck words with the others.
    pub(crate) fn len(&self) -> usize {
        self.text.len() + self.struck.iter().map(|(_, s)| s.len()).sum::<usize>()
    }

    /// True for words on a single line, none of which is struck through.
    pub(crate) fn is_one_line(&self) -> bool {
        self.struck.is_empty() && !self.text.contains(BREAKS) && !self.text.trim().is_empty()
    }

    /// True where no word stands and none is struck through.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.struck.iter().all(|(_, s)| s.trim().is_empty())
    }

    /// Whether each line that is not blank is bold throughout, in their order.
    pub(crate) fn bold_lines(&self) -> Vec<bool> {
        self.plain_lines().into_iter().map(|(_, plain)| plain.is_none()).collect()
    }

    /// Where each line that is not blank begins, and where its first words that are not bold do.
    fn plain_lines(&self) -> Vec<(usize, Option<usize>)> {
        let mut from = 0;
        let mut plain = self.plain.iter().copied().peekable();
        let mut struck = self.struck.iter().peekable();
        let mut out = Vec::new();
        for line in self.text.split(BREAKS) {
            let to = from + line.len();
            let mut here = false;
            while let Some((_, words)) = struck.next_if(|(at, _)| *at <= to) {
                here |= !words.trim().is_empty();
            }
            let first = plain.next_if(|at| *at < to);
            while plain.next_if(|at| *at < to).is_some() {}
            if !line.trim().is_empty() || here {
                out.push((from, first));
            }
            from = to + self.text.get(to..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
        out
    }

    /// Each line that is not blank: the words that stand, and the stretches struck through.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (String, Vec<String>)> {
        let mut from = 0;
        let mut struck = self.struck.iter().peekable();
        self.text.split(BREAKS).filter_map(move |line| {
            let to = from + line.len();
            // The break itself is at least one byte, so a stretch before the next line is past `to`.
            let mut here = Vec::new();
            while let Some((_, words)) = struck.next_if(|(at, _)| *at <= to) {
                if !words.trim().is_empty() {
                    here.push(words.trim().to_owned());
                }
            }
            let separator =
                self.text.get(to..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            from = to + separator;
            (!line.trim().is_empty() || !here.is_empty()).then(|| (line.to_owned(), here))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn lines(pieces: &[(&str, bool)]) -> Vec<(String, Vec<String>)> {
        let mut words = Words::default();
        for (text, struck) in pieces {
            words.push(text, *struck);
        }
        words.lines().collect()
    }

    #[test]
    fn struck_words_stand_beside_the_line_they_were_struck_from() {
        let got =
            lines(&[("By ", false), ("March 2021", true), (" June 2021\nOngoing\n", false), ("gone", true)]);
        assert_eq!(
            got,
            [
                ("By June 2021".to_owned(), vec!["March 2021".to_owned()]),
                ("Ongoing".to_owned(), vec![]),
                (String::new(), vec!["gone".to_owned()]),
            ]
        );
    }

    #[test]
    fn a_line_is_bold_though_the_next_is_not() {
        let mut words = Words::default();
        words.push("Who leads\n", false);
        words.plain_from_here();
        words.push("Head of Housing", false);
        words.push("\nWhen", false);
        assert_eq!(words.bold_lines(), [true, false, true]);
        assert!(words.lead_ins().iter().all(Option::is_none));
    }

    #[test]
    fn each_line_has_a_label_of_its_own() {
        let mut words = Words::default();
        for (label, value) in [("Owner", " Head of Housing\n"), ("By", " June")] {
            words.push(label, false);
            words.plain_from_here();
            words.push(value, false);
        }
        assert_eq!(words.lead_ins(), [Some("Owner".to_owned()), Some("By".to_owned())]);
    }

    #[test]
    fn a_struck_list_keeps_its_lines() {
        let got = lines(&[("• one\n• two", true)]);
        assert_eq!(got.len(), 2);
        assert_eq!(got[1].1, ["• two"]);
    }

    #[test]
    fn a_word_struck_in_two_runs_is_one_stretch() {
        assert_eq!(
            lines(&[("Mar", true), ("ch", true), ("May", false)]),
            [("May".into(), vec!["March".into()])]
        );
    }
}
