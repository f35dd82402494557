//! The kernel's tables: history, search, stored files.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, boolean, string, string_null, text, text_null, uuid, uuid_null},
    sea_orm::DbBackend,
};

/// The kernel's migrations, oldest first.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(History), Box::new(Search)]
}

struct History;
impl MigrationName for History {
    fn name(&self) -> &'static str {
        "kernel_0001_history"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for History {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("history")
                .col(big_integer("seq").primary_key())
                .col(big_integer("at"))
                .col(uuid_null("actor_id"))
                .col(string("actor_words"))
                .col(string("action"))
                .col(string("subject_kind"))
                .col(uuid("subject_id"))
                .col(uuid_null("parent_id"))
                .col(string("body_digest"))
                .col(string("previous"))
                .col(string("hash"))
                .to_owned(),
        )
        .await?;
        for column in ["subject_id", "parent_id"] {
            m.create_index(
                Index::create().name(format!("ix_history_{column}")).table("history").col(column).to_owned(),
            )
            .await?;
        }
        m.create_table(
            Table::create()
                .table("history_body")
                .col(big_integer("seq").primary_key())
                .col(string_null("salt"))
                .col(text_null("body"))
                .col(ColumnDef::new("erased_at").big_integer().null())
                .to_owned(),
        )
        .await?;
        // Append-only, also for whoever reaches the database with a tool of their own.
        let db = m.get_connection();
        db.execute_unprepared(match m.get_database_backend() {
            DbBackend::Sqlite => {
                "create trigger history_no_update before update on history
                   begin select raise(abort, 'history is append-only'); end;
                 create trigger history_no_delete before delete on history
                   begin select raise(abort, 'history is append-only'); end;
                 create trigger history_body_no_delete before delete on history_body
                   begin select raise(abort, 'history is append-only'); end;
                 create trigger history_body_erase_only before update on history_body
                   when new.body is not null or new.erased_at is null or new.seq <> old.seq
                   begin select raise(abort, 'values in history can only be erased'); end;"
            }
            _ => {
                "create function history_is_append_only() returns trigger language plpgsql as
                   $$ begin raise exception 'history is append-only'; end $$;
                 create trigger history_append_only before update or delete or truncate on history
                   for each statement execute function history_is_append_only();
                 create trigger history_body_append_only before delete or truncate on history_body
                   for each statement execute function history_is_append_only();
                 create function history_body_erases_only() returns trigger language plpgsql as
                   $$ begin
                     if new.body is not null or new.erased_at is null or new.seq <> old.seq then
                       raise exception 'values in history can only be erased';
                     end if;
                     return new;
                   end $$;
                 create trigger history_body_erase_only before update on history_body
                   for each row execute function history_body_erases_only();"
            }
        })
        .await?;
        Ok(())
    }
}

struct Search;
impl MigrationName for Search {
    fn name(&self) -> &'static str {
        "kernel_0002_search"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Search {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("search_document")
                .col(ColumnDef::new("number").big_integer().primary_key().auto_increment())
                .col(string("subject_kind"))
                .col(uuid("subject_id").unique_key())
                .col(uuid("plan_id"))
                .col(boolean("published"))
                .col(text("title"))
                .col(text("body"))
                .to_owned(),
        )
        .await?;
        let db = m.get_connection();
        db.execute_unprepared(match m.get_database_backend() {
            DbBackend::Sqlite => {
                "create virtual table search_index using fts5(
                   title, body, content='search_document', content_rowid='number', tokenize='porter unicode61');
                 create trigger search_document_in after insert on search_document begin
                   insert into search_index(rowid, title, body) values (new.number, new.title, new.body); end;
                 create trigger search_document_out after delete on search_document begin
                   insert into search_index(search_index, rowid, title, body)
                     values ('delete', old.number, old.title, old.body); end;
                 create trigger search_document_up after update on search_document begin
                   insert into search_index(search_index, rowid, title, body)
                     values ('delete', old.number, old.title, old.body);
                   insert into search_index(rowid, title, body) values (new.number, new.title, new.body); end;"
            }
            _ => {
                "alter table search_document add column words tsvector generated always as
                   (setweight(to_tsvector('english', title), 'A') || to_tsvector('english', body)) stored;
                 create index ix_search_document_words on search_document using gin(words);"
            }
        })
        .await?;
        Ok(())
    }
}
