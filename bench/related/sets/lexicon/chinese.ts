import { chinese as incidents } from '../chinese.ts';
import { list } from '../grammar.ts';
import { chineseEssays, chineseThemes } from './chineseEssays.ts';
import { moreChineseSubjects } from './chineseSubjects.ts';
import type { Lexicon } from './lexicon.ts';

const surnames = list(
  '陆; 马; 齐; 柯; 贺; 林; 阮; 欧; 霍; 葛; 白; 傅; 艾; 戴; 蓝; 皮; 施; 冯; 田; 任; 苏; 孟; 秦; 姚; 邵; 汪; 毛; 常; 武; 乔; 赖; 龚; 文; 庞; 樊; 兰; 殷; 倪; 严; 牛',
);
const givenNames = list(
  '沉舟; 若兰; 鹤鸣; 茵然; 帕舟; 伯岩; 慕德; 砚秋; 清霁; 约澜; 克岚; 念之; 禹夫; 碧笛; 奥彤; 薇曼; 凯勒; 诺拉; 思齐; 望舒; 景行; 采薇; 长庚; 立春; 疏桐; 怀瑾; 亦航; 云起; 守拙; 晚晴; 书恒; 子衿; 同舟; 大川; 小满; 知远; 一鸣; 静姝; 伯庸; 星野; 宛丘; 逢春; 念慈',
);
const placeStems = list(
  '桤木; 白芷; 沙溪; 登沼; 东蒲; 茴香; 加罗; 海斯; 临莱; 杰索; 柯尔; 飞燕; 莫文; 北浦; 水獭; 潘威; 石争; 蒲塘; 盐畔; 棘林',
);
const placeEnds = ['镇', '湾', '岭', '桥'];

export const chineseLexicon: Lexicon = {
  language: 'zh-CN',
  gap: '',
  stop: '。',
  mark: '更新',
  places: placeStems.flatMap((stem, at) =>
    placeEnds.filter((_, end) => (at + end) % 2 === 0 || end === 1).map((end) => `${stem}${end}`),
  ),
  people: Array.from({ length: 120 }, (_, at) => {
    const surname = surnames[(at * 23) % surnames.length] ?? '';
    const name = `${surname}${givenNames[(at * 11) % givenNames.length]}`;
    return { name, surname: name };
  }),
  roles: list(
    '镇长; 一位议员; 港务长; 负责的工程师; 一位邻居; 调查组组长; 女发言人; 法医; 工会干部; 消防队长; 退休教师; 警察局长; 店主; 部长; 顾问; 律师; 测量员; 牧师; 护士; 工人代表; 出纳; 目击者; 活动人士; 副镇长',
  ),
  bodies: list(
    '{place}议会; {place}港务局; {place}居民会; 《{place}回声报》; {place}医院; {place}工会分会; {place}法院; {place}商会; {place}基金会; {place}学院; {place}救援队; {place}水务公司; {place}保护协会',
  ),
  genericObjects: list(
    '无人机; 发票; 挂锁; 标书; 传单; 扩音器; 安全帽; 信件; 绳索; 照片; 表格; 许可证; 摄像机; 餐车; 帐篷; 哨子; 报告; 横幅; 担架; 面包车; 钥匙圈; 笔记本; 期限表; 平面图; 通话记录; 保温杯; 天线杆; 证词; 粉笔线; 垃圾箱; 胸牌; 油布',
  ),
  sums: list(
    '四万元; 七万五千元; 十二万元; 十八万元; 二十六万元; 三十一万元; 四十五万元; 七十万元; 一百二十万元; 一百九十万元; 二百四十万元; 三百一十万元; 四百八十万元; 六百万元; 九百五十万元; 一千四百万元',
  ),
  weekdays: list('周一; 周二; 周三; 周四; 周五; 周六; 周日'),
  seasons: list('春天; 初夏; 八月; 秋天; 十一月; 冬天; 雨季; 收割时节; 九月底'),
  subjects: [...incidents.subjects, ...moreChineseSubjects],
  dateline: '本报{place}{weekday}电　',
  headlines: list(
    '{place}：{what}; {person}谈{what}; {body}承压; {came}; {one}成为{place}一事焦点; {place}等待{body}; {person}与{second}各执一词; {what}之后，{came}; {place}要花{sum}; 向{body}提出的{number}个问题; {person}对{one}知道多少; {near}望着{place}; {one}、{other}与{person}; {body}：{came}; {place}调查会谈到{one}',
  ),
  leads: list(
    `{person}{weekday}说，{body}在{number}天前已知道{what}。;
    {body}{weekday}证实，{place}发生{what}后，{came}。;
    {role}{person}{weekday}在{place}对记者说，{came}。;
    据{body}说，{what}至少让{place}花了{sum}。;
    {what}传出两天后，{person}和{second}在{place}见面。;
    {body}要求{role}{person}说明{place}的{what}。;
    {person}{weekday}在{place}说，{what}看不出很快会了结。;
    {weekday}一早，{place}听到的消息是：{came}。;
    {body}一份{number}页的文件把{what}归因于{one}。;
    关于{place}的{what}，{second}的说法与{person}相反。;
    {weekday}，{one}和{other}的问题跟着{person}到了{near}。;
    {person}离开{place}时说，{came}。;
    对{place}的{number}个人来说，这个星期从{what}开始。;
    {weekday}，{body}和{person}对{what}各有说法。;
    {role}{person}把{what}称为“{place}最坏的一周”。;
    {second}说，{place}{what}的花费已到{sum}。`,
  ),
  reports: list(
    `{role}{person}谈到了{what}。;
    {person}说，{one}查过{number}次。;
    {body}不愿评论{one}。;
    “我们没想到{other}。”{person}说。;
    {secondRole}{second}估计要花{sum}。;
    到{weekday}晚上，{came}。;
    {place}的目击者先说到{one}，后来说到{other}。;
    {person}在{near}住了{number}年。;
    {body}{weekday}将听取{second}的说明。;
    {one}后来怎样，无人知道。;
    正如{person}所愿，{came}。;
    问起{what}，{secondRole}指着{other}。;
    有人在门口给{person}留下一个{thing}和一张字条。;
    {near}来了{number}个人帮忙，{second}也在内。;
    {body}为{place}留出{sum}。;
    “不是{one}的事，”{second}说，“是{what}。”;
    {body}没有人说得出是谁订的{other}。;
    从{place}到{near}，人人都在谈{what}。;
    {person}给记者看了{thing}和{one}的照片。;
    {body}花{sum}买的{other}还没有用过。;
    {person}和{second}此前见过{number}次。;
    {near}的官员{weekday}拿走了{one}。;
    {second}否认{came}的说法。;
    初步报告提到{person}和{one}。;
    “我{weekday}才知道。”当了{number}年{role}的{person}说。;
    {body}和{otherBody}对经过说法不一。;
    {second}回来时，走廊里的{thing}还在。;
    {person}希望把{other}留作证据。;
    在{second}工作的{near}，店铺关门一小时。;
    {otherBody}说，{place}已经{came}。;
    {otherBody}曾写过{number}行的信，提醒注意{one}。;
    {person}说，光是{other}就要{sum}。;
    只有{person}有{thing}的钥匙。;
    {what}以来，{body}接到{number}个电话。;
    {second}要求让{place}的人看看{one}。;
    {person}的律师{weekday}交出了{thing}。;
    “先是{one}，又是{other}。”{secondRole}摇头说。;
    {otherBody}借出一个{thing}和{number}名志愿者。;
    {near}的会开了{number}个小时，什么也没定。;
    {second}认为{sum}不够。`,
  ),
  followUpHeadlines: list(
    '{person}将离开{place}; {near}表彰{person}; 一年之后，{second}回顾; {body}任命新负责人; {person}与{second}握手; {place}一条街改名; {otherBody}感谢{person}; {second}回到{near}',
  ),
  followUps: list(
    `{person}被任命到{otherBody}任职。;
    {body}{weekday}宣布，{second}不再参选。;
    {near}为{person}设宴，来了{number}位客人。;
    曾为别的事操心的{person}，在{place}为花展剪彩。;
    {body}和{otherBody}将在{near}合用一间办公室。;
    {second}把那几个星期写成回忆录，由{near}一家书局出版。;
    {person}和{second}在{otherBody}门外种下一棵树。;
    {weekday}起，{place}有了一张刻着{person}名字的长椅。;
    “街上还有人问我。”{second}说。;
    {person}从{second}手里接过奖章。;
    {body}送{person}一座钟，送{second}一辆自行车。;
    {second}{season}搬到{near}。;
    {person}谢绝了荣誉头衔。;
    {near}的合唱团为{second}唱了歌。;
    {otherBody}请{person}主持一天培训。;
    {person}提到已退休的同事，{second}是其中之一。`,
  ),
  background: list(
    `{weekday}以前无人愿意多说。;
    读者来信意见不一。;
    集市上的人说，这不是第一次。;
    年底前会有报告。;
    反对派说太少也太迟。;
    官员答应听取意见。;
    镇上气氛平静。;
    部里表示遗憾，没有给钱。;
    听证会坐满了体育馆。;
    保险公司还没有回信。;
    小学生为此画了画。;
    本周余下几天有雨。;
    火车和公交照常运行。;
    上一次调查用了十八个月。;
    新年过后由县里讨论。;
    这一带海岸别处也有过类似的事。;
    据信无人有危险。;
    商家说客人少了。;
    咨询电话开到九点。;
    这些数字一时无法核实。`,
  ),
  ...chineseThemes,
  ...chineseEssays,
};
