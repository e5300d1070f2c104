import type { Translation } from './Translation.ts';

export const words: Translation = (count, wait) => ({
  language: 'zh',

  conversation: '对话',
  you: '您',
  twinOf: (owner, own) => (owner === undefined ? 'AI 分身' : `${owner}（AI${own ? '' : ' 分身'}）`),
  disclosure: (owner, days, own) => {
    const twin = own ? ' AI' : owner === undefined ? ' AI 分身' : `${spaced(owner)}的 AI 分身`;
    const kept =
      days === undefined
        ? '对话会被保存。'
        : days === 0
          ? '对话会一直保存，直到您将其删除。'
          : `对话会在最后一条消息之后保存 ${count(days, { other: '# 天' })}，您也可以提前删除。`;
    return `与您对话的是${twin}，不是真人，可能会出错。${kept}`;
  },

  persona: '回答者',
  level: '您的水平',
  beginner: '初级',
  intermediate: '中级',
  advanced: '高级',

  yourMessage: '您的消息',
  placeholder: (owner) => (owner === undefined ? '请输入您的问题' : `向${spaced(owner)}提问`),
  send: '发送',
  stop: '停止',
  suggestions: '可以从这些问题开始',
  thinking: '正在思考……',
  charactersLeft: (left) => count(left, { other: '还可输入 # 个字符' }),
  charactersTooMany: (over) => count(over, { other: '超出 # 个字符' }),

  edit: '编辑',
  editMessage: '编辑您的消息',
  sendAgain: '重新发送',
  cancel: '取消',
  copyAnswer: '复制回答',
  copyCode: '复制代码',
  copied: '已复制',
  copyFailed: '此浏览器不允许网页复制内容。请选中文字后自行复制。',
  answerAgain: '重新回答',
  table: '表格',

  showEarlier: '显示更早的消息',
  toNewest: '转到最新消息',
  toMessageBox: '转到输入框',

  newConversation: '新对话',
  conversations: '您的对话',
  noConversations: '您在这里开始的对话会出现在此列表中。',
  conversationsNote: '此列表只保存在这个浏览器中。',
  close: '关闭',
  saveMarkdown: '保存为 Markdown',
  saveJson: '保存为 JSON',
  remove: '删除',
  removeQuestion: (title) => `要删除“${title}”吗？`,
  removeConsequence: '对话将从这里和服务器上永久删除。',
  removed: '对话已删除。',

  openTwin: (owner, own) =>
    owner === undefined ? '向 AI 分身提问' : `向${spaced(owner)}${own ? '' : '的 AI 分身'}提问`,
  minimise: '最小化',

  stoppedUnanswered: '在得到回答之前已停止',
  interrupted: '回答已中断',
  unanswered: '未得到回答',
  limitedByBudget: '简短回答：AI 分身今天的额度已用完',
  limited: '受限的回答',

  offline: '您已离线。恢复连接后，对话即可继续。',
  reconnecting: '连接已断开，正在尝试获取回答的其余部分……',
  unreachable: '无法连接到 AI 分身。请检查网络，然后重试。',
  unreadable: '无法读取 AI 分身的回答。请重试；如果仍然不行，请稍后再来。',
  brokenOff: '回答中断了。请重试以获取完整的回答。',
  unfinished: 'AI 分身未能完成回答。请重试。',
  gone: '此对话已不再保存。您可以开始新对话。',
  tooFast: '消息发送得太快，AI 分身跟不上了。',
  overloaded: 'AI 分身暂时无法回答。',
  failed: (status) => `AI 分身未能回答（错误 ${status}）。`,
  backInBox: '您的消息已放回下方的输入框。请修改后重新发送。',
  inNewConversation: '您的消息已放回下方的输入框。请开始新对话，然后在其中发送。',
  retryIn: (seconds) => {
    const time = wait(seconds, {
      seconds: (n) => count(n, { other: '# 秒' }),
      minutes: (n) => count(n, { other: '大约 # 分钟' }),
      hours: (n) => count(n, { other: '大约 # 小时' }),
    });
    return `${time}后可以重试。`;
  },
  tryAgain: '重试',
});

/** Latin letters stand apart from Chinese characters. */
function spaced(name: string): string {
  return /^\p{Script=Han}/u.test(name) ? name : ` ${name} `;
}
