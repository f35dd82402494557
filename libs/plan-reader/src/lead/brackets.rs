//! What stands in brackets behind a lead: who holds the post, its short name, how it is held, who helps.

use super::LeadKind;
use super::clause::{ClauseReader, holds, is_unfinished};
use super::kinds::{self, Looks, acronym_of, looks};
use super::labels::is_role;

impl ClauseReader<'_> {
    /// Reads what stands before brackets together with what stands in them.
    pub(super) fn bracketed(&mut self, before: &str, inner: &str) {
        let low = inner.to_lowercase();
        if low.starts_with("support")
            || matches!(low.as_str(), "lead" | "overall lead" | "joint lead" | "joint" | "chair")
        {
            let from = self.out.len();
            self.part(before);
            let helps = low.starts_with("support");
            for lead in self.out.iter_mut().skip(from) {
                lead.supporting |= helps;
                if low == "chair" && lead.kind == LeadKind::Person {
                    lead.role = Some(inner.to_owned());
                }
            }
            return;
        }
        // "Line managers (with HR)".
        if let Some(helper) = inner.strip_prefix("with ") {
            self.part(before);
            let from = self.out.len();
            self.part(helper);
            self.out.iter_mut().skip(from).for_each(|it| it.supporting = true);
            return;
        }
        // "Adult Social Care (ASC)" is one name and its short form.
        let last_piece = before.rsplit([',', '/']).next().unwrap_or_default().trim();
        if acronym_of(inner, last_piece) {
            let start = before.len() - last_piece.len();
            self.part(before[..start].trim_end_matches([',', '/', ' ']));
            let kind = self.kind_of(last_piece);
            self.push(
                &format!("{last_piece} ({inner})"),
                if kind == LeadKind::Person { LeadKind::Unit } else { kind },
            );
            return;
        }
        if matches!(
            low.as_str(),
            "she/her" | "he/him" | "they/them" | "she/they" | "he/they" | "all" | "various"
        ) {
            self.part(before);
            return;
        }
        // Who led before leads no longer.
        if ["was ", "formerly ", "previously ", "until "].iter().any(|w| low.starts_with(w)) {
            self.part(before);
            return;
        }
        // "Housing Officers (x4)".
        if !before.is_empty() && inner.trim_start_matches(['x', '×', ' ']).bytes().all(|b| b.is_ascii_digit())
        {
            self.part(before);
            return;
        }
        let from = self.out.len();
        if !before.is_empty() {
            self.part(before);
        }
        let one = self.out.len() == from + 1;
        if let Some(last) = self.out.last_mut().filter(|_| one) {
            match (last.kind, looks(inner)) {
                // "Cllr Asha Rao (Cabinet Member)" and "Head of Housing (Asha Rao)".
                (LeadKind::Person, Looks::Post) if last.role.is_none() => {
                    last.role = Some(inner.to_owned());
                    return;
                }
                (LeadKind::Post, _) if holds(inner) => {
                    let post = std::mem::replace(&mut last.name, inner.to_owned());
                    last.kind = LeadKind::Person;
                    last.role = Some(post);
                    return;
                }
                // "Head of HR (interim)" and "Chief Nurse (exec sponsor)".
                (LeadKind::Post | LeadKind::Person, Looks::Unit | Looks::Post)
                    if last.role.is_none() && says_how_held(&low, inner) =>
                {
                    last.role = Some(inner.to_owned());
                    return;
                }
                // "Director (Place)" is one post, and "Deans (Education)" are those who hold one.
                (LeadKind::Post, Looks::Unit | Looks::Person) | (LeadKind::Team, Looks::Unit)
                    if is_unfinished(&last.name)
                        && (last.kind == LeadKind::Post || kinds::are_holders(&last.name))
                        && !kinds::is_nobody(inner) =>
                {
                    last.name = format!("{} ({inner})", last.name);
                    return;
                }
                _ => {}
            }
        }
        self.part(inner);
    }
}

/// True for what says how a post is held: "interim", or in small letters what it is besides.
fn says_how_held(low: &str, inner: &str) -> bool {
    const HELD: &[&str] = &[
        "interim",
        "acting",
        "job share",
        "jobshare",
        "maternity cover",
        "seconded",
        "secondment",
        "temporary",
    ];
    // "Director (Operational)" is a post of that name.
    let in_small = low == inner && matches!(low, "delivery" | "operational" | "strategic");
    HELD.contains(&low)
        || in_small
        || is_role(low)
        || low == inner && looks(inner) == Looks::Post && inner.split_whitespace().count() <= 3
}
