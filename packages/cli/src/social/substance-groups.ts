import type { DrugGrouping } from '@aethersignal/engine'
import { normaliseName, substancesOf } from '@aethersignal/model'
import { openEntries } from '@aethersignal/social'
import { nameGrouping, termGroup } from '@aethersignal/vocabulary'

/**
 * Groups of the drugs that posts mention, each of all names in the reports that have its substances: salts and esters by the one rule, and names
 * that the open lexicon has for the same drug ("paracetamol").
 *
 * @param drugs Drugs as mentions call them.
 */
export function substanceGroups(drugs: readonly string[]): DrugGrouping {
  const termOf = new Map(
    openEntries().drugs.flatMap(({ term, brands = [] }) => [term, ...brands].map((form) => [form.toLowerCase(), term])),
  )
  const keyOf = (name: string) => {
    const substances = substancesOf([normaliseName(name) ?? name]).map((one) => {
      const substance = one.toLowerCase().replace('ethinyl estradiol', 'ethinylestradiol')
      return termOf.get(substance) ?? substance
    })
    if (substances.length === 0) return null
    // In the order of their words, since names list the substances of a combination in any order.
    const words = substances.flatMap((one) => one.split(' ')).sort()
    return words.join(' ').toUpperCase()
  }
  const groups = [...new Set(drugs)].map((drug) => termGroup(normaliseName(drug) ?? drug, [drug], keyOf))
  return nameGrouping({ grouper: '@aethersignal/social, by substance', groups: [], atc: null }, { groups, keyOf })
}
