import type { ErrorJson, Filter, Progress } from '@aethersignal/model'
import type { Capabilities } from '../source/capabilities.js'

/** Marks the messages of this protocol, so that a port can carry others beside them. */
const PROTOCOL = 'aethersignal/1'

/** Calls that travel; `close` is a message of its own. */
export const SOURCE_METHODS = ['describe', 'suggest', 'run', 'pair', 'analyse', 'cases'] as const

export type SourceMethod = (typeof SOURCE_METHODS)[number]

/** From the user of a source to the one that serves it. */
export type SourceRequest =
  | { readonly kind: 'open'; readonly input: unknown }
  | {
      readonly kind: 'call'
      readonly id: number
      readonly method: SourceMethod
      readonly args: readonly unknown[]
      /** How the source is restricted for this call, one after the other. */
      readonly restrictions: readonly Filter[]
    }
  | { readonly kind: 'abort'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number }

/** From the one that serves a source to its user. */
export type SourceResponse =
  | {
      readonly kind: 'capabilities'
      readonly capabilities: Capabilities
      /** The call of a restricted source that they are meant for; without it they are those of the whole source. */
      readonly id?: number
    }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: ErrorJson }

/** The message as it travels. */
export function sealed<M extends SourceRequest | SourceResponse>(message: M): { protocol: string; message: M } {
  return { protocol: PROTOCOL, message }
}

/** The message that travelled; undefined where it is not one of this protocol. */
export function unsealed<M extends SourceRequest | SourceResponse>(data: unknown): M | undefined {
  if (typeof data !== 'object' || data === null || !('protocol' in data) || data.protocol !== PROTOCOL) return undefined
  return (data as unknown as { readonly message: M }).message
}
