import { soundsIn } from '#platform/text/sound.ts'
import { describe, expect, test } from 'vitest'
import { aGazetteer } from './call.fixtures.ts'
import { textHash } from './gazetteer.ts'
import { PlaceReader, type Place } from './place.ts'

const reader = new PlaceReader(aGazetteer)

function read(address: string, station = '金湖'): Place {
  const units = Uint16Array.from(address, (character) => character.charCodeAt(0))
  return { ...reader.read(units, 0, units.length, Uint16Array.from(soundsIn(station))) }
}

describe('an address', () => {
  const home = {
    town: textHash('金湖'),
    village: textHash('青松'),
    compound: textHash('松涛花园'),
    building: 3,
    entrance: 2,
    room: 501,
  }

  test.each([
    '湖北省黄石市大冶市金湖街道青松社区松涛花园3栋2单元501室',
    '大冶金湖街办青松居委会松涛花园小区３幢２单元５０１',
    '金湖青松社区松涛花园三栋二单元五零一家中',
    '大冶市金湖街道办事处青松社区松涛花园3-2-501',
    '大冶是金湖街道青松村松涛花园3号楼2单元501(报警人家中)',
    '金湖街青松社区松涛花园3/2/501',
    '金湖街道清松社区松滔花园3动2门501室',
  ])('is one home: %s', (address) => {
    expect(read(address)).toMatchObject(home)
  })

  test.each([
    ['刘仁八镇石磊村上游畈7组12号', { hamlet: '上游畈' }, { group: 7, number: 12 }],
    ['刘仁八石磊大队上游畈第七村民小组', { hamlet: '上游畈' }, { group: 7 }],
    ['大冶市刘仁八镇石磊存七组', {}, { group: 7 }],
  ])('in the country: %s', (address, named, numbers) => {
    const place = read(address, '')
    expect(place).toMatchObject({ town: textHash('刘仁八'), village: textHash('石磊'), ...numbers })
    for (const name of Object.values(named)) expect(place.hamlet).toBe(textHash(name))
  })

  test.each([
    ['阳新县育才路345号5室', 345, 5],
    ['阳新育才路345号附5号', 345, 5],
    ['育才路三百四十五号', 345, 0],
  ])('on a road: %s', (address, number, subNumber) => {
    expect(read(address)).toMatchObject({ road: textHash('育才路'), number, subNumber })
  })

  test('leaves a numeral that belongs to a name in the name', () => {
    expect(read('大冶市刘仁八镇三眼山村', '')).toMatchObject({ village: textHash('三眼山') })
  })

  test('beside a landmark is no home', () => {
    expect(read('金湖街道青松社区百姓超市斜对面')).toMatchObject({
      landmark: textHash('百姓超市'),
      building: 0,
      room: 0,
    })
  })

  test('without a village keeps what could not be divided', () => {
    expect(read('大冶市三眼山港边湾').restLength).toBe(6)
  })

  test.each(['', '家中', '同上', '不详'])('that says nothing gives nothing: %s', (address) => {
    const { village, compound, road, building } = read(address)
    expect([village, compound, road, building]).toEqual([0, 0, 0, 0])
  })
})
