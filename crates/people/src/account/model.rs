//! People, and what is checked of their details.

use kernel::{Errors, Facts, Form, Recorded};
use uuid::Uuid;

pub use super::row::person::Model as Person;

/// The most characters of a name or a post.
pub const NAME_LIMIT: usize = 100;
/// The most characters of an email address (RFC 5321).
const EMAIL_LIMIT: usize = 254;
/// What erased addresses end in. No mail ever goes there (RFC 2606), and nobody can be given one.
const ERASED_DOMAIN: &str = "erased.invalid";
/// What an erased person is called.
pub const ERASED_NAME: &str = "Erased person";

/// An address that a person signs in with, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads an address. Only what cannot be one is refused: the person's first letter shows whether it works.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let text = typed.trim().to_lowercase();
        let (local, domain) = text.rsplit_once('@')?;
        let sound = !local.is_empty()
            && !local.contains('@')
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && domain != ERASED_DOMAIN
            && text.chars().count() <= EMAIL_LIMIT
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"".contains(c));
        sound.then_some(Self(text))
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn erased(id: kernel::PersonId) -> Self {
        Self(format!("{id}@{ERASED_DOMAIN}"))
    }
}

/// The details of a person, checked: for a new account, or in place of what stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    pub(super) name: String,
    pub(super) email: Email,
    pub(super) post: String,
    pub(super) named_publicly: bool,
}

impl NewPerson {
    /// Checks the details of a person.
    pub fn new(name: &str, email: &str, post: &str, named_publicly: bool) -> Result<Self, Errors> {
        let fields = [("name", name), ("email", email), ("post", post)];
        let mut fields: Vec<_> = fields.map(|(k, v)| (k.to_owned(), v.to_owned())).into();
        if named_publicly {
            fields.push(("named_publicly".to_owned(), "yes".to_owned()));
        }
        Self::check(&Form::of(fields, Vec::new()))
    }

    /// Checks a form of `name`, `email`, `post` and `named_publicly`.
    pub fn check(form: &Form) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let name = one_line(&form.required("name", "a name", NAME_LIMIT, &mut errors));
        let typed = form.required("email", "an email address", EMAIL_LIMIT, &mut errors);
        let email = Email::read(&typed);
        if email.is_none() && errors.iter().all(|it| it.field != "email") {
            errors.add("email", "Enter an email address in the correct format, like name@example.com");
        }
        let post = one_line(&form.optional("post", "the post", NAME_LIMIT, &mut errors));
        let named_publicly = form.raw("named_publicly") == "yes";
        match (email, errors.is_empty()) {
            (Some(email), true) => Ok(Self { name, email, post, named_publicly }),
            _ => Err(errors),
        }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address.
    #[must_use]
    pub fn email(&self) -> &Email {
        &self.email
    }
}

/// New details for a person, and the state they were made from.
#[derive(Clone, Debug)]
pub struct PersonEdit {
    /// What shall stand there.
    pub to: NewPerson,
    /// The version that was on the screen.
    pub version: i64,
}

/// Text on one line with single spaces, so that a name cannot pretend to be two.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

impl Recorded for Person {
    const KIND: &'static str = "person";
    fn id(&self) -> Uuid {
        self.id.0
    }
    /// Neither name nor address: history cannot forget, people may want to be forgotten.
    fn facts(&self) -> Facts {
        let mut facts = Facts::new();
        facts.insert("post".to_owned(), self.post.clone().into());
        facts.insert("named_publicly".to_owned(), self.named_publicly.into());
        facts.insert("in_use".to_owned(), self.active.into());
        facts.insert("erased".to_owned(), self.erased_at.is_some().into());
        facts
    }
}

/// A person as history is told of an edit: of name and address only that they became others.
pub(super) struct Told<'a> {
    person: &'a Person,
    was: &'a Person,
}

impl<'a> Told<'a> {
    /// The two states of an edit.
    pub(super) fn edit(before: &'a Person, after: &'a Person) -> (Self, Self) {
        (Self { person: before, was: before }, Self { person: after, was: before })
    }
}

impl Recorded for Told<'_> {
    const KIND: &'static str = Person::KIND;
    fn id(&self) -> Uuid {
        self.person.id.0
    }
    fn facts(&self) -> Facts {
        let mut facts = self.person.facts();
        let changed =
            [("name", self.person.name != self.was.name), ("email", self.person.email != self.was.email)];
        for (field, _) in changed.into_iter().filter(|(_, changed)| *changed) {
            facts.insert(field.to_owned(), "changed".into());
        }
        facts
    }
}

impl Person {
    /// Whether the account can be changed: an erased one cannot.
    #[must_use]
    pub fn erased(&self) -> bool {
        self.erased_at.is_some()
    }
}
