//! What makes a PDF readable by ear: the tree of tags, the language, the title, the
//! outline, and the metadata that claims PDF/UA-1.

use super::WriteError;
use super::{Marks, color};
use crate::layout::{About, Ink, Node, NodeId, PAGE_HEIGHT, Pages, Role};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{Datelike, NaiveDate};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use std::collections::BTreeMap;

/// Completes what printpdf drew.
pub fn complete(document: &mut Document, pages: &Pages, marks: &Marks) -> Result<(), WriteError> {
    "1.7".clone_into(&mut document.version);
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    let links = links(document, pages, &page_ids);
    let root = structure(document, pages, marks, &page_ids, &links);
    for (at, page) in page_ids.iter().enumerate() {
        let page = document.get_dictionary_mut(*page)?;
        page.set("StructParents", whole(at));
        page.set("Tabs", "S");
        // An empty list of annotations is none.
        page.remove(b"Annots");
        let here = links.iter().filter(|link| link.page == at);
        let here: Vec<Object> = here.map(|link| Object::Reference(link.id)).collect();
        if !here.is_empty() {
            page.set("Annots", here);
        }
    }
    pictures(document, pages, &page_ids)?;
    let outline = outline(document, pages, &page_ids);
    let metadata = metadata(document, &pages.about);
    let info = info(document, &pages.about);
    let intent = intent(document);
    let catalog = document.catalog_mut()?;
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    catalog.set("Metadata", metadata);
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", text(&pages.about.language));
    catalog.set(
        "ViewerPreferences",
        // Both sides of a sheet, bound at the long edge, and as large as it was set.
        dictionary! {
            "DisplayDocTitle" => true,
            "Duplex" => "DuplexFlipLongEdge",
            "PrintScaling" => "None",
        },
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
    links: &[Link],
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
        let mut kids: Vec<((usize, i64), Object)> = Vec::new();
        for (page, mark) in marks.get(&at).into_iter().flatten() {
            if let (Some(page_id), Some(owners)) = (page_ids.get(*page), owners.get_mut(*page)) {
                let content = dictionary! { "Type" => "MCR", "Pg" => *page_id, "MCID" => *mark };
                kids.push(((*page, *mark), content.into()));
                owners.insert(*mark, *id);
            }
        }
        for child in children.get(&at).into_iter().flatten() {
            let first = marks.get(child).and_then(|marks| marks.first());
            if let Some(id) = ids.get(*child) {
                let place = first.copied().unwrap_or((usize::MAX, i64::MAX));
                kids.push((place, Object::Reference(*id)));
            }
        }
        // Words before a link, the link, words after it: as they stand on the page.
        if marks.contains_key(&at) {
            kids.sort_by_key(|(place, _)| *place);
        }
        let mut kids: Vec<Object> = kids.into_iter().map(|(_, kid)| kid).collect();
        for link in links.iter().filter(|link| link.node == at) {
            if let Some(page) = page_ids.get(link.page) {
                kids.push(dictionary! { "Type" => "OBJR", "Pg" => *page, "Obj" => link.id }.into());
            }
        }
        document.set_object(*id, element(node, *parent, kids));
    }
    let mut numbers = Vec::new();
    for (at, owners) in owners.into_iter().enumerate() {
        let list: Vec<Object> = owners.into_values().map(Object::Reference).collect();
        numbers.push(whole(at));
        numbers.push(Object::Reference(document.add_object(list)));
    }
    for (at, link) in links.iter().enumerate() {
        if let Some(id) = ids.get(link.node) {
            numbers.push(whole(page_ids.len() + at));
            numbers.push(Object::Reference(*id));
        }
    }
    let next = whole(page_ids.len() + links.len());
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

/// A place on a page that leads to an address.
struct Link {
    /// What it is in the tree.
    node: NodeId,
    /// Its page.
    page: usize,
    /// The annotation.
    id: ObjectId,
}

/// The addresses on the pages, as places to click; each says where it leads.
fn links(document: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Vec<Link> {
    let mut links = Vec::new();
    for (page, sheet) in pages.pages.iter().enumerate() {
        for item in &sheet.items {
            let (Some(node), Ink::Text(words)) = (item.node, &item.ink) else {
                continue;
            };
            let Some(address) = &words.link else { continue };
            let (bottom, top) = (words.y + words.size * 0.25, words.y - words.size * 0.85);
            let place = [
                words.x,
                PAGE_HEIGHT - bottom,
                words.x + words.width,
                PAGE_HEIGHT - top,
            ];
            let place: Vec<Object> = place.into_iter().map(Object::Real).collect();
            let action = dictionary! {
                "S" => "URI",
                "URI" => Object::string_literal(address.as_bytes().to_vec()),
            };
            let id = document.add_object(dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => place,
                "Border" => vec![whole(0), whole(0), whole(0)],
                "F" => 4,
                "A" => action,
                "Contents" => text(&format!("Opens {address}")),
                "StructParent" => whole(page_ids.len() + links.len()),
            });
            links.push(Link { node, page, id });
        }
    }
    links
}

/// Pictures: decoration, drawn after what is read.
fn pictures(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Result<(), WriteError> {
    let mut known: Vec<(String, ObjectId)> = Vec::new();
    for (sheet, page_id) in pages.pages.iter().zip(page_ids) {
        let mut content = String::new();
        for item in &sheet.items {
            let Ink::Picture {
                x,
                y,
                width,
                height,
                picture,
            } = &item.ink
            else {
                continue;
            };
            let found = known.iter().position(|(jpeg, _)| *jpeg == picture.jpeg);
            let at = if let Some(at) = found {
                at
            } else {
                let bytes = STANDARD.decode(&picture.jpeg);
                let bytes = bytes.map_err(|_| WriteError::Picture)?;
                let dict = dictionary! {
                    "Type" => "XObject",
                    "Subtype" => "Image",
                    "Width" => i64::from(picture.width),
                    "Height" => i64::from(picture.height),
                    "ColorSpace" => "DeviceRGB",
                    "BitsPerComponent" => 8,
                    "Filter" => "DCTDecode",
                };
                let stream = Stream::new(dict, bytes).with_compression(false);
                known.push((picture.jpeg.clone(), document.add_object(stream)));
                known.len() - 1
            };
            let Some((_, id)) = known.get(at) else {
                continue;
            };
            let name = format!("Picture{at}");
            document.add_xobject(*page_id, name.as_bytes(), *id)?;
            let down = PAGE_HEIGHT - y - height;
            content.push_str(&format!(
                "/Artifact BMC\nq {width:.3} 0 0 {height:.3} {x:.3} {down:.3} cm /{name} Do Q\nEMC\n"
            ));
        }
        if !content.is_empty() {
            document.add_page_contents(*page_id, content.into_bytes())?;
        }
    }
    Ok(())
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
        let height = PAGE_HEIGHT - entry.y;
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

/// What colors mean, for archives (PDF/A).
fn intent(document: &mut Document) -> ObjectId {
    let dict = dictionary! { "N" => 3 };
    let profile = document.add_object(Stream::new(dict, color::profile()));
    document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal(color::NAME),
        "Info" => Object::string_literal(color::NAME),
        "DestOutputProfile" => profile,
    })
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

/// PDF/A asks that words from elsewhere be described: those of PDF/UA are.
const EXTENSION: &str = concat!(
    "<rdf:Description rdf:about=\"\" ",
    "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" ",
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" ",
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n",
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n",
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n",
    "<pdfaProperty:name>part</pdfaProperty:name>\n",
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n",
    "<pdfaProperty:category>internal</pdfaProperty:category>\n",
    "<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>\n",
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n",
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n",
);

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
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n\
         <pdfuaid:part>1</pdfuaid:part>\n\
         <pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n\
         {}{}{}{}{day}\
         <xmp:CreatorTool>Trellis</xmp:CreatorTool>\n<pdf:Producer>Trellis</pdf:Producer>\n\
         </rdf:Description>\n{EXTENSION}</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>",
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
