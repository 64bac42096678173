import type { Role } from '../cases/roles.js'
import { isMissing } from './missing-value.js'
import { plainWord } from './plain-word.js'

/** Codes: of FAERS, of E2B (R2 B.4.k.1, R3 G.k.1) and of EudraVigilance line listings. */
const CODES = new Map<string, Role>([
  ['ps', 'PS'],
  ['s', 'PS'],
  ['1', 'PS'],
  ['ss', 'SS'],
  ['c', 'C'],
  ['2', 'C'],
  ['i', 'I'],
  ['3', 'I'],
  ['dn', 'DN'],
  ['4', 'DN'],
])

type Meaning = 'suspect' | 'primary' | 'secondary' | 'concomitant' | 'interacting' | 'administered' | 'not' | 'filler'

/**
 * Beginnings of words, as letters without accents, and what they say: English, French, German, Spanish, Portuguese, Italian, Dutch,
 * the Nordic languages, Polish, Czech, Russian, Japanese, Chinese and Korean. The first that fits a word decides.
 */
const MEANINGS: readonly (readonly [Meaning, RegExp])[] = [
  [
    'suspect',
    /^(?:suspects?|suspected|suspicious|suspecte?s?|suspectee?s?|verdachtigt?(?:e[rsnm]?)?|verdacht(?:e|ig)?|sospechos[oa]s?|suspeit[oa]s?|sospett[oia]|misstankt[ae]?|mistænkt|mistenkt|podejrzan[yae]|podezrel[yae]|подозрева\w*|cosuspect(?:ed)?)$/u,
  ],
  [
    'primary',
    /^(?:primary|primar(?:e[rs]?)?|primaire|primari[oa]|main|first|1st|principal|principale?|первич\p{L}*|hauptverdachtig\p{L}*)$/u,
  ],
  [
    'secondary',
    /^(?:secondary|secondaire|secundari[oa]|secondari[oa]|sekundar(?:e[rs]?)?|second|2nd|secundair|вторич\p{L}*|other|additional|autre|andere[rs]?|otr[oa])$/u,
  ],
  [
    'concomitant',
    /^(?:con|conc|concom|conmeds?|concomitants?|concomitante?s?|concomitantly|concurrent|concomitanti|coadministered|comedications?|comedicacion|comedicacao|begleitend(?:e[rs]?)?|begleitmedikation|begleitarzneimittel|komedikation|gelijktijdig|samtidig[ta]?|konkomitant[ae]?|wspołistniejąc\p{L}*|jednoczesn\p{L}*|soucasn\p{L}*|сопутств\p{L}*)$/u,
  ],
  [
    'interacting',
    /^(?:interact(?:ing|ion|ive|ions)?|interagissante?s?|interagierend(?:e[rs]?)?|interaktion|wechselwirk(?:ung|end)\p{L}*|interaccion|interactuante|interacao|interativo|interazione|interagente|interactie|interagerende?|interakcj\p{L}*|взаимодейств\p{L}*)$/u,
  ],
  [
    'administered',
    /^(?:administered|administration|administree?s?|verabreicht\p{L}*|administrad[oa]s?|somministrat[oia]|toegediend|given|taken)$/u,
  ],
  ['not', /^(?:not|non|no|nicht|niet|never|unadministered|ej|ikke|nie|не|nao)$/u],
  [
    'filler',
    /^(?:drugs?|products?|medicines?|medications?|medicinal|medicaments?|medicamentos?|vaccines?|substances?|agents?|therapy|treatment|biologics?|devices?|arzneimittel|farmac[oi]s?|medicinale|geneesmiddel|lek|lakemedel|legemiddel|лекарств\p{L}*|препарат\p{L}*|role|of|the|to|be|as|is|a|or|and|und|ou|oder|et|o|y|e|was|in|wirkstoff|produit|producto|prodotto)$/u,
  ],
]

/** Words of languages that are written without blanks. */
const WHOLE: readonly (readonly [RegExp, Role])[] = [
  [/(?:未投与|非投与|未给药|未使用|미투여)/u, 'DN'],
  [/(?:併用|并用|合并|伴随|병용)/u, 'C'],
  [/(?:相互作用|상호작용)/u, 'I'],
  [/(?:被疑|怀疑|懷疑|可疑|의심)/u, 'PS'],
]

/**
 * Reads the part of a drug in a report: codes of FAERS and E2B, and the words of regulators in any letter case, with prefixes,
 * brackets, dashes and slashes (`Primary Suspect Drug`, `1 - Suspect`, `- Not suspected`, `Concomitant (C)`).
 *
 * A suspect without a rank is PS, since only FAERS ranks them, and so is `Suspect/Interacting`, which does not say which of the
 * two it is; what is not suspected is C. Null where the role is missing; undefined where it is another or where a word of it is
 * not known, so that none is read for what it is not.
 */
export function readRole(text: string): Role | null | undefined {
  if (isMissing(text, 'attribute')) return null
  const written = text.normalize('NFKC').trim()
  const code = CODES.get(plainWord(written.replace(/^(\d+)\.0+$/, '$1')))
  if (code !== undefined) return code
  for (const [words, role] of WHOLE) if (words.test(written)) return role
  const words = wordsOf(written)
  // A code that stands with its words says the same or nothing.
  const codes = words.filter((word) => CODES.has(word))
  const meanings = words.filter((word) => !CODES.has(word)).map(meaningOf)
  if (meanings.includes(undefined)) return undefined
  const role = roleOf(new Set(meanings))
  return role !== undefined && codes.every((each) => agrees(CODES.get(each)!, role)) ? role : undefined
}

function roleOf(said: ReadonlySet<Meaning | undefined>): Role | undefined {
  if (said.has('not')) {
    if (said.has('administered')) return said.has('suspect') ? undefined : 'DN'
    return said.has('suspect') && said.size - (said.has('filler') ? 1 : 0) === 2 ? 'C' : undefined
  }
  if (said.has('concomitant')) return said.has('suspect') ? undefined : 'C'
  if (said.has('suspect')) return said.has('secondary') && !said.has('primary') ? 'SS' : 'PS'
  if (said.has('interacting')) return 'I'
  if (said.has('primary') !== said.has('secondary')) return said.has('primary') ? 'PS' : 'SS'
  return undefined
}

function agrees(code: Role, role: Role): boolean {
  return code === role || (code === 'PS' && role === 'SS')
}

function meaningOf(word: string): Meaning | undefined {
  return MEANINGS.find(([, pattern]) => pattern.test(word))?.[0]
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/co-(?=suspect|medic|admin)/g, 'co')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
