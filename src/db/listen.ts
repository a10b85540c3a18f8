/** Ends the listening. */
export type Deaf = () => Promise<void>

/** The part of pg that listening needs; pg is loaded by `open`, for a server only. */
type Client = {
  connect(): Promise<unknown>
  query(text: string): Promise<unknown>
  end(): Promise<void>
  on(event: string, act: (...args: never[]) => void): unknown
}

const againMs = 1000

/**
 * Hears what is sent on a channel (`pg_notify`) by any process, on a connection of its own. What was sent while the connection was lost is not
 * known: `heard` is called after every new connection as well.
 */
export async function listenOnServer(connection: () => Client, channel: string, heard: () => void): Promise<Deaf> {
  let isOver = false
  let current: Client | null = null
  let again: ReturnType<typeof setTimeout> | undefined

  const connect = async () => {
    if (isOver) return
    const client = connection()
    current = client
    client.on('notification', () => heard())
    // Without a listener an error would end the process; a connection that failed also ends.
    client.on('error', () => {})
    client.on('end', () => later(client))
    try {
      await client.connect()
      await client.query(`listen "${channel}"`)
      heard()
    } catch {
      later(client)
    }
  }

  /** The connection is gone, or was never made: another one in a moment. */
  const later = (client: Client) => {
    if (isOver || current !== client) return
    current = null
    again = setTimeout(connect, againMs)
  }

  await connect()
  return async () => {
    isOver = true
    clearTimeout(again)
    await current?.end()
  }
}
