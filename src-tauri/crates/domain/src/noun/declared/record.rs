//! The practice record: who was there, what was used, with whom, and what came of it.

use super::{FieldOf, Noun, Policy, Reach, Travels, Type};

noun! {
    agency "A service agency in a region, and what was agreed with it.", WithRegion, Region, natural: false, since 3 {
        region: Id Quiet owner, "The region.";
        name: Text Conflict, "What people call it.";
        agreement: Text Conflict, "What was agreed with it: roles, staff time, figures.";
        agreed_on: Date Conflict, "When it was agreed.";
        ends_on: Date Conflict, "When the agreement ends.";
        lead: Text Conflict, "Who answers for implementation there, by role.";
        left_on: Date Conflict, "When it left the effort.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    adopting_agency "An agency delivers an adopted program.", WithRegion, Region, natural: true, since 3 {
        adoption: Id Quiet owner, "The adopted program.";
        agency: Id Quiet owner, "The agency.";
        region: Id Quiet, "The region.";
        delivers: Boolean Conflict, "Whether it delivers the program.";
    }
}

noun! {
    stage_move "An adopted program entered a stage on a day.", WithRegion, Region, natural: false, since 3 {
        region: Id Quiet owner, "The region.";
        adoption: Id Quiet owner, "The adopted program.";
        stage: Text Conflict, "The stage it entered.";
        from_on: Date Conflict, "The day.";
    }
}

noun! {
    presence "A practitioner was there in a contact; its minutes count once all the same.", WithRegion, Region, natural: true, since 3 {
        contact: Id Quiet owner, "The contact.";
        practitioner: Id Quiet, "The practitioner.";
        region: Id Quiet, "The region.";
        present: Boolean Conflict, "Whether they were there.";
    }
}

noun! {
    activity_use "A practice activity was used in a contact.", WithRegion, Team, natural: true, since 3 {
        contact: Id Quiet owner, "The contact.";
        component: Text Quiet, "The core practice component, by code.";
        activity: Text Quiet, "The practice activity in the guide, by id.";
        region: Id Quiet, "The region.";
        pack_hash: Text Quiet, "The version of the list it was chosen from.";
        used: Boolean Conflict, "Whether it was used.";
    }
}

noun! {
    contact_cell "A contact touched a capacity domain at a stage.", WithRegion, Region, natural: true, since 3 {
        contact: Id Quiet owner, "The contact.";
        domain: Text Quiet, "The capacity domain.";
        stage: Text Quiet, "The stage; unset where none is named.";
        region: Id Quiet, "The region.";
        touched: Boolean Conflict, "Whether it was touched.";
    }
}

noun! {
    material "Something left with a team, and whether it was used since.", WithRegion, Region, natural: false, since 3 {
        region: Id Quiet owner, "The region.";
        contact: Id Quiet owner, "The contact in which it was left.";
        what: Text Conflict, "What was left.";
        resource: Text Quiet, "The resource in the guide, by id, if it is one.";
        use_since: Text Conflict, "Whether it was used since; unset is not asked yet.";
        asked_on: Date Conflict, "When somebody asked.";
        remark: Text Conflict, "What came of it.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    participant_answer "One participant’s anonymous answer to four questions about a contact.", WithRegion, Team, natural: false, since 3 {
        region: Id Quiet owner, "The region.";
        contact: Id Quiet owner, "The contact.";
        useful: Text Conflict, "Was it useful.";
        fitting: Text Conflict, "Did it fit the region.";
        involved: Text Conflict, "Were they involved in what was decided.";
        next_time: Text Conflict, "What to do next time.";
    }
}

noun! {
    reflection "A practitioner’s own look at a contact.", WithHolder, Mine, natural: true, since 3 {
        contact: Id Quiet, "The contact.";
        quality: Text Conflict, "How well the support was given.";
        engagement: Text Conflict, "How far participants were engaged.";
        remark: Text Conflict, "A word to oneself.";
        reflected_on: Date Quiet, "The day.";
    }
}

noun! {
    observation "What a coach saw when they sat in on a contact.", WithHolder, Mine, natural: false, since 3 {
        contact: Id Quiet, "The contact.";
        observed_on: Date Conflict, "The day.";
        coach: Text Conflict, "Who observed.";
        quality: Text Conflict, "How well the support was given, as the coach saw it.";
        engagement: Text Conflict, "How far participants were engaged, as the coach saw it.";
        saw: Text Conflict, "What they saw.";
        try_next: Text Conflict, "What to try next.";
    }
}

noun! {
    adherence_reason "Why a practice activity was not used in an engagement, or when it will be.", WithRegion, Team, natural: true, since 3 {
        region: Id Quiet owner, "The region.";
        component: Text Quiet, "The core practice component, by code.";
        activity: Text Quiet, "The practice activity in the guide, by id.";
        reason: Text Conflict, "Why not, or when.";
    }
}

noun! {
    group_event "Support to many regions at once: a webinar, office hours, a learning collaborative.", WithTeam, Team, natural: false, since 3 {
        kind: Text Conflict, "What kind of event.";
        title: Text Conflict, "What it is called.";
        mode: Text Conflict, "How it takes place.";
        took_on: Date Conflict, "The day it takes or took place.";
        starts_at: Time Conflict, "From.";
        minutes: Integer Conflict, "How long; counted once, however many attended.";
        preparation_minutes: Integer Conflict, "Preparation and follow-up, apart.";
        about: Text Conflict, "What it was about.";
        led_by: Text Conflict, "Who led it, by name or role.";
        entered_on: Date Quiet, "The day it was entered.";
    }
}

noun! {
    attendance "A region took part in a group event.", WithTeam, Team, natural: true, since 3 {
        event: Id Quiet owner, "The event.";
        region: Id Quiet, "The region.";
        attended: Boolean Conflict, "Whether it took part.";
        people: Integer Conflict, "How many people of the region.";
    }
}

noun! {
    due_date "A day by which somebody expects something: a state report, a grant.", WithTeam, Team, natural: false, since 3 {
        region: Id Quiet, "The region; unset is the support team as a whole.";
        what: Text Conflict, "What is due.";
        set_by: Text Conflict, "Who set it.";
        due_on: Date Conflict, "The day.";
        repeats: Text Conflict, "How often it comes back; unset is once.";
        done_on: Date Conflict, "When it was done.";
        remark: Text Conflict, "What to know about it.";
    }
}

noun! {
    assessment "A capacity assessment that was held, of the community or of one agency.", WithRegion, Region, natural: false, since 3 {
        region: Id Quiet owner, "The region.";
        agency: Id Quiet, "The agency it is about; unset is the community.";
        instrument: Text Quiet, "The instrument, by the id of its pack or the code of a licensed one.";
        pack_hash: Text Quiet, "The version of the instrument.";
        held_on: Date Conflict, "The day.";
        state: Text Conflict, "Running, held or dropped; unset is held.";
        reading: Text Conflict, "What the group made of the results, in its own words.";
        position: Text Quiet, "Order on one day.";
        visit: Id Quiet @ 4, "The visit it was held in.";
        respondents: Integer Conflict @ 4, "How many have a vote.";
        at_item: Text Quiet @ 4, "The item the group is at.";
        called: Text Conflict @ 4, "What people call an instrument that is on no list.";
        item_count: Integer Quiet @ 4, "How many items a form of others has, where hands are counted by number.";
    }
}

noun! {
    attached_file "A photo, a sheet or a file kept with a region or a visit.", ByAudience, Chosen, natural: false, since 3 {
        region: Id Quiet owner, "The region.";
        visit: Id Quiet, "The visit or contact it belongs to.";
        audience: Text Quiet, "Who may read it; never widened in place.";
        file_name: Text Conflict, "What the file is called.";
        media_type: Text Quiet, "What kind of file, as its bytes say.";
        content_hash: Text Quiet, "SHA-256 of its bytes, hexadecimal; the bytes are an attachment.";
        bytes: Integer Quiet, "How many bytes.";
        described: Text Conflict, "What it shows, in a few words: its alternative text.";
        taken_on: Date Conflict, "The day it was taken.";
        position: Text Quiet, "Order in the list.";
    }
}

noun! {
    card "An installation that belongs to the support team, as its card says.", WithTeam, Team, natural: true, since 3 {
        key: Text Quiet, "The author of its changes: an Ed25519 public key, hexadecimal.";
        retired_on: Date Conflict, "When the support team stopped taking files from it.";
        recipient: Text Quiet, "What files are sealed for: an age public key.";
        holder: Id Quiet, "The practitioner whose laptop it is.";
        name: Text Quiet, "Their name, as the card says it.";
        signature: Text Quiet, "By the key, over all but the retirement; without it the card counts for nothing.";
    }
}
