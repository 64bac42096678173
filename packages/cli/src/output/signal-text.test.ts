import { expect, it } from 'vitest'
import { signalText } from './signal-text.js'

it('shows counts whole, other numbers to four digits and undefined ones as such', () => {
  const text = signalText(
    {
      rows: 2,
      drug: (row) => ['ALPHA', 'BETA'][row]!,
      event: () => 'Rash',
      columns: {
        a: Float64Array.of(1234, 3),
        b: Float64Array.of(5, 6),
        prr: Float64Array.of(56, Number.NaN),
        ror: Float64Array.of(10_618.6, 14.184),
        ic025: Float64Array.of(-0.12345, 116),
      },
    },
    ['a', 'b', 'prr', 'ror', 'ic025'],
  )
  expect(text.split('\n')).toEqual([
    'drug   event      a    prr     ror   ic025',
    'ALPHA  Rash   1,234  56.00  10,619  -0.123',
    'BETA   Rash       3      –   14.18   116.0',
  ])
})
