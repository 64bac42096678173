import type { Adapter, AdapterInput } from '@aethersignal/model'
import type { TableOptions } from '@aethersignal/tables'

/** Adapters that read paths, since their files come in folders and archives, by the name of their source. */
export async function pathAdapters(): Promise<ReadonlyMap<string, Adapter<string>>> {
  const { faersAdapter, faersXmlAdapter } = await import('@aethersignal/faers')
  return new Map([faersAdapter, faersXmlAdapter].map((adapter) => [adapter.id, adapter]))
}

/** Adapters that read single files, by the name of their source; tables as the options say. */
export async function fileAdapters(options: TableOptions = {}): Promise<ReadonlyMap<string, Adapter<AdapterInput>>> {
  const [{ icsrAdapter }, openFda, tables] = await Promise.all([
    import('@aethersignal/icsr'),
    import('@aethersignal/faers'),
    import('@aethersignal/tables'),
  ])
  const { sheet, headerRow, encoding } = options
  const told = {
    ...(sheet !== undefined && { sheet }),
    ...(headerRow !== undefined && { headerRow }),
    ...(encoding !== undefined && { encoding }),
  }
  const adapters = [
    icsrAdapter,
    openFda.openFdaAdapter,
    openFda.openFdaDeviceAdapter,
    openFda.openFdaFoodAdapter,
    openFda.openFdaAnimalAdapter,
    ...tables.profileAdaptersWith(told),
    tables.tableAdapter(options),
  ]
  return new Map(adapters.map((adapter) => [adapter.id, adapter]))
}
