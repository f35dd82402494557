//! A list in pages, and the links to them.

use crate::Form;
use serde::Serialize;

/// Where in a list somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The page, from 1.
    pub page: u64,
    /// How many things a page shows.
    pub per_page: u64,
}

/// Links as the pagination component takes them.
#[derive(Debug, Serialize)]
pub struct PageLinks {
    /// How many pages there are.
    pub pages: u64,
    previous: Option<Link>,
    next: Option<Link>,
    items: Vec<Item>,
}

#[derive(Debug, Serialize)]
struct Link {
    href: String,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Item {
    Page { number: u64, href: String, current: bool },
    Gap { ellipsis: bool },
}

impl Paging {
    /// The page that the query asks for, the first if it asks for none that makes sense.
    #[must_use]
    pub fn from_query(query: &Form, per_page: u64) -> Self {
        Self { page: query.parse("page").filter(|it| (1..=100_000).contains(it)).unwrap_or(1), per_page }
    }

    /// How many things come before this page.
    #[must_use]
    pub fn offset(self) -> u64 {
        (self.page - 1) * self.per_page
    }

    /// The links to the pages of `total` things at `path`, with the rest of the query kept.
    #[must_use]
    pub fn links(self, total: u64, path: &str, query: &Form) -> PageLinks {
        let pages = total.div_ceil(self.per_page).max(1);
        let to = |number: u64| {
            let mut text = form_urlencoded::Serializer::new(String::new());
            for (name, value) in
                query.fields().iter().filter(|(name, value)| name != "page" && !value.is_empty())
            {
                text.append_pair(name, value);
            }
            if number > 1 {
                text.append_pair("page", &number.to_string());
            }
            format!("{path}?{}", text.finish())
        };
        let link = |number: u64| Link { href: to(number) };
        let mut items = Vec::new();
        let mut last = 0;
        for number in (1..=pages).filter(|it| *it == 1 || *it == pages || it.abs_diff(self.page) <= 1) {
            if number > last + 1 {
                items.push(Item::Gap { ellipsis: true });
            }
            items.push(Item::Page { number, href: to(number), current: number == self.page });
            last = number;
        }
        PageLinks {
            pages,
            previous: (self.page > 1).then(|| link(self.page - 1)),
            next: (self.page < pages).then(|| link(self.page + 1)),
            items,
        }
    }
}
