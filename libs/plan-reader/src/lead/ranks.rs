//! Titles and ranks before a name: "Dr", "Cllr", "T/Chief Insp", "Detective Superintendent".

/// True for a title that is never more than that.
pub(super) fn is_title(word: &str) -> bool {
    let bare = word.trim_end_matches('.').to_lowercase();
    let bare = holder(&bare).unwrap_or(&bare);
    matches!(
        bare,
        "dr" | "mr"
            | "mrs"
            | "ms"
            | "miss"
            | "mx"
            | "prof"
            | "professor"
            | "cllr"
            | "councillor"
            | "sir"
            | "dame"
            | "lord"
            | "lady"
            | "rev"
            | "revd"
            | "imam"
    ) || is_short_rank(bare)
}

/// True for letters that stand behind a name: "OBE", "MP".
pub(super) fn is_honour(word: &str) -> bool {
    matches!(
        word.trim_end_matches(['.', ',']),
        "OBE"
            | "MBE"
            | "CBE"
            | "DBE"
            | "KBE"
            | "BEM"
            | "QPM"
            | "KPM"
            | "QFSM"
            | "KC"
            | "QC"
            | "JP"
            | "DL"
            | "MP"
            | "MSP"
            | "MLA"
            | "PhD"
            | "FRCP"
    )
}

fn is_short_rank(bare: &str) -> bool {
    matches!(
        bare,
        "pc" | "dc" | "ds" | "dci" | "di" | "ci" | "ch" | "insp" | "sgt" | "supt" | "det" | "dsupt" | "dsgt"
    )
}

/// A rank written out, which stands for a post as well.
fn is_rank(bare: &str) -> bool {
    matches!(
        bare,
        "inspector"
            | "superintendent"
            | "sergeant"
            | "constable"
            | "commander"
            | "commissioner"
            | "acc"
            | "dcc"
    )
}

/// The rank of "t/supt", "a/insp", "d/supt": held for a time, or by a detective.
fn holder(low: &str) -> Option<&str> {
    let (how, rank) = low.split_once('/')?;
    let bare = rank.trim_end_matches('.');
    (matches!(how, "t" | "a" | "d" | "temp") && (is_short_rank(bare) || is_rank(bare) || bare == "chief"))
        .then_some(bare)
}

/// True where a slash stands within a rank: "T" before "/Supt Rao".
pub(super) fn within_rank(before: &str, after: &str) -> bool {
    let how = before.rsplit([' ', ',', '(']).next().unwrap_or_default();
    let rank = after.split([' ', ',', ')', ';']).next().unwrap_or_default();
    how.len() <= 4 && holder(&format!("{how}/{rank}").to_lowercase()).is_some()
}

/// True for ranks without a name: "T/DCC", "Ch Supt".
pub(super) fn is_post(words: &[&str]) -> bool {
    let low = |word: &&str| word.trim_end_matches('.').to_lowercase();
    let ranked = |low: &str| holder(low).is_some() || is_rank(low) || is_short_rank(low);
    let held = |low: &str| holder(low).is_some();
    words.iter().map(low).all(|w| ranked(&w) || w == "chief")
        && (words.len() > 1 || words.iter().map(low).any(|w| held(&w)))
}

/// How many of the first words are titles of the name after them.
pub(super) fn titles(words: &[&str]) -> usize {
    let low = |i: usize| words.get(i).map(|w| w.trim_end_matches('.').to_lowercase()).unwrap_or_default();
    let bare = |i: usize| {
        let low = low(i);
        holder(&low).map(str::to_owned).unwrap_or(low)
    };
    // "Detective", "Deputy Chief": what goes before a rank.
    let before =
        |word: &str| matches!(word, "detective" | "chief" | "deputy" | "assistant" | "temporary" | "acting");
    let opening = (0..words.len()).take_while(|i| before(&bare(*i))).count();
    let short = (opening..words.len()).take_while(|i| words.get(*i).is_some_and(|w| is_title(w))).count();
    if short > 0 && (opening == 0 || is_short_rank(&bare(opening))) {
        return opening + short;
    }
    // A rank written out is part of a name only before a surname alone: "Inspector Rao".
    if is_rank(&bare(opening)) && words.len() == opening + 2 {
        return opening + 1;
    }
    0
}
