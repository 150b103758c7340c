import type {Child} from './child.ts'
import {bytesOf} from './hand-over.ts'

/** The samples' order from now on, and the number of the step that comes next, counted over all epochs. */
export async function takeOrder(child: Child, order: Int32Array, step: number): Promise<void> {
  await child.ask('epoch', {order: Buffer.from(bytesOf(order)).toString('base64'), step})
}
