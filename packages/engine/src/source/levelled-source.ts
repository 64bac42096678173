import type { ChosenDrugs, ResultNote, RunSpec } from '@aethersignal/model'
import { drugChoiceOf } from '../query/drug-choice.js'
import type { CallOptions } from '../run/call-options.js'
import { CallGate, type CallScope } from '../run/call-scope.js'
import type { SignalSource } from './signal-source.js'

/** What a source needs to answer at every level. */
export interface LevelsOfSource {
  /** Finds the source that counts drugs as a request chooses. */
  readonly find: (chosen: ChosenDrugs, scope: CallScope, options: CallOptions) => Promise<SignalSource>
  /** What has to be said of the drugs that a request of the usual level names. */
  readonly notes: (
    named: readonly string[],
    request: Pick<RunSpec, 'where' | 'roles'>,
    scope: CallScope,
  ) => Promise<readonly ResultNote[]>
}

/** A source that answers requests of the usual level itself and gives the others to the source that `find` finds. */
export function levelledSource(source: SignalSource, { find, notes }: LevelsOfSource): SignalSource {
  const gate = new CallGate()
  const at = async <Request, T>(
    asked: Request,
    options: CallOptions,
    call: (source: SignalSource, rest: Request, options: CallOptions) => Promise<T>,
  ): Promise<T> => {
    const { chosen, rest } = drugChoiceOf(asked)
    if (chosen === undefined) return call(source, rest, options)
    return gate.run(options, async (scope) => {
      const given = { ...options, signal: scope.signal }
      return call(await find(chosen, scope, given), rest, given)
    })
  }
  /** The result with what has to be said of the drugs that were asked for by name. */
  const noted = async <T extends { readonly notes: readonly ResultNote[] }>(
    asked: unknown,
    drugs: readonly unknown[],
    options: CallOptions,
    result: T,
  ): Promise<T> => {
    const named = drugs.filter((name) => typeof name === 'string')
    const { signal } = options
    if (named.length === 0) return result
    const more = await gate.run(signal ? { signal } : {}, (scope) => notes(named, asked as RunSpec, scope))
    return more.length === 0 ? result : { ...result, notes: [...result.notes, ...more] }
  }
  return {
    ...source,
    suggest: (kind, text, options = {}) => {
      const { signal, onProgress, ...asked } = options
      const call = { ...(signal && { signal }), ...(onProgress && { onProgress }) }
      return at(asked, call, (to, rest, given) => to.suggest(kind, text, { ...rest, ...given }))
    },
    run: (spec, options = {}) =>
      at(spec, options, async (to, rest, given) => {
        const table = await to.run(rest, given)
        return to === source ? noted(rest, rest.drugs ?? [], given, table) : table
      }),
    pair: (ref, spec, options = {}) =>
      at(spec, options, async (to, rest, given) => {
        const profile = await to.pair(ref, rest, given)
        return to === source ? noted(rest, [ref.drug], given, profile) : profile
      }),
    analyse: (request, options = {}) =>
      at(request, options, async (to, rest, given) => {
        const result = await to.analyse(rest, given)
        const { drug, drugs } = rest as { readonly drug?: unknown; readonly drugs?: unknown }
        return to === source ? noted(rest, [drug, drugs].flat(), given, result) : result
      }),
    cases: (query, page, options = {}) => at(query, options, (to, rest, given) => to.cases(rest, page, given)),
    close() {
      gate.close()
      return source.close()
    },
  }
}
