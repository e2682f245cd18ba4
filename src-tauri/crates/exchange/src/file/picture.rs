//! Pictures as they are seen: upright, small, smaller.

use super::bare::has_its_chunks;
use super::kind::{JPEG, Kind, PNG, WEBP};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage,
};
use std::io::Cursor;

/// Most pixels that are read here: what one photo of a phone has, and a panorama.
const MOST_PIXELS: u64 = 64_000_000;
/// Most bytes that a picture may take when it is read.
const MOST_BYTES: u64 = 400_000_000;
/// The longest edge of a picture that was made smaller, in pixels: a flip chart stays
/// readable.
const LONGEST: u32 = 2000;
/// How well a smaller picture is drawn, of 100.
const QUALITY: u8 = 80;
/// The longest edge of a preview, in pixels.
const PREVIEW: u32 = 320;
/// The longest edge of a logo, in pixels: sharp at two and a half inches.
const LOGO: u32 = 600;
/// How well a logo is drawn, of 100.
const LOGO_QUALITY: u8 = 90;
/// How well a preview is drawn, of 100.
const PREVIEW_QUALITY: u8 = 72;

/// What came of reading a picture.
pub enum Read {
    /// It can be seen.
    Picture(Box<Picture>),
    /// It has more pixels than are read here.
    TooLarge((u32, u32)),
    /// It is drawn in a way that is not known here, or is broken inside.
    Unreadable,
}

/// A picture as it is seen.
pub struct Picture {
    upright: DynamicImage,
    /// What its colors mean.
    profile: Option<Vec<u8>>,
}

/// A picture that was made smaller.
pub struct Smaller {
    pub kind: Kind,
    pub bytes: Vec<u8>,
    pub pixels: (u32, u32),
}

fn open(kind: Kind, bytes: &[u8]) -> Option<impl ImageDecoder + '_> {
    let format = if kind == JPEG {
        ImageFormat::Jpeg
    } else if kind == PNG {
        ImageFormat::Png
    } else if kind == WEBP && has_its_chunks(bytes) {
        ImageFormat::WebP
    } else {
        return None;
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    reader.into_decoder().ok()
}

/// Reads a picture, unless it is too large: that is known before it is read.
pub fn read(kind: Kind, bytes: &[u8]) -> Read {
    let Some(mut decoder) = open(kind, bytes) else {
        // A head that promises more than fits is told apart from one that is broken.
        return match promised(kind, bytes) {
            Some(pixels) if is_too_many(pixels) => Read::TooLarge(pixels),
            _ => Read::Unreadable,
        };
    };
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let (width, height) = decoder.dimensions();
    if is_too_many((width, height)) || decoder.total_bytes() > MOST_BYTES {
        return Read::TooLarge(turned(orientation, width, height));
    }
    let profile = decoder
        .icc_profile()
        .ok()
        .flatten()
        .filter(|profile| is_of_colors(profile));
    let Ok(mut upright) = DynamicImage::from_decoder(decoder) else {
        return Read::Unreadable;
    };
    upright.apply_orientation(orientation);
    Read::Picture(Box::new(Picture { upright, profile }))
}

/// What the head of a picture promises, without any limit.
fn promised(kind: Kind, bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| -> Option<u32> {
        let (number, _) = bytes.get(at..)?.split_first_chunk::<4>()?;
        Some(u32::from_be_bytes(*number))
    };
    // Only a PNG can promise so much that it is not even opened.
    (kind == PNG).then(|| Some((number(16)?, number(20)?)))?
}

fn is_too_many((width, height): (u32, u32)) -> bool {
    u64::from(width) * u64::from(height) > MOST_PIXELS
}

fn turned(orientation: Orientation, width: u32, height: u32) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        _ => (width, height),
    }
}

/// A profile of red, green and blue: the only one that a smaller picture can carry on
/// (ICC.1, 7.2.6: bytes 16 to 19 name the colors).
fn is_of_colors(profile: &[u8]) -> bool {
    profile.get(16..20) == Some(b"RGB ")
}

/// A picture says where it was taken outside of Exif: in the words of Adobe.
pub fn tells_where(kind: Kind, bytes: &[u8]) -> bool {
    let said = open(kind, bytes).and_then(|mut decoder| decoder.xmp_metadata().ok().flatten());
    said.is_some_and(|said| {
        let said = String::from_utf8_lossy(&said);
        said.contains("GPSLatitude") || said.contains("GPSLongitude")
    })
}

impl Picture {
    /// Width and height.
    pub fn pixels(&self) -> (u32, u32) {
        (self.upright.width(), self.upright.height())
    }

    /// The picture made smaller; none where it is small already, or where that would
    /// not make it lighter than `bytes`.
    pub fn smaller(&self, bytes: usize) -> Option<Smaller> {
        let (width, height) = self.pixels();
        if width.max(height) <= LONGEST {
            return None;
        }
        let small = self
            .upright
            .resize(LONGEST, LONGEST, FilterType::CatmullRom);
        let mut out = Vec::new();
        // What shows through stays so; all else is a photo.
        let kind = if small.color().has_alpha() {
            let mut encoder = PngEncoder::new(&mut out);
            self.carry_on(&mut encoder);
            small.write_with_encoder(encoder).ok()?;
            PNG
        } else {
            let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
            self.carry_on(&mut encoder);
            small.to_rgb8().write_with_encoder(encoder).ok()?;
            JPEG
        };
        (out.len() < bytes).then(|| Smaller {
            kind,
            bytes: out,
            pixels: (small.width(), small.height()),
        })
    }

    /// Lets what the colors mean go along. A program that draws without is no worse than
    /// most.
    fn carry_on(&self, encoder: &mut impl ImageEncoder) {
        if let Some(profile) = &self.profile {
            let _ = encoder.set_icc_profile(profile.clone());
        }
    }

    /// A small JPEG of it, on white where it shows through.
    pub fn preview(&self) -> Option<Vec<u8>> {
        let (width, height) = self.pixels();
        let small = if width.max(height) > PREVIEW {
            self.upright.thumbnail(PREVIEW, PREVIEW)
        } else {
            self.upright.clone()
        };
        let mut out = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut out, PREVIEW_QUALITY);
        on_white(&small).write_with_encoder(encoder).ok()?;
        Some(out)
    }

    /// A JPEG of it as large as a logo is printed, with its width and height.
    pub fn logo(&self) -> Option<(Vec<u8>, u32, u32)> {
        let (width, height) = self.pixels();
        let small = if width.max(height) > LOGO {
            self.upright.resize(LOGO, LOGO, FilterType::CatmullRom)
        } else {
            self.upright.clone()
        };
        let mut out = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut out, LOGO_QUALITY);
        on_white(&small).write_with_encoder(encoder).ok()?;
        Some((out, small.width(), small.height()))
    }
}

/// A picture in its colors, on white where it shows through.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if picture.color().has_alpha() {
        let seen = picture.to_rgba8();
        RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
            let [red, green, blue, shows] = seen.get_pixel(x, y).0;
            Rgb([red, green, blue].map(|color| over_white(color, shows)))
        })
    } else {
        picture.to_rgb8()
    }
}

fn over_white(color: u8, shows: u8) -> u8 {
    let (color, shows) = (u16::from(color), u16::from(shows));
    let mixed = (color * shows + 255 * (255 - shows)) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}
