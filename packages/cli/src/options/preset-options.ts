import type { Readable } from 'node:stream'
import { readNameList } from '@aethersignal/intake/analysis-files'
import { AetherError, PRESETS, type PresetChoice, type PresetName } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { listOf } from './list-of.js'

/** Published rules on the command line. */
export interface PresetOptions {
  readonly preset?: readonly PresetName[]
  readonly keep?: 'any' | 'all' | 'every-pair'
  readonly importantEvents?: string
  readonly monitoredDrugs?: string
}

export function addPresetOptions(command: Command): Command {
  return command
    .option(
      '--preset <list>',
      `show only pairs that meet a published rule, and which: ${PRESETS.join(', ')}`,
      listOf(PRESETS),
    )
    .addOption(
      new Option(
        '--keep <which>',
        'pairs that meet any of the rules of --preset (default), all, or every pair',
      ).choices(['any', 'all', 'every-pair']),
    )
    .option('--important-events <file>', "important medical events for ema-ror: EMA's list as text, or a column event")
    .option('--monitored-drugs <file>', 'drugs under additional monitoring for ema-ror: a column drug')
}

/**
 * The choice of rules; undefined where none is named.
 * @throws AetherError `usage/invalid` for options of rules without any, and what its files are refused for.
 */
export async function presetChoice(
  options: PresetOptions,
  reading: { readonly stdin: Readable; readonly signal?: AbortSignal },
): Promise<PresetChoice | undefined> {
  const { preset, keep = 'any', importantEvents, monitoredDrugs } = options
  if (preset === undefined) {
    const idle = [
      ...(options.keep === undefined ? [] : ['--keep']),
      ...(importantEvents === undefined ? [] : ['--important-events']),
      ...(monitoredDrugs === undefined ? [] : ['--monitored-drugs']),
    ]
    if (idle.length === 0) return undefined
    throw new AetherError('usage/invalid', `${idle.join(' and ')} says something of rules, and none is named.`, {
      remedy: `Name some with --preset: ${PRESETS.join(', ')}.`,
    })
  }
  return {
    names: preset,
    ...(keep !== 'every-pair' && { meeting: keep }),
    ...(importantEvents !== undefined && {
      importantEvents: await readNameList(importantEvents, ['event', 'pt name', 'pt', 'term'], reading),
    }),
    ...(monitoredDrugs !== undefined && {
      monitoredDrugs: await readNameList(monitoredDrugs, ['drug', 'substance', 'active substance', 'name'], reading),
    }),
  }
}
