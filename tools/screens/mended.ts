/** What was dull or wrong when every picture was last looked at, and what was done; stands before the pictures. */
export const MENDED: readonly { where: string; was: string; now: string }[] = [
  {
    where: '一件事、群众看的进度 · a matter, the resident’s progress',
    was: '“matters.supervised@1”写在经过里 · among what was done stood “matters.supervised@1”',
    now: '系统发的督办、改过的同意都有话说 · what no person did has words too',
  },
  {
    where: '收件箱 · the staff list',
    was: '只用键盘要走过每一行才到右边；手机上编号和标题跳来跳去 · by Tab every row before the pane; number and title jumped about on a phone',
    now: '列表是一站，方向键换行；剩多久、编号、标题各在其位 · the list is one stop; each part has its place',
  },
  {
    where: '手机底栏（长辈版）· the bar of a phone in large text',
    was: '“收件-箱”“Regist-er” · names were broken',
    now: '名字不断开，多了就小一点 · a name is never broken',
  },
  {
    where: '登记 · register',
    was: '一屏放不下，按钮在折下；照片按钮挤成一团 · longer than a screen, its button under the fold',
    now: '短答并排，成对的项同行 · short answers side by side, fields in pairs',
  },
  {
    where: '一件事 · a matter',
    was: '征求十六个部门，时限列了三屏；名称长了值就歪 · sixteen limits were three screens; values out of line',
    now: '每个时限两行，原因在日子旁边；值站成一列 · two lines a limit; values in one column',
  },
  {
    where: '退单裁定 · a ruling',
    was: '过了期写“全程用时，待核实” · past its day it named the wrong clock',
    now: '写现在走的那个时限和怎么算的 · the limit that is on now, with its sum',
  },
  {
    where: '公开页的菜单 · the public menu',
    was: '到“谁管什么”就切掉了，机制图谱找不到 · cut off; the atlas was not to be found',
    now: '放不下就换行 · what does not fit begins a second line',
  },
  {
    where: '公开首页 · the public front page',
    was: '第七个数孤零零一行 · the seventh figure stood alone',
    now: '总数和分项一排，三种文书一排 · the whole with its parts, the papers in a row',
  },
  {
    where: '看板 · boards',
    was: '“一段段看”“顶到头是”，跑着的月份写“没有数据”；地图空三分之一 · odd words; a running month was “no data”; a hole beside the map',
    now: '随时间变化、同一尺度；没过完就说没过完；各块齐底 · plain words; running is said; tiles end on one line',
  },
  {
    where: '大屏 · a wall',
    was: '每块都叫“大屏”，地图只占一角 · every wall was headed “wall”, its map small',
    now: '标题是机制的名字，地图和块一样高 · headed by its mechanism, the map as high as its tile',
  },
  {
    where: '漏办清单 · the missed list',
    was: '下面列的是哪一项看不出；两个“网格日报” · of which duty the rows were was not said; two of one name',
    now: '有小标题，同名的带机制 · a heading; one of several bears its mechanism',
  },
  {
    where: '群众选哪一类 · a resident picks the kind',
    was: '九个名字都要掂量，第一个还不是常用的 · nine names to weigh, the usual one not first',
    now: '说不准就选第一个，第一个就是常用的 · in doubt the first, which is the usual one',
  },
  {
    where: '看一遍 · check before sending',
    was: '“改”缩在里面，说明接在选项后面 · “change” stood inside, hints ran on',
    now: '“改”在边上，说明另起一行 · at the edge; hints on a line of their own',
  },
  {
    where: '空的督办、专报、漏办 · empty lists',
    was: '没有筛选也说“这个筛选下没有” · “none under this filter” without a filter',
    now: '说将来列什么 · what will stand there',
  },
]
