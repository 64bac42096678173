import { describe, expect, it } from 'vitest'
import { tableAdapter } from '../csv-adapter.js'
import { casesOf, inputOf } from '../csv-text.fixture.js'
import type { TableOptions } from '../load/reading-options.js'

async function read(text: string, options: TableOptions = {}) {
  const { cases, report } = await casesOf(tableAdapter(options).read([inputOf(text)]))
  return {
    pairs: cases.map(({ id, drugs, events }) => [
      id,
      drugs.map(({ name, role }) => `${name} ${role}`),
      events.map(({ term }) => term),
    ]),
    extras: cases.flatMap(({ drugs, events }) => [...drugs, ...events].map(({ extra }) => extra)),
    codes: report.warnings.map(({ code, count }) => [code, count]),
    file: report.files[0]!,
  }
}

describe('layouts of a table', () => {
  it('reads numbered columns, each drug with its own role', async () => {
    const wide =
      'case_id,drug1,drug1_role,drug2,role_2,reaction_1,reaction_02,reaction_10\n1,A,PS,B,C,x,,z\n2,,,C,SS,y,,\n'
    const { pairs, file } = await read(wide)
    expect(pairs).toEqual([
      ['1', ['A PS', 'B C'], ['x', 'z']],
      ['2', ['C SS'], ['y']],
    ])
    expect(file).toMatchObject({ rowsIn: 2, loaded: 2, unknownColumns: [] })
  })

  it('reads the columns that pandas numbers', async () => {
    expect((await read('case_id,drug,drug.1,event,event.1\n1,A,B,x,y\n')).pairs).toEqual([
      ['1', ['A PS', 'B PS'], ['x', 'y']],
    ])
  })

  it('splits cells at semicolons and bars, roles along with drugs', async () => {
    const { pairs, extras } = await read(
      'case_id,drug,role,event,note\n1,A; B ;C,PS;C;SS,x|y; z,n\n2,A; B,C,x,\n3,A;;B,PS;;C,x,\n',
    )
    expect(pairs).toEqual([
      ['1', ['A PS', 'B C', 'C SS'], ['x', 'y', 'z']],
      ['2', ['A C', 'B C'], ['x']],
      ['3', ['A PS', 'B C'], ['x']],
    ])
    expect(extras.filter((extra) => extra !== null)).toEqual(['{"note":"n"}'])
  })

  it('keeps cells whole where told', async () => {
    const { pairs, codes } = await read('case_id,drug,event,role\n1,A; B,"x, y",PS\n1,A,x,PS\n1,A,y,PS\n', {
      splits: { drug: 'none', event: 'none' },
    })
    expect(pairs).toEqual([['1', ['A; B PS', 'A PS', 'A PS'], ['x, y', 'x', 'y']]])
    expect(codes).toEqual([])
  })

  it('asks about commas that the column does not settle, and splits where known terms do', async () => {
    const text = [
      'case_id,role,drug,event',
      '1,PS,A,"Rash, Pain, abdominal"',
      '2,PS,B,"Pain, abdominal"',
      '3,PS,"A, B","Rash, Unheard of"',
      '4,PS,"A, B, and C",Rash',
    ].join('\n')
    const without = await read(text)
    expect(without.pairs.map((pair) => pair[2])).toEqual([
      ['Rash, Pain, abdominal'],
      ['Pain, abdominal'],
      ['Rash, Unheard of'],
      ['Rash'],
    ])
    expect(without.pairs.map((pair) => pair[1])).toEqual([
      ['A PS'],
      ['B PS'],
      ['A PS', 'B PS'],
      ['A PS', 'B PS', 'C PS'],
    ])
    expect(without.codes).toEqual([
      ['comma-lists', 2],
      ['doubtful-lists', 3],
    ])
    const terms = { events: new Set(['pain, abdominal', 'rash', 'unheard of']) }
    const known = await read(text, { terms })
    expect(known.pairs.map((pair) => pair[2])).toEqual([
      ['Rash', 'Pain, abdominal'],
      ['Pain, abdominal'],
      ['Rash', 'Unheard of'],
      ['Rash'],
    ])
  })

  it('reads lists of JSON', async () => {
    const json = JSON.stringify([
      {
        case_id: 1,
        drugs: [
          { name: 'A;B', role: 'PS' },
          { name: 'C', role: 'C' },
        ],
        reactions: ['x', 'y'],
      },
    ])
    const { pairs, codes } = await read(json, {
      mapping: {
        columns: ['case_id caseId', 'drugs.name drug', 'drugs.role role', 'reactions event'].map((each, position) => {
          const [column, field] = each.split(' ') as [string, 'drug']
          return { column, field, position, number: null, confidence: 1, reason: 'Told.' }
        }),
        unmapped: [],
        missing: [],
      },
    })
    expect(pairs).toEqual([['1', ['A;B PS', 'C C'], ['x', 'y']]])
    expect(codes).toEqual([])
  })

  it('makes ids only where asked to, and says so', async () => {
    const text = 'drug,event,role\nA,x,PS\nA,x,PS\n'
    await expect(read(text)).rejects.toMatchObject({ code: 'input/missing-column' })
    const { pairs, codes } = await read(text, { synthesiseCaseIds: true })
    expect(pairs.map(([id]) => id)).toEqual(['row-2', 'row-3'])
    expect(codes).toEqual([['case-id-synthesised', 2]])
  })
})
