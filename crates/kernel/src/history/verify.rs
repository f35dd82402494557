//! Proof that the history is whole.

use super::{
    row::{body, history},
    store::{BEGINNING, body_digest, chain_hash},
};
use crate::{App, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What verification found.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Every entry is as it was written.
    Whole {
        /// How many entries there are.
        entries: i64,
        /// How many of them had their values erased.
        erased: i64,
        /// The hash of the last entry: publish it, and nobody can rewrite what came before.
        last_hash: String,
    },
    /// The first entry that is not as it was written.
    Broken {
        /// Its place in the chain.
        seq: i64,
        /// What is wrong with it.
        why: Broken,
    },
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An entry is missing.
    #[error("the entry is missing")]
    Missing,
    /// It does not name the hash of the entry before it.
    #[error("it does not follow from the entry before it: that one, or this one, was replaced")]
    Unchained,
    /// Its own hash is not that of its fields.
    #[error("its fields were altered")]
    Altered,
    /// Its values are not those that were recorded.
    #[error("its values were altered")]
    BodyAltered,
    /// Its values are gone without having been erased.
    #[error("its values were removed without being marked as erased")]
    BodyMissing,
}

/// Walks the whole chain and stops at the first entry that does not hold.
pub async fn verify(app: &App) -> Result<Verdict> {
    let (mut seq, mut previous, mut erased) = (0_i64, BEGINNING.to_owned(), 0_i64);
    loop {
        let rows = history::Entity::find()
            .filter(history::Column::Seq.gt(seq))
            .order_by_asc(history::Column::Seq)
            .limit(500)
            .all(app.db.reading())
            .await?;
        let Some(last) = rows.last().map(|it| it.seq) else {
            return Ok(Verdict::Whole { entries: seq, erased, last_hash: previous });
        };
        let mut bodies: std::collections::HashMap<i64, body::Model> = body::Entity::find()
            .filter(body::Column::Seq.gt(seq))
            .filter(body::Column::Seq.lte(last))
            .all(app.db.reading())
            .await?
            .into_iter()
            .map(|it| (it.seq, it))
            .collect();
        for row in rows {
            let broken = |why| Ok(Verdict::Broken { seq: seq + 1, why });
            if row.seq != seq + 1 {
                return broken(Broken::Missing);
            }
            if row.previous != previous {
                return broken(Broken::Unchained);
            }
            if row.hash != chain_hash(&row) {
                return broken(Broken::Altered);
            }
            match bodies.remove(&row.seq) {
                Some(body::Model { salt: Some(salt), body: Some(text), .. }) => {
                    if body_digest(&salt, &text) != row.body_digest {
                        return broken(Broken::BodyAltered);
                    }
                }
                Some(body::Model { erased_at: Some(_), .. }) => erased += 1,
                Some(_) | None => return broken(Broken::BodyMissing),
            }
            seq = row.seq;
            previous = row.hash;
        }
    }
}
