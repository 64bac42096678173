import { measureColumns } from '@aethersignal/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultSort, inRankingOrder, rankingColumns } from './default-ranking.js'
import { intervalMeasures, intervalOf, measureOfColumn, signalColumnsOf } from './measure-columns.js'
import {
  COUNT_COLUMNS,
  MEASURE_COLUMNS,
  MEASURE_REGISTRY,
  MEASURES,
  PROFILE_COLUMNS,
  SIGNAL_COLUMNS,
} from './measure-registry.js'

const someMeasures = fc.subarray([...MEASURES]).chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))

describe('the registry', () => {
  it('lists the columns that core computes for each measure', () => {
    for (const { name, columns } of MEASURE_REGISTRY) {
      const computed = name === 'ic' ? [...measureColumns.ic, ...measureColumns.ic_approx] : measureColumns[name]
      expect([name, [...columns].sort()]).toEqual([name, [...new Set<string>(computed)].sort()])
    }
  })

  it('holds each column once, and reads no line from a column that is not there', () => {
    expect(new Set(SIGNAL_COLUMNS).size).toBe(SIGNAL_COLUMNS.length)
    for (const { name, columns, lines, ranking } of MEASURE_REGISTRY) {
      for (const { estimate, lower, upper, neutral, level, p } of lines) {
        for (const column of [estimate, lower, upper]) if (column) expect(columns).toContain(column)
        if (p !== undefined) expect(SIGNAL_COLUMNS).toContain(p)
        expect([name, lower !== undefined && upper !== undefined]).toEqual([name, level !== undefined])
        if (level !== undefined) expect(neutral).toBeDefined()
      }
      if (ranking !== undefined) expect(columns).toContain(ranking.by)
    }
    const places = MEASURE_REGISTRY.flatMap(({ ranking }) => ranking?.place ?? [])
    expect(places.toSorted((one, other) => one - other)).toEqual(places.map((_, at) => at + 1))
  })
})

describe('what a profile has beside the columns', () => {
  it('is named apart from them, and read by its line', () => {
    expect(new Set([...PROFILE_COLUMNS, ...SIGNAL_COLUMNS]).size).toBe(PROFILE_COLUMNS.length + SIGNAL_COLUMNS.length)
    for (const { columns, lines, profile } of MEASURE_REGISTRY) {
      if (profile === undefined) continue
      const { name, estimate, lower, upper } = profile.line
      const read = [estimate, lower, upper]
      expect(profile.columns.every((column) => read.includes(column))).toBe(true)
      for (const column of read) expect([...columns, ...profile.columns]).toContain(column)
      const replaced = lines.find((line) => line.name === name)
      if (replaced !== undefined) expect(profile.line).toMatchObject(replaced)
    }
  })
})

describe('columns of measures', () => {
  it('stand in one order, whatever order they were asked in, and know their measure', () => {
    fc.assert(
      fc.property(someMeasures, (measures) => {
        const columns = signalColumnsOf(measures)
        expect(columns).toEqual(SIGNAL_COLUMNS.filter((column) => columns.includes(column)))
        expect(columns.slice(0, 5)).toEqual(COUNT_COLUMNS)
        expect(columns).toHaveLength(5 + measures.flatMap((measure) => MEASURE_COLUMNS[measure]).length)
        for (const column of columns.slice(5)) expect(measures).toContain(measureOfColumn(column))
      }),
    )
    expect(COUNT_COLUMNS.map(measureOfColumn)).toEqual(COUNT_COLUMNS.map(() => undefined))
  })

  it('name the bounds of a measure with their level', () => {
    expect(intervalMeasures(MEASURES)).toEqual(['ebgm', 'ic', 'ror', 'prr'])
    expect(intervalOf('ebgm')).toEqual({ estimate: 'ebgm', lower: 'eb05', upper: 'eb95', neutral: 1, level: 0.9 })
    expect(intervalOf('chi2')).toBeUndefined()
  })
})

describe('the default ranking', () => {
  it.each([
    [MEASURES, 'eb05', 'ic025'],
    [['ebgm'], 'eb05', 'a'],
    [['prr', 'ic'], 'ic025', 'ic025'],
    [['prr', 'ror'], 'ror025', 'ror025'],
    [['chi2', 'ebgm'], 'eb05', 'chi2_yates'],
    [['fisher'], 'a', 'a'],
    [[], 'a', 'a'],
  ] as const)('of %j is %s, without a prior %s', (measures, by, without) => {
    expect(defaultSort(measures)).toEqual({ by, direction: 'descending' })
    expect(defaultSort(measures, 'prior')).toEqual({ by: without, direction: 'descending' })
  })

  it('is the first that is offered, of a column that is there, whatever the order of the measures', () => {
    fc.assert(
      fc.property(someMeasures, (measures) => {
        const { by } = defaultSort(measures)
        expect(rankingColumns(measures)[0]).toBe(by)
        expect(defaultSort(inRankingOrder(measures).map(({ name }) => name))).toEqual(defaultSort(measures))
        for (const column of rankingColumns(measures)) expect(signalColumnsOf(measures)).toContain(column)
      }),
    )
    expect(rankingColumns(MEASURES)).toEqual([
      ...['eb05', 'ebgm', 'ic025', 'ic', 'ror025', 'ror', 'prr025', 'prr', 'chi2_yates', 'a'],
    ])
  })
})
