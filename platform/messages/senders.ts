import type { Config } from '../config/config.ts'
import type { OutsideSender } from './outside-sender.ts'
import { webhookSender } from './webhook-sender.ts'

/** The ways out that this installation has. Another kind of gateway is one more line here. */
export function sendersOf({ webhook }: Config): readonly OutsideSender[] {
  return webhook === undefined ? [] : [webhookSender(webhook)]
}
