import { AetherError, type ResolvedAnalysisRequest } from '@aethersignal/model'
import type { NamedDrugEventTable } from '../gather-drug-event-table.js'

/**
 * The drugs (events, where drugs are compared) to test, and what is not tested, by positions in a table.
 * @throws AetherError `query/unknown-term`; `query/invalid` where none is left to test.
 */
export function testedLines(
  { drugs, events, file }: NamedDrugEventTable,
  request: ResolvedAnalysisRequest<'likelihood-ratio'>,
) {
  const position = (of: 'drug' | 'event', names: readonly string[], name: string) => {
    const exact = names.indexOf(name)
    const at = exact >= 0 ? exact : names.findIndex((known) => known.toLowerCase() === name.toLowerCase())
    if (at >= 0) return at
    throw new AetherError('query/unknown-term', `There is no ${of} ${JSON.stringify(name)}.`, {
      place: { ...(file !== undefined && { file }), field: of },
      remedy: `Give ${of === 'drug' ? 'a drug' : 'an event'} that has reports, spelled as there.`,
    })
  }
  const references = {
    drugs: request.referenceDrugs.map((name) => position('drug', drugs, name)),
    events: request.referenceEvents.map((name) => position('event', events, name)),
  }
  const [of, names, asked] =
    request.compare === 'events'
      ? (['drug', drugs, request.drugs] as const)
      : (['event', events, request.events] as const)
  const left = new Set(references[`${of}s`])
  // A view's table holds the ones asked for, under the names that the source has for them.
  const named = file === undefined ? undefined : asked?.map((name) => position(of, names, name))
  const tested = [...new Set(named ?? names.keys())].filter((at) => !left.has(at))
  if (tested.length === 0) {
    throw new AetherError('query/invalid', `No ${of} is left to test.`, {
      place: { field: of === 'drug' ? 'referenceDrugs' : 'referenceEvents' },
      remedy: `Name fewer reference ${of}s.`,
    })
  }
  const chosen = new Set(tested)
  const others = Array.from(names.keys()).filter((at) => !chosen.has(at))
  return { tested, reference: { ...references, [`${of}s`]: others } }
}
