import { parseEnvironment } from './environment.ts'

/** The environment of this process, parsed once. */
export const environment = parseEnvironment(process.env)
