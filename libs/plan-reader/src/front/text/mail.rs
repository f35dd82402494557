//! The head of an e-mail that was pasted with its words: who wrote it to whom, when, and about what.

use super::lines::Line;
use crate::block::{Document, Margin};
use crate::{Location, UnplacedReason, date};

/// What the head of the first message says of the text below it.
pub(super) struct Subject {
    pub line: u32,
    /// Without the marks of answers and of messages sent on; nothing where it says no more than these.
    pub words: String,
}

/// A name before a colon at the beginning of a line of the head.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    From,
    When,
    To,
    Subject,
    Other,
}

/// Sets the heads of messages apart. Gives the subject where the text begins with one.
pub(super) fn drop_heads(lines: &mut [Line<'_>], document: &mut Document) -> Option<Subject> {
    let first = lines.iter().position(|l| !l.is_blank())?;
    let mut subject = None;
    let mut senders: Vec<String> = Vec::new();
    let mut at = first;
    while at < lines.len() {
        let Some(head) = head(lines.get(at..).unwrap_or_default()) else {
            at += 1;
            continue;
        };
        if let Some(above) = lines.iter_mut().take(at).rfind(|l| !l.is_blank()).filter(|l| parts(l.text)) {
            set_apart(above, document);
        }
        senders.extend(
            head.iter().filter(|(label, _)| *label == Label::From).map(|(_, name)| (*name).to_owned()),
        );
        for (line, (label, value)) in lines.iter_mut().skip(at).zip(&head) {
            if at == first {
                match label {
                    Label::Subject => {
                        subject = Some(Subject { line: line.number, words: about(value).to_owned() });
                    }
                    Label::When => document.sent = date::written_date(value),
                    Label::From | Label::To | Label::Other => {}
                }
            }
            if at == first && *label == Label::Subject {
                line.text = "";
            } else {
                set_apart(line, document);
            }
        }
        at += head.len();
    }
    // Who signs a message heads nothing.
    for line in lines.iter_mut().filter(|l| senders.iter().any(|name| signs(l.text, name))) {
        set_apart(line, document);
    }
    subject
}

/// True for a line that is the name of the sender, or the first of it.
fn signs(line: &str, sender: &str) -> bool {
    let words = line.trim().trim_end_matches(['.', ',']);
    let name = sender.split(['<', '(', '[']).next().unwrap_or_default().trim();
    !words.is_empty() && (words == name || name.split_whitespace().next() == Some(words))
}

fn set_apart(line: &mut Line<'_>, document: &mut Document) {
    let at = Location { line: Some(line.number), ..Location::default() };
    let text = std::mem::take(&mut line.text).trim().to_owned();
    document.margins.push(Margin { text, reason: UnplacedReason::Margin, at });
}

/// True for what programs put over a message sent on: "-----Original Message-----", "Begin forwarded message:".
fn parts(line: &str) -> bool {
    let text = line.trim();
    let words = text.trim_matches('-').trim().to_lowercase();
    text.starts_with("---") && text.ends_with("---") && words.ends_with("message")
        || words == "begin forwarded message:"
}

/// The lines of the head that begins here: each has a label or goes on from the one above, and who and what it is about
/// are among them.
fn head<'t>(lines: &[Line<'t>]) -> Option<Vec<(Label, &'t str)>> {
    let mut out: Vec<(Label, &str)> = Vec::new();
    let mut seen = Vec::new();
    for line in lines {
        match labelled(line.text) {
            Some((label, value)) => {
                if label != Label::Other && seen.contains(&label) {
                    break;
                }
                seen.push(label);
                out.push((label, value));
            }
            // Many names go over several lines, each parted from the next by a mark.
            None if out.last().is_some_and(|(_, value)| value.ends_with([';', ','])) => {
                out.push((Label::Other, line.text.trim()));
            }
            None => break,
        }
    }
    let has = |label| seen.contains(&label);
    let told = has(Label::When) || has(Label::To);
    (has(Label::From) && has(Label::Subject) && told).then_some(out)
}

fn labelled(line: &str) -> Option<(Label, &str)> {
    let text = line.trim_start_matches([' ', '*', '>', '\u{a0}']);
    let (name, value) = text.split_once(':')?;
    let label = match name.trim_end_matches('*').trim().to_lowercase().as_str() {
        "from" => Label::From,
        "sent" | "date" => Label::When,
        "to" => Label::To,
        "subject" => Label::Subject,
        "cc" | "bcc" | "importance" | "priority" | "attachments" | "attachment" | "reply-to"
        | "sensitivity" => Label::Other,
        _ => return None,
    };
    Some((label, value.trim_start_matches(['*', ' ', '\t']).trim()))
}

/// The subject without "Re:" and "Fw:".
fn about(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((mark, after)) = rest.split_once(':') {
        if !matches!(
            mark.trim().to_lowercase().as_str(),
            "re" | "fw" | "fwd" | "aw" | "external" | "[external]"
        ) {
            break;
        }
        rest = after.trim();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{about, head};
    use crate::front::text::lines::split;

    #[test]
    fn a_subject_says_what_the_message_is_about() {
        assert_eq!(about("RE: Fwd: Race equality plan: actions"), "Race equality plan: actions");
        assert_eq!(about("Re:"), "");
    }

    #[test]
    fn the_head_of_a_message_is_told_from_labels_of_a_plan() {
        let long = "From: Meera Shah\nDate: Tue, 12 May 2026 at 16:40\nSubject: Actions\nTo: Asha Rao;\nTom Bell\nCc: HR\n\nDear all";
        assert_eq!(head(&split(long)).map(|h| h.len()), Some(6));
        assert!(head(&split("**From:** Meera\n**Sent:** 12 May\n**Subject:** Actions\nHello")).is_some());
        for none in
            ["From: April 2026\nTo: March 2027\nLead: HR", "Subject: Pay gaps\nDate: May 2026", "Dear all"]
        {
            assert!(head(&split(none)).is_none(), "{none}");
        }
    }
}
