import { isMissing } from '@aethersignal/model/adapter'
import { plainName } from '../table/case-columns.js'

const SEXES = new Map<string, 'F' | 'M'>(
  /* @__PURE__ */ (
    [
      [
        'F',
        'f female females woman women girl 2 w weiblich frau femme féminin feminin fille femenino femenina feminino feminina mujer mulher femmina femminile donna vrouw vrouwelijk kvinde kvinna kvinne kobieta žena женский ж 女 女性 여 여성 ♀',
      ],
      [
        'M',
        'm male males man men boy 1 männlich mannlich mann homme masculin garçon masculino masculina hombre homem maschio maschile uomo man mannelijk mand mężczyzna muž мужской м 男 男性 남 남성 ♂',
      ],
    ] as const
  ).flatMap(([sex, words]) => words.split(' ').map((word) => [word, sex] as const)),
)

/** Codes of FAERS and ISO/IEC 5218 for "not known", "not specified" and "not applicable". */
const NO_SEX = new Set(['0', '9', 'ns', 'yr'])

/** Reads words and the codes of ISO/IEC 5218 (1 male, 2 female), which E2B D.5 shares. Undefined where it is another. */
export function readSex(text: string): 'F' | 'M' | null | undefined {
  const word = plainName(withoutDecimals(text))
  if (NO_SEX.has(word) || isMissing(text, 'attribute')) return null
  return SEXES.get(word) ?? SEXES.get(text.trim())
}

/** `1.0`, as pandas writes a column of codes with gaps, as `1`. */
export function withoutDecimals(text: string): string {
  return /^(\d+)\.0+$/.exec(text)?.[1] ?? text
}
