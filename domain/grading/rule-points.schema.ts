import type { FactCode } from './cue.schema.ts'

/** Signs add up; circumstances such as a separation count where there is violence. */
export const points: readonly (readonly [FactCode, number, zh: string, en: string])[] = [
  ['violence', 15, '有暴力', 'Violence'],
  ['prior-violence', 20, '以前打过', 'Violence before'],
  ['escalation', 25, '越来越重', 'Growing violence'],
  ['weapon', 20, '凶器', 'A weapon'],
  ['dangerous-goods', 20, '危险品', 'Dangerous goods'],
  ['stalking', 20, '跟踪纠缠', 'Stalking'],
  ['suicide-threat', 20, '自杀的话', 'A threat of suicide'],
  ['victim-fear', 15, '她自己怕', 'Her own fear'],
  ['repeat-calls', 15, '多次报警', 'Repeated calls'],
  ['order-in-force', 15, '保护令有效', 'An order in force'],
  ['missed-contact', 15, '联系不上', 'Out of reach'],
  ['separation', 15, '离婚、分居', 'Separation'],
  ['pregnancy', 20, '怀孕', 'Pregnancy'],
  ['custody-fight', 10, '争孩子', 'A fight over a child'],
  ['child-present', 10, '孩子在场', 'A child there'],
  ['substance', 10, '酗酒、吸毒', 'Drink or drugs'],
  ['mental-illness', 10, '精神障碍', 'Mental illness'],
]

/** Not dangers by themselves: they make violence graver. */
export const circumstances: ReadonlySet<FactCode> = new Set([
  ...(['separation', 'pregnancy', 'custody-fight', 'child-present'] as const),
  ...(['substance', 'mental-illness'] as const),
])
