import type { CaseQuery, Filter } from '@aethersignal/model'
import { expect, it } from 'vitest'
import { whyEmpty } from './why-empty.js'

/** Five reports; filters are applied by hand. */
const REPORTS = [
  { drug: ['A'], event: ['x'], sex: ['F'], serious: true },
  { drug: ['A'], event: ['x'], sex: ['M'], serious: false },
  { drug: ['A', 'B'], event: ['y'], sex: ['M'], serious: true },
  { drug: ['B'], event: ['x'], sex: ['F'], serious: false },
  { drug: ['C'], event: ['y'], sex: ['M'], serious: true },
]

function holds(filter: Filter, report: (typeof REPORTS)[number]): boolean {
  if ('and' in filter) return filter.and.every((part) => holds(part, report))
  if ('not' in filter) return !holds(filter.not, report)
  if ('or' in filter) return filter.or.some((part) => holds(part, report))
  if (filter.field === 'serious') return report.serious === filter.is
  const values = report[filter.field as 'drug'] as readonly string[]
  return ((filter as { in: readonly string[] }).in ?? []).some((name) => values.includes(name))
}
const count = ({ where }: CaseQuery) =>
  Promise.resolve(REPORTS.filter((report) => where === undefined || holds(where, report)).length)
const pair = (drug: string, event: string, where?: Filter) =>
  whyEmpty({ door: 'pair', pair: { drug, event }, spec: { ...(where && { where }) } }, count)
const women: Filter = { field: 'sex', in: ['F'] }
const serious: Filter = { field: 'serious', is: true }

it('says nothing where there are reports', async () => {
  expect(await pair('A', 'x')).toBeUndefined()
})

it('tells a name that no report has', async () => {
  expect(await pair('Z', 'x')).toEqual([{ cause: 'unknown-term', kind: 'drug', names: ['Z'] }])
})

it('tells names that are never on one report', async () => {
  expect(await pair('C', 'x')).toEqual([{ cause: 'never-co-reported', names: [['C'], ['x']], reports: [1, 3] }])
})

it('tells names that the conditions leave no report of, and what each condition leaves', async () => {
  expect(await pair('C', 'y', women)).toEqual([
    { cause: 'not-in-subset', kind: 'drug', names: ['C'], reports: 1 },
    { cause: 'not-in-subset', kind: 'event', names: ['y'], reports: 2 },
    { cause: 'excluded', steps: [{ filter: women, alone: 2, left: 0, without: 1 }] },
  ])
})

it('tells which condition took the last report', async () => {
  expect(await pair('B', 'x', { and: [women, serious] })).toEqual([
    { cause: 'not-in-subset', kind: 'drug', names: ['B'], reports: 2 },
    {
      cause: 'excluded',
      steps: [
        { filter: women, alone: 2, left: 1, without: 0 },
        { filter: serious, alone: 3, left: 0, without: 1 },
      ],
    },
  ])
})
