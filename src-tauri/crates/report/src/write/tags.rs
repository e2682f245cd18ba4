//! What makes a PDF readable by ear: the tree of tags, the language, the title, the
//! outline, and the metadata that claims PDF/UA-1.

use super::Marks;
use crate::layout::{About, Node, NodeId, Pages, Role};
use chrono::{Datelike, NaiveDate};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use std::collections::BTreeMap;

/// Completes what printpdf drew.
pub fn complete(document: &mut Document, pages: &Pages, marks: &Marks) -> Result<(), lopdf::Error> {
    "1.7".clone_into(&mut document.version);
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = structure(document, pages, marks, &page_ids);
    for (at, page) in page_ids.iter().enumerate() {
        let page = document.get_dictionary_mut(*page)?;
        page.set("StructParents", whole(at));
        page.set("Tabs", "S");
        // An empty list of annotations is none.
        page.remove(b"Annots");
    }
    let outline = outline(document, pages, &page_ids);
    let metadata = metadata(document, &pages.about);
    let info = info(document, &pages.about);
    let catalog = document.catalog_mut()?;
    catalog.remove(b"OutputIntents");
    catalog.set("Metadata", metadata);
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", text(&pages.about.language));
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("PageMode", "UseNone");
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    document.trailer.set("Info", info);
    let id = Object::String(name_bytes(&pages.about.id), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// The tree of tags, and from each page back into it.
fn structure(
    document: &mut Document,
    pages: &Pages,
    marks: &Marks,
    page_ids: &[ObjectId],
) -> ObjectId {
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = pages
        .tree
        .iter()
        .map(|_| document.new_object_id())
        .collect();
    let mut children: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for (at, node) in pages.tree.iter().enumerate() {
        if let Some(parent) = node.parent {
            children.entry(parent).or_default().push(at);
        }
    }
    let mut owners: Vec<BTreeMap<i64, ObjectId>> = vec![BTreeMap::new(); page_ids.len()];
    for (at, node) in pages.tree.iter().enumerate() {
        let Some(id) = ids.get(at) else { continue };
        let parent = node
            .parent
            .and_then(|parent| ids.get(parent))
            .unwrap_or(&root);
        let mut kids: Vec<Object> = Vec::new();
        for (page, mark) in marks.get(&at).into_iter().flatten() {
            if let (Some(page_id), Some(owners)) = (page_ids.get(*page), owners.get_mut(*page)) {
                kids.push(
                    dictionary! { "Type" => "MCR", "Pg" => *page_id, "MCID" => *mark }.into(),
                );
                owners.insert(*mark, *id);
            }
        }
        let below = children.get(&at).into_iter().flatten();
        kids.extend(
            below
                .filter_map(|child| ids.get(*child))
                .map(|id| Object::Reference(*id)),
        );
        document.set_object(*id, element(node, *parent, kids));
    }
    let mut numbers = Vec::new();
    for (at, owners) in owners.into_iter().enumerate() {
        let list: Vec<Object> = owners.into_values().map(Object::Reference).collect();
        numbers.push(whole(at));
        numbers.push(Object::Reference(document.add_object(list)));
    }
    let next = whole(page_ids.len());
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    let first = ids.first().copied().unwrap_or(root);
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => first,
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        },
    );
    root
}

fn element(node: &Node, parent: ObjectId, kids: Vec<Object>) -> Dictionary {
    let mut element = dictionary! {
        "Type" => "StructElem",
        "S" => node.role.tag(),
        "P" => parent,
        "K" => kids,
    };
    let scope = match node.role {
        Role::ColumnHead => Some("Column"),
        Role::RowHead => Some("Row"),
        _ => None,
    };
    if let Some(scope) = scope {
        element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
    }
    if node.role == Role::List {
        element.set(
            "A",
            dictionary! { "O" => "List", "ListNumbering" => "Decimal" },
        );
    }
    if let Some(alt) = &node.alt {
        element.set("Alt", text(alt));
    }
    element
}

/// The outline, nested as the headings are.
fn outline(document: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Option<ObjectId> {
    if pages.outline.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = pages
        .outline
        .iter()
        .map(|_| document.new_object_id())
        .collect();
    // For each entry the nearest one before it that is less deep; none is the root.
    let mut parents: Vec<Option<usize>> = Vec::new();
    let mut path: Vec<usize> = Vec::new();
    for (at, entry) in pages.outline.iter().enumerate() {
        let is_below = |above: &usize| {
            pages
                .outline
                .get(*above)
                .is_some_and(|above| above.level < entry.level)
        };
        while path.last().is_some_and(|above| !is_below(above)) {
            path.pop();
        }
        parents.push(path.last().copied());
        path.push(at);
    }
    let below = |parent: Option<usize>| -> Vec<usize> {
        parents
            .iter()
            .enumerate()
            .filter(|(_, of)| **of == parent)
            .map(|(at, _)| at)
            .collect()
    };
    let link = |dict: &mut Dictionary, children: &[usize]| {
        let first = children.first().and_then(|at| ids.get(*at));
        let last = children.last().and_then(|at| ids.get(*at));
        if let (Some(first), Some(last)) = (first, last) {
            dict.set("First", *first);
            dict.set("Last", *last);
            dict.set("Count", whole(children.len()));
        }
    };
    for (at, entry) in pages.outline.iter().enumerate() {
        let (Some(id), Some(page)) = (ids.get(at), page_ids.get(entry.page)) else {
            continue;
        };
        let parent = parents.get(at).copied().flatten();
        let siblings = below(parent);
        let place = siblings
            .iter()
            .position(|sibling| *sibling == at)
            .unwrap_or(0);
        let height = crate::layout::PAGE_HEIGHT - entry.y;
        let mut dict = dictionary! {
            "Title" => text(&entry.title),
            "Parent" => parent.and_then(|parent| ids.get(parent)).copied().unwrap_or(root),
            "Dest" => vec![Object::Reference(*page), "XYZ".into(), Object::Null, Object::Real(height), Object::Null],
        };
        let sibling = |place: Option<usize>| {
            place
                .and_then(|place| siblings.get(place))
                .and_then(|at| ids.get(*at))
        };
        if let Some(before) = sibling(place.checked_sub(1)) {
            dict.set("Prev", *before);
        }
        if let Some(after) = sibling(Some(place + 1)) {
            dict.set("Next", *after);
        }
        link(&mut dict, &below(Some(at)));
        document.set_object(*id, dict);
    }
    let mut dict = dictionary! { "Type" => "Outlines" };
    link(&mut dict, &below(None));
    document.set_object(root, dict);
    Some(root)
}

fn info(document: &mut Document, about: &About) -> ObjectId {
    let mut info = dictionary! {
        "Title" => text(&about.title),
        "Producer" => text("Trellis"),
        "Creator" => text("Trellis"),
    };
    if !about.author.is_empty() {
        info.set("Author", text(&about.author));
    }
    if !about.subject.is_empty() {
        info.set("Subject", text(&about.subject));
    }
    if let Some(day) = about.date {
        let date = format!(
            "D:{:04}{:02}{:02}120000Z",
            day.year(),
            day.month(),
            day.day()
        );
        info.set("CreationDate", Object::string_literal(date.clone()));
        info.set("ModDate", Object::string_literal(date));
    }
    document.add_object(info)
}

fn metadata(document: &mut Document, about: &About) -> ObjectId {
    let list = |name: &str, kind: &str, attribute: &str, words: &str| {
        if words.is_empty() {
            return String::new();
        }
        let words = escape(words);
        format!(
            "<dc:{name}><rdf:{kind}><rdf:li{attribute}>{words}</rdf:li></rdf:{kind}></dc:{name}>\n"
        )
    };
    let language = r#" xml:lang="x-default""#;
    let day = about.date.map_or_else(String::new, |day: NaiveDate| {
        format!("<xmp:CreateDate>{day}T12:00:00Z</xmp:CreateDate>\n<xmp:ModifyDate>{day}T12:00:00Z</xmp:ModifyDate>\n")
    });
    let xmp = format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
         <pdfuaid:part>1</pdfuaid:part>\n\
         {}{}{}{}{day}\
         <xmp:CreatorTool>Trellis</xmp:CreatorTool>\n<pdf:Producer>Trellis</pdf:Producer>\n\
         </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>",
        list("title", "Alt", language, &about.title),
        list("creator", "Seq", "", &about.author),
        list("description", "Alt", language, &about.subject),
        list("language", "Bag", "", &about.language),
    );
    let dict = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Metadata stays readable without a decoder.
    document.add_object(Stream::new(dict, xmp.into_bytes()).with_compression(false))
}

fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

/// Text outside the pages: ASCII as it is, all else as UTF-16.
fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::string_literal(words);
    }
    let bytes = [0xFE, 0xFF]
        .into_iter()
        .chain(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes.collect(), StringFormat::Hexadecimal)
}

fn whole(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The sixteen bytes behind thirty-two hexadecimal digits; other names stand as they are.
fn name_bytes(id: &str) -> Vec<u8> {
    let digits: Option<Vec<u8>> = id
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    digits.unwrap_or_else(|| id.as_bytes().to_vec())
}
