import { describe, expect, it } from 'vitest'
import { drugNameResolver } from '../names/drug-name-resolver.js'
import { dictionaryFormat, readDictionary } from './read-dictionary.js'

const TABLES = {
  diana: [
    '"";"drugname";"Substance";"Checked";"OpenRefine"',
    '"1";"tachipirina";"paracetamol";"";""',
    '"2";"co-efferalgan";"codeine;paracetamol";"";""',
    '"3";"mk-0000";"some compound, trial";"";""',
    '"4";"nothing";"na";"";""',
    '"5";"empty";NA;"";""',
  ],
  unii: [
    'Name\tTYPE\tUNII\tDisplay Name',
    'ACETAMINOPHEN [USP MONOGRAPH]\tof\t362O9ITL9D\tACETAMINOPHEN',
    'PARACETAMOL\tcn\t362O9ITL9D\tACETAMINOPHEN',
    'TYLENOL\tbn\t362O9ITL9D\tACETAMINOPHEN',
    'N-(4-"HYDROXY"PHENYL)ACETAMIDE\tsys\t362O9ITL9D\tACETAMINOPHEN',
    'TWO THINGS\tcn\t0000000001\tONE',
    'TWO THINGS\tcn\t0000000002\tOTHER',
  ],
  cvx: [
    '208|COVID-19, mRNA, LNP-S, PF, 30 mcg/0.3 mL dose|SARS-COV-2 (COVID-19) vaccine, mRNA, 30mcg|Note|Active|2|False|2021/01/01',
    '08 |Hep B, adolescent or pediatric|hepatitis B vaccine, pediatric|Note|Active|2|False|2021/01/01',
  ],
  trades: ['Engerix-B Peds|Hep B, adolescent or pediatric|08|GlaxoSmithKline|SKB|Active|Active|2021/01/01'],
  headed: [
    'CVX Code,CVX Short Description,Full Vaccine Name,Note',
    '208,"COVID-19, mRNA, LNP-S, PF, 30 mcg/0.3 mL dose","SARS-COV-2 (COVID-19) vaccine, mRNA, 30mcg",',
  ],
  types: [
    'VAERS_ID,VAX_TYPE,VAX_MANU,VAX_NAME',
    '1,COVID19,MODERNA,COVID19 (COVID19 (MODERNA))',
    '2,FLU4,SANOFI,INFLUENZA (SEASONAL) (FLUZONE QUADRIVALENT)',
    '3,UNK,UNKNOWN,VACCINE NOT SPECIFIED (OTHER)',
  ],
  described: ['VAX_TYPE;Description', 'FLU4;Influenza virus vaccine, quadrivalent', 'HEP;Hepatitis B virus vaccine'],
  records: ['UNII\tPT\tRN\tEC', '362O9ITL9D\tACETAMINOPHEN\t103-90-2\t203-157-5'],
}
const read = (name: keyof typeof TABLES) => readDictionary(TABLES[name].join('\n'), `${name}.txt`)

describe('lists of substances and vaccines', () => {
  it.each([
    ['diana', 'Tachipirina', ['PARACETAMOL']],
    ['diana', 'Co-Efferalgan', ['CODEINE', 'PARACETAMOL']],
    ['diana', 'MK-0000', ['SOME COMPOUND']],
    ['diana', 'nothing', null],
    ['diana', 'empty', null],
    ['unii', 'paracetamol', ['ACETAMINOPHEN']],
    ['unii', 'Tylenol', ['ACETAMINOPHEN']],
    ['unii', 'N-(4-"HYDROXY"PHENYL)ACETAMIDE', ['ACETAMINOPHEN']],
    ['unii', 'two things', null],
    ['records', 'Acetaminophen', ['ACETAMINOPHEN']],
    ['cvx', 'CVX 208', ['COVID-19, MRNA, LNP-S, PF, 30 MCG/0.3 ML DOSE']],
    ['cvx', 'Hepatitis B vaccine, pediatric', ['HEP B, ADOLESCENT OR PEDIATRIC']],
    ['cvx', '208', null],
    ['headed', 'CVX 208', ['COVID-19, MRNA, LNP-S, PF, 30 MCG/0.3 ML DOSE']],
    ['trades', 'ENGERIX-B PEDS', ['HEP B, ADOLESCENT OR PEDIATRIC']],
    ['types', 'COVID19 (COVID19 (MODERNA))', ['COVID19']],
    ['types', 'FLU4', ['FLU4']],
    ['types', 'Vaccine not specified (other)', null],
    ['described', 'flu4', ['INFLUENZA VIRUS VACCINE, QUADRIVALENT']],
  ] as const)('%s: %s', (name, written, names) => {
    const found = drugNameResolver({ dictionaries: [read(name)] }).resolve(written)!
    expect(found.method === 'unresolved' ? null : found.names).toEqual(names)
  })

  it.each([
    ['unii', 'Tylenol', { ACETAMINOPHEN: { unii: ['362O9ITL9D'] } }],
    ['records', 'Acetaminophen', { ACETAMINOPHEN: { unii: ['362O9ITL9D'] } }],
    ['trades', 'Engerix-B Peds', { 'HEP B, ADOLESCENT OR PEDIATRIC': { cvx: ['08'] } }],
    ['types', 'FLU4', undefined],
  ] as const)('keeps the codes of %s', (name, written, identifiers) => {
    expect(drugNameResolver({ dictionaries: [read(name)] }).resolve(written)?.identifiers).toEqual(identifiers)
  })

  it('tells the lists apart by their content', () => {
    expect(Object.entries(TABLES).map(([name, lines]) => [name, dictionaryFormat(lines.join('\r\n'))])).toEqual([
      ['diana', 'diana'],
      ['unii', 'unii'],
      ['cvx', 'cvx'],
      ['trades', 'cvx'],
      ['headed', 'cvx'],
      ['types', 'vaers-types'],
      ['described', 'vaers-types'],
      ['records', 'unii'],
    ])
    expect(dictionaryFormat('written,names\nA,B\n')).toBe('own')
    expect(dictionaryFormat('name,code\nAspirin,A1\n')).toBe('own')
  })

  it.each([
    ['Name\tTYPE\tUNII\tDisplay Name\nX\tcn\tshort\tX\n', 'input/invalid-row', { file: 'f', line: 2, field: 'UNII' }],
    ['CVX Code,Note\n1,x\n', 'input/missing-column', { file: 'f', line: 1, field: 'CVX Short Description' }],
    ['CVX Code,CVX Short Description\nx,y\n', 'input/invalid-row', { file: 'f', line: 2, field: 'CVX Code' }],
    ['drugname;Substance\na;na\n', 'input/nothing-loaded', { file: 'f' }],
    ['VAX_TYPE,VAX_NAME\nUNK,x\n', 'input/nothing-loaded', { file: 'f' }],
    ['VAX_TYPE,MAKER\nFLU4,x\n', 'input/missing-column', { file: 'f', line: 2, field: 'VAX_NAME' }],
    ['%PDF-1.7\n', 'input/missing-column', { file: 'f', line: 1, field: 'written' }],
  ])('names the file and the place of %j', (text, code, place) => {
    expect(() => readDictionary(text, 'f')).toThrow(expect.objectContaining({ code, place }))
  })
})
