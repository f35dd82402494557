//! The names under which methods are printed, and where their formulas come from.

/// How a figure's interval was calculated. It is printed with every interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Share of one group.
    Wilson,
    /// Exact share of one group.
    ClopperPearson,
    /// Wilson's limits set against a known comparator.
    WilsonAgainstKnown,
    /// Limits of a share and of a survey's estimate put together, for a difference.
    NewcombeAgainstSurvey,
    /// Limits of a share and of a survey's estimate put together, for a ratio.
    DonnerZou,
    /// Ratio of two shares, score with correction.
    MiettinenNurminen,
    /// Ratio of two shares, score.
    Koopman,
    /// Ratio of two shares, logarithm.
    Katz,
    /// Difference of two shares, hybrid.
    Newcombe,
    /// Difference of two shares, score with correction.
    MiettinenNurminenDifference,
    /// Difference of two shares, score.
    Mee,
    /// Difference of two shares, textbook.
    Wald,
    /// Difference of two shares, adjusted textbook.
    AgrestiCaffo,
    /// Exact number of events.
    Garwood,
    /// Approximate number of events.
    Byar,
    /// Exact ratio of two rates.
    ConditionalPoisson,
    /// Directly standardised rate.
    Dobson,
    /// Ratio of two directly standardised rates.
    StandardisedRatio,
    /// Mean.
    StudentT,
    /// Change of a ratio between years or areas.
    LogRatioOfRatios,
    /// Ratio of shares over strata.
    GreenlandRobins,
    /// Ratio of odds over strata.
    RobinsBreslowGreenland,
    /// Resampling, corrected for bias and acceleration.
    Bca,
    /// Resampling, plain percentiles.
    Percentile,
    /// Pay gap without an interval.
    NoInterval,
    /// Share drawn towards the whole.
    EmpiricalBayes,
    /// Yearly change over several readings.
    WeightedTrend,
    /// Where joiners, leavers and promotions lead.
    Flows,
}

impl Method {
    /// As it is printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wilson => "Wilson score",
            Self::ClopperPearson => "Clopper–Pearson exact",
            Self::WilsonAgainstKnown => "Wilson score against a known share",
            Self::NewcombeAgainstSurvey => "Newcombe hybrid with the survey's own interval",
            Self::DonnerZou => "Donner–Zou ratio with the survey's own interval",
            Self::MiettinenNurminen => "Miettinen–Nurminen score",
            Self::Koopman => "Koopman score",
            Self::Katz => "Katz logarithm",
            Self::Newcombe => "Newcombe hybrid score",
            Self::MiettinenNurminenDifference => "Miettinen–Nurminen score (difference)",
            Self::Mee => "Mee score",
            Self::Wald => "Wald",
            Self::AgrestiCaffo => "Agresti–Caffo",
            Self::Garwood => "exact Poisson (Garwood)",
            Self::Byar => "Byar",
            Self::ConditionalPoisson => "exact conditional Poisson",
            Self::Dobson => "Dobson with Byar",
            Self::StandardisedRatio => "ratio of standardised rates on the log scale",
            Self::StudentT => "Student t",
            Self::LogRatioOfRatios => "ratio of ratios on the log scale",
            Self::GreenlandRobins => "Mantel–Haenszel with Greenland–Robins",
            Self::RobinsBreslowGreenland => "Mantel–Haenszel with Robins–Breslow–Greenland",
            Self::Bca => "BCa bootstrap",
            Self::Percentile => "percentile bootstrap",
            Self::NoInterval => "no interval",
            Self::EmpiricalBayes => "empirical Bayes (beta-binomial, moments)",
            Self::WeightedTrend => "weighted linear trend",
            Self::Flows => "joiners, leavers and promotions, delta method",
        }
    }

    /// Where the formula is published.
    pub fn source(self) -> &'static str {
        match self {
            Self::Wilson | Self::WilsonAgainstKnown => "Wilson 1927, J. Am. Stat. Assoc. 22:209–212",
            Self::ClopperPearson => "Clopper & Pearson 1934, Biometrika 26:404–413",
            Self::NewcombeAgainstSurvey => {
                "Newcombe 1998, Stat. Med. 17:873–890; Zou & Donner 2008, Stat. Med. 27:1693–1702"
            }
            Self::DonnerZou => "Donner & Zou 2012, Stat. Methods Med. Res. 21:347–359",
            Self::MiettinenNurminen | Self::MiettinenNurminenDifference => {
                "Miettinen & Nurminen 1985, Stat. Med. 4:213–226"
            }
            Self::Koopman => "Koopman 1984, Biometrics 40:513–517",
            Self::Katz => "Katz et al. 1978, Biometrics 34:469–474",
            Self::Newcombe => "Newcombe 1998, Stat. Med. 17:873–890 (method 10)",
            Self::Mee => "Mee 1984, Biometrics 40:1175–1176",
            Self::Wald => "any textbook",
            Self::AgrestiCaffo => "Agresti & Caffo 2000, Am. Stat. 54:280–288",
            Self::Garwood => "Garwood 1936, Biometrika 28:437–442",
            Self::Byar => "Breslow & Day 1987, IARC Scientific Publications 82, p. 69",
            Self::ConditionalPoisson => "Przyborowski & Wilenski 1940, Biometrika 31:313–323",
            Self::Dobson => "Dobson et al. 1991, Stat. Med. 10:457–462",
            Self::StandardisedRatio => "Rothman & Greenland 1998, Modern Epidemiology, ch. 15",
            Self::StudentT => "Student 1908, Biometrika 6:1–25",
            Self::LogRatioOfRatios => "Altman & Bland 2003, BMJ 326:219",
            Self::GreenlandRobins => "Greenland & Robins 1985, Biometrics 41:55–68",
            Self::RobinsBreslowGreenland => "Robins, Breslow & Greenland 1986, Biometrics 42:311–323",
            Self::Bca => "Efron 1987, J. Am. Stat. Assoc. 82:171–185",
            Self::Percentile => "Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13",
            Self::NoInterval => "GOV.UK, Gender pay gap reporting: make your calculations",
            Self::EmpiricalBayes => {
                "Kleinman 1973, J. Am. Stat. Assoc. 68:46–54; DerSimonian & Laird 1986 for the spread"
            }
            Self::WeightedTrend => "weighted least squares with binomial variances",
            Self::Flows => "expected headcounts year by year; variance by the delta method",
        }
    }
}

impl std::fmt::Display for Method {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
