// What the page says, in the language of the person one plays.

import { en } from "./words_en.js";
import { es } from "./words_es.js";
import { fr } from "./words_fr.js";

const WORDS = { en, es, fr };

export function languageOf(code) {
  const short = (code || navigator.language || "en").slice(0, 2).toLowerCase();
  return short in WORDS ? short : "en";
}

export function words(language) {
  return WORDS[language] ?? WORDS.en;
}
