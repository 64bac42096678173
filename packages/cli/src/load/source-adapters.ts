import type { Adapter, AdapterInput } from '@aethersignal/model'

/** Adapters that read single files, by the name of their source; FAERS, which reads folders and archives, is apart. */
export async function fileAdapters(): Promise<ReadonlyMap<string, Adapter<AdapterInput>>> {
  const [{ icsrAdapter }, { openFdaAdapter }, tables] = await Promise.all([
    import('@aethersignal/icsr'),
    import('@aethersignal/faers'),
    import('@aethersignal/csv'),
  ])
  const adapters = [icsrAdapter, openFdaAdapter, ...tables.profileAdapters, tables.csvAdapter]
  return new Map(adapters.map((adapter) => [adapter.id, adapter]))
}

/** What may be given as `--source`. */
export const SOURCES = [
  'faers',
  'icsr',
  'openfda',
  'vaers',
  'caers',
  'jader',
  'canada-vigilance',
  'eudravigilance',
  'vigibase',
  'faers-dashboard',
  'csv',
] as const

export type Source = (typeof SOURCES)[number]
