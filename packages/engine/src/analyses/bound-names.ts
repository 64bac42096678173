/** Names of an interval's bounds by the probabilities below them: omega025 and omega975 at 95 %. */
export function boundNames(name: string, level: number): readonly [lower: string, upper: string] {
  const digits = (probability: number) =>
    String(Number(probability.toFixed(10)))
      .slice(2)
      .padEnd(2, '0')
  return [`${name}${digits((1 - level) / 2)}`, `${name}${digits((1 + level) / 2)}`]
}
