//! Words that say what has been done to something: "trained", "held".

/// Those that do not end as most do.
const IRREGULAR: &[&str] = &[
    "become", "been", "begun", "brought", "built", "chosen", "done", "found", "given", "gone", "grown",
    "had", "heard", "held", "kept", "learnt", "led", "made", "met", "put", "run", "said", "seen", "sent",
    "set", "shown", "sought", "spent", "spoken", "taken", "taught", "told", "won", "written",
];

/// True for a participle of the past, in small letters.
pub(crate) fn is_participle(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed") || IRREGULAR.contains(&word)
}
