import type { Town } from './source.ts'
import { COUNTY } from './source.ts'

export type Unit = {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly short: string
  readonly kind: string
  readonly duties: string
  readonly dutiesEn: string
  readonly phone: string
  readonly division: string
}

/** kind|name|English name|short name|duties|duties in English; generic names of the usual county units, the list is invented. */
const COUNTY_UNITS = `
party|县委办公室|County Committee Office|县委办|综合协调、督促检查|Coordination, supervision
government|县政府办公室|County Government Office|县府办|政务协调、政务公开|Government affairs, disclosure
party|县委组织部|Organisation Department|组织部|党员干部、基层党建|Cadres, local party work
party|县委宣传部|Publicity Department|宣传部|宣传、文明创建|Publicity, civic campaigns
party|县委政法委员会|Political and Legal Affairs Committee|政法委|平安建设、网格治理|Public order, grid governance
party|县信访局|Letters and Visits Bureau|信访局|来信来访、矛盾化解|Letters, visits, settling disputes
party|县总工会|Federation of Trade Unions|总工会|职工权益、困难帮扶|Workers' rights, help in need
party|共青团县委|Youth League Committee|团县委|青少年服务|Services for the young
party|县妇女联合会|Women's Federation|县妇联|妇女儿童权益、家庭服务|Women, children, families
party|县残疾人联合会|Disabled Persons' Federation|县残联|残疾人康复、就业|Rehabilitation and work for disabled people
government|县发展和改革局|Development and Reform Bureau|发改局|物价、粮食、重大项目|Prices, grain, major projects
government|县教育和体育局|Education and Sports Bureau|教体局|学校、托管、体育设施|Schools, after-school care, sports grounds
government|县科学技术局|Science and Technology Bureau|科技局|科技服务、成果推广|Technology services
government|县工业和信息化局|Industry and Information Bureau|工信局|企业服务、通信协调|Business services, telecom matters
government|县公安局|Public Security Bureau|公安局|治安、户籍、养犬、反诈|Order, household register, dogs, fraud
government|县公安局交通警察大队|Traffic Police Brigade|交警大队|交通秩序、信号灯、停车|Traffic, signals, parking
government|县民政局|Civil Affairs Bureau|民政局|低保、养老、殡葬、地名|Basic allowance, elder care, funerals, place names
government|县司法局|Justice Bureau|司法局|调解、法律援助、公证|Mediation, legal aid, notaries
government|县财政局|Finance Bureau|财政局|惠农补贴、财政资金|Farm subsidies, public money
government|县人力资源和社会保障局|Human Resources and Social Security Bureau|人社局|就业、欠薪、社保、技能|Jobs, unpaid wages, social insurance, skills
government|县自然资源和规划局|Natural Resources and Planning Bureau|自然资源局|土地、规划、不动产登记|Land, planning, property register
government|县住房和城乡建设局|Housing and Construction Bureau|住建局|物业、房屋质量、燃气、供热|Property management, housing quality, gas, heating
government|县交通运输局|Transport Bureau|交通局|公路、公交、客货运|Roads, buses, carriers
government|县水务局|Water Bureau|水务局|供水、河道、农田灌溉|Water supply, rivers, irrigation
government|县农业农村局|Agriculture and Rural Affairs Bureau|农业农村局|大蒜种植、宅基地、人居环境|Garlic growing, homestead land, village environment
government|县商务局|Commerce Bureau|商务局|市场流通、加油站、电商|Trade, filling stations, online sales
government|县文化和旅游局|Culture and Tourism Bureau|文旅局|文化设施、文物、旅游|Culture, heritage, tourism
government|县卫生健康局|Health Bureau|卫健局|医院、村卫生室、防疫|Hospitals, village clinics, disease control
government|县退役军人事务局|Veterans Affairs Bureau|退役军人局|优抚、安置|Support and placement for veterans
government|县应急管理局|Emergency Management Bureau|应急局|安全生产、防灾、消防协调|Work safety, disasters, fire prevention
government|县审计局|Audit Bureau|审计局|公共资金监督|Oversight of public money
government|县市场监督管理局|Market Regulation Bureau|市场监管局|食品药品、消费维权、电梯|Food, medicine, consumer rights, lifts
government|县综合行政执法局|Urban Management and Enforcement Bureau|综合执法局|市容、违建、摊点、噪声|Streets, illegal building, stalls, noise
government|县医疗保障局|Medical Insurance Bureau|医保局|医保参保、报销|Medical insurance and refunds
institution|县园林绿化服务中心|Parks and Greening Centre|园林中心|公园、绿地、行道树|Parks, green spaces, street trees
government|县行政审批服务局|Administrative Approval Bureau|审批局|证照办理、政务大厅|Licences, service hall
government|市生态环境局金乡县分局|Ecology and Environment Branch|环境分局|污水、扬尘、异味、噪声|Sewage, dust, smells, noise
utility|国网金乡县供电公司|State Grid County Power Company|供电公司|供电、电表、线路抢修|Power, meters, line repair
utility|县城区供水公司|Urban Water Company|供水公司|城区供水、水压、水表|Town water, pressure, meters
utility|县城区供热公司|Urban Heating Company|供热公司|城区供热、管网维修|Town heating, pipe repair
`

/** The forty county units, then a government per town; phone numbers start with 000 and so reach nobody. */
export const listUnits = (towns: readonly Town[]): Unit[] => {
  const county = COUNTY_UNITS.trim()
    .split('\n')
    .map((line, i): Unit => {
      const [kind, name, nameEn, short, duties, dutiesEn] = line.split('|') as [
        string,
        string,
        string,
        string,
        string,
        string,
      ]
      const code = `D${String(i + 1).padStart(2, '0')}`
      return { code, name, nameEn, short, kind, duties, dutiesEn, phone: phone(101 + i), division: COUNTY.code }
    })
  return [...county, ...towns.map(townUnit)]
}

function townUnit(town: Town, i: number): Unit {
  const urban = town.name.endsWith('街道')
  return {
    code: `T${town.code}`,
    name: urban ? `${town.name}办事处` : `${town.name}人民政府`,
    nameEn: `${TOWNS_EN[town.code]} ${urban ? 'Sub-district Office' : 'Town Government'}`,
    short: town.name,
    kind: 'town',
    duties: '辖区网格走访、村居事务、环境整治、矛盾调解',
    dutiesEn: 'Grid visits, village affairs, local environment, mediation',
    phone: phone(201 + i),
    division: town.code,
  }
}

const TOWNS_EN: Readonly<Record<string, string>> = {
  370828001: 'Jinxiang',
  370828002: 'Gaohe',
  370828003: 'Yushan',
  370828004: 'Wangpi',
  370828101: 'Yangshan',
  370828102: 'Huji',
  370828103: 'Xiaoyun',
  370828104: 'Jishu',
  370828107: 'Sima',
  370828109: 'Mamiao',
  370828110: 'Huayu',
  370828111: 'Buji',
  370828112: 'Xinglong',
}

const phone = (serial: number): string => `0537-${String(serial).padStart(7, '0')}`
