import type { Words } from '@yiwang/kernel/message'

const place = (zh: string, en: string): Words => ({ zh, en })

/** Where the mechanisms come from, one county, city or area each; the order is the order of the page. */
export const places = {
  jinxiang: place('金乡县', 'Jinxiang county'),
  wenshang: place('汶上县', 'Wenshang county'),
  zoucheng: place('邹城市', 'Zoucheng city'),
  yanzhou: place('兖州区', 'Yanzhou district'),
  jiaxiang: place('嘉祥县', 'Jiaxiang county'),
  liangshan: place('梁山县', 'Liangshan county'),
  sishui: place('泗水县', 'Sishui county'),
  yutai: place('鱼台县', 'Yutai county'),
  weishan: place('微山县', 'Weishan county'),
  taibaihu: place('太白湖新区', 'Taibai Lake new area'),
  rencheng: place('任城区', 'Rencheng district'),
  qufu: place('曲阜市', 'Qufu city'),
  jining: place('济宁市', 'Jining city'),
} as const
