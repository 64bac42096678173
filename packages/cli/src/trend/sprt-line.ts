interface Surveillance {
  readonly firstSignalPeriod?: string
  readonly criticalValue: number
  readonly spent: number
}

/** How surveillance by the MaxSPRT ended. */
export function sprtLine({ firstSignalPeriod, criticalValue, spent }: Surveillance): string {
  const outcome = firstSignalPeriod === undefined ? 'no signal' : `signal at ${firstSignalPeriod}`
  const [value, alpha] = [criticalValue, spent].map((number) => String(Number(number.toPrecision(4))))
  return `MaxSPRT: ${outcome}, critical value ${value}, alpha spent ${alpha}`
}
