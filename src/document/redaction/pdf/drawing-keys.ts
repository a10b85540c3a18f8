/**
 * The keys with which something is drawn (ISO 32000-2, 7.4, 7.10, 8.4, 8.6–8.10, 11.6), apart from fonts, contents and resources, which are made
 * anew. Every other key says something about the file, leads out of the page, or was put there by a program for itself: none is copied, at no depth.
 */
export const drawingKeys: ReadonlySet<string> = new Set(
  [
    'Type Subtype Filter DecodeParms', // of every stream
    'Predictor Colors Columns BitsPerComponent EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError',
    'JBIG2Globals ColorTransform', // how it is packed
    'FormType BBox Matrix Group S CS I', // forms and groups
    'Width Height ColorSpace Intent ImageMask Mask SMask Decode Interpolate SMaskInData Matte', // pictures
    'N Alternate Range WhitePoint BlackPoint Gamma', // colour spaces
    'PatternType PaintType TilingType XStep YStep Shading ExtGState', // patterns
    'ShadingType Background AntiAlias Coords Domain Function Extend BitsPerCoordinate BitsPerFlag VerticesPerRow', // shadings
    'FunctionType Size BitsPerSample Order Encode C0 C1 Functions Bounds', // functions
    'LW LC LJ ML D RI OP op OPM BG BG2 UCR UCR2 FL SM SA BM CA ca AIS TK G BC UseBlackPtComp', // states of drawing
  ].flatMap(line => line.split(' ')),
)
