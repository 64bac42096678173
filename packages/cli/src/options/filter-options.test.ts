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
    [['--serious', 'no'], { field: 'serious', is: false }],
    [['--country', 'US', 'JP'], { field: 'country', in: ['US', 'JP'] }],
    [
      ['--sex', 'F,unknown', '--age-max', '18', '--source', 'faers'],
      {
        and: [
          { field: 'sex', in: ['F', 'unknown'] },
          { field: 'age', max: 18 },
          { field: 'source', in: ['faers'] },
        ],
      },
    ],
  ])('of %j', (argv, expected) => expect(filter(...argv)).toEqual(expected))

  it.each([
    ['--sex', 'X'],
    ['--age-min', '-1'],
    ['--age-min', 'old'],
    ['--from', '2023-02-30'],
    ['--from', '2023-13'],
    ['--to', 'yesterday'],
    ['--serious', 'maybe'],
  ])('refuses %s %s', (...argv) => expect(() => filter(...argv)).toThrow())

  it('refuses an empty range of ages', () => {
    expect(() => filter('--age-min', '65', '--age-max', '65')).toThrow(/No age/)
  })
})
