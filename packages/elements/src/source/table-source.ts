import type { SignalSource } from '@aethersignal/engine'
import { AetherError } from '@aethersignal/model'
import type { OpenOptions } from './open-source.js'
export function tableSource(
  _i: { readonly address: string } | { readonly file: File },
  _o: OpenOptions,
): Promise<SignalSource> {
  return Promise.reject(new AetherError('source/unsupported', 'TEMP'))
}
