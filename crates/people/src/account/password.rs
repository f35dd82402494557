//! Passwords: what is taken, how they are kept, and how many are worked on at once.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};
use kernel::{Error, Result};
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};

/// The fewest characters of a password.
pub const LEAST: usize = 12;
/// The most characters of a password.
pub const MOST: usize = 200;

/// The hundred that guessers try first, and what stands behind longer ones of the kind "password1234".
const COMMON: &str = include_str!("common_passwords.txt");

/// How many passwords are hashed at once. Each takes 19 MiB, so guessers cannot make us take it all.
static HASHING: Semaphore = Semaphore::const_new(2);
/// How long a sign-in waits for its turn before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(8);

/// The hash that is checked for those who have none, so that they take as long as everybody. It is of a
/// password that nobody knows.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0IG9mIG91cnM$uQ5pFzDYZyCxCjjlUHtXgY7rS7kA8QyZ9Zqk6S9QMp4";

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Weak {
    /// Too short.
    #[error("Password must be {LEAST} characters or more")]
    Short,
    /// Too long.
    #[error("Password must be {MOST} characters or fewer")]
    Long,
    /// Among the first that anybody would guess.
    #[error(
        "Choose a password that is harder to guess. This one, or one much like it, is used by many people"
    )]
    Common,
    /// Made of the name of the body or of the person's own.
    #[error("Choose a password without your name, your email address or the name of the organisation")]
    Near,
}

/// A password that may be kept. It cannot be printed.
pub struct Password(String);

/// What guessers of one person's password would try first.
pub struct Near<'a> {
    /// The name of the body.
    pub body: &'a str,
    /// The name of the person.
    pub name: &'a str,
    /// The address of the person.
    pub email: &'a str,
}

impl Password {
    /// Checks a password that a person chose.
    pub fn choose(typed: &str, near: &Near<'_>) -> Result<Self, Weak> {
        let length = typed.chars().count();
        if length < LEAST {
            return Err(Weak::Short);
        }
        if length > MOST {
            return Err(Weak::Long);
        }
        if is_common(typed) {
            return Err(Weak::Common);
        }
        let folded = fold(typed);
        let local = near.email.split('@').next().unwrap_or_default();
        let telling = [near.body, near.name, near.email, local].map(fold);
        if telling.iter().any(|it| it.chars().count() >= 4 && folded.contains(it)) {
            return Err(Weak::Near);
        }
        Ok(Self(typed.to_owned()))
    }

    /// A random password of 80 bits in letters and digits that cannot be mistaken for one another.
    pub fn random() -> Result<Self> {
        const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|e| Error::fault(e.to_string()))?;
        let groups: Vec<String> = bytes
            .chunks(4)
            .map(|four| four.iter().map(|b| char::from(LETTERS[usize::from(b & 31)])).collect())
            .collect();
        Ok(Self(groups.join("-")))
    }

    /// The text, to be shown once to whoever hands it over.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The password as it is kept.
    pub async fn hash(&self) -> Result<Hashed> {
        let text = self.0.clone();
        let mut salt = [0_u8; 16];
        getrandom::fill(&mut salt).map_err(|e| Error::fault(e.to_string()))?;
        let salt = SaltString::encode_b64(&salt).map_err(|e| Error::fault(e.to_string()))?;
        in_turn(move || {
            let hash =
                argon2()?.hash_password(text.as_bytes(), &salt).map_err(|e| Error::fault(e.to_string()))?;
            Ok(Hashed(hash.to_string()))
        })
        .await
    }
}

/// A password as it is kept: Argon2id, as a PHC string. It cannot be printed.
pub struct Hashed(String);

impl Hashed {
    pub(super) fn into_phc(self) -> String {
        self.0
    }
}

/// Whether this is the password. Without a hash to compare with it takes as long and is not.
pub(crate) async fn verify(typed: &str, hash: Option<String>) -> Result<bool> {
    // A body of a megabyte is no password, and nobody has one longer than they could have chosen.
    let plausible = typed.chars().count() <= MOST;
    let (known, typed) =
        (hash.is_some() && plausible, if plausible { typed.to_owned() } else { String::new() });
    let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
    in_turn(move || {
        let hash = PasswordHash::new(&hash).map_err(|e| Error::fault(e.to_string()))?;
        Ok(argon2()?.verify_password(typed.as_bytes(), &hash).is_ok() && known)
    })
    .await
}

/// Runs one piece of hashing off the threads that answer requests, in its turn.
async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let turn: SemaphorePermit<'static> = match tokio::time::timeout(PATIENCE, HASHING.acquire()).await {
        Ok(turn) => turn.map_err(Error::fault)?,
        Err(_) => return Err(Error::TooMany { wait_seconds: 60 }),
    };
    // The turn goes along: the work goes on, and takes its memory, also when the person has gone away.
    tokio::task::spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    })
    .await
    .map_err(Error::fault)?
}

/// Argon2id with the parameters that OWASP recommends: 19 MiB, two passes, one lane.
fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(19_456, 2, 1, None).map_err(|e| Error::fault(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Whether a password is common, or a common one with digits and signs around it or several times over.
fn is_common(typed: &str) -> bool {
    let lower = typed.to_lowercase();
    let common = |text: &str| !text.is_empty() && COMMON.lines().any(|it| it == text);
    let bare = lower.trim_matches(|c: char| !c.is_alphabetic());
    if common(&lower) || common(bare) {
        return true;
    }
    let letters: Vec<char> = lower.chars().collect();
    // "123456789012" and "abcdefghijkl" are one step again and again.
    let step = |from: char, to: char| (from, to) == ('9', '0') || u32::from(from) + 1 == u32::from(to);
    if letters.windows(2).all(|it| matches!(it, [a, b] if step(*a, *b))) {
        return true;
    }
    // "aaaaaaaaaaaa" and "abc123abc123abc123" are one short thing again and again.
    (1..=letters.len() / 2).any(|size| {
        let unit: String = letters.iter().take(size).collect();
        let again = letters.chunks(size).all(|it| letters.starts_with(it));
        again && (size < 4 || common(&unit) || common(unit.trim_matches(|c: char| !c.is_alphabetic())))
    })
}

fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
