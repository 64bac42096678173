import { isMissing } from '@aethersignal/model/adapter'
import { plainName } from '../table/case-columns.js'
import { withoutDecimals } from './sex.js'

const ANSWERS = new Map<string, 0 | 1>(
  /* @__PURE__ */ (
    [
      [1, '1 y yes true t s serious ja oui si sí sim x grave'],
      [0, '0 2 n no false f ns notserious nonserious nein non não nao nee nongrave nograve nãograve naograve'],
    ] as const
  ).flatMap(([answer, words]) => words.split(' ').map((word) => [word, answer] as const)),
)

/** Reads whether a case is serious; 2 is "no" in E2B and openFDA. Null for unknown, undefined where it says something else. */
export function readSerious(text: string): 0 | 1 | null | undefined {
  if (isMissing(text, 'attribute')) return null
  return ANSWERS.get(plainName(withoutDecimals(text)))
}
