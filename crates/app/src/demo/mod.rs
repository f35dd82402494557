//! The demonstration: an invented council with a year behind it, made through the same doors as any other change.

mod council;
mod script;
mod year;

use kernel::{App, At, Clock, Member, Result, Role};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

/// The password of everybody in the demonstration. It protects nothing: all of it is invented.
pub const PASSWORD: &str = "level-ground-for-all";

/// A clock that can be set, so that the year passes while it is told.
#[derive(Clone)]
pub struct Hands(Arc<AtomicI64>);

impl Hands {
    /// A clock that stands at `now`, and the hands to set it.
    #[must_use]
    pub fn starting_at(now: At) -> (Clock, Self) {
        let hands = Self(Arc::new(AtomicI64::new(now.0)));
        let reading = Arc::clone(&hands.0);
        (Clock::telling(move || At(reading.load(Ordering::SeqCst))), hands)
    }

    fn set(&self, at: At) {
        self.0.store(at.0, Ordering::SeqCst);
    }
}

/// Somebody to sign in as.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The role.
    pub role: Role,
    /// Who it is.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
}

/// Whoever is in the demonstration, by address.
type Cast = HashMap<String, Member>;

/// Makes the council, its plan and its year. `app` tells the time by `hands`; `now` is the real time.
///
/// # Errors
/// If a step is refused, which would be a fault of ours.
pub async fn make(app: &App, hands: &Hands, now: At) -> Result<Vec<SignIn>> {
    let script = script::load()?;
    let first = script
        .themes
        .iter()
        .flat_map(|it| &it.activities)
        .flat_map(|it| it.updates.iter().map(|it| it.days_ago).chain(it.changes.iter().map(|it| it.days_ago)))
        .max()
        .unwrap_or(300);
    hands.set(now.plus_seconds(-(first + 30) * DAY));
    let (services, cast) = council::make(app, &script).await?;
    hands.set(now.plus_seconds(-(first + 20) * DAY));
    year::make(app, hands, now, first + 10, &script, &services, &cast).await?;
    hands.set(now);
    Ok(sign_ins(&script))
}

const DAY: i64 = 86_400;

/// One person for each role: the first in the script who holds that role alone.
fn sign_ins(script: &script::Script) -> Vec<SignIn> {
    let role_of = |words: &str| words.replace(' ', "_").parse::<Role>().ok();
    let roles =
        |it: &script::Person| it.roles.iter().filter_map(|it| role_of(&it.role)).collect::<BTreeSet<_>>();
    Role::ALL
        .iter()
        .filter_map(|role| {
            let only = script.people.iter().find(|it| roles(it) == BTreeSet::from([*role]));
            only.or_else(|| script.people.iter().find(|it| roles(it).contains(role))).map(|it| SignIn {
                role: *role,
                name: it.name.clone(),
                email: it.email.clone(),
            })
        })
        .collect()
}

/// Whom one can sign in as.
///
/// # Errors
/// If the built-in script does not parse.
pub fn whom() -> Result<Vec<SignIn>> {
    Ok(sign_ins(&script::load()?))
}
