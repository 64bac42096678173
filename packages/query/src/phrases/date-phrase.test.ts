import { describe, expect, it } from 'vitest'
import { flatText } from '../spelling/flat-text.js'
import { readDatePhrase } from './date-phrase.js'

const scope = { today: '2024-08-15' }
const read = (text: string) => {
  const flat = flatText(text)
  return readDatePhrase(flat, 0, scope)
}
const daysOf = (text: string) => {
  const phrase = read(text)
  if (phrase === undefined || phrase.end !== text.length || phrase.read.others.length > 0) return undefined
  const { from = '', to = '' } = phrase.read.filter
  return `${from}..${to}`
}

/** What a phrase means: first day or its month or year, last day or its month or year, both included. */
const PHRASES = `
2024 | 2024..2024
in 2021 | 2021..2021
during 2021 | 2021..2021
for 2021 | 2021..2021
since 2019 | 2019..
from 2019 | 2019..
from 2015 onwards | 2015..
2015 onwards | 2015..
2015 onward | 2015..
2015 and later | 2015..
2015 or later | 2015..
2015+ | 2015..
starting in 2018 | 2018..
starting from March 2018 | 2018-03..
beginning in 2018 | 2018..
as of 2020 | 2020..
as of 2020-03-09 | 2020-03-09..
no earlier than 2020 | 2020..
not before 2020 | 2020..
after 2019 | 2020..
after May 2019 | 2019-06..
after 2019-12-30 | 2019-12-31..
later than 2019 | 2020..
until 2020 | ..2020
till 2020 | ..2020
up to 2020 | ..2020
through 2020 | ..2020
by 2020 | ..2020
by the end of 2020 | ..2020
no later than 2020 | ..2020
before 2020 | ..2019
before March 2020 | ..2020-02
prior to 2020 | ..2019
earlier than 2020-03-01 | ..2020-02
2020 and earlier | ..2020
2020 or before | ..2020
2018 to 2020 | 2018..2020
2018-2020 | 2018..2020
2018 – 2020 | 2018..2020
2018 through 2020 | 2018..2020
2018 until 2020 | 2018..2020
2018..2020 | 2018..2020
from 2018 to 2020 | 2018..2020
from 2018 until 2020 | 2018..2020
between 2018 and 2020 | 2018..2020
in 2018 to 2020 | 2018..2020
from 2020-01-01 to 2021-12-31 | 2020..2021
from 2020-01-02 to 2021-12-30 | 2020-01-02..2021-12-30
between January 2020 and March 2021 | 2020-01..2021-03
between Jan 2020 and Mar 2021 | 2020-01..2021-03
January 2020 to March 2021 | 2020-01..2021-03
April 2021 – present | 2021-04-01..2024-08-15
April 2021 to date | 2021-04-01..2024-08-15
from April 2021 to today | 2021-04-01..2024-08-15
since April 2021 | 2021-04..
since 1 April 2021 | 2021-04..
since 2 April 2021 | 2021-04-02..
since April 2nd, 2021 | 2021-04-02..
April 3, 2021 | 2021-04-03..2021-04-03
3 April 2021 | 2021-04-03..2021-04-03
3rd of April 2021 | 2021-04-03..2021-04-03
01jan2020 | 2020-01-01..2020-01-01
2-Feb-2020 | 2020-02-02..2020-02-02
2020-02-29 | 2020-02-29..2020-02-29
20200229 | 2020-02-29..2020-02-29
2020/2/9 | 2020-02-09..2020-02-09
9.2.2020 | 2020-02-09..2020-02-09
13/02/2020 | 2020-02-13..2020-02-13
02/13/2020 | 2020-02-13..2020-02-13
05/05/2020 | 2020-05-05..2020-05-05
from 13/02/2020 to 14/02/2020 | 2020-02-13..2020-02-14
2019-07 | 2019-07..2019-07
07/2019 | 2019-07..2019-07
July 2019 | 2019-07..2019-07
Sept. 2019 | 2019-09..2019-09
in May 2019 | 2019-05..2019-05
since May 2019 | 2019-05..
January to March 2021 | 2021-01..2021-03
Jan-Mar 2021 | 2021-01..2021-03
between May and July 2020 | 2020-05..2020-07
from May to July 2020 | 2020-05..2020-07
Q1 2024 | 2024-01..2024-03
Q4 of 2023 | 2023-10..2023-12
2019Q3 | 2019-07..2019-09
2019-Q3 | 2019-07..2019-09
2019 Q3 | 2019-07..2019-09
22Q3 | 2022-07..2022-09
3Q2019 | 2019-07..2019-09
first quarter of 2023 | 2023-01..2023-03
the fourth quarter 2023 | 2023-10..2023-12
quarter 2 of 2023 | 2023-04..2023-06
Q1 to Q3 2022 | 2022-01..2022-09
Q2-Q3 2022 | 2022-04..2022-09
Q3 2021 to Q2 2022 | 2021-07..2022-06
since Q3 2021 | 2021-07..
2026 Q1 | 2026-01..2026-03
H1 2025 | 2025-01..2025-06
2025H2 | 2025-07..2025-12
1H2025 | 2025-01..2025-06
first half of 2025 | 2025-01..2025-06
second half of 2025 | 2025-07..2025-12
H1 to H2 2023 | 2023..2023
the 2010s | 2010..2019
since the 2010s | 2010..
year to date | 2024-01-01..2024-08-15
YTD | 2024-01-01..2024-08-15
this year | 2024..2024
last year | 2023..2023
this quarter | 2024-07..2024-09
last quarter | 2024-04..2024-06
previous quarter | 2024-04..2024-06
since last quarter | 2024-04..
this month | 2024-08..2024-08
last month | 2024-07..2024-07
since last year | 2023..
last 12 months | 2023-08-16..2024-08-15
in the last twelve months | 2023-08-16..2024-08-15
over the past 5 years | 2019-08-16..2024-08-15
past year | 2023-08-16..2024-08-15
in the past month | 2024-07-16..2024-08-15
last 2 quarters | 2024-01..2024-06
last 30 days | 2024-07-17..2024-08-15
last two weeks | 2024-08-02..2024-08-15
since 3 years ago | 2021-08-15..
yesterday | 2024-08-14..2024-08-14
until yesterday | ..2024-08-14
end of 2020 | 2020-12-31..2020-12-31
since the beginning of 2020 | 2020..
> 2019 | 2020..
>= 2019 | 2019..
< 2019 | ..2018
`
  .trim()
  .split('\n')
  .map((line) => line.split(' | ') as [string, string])

it('knows at least 120 phrases', () => {
  expect(PHRASES.length).toBeGreaterThanOrEqual(120)
})

it.each(PHRASES)('%s', (phrase, days) => {
  expect(daysOf(phrase)).toBe(days)
})

it.each([
  'march fracture',
  'may',
  'in May',
  'sun burn',
  '12 days after first dose',
  '2000 mg',
  '2020 reports',
  '2023-13',
  '31/02/2020',
  '2023-02-29',
])('%s is no date', (text) => {
  const found = read(text)
  expect(found === undefined || found.end < text.length - 2).toBe(true)
})

it('finds no date in words that only look like one', () => {
  for (const text of ['march fracture', 'meningitis in May', 'sun burn', '12 days after first dose']) {
    for (let at = 0; at < text.length; at++) expect(readDatePhrase(text, at, scope), text.slice(at)).toBeUndefined()
  }
})

describe('what may mean two days', () => {
  it.each([
    ['01/02/2020', ['2020-02-01', '2020-01-02']],
    ['since 03-04-2020', ['2020-04-03', '2020-03-04']],
  ])('%s has both readings', (text, from) => {
    const { read: readings } = read(text)!
    expect([readings.filter, ...readings.others].map((filter) => filter.from)).toEqual(from)
  })

  it('takes a fiscal year as that of the United States, the calendar year being the other', () => {
    const { filter, others } = read('FY2024')!.read
    expect(filter).toMatchObject({ from: '2023-10', to: '2024-09' })
    expect(others).toEqual([{ field: 'date', which: 'received', from: '2024', to: '2024' }])
  })
})

it.each([
  ['received since 2019', 'received'],
  ['onset in 2019', 'event'],
  ['occurred in 2019', 'event'],
  ['updated since 2019', 'version'],
])('%s is about that date', (text, which) => {
  expect(read(text)?.read.filter.which).toBe(which)
})

it('takes the second half of the year that was named before', () => {
  expect(readDatePhrase('second half', 0, { ...scope, year: 2025 })?.read.filter).toMatchObject({ from: '2025-07' })
  expect(readDatePhrase('second half', 0, scope)).toBeUndefined()
})
