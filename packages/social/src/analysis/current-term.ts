/** Terms of the lexicon that coded reports call otherwise, with what they call them now; general knowledge, by hand. */
const CURRENT: Readonly<Record<string, string>> = {
  'altered mental status': 'mental status changes',
  'aseptic meningitis': 'meningitis aseptic',
  'birth defect': 'congenital anomaly',
  'contact dermatitis': 'dermatitis contact',
  'cushing syndrome': "cushing's syndrome",
  depersonalisation: 'depersonalisation/derealisation disorder',
  'guillain barre syndrome': 'guillain-barre syndrome',
  'hearing loss': 'deafness',
  'interstitial nephritis': 'tubulointerstitial nephritis',
  'lupus like syndrome': 'lupus-like syndrome',
  menorrhagia: 'heavy menstrual bleeding',
  metrorrhagia: 'intermenstrual bleeding',
  'multiple organ failure': 'multiple organ dysfunction syndrome',
  'raynaud phenomenon': "raynaud's phenomenon",
  'stevens johnson syndrome': 'stevens-johnson syndrome',
  stroke: 'cerebrovascular accident',
}

/** What coded reports call a reaction of the open lexicon now: `cerebrovascular accident` for `stroke`; itself where that is the same. */
export function currentTerm(reaction: string): string {
  return CURRENT[reaction] ?? reaction
}
