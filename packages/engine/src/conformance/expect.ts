import { AetherError, type ErrorCode } from '@aethersignal/model'

/** Fails with a sentence that says what was expected of the source. */
export function expectThat(condition: boolean, expectation: string): asserts condition {
  if (!condition) throw new Error(`conformance: ${expectation}`)
}

/** Fails unless two values are equal as JSON; numbers exactly. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  expectThat(got === wanted, `${what} is ${shortened(got)}, expected ${shortened(wanted)}`)
}

/** Fails unless two numbers agree to 12 digits, or are both undefined. */
export function expectClose(actual: number, expected: number, what: string): void {
  const close = Number.isNaN(expected)
    ? Number.isNaN(actual)
    : Math.abs(actual - expected) <= 1e-12 * Math.max(1e-300, Math.abs(expected))
  expectThat(close, `${what} is ${actual}, expected ${expected}`)
}

/** Fails unless a call rejects with an `AetherError` of one of the codes, which it gives. */
export async function expectRejection(
  call: Promise<unknown>,
  codes: readonly ErrorCode[],
  what: string,
): Promise<AetherError> {
  const outcome = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expectThat(outcome instanceof AetherError, `${what} rejects with an AetherError, not ${String(outcome)}`)
  expectThat(codes.includes(outcome.code), `${what} rejects with ${codes.join(' or ')}, not ${outcome.code}`)
  return outcome
}

function shortened(text: string | undefined): string {
  return text === undefined || text.length <= 400 ? String(text) : `${text.slice(0, 400)}…`
}
