import { ageCondition } from '@aethersignal/model'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addFilterOptions, type FilterOptions, filterOf } from './filter-options.js'

function filter(...argv: string[]) {
  const command = addFilterOptions(new Command())
    .exitOverride()
    .configureOutput({ outputError: () => {} })
  command.parse(argv, { from: 'user' })
  return filterOf(command.opts<FilterOptions>())
}

describe('filterOf', () => {
  it.each([
    [[], undefined],
    [['--sex', 'f'], { field: 'sex', in: ['F'] }],
    [['--age-min', '65'], { field: 'age', min: 65 }],
    [['--from', '2024', '--to', '2024-03'], { field: 'date', which: 'received', from: '2024', to: '2024-03' }],
    [['--date', 'event', '--to', '2024-02-29'], { field: 'date', which: 'event', to: '2024-02-29' }],
    [['--age-under', '18'], { field: 'age', max: 18 }],
    [['--age-min', '0.5', '--age-under', '1.5'], { field: 'age', min: 0.5, max: 1.5 }],
    [['--age-min', '18', '--age-max', '18'], { field: 'age', min: 18, max: 19 }],
    [['--age-max', '64'], { field: 'age', max: 65 }],
    [['--latest-to', '2024-06'], { field: 'date', which: 'version', to: '2024-06' }],
    [
      ['--from', '2024-03-15', '--to', '2024-03'],
      { field: 'date', which: 'received', from: '2024-03-15', to: '2024-03' },
    ],
    [
      ['--date', 'event', '--from', '2019', '--received-to', '2023', '--latest-from', '2020'],
      {
        and: [
          { field: 'date', which: 'received', to: '2023' },
          { field: 'date', which: 'event', from: '2019' },
          { field: 'date', which: 'version', from: '2020' },
        ],
      },
    ],
    [['--without-unknown-age'], { field: 'age', min: 0 }],
    [['--without-unknown-age', '--age-under', '18'], { field: 'age', max: 18 }],
    [['--extra', 'DOSE=1|2 '], { field: 'extra', name: 'DOSE', in: ['1', '2'] }],
    [['--extra', 'DOSE=-1..2.5'], { field: 'extra', name: 'DOSE', min: -1, max: 2.5 }],
    [
      ['--extra', 'DOSE=2..', '--extra', 'V_ADMINBY'],
      {
        and: [
          { field: 'extra', name: 'DOSE', min: 2 },
          { field: 'extra', name: 'V_ADMINBY' },
        ],
      },
    ],
    [['--fatal'], { field: 'outcome', in: ['DE'] }],
    [['--outcome', 'Life threatening,hospitalization,de,DE'], { field: 'outcome', in: ['LT', 'HO', 'DE'] }],
    [['--where', '-country:usa'], { not: { field: 'country', in: ['US'] } }],
    [['--where', '{"not":{"field":"country","in":["usa"]}}'], { not: { field: 'country', in: ['US'] } }],
    [
      ['--sex', 'F', '--where', '{"or":[{"field":"serious","is":true},{"field":"age","min":65}]}'],
      {
        and: [
          { field: 'sex', in: ['F'] },
          {
            or: [
              { field: 'serious', is: true },
              { field: 'age', min: 65 },
            ],
          },
        ],
      },
    ],
    [['--serious', 'no'], { field: 'serious', is: false }],
    [['--country', 'US', 'JP'], { field: 'country', in: ['US', 'JP'] }],
    [['--country', 'usa', 'United Kingdom', 'Atlantis'], { field: 'country', in: ['US', 'GB', 'Atlantis'] }],
    [
      ['--sex', 'F,unknown', '--age-max', '18', '--source', 'faers'],
      {
        and: [
          { field: 'sex', in: ['F', 'unknown'] },
          { field: 'age', max: 19 },
          { field: 'source', in: ['faers'] },
        ],
      },
    ],
  ])('of %j', (argv, expected) => expect(filter(...argv)).toEqual(expected))

  it.each([
    ['--sex', 'X'],
    ['--age-min', '-1'],
    ['--age-min', 'old'],
    ['--age-max', '18.5'],
    ['--from', '2023-02-30'],
    ['--latest-to', '2023-02-30'],
    ['--from', '2023-13'],
    ['--to', 'yesterday'],
    ['--serious', 'maybe'],
    ['--outcome', 'recovered'],
    ['--outcome', ''],
    ['--where', 'sex=F'],
    ['--where', 'sex:F agee:5'],
    ['--where', '{"field":"sex"'],
    ['--where', '{"field":"sex","in":["X"]}'],
    ['--where', '{"field":"route","in":["oral"]}'],
    ['--fatal', '--outcome', 'death'],
  ])('refuses %s %s', (...argv) => expect(() => filter(...argv)).toThrow())

  it('refuses an empty range of ages', () => {
    expect(() => filter('--age-min', '65', '--age-max', '64')).toThrow(/No age/)
    expect(() => filter('--age-min', '65', '--age-under', '65')).toThrow(/No age/)
  })

  it.each([
    ['--age-max', '17', '--age-under', '18'],
    ['--from', '2024', '--received-from', '2024'],
    ['--date', 'version', '--to', '2024', '--latest-to', '2024'],
    ['--from', '2024-04', '--to', '2024-03-31'],
    ['--event-from', '2024', '--event-to', '2023-12'],
  ])('refuses %s %s with %s %s …', (...argv) => {
    expect(() => filter(...argv)).toThrow(expect.objectContaining({ code: 'usage/invalid' }))
  })

  it('asks for the same ages as the form of the page', () => {
    expect(filter('--age-min', '12', '--age-max', '17')).toEqual(ageCondition({ from: 12, to: 17 }))
  })
})
