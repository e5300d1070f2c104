import type { Translation } from './Translation.ts';

/** Nouns stand where other languages command, so that nobody is addressed as a man or a woman. */
export const words: Translation = (count, wait) => ({
  language: 'ar',

  conversation: 'المحادثة',
  you: 'أنت',
  twinOf: (owner, own) =>
    owner === undefined ? 'توأم ذكاء اصطناعي' : `${apart(owner)} (${own ? '' : 'توأم '}ذكاء اصطناعي)`,
  disclosure: (owner, days, own) => {
    const twin = own
      ? 'ذكاء اصطناعي'
      : owner === undefined
        ? 'توأم ذكاء اصطناعي'
        : `توأم ذكاء اصطناعي يمثّل ${apart(owner)}`;
    const kept =
      days === undefined
        ? 'المحادثة محفوظة.'
        : days === 0
          ? 'تبقى المحادثة محفوظة إلى أن تُحذف.'
          : `تبقى المحادثة محفوظة ${count(days, { one: 'يومًا واحدًا', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' })} بعد آخر رسالة، ما لم تُحذف قبل ذلك.`;
    return `هذه محادثة مع ${twin}، لا مع إنسان. وقد يخطئ${own ? '' : ' التوأم'}. ${kept}`;
  },

  persona: 'المجيب',
  level: 'المستوى',
  beginner: 'مبتدئ',
  intermediate: 'متوسط',
  advanced: 'متقدم',

  yourMessage: 'رسالتك',
  placeholder: (owner) => (owner === undefined ? 'سؤالك' : `سؤالك إلى ${apart(owner)}`),
  send: 'إرسال',
  stop: 'إيقاف',
  suggestions: 'أسئلة للبدء',
  thinking: 'جارٍ التفكير…',
  charactersLeft: (left) =>
    count(left, {
      zero: 'لم يبقَ أي حرف',
      one: 'بقي حرف واحد',
      two: 'بقي حرفان',
      few: 'بقيت # أحرف',
      many: 'بقي # حرفًا',
      other: 'بقي # حرف',
    }),
  charactersTooMany: (over) =>
    count(over, {
      one: 'زيادة حرف واحد',
      two: 'زيادة حرفين',
      few: 'زيادة # أحرف',
      many: 'زيادة # حرفًا',
      other: 'زيادة # حرف',
    }),

  edit: 'تعديل',
  editMessage: 'تعديل رسالتك',
  sendAgain: 'إعادة الإرسال',
  cancel: 'إلغاء',
  copyAnswer: 'نسخ الإجابة',
  copyCode: 'نسخ الكود',
  copied: 'تم النسخ',
  copyFailed: 'لا يسمح هذا المتصفح للصفحة بالنسخ. يُرجى تحديد النص ونسخه يدويًا.',
  answerAgain: 'إعادة الإجابة',
  table: 'جدول',

  showEarlier: 'عرض الرسائل السابقة',
  toNewest: 'الانتقال إلى أحدث رسالة',
  toMessageBox: 'الانتقال إلى خانة الرسالة',

  newConversation: 'محادثة جديدة',
  conversations: 'محادثاتك',
  noConversations: 'تظهر في هذه القائمة كل محادثة تبدأ من هنا.',
  conversationsNote: 'لا توجد هذه القائمة إلا في هذا المتصفح.',
  close: 'إغلاق',
  saveMarkdown: 'حفظ بصيغة Markdown',
  saveJson: 'حفظ بصيغة JSON',
  remove: 'حذف',
  removeQuestion: (title) => `حذف «${apart(title)}»؟`,
  removeConsequence: 'ستُحذف المحادثة نهائيًا من هنا ومن الخادم.',
  removed: 'حُذفت المحادثة.',

  openTwin: (owner, own) =>
    owner === undefined
      ? 'التحدث إلى توأم الذكاء الاصطناعي'
      : `التحدث إلى ${own ? '' : 'توأم ذكاء اصطناعي يمثّل '}${apart(owner)}`,
  minimise: 'تصغير',

  stoppedUnanswered: 'أُوقفت قبل وصول إجابة',
  interrupted: 'انقطعت الإجابة',
  unanswered: 'بلا إجابة',
  limitedByBudget: 'إجابة قصيرة: استنفد التوأم ميزانيته لهذا اليوم',
  limited: 'إجابة محدودة',

  offline: 'لا يوجد اتصال بالإنترنت. ستستمر المحادثة عند عودة الاتصال.',
  reconnecting: 'انقطع الاتصال. جارٍ محاولة جلب بقية الإجابة…',
  unreachable: 'تعذّر الوصول إلى التوأم. يُرجى التحقق من الاتصال ثم إعادة المحاولة.',
  unreadable: 'تعذّرت قراءة إجابة التوأم. يُرجى إعادة المحاولة، أو العودة لاحقًا إن لم ينجح ذلك.',
  brokenOff: 'انقطعت الإجابة قبل اكتمالها. يُرجى إعادة المحاولة للحصول عليها كاملة.',
  unfinished: 'لم يتمكن التوأم من إكمال إجابته. يُرجى إعادة المحاولة.',
  gone: 'لم تعد هذه المحادثة محفوظة. يمكنك بدء محادثة جديدة.',
  tooFast: 'كان ذلك أسرع مما يستطيع التوأم مجاراته.',
  overloaded: 'لا يستطيع التوأم الإجابة في الوقت الحالي.',
  failed: (status) => `لم يتمكن التوأم من الإجابة (خطأ ${status}).`,
  backInBox: 'عادت رسالتك إلى الخانة أدناه. يُرجى تعديلها ثم إرسالها من جديد.',
  inNewConversation: 'عادت رسالتك إلى الخانة أدناه. يُرجى بدء محادثة جديدة لإرسالها فيها.',
  retryIn: (seconds) => {
    const time = wait(seconds, {
      seconds: (n) => count(n, { one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوانٍ', other: '# ثانية' }),
      minutes: (n) => count(n, { one: 'نحو دقيقة', two: 'نحو دقيقتين', few: 'نحو # دقائق', other: 'نحو # دقيقة' }),
      hours: (n) => count(n, { one: 'نحو ساعة', two: 'نحو ساعتين', few: 'نحو # ساعات', other: 'نحو # ساعة' }),
    });
    return `يمكنك إعادة المحاولة بعد ${time}.`;
  },
  tryAgain: 'إعادة المحاولة',
});

/** Text of either direction, kept from drawing the signs around it to its side. */
function apart(text: string): string {
  return `\u2068${text}\u2069`;
}
