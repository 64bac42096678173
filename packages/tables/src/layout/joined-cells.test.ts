import { describe, expect, it } from 'vitest'
import { tableAdapter } from '../csv-adapter.js'
import { casesOf, inputOf } from '../csv-text.fixture.js'
import type { TableOptions } from '../load/reading-options.js'
import { asJson, asNdjson, asText, asWorkbook } from '../table-forms.fixture.js'

type Row = readonly [drug: string, event: string]

/** Cells of which the value is the number of reports with each event, and the warnings about lists. */
async function read(content: string | Uint8Array, options: TableOptions = {}) {
  const { cases, report } = await casesOf(tableAdapter(options).read([inputOf(content)]))
  const events: Record<string, number> = {}
  for (const each of cases)
    for (const term of new Set(each.events.map((event) => event.term))) events[term] = (events[term] ?? 0) + 1
  return {
    events,
    drugs: cases.map(({ drugs }) => drugs.map(({ name }) => name)),
    doubts: report.warnings.filter(({ code }) => code === 'doubtful-lists'),
    score: report.files[0]!.quality!.score!,
  }
}

const tableOf = (rows: readonly Row[]) => ({
  header: ['case_id', 'drug', 'event'],
  rows: rows.map((cells, index) => [String(index + 1), ...cells]),
})
const ofEvents = (...events: string[]) => tableOf(events.map((event) => ['Drug A', event]))
const THREE = { Rash: 3, Nausea: 3, Fall: 2 }

describe('joined cells', () => {
  it.each([
    ['semicolons', ['Rash; Nausea', 'Nausea;Fall', 'Rash ;Fall;', 'Nausea; Rash']],
    ['bars', ['Rash|Nausea', 'Nausea||Fall', 'Rash | Fall', 'Nausea|Rash']],
    ['commas, none alone', ['Rash, Nausea', 'Nausea, Fall', 'Rash, Fall', 'Nausea,Rash']],
    ['commas and a last "and"', ['Rash, Nausea, and Fall', 'Nausea', 'Rash, Fall', 'Nausea, Rash']],
    ['line feeds', ['Rash\nNausea', 'Nausea\n\nFall', 'Rash\nFall', 'Nausea\nRash']],
    ['CR LF', ['Rash\r\nNausea', 'Nausea\r\nFall', 'Rash\r\nFall', 'Nausea\r\nRash']],
    ['line breaks of HTML', ['Rash<br>Nausea', 'Nausea<br/>Fall', 'Rash<BR />Fall', 'Nausea&lt;br&gt;Rash']],
    ['tabs', ['Rash\tNausea', 'Nausea\tFall', 'Rash\tFall', 'Nausea\tRash']],
    ['carets', ['Rash^Nausea', 'Nausea^Fall', 'Rash^Fall', 'Nausea^Rash']],
    ['slashes', ['Rash / Nausea', 'Nausea / Fall', 'Rash / Fall', 'Nausea / Rash']],
    ['bullets', ['• Rash • Nausea', '• Nausea\n• Fall', '•Rash •Fall', '• Nausea • Rash']],
    ['bullets, one a line', ['• Rash\n• Nausea', '• Nausea\n• Fall', '• Rash\n• Fall', '• Nausea\n• Rash']],
    ['dashes before lines', ['- Rash\n- Nausea', '- Nausea\n- Fall', '- Rash\n- Fall', '- Nausea\n- Rash']],
    ['asterisks before lines', ['* Rash\n* Nausea', '* Nausea\n* Fall', '* Rash\n* Fall', '* Nausea\n* Rash']],
    ['tildes', ['Rash~Nausea', 'Nausea ~ Fall', 'Rash~~Fall', 'Nausea~Rash']],
    ['doubled marks', ['Rash##Nausea', 'Nausea ## Fall', 'Rash##Fall', 'Nausea##Rash']],
    ['doubled slashes', ['Rash//Nausea', 'Nausea // Fall', 'Rash//Fall', 'Nausea//Rash']],
    ['numbers', ['1. Rash 2. Nausea', '1) Nausea 2) Fall', '1. Rash\n2. Fall', '(1) Nausea; (2) Rash']],
    ['lists of Python', ["['Rash', 'Nausea']", '[\'Nausea\', "Fall"]', "('Rash', 'Fall')", "['Nausea','Rash']"]],
    ['lists of JSON', ['["Rash","Nausea"]', '["Nausea", "Fall"]', '["Rash","Fall",null]', '["Nausea","Rash"]']],
    ['lists of R', ['c("Rash", "Nausea")', 'c("Nausea", "Fall")', 'c("Rash", "Fall", NA)', 'list("Nausea", "Rash")']],
    [
      'lists of NumPy',
      ["['Rash' 'Nausea']", "array(['Nausea', 'Fall'], dtype=object)", "['Rash' 'Fall']", "['Nausea' 'Rash']"],
    ],
    ['lists of PostgreSQL', ['{Rash,Nausea}', '{Nausea,Fall}', '{"Rash",Fall}', '{Nausea,Rash,NULL}']],
    ['lists of Java', ['[Rash, Nausea]', '[Nausea, Fall]', '[Rash, Fall]', '[Nausea, Rash]']],
    ['values in quotes', ["'Rash', 'Nausea'", '"Nausea", "Fall"', "'Rash', 'Fall'", "'Nausea', 'Rash'"]],
    ['ideographic commas', ['Rash、Nausea', 'Nausea，Fall', 'Rash、Fall', 'Nausea、Rash']],
    ['semicolons of full width', ['Rash；Nausea', 'Nausea；Fall', 'Rash；Fall', 'Nausea；Rash']],
    ['two marks', ['Rash; Nausea', 'Nausea, Fall', 'Fall; Rash', 'Nausea, Rash']],
  ])('are parted at %s, in every form', async (_, events) => {
    const table = ofEvents(...events)
    const forms = [
      asText(table, ','),
      asText(table, '\t'),
      asJson(table),
      asNdjson(table),
      asWorkbook({ Sheet: table }),
    ]
    for (const form of forms) {
      const { events: found, doubts, score } = await read(form)
      expect(found).toEqual(THREE)
      expect(doubts).toEqual([])
      expect(score).toBe(100)
    }
  })

  it.each([
    ['qualifiers', ofEvents('Haemorrhage, subdural', 'Pain, unspecified', 'Pain', 'Haemorrhage', 'Rash')],
    [
      'drugs',
      tableOf([
        ['INSULIN GLARGINE, RECOMBINANT', 'Rash'],
        ['ASPIRIN, CAFFEINE', 'Rash'],
        ['ASPIRIN', 'Rash'],
        ['INSULIN LISPRO, RECOMBINANT', 'Rash'],
      ]),
    ],
    [
      'strengths',
      tableOf([
        ['Aspirin, 100 mg', 'Rash'],
        ['Aspirin, 75 mg', 'Rash'],
        ['Aspirin', 'Rash'],
      ]),
    ],
    [
      'digits',
      tableOf([
        ['1,2-dimethyl X', 'Rash'],
        ['2,4-D', 'Rash'],
        ['1', 'Rash'],
      ]),
    ],
    [
      'brackets',
      tableOf([
        ['A (B; C)', 'Rash'],
        ['A (B, C)', 'Rash'],
        ['B', 'Rash'],
        ['C', 'Rash'],
      ]),
    ],
    [
      'and',
      tableOf([
        ['Sodium and potassium', 'Nausea and vomiting'],
        ['A & B', 'Rash'],
      ]),
    ],
  ])('are none where the column speaks against it: %s', async (_, table) => {
    const { events, drugs, doubts, score } = await read(asText(table, ','))
    expect(Object.keys(events).sort()).toEqual([...new Set(table.rows.map(([, , event]) => event!))].sort())
    expect(drugs.flat()).toEqual(table.rows.map(([, drug]) => drug))
    expect([doubts, score]).toEqual([[], table.rows[0]![1] === '1,2-dimethyl X' ? expect.any(Number) : 100])
  })

  it('keeps the ends of names where a column is parted at commas', async () => {
    const { events } = await read(
      asText(ofEvents('Rash, Nausea', 'Nausea, Fall', 'Rash, Haemorrhage, subdural', 'Fall', 'Rash'), ','),
    )
    expect(events).toEqual({ Rash: 3, Nausea: 2, Fall: 2, 'Haemorrhage, subdural': 1 })
  })

  it('asks where the column does not settle it, lowers the score, and takes the answer', async () => {
    const text = asText(ofEvents('Rash, Nausea', 'Fall, Headache', 'Tremor'), ',')
    const asked = await read(text)
    expect(asked.events).toEqual({ 'Rash, Nausea': 1, 'Fall, Headache': 1, Tremor: 1 })
    expect(asked.doubts).toMatchObject([
      { count: 2, message: expect.stringContaining('--split event=comma makes it "Rash" and "Nausea"') },
    ])
    expect(asked.score).toBeLessThan(80)
    for (const splits of [{ event: 'comma' }, { event: ',' }, { EVENT: ', ' }]) {
      const answered = await read(text, { splits })
      expect(answered).toMatchObject({
        events: { Rash: 1, Nausea: 1, Fall: 1, Headache: 1, Tremor: 1 },
        doubts: [],
        score: 100,
      })
    }
    const kept = await read(text, { splits: { event: 'none' } })
    expect(kept).toMatchObject({ events: asked.events, doubts: [], score: 100 })
  })

  it('never cuts a name for one cell alone', async () => {
    const found = await read(
      asText(ofEvents('Blood pressure, diastolic increased', 'Blood pressure', 'Fall, Blood pressure'), ','),
    )
    expect(Object.keys(found.events)).toContain('Blood pressure, diastolic increased')
    expect(found.doubts.length).toBe(1)
  })

  it('asks about objects, of which nobody can say what the name is', async () => {
    const { doubts, score } = await read(asText(tableOf([["[{'name': 'A', 'role': 1}]", 'Rash']]), ','))
    expect(doubts).toMatchObject([{ count: 1, message: expect.stringContaining('objects') }])
    expect(score).toBeLessThan(75)
  })

  it('reads entities before marks, and shapes of an apostrophe as one', async () => {
    const { events } = await read(
      asText(
        ofEvents('Crohn&#39;s disease', "Crohn's disease; Alanine &lt; normal", 'A&amp;amp;B&nbsp;; Rash', '&nbsp;'),
        ',',
      ),
    )
    expect(events).toEqual({ "Crohn's disease": 2, 'Alanine < normal': 1, 'A&B': 1, Rash: 1 })
  })

  it('gives each drug its role, and none where their numbers differ', async () => {
    const text = [
      'case_id,drug,role,event',
      '1,A; B & C,PS; C,x',
      "2,\"['A', 'C']\",\"['1', '2']\",x",
      '3,B;C,I,x',
      '4,A;B;C,PS;C,x',
      '5,A;B;C,C|C,x',
      '6,B;;A,PS;;C,x',
    ].join('\n')
    const { cases, report } = await casesOf(tableAdapter().read([inputOf(text)]))
    expect(cases.map(({ drugs }) => drugs.map(({ name, role }) => `${name} ${role}`))).toEqual([
      ['A PS', 'B C', 'C C'],
      ['A PS', 'C C'],
      ['B I', 'C I'],
      ['A null', 'B null', 'C null'],
      ['A C', 'B C', 'C C'],
      ['B PS', 'A C'],
    ])
    expect(report.warnings.find(({ code }) => code === 'role-count-differs')?.count).toBe(3)
    expect(report.files[0]!.quality!.score).toBeLessThanOrEqual(100)
  })
})
