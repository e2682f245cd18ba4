//! The first sheet: how to use the others.

/// Lines of the sheet Read me, and whether each is a heading.
pub(super) const READ_ME_LINES: &[(bool, &str)] = &[
    (true, "A content pack for Trellis"),
    (
        false,
        "This workbook holds what Trellis shows: checklists, the field guide, and the lists that go with them. Each sheet is one kind of thing, each row one of them. Nothing in it is about a region or a person.",
    ),
    (true, "What to fill in"),
    (
        false,
        "Only the sheet Pack has to be filled in. Every other sheet may stay empty; what you leave out comes from the packs that Trellis already has.",
    ),
    (
        false,
        "Click a cell to see what belongs there. Where a cell has an arrow, choose from its list. Some cells take several ids with commas between them, and a few take one line for each thing (Alt+Enter begins a new line in a cell).",
    ),
    (
        false,
        "Leave the names of the sheets and the headings as they are. Rows and columns may stand in any order; chapters, sections, statements, items and entries are shown in the order of their rows.",
    ),
    (
        false,
        "Write plain text. Formulas, macros and hidden sheets are refused. If you want a sheet of your own, begin its name with Notes; Trellis does not read it.",
    ),
    (
        false,
        "A row whose first cell begins with “example:” is an example. Trellis skips it; delete it or leave it.",
    ),
    (true, "Ids"),
    (
        false,
        "An id is the short name that answers are kept under, such as CC-EX-01. Once anybody has used this pack, keep an id for good: change the words as you like, but never give the id to anything else. To give up an item, write yes under Retired. To put another in its place, give that one an id of its own and name the old id under Replaces.",
    ),
    (true, "Sources"),
    (
        false,
        "Everything a pack says names where it was read. List each source once on the sheet Sources, and write its code wherever it is the source. PJ stands for professional judgment: nobody read it anywhere, somebody knows it from the work. List PJ as well if you use it.",
    ),
    (true, "Sheets that belong together"),
    (
        false,
        "Questions and Items go by domain and stage. Sections name their chapter, and Statements their section. Activities name their component, and Entries their list.",
    ),
    (
        false,
        "Instruments say how a self check from the sheet Lists is voted on; Roles and Indices name the list that they belong to. A self check without a row there goes by the rules of Trellis.",
    ),
    (
        false,
        "Tiers, Levels and Intervention stages have several rows for each: one that says its name, and one for everything else said about it. The column Part says which it is.",
    ),
    (true, "Giving it back to Trellis"),
    (
        false,
        "Raise the version on the sheet Pack, save the workbook as an Excel workbook (.xlsx), and choose it in Trellis where content packs are added. Trellis reads the whole file first and changes nothing until you agree. If something is not right, it names every sheet and cell at once.",
    ),
];
