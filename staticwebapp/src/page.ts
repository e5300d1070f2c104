import './element/DigitalTwin.ts';
import type { PersonaShown } from './element/DigitalTwin.ts';
import { chooseLanguage, isRightToLeft } from './words/language.ts';

const language = chooseLanguage(navigator.languages);
document.documentElement.lang = language;
document.documentElement.dir = isRightToLeft(language) ? 'rtl' : 'ltr';

const twin = document.querySelector('digital-twin');
twin?.setAttribute('persona', new URLSearchParams(location.search).get('persona') ?? '');
twin?.addEventListener('digital-twin-persona', (shown: PersonaShown) => {
  document.title = shown.detail.name;
});
