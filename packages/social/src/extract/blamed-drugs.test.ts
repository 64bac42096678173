import { describe, expect, it } from 'vitest'
import { lexicon } from '../lexicon/lexicon.js'
import { extractMentions } from './extract-mentions.js'

const open = lexicon()
const asserted = (text: string) =>
  extractMentions(text, open)
    .pairs.filter(({ decision }) => decision === 'asserted')
    .map(({ drug, reaction }) => `${drug.term}+${reaction.term}`)
    .sort()
const reasons = (text: string) => [...new Set(extractMentions(text, open).pairs.flatMap((pair) => pair.reasons))].sort()

describe('a reaction in a sentence of several drugs', () => {
  it.each([
    ['Zoloft gave me hives but Prozac was fine', ['sertraline+urticaria']],
    ['Prozac was fine, Zoloft gave me hives', ['sertraline+urticaria']],
    ['Rash from Keflex, hives from Bactrim', ['cephalexin+rash', 'trimethoprim sulfamethoxazole+urticaria']],
    ['I take propranolol because lithium gives me tremors', ['lithium+tremor']],
    ['benadryl for the hives I got from amoxicillin', ['amoxicillin+urticaria']],
    ['took imodium for the diarrhea that metformin gave me', ['metformin+diarrhoea']],
    ['switched from Xarelto to Eliquis because of nosebleeds', ['rivaroxaban+epistaxis']],
    ['switched from Xarelto to Eliquis and now I have nosebleeds', ['apixaban+epistaxis']],
    ['switched to Eliquis because of nosebleeds', []],
    ['both Zoloft and Paxil made me dizzy', ['paroxetine+dizziness', 'sertraline+dizziness']],
    ['Tegretol, then Trileptal: low sodium with both', ['carbamazepine+hyponatraemia', 'oxcarbazepine+hyponatraemia']],
    ['went from Effexor (sweating) to Pristiq (nothing)', ['venlafaxine+hyperhidrosis']],
    ['A patient on methotrexate and cytarabine developed a rash', ['cytarabine+rash', 'methotrexate+rash']],
    [
      'Rash in two women following exposure to cyclophosphamide, methotrexate, and fluorouracil',
      ['cyclophosphamide+rash', 'fluorouracil+rash', 'methotrexate+rash'],
    ],
    ['been on synthroid + cytomel, heart pounding since the cytomel', ['liothyronine+palpitations']],
  ])('%s', (text, pairs) => expect(asserted(text)).toEqual(pairs))

  it.each([
    ['I am on Zoloft and Humira, feeling dizzy', 'drug-unclear'],
    ['not sure whether it is Otezla or Keflex that gave me the runs', 'drug-unclear'],
    ['my case is treatment with Zoloft and Humira, feeling dizzy', 'drug-unclear'],
    ['A patient treated with lithium or clozapine developed tremor', 'drug-unclear'],
    ['On Zoloft and Humira. Dizzy all day.', 'drug-unclear'],
    ['Rash from Keflex, hives from Bactrim', 'other-drug'],
  ])('abstains and says why: %s', (text, reason) => expect(reasons(text)).toContain(reason))
})

describe('a name that is also something else', () => {
  it.each([
    ['on to plan b then, my head hurts', []],
    ['took plan b and my head hurts', ['levonorgestrel']],
    ['Yasmin says hi, so tired', []],
    ['pumpkins on steroids, so tired', []],
    ['my second Pfizer made me tired', ['tozinameran']],
    ['Yasmin and Humira, so tired', ['drospirenone ethinylestradiol', 'adalimumab']],
    ['gained weight from depo', ['medroxyprogesterone']],
  ])('%s', (text, drugs) => expect(extractMentions(text, open).drugs.map(({ term }) => term)).toEqual(drugs))
})
