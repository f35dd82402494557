//! `evenhand user`: people and their roles, from the command line. The first administrator is made here.

use super::{Failure, Outcome, exit, load, open, waiting};
use crate::{config::Flags, say};
use clap::{Args, Subcommand};
use kernel::{App, Errors, May, Reader, Role, ServiceId};
use people::{
    Refused,
    account::{
        AddPerson, ChangePerson, ErasePerson, NewPerson, Person, SetPassword,
        password::{Near, Password},
        store::{self, Lasting},
    },
    role::{self, GrantRole, NewAppointment, RevokeRole},
    service,
};
use std::{
    io::{IsTerminal, Read},
    process::ExitCode,
};

/// What stands in history for whatever an operator types here.
const REASON: &str = "a command of the operator";

/// Add people, list them, and change what they may do.
#[derive(Args, Debug)]
pub(crate) struct User {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Add a person
    Add {
        /// The address to sign in with
        email: String,
        /// The person's name
        #[arg(long)]
        name: String,
        /// The post, which the public reads instead of the name
        #[arg(long, default_value = "")]
        post: String,
        /// A role; may be given several times
        #[arg(long = "role", value_parser = role_word)]
        roles: Vec<Role>,
        /// The service that a service manager manages
        #[arg(long)]
        service: Option<String>,
        #[command(flatten)]
        password: PasswordSource,
    },
    /// List everybody who has or had an account
    List,
    /// Give a person a new password and sign them out everywhere
    SetPassword {
        /// The address they sign in with
        email: String,
        #[command(flatten)]
        password: PasswordSource,
    },
    /// Give a person a role
    Grant {
        /// The address they sign in with
        email: String,
        /// The role
        #[arg(value_parser = role_word)]
        role: Role,
        /// The service that a service manager manages
        #[arg(long)]
        service: Option<String>,
    },
    /// Take a role away from a person
    Revoke {
        /// The address they sign in with
        email: String,
        /// The role
        #[arg(value_parser = role_word)]
        role: Role,
        /// The service that a service manager managed
        #[arg(long)]
        service: Option<String>,
    },
    /// Take an account out of use and sign the person out everywhere
    Deactivate {
        /// The address they sign in with
        email: String,
    },
    /// Erase what is personal about a person; what they did stays, without their name
    Erase {
        /// The address they sign in with
        email: String,
        /// Do it; without this, it is only said what would be done
        #[arg(long)]
        yes: bool,
    },
}

/// Where a password comes from. Never from the command line, which others on the machine can read.
#[derive(Args, Clone, Copy, Debug)]
#[group(multiple = false)]
struct PasswordSource {
    /// Ask for the password
    #[arg(long)]
    ask: bool,
    /// Read the password from the standard input
    #[arg(long)]
    password_stdin: bool,
}

fn role_word(word: &str) -> Result<Role, String> {
    let known: Vec<_> = Role::ALL.iter().map(|it| it.code()).collect();
    word.parse().map_err(|_| format!("there are these roles: {}", known.join(", ")))
}

fn unfit(errors: Errors) -> Failure {
    let words: Vec<_> = errors.iter().map(|it| format!("{}.", it.message)).collect();
    Failure { words: words.join("\n"), code: exit::FAILED }
}

fn refused(why: Refused) -> Failure {
    Failure { words: format!("{why}."), code: exit::FAILED }
}

impl User {
    pub(super) fn run(self, flags: &Flags) -> Outcome {
        let config = load(flags)?;
        waiting(async move {
            let app = open(&config).await?;
            match self.verb {
                Verb::Add { email, name, post, roles, service, password } => {
                    let new = NewPerson::new(&name, &email, &post, false).map_err(unfit)?;
                    add(&app, &new, &roles, service.as_deref(), password).await?;
                }
                Verb::List => list(&app).await?,
                Verb::SetPassword { email, password } => {
                    let person = find(&app, &email).await?;
                    set_password(&app, &person, password).await?;
                }
                Verb::Grant { email, role, service } => {
                    let person = find(&app, &email).await?;
                    let role = appointment(&app, role, service.as_deref()).await?;
                    grant(&app, person, role).await?;
                    say::answer("Given.");
                }
                Verb::Revoke { email, role, service } => {
                    let person = find(&app, &email).await?;
                    let role = appointment(&app, role, service.as_deref()).await?;
                    let mut change = May::<RevokeRole>::system(&app, REASON, person)?.begin().await?;
                    role::store::revoke(&mut change, &role).await.map_err(refused)?;
                    change.commit().await?;
                    say::answer("Taken away.");
                }
                Verb::Deactivate { email } => {
                    let person = find(&app, &email).await?;
                    let was_active = person.active;
                    let mut change = May::<ChangePerson>::system(&app, REASON, person)?.begin().await?;
                    store::deactivate(&mut change).await.map_err(refused)?;
                    if was_active {
                        change.commit().await?;
                    } else {
                        change.abandon().await?;
                    }
                    say::answer("The account is out of use.");
                }
                Verb::Erase { email, yes } => erase(&app, find(&app, &email).await?, yes).await?,
            }
            Ok(ExitCode::SUCCESS)
        })
    }
}

async fn find(app: &App, email: &str) -> Result<Person, Failure> {
    let found = store::find_by_email(&Reader::system(app, REASON), email).await?;
    found.ok_or_else(|| Failure { words: format!("Nobody signs in with {email}."), code: exit::FAILED })
}

/// A password that was typed, or one that is good for one sign-in and shown once.
async fn password(
    app: &App,
    name: &str,
    email: &str,
    from: PasswordSource,
) -> Result<(Password, Lasting), Failure> {
    let typed = if from.password_stdin {
        let mut text = String::new();
        std::io::stdin().take(4096).read_to_string(&mut text)?;
        text.trim_end_matches(['\r', '\n']).to_owned()
    } else if from.ask {
        if !std::io::stdin().is_terminal() {
            let words = "There is no terminal to ask at; use --password-stdin.".to_owned();
            return Err(Failure { words, code: exit::USAGE });
        }
        let first = rpassword::prompt_password("Password: ")?;
        if rpassword::prompt_password("The same again: ")? != first {
            return Err(Failure { words: "The two were not the same.".to_owned(), code: exit::FAILED });
        }
        first
    } else {
        return Ok((Password::random()?, Lasting::OneTime));
    };
    let near = Near { body: &app.settings.body_name, name, email };
    let chosen = Password::choose(&typed, &near)
        .map_err(|weak| Failure { words: format!("{weak}."), code: exit::FAILED })?;
    Ok((chosen, Lasting::Kept))
}

async fn add(
    app: &App,
    new: &NewPerson,
    roles: &[Role],
    service: Option<&str>,
    from: PasswordSource,
) -> Result<(), Failure> {
    // All that can be wrong is found before anything is written.
    let mut appointments = Vec::new();
    for role in roles {
        let service = service.filter(|_| *role == Role::ServiceManager);
        appointments.push(appointment(app, *role, service).await?);
    }
    let (secret, lasting) = password(app, new.name(), new.email().as_str(), from).await?;
    let hash = secret.hash().await?;
    let mut change = May::<AddPerson>::system(app, REASON, ())?.begin().await?;
    let person = store::add(&mut change, new).await.map_err(refused)?;
    change.commit().await?;
    let mut change = May::<SetPassword>::system(app, REASON, person.clone())?.begin().await?;
    store::set_password(&mut change, hash, lasting).await.map_err(refused)?;
    change.commit().await?;
    for role in appointments {
        grant(app, person.clone(), role).await?;
    }
    told(&person, &secret, lasting);
    Ok(())
}

async fn set_password(app: &App, person: &Person, from: PasswordSource) -> Result<(), Failure> {
    let (secret, lasting) = password(app, &person.name, &person.email, from).await?;
    let hash = secret.hash().await?;
    let mut change = May::<SetPassword>::system(app, REASON, person.clone())?.begin().await?;
    store::set_password(&mut change, hash, lasting).await.map_err(refused)?;
    change.commit().await?;
    told(person, &secret, lasting);
    Ok(())
}

fn told(person: &Person, secret: &Password, lasting: Lasting) {
    say::answer(format_args!("{} can sign in.", person.email));
    if lasting == Lasting::OneTime {
        say::answer(format_args!(
            "Password, good for one sign-in within a week and not shown again: {}",
            secret.reveal()
        ));
    }
}

async fn appointment(app: &App, role: Role, service: Option<&str>) -> Result<NewAppointment, Failure> {
    let service = match service {
        Some(name) => Some(find_service(app, name).await?),
        None => None,
    };
    NewAppointment::new(role, service).map_err(refused)
}

async fn find_service(app: &App, name: &str) -> Result<ServiceId, Failure> {
    let found = service::store::find_by_any_name(&Reader::system(app, REASON), name).await?;
    found
        .map(|it| it.id)
        .ok_or_else(|| Failure { words: format!("There is no service called {name}."), code: exit::FAILED })
}

async fn grant(app: &App, person: Person, role: NewAppointment) -> Result<(), Failure> {
    let mut change = May::<GrantRole>::system(app, REASON, person)?.begin().await?;
    role::store::grant(&mut change, &role).await.map_err(refused)?;
    change.commit().await?;
    Ok(())
}

async fn list(app: &App) -> Result<(), Failure> {
    let reader = Reader::system(app, REASON);
    let people = store::list(&reader).await?;
    let ids: Vec<_> = people.iter().map(|it| it.id).collect();
    let appointments = role::store::list_of(&reader, &ids).await?;
    for person in &people {
        let held = appointments.iter().filter(|it| it.person_id == person.id);
        let roles: Vec<_> = held.map(|it| it.role.code()).collect();
        let state = if person.active { "" } else { "  (not in use)" };
        say::answer(format_args!("{}  {}  {}{state}", person.email, person.name, roles.join(", ")));
    }
    Ok(())
}

async fn erase(app: &App, person: Person, yes: bool) -> Result<(), Failure> {
    if !yes {
        say::answer(format_args!(
            "This would erase the name, address, password, sessions and roles of {} for good, and the values in \
             history that mention them. What they did stays, as done by “Erased person”. It cannot be undone; \
             backups made before still hold the details. To do it, say --yes.",
            person.email
        ));
        return Ok(());
    }
    let mut change = May::<ErasePerson>::system(app, REASON, person)?.begin().await?;
    let erased = store::erase(&mut change).await.map_err(refused)?;
    change.commit().await?;
    say::answer(format_args!("Erased. {} entries of history lost their values.", erased.entries));
    Ok(())
}
