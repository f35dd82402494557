//! What made the reader less sure of one thing, and how much less.

use serde::{Deserialize, Serialize};

/// What made the reader less sure of one thing it read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Doubt {
    /// What the columns hold was guessed from their cells.
    GuessedColumns,
    /// A row without words of its own was joined to it.
    JoinedRow,
    /// Its words were parted from others in the same cell.
    SplitCell,
    /// No target date is written, though others have one.
    NoDate,
    /// No lead is written, though others have one.
    NoLead,
    /// The target date says nothing of when, or only its year can be told.
    UnreadDate,
    /// The lead was found within the text.
    LeadInText,
    /// The target date was found within the text.
    DateInText,
    /// It could be matched by its number only.
    MatchedByNumber,
    /// The list it was matched with is shorter or longer.
    UnequalLists,
    /// Its lead or date stands once for the whole list.
    SharedDetails,
    /// It was taken out of running text.
    OutOfProse,
    /// It promises something without saying when.
    VaguePromise,
    /// Its kind was judged by its words alone.
    KindGuessed,
    /// Its theme was judged by its place alone.
    ThemeGuessed,
    /// The table it stands in seems to be no plan.
    OtherKind,
    /// What parted the columns was lost when it was copied; its cells were told by where lines end and what they say.
    LostColumns,
    /// Its words were recognised in a picture of the page.
    Recognised,
    /// No lead was found, though others have one, and no empty cell says that there is none.
    LeadMissed,
    /// No target date was found, though others have one, and no empty cell says that there is none.
    DateMissed,
    /// No activity of its table has a lead.
    LeadsNowhere,
    /// No activity of its table has a target date.
    DatesNowhere,
    /// A column that was read as nothing seems to hold what it lacks, or what is done.
    RivalColumn,
    /// A column that was read as nothing seems to hold leads or dates as well.
    TwoCandidates,
    /// Half the headings of its table or more were not known.
    UnknownHeadings,
    /// Its text is of several items, which may be activities of their own.
    SeveralLines,
    /// Its text does not begin or end as that of an activity.
    OddText,
    /// Its lead does not read like one.
    OddLead,
    /// Its target date does not read like one.
    OddDate,
    /// Words beside it found no place.
    WordsLeftOver,
    /// Hardly any text of the document begins with something to do.
    FewActions,
    /// A quarter of the activities of the document or more read oddly.
    OddNeighbours,
    /// It is said to be of a service, by words that name none.
    OddService,
    /// It is said to be of no service, though its sheet is called as a service is.
    ServiceMissed,
    /// Nothing calls the document a plan; all that it holds was taken because somebody insisted.
    Insisted,
}

impl Doubt {
    /// What is left of a confidence of 100 once this is doubted.
    pub(super) fn leaves(self) -> u8 {
        match self {
            Self::ThemeGuessed | Self::DateInText | Self::LeadInText | Self::SharedDetails => 96,
            Self::NoDate | Self::NoLead => 97,
            Self::UnreadDate => 95,
            Self::MatchedByNumber | Self::SplitCell => 92,
            Self::TwoCandidates | Self::WordsLeftOver => 70,
            Self::Recognised => 80,
            Self::OutOfProse | Self::KindGuessed | Self::OddNeighbours => 85,
            Self::LostColumns => 75,
            Self::GuessedColumns | Self::FewActions => 65,
            Self::JoinedRow | Self::UnequalLists | Self::VaguePromise => 60,
            Self::LeadMissed
            | Self::DateMissed
            | Self::LeadsNowhere
            | Self::DatesNowhere
            | Self::UnknownHeadings => 55,
            Self::OtherKind | Self::SeveralLines | Self::OddService | Self::ServiceMissed => 45,
            Self::RivalColumn | Self::OddText | Self::OddLead | Self::OddDate | Self::Insisted => 30,
        }
    }

    /// True for what [`Draft::judge`](crate::Draft::judge) finds by looking at the draft alone.
    pub(super) fn shows_in_the_draft(self) -> bool {
        matches!(
            self,
            Self::NoDate
                | Self::NoLead
                | Self::UnreadDate
                | Self::LeadMissed
                | Self::DateMissed
                | Self::LeadsNowhere
                | Self::DatesNowhere
                | Self::RivalColumn
                | Self::TwoCandidates
                | Self::UnknownHeadings
                | Self::SeveralLines
                | Self::OddText
                | Self::OddLead
                | Self::OddDate
                | Self::WordsLeftOver
                | Self::FewActions
                | Self::OddNeighbours
                | Self::OddService
                | Self::ServiceMissed
        )
    }
}
