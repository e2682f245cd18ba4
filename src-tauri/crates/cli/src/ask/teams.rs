//! What can be asked about a region's seats, and about the support agreed with it.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use trellis_domain::words::{Team, Tier};

/// Verbs of seats.
#[derive(Debug, Subcommand)]
pub enum SeatVerb {
    /// List a region's seats, those that ended last.
    List {
        /// The region.
        #[arg(long)]
        region: String,
    },
    /// Who sat where over time, who came and left, and what was filled each quarter.
    Turnover {
        /// The region.
        #[arg(long)]
        region: String,
    },
    /// Add a seat; without a person it is vacant.
    Add {
        /// The region.
        #[arg(long)]
        region: String,
        /// What the seat does.
        role: String,
        /// Its team.
        #[arg(long, default_value = "cit")]
        team: TeamWord,
        /// Share of a full-time post, such as 1.0 or 0.5.
        #[arg(long, value_name = "SHARE", value_parser = hundredths)]
        fte: Option<u32>,
        /// Who sits there.
        #[arg(long, default_value = "")]
        person: String,
        /// Since when; today where nothing is said.
        #[arg(long, value_name = "DATE")]
        from: Option<NaiveDate>,
        /// Until when, for a seat of earlier days.
        #[arg(long, value_name = "DATE")]
        to: Option<NaiveDate>,
        /// Who covers while it is vacant.
        #[arg(long)]
        cover: Option<String>,
    },
    /// Somebody takes a seat.
    Fill {
        #[command(flatten)]
        which: WhichSeat,
        /// Who.
        #[arg(long)]
        person: String,
        /// On which day; today where nothing is said.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// Somebody leaves a seat; it is vacant from then.
    Vacate {
        #[command(flatten)]
        which: WhichSeat,
        /// On which day; today where nothing is said.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
        /// Who covers until somebody takes it.
        #[arg(long)]
        cover: Option<String>,
    },
    /// End a seat for good.
    End {
        #[command(flatten)]
        which: WhichSeat,
        /// On which day; today where nothing is said.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// Change a seat; what is not said stays.
    Edit {
        #[command(flatten)]
        which: WhichSeat,
        #[command(flatten)]
        what: SeatEdit,
    },
}

/// Which seat.
#[derive(Debug, Args)]
pub struct WhichSeat {
    /// The region.
    #[arg(long)]
    pub region: String,
    /// Its role, the beginning of its role, or its id.
    pub seat: String,
}

/// What of a seat to change.
#[derive(Debug, Args)]
pub struct SeatEdit {
    /// What the seat does.
    #[arg(long)]
    pub role: Option<String>,
    /// Share of a full-time post, such as 1.0 or 0.5.
    #[arg(long, value_name = "SHARE", value_parser = hundredths)]
    pub fte: Option<u32>,
    /// Since when it is held, or vacant.
    #[arg(long, value_name = "DATE")]
    pub from: Option<NaiveDate>,
    /// Until when.
    #[arg(long, value_name = "DATE")]
    pub to: Option<NaiveDate>,
    /// Who covers while it is vacant.
    #[arg(long)]
    pub cover: Option<String>,
    /// Whether the vacancy may be named outside the support team.
    #[arg(long, value_name = "true|false")]
    pub announced: Option<bool>,
    /// E-mail or phone of who sits there.
    #[arg(long)]
    pub reach_at: Option<String>,
}

/// Verbs of the support agreed with a region.
#[derive(Debug, Subcommand)]
pub enum TierVerb {
    /// List what was agreed, with what is in force first.
    List {
        /// The region.
        #[arg(long)]
        region: String,
    },
    /// Agree a tier anew; the agreement before it stays in the history.
    Agree {
        /// The region.
        #[arg(long)]
        region: String,
        /// The tier.
        tier: TierWord,
        #[command(flatten)]
        what: TierWords,
        /// When; today where nothing is said.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// Correct an agreement; what is not said stays.
    Edit {
        /// The region.
        #[arg(long)]
        region: String,
        /// The agreement by its id; the one in force where none is named.
        #[arg(long, value_name = "ID")]
        agreement: Option<String>,
        /// The tier.
        #[arg(long)]
        tier: Option<TierWord>,
        #[command(flatten)]
        what: TierWords,
        /// When it was agreed.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
}

/// What an agreement says.
#[derive(Debug, Args)]
pub struct TierWords {
    /// Why this tier.
    #[arg(long)]
    pub reasons: Option<String>,
    /// Who agreed.
    #[arg(long)]
    pub agreed_with: Option<String>,
    /// How often contact is wanted.
    #[arg(long)]
    pub rhythm: Option<String>,
    /// For brief support: the topics.
    #[arg(long)]
    pub topics: Option<String>,
    /// For brief support: its expected end.
    #[arg(long, value_name = "DATE")]
    pub ends_on: Option<NaiveDate>,
    /// When it is looked at again; a new agreement takes six months on.
    #[arg(long, value_name = "DATE")]
    pub review_by: Option<NaiveDate>,
}

/// The teams, as they are typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum TeamWord {
    /// Community Implementation Team.
    Cit,
    /// Community leadership team.
    Clt,
    /// The wider coalition.
    Coalition,
    /// A service agency's team.
    Agency,
    /// A partner in the wider system.
    SystemPartner,
    /// Those who give support.
    Support,
}

impl From<TeamWord> for Team {
    fn from(word: TeamWord) -> Self {
        match word {
            TeamWord::Cit => Self::Cit,
            TeamWord::Clt => Self::Clt,
            TeamWord::Coalition => Self::Coalition,
            TeamWord::Agency => Self::Agency,
            TeamWord::SystemPartner => Self::SystemPartner,
            TeamWord::Support => Self::Support,
        }
    }
}

/// The tiers, as they are typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum TierWord {
    /// Intensive, broad-focused.
    Intensive,
    /// Brief, narrow-focused.
    Brief,
    /// Universal only.
    Universal,
}

impl From<TierWord> for Tier {
    fn from(word: TierWord) -> Self {
        match word {
            TierWord::Intensive => Self::Intensive,
            TierWord::Brief => Self::Brief,
            TierWord::Universal => Self::Universal,
        }
    }
}

/// “1.0”, “.5” or “0,25” as hundredths of a post.
fn hundredths(typed: &str) -> Result<u32, String> {
    const WRITE: &str = "write a share of a full-time post, such as 1.0 or 0.5";
    let typed = typed.trim().replace(',', ".");
    let (whole, part) = typed.split_once('.').unwrap_or((typed.as_str(), ""));
    if whole.is_empty() && part.is_empty() || part.len() > 2 {
        return Err(WRITE.to_owned());
    }
    let number = |digits: &str| -> Result<u32, String> {
        let is_plain = digits.chars().all(|it| it.is_ascii_digit());
        match digits {
            "" => Ok(0),
            digits if is_plain => digits.parse().map_err(|_| WRITE.to_owned()),
            _ => Err(WRITE.to_owned()),
        }
    };
    let whole = number(whole)?.checked_mul(100);
    let part = number(&format!("{part:0<2}"))?;
    whole
        .and_then(|whole| whole.checked_add(part))
        .ok_or_else(|| WRITE.to_owned())
}
