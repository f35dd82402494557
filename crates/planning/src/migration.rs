//! The planning district's tables.

use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer, big_integer_null, blob, boolean, date_null, integer, json_binary, string, string_null,
        text, text_null, uuid, uuid_null,
    },
};

/// The district's migrations, oldest first.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(Programme),
        Box::new(Uploads),
        Box::new(Layouts),
        Box::new(Profiles),
        Box::new(Copies),
        Box::new(Insistence),
    ]
}

struct Programme;
impl MigrationName for Programme {
    fn name(&self) -> &'static str {
        "planning_0001_programme"
    }
}

fn belongs(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(from, column).to(to, "id").to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Programme {
    #[expect(clippy::too_many_lines, reason = "the tables of one release, read from top to bottom")]
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("plan")
                .col(uuid("id").primary_key())
                .col(string("slug").unique_key())
                .col(string("title"))
                .col(string("organisation"))
                .col(text("introduction"))
                .col(string("theme_word"))
                .col(date_null("dated_on"))
                .col(date_null("starts_on"))
                .col(date_null("ends_on"))
                .col(string("state"))
                .col(big_integer_null("published_at"))
                .col(integer("version"))
                .col(big_integer("created_at"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("theme")
                .col(uuid("id").primary_key())
                .col(uuid("plan_id"))
                .col(integer("position"))
                .col(string("reference"))
                .col(text("name"))
                .col(text("outcome"))
                .col(text("leads_as_written"))
                .col(string("state"))
                .col(integer("version"))
                .foreign_key(&mut belongs("theme", "plan_id", "plan"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("recommendation")
                .col(uuid("id").primary_key())
                .col(uuid("plan_id"))
                .col(uuid("theme_id"))
                .col(integer("position"))
                .col(string("reference"))
                .col(text("heading"))
                .col(text("text"))
                .col(json_binary("authorities"))
                .col(string("response"))
                .col(text("response_reason"))
                .col(boolean("corporate"))
                .col(string("state"))
                .col(integer("version"))
                .foreign_key(&mut belongs("recommendation", "plan_id", "plan"))
                .foreign_key(&mut belongs("recommendation", "theme_id", "theme"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("activity")
                .col(uuid("id").primary_key())
                .col(uuid("plan_id"))
                .col(uuid("theme_id"))
                .col(integer("position"))
                .col(string("reference"))
                .col(uuid_null("service_id"))
                .col(text("service_as_written"))
                .col(text("text"))
                .col(text("leads_as_written"))
                .col(text("target_as_written"))
                .col(string("target_kind"))
                .col(date_null("target_start"))
                .col(date_null("target_end"))
                .col(string_null("target_precision"))
                .col(date_null("next_review_on"))
                .col(string("status"))
                .col(string("state"))
                .col(text_null("closing_reason"))
                .col(uuid_null("split_from"))
                .col(json_binary("other"))
                .col(big_integer_null("last_update_at"))
                .col(big_integer_null("published_at"))
                .col(big_integer("created_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("activity", "plan_id", "plan"))
                .foreign_key(&mut belongs("activity", "theme_id", "theme"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("activity_lead")
                .col(uuid("id").primary_key())
                .col(uuid("activity_id"))
                .col(integer("position"))
                .col(text("name"))
                .col(string("kind"))
                .col(boolean("supporting"))
                .col(uuid_null("person_id"))
                .foreign_key(&mut belongs("activity_lead", "activity_id", "activity"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("activity_recommendation")
                .col(uuid("activity_id"))
                .col(uuid("recommendation_id"))
                .primary_key(Index::create().col("activity_id").col("recommendation_id"))
                .foreign_key(&mut belongs("activity_recommendation", "activity_id", "activity"))
                .foreign_key(&mut belongs("activity_recommendation", "recommendation_id", "recommendation"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("progress_update")
                .col(uuid("id").primary_key())
                .col(uuid("plan_id"))
                .col(uuid("activity_id"))
                .col(uuid_null("author_id"))
                .col(string("author_words"))
                .col(text("achieved"))
                .col(string("status"))
                .col(big_integer("posted_at"))
                .col(big_integer_null("withdrawn_at"))
                .col(text_null("withdrawn_reason"))
                .foreign_key(&mut belongs("progress_update", "activity_id", "activity"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("evidence")
                .col(uuid("id").primary_key())
                .col(uuid("activity_id"))
                .col(uuid("update_id"))
                .col(text("title"))
                .col(text_null("url"))
                .col(string_null("file_key"))
                .col(text_null("file_name"))
                .col(big_integer_null("file_size"))
                .col(string("state"))
                .col(text_null("withdrawn_reason"))
                .col(uuid_null("replaced_by"))
                .col(big_integer("added_at"))
                .foreign_key(&mut belongs("evidence", "update_id", "progress_update"))
                .to_owned(),
        )
        .await?;
        for (table, column) in [
            ("theme", "plan_id"),
            ("recommendation", "plan_id"),
            ("activity", "plan_id"),
            ("activity", "theme_id"),
            ("activity_lead", "activity_id"),
            ("activity_lead", "person_id"),
            ("activity_recommendation", "recommendation_id"),
            ("progress_update", "activity_id"),
            ("progress_update", "posted_at"),
            ("evidence", "update_id"),
            ("evidence", "activity_id"),
        ] {
            m.create_index(
                Index::create().name(format!("ix_{table}_{column}")).table(table).col(column).to_owned(),
            )
            .await?;
        }
        Ok(())
    }
}

struct Uploads;
impl MigrationName for Uploads {
    fn name(&self) -> &'static str {
        "planning_0002_upload"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Uploads {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("upload")
                .col(uuid("id").primary_key())
                .col(uuid_null("plan_id"))
                .col(text("file_name"))
                .col(string_null("file_key"))
                .col(string("sha256"))
                .col(big_integer("size"))
                .col(string("state"))
                .col(string("stage"))
                .col(integer("done"))
                .col(integer("total"))
                .col(text("refusal"))
                .col(text("draft"))
                .col(text("checks"))
                .col(text("counts"))
                .col(integer("corrections"))
                .col(boolean("anew"))
                .col(integer("version"))
                .col(uuid_null("person_id"))
                .col(big_integer("at"))
                .col(big_integer_null("accepted_at"))
                .foreign_key(&mut belongs("upload", "plan_id", "plan"))
                .to_owned(),
        )
        .await?;
        // Bytes wait in a table of their own, so that no list of uploads drags them along.
        m.create_table(
            Table::create()
                .table("upload_pending")
                .col(uuid("upload_id").primary_key())
                .col(blob("bytes"))
                .foreign_key(&mut belongs("upload_pending", "upload_id", "upload"))
                .to_owned(),
        )
        .await?;
        for column in ["sha256", "at"] {
            m.create_index(
                Index::create().name(format!("ix_upload_{column}")).table("upload").col(column).to_owned(),
            )
            .await?;
        }
        Ok(())
    }
}

struct Layouts;
impl MigrationName for Layouts {
    fn name(&self) -> &'static str {
        "planning_0003_layout"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Layouts {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("plan_layout")
                .col(uuid("plan_id").primary_key())
                .col(uuid("upload_id"))
                .col(text("layout"))
                .foreign_key(&mut belongs("plan_layout", "plan_id", "plan"))
                .foreign_key(&mut belongs("plan_layout", "upload_id", "upload"))
                .to_owned(),
        )
        .await
    }
}

struct Profiles;
impl MigrationName for Profiles {
    fn name(&self) -> &'static str {
        "planning_0004_reading_profile"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Profiles {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("reading_profile")
                .col(uuid("id").primary_key())
                .col(string("name").unique_key())
                .col(text("rules"))
                .col(integer("version"))
                .col(big_integer("changed_at"))
                .to_owned(),
        )
        .await?;
        // What a document is read with stays with it, also when the profile goes on to change.
        m.alter_table(Table::alter().table("upload").add_column(text("profile").default("")).to_owned()).await
    }
}

struct Copies;
impl MigrationName for Copies {
    fn name(&self) -> &'static str {
        "planning_0005_upload_copy"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Copies {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("upload").add_column(string_null("copy_key")).to_owned()).await
    }
}

struct Insistence;
impl MigrationName for Insistence {
    fn name(&self) -> &'static str {
        "planning_0006_upload_insist"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Insistence {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // SQLite takes one column at a time.
        for column in ["insist", "is_no_plan"] {
            let add = Table::alter().table("upload").add_column(boolean(column).default(false)).to_owned();
            m.alter_table(add).await?;
        }
        Ok(())
    }
}
