import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const packages = fileURLToPath(new URL('../packages', import.meta.url))

/** Packages whose numbers have to be the same bits in every engine. */
const exactPackages = ['core', 'engine', 'duplicates', 'social', 'vocabulary']

/** What ECMAScript defines to the last bit. Everything else of `Math` is "an implementation-approximated value". */
const exactMath = new Set([
  ...['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'],
  ...['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'],
])

/** Uses of arithmetic whose last bits an engine chooses, as `line: text`. */
function inexactArithmetic(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const report = (node: ts.Node) =>
    found.push(`${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.getText()}`)
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === 'Math') {
      const { parent } = node
      const member = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : undefined
      if (member === undefined || !exactMath.has(member)) report(parent)
    }
    // A number may be raised by an engine's own pow, even to a constant; a BigInt is raised exactly.
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken
      const raises = kind === ts.SyntaxKind.AsteriskAsteriskToken || kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken
      if (raises && !ts.isBigIntLiteral(node.left) && !ts.isBigIntLiteral(node.right)) report(node)
    }
    // Of texts other than ISO 8601 each engine makes what it likes.
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'Date' && node.name.text === 'parse') {
      report(node)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

describe('arithmetic that is the same in every engine', () => {
  const sources = exactPackages.flatMap((name) =>
    readdirSync(`${packages}/${name}/src`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !/\.(test|test-d|fixture)\.ts$/.test(path))
      .map((path) => `${name}/src/${path}`),
  )

  it.each(exactPackages)('%s calls nothing whose last bits an engine chooses', (name) => {
    const own = sources.filter((path) => path.startsWith(`${name}/`))
    expect(own.length).toBeGreaterThan(10)
    const found = own.flatMap((path) =>
      inexactArithmetic(path, readFileSync(`${packages}/${path}`, 'utf8')).map((use) => `${path}:${use}`),
    )
    expect(
      found,
      'log, log2, log1p, exp, expm1 and pow come from @aethersignal/core/special; squares are products',
    ).toEqual([])
  })

  it.each([
    ['Math.log(x)', 1],
    ['Math.pow(x, 2)', 1],
    ['Math.hypot(a, b)', 1],
    ['Math.random()', 1],
    ["Math['exp'](x)", 1],
    ['const { log } = Math', 1],
    ['globalThis.Math.log(x)', 1],
    ['values.map(Math.cbrt)', 1],
    ['x ** 2', 1],
    ['x **= y', 1],
    ['2 ** 10', 1],
    ['Date.parse(text)', 1],
    ['10n ** BigInt(k)', 0],
    ['Math.sqrt(Math.abs(x)) * Math.LN2', 0],
    ['x /** Math.log ** */ * y', 0],
    ["'Math.log(x) ** 2'", 0],
  ])('sees %s', (text, uses) => {
    expect(inexactArithmetic('sample.ts', text)).toHaveLength(uses)
  })
})
