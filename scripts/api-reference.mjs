// The reference of every entry of every package, made of the doc comments into docs/api as pages of the site. A link that leads
// nowhere, a tag that nobody knows and a parameter that is not there fail it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Application, OptionDefaults, ReflectionKind } from 'typedoc'
import { ModuleRouter } from 'typedoc-plugin-markdown'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** Each entry's name by its source. What several packages export is told in the first. */
const names = new Map(
  ['model', 'core', 'engine', ...readdirSync('packages')].flatMap((name) => {
    const folder = join('packages', name)
    if (!existsSync(join(folder, 'package.json'))) return []
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    // What a worker runs exports nothing.
    return Object.entries(manifest.exports ?? {}).flatMap(([path, { '@aethersignal/source': source }]) =>
      source === undefined || path.endsWith('-worker.js')
        ? []
        : [[join(folder, source), manifest.name + path.slice(1)]],
    )
  }),
)

/**
 * Only entries are pages. Without this, the page of the entry `model/adapter` would give its name away to the type `Adapter`.
 * A package's first entry is the page of its folder: not every web server serves a page beside a folder of its name.
 */
class EntryRouter extends ModuleRouter {
  getIdealBaseName(reflection) {
    const name = super.getIdealBaseName(reflection)
    return reflection.kind === ReflectionKind.Module && !name.includes('/') ? `${name}/index` : name
  }

  shouldWritePage(reflection) {
    return reflection.kind === ReflectionKind.Module && super.shouldWritePage(reflection)
  }
}

const table = 'table'
const app = await Application.bootstrapWithPlugins({
  plugin: ['typedoc-plugin-markdown', 'typedoc-vitepress-theme', addRouter],
  tsconfig: 'docs/.vitepress/reference.tsconfig.json',
  entryPoints: [...names.keys()],
  entryPointStrategy: 'resolve',
  name: 'API reference',
  readme: 'none',
  out: 'docs/api',
  docsRoot: 'docs',
  sort: ['source-order'],
  router: 'entries',
  excludeScopesInPaths: true,
  // The types are checked elsewhere.
  skipErrorChecking: true,
  excludeExternals: true,
  excludeInternal: true,
  disableSources: true,
  blockTags: [...OptionDefaults.blockTags, '@csspart', '@cssproperty', '@slot'],
  validation: { notExported: false, invalidLink: true },
  treatWarningsAsErrors: true,
  logLevel: 'Warn',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  parametersFormat: table,
  interfacePropertiesFormat: table,
  classPropertiesFormat: table,
  typeDeclarationFormat: table,
  propertyMembersFormat: table,
  tableColumnSettings: {
    hideDefaults: true,
    hideInherited: true,
    hideModifiers: true,
    hideOverrides: true,
    hideSources: true,
    leftAlignHeaders: true,
  },
})

function addRouter({ renderer }) {
  renderer.defineRouter('entries', EntryRouter)
}

const entryPoints = app.getEntryPoints() ?? []
for (const entryPoint of entryPoints) {
  entryPoint.displayName = names.get(relative('.', entryPoint.sourceFile.fileName))
}
// Schemas name the types they are of, and import them nowhere.
app.converter.addUnknownSymbolResolver(({ symbolReference }, { project }, link) => {
  if (link === undefined) return
  const name = symbolReference?.path?.map(({ path }) => path).join('.')
  const target = project.getReflectionsByKind(ReflectionKind.SomeExport).find((reflection) => reflection.name === name)
  return target && { target, caption: name }
})
const project = app.converter.convert(entryPoints)
app.validate(project)
await app.generateOutputs(project)
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1
