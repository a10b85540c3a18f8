import { mustStart, unpackedChromium } from './chromium.ts'

/** globalSetup of the journeys: unpacks the browser once before the workers start, and fails by name when it cannot run here. */
export default async function setup(): Promise<void> {
  await mustStart(await unpackedChromium())
}
