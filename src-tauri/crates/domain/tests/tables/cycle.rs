//! Where an improvement cycle is, by what is filled in.

use trellis_domain::cycle::{Filled, ask, leads_on, step};
use trellis_domain::words::{CycleNext, CycleStep};

const PLANNED: Filled = Filled {
    question: true,
    prediction: true,
    who: true,
    place: false,
    days: true,
    gathers: true,
    saw: false,
    compared: false,
    next: None,
};

#[test]
fn the_step_follows_from_what_is_filled_in() {
    let adopted = Some(CycleNext::Adopt);
    #[rustfmt::skip]
    let cases = [
        (Filled::default(), CycleStep::Plan, Some("What do we want to find out?"), "nothing yet"),
        (Filled { question: true, ..Filled::default() }, CycleStep::Plan, Some("What do we think will happen?"), "a question"),
        (Filled { who: false, ..PLANNED }, CycleStep::Plan, Some("Who tries it?"), "nobody to try it"),
        (Filled { days: false, ..PLANNED }, CycleStep::Plan, Some("From when until when?"), "no day"),
        (Filled { gathers: false, ..PLANNED }, CycleStep::Plan, Some("What do we note or count meanwhile, and who does?"), "nothing to gather"),
        (PLANNED, CycleStep::Do, Some("What did we see?"), "planned; a place need not be named"),
        (Filled { saw: true, ..PLANNED }, CycleStep::Study, Some("How does that compare with what we thought?"), "something was seen"),
        (Filled { saw: true, compared: true, ..PLANNED }, CycleStep::Act, Some("What comes next: adopt, adapt, drop or widen?"), "it was compared"),
        (Filled { saw: true, compared: true, next: adopted, ..PLANNED }, CycleStep::Decided, None, "decided"),
        (Filled { question: true, saw: true, ..Filled::default() }, CycleStep::Study,
            Some("What had we thought would happen, and how does that compare?"), "a plan with gaps that was carried out all the same"),
        (Filled { compared: true, ..PLANNED }, CycleStep::Act, Some("What comes next: adopt, adapt, drop or widen?"), "compared at once"),
        (Filled { question: true, next: adopted, ..Filled::default() }, CycleStep::Decided, None, "decided without more words"),
    ];
    for (filled, expected, asked, why) in cases {
        assert_eq!(step(filled), expected, "{why}");
        assert_eq!(ask(filled), asked, "{why}");
    }
}

#[test]
fn what_is_changed_or_widened_is_tried_again() {
    let again: Vec<CycleNext> = CycleNext::ALL
        .iter()
        .copied()
        .filter(|next| leads_on(*next))
        .collect();
    assert_eq!(again, [CycleNext::Adapt, CycleNext::Widen]);
}
