//! Running text: paragraphs, headings, bullets and numbered items.

use super::barred::is_labelled;
use super::lines::{Line, goes_on, is_bullet, numbered, unwrapped, width};
use super::rows::{Built, paragraph};
use crate::block::{Manner, typed_bullet};
use crate::date::looks_like_a_date;
use crate::draft::ColumnRole;
use crate::interpret::columns;
use crate::interpret::labels_alone;
use crate::interpret::start_of_form;
use crate::interpret::words::{
    Label, coded, contents_entry, is_name_like, is_span, is_theme_by_name, label_of,
};
use crate::lead::looks_like_leads;
use crate::status;
use crate::{Aliases, Refusal};

/// A paragraph before it is known what it is.
struct Piece<'t> {
    line: u32,
    text: String,
    indent: usize,
    /// It stands alone between blank lines.
    alone: bool,
    underline: Option<&'t str>,
}

pub(super) fn add(built: &mut Built, lines: &[Line<'_>]) -> Result<(), Refusal> {
    let mut pieces = pieces(lines, built);
    outdent(&mut pieces);
    let mut listed: Vec<bool> = vec![false; pieces.len()];
    mark_contents(&pieces, &mut listed);
    for (i, piece) in pieces.iter().enumerate() {
        let next = pieces.get(i + 1);
        let first = i == 0 && built.is_empty();
        let (text, manner, bold) = if listed.get(i).copied().unwrap_or(false) {
            (contents_line(&piece.text), Manner::Contents, false)
        } else if built.forms.is_name(piece.line) {
            (piece.text.trim().to_owned(), Manner::Heading(labels_alone::MARKED), false)
        } else {
            manner(piece, i.checked_sub(1).and_then(|b| pieces.get(b)), next, first)
        };
        built.paragraph(unstarred(text), manner, bold, piece.line)?;
    }
    Ok(())
}

/// Takes away what the bullets of a list are all set in by: how deep one stands is told by the others.
fn outdent(pieces: &mut [Piece<'_>]) {
    for list in pieces.chunk_by_mut(|a, b| is_bullet(&a.text) && is_bullet(&b.text)) {
        let least = list.iter().map(|p| p.indent).min().unwrap_or(0);
        for piece in list.iter_mut().filter(|p| is_bullet(&p.text)) {
            piece.text = piece.text.chars().skip(least).collect();
            piece.indent -= least;
        }
    }
}

fn pieces<'t>(lines: &[Line<'t>], built: &mut Built) -> Vec<Piece<'t>> {
    // A few lines between two tables that were copied out of a PDF are wrapped as the text before them was.
    let reached = |wide: &usize| lines.iter().any(|l| width(l.text) * 10 > wide * 9);
    let wide = wrapped_at(lines)
        .filter(|_| !built.unwrapped)
        .or(built.wrapped.filter(|_| built.said_printed).filter(reached));
    built.wrapped = wide.or(built.wrapped);
    let mut out = Vec::new();
    for group in lines.split(Line::is_blank).filter(|g| !g.is_empty()) {
        let mut rest = group;
        // A line with a line of marks beneath it is a heading.
        while let Some(at) = rest.windows(2).position(|w| matches!(w, [a, b] if underlines(b.text, a.text))) {
            let (before, from) = rest.split_at(at);
            gather(before, wide, built, false, &mut out);
            if let [heading, marks, after @ ..] = from {
                out.push(Piece {
                    line: heading.number,
                    text: heading.text.trim().to_owned(),
                    indent: 0,
                    alone: true,
                    underline: Some(marks.text.trim()),
                });
                rest = after;
            }
        }
        let alone = rest.len() == group.len();
        gather(rest, wide, built, alone, &mut out);
    }
    out
}

fn gather<'t>(lines: &[Line<'t>], wide: Option<usize>, built: &Built, alone: bool, out: &mut Vec<Piece<'t>>) {
    // A line of marks alone only parts the text.
    let worded: Vec<&Line<'_>> = lines.iter().filter(|l| l.text.contains(char::is_alphanumeric)).collect();
    // Where lines were not wrapped, only a sentence that breaks off goes on below.
    let wide = wide.unwrap_or(usize::MAX);
    let apart = worded.chunk_by(|above, next| {
        let of_form = built.forms.is_label(above) || built.forms.is_label(next);
        !of_form && !begins_anew(next) && !below_a_date(above, next) && !below_labels(above, next)
    });
    let whole: Vec<(u32, String)> = apart
        .flat_map(|part| unwrapped(part.iter().map(|l| (l.number, l.text)), Some(wide), &built.known))
        .collect();
    let one = whole.len() == 1;
    for (line, text) in whole {
        let indent = text.chars().take_while(|c| c.is_whitespace()).count();
        out.push(Piece { line, text, indent, alone: alone && one, underline: None });
    }
}

/// True for a line that cannot be the rest of the one above: it begins with a label for what, who, when or how far, with a
/// code such as "AP2" or with a box to tick, or is a span of time that stands over others.
fn begins_anew(line: &Line<'_>) -> bool {
    let text = line.text.trim();
    let bold = text.starts_with("**") && (text.contains(":**") || text.contains("**:"));
    let label = matches!(label_of(text, false), Some((Label::Outcome | Label::Recommendations, ..)));
    if line.message || bold || label || boxed(text).is_some() {
        return true;
    }
    let labelled = text.split_once(':').is_some_and(|(label, value)| {
        let whole = label.split_whitespace().count() <= 4 && !value.trim().is_empty();
        let says = || columns::label_role(label, &Aliases::default());
        whole
            && label.starts_with(char::is_uppercase)
            && matches!(
                says(),
                Some(ColumnRole::Lead | ColumnRole::TargetDate | ColumnRole::Activity | ColumnRole::Achieved)
            )
    });
    labelled || is_span(text) || coded(text).is_some() || start_of_form(text).is_some()
}

/// True for a line below one that says who and when by labels: "Lead: HR | By: June 2026 | Status: started".
fn below_labels(above: &Line<'_>, line: &Line<'_>) -> bool {
    let parts = || above.text.split(['|', '·', ';']);
    line.text.trim_start().starts_with(char::is_uppercase) && parts().count() > 1 && parts().all(is_labelled)
}

/// True for a line below one that ends as an action does in a list: "Train panels – HR – May 2027", "Train panels (HR, May
/// 2027)", "Timescale: May 2027".
fn below_a_date(above: &Line<'_>, line: &Line<'_>) -> bool {
    let is_date = |words: &str| {
        let words = words.trim().trim_end_matches('.');
        (1..=4).contains(&words.split_whitespace().count()) && looks_like_a_date(words)
    };
    let text = above.text.trim_end();
    let bracket = text.trim_end_matches('.').strip_suffix(')').and_then(|t| t.rsplit_once('('));
    let in_bracket = |inside: &str| {
        let last = inside.rsplit([',', ';']).next().unwrap_or_default();
        inside.contains([',', ';']) && is_date(last.rsplit(": ").next().unwrap_or_default())
    };
    let labelled = text.rsplit_once(": ").is_some_and(|(_, value)| is_date(value));
    if line.text.trim_start().starts_with(char::is_uppercase)
        && (labelled || bracket.is_some_and(|(_, inside)| in_bracket(inside)))
    {
        return true;
    }
    let dashes = [" – ", " — ", " - ", " | "];
    let ends = dashes.iter().filter_map(|dash| above.text.rsplit_once(dash)).min_by_key(|(_, end)| end.len());
    line.text.trim_start().starts_with(char::is_uppercase)
        && ends.is_some_and(|(_, end)| {
            (1..=4).contains(&end.split_whitespace().count())
                && end.contains(|c: char| c.is_ascii_digit())
                && looks_like_a_date(end)
        })
}

/// The words behind a box to tick; a box that is ticked stays with them, for it says that they are done.
fn boxed(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['☐', '☑', '☒', '✅']).or_else(|| text.strip_prefix("[ ]"));
    let words = rest.map(str::trim).filter(|w| w.starts_with(char::is_alphanumeric))?;
    Some(if text.starts_with(['☐', '[']) { words } else { text })
}

/// Takes away the stars that make words bold in Markdown: "**Lead:** HR".
fn unstarred(text: String) -> String {
    let stars = text.matches("**").count();
    if stars > 0 && stars.is_multiple_of(2) { text.replace("**", "") } else { text }
}

fn underlines(marks: &str, text: &str) -> bool {
    let marks = marks.trim();
    let same = marks.chars().all(|c| c == '=')
        || marks.chars().all(|c| c == '-' || c == '─')
        || marks.chars().all(|c| c == '~');
    same && width(marks) >= 3 && width(marks) + 3 >= width(text.trim()) && text.contains(char::is_alphabetic)
}

/// How wide the text was wrapped; nothing where each line is a paragraph.
fn wrapped_at(lines: &[Line<'_>]) -> Option<usize> {
    let followed: Vec<(&str, &str)> = lines
        .windows(2)
        .filter_map(|w| match w {
            [a, b] if !a.is_blank() && !b.is_blank() && !begins_anew(b) && !below_a_date(a, b) => {
                Some((a.text, b.text.trim_start()))
            }
            _ => None,
        })
        .filter(|(_, next)| !is_bullet(next) && numbered(next).is_none())
        .collect();
    let mut widths: Vec<usize> = followed.iter().map(|(a, _)| width(a)).filter(|w| *w >= 30).collect();
    widths.sort_unstable();
    // A web address alone may stand out over the edge.
    let wide = widths.get(widths.len().checked_sub(1 + widths.len() / 20)?).copied()?;
    // One line above another says nothing.
    if followed.len() < 2 {
        return None;
    }
    let held = followed.iter().filter(|(a, b)| goes_on(a, b, wide)).count();
    (held * 2 > followed.len()).then_some(wide)
}

fn manner(
    piece: &Piece<'_>,
    before: Option<&Piece<'_>>,
    next: Option<&Piece<'_>>,
    first: bool,
) -> (String, Manner, bool) {
    let text = piece.text.trim();
    let hashes = text.chars().take_while(|c| *c == '#').count();
    if (1..=6).contains(&hashes) && text.get(hashes..).is_some_and(|t| t.starts_with(' ')) {
        let words = text.trim_matches(['#', ' ']).to_owned();
        return (words, Manner::Heading(u8::try_from(hashes).unwrap_or(6)), false);
    }
    if let Some(marks) = piece.underline {
        let level = if marks.starts_with('=') { 1 } else { 2 };
        return (text.to_owned(), if first { Manner::Title } else { Manner::Heading(level) }, false);
    }
    let starred = text.strip_prefix("**").and_then(|t| t.strip_suffix("**")).filter(|t| !t.contains("**"));
    if let Some(words) = starred {
        return (words.trim().to_owned(), Manner::Plain, true);
    }
    if is_bullet(&piece.text) {
        let at = crate::Location::default();
        let p = typed_bullet(paragraph(piece.text.clone(), Manner::Plain, at));
        return (p.text, p.manner, false);
    }
    if let Some(words) = boxed(text) {
        return (words.to_owned(), Manner::Bullet(0), false);
    }
    let words = text.split_whitespace().count();
    if first && words <= 25 && !is_theme_by_name(text) && !text.ends_with(['.', ':', ';']) && next.is_some() {
        return (text.to_owned(), Manner::Title, false);
    }
    if let Some(level) = heading_level(piece, before, next) {
        return (text.to_owned(), Manner::Heading(level), false);
    }
    if let Some((label, words)) = numbered(text) {
        let level = u8::try_from((piece.indent / 2).min(6)).unwrap_or(6);
        return (words.to_owned(), Manner::Numbered { level, label: label.to_owned() }, false);
    }
    (text.to_owned(), Manner::Plain, false)
}

/// How deep a line stands as a heading: by its capitals, its number, or its place alone between blank lines.
fn heading_level(piece: &Piece<'_>, before: Option<&Piece<'_>>, next: Option<&Piece<'_>>) -> Option<u8> {
    let text = piece.text.trim();
    let words = text.split_whitespace().count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if words > 14 || letters < 3 || text.ends_with(['.', ';', ',', ':', '?', '!']) || piece.indent > 8 {
        return None;
    }
    if label_of(text, false).is_some() || tells(text) {
        return None;
    }
    // "2. TBC" right below "1. 2026" is one of a list.
    let counts_on = || {
        let number = |label: &str| label.trim_end_matches(['.', ')']).parse::<u32>().ok();
        let own = numbered(text).and_then(|(label, _)| number(label))?;
        let above = before.and_then(|p| numbered(&p.text)).and_then(|(label, _)| number(label))?;
        (above + 1 == own).then_some(())
    };
    let shouted = !text.chars().any(char::is_lowercase) && counts_on().is_none();
    if shouted && words <= 14 {
        return Some(2);
    }
    if is_theme_by_name(text) && text.contains(|c: char| c.is_ascii_digit() || c == ':') && words > 1 {
        return Some(3);
    }
    // "2.1 Aim: Secure" is no item of a list, whatever stands above it.
    if let Some((label, words)) = numbered(text)
        && is_theme_by_name(words)
        && words.contains(':')
    {
        return Some(3 + u8::try_from(parts_of(label).len()).unwrap_or(1).min(2) - 1);
    }
    let capital = text.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with(char::is_uppercase);
    if let Some((label, _)) = numbered(text) {
        // Numbers one below the other are a list, unless they begin anew: "1.0 Homes" below "8.1 These are our actions.".
        let number =
            |p: Option<&Piece<'_>>| p.and_then(|p| numbered(&p.text)).map(|(label, _)| parts_of(label));
        let own = parts_of(label);
        let listed = number(before).is_some_and(|above| above.len() < own.len() || goes_before(&above, &own));
        let alone = piece.alone && !listed && number(next).is_none();
        let dots = label.trim_end_matches(['.', ')']).matches('.').count();
        let digit = label.starts_with(|c: char| c.is_ascii_digit());
        return (alone && capital && digit && words <= 12)
            .then(|| 3 + u8::try_from(dots).unwrap_or(3).min(3));
    }
    // "Homes" right over "Action 1: Visit each hostel".
    let over_entry = next.is_some_and(|p| start_of_form(&p.text).is_some())
        && start_of_form(text).is_none()
        && is_name_like(text);
    ((piece.alone || over_entry) && capital && words <= 10).then_some(5)
}

/// True for "Deadline: May 2027" and "Status: On track", which tell of what stands above them, though blank lines part them from it.
fn tells(text: &str) -> bool {
    let Some((label, said)) = text.split_once(':').filter(|(_, said)| !said.trim().is_empty()) else {
        return false;
    };
    match columns::label_role(label, &Aliases::default()) {
        Some(ColumnRole::Lead | ColumnRole::LeadAuthority) => looks_like_leads(said),
        Some(ColumnRole::TargetDate) => looks_like_a_date(said.trim()),
        Some(ColumnRole::Achieved) => status::is_only_status(said),
        _ => false,
    }
}

/// The numbers in "1.2.3"; letters count as none.
fn parts_of(label: &str) -> Vec<Option<u32>> {
    label.trim_end_matches(['.', ')', ':']).split('.').map(|part| part.parse().ok()).collect()
}

/// True for "1.2" before "1.3", and where a letter leaves it open.
fn goes_before(above: &[Option<u32>], own: &[Option<u32>]) -> bool {
    let Some((here, rest)) = own.split_last() else { return true };
    let Some(Some(last)) = above.get(rest.len()) else { return true };
    above.get(..rest.len()) == Some(rest) && here.is_none_or(|here| here == last + 1)
}

/// Three lines and more that end in page numbers are a list of contents.
fn mark_contents(pieces: &[Piece<'_>], listed: &mut [bool]) {
    let page = |p: &Piece<'_>| -> Option<u32> {
        if contents_entry(&p.text).is_some() {
            return p.text.trim().rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok();
        }
        let (name, number) = p.text.trim().rsplit_once(char::is_whitespace)?;
        let named = name.contains(char::is_alphabetic) && name.split_whitespace().count() <= 14;
        number.parse().ok().filter(|n| named && *n < 1000 && !name.trim_end().ends_with([',', '.', ':']))
    };
    let mut start = 0;
    while start < pieces.len() {
        let mut last = 0;
        let run = pieces
            .iter()
            .skip(start)
            .take_while(|p| page(p).is_some_and(|n| std::mem::replace(&mut last, n) <= n))
            .count();
        if run >= 3 {
            listed.iter_mut().skip(start).take(run).for_each(|l| *l = true);
        }
        start += run.max(1);
    }
}

/// The line with its page number set off, as a list of contents is known by.
fn contents_line(text: &str) -> String {
    if contents_entry(text).is_some() {
        return text.to_owned();
    }
    match text.trim().rsplit_once(char::is_whitespace) {
        Some((name, page)) => format!("{}\t{page}", name.trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn labels_that_blank_lines_part_are_no_headings() {
        let form = |what: &str| {
            format!(
                "Action: {what}\n\nOwner: Ann Lee\n\nDeadline: 30 September 2027\n\nStatus: In progress\n\n"
            )
        };
        let text = format!(
            "Plan of the school\n\nReading\n\n{}Counting\n\n{}",
            form("Send reports."),
            form("Count tills.")
        );
        let draft = crate::read(text.as_bytes(), "plan.txt", &Options::default(), &mut |_| {}).unwrap().draft;
        assert_eq!(draft.themes.len(), 2);
        for activity in draft.themes.iter().flat_map(|t| &t.activities) {
            assert_eq!(activity.lead.as_deref(), Some("Ann Lee"));
            assert_eq!(activity.target_date.as_deref(), Some("30 September 2027"));
            assert_eq!(activity.achieved.as_deref(), Some("In progress"));
        }
    }
}
