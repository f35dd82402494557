//! What a heading says that its column holds.

use crate::aliases::{Alias, Aliases, heading_words};
use crate::draft::ColumnRole;
use crate::interpret::words::{folded, is_numbered_name, split_ref};

/// Words in the headings of columns that programs fill for themselves.
const OF_PROGRAMS: &[&str] = &["parent", "created", "modified", "email", "phone", "url", "link", "creator"];

/// True for the heading of what stands elsewhere, to which the activities only refer, or of what comes after them: "Future action".
fn of_others(words: &[String]) -> bool {
    words.iter().any(|w| {
        matches!(
            w.as_str(),
            "national" | "regional" | "linked" | "original" | "previous" | "parent" | "future" | "further"
        )
    })
}

/// How well a heading fits a role: 0 for not at all, up to 100.
fn fit(heading: &[String], alias: &Alias) -> i32 {
    if heading == alias.words {
        return alias.weight;
    }
    if alias.whole || alias.words.is_empty() || heading.len() <= alias.words.len() {
        return 0;
    }
    let Some(at) = heading.windows(alias.words.len()).position(|w| w == alias.words) else { return 0 };
    let extra = i32::try_from(heading.len() - alias.words.len()).unwrap_or(40);
    // In English the head of a phrase stands last ("action owner"), unless something hangs on behind ("lead for this").
    let last = at + alias.words.len() == heading.len();
    let place = if last {
        6
    } else if at == 0 {
        2
    } else {
        0
    };
    let length = i32::try_from(alias.words.len()).unwrap_or(1) * 3;
    (alias.weight * 3 / 4 - 3 * extra + place + length).max(0)
}

/// The roles a heading fits, each with how well.
fn fits_of(words: &[String], aliases: &Aliases) -> Vec<(i32, ColumnRole)> {
    let mut fits = Vec::new();
    // A user's own word for a heading is never outdone by one of ours.
    let added = aliases.added().iter().map(|a| (a, 1000));
    for (alias, more) in Aliases::ours_within(words).map(|a| (a, 0)).chain(added) {
        let mut score = fit(words, alias);
        if score == 0 {
            continue;
        }
        score += more;
        // What a program notes for itself is no part of the plan: "Created by", "Parent task", "Owner email".
        if alias.words.len() < words.len() && words.iter().any(|w| OF_PROGRAMS.contains(&w.as_str())) {
            score -= 25;
        }
        // What others ask for is not what this body does: "National action" beside "Our activity".
        if matches!(alias.role, ColumnRole::Activity | ColumnRole::Theme)
            && alias.words.len() < words.len()
            && of_others(words)
        {
            score -= 20;
        }
        // "Scope of recommendation" tells of one that stands elsewhere.
        let tells_of = |w: &[String]| matches!(w, [what, of, ..] if of == "of" && matches!(what.as_str(), "scope" | "level" | "type" | "source"));
        if alias.role == ColumnRole::Recommendation && tells_of(words) {
            score -= 80;
        }
        // "Number given to the recommendation" in a key of the columns is none itself.
        if matches!(alias.role, ColumnRole::Activity | ColumnRole::Recommendation)
            && alias.words.len() < words.len()
            && words.first().is_some_and(|w| matches!(w.as_str(), "number" | "initial" | "date"))
        {
            score -= 60;
        }
        // A sub-domain is a part of a theme, which stands elsewhere.
        if alias.role == ColumnRole::Theme && words.first().is_some_and(|w| w == "sub") {
            score -= 40;
        }
        // A service plan is a document.
        if alias.role == ColumnRole::Service
            && words
                .windows(2)
                .any(|w| matches!(w, [a, b] if a == "service" && (b == "plan" || b == "delivery")))
        {
            score -= 60;
        }
        // The equality strands are the characteristics that the law protects.
        if alias.role == ColumnRole::Theme
            && words
                .windows(2)
                .any(|w| matches!(w, [a, b] if (a == "equality" || a == "diversity") && b == "strand"))
        {
            score -= 60;
        }
        // "We will know it worked when" says how success is seen, not what will be done.
        if alias.role == ColumnRole::Activity && words.iter().any(|w| w == "know") {
            score -= 60;
        }
        // "Action measures partly achieved" says what was to be done, and how far it is.
        if alias.role == ColumnRole::Achieved && tells_how_far_actions_are(words) {
            score -= 60;
        }
        // "Staff leading the project" says who.
        if alias.role == ColumnRole::Activity
            && alias.words.len() < words.len()
            && words.iter().any(|w| matches!(w.as_str(), "leading" | "managing" | "responsible"))
        {
            score -= 60;
        }
        // "Owner ID" beside "Owner name" is what a program calls the same one.
        if alias.role == ColumnRole::Lead && words.last().is_some_and(|w| matches!(w.as_str(), "id" | "code"))
        {
            score -= 25;
        }
        // "Targets" beside "Timescale" says what is to be done.
        if alias.role == ColumnRole::TargetDate && words.len() == 1 && words.iter().all(|w| w == "target") {
            score -= 15;
        }
        // "Target date for next steps" beside "Target date for all action" is that of a part of it.
        if alias.role == ColumnRole::TargetDate
            && words.windows(2).any(|w| matches!(w, [a, b] if a == "next" && b.starts_with("step")))
        {
            score -= 25;
        }
        // "Progress against timescale" says how it goes, and may say "Delivered".
        if alias.role == ColumnRole::TargetDate && words.first().is_some_and(|w| w == "progress") {
            score -= 60;
        }
        // Of a start and an end the end is the target.
        if alias.role == ColumnRole::TargetDate
            && alias.words.len() < words.len()
            && words.iter().any(|w| matches!(w.as_str(), "start" | "from" | "original" | "begin"))
        {
            score -= 25;
        }
        if score >= 36 {
            fits.push((score, alias.role));
        }
    }
    fits
}

/// True for a heading of actions that says how far they are short of done: "Action measures not met".
fn tells_how_far_actions_are(words: &[String]) -> bool {
    let far = |w: &String| matches!(w.as_str(), "partly" | "partially" | "not" | "fully");
    let is_action = |w: &String| matches!(w.as_str(), "action" | "activity" | "measure" | "commitment");
    let done =
        |w: &String| matches!(w.as_str(), "achieved" | "met" | "completed" | "implemented" | "delivered");
    matches!(words, [first, .., how, last] if is_action(first) && (far(how) || how == "yet") && done(last))
}

/// True for "Reasons not fully met", and for "Reasons" beside actions that are not done: why they are not.
fn says_why_not_done(words: &[String], short_of_done: bool) -> bool {
    let why = |w: &String| matches!(w.as_str(), "not" | "non" | "delay" | "slippage" | "incomplete");
    match words {
        [first, rest @ ..] if first == "reason" => rest.iter().any(why) || rest.is_empty() && short_of_done,
        _ => false,
    }
}

/// True for the words, beside "Specific", by which objectives are made: what stands beneath tells more of each.
pub(super) fn describes_objectives(heading: &str) -> bool {
    let words = ["measurable", "achievable", "attainable", "realistic", "relevant"];
    words.contains(&folded(heading).as_str())
}

/// How well a heading fits one role.
pub(super) fn fit_of(role: ColumnRole, words: &[String], aliases: &Aliases) -> i32 {
    fits_of(words, aliases).into_iter().filter(|(_, r)| *r == role).map(|(score, _)| score).max().unwrap_or(0)
}

/// True for "Theme 1: Homes" among headings, which says what the rows are of and not what the column holds.
fn names_a_theme(heading: &str, aliases: &Aliases) -> bool {
    let (number, name, lead_in) = split_ref(heading);
    let told =
        number.is_some() && lead_in.is_some() && name.starts_with(char::is_alphabetic) && name != heading;
    (told || is_numbered_name(heading)) && aliases.told(heading).is_none()
}

/// Gives each heading at most one role and each role at most one heading, best fit first, by the words we know.
pub(crate) fn assign(headings: &[String]) -> Vec<Option<ColumnRole>> {
    assign_knowing(headings, &Aliases::default(), &[])
}

/// The same where a user has added words for headings. A heading is never given a role it is banned from.
pub(crate) fn assign_knowing(
    headings: &[String],
    aliases: &Aliases,
    banned: &[(usize, ColumnRole)],
) -> Vec<Option<ColumnRole>> {
    let mut fits: Vec<(i32, usize, ColumnRole)> = Vec::new();
    let short_of_done = headings.iter().any(|h| tells_how_far_actions_are(&heading_words(h)));
    for (i, heading) in headings.iter().enumerate() {
        let words = heading_words(heading);
        if words.is_empty() || words.len() > 16 || aliases.keeps(heading) || names_a_theme(heading, aliases) {
            continue;
        }
        let allowed = |(score, role): &(i32, ColumnRole)| *score >= 900 || !banned.contains(&(i, *role));
        let before = fits.len();
        let mut own = fits_of(&words, aliases);
        if own.is_empty()
            && let Some(bare) = without_note(heading)
        {
            own = fits_of(&heading_words(bare), aliases);
        }
        if own.is_empty() && says_why_not_done(&words, short_of_done) {
            own.push((60, ColumnRole::Achieved));
        }
        fits.extend(own.into_iter().filter(allowed).map(|(score, role)| (score, i, role)));
        // "Rhif / No." says the same twice, in two languages.
        if fits.len() == before && heading.contains(['/', '|']) && !of_others(&words) {
            let parts = heading.split(['/', '|']).map(heading_words).filter(|w| !w.is_empty());
            let found = parts.flat_map(|w| fits_of(&w, aliases)).filter(allowed);
            fits.extend(found.map(|(score, role)| (score - 6, i, role)));
        }
    }
    fits.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut out: Vec<Option<ColumnRole>> = vec![None; headings.len()];
    for (_, i, role) in fits {
        if out.get(i).is_some_and(Option::is_none)
            && !out.contains(&Some(role))
            && let Some(slot) = out.get_mut(i)
        {
            *slot = Some(role);
        }
    }
    out
}

/// What a label before a value says the value is: only for words that mean one thing wherever they stand.
pub(crate) fn label_role(text: &str, aliases: &Aliases) -> Option<ColumnRole> {
    if text.len() > 60 || aliases.keeps(text) {
        return None;
    }
    // "Responsibility (who)", and "Who (responsible)".
    if let Some((name, aside)) = text.trim().strip_suffix(')').and_then(|t| t.rsplit_once(" ("))
        && aside.split_whitespace().count() <= 3
    {
        return label_role(name, aliases).or_else(|| label_role(aside, aliases));
    }
    let words: Vec<String> = heading_words(text).into_iter().filter(|w| w != "s").collect();
    // In a form the status is what is told of progress.
    let told = |role| if role == ColumnRole::Status { ColumnRole::Achieved } else { role };
    if let Some(own) = aliases.added().iter().filter(|a| a.words == words).max_by_key(|a| a.weight) {
        return Some(told(own.role));
    }
    // "Timescale to start seeing a change" still says when.
    if let [first, small, ..] = words.as_slice()
        && matches!(first.as_str(), "timescale" | "timeframe" | "deadline")
        && matches!(small.as_str(), "to" | "for")
    {
        return Some(ColumnRole::TargetDate);
    }
    let small =
        ["our", "the", "key", "main", "agreed", "planned", "this", "for", "theme", "overall", "named"];
    // Words before "lead" or "owner" that tell one from another: "Strategic lead".
    let of_posts =
        ["strategic", "executive", "exec", "operational", "senior", "nominated", "designated", "corporate"];
    let bare: Vec<&str> = words.iter().map(String::as_str).filter(|w| !small.contains(w)).collect();
    let post: Vec<&str> = bare.iter().copied().filter(|w| !of_posts.contains(w)).collect();
    // Words that head a column but before a value may mean anything.
    let vague = [
        "objective",
        "aim",
        "goal",
        "priority",
        "measure",
        "requirement",
        "project",
        "impact",
        "description",
        "how",
        "no",
        "number",
        "item",
        "contact",
        "function",
        "unit",
        "section",
        "area",
        "end",
        "start",
        "note",
        "code",
        "id",
        "team",
        "promise",
        "category",
    ];
    if bare.is_empty() || words.len() > 7 || bare.len() == 1 && bare.iter().any(|w| vague.contains(w)) {
        return None;
    }
    let known = Aliases::ours_within(&words)
        .filter(|a| a.words == words || a.words == bare || a.words == post && a.role == ColumnRole::Lead);
    known
        .max_by_key(|a| a.weight)
        .map(|a| told(a.role))
        .or_else(|| without_note(text).and_then(|bare| label_role(bare, aliases)))
}

/// A heading without the raised letter or number of a note that was glued to its last word when it was copied: "Closedb", "Lead¹".
fn without_note(heading: &str) -> Option<&str> {
    let heading = heading.trim_end().trim_end_matches(':');
    let bare = heading.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    let bare = if bare.len() < heading.len() { bare } else { bare.strip_suffix(['a', 'b', 'c'])? };
    let word = bare.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    (word.len() > 3).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_a_note_is_no_part_of_a_heading() {
        let role = |text: &str| label_role(text, &Aliases::default());
        assert_eq!(role("Open or closedb"), Some(ColumnRole::Achieved));
        assert_eq!(role("Timescale²"), Some(ColumnRole::TargetDate));
        assert_eq!(role("Lead officer[v]"), Some(ColumnRole::Lead));
        assert_eq!((role("Dated"), role("Leads a team")), (None, None));
    }

    #[test]
    fn future_action_is_none_beside_the_action_itself() {
        let headings = ["Action/ Task/ Change", "Future action", "Complete/ Review"].map(str::to_owned);
        let roles = assign(&headings);
        assert_eq!(roles, [Some(ColumnRole::Activity), None, Some(ColumnRole::TargetDate)]);
        assert_eq!(assign(&["Further actions".to_owned()]), [Some(ColumnRole::Activity)]);
    }
}
