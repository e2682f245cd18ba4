//! Fidelity of support, kept as three things: adherence over an engagement, quality
//! and engagement by the eyes of whoever answers; and materials left with a team.
//!
//! Nothing here is a score, and no two views are ever put into one figure.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::{Extent, Span, UseSince};

/// Something left with a team. For the region; it may print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MaterialCard {
    /// The record.
    pub id: Id,
    /// The contact in which it was left.
    pub contact: Id,
    /// What that contact was about.
    pub contact_about: String,
    /// The day of the contact.
    pub left_on: Option<NaiveDate>,
    /// What was left.
    pub what: String,
    /// The resource in the guide, if it is one.
    pub resource: Option<String>,
    /// Whether it was used since; none where nobody asked yet.
    pub use_since: Option<UseSince>,
    /// The same in words; empty where nobody asked yet.
    pub use_name: String,
    /// When somebody asked.
    pub asked_on: Option<NaiveDate>,
    /// What came of it.
    pub remark: String,
}

/// Something left with a team that nobody asked about yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MaterialToAsk {
    /// What it is.
    pub material: MaterialCard,
    /// “Left on Nov 4: roster template – was it used?”
    pub question: String,
}

/// A material to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditMaterial {
    /// What was left; the title of the resource where it is left out and one is named.
    pub what: Option<String>,
    /// The resource in the guide, by id; taken up when the material is added.
    pub resource: Option<String>,
    /// Whether it was used since.
    pub use_since: Option<UseSince>,
    /// When somebody asked; today where an answer is given and this is absent.
    pub asked_on: Option<NaiveDate>,
    /// What came of it.
    pub remark: Option<String>,
}

/// A resource of the guide, to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ResourceChoice {
    /// The resource.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// One contact by three pairs of eyes. They stand beside each other and are never
/// averaged.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ContactEyes {
    /// The contact.
    pub contact: Id,
    /// Its region.
    pub region: Id,
    /// A visit is in the room, so nothing of this is here now.
    pub is_covered: bool,
    /// The practitioner's own look; *mine*.
    pub own: Option<ReflectionCard>,
    /// What participants answered; for the support team.
    pub participants: Option<ParticipantsView>,
    /// What coaches saw; *mine*.
    pub observations: Vec<ObservationCard>,
}

/// A practitioner's own look at a contact. *Mine*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReflectionCard {
    /// The record, whether or not anything was written yet.
    pub record: Id,
    /// How well the support was given.
    pub quality: Option<Extent>,
    /// How far participants were engaged.
    pub engagement: Option<Extent>,
    /// A word to oneself.
    pub remark: String,
    /// The day of looking; none where nothing was written yet.
    pub reflected_on: Option<NaiveDate>,
}

/// A look at a contact; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditReflection {
    /// How well the support was given.
    pub quality: Option<Extent>,
    /// How far participants were engaged.
    pub engagement: Option<Extent>,
    /// A word to oneself.
    pub remark: Option<String>,
}

/// One participant's sheet, as it was handed back without a name.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct NewParticipantAnswer {
    /// Was it useful?
    pub useful: Option<Extent>,
    /// Did it fit the region?
    pub fitting: Option<Extent>,
    /// Were they involved in what was decided?
    pub involved: Option<Extent>,
    /// What to do next time, in their words.
    pub next_time: String,
}

/// What participants answered, as counts: no sheet stands by itself, and nothing tells
/// in which order or when they came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ParticipantsView {
    /// How many sheets there are.
    pub sheets: u32,
    /// “Three people answered; so few can be recognized by their words.” Empty where
    /// nobody answered.
    pub notice: String,
    /// The questions that are answered by a word.
    pub questions: Vec<QuestionTally>,
    /// What to do next time, by the alphabet.
    pub next_time: Vec<String>,
}

/// One question with its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuestionTally {
    /// “Was it useful?”
    pub question: String,
    /// How many gave each word, those that nobody gave too.
    pub counts: Vec<ExtentCount>,
}

/// How many gave one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ExtentCount {
    /// The answer.
    pub extent: Extent,
    /// The same in words.
    pub word: String,
    /// How many gave it.
    pub count: u32,
}

/// What a coach saw when they sat in on a contact. *Mine*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ObservationCard {
    /// The record.
    pub id: Id,
    /// The day.
    pub observed_on: Option<NaiveDate>,
    /// Who observed.
    pub coach: String,
    /// How well the support was given, as the coach saw it.
    pub quality: Option<Extent>,
    /// How far participants were engaged, as the coach saw it.
    pub engagement: Option<Extent>,
    /// What they saw.
    pub saw: String,
    /// What to try next.
    pub try_next: String,
}

/// An observation to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditObservation {
    /// The day; that of the contact where it is added without one.
    pub observed_on: Option<NaiveDate>,
    /// Who observed.
    pub coach: Option<String>,
    /// How well the support was given, as the coach saw it.
    pub quality: Option<Extent>,
    /// How far participants were engaged, as the coach saw it.
    pub engagement: Option<Extent>,
    /// What they saw.
    pub saw: Option<String>,
    /// What to try next.
    pub try_next: Option<String>,
}

/// Adherence over an engagement: which practice activities were used, and when. For
/// the support team. There is no sum, and no share.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AdherenceView {
    /// The region.
    pub region: Id,
    /// What is read.
    pub span: Span,
    /// The same in words.
    pub span_name: String,
    /// The first day that is read; none where all of it is.
    pub from: Option<NaiveDate>,
    /// “This quarter, from Oct 1, 2026: four capacity-building contacts.”
    pub sentence: String,
    /// Components in the order of the guide.
    pub components: Vec<AdherenceComponent>,
}

/// One component in an engagement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AdherenceComponent {
    /// What the record keeps.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The published name was not confirmed.
    pub is_working_name: bool,
    /// Its activities, essential ones first; those that the guide no longer has last.
    pub activities: Vec<AdherenceActivity>,
}

/// One practice activity in an engagement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AdherenceActivity {
    /// The record of the reason, whether or not one was written yet.
    pub record: Id,
    /// The activity.
    pub activity: String,
    /// What is done.
    pub text: String,
    /// One of those that adherence looks at.
    pub is_essential: bool,
    /// The guide no longer has it; it was used when it had.
    pub is_former: bool,
    /// In how many contacts it was used.
    pub contacts: u32,
    /// The first day.
    pub first_on: Option<NaiveDate>,
    /// The last day.
    pub last_on: Option<NaiveDate>,
    /// “In three contacts, from Oct 6 to Nov 19”, “Not used”.
    pub in_words: String,
    /// Why not, or when.
    pub reason: String,
}

/// How quality and engagement went over time, by the practitioner's own eyes. *Mine*,
/// and for one's own practice only.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct OwnCourse {
    /// A visit is in the room, so nothing of this is here now.
    pub is_covered: bool,
    /// Each look, the latest contact first.
    pub looks: Vec<OwnLook>,
}

/// One look at a contact, in a list by date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OwnLook {
    /// The contact.
    pub contact: Id,
    /// Its day.
    pub on: Option<NaiveDate>,
    /// What it was about.
    pub about: String,
    /// “Mostly”; empty where nothing was said.
    pub quality: String,
    /// “Partly”; empty where nothing was said.
    pub engagement: String,
    /// A word to oneself.
    pub remark: String,
}
