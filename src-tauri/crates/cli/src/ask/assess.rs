//! What can be asked while a group goes through a capacity assessment.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use trellis_domain::words::AssessmentPart;

/// Which assessment: the one that runs in a region, and where none does, its latest.
#[derive(Debug, Args)]
pub struct Which {
    /// The region.
    #[arg(long, required_unless_present = "id")]
    pub region: Option<String>,
    /// The assessment by its id, where more than one runs.
    #[arg(long)]
    pub id: Option<String>,
}

/// Which item.
#[derive(Debug, Args)]
pub struct WhichItem {
    /// The assessment.
    #[command(flatten)]
    pub which: Which,
    /// The item; the one the group is at where none is named.
    #[arg(long)]
    pub item: Option<String>,
}

/// Verbs of an assessment on the table.
#[derive(Debug, Subcommand)]
pub enum AssessVerb {
    /// List what an assessment can be held with.
    Instruments,
    /// Begin an assessment.
    Start {
        /// The region.
        #[arg(long)]
        region: String,
        /// The code of the instrument; what the region says where nothing is said.
        #[arg(long, value_name = "CODE")]
        with: Option<String>,
        /// What an instrument that is on no list is called.
        #[arg(long)]
        called: Option<String>,
        /// The agency it is about, by name; the community where none is named.
        #[arg(long)]
        agency: Option<String>,
        /// How many have a vote.
        #[arg(long)]
        respondents: Option<u32>,
        /// How many items a form of others has, to count hands by number.
        #[arg(long)]
        items: Option<u32>,
        /// The day, where it is not the one on which it is finished.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// Show the item on the table and what it all comes to so far.
    Show(Which),
    /// Move the group to an item.
    Go(WhichItem),
    /// Say how the hands stand in the present round.
    Vote {
        /// The item.
        #[command(flatten)]
        item: WhichItem,
        /// Hands for 2.
        #[arg(long, default_value_t = 0)]
        twos: u32,
        /// Hands for 1.
        #[arg(long, default_value_t = 0)]
        ones: u32,
        /// Hands for 0.
        #[arg(long, default_value_t = 0)]
        zeros: u32,
        /// Begin another round with these hands.
        #[arg(long)]
        again: bool,
        /// What was heard since the round before.
        #[arg(long, requires = "again")]
        heard: Option<String>,
    },
    /// Keep the score of an item and go on: the one named, or what every hand showed.
    Score {
        /// The item.
        #[command(flatten)]
        item: WhichItem,
        /// 0, 1 or 2.
        #[arg(conflicts_with = "does_not_apply")]
        score: Option<u8>,
        /// The item does not apply here.
        #[arg(long)]
        does_not_apply: bool,
    },
    /// Leave an item for later and go on.
    Park {
        /// The item.
        #[command(flatten)]
        item: WhichItem,
        /// Take it up again.
        #[arg(long)]
        back: bool,
    },
    /// Keep what the group wants to remember with an item.
    Comment {
        /// The item.
        #[command(flatten)]
        item: WhichItem,
        /// The words.
        text: String,
    },
    /// Say who has which part, and how many have a vote.
    People {
        /// The assessment.
        #[command(flatten)]
        which: Which,
        /// How many have a vote.
        #[arg(long)]
        respondents: Option<u32>,
        /// A part.
        #[arg(long, requires = "who")]
        part: Option<PartWord>,
        /// Who has it: a role, initials or a name.
        #[arg(long, requires = "part")]
        who: Option<String>,
    },
    /// Type the score of an index from a form of others.
    Index {
        /// The assessment.
        #[command(flatten)]
        which: Which,
        /// The name of the index.
        name: String,
        /// The score as it stands on the form.
        score: String,
        /// The highest score there is; 2 where nothing is said.
        #[arg(long)]
        out_of: Option<String>,
        /// The capacity domain it speaks to.
        #[arg(long, value_name = "CODE")]
        domain: Option<String>,
    },
    /// Keep what the group made of the results.
    Reading {
        /// The assessment.
        #[command(flatten)]
        which: Which,
        /// The words.
        text: String,
    },
    /// Finish an assessment.
    Finish {
        /// The assessment.
        #[command(flatten)]
        which: Which,
        /// The day; the one named at the beginning, or today.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// Break an assessment off.
    Drop(Which),
    /// Go on with one that was finished or broken off.
    Reopen(Which),
}

/// A part, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum PartWord {
    /// Leads the group through it.
    Administrator,
    /// Helps the talk along.
    Facilitator,
    /// Writes down what is said.
    NoteTaker,
    /// Has a vote.
    Respondent,
    /// Looks on.
    Observer,
}

impl From<PartWord> for AssessmentPart {
    fn from(word: PartWord) -> Self {
        match word {
            PartWord::Administrator => Self::Administrator,
            PartWord::Facilitator => Self::Facilitator,
            PartWord::NoteTaker => Self::NoteTaker,
            PartWord::Respondent => Self::Respondent,
            PartWord::Observer => Self::Observer,
        }
    }
}
