/** What of a Word file goes out. Whatever is not named here stays behind: a new version of Word may hide things that nobody has thought of. */

/** Elements of the text whose content is taken in their place. */
export const unwrapped = new Set([
  ...['w:ins', 'w:moveTo', 'w:sdt', 'w:sdtContent', 'w:smartTag', 'w:customXml', 'w:hyperlink', 'w:dir', 'w:bdo', 'w:fldSimple'],
])

/** Elements that stand in the text, and hold more of it. */
export const structure = new Set([
  ...['w:document', 'w:body', 'w:hdr', 'w:ftr', 'w:footnotes', 'w:endnotes', 'w:footnote', 'w:endnote'],
  ...['w:p', 'w:r', 'w:t', 'w:tbl', 'w:tr', 'w:tc', 'w:tblGrid', 'w:gridCol', 'w:txbxContent'],
  ...['w:tab', 'w:br', 'w:cr', 'w:noBreakHyphen', 'w:softHyphen', 'w:sym', 'w:ptab', 'w:pgNum'],
  ...['w:footnoteReference', 'w:endnoteReference', 'w:footnoteRef', 'w:endnoteRef', 'w:separator', 'w:continuationSeparator'],
])

/** Elements with properties: all of their own namespace is kept but these, at any depth. */
export const properties = new Set(['w:pPr', 'w:rPr', 'w:tblPr', 'w:tblPrEx', 'w:trPr', 'w:tcPr', 'w:sectPr'])
export const neverProperty = new Set([
  ...['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:cellIns', 'w:cellDel', 'w:cellMerge', 'w:vanish', 'w:specVanish', 'w:webHidden'],
  ...[
    'w:rPrChange',
    'w:pPrChange',
    'w:tblPrChange',
    'w:tblPrExChange',
    'w:trPrChange',
    'w:tcPrChange',
    'w:sectPrChange',
    'w:tblGridChange',
  ],
  // the width that a text is pressed into tells how long it was; captions and printer settings are no part of the page
  ...['w:numberingChange', 'w:divId', 'w:cnfStyle', 'w:tblCaption', 'w:tblDescription', 'w:printerSettings', 'w:fitText'],
])

/** Words of drawings: their namespaces, but not what names, describes, links or extends. */
export const drawn = new Set(['wp', 'a', 'pic', 'wps', 'wpg'])
export const neverDrawn = new Set([
  'a:extLst',
  'a:hlinkClick',
  'a:hlinkHover',
  'wp:cNvGraphicFramePr',
  'a:audioFile',
  'a:videoFile',
  'a:linkedTxbx',
])
export const vml = new Set([
  ...['v:shape', 'v:rect', 'v:oval', 'v:roundrect', 'v:line', 'v:polyline', 'v:group', 'v:shapetype', 'v:path', 'v:formulas', 'v:f'],
  ...['v:stroke', 'v:fill', 'v:shadow', 'v:imagedata', 'v:textbox', 'w10:wrap'],
])
export const vmlAttributes = new Set([
  ...['style', 'type', 'id', 'coordsize', 'coordorigin', 'path', 'adj', 'fillcolor', 'filled', 'stroked', 'strokecolor', 'strokeweight'],
  ...[
    'inset',
    'from',
    'to',
    'points',
    'eqn',
    'arcsize',
    'opacity',
    'joinstyle',
    'on',
    'color',
    'offset',
    'dashstyle',
    'anchorx',
    'anchory',
  ],
])

/** Settings without which the pages would look different. */
export const settings = new Set([
  ...['w:zoom', 'w:mirrorMargins', 'w:gutterAtTop', 'w:evenAndOddHeaders', 'w:bookFoldPrinting', 'w:defaultTabStop', 'w:autoHyphenation'],
  ...[
    'w:drawingGridHorizontalSpacing',
    'w:drawingGridVerticalSpacing',
    'w:displayHorizontalDrawingGridEvery',
    'w:displayVerticalDrawingGridEvery',
  ],
  ...[
    'w:characterSpacingControl',
    'w:noLineBreaksAfter',
    'w:noLineBreaksBefore',
    'w:strictFirstAndLastChars',
    'w:footnotePr',
    'w:endnotePr',
  ],
  ...[
    'w:compat',
    'w:themeFontLang',
    'w:clrSchemeMapping',
    'w:decimalSymbol',
    'w:listSeparator',
    'w:hideSpellingErrors',
    'w:hideGrammaticalErrors',
  ],
])

/** Fields whose result changes from page to page: they stay fields. */
export const livingFields = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i
