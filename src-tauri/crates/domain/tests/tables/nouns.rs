//! The declaration of every record holds together.

use std::collections::BTreeSet;
use trellis_domain::merge::LIFE;
use trellis_domain::noun::{self, ALL, Policy, Reach, Travels, Type};

/// Names go into SQL, bundles and the canonical bytes.
fn is_name(name: &str) -> bool {
    name.len() <= 40
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Columns that every projected record has besides its fields.
const TAKEN: [&str; 10] = [
    "id",
    "scope_tag",
    "scope_of",
    "hidden",
    "contested",
    "made_by",
    "made_at",
    "changed_by",
    "changed_at",
    LIFE,
];

#[test]
fn every_noun_and_field_has_a_name_of_its_own_and_says_what_it_is_for() {
    let mut names = BTreeSet::new();
    for noun in ALL {
        assert!(is_name(noun.name), "{}", noun.name);
        assert!(names.insert(noun.name), "{} is declared twice", noun.name);
        assert_eq!(noun::find(noun.name), Some(*noun));
        assert!(noun.about.ends_with('.'), "{}", noun.name);
        assert!(noun.since >= 1, "{}", noun.name);
        assert!(!noun.fields.is_empty(), "{}", noun.name);
        let mut fields = BTreeSet::new();
        for field in noun.fields {
            let at = format!("{}.{}", noun.name, field.name);
            assert!(is_name(field.name), "{at}");
            assert!(fields.insert(field.name), "{at} is declared twice");
            assert!(
                !TAKEN.contains(&field.name),
                "{at}: the store needs this name"
            );
            assert!(field.about.ends_with('.'), "{at}");
            assert!(field.since >= noun.since, "{at} is older than its noun");
            assert_eq!(noun.find_field(field.name), Some(field), "{at}");
        }
    }
    assert_eq!(noun::find("größe_of_tomorrow"), None);
}

#[test]
fn a_field_that_names_an_owner_holds_a_record() {
    for noun in ALL {
        for owner in noun.owners() {
            assert_eq!(owner.holds, Type::Id, "{}.{}", noun.name, owner.name);
            assert_ne!(owner.name, "same_as", "a duplicate owns nothing");
        }
    }
}

#[test]
fn what_lives_in_a_region_is_owned_by_it_or_by_something_that_is() {
    for noun in ALL {
        let lives_in_a_region = matches!(noun.travels, Travels::WithRegion | Travels::ByAudience);
        if lives_in_a_region && noun.name != "region" {
            assert!(
                noun.owners().next().is_some(),
                "{} would outlive its region",
                noun.name
            );
            let region = noun.find_field("region");
            assert_eq!(
                region.map(|field| field.holds),
                Some(Type::Id),
                "{}",
                noun.name
            );
        }
    }
}

#[test]
fn who_chooses_the_audience_has_a_field_for_it_and_nobody_is_asked_about_it() {
    for noun in ALL {
        let audience = noun.find_field("audience");
        assert_eq!(
            noun.reach == Reach::Chosen,
            audience.is_some(),
            "{}",
            noun.name
        );
        if let Some(audience) = audience {
            assert_eq!(
                (audience.holds, audience.policy),
                (Type::Text, Policy::Quiet)
            );
        }
        assert!(
            noun.travels != Travels::ByAudience || audience.is_some(),
            "{}",
            noun.name
        );
    }
}

#[test]
fn order_is_quiet_and_life_always_asks() {
    for noun in ALL {
        assert_eq!(noun::policy(noun.name, LIFE), Policy::Conflict);
        for field in noun.fields {
            assert_eq!(noun::policy(noun.name, field.name), field.policy);
            if field.name == "position" {
                assert_eq!(field.policy, Policy::Quiet, "{}", noun.name);
            }
        }
    }
    assert_eq!(noun::policy("region", "field_of_tomorrow"), Policy::Quiet);
    assert_eq!(noun::policy("noun_of_tomorrow", "name"), Policy::Quiet);
    assert_eq!(noun::policy("noun_of_tomorrow", LIFE), Policy::Conflict);
}

/// A name ends as its type does: `_on` a day, `_at` a time, `_minutes` a number.
#[test]
fn names_tell_what_a_field_holds() {
    for noun in ALL {
        for field in noun.fields {
            let at = format!("{}.{}", noun.name, field.name);
            if field.name.ends_with("_on") && !matches!(field.name, "to_work_on") {
                assert_eq!(field.holds, Type::Date, "{at}");
            }
            if field.name.ends_with("minutes") {
                assert_eq!(field.holds, Type::Integer, "{at}");
            }
            if field.holds == Type::Time {
                assert!(field.name.ends_with("_at"), "{at}");
            }
        }
    }
}

#[test]
fn what_a_practitioner_keeps_to_themselves_travels_with_nobody_else() {
    for noun in ALL {
        assert_eq!(
            noun.reach == Reach::Mine,
            noun.travels == Travels::WithHolder,
            "{}",
            noun.name
        );
    }
}
