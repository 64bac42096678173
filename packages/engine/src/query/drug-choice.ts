import { type ChosenDrugs, codePointOrder, DRUG_LEVELS, type DrugChoice, normaliseName } from '@aethersignal/model'
import { checkTexts } from './check-members.js'
import { invalidQuery } from './invalid-query.js'

/**
 * As what a request counts drugs, and the rest of it; `undefined` for the usual level.
 * @throws AetherError `query/invalid` naming the member at fault
 */
export function drugChoiceOf<Request>(asked: Request): {
  readonly chosen: ChosenDrugs | undefined
  readonly rest: Request
} {
  // What is no object is told by whoever reads the request.
  if (typeof asked !== 'object' || asked === null) return { chosen: undefined, rest: asked }
  if (!('drugLevel' in asked) && !('keepApart' in asked)) return { chosen: undefined, rest: asked }
  const { drugLevel, keepApart, ...rest } = asked as Request & DrugChoice
  if (drugLevel !== undefined && !DRUG_LEVELS.includes(drugLevel)) {
    throw invalidQuery('drugLevel', `must be one of ${DRUG_LEVELS.join(', ')}`)
  }
  const names = keepApart === undefined ? [] : checkTexts(keepApart, 'keepApart')
  if (names.length > 0 && drugLevel !== 'substance') {
    throw invalidQuery('keepApart', 'is of substances', 'Leave it out, or ask with drugLevel "substance".')
  }
  const given = rest as unknown as Request
  if (drugLevel === undefined || drugLevel === 'ingredient') return { chosen: undefined, rest: given }
  const keptApart = [...new Set(names.map((name) => normaliseName(name) ?? name))].sort(codePointOrder)
  return { chosen: { level: drugLevel, ...(keptApart.length > 0 && { keptApart }) }, rest: given }
}
