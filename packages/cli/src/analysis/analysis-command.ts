import type { AnalysisName, AnalysisRequest, AnalysisResult, ResultNote } from '@aethersignal/model'
import type { Flags, FlagValues } from '../options/flag.js'
import type { ResultFormat } from '../output/result-format.js'
import type { Session } from '../session.js'
import type { Terminal } from '../terminal.js'
import type { AnalysisOptions } from './analysis-options.js'

/** What a command of an analysis was called with. */
export type AnalysisGiven<Own extends Flags> = AnalysisOptions & FlagValues<Own>

/** The request without what {@link AnalysisOptions} and the files say. */
export type OwnRequest<Name extends AnalysisName> = Omit<
  AnalysisRequest<Name>,
  'analysis' | 'where' | 'roles' | 'sort' | 'page'
>

/** What a request is made with beside the options. */
export interface RequestInput {
  /** The file in place of a store. */
  readonly path: string | undefined
  /** How files that options name are read. */
  readonly reading: Pick<Terminal, 'stdin'> & { readonly signal: AbortSignal; readonly onProgress: Session['progress'] }
  /** Today, YYYY-MM-DD. */
  readonly today: string
  /** The options that were typed, in the order of the command. */
  readonly given: readonly string[]
  /** Takes what was found on reading such files, for the result to say. */
  note(notes: readonly ResultNote[]): void
}

/** What a command of an analysis declares. */
export interface AnalysisCommand<Name extends AnalysisName, Own extends Flags> {
  /** The word that it is called by. */
  readonly command: string
  readonly analysis: Name
  /** What it does, in the list of all commands. */
  readonly title: string
  readonly description: string
  /** The file that may take the place of a store; without it the command is of a store only. */
  readonly file?: {
    /** Such as `counts.csv`. */
    readonly called: string
    readonly what: string
    /** The further files of the analysis. */
    readonly also?: (options: AnalysisGiven<Own>) => readonly string[]
    /** What stands between the names of a path of a tree. */
    readonly separator?: (options: AnalysisGiven<Own>) => string
    /** A fault of the options that only the file shows. */
    readonly fault?: (thrown: unknown) => unknown
  }
  /** What a store is for, where it is not needed; default `in place of a file`. */
  readonly storeIs?: string
  readonly flags: Own
  /** Flags that a file has no use for. */
  readonly ofStore?: readonly (keyof Own & string)[]
  /** The flag that names a file of pairs of a store, which is given with it and only with it. */
  readonly pairsOfStore?: keyof Own & string
  /** What the rows are sorted by without `--sort`, in words. */
  readonly order: string
  /** The forms in which rows are written, the usual one first; default all, a table first. */
  readonly formats?: readonly [ResultFormat, ...ResultFormat[]]
  /** Stands under the list of options. */
  readonly help: string
  /** Makes the request of the options. @throws AetherError `usage/invalid` for options that do not go together */
  read(options: AnalysisGiven<Own>, input: RequestInput): Partial<OwnRequest<Name>> | Promise<Partial<OwnRequest<Name>>>
  /** What to do where neither a store nor a file is given. */
  readonly withoutStore?: (session: Session, options: AnalysisGiven<Own>, given: readonly string[]) => Promise<void>
  /** Columns that a terminal shows; default all. */
  readonly shown?: (result: AnalysisResult, options: AnalysisGiven<Own>) => readonly string[]
  /** Lines under the table on a terminal. */
  readonly summary?: (result: AnalysisResult, options: AnalysisGiven<Own>) => readonly string[]
  /** Lines before that on time and memory. */
  readonly verbose?: (result: AnalysisResult) => readonly string[]
  /** What rows are, for the line on time and memory. */
  readonly rowsCalled: string
  /** Whether a terminal shows every row where `--limit` says nothing. */
  readonly allRows?: boolean
}
