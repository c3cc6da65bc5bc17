// Before the first paint: colour scheme and language, so that nothing flashes, and the first questions to the server. A file of its own, because the CSP refuses inline scripts.
(function () {
  /*
   * The browser takes text as markup or as the address of a script only through this (require-trusted-types-for). Mantine
   * and TipTap write the text of style elements, which holds no tag; a worker is our own file or made by our own code.
   * ProseMirror has a policy of its own for what is pasted, which it parses in a document that runs nothing: asked
   * directly, without a place to write to, this one refuses, so that it uses that.
   */
  if (window.trustedTypes) {
    window.trustedTypes.createPolicy('default', {
      createHTML: function (text, _type, sink) {
        if (sink && text.indexOf('<') === -1) return text;
        throw new TypeError('markup is not taken from text');
      },
      createScriptURL: function (address) {
        if (address === '/sw.js' || address.indexOf('blob:' + location.origin + '/') === 0) return address;
        throw new TypeError('not a script of this site: ' + address);
      },
    });
  }
  var root = document.documentElement;
  try {
    var scheme = localStorage.getItem('sinau.scheme') || 'auto';
    if (scheme === 'auto') scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    root.setAttribute('data-mantine-color-scheme', scheme);
    var asked = /[?&]bahasa=(id|en)\b/.exec(location.search);
    if (asked) localStorage.setItem('sinau.language', asked[1]);
    var language = localStorage.getItem('sinau.language');
    root.lang = language === 'en' ? 'en' : 'id';
    // The server's own pages are written in it: the sign-in form that needs no script.
    if (language) document.cookie = 'sinau-language=' + root.lang + '; Path=/; SameSite=Lax; Max-Age=31536000';
  } catch {
    root.setAttribute('data-mantine-color-scheme', 'light');
  }
  // What the page will read: the server names it, and it need not wait for the application's code (src/lib/api/early.ts takes it).
  var asked = document.querySelector('meta[name="sinau-ask"]');
  if (asked) {
    window.sinauAsked = {};
    asked.content.split(' ').forEach(function (address) {
      var answer = fetch(address, { headers: { accept: 'application/json', 'accept-language': root.lang }, credentials: 'same-origin' });
      answer.catch(function () {}); // whoever takes it reports
      window.sinauAsked[address] = { sentAt: Date.now(), answer: answer };
    });
  }
})();
