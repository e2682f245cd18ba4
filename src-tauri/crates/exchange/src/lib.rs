//! Files that pass between people: installation keys, and content packs coming in.

pub mod installation;
pub mod pack;
