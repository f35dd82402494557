//! Reading `[disclosure]`: the policy, the register, and how counts are kept from giving people away.

use super::{
    DisclosureSpec, MethodSpec,
    fault::{Finder, meant},
    fields::{Fields, Placed},
    read::path,
};
use disclosure::{Base, Policy};

/// The word of a method.
#[derive(Clone, Copy, PartialEq)]
enum Word {
    Suppress,
    Round,
    CellKey,
}

pub(super) fn read(
    fields: &mut Fields<'_, '_>,
    faults: &mut Finder<'_>,
    period: Option<&Placed<String>>,
) -> Option<DisclosureSpec> {
    let Some(mut it) = fields.table("disclosure", "[disclosure]", faults) else {
        faults.add(0, "The project needs [disclosure] with a `policy`, such as policy = \"1-4\".");
        return None;
    };
    let policy = it.needed_text("policy", faults);
    let register = it.text("register", faults).and_then(|it| path(&it, faults));
    let release = it.text("release", faults).map(|it| it.value);
    let method = method(&mut it, faults);
    it.done(faults);
    if let Some(it) = &policy
        && Policy::preset(&it.value).is_none()
        && !it.value.ends_with(".toml")
    {
        let meant = meant(&it.value, ["1-4", "under-10", "pay", "outcomes"]);
        faults.add(
            it.at,
            format!(
                "There is no policy “{}”; a policy of your own is a file ending in .toml.{meant}",
                it.value
            ),
        );
    }
    let release = release.or_else(|| period.map(|it| it.value.clone()))?;
    Some(DisclosureSpec { policy: policy?.value, register, release, method: method? })
}

fn method(it: &mut Fields<'_, '_>, faults: &mut Finder<'_>) -> Option<MethodSpec> {
    let said = it.has("method");
    let words = [("suppress", Word::Suppress), ("round", Word::Round), ("cell-key", Word::CellKey)];
    let word = it.word("method", &words, faults);
    let written = it.number("base", faults);
    let secret = it.text("secret", faults);
    // A slip in the word has its own fault.
    let word = if said { word? } else { Word::Suppress };
    if let Some(base) = written.as_ref().filter(|_| word != Word::Round) {
        faults.add(base.at, "`base` is what counts are rounded to: it needs method = \"round\".");
    }
    let secret = match (word, secret) {
        (Word::Suppress, None) => return Some(MethodSpec::Suppress),
        (Word::Suppress, Some(secret)) => {
            faults.add(
                secret.at,
                "`secret` is for the methods “round” and “cell-key”; what is hidden needs none.",
            );
            return None;
        }
        (_, Some(secret)) => path(&secret, faults)?,
        (_, None) => {
            faults.add(
                it.at,
                "This method needs `secret`: a file of at least 16 random bytes, which you keep and never publish.",
            );
            return None;
        }
    };
    match word {
        Word::Round => Some(MethodSpec::Round { base: base(written, faults)?, secret }),
        _ => Some(MethodSpec::CellKey { secret }),
    }
}

fn base(written: Option<Placed<f64>>, faults: &mut Finder<'_>) -> Option<Base> {
    let Some(written) = written else { return Some(Base::FIVE) };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and in range"
    )]
    let whole =
        (written.value.fract() == 0.0 && (0.0..1e6).contains(&written.value)).then_some(written.value as u64);
    match whole.map(Base::new) {
        Some(Ok(base)) => Some(base),
        Some(Err(why)) => {
            faults.add(written.at, format!("`base` cannot be so: {why}."));
            None
        }
        None => {
            faults.add(written.at, "`base` must be a whole number; 5 is usual.");
            None
        }
    }
}
