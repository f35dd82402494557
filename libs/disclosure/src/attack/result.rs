//! The answer of the attacker as the format `sdc-attack-result/1` says it.

use serde_json::{Value, json};

use super::{By, Findings};
use crate::publication::{Publication, ReadError, json::At, parse};

/// What a result file says in sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttackSummary {
    /// Hidden cells.
    pub suppressed: u64,
    /// Of which one number is left.
    pub recovered: u64,
    /// The facts contradict each other.
    pub infeasible: bool,
    /// Time ran out.
    pub timed_out: bool,
}

/// A cell of a result file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultCell {
    /// The population.
    pub population: String,
    /// One category a dimension.
    pub key: Vec<String>,
    /// The least it can be.
    pub low: u64,
    /// The most it can be.
    pub high: Option<u64>,
    /// One number is left.
    pub recovered: bool,
}

/// A file of format `sdc-attack-result/1`, read back to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultFile {
    /// What it says in sum.
    pub summary: AttackSummary,
    /// Cell by cell.
    pub cells: Vec<ResultCell>,
}

impl Findings {
    /// The file of format `sdc-attack-result/1`. `seconds` is the time taken, measured by the caller.
    #[must_use]
    pub fn to_json(&self, publication: &Publication, seconds: f64) -> String {
        let within = |w: u64| self.cells.iter().filter(|c| c.width().is_some_and(|x| x <= w)).count();
        let summary = json!({
            "mode": self.mode.word(), "variables": self.variables, "equations": self.equations,
            "suppressed": self.cells.len(), "infeasible": self.contradiction.is_some(),
            "contradiction": self.contradiction, "recovered": self.recovered().count(),
            "width_le_1": within(1), "width_le_2": within(2), "lps": self.programmes,
            "timed_out": self.timed_out, "components": self.components,
            "seconds": (seconds * 1000.0).round() / 1000.0,
        });
        let mut out =
            format!("{{\"format\": \"sdc-attack-result/1\",\n \"summary\": {summary},\n \"cells\": [");
        for (i, c) in self.cells.iter().enumerate() {
            let cell = json!({
                "pop": publication.population(&c.place), "key": publication.labels(&c.place), "low": c.low,
                "high": c.high, "recovered": c.recovered(), "by": c.by.word(),
            });
            out.push_str(if i == 0 { "\n  " } else { ",\n  " });
            out.push_str(&cell.to_string());
        }
        out.push_str("]}\n");
        out
    }
}

impl By {
    /// The word in a result file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Propagation => "propagation",
            Self::Linear => "lp",
            Self::Whole => "mip",
            Self::Seen => "seen",
        }
    }
}

impl ResultFile {
    /// Reads a file of format `sdc-attack-result/1`.
    ///
    /// # Errors
    /// With the place in the file.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ReadError> {
        let value: Value = parse(bytes)?;
        let root = At::root(&value);
        let format = root.needed("format")?;
        if format.text()? != "sdc-attack-result/1" {
            return Err(format.wrong("this reads the format 'sdc-attack-result/1'"));
        }
        let s = root.needed("summary")?;
        let number = |name: &str| s.field(name).map_or(Ok(0), |v| v.count());
        let truth = |name: &str| s.field(name).map_or(Ok(false), |v| v.truth());
        let summary = AttackSummary {
            suppressed: number("suppressed")?,
            recovered: number("recovered")?,
            infeasible: truth("infeasible")?,
            timed_out: truth("timed_out")?,
        };
        let mut cells = Vec::new();
        for c in root.needed("cells")?.items()? {
            cells.push(ResultCell {
                population: c.field("pop").map_or(Ok(""), |p| p.text())?.to_owned(),
                key: c
                    .needed("key")?
                    .items()?
                    .map(|k| k.text().map(str::to_owned))
                    .collect::<Result<_, _>>()?,
                low: c.needed("low")?.count()?,
                high: c.field("high").map(|h| h.count()).transpose()?,
                recovered: c.needed("recovered")?.truth()?,
            });
        }
        Ok(Self { summary, cells })
    }
}
