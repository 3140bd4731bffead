#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { startLake, type LakeOptions } from './server.ts'

const HELP = `Starts a local Content Lake.

  node lake/cli.ts [options]

  --port <number>          port to listen on; 3900 unless given, 0 for any
  --data <folder>          where the dataset is kept; .lake unless given
  --memory                 keep nothing on disk
  --project-id <id>        local unless given
  --dataset <name>         production unless given
  --allow-origin <origin>  a page that may read and write, as http://localhost:3333; may be repeated
  --webhook <url>          told of what is published, signed with LAKE_WEBHOOK_SECRET; may be repeated
  --host <address>         where to listen; 127.0.0.1 unless given
  --allow-host <name>      a name that others address it by, as desk.example; may be repeated

Beyond this machine it listens only with --allow-host and a token in LAKE_TOKEN, which every request must then carry.
`

/** Reads the command line; an unknown option or a bad value ends with one line of advice. */
function readOptions(): LakeOptions | undefined {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3900' },
      data: { type: 'string', default: '.lake' },
      memory: { type: 'boolean', default: false },
      'project-id': { type: 'string' },
      dataset: { type: 'string' },
      'allow-origin': { type: 'string', multiple: true },
      webhook: { type: 'string', multiple: true },
      host: { type: 'string' },
      'allow-host': { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return undefined
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port must be a number from 0 to 65535, got "${values.port}"`)
  }
  return {
    port,
    ...(values.memory ? {} : { data: values.data }),
    ...(values['project-id'] === undefined ? {} : { projectId: values['project-id'] }),
    ...(values.dataset === undefined ? {} : { dataset: values.dataset }),
    ...(values['allow-origin'] === undefined ? {} : { allowedOrigins: values['allow-origin'] }),
    ...(values.webhook === undefined
      ? {}
      : { webhooks: values.webhook.map((url) => ({ url, secret: webhookSecret() })) }),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values['allow-host'] === undefined ? {} : { allowedHosts: values['allow-host'] }),
    // Not on the command line, where every user of the machine could read it.
    ...(process.env.LAKE_TOKEN ? { token: process.env.LAKE_TOKEN } : {}),
  }
}

/** From the environment: a command line can be read by everyone on the machine. */
function webhookSecret(): string {
  const secret = process.env.LAKE_WEBHOOK_SECRET
  if (!secret) throw new Error('--webhook needs the environment variable LAKE_WEBHOOK_SECRET to sign with')
  return secret
}

try {
  const options = readOptions()
  if (!options) {
    process.stdout.write(HELP)
  } else {
    const lake = await startLake(options)
    console.log(`Content Lake at ${lake.url}, project ${lake.projectId}, dataset ${lake.dataset}`)
    const stop = (): void => void lake.close()
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
