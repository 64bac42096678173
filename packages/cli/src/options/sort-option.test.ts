import { MEASURES, SIGNAL_COLUMNS } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { columnsOf, defaultSort, sortOrder } from './sort-option.js'

describe('sortOrder', () => {
  it.each([
    ['eb05', { by: 'eb05', direction: 'descending' }],
    ['EB05:asc', { by: 'eb05', direction: 'ascending' }],
    ['drug', { by: 'drug', direction: 'ascending' }],
    ['event:desc', { by: 'event', direction: 'descending' }],
  ])('reads %s', (text, order) => expect(sortOrder(text)).toEqual(order))

  it.each(['', 'eb06', 'eb05:up', 'eb05:asc:asc'])('refuses %j', (text) => {
    expect(() => sortOrder(text)).toThrow()
  })
})

describe('defaultSort', () => {
  it.each([
    [MEASURES, 'eb05'],
    [['prr', 'ic'], 'ic025'],
    [['prr', 'ror'], 'prr025'],
    [['chi2'], 'chi2'],
    [[], 'a'],
  ] as const)('of %j is %s', (measures, by) => {
    expect(defaultSort(measures)).toEqual({ by, direction: 'descending' })
    expect(columnsOf(measures)).toContain(by)
  })
})

describe('columnsOf', () => {
  it('holds every column in its order for all measures', () => expect(columnsOf(MEASURES)).toEqual(SIGNAL_COLUMNS))
  it('keeps the order whatever the measures were called in', () => {
    expect(columnsOf(['ebgm', 'prr'])).toEqual([
      'a',
      'b',
      'c',
      'd',
      'expected',
      'prr',
      'prr025',
      'prr975',
      'ebgm',
      'eb05',
      'eb95',
    ])
  })
})
