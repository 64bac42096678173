import { describe, expect, it } from 'vitest'
import { tableAdapter } from '../csv-adapter.js'
import { casesOf, inputOf } from '../csv-text.fixture.js'
import type { TableOptions } from '../load/reading-options.js'
import { asText } from '../table-forms.fixture.js'

async function read(events: readonly string[], options: TableOptions = {}) {
  const rows = events.map((event, at) => [String(at + 1), 'Drug A', event])
  const text = asText({ header: ['case_id', 'drug', 'event'], rows }, ',')
  const { cases, report } = await casesOf(tableAdapter(options).read([inputOf(text)]))
  return {
    terms: cases.map(({ events: found }) => found.map(({ term }) => term)),
    outcomes: cases.map(({ events: found }) => found.map(({ extra }) => (extra === null ? null : JSON.parse(extra)))),
    serious: cases.map(({ serious }) => serious),
    warnings: report.warnings.filter(({ code }) => code.includes('outcomes')).map(({ code, count }) => [code, count]),
  }
}

describe('outcomes behind events', () => {
  it('are outcomes where the column has several, and a fatal one is of the case', async () => {
    const found = await read(['Rash (Fatal)', 'Rash (Recovered)', 'Nausea (Not Recovered/Not Resolved)', 'Fall'])
    expect(found.terms).toEqual([['Rash'], ['Rash'], ['Nausea'], ['Fall']])
    expect(found.outcomes).toEqual([
      [{ outcome: 'Fatal' }],
      [{ outcome: 'Recovered' }],
      [{ outcome: 'Not Recovered/Not Resolved' }],
      [null],
    ])
    expect(found.serious).toEqual([1, null, null, null])
    expect(found.warnings).toEqual([['outcomes-behind-events', 3]])
  })

  it.each<readonly [string, readonly string[], readonly string[][], readonly (readonly [string, number])[]]>([
    [
      'joined events',
      ['Rash (Recovered); Nausea (fatal)', 'Nausea [resolved]', 'Rash (unknown)'],
      [['Rash', 'Nausea'], ['Nausea'], ['Rash']],
      [['outcomes-behind-events', 4]],
    ],
    [
      'one outcome behind every event',
      ['Rash (Fatal)', 'Sepsis (Fatal)'],
      [['Rash'], ['Sepsis']],
      [['outcomes-behind-events', 2]],
    ],
    [
      'few rows, an event with and without',
      ['Rash', 'Rash', 'Fall', 'Fall', 'Fall', 'Rash (Recovering)', 'Fall (Died)'],
      [['Rash'], ['Rash'], ['Fall'], ['Fall'], ['Fall'], ['Rash'], ['Fall']],
      [['outcomes-behind-events', 2]],
    ],
  ])('are read of %s', async (_, events, terms, warnings) => {
    expect(await read(events)).toMatchObject({ terms, warnings })
  })

  it('stay with their events where the column does not show it, which is said', async () => {
    const events = ['Abortion (Fatal)', 'Rash', 'Fall', 'Nausea']
    expect(await read(events)).toMatchObject({
      terms: events.map((event) => [event]),
      serious: [null, null, null, null],
      warnings: [['doubtful-outcomes', 1]],
    })
  })

  it.each([
    [['Rash (unknown)', 'Fall (unknown)', 'Fall']],
    [['Influenza (H1N1)', 'Alcohol problem (serious)', 'Rash (0)', 'Rash (other)']],
  ])('are none of %j', async (events) => {
    expect(await read(events)).toMatchObject({ terms: events.map((event) => [event]), warnings: [] })
  })

  it('are none of an event that is known as it is written', async () => {
    const events = ['Stillbirth (Fatal)', 'Stillbirth (Recovered)', 'Rash (Fatal)', 'Rash (Recovered)']
    const known = ['Stillbirth (Fatal)', 'Stillbirth (Recovered)']
    const { terms } = await read(events, { terms: { events: new Set(known.map((term) => term.toLowerCase())) } })
    expect(terms).toEqual([['Stillbirth (Fatal)'], ['Stillbirth (Recovered)'], ['Rash'], ['Rash']])
  })
})
