//! What a body wants to publish together.

use crate::counts::Counts;
use crate::method::Method;
use crate::register::Exception;

/// Tables to be published together, the facts that tie them, and the quotients printed beside them.
#[derive(Clone, Debug, Default)]
pub struct Release {
    pub(crate) name: String,
    pub(crate) tables: Vec<Counts>,
    /// Counts that are not printed but that readers could work out from what is: protected as if they were.
    pub(crate) guarded: Vec<Counts>,
    pub(crate) links: Vec<Link>,
    pub(crate) sums: Vec<(String, Vec<String>)>,
    pub(crate) exceptions: Vec<Exception>,
    pub(crate) quotients: Vec<Quotient>,
    pub(crate) method: Method,
}

/// A cell by the names of its categories; dimensions that are not named are at their total.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellName {
    /// The population.
    pub population: String,
    /// Dimension and category.
    pub key: Vec<(String, String)>,
}

/// A linear fact that a reader has: low ≤ Σ factor × cell ≤ high.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Factors and cells.
    pub terms: Vec<(i64, CellName)>,
    /// The least, where there is one.
    pub low: Option<i64>,
    /// The most, where there is one.
    pub high: Option<i64>,
}

/// A percentage, rate or ratio of two counts that is to be printed. It is shown only where both counts are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotient {
    /// What it is called.
    pub name: String,
    /// The cell above the line.
    pub num: CellName,
    /// The cell below the line.
    pub den: CellName,
    /// What 1 is printed as: 1, 100 for a percentage, 1000 for a rate.
    pub times: u32,
    /// Printed decimals.
    pub decimals: u8,
}

impl Release {
    /// A release of this name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Says how it is protected; small counts are hidden if nothing is said.
    #[must_use]
    pub fn protected_by(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    /// Adds a table.
    #[must_use]
    pub fn table(mut self, counts: Counts) -> Self {
        self.tables.push(counts);
        self
    }

    /// Adds counts that are not printed but could be worked out as a difference of what is (casual staff, where all
    /// staff and permanent staff are printed). They are protected as if they were printed.
    #[must_use]
    pub fn guard(mut self, counts: Counts) -> Self {
        self.guarded.push(counts);
        self
    }

    /// Says that, cell by cell, one population is the sum of others (all staff = permanent + casual).
    #[must_use]
    pub fn sum_of(mut self, whole: &str, parts: &[&str]) -> Self {
        self.sums.push((whole.to_owned(), parts.iter().map(|p| (*p).to_owned()).collect()));
        self
    }

    /// Prints a cell although the policy hides it.
    #[must_use]
    pub fn exception(mut self, exception: Exception) -> Self {
        self.exceptions.push(exception);
        self
    }

    /// Adds a fact that ties cells, such as this year = last year − leavers + joiners.
    #[must_use]
    pub fn link(mut self, link: Link) -> Self {
        self.links.push(link);
        self
    }

    /// Adds a quotient to be printed.
    #[must_use]
    pub fn quotient(mut self, quotient: Quotient) -> Self {
        self.quotients.push(quotient);
        self
    }
}

impl CellName {
    /// A cell of a population by dimension and category.
    #[must_use]
    pub fn new(population: &str, key: &[(&str, &str)]) -> Self {
        let own = |(d, c): &(&str, &str)| ((*d).to_owned(), (*c).to_owned());
        Self { population: population.to_owned(), key: key.iter().map(own).collect() }
    }
}

impl std::fmt::Display for CellName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let key = self.key.iter().map(|(d, c)| format!("{d} {c}")).collect::<Vec<_>>().join(", ");
        let key = if key.is_empty() { "the total" } else { &key };
        match self.population.as_str() {
            "" => f.write_str(key),
            population => write!(f, "{population}: {key}"),
        }
    }
}
