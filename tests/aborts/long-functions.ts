import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { packagesFolder } from '../package-sources.js'

interface Declaration {
  readonly package: string
  readonly kind: string
  readonly name: string
  readonly text: string
}

const declarations = readdirSync(packagesFolder).flatMap((name): Declaration[] => {
  const folder = `${packagesFolder}/${name}/api`
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((file) => declarationsOf(name, readFileSync(`${folder}/${file}`, 'utf8')))
})
const options = optionsWithSignal()

/**
 * What a package exports that can be told to stop, by the reports of its surface: functions and methods of which a parameter is a signal or has one.
 * `package name`, sorted.
 */
export function longFunctions(packages: readonly string[]): string[] {
  const found = declarations
    .filter((declaration) => packages.includes(declaration.package))
    .flatMap((declaration) =>
      callsOf(declaration)
        .filter(([, parameters]) => takesSignal(parameters))
        .map(([name]) => `${declaration.package} ${name}`),
    )
  return [...new Set(found)].sort()
}

function declarationsOf(name: string, report: string): Declaration[] {
  const code = report.replace(/^\/\/.*$/gm, '')
  return code.split(/\n(?=(?:export |interface |type |class |function |const ))/).flatMap((text) => {
    const [, kind, declared] = /^(?:export )?(?:declare )?(interface|type|class|function|const) (\w+)/.exec(text) ?? []
    return kind === undefined || declared === undefined ? [] : [{ package: name, kind, name: declared, text }]
  })
}

/** Types with a `signal`, of their own or of a type that they extend, join or choose from. */
function optionsWithSignal(): ReadonlySet<string> {
  const types = declarations.filter(({ kind }) => kind === 'interface' || kind === 'type')
  const found = new Set(types.filter(({ text }) => /^\s+(?:readonly )?signal\??:/m.test(text)).map(({ name }) => name))
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const { kind, name, text } of types) {
      const [, head = ''] = (kind === 'interface' ? /extends ([^{]*)\{/ : /=([^{]*)/).exec(text) ?? []
      const without = /=>|Omit<[^>]*'signal'/.test(head) || (head.includes('Pick<') && !head.includes("'signal'"))
      if (!without && words(head).some((word) => found.has(word))) found.add(name)
    }
  }
  return found
}

function callsOf({ kind, name, text }: Declaration): (readonly [name: string, parameters: string])[] {
  if (kind === 'function') return [[name, /function \w+(?:<[^(]*>)?\(([\s\S]*)\): /.exec(text)?.[1] ?? text]]
  if (kind !== 'class' && kind !== 'interface') return []
  const methods = text.matchAll(/^\s+(?:static )?(?:readonly )?(\w+)\??(?:<[^(]*>)?(?:: )?\(([\s\S]*?)\)(?:: | =>)/gm)
  return [...methods].map(([, method, parameters]) => [`${name}.${method}`, parameters ?? ''])
}

function takesSignal(parameters: string): boolean {
  return words(parameters).some((word) => word === 'AbortSignal' || word === 'AbortLike' || options.has(word))
}

function words(text: string): readonly string[] {
  return text.match(/\w+/g) ?? []
}
