/** Words that carry no theme: function words of Indonesian, of English, and words that every comment on a training holds. */
const STOP = new Set(
  `ada adalah agar akan aku anda antara apa apabila atas atau bagi bagus baik bahwa bahkan banyak beberapa begitu belum bisa boleh bukan cukup cuma dalam dan dapat dari daripada demi dengan di dia diri
  dong dulu for hal hanya harap harus hingga ia ialah ini itu jadi jangan jika juga kah kalau kami kamu karena kali kan ke kepada ketika kita kok kurang lagi lah lain lalu lebih maka malah mana masih mau
  melalui mereka merupakan misalnya mohon mungkin namun nya nih oleh pada paling para pasti per perlu pernah pun saat saja sama sampai sangat satu saya se seharusnya sebab sebagai sebaiknya sebelum
  sebuah secara sedang sedikit segera sehingga sejak sekali selain selalu selama seluruh semoga semua semakin sering serta seperti sesuai sesudah setelah setiap siapa sini situ suatu sudah supaya tak
  tanpa tapi telah tentang tentu terhadap terima kasih terlalu tersebut tetap tetapi tiap tidak tolong untuk usul usulan saran masukan walau yaitu yakni yang
  pelatihan training kursus peserta the and of to in is are was with very more less not be it this that on at as`.split(/\s+/),
);

const PARTICLES = /(?:lah|kah|pun|nya|ku|mu)$/;
const SUFFIXES = /(?:kan|an|i)$/;
const PREFIXES = /^(?:memper|diper|menge|meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|ber|ter|di|ke|se)/;
/** A stem is never shorter: what is left of a short word tells nothing. */
const SHORTEST = 4;

function without(word: string, part: RegExp): string {
  const rest = word.replace(part, '');
  return rest.length >= SHORTEST ? rest : word;
}

/** A light stem of an Indonesian word: one particle, one suffix and one prefix less. Not linguistics: the same word in its usual forms meets itself. */
export function stemOf(word: string): string {
  return without(without(without(word, PARTICLES), SUFFIXES), PREFIXES);
}

export type Word = { readonly stem: string; readonly surface: string };

/** What stands for something masked is no word. */
const SIGNS = /\[[a-z]+\]/g;

/** The words of a text that carry a theme, in order. */
export function wordsOf(text: string): readonly Word[] {
  const found = text.replace(SIGNS, ' ').toLowerCase().match(/\p{L}{3,30}/gu) ?? [];
  return found.filter((word) => !STOP.has(word)).map((surface) => ({ stem: stemOf(surface), surface }));
}
