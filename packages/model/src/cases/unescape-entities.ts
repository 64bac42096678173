/** HTML's names of U+00A0 to U+00FF, in that order (HTML Living Standard, "Named character references"). */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const OTHERS =
  'amp & lt < gt > quot " apos \' lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ ndash – mdash — minus − hyphen ‐ hellip … bull • prime ′ trade ™ le ≤ ge ≥ alpha α beta β gamma γ delta δ mu μ omega ω comma , semi ; num # lpar ( rpar ) sol / NewLine \n Tab \t'

const NAMED: ReadonlyMap<string, string> = /* @__PURE__ */ entities()

const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}\d{0,2}));/g

/**
 * Text as it was before it was escaped for HTML or XML: `Crohn&#39;s` is `Crohn's`, and so is `Crohn&amp;#39;s`, which was
 * escaped twice. Only entities with their semicolon are read, and names that are none stay as they are.
 */
export function unescapeEntities(text: string): string {
  let before = text
  // Each pass makes the text shorter, so that this ends.
  for (;;) {
    if (!before.includes('&')) return before
    const after = before.replace(ENTITY, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? whole
      return characterOf(decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal)) ?? whole
    })
    if (after === before) return after
    before = after
  }
}

/** Null for what is no character, and for controls that no text has. */
function characterOf(code: number): string | null {
  const isText = code >= 32 || code === 9 || code === 10 || code === 13
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return isText && !isSurrogate && code <= 0x10_ffff ? String.fromCodePoint(code) : null
}

function entities(): ReadonlyMap<string, string> {
  const others = OTHERS.split(' ')
  return new Map([
    ...LATIN_1.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
    ...others.flatMap((name, index) => (index % 2 === 0 ? [[name, others[index + 1]!] as const] : [])),
  ])
}
