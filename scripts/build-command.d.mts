export function buildCommand(folder: string, others?: Readonly<Record<string, string>>): Promise<string>
