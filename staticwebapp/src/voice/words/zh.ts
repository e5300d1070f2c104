import type { VoiceWords } from './VoiceWords.ts';

export const words: VoiceWords = {
  speak: '说话',
  finish: '发送录音',
  cancel: '丢弃录音',
  hush: '停止朗读',
  opening: '请允许使用麦克风以开始。',
  recording: '正在录音。再按一次发送，按 Escape 丢弃。',
  held: '正在录音。松开即发送。',
  almost: '还剩十秒。',
  sending: '正在发送您说的话…',
  unheard: '麦克风没有声音。请检查它是否已打开。',
  onlyText: '此回答的其余部分只有文字。',
  elsewhere: '您的浏览器会把您说的话转成文字，并可能把声音发送给其开发商。',
  refused: '麦克风未获允许。请在浏览器设置中为本站允许，或改用文字。',
  missing: '没有麦克风。请连接一个，或改用文字。',
  taken: '麦克风无法使用，可能被其他程序占用。请关闭该程序，或改用文字。',
  insecure: '浏览器只让安全的页面使用麦克风。请用 https 打开本页，或改用文字。',
  framed: '本网站不允许分身使用麦克风。请改用文字。',
  noSpeech: '没有听清任何话。请靠近麦克风再试，或改用文字。',
  tooShort: '太短了。请再试一次，说得稍长一些。',
  tooLong: '太长了。请再试一次，说得简短一些。',
};
