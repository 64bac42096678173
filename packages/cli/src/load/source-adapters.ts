import type { TableOptions } from '@aethersignal/csv'
import type { Adapter, AdapterInput } from '@aethersignal/model'

/** Adapters that read paths, since their files come in folders and archives, by the name of their source. */
export async function pathAdapters(): Promise<ReadonlyMap<string, Adapter<string>>> {
  const { faersAdapter, faersXmlAdapter } = await import('@aethersignal/faers')
  return new Map([faersAdapter, faersXmlAdapter].map((adapter) => [adapter.id, adapter]))
}

/** Adapters that read single files, by the name of their source; tables of cases as the options say. */
export async function fileAdapters(options: TableOptions = {}): Promise<ReadonlyMap<string, Adapter<AdapterInput>>> {
  const [{ icsrAdapter }, { openFdaAdapter }, tables] = await Promise.all([
    import('@aethersignal/icsr'),
    import('@aethersignal/faers'),
    import('@aethersignal/csv'),
  ])
  const adapters = [icsrAdapter, openFdaAdapter, ...tables.profileAdapters, tables.tableAdapter(options)]
  return new Map(adapters.map((adapter) => [adapter.id, adapter]))
}

/** What may be given as `--source`. */
export const SOURCES = [
  'faers',
  'faers-xml',
  'icsr',
  'openfda',
  'vaers',
  'caers',
  'jader',
  'canada-vigilance',
  'daen',
  'eudravigilance',
  'vigibase',
  'faers-dashboard',
  'csv',
] as const

export type Source = (typeof SOURCES)[number]
