//! From an assessment to goals, and from goals to what was tried: who took part, how the
//! hands stood, what was agreed, what it was measured by.

use super::{FieldOf, Noun, Policy, Reach, Travels, Type};

noun! {
    assessment_part "Somebody’s part in a capacity assessment: who led it, who noted, who had a vote.", WithRegion, Region, natural: false, since 4 {
        region: Id Quiet owner, "The region.";
        assessment: Id Quiet owner, "The assessment.";
        part: Text Conflict, "Administrator, facilitator, note taker, respondent or observer.";
        who: Text Conflict, "Who, as it prints: a role, initials or a name.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    vote_round "How the hands stood for one item in one round: counts, never names.", WithRegion, Region, natural: true, since 4 {
        assessment: Id Quiet owner, "The assessment.";
        item: Text Quiet, "The item of the instrument, or its number on a form of others.";
        round: Integer Quiet, "Counts the rounds of the item from 1.";
        region: Id Quiet, "The region.";
        zeros: Integer Conflict, "Hands for 0, not yet.";
        ones: Integer Conflict, "Hands for 1, partly.";
        twos: Integer Conflict, "Hands for 2, in place.";
        heard: Text Conflict, "What was heard between this round and the next.";
    }
}

noun! {
    assessed_item "What a group agreed about one item of an assessment.", WithRegion, Region, natural: true, since 4 {
        assessment: Id Quiet owner, "The assessment.";
        item: Text Quiet, "The item of the instrument, or its number on a form of others.";
        region: Id Quiet, "The region.";
        score: Integer Conflict, "The agreed score, 0 to 2.";
        comment: Text Conflict, "What the group wants kept with it.";
        parked: Boolean Conflict, "The group comes back to it.";
        does_not_apply: Boolean Conflict, "The group says that it does not apply here.";
    }
}

noun! {
    index_score "The score of one index, as it was typed from another’s form.", WithRegion, Region, natural: false, since 4 {
        region: Id Quiet owner, "The region.";
        assessment: Id Quiet owner, "The assessment.";
        name: Text Conflict, "The name of the index.";
        score: Integer Conflict, "The score in hundredths.";
        out_of: Integer Conflict, "The highest score there is, in hundredths.";
        domain: Text Conflict, "The capacity domain it speaks to, where the group says so.";
        comment: Text Conflict, "What the group wants kept with it.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    milestone "Where a goal should be by the end of a quarter.", WithRegion, Region, natural: false, since 4 {
        region: Id Quiet owner, "The region.";
        goal: Id Quiet owner, "The goal.";
        what: Text Conflict, "What will be true by then.";
        by_on: Date Conflict, "By when.";
        reached_on: Date Conflict, "When it was reached.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    cycle "An improvement cycle: plan, do, study, act.", WithRegion, Region, natural: false, since 4 {
        region: Id Quiet owner, "The region.";
        goal: Id Conflict, "The goal it serves, if any.";
        visit: Id Quiet, "The visit it was agreed in.";
        follows: Id Quiet, "The cycle it goes on from.";
        question: Text Conflict, "What the team wants to find out.";
        prediction: Text Conflict, "What it thinks will happen.";
        who: Text Conflict, "Who tries it.";
        place: Text Conflict, "Where.";
        from_on: Date Conflict, "From.";
        until_on: Date Conflict, "Until.";
        gathers: Text Conflict, "What is noted or counted meanwhile, and by whom.";
        saw: Text Conflict, "What was seen.";
        compared: Text Conflict, "How that compares with the prediction.";
        next: Text Conflict, "Adopt, adapt, drop or widen.";
        next_why: Text Conflict, "Why, and what comes next.";
        ended_on: Date Conflict, "When the team decided.";
        measure: Text Conflict, "What is measured, with its unit.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    measurement "One value of what a goal or a cycle is measured by.", WithRegion, Region, natural: false, since 4 {
        region: Id Quiet owner, "The region.";
        goal: Id Quiet owner, "The goal it belongs to, if any.";
        cycle: Id Quiet owner, "The cycle it belongs to, if any.";
        on_day: Date Conflict, "The day.";
        value: Integer Conflict, "The value in hundredths.";
        remark: Text Conflict, "What happened on that day.";
    }
}
