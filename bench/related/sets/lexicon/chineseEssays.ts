import { list } from '../grammar.ts';
import type { Lexicon } from './lexicon.ts';

const theme = (nouns: string, predicates: string) => ({ nouns: list(nouns), predicates: list(predicates) });

export const chineseThemes: Pick<Lexicon, 'themes'> = {
  themes: [
    theme(
      '灶台; 馒头; 炖锅; 肉铺; 菜摊; 围裙; 菜谱; 烤炉; 盐罐; 饭桌; 腌菜; 水壶',
      '{noun}边上先有了{葱|酵母|烟|醋|八角}的味道，人才醒来; {trade}站着吃饭，一手端碗，一手扶着{another}; 家家对{noun}都有自己的讲究，不听别人的; {noun}是赊来的，用鸡蛋还清; 放多少面没有人记下来，{trade}更不会; {another}晾在窗台上，等狗先看过; 到了{season}，除了萝卜就只有{noun}; 都说看{noun}知人家，看剩饭知{trade}; 剩下的进了{another}，再剩下的喂鸡; 孩子偷{noun}，和他们的父母当年一样',
    ),
    theme(
      '天色; 大雾; 气压计; 霜; 大风; 水洼; 屋檐水; 雨伞; 化雪; 海雾; 风向鸡; 冰雹',
      '{noun}像没请的客人，顺着山谷上来; {trade}看一眼{another}就知道下午怎样; {season}里{noun}要到中午才散，灯一直亮着; 广播说一样，{noun}来另一样; 衣服晾在屋里，人人只谈{another}; 老人敲敲{noun}，半天不作声; 地里一片白，{noun}没有一点声音; 那一年{another}三次掀走了凉亭的顶; 人学会了斜着身子走进{noun}; {noun}过后，什么都洗过一遍，也小了一圈',
    ),
    theme(
      '阁楼; 日记; 相册; 奖章; 皮箱; 留声机; 干花; 明信片; 嫁衣; 座钟; 摇椅; 纽扣盒',
      '{noun}用一张打仗时的旧报纸包着; {trade}把{another}留了这么多年，从不说为什么; 记忆就是洗掉了标签的{noun}; 她只在{season}打开{noun}，而且只开一会儿; {another}背面用铅笔写着名字，一半已认不出; {trade}说，忘掉的事多半都放进了{noun}; 没有人敢扔掉{noun}; {another}是一个没出嫁的姑姑的，她什么也没解释; 楼梯口的{noun}不为谁地走着; 翻完{another}要一个下午，缓过来要一个星期',
    ),
    theme(
      '车间; 车床; 学徒; 工装; 茶歇; 工钱袋; 夜班; 工具箱; 工头; 打卡钟; 工作台; 工会证',
      '{noun}的声音到四十岁就能毁掉{trade}的耳朵; 为{noun}骄傲，这话不出口; {season}里{another}天不亮开始，天黑才完; 老{trade}教人的办法是冲着{noun}小声骂; 厂里给每人一个{noun}，握一次手; {another}从来没人讲，看着学就是; 活计定一个星期，{noun}定活计; {another}有四十个叫法，没有一个能登报; 好{trade}走的时候，{noun}比来时干净; {noun}停下以后，静得人睡不着',
    ),
    theme(
      '租金; 钱包; 房贷; 硬币; 欠条; 积蓄; 退休金; 便宜货; 钱匣; 刮刮卡; 借款; 分期',
      '每逢周五，关上门在桌上数{noun}; {trade}挣得和父亲一样多，{another}却要付三倍; 谈钱就像谈{noun}，就是不谈; {season}里{noun}比月份早完一个星期; 总有人知道绕过{another}的办法; {noun}放在肥皂后面的饼干盒里; {trade}说，有钱人不看{noun}; 这里{another}的价钱，别处能买一块地; 年轻人因为{noun}离开，因为{another}回来; 没有人挨饿，只是{noun}掺了水',
    ),
    theme(
      '菜园; 月季; 铁锹; 堆肥; 暖棚; 树篱; 种子袋; 蛞蝓; 李子树; 豆架; 独轮车; 草坪',
      '{noun}每天要一个钟头，还你一篮子; {trade}以为没人的时候对{another}说话; {season}里{noun}最好，主人最累; 这条街为了{noun}结的怨可以追到上一辈; {another}是给见不到面的人种的; {noun}是用湿手帕包着带来的一枝; 兔子吃了{noun}，鸽子吃了其余; 一道篱笆隔开{another}，也隔开一段沉默; 治{trade}的心事，没有什么比得上{noun}; 最好的{noun}奖一把勺子',
    ),
    theme(
      '河面; 小桥; 纤道; 柳树; 货船; 白鹭; 渡绳; 船闸门; 芦苇; 钓竿; 石堰; 磨坊塘',
      '{noun}比房子来得早，也摆出这个样子; {trade}一天两次走过{another}，从不往下看; {season}里{noun}又黄又急，把篱笆都带走; 男孩互相激着从{noun}上跳; 有人量过{another}，把数刻在梁上; {noun}有铁和薄荷的气味; 这里扔进{another}的东西，一星期内到海边; 六点以后，{noun}归恋人、狗和一个{trade}; 地图上的{noun}还在从前的地方; 静夜里从车站也听得到{another}',
    ),
    theme(
      '钢琴; 铜管乐队; 戏台; 二胡; 歌本; 舞厅; 大鼓; 排练; 音叉; 手风琴; 返场; 点唱机',
      '{noun}低了一点点，谁也不愿调准; 手像铲子一样的{trade}弹起{another}来，生怕碰碎; {season}里{noun}挨家挨户地走; 第二段人人会唱，只有领唱的{trade}不会; {noun}当过两回，又赎过两回; 他们在消防站楼上排练，铃一响，{another}就停; {noun}只有一支曲子，却有十一个结尾; 祖母们穿着借来的鞋随{another}跳舞; {noun}之后的安静就值票价; 送葬回来的路上，{another}奏得更快',
    ),
    theme(
      '课桌; 书包; 粉笔; 跳绳; 作业; 黑板; 墨水瓶; 放学铃; 听写; 饭盒; 传达室; 世界地图',
      '{noun}漆过了，气味还是一样; 当年在那间屋里挨打的{trade}，如今每年寄一张支票; {noun}教的比课上多; {season}里一半人在地里，{another}空着; 老师把{noun}画得太好，没有人舍得擦; 两人一张{another}，合用一支铅笔; {trade}说，聪明的走了，{noun}留下; 孩子背着{another}，像背着石头; 在{noun}旁边学的，到了大路上也忘不了; 最后一天总有人去碰{another}',
    ),
    theme(
      '发动机; 自行车; 时刻表; 候车室; 月台; 送奶车; 十字路口; 备胎; 路牌; 夜班车; 道口; 保温瓶',
      '{noun}总晚，但总是晚八分钟; {trade}开{another}，和他母亲一个样; {season}里{noun}是几里路上唯一的光; {noun}早就不走了，人们还按它对表; 生人在{another}要被问是谁家的; 这条路为一次视察铺的，{noun}为另一次立的; 早晚会在{noun}遇到所有人; 有人用绳子修好了{another}; 在{noun}等人有等人的样子，{trade}从小就会; 没有{another}，走路要半天',
    ),
    theme(
      '黄狗; 羊圈; 鸡舍; 骡马市; 狗窝; 毛驴; 牛栏; 蜂箱; 鸽棚; 挤奶凳; 兽医; 马场',
      '{noun}比{trade}更认得回家的路; {trade}买{another}花的钱比娶亲还多; {season}里{noun}夜里要有人看; {noun}有名字，房客没有; 这里的孩子都在{another}旁边被咬过一回; 他们卖了{noun}，后悔了十年; 先伺候{another}，再吃早饭; {trade}说，有{noun}的人不孤单; {another}三位先生看过，第四位踢过; {noun}冬天花的，夏天从不还',
    ),
    theme(
      '大门; 排屋; 房客; 墙纸; 地窖; 信报箱; 楼梯; 烟囱; 纱帘; 煤洞; 堂屋; 隔墙',
      '{noun}是给不来的客人留的; {trade}把{another}糊了四遍，四种颜色; {season}里{noun}出汗，灰往下掉; 隔着{noun}听得见邻居的高兴; 砖用完了，泥瓦匠就拿手边的东西砌完{another}; 他们生在前屋，从{noun}抬出去; 中介管{another}叫特色; {trade}为了{noun}买下房子，如今恨它; {noun}一头沉下去，弹珠会滚到窗边; {another}的钥匙谁也没有',
    ),
  ],
};

export const chineseEssays: Pick<Lexicon, 'essays' | 'essayHeadlines' | 'trades'> = {
  trades: list(
    '面包师; 信号工; 接生婆; 水管工; 小学老师; 摆渡人; 裁缝; 长工; 文书; 磨坊主; 箍桶匠; 鞋匠; 邮差; 寡妇; 药剂师; 船夫; 店主; 玻璃匠; 牧羊人; 瓦匠; 打字员; 敲钟人; 鼓手; 剃头匠',
  ),
  essayHeadlines: list(
    '{noun}和它留下的; {place}的{season}; {place}来信; {trade}记得的事; {noun}、{another}与年月; {season}在{place}; {near}慢日子; {place}最后的{trade}; 路尽头的{place}; {near}的人; 一个{noun}的分量; {place}：{noun}与{season}',
  ),
  essays: list(
    `{season}里到{place}去，走慢路，先经过一个{noun}，再经过{another}。;
    要写一切没变，是很容易的。;
    有的镇子一眼就看明白，这里不是。;
    问{trade}，他会说到{noun}。;
    我为别的事来，却为{another}留下。;
    来客先有茶，再有椅子，一个钟头后才有看法。;
    {noun}是小事，一辈子却可能因它转弯。;
    一个地方欠离开的人什么呢？;
    下面的话，多半是隔着{noun}听来的。;
    {trade}笑了，后来不笑了。;
    {season}的光低低地进来，照到{another}。;
    谁也说不出从什么时候开始。;
    从{noun}到{another}，隔着整整一个上午。;
    那天留下一张照片，上面没有人看镜头。;
    好些年里，他们没有也过来了。;
    墙上挂着{noun}，底下是一串名字。;
    “会习惯的。”{trade}说，他自己并没有。;
    剩下的是习惯，还有一点骄傲。;
    离{near}一个钟头，车空了，话才多起来。;
    总要有人留下，多半是有{another}的那个。;
    书里只给了它一段。;
    {trade}半开玩笑地向{noun}脱帽。;
    那是{season}，什么都晚。;
    知道的人不写，写的人不知道。;
    至少{trade}是这么讲的。;
    街道朝水边斜下去，像有东西忘在那里。;
    我三次问起{noun}，得到四个回答。;
    这里的时辰由{another}管。;
    争吵当然是有的。;
    可是{noun}还在。;
    一个孩子跑进来，拿了{another}就走。;
    人说到{near}要空着肚子去，早点回来。;
    从前家家都有一个{trade}。;
    后来是没有活干的{season}。;
    下午过去，谁也不急。;
    有几分是真的，{trade}并不在乎。;
    我把它记在一张{noun}的账单背面。;
    有的门为了风关着，有的为了从前。;
    他说的是{another}，也是他的兄弟。;
    巷子尽头，是剩下的半个{noun}。`,
  ),
};
