import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordIndex } from '../lexicon/word-index.js'
import { queryText } from '../spec/query-text.js'
import { readQuery } from '../spec/read-query.js'
import { ASKED_IN_WORDS } from './asked-in-words.fixture.js'
import { saidOf } from './said-of.fixture.js'
import { smallVocabularies } from './small-vocabularies.fixture.js'
import { understand } from './understand.js'

const index = wordIndex(smallVocabularies)
const LIVER = 'Hepatic failure,Liver injury,Hepatitis acute'
const read = (text: string) => understand(text, index, { today: '2024-08-15' })
const meant = (meaning: string) =>
  meaning.replace('event:HEPATIC', `event:${LIVER.replaceAll(/([^,]+ [^,]+)/gu, '"$1"')}`)

it('holds at least 300 questions', () => {
  expect(new Set(ASKED_IN_WORDS.map(([text]) => text)).size).toBeGreaterThanOrEqual(300)
})

it.each(ASKED_IN_WORDS)('%s', (text, meaning) => {
  const understood = read(text)
  expect(saidOf(understood)).toBe(meant(meaning))
  const parts = [...understood.chips, ...understood.rest].sort((one, other) => one.start - other.start)
  expect(parts.map((part) => part.text).join('')).toBe(text)
  expect(parts.every((part, at) => part.start === (parts[at - 1]?.end ?? 0))).toBe(true)
})

const DRUGS = ['semaglutide', 'statins', 'warfarin']
/** What no grammar was made for; none may throw or lose a character. */
const ADVERSARIAL: readonly string[] = [
  ...[
    '',
    ' ',
    '\n\t',
    '?',
    '""',
    '"',
    '"unclosed semaglutide',
    "'",
    '\\',
    '((((',
    ')',
    '--',
    '-',
    '—',
    '\u0000',
    '\ud800',
    '🙂 semaglutide 🙂',
  ],
  ...[
    'İstanbul İİİ semaglutide',
    'ﬁbrosis',
    'Ünïcödé',
    '\u202esemaglutide\u202c',
    'דימום עם וורפרין',
    'نزيف مع الوارفارين',
    '出血 ワルファリン',
  ],
  ...[
    "'; DROP TABLE reports; --",
    "semaglutide' OR 1=1",
    '<script>alert(1)</script>',
    '$(id) {{x}}',
    '__proto__',
    'constructor prototype',
    'drug:',
    ':::::',
  ],
  ...[
    'not not not serious',
    'not',
    'without',
    'no no fatal or',
    'and or and or',
    'since until before after',
    'between 2019',
    'between and',
  ],
  ...[
    '99999999999999999999',
    'age 999 to 1',
    'top 0',
    'top 99999999 semaglutide',
    '2020-99-99',
    '00/00/0000',
    'Q9 2020',
    'dose 0',
  ],
  ...[
    'semaglutide '.repeat(300),
    'not '.repeat(800),
    '('.repeat(3000),
    'a'.repeat(10_000),
    '1'.repeat(3000),
    ' '.repeat(10_000),
  ],
  ...['or '.repeat(900), '2019 to '.repeat(400), 'with a '.repeat(500), 'x:"'.repeat(900)],
]

it.each(ADVERSARIAL.map((text) => [text.slice(0, 40), text] as const))('takes %j for what it is', (_, text) => {
  const { chips, rest } = read(text)
  const parts = [...chips, ...rest].sort((one, other) => one.start - other.start)
  expect(parts.map((part) => part.text).join('')).toBe(text)
})

it('loses no character of any mixture of words, and gives the same answer twice', () => {
  const words = fc.constantFrom(
    ...DRUGS,
    ...'not,or,and,serious,over 65,since 2019,"rash",in Japan,compare,vs,women,01/02/2020,gibberish,-,:,(,),drug:X,age:>5'.split(
      ',',
    ),
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 12 }), (pieces) => {
      const text = pieces.join(' ')
      const understood = read(text)
      const parts = [...understood.chips, ...understood.rest].sort((one, other) => one.start - other.start)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      expect(read(text)).toEqual(understood)
      if (understood.request?.door === 'run')
        expect(readQuery(queryText(understood.request.spec)).asked).toEqual(understood.request.spec)
    }),
    { numRuns: 60, seed: 7 },
  )
})

/** Misspelt, British and American, with apostrophe or caret, withdrawn, spoken and lowest level names, each with the name that is meant. */
const OTHERWISE_WRITTEN: readonly (readonly [string, string])[] = `
metfromin:METFORMIN|metformine:METFORMIN|semaglutid:SEMAGLUTIDE|semiglutide:SEMAGLUTIDE|warfrin:WARFARIN|atorvastatine:ATORVASTATIN|rosuvastatn:ROSUVASTATIN
pembrolizumb:PEMBROLIZUMAB|carboplatinum:CARBOPLATIN|lisinoprill:LISINOPRIL|clarithromicin:CLARITHROMYCIN|nivolumap:NIVOLUMAB|pancreatitus:Pancreatitis
rhabdomyolisis:Rhabdomyolysis|diarhea:Diarrhoea|pnemonitis:Pneumonitis|myocarditus:Myocarditis|angiodema:Angioedema|headaches:Headache|meningitus:Meningitis
haemorrhage:Haemorrhage|hemorrhage:Haemorrhage|diarrhea:Diarrhoea|edema peripheral:Oedema peripheral|anemia:Anaemia|leukemia:Leukaemia|tumor lysis syndrome:Tumour lysis syndrome
fetal exposure during pregnancy:Foetal exposure during pregnancy|optic ischemic neuropathy:Optic ischaemic neuropathy|FOURNIER^S GANGRENE:Fournier's gangrene
Fournier’s gangrene:Fournier's gangrene|fourniers gangrene:Fournier's gangrene|heart attack:Myocardial infarction|stroke:Cerebrovascular accident|itching:Pruritus
throwing up:Vomiting|acute renal failure:Acute kidney injury|paracetamol:ACETAMINOPHEN|acetylsalicylic acid:ASPIRIN|hyperalgesia:Hyperaesthesia|ruptured tendon:Tendon rupture`
  .trim()
  .split(/[|\n]/)
  .map((pair) => pair.split(':') as [string, string])

it('knows at least 40 other ways of writing', () => expect(OTHERWISE_WRITTEN.length).toBeGreaterThanOrEqual(40))

it.each(OTHERWISE_WRITTEN)('%s is %s, or is asked about with that name', (text, name) => {
  const { chips, questions } = read(text)
  const taken = chips.flatMap(({ meaning, open }) => ('names' in meaning && !open ? meaning.names : []))
  const offered = questions.flatMap(({ near = [] }) => near)
  expect([...taken, ...offered]).toContain(name)
  if (taken.length === 0) expect(questions).not.toEqual([])
})

it.each(['cerivastatin', 'Lipobay'])('says of %s that no report has it', (text) => {
  expect(read(text).questions).toMatchObject([{ code: 'no-reports' }])
})
