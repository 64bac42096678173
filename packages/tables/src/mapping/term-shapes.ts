/**
 * Stems of international nonproprietary names (WHO, "The use of stems in the selection of INN", 2018): the end of a name
 * that says what kind of substance it is.
 */
const DRUG_STEMS =
  /(?:mab|nib|cept|kin|statin|vastatin|pril|prilat|sartan|olol|dipine|azole|conazole|prazole|cillin|mycin|micin|floxacin|oxacin|cycline|vir|tide|gliptin|gliflozin|glitazone|glinide|tidine|setron|triptan|azepam|azolam|pam|barbital|caine|curium|curonium|coxib|profen|fenac|oxicam|parin|xaban|gatran|grel|platin|rubicin|taxel|bicin|trexate|abine|citabine|mustine|fosfamide|tinib|zomib|parib|ciclib|limus|thiazide|semide|lukast|terol|tropium|sone|solone|onide|olone|estradiol|gestrel|terone|dronate|dronic acid|formin|amide|idone|apine|peridol|oxetine|faxine|triptyline|ipramine|gabalin|gabapentin|racetam|toin|ine hydrochloride|hydrochloride|sodium|maleate|mesylate|tartrate|vaccine|insulin\b.*|immunoglobulin)$/i

/** Words that go with the way a product is written: strengths and forms. */
const DRUG_WORDS =
  /\b\d+(?:\.\d+)?\s*(?:mg|mcg|ug|g|ml|iu|%)\b|\b(?:tablets?|capsules?|injection|infusion|oral solution|cream|hcl)\b/i

/** Endings and words of terms of reactions, as Greek and clinical English make them. */
const EVENT_SHAPES =
  /(?:itis|aemia|emia|osis|algia|pathy|rrhage|rrhagia|rrhoea|rrhea|pnoea|pnea|oedema|edema|uria|plegia|paresis|paraesthesia|cardia|trophy|penia|philia|toxicity|poisoning|ache|sclerosis|stenosis|thrombosis|embolism|syncope|vertigo|phobia|mania|plasia|oma|lysis|spasm|rash|pain|nausea|vomiting|pyrexia|fever|fatigue|malaise|asthenia|anxiety|insomnia|somnolence|dizziness|tremor|seizure|convulsion|cough|pruritus|urticaria|erythema|alopecia|death|fall|infection|infarction|failure|arrest|arrhythmia|palpitations?|hypotension|hypertension|hypersensitivity|dysgeusia|constipation|dyspepsia|shock|stroke|coma|depression|suicide|abortion|overdose|ineffective|disorder|syndrome|disease|injury|haemorrhage|hemorrhage|bleeding|reaction|error|abnormal|increased|decreased|prolonged|neoplasm|carcinoma|cancer|ulcer|swelling|discomfort|impaired|impairment|weakness|abuse|dependence|withdrawal|exposure|use|interaction|complication|necrosis|perforation|obstruction|fracture)\b/i

/** Whether a text is written as drugs are. Text without letters is no name. */
export function looksLikeDrug(text: string): boolean {
  const name = text.trim().replace(/[.\s]+$/, '')
  if (!/\p{L}{3}/u.test(name) || name.length > 200 || EVENT_SHAPES.test(name)) return false
  return DRUG_STEMS.test(name) || DRUG_WORDS.test(name)
}

/** Whether a text is written as terms of reactions are. */
export function looksLikeEvent(text: string): boolean {
  return /\p{L}{3}/u.test(text) && text.length <= 200 && EVENT_SHAPES.test(text)
}
