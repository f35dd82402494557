//! Periods that a date falls in.

use serde::{Deserialize, Serialize};
use time::Date;

/// A way of parting time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// 2026
    Year,
    /// 2025-26, from 1 April to 31 March
    FinancialYear,
    /// 2025/26, from 1 September to 31 August
    SchoolYear,
    /// 2026 Q2, April to June
    Quarter,
    /// 2026-27 Q1, April to June
    FinancialQuarter,
    /// 2026-04
    Month,
}

impl Period {
    /// The period that holds `day`, named so that names sort in time.
    pub fn name(self, day: Date) -> String {
        let month = day.month() as u8;
        match self {
            Self::Year => format!("{:04}", day.year()),
            Self::FinancialYear => span(day.year() - i32::from(month < 4), '-'),
            Self::SchoolYear => span(day.year() - i32::from(month < 9), '/'),
            Self::Quarter => format!("{:04} Q{}", day.year(), (month - 1) / 3 + 1),
            Self::FinancialQuarter => {
                format!("{} Q{}", span(day.year() - i32::from(month < 4), '-'), (month + 8) % 12 / 3 + 1)
            }
            Self::Month => format!("{:04}-{month:02}", day.year()),
        }
    }
}

fn span(from: i32, sign: char) -> String {
    format!("{from:04}{sign}{:02}", (from + 1).rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn the_financial_year_turns_on_the_first_of_april() {
        assert_eq!(Period::FinancialYear.name(date!(2026 - 03 - 31)), "2025-26");
        assert_eq!(Period::FinancialYear.name(date!(2026 - 04 - 01)), "2026-27");
        assert_eq!(Period::FinancialYear.name(date!(1999 - 12 - 31)), "1999-00");
        assert_eq!(Period::FinancialQuarter.name(date!(2026 - 04 - 01)), "2026-27 Q1");
        assert_eq!(Period::FinancialQuarter.name(date!(2026 - 03 - 31)), "2025-26 Q4");
        assert_eq!(Period::Quarter.name(date!(2026 - 04 - 01)), "2026 Q2");
        assert_eq!(Period::SchoolYear.name(date!(2026 - 08 - 31)), "2025/26");
        assert_eq!(Period::Month.name(date!(2026 - 08 - 31)), "2026-08");
    }

    proptest! {
        #[test]
        fn later_days_never_fall_in_earlier_periods(a in 2_415_386i32..2_488_069, b in 2_415_386i32..2_488_069) {
            let (first, second) = (Date::from_julian_day(a.min(b)).unwrap(), Date::from_julian_day(a.max(b)).unwrap());
            for period in [Period::Year, Period::FinancialYear, Period::SchoolYear, Period::Quarter,
                           Period::FinancialQuarter, Period::Month] {
                prop_assert!(period.name(first) <= period.name(second));
            }
        }
    }
}
