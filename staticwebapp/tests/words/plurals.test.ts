import { describe, expect, it } from 'vitest';
import { type Language, languages, loadWords } from '../../src/words/language.ts';
import { numbers } from '../testing/everyWord.ts';

/** At 0, 1, 2, 3, 5, 11, 21 and 100, the `#` being the number. */
const charactersLeft: Record<Language, string[]> = {
  en: ['# characters left', '# character left', ...Array(6).fill('# characters left')],
  de: Array(8).fill('Noch # Zeichen'),
  es: ['Quedan # caracteres', 'Queda # carácter', ...Array(6).fill('Quedan # caracteres')],
  fr: [...Array(2).fill('#\u00a0caractère restant'), ...Array(6).fill('#\u00a0caractères restants')],
  hi: Array(8).fill('# वर्ण बाकी'),
  ar: [
    'لم يبقَ أي حرف',
    'بقي حرف واحد',
    'بقي حرفان',
    'بقيت # أحرف',
    'بقيت # أحرف',
    'بقي # حرفًا',
    'بقي # حرفًا',
    'بقي # حرف',
  ],
  zh: Array(8).fill('还可输入 # 个字符'),
  ja: Array(8).fill('残り#文字'),
};

/** Seconds, as one is told to wait: 1, 2, 3, 11, two minutes, and the hours of half a day. */
const waits: Record<Language, string[]> = {
  en: ['1 second.', '2 seconds.', '3 seconds.', '11 seconds.', 'about 2 minutes.', 'about 12 hours.'],
  de: ['1 Sekunde', '2 Sekunden', '3 Sekunden', '11 Sekunden', 'etwa 2 Minuten', 'etwa 12 Stunden'],
  es: ['1 segundo.', '2 segundos.', '3 segundos.', '11 segundos.', 'unos 2 minutos.', 'unas 12 horas.'],
  fr: ['1 seconde.', '2 secondes.', '3 secondes.', '11 secondes.', 'environ 2 minutes.', 'environ 12 heures.'],
  hi: ['1 सेकंड', '2 सेकंड', '3 सेकंड', '11 सेकंड', 'लगभग 2 मिनट', 'लगभग 12 घंटे'],
  ar: ['ثانية واحدة', 'ثانيتين', '3 ثوانٍ', '11 ثانية', 'نحو دقيقتين', 'نحو 12 ساعة'],
  zh: ['1 秒', '2 秒', '3 秒', '11 秒', '大约 2 分钟', '大约 12 小时'],
  ja: ['1秒', '2秒', '3秒', '11秒', '約2分', '約12時間'],
};

const withFigures = (language: Language, text: string) =>
  text.replace(/\d+/, (figures) => new Intl.NumberFormat(language).format(Number(figures)));

describe.each(languages)('in %s', (language) => {
  it('the noun goes with the number', async () => {
    const words = await loadWords(language);
    const said = numbers.map((number, at) => charactersLeft[language][at]?.replace('#', String(number)) ?? '');
    expect(numbers.map(words.charactersLeft)).toEqual(said.map((text) => withFigures(language, text)));
  });

  it('a wait is told in the unit that suits', async () => {
    const words = await loadWords(language);
    const said = [1, 2, 3, 11, 120, 43_200].map((seconds) => words.retryIn(seconds).replaceAll('\u00a0', ' '));
    for (const [at, wait] of waits[language].entries()) expect(said[at]).toContain(withFigures(language, wait));
  });

  it('a large number is written as the language writes it', async () => {
    const words = await loadWords(language);
    expect(words.charactersTooMany(12_345)).toContain(new Intl.NumberFormat(language).format(12_345));
  });
});
