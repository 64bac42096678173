import { describe, expect, it } from 'vitest'
import { type CellKind, isMissing, presentText } from './missing-value.js'

const KINDS: readonly CellKind[] = ['id', 'drug', 'event', 'country', 'attribute', 'text']

const OF_PROGRAMS = [
  ...[
    '',
    ' ',
    '\t',
    '\u00a0',
    '\u200b',
    '\ufeff \u2003',
    '""',
    "''",
    '“”',
    '.',
    '?',
    '-',
    '--',
    '—',
    '–',
    '…',
    '*',
    '[]',
    '{}',
  ],
  ...[
    'None',
    'none',
    'NONE',
    'n/a',
    'N/A',
    'N.A.',
    'n.a',
    'NaN',
    'nan',
    '-nan',
    'NaT',
    'null',
    'NULL',
    '(null)',
    '[null]',
  ],
  ...['<NA>', 'undefined', 'nil', '\\N', '(blank)', '#N/A', '#N/A N/A', '#NA', '#REF!', '#VALUE!', '#NAME?', '#NULL!'],
  ...['#DIV/0!', '#NUM!', '#SPILL!', '#CALC!', '#FIELD!', '#BLOCKED!', '#UNKNOWN!', '#CONNECT!', '#GETTING_DATA'],
  ...[
    '#NV',
    '#BEZUG!',
    '#WERT!',
    '#ZAHL!',
    '#VALEUR!',
    '#NOM?',
    '#¡VALOR!',
    '#¿NOMBRE?',
    '#N/D',
    '#NÚM!',
    'Err:502',
    '1.#QNAN',
  ],
]

const IN_WORDS = [
  ...[
    'unknown',
    'UNK',
    'Unknown',
    'UNKNOWN.',
    '(unknown)',
    'not reported',
    'Not Reported',
    'not available',
    'not known',
  ],
  ...['not-specified', 'Not applicable', 'No data', 'unbekannt', 'inconnu', 'desconocido', '不明'],
]

describe('isMissing', () => {
  it.each(OF_PROGRAMS)('%j is nothing of any kind', (text) => {
    for (const kind of KINDS) expect([kind, isMissing(text, kind)]).toEqual([kind, true])
  })

  it.each(IN_WORDS)('%j is missing, but stays in free text', (text) => {
    for (const kind of KINDS) expect([kind, isMissing(text, kind)]).toEqual([kind, kind !== 'text'])
  })

  it('keeps what is a value of its kind', () => {
    const kept: readonly (readonly [CellKind, string])[] = [
      ...(['Na', 'Na+', 'NS', 'Nicotine', 'Unknown drug', 'UNSPECIFIED INGREDIENT', '5-FU', '9999', 'K'] as const).map(
        (text) => ['drug', text] as const,
      ),
      ...(['No adverse event', 'Nausea', 'Unevaluable event', 'Missed dose', 'Death'] as const).map(
        (text) => ['event', text] as const,
      ),
      ...(['NA', 'na', 'NR', 'NI', 'NC', 'ND', 'UN'] as const).map((text) => ['country', text] as const),
      ...(['0', '1', '#12', 'A-1', 'NA-1', 'US-UNKNOWN-12', 'N1'] as const).map((text) => ['id', text] as const),
      ...(['♀', '+', 'NS', 'F', '0', 'X'] as const).map((text) => ['attribute', text] as const),
    ]
    for (const [kind, text] of kept) expect([kind, text, isMissing(text, kind)]).toEqual([kind, text, false])
  })

  it('takes NA for missing but in countries, of which one has that code', () => {
    for (const text of ['NA', 'na', 'N/A']) expect(isMissing(text, 'drug')).toBe(true)
    for (const kind of ['id', 'event', 'attribute', 'text'] as const) expect(isMissing('NA', kind)).toBe(true)
    expect(isMissing('N/A', 'country')).toBe(true)
    for (const text of ['NR', 'ND', 'nk'])
      expect([isMissing(text, 'id'), isMissing(text, 'attribute')]).toEqual([true, true])
  })

  it.each(['TBD', 'Total', 'Total:', 'Grand Total', 'Gesamt', 'TOTAAL'])('takes %s for no id of a case', (text) => {
    expect([isMissing(text, 'id'), isMissing(text, 'text')]).toEqual([true, false])
  })
})

describe('presentText', () => {
  it('takes blanks and invisible characters off the ends', () => {
    expect(presentText('\ufeff\u00a0 Aspirin\u200b\r', 'drug')).toBe('Aspirin')
    expect(presentText('\u200b', 'id')).toBeNull()
    expect([presentText(null, 'text'), presentText(undefined, 'text')]).toEqual([null, null])
  })
})
