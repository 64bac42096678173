import { type IntervalMeasure, intervalOf } from '@aethersignal/model'
import type { TopLevelSpec } from 'vega-lite'
import { axisLocale } from './axis-locale.js'
import type { ForestPoint } from './forest-data.js'

/** Colours and type of a chart, resolved from the tokens. */
export interface ChartTheme {
  readonly font: string
  readonly fontSize: number
  readonly text: string
  readonly background: string
  readonly estimate: string
  readonly other: string
  readonly rule: string
  readonly grid: string
}

/** Height of one line, and of one whose label stands above the interval. */
const LINE_PIXELS = 22
const STACKED_LINE_PIXELS = 38
/** Below this width labels stand above the intervals, for there is no room beside them. */
const STACKED_BELOW = 480

export interface ForestSpecOptions {
  readonly points: readonly ForestPoint[]
  readonly measure: IntervalMeasure
  /** Width of the whole chart in pixels. */
  readonly width: number
  readonly description: string
  readonly axisTitle: string
  /** Language of the numbers at the axis. */
  readonly language: string
  readonly theme: ChartTheme
}

/**
 * A forest plot: intervals as rules, estimates as points sized by reports, a dashed rule at the value that stands for
 * "as expected". Whether the lower limit lies above it shows in the shape as well as in the colour.
 */
export function forestSpec(options: ForestSpecOptions): TopLevelSpec {
  const { points, measure, width, description, axisTitle, language, theme } = options
  const { neutral } = intervalOf(measure)
  const stacked = width < STACKED_BELOW
  const labelWidth = stacked ? 0 : Math.min(longestLabel(points, theme), Math.round(width * 0.45))
  const scale =
    neutral === 1
      ? ({ type: 'log', nice: false, padding: 10 } as const)
      : ({ type: 'linear', nice: true, zero: false } as const)
  const x = { type: 'quantitative', scale } as const
  const y = rowOrder(labelWidth, stacked)
  const color = {
    condition: { test: { field: 'above', equal: true }, value: theme.estimate },
    value: theme.other,
  } as const
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description,
    width: Math.max(80, width - labelWidth - (stacked ? 24 : 36)),
    height: Math.max(1, points.length) * (stacked ? STACKED_LINE_PIXELS : LINE_PIXELS),
    autosize: { type: 'pad', contains: 'padding' },
    padding: { left: 4, right: 12, top: 4, bottom: 4 },
    background: 'transparent',
    data: { values: points.map((point) => ({ ...point })) },
    layer: [
      {
        mark: { type: 'rule', aria: false, strokeDash: [4, 3], color: theme.rule },
        data: { values: [{ neutral }] },
        encoding: { x: { ...x, field: 'neutral', title: axisTitle, axis: { tickCount: 6, grid: true } } },
      },
      {
        mark: { type: 'rule', aria: false, strokeWidth: 1.75 },
        encoding: { ...y, x: { ...x, field: 'lower' }, x2: { field: 'upper' }, color },
      },
      {
        mark: { type: 'point', filled: true, opacity: 1, strokeWidth: 1.5 },
        encoding: {
          ...y,
          x: { ...x, field: 'estimate' },
          size: {
            field: 'reports',
            type: 'quantitative',
            scale: { type: 'sqrt', range: [40, 260], zero: true },
            legend: null,
          },
          shape: { condition: { test: { field: 'above', equal: true }, value: 'diamond' }, value: 'circle' },
          fill: {
            condition: { test: { field: 'above', equal: true }, value: theme.estimate },
            value: theme.background,
          },
          stroke: color,
          description: { field: 'description', type: 'nominal' },
        },
      },
      ...(stacked ? [labelsAbove(y, width, theme)] : []),
    ],
    config: {
      locale: { number: axisLocale(language) },
      font: theme.font,
      view: { stroke: null },
      axis: {
        labelColor: theme.text,
        titleColor: theme.text,
        labelFontSize: theme.fontSize,
        titleFontSize: theme.fontSize,
        titleFontWeight: 'normal',
        gridColor: theme.grid,
        domainColor: theme.other,
        tickColor: theme.other,
        aria: false,
      },
    },
  }
}

function longestLabel(points: readonly ForestPoint[], theme: ChartTheme): number {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return Number.POSITIVE_INFINITY
  context.font = `${theme.fontSize}px ${theme.font}`
  return Math.ceil(points.reduce((most, point) => Math.max(most, context.measureText(point.label).width), 0)) + 6
}

function rowOrder(labelWidth: number, stacked: boolean) {
  const axis = { title: null, labelLimit: labelWidth, labelPadding: 8, domain: false, ticks: false, grid: false }
  return { y: { field: 'label', type: 'nominal', sort: null, axis: stacked ? null : axis } } as const
}

function labelsAbove(y: ReturnType<typeof rowOrder>, width: number, theme: ChartTheme) {
  return {
    mark: {
      type: 'text',
      aria: false,
      align: 'left',
      dy: -14,
      limit: width - 24,
      color: theme.text,
      fontSize: theme.fontSize,
    },
    encoding: { ...y, x: { value: 4 }, text: { field: 'label', type: 'nominal' } },
  } as const
}
