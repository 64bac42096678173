import { type DrugNamesIdentity, NAME_SEPARATOR } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../database/read-columns.js'

/** A drug as current reports have it, and in how many of their rows. */
export interface StoredDrugName {
  /** Name as written by the reporter. */
  readonly verbatim: string | null
  /** Ingredients as published (FAERS prod_ai). */
  readonly ingredient: string | null
  /** Names it was loaded under. */
  readonly names: readonly string[]
  /** Drug rows that have it. */
  readonly rows: number
}

/** Gives drugs other names than they were loaded under, when the report index is built. */
export interface DrugNaming {
  /** What names are resolved with. It goes into the identity of the dataset, so equal identities have to resolve equally. */
  readonly identity: DrugNamesIdentity
  /**
   * Is shown all drugs of the current reports before any is asked for, to learn from them. Gives the names that count for
   * a drug; null or none keeps those it was loaded under.
   */
  readonly learn: (drugs: readonly StoredDrugName[]) => (drug: StoredDrugName) => readonly string[] | null
}

/** Drugs of the current reports, each way of writing once, in order of their text. */
export async function readDrugNames(
  connection: DuckDBConnection,
  signal: AbortSignal | undefined,
): Promise<StoredDrugName[]> {
  const drugs: StoredDrugName[] = []
  await readColumns(
    connection,
    `SELECT verbatim, ingredient, names, CAST(count(*) AS DOUBLE)
     FROM drug JOIN report ON drug.part = report.part AND "caseOrdinal" = ordinal
     WHERE names <> '' GROUP BY ALL ORDER BY names, verbatim NULLS FIRST, ingredient NULLS FIRST`,
    ([verbatim, ingredient, names, count], rows) => {
      for (let row = 0; row < rows; row++) {
        drugs.push({
          verbatim: verbatim!.getItem(row) as string | null,
          ingredient: ingredient!.getItem(row) as string | null,
          names: loadedNames(String(names!.getItem(row))),
          rows: count!.getItem(row) as number,
        })
      }
    },
    signal,
  )
  return drugs
}

/** The names of the column `names`. */
export function loadedNames(joined: string): string[] {
  return joined.split(NAME_SEPARATOR).filter((name) => name !== '')
}
