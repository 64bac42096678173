import { COUNTRY_NAMES } from './country-names.js'
import { isMissing } from './missing-value.js'

/** A country as it counts, and whether it is one that is known. */
export interface CountryReading {
  /** The code of ISO 3166-1 of two letters; another code or name as written, in capitals. */
  readonly country: string
  /** Whether it is a country of the list. */
  readonly known: boolean
}

/**
 * Reads a country: codes of ISO 3166-1 of two and three letters, names in English and other languages, with what belongs to their
 * official forms, in any letter case and with or without accents, and code and name together (`US - United States`). `UK` and the
 * parts of the United Kingdom are GB, `EL` is GR; codes that were withdrawn without parting the country have the new one. EU, and the
 * EEA and what lies outside of it (EudraVigilance), are regions and stay. What is not known stays as written, in capitals. Null where
 * it is missing.
 */
export function readCountry(text: string): CountryReading | null {
  const cached = readings.get(text)
  if (cached !== undefined) return cached
  const reading = isMissing(text, 'country') ? null : read(text)
  if (readings.size >= MOST_KEPT) readings.clear()
  readings.set(text, reading)
  return reading
}

/** Spellings that are remembered: few are written, and often. */
const MOST_KEPT = 1000
const readings = new Map<string, CountryReading | null>()

/** FAERS FAQ 21: FDA writes this for a country that is not known. */
const NOT_SPECIFIED = 'COUNTRY NOT SPECIFIED'

/** Codes that are none of ISO 3166-1 now but that are written. */
const OTHER_CODES: Readonly<Record<string, string>> = {
  UK: 'GB',
  XI: 'GB',
  EL: 'GR',
  EU: 'EU',
  EUROPE: 'EU',
  'EUROPEAN UNION': 'EU',
  EEA: 'EEA',
  'AREA ECONOMIC EUROPEAN': 'EEA',
  'EEA NON': 'NON-EEA',
  'AREA ECONOMIC EUROPEAN NON': 'NON-EEA',
  XK: 'XK',
  KOSOVO: 'XK',
  XKX: 'XK',
  FX: 'FR',
  'FRANCE METROPOLITAN': 'FR',
  DD: 'DE',
  ZR: 'CD',
  TP: 'TL',
  BU: 'MM',
  AN: 'AN',
  'ANTILLES NETHERLANDS': 'AN',
  YU: 'YU',
  YUGOSLAVIA: 'YU',
  CS: 'CS',
  'MONTENEGRO SERBIA': 'CS',
  SU: 'SU',
  USSR: 'SU',
}

/** Words without which a name is the same: articles, and what states call themselves. */
const SMALL_WORDS = new Set('THE OF AND DE LA LE DES DU'.split(' '))
const STATE_WORDS = new Set(
  `REPUBLIC REPUBLIK REPUBLICA REPUBLIQUE REPUBBLICA KINGDOM STATE STATES FEDERAL FEDERATIVE FEDERATION ISLAMIC SOCIALIST DEMOCRATIC
  PLURINATIONAL BOLIVARIAN PRINCIPALITY COMMONWEALTH UNION GRAND DUCHY SULTANATE INDEPENDENT ARAB HASHEMITE PEOPLES COOPERATIVE
  BAILIWICK EASTERN CONFEDERATION TERRITORY`.split(/\s+/),
)

let codes: ReadonlyMap<string, string> | null = null

function read(text: string): CountryReading | null {
  const written = text.normalize('NFKC').toUpperCase().replace(/\s+/g, ' ').trim()
  if (written === NOT_SPECIFIED) return null
  const code = codeOf(written) ?? agreed(written)
  return code === null ? { country: written, known: false } : { country: code, known: true }
}

/** What the parts of `US - United States` and `Croatia (Hrvatska)` agree upon: each that says something says the same, or it stands in front of brackets. */
function agreed(written: string): string | null {
  const parts = written
    .split(/\s+[-–—]\s+|[/|,;:()[\]=]/)
    .filter((part) => wordsOf(part).some((word) => !STATE_WORDS.has(word)))
  const found = new Set(parts.map(codeOf))
  if (found.size === 1) return [...found][0] ?? null
  const before = /^([^([]+)[([]/.exec(written)?.[1]
  const inside = parts.slice(1).map(codeOf)
  return before !== undefined && inside.every((each) => each === null) ? codeOf(before) : null
}

function codeOf(name: string): string | null {
  codes ??= table()
  const words = wordsOf(name)
  const bare = words.filter((word) => !STATE_WORDS.has(word))
  return codes.get(words.join(' ')) ?? (bare.length > 0 ? codes.get(bare.join(' ')) : undefined) ?? null
}

/** The words of a name in order of letters, without accents, points and small words: `KOREA, REPUBLIC OF` is `Republic of Korea`. */
function wordsOf(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/['’‘\x60.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const telling = words.filter((word) => !SMALL_WORDS.has(word))
  // A code such as DE or LA is a small word elsewhere.
  return words.length === 1 ? words : telling.sort()
}

function table(): ReadonlyMap<string, string> {
  const found = new Map(Object.entries(OTHER_CODES))
  for (const entry of COUNTRY_NAMES.split(';')) {
    const [, two, three, names] = /^\s*(\S\S) (\S{3}) (.*)$/s.exec(entry)!
    found.set(two!, two!)
    found.set(three!, two!)
    for (const name of names!.split('|')) found.set(wordsOf(name).join(' '), two!)
  }
  return found
}
