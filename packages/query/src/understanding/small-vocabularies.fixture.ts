import type { Vocabularies } from '../lexicon/vocabularies.js'

const counted = (names: string) => names.split('|').map((name, at) => ({ name: name.trim(), reports: 1000 - at }))

/** A source of the drugs and terms that the questions of the table speak of. */
export const smallVocabularies: Vocabularies = {
  drugs: counted(
    'METFORMIN|SEMAGLUTIDE|ASPIRIN|IBUPROFEN|WARFARIN|ATORVASTATIN|ROSUVASTATIN|SIMVASTATIN|PRAVASTATIN|DUPILUMAB|ADALIMUMAB|ETANERCEPT|INFLIXIMAB|LIRAGLUTIDE|DULAGLUTIDE|CARBOPLATIN|PEMBROLIZUMAB|NIVOLUMAB|MINOXIDIL|CLARITHROMYCIN|VALPROIC ACID|ACETAMINOPHEN|REMIFENTANIL|LISINOPRIL|AMPHETAMINE|EMPAGLIFLOZIN|DAPAGLIFLOZIN|NAPROXEN|ALENDRONIC ACID|COVID-19 VACCINE',
  ),
  events: counted(
    "Pancreatitis|Pancreatitis acute|Nausea|Rhabdomyolysis|Gastrointestinal haemorrhage|Haemorrhage|Death|Rash|Pneumonitis|Myocarditis|Pericardial effusion|Fournier's gangrene|Angioedema|Optic ischaemic neuropathy|Rheumatoid arthritis|Hepatic failure|Liver injury|Hepatitis acute|Sepsis|Pneumonia|Overdose|Medication error|March fracture|Meningitis|Mania|Oedema peripheral|Diarrhoea|Headache|Hyperaesthesia|Vision blurred|Myocardial infarction|Cerebrovascular accident|Stevens-Johnson syndrome|Cardiac valve disease|Vomiting|Pruritus|Tendon rupture|Acute kidney injury|Anaemia|Leukaemia|Tumour lysis syndrome|Drug ineffective|Adverse event|Foetal exposure during pregnancy",
  ),
  countries: ['US', 'JP', 'DE', 'GB', 'FR', 'IT'],
  sources: ['faers', 'vaers'],
  synonyms: [
    { kind: 'drug', written: 'Ozempic', names: ['SEMAGLUTIDE'] },
    { kind: 'drug', written: 'Wegovy', names: ['SEMAGLUTIDE'] },
    { kind: 'drug', written: 'Humira', names: ['ADALIMUMAB'] },
    { kind: 'drug', written: 'Enbrel', names: ['ETANERCEPT'] },
    { kind: 'drug', written: 'Remicade', names: ['INFLIXIMAB'] },
    { kind: 'drug', written: 'Keytruda', names: ['PEMBROLIZUMAB'] },
    { kind: 'drug', written: 'Adderall', names: ['AMPHETAMINE'] },
    { kind: 'drug', written: 'paracetamol', names: ['ACETAMINOPHEN'] },
    { kind: 'drug', written: 'valproate', names: ['VALPROIC ACID'] },
    { kind: 'drug', written: 'Lipobay', names: ['CERIVASTATIN'] },
    { kind: 'drug', written: 'acetylsalicylic acid', names: ['ASPIRIN'] },
  ],
  groups: [
    {
      kind: 'drug',
      name: 'statins',
      aliases: ['HMG-CoA reductase inhibitors'],
      members: ['ATORVASTATIN', 'ROSUVASTATIN', 'SIMVASTATIN', 'PRAVASTATIN', 'CERIVASTATIN'],
    },
    {
      kind: 'drug',
      name: 'GLP-1',
      aliases: ['GLP-1 drugs', 'GLP-1 receptor agonists', 'GLP-1 agonists'],
      members: ['SEMAGLUTIDE', 'LIRAGLUTIDE', 'DULAGLUTIDE'],
    },
    {
      kind: 'drug',
      name: 'anti-TNF',
      aliases: ['anti-TNF class', 'TNF inhibitors', 'TNF blockers'],
      members: ['ADALIMUMAB', 'ETANERCEPT', 'INFLIXIMAB'],
    },
    { kind: 'drug', name: 'NSAID', members: ['IBUPROFEN', 'NAPROXEN'] },
    { kind: 'drug', name: 'SGLT2 inhibitors', aliases: ['SGLT2'], members: ['EMPAGLIFLOZIN', 'DAPAGLIFLOZIN'] },
    { kind: 'drug', name: 'bisphosphonates', members: ['ALENDRONIC ACID'] },
    { kind: 'event', name: 'infections', members: ['Sepsis', 'Pneumonia', 'Meningitis'] },
    { kind: 'event', name: 'medication errors', members: ['Medication error'] },
  ],
}
