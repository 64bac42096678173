import { isMaker } from './makers.js'

/** WHO Drug Dictionary record numbers that some senders append, such as `TOREM /01036501/`. */
const RECORD_NUMBER = /\/\d{8}\//g
const EDGES = /^[\s.,;:*'"`^~{}=_-]+|[\s.,;:*'"`^~{}=_-]+$/g

const UNIT =
  '(?:MG|MCG|UG|ΜG|NG|G|GM|GR|GRAMS?|KG|ML|L|IU|I\\.U\\.|U|UNITS?|MU|MIU|MEQ|MMOL|MCI|MBQ|%|PERCENT|PPM|HOURS?|HR|H)'
const STRENGTH = new RegExp(
  `(?:^|[\\s,;(=-])\\d[\\d.,]*(?:\\s*[/-]\\s*\\d[\\d.,]*)?\\s*-?${UNIT}(?:\\s*/\\s*(?:\\d[\\d.,]*\\s*)?(?:ML|M2|L|G|H|HR|KG|DAY|DOSE|TAB|TABLET|ACTUATION|${UNIT}))?$`,
)

/**
 * Words that say how a drug is given and not which drug it is. Words that tell products with other ingredients apart
 * (`PLUS`, `HCT`, `D`, `PM`, `COLD`, `CHILDRENS`, `FORTE`, `LIPOSOMAL`) are not among them.
 */
const FORM_WORDS = new Set(
  `TABLET TABLETS TABS TAB CAPSULE CAPSULES CAPS CAP CAPLET CAPLETS PILL PILLS INJECTION INJECTIONS INJECTABLE INJ INFUSION
  SOLUTION SUSPENSION SYRUP ELIXIR CREAM OINTMENT GEL LOTION PATCH PATCHES DROPS SUPPOSITORY SUPPOSITORIES POWDER GRANULES
  LOZENGE LOZENGES SPRAY INHALER INHALATION AEROSOL ORAL INTRAVENOUS IV SUBCUTANEOUS INTRAMUSCULAR TOPICAL OPHTHALMIC
  MR LP DR RETARD PROLONGED-RELEASE MODIFIED-RELEASE EXTENDED-RELEASE SUSTAINED-RELEASE DELAYED-RELEASE SR ER XR XL CR EC ODT SRT FILM-COATED ENTERIC-COATED HFA CONTINUING
  PREFILLED PRE-FILLED SYRINGE VIAL AMPOULE AMPULE IU UNKNOWN PEN PENS KWIKPEN FLEXPEN FLEXTOUCH SOLOSTAR AUTOINJECTOR AUTO-INJECTOR
  AUTOINJ SURECLICK CARTRIDGE NOS DAILY QD BID TID QID PRN NOCTE TRANSDERMAL CHEWABLE EFFERVESCENT TROCHE TROCHES OINT RECTAL LEMON DISPERSIBLE ENTERIC COATED
  COMPRIMÉ COMPRIMÉS COMPRIME COMPRIMES GÉLULE GÉLULES GELULE GELULES COMPRIMIDO COMPRIMIDOS CÁPSULA CÁPSULAS TABLETTE TABLETTEN KAPSEL KAPSELN
  COMPRESSE CAPSULA CAPSULAE TABULETTA TABULETTAE TROPFEN SALBE INJEKTION`.split(/\s+/),
)
const FORM_PHRASES =
  /(?:^|[\s,-])(?:EYE DROPS?|NASAL SPRAY|ORAL RINSE|SUBLINGUAL FILM|FOR (?:ORAL )?SUSPENSION|TRANSDERMAL DELIVERY SYSTEM|(?:CHERRY|LEMON|LIME|GRAPE|ORANGE|BERRY|STRAWBERRY|MINT|BUBBLE ?GUM) FLAVOU?R(?:ED)?|SALINE LAXATIVE|EXTENDED RELEASE|SUSTAINED RELEASE|DELAYED RELEASE|MODIFIED RELEASE|FILM COATED|ENTERIC COATED|FOR INJECTION|ORAL USE|TRANSDERMAL SYSTEM|PRE-?FILLED (?:PEN|SYRINGE)|AUTO INJECTOR|(?:ONCE|TWICE|THREE TIMES) (?:DAILY|A DAY|PER DAY)|(?:PER|A|EVERY|EACH) DAY)$/
const LEADING = /^(?:TAB(?:LETS?)?|CAP(?:SULES?)?|INJ(?:ECTION)?|SYRUP|SYP)\.? (?=[A-Z]{4})/

const FULL_WORDS: Readonly<Record<string, string>> = {
  HCL: 'HYDROCHLORIDE',
  HCI: 'HYDROCHLORIDE',
  HYDROCHLORID: 'HYDROCHLORIDE',
  HBR: 'HYDROBROMIDE',
  SULPHATE: 'SULFATE',
  BISULPHATE: 'BISULFATE',
  MESILATE: 'MESYLATE',
  BESILATE: 'BESYLATE',
}

/** Takes off what stands around a name: record numbers, quotes, trailing dots, blanks around slashes. */
export function withoutMarks(name: string): string {
  return name
    .replace(RECORD_NUMBER, ' ')
    .replace(/\s*([/\\+])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(EDGES, '')
}

/** Writes abbreviated salts in full, in the spelling of the United States Pharmacopeia. */
export function withFullSalts(name: string): string {
  return name
    .split(' ')
    .map((word) => (Object.hasOwn(FULL_WORDS, word) ? FULL_WORDS[word] : word))
    .join(' ')
}

/**
 * Takes strengths with a unit and words of the dose form off the end, as often as there are any. Bare numbers stay: they
 * belong to names as often as not (`HUMULIN 70/30`, `VITAMIN B 12`).
 */
export function withoutFormAndStrength(name: string): string {
  let rest = withoutMarks(name).replace(LEADING, '')
  for (;;) {
    const shorter = withoutMarks(withoutLast(rest))
    if (shorter === rest) return rest
    rest = shorter
  }
}

function withoutLast(name: string): string {
  const strength = STRENGTH.exec(name)
  if (strength !== null) return name.slice(0, strength.index)
  const phrase = FORM_PHRASES.exec(name)
  if (phrase !== null) return name.slice(0, phrase.index)
  const last = Math.max(name.lastIndexOf(' '), name.lastIndexOf(',')) + 1
  const word = name.slice(last)
  return FORM_WORDS.has(word) || (last > 0 && isMaker(word)) ? name.slice(0, last) : name
}

/** A name with one remark in brackets: `LOSEC (OMEPRAZOLE) CAPSULE` is `LOSEC`, of `OMEPRAZOLE`. */
export interface BracketedName {
  readonly outside: string
  readonly inside: string
}

/** The parts of a name with exactly one closed bracket, in which nothing but form and strength follows it; else null. */
export function bracketedName(name: string): BracketedName | null {
  const match = /^([^()[\]]*)[([]([^()[\]]*)[)\]]([^()[\]]*)$/.exec(name)
  if (match === null || withoutFormAndStrength(match[3]!) !== '') return null
  return { outside: withoutFormAndStrength(match[1]!), inside: withoutMarks(match[2]!) }
}

/** Parts of a name that lists several substances; the name alone where it does not. */
export function listedParts(name: string): string[] {
  const parts = name
    .split(/[/\\+,;&]|\s(?:AND|WITH|W)\s|\sW[/\\]/)
    .map(withoutMarks)
    .filter((part) => part !== '' && part !== 'AND')
  return parts.map((part) => part.replace(/^(?:AND|WITH|W\/)\s+/, ''))
}
