import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

export interface DatabaseOptions {
  /** Folders whose files may be read and written; everything else on the machine is out of reach. */
  readonly folders: readonly string[]
  /** Where to spill what does not fit into memory; nothing is spilled when absent. */
  readonly temporary?: string
  /** Memory of DuckDB's buffers, such as `512MB`. The process takes up to twice that. */
  readonly memoryLimit: string
  readonly threads: number
}

/**
 * Opens a DuckDB in memory that can touch nothing but the folders named, cannot fetch extensions, and whose settings
 * can no longer be changed.
 */
export async function openDatabase(options: DatabaseOptions): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: options.memoryLimit,
    threads: String(options.threads),
    temp_directory: options.temporary ?? '',
    preserve_insertion_order: 'true',
    allow_community_extensions: 'false',
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
    default_collation: 'binary',
  })
  const connection = await instance.connect()
  try {
    const folders = [...options.folders, ...(options.temporary === undefined ? [] : [options.temporary])]
    // Patterns are checked as they are written, before they are resolved to files, which are checked again.
    const allowed = [...new Set(folders.flatMap((folder) => [sqlText(folder), sqlPath(folder)]))]
    await connection.run(`SET allowed_directories = [${allowed.join(', ')}]`)
    await connection.run('SET enable_external_access = false')
    await connection.run('SET lock_configuration = true')
  } catch (error) {
    instance.closeSync()
    throw error
  } finally {
    connection.closeSync()
  }
  return instance
}

/** A text as a literal of SQL. For paths of our own alone: values of users are bound as parameters. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A path as the argument of `read_parquet`, which takes `*`, `?` and `[` for patterns. */
export function sqlPath(path: string): string {
  return sqlText(path.replace(/[*?[]/g, '[$&]'))
}

/** Runs work on a connection that stops, within milliseconds, once the signal fires. */
export async function interruptible<T>(
  connection: DuckDBConnection,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const stop = () => connection.interrupt()
  signal?.addEventListener('abort', stop)
  try {
    return await work()
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
