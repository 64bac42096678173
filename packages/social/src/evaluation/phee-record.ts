import type { Span } from '../mentions/mention.js'

/** A text with its labels: drugs, reactions, and the pairs of them. */
export interface LabelledText {
  /** The text. */
  readonly text: string
  /** The drug that the text is about, where a field or a file name says so. */
  readonly about?: string
  /** Where it names drugs; null where these are not labelled. */
  readonly drugs: readonly Span[] | null
  /** Where it names reactions. */
  readonly reactions: readonly Span[]
  /** Which drug it blames for which reaction; null where that is not labelled. */
  readonly pairs: readonly { readonly drug: Span; readonly reaction: Span }[] | null
}

interface Argument {
  readonly text: readonly (readonly string[])[]
  readonly start: readonly (readonly number[])[]
}

interface PheeEvent {
  readonly event_type: string
  readonly Treatment?: Argument & { readonly Drug?: Argument }
  readonly Effect?: Argument
}

interface PheeRecord {
  readonly context: string
  readonly annotations: readonly { readonly events: readonly PheeEvent[] }[]
}

/**
 * Reads a line of PHEE (Sun et al., EMNLP 2022; MIT licence). Drugs are those of all events; reactions and pairs are
 * those of adverse events alone, so the effect of a therapeutic event that is taken for a reaction counts as wrong.
 */
export function readPheeRecord(line: string): LabelledText {
  const { context, annotations } = JSON.parse(line) as PheeRecord
  const events = annotations.flatMap((annotation) => annotation.events)
  const adverse = events.filter(({ event_type }) => event_type === 'Adverse_event')
  return {
    text: context,
    drugs: distinct(events.flatMap(({ Treatment }) => spans(Treatment?.Drug))),
    reactions: distinct(adverse.flatMap(({ Effect }) => spans(Effect))),
    pairs: adverse.flatMap(({ Treatment, Effect }) =>
      distinct(spans(Treatment?.Drug)).flatMap((drug) => spans(Effect).map((reaction) => ({ drug, reaction }))),
    ),
  }
}

function spans(argument: Argument | undefined): Span[] {
  if (!argument) return []
  return argument.text.flatMap((group, outer) =>
    group.map((text, inner) => {
      const start = argument.start[outer]![inner]!
      return { start, end: start + text.length }
    }),
  )
}

function distinct(all: readonly Span[]): Span[] {
  return [...new Map(all.map((span) => [`${span.start}-${span.end}`, span])).values()]
}
