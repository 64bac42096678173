/** Words of French, German, Spanish, Italian and Latin names of salts, each with the English one. */
const WORDS: Readonly<Record<string, string>> = {
  CHLORHYDRATE: 'HYDROCHLORIDE',
  HYDROCHLORICUM: 'HYDROCHLORIDE',
  CLORHIDRATO: 'HYDROCHLORIDE',
  CLORIDRATO: 'HYDROCHLORIDE',
  BROMHYDRATE: 'HYDROBROMIDE',
  SODIQUE: 'SODIUM',
  NATRIUM: 'SODIUM',
  NATRICUM: 'SODIUM',
  SODICO: 'SODIUM',
  POTASSIQUE: 'POTASSIUM',
  KALIUM: 'POTASSIUM',
  KALICUM: 'POTASSIUM',
  POTASICO: 'POTASSIUM',
  CALCIQUE: 'CALCIUM',
  SULFATO: 'SULFATE',
  SULFAS: 'SULFATE',
  ACETAAT: 'ACETATE',
  ACETAT: 'ACETATE',
  TARTRAAT: 'TARTRATE',
  MALEAAT: 'MALEATE',
  FUMARAAT: 'FUMARATE',
}

const CATION = /^(SODIUM|DISODIUM|POTASSIUM|CALCIUM|MAGNESIUM) (.+)$/
const GENITIVE = /^(\S+) (?:DE|D'|DI|OF) ?(.+)$/
const ACID = /^(?:ACIDE|ACIDO|ACIDUM) (\S+)$/

/** What endings of other languages may stand for: a letter too many or too few at the end of a name of this pattern. */
const ENDINGS: readonly (readonly [end: RegExp, instead: readonly string[]])[] = [
  [/UM$/, ['', 'E']],
  [/A$/, ['', 'E']],
  [/O$/, ['', 'E']],
  [/E$/, ['']],
  [/(?=$)(?<=[A-Z])$/, ['E']],
]

/** Fewest letters of a name whose ending is looked at: short names of different drugs end alike. */
const SHORTEST = 7

/**
 * The same name as English writes it, from nearest to farthest: salts named cation first (`SODIUM VALPROATE`), with `de` (`SULFATE DE MORPHINE`) or in
 * Latin (`DICLOFENAC NATRIUM`); acids (`ACIDE FOLIQUE`, `ACIDUM ACETYLSALICYLICUM`); endings (`PARACETAMOLUM`, `METFORMINE`, `SIMVASTATINA`,
 * `PREDNISOLON`). They are candidates only: one counts where it is the name of a known substance.
 */
export function foreignForms(name: string): string[] {
  const english = name
    .split(' ')
    .map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word]! : word))
    .join(' ')
  const forms = [english]
  const cation = CATION.exec(english)
  if (cation !== null) forms.push(`${cation[2]} ${cation[1]}`)
  const genitive = GENITIVE.exec(english)
  if (genitive !== null) forms.push(`${genitive[2]} ${genitive[1]}`, `${genitive[1]} ${genitive[2]}`)
  const acid = ACID.exec(english)
  if (acid !== null) forms.push(...acidStems(acid[1]!).map((stem) => `${stem} ACID`))
  return [...new Set(forms)].filter((form) => form !== name)
}

/** Names that differ from a name in an ending of another language only. */
export function endingForms(name: string): string[] {
  const [first = '', ...rest] = name.split(' ')
  if (first.length < SHORTEST || !/^[A-Z]+$/.test(first)) return []
  const stems = ENDINGS.flatMap(([end, instead]) =>
    end.test(first) ? instead.map((with_) => first.replace(end, with_)) : [],
  )
  return [...new Set(stems)]
    .filter((stem) => stem !== first && stem.length >= 5)
    .map((stem) => [stem, ...rest].join(' '))
}

function acidStems(word: string): string[] {
  return [word.replace(/IQUE$|ICO$|ICUM$/, 'IC')].filter((stem) => stem !== word)
}
