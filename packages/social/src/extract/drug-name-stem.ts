// Stems of international non-proprietary names (WHO, "The use of stems in the selection of INN", 2018).
const ENDINGS =
  /(?:[a-z]{3}(?:tinib|mab|ciclib|rafenib|parib|zomib|vastatin|pril|sartan|olol|conazole|prazole|nidazole|cillin|mycin|micin|oxacin|navir|tegravir|ciclovir|buvir|previr|dipine|gliptin|gliflozin|glitazone|glutide|setron|triptan|azepam|zolam|barbital|caine|cycline|platin|rubicin|taxel|parin|xaban|gatran|thiazide|profen|oxetine|ipramine|triptyline|peridone|azosin|terol|sonide|olone|dronate|fibrate|mustine|ciclovir|cyclovir|tidine|lukast|bamate|zepine|phylline|curonium|curium|fungin|penem|bactam|virine|citabine|tecan|poside|lidomide|poetin|grastim|kinra|relin|reotide|phenazine|promazine|platin|trexate|trexed|faxine|afil|oxaban|zolid|tadine|setine|racetam|gabalin|bufen|fenac|oxicam|coxib|metacin|predni[a-z]*|cort|cainide|uracil|abine|bulin|estrant|rozole|tamide|semide|lamide|quine))$/
const BEGINNINGS = /^(?:cef|ceph|sulfa[a-z]|interferon|predni|arte[ms])[a-z]{3,}$/
const NO_DRUGS =
  /^(?:imidazole|retroviral|semicolon|colored|cephalic|cephalad|cephalal\w*|sulfate\w*|sulfated|sulfation|cafeteria|marquine|cholesterol|quinolone|fluoroquinolone|medicine|molone|paradine|resort|escort|comfort|effort|antiquine|harlequine|vaccine|mycin|hypercort\w*|hydrocort|interferons|artemis\w*|adriamide)$/

/** Whether a word has the stem of a drug's non-proprietary name, as `-mab` or `cef-`. For words in lower case. */
export function hasDrugNameStem(word: string): boolean {
  return word.length >= 7 && (ENDINGS.test(word) || BEGINNINGS.test(word)) && !NO_DRUGS.test(word)
}
