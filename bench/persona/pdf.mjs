// A PDF as a word processor writes one: pages of compressed text in an embedded-style font whose codes mean nothing without its
// table to Unicode, words kerned in pieces. Pure: the same lines give the same bytes.
import { deflateSync } from 'node:zlib';

const size = 11;
const leading = 14.5;
const [left, top] = [72, 770];
// In thousandths of the size; the rest are as wide as an e.
const widths = {
  ' ': 278,
  i: 222,
  l: 222,
  j: 222,
  t: 278,
  f: 278,
  r: 333,
  m: 833,
  w: 722,
  M: 833,
  W: 944,
  '.': 278,
  ',': 278,
};
const widthOf = (character) => widths[character] ?? 556;

/** `pages` is a list of pages, a page a list of lines, an empty one between paragraphs. Returns the file's bytes. */
export function pdfOf(pages) {
  const characters = [...new Set(pages.flat().join(''))].sort();
  const codes = new Map(characters.map((character, at) => [character, at + 1]));
  const fixed = 5;
  const pageNumber = (at) => fixed + 1 + 2 * at;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${pageNumber(at)} 0 R`).join(' ')}]>>`,
    `<</Type/Font/Subtype/TrueType/BaseFont/BAAAAA+Sans/FirstChar 0/LastChar ${characters.length}/Widths[0 ${characters.map(widthOf).join(' ')}]/FontDescriptor 4 0 R/ToUnicode 5 0 R>>`,
    '<</Type/FontDescriptor/FontName/BAAAAA+Sans/Flags 4/FontBBox[-100 -212 1000 905]/ItalicAngle 0/Ascent 905/Descent -212/CapHeight 716/StemV 80>>',
    stream(toUnicode(codes)),
    ...pages.flatMap((lines, at) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${pageNumber(at) + 1} 0 R>>`,
      stream(content(lines, codes)),
    ]),
  ];
  return file(objects);
}

function content(lines, codes) {
  const shown = lines.flatMap((line, at) =>
    line ? [`1 0 0 1 ${left} ${(top - at * leading).toFixed(1)} Tm[${kerned(line, codes)}]TJ`] : [],
  );
  return `q 0 0 0 rg BT /F1 ${size} Tf\n${shown.join('\n')}\nET Q\n`;
}

/** Two pieces a word, a hair nearer to each other than their widths say. */
const kerned = (line, codes) =>
  line
    .split(/(?<= )|(?<=\w{3})(?=\w{3})/)
    .map((piece) => `<${[...piece].map((character) => hex(codes.get(character), 2)).join('')}>`)
    .join('-12');

function toUnicode(codes) {
  const rows = [...codes].map(([character, code]) => `<${hex(code, 2)}> <${hex(character.codePointAt(0), 4)}>`);
  return [
    '/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def',
    '1 begincodespacerange\n<00> <FF>\nendcodespacerange',
    `${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar`,
    'endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend',
  ].join('\n');
}

const hex = (number, digits) => number.toString(16).toUpperCase().padStart(digits, '0');

function stream(text) {
  const packed = deflateSync(Buffer.from(text, 'latin1'));
  return Buffer.concat([
    Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode>>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

function file(objects) {
  const parts = [Buffer.from('%PDF-1.6\n%\u00e4\u00f6\u00fc\n', 'latin1')];
  const offsets = objects.map((object, at) => {
    const offset = parts.reduce((bytes, part) => bytes + part.length, 0);
    parts.push(Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
    return offset;
  });
  const start = parts.reduce((bytes, part) => bytes + part.length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
