import type { Command } from 'commander'

/** What makes a case series. */
export interface SeriesOptions {
  readonly drug?: string
  readonly event?: string
}

/** Adds the options that choose a case series. */
export function addSeriesOptions(command: Command): Command {
  return command.option('--drug <name>', 'the drug of the series').option('--event <term>', 'the event of the series')
}

/** How many reports a series has, and of how many. */
export function seriesLine({ series, reports }: Readonly<Record<string, unknown>>): string {
  return `${(series as number).toLocaleString('en')} reports in the series, of N ${(reports as number).toLocaleString('en')}`
}
