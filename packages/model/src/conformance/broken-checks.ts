import { AetherError, type ErrorCode } from '@aethersignal/core/errors'
import type { Adapter } from '../cases/adapter.js'
import { ERROR_CODES } from '../errors/error-codes.js'
import { checkAccounts } from './account-checks.js'
import type { Findings } from './finding.js'
import { observeReading } from './observed-reading.js'

/** Inputs that are damaged: they must be refused, or read with an account that adds up. */
export interface BrokenInputs<Input> {
  /** Names the damage. */
  readonly name: string
  /** The damaged inputs, read together. */
  readonly inputs: readonly Input[]
  /** The code with which they must be refused; without it they may also be read, faulty rows quarantined. */
  readonly code?: ErrorCode
}

/** Whether damaged inputs end in an error of the one table, or in an account that adds up. */
export async function checkBroken<Input>(
  adapter: Adapter<Input>,
  { name, inputs, code }: BrokenInputs<Input>,
  findings: Findings,
): Promise<void> {
  try {
    const reading = await observeReading(adapter.read(inputs), findings)
    checkAccounts(reading, findings)
    if (code !== undefined)
      findings.add('errors', `Broken inputs are not refused with ${code}`, `${name}: they are read`)
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) {
      findings.add('errors', 'Broken inputs throw what is no AetherError', `${name}: ${String(thrown)}`)
    } else if (!Object.hasOwn(ERROR_CODES, thrown.code) || thrown.code === 'internal/unexpected') {
      findings.add('errors', 'Broken inputs throw a code that tells nothing', `${name}: ${thrown.code}`)
    } else if (code !== undefined && thrown.code !== code) {
      findings.add('errors', `Broken inputs are not refused with ${code}`, `${name}: ${thrown.code}`)
    } else if (thrown.message.trim() === '')
      findings.add('errors', 'An error has no message', `${name}: ${thrown.code}`)
  }
}
