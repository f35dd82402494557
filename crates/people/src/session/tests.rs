//! Pure tests of sessions.

use super::next_page;
use proptest::prelude::*;

#[test]
fn a_sign_in_leads_only_to_our_own_pages() {
    for ours in ["/", "/plans/1?page=2", "/people"] {
        assert_eq!(next_page(ours), ours);
    }
    for other in [
        "",
        "plans",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/a\r\nSet-Cookie: x",
        "/\t/evil",
        "/sign-out",
        "/sign-in?next=/sign-in",
        "/é",
    ] {
        assert_eq!(next_page(other), "/my-activities", "{other}");
    }
}

proptest! {
    #[test]
    fn no_text_leads_to_another_site(asked in "[/\\\\a-z:?#@. \t\n]{0,12}") {
        let to = next_page(&asked);
        prop_assert!(to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\n', '\t', ' ']));
    }
}
