import { type AddressInfo, createServer } from 'node:net'
import { ExpectedError } from './expected-error.ts'

/**
 * Another server at the same port would answer in place of the one that is about to start.
 *
 * @param name what is about to start
 * @param variable names another port
 * @throws ExpectedError where the port is taken
 */
export async function checkPort(port: number, name: string, variable: string): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', () =>
      reject(
        new ExpectedError(
          `Port ${port} is taken. Is ${name} running already? Stop it, or give another port by ${variable}`,
        ),
      ),
    )
    probe.listen(port, '127.0.0.1', resolve)
  })
  await new Promise((resolve) => probe.close(resolve))
}

/** A port that is free now, for a server whose address has to be known before it starts. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
