// Stems of international non-proprietary names (WHO, "The use of stems in the selection of INN", 2018).
const ENDINGS =
  /(?:[a-z]{3}(tinib|mab|ciclib|rafenib|parib|zomib|vastatin|pril|sartan|olol|conazole|prazole|nidazole|cillin|mycin|micin|oxacin|navir|tegravir|ciclovir|buvir|previr|dipine|gliptin|gliflozin|glitazone|glutide|setron|triptan|azepam|zolam|barbital|caine|cycline|platin|rubicin|taxel|parin|xaban|gatran|thiazide|profen|oxetine|ipramine|triptyline|peridone|azosin|terol|sonide|olone|dronate|fibrate|mustine|ciclovir|cyclovir|tidine|lukast|bamate|zepine|phylline|curonium|curium|fungin|penem|bactam|virine|citabine|tecan|poside|lidomide|poetin|grastim|kinra|relin|reotide|phenazine|promazine|platin|trexate|trexed|faxine|afil|oxaban|zolid|tadine|setine|racetam|gabalin|bufen|fenac|oxicam|coxib|metacin|cort|cainide|uracil|abine|bulin|estrant|rozole|tamide|semide|lamide|quine))$/
const BEGINNINGS = /^(cef|ceph|sulfa(?=[a-z]{4})|interferon|predni|arte[ms])[a-z]{3,}$/
const NO_DRUGS =
  /^(?:imidazole|retroviral|semicolon|colored|cephalic|cephalad|cephalal\w*|sulfate\w*|sulfated|sulfation|cafeteria|marquine|cholesterol|quinolone|fluoroquinolone|medicine|molone|paradine|resort|escort|comfort|effort|antiquine|harlequine|vaccine|mycin|hypercort\w*|hydrocort|interferons|artemis\w*|adriamide)$/

/** The stem of a drug's non-proprietary name that a word has, as `-mab` or `cef-`; null where it has none. For words in lower case. */
export function drugNameStem(word: string): string | null {
  if (word.length < 7 || NO_DRUGS.test(word)) return null
  const ending = ENDINGS.exec(word)?.[1]
  if (ending !== undefined) return `-${ending}`
  const beginning = BEGINNINGS.exec(word)?.[1]
  return beginning === undefined ? null : `${beginning}-`
}
