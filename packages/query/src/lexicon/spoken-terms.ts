/** What people and abbreviations of the field say for preferred terms, `spoken:term`; a term that a source does not have is not taken. */
const TERMS = `heart attack:myocardial infarction|mi:myocardial infarction|stroke:cerebrovascular accident|cva:cerebrovascular accident
sjs:stevens-johnson syndrome|ten:toxic epidermal necrolysis|dress:drug reaction with eosinophilia and systemic symptoms
aki:acute kidney injury|acute renal failure:acute kidney injury|pml:progressive multifocal leukoencephalopathy|nms:neuroleptic malignant syndrome
ild:interstitial lung disease|dvt:deep vein thrombosis|pe:pulmonary embolism|uti:urinary tract infection|gbs:guillain-barre syndrome
qt prolongation:electrocardiogram qt prolonged|prolonged qt:electrocardiogram qt prolonged|tdp:torsade de pointes|torsades de pointes:torsade de pointes
afib:atrial fibrillation|copd:chronic obstructive pulmonary disease|hlh:haemophagocytic lymphohistiocytosis|ttp:thrombotic thrombocytopenic purpura
dili:drug-induced liver injury|dka:diabetic ketoacidosis|crs:cytokine release syndrome|rds:respiratory distress|itp:immune thrombocytopenia
hair loss:alopecia|low blood sugar:hypoglycaemia|high blood sugar:hyperglycaemia|high blood pressure:hypertension|low blood pressure:hypotension
throwing up:vomiting|itching:pruritus|itch:pruritus|hives:urticaria|fainting:syncope|passed out:syncope|shortness of breath:dyspnoea
breathlessness:dyspnoea|fits:seizure|convulsion:seizure|fever:pyrexia|blood clot:thrombosis|tiredness:fatigue|sleeplessness:insomnia|joint pain:arthralgia
muscle pain:myalgia|nose bleed:epistaxis|nosebleed:epistaxis|blurry vision:vision blurred|vision is blurry:vision blurred|weight gain:weight increased
weight loss:weight decreased|tendon tear:tendon rupture|ruptured tendon:tendon rupture|jaundiced:jaundice|kidney stone:nephrolithiasis|gallstone:cholelithiasis
stomach flu:gastroenteritis|diarrhea:diarrhoea|swelling face:swelling face|facial swelling:swelling face|miscarriage:abortion spontaneous
suicide:completed suicide|sudden death:sudden death|cardiac valvulopathy:cardiac valve disease|naion:optic ischaemic neuropathy`

/** Words of a term that are said for one another. */
const WORDS = `bleeding:haemorrhage|bleed:haemorrhage|gi:gastrointestinal|renal:kidney|hepatic:liver|cardiac:heart|ruptured:rupture|pulmonary:lung|prolonged:prolongation
failing:failure|enlarged:enlargement|inflamed:inflammation|tumour:neoplasm|cancer:neoplasm|stomach:gastric|skin:cutaneous|loss:decreased|gain:increased|eye:ocular`

/** Pairs of what is spoken and the term that it stands for. */
export const SPOKEN_TERMS: readonly (readonly [string, string])[] = /* @__PURE__ */ pairs(TERMS)

/** Pairs of a word and another that is used for it. */
export const SPOKEN_WORDS: readonly (readonly [string, string])[] = /* @__PURE__ */ pairs(WORDS)

function pairs(list: string): (readonly [string, string])[] {
  return list.split(/[|\n]/u).map((pair) => {
    const [spoken = '', term = ''] = pair.split(':')
    return [spoken, term] as const
  })
}
