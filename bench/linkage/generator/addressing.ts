import type { Random } from '#city/random.ts'
import { hanziOf, replacedSound, wide } from './mistakes.ts'
import type { Place } from './placing.ts'

/** How an address is written down: each level may be left out, each number has its forms. */
export function addressOf(
  random: Random,
  place: Place,
  severity: number,
  tags: Set<string>,
): string {
  const often = (probability: number): boolean =>
    random.chance(Math.min(probability * severity, 0.92))
  if (often(0.035)) {
    tags.add('addr-landmark')
    const { town } = place.village
    return `${random.chance(0.6) ? town.name : ''}${place.landmark}${random.pick(['旁边', '对面', '后面', '附近', '隔壁', '往里走'])}`
  }
  if (often(0.02)) {
    tags.add('addr-vague')
    return random.pick([
      '家中',
      '家里',
      '自己家',
      '租住的房子',
      '娘家',
      `${place.village.name}家里`,
    ])
  }
  const above = upperLevels(random, place, often, tags)
  const below = place.village.isUrban
    ? urban(random, place, often, tags)
    : rural(random, place, often, tags)
  let address = above + below
  if (often(0.05)) {
    tags.add('addr-hanzi-number')
    address = address.replaceAll(/\d+/g, (digits) => hanziOf(Number(digits)))
  } else if (often(0.035)) {
    tags.add('addr-fullwidth')
    address = wide(address)
  }
  if (often(0.045)) {
    tags.add('addr-homophone')
    address = replacedSound(random, address)
  }
  if (often(0.03)) {
    tags.add('addr-spaced')
    address = address.replace(/(镇|街道|村|社区)/, '$1 ')
  }
  return (
    address + (random.chance(0.12) ? random.pick(['家中', '家里', '屋内', '门口', '楼下']) : '')
  )
}

type Often = (probability: number) => boolean

function upperLevels(random: Random, { village }: Place, often: Often, tags: Set<string>): string {
  const { town } = village
  let county = random.pick([town.county.name, town.county.name, town.county.name.slice(0, 2)])
  if (random.chance(0.35)) county = `黄石市${county}`
  if (random.chance(0.12)) county = `湖北省${county}`
  if (often(0.28)) {
    tags.add('addr-no-county')
    county = ''
  }
  let name = random.chance(0.22) ? town.name.replace(/(街道|镇|乡)$/, '') : town.name
  if (random.chance(0.05)) name = name.replace('街道', '街办')
  if (often(0.16)) {
    tags.add('addr-no-town')
    name = ''
  }
  return county + name
}

function rural(random: Random, place: Place, often: Often, tags: Set<string>): string {
  const { village } = place
  let name = `${village.name}村`
  if (often(0.045)) {
    tags.add('addr-old-name')
    name = `${village.oldName}村`
  } else if (often(0.05)) {
    tags.add('addr-no-village')
    name = ''
  } else if (random.chance(0.1)) name = `${village.name}村委会`
  const group = random.pick([
    `${place.group}组`,
    `${place.group}组`,
    `第${place.group}组`,
    `${place.group}小组`,
  ])
  let deep = random.pick([
    place.hamlet,
    place.hamlet,
    group,
    group,
    place.hamlet + group,
    group + place.hamlet,
  ])
  const house = random.pick([`${place.house}号`, `${place.house}号`, `门牌${place.house}`])
  if (often(0.1)) {
    tags.add('addr-no-hamlet')
    deep = name === '' ? deep : ''
  }
  return name + deep + (random.chance(0.42) ? house : '')
}

function urban(random: Random, place: Place, often: Often, tags: Set<string>): string {
  const { village } = place
  const community = random.chance(0.4) ? village.name + random.pick(['社区', '社区', '居委会']) : ''
  const road = `${place.road}${place.house}号`
  const block =
    place.compound === ''
      ? road
      : random.pick([place.compound, place.compound, road + place.compound])
  const door = String(place.floor * 100 + place.door)
  if (often(0.12)) {
    tags.add('addr-no-room')
    return (
      community +
      block +
      random.pick(['', `${place.building}栋`, `${place.building}栋${place.unit}单元`])
    )
  }
  if (random.chance(0.15)) {
    tags.add('addr-dashed')
    return `${community}${block}${random.pick([`${place.building}-${place.unit}-${door}`, `${place.building}/${place.unit}/${door}`, `${place.building}#${door}`])}`
  }
  const building = `${place.building}${random.pick(['栋', '栋', '号楼', '幢'])}`
  const unit = random.chance(0.75) ? `${place.unit}单元` : ''
  return community + block + building + unit + door + random.pick(['', '室', '室', '号', '房'])
}
