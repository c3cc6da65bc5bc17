// Before the first paint: colour scheme and language, so that nothing flashes. A file of its own, because the CSP refuses inline scripts.
(function () {
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
})();
