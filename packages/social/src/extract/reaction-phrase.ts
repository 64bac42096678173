import type { Token } from '../text/tokenise.js'

const HEADS =
  /^(?:failure|injury|damage|dysfunction|insufficiency|impairment|necrosis|fibrosis|eruptions?|reactions?|lesions?|ha?emorrhages?|bleeding|edema|oedema|infarctions?|ischemia|ischaemia|neuropathy|syndrome|ulcers?|ulceration|perforation|obstruction|block|arrest|thrombosis|embolism|infection|infiltrates?|effusions?|prolongation|elevation|loss|disturbances?|disorders?|abnormalities|crisis|psychosis|hyperplasia|suppression|aplasia|pigmentation|discoloration|detachment|degeneration|atrophy|hypertrophy|stenosis|hypertension|rupture|deficiency|symptoms|complications|toxicity|swelling|pain|spasms?|vasculitis|hepatitis|nephritis|pneumonitis|colitis|dermatitis|anemia|anaemia|carcinoma|fever|seizures?|palsy|opacities|deposits|inflammation|irritation|collapse|depression|attacks?|episodes?|flutter|fibrillation|tachycardia|sores?|bumps|cramps?|ache)$/
const ORGANS =
  /^(?:renal|kidney|liver|hepatic|hepatocellular|pulmonary|lung|respiratory|cardiac|heart|myocardial|coronary|cardiovascular|ventricular|atrial|supraventricular|cutaneous|skin|dermal|epidermal|mucosal|corneal|retinal|ocular|optic|visual|macular|conjunctival|cerebral|cerebellar|intracranial|brain|neurologic|neurological|neuromuscular|nerve|muscle|muscular|tendon|bone|marrow|gastric|gastrointestinal|intestinal|bowel|colonic|esophageal|oesophageal|duodenal|pancreatic|biliary|cholestatic|adrenal|thyroid|pituitary|endocrine|testicular|ovarian|uterine|endometrial|vaginal|penile|urinary|bladder|tubular|glomerular|hematologic|haematologic|hemolytic|haemolytic|aplastic|megaloblastic|venous|arterial|vascular|cognitive|memory|mental|psychiatric|psychotic|extrapyramidal|sexual|hearing|vestibular|sensorineural|allergic|anaphylactic|hypersensitivity|lichenoid|bullous|papular|macular|maculopapular|pustular|eczematous|nail|gingival|oral|tongue|facial|pleural|pericardial|mitral|valvular|sinus|lymph|immune|autoimmune|lupus|tremor|joint|back|neck|leg|chest|throat|ear|eye|jaw|stomach|abdominal)$/
const DEGREES =
  /^(?:acute|subacute|chronic|severe|mild|moderate|fatal|lethal|fulminant|transient|reversible|irreversible|progressive|persistent|recurrent|acquired|massive|marked|profound|life|threatening|bilateral|unilateral|diffuse|focal|generalized|generalised|localized|multiple|symptomatic|asymptomatic|interstitial|toxic|ischemic|hemorrhagic|haemorrhagic|necrotizing|eosinophilic|granulomatous|exfoliative|peripheral|central|distal|proximal|systemic|secondary|isolated|sudden|delayed|late|early|prolonged|paradoxical|spontaneous|idiosyncratic|fixed|drug|uncontrolled|intense|terrible|horrible|extreme|constant|awful|sensory|motor|axonal|partial|complete|autoimmune|disseminated|intravascular|noncardiogenic|nonconvulsive|posterior|anterior|lower|upper|extreme|aseptic|refractory|worsening)$/

/** The extent of a noun phrase, in tokens: from `first` to before `end`. */
export interface PhraseExtent {
  readonly first: number
  readonly end: number
}

/** Widens a reaction to the words before it that say where or how bad: "acute renal failure" around "failure". */
export function widened(tokens: readonly Token[], first: number, end: number): PhraseExtent {
  let start = first
  for (let index = first - 1; index >= 0; index--) {
    const token = tokens[index]!
    const next = tokens[index + 1]!
    if (token.sentence !== next.sentence || next.afterBreak) break
    if (!DEGREES.test(token.text) && !ORGANS.test(token.text)) break
    start = index
  }
  return { first: start, end }
}

/** Whether a disorder of an organ begins here: words that say where, then what, as "hepatic" and "injury". */
export function organDisorderAt(tokens: readonly Token[], at: number): number {
  let index = at
  while (index < tokens.length && ORGANS.test(tokens[index]!.text) && follows(tokens, index, at)) index++
  if (index === at || index >= tokens.length || !follows(tokens, index, at)) return 0
  return HEADS.test(tokens[index]!.text) ? index - at + 1 : 0
}

function follows(tokens: readonly Token[], index: number, at: number): boolean {
  return index === at || (tokens[index]!.sentence === tokens[at]!.sentence && !tokens[index]!.afterBreak)
}
