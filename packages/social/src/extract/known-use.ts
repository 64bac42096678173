/** What drugs are usually taken for, as `drug drug: complaint, complaint`; general knowledge, of the drugs that posts name most. */
const USES = `
acetaminophen ibuprofen naproxen aspirin diclofenac celecoxib meloxicam ketorolac nsaids: headache, migraine, pain, pyrexia, back pain, myalgia, arthralgia, dysmenorrhoea, oropharyngeal pain, neck pain, muscle spasms, hangover
tramadol oxycodone hydrocodone codeine morphine fentanyl hydromorphone opioids: pain, back pain, arthralgia
sumatriptan rizatriptan zolmitriptan eletriptan naratriptan ergotamine erenumab fremanezumab galcanezumab rimegepant ubrogepant atogepant topiramate propranolol botulinum toxin: migraine
sumatriptan rizatriptan: headache
sertraline fluoxetine paroxetine citalopram escitalopram fluvoxamine venlafaxine desvenlafaxine duloxetine vortioxetine vilazodone mirtazapine bupropion amitriptyline nortriptyline trazodone esketamine lithium lamotrigine ssris antidepressants: depression, depressed mood
sertraline fluoxetine paroxetine citalopram escitalopram venlafaxine duloxetine buspirone hydroxyzine alprazolam lorazepam clonazepam diazepam benzodiazepines propranolol: anxiety, panic attack
zolpidem eszopiclone zopiclone zaleplon temazepam trazodone melatonin ramelteon doxepin suvorexant lemborexant diphenhydramine: insomnia, sleep disorder
ondansetron metoclopramide prochlorperazine promethazine: nausea, vomiting
loperamide bismuth subsalicylate: diarrhoea
senna bisacodyl polyethylene glycol linaclotide: constipation
omeprazole esomeprazole lansoprazole pantoprazole rabeprazole famotidine ranitidine cimetidine: dyspepsia, gastrooesophageal reflux disease
cetirizine loratadine fexofenadine desloratadine diphenhydramine hydroxyzine: urticaria, pruritus, hypersensitivity, rhinorrhoea, nasal congestion
omalizumab: urticaria, asthma
prednisone prednisolone methylprednisolone dexamethasone hydrocortisone triamcinolone: rash, asthma, swelling, pruritus, urticaria, hypersensitivity
albuterol budesonide fluticasone montelukast fluticasone salmeterol tiotropium: asthma, wheezing, dyspnoea, bronchospasm
epinephrine: anaphylactic reaction
adalimumab etanercept secukinumab ixekizumab ustekinumab risankizumab guselkumab apremilast: psoriasis
isotretinoin tretinoin adapalene doxycycline minocycline spironolactone benzoyl peroxide: acne
finasteride minoxidil dutasteride: alopecia
sildenafil tadalafil vardenafil: erectile dysfunction
levetiracetam lamotrigine valproate carbamazepine phenytoin topiramate lacosamide zonisamide oxcarbazepine clobazam: seizure
quetiapine olanzapine risperidone aripiprazole lurasidone ziprasidone paliperidone clozapine haloperidol: psychosis, mania, hallucination, delusion, paranoia
lithium valproate: mania, mood swings
metformin insulin glipizide glyburide glimepiride empagliflozin dapagliflozin sitagliptin liraglutide dulaglutide semaglutide tirzepatide: diabetes mellitus, hyperglycaemia
lisinopril losartan amlodipine valsartan metoprolol atenolol ramipril hydrochlorothiazide: hypertension
warfarin apixaban rivaroxaban dabigatran enoxaparin heparin: thrombosis, pulmonary embolism, atrial fibrillation
levothyroxine: hypothyroidism
iron: anaemia
furosemide hydrochlorothiazide bumetanide torsemide: oedema peripheral, fluid retention, swelling
gabapentin pregabalin duloxetine: neuropathy peripheral
ropinirole pramipexole: restless legs syndrome
baclofen cyclobenzaprine tizanidine methocarbamol: muscle spasms
atorvastatin rosuvastatin simvastatin: hyperlipidaemia
allopurinol colchicine febuxostat: gout
hydroxychloroquine: lupus like syndrome
semaglutide tirzepatide liraglutide phentermine orlistat: weight decreased, decreased appetite
mirtazapine megestrol: decreased appetite
`

function knownUses(lines: string): Map<string, Set<string>> {
  const uses = new Map<string, Set<string>>()
  for (const line of lines.trim().split('\n')) {
    const [drugs = '', complaints = ''] = line.split(': ')
    for (const drug of drugsOf(drugs)) {
      const known = uses.get(drug) ?? new Set<string>()
      for (const complaint of complaints.split(', ')) known.add(complaint)
      uses.set(drug, known)
    }
  }
  return uses
}

const OF_TWO_WORDS = [
  'botulinum toxin',
  'bismuth subsalicylate',
  'polyethylene glycol',
  'benzoyl peroxide',
  'fluticasone salmeterol',
]

function drugsOf(text: string): string[] {
  const pairs = OF_TWO_WORDS.filter((name) => text.includes(name))
  const rest = pairs.reduce((left, name) => left.replace(name, ' '), text)
  return [...pairs, ...rest.split(' ').filter((name) => name !== '')]
}

const KNOWN: ReadonlyMap<string, ReadonlySet<string>> = /* @__PURE__ */ knownUses(USES)

/** Whether a drug is usually taken for a complaint, so that naming both says nothing yet of a reaction: "Tylenol, headache". */
export function isKnownUse(drug: string, reaction: string): boolean {
  return KNOWN.get(drug)?.has(reaction) ?? false
}
