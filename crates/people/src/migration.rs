//! The tables of people, sessions, roles and services.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, boolean, integer, string, uuid, uuid_null},
};

/// This district's migrations, oldest first.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(Services), Box::new(People)]
}

struct Services;
impl MigrationName for Services {
    fn name(&self) -> &'static str {
        "people_0001_services"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Services {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("service")
                .col(uuid("id").primary_key())
                .col(uuid_null("parent_id"))
                .col(string("name"))
                .col(integer("position"))
                .col(big_integer_null("retired_at"))
                .col(big_integer("version"))
                .foreign_key(ForeignKey::create().from("service", "parent_id").to("service", "id"))
                .to_owned(),
        )
        .await?;
        index(m, "service", "parent_id").await?;
        // Every name of a service, the first included, so that the database itself keeps names apart.
        m.create_table(
            Table::create()
                .table("service_name")
                .col(string("folded").primary_key())
                .col(uuid("service_id"))
                .col(string("other_name"))
                .col(integer("position"))
                .foreign_key(ForeignKey::create().from("service_name", "service_id").to("service", "id"))
                .to_owned(),
        )
        .await?;
        index(m, "service_name", "service_id").await
    }
}

struct People;
impl MigrationName for People {
    fn name(&self) -> &'static str {
        "people_0002_people"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for People {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("person")
                .col(uuid("id").primary_key())
                .col(string("name"))
                .col(string("email").unique_key())
                .col(string("post"))
                .col(boolean("named_publicly"))
                .col(boolean("active"))
                .col(big_integer("version"))
                .col(big_integer("created_at"))
                .col(big_integer_null("erased_at"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("credential")
                .col(uuid("person_id").primary_key())
                .col(string("hash"))
                .col(big_integer("changed_at"))
                .col(boolean("one_time"))
                .foreign_key(&mut of_person("credential"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("session")
                .col(uuid("id").primary_key())
                .col(string("token_digest").unique_key())
                .col(uuid("person_id"))
                .col(boolean("provisional"))
                .col(big_integer("began_at"))
                .col(big_integer("seen_at"))
                .foreign_key(&mut of_person("session"))
                .to_owned(),
        )
        .await?;
        index(m, "session", "person_id").await?;
        m.create_table(
            Table::create()
                .table("sign_in_try")
                .col(string("digest").primary_key())
                .col(big_integer("tries"))
                .col(big_integer("until"))
                .to_owned(),
        )
        .await?;
        index(m, "sign_in_try", "until").await?;
        m.create_table(
            Table::create()
                .table("appointment")
                .col(uuid("id").primary_key())
                .col(uuid("person_id"))
                .col(string("role"))
                .col(uuid_null("service_id"))
                .foreign_key(&mut of_person("appointment"))
                .foreign_key(ForeignKey::create().from("appointment", "service_id").to("service", "id"))
                .to_owned(),
        )
        .await?;
        // Two rows without a service count as different to a plain unique index, so there are two indexes.
        m.get_connection()
            .execute_unprepared(
                "create unique index ux_appointment on appointment (person_id, role, service_id)
                   where service_id is not null;
                 create unique index ux_appointment_everywhere on appointment (person_id, role)
                   where service_id is null;",
            )
            .await?;
        index(m, "appointment", "role").await
    }
}

async fn index(m: &SchemaManager<'_>, table: &'static str, column: &'static str) -> Result<(), DbErr> {
    m.create_index(Index::create().name(format!("ix_{table}_{column}")).table(table).col(column).to_owned())
        .await
}

fn of_person(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, "person_id").to("person", "id").to_owned()
}
