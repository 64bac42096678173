import { describe, expect, it } from 'vitest'
import { lexicon } from '../lexicon/lexicon.js'
import { evaluateExtraction } from './evaluate-extraction.js'
import { readCadec } from './read-cadec.js'
import { readPsytar } from './read-psytar.js'
import { readSmm4h } from './read-smm4h.js'

// The corpora may not be handed on: these are invented texts in their shapes.
const wordsOf = (text: string, spans: readonly { start: number; end: number }[] | null) =>
  spans?.map(({ start, end }) => text.slice(start, end)) ?? null

describe('CADEC', () => {
  const text = 'I felt a bit drowsy.\nPain in my legs and arms. Took Lipitor for cholesterol.\n'
  const files = [
    { path: 'cadec/text/LIPITOR.1.txt', text },
    {
      path: 'cadec/original/LIPITOR.1.ann',
      text: [
        'T1\tADR 9 19\tbit drowsy',
        '#1\tAnnotatorNotes T1\tDrowsy',
        'T2\tADR 21 31;41 45\tPain in my arms',
        'T3\tDrug 52 59\tLipitor',
        'T4\tDisease 64 75\tcholesterol',
        'T5\tADR 0 6\tanother',
        '',
      ].join('\r\n'),
    },
    { path: 'cadec/meddra/LIPITOR.1.ann', text: 'TT1\t10013649 9 19\tbit drowsy\n' },
    { path: 'cadec/text/LIPITOR.2.txt', text: 'Nothing.' },
  ]

  it('is read by the offsets of its labels, and says which do not fit', () => {
    const { texts, unplaced } = readCadec(files)
    expect(texts).toMatchObject([{ text, about: 'lipitor', pairs: null }])
    expect(wordsOf(text, texts[0]!.drugs)).toEqual(['Lipitor'])
    expect(wordsOf(text, texts[0]!.reactions)).toEqual(['bit drowsy', 'Pain in my legs and arms'])
    expect(unplaced).toEqual([
      { place: 'cadec/original/LIPITOR.1.ann:6', label: 'T5\tADR 0 6\tanother' },
      { place: 'text/LIPITOR.2.txt', label: 'no file of labels' },
    ])
  })

  it('is scored without pairs', () => {
    const { drug, reaction, pair } = evaluateExtraction(readCadec(files).texts, lexicon())
    expect(drug.overlap).toMatchObject({ found: 1, labelled: 1, precision: 1, recall: 1 })
    expect(reaction.overlap).toMatchObject({ labelled: 2, recall: 1 })
    expect(pair.overlap).toMatchObject({ found: 0, labelled: 0 })
  })
})

describe('SMM4H', () => {
  const header = 'tweet_id\tbegin\tend\ttype\textraction\tdrug\ttweet\tmeddra_code\tmeddra_term'
  const tweet = '😀 zoloft gave me "hives" and a headache'
  const row = (...cells: string[]) => cells.join('\t')
  const table = [
    header,
    row('1', '18', '23', 'ADR', 'hives', 'zoloft', tweet, '1', 'Urticaria'),
    row('1', '31', '39', 'ADR', 'headache', 'zoloft', tweet, '2', 'Headache'),
    row('2', '-', '-', '-', '-', 'humira', 'Humira day', '-', '-'),
    row('3', '0', '99', 'ADR', 'x', 'prozac', 'nothing of it', '-', '-'),
  ].join('\n')

  it('is one text a tweet, with spans of UTF-16 and the drug where the tweet names it', () => {
    const { texts, unplaced } = readSmm4h(table)
    expect(texts.map(({ text }) => text)).toEqual([tweet, 'Humira day', 'nothing of it'])
    expect(texts.map(({ text, drugs }) => wordsOf(text, drugs))).toEqual([['zoloft'], ['Humira'], []])
    expect(texts.map(({ text, reactions }) => wordsOf(text, reactions))).toEqual([['hives', 'headache'], [], []])
    expect(texts.map(({ pairs }) => pairs?.length)).toEqual([2, 0, 0])
    expect(unplaced).toEqual([
      { place: 'smm4h.tsv:5', label: 'prozac' },
      { place: 'smm4h.tsv:5', label: '0–99' },
    ])
    expect(evaluateExtraction(texts, lexicon()).assertedPair.overlap).toMatchObject({ precision: 1, recall: 1 })
  })

  it('wants its columns', () => {
    expect(() => readSmm4h('tweet_id\ttweet\n1\tx')).toThrow('begin')
    expect(() => readSmm4h(header)).toThrow('no rows')
  })
})

it('reads PsyTAR by the words of its reactions, and says which no sentence has', () => {
  const { texts, unplaced } = readPsytar(
    'drug_id,sentence_index,sentences,ADR1,ADR2\nlexapro.1,1,"Extreme fatigue, and weight gain.",weight gain,Extreme Fatigue\nzoloft.12,1,Fine.,,\nzoloft.12,2,No sleep.,insomnia,\n',
  )
  expect(texts.map(({ text, reactions }) => wordsOf(text, reactions))).toEqual([
    ['weight gain', 'Extreme fatigue'],
    [],
    [],
  ])
  expect(texts.map(({ about, drugs }) => [about, drugs])).toEqual([
    ['lexapro', null],
    ['zoloft', null],
    ['zoloft', null],
  ])
  expect(unplaced).toEqual([{ place: 'ADR_Identified.csv:4', label: 'insomnia' }])
  expect(evaluateExtraction(texts, lexicon()).drug.overlap.found).toBe(0)
})
