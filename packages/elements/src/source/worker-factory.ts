type WorkerFactory = () => Worker

let factory: WorkerFactory = () => new Worker(new URL('./signal-worker.js', import.meta.url), { type: 'module' })

export interface AetherConfiguration {
  /**
   * Makes the worker that reads tables: a module worker running `signal-worker.js` of this package. Needed only where
   * that file does not lie beside the code of the elements, as after bundling.
   */
  readonly workerFactory?: WorkerFactory
}

/** Sets what holds for all elements of a page. Call it before the first source is opened. */
export function configureAether(configuration: AetherConfiguration): void {
  if (configuration.workerFactory) factory = configuration.workerFactory
}

/** A new worker that reads tables. */
export function makeWorker(): Worker {
  return factory()
}
