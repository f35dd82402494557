//! All storage of sessions.

use super::{
    EndSession, Session, SessionId, SignIn, SignOut, Token,
    model::{Horizon, SigningIn},
    row::{session, sign_in_try},
};
use crate::account::{Person, row::person};
use kernel::{Action, App, Change, Error, PersonId, Reader, Result, history::Entry, secret};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use std::time::Duration;

/// A session is noted as used at most this often.
const NOTED_EVERY_SECONDS: i64 = 60;
/// A page does not wait longer than this for the note.
const NOTE_PATIENCE: Duration = Duration::from_millis(250);

/// What a session may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Everything the person may.
    Full,
    /// Choosing a password: the person signed in with a one-time password.
    Provisional,
}

/// Begins a session for a person who was proved, by password or by whatever single sign-on says. Every way to
/// sign in ends here. The token is new, whatever the browser held before.
pub async fn begin(change: &mut Change<SignIn>, person: &Person, standing: Standing) -> Result<Token> {
    let token = begin_within(change, person, standing).await?;
    change.record(Entry::event(&SigningIn(person.id.0)));
    Ok(token)
}

/// Begins a session as part of another change, such as a new password.
pub(crate) async fn begin_within<A: Action>(
    change: &mut Change<A>,
    person: &Person,
    standing: Standing,
) -> Result<Token> {
    let active = person::Entity::find_by_id(person.id)
        .filter(person::Column::Active.eq(true))
        .one(change.tx())
        .await?;
    if active.is_none() {
        return Err(Error::Forbidden("sign in with this account"));
    }
    let token = Token(secret::token()?);
    let row = session::Model {
        id: SessionId::new(),
        token_digest: digest(&token.0),
        person_id: person.id,
        provisional: standing == Standing::Provisional,
        began_at: change.at(),
        seen_at: change.at(),
    };
    session::Entity::insert(session::ActiveModel::from(row).reset_all())
        .exec_without_returning(change.tx())
        .await?;
    Ok(token)
}

/// The live session with this token and its person, whose use is noted.
pub(crate) async fn identify(app: &App, token: &str) -> Result<Option<(Session, Person)>> {
    let reader = Reader::system(app, "to know who asks");
    let found =
        live(app).filter(session::Column::TokenDigest.eq(digest(token))).find_also_related(person::Entity);
    let Some((session, Some(person))) = found.one(reader.db()).await? else { return Ok(None) };
    if !person.active {
        return Ok(None);
    }
    if session.seen_at.plus_seconds(NOTED_EVERY_SECONDS) <= app.clock.now() {
        // While a long write goes on the note is left out: the next request makes it.
        if let Ok(Err(error)) = tokio::time::timeout(NOTE_PATIENCE, note(app, session.id)).await {
            tracing::warn!(%error, "could not note that a session was used");
        }
    }
    Ok(Some((session.into(), person)))
}

async fn note(app: &App, id: SessionId) -> Result<()> {
    let upkeep = app.db.upkeep().await?;
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, app.clock.now().0.into())
        .filter(session::Column::Id.eq(id))
        .exec(upkeep.tx())
        .await?;
    upkeep.commit().await
}

/// The live sessions of a person, the one last used first.
pub async fn list(reader: &Reader, person: PersonId) -> Result<Vec<Session>> {
    let rows = live(reader.app())
        .filter(session::Column::PersonId.eq(person))
        .order_by_desc(session::Column::SeenAt)
        .order_by_desc(session::Column::Id)
        .all(reader.db())
        .await?;
    Ok(rows.into_iter().map(Session::from).collect())
}

/// The live session with this token.
pub(crate) async fn by_token(reader: &Reader, token: &str) -> Result<Option<Session>> {
    let row =
        live(reader.app()).filter(session::Column::TokenDigest.eq(digest(token))).one(reader.db()).await?;
    Ok(row.map(Session::from))
}

fn live(app: &App) -> sea_orm::Select<session::Entity> {
    let horizon = Horizon::now(app);
    session::Entity::find()
        .filter(session::Column::BeganAt.gt(horizon.began))
        .filter(session::Column::SeenAt.gt(horizon.seen))
}

/// Ends the session with this token.
pub async fn end(change: &mut Change<SignOut>, token: &str) -> Result<()> {
    session::Entity::delete_many()
        .filter(session::Column::TokenDigest.eq(digest(token)))
        .exec(change.tx())
        .await?;
    let person = change.on().clone();
    change.record(Entry::event(&SigningIn(person.id.0)));
    Ok(())
}

/// Ends one session of the person's own, or all of them.
pub async fn end_own(change: &mut Change<EndSession>, one: Option<SessionId>) -> Result<()> {
    let person = change.on().clone();
    match one {
        Some(id) => {
            session::Entity::delete_many()
                .filter(session::Column::Id.eq(id))
                .filter(session::Column::PersonId.eq(person.id))
                .exec(change.tx())
                .await?;
        }
        None => end_all(change.tx(), person.id).await?,
    }
    change.record(Entry::event(&SigningIn(person.id.0)));
    Ok(())
}

/// Ends every session of a person, as part of a change to the account.
pub(crate) async fn end_all(tx: &impl ConnectionTrait, person: PersonId) -> Result<()> {
    session::Entity::delete_many().filter(session::Column::PersonId.eq(person)).exec(tx).await?;
    Ok(())
}

/// Clears away sessions that are over and tries that no longer count.
pub async fn tidy(app: &App) -> Result<()> {
    let horizon = Horizon::now(app);
    let upkeep = app.db.upkeep().await?;
    session::Entity::delete_many()
        .filter(
            Condition::any()
                .add(session::Column::BeganAt.lte(horizon.began))
                .add(session::Column::SeenAt.lte(horizon.seen)),
        )
        .exec(upkeep.tx())
        .await?;
    sign_in_try::Entity::delete_many()
        .filter(sign_in_try::Column::Until.lte(app.clock.now()))
        .exec(upkeep.tx())
        .await?;
    upkeep.commit().await
}

fn digest(token: &str) -> String {
    secret::sha256(token.as_bytes())
}
