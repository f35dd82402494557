//! How a release was protected, in words for its readers: the rules, what the attack found, and the note that stands
//! with every table whose numbers are not the counts themselves.

use crate::{project::Project, protect::Protected, release::MeasureError, safe::Tally};
use disclosure::{Account, Method, Policy, attack::Findings};

/// What the policy and the method ask for, one rule a line.
pub(crate) fn rules(policy: &Policy, method: &Method, account: &Account) -> Vec<String> {
    let most = policy.hide_below.saturating_sub(1);
    let mut rules = match method {
        Method::Suppress => vec![hiding(policy, most, account)],
        Method::Round { .. } | Method::CellKey(_) => {
            let mut rules: Vec<String> = moving(method, account).into_iter().collect();
            let outcomes = if policy.group_disclosure {
                ", nor whether nobody or everybody of a group had an outcome"
            } else {
                ""
            };
            rules.push(format!(
                "Of a count from 1 to {most} nobody can tell more than that it is one of at least {} numbers{outcomes}.",
                policy.width + 1
            ));
            rules
        }
    };
    if policy.minimum_base > 1 {
        rules.push(format!("Shares are given for bases of at least {}.", policy.minimum_base));
    }
    rules.push(match method {
        Method::Suppress => {
            "A share, ratio or gap is shown only where the counts that it rests on are.".into()
        }
        Method::Round { .. } | Method::CellKey(_) => {
            format!(
                "Shares and ratios are of the numbers shown, and given only where each of these is at least {}.",
                least_count(account)
            )
        }
    });
    rules
}

fn hiding(policy: &Policy, most: u64, account: &Account) -> String {
    let zeros = if account.zeros > 0 {
        "zeros are shown, except where one would, beside what was published before, give a count away: so a hidden count may \
         be zero"
    } else if policy.group_disclosure {
        "zeros are shown, except where nobody or everybody of a group had an outcome: that is hidden too"
    } else {
        "zeros are shown"
    };
    format!(
        "Counts from 1 to {most} are hidden, and further counts from which these could be worked out; {zeros}."
    )
}

/// The least number that a share or ratio rests on where numbers are near the counts: four times the first that is too far
/// away from one, so that what moves it is small beside what chance does to it.
pub(crate) fn least_count(account: &Account) -> u64 {
    if account.moved == 0 { 0 } else { 4 * (account.moved + 1) }
}

/// What a reader must know of numbers that are not the counts themselves; nothing where they are.
pub(crate) fn moving(method: &Method, account: &Account) -> Option<String> {
    let most = account.moved;
    match method {
        Method::Suppress => None,
        Method::Round { base, .. } => {
            let sums = if account.broken_sums == 0 {
                "so that parts add up to their totals"
            } else {
                "so that parts add up to their totals, except where one of them was published before in another way"
            };
            Some(format!(
                "Counts are rounded up or down to multiples of {}, {sums}. A number shown is at most {most} away from the count, and a 0 may stand for up to {most}.",
                base.get()
            ))
        }
        Method::CellKey(_) => Some(format!(
            "Counts are changed by at most {most} to protect people, the same count always alike. Parts need not add up to their totals. A 0 may stand for up to {most}, and nobody is never shown as somebody."
        )),
    }
}

/// The numbers of a project say with their source that they are not the counts themselves, so that charts do too.
pub(crate) fn mark_sources(project: &mut Project, method: &Method) {
    let words = match method {
        Method::Suppress => return,
        Method::Round { base, .. } => format!("rounded to multiples of {}", base.get()),
        Method::CellKey(_) => "changed a little to protect people".to_owned(),
    };
    for data in project.data.iter_mut().filter(|it| !it.public) {
        data.source = format!("{} ({words})", data.source);
    }
}

/// What was done, in a few words: "68 of 325 counts are hidden".
pub(crate) fn in_short(method: &Method, Tally { cells, hidden, moved }: Tally) -> String {
    let done = match method {
        Method::Suppress => return format!("{hidden} of {cells} counts are hidden"),
        Method::Round { .. } => "rounded",
        Method::CellKey(_) => "changed",
    };
    let mut words = format!("{moved} of {cells} counts are {done}");
    if hidden > 0 {
        words.push_str(&format!(", {hidden} are hidden as they were before"));
    }
    if moved + hidden < cells {
        words.push_str(&format!(", {} are shown as they were published before", cells - moved - hidden));
    }
    words
}

/// What the attack on the finished release found, in words for its readers; or that it found something.
///
/// # Errors
/// If the attack found something, or could not be finished.
pub(crate) fn proved(
    method: &Method,
    protected: &Protected,
    found: &Findings,
) -> Result<Vec<String>, MeasureError> {
    if let Some(why) = &found.contradiction {
        return Err(MeasureError::Leaks(format!("a contradiction ({why})")));
    }
    let recovered = found.recovered().count();
    if recovered > 0 || found.timed_out {
        return Err(MeasureError::Leaks(format!("{recovered} hidden numbers")));
    }
    // How many are hidden for themselves is not told: where all were, each would be known to be small.
    let mut words = vec![format!("{}.", in_short(method, protected.safe.tally()))];
    let attacked = found.cells.len();
    let what = match method {
        Method::Suppress => "hidden numbers",
        Method::Round { .. } | Method::CellKey(_) => "counts",
    };
    words.push(match (attacked, found.narrowest()) {
        (0, _) => "Nothing is hidden, so there was nothing to attack.".to_owned(),
        (_, Some(narrowest)) => format!(
            "An attack by linear and integer programming on this and all earlier releases of the register together worked out 0 of {attacked} {what} (with the differences that readers can take); each could be any of {} values or more.",
            narrowest + 1
        ),
        (_, None) => format!(
            "An attack by linear and integer programming on this and all earlier releases of the register together worked out 0 of {attacked} {what}."
        ),
    });
    words.push("The certificate (certificate.json) holds all that a reader can see, so that anybody can repeat the attack: evenhand attack certificate.json".into());
    Ok(words)
}
