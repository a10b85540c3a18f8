import { expect, test } from 'vitest'
import { maskAddress, maskBankCard, maskEmail, maskId, maskLandline, maskName, maskPassport, maskPhone, maskPlate } from './mask.ts'

test.each([
  ['张三', '张*'],
  ['张三丰', '张**'],
  ['欧阳修', '欧阳*'],
  ['买买提·艾力', '买**·**'],
  ['李', '*'],
  ['', ''],
])('the name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})

test.each([
  ['430682199001011234', '4306**********1234'],
  ['43068219900101123X', '4306**********123X'],
  ['430682900101123', '4306*******1123'],
])('the ID number %s is shown as %s', (id, shown) => {
  expect(maskId(id)).toBe(shown)
})

test.each([
  [maskPhone('13800138000'), '138****8000'],
  [maskPhone('138-0013-8000'), '138-****-8000'],
  [maskPhone('+86 13800138000'), '+86 138****8000'],
  [maskLandline('0730-3721234'), '0730-*****34'],
  [maskLandline('010-66012345'), '010-******45'],
  [maskLandline('3721234'), '*****34'],
  [maskBankCard('6222 0212 3456 7890'), '6222 **** **** 7890'],
  [maskPassport('E12345678'), 'E1*****78'],
  [maskPlate('湘F12345'), '湘F***45'],
  [maskEmail('zhangsan@example.com'), 'z***@example.com'],
  [maskEmail('z@example.com'), '***@example.com'],
  [maskPhone('12'), '**'],
])('%s is %s', (shown, expected) => {
  expect(shown).toBe(expected)
})

test.each([
  ['湖南省岳阳市临湘市长安街道建设路12号', '湖南省岳阳市临湘市****'],
  ['临湘市长安街道阳光小区3栋', '临湘市****'],
  ['北京市海淀区中关村南大街5号', '北京市海淀区****'],
  ['内蒙古自治区呼伦贝尔市鄂温克族自治旗巴彦托海镇', '内蒙古自治区呼伦贝尔市鄂温克族自治旗****'],
  ['建设路12号', '****'],
  ['', '****'],
])('the address %s is shown to the county: %s', (address, shown) => {
  expect(maskAddress(address)).toBe(shown)
})
