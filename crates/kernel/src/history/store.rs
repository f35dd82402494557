//! Writing and reading history.

use super::{
    Entry, Event, SIGN_IN, Touched,
    row::{body, history},
};
use crate::{Actor, App, At, Error, Reader, Result, secret};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func, LikeExpr},
};
use uuid::Uuid;

/// What the first entry names as the one before it.
pub(super) const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Taken for the length of a transaction on PostgreSQL, where writers would otherwise run side by side and
/// both chain to the same entry. SQLite has one writer anyway.
const CHAIN_LOCK: i64 = 0x45_7665_6e68_616e;

/// Appends entries within the transaction of the change they tell of.
pub async fn append(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    action: &str,
    at: At,
    entries: &[Entry],
) -> Result<()> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared(&format!("select pg_advisory_xact_lock({CHAIN_LOCK})")).await?;
    }
    let (mut seq, mut previous) = last(tx).await?;
    let mut rows = Vec::with_capacity(entries.len());
    let mut bodies = Vec::with_capacity(entries.len());
    for entry in entries {
        seq += 1;
        let body = serde_json::to_string(&entry.body)?;
        let salt = secret::token()?;
        let mut row = history::Model {
            seq,
            at,
            actor_id: actor.person(),
            actor_words: actor.public_words(),
            action: action.to_owned(),
            subject_kind: entry.kind.to_owned(),
            subject_id: entry.id,
            parent_id: entry.parent,
            body_digest: body_digest(&salt, &body),
            previous: previous.clone(),
            hash: String::new(),
        };
        row.hash = chain_hash(&row);
        previous.clone_from(&row.hash);
        rows.push(history::ActiveModel::from(row).reset_all_set());
        bodies.push(body::ActiveModel {
            seq: Set(seq),
            salt: Set(Some(salt)),
            body: Set(Some(body)),
            erased_at: Set(None),
        });
    }
    // Both databases bound the number of values in one statement.
    for chunk in rows.chunks(200) {
        history::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    for chunk in bodies.chunks(200) {
        body::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

trait AllSet {
    fn reset_all_set(self) -> Self;
}
impl AllSet for history::ActiveModel {
    fn reset_all_set(self) -> Self {
        sea_orm::ActiveModelTrait::reset_all(self)
    }
}

async fn last(db: &impl ConnectionTrait) -> Result<(i64, String)> {
    let found: Option<(i64, String)> = history::Entity::find()
        .select_only()
        .columns([history::Column::Seq, history::Column::Hash])
        .order_by_desc(history::Column::Seq)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.unwrap_or_else(|| (0, BEGINNING.to_owned())))
}

/// How long the history is: it grows with every change, so equal heads mean that nothing changed.
pub async fn head(app: &App) -> Result<i64> {
    let found: Option<i64> = history::Entity::find()
        .select_only()
        .column(history::Column::Seq)
        .order_by_desc(history::Column::Seq)
        .limit(1)
        .into_tuple()
        .one(app.db.reading())
        .await?;
    Ok(found.unwrap_or(0))
}

/// What the entries after this one were about, signing in and out left aside; nothing, if there are more than
/// `limit`.
pub async fn touched_since(app: &App, head: i64, limit: u64) -> Result<Option<Vec<Touched>>> {
    let found: Vec<(String, Uuid, Option<Uuid>)> = history::Entity::find()
        .select_only()
        .columns([history::Column::SubjectKind, history::Column::SubjectId, history::Column::ParentId])
        .filter(history::Column::Seq.gt(head))
        .order_by_asc(history::Column::Seq)
        .limit(limit + 1)
        .into_tuple()
        .all(app.db.reading())
        .await?;
    let all = found.len() as u64 <= limit;
    let about = found.into_iter().map(|(kind, id, parent)| Touched { kind, id, parent });
    Ok(all.then(|| about.filter(|it| it.kind != SIGN_IN).collect()))
}

/// The entries about one thing and what belongs to it, oldest first.
pub async fn list(reader: &Reader, subject: Uuid) -> Result<Vec<Event>> {
    let rows = history::Entity::find()
        .filter(
            Condition::any()
                .add(history::Column::SubjectId.eq(subject))
                .add(history::Column::ParentId.eq(subject)),
        )
        .order_by_asc(history::Column::Seq)
        .all(reader.db())
        .await?;
    with_bodies(reader, rows).await
}

/// The latest entries of all, newest first: for administrators.
pub async fn recent(reader: &Reader, limit: u64, before: Option<i64>) -> Result<Vec<Event>> {
    let mut find = history::Entity::find().order_by_desc(history::Column::Seq).limit(limit);
    if let Some(before) = before {
        find = find.filter(history::Column::Seq.lt(before));
    }
    let rows = find.all(reader.db()).await?;
    with_bodies(reader, rows).await
}

async fn with_bodies(reader: &Reader, rows: Vec<history::Model>) -> Result<Vec<Event>> {
    let mut bodies = std::collections::HashMap::new();
    for chunk in rows.chunks(500) {
        let found = body::Entity::find()
            .filter(body::Column::Seq.is_in(chunk.iter().map(|it| it.seq)))
            .all(reader.db())
            .await?;
        bodies.extend(found.into_iter().map(|it| (it.seq, it.body)));
    }
    rows.into_iter()
        .map(|it| {
            let body = match bodies.remove(&it.seq).flatten() {
                Some(text) => Some(serde_json::from_str(&text)?),
                None => None,
            };
            Ok(Event {
                seq: it.seq,
                at: it.at,
                actor_id: it.actor_id,
                actor_words: it.actor_words,
                action: it.action,
                subject_kind: it.subject_kind,
                subject_id: it.subject_id,
                parent_id: it.parent_id,
                body,
            })
        })
        .collect::<Result<_, Error>>()
}

/// Erases the values of every entry that mentions one of `words`, and says how many. The entries stay in the
/// chain, with their digests.
pub async fn erase_bodies_that_mention(tx: &impl ConnectionTrait, at: At, words: &[String]) -> Result<u64> {
    let mut any = Condition::any();
    for word in words.iter().filter(|it| it.chars().count() >= 4) {
        // As JSON spells it, so that quotes and accents match what was stored. In any case too: SQLite knows
        // the case of ASCII alone, so the word as given is looked for as well.
        let spelt = serde_json::to_string(word)?;
        let spelt = spelt.get(1..spelt.len() - 1).unwrap_or_default();
        let escaped = spelt.replace('|', "||").replace('%', "|%").replace('_', "|_");
        let like = |text: &str| LikeExpr::new(format!("%{text}%")).escape('|');
        any = any
            .add(body::Column::Body.like(like(&escaped)))
            .add(Expr::expr(Func::lower(Expr::col(body::Column::Body))).like(like(&escaped.to_lowercase())));
    }
    if any.is_empty() {
        return Ok(0);
    }
    let done = body::Entity::update_many()
        .col_expr(body::Column::Body, Expr::value(None::<String>))
        .col_expr(body::Column::Salt, Expr::value(None::<String>))
        .col_expr(body::Column::ErasedAt, Expr::value(at.0))
        .filter(any)
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}

pub(super) fn body_digest(salt: &str, body: &str) -> String {
    secret::sha256(format!("{}:{salt}{body}", salt.len()).as_bytes())
}

/// The hash of an entry over every field but itself, each preceded by its length so that no two entries can
/// read the same.
pub(super) fn chain_hash(it: &history::Model) -> String {
    let optional = |id: Option<Uuid>| id.map(|it| it.to_string()).unwrap_or_default();
    let parts = [
        it.seq.to_string(),
        it.at.0.to_string(),
        optional(it.actor_id.map(|it| it.0)),
        it.actor_words.clone(),
        it.action.clone(),
        it.subject_kind.clone(),
        it.subject_id.to_string(),
        optional(it.parent_id),
        it.body_digest.clone(),
        it.previous.clone(),
    ];
    let text: String = parts.iter().map(|part| format!("{}:{part};", part.len())).collect();
    secret::sha256(text.as_bytes())
}
