import type { DuckDBConnection } from '@duckdb/node-api'

/** Some connections, each used for one piece of work at a time; who comes when all are in use waits in line. */
export class ConnectionPool {
  readonly #connect: () => Promise<DuckDBConnection>
  readonly #most: number
  readonly #idle: DuckDBConnection[] = []
  readonly #waiting: (() => void)[] = []
  readonly #underWay = new Set<Promise<unknown>>()
  #inUse = 0

  /** @param most connections open at the same time; they are opened when they are needed */
  constructor(connect: () => Promise<DuckDBConnection>, most: number) {
    this.#connect = connect
    this.#most = most
  }

  use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const using = this.#use(work)
    this.#underWay.add(using)
    const forget = () => this.#underWay.delete(using)
    using.then(forget, forget)
    return using
  }

  /** Waits for the work under way and closes the connections. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#underWay)
    for (const connection of this.#idle.splice(0)) connection.closeSync()
  }

  async #use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    while (this.#inUse >= this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#inUse += 1
    try {
      const connection = this.#idle.pop() ?? (await this.#connect())
      try {
        return await work(connection)
      } finally {
        this.#idle.push(connection)
      }
    } finally {
      this.#inUse -= 1
      this.#waiting.shift()?.()
    }
  }
}
