const SUFFIXES =
  /(?:[a-z]{2}(itis|a?emias?|penias?|opath(?:y|ies)|algias?|uria|plegia|paresis|rrh?o?ea|rrhages?|toxicit(?:y|ies)|megaly|spasms?|dynia|kinesias?|dystonias?|phagia|pno?ea|cytosis|cytopenia|philia|edema|stasis|trophy|plasia|[ao]?a?esthesias?|opsia|dermas?|lysis|necrolysis|osis|oses|phasia|phonia|mastia|derma|thyroidism|thorax|tensive crisis|tension|sclerosis|arrhythmias?|cardia|leuk[ae]?emia|lymphoma|sarcoma|carcinoma|melanoma|adenoma|angioma|edemas?|ptysis|melena|uresis|acidosis|alkalosis|rrhexis|malacia|stomia|phlebitis|trichosis|lalia))$/
const NO_REACTIONS =
  /^(?:diagnos[ie]s|prognos[ie]s|analysis|dialysis|hemodialysis|haemodialysis|paralysis|hydrolysis|catalysis|urinalysis|psychoanalysis|electrolysis|hypothesis|hypnosis|anamnesis|osmosis|mitosis|meiosis|apoptosis|phagocytosis|endocytosis|symbiosis|homeostasis|haemostasis|hemostasis|tension|intention|attention|retention|extension|pretension|therapy|psychotherapy|chemotherapy|tuberculosis|endometriosis|arthritis|osteoarthritis|osteoporosis|schizophrenia|epilepsy|leishmaniasis|toxoplasmosis|histoplasmosis|aspergillosis|cryptococcosis|coccidioidomycosis|onychomycosis|pneumocystosis|cystic|fibrosis|atherosclerosis|homeopathy|osteopathy|plasmapheresis|thrombolysis|dosis|doses|overdoses|glucoses|noses|purposes|hoses|loses|closes|roses|suposes|supposes|exposes|chooses|metastasis|plasmapheresis|thalass?a?emia)$/

/**
 * The ending by which a word has the form of a disorder, as `-itis`, `-penia` or `-toxicity`; null for others, and for words
 * of that form which seldom are reactions (diagnosis, dialysis, tuberculosis, …). For words in lower case.
 */
export function reactionForm(word: string): string | null {
  if (word.length < 7 || NO_REACTIONS.test(word)) return null
  const ending = SUFFIXES.exec(word)?.[1]
  return ending === undefined ? null : `-${ending}`
}
