/** Facts as they are after JSON, so that every door gives them alike: what is not finite is null, a typed array a list. */
export function jsonFacts(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return JSON.parse(
    JSON.stringify(facts, (_name, member: unknown) => (isNumbers(member) ? Array.from(member) : member)),
  )
}

function isNumbers(value: unknown): value is Float64Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
}
