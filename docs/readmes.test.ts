import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkedExample } from './checked-example.fixture.js'

interface Manifest {
  readonly name: string
  readonly description?: string
  readonly keywords?: readonly string[]
  readonly homepage?: string
  readonly bugs?: string
  readonly repository?: { readonly url: string; readonly directory: string }
  readonly engines?: { readonly node?: string }
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

const root = fileURLToPath(new URL('../', import.meta.url))
const packages = readdirSync(join(root, 'packages'))
  .filter((folder) => existsSync(join(root, 'packages', folder, 'package.json')))
  .map((folder) => {
    const readme = join(root, 'packages', folder, 'README.md')
    return {
      folder,
      manifest: JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8')) as Manifest,
      readme: existsSync(readme) ? readFileSync(readme, 'utf8') : '',
    }
  })

/** The source of each entry, by the name under which it is imported. */
const sources = new Map(
  packages.flatMap(({ folder, manifest }) =>
    Object.entries(manifest.exports ?? {}).flatMap(([path, entry]) => {
      const source = typeof entry === 'string' ? undefined : entry['@aethersignal/source']
      return source === undefined
        ? []
        : [[manifest.name + path.slice(1), join(root, 'packages', folder, source)] as const]
    }),
  ),
)

/** All that an example imports; a package is taken from its sources. */
async function importsOf(code: string): Promise<ReadonlyMap<string, unknown>> {
  const names = Array.from(code.matchAll(/ from '([^']+)'/g), ([, name]) => name ?? '')
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, unknown]> => {
        const source = sources.get(name)
        if (source === undefined && !name.startsWith('node:')) throw new Error(`an example imports ${name}`)
        return [name, await import(source === undefined ? name : pathToFileURL(source).href)]
      }),
    ),
  )
}

describe.each(packages)('packages/$folder', ({ folder, manifest, readme }) => {
  it('says in its manifest what it is and where it comes from', () => {
    const { description = '', keywords = [], homepage, bugs, repository, engines } = manifest
    expect(description).not.toBe('')
    expect(keywords.length).toBeGreaterThan(1)
    expect(homepage).toMatch(new RegExp(`/docs/packages/${folder}\\.md$`))
    expect(bugs).toMatch(/^https:.*\/issues$/)
    expect(repository).toMatchObject({
      url: expect.stringMatching(/^git\+https:.*\.git$/),
      directory: `packages/${folder}`,
    })
    expect(engines).toEqual({ node: '>=20.19' })
  })

  it('has a README that says how to install it, shows an example and leads to its page', () => {
    expect(readme).toMatch(new RegExp(`^# ${manifest.name}\n\n\\S`))
    expect(readme).toMatch(new RegExp(`^npm install (--global )?${manifest.name}`, 'm'))
    expect(readme).toContain(manifest.homepage)
    expect(existsSync(join(root, 'docs/packages', `${folder}.md`))).toBe(true)
    expect(readme).toMatch(/^```(ts|js|html|sh)\n(?!npm)/m)
  })
})

const examples = packages.flatMap(({ folder, readme }) =>
  Array.from(readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm), ([, code]) => ({ folder, code: code ?? '' })),
)

describe('the examples of the READMEs', () => {
  // The command and the elements are shown by what is typed in a terminal and put in a page; both have tests of their own.
  it('stand in each package that is called from code', () => {
    const without = packages.filter(({ folder }) => !examples.some((example) => example.folder === folder))
    expect(without.map(({ folder }) => folder)).toEqual(['cli', 'elements'])
  })

  it.each(examples)('$folder', async ({ code }) => {
    const modules = await importsOf(code)
    const before = process.cwd()
    const folder = await mkdtemp(join(tmpdir(), 'aether-readme-'))
    process.chdir(folder)
    try {
      const { run, checks } = checkedExample(code)
      const differences: string[] = []
      await run((name) => modules.get(name), differences)
      expect(differences).toEqual([])
      expect(checks, 'an example shows at least one value, as // → value').toBeGreaterThan(0)
    } finally {
      process.chdir(before)
      await rm(folder, { recursive: true, force: true })
    }
  })
})
