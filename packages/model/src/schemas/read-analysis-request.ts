import type { AnalysisName } from '../analyses/analysis-names.js'
import { ROLES } from '../cases/roles.js'
import type { ResolvedAnalysisRequest } from './analysis-request.js'
import { ANALYSIS_REQUESTS } from './analysis-requests.js'
import { parseWith } from './parse-with.js'

/**
 * Checks a request of an analysis and writes out its defaults; roles stand in their written order.
 * @throws AetherError `query/invalid` or `query/unknown-field`, naming the member at fault
 */
export function readAnalysisRequest<Name extends AnalysisName>(
  name: Name,
  request: unknown,
): ResolvedAnalysisRequest<Name> {
  const resolved = parseWith(ANALYSIS_REQUESTS[name], request, 'query/invalid') as ResolvedAnalysisRequest
  return { ...resolved, roles: ROLES.filter((role) => resolved.roles.includes(role)) } as ResolvedAnalysisRequest<Name>
}
