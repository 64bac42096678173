/**
 * Second halves of names that are written behind a comma, as in `HALLUCINATION, VISUAL` and `INSULIN GLARGINE,
 * RECOMBINANT`. None is a reaction or a drug by itself, so that one is joined to what stands before it.
 */
export const QUALIFIERS: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    'abdominal acute auditory bilateral cerebral chronic congenital cutaneous diastolic drug-induced generalised generalized ' +
    'gustatory hypnagogic hypnopompic intracranial left localised localized mixed nec neonatal nos olfactory other peripheral ' +
    'primary recurrent right secondary severe somatic subarachnoid subdural synaesthetic systolic tactile unspecified upper lower ' +
    'visual human recombinant porcine bovine purified micronised micronized anhydrous conjugated unknown usp bp nf regular topical oral ' +
    'intravenous ophthalmic hydrochloride hcl sodium potassium calcium injection tablet tablets capsule capsules'
  ).split(' '),
)
