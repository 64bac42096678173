/** Classes of drugs as posts name them: `class = words | slang`. */
export const DRUG_CLASSES = `
corticosteroids = corticosteroid, steroids, steroid
oral contraceptives = birth control pill, the pill, oral contraceptive, birth control
contrast media = contrast medium
thiazide diuretics = thiazide diuretic, thiazides, thiazide
statins = statin
beta blockers = beta blocker
ace inhibitors = ace inhibitor
nsaids = nsaid
antihypertensives
bisphosphonates = bisphosphonate
ssris = ssri, selective serotonin reuptake inhibitors, selective serotonin reuptake inhibitor, serotonin reuptake inhibitors
antidepressants = antidepressant, tricyclic antidepressants, tricyclic antidepressant
antipsychotics = antipsychotic, neuroleptics, atypical antipsychotics
benzodiazepines = benzos, benzodiazepine | benzo
anticonvulsants = anticonvulsant, antiepileptic drugs, antiepileptic drug
barbiturates = barbiturate
opioids = opiates, opioid, painkillers
fluoroquinolones = fluoroquinolone
antibiotics = antibiotic
chemotherapy = chemo
`
