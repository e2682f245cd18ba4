//! Every noun, declared once.

use super::{FieldOf, Noun, Policy, Reach, Travels, Type};

/// `name: Type policy [owner] [@ version], "about";` makes a constant with the
/// field's name. A field that came later than its noun says with which version.
macro_rules! noun {
    (
        $(#[$doc:meta])*
        $name:ident $about:literal, $travels:ident, $reach:ident, natural: $natural:literal, since $since:literal {
            $($field:ident: $holds:ident $policy:ident $($owner:ident)? $(@ $later:literal)?, $field_about:literal;)+
        }
    ) => {
        $(#[$doc])*
        #[doc = $about]
        pub mod $name {
            use super::{FieldOf, Noun, Policy, Reach, Travels, Type};

            /// The declaration.
            pub const NOUN: Noun = Noun {
                name: stringify!($name),
                about: $about,
                travels: Travels::$travels,
                reach: Reach::$reach,
                is_natural: $natural,
                since: $since,
                fields: &[$(FieldOf {
                    name: stringify!($field),
                    holds: Type::$holds,
                    policy: Policy::$policy,
                    is_owner: noun!(@owner $($owner)?),
                    since: noun!(@since $since $($later)?),
                    about: $field_about,
                },)+],
            };

            $(
                #[doc = $field_about]
                #[expect(non_upper_case_globals, reason = "the constant is the field's own name")]
                pub const $field: &str = stringify!($field);
            )+
        }
    };
    (@owner owner) => { true };
    (@owner) => { false };
    (@since $since:literal $later:literal) => { $later };
    (@since $since:literal) => { $since };
}

noun! {
    region "A Triple P region and the team that leads it.", WithRegion, Region, natural: false, since 1 {
        name: Text Conflict, "What people call it.";
        counties: Text Conflict, "Its counties, as written on paper.";
        lead_agency: Text Conflict, "The lead implementing agency.";
        phase: Text Conflict, "Start-up or continuing (S2).";
        began_on: Date Conflict, "When the support relationship began; months count from here.";
        community_goals: Text Conflict, "What the community wants for its families.";
        strategic_plan: Text Conflict, "The multi-year local plan, in a sentence.";
        plan_horizon: Text Conflict, "The years that plan covers.";
        same_as: Id Quiet, "This record is a duplicate of that region.";
        assessed_with: Text Conflict @ 2, "What its capacity is assessed with.";
    }
}

noun! {
    person "Somebody who works with or in a region; no client, no family.", WithRegion, Team, natural: false, since 1 {
        region: Id Quiet owner, "The region.";
        name: Text Conflict, "The name used in the team.";
        reach_at: Text Conflict, "E-mail or phone.";
    }
}

noun! {
    seat "A place on a team, filled or vacant.", WithRegion, Region, natural: false, since 1 {
        region: Id Quiet owner, "The region.";
        team: Text Conflict, "Which team.";
        role: Text Conflict, "What the seat does.";
        fte: Integer Conflict, "Share of a full-time post, in hundredths.";
        person: Id Conflict, "Who sits there; nobody is a vacancy.";
        from_on: Date Conflict, "Held, or vacant, since.";
        to_on: Date Conflict, "The seat ended.";
        cover: Text Conflict, "Who covers while it is vacant.";
        announced: Boolean Conflict, "A vacancy that may be named outside the support team.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    tier_agreement "The support agreed on top of universal support (S2).", WithRegion, Region, natural: false, since 1 {
        region: Id Quiet owner, "The region.";
        tier: Text Conflict, "Which tier.";
        reasons: Text Conflict, "Why this tier.";
        agreed_with: Text Conflict, "Who agreed.";
        rhythm: Text Conflict, "How often contact is wanted.";
        topics: Text Conflict, "For brief support: the agreed topics.";
        ends_on: Date Conflict, "For brief support: when it is expected to end.";
        agreed_on: Date Conflict, "When it was agreed.";
        review_by: Date Conflict, "When the choice is looked at again; six months on.";
    }
}

noun! {
    domain_stage "A region works on a capacity domain in this stage; one, two or three at once.", WithRegion, Region, natural: true, since 1 {
        region: Id Quiet owner, "The region.";
        domain: Text Quiet, "The capacity domain.";
        stage: Text Quiet, "The stage.";
        working: Boolean Conflict, "Whether the region works in it now.";
        focus: Boolean Conflict, "In focus this quarter.";
    }
}

noun! {
    answer "Where a region stands with one checklist item.", WithRegion, Region, natural: true, since 1 {
        region: Id Quiet owner, "The region.";
        pack: Text Quiet, "The content pack.";
        item: Text Quiet, "The item in the pack.";
        pack_hash: Text Quiet, "The pack's wording when it was answered.";
        status: Text Conflict, "One of the five words; unset is not discussed.";
        evidence: Text Conflict, "How we know.";
        judged_by: Text Conflict, "Who judged.";
        led_by: Text Conflict, "Who leads the work.";
        reached_on: Date Conflict, "When it was reached.";
        mark: Text Conflict, "Strong, or to work on.";
        discussed_on: Date Quiet, "When it was last talked about in a visit.";
        visit: Id Quiet, "The visit it was last talked about in.";
        adoption: Id Quiet @ 2, "The adopted program it is asked about, if about one.";
    }
}

noun! {
    adoption "A Triple P intervention that a region looks at or has adopted, with a stage of its own (S2).", WithRegion, Region, natural: false, since 2 {
        region: Id Quiet owner, "The region.";
        program: Text Conflict, "The intervention, as people call it.";
        agencies: Text Conflict, "The agencies that deliver it.";
        stage: Text Conflict, "Its stage: four values, one more than a domain has.";
        stage_since: Date Conflict, "In that stage since.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    own_item "A checklist item that the support team wrote itself, beside the packs.", WithTeam, Region, natural: false, since 2 {
        domain: Text Quiet, "The capacity domain; unset is the strip for the whole region.";
        stage: Text Quiet, "The stage.";
        text: Text Conflict, "The condition.";
        evidence: Text Conflict, "How we would know.";
        retired: Boolean Conflict, "No longer asked; shown where it was answered.";
        position: Text Quiet, "Order in the cell.";
    }
}

noun! {
    contact "A substantive support interaction; a visit is one that is planned and held.", WithRegion, Region, natural: false, since 1 {
        region: Id Quiet owner, "The region.";
        form: Text Quiet, "Logged afterwards, or planned and held as a visit.";
        title: Text Conflict, "What it is called on the agenda.";
        purpose: Text Conflict, "What it is for.";
        place: Text Conflict, "Where.";
        mode: Text Conflict, "How it takes place.";
        took_on: Date Conflict, "The day it takes or took place.";
        starts_at: Time Conflict, "From.";
        ends_at: Time Conflict, "Until.";
        entered_on: Date Quiet, "The day it was entered.";
        minutes: Integer Conflict, "Contact time.";
        preparation_minutes: Integer Conflict, "Preparation and follow-up, apart.";
        travel_minutes: Integer Conflict, "Travel, apart.";
        initiative: Text Conflict, "Planned, offered or asked for.";
        support: Text Conflict, "Capacity building or universal.";
        with_cit: Boolean Conflict, "The Community Implementation Team took part.";
        with_clt: Boolean Conflict, "The community leadership team took part.";
        with_others: Text Conflict, "Who else took part, by role.";
        people: Integer Conflict, "How many people were in the room.";
        planned_focus: Text Conflict, "What it was to be about.";
        actual_focus: Text Conflict, "What it was about.";
        phase: Text Quiet, "Where the visit is on its way.";
        packs: Text Quiet @ 2, "The content packs it began with, as id=hash, one a line.";
        led_by: Text Conflict @ 3, "Who led: practitioner, together, local team.";
        agency: Id Conflict @ 3, "The agency it was with, if with one.";
        agency_why: Text Conflict @ 3, "Why the practitioner works with that agency.";
        cit_beside: Text Conflict @ 3, "Which CIT member took part beside the practitioner.";
        cit_takes_over_on: Date Conflict @ 3, "When the CIT takes over with that agency.";
        joint: Id Quiet @ 3, "What joins it with the same contact in other regions.";
        same_as: Id Quiet @ 3, "This record is a twin of that contact.";
        import_source: Text Quiet @ 3, "The log it was taken from, by name.";
    }
}

noun! {
    component_use "Minutes of one core practice component in one contact; minutes may overlap.", WithRegion, Team, natural: true, since 1 {
        contact: Id Quiet owner, "The contact.";
        region: Id Quiet, "The region.";
        component: Text Quiet, "The component's code.";
        minutes: Integer Conflict, "Minutes in use.";
    }
}

noun! {
    agenda_line "One line of a visit's agenda.", WithRegion, Region, natural: false, since 1 {
        visit: Id Quiet owner, "The visit.";
        region: Id Quiet, "The region.";
        purpose: Text Conflict, "What the line is for.";
        activity: Text Conflict, "What we do.";
        materials: Text Conflict, "What we bring.";
        minutes: Integer Conflict, "How long.";
        fallback: Text Conflict, "What we do if it does not work.";
        domain: Text Conflict, "The capacity domain it opens.";
        stage: Text Conflict, "The stage it opens.";
        goal: Id Conflict, "The goal it serves.";
        state: Text Conflict, "Open, done, or not today.";
        position: Text Quiet, "Order on the agenda.";
    }
}

noun! {
    pivot "A plan that changed in the room: what was planned, what happened, what was tried (S2).", WithRegion, Team, natural: false, since 2 {
        region: Id Quiet owner, "The region.";
        visit: Id Quiet owner, "The visit.";
        line: Id Quiet, "The agenda line.";
        planned: Text Conflict, "What was planned.";
        happened: Text Conflict, "What happened instead.";
        level: Text Conflict, "The level at which something was different.";
        sign: Text Conflict, "The facilitator or barrier in the guide, by id.";
        helped: Boolean Conflict, "It helped; no: it hindered.";
        look_at: Text Conflict, "The contextual factor in the guide, by id.";
        strategies: Text Conflict, "What was tried, one a line.";
        went: Text Conflict, "How it went.";
        seen_on: Date Quiet, "The day.";
        seen_at: Time Quiet, "The time.";
    }
}

noun! {
    note "One entry by one author.", ByAudience, Chosen, natural: false, since 1 {
        region: Id Quiet owner, "The region.";
        about: Text Quiet, "What it is about.";
        visit: Id Quiet, "The visit it was written in.";
        pack: Text Quiet, "The content pack, for a note on an item.";
        item: Text Quiet, "The item.";
        domain: Text Quiet, "The capacity domain it speaks to.";
        goal: Id Quiet, "The goal.";
        audience: Text Quiet, "Who may read it; never widened in place.";
        text: Text Conflict, "What was said.";
        mark: Text Conflict, "Strong, or to work on.";
        written_on: Date Quiet, "The day.";
        written_at: Time Quiet, "The time.";
        pivot: Id Quiet @ 2, "The change of plan.";
    }
}

noun! {
    goal "What a team wants to reach, with a measure.", WithRegion, Region, natural: false, since 1 {
        region: Id Quiet owner, "The region.";
        domain: Text Conflict, "The capacity domain.";
        statement: Text Conflict, "What will be true.";
        measure: Text Conflict, "How we will see it.";
        baseline: Text Conflict, "Where it stands now.";
        target: Text Conflict, "Where it should get to.";
        by_on: Date Conflict, "By when.";
        serves: Text Conflict, "The community goal it serves.";
        pack: Text Quiet, "The pack of the item it came from.";
        item: Text Quiet, "The item it came from.";
        visit: Id Quiet, "The visit it was agreed in.";
        state: Text Conflict, "What became of it.";
        reason: Text Conflict, "Why it was put aside or dropped.";
        agreed_on: Date Conflict, "When it was agreed.";
        position: Text Quiet, "Order in the plan.";
        assessment: Id Quiet @ 4, "The assessment it came from.";
    }
}

noun! {
    action "A step somebody takes.", WithRegion, Region, natural: false, since 1 {
        region: Id Quiet owner, "The region.";
        goal: Id Conflict owner, "The goal it serves, if any.";
        visit: Id Quiet, "The visit it was agreed in.";
        step: Text Conflict, "What will be done.";
        who: Text Conflict, "Who, as it prints: a role, initials or a name.";
        person: Id Conflict, "Who, as a person on record.";
        by_on: Date Conflict, "By when.";
        in_hand: Text Conflict, "Resources in hand.";
        needed: Text Conflict, "Resources needed.";
        in_the_way: Text Conflict, "What could get in the way.";
        must_know: Text Conflict, "Who must know.";
        state: Text Conflict, "What became of it.";
        reason: Text Conflict, "Why it was carried over or dropped.";
        done_on: Date Conflict, "When it was finished.";
        led_by: Text Conflict, "Who leads it.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    barrier "Something in the way that is passed upward, to whom, and what came back.", ByAudience, Chosen, natural: false, since 2 {
        region: Id Quiet owner, "The region.";
        visit: Id Quiet, "The visit it came up in.";
        what: Text Conflict, "What is in the way.";
        to_whom: Text Conflict, "To whom it is passed.";
        asked_on: Date Conflict, "When they were asked.";
        answer: Text Conflict, "What they answered.";
        answered_on: Date Conflict, "When they answered.";
        chase_on: Date Conflict, "When somebody asks again.";
        state: Text Conflict, "Open, answered, lifted or dropped; unset is open.";
        position: Text Quiet, "Order in the list.";
        audience: Text Quiet @ 3, "Who may read it; never widened in place.";
    }
}

noun! {
    success "Something that went well, what helped, and where else it could.", ByAudience, Chosen, natural: false, since 2 {
        region: Id Quiet owner, "The region.";
        visit: Id Quiet, "The visit it was told in.";
        what: Text Conflict, "What went well.";
        helped_by: Text Conflict, "What helped.";
        could_spread_to: Text Conflict, "Where else it could.";
        seen_on: Date Conflict, "When it was seen.";
        position: Text Quiet, "Order in the list.";
        audience: Text Quiet @ 3, "Who may read it; never widened in place.";
    }
}

noun! {
    handover "A task whose lead moves from the support practitioner to the local team (S2).", WithRegion, Region, natural: false, since 2 {
        region: Id Quiet owner, "The region.";
        task: Text Conflict, "The task.";
        led_by: Text Conflict, "Who leads it; unset is the support practitioner.";
        together_since: Date Conflict, "Led together since.";
        local_since: Date Conflict, "Led by the local team since.";
        how_it_went: Text Conflict, "How handing it over went.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    connection "A partner in the wider system that somebody was linked to, and what came of it.", WithRegion, Team, natural: false, since 2 {
        region: Id Quiet owner, "The region.";
        who: Text Conflict, "Who was linked.";
        to_whom: Text Conflict, "To whom: a state data team, a peer region.";
        why: Text Conflict, "Why.";
        linked_on: Date Conflict, "When they were linked.";
        came_of_it: Text Conflict, "What came of it.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    onboarding_step "One step of the first weeks of somebody who took a seat.", WithRegion, Region, natural: true, since 2 {
        region: Id Quiet owner, "The region.";
        seat: Id Quiet owner, "The seat.";
        item: Text Quiet, "The entry of the list.";
        pack: Text Quiet, "The content pack.";
        done_on: Date Conflict, "When it was done.";
        who_helped: Text Conflict, "Who helped with it.";
    }
}

noun! {
    support_plan "A written implementation support plan in the making.", WithRegion, Region, natural: false, since 1 {
        region: Id Quiet owner, "The region.";
        visit: Id Quiet, "The visit it was made in.";
        version: Integer Conflict, "Counts the region's plans from 1.";
        period: Text Conflict, "The quarter it covers.";
        meets_on: Date Conflict, "The meeting.";
        prepared_by: Text Conflict, "Who prepared it, as it prints.";
        agreement: Text Conflict, "What was agreed about support; unset takes the suggestion.";
        support_ahead: Text Conflict, "What the practitioner will bring.";
        finished: Text Conflict, "What was finished or moved since last time.";
        barriers: Text Conflict, "What is passed upward, to whom.";
        with_agreement: Boolean Conflict, "Print the agreement; unset is yes.";
        with_domains: Boolean Conflict, "Print where we are; unset is yes.";
        with_goals: Boolean Conflict, "Print the goals; unset is yes.";
        with_actions: Boolean Conflict, "Print the actions; unset is yes.";
        with_dates: Boolean Conflict, "Print the next dates; unset is yes.";
        with_signatures: Boolean Conflict, "Print signature lines; unset is yes.";
    }
}

noun! {
    plan_line "What a plan says about one capacity domain, where a person wrote it by hand.", WithRegion, Region, natural: true, since 1 {
        plan: Id Quiet owner, "The plan.";
        region: Id Quiet, "The region.";
        domain: Text Quiet, "The capacity domain.";
        strong: Text Conflict, "Something strong; unset takes the marks.";
        to_work_on: Text Conflict, "Something to work on; unset takes the marks.";
    }
}

noun! {
    agreed_plan "A plan as it was agreed: model, paper and hash, never edited.", WithRegion, Region, natural: false, since 1 {
        plan: Id Quiet, "The plan it was made from.";
        region: Id Quiet owner, "The region.";
        version: Integer Conflict, "The plan's version.";
        agreed_on: Date Conflict, "When it was agreed.";
        model: Text Quiet, "What the paper says, as JSON.";
        model_hash: Text Quiet, "SHA-256 of the model, hexadecimal.";
        pdf_hash: Text Quiet, "SHA-256 of the PDF, hexadecimal; the bytes are an attachment.";
    }
}

noun! {
    practitioner "A holder of installations: one who gives support.", WithTeam, Team, natural: true, since 1 {
        name: Text Conflict, "The name on plans.";
        organization: Text Conflict, "The organization, as it prints.";
        same_as: Id Quiet @ 3, "This record is the same practitioner as that one.";
        added_by: Id Quiet @ 3, "The colleague who wrote this practitioner down; unset is they themselves.";
    }
}

noun! {
    adopted_pack "The version of a content pack that the support team uses.", WithTeam, Team, natural: true, since 1 {
        pack: Text Quiet, "The pack.";
        version: Text Conflict, "Its version.";
        hash: Text Conflict, "SHA-256 of its bytes, hexadecimal.";
    }
}

noun! {
    organization_answer "How the support organization sees one of its general best practices on a day.", WithTeam, Team, natural: true, since 2 {
        pack: Text Quiet, "The content pack.";
        item: Text Quiet, "The entry.";
        looked_on: Date Quiet, "The day.";
        status: Text Conflict, "One of the five words.";
        evidence: Text Conflict, "How we know.";
        by_on: Date Conflict, "When we want it in place.";
    }
}

noun! {
    own_answer "How a practitioner sees their own knowledge or skill on a day.", WithHolder, Mine, natural: true, since 2 {
        pack: Text Quiet, "The content pack.";
        item: Text Quiet, "The entry.";
        looked_on: Date Quiet, "The day.";
        footing: Text Conflict, "How far along.";
        remark: Text Conflict, "A word to oneself.";
    }
}

noun! {
    local_copy "The support team's own copy of something that stands elsewhere.", WithTeam, Team, natural: true, since 2 {
        resource: Text Quiet, "The resource in the guide.";
        file_name: Text Conflict, "What the file is called.";
        file_hash: Text Conflict, "SHA-256 of its bytes, hexadecimal; the bytes are an attachment.";
        checked_on: Date Conflict, "When somebody last opened the address.";
    }
}

noun! {
    erasure "A value taken out of every copy.", WithItsSubject, Team, natural: true, since 1 {
        of_change: Text Quiet, "The change, 64 hexadecimal digits.";
        of_field: Text Quiet, "The field.";
        why: Text Quiet, "Why.";
    }
}

mod capacity;
mod record;
pub use capacity::*;
pub use record::*;

/// Every noun, in the order a reader meets them.
pub const ALL: &[&Noun] = &[
    &region::NOUN,
    &person::NOUN,
    &seat::NOUN,
    &tier_agreement::NOUN,
    &domain_stage::NOUN,
    &answer::NOUN,
    &adoption::NOUN,
    &own_item::NOUN,
    &contact::NOUN,
    &component_use::NOUN,
    &agenda_line::NOUN,
    &pivot::NOUN,
    &note::NOUN,
    &goal::NOUN,
    &action::NOUN,
    &barrier::NOUN,
    &success::NOUN,
    &handover::NOUN,
    &connection::NOUN,
    &onboarding_step::NOUN,
    &support_plan::NOUN,
    &plan_line::NOUN,
    &agreed_plan::NOUN,
    &practitioner::NOUN,
    &adopted_pack::NOUN,
    &organization_answer::NOUN,
    &own_answer::NOUN,
    &local_copy::NOUN,
    &agency::NOUN,
    &adopting_agency::NOUN,
    &stage_move::NOUN,
    &presence::NOUN,
    &activity_use::NOUN,
    &contact_cell::NOUN,
    &material::NOUN,
    &participant_answer::NOUN,
    &reflection::NOUN,
    &observation::NOUN,
    &adherence_reason::NOUN,
    &group_event::NOUN,
    &attendance::NOUN,
    &due_date::NOUN,
    &assessment::NOUN,
    &attached_file::NOUN,
    &assessment_part::NOUN,
    &vote_round::NOUN,
    &assessed_item::NOUN,
    &index_score::NOUN,
    &milestone::NOUN,
    &cycle::NOUN,
    &measurement::NOUN,
    &card::NOUN,
    &erasure::NOUN,
];
