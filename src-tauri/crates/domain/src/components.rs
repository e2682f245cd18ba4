//! Core practice components: what support is made of.
//!
//! The model has ten. Four names and one function were read in a source (S2); the
//! other five carry working names that say so, and the code is what the record
//! keeps, so an agency's own names can replace them without touching a minute.

/// One component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Component {
    /// What the record keeps.
    pub code: &'static str,
    /// What a person reads.
    pub name: &'static str,
    /// The published name was not confirmed.
    pub is_working_name: bool,
}

const fn read(code: &'static str, name: &'static str) -> Component {
    Component {
        code,
        name,
        is_working_name: false,
    }
}

const fn working(code: &'static str, name: &'static str) -> Component {
    Component {
        code,
        name,
        is_working_name: true,
    }
}

/// All ten, in order.
pub const COMPONENTS: [Component; 10] = [
    read("CPC1", "Building collaborative relationships"),
    read("CPC2", "Reinforcing leaders’ and teams’ self-regulation"),
    read("CPC3", "Assessing the community’s implementation capacity"),
    working("CPC4", "Agreeing goals and the focus of support"),
    working("CPC5", "Component 5, named by your organization"),
    working("CPC6", "Component 6, named by your organization"),
    read(
        "CPC7",
        "Facilitating application of skills, resources and abilities",
    ),
    working("CPC8", "Component 8, named by your organization"),
    working("CPC9", "Component 9, named by your organization"),
    working("CPC10", "Component 10, named by your organization"),
];
