import type { Translation } from './Translation.ts';

export const words: Translation = (count, wait) => ({
  language: 'hi',

  conversation: 'बातचीत',
  you: 'आप',
  twinOf: (owner, own) => (owner === undefined ? 'AI ट्विन' : `${owner} (${own ? 'AI' : 'AI ट्विन'})`),
  disclosure: (owner, days, own) => {
    const twin = own ? 'एक AI' : owner === undefined ? 'एक AI ट्विन' : `${owner} के AI ट्विन`;
    const kept =
      days === undefined
        ? 'बातचीत सहेजी जाती है।'
        : days === 0
          ? 'बातचीत तब तक सहेजी रहती है, जब तक आप उसे मिटा न दें।'
          : `बातचीत आख़िरी संदेश के ${count(days, { other: '# दिन' })} बाद तक सहेजी रहती है, या जब तक आप उसे मिटा न दें।`;
    return `आपकी बातचीत ${twin} से हो रही है, किसी इंसान से नहीं। ${own ? 'AI' : 'ट्विन'} से ग़लती हो सकती है। ${kept}`;
  },

  persona: 'उत्तर कौन दे',
  level: 'आपका स्तर',
  beginner: 'शुरुआती',
  intermediate: 'मध्यम',
  advanced: 'उन्नत',

  yourMessage: 'आपका संदेश',
  placeholder: (owner) => (owner === undefined ? 'अपना सवाल लिखें' : `${owner} से सवाल पूछें`),
  send: 'भेजें',
  stop: 'रोकें',
  suggestions: 'शुरुआत के लिए सवाल',
  thinking: 'जवाब सोचा जा रहा है…',
  charactersLeft: (left) => count(left, { other: '# वर्ण बाकी' }),
  charactersTooMany: (over) => count(over, { other: '# वर्ण ज़्यादा' }),

  edit: 'बदलाव करें',
  editMessage: 'अपने संदेश में बदलाव करें',
  sendAgain: 'फिर से भेजें',
  cancel: 'रद्द करें',
  copyAnswer: 'जवाब कॉपी करें',
  copyCode: 'कोड कॉपी करें',
  copied: 'कॉपी हो गया',
  copyFailed: 'यह ब्राउज़र पेज को कॉपी नहीं करने देता। टेक्स्ट चुनें और उसे ख़ुद कॉपी करें।',
  answerAgain: 'दोबारा जवाब पाएँ',
  table: 'तालिका',

  showEarlier: 'पिछले संदेश दिखाएँ',
  toNewest: 'सबसे नए संदेश पर जाएँ',
  toMessageBox: 'संदेश बॉक्स पर जाएँ',

  newConversation: 'नई बातचीत',
  conversations: 'आपकी बातचीत',
  noConversations: 'यहाँ शुरू की गई बातचीत इस सूची में दिखेगी।',
  conversationsNote: 'यह सूची सिर्फ़ इस ब्राउज़र में है।',
  close: 'बंद करें',
  saveMarkdown: 'Markdown में सहेजें',
  saveJson: 'JSON में सहेजें',
  remove: 'मिटाएँ',
  removeQuestion: (title) => `क्या “${title}” को मिटाना है?`,
  removeConsequence: 'इसे यहाँ से और सर्वर से हमेशा के लिए मिटा दिया जाएगा।',
  removed: 'बातचीत मिटा दी गई है।',

  openTwin: (owner, own) => (owner === undefined ? 'AI ट्विन से पूछें' : `${owner}${own ? '' : ' के AI ट्विन'} से पूछें`),
  minimise: 'छोटा करें',

  stoppedUnanswered: 'जवाब आने से पहले रोका गया',
  interrupted: 'जवाब बीच में रुक गया',
  unanswered: 'जवाब नहीं मिला',
  limitedByBudget: 'छोटा जवाब: ट्विन का आज का बजट पूरा हो चुका है',
  limited: 'सीमित जवाब',

  offline: 'आप ऑफ़लाइन हैं। कनेक्शन लौटते ही बातचीत आगे बढ़ेगी।',
  reconnecting: 'कनेक्शन टूट गया। जवाब का बाकी हिस्सा पाने की कोशिश जारी है…',
  unreachable: 'ट्विन से संपर्क नहीं हो पाया। अपना कनेक्शन जाँचें, फिर दोबारा कोशिश करें।',
  unreadable: 'ट्विन का जवाब पढ़ा नहीं जा सका। दोबारा कोशिश करें; बात न बने, तो कुछ देर बाद आएँ।',
  brokenOff: 'जवाब बीच में टूट गया। पूरा जवाब पाने के लिए दोबारा कोशिश करें।',
  unfinished: 'ट्विन अपना जवाब पूरा नहीं कर पाया। दोबारा कोशिश करें।',
  gone: 'यह बातचीत अब सहेजी हुई नहीं है। नई बातचीत शुरू की जा सकती है।',
  tooFast: 'संदेश ट्विन के लिए बहुत तेज़ी से आए।',
  overloaded: 'ट्विन अभी जवाब नहीं दे पा रहा है।',
  failed: (status) => `ट्विन जवाब नहीं दे पाया (गड़बड़ी ${status})।`,
  backInBox: 'आपका संदेश नीचे बॉक्स में वापस आ गया है। उसमें बदलाव करके फिर से भेजें।',
  inNewConversation: 'आपका संदेश नीचे बॉक्स में वापस आ गया है। उसे भेजने के लिए नई बातचीत शुरू करें।',
  retryIn: (seconds) => {
    const time = wait(seconds, {
      seconds: (n) => count(n, { other: '# सेकंड' }),
      minutes: (n) => count(n, { other: 'लगभग # मिनट' }),
      hours: (n) => count(n, { other: 'लगभग # घंटे' }),
    });
    return `${time} बाद दोबारा कोशिश की जा सकती है।`;
  },
  tryAgain: 'दोबारा कोशिश करें',
});
