//! What a web page says of itself: that it was archived, withdrawn or is no longer kept up.

use super::word_list;

/// A notice has no more words than this.
const MOST_WORDS: usize = 16;

/// What it speaks of.
const PAGE: &[&str] =
    &["page", "content", "document", "publication", "website", "site", "webpage", "information", "guidance"];

/// What has become of it.
const BECOME: &[&str] = &["archived", "withdrawn", "superseded", "decommissioned", "unpublished"];

/// True for "This page has been archived" and "This content is no longer updated", which name nothing that a plan does.
pub(crate) fn is_page_notice(text: &str) -> bool {
    let words = word_list(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let [first, rest @ ..] = words.as_slice() else { return false };
    let named = match *first {
        "this" | "the" => rest.first().is_some_and(|w| PAGE.contains(w)),
        "archived" | "withdrawn" => {
            return matches!(rest, [] | ["page" | "content" | "document" | "publication", ..])
                && words.len() <= 4;
        }
        it => PAGE.contains(&it),
    };
    let pairs = || words.windows(2);
    let kept_up = pairs().any(|pair| pair == ["longer", "updated"] || pair == ["longer", "maintained"]);
    let stands = pairs().any(|pair| {
        matches!(pair, ["been" | "is" | "was" | "are" | "identified" | "as", it] if BECOME.contains(it))
    });
    words.len() <= MOST_WORDS && named && (kept_up || stands)
}

#[cfg(test)]
mod tests {
    use super::is_page_notice;

    #[test]
    fn a_page_that_speaks_of_itself_names_nothing() {
        for notice in [
            "This page has been archived",
            "Archived content",
            "This content is no longer updated.",
            "This publication was withdrawn on 3 May 2024",
            "Information identified as archived",
        ] {
            assert!(is_page_notice(notice), "{notice}");
        }
        for name in [
            "Archived records of slavery",
            "This place has been ours",
            "The archive: who is in it",
            "The page of every child",
            "Information and advice",
            "Withdrawn pupils come back",
        ] {
            assert!(!is_page_notice(name), "{name}");
        }
    }
}
