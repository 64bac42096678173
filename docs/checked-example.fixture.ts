import ts from 'typescript'

/** Runs an example; what it shows otherwise than it says goes into `differences`. */
type Run = (require: (name: string) => unknown, differences: string[]) => Promise<void>

/**
 * Compiles an example in which an expression statement followed by `// → value` on its last line says its value.
 * Numbers are compared to as many digits as are written.
 */
export function checkedExample(code: string): { readonly run: Run; readonly checks: number } {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2023, true)
  const claims: { readonly start: number; readonly end: number; readonly value: string }[] = []
  for (const statement of source.statements) {
    const rest = code.slice(statement.end).split('\n', 1)[0] ?? ''
    const value = /^\s*\/\/ → (.*)$/.exec(rest)?.[1]
    if (value === undefined) continue
    if (!ts.isExpressionStatement(statement)) throw new Error(`→ stands after a statement without a value: ${rest}`)
    claims.push({ start: statement.expression.getStart(), end: statement.expression.end, value: value.trim() })
  }
  const written = claims.map(({ value }) => literal(value))
  let checked = code
  for (const [index, { start, end }] of [...claims.entries()].reverse()) {
    checked = `${checked.slice(0, start)}__shows(${index}, (${checked.slice(start, end)}))${checked.slice(end)}`
  }
  const { outputText } = ts.transpileModule(checked, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  })
  const body = new Function('require', 'exports', '__shows', `return (async () => {${outputText}\n})()`)
  return {
    checks: claims.length,
    run: async (require, differences) => {
      await body(require, {}, (index: number, actual: unknown) => {
        if (!agrees(actual, written[index]!)) {
          differences.push(`says ${claims[index]!.value}, is ${shown(actual)}`)
        }
      })
    },
  }
}

function literal(text: string): ts.Expression {
  const source = ts.createSourceFile('value.ts', `(${text})`, ts.ScriptTarget.ES2023, true)
  const statement = source.statements[0]
  if (source.statements.length !== 1 || !statement || !ts.isExpressionStatement(statement)) {
    throw new Error(`not a value: ${text}`)
  }
  return statement.expression
}

function agrees(actual: unknown, written: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(written)) return agrees(actual, written.expression)
  if (ts.isNumericLiteral(written)) return typeof actual === 'number' && sameDigits(actual, written.getText())
  if (ts.isPrefixUnaryExpression(written)) {
    return typeof actual === 'number' && sameDigits(actual, written.getText().replace(/\s/g, ''))
  }
  if (ts.isStringLiteralLike(written)) return actual === written.text
  if (ts.isArrayLiteralExpression(written)) {
    const values = ArrayBuffer.isView(actual) ? Array.from(actual as Float64Array) : actual
    return (
      Array.isArray(values) &&
      values.length === written.elements.length &&
      written.elements.every((element, index) => agrees(values[index], element))
    )
  }
  if (ts.isObjectLiteralExpression(written)) {
    const known = (actual ?? {}) as Record<string, unknown>
    const shownKeys = Object.keys(known).filter((key) => known[key] !== undefined)
    return (
      shownKeys.length === written.properties.length &&
      written.properties.every(
        (property) =>
          ts.isPropertyAssignment(property) &&
          agrees(known[property.name.getText().replace(/^'|'$/g, '')], property.initializer),
      )
    )
  }
  const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null, undefined, NaN, Infinity }
  const word = written.getText()
  return word in words && Object.is(actual, words[word])
}

function sameDigits(actual: number, text: string): boolean {
  if (/^-?\d+(\.\d+)?e/i.test(text)) {
    const digits = text.split(/e/i)[0]?.split('.')[1]?.length ?? 0
    return Number(actual.toExponential(digits)) === Number(text)
  }
  if (text.endsWith('Infinity')) return actual === Number(text)
  if (!text.includes('.')) return actual === Number(text)
  return actual.toFixed(text.split('.')[1]?.length ?? 0) === text.replace(/^-(?=0(\.0*)?$)/, '')
}

function shown(actual: unknown): string {
  if (typeof actual === 'number') return String(actual)
  return JSON.stringify(actual, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? Array.from(value as Float64Array)
      : typeof value === 'number'
        ? Number(value.toPrecision(8))
        : value,
  )
}
