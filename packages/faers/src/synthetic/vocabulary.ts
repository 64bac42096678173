const STEMS = ['AMAB', 'OPRIL', 'ASTATIN', 'IZOLE', 'OLOL', 'ITINIB', 'ICILLIN', 'AZEPAM', 'IPTAN', 'OXETINE']

/** Number of classes; a drug's is its number modulo this, and its stem tells it. */
export const DRUG_CLASSES = STEMS.length

/** Number of drugs. */
export const DRUG_COUNT = 1500

/** Names of drugs that nobody can take for real ones: `SYNTHAMAB-017`. */
export const DRUGS: readonly string[] = Array.from(
  { length: DRUG_COUNT },
  (_, index) => `SYNTH${STEMS[index % STEMS.length]!}-${String(index + 1).padStart(3, '0')}`,
)

const SYMPTOMS = [
  ...['tiredness', 'headache', 'queasiness', 'loose bowels', 'dizziness', 'itch', 'skin spots', 'cough', 'fever'],
  ...['sore throat', 'back pain', 'knee pain', 'belly ache', 'dry mouth', 'poor sleep', 'low mood', 'worry', 'shaking'],
  ...['swollen feet', 'racing heart', 'short breath', 'hair loss', 'blurred sight', 'ringing ears', 'weight gain'],
  ...['weight loss', 'muscle cramp', 'numb fingers', 'hot flush', 'nose bleed', 'heartburn', 'hiccups'],
]
const QUALITIES = [
  ...[
    '',
    'mild',
    'lasting',
    'sudden',
    'nightly',
    'morning',
    'recurring',
    'brief',
    'worsening',
    'one-sided',
    'spreading',
  ],
  ...['painful', 'silent', 'seasonal', 'late', 'early', 'stubborn', 'unusual'],
]

/** Everyday words for complaints; no term of a licensed dictionary is meant. The common ones come first. */
export const EVENTS: readonly string[] = QUALITIES.flatMap((quality) =>
  SYMPTOMS.map((symptom) => sentenceCase(`${quality} ${symptom}`.trim())),
)

export const INDICATIONS: readonly string[] = SYMPTOMS.slice(0, 20).map((symptom) =>
  sentenceCase(`treatment of ${symptom}`),
)

export const SENDERS: readonly string[] = Array.from({ length: 40 }, (_, index) => `SYNTHETIC PHARMA ${index + 1}`)

export const COUNTRIES = [
  'US',
  'US',
  'US',
  'US',
  'US',
  'US',
  'GB',
  'FR',
  'DE',
  'JP',
  'CA',
  'IT',
  'ES',
  'BR',
  'NL',
  'SE',
]

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
