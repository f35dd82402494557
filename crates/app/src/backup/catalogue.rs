//! The tables as the database itself lists them, and how their values become JSON and rows again.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use std::fmt::Write;

/// What only matters until the next restart. A restored session would sign somebody in again.
const PASSING: &[&str] = &["session", "sign_in_try"];

/// The table in which the steps that made the tables are listed.
pub(super) const MIGRATIONS: &str = "seaql_migrations";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Uuid,
    Boolean,
    Bytes,
    Json,
    Plain,
}

#[derive(Clone, Debug)]
pub(super) struct Column {
    pub name: String,
    kind: Kind,
    /// The type as PostgreSQL writes it, to cast to.
    declared: String,
}

#[derive(Clone, Debug)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

/// Every table whose rows a backup keeps, by name.
pub(super) async fn tables(db: &impl ConnectionTrait) -> Result<Vec<Table>, DbErr> {
    let mut tables = all_tables(db).await?;
    tables.retain(|it| it.name != MIGRATIONS && !PASSING.contains(&it.name.as_str()));
    Ok(tables)
}

/// Every table, also those that no backup keeps.
pub(super) async fn all_tables(db: &impl ConnectionTrait) -> Result<Vec<Table>, DbErr> {
    let backend = db.get_database_backend();
    // Without the tables that the full-text search makes for itself, and without generated columns.
    let sql = if backend == DbBackend::Sqlite {
        "select t.name as table_name, c.name as column_name, lower(c.type) as declared
           from pragma_table_list t join pragma_table_xinfo(t.name) c
          where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' and c.hidden = 0
          order by t.name, c.cid"
    } else {
        "select c.relname::text as table_name, a.attname::text as column_name,
                format_type(a.atttypid, a.atttypmod)::text as declared
           from pg_class c join pg_attribute a on a.attrelid = c.oid
          where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
            and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          order by c.relname, a.attnum"
    };
    let mut tables: Vec<Table> = Vec::new();
    for row in db.query_all_raw(Statement::from_string(backend, sql)).await? {
        let (table, name): (String, String) =
            (row.try_get("", "table_name")?, row.try_get("", "column_name")?);
        let declared: String = row.try_get("", "declared")?;
        let column = Column { name, kind: kind(&declared), declared };
        match tables.last_mut() {
            Some(last) if last.name == table => last.columns.push(column),
            _ => tables.push(Table { name: table, columns: vec![column] }),
        }
    }
    Ok(tables)
}

fn kind(declared: &str) -> Kind {
    match declared {
        it if it.starts_with("uuid") => Kind::Uuid,
        it if it.starts_with("bool") => Kind::Boolean,
        it if it.starts_with("json") => Kind::Json,
        "bytea" => Kind::Bytes,
        it if it.contains("blob") || it.contains("binary") => Kind::Bytes,
        _ => Kind::Plain,
    }
}

impl Table {
    /// The query that gives each row as one JSON object, the same on both databases.
    pub(super) fn select(&self, backend: DbBackend) -> String {
        let mut parts = String::new();
        for (i, column) in self.columns.iter().enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            let (name, label) = (quoted(&column.name), column.name.replace('\'', "''"));
            let _ = match backend {
                DbBackend::Sqlite => write!(parts, "{comma}'{label}', {}", column.sqlite_out(&name)),
                _ => write!(parts, "{comma}{} as {name}", column.postgres_out(&name)),
            };
        }
        let (table, first) =
            (quoted(&self.name), self.columns.first().map(|it| quoted(&it.name)).unwrap_or_default());
        match backend {
            DbBackend::Sqlite => format!("select json_object({parts}) as row from {table} order by {first}"),
            _ => format!(
                "select row_to_json(q)::text as row from (select {parts} from {table} order by {first}) q"
            ),
        }
    }

    /// The statement that takes a JSON array of such objects as its one value.
    pub(super) fn insert(&self, backend: DbBackend) -> String {
        let names: Vec<_> = self.columns.iter().map(|it| quoted(&it.name)).collect();
        let values: Vec<_> = self
            .columns
            .iter()
            .map(|it| if backend == DbBackend::Sqlite { it.sqlite_in() } else { it.postgres_in() })
            .collect();
        let source = match backend {
            DbBackend::Sqlite => "json_each(?) r",
            _ => "json_array_elements($1::json) as r(value)",
        };
        let (table, names, values) = (quoted(&self.name), names.join(", "), values.join(", "));
        format!("insert into {table} ({names}) select {values} from {source}")
    }
}

impl Column {
    fn sqlite_out(&self, name: &str) -> String {
        match self.kind {
            Kind::Uuid => {
                let hex = format!("lower(hex({name}))");
                let parts: Vec<_> = [(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)]
                    .iter()
                    .map(|(from, length)| format!("substr({hex}, {from}, {length})"))
                    .collect();
                format!("case when {name} is null then null else {} end", parts.join(" || '-' || "))
            }
            Kind::Boolean => {
                format!("json(case {name} when 0 then 'false' when 1 then 'true' else 'null' end)")
            }
            Kind::Bytes => format!("case when {name} is null then null else lower(hex({name})) end"),
            Kind::Json => format!("cast({name} as text)"),
            Kind::Plain => name.to_owned(),
        }
    }

    fn postgres_out(&self, name: &str) -> String {
        match self.kind {
            Kind::Uuid | Kind::Json => format!("{name}::text"),
            Kind::Bytes => format!("encode({name}, 'hex')"),
            Kind::Boolean | Kind::Plain => name.to_owned(),
        }
    }

    fn sqlite_in(&self) -> String {
        let path = self.name.replace('\'', "''");
        let value = format!("json_extract(r.value, '$.\"{path}\"')");
        match self.kind {
            Kind::Uuid => format!("unhex(replace({value}, '-', ''))"),
            Kind::Bytes => format!("unhex({value})"),
            Kind::Boolean | Kind::Json | Kind::Plain => value,
        }
    }

    fn postgres_in(&self) -> String {
        let value = format!("(r.value->>'{}')", self.name.replace('\'', "''"));
        match self.kind {
            Kind::Bytes => format!("decode({value}, 'hex')"),
            _ => format!("{value}::{}", self.declared),
        }
    }
}

pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
