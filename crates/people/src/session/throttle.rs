//! How many passwords may be tried in a while, for one account and from one client.

use super::row::sign_in_try::{ActiveModel, Column, Entity};
use kernel::{App, Result};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};

/// Tries are counted for this long after the first.
const WINDOW_SECONDS: i64 = 15 * 60;
/// How many wrong passwords one account hears.
pub(crate) const PER_ACCOUNT: i64 = 5;
/// How many wrong passwords one client may send, whichever accounts they are for.
pub(crate) const PER_CLIENT: i64 = 20;

/// What is counted: a digest, and how many tries it has.
pub(crate) struct Counted {
    pub(crate) digest: String,
    pub(crate) limit: i64,
}

/// Whether a try is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The password will be looked at.
    Heard,
    /// It will not: there were too many tries.
    Refused {
        /// Until the next is heard.
        wait_seconds: i64,
        /// Whether this is the first to be refused.
        first: bool,
    },
}

/// Counts a try before it is heard, so that a hundred at the same moment are a hundred.
pub(crate) async fn count(app: &App, all: &[Counted]) -> Result<Answer> {
    let now = app.clock.now();
    let upkeep = app.db.upkeep().await?;
    let mut answer = Answer::Heard;
    for one in all {
        let forgotten = || Expr::col((Entity, Column::Until)).lte(now);
        let fresh = ActiveModel {
            digest: Set(one.digest.clone()),
            tries: Set(1),
            until: Set(now.plus_seconds(WINDOW_SECONDS)),
        };
        let more = Expr::case(forgotten(), 1_i64).finally(Expr::col((Entity, Column::Tries)).add(1_i64));
        let until = Expr::case(forgotten(), now.plus_seconds(WINDOW_SECONDS))
            .finally(Expr::col((Entity, Column::Until)));
        let row = Entity::insert(fresh)
            .on_conflict(
                OnConflict::column(Column::Digest)
                    .value(Column::Tries, more)
                    .value(Column::Until, until)
                    .to_owned(),
            )
            .exec_with_returning(upkeep.tx())
            .await?;
        if row.tries > one.limit {
            let wait = (row.until.0 - now.0 + 999_999) / 1_000_000;
            let wait_seconds = match answer {
                Answer::Refused { wait_seconds, .. } => Ord::max(wait, wait_seconds),
                Answer::Heard => wait,
            };
            answer = Answer::Refused { wait_seconds, first: row.tries == one.limit + 1 };
        }
    }
    upkeep.commit().await?;
    Ok(answer)
}

/// Forgets the tries of an account whose password was right, and this one of the client's.
pub(crate) async fn forgive(app: &App, account: &str, client: Option<&str>) -> Result<()> {
    let upkeep = app.db.upkeep().await?;
    Entity::delete_many().filter(Column::Digest.eq(account)).exec(upkeep.tx()).await?;
    if let Some(client) = client {
        Entity::update_many()
            .col_expr(Column::Tries, Expr::col(Column::Tries).sub(1_i64))
            .filter(Column::Digest.eq(client))
            .filter(Column::Tries.gt(0))
            .exec(upkeep.tx())
            .await?;
    }
    upkeep.commit().await
}
