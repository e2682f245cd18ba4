//! What support leaves in a region beside its plan: barriers that are passed upward,
//! successes, tasks that change hands, connections, somebody's first weeks.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{Audience, BarrierState, Lead, Team};

/// What support leaves in a region.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct SupportRecord {
    /// The region.
    pub region: Id,
    /// Barriers, open ones first, soonest to ask about again before the rest.
    pub barriers: Vec<BarrierCard>,
    /// Successes, in order.
    pub successes: Vec<SuccessCard>,
    /// Tasks, by who leads them.
    pub handovers: Handovers,
    /// Connections, for the support team.
    pub connections: Vec<ConnectionCard>,
}

/// A barrier that is passed upward.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct BarrierCard {
    /// The record.
    pub id: Id,
    /// The visit it came up in.
    pub visit: Option<Id>,
    /// Who may read it.
    pub audience: Audience,
    /// This installation wrote it, and may choose who reads it.
    pub is_own: bool,
    /// What is in the way.
    pub what: String,
    /// To whom it is passed.
    pub to_whom: String,
    /// When they were asked.
    pub asked_on: Option<NaiveDate>,
    /// What they answered.
    pub answer: String,
    /// When they answered.
    pub answered_on: Option<NaiveDate>,
    /// When somebody asks again.
    pub chase_on: Option<NaiveDate>,
    /// How that day stands; none where nothing is to be asked.
    pub standing: Option<Standing>,
    /// What became of it.
    pub state: BarrierState,
    /// The same in words.
    pub state_name: String,
}

/// A barrier to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditBarrier {
    /// The visit it came up in; taken up when the barrier is added, not later.
    pub visit: Option<Id>,
    /// Who may read it; taken up when it is added, and chosen anew by a verb of its own.
    pub audience: Option<Audience>,
    /// What is in the way.
    pub what: Option<String>,
    /// To whom it is passed.
    pub to_whom: Option<String>,
    /// When they were asked.
    pub asked_on: Option<NaiveDate>,
    /// What they answered.
    pub answer: Option<String>,
    /// When they answered; today where the state becomes “answered” and this is absent.
    pub answered_on: Option<NaiveDate>,
    /// When somebody asks again.
    pub chase_on: Option<NaiveDate>,
    /// What became of it.
    pub state: Option<BarrierState>,
}

/// An open barrier to ask about again.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct BarrierDue {
    /// The region.
    pub region: Id,
    /// Its name.
    pub region_name: String,
    /// The barrier.
    pub barrier: Id,
    /// What is in the way.
    pub what: String,
    /// To whom it is passed.
    pub to_whom: String,
    /// When somebody asks again.
    pub chase_on: NaiveDate,
    /// How that day stands.
    pub standing: Standing,
}

/// Something that went well.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct SuccessCard {
    /// The record.
    pub id: Id,
    /// The visit it was told in.
    pub visit: Option<Id>,
    /// Who may read it.
    pub audience: Audience,
    /// This installation wrote it, and may choose who reads it.
    pub is_own: bool,
    /// What went well.
    pub what: String,
    /// What helped.
    pub helped_by: String,
    /// Where else it could.
    pub could_spread_to: String,
    /// When it was seen.
    pub seen_on: Option<NaiveDate>,
}

/// A success to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditSuccess {
    /// The visit it was told in; taken up when the success is added, not later.
    pub visit: Option<Id>,
    /// Who may read it; taken up when it is added, and chosen anew by a verb of its own.
    pub audience: Option<Audience>,
    /// What went well.
    pub what: Option<String>,
    /// What helped.
    pub helped_by: Option<String>,
    /// Where else it could.
    pub could_spread_to: Option<String>,
    /// When it was seen; today where it is added and this is absent.
    pub seen_on: Option<NaiveDate>,
}

/// Tasks, by who leads them.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct Handovers {
    /// What the local team leads alone already.
    pub local: Vec<HandoverCard>,
    /// What both lead together.
    pub together: Vec<HandoverCard>,
    /// What the support practitioner leads.
    pub isp: Vec<HandoverCard>,
}

/// A task whose lead moves to the local team.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct HandoverCard {
    /// The record.
    pub id: Id,
    /// The task.
    pub task: String,
    /// Who leads it.
    pub led_by: Lead,
    /// The same in words.
    pub led_by_name: String,
    /// Led together since.
    pub together_since: Option<NaiveDate>,
    /// Led by the local team since.
    pub local_since: Option<NaiveDate>,
    /// How handing it over went.
    pub how_it_went: String,
}

/// A task to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditHandover {
    /// The task.
    pub task: Option<String>,
    /// Who leads it. Moving on counts from today unless a day is given; going back
    /// takes the later day away.
    pub led_by: Option<Lead>,
    /// Led together since.
    pub together_since: Option<NaiveDate>,
    /// Led by the local team since.
    pub local_since: Option<NaiveDate>,
    /// How handing it over went.
    pub how_it_went: Option<String>,
}

/// A connection to a partner in the wider system.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ConnectionCard {
    /// The record.
    pub id: Id,
    /// Who was linked.
    pub who: String,
    /// To whom.
    pub to_whom: String,
    /// Why.
    pub why: String,
    /// When they were linked.
    pub linked_on: Option<NaiveDate>,
    /// What came of it.
    pub came_of_it: String,
}

/// A connection to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditConnection {
    /// Who was linked.
    pub who: Option<String>,
    /// To whom.
    pub to_whom: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// When they were linked.
    pub linked_on: Option<NaiveDate>,
    /// What came of it.
    pub came_of_it: Option<String>,
}

/// The first weeks of somebody who took a seat.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct OnboardingView {
    /// The seat.
    pub seat: Id,
    /// Its team.
    pub team: Team,
    /// What the seat does.
    pub role: String,
    /// Who took it; empty where nobody sits there any more.
    pub person: String,
    /// Since when.
    pub from_on: Option<NaiveDate>,
    /// The seat ended; its steps are still to be read.
    pub ended_on: Option<NaiveDate>,
    /// The lists to go through, topmost pack last.
    pub lists: Vec<OnboardingList>,
}

/// A list of first weeks.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct OnboardingList {
    /// The list.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is and is not.
    pub note: String,
    /// Its headings with their steps.
    pub groups: Vec<OnboardingGroup>,
}

/// A heading of a list of first weeks.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct OnboardingGroup {
    /// The heading.
    pub title: String,
    /// The steps.
    pub steps: Vec<OnboardingStep>,
}

/// One step of somebody's first weeks.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct OnboardingStep {
    /// The record, there or not yet: where drafts belong.
    pub record: Id,
    /// The entry of the list.
    pub item: String,
    /// The words.
    pub text: String,
    /// Who usually helps.
    pub hint: String,
    /// The partner in the wider system whom it is about meeting; empty for other steps.
    pub partner: String,
    /// The connection that was made with that partner.
    pub connection: Option<Id>,
    /// When it was made.
    pub connected_on: Option<NaiveDate>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// Who helped.
    pub who_helped: String,
}
