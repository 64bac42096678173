import type { PairProfile, PairRule, PresetName, SignalColumn } from '@aethersignal/model'

type Bound = readonly [name: SignalColumn | 'importantEvent', sign: '≥' | '>', threshold: number]

/** The rules by the words of their publications. */
const PUBLISHED: Readonly<Record<PresetName, readonly Bound[]>> = {
  evans: [
    ['a', '≥', 3],
    ['prr', '≥', 2],
    ['chi2', '≥', 4],
  ],
  'evans-yates': [
    ['a', '≥', 3],
    ['prr', '≥', 2],
    ['chi2_yates', '≥', 4],
  ],
  'ema-ror': [
    ['ror025', '>', 1],
    ['a', '≥', 5],
    ['importantEvent', '≥', 1],
  ],
  'ema-prr': [
    ['prr025', '≥', 1],
    ['a', '≥', 5],
  ],
  mhra: [
    ['ebgm', '≥', 2.5],
    ['eb05', '≥', 1.8],
    ['a', '≥', 3],
  ],
  umc: [['ic025', '>', 0]],
  fda: [['eb05', '≥', 2]],
}

/** The rules held against the measures of a pair, without their sources. */
export function naiveRules(
  { measures }: PairProfile,
  { important, monitored }: { readonly important: boolean | null; readonly monitored: boolean },
): readonly Omit<PairRule, 'source'>[] {
  return Object.entries(PUBLISHED).map(([name, bounds]) => {
    const conditions = bounds.map(([column, sign, published]) => {
      const threshold = name === 'ema-ror' && column === 'a' && monitored ? 3 : published
      const value = column !== 'importantEvent' ? measures[column] : important === null ? null : important ? 1 : 0
      const holds = value === null ? null : sign === '>' ? value > threshold : value >= threshold
      return { name: column, comparison: sign === '>' ? 'above' : 'at-least', threshold, value, holds } as const
    })
    const verdicts = conditions.map(({ holds }) => holds)
    const holds = verdicts.includes(false) ? false : verdicts.includes(null) ? null : true
    return { name: name as PresetName, holds, conditions }
  })
}
