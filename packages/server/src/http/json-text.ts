/** Milliseconds that an answer keeps the thread before others have their turn. */
const TURN = 15

/**
 * The text that `JSON.stringify` gives for an answer, made member by member and column by column, so that a page of ten
 * thousand rows does not keep the thread from others.
 */
export async function jsonText(answer: object): Promise<string> {
  const pieces: string[] = []
  let turnBegan = performance.now()
  for (const piece of piecesOf(answer, 2)) {
    pieces.push(piece)
    if (performance.now() - turnBegan <= TURN) continue
    await new Promise((resolve) => setTimeout(resolve, 0))
    turnBegan = performance.now()
  }
  return pieces.join('')
}

/** Texts that are the JSON of a value together: down to a depth, each member of an object has its own. */
function* piecesOf(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || !isPlain(value)) {
    yield JSON.stringify(value)
    return
  }
  let before = '{'
  for (const [name, member] of Object.entries(value)) {
    // As JSON.stringify, which leaves these out.
    if (member === undefined || typeof member === 'function' || typeof member === 'symbol') continue
    yield `${before}${JSON.stringify(name)}:`
    yield* piecesOf(member, depth - 1)
    before = ','
  }
  yield before === '{' ? '{}' : '}'
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !('toJSON' in value)
  )
}
