//! The words of statuses.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::ProposedStatus::{self, self as P};

/// The phrases that begin with a word. The longest stand first: "not started" before "started", "completed late" before
/// "completed".
pub(super) fn beginning(word: &str) -> &'static [(&'static str, ProposedStatus)] {
    static BY_WORD: LazyLock<HashMap<&'static str, Vec<(&'static str, ProposedStatus)>>> =
        LazyLock::new(|| {
            let mut by_word: HashMap<_, Vec<_>> = HashMap::new();
            for (status, phrase) in PHRASES.iter().flat_map(|(s, all)| all.iter().map(move |p| (*s, *p))) {
                by_word.entry(phrase.split(' ').next().unwrap_or(phrase)).or_default().push((phrase, status));
            }
            for phrases in by_word.values_mut() {
                phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.split(' ').count()));
            }
            by_word
        });
    BY_WORD.get(word).map(Vec::as_slice).unwrap_or_default()
}

/// How people write each status, in small letters and without punctuation.
const PHRASES: &[(ProposedStatus, &[&str])] = &[
    (
        P::NotStarted,
        &[
            "not started",
            "not yet started",
            "not begun",
            "not yet begun",
            "yet to start",
            "yet to begin",
            "to start",
            "to be started",
            "to do",
            "todo",
            "backlog",
            "not due",
            "not yet due",
            "pending",
            "planned",
            "planning",
            "proposed",
            "scheduled",
            "future",
            "new",
            "heb ddechrau",
            "heb gychwyn",
            "i ddechrau",
        ],
    ),
    (
        P::OnTrack,
        &[
            "in progress",
            "doing",
            "started",
            "underway",
            "under way",
            "on track",
            "on target",
            "on schedule",
            "on time",
            "on course",
            "progressing",
            "progressing well",
            "progress made",
            "good progress",
            "begun",
            "active",
            "open",
            "work in progress",
            "wip",
            "partially complete",
            "partially completed",
            "partly complete",
            "partly completed",
            "part complete",
            "partially met",
            "partly met",
            "partially achieved",
            "partly achieved",
            "in development",
            "nearly complete",
            "almost complete",
            "not complete",
            "not yet complete",
            "not completed",
            "in train",
            "ar y gweill",
            "ar waith",
            "wedi dechrau",
            "ar y trywydd iawn",
        ],
    ),
    (
        P::AtRisk,
        &[
            "at risk",
            "some risk",
            "some concern",
            "some concerns",
            "minor delay",
            "minor delays",
            "slight delay",
            "some delay",
            "slightly behind",
            "slightly delayed",
            "needs attention",
            "mewn perygl",
        ],
    ),
    (
        P::Delayed,
        &[
            "delayed",
            "delay",
            "behind",
            "behind schedule",
            "overdue",
            "off track",
            "off target",
            "not on track",
            "late",
            "slipped",
            "missed",
            "not met",
            "not achieved",
            "stalled",
            "blocked",
            "on hold",
            "paused",
            "deferred",
            "postponed",
            "significant delay",
            "significant delays",
            "hwyr",
            "wedi oedi",
        ],
    ),
    (
        P::Complete,
        &[
            "complete",
            "completed",
            "done",
            "achieved",
            "fully achieved",
            "finished",
            "closed",
            "delivered",
            "implemented",
            "met",
            "fully met",
            "discharged",
            "action complete",
            "completed late",
            "complete and ongoing",
            "wedi i gwblhau",
            "wedi cwblhau",
            "cwblhawyd",
            "cyflawnwyd",
            "gorffenedig",
        ],
    ),
    (
        P::Ongoing,
        &[
            "ongoing",
            "on going",
            "continuous",
            "continuing",
            "rolling",
            "business as usual",
            "bau",
            "embedded",
            "parhaus",
            "yn parhau",
        ],
    ),
    (
        P::Stopped,
        &[
            "stopped",
            "cancelled",
            "canceled",
            "withdrawn",
            "removed",
            "deleted",
            "dropped",
            "abandoned",
            "superseded",
            "discontinued",
            "no longer required",
            "no longer needed",
            "no longer applicable",
            "not pursued",
            "not being pursued",
            "not progressed",
            "closed not achieved",
            "closed not pursued",
            "wedi dod i ben",
        ],
    ),
];
