//! Full-text search over what the rooms put into it. The one place where the two databases are asked differently.

use crate::{Action, Change, Reader, Result};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, Statement,
    sea_query::OnConflict,
};
use uuid::Uuid;

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "search_document")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub number: i64,
        pub subject_kind: String,
        #[sea_orm(unique)]
        pub subject_id: Uuid,
        pub plan_id: Uuid,
        pub published: bool,
        #[sea_orm(column_type = "Text")]
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub body: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What can be found. Only words that its readers may see belong here: published ones for everybody.
pub struct Document {
    /// What kind of thing it is, such as "activity".
    pub kind: &'static str,
    /// Which one.
    pub id: Uuid,
    /// The plan it belongs to.
    pub plan: Uuid,
    /// Whether the public may find it.
    pub published: bool,
    /// The line that results show.
    pub title: String,
    /// All other words of it.
    pub body: String,
}

/// Puts a thing into the index, in place of what stood there for it.
pub async fn put<A: Action>(change: &Change<A>, it: Document) -> Result<()> {
    let row = row::ActiveModel {
        subject_kind: Set(it.kind.to_owned()),
        subject_id: Set(it.id),
        plan_id: Set(it.plan),
        published: Set(it.published),
        title: Set(it.title),
        body: Set(it.body),
        ..Default::default()
    };
    row::Entity::insert(row)
        .on_conflict(
            OnConflict::column(row::Column::SubjectId)
                .update_columns([
                    row::Column::PlanId,
                    row::Column::Published,
                    row::Column::Title,
                    row::Column::Body,
                ])
                .to_owned(),
        )
        .exec_without_returning(change.tx())
        .await?;
    Ok(())
}

/// Something found.
#[derive(Clone, Debug, FromQueryResult, serde::Serialize)]
pub struct Found {
    /// What kind of thing.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
    /// The plan it belongs to.
    pub plan_id: Uuid,
    /// Its title.
    pub title: String,
    /// Its other words.
    pub body: String,
}

/// A page of what was found.
#[derive(Debug)]
pub struct Results {
    /// How many there are in all.
    pub total: u64,
    /// This page of them, best first.
    pub found: Vec<Found>,
}

/// Finds things by the words people typed: all of them, in any order, in any ending. What is not published is
/// found only by those who see drafts.
pub async fn find(reader: &Reader, typed: &str, per_page: u64, page: u64) -> Result<Results> {
    let terms = terms(typed);
    if terms.is_empty() {
        return Ok(Results { total: 0, found: Vec::new() });
    }
    let db = reader.db();
    let backend = db.get_database_backend();
    let sight = if reader.actor().sees_drafts() { "" } else { "and d.published" };
    let (from, order, query) = match backend {
        DbBackend::Sqlite => (
            format!(
                "from search_index i join search_document d on d.number = i.rowid
                 where i.search_index match $1 {sight}"
            ),
            "bm25(search_index, 4.0, 1.0), d.number",
            // Each term quoted, so that no character of it is an operator; the last may be unfinished.
            terms.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(" "),
        ),
        _ => (
            format!("from search_document d where d.words @@ plainto_tsquery('english', $1) {sight}"),
            "ts_rank(d.words, plainto_tsquery('english', $1)) desc, d.number",
            terms.join(" "),
        ),
    };
    let count = Statement::from_sql_and_values(
        backend,
        format!("select count(*) as n {from}"),
        [query.clone().into()],
    );
    let total = match db.query_one_raw(count).await? {
        Some(row) => u64::try_from(row.try_get::<i64>("", "n")?).unwrap_or(0),
        None => 0,
    };
    let select = Statement::from_sql_and_values(
        backend,
        format!(
            "select d.subject_kind, d.subject_id, d.plan_id, d.title, d.body {from} order by {order}
             limit {per_page} offset {}",
            page.saturating_sub(1).saturating_mul(per_page).min(i64::MAX as u64)
        ),
        [query.into()],
    );
    Ok(Results { total, found: Found::find_by_statement(select).all(db).await? })
}

/// The words typed, at most twelve, without anything that is neither letter nor digit.
fn terms(typed: &str) -> Vec<String> {
    typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .take(12)
        .map(str::to_lowercase)
        .collect()
}
