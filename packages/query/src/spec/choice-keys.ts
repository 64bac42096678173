import {
  DRUG_LEVELS,
  MEASURES,
  PRESETS,
  REQUEST_LIMITS,
  ROLES,
  type RunSpec,
  SIGNAL_COLUMNS,
} from '@aethersignal/model'
import type { TokenValue } from '../tokens/token.js'
import { listText, readChoice, readChoices, readTexts } from '../values/list-values.js'
import { type Reading, rangeReversed, valueUnknown } from '../values/value-problem.js'

/** What the keys of a query choose beside conditions on reports; the rules of `presets` stand in keys of their own. */
export type Choices = Omit<RunSpec, 'where' | 'presets'> & {
  readonly rules?: NonNullable<RunSpec['presets']>['names']
  readonly meeting?: 'any' | 'all'
  readonly importantEvents?: readonly string[]
  readonly monitoredDrugs?: readonly string[]
}

interface ChoiceKey<Member extends keyof Choices> {
  readonly member: Member
  readonly read: (values: readonly TokenValue[]) => Reading<NonNullable<Choices[Member]>>
  readonly write: (chosen: NonNullable<Choices[Member]>) => string
}

const texts = { read: (values: readonly TokenValue[]) => ({ read: readTexts(values) }), write: listText }

function choicesOf<T extends string>(names: readonly T[]) {
  return { read: (values: readonly TokenValue[]) => readChoices(values, names), write: listText }
}

function choiceOf<T extends string>(names: readonly T[]) {
  return { read: (values: readonly TokenValue[]) => readChoice(values, names), write: (name: T): string => name }
}

function key<Member extends keyof Choices>(
  member: Member,
  { read, write }: Omit<ChoiceKey<Member>, 'member'>,
): ChoiceKey<Member> {
  return { member, read, write }
}

const COLUMNS = [...SIGNAL_COLUMNS, 'drug', 'event'] as const

/** The keys of choices, in the order in which they are written. */
export const CHOICE_KEYS = {
  drug: key('drugs', texts),
  event: key('events', texts),
  'drug-level': key('drugLevel', choiceOf(DRUG_LEVELS)),
  'keep-apart': key('keepApart', texts),
  role: key('roles', choicesOf(ROLES)),
  reports: key('minCount', {
    read: ([value]) => {
      const found = /^(>=|>)(\d{1,15})$/u.exec(value!.text)
      const count = Number(found?.[2]) + (found?.[1] === '>' ? 1 : 0)
      return found === null
        ? valueUnknown(value!, 'Write reports:>=5 for pairs with five reports or more.')
        : { read: count }
    },
    write: (count) => `>=${count}`,
  }),
  measure: key('measures', choicesOf(MEASURES)),
  'zero-cells': key('zeroCells', choiceOf(['none', 'haldane'])),
  rule: key('rules', choicesOf(PRESETS)),
  meets: key('meeting', choiceOf(['any', 'all'])),
  'important-event': key('importantEvents', texts),
  'monitored-drug': key('monitoredDrugs', texts),
  sort: key('sort', {
    read: ([value]) => {
      const descending = value!.text.startsWith('-')
      const by = COLUMNS.find((column) => column === value!.text.slice(descending ? 1 : 0).toLowerCase())
      return by === undefined
        ? valueUnknown(value!, `Write one of ${COLUMNS.join(', ')}, with - before it for the highest first.`)
        : { read: { by, direction: descending ? 'descending' : 'ascending' } }
    },
    write: ({ by, direction }) => `${direction === 'descending' ? '-' : ''}${by}`,
  }),
  'unknown-names': key('unknownNames', choiceOf(['note', 'refuse'])),
  rows: key('page', {
    read: ([value]) => {
      const found = /^(\d{1,15})\.\.(\d{1,15})$/u.exec(value!.text)
      const [first, last] = [Number(found?.[1]), Number(found?.[2])]
      if (found === null || first < 1 || last - first >= REQUEST_LIMITS.rows) {
        return valueUnknown(value!, `Write rows:1..100, at most ${REQUEST_LIMITS.rows} rows from 1 on.`)
      }
      return last < first ? rangeReversed(value!) : { read: { offset: first - 1, limit: last - first + 1 } }
    },
    write: ({ offset, limit }) => `${offset + 1}..${offset + limit}`,
  }),
} as const

/** Keys that take one value, not a list. */
export const SINGLE_KEYS: ReadonlySet<string> = new Set([
  'drug-level',
  'reports',
  'zero-cells',
  'meets',
  'sort',
  'unknown-names',
  'rows',
])
