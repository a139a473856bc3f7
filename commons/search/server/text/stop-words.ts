/** Words so common in messages to an authority that sharing them says nothing. Chosen here by hand. */
export const stopWords: ReadonlySet<string> = new Set(
  `我们 你们 他们 大家 自己 本人 这个 那个 这里 那里 这边 那边 这样 那样 这些 那些 什么 怎么 怎样 如何 为什么 哪里 谁 多少 几个
  已经 还是 还有 没有 不是 不能 不会 不知 可以 可能 应该 需要 希望 请问 请求 谢谢 感谢 您好 你好 尊敬 领导 政府 有关 部门 相关
  问题 情况 反映 投诉 建议 咨询 反应 解决 处理 回复 答复 办理 进行 关于 对于 由于 因为 所以 但是 而且 如果 虽然 以及 或者 并且
  现在 目前 今天 昨天 明天 最近 一直 经常 多次 每天 时候 时间 之后 之前 以后 以前 其中 非常 十分 严重 特别 比较 一些 一个 一下
  居民 群众 百姓 老百姓 市民 村民 业主 小区 影响 生活 造成 导致 存在 出现 发现 是否 能否 为何 the and of to in is a at on for`
    .split(/\s+/)
    .filter(Boolean),
)

/** Single characters that only hold a sentence together. */
export const stopCharacters: ReadonlySet<string> = new Set(
  '的了在是和与及或也就都而着之把被给让对从向于为吗呢吧啊这那有没不很',
)
