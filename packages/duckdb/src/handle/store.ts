import type { DuplicateDecisions } from '@aethersignal/duplicates'
import type { CallOptions, ReportIndex, SignalSource } from '@aethersignal/engine'
import type { AdapterRun, LoadReport } from '@aethersignal/model'
import type {
  AppliedToStore,
  DuplicateSearch,
  DuplicateSearchOptions,
  StoreDuplicates,
} from '../duplicates/store-duplicates.js'
import type { StoredDrugName } from '../index/drug-naming.js'
import type { LoadOptions } from '../load/load-into-store.js'
import type { Following } from '../source/following-source.js'
import type { StoreView } from '../source/snapshot-source.js'
import type { CleanOptions, StoreCleaning } from '../store/clean-store.js'
import type { CaseTrace } from '../trace/case-trace.js'
import type { StoreVerification } from '../verify/verify-store.js'

/** What a source shows of a store, and whether of its present state or of every later one too. */
export interface StoreSourceOptions extends StoreView, Following, Pick<CallOptions, 'signal' | 'onProgress'> {
  /**
   * Whether the source goes over to each new snapshot: once it is read, it takes the place of the one before, on which calls
   * under way finish. Default false: the source answers from the snapshot that was current when it was opened, so that all
   * it answers is of the same data.
   */
  readonly follow?: boolean
}

/**
 * A case store in a folder: all that is done with it is done here. Works that change it (`load`, `decide`, `clean` with
 * `remove`, `upgrade`) exclude each other over all handles and processes; they write aside and move one pointer at the end, so
 * that one that fails, is stopped or dies leaves the store as it was. Works that read it see the snapshot that was current
 * when they began.
 *
 * Every work rejects with an `AetherError`: `store/not-found` before anything was loaded, `store/corrupt`, `store/outdated`,
 * `request/aborted` when its signal fires, and `source/closed` once the handle is closed; those that change the store also
 * with `store/locked`, `store/disk-full`, `store/not-writable` and `store/out-of-memory`.
 */
export interface Store {
  /** The folder, as an absolute path. */
  readonly folder: string
  /**
   * Loads what adapters read; the folder is made if it does not exist. All runs become visible together, in one step, or
   * not at all. A part that is there already with the same content stays; one with other content is replaced, with a warning
   * that says how its rows differ.
   *
   * Gives the account of this load: the files and warnings of these runs, what became of each part and of the cases of the
   * store, and the funnel of the whole store after it.
   * @throws AetherError also `input/empty`, and what the adapters throw.
   */
  load(runs: AdapterRun | readonly AdapterRun[], options: LoadOptions): Promise<LoadReport>
  /** A source over the current snapshot, or with `follow` over later ones too. Closing it leaves the handle open. */
  source(options?: StoreSourceOptions): Promise<SignalSource>
  /**
   * Searches the current reports for duplicates, those that earlier decisions took out among them. Nothing is changed.
   *
   *     const found = await store.duplicates((cases, decided) => hitMissDuplicates(cases, { decided }))
   *
   * @throws AetherError also what `search` throws; for `pairs`, `input/contradictory-decisions` and `query/ambiguous-case`.
   */
  duplicates(search: DuplicateSearch, options?: DuplicateSearchOptions): Promise<StoreDuplicates>
  /** The decisions about duplicates that the store follows, or undefined. */
  decisions(options?: CallOptions): Promise<DuplicateDecisions | undefined>
  /**
   * Follows decisions, in place of those followed before, or none when they are undefined. Loads that come later follow them
   * too. Nothing is deleted, so that undoing gives the numbers that were there before.
   */
  decide(decisions: DuplicateDecisions | undefined, options?: CallOptions): Promise<AppliedToStore>
  /**
   * Everything known of a case, by its id or the id of one of its reports: every version in every part with the file, its
   * SHA-256 and the line of each of its rows, which version stands and why the others do not, deletions, and quarantined
   * rows that name it. One trace for each family of sources that has a case of this id.
   * @throws AetherError also `query/unknown-term` where no part holds it.
   */
  trace(caseId: string, options?: CallOptions): Promise<readonly CaseTrace[]>
  /** The load report of everything in the store. Its parts are `unchanged`, since nothing is being loaded. */
  report(options?: CallOptions): Promise<LoadReport>
  /**
   * The drugs of the current reports: each way of writing once with the number of its rows, in order of their text. What a
   * vocabulary learns from, and what its coverage is measured on.
   */
  names(options?: CallOptions): Promise<readonly StoredDrugName[]>
  /** The events of the current reports as published, and which reports carry them: what event groups are measured on. */
  events(options?: CallOptions): Promise<ReportIndex['events']>
  /** The hash of the current snapshot. One small file is read. */
  snapshot(): Promise<string>
  /**
   * Calls back with the hash of each snapshot that becomes current after the handle was opened, whichever handle or process
   * made it, once the handle notices: at once for its own works, else at the next look (`lookEvery`). Gives how to end that.
   */
  onSnapshot(listener: (hash: string) => void): () => void
  /**
   * Reads every file of the current snapshot and compares it with its hash, whatever was compared before; all that is
   * damaged is listed. Nothing is changed. `store/corrupt` is thrown only where the pointer or the catalogue is damaged, so
   * that it is not known which files there should be.
   */
  verify(options?: CallOptions): Promise<StoreVerification>
  /**
   * Lists what the current snapshot does not use: superseded parts and snapshots, and what loads that died left; with
   * `remove` it is removed. Files that no load made are never among them. Whoever still reads a superseded snapshot, such as
   * a source that does not follow, loses it, and decisions about duplicates that were undone are gone.
   */
  clean(options?: CleanOptions): Promise<StoreCleaning>
  /**
   * Brings a store of the format before into that of this version, checking all of it that can be. The data stay what they
   * are, and so does the hash in manifests. Gives whether there was something to do.
   */
  upgrade(options?: CallOptions): Promise<boolean>
  /** Closes the sources, stops what is under way and waits for its end. Works begun later are refused. */
  close(): Promise<void>
}
