//! Signing in with an address and a password: counted, compared in constant time, and ending in a session.

use super::{
    SignIn, Token,
    model::SigningIn,
    store,
    throttle::{self, Answer, Counted, PER_ACCOUNT, PER_CLIENT},
};
use crate::account::{self, password};
use kernel::{Action, App, Ids, May, PersonId, Reader, Result, history::Entry};

/// How long a one-time password can be used, in seconds.
const ONE_TIME_LASTS: i64 = 7 * 24 * 3_600;

/// What came of an address and a password.
pub enum Outcome {
    /// They were right, and a session has begun.
    In {
        /// For the cookie.
        token: Token,
        /// Whether the password was a one-time one, so that the person must choose another now.
        must_choose: bool,
    },
    /// They were not, for a reason that nobody is told.
    Wrong,
    /// There were too many tries.
    TooMany {
        /// Until the next is heard.
        wait_seconds: i64,
    },
}

/// Stop hearing passwords for a while.
pub struct PauseSignIn;
impl Action for PauseSignIn {
    const NAME: &'static str = "pause sign-in after too many wrong passwords";
    type On = ();
    async fn find(_: &Reader, _: &Ids) -> Result<()> {
        Ok(())
    }
    fn allows(_: &kernel::Actor, (): &()) -> bool {
        true
    }
}

/// Tries an address and a password. An address that nobody has costs the same time and gives the same answer.
pub async fn sign_in(may: May<SignIn>, client: &str, email: &str, typed: &str) -> Result<Outcome> {
    let reader = may.reader().clone();
    let app = reader.app().clone();
    let account = digest(&app, email);
    let counted = [
        Counted { digest: account.clone(), limit: PER_ACCOUNT },
        Counted { digest: client.to_owned(), limit: PER_CLIENT },
    ];
    let answer = throttle::count(&app, &counted).await?;
    let person = account::store::find_by_email(&reader, email).await?.filter(|it| it.active);
    if let Answer::Refused { wait_seconds, first } = answer {
        if first {
            let mut change = May::<PauseSignIn>::check(reader, ())?.begin().await?;
            change.record(Entry::event(&SigningIn(person.map(|it| it.id.0).unwrap_or_default())));
            change.commit().await?;
        }
        return Ok(Outcome::TooMany { wait_seconds });
    }
    // Asked for in either case: an address that nobody has must not be answered sooner.
    let id = person.as_ref().map_or(PersonId(uuid::Uuid::nil()), |it| it.id);
    let credential = account::store::credential(&reader, id).await?;
    let now = app.clock.now();
    let credential = credential.filter(|it| !it.one_time || now < it.changed_at.plus_seconds(ONE_TIME_LASTS));
    let right = password::verify(typed, credential.as_ref().map(|it| it.hash.clone())).await?;
    let (Some(person), Some(credential), true) = (person, credential, right) else {
        return Ok(Outcome::Wrong);
    };
    let mut change = may.begin().await?;
    let standing = if credential.one_time {
        if !account::store::spend(change.tx(), person.id, &credential.hash).await? {
            change.abandon().await?;
            return Ok(Outcome::Wrong);
        }
        store::Standing::Provisional
    } else {
        store::Standing::Full
    };
    let token = store::begin(&mut change, &person, standing).await?;
    change.commit().await?;
    throttle::forgive(&app, &account, Some(client)).await?;
    store::tidy(&app).await?;
    Ok(Outcome::In { token, must_choose: credential.one_time })
}

fn digest(app: &App, email: &str) -> String {
    app.key.digest("sign-in", &[&email.trim().to_lowercase()])
}
