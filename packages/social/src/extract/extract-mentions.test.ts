import { describe, expect, it } from 'vitest'
import { lexicon } from '../lexicon/lexicon.js'
import { extractMentions } from './extract-mentions.js'

const open = lexicon()
const shown = (text: string) =>
  extractMentions(text, open).pairs.map(
    ({ drug, reaction, decision, reasons }) => `${drug.term}+${reaction.term}: ${[decision, ...reasons].join(' ')}`,
  )

describe('extractMentions', () => {
  it.each([
    ['Zoloft gave me brain zaps', 'sertraline+electric shock sensation: asserted'],
    ["I can't sleep since starting welbutrin", 'bupropion+insomnia: asserted'],
    ['amitriptylline made me gain weight', 'amitriptyline+weight increased: asserted'],
    ['clozapine-induced agranulocytosis', 'clozapine+agranulocytosis: asserted'],
    ['Newmab caused hepatotoxicity', ''],
    ['zanotinib caused hepatotoxicity', '-tinib+hepatotoxicity: abstained not-listed'],
    ['Dr Bartolone at the clinic switched me, then nausea', '-olone+nausea: abstained not-listed'],
    ['I lost the ability to focus and feel dizzy all day', ''],
    ['all the gas stations smell, made me nauseous', ''],
    ['metformine, headache', 'metformin+headache: abstained misspelling-without-context'],
    ['I take metformine and have a headache', 'metformin+headache: asserted'],
    ['zoloft and academia do not mix', 'sertraline+-emia: abstained not-listed'],
    ['Taking Lexapro for anxiety', 'escitalopram+anxiety: not-asserted indication'],
    ['No nausea on Ozempic so far', 'semaglutide+nausea: not-asserted negated'],
    ["I'm worried about weight gain on Lexapro", 'escitalopram+weight increased: not-asserted feared'],
    [
      'Can Accutane cause depression? If I take Accutane would depression come',
      'isotretinoin+depression: not-asserted hypothetical|isotretinoin+depression: not-asserted hypothetical',
    ],
    ['I had migraines years ago, Topamax is fine', 'topiramate+migraine: not-asserted indication past'],
    ['Maybe the lipitor is giving me leg cramps', 'atorvastatin+muscle spasms: abstained hedged'],
    ['Humira 🤮', 'adalimumab+vomiting: asserted'],
    ['diarhoea from Ozempics', 'semaglutide+diarrhoea: asserted'],
    ['Zoloft. Palpitationes', 'sertraline+palpitations: abstained misspelling-without-context'],
    ['Ich nehme Zoloft seit drei Wochen und habe nausea', 'sertraline+nausea: abstained language'],
    ['gained 35 pounds on Paxil', 'paroxetine+weight increased: asserted'],
    [
      'no appetite, dizzy on Vyvanse',
      'lisdexamfetamine+decreased appetite: asserted|lisdexamfetamine+dizziness: asserted',
    ],
    [
      'Headache? nope. Nausea: none. Loving Humira',
      'adalimumab+headache: not-asserted negated hypothetical|adalimumab+nausea: not-asserted negated',
    ],
    ['Never had a panic attack until Chantix', 'varenicline+panic attack: asserted'],
    ["it's not the Zoloft that makes me tired", 'sertraline+fatigue: not-asserted negated'],
    ['Stopped Lunesta. Metallic taste went away.', 'eszopiclone+dysgeusia: asserted'],
    ['Woke up with a headache so I took Keflex', 'cephalexin+headache: not-asserted indication'],
    ['Xanax, anxiety, the usual', 'alprazolam+anxiety: not-asserted indication'],
    ['Xanax gave me anxiety', 'alprazolam+anxiety: asserted'],
    ['Started humira. Went home. Slept well. 🤮', 'adalimumab+vomiting: abstained low-confidence'],
  ])('%s', (text, pairs) => expect(shown(text).join('|')).toBe(pairs))

  it('gives offsets into the text', () => {
    const text = '😀 The doc put me on Cymbalta; severe night sweats.'
    const [pair] = extractMentions(text, open).pairs
    expect(text.slice(pair!.drug.span.start, pair!.drug.span.end)).toBe('Cymbalta')
    expect(text.slice(pair!.reaction.span.start, pair!.reaction.span.end)).toBe('severe night sweats')
  })

  it('tells who has it', () => {
    const who = (text: string) => extractMentions(text, open).pairs.map(({ experiencer }) => experiencer)
    expect(who('Metformin gave my mom diarrhea')).toEqual(['other'])
    expect(who('My mom takes metformin too but I have diarrhea from it')).toEqual(['poster'])
  })

  it('takes the words of the user first', () => {
    const own = lexicon({
      drugs: [{ term: 'examplimab', brands: ['Humira'] }],
      reactions: [{ term: 'formication', phrases: ['ants on my skin'] }],
    })
    const [pair] = extractMentions('Humira: ants on my skin', own).pairs
    expect([pair?.drug.term, pair?.reaction.term]).toEqual(['examplimab', 'formication'])
    expect(extractMentions('Zoloft made me dizzy', lexicon({}, { open: false })).pairs).toEqual([])
  })

  it.each(['a', 'zoloft ', 'no ', 'nausea ', 'zoloft nausea ', '😵', 'renal '])(
    'ends on 20 thousand characters of %j',
    (unit) => {
      const { drugs, reactions } = extractMentions(unit.repeat(20_000 / unit.length), open)
      expect(drugs.length + reactions.length).toBeGreaterThanOrEqual(0)
    },
  )

  it('finds abbreviations in capitals only', () => {
    expect(shown('ten days of valproate')).toEqual([])
    expect(shown('TEN after valproate')).toEqual(['valproate+toxic epidermal necrolysis: asserted'])
  })
})
