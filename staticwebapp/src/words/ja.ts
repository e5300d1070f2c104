import type { Translation } from './Translation.ts';

export const words: Translation = (count, wait) => ({
  language: 'ja',

  conversation: '会話',
  you: 'あなた',
  twinOf: (owner, own) => (owner === undefined ? 'AI分身' : `${owner}（AI${own ? '' : '分身'}）`),
  disclosure: (owner, days, own) => {
    const twin = own ? 'AI' : owner === undefined ? 'AI分身' : `${owner}さんのAI分身`;
    const kept =
      days === undefined
        ? '会話は保存されます。'
        : days === 0
          ? '会話は、削除するまで保存されます。'
          : `会話は、最後のメッセージから${count(days, { other: '#日間' })}、または削除するまで保存されます。`;
    return `これは${twin}との会話です。相手は人間ではなく、間違えることがあります。${kept}`;
  },

  persona: '回答者',
  level: 'レベル',
  beginner: '初級',
  intermediate: '中級',
  advanced: '上級',

  yourMessage: 'メッセージ',
  placeholder: (owner) => (owner === undefined ? '質問を入力' : `${owner}さんに質問する`),
  send: '送信',
  stop: '停止',
  suggestions: '最初の質問の例',
  thinking: '考えています…',
  charactersLeft: (left) => count(left, { other: '残り#文字' }),
  charactersTooMany: (over) => count(over, { other: '#文字超過しています' }),

  edit: '編集',
  editMessage: 'メッセージを編集',
  sendAgain: '再送信',
  cancel: 'キャンセル',
  copyAnswer: '回答をコピー',
  copyCode: 'コードをコピー',
  copied: 'コピーしました',
  copyFailed: 'このブラウザーでは、ページからコピーできません。テキストを選択してコピーしてください。',
  answerAgain: '回答をやり直す',
  table: '表',

  showEarlier: '以前のメッセージを表示',
  toNewest: '最新のメッセージへ移動',
  toMessageBox: 'メッセージ入力欄へ移動',

  newConversation: '新しい会話',
  conversations: '会話の一覧',
  noConversations: 'ここで始めた会話が、この一覧に表示されます。',
  conversationsNote: 'この一覧は、このブラウザーにしかありません。',
  close: '閉じる',
  saveMarkdown: 'Markdownで保存',
  saveJson: 'JSONで保存',
  remove: '削除',
  removeQuestion: (title) => `「${title}」を削除しますか？`,
  removeConsequence: '会話は、このブラウザーとサーバーの両方から完全に削除されます。',
  removed: '会話を削除しました。',

  openTwin: (owner, own) =>
    owner === undefined ? 'AI分身に質問する' : `${owner}${own ? '' : 'さんのAI分身'}に質問する`,
  minimise: '最小化',

  stoppedUnanswered: '回答の前に停止しました',
  interrupted: '回答が中断されました',
  unanswered: '回答がありません',
  limitedByBudget: '短い回答：AI分身が今日の予算を使い切りました',
  limited: '制限付きの回答',

  offline: 'オフラインです。接続が戻ると、会話を続けられます。',
  reconnecting: '接続が切れました。回答の続きを取得しようとしています…',
  unreachable: 'AI分身に接続できません。接続を確認して、もう一度お試しください。',
  unreadable:
    'AI分身の回答を読み取れませんでした。もう一度お試しください。それでも解決しない場合は、しばらくしてからお越しください。',
  brokenOff: '回答が途中で途切れました。もう一度試すと、全文を受け取れます。',
  unfinished: 'AI分身は回答を終えられませんでした。もう一度お試しください。',
  gone: 'この会話は、もう保存されていません。新しい会話を始められます。',
  tooFast: 'メッセージの送信が速すぎました。',
  overloaded: 'AI分身は現在、回答できません。',
  failed: (status) => `AI分身は回答できませんでした（エラー${status}）。`,
  backInBox: 'メッセージは下の入力欄に戻っています。内容を変更して、もう一度送信してください。',
  inNewConversation: 'メッセージは下の入力欄に戻っています。新しい会話を始めて、そこで送信してください。',
  retryIn: (seconds) => {
    const time = wait(seconds, {
      seconds: (n) => count(n, { other: '#秒' }),
      minutes: (n) => count(n, { other: '約#分' }),
      hours: (n) => count(n, { other: '約#時間' }),
    });
    return `あと${time}でもう一度試せます。`;
  },
  tryAgain: 'もう一度試す',
});
