import type { MentionContext, MentionDecision } from '../mentions/mention.js'

/**
 * What is said of a pair. What speaks against a reaction of someone to the drug – it is denied, the indication, feared,
 * only imagined or of the past, or no person speaks but a law firm, a seller or news – is not asserted. Doubt (a hedge, little confidence, another drug that
 * may be meant, another language, slang or a misspelling that nothing near supports, a word that no list has) is abstained from. That somebody else has the
 * reaction is told by the context and does not weigh against it.
 */
export function decide(
  context: MentionContext,
  confidence: number,
  least: number,
  found: { readonly against: readonly (string | false)[]; readonly doubts: readonly (string | false | null)[] },
): { readonly decision: MentionDecision; readonly reasons: readonly string[] } {
  const against = [
    context.negated && 'negated',
    context.relation === 'indication' && 'indication',
    context.temporality !== 'current' && context.temporality,
    ...found.against,
  ].filter((reason) => reason !== false)
  if (against.length > 0) return { decision: 'not-asserted', reasons: against }
  const doubts = [context.hedged && 'hedged', confidence < least && 'low-confidence', ...found.doubts].filter(
    (reason) => reason !== false && reason !== null,
  )
  return { decision: doubts.length > 0 ? 'abstained' : 'asserted', reasons: doubts }
}
