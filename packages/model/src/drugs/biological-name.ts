/**
 * The last word of the core name of a biological product, by the stems of INN: antibodies, receptors, enzymes, growth
 * factors, hormones, conjugates, genes and cells. Words that no biological ends in keep what follows: LIQUI-GELS, CO-PACK.
 */
const CORE = [
  'MAB|CEPT|GRASTIM|ASE|TROPIN|TROGON|CITAN|FUSP|ERMIN|KIN',
  'VEC|GENE|LEUCEL|TEMCEL|TOXINA|TOXIN A|TOXIN B|PEGOL|ALFA|BETA|GAMMA|HISTOLYTICUM|(?:ALFA|BETA|GAMMA)-\\d[AB]|IMMUNOGLOBULIN G',
  'LISPRO|ASPART|GLARGINE|DETEMIR|DEGLUDEC|GLULISINE|INSULIN HUMAN|\\(RECOMBINANT\\)|RECOMBINANT',
  'VEDOTIN|DERUXTECAN|GOVITECAN|TIRUMOTECAN|TESIRINE|MAFODOTIN|SORAVTANSINE|EMTANSINE|OZOGAMICIN|PASUDOTOX|TIUXETAN',
].join('|')

const SUFFIXED = new RegExp(`^(.*(?:${CORE}))-[A-Z]{4}$`)

/** FDA set these before names that it told apart before there were suffixes; ZIV-AFLIBERCEPT is used in the vein, not the eye. */
const PREFIXED = /^(?:ADO|FAM|TBO)-(?=[A-Z]{6})/

/** Names that are told apart by being recombinant or drawn from plasma. */
const BY_ORIGIN = /FACTOR|ANTIHEMOPHILIC|VACCINE|ANTIGEN|THROMBIN|ALBUMIN|INHIBITOR|PROTEIN|GLOBULIN/

const RECOMBINANT = /^(.+?) \(?(?:HUMAN RECOMBINANT|RECOMBINANT HUMAN|RECOMBINANT)\)?$/

/**
 * The core name of a biological: without the four letters that FDA adds to tell its makers (`ADALIMUMAB-ADAZ`; Guidance for
 * Industry, Nonproprietary Naming of Biological Products, 2017), its older prefixes, and the word that it is recombinant.
 */
export function biologicalName(name: string): string {
  const core = name.replace(SUFFIXED, '$1').replace(PREFIXED, '')
  const made = RECOMBINANT.exec(core)?.[1]
  if (made === undefined || BY_ORIGIN.test(core)) return core
  return made === 'INSULIN' ? 'INSULIN HUMAN' : made
}
